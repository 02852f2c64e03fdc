package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// unclosed gives the controls, dialogs, forms, links and bars of navigation that
// hold most of the page's running text: somebody forgot to close them, and what
// follows is in them by mistake.
//
// Source of the mistake: HTML standard, 13.2.6.4.7 'The "in body" insertion mode',
// where none of these is closed by a paragraph.
func unclosed(doc *html.Node) []*html.Node {
	const little = 300 // bytes; a page with less has no text to lose
	var w runningText
	w.walk(dom.Body(doc), false)
	if w.sum < little {
		return nil
	}
	var nodes []*html.Node
	for _, h := range w.holders {
		if w.isMost(h.bytes) {
			nodes = append(nodes, h.node)
		}
	}
	return nodes
}

// release makes plain boxes of nodes: what is in them is of the page.
func release(nodes []*html.Node) {
	for _, n := range nodes {
		if hasHolderTag(n) {
			n.Data, n.DataAtom, n.Attr = "div", atom.Div, nil
			continue
		}
		n.Attr = slices.DeleteFunc(slices.Clone(n.Attr), func(a html.Attribute) bool { return a.Key == "role" })
	}
}

// A runningText is the text of a page that is in paragraphs of some length, and in
// no link: the sum of its bytes, and how many of them each element holds that may have
// been left open and held most of what was read up to its end. Another cannot hold most of
// the page.
type runningText struct {
	sum     int
	holders []holder
}

type holder struct {
	node  *html.Node
	bytes int
}

// isMost reports whether so many bytes are most of the text.
func (w *runningText) isMost(bytes int) bool { return 3*bytes > 2*w.sum }

// walk adds the text of n. Trees are no deeper than parse lets them be.
func (w *runningText) walk(n *html.Node, inLink bool) {
	if n == nil {
		return
	}
	if n.Type == html.TextNode {
		const short = 40 // bytes of a label
		if inLink || len(n.Data) <= short {
			return
		}
		if text := strings.TrimSpace(n.Data); len(text) > short {
			w.sum += len(text)
		}
		return
	}
	if !dom.IsRendered(n) {
		return
	}
	before := w.sum
	inLink = inLink || n.DataAtom == atom.A && dom.Attr(n, "href") != ""
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, inLink)
	}
	if bytes := w.sum - before; w.isMost(bytes) && mayBeUnclosed(n) {
		w.holders = append(w.holders, holder{n, bytes})
	}
}

// mayBeUnclosed reports the elements that pages leave open and that no text of an
// article stands in, by their tag or by their role.
func mayBeUnclosed(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	return hasHolderTag(n) || dom.HasControlRole(n)
}

func hasHolderTag(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Label, atom.Dialog, atom.Button, atom.Nav, atom.Form, atom.Menu:
		return true
	}
	return n.DataAtom == atom.A && dom.Attr(n, "href") == ""
}
