package lede

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

// A body is what the select stage hands to cleaning.
type body struct {
	nodes  []*html.Node // in document order, none inside another
	source string
	// chosen is set where a rule named the nodes: then a hidden one is the
	// article all the same, as the body behind a prompt is.
	chosen bool
}

// A cleaner turns the nodes of a body into blocks, in the order of the page.
// Everything that it leaves out for a reason of its own goes to the ledger.
type cleaner struct {
	page  *page.Page
	match rule.Match
	trace bool

	chosen  bool // a rule named the body, and says itself what to drop
	blocks  []Block
	photos  []Photo
	dropped []Dropped

	line    dom.Line // the run of text at hand
	kind    Block    // type and level that the run will have
	breaks  int      // line breaks since the last character of the run
	markers dom.Markers
	marker  string  // of the list item at hand, for the first block in it
	pending []Photo // photos inside the run, which follow its block
	seen    map[string]bool
	frames  map[*html.Node]*frame // by their roots and tails
	known   map[string]int        // places of photos, by their keys, with and without caption
}

// clean gives the blocks of b.
func (c *cleaner) clean(b body) {
	c.seen, c.chosen = map[string]bool{}, b.chosen
	c.frames = map[*html.Node]*frame{}
	var last *html.Node
	for _, n := range c.withFrames(b) {
		if last != nil && !runsOn(last, n) {
			c.flush()
		}
		if b.chosen && dom.IsHidden(n) {
			c.children(n, Block{Type: ParagraphBlock})
		} else {
			c.walk(n, Block{Type: ParagraphBlock})
		}
		last = n
	}
	c.flush()
}

// withFrames finds the frames of the photos in a body, and gives its nodes. The
// fallback's are single paragraphs: the frames between them join the nodes, and
// the paragraphs that are captions leave them.
func (c *cleaner) withFrames(b body) []*html.Node {
	if b.chosen || len(b.nodes) == 0 || !dom.Contains(c.page.Doc, b.nodes[0]) {
		for _, n := range b.nodes {
			c.findFrames(n)
		}
		return b.nodes
	}
	isBody := make(map[*html.Node]bool, len(b.nodes))
	for _, n := range b.nodes {
		isBody[n] = true
	}
	start := c.headingBefore(b.nodes[0])
	end := dom.Next(c.page.Doc, b.nodes[len(b.nodes)-1], true)
	for n := start; n != nil && n != end; n = dom.Next(c.page.Doc, n, false) {
		if (dom.Is(n, atom.Img) || isCustomImage(n)) && isPhoto(n) {
			c.addFrame(n, c.page.Doc)
		}
	}
	for up := start; up != nil; up = up.Parent {
		if c.frames[up] != nil {
			start = up
		}
	}
	return c.merge(start, end, isBody)
}

// merge gives the nodes of the fallback's body and the frames of its photos,
// from start up to end, none inside another.
func (c *cleaner) merge(start, end *html.Node, isBody map[*html.Node]bool) []*html.Node {
	var nodes []*html.Node
	for n := start; n != nil && n != end; {
		f := c.frames[n]
		taken := isBody[n] || f != nil && c.isOfBody(f, isBody) || f == nil && c.isUnseenFigure(n)
		if taken {
			nodes = append(nodes, n)
		}
		n = dom.Next(c.page.Doc, n, taken)
	}
	return nodes
}

// isOfBody reports whether a frame that the fallback did not choose is the
// article's all the same: it has a caption or a credit.
func (c *cleaner) isOfBody(f *frame, isBody map[*html.Node]bool) bool {
	for _, img := range f.images {
		for n := img; n != nil && n != f.root.Parent; n = n.Parent {
			if isBody[n] {
				return true
			}
		}
	}
	return f.caption != "" || f.credit != ""
}

