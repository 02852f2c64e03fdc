package drafting

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// Fixture gives the skeleton of a fixture: the first page's elements around what the draft
// finds and drops, with their names, and words that tell the author what to write there. No
// text of the page is in it.
func (d *Draft) Fixture() string {
	s := d.samples[0]
	words := map[*html.Node]string{}
	for _, f := range d.fields {
		for _, source := range f.sources {
			if n := s.printed(source); n != nil && words[n] == "" {
				words[n] = "The " + f.field + " goes here"
				break
			}
		}
	}
	d.mark(words)
	keep := map[*html.Node]bool{}
	for n := range words {
		for up := n; up != nil; up = up.Parent {
			keep[up] = true
		}
	}
	k := skeleton{keep: keep, words: words, body: s.body}
	k.b.WriteString("<!doctype html>\n")
	k.write(s.tree.Doc, 0)
	return k.b.String()
}

// printed gives the element that a source reads as a text, or nil.
func (s *Sample) printed(source string) *html.Node {
	if strings.HasPrefix(source, "meta:") || strings.HasPrefix(source, "json-ld:") {
		return nil
	}
	for _, n := range s.probe.Nodes(source) {
		return n
	}
	return nil
}

// mark puts words to the body, the lead photo and what is dropped.
func (d *Draft) mark(words map[*html.Node]string) {
	s := d.samples[0]
	words[s.body] = ""
	if n := s.leadPhoto(); n != nil && d.photos != "" {
		words[n] = "The caption goes here"
	}
	for _, drop := range d.drops {
		for _, n := range s.probe.Nodes(drop.selector) {
			words[n] = "Furniture: a line of this kind"
			break
		}
	}
}

// A skeleton writes a page of which little is kept.
type skeleton struct {
	keep  map[*html.Node]bool
	words map[*html.Node]string
	body  *html.Node
	b     strings.Builder
}

func (k *skeleton) write(n *html.Node, depth int) {
	for c := range n.ChildNodes() {
		if !k.keep[c] || c.Type != html.ElementNode {
			continue
		}
		indent := strings.Repeat(" ", depth)
		fmt.Fprintf(&k.b, "%s<%s%s>", indent, c.Data, attributes(c))
		if text := k.words[c]; text != "" && !k.hasKept(c) {
			fmt.Fprintf(&k.b, "%s</%s>\n", text, c.Data)
			continue
		}
		k.b.WriteString("\n")
		k.write(c, depth+1)
		if c == k.body {
			for i := range 3 {
				fmt.Fprintf(&k.b, "%s <p>Paragraph %d goes here, in words that you made up: a sentence of the length that the house writes.</p>\n", indent, i+1)
			}
		}
		fmt.Fprintf(&k.b, "%s</%s>\n", indent, c.Data)
	}
}

func (k *skeleton) hasKept(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if k.keep[c] {
			return true
		}
	}
	return false
}

// attributes gives what names an element; addresses and the like stay behind.
func attributes(n *html.Node) string {
	var b strings.Builder
	for _, a := range n.Attr {
		isName := a.Key == "id" || a.Key == "class" || a.Key == "itemprop" || strings.HasPrefix(a.Key, "data-") && isStable(a.Val)
		switch {
		case isName:
			fmt.Fprintf(&b, " %s=\"%s\"", a.Key, html.EscapeString(a.Val))
		case a.Key == "datetime" && dom.Is(n, atom.Time):
			b.WriteString(` datetime="2024-05-06T07:08:09Z"`)
		}
	}
	return b.String()
}
