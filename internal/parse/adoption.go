package parse

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// adoptionRounds is how often the adoption agency tries.
	adoptionRounds = 8
	// adoptionClones is how many formatting elements between the one that ends
	// and the block it ends in are opened again.
	adoptionClones = 3
)

// adopt closes the formatting element whose end tag, or whose next start tag,
// is at hand, where blocks are open in it: the part of it that is inside the
// block becomes an element of its own. It reports whether the tag is to be
// taken as any other end tag.
//
// Source: HTML standard, 13.2.6.4.7 "adoption agency algorithm".
func (p *parser) adopt(a atom.Atom) (other bool) {
	if top := p.top(); top.tag.atom == a && p.activeIndex(top.node) < 0 {
		p.pop()
		return false
	}
	for range adoptionRounds {
		i := p.lastActive(a)
		if i < 0 {
			return true
		}
		if !p.isStillOpen(i) {
			p.active = append(p.active[:i], p.active[i+1:]...)
			return false
		}
		at := p.active[i].at
		if p.scopeEndAbove(at) {
			return false
		}
		block := p.specialAbove(at)
		if block < 0 {
			p.popTo(at)
			p.active = append(p.active[:i], p.active[i+1:]...)
			return false
		}
		p.adoptBlock(i, at, block)
	}
	return false
}

// scopeEndAbove reports whether a scope ends above i on the stack.
func (p *parser) scopeEndAbove(i int) bool {
	for _, e := range p.stack[i+1:] {
		if e.tag.has(scopeEnd) {
			return true
		}
	}
	return false
}

// specialAbove gives the first special element above i on the stack: what the
// standard calls the furthest block.
func (p *parser) specialAbove(i int) int {
	for j := i + 1; j < len(p.stack); j++ {
		if p.stack[j].tag.has(special) {
			return j
		}
	}
	return notOpen
}

// adoptBlock is one round of the adoption agency: steps 10 to 20. The
// formatting element is at i on the list and at on the stack, the furthest
// block is on the stack, too.
func (p *parser) adoptBlock(i, at, block int) {
	formatting := p.active[i]
	furthest := p.stack[block]
	last, bookmark := p.adoptBetween(at, block)

	detach(last)
	if ancestor := &p.stack[at-1]; ancestor.tag.has(fosters) {
		// By the standard only while foster parenting is enabled.
		p.insertFosteredAbove(at, last)
	} else if !ancestor.apart {
		appendChild(ancestor.node, last)
	}

	clone := p.clone(formatting.node)
	moveChildren(clone, furthest.node)
	appendChild(furthest.node, clone)

	p.moveActive(formatting.node, bookmark, activeElement{clone, formatting.tag, notOpen})
	p.remove(at)
	below := p.index(furthest.node) + 1
	p.insertAt(below, openElement{clone, formatting.tag, furthest.apart})
	p.active[p.activeIndex(clone)].at = below
}

// insertFosteredAbove puts n before the table that is open below at.
func (p *parser) insertFosteredAbove(at int, n *html.Node) {
	above := p.stack
	p.stack = p.stack[:at]
	p.insertFostered(n)
	p.stack = above
}

// adoptBetween goes through what is open between the formatting element and
// the furthest block, from the block outwards: formatting elements are opened
// again around the block, others are closed. It gives the outermost of what is
// so nested, and where on the list the formatting element goes: behind the
// element bookmark, or, if that is nil, where it was.
//
// Source: HTML standard, 13.2.6.4.7, step 13 of the adoption agency algorithm.
func (p *parser) adoptBetween(at, block int) (last, bookmark *html.Node) {
	last = p.stack[block].node
	first := true
	count := 0
	for j := block - 1; j > at; j-- {
		count++
		e := p.stack[j]
		k := notOpen
		if e.tag.has(formatting) {
			k = p.activeIndex(e.node)
		}
		if k >= 0 && count > adoptionClones {
			// By the standard, the element is closed, too.
			p.active = append(p.active[:k], p.active[k+1:]...)
			continue
		}
		if k < 0 {
			p.remove(j)
			continue
		}
		n := p.clone(e.node)
		p.active[k].node = n
		p.stack[j].node = n
		if first {
			bookmark, first = n, false
		}
		detach(last)
		appendChild(n, last)
		last = n
	}
	return last, bookmark
}

// moveActive puts e on the list of active formatting elements behind bookmark,
// or, if that is nil, in the place of old; old goes.
func (p *parser) moveActive(old, bookmark *html.Node, e activeElement) {
	i := p.activeIndex(old)
	if bookmark == nil {
		p.active[i] = e
		return
	}
	p.active = append(p.active[:i], p.active[i+1:]...)
	j := p.activeIndex(bookmark) + 1
	p.active = append(p.active, activeElement{})
	copy(p.active[j+1:], p.active[j:])
	p.active[j] = e
}
