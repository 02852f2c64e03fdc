package main

import (
	"slices"

	"github.com/lede-go/lede/internal/generic"
)

// A making says how an example was made of a page.
type making int

const (
	printed  making = iota // the page as it is
	emptied                // its article was taken out: what is left is none
	grafted                // furniture of other pages stands in its article
	grown                  // its article has paragraphs of other pages too
	cut                    // its article ends after some paragraphs
	followed               // another story stands below
)

// weight is how much the blocks of an example count. What an emptied page has is
// furniture that its page has too.
func (m making) weight() float32 {
	switch m {
	case printed:
		return 1
	case emptied:
		return 0
	case grafted:
		return 0.5
	case grown:
		return 0.15
	}
	return 0.1
}

// An example is a page ready for training.
type example struct {
	*sample
	page *generic.Page
	labels
	made   making
	survey *generic.Survey
	scores []float32 // out of fold, once validated
	choice choice    // by the scores, once judged
}

func newExample(s *sample) *example {
	p := generic.Cut(s.doc, s.hints)
	e := &example{sample: s, page: p, survey: generic.NewSurvey(p), labels: unlabelled(p)}
	if s.isArticle() && s.isTold() {
		e.labels = label(p, &s.truth)
	}
	return e
}

// unlabelled gives labels that teach nothing.
func unlabelled(p *generic.Page) labels {
	return labels{make([]float32, len(p.Blocks)), make([]float32, len(p.Blocks))}
}

// isArticle reports a page that its set does not say to be of another type.
func (s *sample) isArticle() bool { return s.truth.Type == "" || s.truth.Type == "article" }

// isTold reports whether the truth says what the page's text is.
func (s *sample) isTold() bool { return s.truth.Text != nil || len(s.truth.Body) > 0 }

// hasArticle reports whether there is an article in e.
func (e *example) hasArticle() bool { return e.isArticle() && e.made != emptied }

// keep gives the blocks whose score reaches the threshold.
func (e *example) keep(scores []float32, threshold float32) []bool {
	k := make([]bool, len(scores))
	for i, s := range scores {
		k[i] = s >= threshold && !e.page.IsTitle(i)
	}
	return k
}

// isUsable reports an example whose labels say where an article is.
func (e *example) isUsable() bool {
	return slices.ContainsFunc(e.label, func(l float32) bool { return l >= 0.5 })
}
