package meta

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// walk finds in one pass over the tree what stands outside <meta> and JSON-LD. What SVG
// and MathML have by the same names is none of it.
func (d *Data) walk() {
	for _, n := range d.page.Elements() {
		if n.Namespace != "" {
			continue
		}
		for i := range n.Attr {
			d.attribute(n, &n.Attr[i])
		}
		switch n.DataAtom {
		case atom.Title:
			if n.FirstChild != nil {
				d.add("html: title", n.FirstChild.Data)
			}
		case atom.H1:
			d.headings = append(d.headings, n)
			d.addText("html: h1", n)
		}
	}
}

func (d *Data) attribute(n *html.Node, a *html.Attribute) {
	switch a.Key {
	case "lang", "xml:lang":
		if n.DataAtom == atom.Html {
			d.add("html: lang", a.Val)
		}
	case "http-equiv":
		if strings.EqualFold(a.Val, "content-language") {
			d.add("http-equiv: content-language", dom.Attr(n, "content"))
		}
	case "rel":
		switch {
		case n.DataAtom == atom.Link && dom.HasToken(n, "rel", "canonical"):
			d.add("link: canonical", dom.Attr(n, "href"))
		case n.DataAtom == atom.Link && dom.HasToken(n, "rel", "next"):
			d.add("link: next", dom.Attr(n, "href"))
		case n.DataAtom == atom.A && dom.HasToken(n, "rel", "author"):
			d.addAuthor("a: author", n)
		case n.DataAtom == atom.A && dom.HasToken(n, "rel", "category"):
			d.addText("a: category", n)
		}
	case "class":
		d.class(n, a.Val)
	case "itemtype":
		d.addItem(n)
	case "itemprop":
		d.properties = append(d.properties, n)
		if dom.HasToken(n, "itemprop", "liveBlogUpdate") {
			d.posts.Marked = appendOutermost(d.posts.Marked, n)
		}
	case "property":
		d.rdfa(n, a.Val)
	}
}

// class files an element that is the author of an entry, and notes one that is its date,
// or is named like a post of a live blog.
//
// Source: microformats.org/wiki/hatom.
func (d *Data) class(n *html.Node, class string) {
	has := dom.PairsOf(class) // as nearly no class has one of these words, and every one is asked
	if has.MayHold(vcardPairs) && strings.Contains(class, "vcard") && dom.HasToken(n, "class", "author") {
		d.addAuthor("microformat: author", n)
	}
	if has.MayHold(publishedPairs) || has.MayHold(updatedPairs) {
		d.entryDates(n, class)
	}
	if (has.MayHold(livePairs) || has.MayHold(tickerPairs)) && dom.IsBlock(n) && namesLivePost(class) {
		d.posts.Named = appendOutermost(d.posts.Named, n)
	}
}

// The pairs of the words that classes are asked for.
var (
	vcardPairs     = dom.PairsOf("vcard")
	publishedPairs = dom.PairsOf("published")
	updatedPairs   = dom.PairsOf("updated")
	livePairs      = dom.PairsOf("ive")
	tickerPairs    = dom.PairsOf("icker")
)

// addAuthor files an author. Lists of other articles name their authors in the
// same way, so that only those count that stand together with the first.
func (d *Data) addAuthor(source string, n *html.Node) {
	first := d.byline[source]
	switch {
	case first == nil:
		d.byline[source] = n
	case n.Parent != first.Parent && (n.Parent == nil || n.Parent.Parent != first.Parent.Parent):
		return
	}
	d.addText(source, n)
}

// addText files the text of an element, if its source has not been asked for
// too often: elements nest, and share the text of all that is in them.
func (d *Data) addText(source string, n *html.Node) {
	if d.asked[source]++; d.asked[source] <= mostValues {
		d.add(source, itemValue(n))
	}
}

// mostValues is how many values of one source are looked at.
const mostValues = 32

func (d *Data) add(source, value string) {
	values := d.found[source]
	if value = strings.TrimSpace(value); value != "" && len(values) < mostValues && !slices.Contains(values, value) {
		d.found[source] = append(values, value)
	}
}
