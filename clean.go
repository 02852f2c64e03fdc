package lede

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/furniture"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/photo"
	"github.com/lede-go/lede/internal/rule"
)

// A cleaned body is its blocks, in the order of the page, and the photos among them.
type cleaned struct {
	blocks []Block
	photos photo.List
	reader *photo.Reader         // which knows the page's pictures by now
	ends   map[string]*html.Node // where each text ends on the page
	spans  spanner
}

// isEmpty reports whether there is neither text nor a photo.
func (c *cleaned) isEmpty() bool {
	return !slices.ContainsFunc(c.blocks, isParagraph) && len(c.photos.Photos) == 0
}

// A keeping is what cleaning keeps beside the text.
type keeping struct {
	ledger  *ledger // of what is left out; nil for none
	noSpans bool
}

// clean turns a body of the page p into blocks.
func clean(p *page.Page, match rule.Match, b body, keep keeping) cleaned {
	c := &cleaner{page: p, match: match, ledger: keep.ledger, chosen: b.chosen, post: b.post, parts: b.parts}
	c.ends = make(map[string]*html.Node, len(b.nodes))
	c.room = min(len(b.nodes), mostNodesAhead)
	c.reader = photo.NewReader(p, picturesOf(match))
	c.spans = spanner{p, keep.noSpans}
	c.clean(b)
	linkNotes(c.blocks, c.notes)
	return c.cleaned
}

// mostNodesAhead is for how many nodes of a body there is room for a block before it is
// cleaned.
const mostNodesAhead = 128

// A cleaner turns the nodes of a body into blocks. Everything that it leaves out
// for a reason of its own goes to the ledger.
type cleaner struct {
	cleaned
	page   *page.Page
	match  rule.Match
	ledger *ledger      // nil: there is none
	run    []*html.Node // of the text at hand, for the ledger
	chosen bool         // a rule named the body, and says itself what to drop
	post   bool         // the body is a post of a live blog, in which a clock is furniture
	parts  map[*html.Node]string
	packed int // how often what is walked was HTML in a text
	room   int // for how many blocks memory is taken at first

	surrounds photo.Surrounds

	line    dom.Line // the run of text at hand
	kind    Block    // type and level that the run will have
	breaks  int      // line breaks since the last character of the run
	bold    int      // open bold elements
	plain   bool     // the run has text that is not bold
	heads   int      // open elements that the rule says are sub-headings
	beside  bool     // the run has text outside of those
	markers dom.Markers
	marker  string         // of the list item at hand, for the first block in it
	item    *html.Node     // the list item that the fallback's last node stands in
	pending []photo.Photo  // photos inside the run, which follow its block
	last    *html.Node     // the text that was added last
	hasText bool           // there is a paragraph
	names   []string       // of the elements that the note at hand stands in
	notes   map[string]int // the blocks of notes, by these names
}

// clean gives the blocks of b.
func (c *cleaner) clean(b body) {
	var last *html.Node
	for _, n := range c.withSurrounds(b) {
		if last != nil && !runsOn(last, n) {
			c.flush()
		}
		if b.chosen && dom.IsHidden(n) {
			c.children(n, Block{Type: ParagraphBlock})
		} else {
			c.walkIn(n, n.Parent, c.around(n, b))
		}
		last = n
	}
	c.flush()
}

// withSurrounds finds the photos of a body, and gives its nodes. The fallback's
// are single paragraphs, which the photos between them join.
func (c *cleaner) withSurrounds(b body) []*html.Node {
	nodes := b.nodes
	if b.chosen || len(nodes) == 0 || !dom.Contains(c.page.Doc, nodes[0]) {
		c.surrounds = c.reader.In(nodes)
	} else {
		c.surrounds, nodes = c.reader.Among(nodes)
	}
	return nodes
}

// walkIn is walk inside the spans that up and what is around it in the same line are.
// The fallback's nodes may be parts of a line.
func (c *cleaner) walkIn(n, up *html.Node, kind Block) {
	if up == nil || dom.IsBlock(up) {
		c.walk(n, kind)
		return
	}
	if span, url := c.spans.mark(up); span != "" && c.line.Open(span, url) {
		defer c.line.Close()
	}
	c.walkIn(n, up.Parent, kind)
}

