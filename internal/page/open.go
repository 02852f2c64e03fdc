package page

import (
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/parse"

	"golang.org/x/net/html/atom"
)

// EndsInside says what was open when the bytes of the page ended: "inside <p>", "in a
// tag inside <p>". It gives "" where nothing but <html>, <head> and <body> was, as their
// ends may be left out, and where that is not known.
func (p *Page) EndsInside() string {
	if len(p.Open) == 0 {
		return ""
	}
	last := p.Open[len(p.Open)-1]
	inside := "inside <" + last.Data + ">"
	switch {
	case p.Cut == parse.CutTag:
		return "in a tag " + inside
	case p.Cut == parse.CutComment:
		return "in a comment " + inside
	case dom.Is(last, atom.Html, atom.Head, atom.Body):
		return ""
	}
	return inside
}
