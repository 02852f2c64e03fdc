package parse

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// inTable is the mode inside <table>, outside of its rows.
//
// Source: HTML standard, 13.2.6.4.9 "The in table insertion mode" and 13.2.6.4.10
// "The in table text insertion mode".
func (p *parser) inTable() {
	switch p.tok.kind {
	case text:
		if p.hasNUL {
			p.tok.data = strings.ReplaceAll(p.tok.data, "\x00", "")
		}
		if p.top().tag.has(fosters) && isAllBlank(p.tok.data) {
			p.insertText(p.tok.data)
			return
		}
	case comment:
		p.insertComment(nil)
		return
	case doctype:
		return
	case startTag:
		if p.tableStart() {
			return
		}
	case endTag:
		if p.tableEnd() {
			return
		}
	case endOfFile:
		p.inBody()
		return
	}
	p.foster = true
	p.inBody()
	p.foster = false
}

// tableStart handles a start tag between the parts of a table, and reports
// whether it belongs there.
func (p *parser) tableStart() bool {
	switch p.tok.atom {
	case atom.Caption:
		p.clearTo(tableScope)
		p.mark()
		p.openToken()
		p.mode = inCaption
	case atom.Colgroup:
		p.clearTo(tableScope)
		p.openToken()
		p.mode = inColumnGroup
	case atom.Col:
		p.clearTo(tableScope)
		p.openImplied(atom.Colgroup)
		p.reprocess(inColumnGroup)
	case atom.Tbody, atom.Tfoot, atom.Thead:
		p.clearTo(tableScope)
		p.openToken()
		p.mode = inTableBody
	case atom.Td, atom.Th, atom.Tr:
		p.clearTo(tableScope)
		p.openImplied(atom.Tbody)
		p.reprocess(inTableBody)
	case atom.Table:
		if p.closeTable() {
			p.process()
		}
	case atom.Style, atom.Script, atom.Template:
		p.headElement()
	case atom.Input:
		if !strings.EqualFold(p.attr("type"), "hidden") {
			return false
		}
		p.insertVoid()
	case atom.Form:
		if p.form == nil && !p.isOpen(atom.Template) {
			p.form = p.tokenElement()
			p.insert(p.form)
		}
	default:
		return false
	}
	return true
}

// tableEnd is tableStart for an end tag.
func (p *parser) tableEnd() bool {
	switch p.tok.atom {
	case atom.Table:
		p.closeTable()
	case atom.Body, atom.Caption, atom.Col, atom.Colgroup, atom.Html, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
		atom.Thead, atom.Tr:
	case atom.Template:
		p.closeTemplate()
	default:
		return false
	}
	return true
}

// closeTable closes the table that is open, if it is in scope.
func (p *parser) closeTable() bool {
	t := known(atom.Table)
	if !p.inScope(t, tableScope) {
		return false
	}
	p.popThrough(t)
	p.resetMode()
	return true
}

// inCaption is the mode inside <caption>.
//
// Source: HTML standard, 13.2.6.4.11 "The in caption insertion mode".
func (p *parser) inCaption() {
	switch p.tok.kind {
	case startTag:
		// By the standard, for <th>, too.
		if p.tok.tag.has(tablePart) && p.tok.atom != atom.Th {
			if p.closeCaption() {
				p.process()
			}
			return
		}
	case endTag:
		switch p.tok.atom {
		case atom.Caption:
			p.closeCaption()
			return
		case atom.Table:
			if p.closeCaption() {
				p.process()
			}
			return
		case atom.Body, atom.Col, atom.Colgroup, atom.Html, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead,
			atom.Tr:
			return
		}
	}
	p.inBody()
}

// closeCaption closes the caption that is open, if it is in scope.
func (p *parser) closeCaption() bool {
	if !p.closeElement(known(atom.Caption), tableScope) {
		return false
	}
	p.unmark()
	p.mode = inTable
	return true
}

// inColumnGroup is the mode inside <colgroup>.
//
// Source: HTML standard, 13.2.6.4.12 "The in column group insertion mode".
func (p *parser) inColumnGroup() {
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
	case endOfFile:
		p.inBody()
		return
	case startTag, endTag:
		if p.columnTag() {
			return
		}
	}
	if p.top().named().has(tableColumns) {
		p.pop()
		p.reprocess(inTable)
	}
}

// columnTag handles a tag among columns, and reports whether it belongs there.
func (p *parser) columnTag() bool {
	start := p.tok.kind == startTag
	switch p.tok.atom {
	case atom.Html:
		if start {
			p.inBody()
		}
		return start
	case atom.Col:
		if start {
			p.insertVoid()
		}
	case atom.Colgroup:
		if start {
			return false
		}
		if p.top().named().has(tableColumns) {
			p.pop()
			p.mode = inTable
		}
	case atom.Template:
		if start {
			p.openTemplate()
		} else {
			p.closeTemplate()
		}
	default:
		return false
	}
	return true
}

