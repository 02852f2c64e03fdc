package lede

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// The sources of each field, the first that has a value wins:
//
//   - "json-ld: headline" is a path in the JSON-LD object of the article, and
//     "json-ld: WebPage.name" one in an object of that type;
//   - "meta: og:title" is the content of a <meta> with that name, property or itemprop;
//   - "microdata: author" is an element with that itemprop, on the page itself
//     or in the item that is the article;
//   - "microformat: author" is an element with that class of hAtom, as in WordPress;
//   - "twitter: label1" is the author that twitter:label1 announces and twitter:data1 names;
//   - "link: canonical" is the address, and "a: author" the text, of what has that rel;
//   - "html: title", "html: lang" and "http-equiv: content-language" are what they say.
//
// As a rule JSON-LD comes first, as publishers keep it up for search engines;
// then Open Graph, the tags of analytics services, Dublin Core, and what any
// page has. The keywords of JSON-LD are where systems leave tags of their own.
// Authors have one more rule: names that are not the site's beat those that are.
var (
	titleSources = []string{
		"json-ld: headline", "microdata: headline", "meta: headline", "meta: og:title", "meta: twitter:title", "meta: parsely-title",
		"meta: sailthru.title", "meta: cxenseparse:title", "meta: dc.title", "meta: dcterms.title", "meta: citation_title",
		"json-ld: name", "meta: title", "html: title",
	}
	standfirstSources = []string{
		"json-ld: description", "meta: og:description", "meta: twitter:description", "meta: description",
		"meta: sailthru.description", "microdata: description", "meta: dc.description", "meta: dcterms.description",
		"json-ld: alternativeHeadline", "json-ld: abstract",
	}
	sectionSources = []string{
		"json-ld: articleSection", "meta: article:section", "meta: parsely-section", "meta: og:article:section",
		"microdata: articleSection", "meta: cxenseparse:section", "meta: dc.subject.section", "meta: section",
	}
	siteNameSources = []string{
		"meta: og:site_name", "json-ld: publisher", "json-ld: WebSite.name", "microdata: publisher", "meta: application-name",
		"meta: dc.publisher", "meta: dcterms.publisher", "meta: citation_journal_title", "meta: cxenseparse:publisher",
		"meta: apple-mobile-web-app-title",
	}
	authorSources = []string{
		"json-ld: author", "json-ld: creator", "meta: article:author", "meta: author", "meta: parsely-author",
		"meta: sailthru.author", "meta: cxenseparse:author", "meta: byl", "microdata: author", citationAuthor, "meta: dc.creator",
		"meta: dcterms.creator", "meta: article:author_name", "meta: articleauthor", "meta: og:author", "meta: og:article:author",
		"microformat: author", "a: author", "json-ld: WebPage.author", "meta: creator", "twitter: label1",
	}
	keywordSources = []string{
		"meta: article:tag", "meta: news_keywords", "meta: keywords", "json-ld: keywords", "meta: parsely-tags",
		"meta: sailthru.tags", "meta: cxenseparse:keywords", "microdata: keywords", "meta: dc.subject", "meta: dcterms.subject",
	}
	publishedSources = []string{
		"json-ld: datePublished", "meta: article:published_time", "meta: og:article:published_time", "meta: parsely-pub-date",
		"meta: datepublished", "microdata: datePublished", "meta: sailthru.date", "meta: cxenseparse:publishtime",
		"meta: cxenseparse:recs:publishtime", "meta: dc.date.issued", "meta: dcterms.issued", "meta: dc.date.created",
		"meta: dcterms.created", "meta: dcterms.date", "meta: dc.date", "meta: citation_publication_date", "meta: pubdate",
		"meta: publish-date", "meta: publish_date", "meta: publication_date", "meta: published_time", "meta: article.published",
		"meta: article_published_time", "meta: og:published_time", "meta: og:publish_date", "meta: shareaholic:article_published_time",
		"meta: published", "meta: published_at", "meta: published-date", "meta: publisheddate", "meta: w-published-date",
		"meta: content:publishdate", "meta: date-pub", "meta: citation_date", "meta: date.created", "meta: datecreated",
		"meta: date", "json-ld: dateCreated", "json-ld: uploadDate", "json-ld: WebPage.datePublished",
		"microformat: published",
	}
	modifiedSources = []string{
		"json-ld: dateModified", "meta: article:modified_time", "meta: og:updated_time", "meta: og:article:modified_time",
		"meta: datemodified", "microdata: dateModified", "meta: dcterms.modified", "meta: dc.date.modified",
		"meta: article.updated", "meta: lastmod", "meta: last-modified", "meta: article_modified_time", "meta: og:modified_time",
		"meta: modified-date", "meta: date.modified", "json-ld: WebPage.dateModified",
	}
	languageSources = []string{
		"html: lang", "http-equiv: content-language", "meta: content-language", "json-ld: inLanguage", "meta: og:locale",
		"meta: dc.language", "meta: dcterms.language", "meta: language", "json-ld: WebPage.inLanguage",
	}
	canonicalSources = []string{
		"link: canonical", "meta: og:url", "json-ld: url", "json-ld: mainEntityOfPage", "json-ld: mainEntityOfPage.@id",
		"meta: parsely-link", "meta: twitter:url",
	}
	bodySources = []string{"json-ld: articleBody", "json-ld: text"}
)

