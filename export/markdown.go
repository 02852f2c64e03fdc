package export

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/lede-go/lede"
)

// Markdown writes an article as CommonMark with the tables and footnotes of GitHub.
// Every text is escaped where it could be taken for markup. What Markdown has no sign
// for, as sub- and superscripts, is written as HTML elements without attributes.
//
// The title is the only heading of the first level. A photo is an image, with caption
// and credit in the paragraph under it; what another site would draw is a link. Notes
// that are linked to are footnotes, others paragraphs. With Options.FrontMatter the text
// has YAML in front of it, in which strings are in double quotes: title, kicker,
// standfirst, section, byline, authors, published, modified, publisher, platform,
// language, url, keywords.
//
// Source: CommonMark 0.31; GitHub Flavored Markdown, 4.10 "Tables".
func Markdown(w io.Writer, a *lede.Article, o Options) error {
	var m markdownWriter
	switch {
	case o.FrontMatter:
		m.b.WriteString(frontMatter(a))
	case !o.BodyOnly:
		m.head(a)
	}
	for _, p := range unplaced(a) {
		m.photo(p)
	}
	m.body(a.Body, "")
	for i, e := range apart(a) {
		if e.Title != "" {
			m.block("## " + inlineMarkdown(e.Title, nil, markdownLine{heading: true}))
		}
		m.body(e.Body, fmt.Sprintf("post-%d-", i+1))
	}
	return write(w, "Markdown", m.b.String())
}

// frontMatter gives what is known of an article as YAML, of which JSON is a part.
func frontMatter(a *lede.Article) string {
	var b strings.Builder
	b.WriteString("---\n")
	add := func(key string, value any) {
		var text strings.Builder
		e := json.NewEncoder(&text)
		e.SetEscapeHTML(false)
		if err := e.Encode(value); err == nil && text.String() != "\"\"\n" && text.String() != "null\n" {
			b.WriteString(key + ": " + text.String())
		}
	}
	var authors []string
	for _, author := range a.Authors {
		authors = append(authors, plain(author.Name))
	}
	var keywords []string
	for _, k := range a.Keywords {
		keywords = append(keywords, plain(k))
	}
	published, modified := "", ""
	if !a.Published.IsZero() {
		published, _ = stamp(a.Published)
	}
	if !a.Modified.IsZero() {
		modified, _ = stamp(a.Modified)
	}
	add("title", plain(a.Title))
	add("kicker", plain(a.Kicker))
	add("standfirst", plain(a.Standfirst))
	add("section", plain(a.Section))
	add("byline", plain(a.Byline))
	add("authors", authors)
	add("published", published)
	add("modified", modified)
	add("publisher", plain(a.Publisher))
	add("platform", plain(a.Platform))
	add("language", plain(a.Language))
	add("url", plain(a.URL))
	add("keywords", keywords)
	b.WriteString("---\n")
	return b.String()
}

// A markdownWriter writes blocks with an empty line between them.
type markdownWriter struct {
	b      strings.Builder
	prefix string          // of the labels of footnotes
	notes  map[string]bool // the IDs of those that are linked to
	lists  bool            // the last block was a list
}

// block writes a block of one or several lines.
func (m *markdownWriter) block(text string) {
	if m.b.Len() > 0 {
		m.b.WriteByte('\n')
	}
	m.b.WriteString(text)
	m.b.WriteByte('\n')
	m.lists = false
}

func (m *markdownWriter) head(a *lede.Article) {
	if a.Kicker != "" {
		m.paragraph(a.Kicker, nil)
	}
	if a.Title != "" {
		m.block("# " + inlineMarkdown(a.Title, nil, markdownLine{heading: true}))
	}
	m.paragraph(a.Standfirst, nil)
	m.paragraph(byline(a), bylineSpans(byline(a), a.Authors))
	if !a.Published.IsZero() {
		_, printed := stamp(a.Published)
		m.paragraph(printed, nil)
	}
}

// paragraph writes a text as a block; nothing for none.
func (m *markdownWriter) paragraph(text string, spans []lede.Span) {
	if line := m.inline(text, spans); line != "" {
		m.block(line)
	}
}

func (m *markdownWriter) inline(text string, spans []lede.Span) string {
	return inlineMarkdown(text, spans, markdownLine{notes: m.notes, prefix: m.prefix})
}

func (m *markdownWriter) body(body []lede.Block, prefix string) {
	m.prefix, m.notes = prefix, referenced(body)
	for _, g := range groups(body) {
		switch {
		case g.list != nil:
			second := m.lists
			m.block(strings.TrimRight(m.list(g.list, second), "\n"))
			m.lists = !second
		case g.quotes != nil:
			var lines []string
			for _, b := range g.quotes {
				lines = append(lines, "> "+m.inline(b.Text, b.Spans))
			}
			m.block(strings.Join(lines, "\n>\n"))
		default:
			m.one(g.block)
		}
	}
}

