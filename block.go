package lede

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// leastSentence is the length in bytes from which a line that ends like a sentence
// is a paragraph, and not a line of verse or of an address.
const leastSentence = 60

// longestHeading is the length in bytes of the longest bold line that is taken for
// a heading.
const longestHeading = 100

// lineBreak takes a <br>. It ends the run behind another one, behind a full
// sentence, and behind a bold line over text that is not bold: a heading.
func (c *cleaner) lineBreak(br *html.Node) {
	text := c.line.String()
	c.line.Break()
	c.breaks++
	switch {
	case c.breaks > 1:
		c.flush()
	case c.kind.Type != ParagraphBlock && c.kind.Type != QuoteBlock:
	case len(text) >= leastSentence && dom.EndsSentence(text):
		c.flush()
	case c.kind.Type == ParagraphBlock && c.isHeadingLine(text, br):
		c.kind = Block{Type: HeadingBlock, Level: levelOfBold}
		c.flush()
	}
}

// strayMarkup finds HTML in a text: a tag with an attribute, or a paragraph that is
// closed, as templates print what they should have decoded once.
var strayMarkup = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)<(?:a|img|p|div|span|em|strong|b|i|h[1-6]|ul|li|figure|iframe|script)\s+(?:[a-z-]+=["'][^"'<>]*["']\s*)+/?>|<p>[^<]*</p>`)
})

// mostPacked is how often HTML may be escaped.
const mostPacked = 3

// unpack walks a text that holds HTML as what it stands for, and reports whether it
// does. Code that is printed, and HTML that an article on HTML puts in <code>, is
// text.
func (c *cleaner) unpack(n *html.Node, kind Block) bool {
	if c.packed == mostPacked || strings.IndexByte(n.Data, '<') < 0 || !strayMarkup().MatchString(n.Data) || dom.Within(n, atom.Code, atom.Pre, atom.Kbd, atom.Samp, atom.Tt) != nil {
		return false
	}
	c.packed++
	end := c.ledger.within(n)
	c.children(page.Fragment(n.Data), kind)
	end()
	c.packed--
	return true
}

// levelOfBold is the level of a heading that is one by its looks only: under those
// that the article's parts have as a rule.
const levelOfBold = 3

// isHeadingLine reports whether a line in front of br is a heading: it is bold as a
// whole, is no sentence and no label, and what follows in the same block is not bold.
func (c *cleaner) isHeadingLine(text string, br *html.Node) bool {
	if text == "" || c.plain || len(text) > longestHeading || dom.EndsSentence(text) || strings.ContainsAny(text[len(text)-1:], ",:") {
		return false
	}
	n := nextInLine(br, nil)
	return n != nil && n.Type == html.TextNode && !isInBold(n)
}

// longestSubheading is the length in characters of the longest paragraph that a rule can
// make a heading of.
const longestSubheading = 150

// isShort reports whether a text can be a heading by its length, and has no full stop: of
// paragraphs in bold, which a rule says are headings, some are sentences.
func isShort(text string) bool {
	return utf8.RuneCountInString(text) <= longestSubheading && !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "。")
}

// runsOn reports whether the text of n continues that of last: between them is
// nothing but white space and the tags of inline elements, as of the <font> and
// the <a> that a sentence runs through.
func runsOn(last, n *html.Node) bool { return nextInLine(last, n) == n }

// nextInLine gives what follows n, its own content apart, in the same line of a
// block: the next text that is more than white space, the element that ends the
// line, a <br> or a block, or until, whichever comes first; nil where the block
// around n ends.
func nextInLine(n, until *html.Node) *html.Node {
	for skip := true; ; skip = !dom.IsRendered(n) {
		for n.NextSibling == nil && (skip || n.FirstChild == nil) {
			if n = n.Parent; n == nil || dom.IsBlock(n) {
				return nil
			}
			skip = true
		}
		if n = dom.Next(nil, n, skip); n == until || endsLine(n) {
			return n
		}
	}
}

// endsLine reports whether n is text, or ends the line of text before it.
func endsLine(n *html.Node) bool {
	return dom.IsBlock(n) || dom.Is(n, atom.Br) || n.Type == html.TextNode && strings.TrimSpace(n.Data) != ""
}

// around gives the kind of block that text in n is, by the quote or the list item
// that the fallback took n out of. One around the whole body is only a box.
func (c *cleaner) around(n *html.Node, b body) Block {
	paragraph := Block{Type: ParagraphBlock}
	if b.chosen {
		return paragraph
	}
	for up := n.Parent; up != nil; up = up.Parent {
		switch {
		case dom.Is(up, atom.Blockquote) && !holds(up, b.nodes):
			return c.quote(up)
		case dom.Is(up, atom.Li) && isShortItem(up) && !holds(up.Parent, b.nodes):
			if marker := c.markers.Of(up); marker != "" && up != c.item {
				c.marker = marker
			}
			c.item = up
			return Block{Type: ListItemBlock, Level: 1, Ordered: dom.Is(up.Parent, atom.Ol)}
		case dom.Is(up, atom.Article, atom.Main, atom.Section, atom.Td, atom.Body):
			return paragraph
		}
	}
	return paragraph
}

// holds reports whether the body's first and last nodes are both in n.
func holds(n *html.Node, nodes []*html.Node) bool {
	return dom.Contains(n, nodes[0]) && dom.Contains(n, nodes[len(nodes)-1])
}

// isShortItem reports whether a list item is one of a list that is read, and not
// the box of a post or of an article.
func isShortItem(li *html.Node) bool {
	const mostParagraphs, mostNodes = 3, 60
	paragraphs, seen := 0, 0
	for d := range dom.Descendants(li) {
		if seen++; dom.Is(d, atom.P) {
			paragraphs++
		}
		if paragraphs > mostParagraphs || seen > mostNodes || dom.Is(d, atom.Time, atom.H1, atom.H2, atom.Article) {
			return false
		}
	}
	return true
}

// isInBold reports whether the text n is bold.
func isInBold(n *html.Node) bool {
	for ; n != nil && !dom.IsBlock(n); n = n.Parent {
		if isBold(n) {
			return true
		}
	}
	return false
}

// figure adds a <figure> without a photo that is seen: whatever else it is one of.
func (c *cleaner) figure(n *html.Node, kind Block) {
	c.flush()
	if dom.First(n, atom.Figure, atom.Table, atom.Pre, atom.Blockquote) != nil {
		c.children(n, kind)
		c.flush()
		return
	}
	f := c.reader.Figure(n)
	media := dom.First(n, atom.Iframe, atom.Video, atom.Audio, atom.Object, atom.Embed)
	switch {
	case media != nil:
		c.embed(media, f.Caption, c.spans.in(n, f.Caption), n)
	case f.Photo != nil:
		p := *f.Photo
		if p.URL == "" && (c.hasText || c.page.Meta("og:image") == "") {
			p.URL = f.Address // that of the lead photo is the one that is shared
		}
		c.addPhoto(p)
	case f.Stray:
		c.ledger.drop(n, "caption without a photo")
	default:
		c.children(n, kind)
		c.flush()
	}
}

// code adds preformatted text with its lines as they are.
func (c *cleaner) code(n *html.Node) {
	c.flush()
	if isLineNumbers(n) {
		c.ledger.drop(n, "line numbers")
		return
	}
	var text codeText
	c.writeCode(&text, n)
	lines := strings.Split(strings.ReplaceAll(text.String(), "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRightFunc(lines[i], unicode.IsSpace)
	}
	if code := strings.Trim(strings.Join(lines, "\n"), "\n"); code != "" {
		c.last = n
		c.add(Block{Type: CodeBlock, Text: code}, n)
	}
}

// A codeText is code that is being read; a line that a block ends is ended once.
type codeText struct{ strings.Builder }

func (w *codeText) endLine() {
	if text := w.String(); text != "" && !strings.HasSuffix(text, "\n") {
		w.WriteByte('\n')
	}
}

// writeCode writes the text of what is in n, less what is left out of any text, and
// the numbers of its lines.
func (c *cleaner) writeCode(w *codeText, n *html.Node) {
	for d := range n.ChildNodes() {
		switch {
		case d.Type == html.TextNode:
			w.WriteString(strings.Map(codeRune, d.Data))
		case dom.Is(d, atom.Br):
			w.WriteByte('\n')
		case d.Type != html.ElementNode || !dom.IsRendered(d):
		case isLineNumbers(d):
			c.ledger.drop(d, "line numbers")
		case c.reason(d) != "":
			c.ledger.drop(d, c.reason(d))
		case dom.IsBlock(d) && !dom.Is(d, atom.Td):
			w.endLine()
			c.writeCode(w, d)
			w.endLine()
		default:
			c.writeCode(w, d)
		}
	}
}

// isLineNumbers reports an element that numbers the lines of code: one that is
// named so, or a <pre> of its own beside the code, and holds nothing but numbers.
func isLineNumbers(n *html.Node) bool {
	switch {
	case dom.Is(n, atom.Pre):
		return dom.Within(n, atom.Table) != nil && isNumbers(n)
	case dom.Is(n, atom.Span, atom.Td, atom.Div, atom.A):
		return namesLineNumbers(dom.Attr(n, "class")) && isNumbers(n)
	}
	return false
}

func namesLineNumbers(class string) bool {
	class = strings.ToLower(class)
	for _, name := range [...]string{"gutter", "lineno", "linenumber", "line-number", "line-no", "linenr", "ln-num", "lnum", "line_number"} {
		if strings.Contains(class, name) {
			return true
		}
	}
	return false
}

// isNumbers reports whether the text of n is nothing but digits and space.
func isNumbers(n *html.Node) bool {
	for d := range dom.Descendants(n) {
		if d.Type == html.TextNode && strings.Trim(d.Data, "0123456789 \t\r\n\u00a0") != "" {
			return false
		}
	}
	return true
}

// codeRune drops the control characters that a terminal would obey, and those that
// make code look like other code.
func codeRune(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' || dom.IsBidiControl(r) {
		return -1
	}
	return r
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

// embed adds what another site or a player draws: its address, and a caption
// where the page prints one, or the text of a post. All that box holds is of it.
func (c *cleaner) embed(n *html.Node, caption string, spans []Span, box *html.Node) {
	c.flush()
	frame := frameOf(n)
	b := Block{Type: EmbedBlock, Text: caption, Spans: spans, URL: c.page.Resolve(embedAddress(frame))}
	if b.URL == "" && b.Text == "" || len(c.blocks) > 0 && b.URL != "" && c.blocks[len(c.blocks)-1].URL == b.URL {
		c.ledger.drop(box, "second copy")
		return // a frame that loads late stands in <noscript> too
	}
	provider, kind := dom.Provider(b.URL)
	b.Embed = &Embed{Kind: EmbedKind(dom.EmbedKind(frame)), Provider: provider, Title: dom.Clean(dom.Attr(frame, "title")), Poster: c.page.Resolve(dom.Attr(frame, "poster"))}
	if kind != "" && b.Embed.Kind == FrameEmbed {
		b.Embed.Kind = EmbedKind(kind)
	}
	c.push(b, c.ledger.frame("frame of an embed", []string{b.Text}, box))
}

// frameOf gives the frame in an <noscript> that holds one, or else n.
func frameOf(n *html.Node) *html.Node {
	if dom.IsUnscriptedFrame(n) {
		if frame := dom.First(page.Fragment(n.FirstChild.Data), atom.Iframe); frame != nil {
			return frame
		}
	}
	return n
}

// embedAddress gives the address of an embedding element or a post.
func embedAddress(n *html.Node) string {
	if dom.IsPost(n) {
		return dom.PostAddress(n)
	}
	return dom.EmbedAddress(n)
}

// formula adds a formula to the run at hand, and reports whether n was one: a <math>
// or a picture of one.
func (c *cleaner) formula(n *html.Node, kind Block) bool {
	switch {
	case dom.Is(n, atom.Math):
		c.addText(n, dom.Formula(n), kind)
	case !dom.IsFormulaImage(n):
		return false
	case !dom.IsDrawnFormula(n):
		c.addText(n, dom.Attr(n, "alt"), kind)
	}
	return true
}

// table adds a table of data, and reports false for one that lays out the
// page, which is walked like any box.
func (c *cleaner) table(n *html.Node) bool {
	if isLayoutTable(n) {
		return false
	}
	c.flush()
	var t tableText
	for caption := range dom.Descendants(n) {
		if dom.Is(caption, atom.Caption) && c.reason(caption) == "" && dom.HasWord(dom.Text(caption)) {
			t.addLine(c.spans, caption)
		}
	}
	b := Block{Type: TableBlock, Caption: string(t.text)}
	for tr := range dom.Descendants(n) {
		cells := c.cells(tr)
		if cells == nil {
			continue
		}
		if len(b.Rows) == b.HeaderRows && isHeaderRow(tr, cells) {
			b.HeaderRows++
		}
		b.Rows = append(b.Rows, t.addLine(c.spans, cells...))
	}
	if b.Text, b.Spans = string(t.text), t.spans; len(b.Rows) > 0 {
		c.last = n
		c.add(b, n)
	} else {
		c.ledger.drop(n, "table without cells")
	}
	return true
}

// A tableText is the text of a table that is being read, with its spans.
type tableText struct {
	text  []byte
	spans []Span
}

// addLine adds elements as a line with tabs between them, and gives their texts.
func (t *tableText) addLine(s spanner, elements ...*html.Node) []string {
	line := make([]string, 0, len(elements))
	for i, n := range elements {
		switch {
		case i > 0:
			t.text = append(t.text, '\t')
		case len(t.text) > 0:
			t.text = append(t.text, '\n')
		}
		text, spans := s.textOf(n)
		t.spans = append(t.spans, shiftSpans(spans, len(t.text))...)
		t.text = append(t.text, text...)
		line = append(line, text)
	}
	return line
}

// cells gives the cells of a table row; nil when none holds text.
func (c *cleaner) cells(tr *html.Node) []*html.Node {
	if !dom.Is(tr, atom.Tr) || c.isOut(tr) {
		return nil
	}
	var cells []*html.Node
	hasText := false
	for cell := range tr.ChildNodes() {
		if dom.Is(cell, atom.Td, atom.Th) && !c.isOut(cell) {
			cells = append(cells, cell)
			hasText = hasText || dom.Text(cell) != ""
		}
	}
	if !hasText {
		return nil
	}
	return cells
}

// isOut reports whether a row or a cell is not of the article.
func (c *cleaner) isOut(n *html.Node) bool {
	reason := c.reason(n)
	if reason != "" {
		c.ledger.drop(n, reason)
	}
	return reason != ""
}

// isHeaderRow reports whether a row is one of the head of its table.
func isHeaderRow(tr *html.Node, cells []*html.Node) bool {
	isData := func(n *html.Node) bool { return !dom.Is(n, atom.Th) }
	return dom.Is(tr.Parent, atom.Thead) || !slices.ContainsFunc(cells, isData)
}

// isLayoutTable reports whether a table has a layout's marks: the role, a
// table in it, a single cell, or paragraphs, headings and figures in cells.
func isLayoutTable(n *html.Node) bool {
	if role := dom.Attr(n, "role"); role == "presentation" || role == "none" {
		return true
	}
	cells, boxes := 0, 0
	for d := range dom.Descendants(n) {
		switch {
		case dom.Is(d, atom.Table, atom.Figure, atom.Article, atom.Section, atom.Pre):
			return true
		case dom.Is(d, atom.Td, atom.Th):
			cells++
		case dom.Is(d, atom.P, atom.H1, atom.H2, atom.H3, atom.Blockquote):
			boxes++
		}
	}
	return cells <= 1 || boxes > cells
}
