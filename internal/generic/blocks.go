package generic

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// A Block is one piece of the page's text that a browser sets as one: a
// paragraph, a heading, a list item, or a run of bare text between blocks or
// double line breaks.
type Block struct {
	// Nodes are the block's element, or the nodes of its run.
	Nodes []*html.Node
	// Tag is the nearest block element: the block itself, or what holds its run.
	Tag atom.Atom

	leaf   bool // Nodes is one block element with nothing else in it
	hidden bool
	ruled  bool  // a rule says that it is the article's
	box    int32 // the block's element, or what holds its run
	path   int32 // the number of the box's path among those of the page's blocks
	inner  int32 // tokens of the one inline element that wraps the text, or -1
	level  int8  // of the heading that it stands in, or 0
	meet   int16 // depth of the box around it and the block before
	words  [2]int32
	hash   uint64
	textStats
}

// A box is an element that holds blocks. Boxes stand in document order, each
// behind its parent.
type box struct {
	node   *html.Node
	tag    atom.Atom
	class  float32 // that of the tag
	parent int32
	depth  int16
	level  int8   // of a heading, or 0
	shape  uint32 // tag and classes
	path   uint32 // shape with that of two parents
	repeat int32  // siblings of the same shape, itself among them
	index  int32  // its place among those
	tokens boxTokens
	names  [2]int32

	first, end                   int32 // blocks [first, end)
	width, link, paras, headings int32
	images                       int32
	widthLog                     float32
}

// A medium is a picture, an embed or a table-like thing without text that may
// belong to the article: it stands in front of block at.
type medium struct {
	node *html.Node
	box  int32
	at   int32
}

// A Page is a document cut into blocks.
type Page struct {
	Blocks []*Block
	// Title is the index of the block that prints the title, or -1.
	Title int

	boxes []*box
	paths int // how many paths the blocks' boxes have
	media []medium
	rules []int32      // blocks in front of which an <hr> stands
	words []uint32     // hashes of the words of the text
	names []uint32     // hashes of the names on the boxes
	runs  []*html.Node // the nodes of the blocks
	hints pageHints

	wordOdds func(word uint32) float32 // of words and pairs of them; set by Weigh
	known    *Odds                     // those that wordOdds looks in, if it is a table
}

// Cut cuts the body of doc into blocks, in one pass.
func Cut(doc *html.Node, h Hints) *Page { return new(desk).cut(doc, h) }

func (d *desk) cut(doc *html.Node, h Hints) *Page {
	c := d.newCutter(h)
	if root := dom.Body(doc); root != nil {
		c.openBox(root)
		c.children(root)
		c.flush(nil)
		c.closeBox()
	}
	d.page.measure(&d.tally)
	return c.page
}

// An opened element gets a box with the first block in it.
type opened struct {
	node *html.Node
	box  int32 // or -1
}

// A cutter walks the tree and gathers the run of text at hand. A run ends
// where a block element starts or ends, and at a double line break.
type cutter struct {
	page   *Page
	blocks *slab[Block]
	boxes  *slab[box]
	stack  []opened
	inline []*html.Node // open inline elements since the last of the stack
	names  tokenReader

	meet     int16 // depth of the box around the last block and what is open
	run      []*html.Node
	stats    textStats
	blank    bool // no text since the last line break
	runs     int  // runs ended so far
	wordAt   int32
	hash     uint64
	word     uint32
	inWord   bool
	sentence bool // a stop was seen and no letter after it
	inLink   int
	inBold   int
	inItalic int
	hiddenAt int // depth of hidden elements

	drops, keeps func(*html.Node) bool // what the rule says; nil: nothing
	ruled        int                   // depth of elements that it keeps
}

func (c *cutter) children(n *html.Node) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		c.node(k)
	}
}

func (c *cutter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		c.text(n)
	case n.Type != html.ElementNode:
	case c.keeps != nil && c.keeps(n):
		c.ruled++
		c.element(n)
		c.ruled--
	case c.drops != nil && c.drops(n):
		if dom.IsBlock(n) {
			c.flush(nil)
		}
	default:
		c.element(n)
	}
}

