package parse

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// decodedChunk is how many bytes of decoded text are made room for at a time.
const decodedChunk = 4 << 10

// maxEntity is the length of the longest entity name, with its semicolon.
const maxEntity = len("CounterClockwiseContourIntegral;")

// reserve makes room for n bytes in z.decoded, and gives its length. Earlier
// strings stay: nothing is ever written over.
func (z *tokenizer) reserve(n int) int {
	if z.decoded.Cap()-z.decoded.Len() < n {
		z.decoded.Reset()
		z.decoded.Grow(max(n, decodedChunk))
	}
	return z.decoded.Len()
}

// decode replaces the character references of s.
//
// Source: HTML standard, 13.2.5.72 "Character reference state".
func (z *tokenizer) decode(s string, attribute bool) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	start := z.reserve(len(s))
	for i >= 0 {
		z.decoded.WriteString(s[:i])
		s = s[i:]
		s = s[z.reference(s, attribute):]
		i = strings.IndexByte(s, '&')
	}
	z.decoded.WriteString(s)
	return z.decoded.String()[start:]
}

// reference writes what the character reference at the start of s, which begins
// with "&", stands for, and gives its length.
func (z *tokenizer) reference(s string, attribute bool) int {
	if len(s) > 1 && s[1] == '#' {
		return z.numeric(s)
	}
	n := 1
	for n < len(s) && n <= maxEntity && isAlphanumeric(s[n]) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	if c := commonEntity(s[1:n]); c != "" {
		z.decoded.WriteString(c)
		return n
	}
	if n == 1 {
		z.decoded.WriteByte('&')
		return 1
	}
	value := html.UnescapeString(s[:n])
	if attribute && !countsInAttribute(s, n, value) {
		value = s[:n]
	}
	z.decoded.WriteString(value)
	return n
}

// countsInAttribute reports whether the reference s[:n], which stands for
// value, is one inside an attribute, too: as a whole, and if it has no
// semicolon, not before "=", which is how addresses look.
//
// Source: HTML standard, 13.2.5.73 "Named character reference state".
func countsInAttribute(s string, n int, value string) bool {
	if s[n-1] == ';' {
		return s[:n] == "&semi;" || value[len(value)-1] != ';'
	}
	_, size := utf8.DecodeRuneInString(value)
	return size == len(value) && (n == len(s) || s[n] != '=')
}

// numeric is reference for "&#".
//
// Source: HTML standard, 13.2.5.75 "Numeric character reference state".
func (z *tokenizer) numeric(s string) int {
	n, base := 2, rune(10)
	if n < len(s) && s[n]|0x20 == 'x' {
		n, base = 3, 16
	}
	digits, r := n, rune(0)
	for ; n < len(s); n++ {
		d := digit(s[n])
		if d >= base {
			break
		}
		if r <= utf8.MaxRune {
			r = r*base + d
		}
	}
	if n == digits {
		z.decoded.WriteString(s[:n])
		return n
	}
	if 0x80 <= r && r < 0xA0 {
		// Windows-1252 is meant.
		z.decoded.WriteString(html.UnescapeString(s[:n]))
	} else if r == 0 {
		z.decoded.WriteRune(utf8.RuneError)
	} else {
		z.decoded.WriteRune(r)
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	return n
}

// commonEntity gives what the most frequent entities stand for, whose names
// here have their semicolon. The others are html.UnescapeString's to know.
func commonEntity(name string) string {
	switch name {
	case "amp;":
		return "&"
	case "lt;":
		return "<"
	case "gt;":
		return ">"
	case "quot;":
		return "\""
	case "apos;":
		return "'"
	case "nbsp;":
		return "\u00A0"
	case "lsquo;":
		return "‘"
	case "rsquo;":
		return "’"
	case "ldquo;":
		return "“"
	case "rdquo;":
		return "”"
	case "laquo;":
		return "«"
	case "raquo;":
		return "»"
	case "ndash;":
		return "–"
	case "mdash;":
		return "—"
	case "hellip;":
		return "…"
	case "auml;":
		return "ä"
	case "ouml;":
		return "ö"
	case "uuml;":
		return "ü"
	case "szlig;":
		return "ß"
	case "eacute;":
		return "é"
	case "egrave;":
		return "è"
	case "agrave;":
		return "à"
	case "aacute;":
		return "á"
	case "oacute;":
		return "ó"
	case "ccedil;":
		return "ç"
	}
	return ""
}

// digit gives the value of a hexadecimal digit, or 16.
func digit(c byte) rune {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return 16
}

func isAlphanumeric(c byte) bool {
	return isLetter(c) || c-'0' < 10
}
