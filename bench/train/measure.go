package main

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
)

// measure compares the blocks kept with the truth of s: their text where the
// truth has one, else their paragraphs alone, as without paragraphs the lines of a
// text would stand in for them, headings and all.
func measure(s *sample, p *generic.Page, keep []bool) score.Scores {
	got := &score.Prediction{}
	if s.truth.Text != nil {
		got.Text = joined(p, keep)
	} else {
		got.Paragraphs = paragraphs(p, keep)
	}
	return score.Text(&s.truth, got)
}

// paragraphs gives the text of each block kept that is no heading, cell or
// caption.
func paragraphs(p *generic.Page, keep []bool) []string {
	var all []string
	for i := range p.Blocks {
		b := p.Blocks[i]
		if keep[i] && !isHeading(b.Tag) && b.Tag != atom.Td && b.Tag != atom.Th && b.Tag != atom.Figcaption {
			all = append(all, text(b))
		}
	}
	return all
}

// joined gives the text of the blocks kept, with the numbers of ordered lists.
func joined(p *generic.Page, keep []bool) string {
	var all []string
	var markers dom.Markers
	marked := map[*html.Node]bool{}
	for i := range p.Blocks {
		if !keep[i] {
			continue
		}
		t := text(p.Blocks[i])
		if li := dom.Within(p.Blocks[i].Nodes[0], atom.Li); li != nil && !marked[li] {
			marked[li] = true
			if m := markers.Of(li); !dom.PrintsMarker(t, m) {
				t = strings.TrimSpace(m + " " + t)
			}
		}
		all = append(all, t)
	}
	return strings.Join(all, "\n\n")
}

func isHeading(a atom.Atom) bool { return len(a.String()) == 2 && a.String()[0] == 'h' && a != atom.Hr }

// text gives the text of block b.
func text(b *generic.Block) string {
	var l dom.Line
	for _, n := range b.Nodes {
		l.AddNode(n)
	}
	return l.String()
}

// average gives the means of a set over its pages.
func average(pages []*example, all []score.Scores, set string) (mean score.Figures, n int) {
	var own []score.Scores
	for i, e := range pages {
		if e.set == set {
			own = append(own, all[i])
		}
	}
	return score.Summary(own), len(own)
}