// citationAuthor is the source that gives one person a tag, as a rule with the
// family name first.
//
// Source: Google Scholar, "Inclusion Guidelines for Webmasters".
const citationAuthor = "meta: citation_author"

// metadata is what a page says of itself, in whatever vocabulary.
type metadata struct {
	title       sourced[string]
	titles      []string // one of each source, without names
	standfirst  sourced[string]
	section     sourced[string]
	siteName    sourced[string]
	language    sourced[string] // a BCP 47 tag
	canonical   sourced[string] // an absolute address
	authors     sourced[[]string]
	byHouse     bool // authors are the site itself
	keywords    sourced[[]string]
	published   sourced[time.Time]
	modified    sourced[time.Time]
	articleBody sourced[string] // the text as one line
	kind        sourced[string] // NewsArticle, LiveBlogPosting; or og:type
	live        bool            // a live blog
	photos      sourced[[]Photo]

	// The dates with day and month the other way round, where both can be.
	otherOrder, modifiedOther time.Time
}

// A sourced is a value that remembers where it came from, in the words of
// Article.Sources. The zero value is no value.
type sourced[T any] struct {
	value  T
	source string
}

// describe gathers what a page says of itself. Where sources disagree, the
// first in the list of its field wins.
func describe(p *page.Page) metadata {
	d := newDescriber(p)
	m := metadata{
		title:       d.title(),
		titles:      d.titles(),
		standfirst:  d.text(standfirstSources),
		section:     d.section,
		siteName:    d.text(siteNameSources),
		language:    first(d, languageSources, languageOf),
		canonical:   d.canonical,
		keywords:    d.keywords(),
		articleBody: d.text(bodySources),
		kind:        d.kind(),
		photos:      d.photos(),
	}
	m.authors, m.byHouse = d.authors()
	m.published, m.otherOrder = d.date(publishedSources, m.language.value)
	m.modified, m.modifiedOther = d.date(modifiedSources, m.language.value)
	m.live = m.kind.value == "LiveBlogPosting"
	return m
}

// A describer finds values by the names that the lists of sources use.
type describer struct {
	page   *page.Page
	found  map[string][]string   // by source: what walk finds
	asked  map[string]int        // by source: how often text was added
	byline map[string]*html.Node // by source: the first author
	microdata
	canonical sourced[string]
	articles  []page.Object // the JSON-LD of the article
	section   sourced[string]
	site      []string // the names that the site goes by
}

func newDescriber(p *page.Page) *describer {
	d := &describer{page: p, found: map[string][]string{}, asked: map[string]int{}, byline: map[string]*html.Node{}}
	d.walk()
	d.fileMicrodata()
	d.canonical = first(d, canonicalSources[:2], d.addressOf) // what JSON-LD is compared to
	d.chooseArticles()
	if d.canonical.value == "" {
		d.canonical = first(d, canonicalSources, d.addressOf)
	}
	d.section = d.text(sectionSources)
	for _, source := range siteNameSources {
		names := d.values(source)
		d.site = append(d.site, names[:min(len(names), 2)]...)
	}
	d.site = append(d.site, d.hostNames()...)
	if d.section.value == "" {
		d.section = d.breadcrumb()
	}
	return d
}

