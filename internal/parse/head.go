package parse

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// initial is the mode before anything but a comment.
//
// Source: HTML standard, 13.2.6.4.1 "The initial insertion mode".
func (p *parser) initial() {
	switch p.tok.kind {
	case text:
		p.splitBlank()
		if p.tok.data == "" {
			return
		}
	case comment:
		p.insertComment(p.doc)
		return
	case doctype:
		p.insertDoctype()
		p.mode = beforeHTML
		return
	}
	p.quirks = true
	p.reprocess(beforeHTML)
}

func (p *parser) insertDoctype() {
	d := parseDoctype(p.tok.data)
	n := p.node()
	n.Type, n.Data, n.Attr = html.DoctypeNode, d.name, d.ids
	appendChild(p.doc, n)
	p.quirks = isQuirky(d)
}

// beforeHTML is the mode before <html>.
//
// Source: HTML standard, 13.2.6.4.2 "The before html insertion mode".
func (p *parser) beforeHTML() {
	switch p.tok.kind {
	case doctype:
		return
	case comment:
		p.insertComment(p.doc)
		return
	case text:
		p.splitBlank()
		if p.tok.data == "" {
			return
		}
	case startTag:
		if p.tok.atom == atom.Html {
			p.openToken()
			p.mode = beforeHead
			return
		}
	case endTag:
		if !p.startsBody() {
			return
		}
	}
	p.openImplied(atom.Html)
	p.reprocess(beforeHead)
}

// startsBody reports the end tags that count before the body: those for which
// there is one from there on.
func (p *parser) startsBody() bool {
	switch p.tok.atom {
	case atom.Head, atom.Body, atom.Html, atom.Br:
		return true
	}
	return false
}

// beforeHead is the mode before <head>.
//
// Source: HTML standard, 13.2.6.4.3 "The before head insertion mode".
func (p *parser) beforeHead() {
	switch p.tok.kind {
	case text:
		p.splitBlank()
		if p.tok.data == "" {
			return
		}
	case comment:
		p.insertComment(nil)
		return
	case doctype:
		return
	case startTag:
		switch p.tok.atom {
		case atom.Html:
			p.inBody()
			return
		case atom.Head:
			p.openToken()
			p.head = p.top().node
			p.mode = inHead
			return
		}
	case endTag:
		if !p.startsBody() {
			return
		}
	}
	p.openImplied(atom.Head)
	p.head = p.top().node
	p.reprocess(inHead)
}

// inHead is the mode inside <head>.
//
// Source: HTML standard, 13.2.6.4.4 "The in head insertion mode".
func (p *parser) inHead() {
	switch p.tok.kind {
	case text:
		p.insertText(p.splitBlank())
		if p.tok.data == "" {
			return
		}
	case comment:
		p.insertComment(nil)
		return
	case doctype:
		return
	case startTag:
		if p.headStart() {
			return
		}
	case endTag:
		switch p.tok.atom {
		case atom.Head:
			p.pop()
			p.mode = afterHead
			return
		case atom.Body, atom.Html, atom.Br:
		case atom.Template:
			p.closeTemplate()
			return
		default:
			return
		}
	}
	p.pop()
	p.reprocess(afterHead)
}

// headStart handles a start tag inside <head>, and reports whether it belongs
// there.
func (p *parser) headStart() bool {
	switch p.tok.tag.start {
	case startHTML:
		p.inBody()
		return true
	case startHead:
		p.headElement()
		return true
	}
	switch p.tok.atom {
	case atom.Noscript:
		p.openRaw()
		return true
	case atom.Head:
		return true
	}
	return false
}

// headElement inserts an element that the head is made of, wherever its tag
// stands.
func (p *parser) headElement() {
	switch {
	case p.tok.atom == atom.Template:
		p.openTemplate()
	case p.tok.tag.has(void):
		p.insertVoid()
	default:
		p.openRaw()
	}
}

// afterHead is the mode between </head> and <body>.
//
// Source: HTML standard, 13.2.6.4.6 "The after head insertion mode".
func (p *parser) afterHead() {
	switch p.tok.kind {
	case text:
		p.insertText(p.splitBlank())
		if p.tok.data == "" {
			return
		}
	case comment:
		p.insertComment(nil)
		return
	case doctype:
		return
	case startTag:
		if p.afterHeadStart() {
			return
		}
	case endTag:
		switch p.tok.atom {
		case atom.Body, atom.Html, atom.Br:
		case atom.Template:
			p.closeTemplate()
			return
		default:
			return
		}
	}
	p.openImplied(atom.Body)
	// By the standard, a <template> before it has made this false for good.
	p.framesetOK = true
	p.reprocess(inBody)
}

// afterHeadStart handles a start tag before <body>, and reports whether there
// can be one without a body.
func (p *parser) afterHeadStart() bool {
	switch p.tok.tag.start {
	case startHTML:
		p.inBody()
	case startBody:
		p.openToken()
		p.framesetOK = false
		p.mode = inBody
	case startFrameset:
		p.openToken()
		p.mode = inFrameset
	case startHead:
		at := len(p.stack)
		p.push(p.head, known(atom.Head), false)
		p.headElement()
		p.remove(at)
	default:
		return p.tok.atom == atom.Head
	}
	return true
}
