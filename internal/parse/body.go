package parse

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// inBody is the mode of nearly all of a page.
//
// Source: HTML standard, 13.2.6.4.7 "The in body insertion mode".
func (p *parser) inBody() {
	switch p.tok.kind {
	case text:
		p.bodyText()
	case startTag:
		p.bodyStart()
	case endTag:
		p.bodyEnd()
	case comment:
		p.insertComment(nil)
	case endOfFile:
		if len(p.templates) > 0 {
			p.inTemplate()
		}
	}
}

func (p *parser) bodyText() {
	s := p.tok.data
	if top := p.top(); top.tag.start == startPre && top.node.FirstChild == nil {
		// By the standard, only the token behind <pre> counts; html.Parse
		// takes the first text, if nothing is before it in the tree.
		s = trimFirstNewline(s)
	}
	if p.hasNUL {
		s = strings.ReplaceAll(s, "\x00", "")
	}
	if s == "" {
		return
	}
	p.reconstruct()
	p.insertText(s)
	if p.framesetOK && !isAllBlank(s) {
		p.framesetOK = false
	}
}

// bodyStart handles a start tag in the body.
func (p *parser) bodyStart() {
	switch t := p.tok.tag; t.start {
	case startOther:
		p.reconstruct()
		p.openToken()
	case startHTML:
		p.mergeHTML()
	case startHead:
		p.headElement()
	case startBody:
		p.mergeBody()
	case startFrameset:
		p.bodyFrameset()
	case startBlock:
		p.closeParagraph()
		p.openToken()
	case startHeading:
		p.closeParagraph()
		if p.top().tag.has(heading) {
			p.pop()
		}
		p.openToken()
	case startPre:
		p.closeParagraph()
		p.openToken()
		p.framesetOK = false
	case startForm:
		p.startForm()
	case startListItem, startDefinition:
		p.startItem()
	case startLink, startFormatting, startNobr:
		p.startFormatting()
	default:
		p.bodyStartEmbedded()
	}
}

// bodyStartEmbedded handles the start tags of what is not running text.
func (p *parser) bodyStartEmbedded() {
	switch t := p.tok.tag; t.start {
	case startPlaintext, startXmp, startIframe, startRaw, startTextarea:
		p.startRawText()
	case startButton:
		p.closeElement(t, scopeEnd)
		p.reconstruct()
		p.openToken()
		p.framesetOK = false
	case startMarked:
		p.reconstruct()
		if p.openToken() {
			p.mark()
		}
		p.framesetOK = false
	case startTable:
		if !p.quirks {
			p.closeParagraph()
		}
		if p.openToken() {
			p.mode = inTable
		}
		p.framesetOK = false
	case startVoid:
		p.reconstruct()
		p.insertVoid()
		p.framesetOK = false
	case startParam:
		p.insertVoid()
	case startThematicBreak:
		p.closeParagraph()
		p.endOption()
		p.insertVoid()
		p.framesetOK = false
	case startImage:
		p.tok.tag, p.tok.atom, p.tok.name = known(atom.Img), atom.Img, "img"
		p.bodyStart()
	case startInput, startSelect, startOption, startOptgroup:
		p.startControl()
	case startRubyBase:
		p.startRuby(nil)
	case startRubyText:
		p.startRuby(known(atom.Rtc))
	case startMath, startSVG:
		p.reconstruct()
		p.openForeign(t.atom.String())
	}
}

// mergeHTML adds the attributes of a stray <html> to the one there is.
func (p *parser) mergeHTML() {
	if !p.isOpen(atom.Template) {
		p.addAttributes(p.stack[0].node)
	}
}

// mergeBody adds the attributes of a stray <body> to the one there is.
func (p *parser) mergeBody() {
	if len(p.stack) > 1 && p.stack[1].tag == known(atom.Body) && !p.isOpen(atom.Template) {
		p.framesetOK = false
		p.addAttributes(p.stack[1].node)
	}
}

