package parse

import "golang.org/x/net/html/atom"

// afterBody is the mode behind </body>.
//
// Source: HTML standard, 13.2.6.4.17 "The after body insertion mode".
func (p *parser) afterBody() {
	switch p.tok.kind {
	case text:
		if isAllBlank(p.tok.data) {
			p.inBody()
			return
		}
	case comment:
		p.insertComment(p.stack[0].node)
		return
	case endOfFile:
		return
	case startTag:
		if p.tok.atom == atom.Html {
			p.inBody()
			return
		}
	case endTag:
		if p.tok.atom == atom.Html {
			if !p.fragment {
				p.mode = afterAfterBody
			}
			return
		}
	}
	// By the standard, not for a doctype.
	p.reprocess(inBody)
}

// afterAfterBody is the mode behind </html>.
//
// Source: HTML standard, 13.2.6.4.20 "The after after body insertion mode".
func (p *parser) afterAfterBody() {
	switch p.tok.kind {
	case text:
		if isAllBlank(p.tok.data) {
			p.inBody()
			return
		}
	case comment:
		p.insertComment(p.doc)
		return
	case doctype, endOfFile:
		return
	case startTag:
		if p.tok.atom == atom.Html {
			p.inBody()
			return
		}
	}
	p.reprocess(inBody)
}

// inFrameset is the mode inside <frameset>.
//
// Source: HTML standard, 13.2.6.4.18 "The in frameset insertion mode".
func (p *parser) inFrameset() {
	switch p.tok.kind {
	case text:
		p.keepBlank()
		p.insertText(p.tok.data)
	case comment:
		p.insertComment(nil)
	case startTag:
		switch p.tok.atom {
		case atom.Html:
			p.inBody()
		case atom.Frameset:
			p.openToken()
		case atom.Frame:
			p.insertVoid()
		case atom.Noframes:
			p.headElement()
		}
	case endTag:
		if p.tok.atom == atom.Frameset && len(p.stack) > 1 {
			p.pop()
			if p.top().tag != known(atom.Frameset) {
				p.mode = afterFrameset
			}
		}
	}
}

// afterFrameset is the mode behind </frameset>.
//
// Source: HTML standard, 13.2.6.4.19 "The after frameset insertion mode".
func (p *parser) afterFrameset() {
	switch p.tok.kind {
	case text:
		p.keepBlank()
		p.insertText(p.tok.data)
	case comment:
		p.insertComment(nil)
	case startTag:
		switch p.tok.atom {
		case atom.Html:
			p.inBody()
		case atom.Noframes:
			p.headElement()
		}
	case endTag:
		if p.tok.atom == atom.Html {
			p.mode = afterAfterFrameset
		}
	}
}

// afterAfterFrameset is the mode behind </html> of a page of frames.
//
// Source: HTML standard, 13.2.6.4.21 "The after after frameset insertion mode".
func (p *parser) afterAfterFrameset() {
	switch p.tok.kind {
	case text:
		p.keepBlank()
		if p.tok.data != "" {
			p.inBody()
		}
	case comment:
		p.insertComment(p.doc)
	case startTag:
		switch p.tok.atom {
		case atom.Html:
			p.inBody()
		case atom.Noframes:
			p.headElement()
		}
	}
}
