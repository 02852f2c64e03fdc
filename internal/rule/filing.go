package rule

import (
	"slices"

	"golang.org/x/net/html"
)

// A filing has of each selector of an index the elements of a page that it may match, in
// document order: dozens of selectors are asked of a page, and it is gone through once for
// all of them.
type filing struct {
	index *index
	// seen says by the number of a compound that there is an element which it may match.
	seen []bool
	// elements are those of each selector, which is told by the number of its first
	// compound; starts are where they begin, and the end.
	elements []*html.Node
	starts   []int
}

// nowhere is in place of a number for compounds under which no element is filed: it only
// matters whether there is one.
const nowhere = -1

// fileAll makes an index of selectors that whole pages are asked for.
func fileAll(selectors []Selector) {
	ix := newIndex(nil)
	for _, sel := range selectors {
		ix.file(sel, ix.compounds)
	}
}

// file adds the compounds of sel, with all that they lead to, under a number.
func (ix *index) file(sel Selector, number int) {
	for _, c := range sel {
		c.index, c.number = ix, ix.compounds
		ix.compounds++
		ix.add(indexed{c, number})
		if c.left != nil {
			ix.file(Selector{c.left}, nowhere)
		}
		for _, t := range c.tests {
			ix.file(inside(t), nowhere)
		}
	}
}

// inside gives what a test asks for inside of the element; nil for other tests.
func inside(t test) Selector {
	switch t := t.(type) {
	case *has:
		return t.sel
	case hasChild:
		return t.sel
	}
	return nil
}

// filed gives the elements of the page that sel may match, in document order. The list is
// not to be changed.
func (s *search) filed(sel Selector) []*html.Node {
	if len(sel) == 0 {
		return nil
	}
	if sel[0].index == nil {
		return s.everything()
	}
	f, number := s.filing(sel[0].index), sel[0].number
	if !slices.ContainsFunc(sel, f.mayHold) {
		return nil
	}
	if slices.ContainsFunc(f.index.rest, func(e indexed) bool { return e.at == number }) {
		return s.everything()
	}
	return f.elements[f.starts[number]:f.starts[number+1]]
}

func (s *search) everything() []*html.Node {
	all := s.page.Elements()
	s.steps += len(all)
	return all
}

// mayHold reports whether the page has all elements that a match of c takes.
func (f *filing) mayHold(c *compound) bool {
	if !f.seen[c.number] {
		return false
	}
	for _, t := range c.tests {
		if sel := inside(t); sel != nil && !slices.ContainsFunc(sel, f.mayHold) {
			return false
		}
	}
	return true
}

// filing gives the elements of the page by the selectors of an index.
func (s *search) filing(ix *index) *filing {
	for _, f := range s.filings {
		if f.index == ix {
			return f
		}
	}
	f := s.newFiling(ix)
	s.filings = append(s.filings, f)
	return f
}

// A filedOne is an element, and the number of a selector under which it is filed.
type filedOne struct {
	element *html.Node
	number  int
}

// usuallyFiled is how many elements there is room for at first, each as often as it is filed.
const usuallyFiled = 256

func (s *search) newFiling(ix *index) *filing {
	f := &filing{index: ix, seen: make([]bool, ix.compounds), starts: make([]int, ix.compounds+1)}
	for _, e := range ix.rest {
		f.seen[e.c.number] = true
	}
	all := make([]filedOne, 0, usuallyFiled)
	for _, n := range s.page.Elements() {
		s.lists = ix.lists(n, s.lists[:0])
		before := len(all)
		for _, list := range s.lists {
			for i := range list {
				if one := (filedOne{n, list[i].at}); f.see(list[i].c) && one.number != nowhere && !slices.Contains(all[before:], one) {
					all = append(all, one)
				}
			}
		}
	}
	f.sort(all)
	return f
}

// see notes that there is an element which c may match, and reports whether there are
// those to the left of it: they stand in front of it on the page.
func (f *filing) see(c *compound) bool {
	if c.left != nil && !f.seen[c.left.number] {
		return false
	}
	f.seen[c.number] = true
	return true
}

// sort puts the elements by their numbers, those of one number in the order of the page.
func (f *filing) sort(all []filedOne) {
	for i := range all {
		f.starts[all[i].number+1]++
	}
	for number := range f.index.compounds {
		f.starts[number+1] += f.starts[number]
	}
	f.elements = make([]*html.Node, len(all))
	next := slices.Clone(f.starts)
	for i := range all {
		number := all[i].number
		f.elements[next[number]] = all[i].element
		next[number]++
	}
}
