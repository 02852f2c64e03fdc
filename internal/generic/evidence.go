package generic

import (
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// Evidence gives what speaks for a choice of blocks as a whole, as features
// for Model.Trust.
func (p *Page) Evidence(scores []float32, keep []bool, promise float32) []float32 {
	e := evidence{page: p, first: -1, boxes: make([]int32, len(p.boxes)), paths: make([]bool, p.paths), words: make([]uint32, 0, min(mostEvidence+500, len(p.words)))}
	for i := range p.Blocks {
		e.addPage(p.Blocks[i])
		if keep[i] {
			e.addKept(i, scores[i])
		} else {
			e.addLeft(i, scores[i])
		}
	}
	row := append(make([]float32, 0, 64), promise)
	row = e.addChoice(row)
	row = e.addScores(row)
	row = e.addSurroundings(row)
	return p.hints.address.add(append(row, flag(p.hints.article)))
}

// mostEvidence is how many words of a choice are looked at, or a paragraph more.
const mostEvidence = 2000

// evidence sums up a choice of blocks and its page.
type evidence struct {
	page *Page

	// of the blocks kept
	blocks, width, paras, link, stops       int32
	headings, runs, longest, digits, commas int32
	linked, nested, repeat                  int32
	mass, sure, best, odds                  float32
	first                                   int
	inRun                                   bool
	boxes                                   []int32 // width in each container
	paths                                   []bool
	words                                   []uint32

	// of those left
	lost, likely float32

	// of the page
	all, allLink, pageParas, pageTimes, pageControls int32
	pageHeadings, linkHeadings, pageDigits           int32
}

func (e *evidence) addPage(b *Block) {
	e.all += b.width
	e.allLink += b.link
	e.pageDigits += b.digits
	e.pageParas += boolInt(b.isPara())
	e.pageTimes += b.times
	e.pageControls += b.controls
	if b.level > 0 {
		e.pageHeadings++
		e.linkHeadings += boolInt(2*b.link > b.width)
	}
}

func (e *evidence) addLeft(i int, score float32) {
	b := e.page.Blocks[i]
	e.lost += score * float32(b.width)
	e.likely += flag(score > 0.2)
	e.inRun = e.inRun && b.width < 20
}

func (e *evidence) addKept(i int, score float32) {
	p := e.page
	b := p.Blocks[i]
	if e.first < 0 {
		e.first = i
	}
	e.runs += boolInt(!e.inRun)
	e.inRun = true
	e.blocks++
	e.width += b.width
	e.paras += boolInt(b.isPara())
	e.link += b.link
	e.linked += boolInt(b.links > 0)
	e.digits += b.digits
	e.commas += b.commas
	e.stops += min(b.stops, 8)
	e.headings += boolInt(dom.IsHeading(b.Tag))
	e.longest = max(e.longest, b.width)
	e.mass += score * float32(b.width)
	e.best = max(e.best, score)
	e.sure += flag(score > 0.9) * float32(b.width)
	x := p.container(b)
	e.boxes[x] += b.width
	e.repeat = max(e.repeat, p.boxes[x].repeat)
	e.paths[b.path] = true
	t := p.boxes[b.box].tokens
	e.odds += (t.lowest + t.highest) * float32(b.width)
	e.nested += boolInt(t.near[groupArticleTag] > 0) * b.width
	if len(e.words) < mostEvidence {
		e.words = append(e.words, p.text(b)...)
	}
}

// addChoice adds what the text kept is like.
func (e *evidence) addChoice(row []float32) []float32 {
	var most, boxes, paths int32
	for _, w := range e.boxes {
		most = max(most, w)
		boxes += boolInt(w > 0)
	}
	for _, has := range e.paths {
		paths += boolInt(has)
	}
	return append(row, logOf(e.width), logOf(e.blocks), float32(e.paras), ratio(e.paras, e.blocks), ratio(e.runs, e.blocks), float32(boxes),
		ratio(most, e.width), ratio(e.width, e.blocks), ratio(e.link, e.width), ratio(e.linked, e.blocks), ratio(e.stops, e.blocks),
		ratio(e.headings, e.blocks), float32(e.longest), ratio(e.digits, e.width), ratio(e.commas, e.width), float32(e.repeat),
		ratio(paths, e.blocks), ratio(e.nested, e.width))
}

// addScores adds what the blocks' scores say of the choice.
func (e *evidence) addScores(row []float32) []float32 {
	width := max(1, float32(e.width))
	return append(row, e.mass/width, e.lost/width, e.sure/width, e.best, e.likely/max(1, float32(e.blocks)), e.odds/width)
}

// addSurroundings adds how the choice stands on its page.
func (e *evidence) addSurroundings(row []float32) []float32 {
	p := e.page
	gap, level := float32(-1), float32(0)
	if p.Title >= 0 {
		level = float32(p.Blocks[p.Title].level)
		if e.first >= 0 {
			gap = steps(e.first - p.Title)
		}
	}
	articles := 0
	for i := range p.boxes {
		articles += int(boolInt(p.boxes[i].tag == atom.Article))
	}
	n := int32(len(p.Blocks))
	return append(row, gap, level, ratio(e.width, e.all), ratio(e.paras, e.pageParas), p.hints.desc.Shared(e.words), p.hints.body.shared(e.words),
		p.hints.title.covered(e.words), logOf(n), logOf(e.all), ratio(e.allLink, e.all), ratio(e.pageTimes, n), ratio(e.pageControls, n),
		few(e.pageHeadings), ratio(e.linkHeadings, e.pageHeadings), ratio(e.pageDigits, e.all), float32(articles))
}
