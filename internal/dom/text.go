package dom

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Text gives the text of n as one line: what a browser would draw, blocks and
// line breaks as single spaces, white space collapsed (see Line). The zero
// node set and elements that are not rendered give "". Hidden elements count:
// what is hidden is for the caller to say.
func Text(n *html.Node) string {
	if n == nil {
		return ""
	}
	if only := n.FirstChild; only != nil && only.NextSibling == nil && only.Type == html.TextNode && n.DataAtom != atom.Math {
		if !IsRendered(n) {
			return ""
		}
		return Clean(only.Data)
	}
	l := lines.Get().(*Line)
	l.AddNode(n)
	return l.done()
}

// ShortText is Text for one of longest bytes at most; isShort is false for a longer one, of
// which hardly more is read.
func ShortText(n *html.Node, longest int) (text string, isShort bool) {
	if n.Type != html.ElementNode || !IsRendered(n) || n.DataAtom == atom.Math {
		text = Text(n)
		return text, len(text) <= longest
	}
	if only := n.FirstChild; only != nil && only.NextSibling == nil && only.Type == html.TextNode {
		if len(only.Data) > longest+wordSize && plainEnd(only.Data[:longest+wordSize], 0) > longest {
			return "", false
		}
		text = Clean(only.Data)
		return text, len(text) <= longest
	}
	l := lines.Get().(*Line)
	for c := n.FirstChild; c != nil && len(l.buf) <= longest; c = c.NextSibling {
		l.AddNode(c)
	}
	if isShort = len(l.buf) <= longest; !isShort {
		l.Reset()
	}
	return l.done(), isShort
}

// lines are lines to make a text in, whose memory is used again.
var lines = sync.Pool{New: func() any { return new(Line) }}

// done gives the line, and the Line back to lines.
func (l *Line) done() string {
	s := l.String()
	l.giveBack()
	return s
}

func (l *Line) giveBack() {
	const longest = 1 << 16 // in bytes, of what is kept
	if cap(l.buf) <= longest {
		l.Reset()
		lines.Put(l)
	}
}

// TextWithout is Text without the elements that dropped reports.
func TextWithout(n *html.Node, dropped func(*html.Node) bool) string {
	l := lines.Get().(*Line)
	l.AddNodeWithout(n, dropped)
	return l.done()
}

// Width gives the length in bytes of the text of nodes as one line, without the elements
// that dropped reports.
func Width(nodes []*html.Node, dropped func(*html.Node) bool) int {
	l := lines.Get().(*Line)
	for _, n := range nodes {
		l.AddNodeWithout(n, dropped)
		l.Break()
	}
	width := len(l.buf)
	l.giveBack()
	return width
}

// A Line gathers text into one normalised line: runs of white space, no-break
// spaces among them, become one space; soft hyphens, zero-width spaces, byte
// order marks, control characters and those that turn text around go; the ends are trimmed. Joiners
// (U+200C, U+200D) stay behind letters beyond ASCII, as Persian and the Indic scripts are spelt with them. A byte
// that is no UTF-8 becomes U+FFFD.
// It knows which parts of it are spans: those that are opened and closed, and those
// that Mark finds in the nodes that are added.
// The zero value is an empty line.
type Line struct {
	// Mark gives kind and address of the span that an element is, and "" for the kind
	// of others; nil finds none.
	Mark func(n *html.Node) (kind, url string)

	buf   []byte
	space bool   // a space is due before the next character
	spans []Span // by their beginning, each before those in it
	open  []int  // those that are open, each in the one before
}