func (c *cutter) element(n *html.Node) {
	if dom.IsPost(n) {
		c.flush(nil)
		c.addMedium(n)
		return
	}
	if isMedium(n) {
		c.addMedium(n)
	}
	if n.DataAtom == atom.Hr {
		c.page.rules = append(c.page.rules, int32(len(c.page.Blocks)))
	}
	if dom.IsControl(n) {
		c.stats.controls++
		return
	}
	if !dom.IsRendered(n) {
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		c.lineBreak(n)
	case dom.IsBlock(n):
		c.block(n)
	default:
		c.inlineElement(n)
	}
}

// block walks a block element: what stands before it and in it are runs of
// their own.
func (c *cutter) block(n *html.Node) {
	c.flush(nil)
	for _, in := range c.inline {
		c.openBox(in)
	}
	pushed, inline := len(c.inline), c.inline
	c.inline = nil
	c.openBox(n)
	hides := dom.StaysHidden(n)
	if hides {
		c.hiddenAt++
	}
	before := c.runs
	c.children(n)
	if c.runs == before {
		c.flush(n)
	} else {
		c.flush(nil)
	}
	if hides {
		c.hiddenAt--
	}
	c.closeBox()
	for range pushed {
		c.closeBox()
	}
	c.inline = inline
}

// inlineElement walks an element inside a line. If its whole content goes
// into the run at hand, the run holds the element itself.
func (c *cutter) inlineElement(n *html.Node) {
	runs, start := c.runs, len(c.run)
	link, bold, italic, hidden := c.inLink, c.inBold, c.inItalic, c.hiddenAt
	c.enterInline(n)
	c.inline = append(c.inline, n)
	c.children(n)
	c.inline = c.inline[:len(c.inline)-1]
	c.inLink, c.inBold, c.inItalic, c.hiddenAt = link, bold, italic, hidden
	if c.runs == runs {
		c.run = append(c.run[:start], n)
	}
}

// enterInline notes what an inline element says of the text in it.
func (c *cutter) enterInline(n *html.Node) {
	switch n.DataAtom {
	case atom.A:
		c.addLink(n)
		c.inLink++
	case atom.B, atom.Strong:
		c.inBold++
	case atom.I, atom.Em, atom.Cite:
		c.inItalic++
	case atom.Time:
		c.stats.times++
	case atom.Img, atom.Picture:
		c.stats.images++
	}
	if dom.StaysHidden(n) {
		c.hiddenAt++
	}
}

// lineBreak takes a br: the second in a row ends the run.
func (c *cutter) lineBreak(n *html.Node) {
	c.endWord()
	c.run = append(c.run, n)
	c.stats.breaks++
	if c.blank && c.stats.width > 0 {
		c.flush(nil)
	}
	c.blank = true
}

func (c *cutter) text(n *html.Node) {
	c.run = append(c.run, n)
	before := c.stats.width
	c.scan(n.Data)
	width := c.stats.width - before
	if width == 0 {
		return
	}
	c.blank = false
	if c.inLink > 0 {
		c.stats.link += width
		c.stats.tail = 0
	} else {
		c.stats.tail += width
		if c.stats.link == 0 {
			c.stats.lead += width
		}
	}
	if c.inBold > 0 {
		c.stats.bold += width
	}
	if c.inItalic > 0 {
		c.stats.italic += width
	}
}

