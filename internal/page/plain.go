package page

import (
	"net/url"
	"strings"

	"github.com/lede-go/lede/internal/dom"
)

// resolvePlain is resolve for what nearly all references are: a whole address, or a path
// from the root, of plain characters. There is nothing in it to decode, and nothing to
// write in another way. ok is false for others.
func resolvePlain(base *url.URL, ref string) (address string, ok bool) {
	ref = strings.TrimSpace(ref)
	if rest, ok := cutWeb(ref); ok {
		slash := strings.IndexByte(rest, '/')
		return ref, slash > 0 && isPlainHost(rest[:slash]) && isPlainPath(rest[slash:])
	}
	if base == nil || base.User != nil || base.Opaque != "" || base.Scheme != "http" && base.Scheme != "https" || !isPlainHost(base.Host) || !isPlainPath(ref) {
		return "", false
	}
	return base.Scheme + "://" + base.Host + ref, true
}

func cutWeb(ref string) (rest string, ok bool) {
	if rest, ok = strings.CutPrefix(ref, "https://"); ok {
		return rest, true
	}
	return strings.CutPrefix(ref, "http://")
}

func isPlainHost(host string) bool {
	for i := range len(host) {
		if c := host[i]; !isAlphanumeric(c) && c != '.' && c != '-' {
			return false
		}
	}
	return host != ""
}

// isPlainPath reports whether s is a path from the root, with a query or not, that is the
// same when it has been parsed: without a fragment, steps of dots and empty steps.
func isPlainPath(s string) bool {
	if s == "" || s[0] != '/' {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case isAlphanumeric(c):
		case c == '/':
			if i+1 < len(s) && (s[i+1] == '/' || s[i+1] == '.') {
				return false
			}
		case c == '%':
			if i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2]) {
				return false
			}
		case c == '?':
			return i+1 < len(s) && isPlainQuery(s[i+1:])
		case strings.IndexByte("-._~!$&'()*+,;=:@", c) < 0:
			return false
		}
	}
	return true
}

// isPlainQuery reports whether a query is of printable ASCII, and no fragment behind it.
func isPlainQuery(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || c == '#' {
			return false
		}
		if s[i] == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])) {
			return false
		}
	}
	return true
}

func isAlphanumeric(c byte) bool { return dom.IsLetter(c) || '0' <= c && c <= '9' }
