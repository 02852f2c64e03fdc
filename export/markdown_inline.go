package export

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede"
)

// A markdownLine says what is around a line of Markdown.
type markdownLine struct {
	heading bool
	notes   map[string]bool // the notes that are footnotes
	prefix  string          // of their labels
}

// A mark is what stands in Markdown where a span begins or ends, or a text between
// marks that is escaped.
type mark struct {
	out  string
	kind lede.SpanKind // "" for a text
	pair int           // of a span: where its other mark is
}

// inlineMarkdown gives a text with its spans as one line of Markdown.
func inlineMarkdown(text string, spans []lede.Span, line markdownLine) string {
	marks := line.marks(pieces(strings.Join(strings.Fields(plain(text)), " "), line.spansOf(text, spans)))
	stars(marks)
	var b strings.Builder
	for _, m := range marks {
		b.WriteString(m.out)
	}
	return escapeStart(b.String())
}

// spansOf gives the spans of a text that Markdown has something for; none where white
// space of the text has to be collapsed, which that of an Article is.
func (l markdownLine) spansOf(text string, spans []lede.Span) []lede.Span {
	if plain(text) != text || strings.Join(strings.Fields(text), " ") != text {
		return nil
	}
	var kept []lede.Span
	for _, s := range spans {
		isLink := s.Kind == lede.LinkSpan
		if !isLink && elements[s.Kind] != "" || isLink && (l.footnote(s) != "" || isElsewhere(s.URL)) {
			kept = append(kept, s)
		}
	}
	return kept
}

// isElsewhere reports an address that is fit for a link, and not inside the article.
func isElsewhere(s string) bool { return !strings.HasPrefix(s, "#") && address(s) != "" }

// marks gives the marks of a text's pieces. Emphasis and strong are HTML elements at
// first.
func (l markdownLine) marks(all []piece) []mark {
	var marks []mark
	var begins []int // of the spans that are open
	for i := 0; i < len(all); i++ {
		p := all[i]
		switch {
		case p.begin:
			if last, out := l.whole(all, i); out != "" && !runsOn(marks, out) {
				marks = append(marks, mark{out: out, kind: p.span.Kind, pair: len(marks)})
				i = last
				continue
			}
			begins = append(begins, len(marks))
			marks = append(marks, mark{out: begin(p.span), kind: p.span.Kind})
		case p.end:
			first := begins[len(begins)-1]
			begins = begins[:len(begins)-1]
			marks[first].pair = len(marks)
			marks = append(marks, mark{out: end(p.span), kind: p.span.Kind, pair: first})
		default:
			marks = append(marks, mark{out: l.escape(p.text, marks, i+1 < len(all) && all[i+1].begin)})
		}
	}
	return marks
}

// runsOn reports whether code would be read as one with what stands before it: other
// code, or the name in front of an at sign.
func runsOn(before []mark, out string) bool {
	return out[0] == '`' && (endsWith(before, "`") || strings.Contains(out, "@") && len(before) > 0 && !endsWith(before, " "))
}

// endsWith reports whether the last mark ends with s.
func endsWith(marks []mark, s string) bool {
	return len(marks) > 0 && strings.HasSuffix(marks[len(marks)-1].out, s)
}

// whole gives the Markdown of a span that is written in one, with what is in it, and
// the piece that it ends with; "" for others. It is code, and the link to a footnote,
// with the superscript that it stands in.
func (l markdownLine) whole(all []piece, begin int) (last int, out string) {
	p := all[begin]
	if begin+2 < len(all) && p.span.Kind == lede.CodeSpan && all[begin+2].end {
		return begin + 2, codeSpan(all[begin+1].text)
	}
	if p.span.Kind == lede.SuperscriptSpan && begin+4 < len(all) && all[begin+1].begin && all[begin+3].end && all[begin+4].end {
		if label := l.footnote(all[begin+1].span); label != "" {
			return begin + 4, label
		}
	}
	if label := l.footnote(p.span); label != "" {
		for last = begin; !all[last].end || all[last].span != p.span; last++ {
		}
		return last, label
	}
	return 0, ""
}

// footnote gives the reference to the footnote that a link leads to; "" for none.
func (l markdownLine) footnote(s lede.Span) string {
	id, ok := strings.CutPrefix(s.URL, "#")
	if s.Kind != lede.LinkSpan || !ok || !l.notes[id] {
		return ""
	}
	return "[^" + l.prefix + id + "]"
}

// begin and end give what a span that is not written in one begins and ends with.
func begin(s lede.Span) string {
	if s.Kind == lede.LinkSpan {
		return "["
	}
	return "<" + elements[s.Kind] + ">"
}

func end(s lede.Span) string {
	if s.Kind == lede.LinkSpan {
		return "](" + destination(address(s.URL)) + ")"
	}
	return "</" + elements[s.Kind] + ">"
}

