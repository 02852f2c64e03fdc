package generic

import "math"

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

// hasRest reports whether there are blocks beyond the choice keep that a second opinion
// could add.
func (p *Page) hasRest(scores []float32, keep []bool) bool {
	for i, score := range scores {
		if score > possible && !keep[i] && !p.Blocks[i].hidden && !p.IsTitle(i) {
			return true
		}
	}
	return false
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
