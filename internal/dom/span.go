package dom

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Span is a part of a Line: Start and End are byte offsets in its text.
type Span struct {
	Kind       string
	Start, End int
	URL        string // of a link

	depth int // how many spans it stands in
}

// The kinds of a Span.
const (
	Link        = "link"
	Emphasis    = "emphasis"
	Strong      = "strong"
	Code        = "code"
	Subscript   = "subscript"
	Superscript = "superscript"
	Citation    = "citation"
)

// SpanKind gives the kind of span that the text of the element n is; "" for none.
// Source: HTML standard, 4.5 "Text-level semantics".
func SpanKind(n *html.Node) string {
	if n.Type != html.ElementNode {
		return ""
	}
	switch n.DataAtom {
	case atom.A:
		return Link
	case atom.Em, atom.I, atom.Dfn, atom.Var:
		return Emphasis
	case atom.Strong, atom.B:
		return Strong
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		return Code
	case atom.Sub:
		return Subscript
	case atom.Sup:
		return Superscript
	case atom.Cite:
		return Citation
	}
	return ""
}

// unended is the End of a span that is open.
const unended = -1

// Open begins a span with the next character, and reports whether it did: not inside
// another of its kind.
func (l *Line) Open(kind, url string) bool {
	for _, i := range l.open {
		if l.spans[i].Kind == kind {
			return false
		}
	}
	l.open = append(l.open, len(l.spans))
	l.spans = append(l.spans, Span{Kind: kind, Start: len(l.buf), End: unended, URL: url, depth: len(l.open)})
	return true
}

// Close ends the span that was opened last with the last character; one without
// characters is none. What goes on where one of the same kind ended is one with it.
func (l *Line) Close() {
	i := l.open[len(l.open)-1]
	l.open = l.open[:len(l.open)-1]
	if !l.end(i) {
		l.spans = l.spans[:i] // and what is in it is as empty
		return
	}
	if before := l.sibling(i); before >= 0 && l.continues(before, i) {
		l.spans[before].End = l.spans[i].End
		l.spans = slices.Delete(l.spans, i, i+1)
	}
}

// end ends span i, and reports whether there is a character in it.
func (l *Line) end(i int) bool {
	s := &l.spans[i]
	if s.Start < len(l.buf) && l.buf[s.Start] == ' ' {
		s.Start++
	}
	s.End = len(l.buf)
	return s.Start < s.End
}

// sibling gives the span before span i in the same span; -1 for none.
func (l *Line) sibling(i int) int {
	depth := l.spans[i].depth
	for i--; i >= 0 && l.spans[i].depth > depth; i-- {
	}
	if i < 0 || l.spans[i].depth < depth {
		return -1
	}
	return i
}

// continues reports whether span j is more of span i, with a space between them at
// most.
func (l *Line) continues(i, j int) bool {
	a, b := l.spans[i], l.spans[j]
	gap := b.Start - a.End
	return a.Kind == b.Kind && a.URL == b.URL && (gap == 0 || gap == 1 && l.buf[a.End] == ' ' && a.Kind != Code)
}

// Take gives the line and its spans in order, each before those in it, and begins the
// next line, in which the open spans go on.
func (l *Line) Take() (string, []Span) {
	var next []Span
	for depth, i := range l.open {
		s := l.spans[i]
		next = append(next, Span{Kind: s.Kind, URL: s.URL, End: unended, depth: s.depth})
		l.end(i)
		l.open[depth] = depth
	}
	text, spans := string(l.buf), slices.DeleteFunc(l.spans, func(s Span) bool { return s.Start >= s.End })
	*l = Line{buf: l.buf[:0], spans: next, open: l.open, Mark: l.Mark}
	return text, spans
}

// SpannedText is Text with its spans, which mark finds as Line.Mark does.
func SpannedText(n *html.Node, mark func(n *html.Node) (kind, url string)) (string, []Span) {
	l := lines.Get().(*Line)
	l.Mark = mark
	l.AddNode(n)
	text, spans := l.Take()
	l.Mark = nil
	l.done()
	return text, spans
}
