package main

import (
	"math/rand/v2"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/bench/sets"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
)

// A maker makes examples of others: pages with a longer article, with a shorter
// one, with none, and with furniture in it. What it takes from other pages it takes
// from those of the same fold, so that no model learns from a page that it is
// measured on.
type maker struct {
	seed      uint64
	fold      func(site string) int
	furniture map[int][]piece
	text      map[textKey][]piece
	titles    map[textKey][]piece
}

// A piece is an element of some site.
type piece struct {
	site string
	node *html.Node
}

// textKey is what paragraphs have to share to stand in one article.
type textKey struct {
	fold     int
	language string
}

// Of how many pages there is an example of each kind.
const (
	emptiedShare  = 0.5
	graftedShare  = 0.5
	grownShare    = 0.15
	cutShare      = 0.4
	followedShare = 0.1
)

func newMaker(examples []*example, seed uint64, folds int) *maker {
	m := &maker{
		seed: seed, furniture: map[int][]piece{}, text: map[textKey][]piece{}, titles: map[textKey][]piece{},
		fold: func(site string) int { return sets.FoldOf(site, max(1, folds), seed) },
	}
	for _, e := range examples {
		if !e.isUsable() {
			continue
		}
		fold := m.fold(e.site)
		for n := range e.page.Furniture(e.label, e.weight) {
			m.furniture[fold] = append(m.furniture[fold], piece{e.site, n})
		}
		k := textKey{fold, e.language()}
		if i := e.page.Title; i >= 0 && e.page.Whole(i) {
			m.titles[k] = append(m.titles[k], piece{e.site, e.page.Blocks[i].Nodes[0]})
		}
		for _, i := range e.paragraphs() {
			m.text[k] = append(m.text[k], piece{e.site, e.page.Blocks[i].Nodes[0]})
		}
	}
	return m
}

// make gives the examples made of e.
func (m *maker) make(e *example) (out []*example) {
	if !e.isUsable() || !e.isArticle() {
		return nil
	}
	rng := rand.New(rand.NewPCG(m.seed, uint64(generic.Hash(e.set+e.id))))
	for _, kind := range [...]struct {
		share float64
		make  func(*example, *rand.Rand) *example
	}{{emptiedShare, m.emptied}, {graftedShare, m.grafted}, {grownShare, m.grown}, {cutShare, m.cut}, {followedShare, m.followed}} {
		if rng.Float64() > kind.share {
			continue
		}
		if x := kind.make(e, rng); x != nil {
			out = append(out, x)
		}
	}
	return out
}

// language gives the main language that the page says it is in.
func (s *sample) language() string {
	l := ""
	if n := dom.First(s.doc, atom.Html); n != nil {
		l = strings.ToLower(dom.Attr(n, "lang"))
	}
	return l[:min(2, len(l))]
}

// paragraphs gives the blocks of the article that are paragraphs of some length.
func (e *example) paragraphs() (list []int) {
	for i := range e.page.Blocks {
		b := e.page.Blocks[i]
		if e.label[i] >= 0.5 && e.weight[i] > 0 && b.Width() > 80 && e.page.Whole(i) && b.Nodes[0].Parent != nil && (b.Tag == atom.P || b.Tag == atom.Div) {
			list = append(list, i)
		}
	}
	return list
}

// emptied gives the page of e without its article: a page on which there is
// none, and every block is a no.
func (m *maker) emptied(e *example, _ *rand.Rand) *example {
	c := edit{drop: map[*html.Node]bool{}}
	for i := range e.page.Blocks {
		if e.label[i] >= 0.5 {
			c.dropBlock(e, i)
		}
	}
	return c.of(e, emptied)
}

// cut gives the page of e with the first paragraphs of its article alone: a
// brief.
func (m *maker) cut(e *example, rng *rand.Rand) *example {
	paragraphs := e.paragraphs()
	n := 1 + rng.IntN(5)
	if len(paragraphs) <= n {
		return nil
	}
	c := edit{drop: map[*html.Node]bool{}}
	for i := paragraphs[n]; i < len(e.label); i++ {
		if e.label[i] >= 0.5 {
			c.dropBlock(e, i)
		}
	}
	return c.of(e, cut)
}

// perPage is how many pieces a grafted page gets.
const perPage = 2

