package generic

import (
	"math"

	"github.com/lede-go/lede/internal/dom"
)

// Evidence gives what speaks for a choice of blocks as a whole, as features
// for Model.Trust.
func (p *Page) Evidence(scores []float32, keep []bool, promise float32) []float32 {
	e := evidence{page: p, first: -1, boxes: map[int32]int32{}}
	for i := range p.Blocks {
		e.add(i, scores[i], keep[i])
	}
	var most int32
	for _, w := range e.boxes {
		most = max(most, w)
	}
	gap := float32(-1)
	if p.Title >= 0 && e.first >= 0 {
		gap = float32(e.first - p.Title)
	}
	return []float32{
		promise, logOf(e.width), logOf(e.blocks), ratio(e.width, e.all), e.mass / max(1, float32(e.width)), e.lost / max(1, float32(e.width)),
		float32(e.paras), ratio(e.paras, e.blocks), ratio(e.runs, e.blocks), float32(len(e.boxes)), ratio(most, e.width), ratio(e.width, e.blocks),
		ratio(e.link, e.width), ratio(e.stops, e.blocks), ratio(e.headings, e.blocks), gap, flag(p.Title >= 0), float32(e.longest),
		p.hints.desc.Shared(e.words), p.hints.body.shared(e.words), p.hints.title.covered(e.words),
		logOf(int32(len(p.Blocks))), logOf(e.all), ratio(e.paras, e.pageParas),
	}
}

// evidence sums up a choice of blocks.
type evidence struct {
	page                                   *Page
	blocks, width, all, paras, link, stops int32
	headings, runs, longest, pageParas     int32
	mass, lost                             float32
	first                                  int
	inRun                                  bool
	boxes                                  map[int32]int32
	words                                  []uint32
}

func (e *evidence) add(i int, score float32, keep bool) {
	b := e.page.Blocks[i]
	e.all += b.width
	para := boolInt(b.isPara())
	e.pageParas += para
	if !keep {
		e.lost += score * float32(b.width)
		e.inRun = e.inRun && b.width < 20
		return
	}
	if e.first < 0 {
		e.first = i
	}
	if !e.inRun {
		e.runs++
	}
	e.inRun = true
	e.blocks++
	e.width += b.width
	e.paras += para
	e.link += b.link
	e.stops += min(b.stops, 8)
	e.headings += boolInt(dom.IsHeading(b.Tag))
	e.longest = max(e.longest, b.width)
	e.mass += score * float32(b.width)
	e.boxes[e.page.container(b)] += b.width
	if len(e.words) < 2000 {
		e.words = append(e.words, e.page.text(b)...)
	}
}

// The confidences at which Find does something else. Of pages whose article had
// been taken out, 5 in 6 stay under leastConfidence.
const (
	hopelessPage    = 0.05 // under it a page has no article, and nobody else is asked
	leastConfidence = 0.1  // from it on a page has an article
	leastOfArticle  = 0.02 // from it on one that says so has
	unsure          = 0.5  // under it go-readability is asked too
)

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
	return choice{both, (c + first.confidence) / 2, engineReadability}
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
