package generic

import (
	"math/bits"
	"slices"
	"sync"

	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// A surveyor measures blocks against the page they stand on.
type surveyor struct {
	page *Page
	row  []float32

	copies     tally   // how often a text stands on the page
	seen       []int32 // how often it did before each block
	groups     []shapeGroup
	frequent   [1 << 13]uint16 // counts of words in running text
	running    float32         // and their number
	width      float32         // of the whole page
	widthLog   float32
	paraWidth  float32
	before     []int32 // width of the blocks before each
	best       [2]int  // the longest run of text
	nearPara   []int32 // blocks back to the last long paragraph
	nextPara   []int32 // blocks on to the next one
	titleShare []float32
	openings   tally // how many blocks start with the same two words
	endings    tally
	repeated   []repeated
	media      []int32 // pictures and embeds in front of each block
	rules      []int32 // <hr> in front of each block
	looks      []look
	mid        int     // the widest block in the longest run of text, or -1
	atMid      []int16 // depth of the box around it and each block
	homeBlock  int
	atHome     []int16 // depth of the box around that and each block
	common     int     // the group of most of the running text
	home       int32   // the box that holds most of it
	homes      []home  // what each box holds of it
	homeParas  int32
	typical    float32 // mean width of its paragraphs
}

// repeated are the numbers of what may stand in other blocks, too.
type repeated struct{ text, opening, ending int32 }

// A home is the running text next in a box.
type home struct {
	width float32
	paras int32
}

// A look is what is seen of a block from those around it.
type look struct{ widthLog, link, class, stop float32 }

// shapeGroup sums up all blocks whose elements look alike.
type shapeGroup struct {
	blocks, paras, width, link float32
	first, last                int
}

// A Survey gives the features of the blocks of a page.
type Survey struct{ surveyor }

// NewSurvey measures p as a whole.
func NewSurvey(p *Page) *Survey {
	s := new(Survey)
	s.read(p)
	return s
}

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

// read measures p as a whole, in the room that the page before took.
func (s *surveyor) read(p *Page) {
	n := len(p.Blocks)
	*s = surveyor{
		page: p, home: -1, common: -1, mid: -1,
		copies: s.copies, openings: s.openings, endings: s.endings, repeated: sized(s.repeated, n), groups: sized(s.groups, 2*p.paths),
		seen: sized(s.seen, n), before: sized(s.before, n+1), nearPara: sized(s.nearPara, n), nextPara: sized(s.nextPara, n),
		titleShare: sized(s.titleShare, n), media: sized(s.media, n+1), rules: sized(s.rules, n+1),
		looks: sized(s.looks, n), atMid: sized(s.atMid, n), atHome: sized(s.atHome, n), homes: sized(s.homes, len(p.boxes)),
	}
	s.copies.clear(n)
	s.openings.clear(n)
	s.endings.clear(n)
	for _, m := range p.media {
		s.media[m.at]++
	}
	for _, at := range p.rules {
		s.rules[at]++
	}
	for i := range p.Blocks {
		b := p.Blocks[i]
		s.before[i+1] = s.before[i] + b.width
		s.addToGroup(i, b)
		s.looks[i] = look{logOf(b.width), ratio(b.link, b.width), p.boxes[b.box].class, flag(dom.IsStop(b.last))}
		first, last := p.ends(b)
		r := repeated{s.copies.add(b.hash), s.openings.add(first), s.endings.add(last)}
		s.repeated[i], s.seen[i] = r, s.copies.counts[r.text]-1
		if b.isPara() {
			s.paraWidth += float32(b.width)
			for _, w := range p.text(b) {
				s.frequent[w&(1<<13-1)]++
				s.running++
			}
		}
	}
	s.width = float32(s.before[len(p.Blocks)])
	s.widthLog = logOf(int32(s.width))
	s.findRun()
	s.findHome()
	s.findParas()
	s.findTitle()
}

func (p *Page) text(b *Block) []uint32 { return p.words[b.words[0]:b.words[1]] }

func (s *surveyor) addToGroup(i int, b *Block) {
	g := &s.groups[groupOf(b)]
	if g.blocks == 0 {
		g.first = i
	}
	g.blocks++
	g.width += float32(b.width)
	g.link += float32(b.link)
	g.paras += float32(boolInt(b.isPara()))
	g.last = i
}

// groupOf gives the number of the group of b.
func groupOf(b *Block) int { return int(2*b.path + boolInt(b.leaf)) }

// ends gives numbers for the first and for the last two words of a block.
func (p *Page) ends(b *Block) (first, last uint64) {
	w := p.text(b)
	switch n := len(w); n {
	case 0:
		return 0, 0
	case 1:
		return uint64(w[0]), uint64(w[0])
	default:
		return uint64(w[0])<<32 | uint64(w[1]), uint64(w[n-2])<<32 | uint64(w[n-1])
	}
}

// findHome finds the shape that most of the running text has, and the box that
// holds most of it.
func (s *surveyor) findHome() {
	p := s.page
	var most float32
	for i := range p.Blocks {
		b := p.Blocks[i]
		if !b.isPara() || b.hidden {
			continue
		}
		x := p.container(b)
		h := &s.homes[x]
		h.width += float32(b.width)
		h.paras++
		if h.width > most {
			most, s.home, s.homeParas = h.width, x, h.paras
			s.common, s.homeBlock = groupOf(b), i
		}
	}
	s.typical = most / float32(max(1, s.homeParas))
	if s.home >= 0 {
		p.meetings(s.atHome, s.homeBlock)
	}
}

// findRun finds the stretch of blocks with the most text that is not links,
// where each block costs a little.
func (s *surveyor) findRun() {
	var sum, most float32
	start := 0
	for i := range s.page.Blocks {
		b := s.page.Blocks[i]
		sum += float32(b.width) - 2*float32(b.link) - 60
		if sum <= 0 {
			sum, start = 0, i+1
		}
		if sum > most {
			most, s.best = sum, [2]int{start, i + 1}
		}
	}
	if s.mid = s.page.middle(s.best[0], s.best[1]); s.mid >= 0 {
		s.page.meetings(s.atMid, s.mid)
	}
}

func (s *surveyor) findParas() {
	const far = 200
	d := int32(far)
	for i := range s.nearPara {
		s.nearPara[i] = d
		d = min(d+1, far)
		if s.page.Blocks[i].isPara() {
			d = 1
		}
	}
	d = far
	for i := len(s.nextPara) - 1; i >= 0; i-- {
		s.nextPara[i] = d
		d = min(d+1, far)
		if s.page.Blocks[i].isPara() {
			d = 1
		}
	}
}

// findTitle finds the block that prints the title: of those that share most
// words with the page's title the heading of highest level, or else the first
// h1.
func (s *surveyor) findTitle() {
	p := s.page
	p.Title = -1
	most := float32(0.3)
	for i := range p.Blocks {
		b := p.Blocks[i]
		w := p.text(b)
		level := b.level
		share := p.hints.title.Shared(w)
		s.titleShare[i] = share
		if level == 0 || b.hidden {
			continue
		}
		// All of a long title counts more than one word of it.
		score := share * min(1, float32(len(w))/float32(max(1, p.hints.title.n)))
		if level == 1 {
			score += 0.35
		}
		if p.inNavigation(b) {
			score -= 0.5
		}
		if score > most {
			most, p.Title = score, i
		}
	}
}

// inNavigation reports whether b stands in a menu or a breadcrumb, whose last
// step may be an h1, as on morgenpost.de.
func (p *Page) inNavigation(b *Block) bool {
	const far = 4
	near := p.boxes[b.box].tokens.near
	if d := near[groupNavTag]; d > 0 && d <= far {
		return true
	}
	for own := navNames(); own != 0; own &= own - 1 {
		if d := near[bits.TrailingZeros64(own)]; d > 0 && d <= far {
			return true
		}
	}
	return false
}

// navNames are the groups of names for navigation.
var navNames = sync.OnceValue(func() uint64 { return groupsByToken().Of(Hash("nav")) })

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
	b := s.page.Blocks[i]
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
	b := s.page.Blocks[i]
	x := s.page.boxes[b.box]
	only := b.inner >= 0
	s.add(x.class, flag(b.leaf), flag(only), flag(b.hidden), float32(x.depth),
		float32(len(b.Nodes)), float32(b.level))
	tag := float32(0)
	if only {
		switch s.page.boxes[b.inner].tag {
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
	g := &s.groups[groupOf(b)]
	s.add(tag, g.blocks, g.paras, logOf(int32(g.width)), g.link/max(1, g.width), g.width/max(1, g.blocks), g.width/max(1, s.width),
		float32(i-g.first), float32(g.last-i))
}

// names adds how far up the path the names of each group stand.
func (s *surveyor) names(i int) {
	near := &s.page.boxes[innermost(s.page.Blocks[i])].tokens.near
	from := len(s.row)
	s.row = slices.Grow(s.row, len(near))[:from+len(near)]
	for g, d := range near {
		s.row[from+g] = float32(d)
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
	x := innermost(s.page.Blocks[i])
	t := s.page.boxes[x].tokens
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
	b := p.Blocks[i]
	n := float32(len(p.Blocks))
	s.add(float32(i), n, float32(i)/n, float32(s.before[i])/max(1, s.width), s.widthLog)
	title, gap := float32(-999), float32(0)
	if p.Title >= 0 {
		title = float32(i - p.Title)
		gap = float32(s.before[i] - s.before[p.Title])
	}
	s.add(title, gap)
	start, end := s.best[0], s.best[1]
	s.add(flag(i >= start && i < end), float32(i-start), float32(end-1-i), float32(end-start), float32(s.before[end]-s.before[start])/max(1, s.width))
	shared, up := int16(-1), int16(-1)
	if s.mid >= 0 {
		shared, up = p.boxes[b.box].depth-s.atMid[i], s.atMid[s.mid]-s.atMid[i]
	}
	s.add(float32(shared), float32(up))
	s.add(float32(s.nearPara[i]), float32(s.nextPara[i]))
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

// meetings gives the depth of the box around block k and each other one. As blocks stand in
// document order, the box around two is the outermost on the way.
func (p *Page) meetings(depths []int16, k int) {
	own := p.boxes[p.Blocks[k].box].depth
	depths[k] = own
	for i, d := k+1, own; i < len(depths); i++ {
		d = min(d, p.Blocks[i].meet)
		depths[i] = d
	}
	for i, d := k-1, own; i >= 0; i-- {
		d = min(d, p.Blocks[i+1].meet)
		depths[i] = d
	}
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
	b := p.Blocks[i]
	own := p.boxes[b.box]
	s.add(float32(own.repeat), float32(own.index))
	x := p.container(b)
	for range nContainers {
		c := p.boxes[x]
		n := c.end - c.first
		s.add(c.widthLog, ratio(c.link, c.width), float32(n), ratio(c.width, n), float32(c.paras), float32(c.headings), float32(c.images),
			float32(c.width)/max(1, s.width), float32(c.repeat), float32(c.index), float32(int32(i)-c.first), float32(c.end-1-int32(i)), c.class)
		if c.parent >= 0 {
			x = c.parent
		}
	}
}

func (s *surveyor) neighbours(i int) {
	p := s.page
	b := p.Blocks[i]
	depth := p.boxes[b.box].depth
	for _, d := range [...]int{-3, -2, -1, 1, 2, 3} {
		j := i + d
		if j < 0 || j >= len(p.Blocks) {
			s.add(-1, -1, -1, -1, -1)
			continue
		}
		meet := depth
		for k := min(i, j) + 1; k <= max(i, j); k++ {
			meet = min(meet, p.Blocks[k].meet)
		}
		o := &s.looks[j]
		s.add(o.widthLog, o.link, o.class, float32(depth-meet), o.stop)
	}
	a, e := max(0, i-6), min(len(p.Blocks), i+7)
	s.add(float32(s.before[i]-s.before[a]), float32(s.before[e]-s.before[i+1]))
}

// likeness compares the block with what the page says of itself, and with the
// other blocks.
func (s *surveyor) likeness(i int) {
	p := s.page
	b := p.Blocks[i]
	w := p.text(b)
	s.add(s.titleShare[i], float32(p.hints.title.n), p.hints.desc.Shared(w), float32(p.hints.desc.n), p.hints.site.Shared(w),
		p.hints.body.shared(w), flag(p.hints.body != nil), float32(s.copies.counts[s.repeated[i].text]), float32(s.seen[i]))
}

// manners adds how the block keeps to what the article's text does on this
// page, and what it repeats of other blocks.
func (s *surveyor) manners(i int) {
	p := s.page
	b := p.Blocks[i]
	r := s.repeated[i]
	s.add(float32(s.openings.counts[r.opening]), float32(s.endings.counts[r.ending]),
		ratio(b.lead, b.width), ratio(b.tail, b.width), flag(b.link > 0 && b.tail < 3), ratio(b.colon, b.width), float32(b.colon),
		float32(s.media[i]), float32(s.media[i+1]), float32(s.rules[i]), float32(s.rules[i+1]), s.topical(b))
	if s.home < 0 {
		s.add(-1, -1, -1, -1, -1, -1)
		return
	}
	around, home := p.boxes[p.container(b)].depth, p.boxes[s.home].depth
	meet := min(s.atHome[i], around, home)
	up, down := around-meet, home-meet
	s.add(float32(up), float32(down), flag(groupOf(b) == s.common), float32(b.width)/max(1, s.typical),
		ratio(p.boxes[b.box].repeat, s.homeParas), float32(s.homeParas))
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
