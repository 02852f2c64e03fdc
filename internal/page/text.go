package page

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// Unescape gives s with its character references replaced, for text that was
// escaped once too often. Only whole references count, so that the address
// /?a=1&copy=2 stays what it is.
func Unescape(s string) string {
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		n := referenceLen(s[i:])
		b.WriteString(html.UnescapeString(s[i : i+n]))
		s = s[i+n:]
	}
	b.WriteString(s)
	return b.String()
}

// referenceLen gives the length of the character reference that s, which
// begins with an ampersand, begins with, or 1.
func referenceLen(s string) int {
	const longest = len("&CounterClockwiseContourIntegral;")
	for i := 1; i < len(s) && i < longest; i++ {
		switch c := s[i]; {
		case c == ';':
			return i + 1
		case !dom.IsLetter(c) && c != '#' && (c < '0' || c > '9'):
			return 1
		}
	}
	return 1
}

// PlainText gives as one line the text of s, which may hold HTML, escaped or
// not, where plain text is meant to be.
func PlainText(s string) string {
	plain := Unescape(s)
	if strings.IndexByte(plain, '<') < 0 {
		return dom.Clean(plain)
	}
	if strings.IndexByte(s, '<') < 0 {
		s = plain
	}
	var line dom.Line
	rendered := true
	z := nethtml.NewTokenizer(strings.NewReader(s))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return line.String()
		case nethtml.TextToken:
			if rendered {
				line.AddString(string(z.Text()))
			}
		case nethtml.StartTagToken, nethtml.EndTagToken, nethtml.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if tag == atom.Br || dom.IsBlock(&nethtml.Node{Type: nethtml.ElementNode, DataAtom: tag}) {
				line.Break()
			}
			rendered = z.Raw()[1] == '/' || tag != atom.Script && tag != atom.Style
		}
	}
}

// HostSpelling gives the letters and digits of s in lower case, with the umlauts
// spelt out as they are in the names of hosts.
func HostSpelling(s string) string {
	var buf [128]byte // which few names and titles are longer than
	return string(AppendHostSpelling(buf[:0], s))
}

// AppendHostSpelling appends what HostSpelling gives to dst.
func AppendHostSpelling(dst []byte, s string) []byte {
	for _, r := range s {
		switch r = unicode.ToLower(r); {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			dst = append(dst, byte(r))
		case r < utf8.RuneSelf:
		case r == 'ä':
			dst = append(dst, "ae"...)
		case r == 'ö':
			dst = append(dst, "oe"...)
		case r == 'ü':
			dst = append(dst, "ue"...)
		case r == 'ß':
			dst = append(dst, "ss"...)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}