// grafted gives the page of e with pieces of other sites between the blocks of
// its article, so that a place inside the text is no proof of belonging to it.
func (m *maker) grafted(e *example, rng *rand.Rand) *example {
	var places []*html.Node
	for _, i := range e.paragraphs() {
		if i > 0 && e.label[i-1] >= 0.5 {
			places = append(places, e.page.Blocks[i].Nodes[0])
		}
	}
	pieces := m.furniture[m.fold(e.site)]
	if len(places) == 0 || len(pieces) == 0 {
		return nil
	}
	c := edit{before: map[*html.Node][]addition{}}
	for range perPage {
		if p := pieces[rng.IntN(len(pieces))]; p.site != e.site {
			at := places[rng.IntN(len(places))]
			c.before[at] = append(c.before[at], addition{p.node, 0})
		}
	}
	others := m.text[textKey{m.fold(e.site), e.language()}]
	for _, kind := range [...]struct {
		share float64
		label float32
		make  func() *html.Node
	}{
		{repeatedShare, 0, func() *html.Node { return repeated(e, rng) }},
		{quotedShare, 1, func() *html.Node { return quoted(others, rng) }},
		{listedShare, 1, func() *html.Node { return listed(others, rng) }},
	} {
		if rng.Float64() < kind.share && len(others) > 0 {
			at := places[rng.IntN(len(places))]
			c.before[at] = append(c.before[at], addition{kind.make(), kind.label})
		}
	}
	return c.of(e, grafted)
}

// In how many grafted pages a sentence of their own stands twice, and one of
// another page as a quote or several as a list, which belong to the article.
const (
	repeatedShare = 0.3
	quotedShare   = 0.6
	listedShare   = 0.4
)

// quoted gives a sentence of another page as a quote.
func quoted(others []piece, rng *rand.Rand) *html.Node {
	q := sentenceOf(dom.Text(others[rng.IntN(len(others))].node))
	if rng.IntN(3) > 0 {
		return wrapped(q, atom.Blockquote, atom.P)
	}
	return wrapped(q, atom.Blockquote)
}

// listed gives sentences of other pages as a list.
func listed(others []piece, rng *rand.Rand) *html.Node {
	list := &html.Node{Type: html.ElementNode, DataAtom: atom.Ul, Data: "ul"}
	for range 3 + rng.IntN(4) {
		list.AppendChild(wrapped(sentenceOf(dom.Text(others[rng.IntN(len(others))].node)), atom.Li))
	}
	return list
}

// sentenceOf gives the first sentence of a text, if that is of some length.
func sentenceOf(text string) string {
	if i := strings.Index(text, ". "); i > 40 {
		return text[:i+1]
	}
	return text
}

// wrapped puts a text into elements, the outermost first.
func wrapped(text string, tags ...atom.Atom) *html.Node {
	n := &html.Node{Type: html.TextNode, Data: text}
	for _, tag := range slices.Backward(tags) {
		around := &html.Node{Type: html.ElementNode, DataAtom: tag, Data: tag.String()}
		around.AppendChild(n)
		n = around
	}
	return n
}

// repeated gives a sentence of the article's once more: aside, as a key point or
// under a picture.
func repeated(e *example, rng *rand.Rand) *html.Node {
	own := e.paragraphs()
	t := sentenceOf(text(e.page.Blocks[own[rng.IntN(len(own))]]))
	forms := [...][]atom.Atom{{atom.Aside, atom.P}, {atom.Aside, atom.Blockquote}, {atom.Ul, atom.Li}, {atom.Figure, atom.Figcaption}, {atom.Div}}
	return wrapped(t, forms[rng.IntN(len(forms))]...)
}

// mostParagraphs is how many an article grows to.
const mostParagraphs = 600

// grown gives the page of e with paragraphs of others among its own, each in
// an element like the one that it stands before.
func (m *maker) grown(e *example, rng *rand.Rand) *example {
	own := e.paragraphs()
	others := m.text[textKey{m.fold(e.site), e.language()}]
	if len(own) < 3 || len(others) < 20 {
		return nil
	}
	times := 1 << (1 + rng.IntN(5))
	want := min(mostParagraphs, len(own)*times)
	c := edit{before: map[*html.Node][]addition{}}
	at := rng.IntN(len(others))
	for k := range want {
		at = (at + 1) % len(others)
		if rng.IntN(12) == 0 {
			at = rng.IntN(len(others))
		}
		place := e.page.Blocks[own[1+k*(len(own)-1)/want]].Nodes[0]
		c.before[place] = append(c.before[place], addition{dressed(others[at].node, place), 1})
	}
	return c.of(e, grown)
}

