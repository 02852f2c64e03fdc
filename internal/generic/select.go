package generic

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strconv"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/furniture"
)

// confident is the promise from which on a block's own score decides.
const confident = 0.6

// Choose gives the blocks that belong to the article by their scores, and the
// F1 by width that the scores promise of the choice: those that are more likely
// in than out. Where that promises little, it takes the threshold that promises
// most, as on a page where every score is low, low ones count too.
func (p *Page) Choose(scores []float32) (keep []bool, promise float32) {
	keep = make([]bool, len(p.Blocks))
	for i := range p.Blocks {
		keep[i] = scores[i] >= 0.5 && !p.IsTitle(i)
	}
	if promise = p.promise(scores, keep); promise < confident {
		keep, promise = p.chooseBest(scores)
	}
	p.joinRuns(scores, keep)
	p.addNotes(scores, keep)
	return keep, promise
}

// The scores from which a block that its neighbours speak for is taken.
const (
	likely     = 0.35
	likelyLast = 0.45 // of a paragraph with one in front of it alone
)

// joinRuns takes likely blocks between two that are kept and stand in the same
// element, likely headings in front of one that is kept, paragraphs just behind
// one, and what has the path of others that are all kept. A line beside a picture
// is its caption.
func (p *Page) joinRuns(scores []float32, keep []bool) {
	beside := func(i, k int) bool {
		return keep[k] && scores[k] >= 0.5 && p.Beside(i, k)
	}
	alike := p.agreeing(scores, keep)
	for i := len(keep) - 2; i > 0; i-- { // a heading comes after what it heads
		b := p.Blocks[i]
		if keep[i] || scores[i] < likely || b.hidden || b.images > 0 || 2*b.link > b.width || p.IsTitle(i) {
			continue
		}
		switch {
		case alike[b.path] > 1:
			keep[i] = true
		case b.level > 0:
			keep[i] = keep[i+1]
		default:
			keep[i] = beside(i, i-1) && beside(i, i+1) || b.isPara() && scores[i] >= likelyLast && keep[i-1]
		}
	}
}

// agreeing gives for each path how many of its blocks are kept, where none is
// unlikely.
func (p *Page) agreeing(scores []float32, keep []bool) []int {
	n := make([]int, p.paths)
	for i, k := range keep {
		path := p.Blocks[i].path
		switch {
		case scores[i] < likely:
			n[path] = math.MinInt32
		case k:
			n[path]++
		}
	}
	return n
}

// Notes of the editors are taken where they stand in the text or a few blocks
// off, from a score that is not hopeless: the model learned from truths that
// often leave them out.
const (
	noteReach = 4
	noteScore = 0.05
	noteWidth = 600
)

func (p *Page) addNotes(scores []float32, keep []bool) {
	first, last := slices.Index(keep, true), -1
	if first < 0 {
		return
	}
	for i := range keep {
		if keep[i] {
			last = i
		}
	}
	for i := max(0, first-noteReach); i < min(len(keep), last+1+noteReach); i++ {
		b := p.Blocks[i]
		if keep[i] || b.hidden || scores[i] < noteScore || b.width > noteWidth || 2*b.link > b.width || p.IsTitle(i) {
			continue
		}
		var l dom.Line
		for _, n := range b.Nodes {
			l.AddNode(n)
		}
		keep[i] = furniture.IsNote(l.String())
	}
}

// chooseBest chooses the blocks of the threshold that promises most.
func (p *Page) chooseBest(scores []float32) (keep []bool, promise float32) {
	var order []int
	var all float32 // the width that is likely of the article
	for i := range p.Blocks {
		if scores[i] >= Hopeless && !p.IsTitle(i) {
			order = append(order, i)
			all += scores[i] * float32(p.Blocks[i].width)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), a-b) })
	var got, width float32
	n := 0
	for k, i := range order {
		w := float32(p.Blocks[i].width)
		got, width = got+scores[i]*w, width+w
		if f := 2 * got / (width + all); f > promise {
			promise, n = f, k+1
		}
	}
	keep = make([]bool, len(p.Blocks))
	for _, i := range order[:n] {
		keep[i] = true
	}
	return keep, promise
}