// stars has emphasis and strong in stars where those would be read as such.
//
// Source: CommonMark 0.31, 6.2 "Emphasis and strong emphasis", the flanking of runs.
func stars(marks []mark) {
	for i, m := range marks {
		if m.kind != lede.EmphasisSpan && m.kind != lede.StrongSpan || m.pair <= i {
			continue
		}
		if flanks(neighbour(marks, i, -1), neighbour(marks, i, 1)) && flanks(neighbour(marks, m.pair, 1), neighbour(marks, m.pair, -1)) {
			run := "*"
			if m.kind == lede.StrongSpan {
				run = "**"
			}
			marks[i].out, marks[m.pair].out = run, run
		}
	}
}

// neighbour gives the character that stands before a mark, or behind it; a space at
// the end of the line.
func neighbour(marks []mark, i, step int) rune {
	for i += step; i >= 0 && i < len(marks); i += step {
		if marks[i].out == "" {
			continue
		}
		if step > 0 {
			r, _ := utf8.DecodeRuneInString(marks[i].out)
			return r
		}
		r, _ := utf8.DecodeLastRuneInString(marks[i].out)
		return r
	}
	return ' '
}

// flanks reports whether a run of stars between outside and inside opens, or closes,
// what is inside.
func flanks(outside, inside rune) bool {
	return outside != '*' && inside != '*' && !unicode.IsSpace(inside) && (!isPunctuation(inside) || unicode.IsSpace(outside) || isPunctuation(outside))
}

// isPunctuation reports what CommonMark calls a Unicode punctuation character.
func isPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// codeSpan gives code in more backticks than stand in it in a row.
func codeSpan(code string) string {
	ticks := strings.Repeat("`", longestRun(code)+1)
	inSpaces := strings.HasPrefix(code, " ") && strings.HasSuffix(code, " ") // of which one would go
	if strings.HasPrefix(code, "`") || strings.HasSuffix(code, "`") || inSpaces {
		code = " " + code + " "
	}
	return ticks + code + ticks
}

// longestRun gives the length of the longest run of backticks.
func longestRun(s string) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// The beginnings of what is read as an entity, and of an address that is a link by
// itself, with the sign that makes it so.
var (
	entity   = regexp.MustCompile(`^&#?[0-9A-Za-z]*(?:;|$)`)
	autolink = regexp.MustCompile(`(?i)(?:https?|ftp)(:)//|www(\.)|(?:mailto|xmpp)(:)`)
)

// escape gives a text with a backslash in front of what could be taken for markup. The
// marks before it are those of its line. beforeSpan is set for a text in front of a
// span, of which an exclamation mark would make an image.
func (l markdownLine) escape(text string, before []mark, beforeSpan bool) string {
	links := linkSigns(text)
	var b strings.Builder
	for i := range len(text) {
		isSign := len(links) > 0 && links[0] == i
		if isSign {
			links = links[1:]
		}
		if isSign || isMarkup(text, i) || l.isMarkupHere(text, i, before, beforeSpan) {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// linkSigns gives the places in a text of the signs that make links of addresses.
func linkSigns(text string) []int {
	var places []int
	for _, at := range autolink.FindAllStringSubmatchIndex(text, -1) {
		places = append(places, max(at[2], at[4], at[6]))
	}
	return places
}

// isMarkup reports whether text[i] could be taken for markup wherever the text stands.
func isMarkup(text string, i int) bool {
	switch text[i] {
	case '\\', '`', '*', '_', '[', ']', '<', '>', '~':
		return true
	case '&':
		return entity.MatchString(text[i:])
	case '!':
		return i+1 < len(text) && text[i+1] == '['
	case '@':
		return i > 0 && text[i-1] != ' '
	}
	return false
}

// isMarkupHere reports whether text[i] could be taken for markup by what stands before
// the text and behind it: a colon would make the reference to a footnote the footnote.
func (l markdownLine) isMarkupHere(text string, i int, before []mark, beforeSpan bool) bool {
	switch text[i] {
	case '#':
		return l.heading
	case '!':
		return beforeSpan && i == len(text)-1
	case '@':
		return i == 0 && len(before) > 0
	case ':':
		return i == 0 && len(before) > 0 && strings.HasPrefix(before[len(before)-1].out, "[^")
	}
	return false
}

// blockStart finds what would begin a block of another kind at the start of a line, and
// the sign of it that does.
var blockStart = regexp.MustCompile(`^(?:([-+:])(?:\s|$)|(-)[- ]*$|(=)=*$|(#)#{0,5}(?:\s|$)|\d{1,9}([.)])(?:\s|$))`)

// escapeStart gives a line that begins no block but a paragraph.
func escapeStart(line string) string {
	at := blockStart.FindStringSubmatchIndex(line)
	for i := 2; i < len(at); i += 2 {
		if sign := at[i]; sign >= 0 {
			return line[:sign] + `\` + line[sign:]
		}
	}
	return line
}

// destination gives an address as the destination of a link.
func destination(address string) string {
	var b strings.Builder
	for i := range len(address) {
		switch c := address[i]; {
		case c == '&' && entity.MatchString(address[i:]):
			b.WriteString("&amp;")
		case strings.IndexByte("\\<>`", c) >= 0:
			b.WriteString(`\` + string(c))
		default:
			b.WriteByte(c)
		}
	}
	if strings.ContainsAny(address, "()") {
		return "<" + b.String() + ">"
	}
	return b.String()
}