// walk adds n to the blocks. Text in it becomes a block like kind, unless an
// element inside says otherwise.
func (c *cleaner) walk(n *html.Node, kind Block) {
	if n.Type == html.TextNode {
		if part := c.parts[n]; part != "" {
			c.ledger.drop(n, part)
			return
		}
		if c.unpack(n, kind) {
			return
		}
		c.addText(n, n.Data, kind)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	if c.formula(n, kind) {
		return
	}
	if s := c.surrounds[n]; s != nil {
		c.surround(n, s)
		return
	}
	if reason := c.reason(n); reason != "" {
		c.ledger.drop(n, reason)
		return
	}
	if isBreak(n) {
		c.flush()
		return
	}
	if c.special(n, kind) {
		return
	}
	if !dom.IsRendered(n) {
		return
	}
	if !dom.IsBlock(n) {
		c.inline(n, kind)
		return
	}
	c.flush()
	if furniture.IsNoteElement(n) || c.match.IsNote(n) {
		kind = Block{Type: NoteBlock}
	}
	c.name(n, kind)
	if marker := c.markers.Of(n); marker != "" {
		c.marker = marker
	}
	c.children(n, c.inner(n, kind))
	c.flush()
	c.names = nil
	if dom.Is(n, atom.Li) {
		c.marker = ""
	}
}

// inline walks an element inside a line.
func (c *cleaner) inline(n *html.Node, kind Block) {
	if kind.Type == NoteBlock && isBackLink(n) {
		c.ledger.drop(n, "link back from a note")
		return
	}
	c.name(n, kind)
	bold := isBold(n)
	if bold {
		c.bold++
	}
	span, url := c.spans.mark(n)
	opened := span != "" && c.line.Open(span, url)
	c.children(n, kind)
	if opened {
		c.line.Close()
	}
	if bold {
		c.bold--
	}
}

// isBackLink reports the arrow with which a footnote leads back to the text.
func isBackLink(n *html.Node) bool {
	return dom.Is(n, atom.A) && strings.HasPrefix(dom.Attr(n, "href"), "#") && !dom.HasWord(dom.Text(n))
}

// name takes down the name of an element that a note stands in, for links to it.
func (c *cleaner) name(n *html.Node, kind Block) {
	if kind.Type != NoteBlock {
		return
	}
	if id := dom.Attr(n, "id"); id != "" {
		c.names = append(c.names, id)
	}
}

func isBold(n *html.Node) bool { return dom.Is(n, atom.B, atom.Strong) }

func (c *cleaner) children(n *html.Node, kind Block) {
	if c.match.IsHeading(n) {
		c.heads++
		defer func() { c.heads-- }()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child, kind)
	}
}

// reason says why the element n is not of the article; "" when it is.
func (c *cleaner) reason(n *html.Node) string {
	if c.match.Keeps(n) {
		return ""
	}
	if drop := c.match.Dropped(n); drop != "" {
		return drop
	}
	if part := c.parts[n]; part != "" {
		return part
	}
	if dom.IsHidden(n) && !c.keepsHidden(n) {
		return "hidden"
	}
	if dom.IsDrawnFormula(n) {
		return "second copy of a formula"
	}
	if furniture.IsIcon(n) {
		return "icon"
	}
	if photo.IsStrayCaption(n) {
		return "caption without a photo"
	}
	if dom.Is(n, atom.Nav) {
		return "navigation"
	}
	if dom.IsControl(n) {
		return "form control"
	}
	if furniture.IsForScreenReaders(n) {
		return "for screen readers"
	}
	if !c.chosen && dom.IsBlock(n) && furniture.IsPointer(n) {
		return "link to another story"
	}
	if !c.chosen && furniture.IsPrompt(n) {
		return "prompt"
	}
	if role := dom.Attr(n, "role"); dom.HasControlRole(n) || strings.EqualFold(role, "tooltip") {
		return "role " + role
	}
	return ""
}

// isBreak reports an empty inline element that a style sheet makes a line
// break of, as timesofindia.indiatimes.com has between paragraphs.
func isBreak(n *html.Node) bool {
	return n.FirstChild == nil && dom.Is(n, atom.Span) && dom.HasToken(n, "class", "br")
}

// keepsHidden reports whether n is the article's in spite of being hidden: by
// the rule's word, as a picture, which pages hide until it is scrolled to, or as a
// formula that is drawn as a picture beside it.
func (c *cleaner) keepsHidden(n *html.Node) bool {
	if c.match.KeepsHidden() {
		return true
	}
	return dom.Is(n, atom.Img, atom.Picture, atom.Figure) || dom.HoldsFormula(n)
}

// special handles the elements that are more than a box around text, and
// reports whether n was one.
func (c *cleaner) special(n *html.Node, kind Block) bool {
	if dom.IsPost(n) {
		c.embed(n, dom.PostText(n), nil, n)
		return true
	}
	switch n.DataAtom {
	case atom.Br:
		c.lineBreak(n)
	case atom.Img, atom.Picture:
		// A photo is in a surround.
	case atom.Figure:
		c.figure(n, kind)
	case atom.Table:
		return c.table(n)
	case atom.Caption:
		c.ledger.drop(n, "caption without a table")
	case atom.Pre, atom.Listing, atom.Xmp:
		c.code(n)
	case atom.Code:
		if dom.First(n, atom.Br) == nil {
			return false
		}
		c.code(n)
	default:
		if !dom.IsEmbed(n) {
			return false
		}
		c.embed(n, "", nil, n)
	}
	return true
}