// bodyFrameset makes a page of frames of one that has had no content so far.
func (p *parser) bodyFrameset() {
	if !p.framesetOK || len(p.stack) < 2 || p.stack[1].tag != known(atom.Body) {
		return
	}
	detach(p.stack[1].node)
	p.popTo(1)
	p.openToken()
	p.mode = inFrameset
}

func (p *parser) startForm() {
	inTemplate := p.isOpen(atom.Template)
	if p.form != nil && !inTemplate {
		return
	}
	p.closeParagraph()
	n := p.tokenElement()
	p.open(n, p.tok.tag)
	if !inTemplate {
		p.form = n
	}
}

// startItem opens a <li>, <dd> or <dt>, which ends the one before it.
func (p *parser) startItem() {
	p.framesetOK = false
	t := p.tok.tag
	if p.isOpen(atom.Li) && t.start == startListItem || (p.isOpen(atom.Dd) || p.isOpen(atom.Dt)) && t.start == startDefinition {
		for i := len(p.stack) - 1; i >= 0; i-- {
			open := p.stack[i].tag
			if open.start == t.start {
				p.closeImplied(open, impliedEnd)
				p.popThrough(open)
				break
			}
			if open.has(special) && !open.has(transparent) {
				break
			}
		}
	}
	p.closeParagraph()
	p.openToken()
}

func (p *parser) startFormatting() {
	switch p.tok.tag.start {
	case startLink:
		if i := p.lastActive(atom.A); i >= 0 {
			p.replaceLink(i)
		}
		p.reconstruct()
	case startNobr:
		p.reconstruct()
		if p.inScope(p.tok.tag, scopeEnd) {
			if p.adopt(atom.Nobr) {
				p.endOther()
			}
			p.reconstruct()
		}
	default:
		p.reconstruct()
	}
	p.openFormatting()
}

// replaceLink closes the <a> at i on the list of active formatting elements,
// as there is no link in a link.
func (p *parser) replaceLink(i int) {
	n := p.active[i].node
	p.adopt(atom.A)
	p.deactivate(n)
	if i := p.index(n); i >= 0 {
		p.remove(i)
	}
}

func (p *parser) startRawText() {
	switch p.tok.tag.start {
	case startPlaintext:
		p.closeParagraph()
		p.openToken()
		return
	case startXmp:
		p.closeParagraph()
		p.reconstruct()
		p.framesetOK = false
	case startIframe, startTextarea:
		p.framesetOK = false
	}
	p.openRaw()
}

// startControl opens a control of a form.
func (p *parser) startControl() {
	switch p.tok.tag.start {
	case startInput:
		if p.fragment && p.context.tag == known(atom.Select) {
			return
		}
		if p.inScope(known(atom.Select), scopeEnd) {
			p.popThrough(known(atom.Select))
		}
		p.reconstruct()
		p.insertVoid()
		if !strings.EqualFold(p.attr("type"), "hidden") {
			p.framesetOK = false
		}
	case startSelect:
		if p.fragment && p.context.tag == p.tok.tag {
			return
		}
		if p.inScope(p.tok.tag, scopeEnd) {
			p.popThrough(p.tok.tag)
			return
		}
		p.reconstruct()
		p.openToken()
		p.framesetOK = false
	case startOption:
		if p.inScope(known(atom.Select), scopeEnd) {
			p.closeImplied(known(atom.Optgroup), impliedEnd)
		} else if p.top().tag == known(atom.Option) {
			p.pop()
		}
		p.reconstruct()
		p.openToken()
	case startOptgroup:
		if !p.endOption() && p.top().tag == known(atom.Option) {
			p.pop()
		}
		p.reconstruct()
		p.openToken()
	}
}

// endOption closes an option that is open in a <select>, and reports whether
// there is a <select>.
func (p *parser) endOption() bool {
	if !p.inScope(known(atom.Select), scopeEnd) {
		return false
	}
	p.closeImplied(nil, impliedEnd)
	return true
}

// startRuby opens a part of a ruby annotation.
func (p *parser) startRuby(except *tag) {
	if p.inScope(known(atom.Ruby), scopeEnd) {
		p.closeImplied(except, impliedEnd)
	}
	p.openToken()
}
