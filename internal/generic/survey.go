package generic

import (
	"math/bits"
	"sync"

	"github.com/lede-go/lede/internal/dom"
)

// A surveyor measures blocks against the page they stand on.
type surveyor struct {
	page *Page
	row  []float32

	copies     map[uint64]int32 // how often a text stands on the page
	seen       []int32          // how often it did before each block
	groups     map[uint32]*shapeGroup
	frequent   [1 << 13]uint16 // counts of words in running text
	running    float32         // and their number
	width      float32         // of the whole page
	before     []int32         // width of the blocks before each
	best       [2]int          // the longest run of text
	nearPara   []int32         // blocks back to the last long paragraph
	nextPara   []int32         // blocks on to the next one
	titleShare []float32
	openings   map[uint64]int32 // how many blocks start with the same two words
	endings    map[uint64]int32
	media      []int32     // pictures and embeds before each block
	rules      []int32     // <hr> before each block
	runs       echoes      // runs of words, and in what kind of block they stand
	parts      []int32     // of each box: the outermost one around it without the title
	common     *shapeGroup // the shape of most of the running text
	home       int32       // the box that holds most of it
	homeParas  int32
	typical    float32 // mean width of its paragraphs
}

// shapeGroup sums up all blocks whose elements look alike.
type shapeGroup struct {
	blocks, paras, width, link float32
	first, last                int
}

// A Survey gives the features of the blocks of a page.
type Survey struct{ surveyor }

// NewSurvey measures p as a whole.
func NewSurvey(p *Page) *Survey { return &Survey{*newSurveyor(p)} }

func newSurveyor(p *Page) *surveyor {
	s := &surveyor{
		page: p, seen: make([]int32, len(p.Blocks)), copies: make(map[uint64]int32, len(p.Blocks)), groups: make(map[uint32]*shapeGroup, 64),
		before: make([]int32, len(p.Blocks)+1), nearPara: make([]int32, len(p.Blocks)), nextPara: make([]int32, len(p.Blocks)),
		titleShare: make([]float32, len(p.Blocks)), openings: make(map[uint64]int32, len(p.Blocks)), endings: make(map[uint64]int32, len(p.Blocks)),
		media: make([]int32, len(p.Blocks)+2), rules: make([]int32, len(p.Blocks)+2), home: -1,
	}
	for _, m := range p.media {
		s.media[m.at+1]++
	}
	for _, at := range p.rules {
		s.rules[at+1]++
	}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		s.before[i+1] = s.before[i] + b.width
		s.media[i+1] += s.media[i]
		s.rules[i+1] += s.rules[i]
		s.seen[i] = s.copies[b.hash]
		s.copies[b.hash]++
		s.addToGroup(i, b)
		first, last := p.ends(b)
		s.openings[first]++
		s.endings[last]++
		if b.isPara() {
			for _, w := range p.text(b) {
				s.frequent[w&(1<<13-1)]++
				s.running++
			}
		}
	}
	s.width = float32(s.before[len(p.Blocks)])
	s.findRun()
	s.findHome()
	s.findParas()
	s.findTitle()
	s.findParts()
	s.runs = newEchoes(p)
	return s
}

func (p *Page) text(b *Block) []uint32 { return p.words[b.words[0]:b.words[1]] }

func (s *surveyor) addToGroup(i int, b *Block) {
	k := s.groupKey(b)
	g := s.groups[k]
	if g == nil {
		g = &shapeGroup{first: i}
		s.groups[k] = g
	}
	g.blocks++
	g.width += float32(b.width)
	g.link += float32(b.link)
	g.paras += float32(boolInt(b.isPara()))
	g.last = i
}

func (s *surveyor) groupKey(b *Block) uint32 {
	k := s.page.boxes[b.box].path
	if !b.leaf {
		k++
	}
	return k
}

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
	width := make(map[int32]float32, 16)
	paras := make(map[int32]int32, 16)
	var most float32
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if !b.isPara() || b.hidden {
			continue
		}
		x := p.container(b)
		width[x] += float32(b.width)
		paras[x]++
		if width[x] > most {
			most, s.home, s.homeParas = width[x], x, paras[x]
			s.common = s.groups[s.groupKey(b)]
		}
	}
	s.typical = most / float32(max(1, s.homeParas))
}

// findRun finds the stretch of blocks with the most text that is not links,
// where each block costs a little.
func (s *surveyor) findRun() {
	var sum, most float32
	start := 0
	for i := range s.page.Blocks {
		b := &s.page.Blocks[i]
		sum += float32(b.width) - 2*float32(b.link) - 60
		if sum <= 0 {
			sum, start = 0, i+1
		}
		if sum > most {
			most, s.best = sum, [2]int{start, i + 1}
		}
	}
}

func (s *surveyor) findParas() {
	const far = mostSteps
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
		b := &p.Blocks[i]
		w := p.text(b)
		level := p.headingLevel(b)
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
	near := &p.boxes[b.box].tokens.near
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
var navNames = sync.OnceValue(func() uint64 { return groupsByToken()[Hash("nav")] })

// headingLevel gives the level of the heading that b stands in, or 0.
func (p *Page) headingLevel(b *Block) int {
	if dom.IsHeading(b.Tag) {
		return int(p.boxes[b.box].node.Data[1] - '0')
	}
	if up := p.boxes[b.box].parent; up >= 0 && dom.IsHeading(p.boxes[up].node.DataAtom) {
		return int(p.boxes[up].node.Data[1] - '0')
	}
	return 0
}