// AddString adds s to the line.
func (l *Line) AddString(s string) {
	for i := 0; i < len(s); {
		if isASCIISpace(s[i]) {
			l.space = true
			i++
			continue
		}
		if j := plainEnd(s, i); j > i {
			if l.buf == nil {
				l.buf = make([]byte, 0, max(j, leastLine))
			}
			l.flushSpace()
			l.buf = append(l.buf, s[i:j]...)
			i = j
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			l.space = true
		case isInvisible(r) || isJoiner(r) && l.joinsNothing():
		case r == utf8.RuneError && size == 1:
			// What is no UTF-8 must not become some when a character beside it goes.
			l.flushSpace()
			l.buf = utf8.AppendRune(l.buf, utf8.RuneError)
		default:
			l.flushSpace()
			l.buf = append(l.buf, s[i:i+size]...)
		}
		i += size
	}
}

// leastLine is for how many bytes a Line takes memory at first.
const leastLine = 128

// plainEnd gives the end of what begins at start in s and stands in a line as it is: most
// characters, and single spaces between them. It may stop short of others that do.
func plainEnd(s string, start int) int {
	end := start   // of the last character that is no space
	words := start // where whole words may be read again
	for i := start; i < len(s); {
		switch c := s[i]; {
		case c > ' ' && c < 0x7f:
			if i++; i >= words {
				i, end = plainWords(s, i)
				words = i + wordSize
				continue
			}
		case c == ' ' && i == end && i > start:
			i++
			continue
		case c >= 0xc3 && c <= 0xdf && i+1 < len(s) && isContinuation(s[i+1]): // U+00C0 to U+07FF
			i += 2
		case (c >= 0xe4 && c <= 0xec || c == 0xe2 && isQuotation(s[i:])) && i+2 < len(s) && isContinuation(s[i+1]) && isContinuation(s[i+2]):
			i += 3 // U+4000 to U+CFFF
		default:
			return end
		}
		end = i
	}
	return end
}

// wordSize is how many bytes plainWords reads at once: most of all text is read there.
const wordSize = 8

// plainWords is plainEnd for ASCII in whole machine words, behind a character that is no
// space. It gives the place behind the words, which may be behind a space, too.
func plainWords(s string, start int) (next, end int) {
	const ones, tops, spaces = 0x0101010101010101, 0x8080808080808080, 0x2020202020202020
	end = start
	for next = start; next+wordSize <= len(s); next += wordSize {
		b := s[next : next+wordSize]
		w := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		if ((w-spaces)|(w+ones)|w)&tops != 0 {
			break // a byte under the space, or over the tilde
		}
		space := ^((w ^ spaces) + (tops - ones)) & tops // the top bits of those that are spaces
		if space&(space<<8) != 0 || space&0x80 != 0 && next != end {
			break // two of them
		}
		end = next + wordSize - int(space>>63)
	}
	return next, end
}

// isQuotation reports whether s begins with one of the dashes, quotation marks and dots
// from U+2010 to U+2027.
func isQuotation(s string) bool {
	return len(s) > 2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0xa7
}

func isContinuation(c byte) bool { return c&0xc0 == 0x80 }

func (l *Line) flushSpace() {
	if l.space && len(l.buf) > 0 {
		l.buf = append(l.buf, ' ')
	}
	l.space = false
}

