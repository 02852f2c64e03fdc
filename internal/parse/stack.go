package parse

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An openElement is an element on the stack of open elements.
type openElement struct {
	node *html.Node
	tag  *tag
	// apart says that what is inside it is not put into the tree.
	apart bool
}

// named gives what the standard says of an HTML element of that name. Where
// html.Parse takes elements of SVG and MathML by their names, so does this.
func (e *openElement) named() *tag {
	if e.tag.has(foreign) {
		return tagOfAtom(e.node.DataAtom)
	}
	return e.tag
}

// A hidden element is in the tree, and would be open were there no depth limit.
type hidden struct {
	name string
	// below is how many elements are open below it.
	below int
}

const (
	// maxHidden is how many hidden elements are remembered.
	maxHidden = 1 << 16
	// depthReserve is what a block may exceed the depth limit by, where it
	// stands in elements that the limit does not close.
	depthReserve = 8
)

// top gives the current node.
func (p *parser) top() *openElement { return &p.stack[len(p.stack)-1] }

// push opens an element.
func (p *parser) push(n *html.Node, t *tag, apart bool) {
	p.stack = append(p.stack, openElement{n, t, apart})
	p.openTags[t.slot()]++
}

// pop closes the current node.
func (p *parser) pop() {
	e := p.top()
	p.openTags[e.tag.slot()]--
	if e.apart && e.tag == &foreignElement && e.node.Parent == nil {
		p.spare = e.node
	}
	p.stack = p.stack[:len(p.stack)-1]
}

// popTo closes all but the first n elements.
func (p *parser) popTo(n int) {
	for len(p.stack) > n {
		p.pop()
	}
}

// popThrough closes elements until it has closed one with the tag t.
func (p *parser) popThrough(t *tag) {
	for len(p.stack) > 0 {
		closed := p.top().tag
		p.pop()
		if closed == t {
			return
		}
	}
}

// clearTo closes elements down to one of the given kind.
//
// Source: HTML standard, 13.2.6.4.9 "clear the stack back to a table context".
func (p *parser) clearTo(f flags) {
	for !p.top().named().has(f) {
		p.pop()
	}
}

// remove closes the element at i, and leaves those above it open.
func (p *parser) remove(i int) {
	p.openTags[p.stack[i].tag.slot()]--
	p.stack = append(p.stack[:i], p.stack[i+1:]...)
	for j := range p.active {
		if p.active[j].at > i {
			p.active[j].at--
		} else if p.active[j].at == i {
			p.active[j].at = notOpen
		}
	}
}

// insertAt opens an element at i, below those that are there.
func (p *parser) insertAt(i int, e openElement) {
	p.openTags[e.tag.slot()]++
	p.stack = append(p.stack, openElement{})
	copy(p.stack[i+1:], p.stack[i:])
	p.stack[i] = e
	for j := range p.active {
		if p.active[j].at >= i {
			p.active[j].at++
		}
	}
}

// index gives where n is on the stack, or notOpen.
func (p *parser) index(n *html.Node) int {
	for i := len(p.stack) - 1; i >= 0; i-- {
		if p.stack[i].node == n {
			return i
		}
	}
	return notOpen
}

// isOpen reports whether an element of the tag t is open, in whatever scope.
func (p *parser) isOpen(a atom.Atom) bool { return p.openTags[a%tagSlots] > 0 }

// inScope reports whether an element with the tag t is open, inside no element
// of the kinds that end the scope.
//
// Source: HTML standard, 13.2.4.2 "have a particular element in a scope".
func (p *parser) inScope(t *tag, scope flags) bool {
	return p.openTags[t.slot()] > 0 && p.scopeIndex(t, scope) >= 0
}

func (p *parser) scopeIndex(t *tag, scope flags) int {
	for i := len(p.stack) - 1; i >= 0; i-- {
		u := p.stack[i].tag
		if u == t {
			return i
		}
		if u.has(scope) {
			break
		}
	}
	return notOpen
}

// closeImplied closes elements with an implied end tag, but for those of the
// tag except.
//
// Source: HTML standard, 13.2.6.3 "generate implied end tags".
func (p *parser) closeImplied(except *tag, kind flags) {
	for {
		t := p.top().named()
		if !t.has(kind) || t == except {
			return
		}
		p.pop()
	}
}

// closeElement closes the innermost element with the tag t, if it is in scope,
// and reports whether it was.
func (p *parser) closeElement(t *tag, scope flags) bool {
	if !p.inScope(t, scope) {
		return false
	}
	p.closeImplied(t, impliedEnd)
	p.popThrough(t)
	return true
}

// closeParagraph closes a <p> that is in button scope.
//
// Source: HTML standard, 13.2.6.4.7 "close a p element".
func (p *parser) closeParagraph() {
	if p.isOpen(atom.P) {
		p.closeElement(known(atom.P), scopeEnd|buttonScope)
	}
}

// open puts the element n, which is new, into the tree and on the stack. Where
// the stack is full it may not come to be open, and open reports false.
func (p *parser) open(n *html.Node, t *tag) bool {
	if len(p.stack) >= p.maxDepth && !t.has(alwaysOpen) && !p.makeRoom(t) {
		p.insert(n)
		p.hide(n.Data, len(p.stack))
		return false
	}
	apart := p.insert(n)
	p.push(n, t, apart)
	return true
}

// makeRoom makes room on a full stack for an element of the tag t, if it is a
// block: it closes the block or the formatting element that is open there. It
// reports whether there is room.
func (p *parser) makeRoom(t *tag) bool {
	p.result.Flattened = true
	if !t.has(special) || t.has(structural) {
		return false
	}
	top := p.top()
	if top.tag.has(structural) {
		return len(p.stack) < p.maxDepth+depthReserve
	}
	if top.tag.has(formatting) {
		p.deactivate(top.node)
	}
	name := top.node.Data
	p.pop()
	p.hide(name, len(p.stack))
	return true
}

// hide remembers that an element would be open above the first n elements.
func (p *parser) hide(name string, n int) {
	if len(p.hidden) < maxHidden {
		p.hidden = append(p.hidden, hidden{name, n})
	}
}

// endsHidden reports whether the end tag at hand belongs to an element that
// the depth limit kept from being open, and so closes nothing.
func (p *parser) endsHidden() bool {
	for n := len(p.hidden); n > 0; n-- {
		h := p.hidden[n-1]
		if h.below <= len(p.stack) {
			if h.below < len(p.stack) || h.name != p.tok.name {
				return false
			}
			p.hidden = p.hidden[:n-1]
			return true
		}
		p.hidden = p.hidden[:n-1]
	}
	return false
}
