package export

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/lede-go/lede"
)

// HTML writes an article as one <article> element, which can be put into a page as it
// stands: it has no other elements and attributes than these, every text is escaped,
// and addresses are relative or of http and https.
//
//	article lang
//	header h1 h2 h3 h4 h5 h6 p time datetime
//	a href, em strong code sub sup cite small
//	figure figcaption img src alt width height
//	blockquote cite, ul, ol type, li value, pre
//	table caption thead tbody tr th td
//	aside id
//
// The title is the only h1. A figure holds a photo with its caption, and the credit in
// small. What another site would draw is a link to it, with the picture that stands
// there until it plays, and a post is a quote. Notes are asides; those that are linked to
// have an id, "note-1" behind Options.IDPrefix, or "post-1-note-1" in a post. Posts of a live
// blog whose text the body does not have follow it, an article each.
//
// Source: HTML standard, 4.3 "Sections" to 4.9 "Tabular data".
func HTML(w io.Writer, a *lede.Article, o Options) error {
	h := htmlWriter{prefix: o.IDPrefix}
	if !isName(h.prefix) {
		h.prefix = ""
	}
	lang := ""
	if isName(a.Language) {
		lang = a.Language
	}
	h.open("article", "lang", lang)
	if !o.BodyOnly {
		h.head(a)
	}
	for _, p := range unplaced(a) {
		h.photo(p)
	}
	h.body(a.Body)
	for i, e := range apart(a) {
		post := htmlWriter{prefix: fmt.Sprintf("%spost-%d-", h.prefix, i+1)}
		post.post(e)
		h.b.WriteString(post.b.String())
	}
	h.close("article")
	return write(w, "HTML", h.b.String())
}

// names are what an IDPrefix and a language are made of.
var names = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

func isName(s string) bool { return names.MatchString(s) }

// An htmlWriter writes elements, each block on a line of its own.
type htmlWriter struct {
	b      strings.Builder
	prefix string
	ids    map[string]bool // of the notes of the body at hand
}

// start writes a start tag. Attributes are names and values in turns; one with the
// value "" is left out, alt apart.
func (h *htmlWriter) start(name string, attributes ...string) {
	h.b.WriteByte('<')
	h.b.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if key, value := attributes[i], attributes[i+1]; value != "" || key == "alt" {
			fmt.Fprintf(&h.b, ` %s="%s"`, key, html.EscapeString(plain(value)))
		}
	}
	h.b.WriteByte('>')
}

func (h *htmlWriter) end(name string) { h.b.WriteString("</" + name + ">") }

// open and close write the tags of an element that holds blocks, a line each.
func (h *htmlWriter) open(name string, attributes ...string) {
	h.start(name, attributes...)
	h.b.WriteByte('\n')
}

func (h *htmlWriter) close(name string) {
	h.end(name)
	h.b.WriteByte('\n')
}

func (h *htmlWriter) text(s string) { h.b.WriteString(html.EscapeString(plain(s))) }

// line writes an element that holds a text, on a line; nothing where there is no text.
func (h *htmlWriter) line(name, text string, spans []lede.Span) {
	if text == "" {
		return
	}
	h.start(name)
	h.inline(text, spans)
	h.close(name)
}

// elements are those that spans are.
var elements = map[lede.SpanKind]string{
	lede.LinkSpan: "a", lede.EmphasisSpan: "em", lede.StrongSpan: "strong", lede.CodeSpan: "code",
	lede.SubscriptSpan: "sub", lede.SuperscriptSpan: "sup", lede.CitationSpan: "cite",
}

// inline writes a text with its spans.
func (h *htmlWriter) inline(text string, spans []lede.Span) {
	for _, p := range pieces(text, spans) {
		name, href := elements[p.span.Kind], ""
		if p.span.Kind == lede.LinkSpan {
			if href = h.href(p.span.URL); href == "" {
				continue
			}
		}
		switch {
		case p.begin && name != "":
			h.start(name, "href", href)
		case p.end && name != "":
			h.end(name)
		default:
			h.text(p.text)
		}
	}
}

// href gives the address that a link leads to; "" for none.
func (h *htmlWriter) href(target string) string {
	id, ok := strings.CutPrefix(target, "#")
	if !ok {
		return address(target)
	}
	if !h.ids[id] {
		return ""
	}
	return "#" + h.prefix + id
}

// head writes what stands above the text.
func (h *htmlWriter) head(a *lede.Article) {
	h.open("header")
	h.line("p", a.Kicker, nil)
	h.line("h1", a.Title, nil)
	h.line("p", a.Standfirst, nil)
	h.line("p", byline(a), bylineSpans(byline(a), a.Authors))
	if !a.Published.IsZero() {
		h.start("p")
		machine, printed := stamp(a.Published)
		h.start("time", "datetime", machine)
		h.text(printed)
		h.end("time")
		h.close("p")
	}
	h.close("header")
}

