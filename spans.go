package lede

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/photo"
)

// A spanner finds the spans of texts of a page.
type spanner struct {
	page *page.Page
	off  bool // there are to be none
}

// mark gives kind and address of the span that the element n is; "" for the kind where
// it is none, as a link that leads nowhere. A link inside the page has # and the name
// of its target for an address, until linkNotes has had a look at it.
func (s spanner) mark(n *html.Node) (kind, address string) {
	if s.off {
		return "", ""
	}
	kind = dom.SpanKind(n)
	if kind != dom.Link {
		return kind, ""
	}
	href := strings.TrimSpace(dom.Attr(n, "href"))
	if href == "" {
		return "", ""
	}
	if href[0] != '#' {
		address = s.page.Resolve(href)
		href = address
	}
	if target := s.target(href); target != "" {
		return kind, "#" + target
	}
	if address == "" {
		return "", ""
	}
	return kind, address
}

// target gives the name of the element of the page that address leads to, or "".
func (s spanner) target(address string) string {
	before, fragment, ok := strings.Cut(address, "#")
	if !ok || fragment == "" || before != "" && (s.page.URL == nil || before != strings.TrimSuffix(s.page.URL.String(), "#"+s.page.URL.EscapedFragment())) {
		return ""
	}
	if name, err := url.PathUnescape(fragment); err == nil {
		return name
	}
	return fragment
}

// textOf gives the text of n, as dom.Text, with its spans.
func (s spanner) textOf(n *html.Node) (string, []Span) {
	text, spans := dom.SpannedText(n, s.mark)
	return text, spansOf(spans)
}

// in gives the spans of a text that stands in the element n in one, with whatever
// before and behind it; nil where it does not.
func (s spanner) in(n *html.Node, text string) []Span {
	if s.off || n == nil || text == "" {
		return nil
	}
	whole, spans := s.textOf(n)
	start := strings.Index(whole, text)
	if start < 0 {
		return nil
	}
	return withoutSpans(cutSpans(spans, start, start+len(text)), isTarget)
}

// photo gives a photo as an Article has it.
func (s spanner) photo(p photo.Photo) *Photo {
	return &Photo{
		URL: p.URL, Alt: p.Alt, Caption: p.Caption, Credit: p.Credit,
		Width: p.Width, Height: p.Height, CaptionSpans: s.in(p.Box, p.Caption),
	}
}

// spansOf gives the spans of a line as those of a block; nil for none.
func spansOf(line []dom.Span) []Span {
	if len(line) == 0 {
		return nil
	}
	spans := make([]Span, len(line))
	for i, s := range line {
		spans[i] = Span{Kind: SpanKind(s.Kind), Start: s.Start, End: s.End, URL: s.URL}
	}
	return spans
}

// cutSpans gives the spans of text[start:end], for the spans of text.
func cutSpans(spans []Span, start, end int) []Span {
	var cut []Span
	for _, s := range spans {
		s.Start, s.End = max(s.Start, start)-start, min(s.End, end)-start
		if s.Start < s.End {
			cut = append(cut, s)
		}
	}
	return cut
}

// shiftSpans moves the spans of a text on by what stands before it now.
func shiftSpans(spans []Span, by int) []Span {
	for i := range spans {
		spans[i].Start += by
		spans[i].End += by
	}
	return spans
}

// isTarget reports a link to a place in the page.
func isTarget(s Span) bool { return strings.HasPrefix(s.URL, "#") }

// withoutSpans leaves out the spans for which leaves holds; nil for none left.
func withoutSpans(spans []Span, leaves func(Span) bool) []Span {
	if spans = slices.DeleteFunc(spans, leaves); len(spans) == 0 {
		return nil
	}
	return spans
}

// linkNotes has the references to notes lead to the notes among the blocks, which get
// an ID for it, and leaves out all other links to places in the page. The keys of
// notes are the names of the elements that notes stand in, its values their blocks.
func linkNotes(blocks []Block, notes map[string]int) {
	known := 0
	for i := range blocks {
		blocks[i].Spans = withoutSpans(blocks[i].Spans, func(s Span) bool {
			to, ok := notes[strings.TrimPrefix(s.URL, "#")]
			return isTarget(s) && (!ok || to == i)
		})
		for j, s := range blocks[i].Spans {
			if !isTarget(s) {
				continue
			}
			note := &blocks[notes[s.URL[1:]]]
			if note.ID == "" {
				known++
				note.ID = "note-" + strconv.Itoa(known)
			}
			blocks[i].Spans[j].URL = "#" + note.ID
		}
	}
}