// isUnseenFigure reports whether n is a figure with a caption whose picture a
// script will load.
func (c *cleaner) isUnseenFigure(n *html.Node) bool {
	if !dom.Is(n, atom.Figure) || !holds(n, atom.Figcaption) || isForeign(n) {
		return false
	}
	_, ok := c.unseen(n)
	return ok
}

// headingBefore gives the last <h1> in front of n, or n.
func (c *cleaner) headingBefore(n *html.Node) *html.Node {
	heading := n
	for d := range c.page.Doc.Descendants() {
		if d == n {
			break
		}
		if dom.Is(d, atom.H1) {
			heading = d
		}
	}
	return heading
}

// runsOn reports whether the text of n continues that of last: they are
// siblings with nothing but white space between them.
func runsOn(last, n *html.Node) bool {
	for s := last.NextSibling; s != nil; s = s.NextSibling {
		if s == n {
			return true
		}
		if dom.Text(s) != "" || dom.Is(s, atom.Br) {
			return false
		}
	}
	return false
}

// walk adds n to the blocks. Text in it becomes a block like kind, unless an
// element inside says otherwise.
func (c *cleaner) walk(n *html.Node, kind Block) {
	if n.Type == html.TextNode {
		c.addText(n.Data, kind)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	if f := c.frames[n]; f != nil {
		if n == f.root && c.match.Dropped(n) == "" {
			c.addFramed(f)
		}
		return
	}
	if reason := c.reason(n); reason != "" {
		c.drop(dom.Text(n), reason)
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
		c.children(n, kind)
		return
	}
	c.flush()
	if isNoteElement(n) || c.match.IsNote(n) {
		kind = Block{Type: NoteBlock}
	}
	if marker := c.markers.Of(n); marker != "" {
		c.marker = marker
	}
	c.children(n, inner(n, kind))
	c.flush()
	if dom.Is(n, atom.Li) {
		c.marker = ""
	}
}

func (c *cleaner) children(n *html.Node, kind Block) {
	for child := range n.ChildNodes() {
		c.walk(child, kind)
	}
}

// reason says why the element n is not of the article; "" when it is.
func (c *cleaner) reason(n *html.Node) string {
	if sel := c.match.Dropped(n); sel != "" {
		return "rule: drop " + sel
	}
	if dom.IsHidden(n) && !c.keepsHidden(n) {
		return "hidden"
	}
	if isStrayCaption(n) {
		return "caption without a photo"
	}
	if dom.Is(n, atom.Nav) {
		return "navigation"
	}
	if dom.IsControl(n) {
		return "form control"
	}
	if isForScreenReaders(n) {
		return "for screen readers"
	}
	if !c.chosen && dom.IsBlock(n) && isPointer(n) {
		return "link to another story"
	}
	switch strings.ToLower(dom.Attr(n, "role")) {
	case "navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist", "button":
		return "role " + dom.Attr(n, "role")
	}
	return ""
}

// isBreak reports an empty inline element that a style sheet makes a line
// break of, as timesofindia.indiatimes.com has between paragraphs.
func isBreak(n *html.Node) bool {
	return n.FirstChild == nil && dom.Is(n, atom.Span) && dom.HasToken(n, "class", "br")
}

// keepsHidden reports whether n is the article's in spite of being hidden: by
// the rule's word, or as a picture, which pages hide from screen readers and
// until it is scrolled to.
func (c *cleaner) keepsHidden(n *html.Node) bool {
	if c.match.Layout != nil && c.match.Layout.KeepHidden {
		return true
	}
	return dom.Is(n, atom.Img, atom.Picture, atom.Figure)
}

// special handles the elements that are more than a box around text, and
// reports whether n was one.
func (c *cleaner) special(n *html.Node, kind Block) bool {
	switch n.DataAtom {
	case atom.Br:
		c.lineBreak()
	case atom.Img, atom.Picture:
		// A photo is in a frame.
	case atom.Figure:
		c.figure(n, kind)
	case atom.Blockquote:
		if !dom.IsPost(n) {
			return false
		}
		c.embed(n, dom.Text(n))
	case atom.Table:
		return c.table(n)
	case atom.Pre, atom.Listing, atom.Xmp:
		c.code(n)
	case atom.Iframe, atom.Video, atom.Audio, atom.Object, atom.Embed:
		c.embed(n, "")
	default:
		return false
	}
	return true
}

// inner gives the kind of block that text in the block element n becomes,
// inside a block of the given kind.
func inner(n *html.Node, kind Block) Block {
	if kind.Type == NoteBlock {
		return kind
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return Block{Type: HeadingBlock, Level: int(n.Data[1] - '0')}
	case atom.Blockquote:
		return Block{Type: QuoteBlock}
	case atom.Ul, atom.Ol, atom.Dl:
		// Text that stands in the list and in no item is kept as it was.
		kind.Level++
	case atom.Li, atom.Dd, atom.Dt:
		return Block{Type: ListItemBlock, Level: max(kind.Level, 1)}
	}
	return kind
}

// addText adds text to the run at hand.
func (c *cleaner) addText(text string, kind Block) {
	if c.line.Empty() {
		c.kind = kind
	}
	c.line.AddString(text)
	if strings.TrimSpace(text) != "" {
		c.breaks = 0
	}
}

// lineBreak ends the run at the second <br> in a row.
func (c *cleaner) lineBreak() {
	c.line.Break()
	c.breaks++
	if c.breaks > 1 {
		c.flush()
	}
}

// flush ends the run at hand and makes a block of it.
func (c *cleaner) flush() {
	text := c.line.String()
	c.line, c.breaks = dom.Line{}, 0
	if text != "" {
		b := c.kind
		b.Text = text
		if b.Type != CodeBlock && c.isNote(text) {
			b.Type = NoteBlock
		}
		if b.Type != HeadingBlock && b.Type != ListItemBlock {
			b.Level = 0
		}
		if !dom.PrintsMarker(text, c.marker) {
			b.Marker = c.marker
		}
		c.marker = ""
		c.add(b)
	}
	for _, p := range c.pending {
		c.addPhoto(p)
	}
	c.pending = nil
}

// longText is the length in bytes from which a block that stands on the page a
// second time is a copy, not a refrain: a mobile and a desktop version of one
// paragraph, or a pull quote.
const longText = 80

// add adds a block of text, unless the rule or the block's own text is against it.
func (c *cleaner) add(b Block) {
	pattern := c.match.DroppedText(b.Text)
	switch {
	case !strings.ContainsFunc(b.Text, isWordRune):
		c.drop(b.Text, "no word in it")
	case isTemplateMark(b.Text):
		c.drop(b.Text, "template mark")
	case pattern != "":
		c.drop(b.Text, "rule: drop-text "+pattern)
	case len(b.Text) >= longText && c.seen[b.Text]:
		c.drop(b.Text, "second copy")
	default:
		c.seen[b.Text] = true
		c.blocks = append(c.blocks, b)
	}
}

// isTemplateMark reports a block that is one mark of a template, such as
// $$AD$$ or {{ad}}, which a script or a server had to fill.
func isTemplateMark(s string) bool {
	for _, mark := range [...][2]string{{"$$", "$$"}, {"{{", "}}"}, {"[[", "]]"}, {"%%", "%%"}} {
		inner, opens := strings.CutPrefix(s, mark[0])
		inner, closes := strings.CutSuffix(inner, mark[1])
		if opens && closes && len(inner) <= 60 && !strings.Contains(inner, mark[0]) {
			return true
		}
	}
	return false
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// drop notes in the ledger what is not in the article.
func (c *cleaner) drop(text, reason string) {
	if c.trace && text != "" {
		c.dropped = append(c.dropped, Dropped{Text: text, Reason: reason})
	}
}

// code adds preformatted text with its lines as they are.
func (c *cleaner) code(n *html.Node) {
	c.flush()
	var text strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			text.WriteString(d.Data)
		case dom.Is(d, atom.Br):
			text.WriteByte('\n')
		}
	}
	lines := strings.Split(strings.ReplaceAll(text.String(), "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRightFunc(lines[i], unicode.IsSpace)
	}
	if code := strings.Trim(strings.Join(lines, "\n"), "\n"); code != "" {
		c.add(Block{Type: CodeBlock, Text: code})
	}
}

// embed adds what another site or a player draws: its address, and a caption
// where the page prints one, or the text of a post.
func (c *cleaner) embed(n *html.Node, caption string) {
	c.flush()
	b := Block{Type: EmbedBlock, Text: caption, URL: c.page.Resolve(embedAddress(n))}
	if b.URL != "" || b.Text != "" {
		c.blocks = append(c.blocks, b)
	}
}

// embedAddress gives the address of an embedding element; a player may have it
// in a <source>, a lazily loaded frame in a data attribute, a post in its link.
func embedAddress(n *html.Node) string {
	if dom.IsPost(n) {
		return dom.PostAddress(n)
	}
	for _, key := range []string{"src", "data-src", "data-lazy-src", "data"} {
		if v := dom.Attr(n, key); v != "" && v != "about:blank" {
			return v
		}
	}
	if s := dom.First(n, atom.Source, atom.Embed); s != nil {
		return dom.Attr(s, "src")
	}
	return ""
}

// table adds a table of data, and reports false for one that lays out the
// page, which is walked like any box.
func (c *cleaner) table(n *html.Node) bool {
	if isLayoutTable(n) {
		return false
	}
	c.flush()
	var rows [][]string
	for tr := range n.Descendants() {
		if dom.Is(tr, atom.Caption) {
			c.walk(tr, Block{Type: ParagraphBlock})
		}
		if row := c.row(tr); row != nil {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return true
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = strings.Join(row, "\t")
	}
	c.add(Block{Type: TableBlock, Text: strings.Join(lines, "\n"), Rows: rows})
	return true
}

// row gives the cells of a table row; nil when none holds text.
func (c *cleaner) row(tr *html.Node) []string {
	if !dom.Is(tr, atom.Tr) || c.reason(tr) != "" {
		return nil
	}
	var row []string
	for cell := range tr.ChildNodes() {
		if dom.Is(cell, atom.Td, atom.Th) && c.reason(cell) == "" {
			row = append(row, dom.Text(cell))
		}
	}
	if strings.Join(row, "") == "" {
		return nil
	}
	return row
}

// isLayoutTable reports whether a table has a layout's marks: the role, a
// table in it, a single cell, or paragraphs, headings and figures in cells.
func isLayoutTable(n *html.Node) bool {
	if role := dom.Attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	cells, boxes := 0, 0
	for d := range n.Descendants() {
		switch {
		case dom.Is(d, atom.Table, atom.Figure, atom.Article, atom.Section):
			return true
		case dom.Is(d, atom.Td, atom.Th):
			cells++
		case dom.Is(d, atom.P, atom.H1, atom.H2, atom.H3, atom.Blockquote):
			boxes++
		}
	}
	return cells <= 1 || boxes > cells
}

// paragraphs gives the text of the blocks that are the article's running text.
func paragraphs(blocks []Block) []string {
	var out []string
	for _, b := range blocks {
		switch b.Type {
		case ParagraphBlock, ListItemBlock, QuoteBlock, CodeBlock:
			out = append(out, b.Text)
		}
	}
	return out
}

// withoutTitle leaves out the headings in front of the first paragraph that
// repeat the title.
func withoutTitle(blocks []Block, title string) []Block {
	for i, b := range blocks {
		if b.Type == HeadingBlock && strings.EqualFold(b.Text, title) {
			return slices.Delete(blocks, i, i+1)
		}
		if b.Type != HeadingBlock && b.Type != PhotoBlock && b.Type != EmbedBlock {
			break
		}
	}
	return blocks
}
