package parse

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// element makes an HTML element that no tag stands for.
func (p *parser) element(name string, a atom.Atom) *html.Node {
	n := p.node()
	n.Type, n.DataAtom, n.Data = html.ElementNode, a, name
	return n
}

// tokenElement makes the HTML element of the start tag at hand.
//
// Source: HTML standard, 13.2.6.1 "create an element for a token".
func (p *parser) tokenElement() *html.Node {
	n := p.element(p.tok.name, p.tok.atom)
	n.Attr = p.copyAttrs(p.tok.attrs)
	return n
}

// openToken inserts the element of the start tag at hand, and reports whether
// it is open now.
//
// Source: HTML standard, 13.2.6.1 "insert an HTML element".
func (p *parser) openToken() bool {
	return p.open(p.tokenElement(), p.tok.tag)
}

// insertVoid inserts the element of the start tag at hand, which has nothing
// in it.
func (p *parser) insertVoid() {
	p.insert(p.tokenElement())
}

// openImplied inserts an element whose start tag was left out.
func (p *parser) openImplied(a atom.Atom) bool {
	return p.open(p.element(a.String(), a), known(a))
}

// insert puts n where it belongs, and reports whether that is nowhere, as it
// is inside an <svg> that is left out.
//
// Source: HTML standard, 13.2.6.1 "appropriate place for inserting a node".
func (p *parser) insert(n *html.Node) (apart bool) {
	if len(p.stack) == 0 {
		appendChild(p.doc, n)
		return false
	}
	top := p.top()
	if top.apart {
		return true
	}
	if p.foster && top.tag.has(fosters) {
		p.insertFostered(n)
		return false
	}
	appendChild(top.node, n)
	return false
}

// insertFostered puts n before the table that is open.
func (p *parser) insertFostered(n *html.Node) {
	parent, before := p.fosterPlace()
	if before == nil {
		appendChild(parent, n)
		return
	}
	insertBefore(parent, n, before)
}

// fosterPlace gives where a node goes that may not be in a table: into parent,
// before its child before, or at its end.
//
// Source: HTML standard, 13.2.6.1 "appropriate place for inserting a node".
func (p *parser) fosterPlace() (parent, before *html.Node) {
	for i := len(p.stack) - 1; i > 0; i-- {
		e := &p.stack[i]
		switch e.named() {
		case known(atom.Template):
			return e.node, nil
		case known(atom.Table):
			if e.node.Parent != nil {
				return e.node.Parent, e.node
			}
			return p.stack[i-1].node, nil
		}
	}
	return p.stack[0].node, nil
}

// insertText puts text where it belongs. Text next to text becomes one.
//
// Source: HTML standard, 13.2.6.1 "insert a character".
func (p *parser) insertText(s string) {
	top := p.top()
	if s == "" || top.apart {
		return
	}
	parent, before := top.node, (*html.Node)(nil)
	last := parent.LastChild
	if p.foster && top.tag.has(fosters) {
		parent, before = p.fosterPlace()
		// Like html.Parse, and unlike the standard, what goes from a table into
		// a template does not become one text.
		switch {
		case before != nil:
			last = before.PrevSibling
		case parent.DataAtom == atom.Template:
			last = nil
		default:
			last = parent.LastChild
		}
	}
	if last != nil && last.Type == html.TextNode {
		p.extendText(last, s)
		return
	}
	n := p.node()
	n.Type, n.Data = html.TextNode, s
	if before != nil {
		insertBefore(parent, n, before)
	} else {
		appendChild(parent, n)
	}
}

// extendText adds s to a text. The text gets its final form in finish, so that
// one that grows a thousand times is not copied a thousand times.
func (p *parser) extendText(n *html.Node, s string) {
	b := p.texts[n]
	if b == nil {
		if p.texts == nil {
			p.texts = map[*html.Node]*strings.Builder{}
		}
		b = new(strings.Builder)
		b.WriteString(n.Data)
		p.texts[n] = b
	}
	b.WriteString(s)
}

// insertComment puts the comment at hand at the end of parent; at the current
// place, if that is nil.
//
// Source: HTML standard, 13.2.6.1 "insert a comment".
func (p *parser) insertComment(parent *html.Node) {
	if parent == nil && p.top().apart {
		return
	}
	n := p.node()
	n.Type, n.Data = html.CommentNode, p.tok.data
	if parent != nil {
		appendChild(parent, n)
		return
	}
	p.insert(n)
}

// addAttributes adds the attributes of the token at hand to n, but for those
// that it has.
func (p *parser) addAttributes(n *html.Node) {
	if len(p.tok.attrs) == 0 {
		return
	}
	keys := p.merged[n]
	if keys == nil {
		if p.merged == nil {
			p.merged = map[*html.Node]map[string]bool{}
		}
		keys = keySet(n.Attr)
		p.merged[n] = keys
	}
	for _, a := range p.tok.attrs {
		if !keys[a.Key] && len(n.Attr) < maxAttributes {
			keys[a.Key] = true
			n.Attr = append(n.Attr, a)
			p.left--
		}
	}
}

// appendChild is parent.AppendChild for a node that is in no tree.
func appendChild(parent, n *html.Node) {
	last := parent.LastChild
	n.Parent, n.PrevSibling = parent, last
	if last != nil {
		last.NextSibling = n
	} else {
		parent.FirstChild = n
	}
	parent.LastChild = n
}

// insertBefore is parent.InsertBefore for a node that is in no tree.
func insertBefore(parent, n, before *html.Node) {
	prev := before.PrevSibling
	n.Parent, n.PrevSibling, n.NextSibling = parent, prev, before
	before.PrevSibling = n
	if prev != nil {
		prev.NextSibling = n
	} else {
		parent.FirstChild = n
	}
}

// detach takes n out of the tree it is in, if any.
func detach(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// moveChildren moves all that is in from to the end of to, which is empty.
func moveChildren(to, from *html.Node) {
	to.FirstChild, to.LastChild = from.FirstChild, from.LastChild
	from.FirstChild, from.LastChild = nil, nil
	for n := to.FirstChild; n != nil; n = n.NextSibling {
		n.Parent = to
	}
}
