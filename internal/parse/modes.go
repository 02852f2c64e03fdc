package parse

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A mode is an insertion mode.
//
// Source: HTML standard, 13.2.4.1 "The insertion mode".
type mode uint8

const (
	initial mode = iota
	beforeHTML
	beforeHead
	inHead
	afterHead
	inBody
	inText
	inTable
	inCaption
	inColumnGroup
	inTableBody
	inRow
	inCell
	inTemplate
	afterBody
	inFrameset
	afterFrameset
	afterAfterBody
	afterAfterFrameset
	ignoring // the rest of the page
)

// process handles the token at hand. A rule that says "reprocess the token"
// calls it again.
//
// Source: HTML standard, 13.2.6 "Tree construction", the dispatcher.
func (p *parser) process() {
	if p.isForeign() {
		p.foreignContent()
		return
	}
	p.processHTML()
}

// processHTML handles the token at hand by the rules of the insertion mode.
func (p *parser) processHTML() {
	switch p.mode {
	case initial:
		p.initial()
	case beforeHTML:
		p.beforeHTML()
	case beforeHead:
		p.beforeHead()
	case inHead:
		p.inHead()
	case afterHead:
		p.afterHead()
	case inBody:
		p.inBody()
	case inText:
		p.inText()
	case inTable:
		p.inTable()
	case inCaption:
		p.inCaption()
	case inColumnGroup:
		p.inColumnGroup()
	case inTableBody:
		p.inTableBody()
	case inRow:
		p.inRow()
	case inCell:
		p.inCell()
	case inTemplate:
		p.inTemplate()
	case afterBody:
		p.afterBody()
	case inFrameset:
		p.inFrameset()
	case afterFrameset:
		p.afterFrameset()
	case afterAfterBody:
		p.afterAfterBody()
	case afterAfterFrameset:
		p.afterAfterFrameset()
	}
}

// reprocess handles the token at hand by the rules of another mode, which is
// the parser's from here on.
func (p *parser) reprocess(m mode) {
	p.mode = m
	p.process()
}

// openRaw inserts the raw text element of the start tag at hand.
//
// Source: HTML standard, 13.2.6.2 "Parsing elements that contain only text".
func (p *parser) openRaw() {
	p.openToken()
	p.original, p.mode = p.mode, inText
}

// inText is the mode inside a raw text element.
//
// Source: HTML standard, 13.2.6.4.8 "The text insertion mode".
func (p *parser) inText() {
	switch p.tok.kind {
	case text:
		p.rawContent()
	case endTag:
		p.pop()
		p.mode = p.original
	case endOfFile:
		p.pop()
		p.reprocess(p.original)
	}
}

// rawContent takes the content of a raw text element.
func (p *parser) rawContent() {
	n := p.top().node
	s := p.tok.data
	switch n.DataAtom {
	case atom.Textarea:
		s = trimFirstNewline(s)
	case atom.Script:
		p.result.Scripts = append(p.result.Scripts, Script{n, s})
		if p.skip {
			return
		}
	case atom.Style:
		if p.skip {
			return
		}
	}
	p.insertText(s)
}

// trimFirstNewline takes off the newline that a <pre> or a <textarea> begins
// with. Like html.Parse, it takes "&#13;&#10;" for one.
func trimFirstNewline(s string) string {
	if s != "" && s[0] == '\r' {
		s = s[1:]
	}
	if s != "" && s[0] == '\n' {
		s = s[1:]
	}
	return s
}

// resetMode finds the mode that goes with the open elements.
//
// Source: HTML standard, 13.2.4.1 "reset the insertion mode appropriately".
func (p *parser) resetMode() {
	for i := len(p.stack) - 1; i >= 0; i-- {
		e, last := p.stack[i], i == 0
		if last && p.fragment {
			e = p.context
		}
		if m, ok := p.modeInside(e.named(), last); ok {
			p.mode = m
			return
		}
	}
	p.mode = inBody
}

func (p *parser) modeInside(t *tag, last bool) (m mode, ok bool) {
	switch t.atom {
	case atom.Td, atom.Th:
		return inCell, !last
	case atom.Tr:
		return inRow, true
	case atom.Tbody, atom.Thead, atom.Tfoot:
		return inTableBody, true
	case atom.Caption:
		return inCaption, true
	case atom.Colgroup:
		return inColumnGroup, true
	case atom.Table:
		return inTable, true
	case atom.Template:
		if len(p.templates) == 0 {
			return 0, false
		}
		return p.templates[len(p.templates)-1], true
	case atom.Head:
		return inHead, !last
	case atom.Body:
		return inBody, true
	case atom.Frameset:
		return inFrameset, true
	case atom.Html:
		if p.head == nil {
			return beforeHead, true
		}
		return afterHead, true
	}
	return 0, false
}

// splitBlank takes the white space that the text at hand begins with off it.
func (p *parser) splitBlank() (blank string) {
	n := blankPrefix(p.tok.data)
	blank = p.tok.data[:n]
	p.tok.data = p.tok.data[n:]
	return blank
}

// keepBlank takes all but white space out of the text at hand.
func (p *parser) keepBlank() {
	if isAllBlank(p.tok.data) {
		return
	}
	b := make([]byte, 0, len(p.tok.data))
	for _, c := range []byte(p.tok.data) {
		if classes[c]&isBlank != 0 {
			b = append(b, c)
		}
	}
	p.tok.data = string(b)
}

// attr gives the value of an attribute of the tag at hand.
func (p *parser) attr(key string) string {
	return attrOf(p.tok.attrs, key)
}

func attrOf(attrs []html.Attribute, key string) string {
	for i := range attrs {
		if attrs[i].Key == key {
			return attrs[i].Val
		}
	}
	return ""
}
