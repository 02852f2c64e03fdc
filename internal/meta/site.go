package meta

import (
	"bytes"
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/lede-go/lede/internal/page"
)

// HostNames gives the host of u, and the name in it: gazette for
// www.gazette.co.uk.
func HostNames(u *url.URL) []string {
	host := strings.TrimPrefix(u.Hostname(), "www.")
	labels := strings.Split(host, ".")
	labels = labels[:max(1, len(labels)-1)]
	longest := slices.MaxFunc(labels, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	names := []string{host, longest}
	for _, label := range slices.Backward(labels) {
		if len(label) > len("com") {
			return append(names, label) // slashdot for developers.slashdot.org
		}
	}
	return names
}

// WithoutNames takes one of the names off the end or the start of a title,
// where a separator parts them; the rest of the title is not touched.
func WithoutNames(title string, separators, names []string) string {
	for _, sep := range separators {
		if !mayHoldSign(title, sep) {
			continue
		}
		if i := strings.LastIndex(title, sep); i > 0 && (IsOneOf(title[i+len(sep):], names) || sep == " | " && isInHost(title[i+len(sep):], names)) {
			return strings.TrimSpace(title[:i])
		}
		if before, after, ok := strings.Cut(title, sep); ok && IsOneOf(before, names) {
			return strings.TrimSpace(after)
		}
	}
	return title
}

// mayHoldSign reports whether title may have the separator in it: it has the last byte of
// its sign.
func mayHoldSign(title, separator string) bool {
	sign := strings.TrimRight(separator, " ")
	return sign == "" || strings.IndexByte(title, sign[len(sign)-1]) >= 0
}

// isInHost reports whether s is words of which a host among the names is made:
// Harbour Gazette on www.harbourgazette.com.
func isInHost(s string, names []string) bool {
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for _, name := range names {
		if !strings.Contains(name, ".") || strings.Contains(name, " ") {
			continue
		}
		host := page.HostSpelling(name)
		if !slices.ContainsFunc(words, func(w string) bool { w = page.HostSpelling(w); return len(w) < 3 || !strings.Contains(host, w) }) {
			return true
		}
	}
	return false
}

// IsOneOf reports whether s is one of the names, but for case, spaces and
// punctuation, a top-level domain or an article in front.
func IsOneOf(s string, names []string) bool {
	var buf, other [64]byte // which few names are longer than
	own := page.AppendHostSpelling(buf[:0], s)
	for _, name := range names {
		spelt := page.AppendHostSpelling(other[:0], name)
		if len(spelt) > 0 && (bytes.Equal(own, spelt) || isThe(own, spelt) || isThe(spelt, own)) {
			return true
		}
	}
	return false
}

// isThe reports whether long is "the" and then name.
func isThe(long, name []byte) bool {
	rest, ok := bytes.CutPrefix(long, []byte("the"))
	return ok && bytes.Equal(rest, name)
}
