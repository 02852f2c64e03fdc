package meta

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// A microdata is what a walk over the page finds of its items.
//
// Source: HTML standard, 5 "Microdata".
type microdata struct {
	item       *html.Node   // the item that is the article, if any
	items      []*html.Node // the articles that do not stand in one another
	properties []*html.Node
	headings   []*html.Node    // the h1s
	foreign    map[string]bool // the contents of each <meta> of another article
	filed      map[string]bool // those of each <meta> that is filed as microdata
}

// addItem notes an item, if it is an article.
func (m *microdata) addItem(n *html.Node) {
	last := len(m.items) - 1
	if IsArticleType(typeOf(n)) && (last < 0 || !dom.Contains(m.items[last], n)) {
		m.items = append(m.items, n)
	}
}

// typeOf gives the type of an item without the vocabulary's address.
func typeOf(n *html.Node) string {
	t := dom.Attr(n, "itemtype")
	return t[strings.LastIndexByte(t, '/')+1:]
}

// chooseItem finds the item that is the article: the one with an h1, else the
// only one. Several without are cards of other articles (cio.com). Where there
// is none, the dates of the page or the blog around its h1 are the article's: around.
func (m *microdata) chooseItem() (around *html.Node) {
	for _, h1 := range m.headings[:min(len(m.headings), mostValues)] {
		scope := itemOf(h1)
		for n := scope; n != nil; n = itemOf(n) {
			if IsArticleType(typeOf(n)) {
				m.item = n
				return nil
			}
		}
		if around == nil && scope != nil && isPageType(typeOf(scope)) {
			around = scope
		}
	}
	if len(m.items) == 1 {
		m.item = m.items[0]
		return nil
	}
	return around
}

// isPageType reports the types that systems give to articles or pages of any kind.
func isPageType(t string) bool { return t == "WebPage" || t == "CreativeWork" || t == "Blog" }

// fileMicrodata files the properties of the page itself and of the item that is
// the article.
func (d *Data) fileMicrodata() {
	around := d.chooseItem()
	for _, n := range d.properties {
		scope := itemOf(n)
		own := scope == nil || scope == d.item
		switch {
		case n.DataAtom == atom.Meta:
			if !d.addForeign(n, scope) {
				d.addMetaDate(n)
			}
		case own || scope == around:
			d.addProperties(n, own)
		}
	}
}

// addProperties files an element under the names of its properties, or those of
// dates only.
func (d *Data) addProperties(n *html.Node, all bool) {
	for name := range strings.FieldsSeq(dom.Attr(n, "itemprop")) {
		switch name {
		case "datePublished", "dateModified":
			d.add("microdata: "+name, dateValue(n))
		case "headline", "description", "articleSection", "publisher", "keywords":
			if all {
				d.addText("microdata: "+name, n)
			}
		case "author":
			if all {
				d.addAuthor("microdata: author", n)
			}
		}
	}
}

// addForeign notes a <meta> of an item that is another article, and reports whether
// it is one.
func (m *microdata) addForeign(n, scope *html.Node) bool {
	if scope == nil || scope == m.item || !IsArticleType(typeOf(scope)) {
		return false
	}
	if m.foreign == nil {
		m.foreign = map[string]bool{}
	}
	m.foreign[dom.Clean(page.Unescape(dom.Attr(n, "content")))] = true
	return true
}

// ownMetas gives the contents of the <meta> of that name; of a title or a date,
// those that are not of another article, nor microdata.
func (d *Data) ownMetas(name string) []string {
	all := d.page.Metas(name)
	switch name {
	case "headline", "datepublished", "datemodified":
		if len(d.foreign)+len(d.filed) > 0 {
			return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return d.foreign[s] || name != "headline" && d.filed[s] })
		}
	}
	return all
}

// itemOf gives the element of the microdata item that n is a property of.
func itemOf(n *html.Node) *html.Node {
	for n = n.Parent; n != nil; n = n.Parent {
		if _, ok := dom.LookupAttr(n, "itemscope"); ok {
			return n
		}
	}
	return nil
}

// itemValue gives the value of a microdata property or a microformat; for an
// item or a person, its name.
//
// Source: HTML standard, 5.2.4 "Values".
func itemValue(n *html.Node) string {
	for c := range dom.Descendants(n) {
		if c.Type == html.ElementNode && (dom.HasToken(c, "itemprop", "name") || dom.HasToken(c, "class", "fn")) {
			n = c
			break
		}
	}
	for _, key := range [...]string{"content", "datetime"} {
		if v := dom.Attr(n, key); v != "" {
			return v
		}
	}
	return dom.Text(n)
}
