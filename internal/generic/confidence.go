package generic

import (
	"math"
	"slices"
)

// The confidences at which Find does something else.
const (
	leastConfidence = 0.015 // from it on a page has an article
	leastOfLinks    = 0.1   // from it on links are one
	hopelessPage    = 0.05  // from it on a second opinion may help
	unsure          = 0.5   // under it go-readability is asked too
)

// IsRefused reports whether a choice made with such confidence is no article: too
// little is, and for what is mostly links it takes more.
func (p *Page) IsRefused(keep []bool, confidence float64) bool {
	if confidence < leastConfidence || confidence >= leastOfLinks {
		return confidence < leastConfidence
	}
	var width, link int32
	for i, k := range keep {
		if k {
			width += p.Blocks[i].width
			link += p.Blocks[i].link
		}
	}
	return 2*link > width
}

// A choice is a set of blocks, and how far to trust it.
type choice struct {
	keep       []bool
	confidence float64
	engine     string
}

// choose gives the model's own choice.
func (m *Model) choose(p *Page, scores []float32) choice {
	keep, promise := p.Choose(scores)
	return choice{keep, m.confidence(p, scores, keep, promise), engineBlocks}
}

// confidence is the F1 by runs of four words that choices with such evidence
// had on pages of sites that the model had not seen, where a page without an
// article counts 0.
func (m *Model) confidence(p *Page, scores []float32, keep []bool, promise float32) float64 {
	c := float64(m.Trust.Score(p.Evidence(scores, keep, promise)))
	return math.Round(c*1000) / 1000
}

// possible is the score under which a block is not taken on the word of
// go-readability alone.
const possible = 0.2

// asks reports whether the second opinion may improve on a choice: where it could add
// enough text, and the evidence would be better if it added all that it could.
func (m *Model) asks(p *Page, scores []float32, first choice) bool {
	all := slices.Clone(first.keep)
	var chosen, rest float32
	for i, score := range scores {
		switch width := float32(p.Blocks[i].width); {
		case first.keep[i]:
			chosen += width
		case score > possible && !p.Blocks[i].hidden && !p.IsTitle(i):
			all[i] = true
			rest += width
		}
	}
	return rest > 0 && rest >= p.leastRest()*chosen && m.confidence(p, scores, all, p.promise(scores, all)) > first.confidence
}

// leastRest gives the smallest part of the text chosen that the second opinion must be able
// to add, as asking for it costs more than all else that is done with a page. On a short page
// it costs little, and a heading is a larger part of the text. Of the 1,074 articles of three
// sets, read without rules by weights that had not seen their sites, 18 could add a fiftieth,
// and asking for these was worth 17 points of F1 in sum; 10 could add a tenth, and were
// worth 20.
func (p *Page) leastRest() float32 {
	const short = 50 // blocks
	if len(p.Blocks) <= short {
		return 0.02
	}
	return 0.1
}

// reconsider adds to the choice first what the second opinion has beyond it. The
// sum stands when the evidence for it is better; as the two differ, its
// confidence is the mean of both.
func (m *Model) reconsider(p *Page, scores []float32, first choice, second []bool) choice {
	if second == nil {
		return first
	}
	both := make([]bool, len(second))
	for i := range both {
		both[i] = first.keep[i] || second[i] && scores[i] > possible
	}
	c := m.confidence(p, scores, both, p.promise(scores, both))
	if c <= first.confidence {
		return first
	}
	return choice{both, (c + first.confidence) / 2, EngineReadability}
}

// promise gives the F1 by width that the scores promise of a choice.
func (p *Page) promise(scores []float32, keep []bool) float32 {
	var got, width, all float32
	for i := range p.Blocks {
		if scores[i] < Hopeless || p.IsTitle(i) {
			continue
		}
		w := float32(p.Blocks[i].width)
		all += scores[i] * w
		if keep[i] {
			got, width = got+scores[i]*w, width+w
		}
	}
	if width+all == 0 {
		return 0
	}
	return 2 * got / (width + all)
}
