package parse

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isForeign reports whether the token at hand is SVG or MathML.
//
// Source: HTML standard, 13.2.6 "Tree construction", the dispatcher.
func (p *parser) isForeign() bool {
	if len(p.stack) == 0 {
		return false
	}
	e := p.top()
	if len(p.stack) == 1 && p.fragment {
		e = &p.context
	}
	t := e.tag
	if !t.has(foreign) || p.tok.kind == endOfFile {
		return false
	}
	switch p.tok.kind {
	case startTag:
		switch {
		case t.has(mathText):
			return p.tok.name == "mglyph" || p.tok.name == "malignmark"
		case t.has(htmlPoint):
			return false
		}
		return p.tok.atom != atom.Svg || !isAnnotation(e.node)
	case text:
		return !t.has(mathText | htmlPoint)
	}
	return true
}

func isAnnotation(n *html.Node) bool {
	return n.Namespace == "math" && n.Data == "annotation-xml"
}

// foreignContent handles a token in SVG or MathML.
//
// Source: HTML standard, 13.2.6.5 "The rules for parsing tokens in foreign
// content".
func (p *parser) foreignContent() {
	switch p.tok.kind {
	case text:
		s := p.tok.data
		if p.hasNUL {
			s = strings.ReplaceAll(s, "\x00", "\uFFFD")
		}
		if p.framesetOK && strings.Trim(p.tok.data, whiteSpace+"\x00") != "" {
			p.framesetOK = false
		}
		p.insertText(s)
	case comment:
		p.insertComment(nil)
	case startTag:
		if p.breaksOut() {
			p.leaveForeign()
			return
		}
		namespace := p.top().node.Namespace
		if len(p.stack) == 1 && p.fragment {
			namespace = p.context.node.Namespace
		}
		p.openForeign(namespace)
	case endTag:
		p.endForeign()
	}
}

// breaksOut reports whether the start tag at hand is of HTML and nothing else.
func (p *parser) breaksOut() bool {
	if p.tok.atom == atom.Font {
		for _, a := range p.tok.attrs {
			switch a.Key {
			case "color", "face", "size":
				return true
			}
		}
		return false
	}
	return p.tok.tag.has(breaksOut)
}

// leaveForeign closes SVG and MathML, for a tag that is neither.
func (p *parser) leaveForeign() {
	for len(p.stack) > 1 && p.top().tag.has(foreign) && !p.top().tag.has(mathText|htmlPoint) {
		p.pop()
	}
	p.processHTML()
}

// openForeign inserts the element of the start tag at hand, of SVG or MathML.
//
// Source: HTML standard, 13.2.6.1 "insert a foreign element".
func (p *parser) openForeign(namespace string) {
	p.rawTag = nil
	name := p.tok.name
	if namespace == "svg" {
		name = withCapitals(svgNames[:], name)
	}
	apart := len(p.stack) > 0 && p.top().apart
	if apart && p.tok.selfClosing {
		return
	}
	n := p.foreignNode(apart)
	n.Type, n.Data, n.Namespace = html.ElementNode, name, namespace
	n.DataAtom = p.tok.atom
	if name != p.tok.name {
		n.DataAtom = atom.Lookup([]byte(name))
	}
	if !apart || namespace != "svg" {
		n.Attr = p.copyAttrs(p.tok.attrs)
		adjustAttributes(n)
	}
	if p.tok.selfClosing {
		p.insert(n)
		return
	}
	if p.open(n, foreignTag(n)) && p.skip && namespace == "svg" {
		p.top().apart = true
	}
}

// foreignNode makes a node; one that is not for the tree may be made of an
// older one.
func (p *parser) foreignNode(apart bool) *html.Node {
	n := p.spare
	if !apart || n == nil {
		return p.node()
	}
	p.spare = nil
	*n = html.Node{}
	return n
}

// foreignTag gives what the standard says of an element of SVG or MathML.
func foreignTag(n *html.Node) *tag {
	switch n.Namespace {
	case "svg":
		switch n.Data {
		case "foreignObject", "desc", "title":
			return &foreignHTML
		}
	case "math":
		switch n.Data {
		case "mi", "mo", "mn", "ms", "mtext":
			return &foreignMath
		case "annotation-xml":
			encoding := attrOf(n.Attr, "encoding")
			if strings.EqualFold(encoding, "text/html") || strings.EqualFold(encoding, "application/xhtml+xml") {
				return &foreignHTML
			}
			return &foreignXML
		}
	}
	return &foreignElement
}

// endForeign handles an end tag in SVG or MathML.
func (p *parser) endForeign() {
	for i := len(p.stack) - 1; i >= 0; i-- {
		e := &p.stack[i]
		if !e.tag.has(foreign) {
			p.processHTML()
			return
		}
		if strings.EqualFold(e.node.Data, p.tok.name) {
			p.popTo(i)
			return
		}
	}
}