// IsTitle reports whether block i prints the title, as a page with a layout for
// small screens may do twice.
func (p *Page) IsTitle(i int) bool {
	if p.Title < 0 || i == p.Title {
		return i == p.Title
	}
	return p.Blocks[i].hash == p.Blocks[p.Title].hash && p.Blocks[i].level > 0
}

// A selector turns kept blocks into nodes.
type selector struct {
	page   *Page
	keep   []bool
	kept   []int32 // number of blocks kept, or hidden, before each
	width  []int32 // width of the blocks kept before each
	top    []int32 // the outermost box that goes in whole, of each box, or -1
	out    []*html.Node
	chosen map[*html.Node]bool
}

// nodes gives the nodes of the blocks kept, in document order and none inside
// another, with the pictures and embeds among them. A list, quote or table
// whose blocks are all kept goes in as one.
func (p *Page) nodes(keep []bool) []*html.Node {
	s := &selector{page: p, keep: keep, chosen: map[*html.Node]bool{}}
	first, last := -1, -1
	s.kept, s.width = make([]int32, len(keep)+1), make([]int32, len(keep)+1)
	for i, k := range keep {
		if k && first < 0 {
			first = i
		}
		if k {
			last = i
		}
		s.kept[i+1] = s.kept[i] + boolInt(k || p.Blocks[i].hidden)
		s.width[i+1] = s.width[i] + p.Blocks[i].width*boolInt(k)
	}
	if first < 0 {
		return nil
	}
	s.findWhole()
	media := s.mediaOf(first, last)
	for i := range keep {
		n := 0
		for n < len(media) && int(media[n].at) <= i {
			n++
		}
		s.addBlock(i, media[:n])
		media = media[n:]
	}
	for _, m := range media {
		s.add(m.node)
	}
	return s.out
}

// findWhole finds the boxes that go in as one element.
func (s *selector) findWhole() {
	boxes := s.page.boxes
	s.top = make([]int32, len(boxes))
	for i := range boxes {
		x := boxes[i]
		s.top[i] = -1
		if x.parent >= 0 {
			s.top[i] = s.top[x.parent]
		}
		if s.top[i] < 0 && s.isWhole(x) {
			s.top[i] = int32(i)
		}
	}
}

func (s *selector) isWhole(x *box) bool {
	if s.width[x.end] == s.width[x.first] {
		return false
	}
	all := s.kept[x.end]-s.kept[x.first] == x.end-x.first
	switch x.tag {
	case atom.Ul, atom.Ol, atom.Dl, atom.Blockquote, atom.P, atom.Pre, atom.Li:
		return all
	case atom.Table:
		// One odd cell does not tear a table apart, nor does its caption.
		return 10*(s.width[x.end]-s.width[x.first]) >= 7*(x.width-s.captionLeft(x)) && x.paras*4 < x.end-x.first
	}
	return false
}

// captionLeft gives the width of the caption of table x where it is not kept.
func (s *selector) captionLeft(x *box) (width int32) {
	for i := x.first; i < x.end && s.page.Blocks[i].Tag == atom.Caption; i++ {
		width += s.page.Blocks[i].width * boolInt(!s.keep[i])
	}
	return width
}

// addBlock adds the media in front of block i, and the block where it is kept.
// Media inside the block come with it.
func (s *selector) addBlock(i int, media []medium) {
	var nodes []*html.Node
	if s.keep[i] {
		b := s.page.Blocks[i]
		if nodes = b.Nodes; s.top[b.box] >= 0 {
			nodes = []*html.Node{s.page.boxes[s.top[b.box]].node}
		}
	}
	if len(media) > 0 {
		inside := make(map[*html.Node]bool, len(nodes))
		for _, n := range nodes {
			inside[n] = true
		}
		for _, m := range media {
			if !hasAncestor(m.node, inside) {
				s.add(m.node)
			}
		}
	}
	for _, n := range nodes {
		s.add(n)
	}
}

