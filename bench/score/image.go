package score

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	// imageFile finds the names of pictures in an address.
	imageFile = regexp.MustCompile(`(?i)([^/?&=]+)\.(?:jpe?g|png|gif|webp|svg)`)
	// imageSize finds what the name of a picture says of its size.
	imageSize = regexp.MustCompile(`[-_.@]?\p{Nd}{2,4}x\p{Nd}{2,4}.*|[-_](?:\p{Nd}{2,4}|large|small|medium|big|thumb|scaled|full|[whx])$`)
)

// imageKey gives the name of the picture at address without its size: the same
// one is served under many addresses, some of which hold another.
func imageKey(address string) string {
	address = unquote(unquote(address))
	name := lastSegment(address)
	if found := imageFile.FindAllStringSubmatch(address, -1); len(found) > 0 {
		name = found[len(found)-1][1]
	}
	return imageSize.ReplaceAllString(fold(name), "")
}

// unquote decodes the %XX of an address, as Python's urllib.parse.unquote does:
// what is no such code stays, and bytes that are no UTF-8 become U+FFFD.
func unquote(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, "%")
		b.WriteString(before)
		if !found {
			return strings.ToValidUTF8(b.String(), "\ufffd")
		}
		s = after
		if v, err := strconv.ParseUint(s[:min(2, len(s))], 16, 8); err == nil && len(s) >= 2 {
			b.WriteByte(byte(v))
			s = s[2:]
		} else {
			b.WriteByte('%')
		}
	}
}

// lastSegment gives the last segment of the path of an address.
func lastSegment(address string) string {
	if end := strings.IndexAny(address, "?#"); end >= 0 {
		address = address[:end]
	}
	if scheme.MatchString(address) {
		_, address, _ = strings.Cut(address, ":")
	}
	if host, ok := strings.CutPrefix(address, "//"); ok {
		_, address, _ = strings.Cut(host, "/")
	}
	address = strings.TrimRight(address, "/")
	return address[strings.LastIndexByte(address, '/')+1:]
}

// scheme is how an address with one begins (RFC 3986, 3.1).
var scheme = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]*:`)
