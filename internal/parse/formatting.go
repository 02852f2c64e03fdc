package parse

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An activeElement is on the list of active formatting elements: an element,
// or, where node is nil, a marker.
type activeElement struct {
	node *html.Node
	tag  *tag
	at   int // where it is on the stack of open elements, or notOpen
}

const notOpen = -1

// maxAlike is how many elements of the list may be alike.
const maxAlike = 3

// maxActive is how long the list may be. Only markers whose elements were
// closed out of turn make it that long.
const maxActive = 1 << 12

// mark puts a marker on the list of active formatting elements.
func (p *parser) mark() { p.addActive(activeElement{}) }

func (p *parser) addActive(e activeElement) {
	if len(p.active) >= maxActive {
		p.active = p.active[:copy(p.active, p.active[maxActive/2:])]
	}
	p.active = append(p.active, e)
}

// unmark takes all up to the last marker off the list.
//
// Source: HTML standard, 13.2.4.3 "clear the list of active formatting
// elements up to the last marker".
func (p *parser) unmark() {
	for n := len(p.active); n > 0; n-- {
		marker := p.active[n-1].node == nil
		p.active = p.active[:n-1]
		if marker {
			return
		}
	}
}

// openFormatting inserts the formatting element of the start tag at hand.
func (p *parser) openFormatting() {
	if p.openToken() {
		p.activate()
	}
}

// activate puts the current node on the list of active formatting elements. Of
// those alike it keeps three.
//
// Source: HTML standard, 13.2.4.3 "push onto the list of active formatting
// elements", with the Noah's Ark clause.
//
// Like html.Parse, it puts the attributes of the element into the order of
// their names, by which they are compared.
func (p *parser) activate() {
	e := p.top()
	sortAttributes(e.node.Attr)
	alike := 0
	for i := len(p.active) - 1; i >= 0 && p.active[i].node != nil; i-- {
		if p.active[i].tag != e.tag || !slices.Equal(p.active[i].node.Attr, e.node.Attr) {
			continue
		}
		if alike++; alike == maxAlike {
			p.active = append(p.active[:i], p.active[i+1:]...)
			break
		}
	}
	p.addActive(activeElement{e.node, e.tag, len(p.stack) - 1})
}

// deactivate takes n off the list of active formatting elements.
func (p *parser) deactivate(n *html.Node) {
	if i := p.activeIndex(n); i >= 0 {
		p.active = append(p.active[:i], p.active[i+1:]...)
	}
}

func (p *parser) activeIndex(n *html.Node) int {
	for i := len(p.active) - 1; i >= 0; i-- {
		if p.active[i].node == n {
			return i
		}
	}
	return notOpen
}

// lastActive gives where the last element of a tag is on the list, behind its
// last marker, or notOpen.
func (p *parser) lastActive(a atom.Atom) int {
	for i := len(p.active) - 1; i >= 0 && p.active[i].node != nil; i-- {
		if p.active[i].tag.atom == a {
			return i
		}
	}
	return notOpen
}

// isStillOpen reports whether the element at i on the list is open.
func (p *parser) isStillOpen(i int) bool {
	e := &p.active[i]
	return e.at >= 0 && e.at < len(p.stack) && p.stack[e.at].node == e.node
}

// reconstruct opens again the active formatting elements that were closed with
// the block they were in.
//
// Source: HTML standard, 13.2.4.3 "reconstruct the active formatting elements".
func (p *parser) reconstruct() {
	first := len(p.active)
	for first > 0 && p.active[first-1].node != nil && !p.isStillOpen(first-1) {
		first--
	}
	for i := first; i < len(p.active); i++ {
		if len(p.stack) >= p.maxDepth || p.reopen <= 0 {
			p.result.Flattened = true
			p.active = p.active[:i]
			return
		}
		p.reopen--
		e := &p.active[i]
		n := p.clone(e.node)
		p.push(n, e.tag, p.insert(n))
		e.node, e.at = n, len(p.stack)-1
	}
}

// clone makes an element like n, with nothing in it.
func (p *parser) clone(n *html.Node) *html.Node {
	c := p.element(n.Data, n.DataAtom)
	c.Attr = p.copyAttrs(n.Attr)
	return c
}

// sortAttributes sorts by names. The few that a link has are put in one by one.
func sortAttributes(attrs []html.Attribute) {
	const few = 12
	if len(attrs) > few {
		slices.SortFunc(attrs, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
		return
	}
	for i := 1; i < len(attrs); i++ {
		for at := i; at > 0 && attrs[at].Key < attrs[at-1].Key; at-- {
			attrs[at], attrs[at-1] = attrs[at-1], attrs[at]
		}
	}
}