// first gives the first value of the sources that read makes something of.
func first[T any](d *describer, sources []string, read func(string) (T, bool)) sourced[T] {
	for _, source := range sources {
		for _, v := range d.values(source) {
			if t, ok := read(v); ok {
				return sourced[T]{t, source}
			}
		}
	}
	return sourced[T]{}
}

func (d *describer) text(sources []string) sourced[string] {
	return first(d, sources, textOf)
}

func textOf(s string) (string, bool) {
	s = page.PlainText(s)
	return s, s != ""
}

// date gives the date of the first source that has one, on a page in that
// language: 03/04/2025 is in March to Americans alone. Where it can be in another
// month, other is that date (nationalgeographic.com, which writes 03-09-2026).
func (d *describer) date(sources []string, language string) (found sourced[time.Time], other time.Time) {
	read, swapped := date.Parse, date.ParseMonthFirst
	if language == "en-US" {
		read, swapped = swapped, read
	}
	written := first(d, sources, func(s string) (string, bool) {
		t, ok := read(s)
		// Systems without a date write the zero of their clock.
		return s, ok && t.Unix() != 0 && t.Year() > 1
	})
	if written.source == "" {
		return found, other
	}
	t, _ := read(written.value)
	if u, _ := swapped(written.value); !u.Equal(t) {
		other = u
	}
	return sourced[time.Time]{t, written.source}, other
}

// values gives the values of one source, as they stand.
func (d *describer) values(source string) []string {
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
func (d *describer) labelled(label string) []string {
	data := d.page.Meta("twitter:" + strings.Replace(label, "label", "data", 1))
	if d.page.Meta("twitter:"+label) == "" || strings.ContainsAny(data, "0123456789") {
		return nil
	}
	return []string{data}
}

// linkedValues gives the texts at a path in the article's JSON-LD, or, where
// the path begins with a type, in the objects of that type.
func (d *describer) linkedValues(path string) []string {
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
			values = append(values, d.names(v)...)
		}
		if len(values) > 0 {
			return values
		}
	}
	return nil
}

// names is page.Strings that follows references, and that puts a person's
// name together where it stands in parts.
func (d *describer) names(v any) []string {
	if list, ok := v.([]any); ok {
		var names []string
		for _, e := range list {
			names = append(names, d.names(e)...)
		}
		return names
	}
	o := d.page.Follow(v)
	if o == nil {
		return page.Strings(v)
	}
	if names := page.Strings(o); len(names) > 0 {
		return names
	}
	parts := slices.Concat(page.Strings(o["givenName"]), page.Strings(o["familyName"]))
	if len(parts) > 0 {
		return []string{strings.Join(parts, " ")}
	}
	return nil
}

// walk finds in one pass over the tree what stands outside <meta> and JSON-LD.
func (d *describer) walk() {
	for n := range d.page.Doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for i := range n.Attr {
			d.attribute(n, &n.Attr[i])
		}
		switch n.DataAtom {
		case atom.Title:
			if n.Namespace == "" && n.FirstChild != nil {
				d.add("html: title", n.FirstChild.Data)
			}
		case atom.H1:
			d.headings = append(d.headings, n)
			d.addText("html: h1", n)
		}
	}
}

func (d *describer) attribute(n *html.Node, a *html.Attribute) {
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
		case n.DataAtom == atom.A && dom.HasToken(n, "rel", "author"):
			d.addAuthor("a: author", n)
		case n.DataAtom == atom.A && dom.HasToken(n, "rel", "category"):
			d.addText("a: category", n)
		}
	case "class":
		d.microformat(n, a.Val)
	case "itemtype":
		d.addItem(n)
	case "itemprop":
		d.properties = append(d.properties, n)
	}
}