// inner gives the kind of block that text in the block element n becomes,
// inside a block of the given kind.
func (c *cleaner) inner(n *html.Node, kind Block) Block {
	if kind.Type == NoteBlock {
		return kind
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return Block{Type: HeadingBlock, Level: int(n.Data[1] - '0')}
	case atom.Blockquote:
		return c.quote(n)
	case atom.Ul, atom.Ol, atom.Dl:
		// Text that stands in the list and in no item is kept as it was.
		kind.Level++
	case atom.Li, atom.Dd, atom.Dt:
		return Block{Type: ListItemBlock, Level: max(kind.Level, 1), Ordered: dom.Is(n.Parent, atom.Ol)}
	}
	return kind
}

// quote gives the kind of block that text in a <blockquote> is.
func (c *cleaner) quote(n *html.Node) Block {
	return Block{Type: QuoteBlock, Cite: c.page.Resolve(dom.Attr(n, "cite"))}
}

// addText adds the text of n to the run at hand.
func (c *cleaner) addText(n *html.Node, text string, kind Block) {
	c.last = n
	if c.ledger != nil {
		c.run = append(c.run, n)
	}
	if c.line.Empty() {
		c.kind = kind
	}
	c.line.AddString(text)
	if strings.TrimSpace(text) != "" {
		c.breaks = 0
		c.plain = c.plain || c.bold == 0
		c.beside = c.beside || c.heads == 0
	}
}

// flush ends the run at hand and makes a block of it.
func (c *cleaner) flush() {
	text, spans := c.line.Take()
	if text != "" && c.kind.Type == ParagraphBlock && !c.beside && isShort(text) {
		c.kind = Block{Type: HeadingBlock, Level: levelOfBold}
	}
	c.breaks, c.plain, c.beside = 0, false, false
	if text != "" {
		b := c.kind
		b.Text, b.Spans = text, spansOf(spans)
		if b.Type != CodeBlock && (furniture.IsNote(text) || c.match.IsNoteText(text)) {
			b.Type = NoteBlock
		}
		switch b.Type {
		case HeadingBlock:
			// Bold type is how headings look anyway.
			b.Spans = withoutSpans(b.Spans, func(s Span) bool { return s.Kind == StrongSpan && s.End-s.Start == len(text) })
		case ListItemBlock:
		default:
			b.Level = 0
		}
		if !dom.PrintsMarker(text, c.marker) {
			b.Marker = c.marker
		}
		c.marker = ""
		c.add(b, c.run...)
	}
	c.run = nil
	for _, p := range c.pending {
		c.addPhoto(p)
	}
	c.pending = nil
}

// leastCopy is the length in bytes from which a block that stands on the page a
// second time is a copy, not a refrain: a mobile and a desktop version of one
// paragraph, or a pull quote.
const leastCopy = 80

// add adds a block of text that nodes hold, unless the rule or the block's own text is
// against it.
func (c *cleaner) add(b Block, nodes ...*html.Node) {
	var f *fate
	reason := c.against(b)
	if c.ledger != nil {
		f = &fate{reason: reason, text: b.Text}
		c.ledger.note(f, nodes...)
	}
	if reason != "" {
		return
	}
	c.ends[b.Text] = c.last
	c.hasText = c.hasText || b.Type == ParagraphBlock
	if b.Type == NoteBlock {
		b.Correction = furniture.IsCorrection(b.Text)
		c.nameNote()
	}
	c.push(b, f)
}

// against says why a block of text is not of the article; "" when it is.
func (c *cleaner) against(b Block) string {
	dropped := c.match.DroppedText(b.Text)
	switch {
	case !dom.HasWord(b.Text):
		return "no word in it"
	case c.post && b.Type == ParagraphBlock && furniture.IsClock(b.Text):
		return "clock or counter"
	case isTemplateMark(b.Text):
		return "template mark"
	case dropped != "":
		return dropped
	case len(b.Text) >= leastCopy && c.ends[b.Text] != nil:
		return "second copy"
	}
	return ""
}

// push puts a block behind the others. f is its fate, where there is a ledger.
func (c *cleaner) push(b Block, f *fate) {
	if c.blocks == nil {
		c.blocks = make([]Block, 0, c.room)
	}
	c.blocks = append(c.blocks, b)
	if c.ledger != nil {
		c.ledger.body = append(c.ledger.body, f)
	}
}

// nameNote makes the note that is added next the one that the names at hand lead to.
func (c *cleaner) nameNote() {
	if c.notes == nil {
		c.notes = map[string]int{}
	}
	for _, name := range c.names {
		c.notes[name] = len(c.blocks)
	}
	c.names = nil
}

// paragraphs gives the text of the blocks that are the article's running text.
func paragraphs(blocks []Block) []string {
	var out []string
	for _, b := range blocks {
		if isParagraph(b) {
			if out == nil {
				out = make([]string, 0, len(blocks))
			}
			out = append(out, b.Text)
		}
	}
	return out
}

func isParagraph(b Block) bool {
	switch b.Type {
	case ParagraphBlock, ListItemBlock, QuoteBlock, CodeBlock:
		return true
	}
	return false
}
