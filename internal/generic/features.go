package generic

import (
	"math"

	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// Row adds the features of block i to row, those that need no scores.
func (s *Survey) Row(row []float32, i int) []float32 {
	return s.Learned(s.Plain(row, i), i)
}

// Plain adds those features of block i that rest on the page alone.
func (s *Survey) Plain(row []float32, i int) []float32 {
	s.row = row
	s.ownText(i)
	s.ownShape(i)
	s.names(i)
	s.place(i)
	s.containers(i)
	s.neighbours(i)
	s.likeness(i)
	s.manners(i)
	return s.row
}

// Learned adds those that rest on the odds of names and words, which Page.Weigh
// sets.
func (s *Survey) Learned(row []float32, i int) []float32 {
	s.row = row
	s.odds(i)
	s.phrases(i)
	return s.row
}

func (s *surveyor) add(v ...float32) { s.row = append(s.row, v...) }

func logOf(v int32) float32 { return float32(math.Log2(float64(v) + 1)) }

// Counts and distances end at some value, as a page is no other one when it is
// still longer; what lies beyond is told by shares of the page.
const (
	mostSteps = 30 // blocks
	mostLog   = 13 // doublings of a width
	mostNear  = 8  // copies and the like
)

func steps(n int) float32 { return float32(max(-mostSteps, min(mostSteps, n))) }

func few(n int32) float32 { return float32(min(n, mostNear)) }

// span gives the logarithm of a width, of either sign.
func span(v int32) float32 {
	if v < 0 {
		return -span(-v)
	}
	return min(mostLog, logOf(v))
}

func ratio(a, b int32) float32 {
	if b == 0 {
		return 0
	}
	return float32(a) / float32(b)
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

func (s *surveyor) ownText(i int) {
	b := &s.page.Blocks[i]
	w := s.page.text(b)
	frequent := 0
	for _, h := range w {
		if float32(s.frequent[h&(1<<13-1)])*120 > s.running {
			frequent++
		}
	}
	s.add(logOf(b.width), ratio(b.link, b.width), ratio(b.bold, b.width), ratio(b.italic, b.width),
		ratio(b.letters, b.nWords), logOf(b.nWords), ratio(b.upper, b.letters), ratio(b.capital, b.nWords), ratio(b.digits, b.width),
		float32(b.stops), ratio(b.stops, b.nWords), ratio(b.commas, b.nWords), float32(b.quotes), ratio(b.marks, b.width), float32(b.special),
		float32(b.links), float32(b.linkHash), float32(b.linkOut), float32(b.linkShare), float32(b.linkTag), float32(b.breaks),
		float32(b.images), float32(b.controls), float32(b.times),
		flag(dom.IsStop(b.last)), runeClass(b.first), runeClass(b.last), ratio(int32(frequent), int32(len(w))))
}

// runeClass sorts the first or last character of a block.
func runeClass(r rune) float32 {
	switch {
	case r == ':' || r == '\uff1a':
		return 1
	case dom.IsStop(r):
		return 2
	case r >= '0' && r <= '9':
		return 3
	case r >= 'a' && r <= 'z':
		return 4
	case r >= 'A' && r <= 'Z':
		return 5
	case r == '\u00a9' || r == '@' || r == '#':
		return 6
	case r == '\u2022' || r == '\u00b7' || r == '-' || r == '\u2013' || r == '\u2014' || r == '*':
		return 7
	case r == '>' || r == '\u203a' || r == '\u00bb' || r == '\u2192':
		return 8
	case r < 0x80:
		return 9
	}
	return 10
}

// tagClass sorts elements by what they are for.
func tagClass(a atom.Atom) float32 {
	switch a {
	case atom.P:
		return 1
	case atom.H1:
		return 2
	case atom.H2:
		return 3
	case atom.H3:
		return 4
	case atom.H4, atom.H5, atom.H6:
		return 5
	case atom.Li:
		return 6
	case atom.Blockquote:
		return 7
	case atom.Td, atom.Th, atom.Tr:
		return 8
	case atom.Pre:
		return 9
	case atom.Figcaption, atom.Figure, atom.Caption:
		return 10
	case atom.Div:
		return 11
	case atom.Section, atom.Article, atom.Main:
		return 12
	case atom.Aside, atom.Nav, atom.Footer, atom.Header, atom.Form:
		return 13
	case atom.Dd, atom.Dt, atom.Dl:
		return 14
	case atom.Body:
		return 15
	case atom.Ul, atom.Ol:
		return 16
	}
	return 17
}

func (s *surveyor) ownShape(i int) {
	b := &s.page.Blocks[i]
	x := &s.page.boxes[b.box]
	only := b.inner >= 0
	s.add(tagClass(b.Tag), flag(b.leaf), flag(only), flag(b.hidden), float32(x.depth),
		float32(len(b.Nodes)), float32(s.page.headingLevel(b)))
	tag := float32(0)
	if only {
		switch s.page.boxes[b.inner].node.DataAtom {
		case atom.A:
			tag = 1
		case atom.Span:
			tag = 2
		case atom.B, atom.Strong:
			tag = 3
		case atom.I, atom.Em:
			tag = 4
		case atom.Button, atom.Label:
			tag = 5
		case atom.Time:
			tag = 6
		default:
			tag = 7
		}
	}
	g := s.groups[s.groupKey(b)]
	n := float32(len(s.page.Blocks))
	s.add(tag, min(mostSteps, g.blocks), g.blocks/n, g.paras/g.blocks, span(int32(g.width)), g.link/max(1, g.width), g.width/max(1, g.blocks),
		g.width/max(1, s.width), steps(i-g.first), steps(g.last-i), float32(i-g.first)/float32(max(1, g.last-g.first)))
}

// names adds how far up the path the names of each group stand.
func (s *surveyor) names(i int) {
	for _, d := range s.page.boxes[innermost(&s.page.Blocks[i])].tokens.near {
		s.add(float32(d))
	}
}

// innermost gives the box of the element next to the block's text.
func innermost(b *Block) int32 {
	if b.inner >= 0 {
		return b.inner
	}
	return b.box
}

// odds adds what the learned odds of the names on the path say.
func (s *surveyor) odds(i int) {
	x := innermost(&s.page.Blocks[i])
	t := &s.page.boxes[x].tokens
	s.add(t.odds, t.lowest, t.highest)
	for range 3 {
		if up := s.page.boxes[x].parent; up >= 0 {
			x = up
		}
		s.add(s.page.boxes[x].tokens.odds)
	}
}

func (s *surveyor) place(i int) {
	p := s.page
	b := &p.Blocks[i]
	n := len(p.Blocks)
	s.add(float32(i)/float32(n), ratio(s.before[i], s.before[n]), min(mostNear, logOf(int32(n))), span(s.before[n]))
	title, gap, after := float32(-99), float32(0), float32(-1)
	if p.Title >= 0 {
		title, gap = steps(i-p.Title), span(s.before[i]-s.before[p.Title])
		after = ratio(s.before[i]-s.before[p.Title], s.before[n]-s.before[p.Title])
	}
	s.add(title, gap, after)
	start, end := s.best[0], s.best[1]
	run := s.before[end] - s.before[start]
	s.add(flag(i >= start && i < end), steps(i-start), steps(end-1-i), steps(end-start), ratio(run, s.before[n]),
		max(-1, min(2, ratio(s.before[i]-s.before[start], run))))
	rb := s.page.middle(start, end)
	shared, up := -1, -1
	if rb >= 0 {
		shared, up = p.kinship(b.box, p.Blocks[rb].box)
	}
	s.add(float32(shared), float32(up))
	s.add(float32(s.nearPara[i]), float32(s.nextPara[i]))
	s.rivals(b)
}

// middle gives the widest block of a range, or -1.
func (p *Page) middle(start, end int) int {
	best, most := -1, int32(0)
	if end-start > 40 {
		// The first ones tell as much.
		end = start + 40
	}
	for i := start; i < end; i++ {
		if w := p.Blocks[i].width; w > most {
			best, most = i, w
		}
	}
	return best
}

// kinship gives how many steps two boxes are from their nearest common
// ancestor.
func (p *Page) kinship(a, b int32) (fromA, fromB int) {
	for a != b {
		if p.boxes[a].depth >= p.boxes[b].depth {
			a = p.boxes[a].parent
			fromA++
		} else {
			b = p.boxes[b].parent
			fromB++
		}
	}
	return fromA, fromB
}

// container gives the box that holds block b beside others.
func (p *Page) container(b *Block) int32 {
	if b.leaf && p.boxes[b.box].parent >= 0 {
		return p.boxes[b.box].parent
	}
	return b.box
}

const nContainers = 4

func (s *surveyor) containers(i int) {
	p := s.page
	b := &p.Blocks[i]
	own := &p.boxes[b.box]
	s.add(steps(int(own.repeat)), steps(int(own.index)), steps(int(own.repeat-own.index)))
	x := p.container(b)
	for range nContainers {
		c := &p.boxes[x]
		n := c.end - c.first
		at := int32(i) - c.first
		s.add(span(c.width), ratio(c.link, c.width), steps(int(n)), ratio(c.width, n), ratio(c.paras, n), steps(int(c.paras)), ratio(c.headings, n),
			few(c.headings), ratio(c.images, n), few(c.images), float32(c.width)/max(1, s.width), steps(int(c.repeat)), steps(int(c.index)),
			steps(int(at)), steps(int(n-1-at)), ratio(at, n), tagClass(c.node.DataAtom))
		if c.parent >= 0 {
			x = c.parent
		}
	}
}

func (s *surveyor) neighbours(i int) {
	p := s.page
	b := &p.Blocks[i]
	for _, d := range [...]int{-3, -2, -1, 1, 2, 3} {
		j := i + d
		if j < 0 || j >= len(p.Blocks) {
			s.add(-1, -1, -1, -1, -1)
			continue
		}
		o := &p.Blocks[j]
		up, _ := p.kinship(b.box, o.box)
		s.add(logOf(o.width), ratio(o.link, o.width), tagClass(o.Tag), float32(up), flag(dom.IsStop(o.last)))
	}
	a, e := max(0, i-6), min(len(p.Blocks), i+7)
	s.add(float32(s.before[i]-s.before[a]), float32(s.before[e]-s.before[i+1]))
}

// likeness compares the block with what the page says of itself, and with the
// other blocks.
func (s *surveyor) likeness(i int) {
	p := s.page
	b := &p.Blocks[i]
	w := p.text(b)
	s.add(s.titleShare[i], float32(p.hints.title.n), p.hints.desc.Shared(w), float32(p.hints.desc.n), p.hints.site.Shared(w),
		p.hints.body.shared(w), flag(p.hints.body != nil), few(s.copies[b.hash]), few(s.seen[i]))
	s.echoes(i)
}

// manners adds how the block keeps to what the article's text does on this
// page, and what it repeats of other blocks.
func (s *surveyor) manners(i int) {
	p := s.page
	b := &p.Blocks[i]
	first, last := p.ends(b)
	n := int32(len(p.Blocks))
	s.add(few(s.openings[first]), ratio(s.openings[first], n), few(s.endings[last]), ratio(s.endings[last], n),
		ratio(b.lead, b.width), ratio(b.tail, b.width), flag(b.link > 0 && b.tail < 3), ratio(b.colon, b.width), float32(b.colon),
		few(s.media[i]), few(s.media[n]-s.media[i]), few(s.media[i+1]-s.media[i]), few(s.rules[i]), few(s.rules[n]-s.rules[i]), s.topical(b))
	if s.home < 0 {
		s.add(-1, -1, -1, -1, -1, -1)
		return
	}
	up, down := p.kinship(p.container(b), s.home)
	s.add(float32(up), float32(down), flag(s.groups[s.groupKey(b)] == s.common), float32(b.width)/max(1, s.typical),
		min(4, ratio(p.boxes[b.box].repeat, s.homeParas)), steps(int(s.homeParas)))
}

// topical gives which part of the block's words, without those that stand
// everywhere, other blocks of running text have too.
func (s *surveyor) topical(b *Block) float32 {
	own := uint16(boolInt(b.isPara()))
	all, known := 0, 0
	for _, w := range s.page.text(b) {
		n := s.frequent[w&(1<<13-1)]
		if float32(n)*120 > s.running {
			continue
		}
		all++
		if n > own {
			known++
		}
	}
	return ratio(int32(known), int32(all))
}
