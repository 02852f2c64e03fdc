// Package dom holds the few helpers over *html.Node that every stage of lede
// shares: attributes, visible text, and what the HTML standard says of an
// element (block or inline, rendered or not).
package dom

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Attr gives the value of n's attribute key, or "" when n has none.
func Attr(n *html.Node, key string) string {
	v, _ := LookupAttr(n, key)
	return v
}

// LookupAttr is Attr that tells an empty attribute from a missing one.
func LookupAttr(n *html.Node, key string) (string, bool) {
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

// HasToken reports whether the space-separated attribute key of n, such as
// class or rel, holds token. Tokens are compared without regard to ASCII case.
func HasToken(n *html.Node, key, token string) bool {
	list := Attr(n, key)
	if len(list) < len(token) {
		return false
	}
	for t := range strings.FieldsSeq(list) {
		if len(t) == len(token) && strings.EqualFold(t, token) {
			return true
		}
	}
	return false
}

// NextName gives the name at at or behind it in a list of names such as the value of an
// attribute class, and where it ends; "" where there is none. Names end at white space or
// another control character.
func NextName(list string, at int) (name string, end int) {
	for at < len(list) && list[at] <= ' ' {
		at++
	}
	end = at
	for end < len(list) && list[end] > ' ' {
		end++
	}
	return list[at:end], end
}

// Is reports whether n is an HTML element of one of the given names.
func Is(n *html.Node, names ...atom.Atom) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, a := range names {
		if n.DataAtom == a {
			return true
		}
	}
	return false
}

// First gives the first descendant element of n with one of the given names,
// in document order, or nil.
func First(n *html.Node, names ...atom.Atom) *html.Node {
	for d := range Descendants(n) {
		if Is(d, names...) {
			return d
		}
	}
	return nil
}

// Within gives the nearest ancestor of n, or n itself, that is an element of
// one of the given names; nil when there is none.
func Within(n *html.Node, names ...atom.Atom) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && slices.Contains(names, n.DataAtom) {
			return n
		}
	}
	return nil
}

// Contains reports whether n is root or one of its descendants.
func Contains(root, n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// Lowest gives the lowest node of a tree that is or holds both a and b; a may be nil.
func Lowest(a, b *html.Node) *html.Node {
	if a == nil {
		return b
	}
	for !Contains(a, b) {
		a = a.Parent
	}
	return a
}

// Next gives the node after n in document order, inside root; nil at the end.
// With skip set, n's own descendants are passed over.
func Next(root, n *html.Node, skip bool) *html.Node {
	if !skip && n.FirstChild != nil {
		return n.FirstChild
	}
	for n != nil && n != root {
		if n.NextSibling != nil {
			return n.NextSibling
		}
		n = n.Parent
	}
	return nil
}

// Previous gives the node before n in document order, inside root; nil at the beginning.
func Previous(root, n *html.Node) *html.Node {
	if n.PrevSibling == nil {
		if n.Parent == root {
			return nil
		}
		return n.Parent
	}
	for n = n.PrevSibling; n.LastChild != nil; {
		n = n.LastChild
	}
	return n
}

// Descendants gives the nodes inside root in document order. It is what
// html.Node.Descendants is, without a call of a function for each level of the tree.
func Descendants(root *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for n := Next(root, root, false); n != nil; n = Next(root, n, false) {
			if !yield(n) {
				return
			}
		}
	}
}

// IsBlock reports whether n is an element that a browser lays out as a block,
// a list item or a part of a table: one that ends the line of text before it.
// Source: HTML standard, 15.3 "Flow content" to 15.3.10 "Form controls".
func IsBlock(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center,
		atom.Col, atom.Colgroup, atom.Dd, atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt,
		atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.Frameset,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html,
		atom.Legend, atom.Li, atom.Listing, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.Optgroup, atom.Option,
		atom.P, atom.Plaintext, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot,
		atom.Th, atom.Thead, atom.Tr, atom.Ul, atom.Xmp, atom.Video, atom.Iframe, atom.Search:
		return true
	}
	return false
}