// microformat files an element that is the author or the date of an entry.
//
// Source: microformats.org/wiki/hatom.
func (d *describer) microformat(n *html.Node, class string) {
	switch {
	case n.DataAtom == atom.Time && dom.HasToken(n, "class", "published"):
		d.addText("microformat: published", n)
	case strings.Contains(class, "vcard") && dom.HasToken(n, "class", "author"):
		d.addAuthor("microformat: author", n)
	}
}

// addAuthor files an author. Lists of other articles name their authors in the
// same way, so that only those count that stand together with the first.
func (d *describer) addAuthor(source string, n *html.Node) {
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
func (d *describer) addText(source string, n *html.Node) {
	if d.asked[source]++; d.asked[source] <= mostValues {
		d.add(source, itemValue(n))
	}
}

// mostValues is how many values of one source are looked at.
const mostValues = 32

func (d *describer) add(source, value string) {
	values := d.found[source]
	if value = strings.TrimSpace(value); value != "" && len(values) < mostValues && !slices.Contains(values, value) {
		d.found[source] = append(values, value)
	}
}

// chooseArticles finds the JSON-LD of the page's article. Of several articles it is
// those that name the page's address; else that with the title of
// the page; else the first.
func (d *describer) chooseArticles() {
	var all []page.Object
	for _, o := range d.page.LinkedData() {
		all = d.appendArticles(all, o, 0)
	}
	if len(all) < 2 {
		d.articles = all
		return
	}
	for _, o := range all {
		if d.isThisPage(o) {
			d.articles = append(d.articles, o)
		}
	}
	if len(d.articles) > 0 {
		return
	}
	title := squash(d.page.Meta("og:title"))
	for _, o := range all {
		if headline, _ := o["headline"].(string); title != "" && squash(page.PlainText(headline)) == title {
			d.articles = []page.Object{o}
			return
		}
	}
	d.articles = all[:1]
}

// appendArticles appends the articles in o, itself or one that it is about.
func (d *describer) appendArticles(list []page.Object, o page.Object, depth int) []page.Object {
	const deepest = 4
	if depth > deepest || o == nil {
		return list
	}
	if slices.ContainsFunc(o.Types(), isArticleType) {
		list = append(list, o)
	}
	for _, key := range [...]string{"mainEntity", "mainEntityOfPage", "hasPart"} {
		for _, v := range page.Lookup(o, key) {
			if elements, ok := v.([]any); ok {
				for _, e := range elements {
					list = d.appendArticles(list, object(e), depth+1)
				}
				continue
			}
			list = d.appendArticles(list, object(v), depth+1)
		}
	}
	return list
}

func object(v any) page.Object {
	m, _ := v.(map[string]any)
	return m
}

// isArticleType reports the types of schema.org that are an article: Article,
// NewsArticle, LiveBlogPosting and their kin.
func isArticleType(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") && t != "JobPosting" || t == "Report"
}

// isThisPage reports whether one of the addresses of o is that of the page.
func (d *describer) isThisPage(o page.Object) bool {
	addresses := page.Strings([]any{o["url"], o["@id"], o["mainEntityOfPage"]})
	if of := object(o["mainEntityOfPage"]); of != nil {
		addresses = append(addresses, page.Strings([]any{of["@id"], of["url"]})...)
	}
	for _, address := range addresses {
		u, err := url.Parse(d.page.Resolve(address))
		if err != nil || u.Host == "" {
			continue
		}
		canonical, err := url.Parse(d.canonical.value)
		if d.page.URL != nil && samePage(u, d.page.URL) || err == nil && samePage(u, canonical) {
			return true
		}
	}
	return false
}

// samePage reports whether two addresses differ in scheme, www, query,
// fragment or a slash at the end at most.
func samePage(a, b *url.URL) bool {
	host := func(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Host), "www.") }
	return host(a) == host(b) && strings.TrimSuffix(a.Path, "/") == strings.TrimSuffix(b.Path, "/")
}

