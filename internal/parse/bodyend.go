package parse

import "golang.org/x/net/html/atom"

// bodyEnd handles an end tag in the body.
//
// Source: HTML standard, 13.2.6.4.7 "The in body insertion mode".
func (p *parser) bodyEnd() {
	t := p.tok.tag
	switch t.end {
	case endOther:
		p.endOther()
	case endTemplate:
		p.closeTemplate()
	case endBody:
		if p.inScope(t, scopeEnd) {
			p.mode = afterBody
		}
	case endHTML:
		if p.inScope(known(atom.Body), scopeEnd) {
			p.reprocess(afterBody)
		}
	case endBlock:
		p.closeElement(t, scopeEnd)
	case endForm:
		p.endForm()
	case endParagraph:
		if !p.inScope(t, scopeEnd|buttonScope) {
			p.asStartTag()
			p.tok.kind = endTag
		}
		p.closeParagraph()
	case endListItem:
		p.closeElement(t, scopeEnd|listScope)
	case endDefinition:
		p.closeElement(t, scopeEnd)
	case endHeading:
		p.endHeading()
	case endFormatting:
		if p.adopt(t.atom) {
			p.endOther()
		}
	case endMarked:
		if p.closeElement(t, scopeEnd) {
			p.unmark()
		}
	case endBreak:
		p.asStartTag()
	}
}

// asStartTag handles an end tag as if it were a start tag. In SVG and MathML it
// is that which leads out of them, as html.Parse has it; by the standard the
// end tag does.
func (p *parser) asStartTag() {
	p.tok.kind, p.tok.attrs, p.tok.selfClosing = startTag, p.tok.attrs[:0], false
	p.process()
}

// endOther closes an element that no rule names.
func (p *parser) endOther() {
	for i := len(p.stack) - 1; i >= 0; i-- {
		e := &p.stack[i]
		if e.node.Data == p.tok.name && !e.tag.has(foreign) {
			p.closeImplied(p.tok.tag, impliedEnd)
			p.popTo(i)
			return
		}
		if e.tag.has(special) {
			return
		}
	}
}

func (p *parser) endForm() {
	t := p.tok.tag
	if p.isOpen(atom.Template) {
		p.closeElement(t, scopeEnd)
		return
	}
	n := p.form
	p.form = nil
	if n == nil {
		return
	}
	i := p.index(n)
	if i < 0 || p.scopeEndAbove(i) {
		return
	}
	p.closeImplied(nil, impliedEnd)
	p.remove(i)
}

// endHeading closes the heading that is open, of whatever rank.
func (p *parser) endHeading() {
	for i := len(p.stack) - 1; i >= 0; i-- {
		t := p.stack[i].tag
		if t.has(heading) {
			p.popTo(i)
			return
		}
		if t.has(scopeEnd) {
			return
		}
	}
}