// HasControlRole reports an element whose role says that a reader works with it, or
// finds the way by it, and does not read it.
//
// Source: WAI-ARIA 1.2, 5.4 "Definition of Roles".
func HasControlRole(n *html.Node) bool {
	switch strings.ToLower(Attr(n, "role")) {
	case "navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist", "button":
		return true
	}
	return false
}

// IsControl reports the elements that a reader works with and does not read.
func IsControl(n *html.Node) bool {
	return Is(n, atom.Button, atom.Dialog, atom.Input, atom.Select, atom.Textarea, atom.Label, atom.Menu)
}

// IsRendered reports whether n is an element whose content a browser draws:
// not script, style, head matter, templates, or the fallback content of
// noscript, iframe and media elements. Text nodes are rendered, comments not. The
// readings of ruby are not, as they stand beside words and not among them; nor is
// what annotates a formula, which is its source.
func IsRendered(n *html.Node) bool {
	switch n.Type {
	case html.TextNode, html.DocumentNode:
		return true
	case html.ElementNode:
	default:
		return false
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Title, atom.Meta, atom.Link,
		atom.Iframe, atom.Noembed, atom.Noframes, atom.Object, atom.Video, atom.Audio, atom.Canvas, atom.Svg,
		atom.Select, atom.Datalist, atom.Textarea, atom.Rt, atom.Rp, atom.Rtc:
		return false
	}
	return n.Namespace != "math" || n.Data != "annotation" && n.Data != "annotation-xml"
}

// IsHidden reports whether n's own attributes hide it: the hidden attribute, or an
// inline style with display:none or visibility:hidden. Style sheets are not read,
// and aria-hidden hides nothing from the eye.
func IsHidden(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			// "until-found" is collapsed, not gone: find-in-page opens it.
			return !strings.EqualFold(a.Val, "until-found")
		case "style":
			if styleHides(a.Val) {
				return true
			}
		}
	}
	return false
}

func styleHides(style string) bool {
	for len(style) >= len("display:none") {
		var decl string
		decl, style, _ = strings.Cut(style, ";")
		name, value, _ := strings.Cut(decl, ":")
		switch name = strings.TrimSpace(name); {
		case strings.EqualFold(name, "display"):
			if declares(value, "none") {
				return true
			}
		case strings.EqualFold(name, "visibility"):
			if declares(value, "hidden") {
				return true
			}
		}
	}
	return false
}

// declares reports whether the value of a declaration in CSS is that word.
func declares(value, word string) bool {
	value, _, _ = strings.Cut(value, "!")
	return strings.EqualFold(strings.TrimSpace(value), word)
}

// IsHeading reports the elements h1 to h6.
func IsHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// IsAriaHidden reports whether n is not read aloud: what is drawn there has another
// text for screen readers, or needs none.
func IsAriaHidden(n *html.Node) bool { return strings.EqualFold(Attr(n, "aria-hidden"), "true") }

// StaysHidden reports whether n hides what is in it for good, from whomever. React
// streams parts of a page in hidden elements with the ids S:0, S:1 and so on, and a
// script then moves them to their place.
func StaysHidden(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "hidden", "style", "aria-hidden": // which most have none of
			return (IsHidden(n) || IsAriaHidden(n)) && (n.DataAtom != atom.Div || !strings.HasPrefix(Attr(n, "id"), "S:"))
		}
	}
	return false
}

// Body gives the <body> of doc, or else doc itself: a fragment is a page too. It
// gives nil for nil.
func Body(doc *html.Node) *html.Node {
	if doc == nil {
		return nil
	}
	for n := range doc.ChildNodes() {
		if !Is(n, atom.Html) {
			continue
		}
		for b := range n.ChildNodes() {
			if Is(b, atom.Body) {
				return b
			}
		}
	}
	return doc
}