// hasAncestor reports whether n or an element around it is in set.
func hasAncestor(n *html.Node, set map[*html.Node]bool) bool {
	for ; n != nil; n = n.Parent {
		if set[n] {
			return true
		}
	}
	return false
}

// add adds n unless it, or an element around it, is there.
func (s *selector) add(n *html.Node) {
	if hasAncestor(n, s.chosen) {
		return
	}
	s.chosen[n] = true
	s.out = append(s.out, n)
}

// mediaOf gives the pictures and embeds that belong to the article whose
// first and last blocks are given: those inside it, and behind the title.
func (s *selector) mediaOf(first, last int) []medium {
	p := s.page
	lead := first
	if p.Title >= 0 && p.Title < first {
		lead = p.Title + 1
	}
	home := s.home(first, last)
	var out []medium
	for i, m := range p.media {
		if int(m.at) < lead || int(m.at) > last+1 || isTiny(m.node) || m.node.DataAtom == atom.Figure && !s.isPicture(i) {
			continue
		}
		if !s.belongs(m, home, int(m.at) < first) {
			continue
		}
		out = append(out, m)
	}
	return out
}

// isPicture reports whether the figure that is medium i is a picture or an embed
// with a caption at most: pages put prompts and text of the article, too, into
// figures.
func (s *selector) isPicture(i int) bool {
	p := s.page
	m := p.media[i]
	if (i+1 == len(p.media) || !dom.Contains(m.node, p.media[i+1].node)) && dom.First(m.node, atom.Figcaption) == nil {
		return false
	}
	x := sort.Search(len(p.boxes), func(k int) bool { return p.boxes[k].first >= m.at })
	for ; x < len(p.boxes) && p.boxes[x].first == m.at; x++ {
		if b := p.boxes[x]; b.node == m.node {
			return b.width < 600 && b.end-b.first <= 6 && b.headings == 0
		}
	}
	return true
}

// isTiny reports a picture that only counts readers.
func isTiny(n *html.Node) bool {
	w, err := strconv.Atoi(dom.Attr(n, "width"))
	return err == nil && w < 16
}

// home gives the innermost box that holds four fifths of the text kept.
func (s *selector) home(first, last int) int32 {
	p := s.page
	want := s.width[last+1] - s.width[first]
	x := p.Blocks[p.middle(first, last+1)].box
	for p.boxes[x].parent >= 0 && 5*(s.width[p.boxes[x].end]-s.width[p.boxes[x].first]) < 4*want {
		x = p.boxes[x].parent
	}
	return x
}

// belongs reports whether no element between m and the article's box says that
// it is of something else: a card that leads elsewhere, an author's portrait.
func (s *selector) belongs(m medium, home int32, lead bool) bool {
	p := s.page
	if a := dom.Within(m.node, atom.A); a != nil && !isFileLink(dom.Attr(a, "href")) {
		return false
	}
	for x := m.box; x >= 0; x = p.boxes[x].parent {
		if x == home {
			return true
		}
		b := p.boxes[x]
		if s.kept[b.end] > s.kept[b.first] {
			continue
		}
		near := &b.tokens.near
		for _, g := range [...]group{groupAsideTag, groupNavTag, groupFooterTag, groupFormTag} {
			if near[g] == 1 {
				return false
			}
		}
		if b.link*2 > b.width && b.width > 20 || b.tokens.own&foreignNames() != 0 {
			return false
		}
	}
	return lead
}

func isFileLink(href string) bool {
	switch {
	case href == "" || href[0] == '#':
		return true
	case len(href) > 5:
		ext := href[len(href)-5:]
		return ext[1:] == ".jpg" || ext[1:] == ".png" || ext == ".jpeg" || ext == ".webp"
	}
	return false
}

// foreignNames are the groups of names that say a picture is not the article's.
var foreignNames = sync.OnceValue(func() (mask uint64) {
	by := groupsByToken()
	for _, name := range [...]string{"related", "recommend", "author", "promo", "newsletter", "ad", "sidebar", "comment", "footer",
		"nav", "paywall", "more", "social", "card"} {
		mask |= by.Of(Hash(name))
	}
	return mask
})