// isInvisible reports characters that draw nothing and mean nothing in text.
func isInvisible(r rune) bool {
	switch r {
	case '\u00ad', '\u200b', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsControl(r) || IsBidiControl(r)
}

// isJoiner reports the characters that join two letters, or keep them apart.
func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// joinsNothing reports whether a joiner at the end of the line would have no letter before it
// whose shape it can change: agencies' systems leave them between words (euronews.com).
func (l *Line) joinsNothing() bool {
	return l.space || len(l.buf) == 0 || l.buf[len(l.buf)-1] < utf8.RuneSelf
}

// IsBidiControl reports the characters that embed, override or isolate a direction
// of text. They can make a text look like another.
//
// Source: Unicode Standard Annex 9, 2 "Directional Formatting Characters"; the
// implicit marks (U+200E, U+200F, U+061C) turn nothing around, and stay.
func IsBidiControl(r rune) bool {
	return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// AddNode adds the rendered text of n and its descendants to the line.
func (l *Line) AddNode(n *html.Node) { l.AddNodeWithout(n, nil) }

// AddNodeWithout is AddNode without the elements that dropped reports; nil reports none.
func (l *Line) AddNodeWithout(n *html.Node, dropped func(*html.Node) bool) {
	if n.Type == html.TextNode {
		l.AddString(n.Data)
		return
	}
	if !IsRendered(n) || dropped != nil && n.Type == html.ElementNode && dropped(n) {
		return
	}
	if n.DataAtom == atom.Math {
		l.AddString(Formula(n))
		return
	}
	ends := IsBlock(n) || n.DataAtom == atom.Br
	l.space = l.space || ends
	opened := l.mark(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		l.AddNodeWithout(c, dropped)
	}
	if opened {
		l.Close()
	}
	l.space = l.space || ends
}

// mark begins the span that n is, and reports whether it is one.
func (l *Line) mark(n *html.Node) bool {
	if l.Mark == nil {
		return false
	}
	kind, url := l.Mark(n)
	return kind != "" && l.Open(kind, url)
}

// Break ends the word at hand: what is added next stands behind a space.
func (l *Line) Break() { l.space = true }

// Empty reports whether the line holds no character yet.
func (l *Line) Empty() bool { return len(l.buf) == 0 }

// Bytes gives the line until it is changed or reset.
func (l *Line) Bytes() []byte { return l.buf }

// Reset empties the line, and keeps its memory for the next.
func (l *Line) Reset() { l.buf, l.space = l.buf[:0], false }

// String gives the line.
func (l *Line) String() string { return string(l.buf) }

// Clean gives s as a Line would hold it.
func Clean(s string) string {
	for s != "" && isASCIISpace(s[0]) {
		s = s[1:]
	}
	for s != "" && isASCIISpace(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	if plainEnd(s, 0) == len(s) {
		return s
	}
	l := lines.Get().(*Line)
	l.AddString(s)
	return l.done()
}

func isASCIISpace(c byte) bool { return IsSpace(c) || c == '\v' }

// IsSpace reports ASCII white space, which parts the words of an attribute.
//
// Source: Infra standard, 4.5 "Code points".
func IsSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

// IsLetter reports a letter of ASCII.
func IsLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// LowerASCII gives s with the capital letters of ASCII in lower case: every byte keeps its
// place.
func LowerASCII(s string) string {
	low := []byte(s)
	for i, b := range low {
		if 'A' <= b && b <= 'Z' {
			low[i] = b + 'a' - 'A'
		}
	}
	return string(low)
}

// IsStop reports a rune that ends a sentence, or closes a quotation.
func IsStop(r rune) bool {
	switch r {
	case '.', '!', '?', '\u3002', '\uff01', '\uff1f', '\u0964', '\u061f', '\u06d4', '\u0589', '\u2026',
		'"', '\u201d', '\u00bb', '\u300d', ')', '\u201c', '\u2019', '\'':
		return true
	}
	return false
}

// EndsSentence reports whether s ends with a full stop or its kin, whatever closes
// brackets and quotations behind it.
func EndsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		switch r {
		case '\'', '"', '\u2019', '\u201d', '\u201c', '\u00bb', '\u00ab', '\u203a', '\u300d', '\u300f', ')', ']', '\uff09', ' ':
			return true
		}
		return false
	})
	switch LastRune(s) {
	case '.', '!', '?', '\u2026', '\u3002', '\uff01', '\uff1f', '\uff0e', '\u0964', '\u0965', '\u061f', '\u06d4', '\u0589', '\u104b', '\u1362', '\u17d4':
		return true
	}
	return false
}

// HasWord reports whether s holds a letter or a number.
func HasWord(s string) bool { return strings.ContainsFunc(s, IsWordRune) }

// IsWordRune reports what words are made of: letters and numbers.
func IsWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// LastRune gives the last character of s; utf8.RuneError for none.
func LastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
