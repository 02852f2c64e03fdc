package parse

import "strings"

// A mark is a byte that few parts of a page have, and where it stood next from the last
// place on that was asked of: it is looked for once, not in each part on the way to it.
type mark struct {
	char byte
	at   int
}

// isIn reports whether the mark stands in src[start:end]. The parts that it is asked of
// come one behind the other.
func (m *mark) isIn(src string, start, end int) bool {
	if m.at < start {
		m.at = nextOf(m.char, src, start)
	}
	return m.at < end
}

func nextOf(char byte, src string, start int) int {
	if n := strings.IndexByte(src[start:], char); n >= 0 {
		return start + n
	}
	return len(src)
}

// part gives a part of the page as it is in the tree: with its lines ending in \n alone and
// its character references replaced.
func (z *tokenizer) part(start, end int, attribute bool) string {
	s := z.src[start:end]
	if z.carriage.isIn(z.src, start, end) {
		s = z.lines(s)
	}
	if z.ampersand.isIn(z.src, start, end) {
		s = z.decode(s, attribute)
	}
	return s
}

// lines gives s with its lines ending in \n alone.
//
// Source: HTML standard, 13.2.3.5 "Preprocessing the input stream".
func (z *tokenizer) lines(s string) string {
	from := z.reserve(len(s))
	for i := strings.IndexByte(s, '\r'); i >= 0; i = strings.IndexByte(s, '\r') {
		z.decoded.WriteString(s[:i])
		z.decoded.WriteByte('\n')
		s = strings.TrimPrefix(s[i+1:], "\n")
	}
	z.decoded.WriteString(s)
	return z.decoded.String()[from:]
}

// withoutNUL gives s with U+FFFD for each NUL.
func (z *tokenizer) withoutNUL(s string) string {
	if !z.hasNUL {
		return s
	}
	return strings.ReplaceAll(s, "\x00", "\uFFFD")
}
