package head

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// readSection gives the first step behind the home page of the breadcrumb
// that stands before the body.
func (r *reader) readSection(title string) string {
	end := len(r.items)
	if r.first >= 0 {
		end = r.first
	}
	for i := range end {
		n := r.items[i].node
		if n.Type != html.ElementNode || r.holdsBody(i) || !isCrumbs(n) {
			continue
		}
		if s := r.firstStep(i, title); s != "" {
			return s
		}
	}
	return ""
}

// isCrumbs reports whether n is called a breadcrumb.
func isCrumbs(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Ol, atom.Ul, atom.Div, atom.Section, atom.P:
	default:
		return false
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "class", "id", "aria-label", "data-testid":
			if strings.Contains(a.Val, "readc") && (strings.Contains(a.Val, "readcrumb") || strings.Contains(a.Val, "readcumb")) || strings.Contains(a.Val, "itemtype") {
				return true
			}
		}
	}
	return false
}

// firstStep gives the text of the first link of breadcrumb i that leads
// neither home nor to the article itself.
func (r *reader) firstStep(i int, title string) string {
	const longest = 40
	links := 0
	for j := i; j < r.items[i].end; j++ {
		n := r.items[j].node
		if n.DataAtom != atom.A {
			continue
		}
		text := r.text(n)
		href := dom.Attr(n, "href")
		links++
		key := squash(text)
		if key == "" || len(text) > longest || isHome(href) || href == "" || href[0] == '#' || key == r.squash(title) || key == r.squash(r.hints.SiteName) || isWord(key, homeWord) {
			continue
		}
		r.note("section", j)
		return text
	}
	return ""
}
