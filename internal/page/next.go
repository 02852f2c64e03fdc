package page

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// IsNextOf reports whether next is the address of the page of an article that follows
// the one at own: the same but for a number, which is one higher, or 2 where own has
// none. It stands in the query (?page=2), or at the end of the path (/2, /page/2,
// -2.html, _2.html).
func IsNextOf(own, next *url.URL) bool {
	if own == nil || next == nil || !strings.EqualFold(strings.TrimPrefix(own.Host, "www."), strings.TrimPrefix(next.Host, "www.")) {
		return false
	}
	path, nextPath := strings.TrimSuffix(own.Path, "/"), strings.TrimSuffix(next.Path, "/")
	if path == "" {
		return false
	}
	if path == nextPath {
		return queryPage(next) == max(queryPage(own), 1)+1
	}
	base, n := cutPageNumber(nextPath)
	if n < 2 {
		return false
	}
	ownBase, ownN := cutPageNumber(path)
	return n == 2 && base == withoutExtension(path) || n == ownN+1 && base == ownBase && ownBase != ""
}

// MayBeNextOf reports whether a reference may stand for the next page of an article: a
// cheap question before IsNextOf, for which it has to be resolved.
func MayBeNextOf(own *url.URL, ref string) bool {
	const short = 12 // bytes of a reference that is a number and little else
	if own == nil || !strings.ContainsAny(ref, "123456789") {
		return false
	}
	name := withoutExtension(strings.TrimSuffix(own.Path, "/"))
	name = strings.TrimRight(name[strings.LastIndexByte(name, '/')+1:], "/,_.-0123456789")
	return len(ref) <= short || ref[0] == '?' || strings.Contains(ref, name)
}

// queryPage gives the number of the page that the query of u asks for; 0 for none.
func queryPage(u *url.URL) int {
	if u.RawQuery == "" {
		return 0
	}
	q := u.Query()
	for _, key := range [...]string{"page", "p", "pg", "pagina", "seite", "paged", "page_no", "pageno", "currentpage", "strona", "pn"} {
		if n, err := strconv.Atoi(q.Get(key)); err == nil && n > 0 {
			return n
		}
	}
	return 0
}

var pageNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(.+?)(?:[/,_.-](?:page|seite|pagina|strona|side|sida|pg|p)[/,_-]?|[/,_.-])([1-9][0-9]?)$`)
})

// cutPageNumber gives a path without the number of a page at its end, and the number;
// 0 for none.
func cutPageNumber(path string) (base string, n int) {
	m := pageNumber().FindStringSubmatch(withoutExtension(path))
	if m == nil {
		return "", 0
	}
	n, _ = strconv.Atoi(m[2]) // two digits
	return withoutExtension(m[1]), n
}

// withoutExtension cuts .html and its kin off a path.
func withoutExtension(path string) string {
	for _, ext := range [...]string{".html", ".htm", ".shtml", ".php", ".aspx", ".asp", ".jsp"} {
		if base, ok := strings.CutSuffix(path, ext); ok {
			return base
		}
	}
	return path
}
