package meta

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// An entryDate is an element that hAtom or h-entry names as a date of its entry.
type entryDate struct {
	node   *html.Node
	source string
}

// entryDates notes the dates of entries that n is, by its class. What is both is a date
// of publication: systems name it so until there is a change.
//
// Source: microformats.org/wiki/hatom and /h-entry.
func (d *Data) entryDates(n *html.Node, class string) {
	if !strings.Contains(class, "published") && !strings.Contains(class, "updated") || len(d.dates) >= mostValues {
		return
	}
	switch {
	case dom.HasToken(n, "class", "published"), dom.HasToken(n, "class", "dt-published"):
		d.dates = append(d.dates, entryDate{n, "microformat: published"})
	case dom.HasToken(n, "class", "updated"), dom.HasToken(n, "class", "dt-updated"):
		d.dates = append(d.dates, entryDate{n, "microformat: updated"})
	}
}

// fileEntryDates files the dates of the entry that holds the page's heading, or else of
// the first entry that has any: lists of other entries have the same classes
// (limespace.de).
func (d *Data) fileEntryDates() {
	if len(d.dates) == 0 {
		return
	}
	entry := entryOf(d.dates[0].node)
	for _, h1 := range d.headings[:min(len(d.headings), mostValues)] {
		of := entryOf(h1)
		if of != nil && slices.ContainsFunc(d.dates, func(e entryDate) bool { return entryOf(e.node) == of }) {
			entry = of
			break
		}
	}
	for _, e := range d.dates {
		if entryOf(e.node) == entry {
			d.add(e.source, dateValue(e.node))
		}
	}
}

// entryOf gives the entry that n stands in, by its class or its tag; nil for none.
func entryOf(n *html.Node) *html.Node {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.DataAtom == atom.Article || dom.HasToken(n, "class", "hentry") || dom.HasToken(n, "class", "h-entry") {
			return n
		}
	}
	return nil
}

// dateValue gives the value of a property that is a date. An <abbr> or another element
// with the date in its title may print no more than the time of day (blogspot.com).
//
// Source: microformats.org/wiki/value-class-pattern, "abbr design pattern".
func dateValue(n *html.Node) string {
	for _, key := range [...]string{"content", "datetime", "title"} {
		v := dom.Attr(n, key)
		if _, ok := date.Parse(v); ok || v != "" && key != "title" {
			return v
		}
	}
	return dom.Text(n)
}

// isDate reports the names of the properties that are dates of an article.
func isDate(name string) bool { return name == "datePublished" || name == "dateModified" }

// addMetaDate files a <meta> of microdata that is a date of the article.
func (d *Data) addMetaDate(n *html.Node) {
	for name := range strings.FieldsSeq(dom.Attr(n, "itemprop")) {
		if !isDate(name) {
			continue
		}
		content := dom.Clean(page.Unescape(dom.Attr(n, "content")))
		d.add("microdata: "+name, content)
		if d.filed == nil {
			d.filed = map[string]bool{}
		}
		d.filed[content] = true
	}
}

// rdfaDates are the properties of RDFa, without their vocabulary, that are dates of
// the page, and the sources that they are.
var rdfaDates = map[string]string{
	"datepublished": "rdfa: datePublished", "issued": "rdfa: datePublished", "datemodified": "rdfa: dateModified", "modified": "rdfa: dateModified",
	"datecreated": "rdfa: dateCreated", "created": "rdfa: dateCreated", "date": "rdfa: dateCreated",
}

// rdfa files an element with a property of RDFa that is a date of the page, and not of
// a reader's comment, as Drupal has them (meininger.de).
//
// Source: HTML+RDFa 1.1, 3 "Extensions to RDFa Core".
func (d *Data) rdfa(n *html.Node, properties string) {
	if n.DataAtom == atom.Meta || dom.Attr(n, "content") == "" {
		return
	}
	for p := range strings.FieldsSeq(strings.ToLower(properties)) {
		source := rdfaDates[p[strings.LastIndexByte(p, ':')+1:]]
		if source != "" && !isOfComment(n) {
			d.add(source, dom.Attr(n, "content"))
		}
	}
}

// isOfComment reports whether n stands in what RDFa calls a comment.
func isOfComment(n *html.Node) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if strings.Contains(dom.Attr(n, "typeof"), "Comment") {
			return true
		}
	}
	return false
}