// followed gives the page of e with another story below its own, in an element
// like that around its own title and text.
func (m *maker) followed(e *example, rng *rand.Rand) *example {
	k := textKey{m.fold(e.site), e.language()}
	own, others, titles := e.paragraphs(), m.text[k], m.titles[k]
	if len(own) < 2 || len(others) < 20 || len(titles) < 2 || e.page.Title < 0 || !e.page.Whole(e.page.Title) {
		return nil
	}
	title, last := e.page.Blocks[e.page.Title].Nodes[0], e.page.Blocks[own[len(own)-1]].Nodes[0]
	around := last
	for around != nil && !dom.Contains(around, title) {
		around = around.Parent
	}
	if around == nil || around.Parent == nil || dom.Is(around, atom.Body) {
		return nil
	}
	story := dressed(&html.Node{}, around)
	heading := dressed(titles[rng.IntN(len(titles))].node, title)
	if rng.IntN(2) == 0 {
		link := &html.Node{Type: html.ElementNode, Data: "a", DataAtom: atom.A, Attr: []html.Attribute{{Key: "href", Val: "/story"}}}
		for k := range heading.ChildNodes() {
			link.AppendChild(deep(k))
		}
		heading = dressed(&html.Node{}, title)
		heading.AppendChild(link)
	}
	story.AppendChild(heading)
	at := rng.IntN(len(others))
	for k := range 3 + rng.IntN(12) {
		story.AppendChild(dressed(others[(at+k)%len(others)].node, last))
	}
	c := edit{behind: map[*html.Node]addition{around: {story, 0}}}
	return c.of(e, followed)
}

// dressed gives an element like the model with what n holds.
func dressed(n, model *html.Node) *html.Node {
	c := shallow(model)
	c.Attr = slices.DeleteFunc(slices.Clone(c.Attr), func(a html.Attribute) bool { return a.Key == "id" })
	for k := range n.ChildNodes() {
		c.AppendChild(deep(k))
	}
	return c
}

// An edit says what becomes of a page.
type edit struct {
	drop   map[*html.Node]bool
	before map[*html.Node][]addition
	behind map[*html.Node]addition

	origin map[*html.Node]*html.Node // of each node copied
	given  map[*html.Node]float32    // label of each node added
}

// An addition is an element with the label of its text.
type addition struct {
	node  *html.Node
	label float32
}

func (c *edit) dropBlock(e *example, i int) {
	for _, n := range e.page.Blocks[i].Nodes {
		c.drop[n] = true
	}
}

// of gives the example that e becomes.
func (c *edit) of(e *example, made making) *example {
	c.origin, c.given = map[*html.Node]*html.Node{}, map[*html.Node]float32{}
	s := *e.sample
	s.doc = c.copy(s.doc)
	s.hints.ArticleBody = "" // which is of the page as it was
	p := generic.Cut(s.doc, s.hints)
	x := &example{sample: &s, page: p, survey: generic.NewSurvey(p), labels: unlabelled(p), made: made}
	known := map[*html.Node]int{}
	for i := range e.page.Blocks {
		known[e.page.Blocks[i].Nodes[0]] = i
	}
	for i := range p.Blocks {
		x.label[i], x.weight[i] = c.label(p.Blocks[i].Nodes[0], e, known)
	}
	return x
}

// label gives the label of a block of the new page by its first node.
func (c *edit) label(n *html.Node, e *example, known map[*html.Node]int) (label, weight float32) {
	if k, ok := known[c.origin[n]]; ok {
		return e.label[k], e.weight[k]
	}
	for ; n != nil; n = n.Parent {
		if l, ok := c.given[n]; ok {
			return l, 1
		}
	}
	return 0, 0
}

// copy copies the tree of n as edited.
func (c *edit) copy(n *html.Node) *html.Node {
	to := shallow(n)
	c.origin[to] = n
	for k := range n.ChildNodes() {
		for _, a := range c.before[k] {
			c.add(to, a)
		}
		if !c.drop[k] {
			to.AppendChild(c.copy(k))
		}
		if a, ok := c.behind[k]; ok {
			c.add(to, a)
		}
	}
	return to
}

func (c *edit) add(to *html.Node, a addition) {
	n := deep(a.node)
	c.given[n] = a.label
	to.AppendChild(n)
}

// shallow copies n without its children.
func shallow(n *html.Node) *html.Node {
	return &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
}

// deep copies n with all in it.
func deep(n *html.Node) *html.Node {
	c := shallow(n)
	for k := range n.ChildNodes() {
		c.AppendChild(deep(k))
	}
	return c
}
