// Package meta gathers what a page says of itself for machines: JSON-LD, <meta>,
// microdata, microformats and links. It finds values by the names of their sources;
// which source is believed before which is for the caller to say.
//
// walk.go finds in one pass over the tree what stands outside <meta> and JSON-LD,
// microdata.go tells which of its items is the article, article.go which of the
// JSON-LD's objects is; images.go gives the pictures that the article names, and
// site.go knows the site's own names. dates.go has the dates of microformats and RDFa, live.go what may
// be the posts of a live blog.
package meta

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/page"
)

// Data is what one page says of itself. It is read only once Read has given it,
// and not safe for concurrent use, as its Page is not.
type Data struct {
	page   *page.Page
	found  map[string][]string   // by source: what walk finds
	asked  map[string]int        // by source: how often text was added
	byline map[string]*html.Node // by source: the first author
	microdata
	dates    []entryDate   // of the entries on the page
	posts    Posts         // of the live blog that the page may be
	articles []page.Object // the JSON-LD of the article
}

// Read gathers what p says of itself. It takes time linear in the page's size.
func Read(p *page.Page) *Data {
	d := &Data{page: p, found: map[string][]string{}, asked: map[string]int{}, byline: map[string]*html.Node{}}
	d.walk()
	d.fileMicrodata()
	d.fileEntryDates()
	d.chooseArticles(d.declaredAddress())
	return d
}

// Values gives the values of one source, as they stand, in the order of the page;
// nil where it has none. A source is one of:
//
//   - "json-ld: headline", a path in the JSON-LD object of the article, and
//     "json-ld: WebPage.name", one in the objects of that type;
//   - "meta: og:title", the content of each <meta> with that name, property or itemprop;
//   - "microdata: author", each element with that itemprop, on the page itself or in
//     the item that is the article; of dates, each <meta> too;
//   - "microformat: author", each element with that class of hAtom, as in WordPress; of
//     dates, those of one entry;
//   - "rdfa: datePublished", the content of each element with that property;
//   - "twitter: label1", the author that twitter:label1 announces and twitter:data1 names;
//   - "link: canonical" and "link: next", the address, and "a: author" the text, of what has that rel;
//   - "html: title", "html: h1", "html: lang" and "http-equiv: content-language".
//
// Where values are many, the first 32 count.
func (d *Data) Values(source string) []string {
	kind, name, _ := strings.Cut(source, ": ")
	switch kind {
	case "json-ld":
		return d.linkedValues(name)
	case "meta":
		return d.ownMetas(name)
	case "twitter":
		return d.labelled(name)
	}
	return d.found[source]
}

// labelled gives the text of the pair twitter:label1 and twitter:data1, in which
// WordPress gives the author; a number is a reading time or a price.
func (d *Data) labelled(label string) []string {
	data := d.page.Meta("twitter:" + strings.Replace(label, "label", "data", 1))
	if d.page.Meta("twitter:"+label) == "" || strings.ContainsAny(data, "0123456789") {
		return nil
	}
	return []string{data}
}

// linkedValues gives the texts at a path in the article's JSON-LD, or, where
// the path begins with a type, in the objects of that type.
func (d *Data) linkedValues(path string) []string {
	objects := d.articles
	if kind, rest, ok := strings.Cut(path, "."); ok && unicode.IsUpper(rune(kind[0])) {
		path = rest
		objects = nil
		for _, o := range d.page.LinkedData() {
			if o.IsType(kind) {
				objects = append(objects, o)
			}
		}
	}
	for _, o := range objects {
		var values []string
		for _, v := range page.Lookup(o, path) {
			values = d.appendNames(values, v)
		}
		if len(values) > 0 {
			return values
		}
	}
	return nil
}

// mostNames is how many texts of one path count. A page may refer to one object of
// many names again and again.
const mostNames = 1000

// names is page.Strings that follows references, and that puts a person's
// name together where it stands in parts.
func (d *Data) names(v any) []string { return d.appendNames(nil, v) }

func (d *Data) appendNames(dst []string, v any) []string {
	if len(dst) >= mostNames {
		return dst
	}
	if list, ok := v.([]any); ok {
		for _, e := range list {
			dst = d.appendNames(dst, e)
		}
		return dst
	}
	o := d.page.Follow(v)
	if o == nil {
		return append(dst, page.Strings(v)...)
	}
	if names := page.Strings(o); len(names) > 0 {
		return append(dst, names[:min(len(names), mostNames)]...)
	}
	parts := slices.Concat(page.Strings(o["givenName"]), page.Strings(o["familyName"]))
	if len(parts) > 0 {
		dst = append(dst, strings.Join(parts, " "))
	}
	return dst
}