// body writes the blocks of a body.
func (h *htmlWriter) body(body []lede.Block) {
	h.ids = map[string]bool{}
	for _, b := range body {
		if isName(b.ID) {
			h.ids[b.ID] = true
		}
	}
	for _, g := range groups(body) {
		switch {
		case g.list != nil:
			h.list(g.list)
		case g.quotes != nil:
			h.open("blockquote", "cite", address(g.quotes[0].Cite))
			for _, b := range g.quotes {
				h.line("p", b.Text, b.Spans)
			}
			h.close("blockquote")
		default:
			h.block(g.block)
		}
	}
}

func (h *htmlWriter) block(b lede.Block) {
	switch b.Type {
	case lede.HeadingBlock:
		h.line("h"+strconv.Itoa(headingLevel(b)), b.Text, b.Spans)
	case lede.PhotoBlock:
		h.photo(photoOf(b))
	case lede.TableBlock:
		h.table(b)
	case lede.CodeBlock:
		h.start("pre")
		h.start("code")
		h.text(b.Text)
		h.end("code")
		h.close("pre")
	case lede.EmbedBlock:
		h.embed(b)
	case lede.NoteBlock:
		id := ""
		if h.ids[b.ID] {
			id = h.prefix + b.ID
		}
		h.open("aside", "id", id)
		h.line("p", b.Text, b.Spans)
		h.close("aside")
	default:
		h.line("p", b.Text, b.Spans)
	}
}

func (h *htmlWriter) list(l *list) {
	name := "ul"
	if l.ordered {
		name = "ol"
	}
	h.open(name, "type", l.kind)
	for i, it := range l.items {
		value := ""
		if it.number > 0 && (i == 0 && it.number != 1 || i > 0 && it.number != l.items[i-1].number+1) {
			value = strconv.Itoa(it.number)
		}
		h.start("li", "value", value)
		for j, b := range it.paragraphs {
			if j == 0 && len(it.paragraphs) == 1 {
				h.inline(b.Text, b.Spans)
				continue
			}
			h.line("p", b.Text, b.Spans)
		}
		for _, inner := range it.lists {
			h.b.WriteByte('\n')
			h.list(inner)
		}
		h.close("li")
	}
	h.close(name)
}

// photo writes a photo with its caption and its credit.
func (h *htmlWriter) photo(p lede.Photo) {
	src := address(p.URL)
	if src == "" && p.Caption == "" && p.Credit == "" {
		return
	}
	h.open("figure")
	if src != "" {
		h.start("img", "src", src, "alt", p.Alt, "width", pixels(p.Width), "height", pixels(p.Height))
		h.b.WriteByte('\n')
	}
	h.caption(p.Caption, p.CaptionSpans, p.Credit)
	h.close("figure")
}

// pixels gives a side of a picture; "" for one that is not known.
func pixels(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (h *htmlWriter) caption(text string, spans []lede.Span, credit string) {
	if text == "" && credit == "" {
		return
	}
	h.start("figcaption")
	h.inline(text, spans)
	if credit != "" {
		if text != "" {
			h.b.WriteByte(' ')
		}
		h.start("small")
		h.text(credit)
		h.end("small")
	}
	h.close("figcaption")
}

// embed writes what another site would draw as a link to it.
func (h *htmlWriter) embed(b lede.Block) {
	href := address(b.URL)
	if isPost(b) {
		h.open("blockquote", "cite", href)
		h.line("p", b.Text, b.Spans)
		h.link("p", href, nameOf(b), "")
		h.close("blockquote")
		return
	}
	if href == "" && b.Text == "" {
		return
	}
	h.open("figure")
	h.link("p", href, nameOf(b), posterOf(b))
	h.caption(b.Text, b.Spans, "")
	h.close("figure")
}

// link writes a line that is a link: a picture, where there is one, or else a name.
func (h *htmlWriter) link(line, href, name, picture string) {
	if href == "" {
		return
	}
	h.start(line)
	h.start("a", "href", href)
	if picture != "" {
		h.start("img", "src", picture, "alt", name)
	} else {
		h.text(name)
	}
	h.end("a")
	h.close(line)
}

func (h *htmlWriter) table(b lede.Block) {
	caption, rows := cellsOf(b)
	head := min(max(b.HeaderRows, 0), len(rows))
	h.open("table")
	h.line("caption", caption.text, caption.spans)
	h.rows("thead", "th", rows[:head])
	h.rows("tbody", "td", rows[head:])
	h.close("table")
}

// rows writes the rows of a part of a table; nothing for none.
func (h *htmlWriter) rows(part, element string, rows [][]cell) {
	if len(rows) == 0 {
		return
	}
	h.open(part)
	for _, row := range rows {
		h.start("tr")
		for _, c := range row {
			h.start(element)
			h.inline(c.text, c.spans)
			h.end(element)
		}
		h.close("tr")
	}
	h.close(part)
}

// post writes a post of a live blog.
func (h *htmlWriter) post(e lede.LiveEntry) {
	h.open("article")
	head := lede.Article{Authors: e.Authors, Published: e.Time}
	h.line("h2", e.Title, nil)
	if len(e.Authors) > 0 || !e.Time.IsZero() {
		h.head(&head)
	}
	h.body(e.Body)
	h.close("article")
}
