package rule

import (
	"iter"
	"math"
	"slices"

	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// A search matches selectors against the nodes of a page from right to left,
// and remembers what it found, so that no compound is tried on a node twice to
// lead to another: its work is at most the nodes times the compounds. The tree
// must not change meanwhile. A search is not for concurrent use.
type search struct {
	reached map[standing]bool
	held    map[holding]bool
	places  map[order]map[*html.Node]int
	unread  map[*inText]int          // what is left of the budget of each
	sources map[*Source][]*html.Node // what they find on the whole page
	page    *page.Page               // whose elements are listed; nil for none
	listed  *html.Node               // an element around the last that was asked of
	filings []*filing                // of page, of each index that was asked for
	found   []found                  // on page, of each index that was asked for
	lists   [][]indexed              // room for those of one element
	steps   int                      // nodes looked at, for the tests that bound them
}

// standing asks whether c matches node or, for combinators that lead on, one
// behind it.
type standing struct {
	c    *compound
	node *html.Node
}

// holding asks whether node meets a test of what is inside of it.
type holding struct {
	test test
	node *html.Node
}

// order is a way to count the elements of one parent.
type order struct{ last, ofType bool }

// newSearch gives a search on a page, which may be nil.
func newSearch(p *page.Page) *search {
	return &search{page: p, reached: map[standing]bool{}, held: map[holding]bool{}, sources: map[*Source][]*html.Node{}, places: map[order]map[*html.Node]int{}, unread: map[*inText]int{}}
}

// all gives the elements below root that sel matches, in document order.
func (s *search) all(root *html.Node, sel Selector) []*html.Node {
	var out []*html.Node
	for n := range s.candidates(root, sel) {
		if s.matches(sel, n) {
			out = append(out, n)
		}
	}
	return out
}

// finds reports whether sel matches an element below root.
func (s *search) finds(root *html.Node, sel Selector) bool {
	for n := range s.candidates(root, sel) {
		if s.matches(sel, n) {
			return true
		}
	}
	return false
}

// candidates gives the elements below root that sel may match, in document order.
func (s *search) candidates(root *html.Node, sel Selector) iter.Seq[*html.Node] {
	if s.page == nil || root != s.page.Doc {
		return dom.Descendants(root)
	}
	return slices.Values(s.filed(sel))
}

// matches reports whether n is an element that sel matches.
func (s *search) matches(sel Selector, n *html.Node) bool {
	for _, c := range sel {
		if s.meets(n, c) {
			return true
		}
	}
	return false
}

// meets reports whether n is an element that c matches, with all that stands
// to the left of c.
func (s *search) meets(n *html.Node, c *compound) bool {
	s.steps++
	if n.Type != html.ElementNode {
		return false
	}
	for i := range c.conditions {
		if !c.conditions[i].meets(n) {
			return false
		}
	}
	if c.plain != nil && !c.plain.Match(n) {
		return false
	}
	for _, t := range c.tests {
		if !t.holds(s, n) {
			return false
		}
	}
	switch c.combinator {
	case ' ':
		return s.reaches(n.Parent, c.left, parent)
	case '>':
		return s.reaches(n.Parent, c.left, nil)
	case '~':
		return s.reaches(s.before(n), c.left, s.before)
	case '+':
		n = s.before(n)
		return n != nil && s.meets(n, c.left)
	}
	return true
}

func parent(n *html.Node) *html.Node { return n.Parent }

// before gives the element in front of n among its siblings.
func (s *search) before(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil && n.Type != html.ElementNode; n = n.PrevSibling {
		s.steps++
	}
	return n
}

// reaches reports whether c matches from, or a node that next leads to from
// there; a nil next leads nowhere.
func (s *search) reaches(from *html.Node, c *compound, next func(*html.Node) *html.Node) bool {
	found := false
	n := from
	for ; n != nil; n = next(n) {
		known := false
		if found, known = s.reached[standing{c, n}]; known {
			break
		}
		found = s.meets(n, c)
		if found || next == nil {
			s.reached[standing{c, n}] = found
			break
		}
	}
	for ; from != n; from = next(from) {
		s.reached[standing{c, from}] = found
	}
	return found
}

// A test is a condition of a compound for which other nodes are looked at.
type test interface {
	// holds reports whether the element n meets the condition.
	holds(s *search, n *html.Node) bool
}

type not struct{ sel Selector }

func (t not) holds(s *search, n *html.Node) bool { return !s.matches(t.sel, n) }

// has is :has(…): an element inside.
type has struct{ sel Selector }

func (t *has) holds(s *search, n *html.Node) bool {
	if n.FirstChild == nil {
		return false
	}
	found, known := s.held[holding{t, n}]
	if known {
		return found
	}
	for c := n.FirstChild; c != nil && !found; c = c.NextSibling {
		s.steps++
		found = c.Type == html.ElementNode && (s.matches(t.sel, c) || t.holds(s, c))
	}
	s.held[holding{t, n}] = found
	return found
}

// hasChild is :haschild(…), which elsewhere is :has(> …).
type hasChild struct{ sel Selector }

func (t hasChild) holds(s *search, n *html.Node) bool {
	for c := range n.ChildNodes() {
		if s.matches(t.sel, c) {
			return true
		}
	}
	return false
}

// inText is :contains(…) or :matches(…), of all text inside. What elements deep
// inside each other hold is read again for each, so it has a budget: beyond
// timesRead the size of the page it holds for no element.
type inText struct{ sel cascadia.Sel }

const timesRead = 32

func (t *inText) holds(s *search, n *html.Node) bool {
	found, known := s.held[holding{t, n}]
	if known {
		return found
	}
	if s.affords(t, n) {
		found = t.sel.Match(n)
	}
	s.held[holding{t, n}] = found
	return found
}

// affords takes the reading of n from the budget of t.
func (s *search) affords(t *inText, n *html.Node) bool {
	left, ok := s.unread[t]
	if !ok {
		top := n
		for top.Parent != nil {
			top = top.Parent
		}
		left = timesRead * sizeOf(top, math.MaxInt)
	}
	size := sizeOf(n, left)
	s.steps += min(size, left)
	s.unread[t] = max(left-size, 0)
	return size <= left
}

// sizeOf counts the nodes from root down and their bytes of text, and stops
// when it is over limit.
func sizeOf(root *html.Node, limit int) int {
	size := 0
	for n := root; n != nil && size <= limit; n = dom.Next(root, n, false) {
		size++
		if n.Type == html.TextNode {
			size += len(n.Data)
		}
	}
	return size
}

// within asks for a compound that the element or one around it matches.
type within struct{ c *compound }

func (t within) holds(s *search, n *html.Node) bool { return s.reaches(n, t.c, parent) }

// nth is :nth-child(an+b) and its kin.
type nth struct {
	a, b int
	order
}

func (t nth) holds(s *search, n *html.Node) bool {
	if n.Parent == nil {
		return false
	}
	if t.a == 0 {
		return s.isAt(n, t.b, t.order)
	}
	i := s.place(n, t.order) - t.b
	return i%t.a == 0 && i/t.a >= 0
}

// only is :only-child or :only-of-type.
type only struct{ ofType bool }

func (t only) holds(s *search, n *html.Node) bool {
	return n.Parent != nil && s.isAt(n, 1, order{false, t.ofType}) && s.isAt(n, 1, order{true, t.ofType})
}

// isAt reports whether n has a place among the elements of its parent. It looks at the few
// siblings that mostly tell, before it counts all of them.
func (s *search) isAt(n *html.Node, place int, o order) bool {
	const few = 16 // siblings
	at, sibling := 1, n
	for range few {
		s.steps++
		if sibling = o.before(sibling); sibling == nil {
			return at == place
		}
		if sibling.Type != html.ElementNode || o.ofType && sibling.Data != n.Data {
			continue
		}
		if at++; at > place {
			return false
		}
	}
	return s.place(n, o) == place
}

// before gives the sibling of n that has the place in front of it.
func (o order) before(n *html.Node) *html.Node {
	if o.last {
		return n.NextSibling
	}
	return n.PrevSibling
}

// place gives the place of n among the elements of its parent, from 1.
func (s *search) place(n *html.Node, o order) int {
	if s.places[o][n] == 0 {
		s.count(n.Parent, o)
	}
	return s.places[o][n]
}

// count finds the places of all elements of a parent.
func (s *search) count(parent *html.Node, o order) {
	if s.places[o] == nil {
		s.places[o] = map[*html.Node]int{}
	}
	first, next := parent.FirstChild, func(n *html.Node) *html.Node { return n.NextSibling }
	if o.last {
		first, next = parent.LastChild, func(n *html.Node) *html.Node { return n.PrevSibling }
	}
	seen := map[string]int{}
	for n := first; n != nil; n = next(n) {
		s.steps++
		if n.Type != html.ElementNode {
			continue
		}
		kind := ""
		if o.ofType {
			kind = n.Data
		}
		seen[kind]++
		s.places[o][n] = seen[kind]
	}
}