// flush ends the run at hand as a block. With n, the run is all that the
// block element n holds.
func (c *cutter) flush(n *html.Node) {
	c.endWord()
	c.blank = false
	if c.stats.width == 0 {
		// White space between blocks is nobody's run.
		c.run = c.run[:0]
		c.wordAt, c.hash = int32(len(c.page.words)), 0
		c.stats = textStats{images: c.stats.images * boolInt(n == nil)}
		return
	}
	s := c.stats
	c.stats = textStats{}
	s.compare()
	p := c.page
	top := c.top()
	b := c.blocks.take()
	x := p.boxes[top]
	*b = Block{
		Tag: x.tag, level: p.level(x), box: top, inner: -1, meet: c.meet, textStats: s,
		words: [2]int32{c.wordAt, int32(len(p.words))}, hash: c.hash, hidden: c.hiddenAt > 0, ruled: c.ruled > 0, leaf: n != nil,
	}
	b.Nodes = p.keepNodes(trimBlank(c.run))
	if len(b.Nodes) == 1 && b.Nodes[0].Type == html.ElementNode {
		c.openBox(b.Nodes[0])
		b.inner = c.top()
		c.closeBox()
	}
	if n != nil {
		b.Nodes = p.keepNodes([]*html.Node{n})
	}
	p.Blocks = append(p.Blocks, b)
	c.meet = x.depth
	c.runs++
	c.run = c.run[:0]
	c.wordAt, c.hash = int32(len(p.words)), 0
	c.sentence = false
}

func boolInt(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// keepNodes gives a copy of nodes.
func (p *Page) keepNodes(nodes []*html.Node) []*html.Node {
	from := len(p.runs)
	p.runs = append(p.runs, nodes...)
	return p.runs[from:len(p.runs):len(p.runs)]
}

// trimBlank gives a run without white space at its ends. Line breaks at the end
// stay, as they part it from the next run.
func trimBlank(run []*html.Node) []*html.Node {
	blank := func(n *html.Node) bool {
		return n.Type == html.TextNode && strings.TrimSpace(n.Data) == ""
	}
	for len(run) > 0 && blank(run[0]) {
		run = run[1:]
	}
	for len(run) > 0 && blank(run[len(run)-1]) {
		run = run[:len(run)-1]
	}
	return run
}

func (c *cutter) openBox(n *html.Node) { c.stack = append(c.stack, opened{n, -1}) }

// closeBox ends the element opened last.
func (c *cutter) closeBox() {
	if top := c.stack[len(c.stack)-1].box; top >= 0 {
		x := c.page.boxes[top]
		x.end = int32(len(c.page.Blocks))
		c.meet = min(c.meet, x.depth-1)
	}
	c.stack = c.stack[:len(c.stack)-1]
}

// top gives the box of the element opened last.
func (c *cutter) top() int32 {
	i := len(c.stack)
	for i > 0 && c.stack[i-1].box < 0 {
		i--
	}
	parent := int32(-1)
	if i > 0 {
		parent = c.stack[i-1].box
	}
	for ; i < len(c.stack); i++ {
		parent = c.addBox(c.stack[i].node, parent)
		c.stack[i].box = parent
	}
	return parent
}

// addBox makes the box of n, inside the box parent, and gives its index.
func (c *cutter) addBox(n *html.Node, parent int32) int32 {
	p := c.page
	b := c.boxes.take()
	*b = box{node: n, tag: n.DataAtom, class: tagClass(n.DataAtom), parent: parent, first: int32(len(p.Blocks)), shape: shapeOf(n)}
	if dom.IsHeading(b.tag) {
		b.level = int8(n.Data[1] - '0')
	}
	b.path = b.shape
	var up *box
	if parent >= 0 {
		up = p.boxes[parent]
		b.depth = up.depth + 1
		b.path = mix(b.path, up.shape)
		if up.parent >= 0 {
			b.path = mix(b.path, p.boxes[up.parent].shape)
		}
	}
	c.names.read(&b.tokens, n, up)
	from := len(p.names)
	p.names = append(p.names, c.names.hashes...)
	b.names = [2]int32{int32(from), int32(len(p.names))}
	p.boxes = append(p.boxes, b)
	return int32(len(p.boxes) - 1)
}

// level gives the level of the heading that x is or stands next in, or 0.
func (p *Page) level(x *box) int8 {
	if x.level == 0 && x.parent >= 0 {
		return p.boxes[x.parent].level
	}
	return x.level
}

func isMedium(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Img, atom.Picture, atom.Figure:
		return true
	}
	return n.Data == "amp-img" || dom.IsEmbed(n)
}

