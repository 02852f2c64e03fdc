package explain

import (
	"slices"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

// Elements gives, for each of some pieces, the lowest element of their page that is around
// its text; nil for one that was not found on the page. doc is the page as page.Read gives it.
func Elements(doc *html.Node, pieces []Piece) []*html.Node {
	t := readText(doc)
	found := make([]*html.Node, len(pieces))
	for i, p := range pieces {
		if !p.Unplaced() && p.start < p.end {
			found[i] = t.element(p.start, p.end)
		}
	}
	return found
}

// A run is the text of one node on the page.
type run struct {
	node       *html.Node
	start, end int
}

// place gives the runs of the nodes of a line their places. Where their letters are not
// those of the line, as those of a formula, each is taken for all of it.
func (l *line) place() {
	if len(l.runs) == 0 || l.runs[len(l.runs)-1].end > 0 {
		return // they have them
	}
	at := l.start
	for i := range l.runs {
		r := &l.runs[i]
		r.start, r.end = at, at+len(letters(r.node.Data))
		at = r.end
	}
	if at == l.end {
		return
	}
	for i := range l.runs {
		l.runs[i].start, l.runs[i].end = l.start, l.end
	}
}

// element gives the lowest element around all text from start to end.
func (t *pageText) element(start, end int) *html.Node {
	first, _ := slices.BinarySearchFunc(t.lines, start, func(l line, at int) int { return l.end - 1 - at })
	var around *html.Node
	for i := first; i < len(t.lines) && t.lines[i].start < end; i++ {
		l := &t.lines[i]
		l.place()
		for _, r := range l.runs {
			if r.start < end && r.end > start {
				around = dom.Lowest(around, r.node)
			}
		}
	}
	if around != nil && around.Type != html.ElementNode {
		around = around.Parent
	}
	return around
}