// inTableBody is the mode inside <tbody> and its like.
//
// Source: HTML standard, 13.2.6.4.13 "The in table body insertion mode".
func (p *parser) inTableBody() {
	switch p.tok.kind {
	case startTag:
		switch p.tok.atom {
		case atom.Tr:
			p.clearTo(tableRows)
			p.openToken()
			p.mode = inRow
			return
		case atom.Td, atom.Th:
			p.clearTo(tableRows)
			p.openImplied(atom.Tr)
			p.reprocess(inRow)
			return
		case atom.Caption, atom.Col, atom.Colgroup, atom.Tbody, atom.Tfoot, atom.Thead:
			p.leaveTableBody()
			return
		}
	case endTag:
		switch p.tok.atom {
		case atom.Tbody, atom.Tfoot, atom.Thead:
			if p.inScope(p.tok.tag, tableScope) {
				p.clearTo(tableRows)
				p.pop()
				p.mode = inTable
			}
			return
		case atom.Table:
			p.leaveTableBody()
			return
		case atom.Body, atom.Caption, atom.Col, atom.Colgroup, atom.Html, atom.Td, atom.Th, atom.Tr:
			return
		}
	}
	p.inTable()
}

// leaveTableBody closes the table body that is open, for a tag that belongs
// outside of it.
func (p *parser) leaveTableBody() {
	for i := len(p.stack) - 1; i >= 0; i-- {
		t := p.stack[i].tag
		switch t.atom {
		case atom.Tbody, atom.Tfoot, atom.Thead:
			p.popTo(i)
			p.reprocess(inTable)
			return
		}
		if t.has(tableScope) {
			return
		}
	}
}

// inRow is the mode inside <tr>.
//
// Source: HTML standard, 13.2.6.4.14 "The in row insertion mode".
func (p *parser) inRow() {
	switch p.tok.kind {
	case startTag:
		switch p.tok.atom {
		case atom.Td, atom.Th:
			p.clearTo(tableCells)
			p.openToken()
			p.mode = inCell
			p.mark()
			return
		}
		if p.tok.tag.has(tablePart) {
			if p.closeRow() {
				p.process()
			}
			return
		}
	case endTag:
		switch p.tok.atom {
		case atom.Tr:
			p.closeRow()
			return
		case atom.Table:
			if p.closeRow() {
				p.process()
			}
			return
		case atom.Tbody, atom.Tfoot, atom.Thead:
			if p.inScope(p.tok.tag, tableScope) && p.closeRow() {
				p.process()
			}
			return
		case atom.Body, atom.Caption, atom.Col, atom.Colgroup, atom.Html, atom.Td, atom.Th:
			return
		}
	}
	p.inTable()
}

// closeRow closes the row that is open, if it is in scope.
func (p *parser) closeRow() bool {
	if !p.inScope(known(atom.Tr), tableScope) {
		return false
	}
	p.clearTo(tableCells)
	p.pop()
	p.mode = inTableBody
	return true
}

// inCell is the mode inside <td> and <th>.
//
// Source: HTML standard, 13.2.6.4.15 "The in cell insertion mode".
func (p *parser) inCell() {
	switch p.tok.kind {
	case startTag:
		if p.tok.tag.has(tablePart) {
			if p.closeCell() {
				p.process()
			}
			return
		}
	case endTag:
		switch p.tok.atom {
		case atom.Td, atom.Th:
			if p.closeElement(p.tok.tag, tableScope) {
				p.unmark()
				p.mode = inRow
			}
			return
		case atom.Body, atom.Caption, atom.Col, atom.Colgroup, atom.Html:
			return
		case atom.Table, atom.Tbody, atom.Tfoot, atom.Thead, atom.Tr:
			if p.inScope(p.tok.tag, tableScope) && p.closeCell() {
				p.process()
			}
			return
		}
	}
	p.inBody()
}

// closeCell closes the cell that is open, if there is one in scope.
//
// Source: HTML standard, 13.2.6.4.15 "close the cell".
func (p *parser) closeCell() bool {
	for i := len(p.stack) - 1; i >= 0; i-- {
		switch t := p.stack[i].tag; {
		case t == known(atom.Td) || t == known(atom.Th):
			p.popTo(i)
			p.unmark()
			p.mode = inRow
			return true
		case t.has(tableScope):
			return false
		}
	}
	return false
}