// referenced gives the IDs of the notes that a body links to.
func referenced(body []lede.Block) map[string]bool {
	linked, notes := map[string]bool{}, map[string]bool{}
	for _, b := range body {
		for _, s := range b.Spans {
			linked[strings.TrimPrefix(s.URL, "#")] = true
		}
	}
	for _, b := range body {
		if b.Type == lede.NoteBlock && isName(b.ID) && linked[b.ID] {
			notes[b.ID] = true
		}
	}
	return notes
}

func (m *markdownWriter) one(b lede.Block) {
	switch b.Type {
	case lede.HeadingBlock:
		line := markdownLine{notes: m.notes, prefix: m.prefix, heading: true}
		m.block(strings.Repeat("#", headingLevel(b)) + " " + inlineMarkdown(b.Text, b.Spans, line))
	case lede.PhotoBlock:
		m.photo(photoOf(b))
	case lede.TableBlock:
		m.table(b)
	case lede.CodeBlock:
		fence := strings.Repeat("`", max(3, longestRun(b.Text)+1))
		m.block(fence + "\n" + plain(b.Text) + "\n" + fence)
	case lede.EmbedBlock:
		m.embed(b)
	case lede.NoteBlock:
		if m.notes[b.ID] {
			m.block("[^" + m.prefix + b.ID + "]: " + m.inline(b.Text, b.Spans))
			return
		}
		m.paragraph(b.Text, b.Spans)
	default:
		m.paragraph(b.Text, b.Spans)
	}
}

// list gives the lines of a list. One that follows another has other marks, which
// part the two.
func (m *markdownWriter) list(l *list, second bool) string {
	mark, behind := "-", "."
	if second {
		mark, behind = "*", ")"
	}
	var b strings.Builder
	number := 0
	for _, it := range l.items {
		number++
		if it.number > 0 {
			number = it.number
		}
		marker := mark + " "
		if l.ordered {
			marker = strconv.Itoa(number) + behind + " "
		}
		var parts []string
		for _, p := range it.paragraphs {
			parts = append(parts, m.inline(p.Text, p.Spans))
		}
		text := strings.Join(parts, "\n\n") + "\n"
		for i, inner := range it.lists {
			if inner.ordered && inner.items[0].number > 1 {
				text += "\n" // only what begins with 1 ends a paragraph
			}
			text += m.list(inner, i%2 == 1)
		}
		b.WriteString(marker + indent(text, len(marker)))
	}
	return b.String()
}

// indent moves the lines of a text, the first apart, in by so many spaces.
func indent(text string, by int) string {
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		if i > 0 && line != "" && line != "\n" {
			lines[i] = strings.Repeat(" ", by) + line
		}
	}
	return strings.Join(lines, "")
}

func (m *markdownWriter) photo(p lede.Photo) {
	if src := address(p.URL); src != "" {
		m.block("![" + inlineMarkdown(p.Alt, nil, markdownLine{}) + "](" + destination(src) + ")")
	}
	caption := inlineMarkdown(p.Caption, p.CaptionSpans, markdownLine{})
	credit := inlineMarkdown(p.Credit, nil, markdownLine{})
	switch {
	case caption != "" && credit != "":
		m.block(caption + " (" + credit + ")")
	case caption != "" || credit != "":
		m.block(caption + credit)
	}
}

func (m *markdownWriter) embed(b lede.Block) {
	link := ""
	if href := address(b.URL); href != "" {
		name := inlineMarkdown(nameOf(b), nil, markdownLine{})
		if src := posterOf(b); src != "" {
			name = "![" + name + "](" + destination(src) + ")"
		}
		link = "[" + name + "](" + destination(href) + ")"
	}
	text := inlineMarkdown(b.Text, b.Spans, markdownLine{})
	var lines []string
	for _, line := range []string{text, link} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	switch {
	case len(lines) == 0:
	case isPost(b):
		m.block("> " + strings.Join(lines, "\n>\n> "))
	default:
		m.block(strings.Join(lines, "\n\n"))
	}
}

// table writes a table; its caption is the paragraph above it. Markdown has one row of
// heads, and always that, and its cells are as many as those of any row.
func (m *markdownWriter) table(b lede.Block) {
	caption, rows := cellsOf(b)
	m.paragraph(caption.text, caption.spans)
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return
	}
	if b.HeaderRows < 1 {
		rows = append([][]cell{make([]cell, columns)}, rows...)
	}
	var table strings.Builder
	for i, row := range rows {
		if i == 0 {
			row = append(row, make([]cell, columns-len(row))...)
		}
		table.WriteByte('|')
		for _, c := range row {
			table.WriteString(" " + strings.ReplaceAll(m.inline(c.text, c.spans), "|", `\|`) + " |")
		}
		table.WriteByte('\n')
		if i == 0 {
			table.WriteString("|" + strings.Repeat(" --- |", columns) + "\n")
		}
	}
	m.block(strings.TrimSuffix(table.String(), "\n"))
}