func (c *cutter) addMedium(n *html.Node) {
	p, top := c.page, c.top()
	p.media = append(p.media, medium{node: n, box: top, at: int32(len(p.Blocks))})
	if n.DataAtom != atom.Figure {
		p.boxes[top].images++
	}
}

// shareHosts are where links of share bars lead, beside mailto and the like.
var shareHosts = []string{"facebook.com/share", "facebook.com/dialog", "twitter.com/intent", "twitter.com/share",
	"x.com/intent", "x.com/share", "wa.me/", "api.whatsapp.com", "t.me/share", "linkedin.com/share", "linkedin.com/cws",
	"pinterest.com/pin", "reddit.com/submit", "vk.com/share", "bsky.app/intent", "line.me/r", "flipboard.com"}

func (c *cutter) addLink(n *html.Node) {
	s := &c.stats
	s.links++
	href := dom.Attr(n, "href")
	switch {
	case href == "" || href[0] == '#' || strings.HasPrefix(href, "javascript:"):
		s.linkHash++
	case strings.HasPrefix(href, "mailto:") || strings.HasPrefix(href, "tel:") || strings.HasPrefix(href, "whatsapp:"):
		s.linkShare++
	case strings.HasPrefix(href, "http"):
		if !c.page.hints.ownLink(href) {
			s.linkOut++
			for _, h := range shareHosts {
				if strings.Contains(href[:min(len(href), 60)], h) {
					s.linkShare++
					break
				}
			}
		}
	}
	if rel := dom.Attr(n, "rel"); rel == "tag" || rel == "author" || rel == "category tag" {
		s.linkTag++
	}
}

func mix(a, b uint32) uint32 { return (a ^ b*0x9e3779b1) * 16777619 }

// shapeOf gives a number for the tag and the classes of n, without digits, as
// those often count.
func shapeOf(n *html.Node) uint32 {
	h := uint32(n.DataAtom) * 0x9e3779b1
	if n.DataAtom == 0 {
		h = Hash(n.Data)
	}
	for _, a := range n.Attr {
		if a.Key == "class" {
			for i := range len(a.Val) {
				if ch := a.Val[i]; ch < '0' || ch > '9' {
					h = (h ^ uint32(ch)) * 16777619
				}
			}
		}
	}
	return h
}

// Hash gives the hash by which names and words are compared: FNV-1a.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// measure sums up the boxes from the inside out, numbers their paths and counts
// siblings of one shape, both by the tally.
func (p *Page) measure(t *tally) {
	t.clear(len(p.Blocks))
	for i := range p.Blocks {
		b := p.Blocks[i]
		x := p.boxes[b.box]
		b.path = t.add(uint64(x.path))
		x.width += b.width
		x.link += b.link
		x.paras += boolInt(b.isPara())
		x.headings += boolInt(x.level > 0)
	}
	p.paths = len(t.keys)
	t.clear(len(p.boxes))
	for i := range p.boxes {
		x := p.boxes[i]
		kind := t.add(uint64(uint32(x.parent))<<32 | uint64(x.shape))
		x.index, x.repeat = t.counts[kind]-1, kind // until all are counted
	}
	for i := len(p.boxes) - 1; i >= 0; i-- {
		x := p.boxes[i]
		x.widthLog = logOf(x.width)
		x.repeat = t.counts[x.repeat]
		if x.parent >= 0 {
			up := p.boxes[x.parent]
			up.width += x.width
			up.link += x.link
			up.paras += x.paras
			up.headings += x.headings
			up.images += x.images
		}
	}
}

// isPara reports a block that reads like running text.
func (b *Block) isPara() bool {
	return b.width >= 60 && b.link*3 < b.width && b.stops > 0
}
