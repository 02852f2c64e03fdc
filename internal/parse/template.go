package parse

import "golang.org/x/net/html/atom"

// openTemplate opens a <template>. What is in it becomes its children, as
// html.Parse has it, and not a document of its own.
//
// Source: HTML standard, 13.2.6.4.4 "The in head insertion mode".
func (p *parser) openTemplate() {
	// Like html.Parse, and unlike the standard, the page ends at a <template>
	// of HTML inside SVG or MathML.
	for i := range p.stack {
		if p.stack[i].tag.has(foreign) {
			p.mode = ignoring
			return
		}
	}
	if !p.openToken() {
		return
	}
	p.mark()
	p.framesetOK = false
	p.mode = inTemplate
	p.templates = append(p.templates, inTemplate)
}

// closeTemplate closes the <template> that is open, if there is one.
func (p *parser) closeTemplate() {
	if !p.isOpen(atom.Template) {
		return
	}
	p.closeImplied(nil, thoroughlyImplied)
	p.popThrough(known(atom.Template))
	p.unmark()
	p.templates = p.templates[:len(p.templates)-1]
	p.resetMode()
}

// inTemplate is the mode inside <template>, before what it holds is known.
//
// Source: HTML standard, 13.2.6.4.16 "The in template insertion mode".
func (p *parser) inTemplate() {
	switch p.tok.kind {
	case text, comment, doctype:
		p.inBody()
	case startTag:
		p.templateStart()
	case endTag:
		if p.tok.atom == atom.Template {
			p.closeTemplate()
		}
	case endOfFile:
		if p.isOpen(atom.Template) {
			p.popThrough(known(atom.Template))
			p.unmark()
			p.templates = p.templates[:len(p.templates)-1]
			p.resetMode()
			p.process()
		}
	}
}

// templateStart lets a start tag decide what a template is a part of.
func (p *parser) templateStart() {
	if p.tok.tag.start == startHead {
		p.headElement()
		return
	}
	m := inBody
	switch p.tok.atom {
	case atom.Caption, atom.Colgroup, atom.Tbody, atom.Tfoot, atom.Thead:
		m = inTable
	case atom.Col:
		m = inColumnGroup
	case atom.Tr:
		m = inTableBody
	case atom.Td, atom.Th:
		m = inRow
	}
	p.templates[len(p.templates)-1] = m
	p.reprocess(m)
}