// addressOf takes an absolute address. That of a site's home is not the
// address of an article: it is a template's slip, unless the page is there.
func (d *describer) addressOf(s string) (string, bool) {
	s = d.page.Resolve(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && (d.page.URL == nil || strings.Trim(d.page.URL.Path, "/") != "") {
		return "", false
	}
	return s, true
}

// title gives the title without the name of the site or the section, and
// without what else stands beside a heading of the page.
func (d *describer) title() sourced[string] {
	t := d.text(titleSources)
	t.value = d.bareTitle(t.value)
	for _, h1 := range d.found["html: h1"] {
		if !isOneOf(h1, d.site) && holdsTitle(t.value, h1) {
			t.value = h1
		}
	}
	return t
}

// bareTitle gives a title without the name of the site or the section.
func (d *describer) bareTitle(title string) string {
	title = withoutNames(title, titleSeparators, d.site)
	return withoutNames(title, []string{" | "}, []string{d.section.value})
}

// titles gives the titles of each source that has one, each once, to compare
// headings with. The headline of the microdata is one of these headings.
func (d *describer) titles() []string {
	const mostOfSource = 3
	var list []string
	for _, source := range titleSources {
		values := d.values(source)
		if source == "microdata: headline" {
			continue
		}
		for _, v := range values[:min(len(values), mostOfSource)] {
			t := d.bareTitle(page.PlainText(v))
			if t != "" && !slices.Contains(list, t) {
				list = append(list, t)
			}
		}
	}
	return list
}

// holdsTitle reports whether title is that heading, and something shorter
// before or behind it that a separator parts from it.
func holdsTitle(title, heading string) bool {
	if len(heading)*2 < len(title) {
		return false
	}
	if rest, ok := strings.CutPrefix(title, heading+" "); ok {
		return strings.IndexAny(rest, "|-–—·•»") == 0
	}
	rest, ok := strings.CutSuffix(title, " "+heading)
	last, _ := utf8.DecodeLastRuneInString(rest)
	return ok && strings.ContainsRune("|-–—·•»", last)
}

// hostNames gives the page's host, and the name in it: gazette for
// www.gazette.co.uk.
func (d *describer) hostNames() []string {
	u := d.page.URL
	if u == nil {
		u, _ = url.Parse(d.canonical.value) // has been parsed before
	}
	host := strings.TrimPrefix(u.Hostname(), "www.")
	labels := strings.Split(host, ".")
	labels = labels[:max(1, len(labels)-1)]
	longest := slices.MaxFunc(labels, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
	names := []string{host, longest}
	for _, label := range slices.Backward(labels) {
		if len(label) > len("com") {
			return append(names, label) // slashdot for developers.slashdot.org
		}
	}
	return names
}

// titleSeparators part a title from the name of the site.
var titleSeparators = []string{" | ", " - ", " – ", " — ", " · ", " • ", " : ", ": ", " » ", " « ", " :: ", " / ", "ㅣ", "｜"}

// withoutNames takes one of the names off the end or the start of a title,
// where a separator parts them; the rest of the title is not touched.
func withoutNames(title string, separators, names []string) string {
	for _, sep := range separators {
		if i := strings.LastIndex(title, sep); i > 0 && (isOneOf(title[i+len(sep):], names) || sep == " | " && isInHost(title[i+len(sep):], names)) {
			return strings.TrimSpace(title[:i])
		}
		if before, after, ok := strings.Cut(title, sep); ok && isOneOf(before, names) {
			return strings.TrimSpace(after)
		}
	}
	return title
}

// isInHost reports whether s is words of which a host among the names is made:
// Harbour Gazette on www.harbourgazette.com.
func isInHost(s string, names []string) bool {
	words := strings.Fields(strings.ToLower(s))
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for _, name := range names {
		if !strings.Contains(name, ".") || strings.Contains(name, " ") {
			continue
		}
		host := squash(name)
		if !slices.ContainsFunc(words, func(w string) bool { w = squash(w); return len(w) < 3 || !strings.Contains(host, w) }) {
			return true
		}
	}
	return false
}

// isOneOf reports whether s is one of the names, but for case, spaces and
// punctuation, a top-level domain or an article in front.
func isOneOf(s string, names []string) bool {
	s = squash(s)
	for _, name := range names {
		if name = squash(name); name != "" && (s == name || s == "the"+name || "the"+s == name) {
			return true
		}
	}
	return false
}

// squash gives the letters and digits of s in lower case, with the umlauts
// spelt out as they are in the names of hosts.
func squash(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r = unicode.ToLower(r); r {
		case 'ä':
			b.WriteString("ae")
		case 'ö':
			b.WriteString("oe")
		case 'ü':
			b.WriteString("ue")
		case 'ß':
			b.WriteString("ss")
		default:
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// breadcrumb gives the first step on the way from the site's home page to the
// article, which is its section.
func (d *describer) breadcrumb() sourced[string] {
	for _, o := range d.page.LinkedData() {
		if !o.IsType("BreadcrumbList") {
			o = object(o["breadcrumb"])
		}
		steps := page.Lookup(o, "itemListElement.*")
		for i, step := range steps {
			name, address := crumb(step)
			if i == len(steps)-1 || !isName(name) {
				break // the article itself
			}
			if _, ok := d.addressOf(address); !ok && address != "" || i == 0 && address == "" || isOneOf(name, d.site) {
				continue // the home page
			}
			return sourced[string]{name, "json-ld: BreadcrumbList"}
		}
	}
	return sourced[string]{}
}

// crumb gives the name and the address of one step of a BreadcrumbList.
func crumb(step any) (name, address string) {
	item := page.Lookup(step, "item")
	names := page.Strings(page.Lookup(step, "name"))
	if names = append(names, page.Strings(page.Lookup(item, "name"))...); len(names) == 0 {
		return "", ""
	}
	for _, v := range slices.Concat(item, page.Lookup(item, "@id"), page.Lookup(item, "url")) {
		if s, ok := v.(string); ok {
			address = s
		}
	}
	return page.PlainText(names[0]), address
}

// authors gives the names of the first source that names somebody, other than
// the site if there is one, and whether it is the site alone.
func (d *describer) authors() (list sourced[[]string], byHouse bool) {
	whole := func(s string) []string { return []string{s} }
	somebody := func(s string) bool { return isName(s) && !d.isCategory(s) }
	list = d.list(authorSources, whole, func(s string) bool { return somebody(s) && !isOneOf(s, d.site) })
	if len(list.value) == 0 {
		list = d.list(authorSources, whole, somebody)
		byHouse = len(list.value) > 0
	}
	if list.source == citationAuthor {
		for i, name := range list.value {
			list.value[i] = givenFirst(name)
		}
	}
	return list, byHouse
}

// isCategory reports whether s is the one word of a category that the article is
// filed under, which systems put in the author's place (wochenblatt.cc). A
// category of several words may have the name of a columnist.
func (d *describer) isCategory(s string) bool {
	if strings.Contains(s, " ") {
		return false
	}
	return isOneOf(s, d.found["a: category"]) || isOneOf(s, []string{d.section.value})
}

// givenFirst turns "Roe, Jane" around.
func givenFirst(name string) string {
	family, given, ok := strings.Cut(name, ", ")
	if !ok || strings.Contains(given, ",") {
		return name
	}
	return given + " " + family
}

// isName reports whether s can name somebody: addresses of profiles and of
// mail do not, and neither do the words that systems print for nothing.
func isName(s string) bool {
	switch strings.ToLower(s) {
	case "undefined", "null", "none", "n/a", "unknown":
		return false
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "/") {
		return false
	}
	isAccount := strings.Contains(s, "@") && !strings.Contains(s, " ")
	return !isAccount && strings.ContainsFunc(s, unicode.IsLetter)
}

// keywords gives the tags of the first source that has any.
func (d *describer) keywords() sourced[[]string] {
	return d.list(keywordSources, splitKeywords, func(s string) bool { return !strings.Contains(s, "://") })
}

func splitKeywords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;，、،", r) })
}

// list gives the values of the first source that has any good ones, each of
// them once. A single value is a list that has yet to be cut.
func (d *describer) list(sources []string, cut func(string) []string, good func(string) bool) sourced[[]string] {
	for _, source := range sources {
		values := d.values(source)
		if len(values) == 1 {
			values = cut(page.PlainText(values[0]))
		}
		var list []string
		seen := map[string]bool{}
		for _, v := range values {
			v = page.PlainText(v)
			if key := strings.ToLower(v); v != "" && !seen[key] && good(v) {
				seen[key] = true
				list = append(list, v)
			}
		}
		if len(list) > 0 {
			return sourced[[]string]{list, source}
		}
	}
	return sourced[[]string]{}
}

// languageOf gives a language tag in the case and with the hyphens of BCP 47,
// without extensions: en_gb is en-GB.
func languageOf(s string) (string, bool) {
	s, _, _ = strings.Cut(s, ",")
	s, _, _ = strings.Cut(strings.TrimSpace(s), ".")
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 || !isAlpha(parts[0], 2, 3) {
		return "", false
	}
	tag := strings.ToLower(parts[0])
	for _, part := range parts[1:] {
		switch {
		case isAlpha(part, 4, 4):
			tag += "-" + strings.ToUpper(part[:1]) + strings.ToLower(part[1:])
		case isAlpha(part, 2, 2), len(part) == 3 && part[0] >= '0' && part[0] <= '9':
			return tag + "-" + strings.ToUpper(part), true
		}
	}
	return tag, true
}

func isAlpha(s string, shortest, longest int) bool {
	for _, r := range s {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) {
			return false
		}
	}
	return shortest <= len(s) && len(s) <= longest
}

// kind gives the schema.org type of the article, or its og:type.
func (d *describer) kind() sourced[string] {
	for _, o := range d.articles {
		if i := slices.IndexFunc(o.Types(), isArticleType); i >= 0 {
			return sourced[string]{o.Types()[i], "json-ld: @type"}
		}
	}
	return d.text([]string{"meta: og:type"})
}

// isArticle reports whether the page says that it is an article.
func (m *metadata) isArticle() bool {
	return isArticleType(m.kind.value) || m.kind.value == "article"
}

// photos gives the pictures that the article's JSON-LD shows, or else the one
// that the page wants to be shared with.
func (d *describer) photos() sourced[[]Photo] {
	var photos []Photo
	for _, o := range d.articles {
		for _, v := range page.Lookup([]any{o["image"], o["associatedMedia"]}, "*") {
			photos = d.appendPhotos(photos, v)
		}
		if len(photos) > 0 {
			return sourced[[]Photo]{photos, "json-ld: image"}
		}
	}
	for _, name := range [...]string{"og:image", "twitter:image", "twitter:image:src"} {
		if u := d.page.Resolve(d.page.Meta(name)); u != "" {
			return sourced[[]Photo]{[]Photo{{URL: u, Alt: d.page.Meta(name + ":alt")}}, "meta: " + name}
		}
	}
	return sourced[[]Photo]{}
}

// appendPhotos appends the picture, or the pictures of the list, that v is.
// Pictures with one caption, or without any, are one picture in several shapes.
func (d *describer) appendPhotos(photos []Photo, v any) []Photo {
	if list, ok := v.([]any); ok {
		for _, e := range list {
			photos = d.appendPhotos(photos, e)
		}
		return photos
	}
	const most = 100
	photo, ok := d.photo(v)
	same := func(p Photo) bool { return p.Caption == photo.Caption }
	if !ok || len(photos) == most || slices.ContainsFunc(photos, same) {
		return photos
	}
	return append(photos, photo)
}

// photo reads an ImageObject, or the address of a picture.
func (d *describer) photo(v any) (Photo, bool) {
	if address, ok := v.(string); ok {
		u := d.page.Resolve(address)
		return Photo{URL: u}, u != ""
	}
	o := d.page.Follow(v)
	if o != nil && len(o.Types()) > 0 && !o.IsType("ImageObject", "Photograph") {
		return Photo{}, false
	}
	var p Photo
	for _, key := range [...]string{"url", "contentUrl"} {
		if address, _ := o[key].(string); p.URL == "" {
			p.URL = d.page.Resolve(address)
		}
	}
	for _, key := range [...]string{"caption", "description"} {
		if p.Caption == "" {
			p.Caption = page.PlainText(strings.Join(page.Strings(o[key]), " "))
		}
	}
	for _, key := range [...]string{"creditText", "creator", "author", "copyrightHolder"} {
		if p.Credit == "" {
			p.Credit = page.PlainText(strings.Join(d.names(o[key]), ", "))
		}
	}
	return p, p.URL != ""
}
