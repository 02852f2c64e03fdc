package lede

import (
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/meta"
	"github.com/lede-go/lede/internal/page"
)

// The sources of each field, the first that has a value wins. What each names is
// said at [meta.Data.Values].
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
		"meta: datepublished", "microdata: datePublished", "rdfa: datePublished", "meta: sailthru.date", "meta: cxenseparse:publishtime",
		"meta: cxenseparse:recs:publishtime", "meta: dc.date.issued", "meta: dcterms.issued", "meta: dc.date.created",
		"meta: dcterms.created", "meta: dcterms.date", "meta: dc.date", "meta: citation_publication_date", "meta: pubdate",
		"meta: publish-date", "meta: publish_date", "meta: publication_date", "meta: published_time", "meta: article.published",
		"meta: article_published_time", "meta: og:published_time", "meta: og:publish_date", "meta: shareaholic:article_published_time",
		"meta: published", "meta: published_at", "meta: published-date", "meta: publisheddate", "meta: w-published-date",
		"meta: content:publishdate", "meta: date-pub", "meta: citation_date", "meta: date.created", "meta: datecreated",
		"meta: date", "json-ld: dateCreated", "json-ld: uploadDate", "json-ld: WebPage.datePublished",
		"microformat: published", "rdfa: dateCreated",
	}
	modifiedSources = []string{
		"json-ld: dateModified", "meta: article:modified_time", "meta: og:updated_time", "meta: og:article:modified_time",
		"meta: datemodified", "microdata: dateModified", "meta: dcterms.modified", "meta: dc.date.modified",
		"meta: article.updated", "meta: lastmod", "meta: last-modified", "meta: article_modified_time", "meta: og:modified_time",
		"meta: modified-date", "meta: date.modified", "json-ld: WebPage.dateModified", "rdfa: dateModified", "microformat: updated",
	}
	languageSources = []string{
		"html: lang", "http-equiv: content-language", "meta: content-language", "json-ld: inLanguage", "meta: og:locale",
		"meta: dc.language", "meta: dcterms.language", "meta: language", "json-ld: WebPage.inLanguage",
	}
	canonicalSources = []string{
		"link: canonical", "meta: og:url", "json-ld: url", "json-ld: mainEntityOfPage", "json-ld: mainEntityOfPage.@id",
		"meta: parsely-link", "meta: twitter:url",
	}
	bodySources  = []string{"json-ld: articleBody", "json-ld: text"}
	imageSources = []string{"json-ld: image", "meta: og:image", "meta: twitter:image", "meta: twitter:image:src"}
)

// citationAuthor is the source that gives one person a tag, as a rule with the
// family name first.
//
// Source: Google Scholar, "Inclusion Guidelines for Webmasters".
const citationAuthor = "meta: citation_author"

// metadata is what a page says of itself, in whatever vocabulary.
type metadata struct {
	title           sourced[string]
	siteAsTitle     bool     // the title is the name of the site
	titles          []string // one of each source, without names
	headlines       []string // those to compare, with repeats
	standfirst      sourced[string]
	section         sourced[string]
	siteName        sourced[string]
	language        sourced[string] // a BCP 47 tag
	canonical       sourced[string] // an absolute address
	authors         sourced[[]string]
	bySite          bool              // authors are the site itself
	authorAddresses map[string]string // by name
	keywords        sourced[[]string]
	categories      []string // that links say the article is filed under
	published       sourced[time.Time]
	modified        sourced[time.Time]
	articleBody     sourced[string] // the text as one line
	kind            sourced[string] // NewsArticle, LiveBlogPosting; or og:type
	images          sourced[[]meta.Image]
	access          meta.Access
	posts           meta.Posts
	offers          *offers  // what all sources have, where that is asked
	next            []string // addresses of the page behind this one

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
// first in the list of its field wins; o takes what all have.
func describe(p *page.Page, o *offers) metadata {
	d := newDescriber(p, o)
	m := metadata{
		offers:      o,
		title:       d.title(),
		titles:      d.titles(),
		headlines:   d.headlines(),
		standfirst:  d.text("standfirst", standfirstSources),
		section:     d.section,
		siteName:    d.siteName(),
		language:    first(d, "language", languageSources, languageOf),
		canonical:   d.canonical,
		keywords:    d.keywords(),
		categories:  d.Values("a: category"),
		articleBody: d.text("", bodySources),
		kind:        d.kind(),
		access:      d.Access(),
		posts:       d.Posts(),
		next:        d.Values("link: next"),
	}
	m.siteAsTitle = meta.IsOneOf(m.title.value, d.site)
	m.authors, m.bySite = d.authors()
	m.authorAddresses = d.AuthorAddresses()
	m.published, m.otherOrder = d.date("published", publishedSources, m.language.value)
	m.modified, m.modifiedOther = d.date("modified", modifiedSources, m.language.value)
	m.images = d.images()
	return m
}

// A describer chooses among what a page says of itself.
type describer struct {
	*meta.Data
	canonical sourced[string]
	section   sourced[string]
	site      []string // the names that the site goes by
	offers    *offers  // what each source has; nil where that is not asked
}

// siteNameOf gives a name short enough to be that of a site.
func siteNameOf(s string) (string, bool) {
	name, ok := textOf(s)
	return name, ok && len(name) <= longestSiteName
}

// longestSiteName is the length in bytes from which a text is no name of a site: it
// is compared with every title and author.
const longestSiteName = 300

func newDescriber(p *page.Page, o *offers) *describer {
	d := &describer{Data: meta.Read(p), offers: o}
	d.canonical = first(d, "url", canonicalSources, d.Address)
	d.section = d.text("section", sectionSources)
	for _, source := range siteNameSources {
		names := d.Values(source)
		for _, name := range names[:min(len(names), 2)] {
			if len(name) <= longestSiteName {
				d.site = append(d.site, name)
			}
		}
	}
	address := p.URL
	if address == nil {
		address, _ = url.Parse(d.canonical.value) // has been parsed before
	}
	d.site = append(d.site, meta.HostNames(address)...)
	if d.section.value == "" {
		d.section = d.breadcrumb()
	}
	return d
}

// siteName gives the name of the site. Some systems put the title of the article in
// the place of the application's name (msn.com).
func (d *describer) siteName() sourced[string] {
	name := first(d, "publisher", siteNameSources, siteNameOf)
	if name.source == "meta: application-name" && strings.Count(name.value, " ") > 3 && slices.Contains(d.Values("html: h1"), name.value) {
		return sourced[string]{}
	}
	return name
}

func textOf(s string) (string, bool) {
	s = page.PlainText(s)
	return s, s != ""
}

// date gives the date of the first source that has one, on a page in that
// language: 03/04/2025 is in March to Americans alone. Where it can be in another
// month, other is that date (nationalgeographic.com, which writes 03-09-2026).
func (d *describer) date(field string, sources []string, language string) (found sourced[time.Time], other time.Time) {
	read, swapped := date.Parse, date.ParseMonthFirst
	if language == "en-US" {
		read, swapped = swapped, read
	}
	var t time.Time // of the first
	written := first(d, field, sources, func(s string) (string, bool) {
		u, ok := read(s)
		// Systems without a date write the zero of their clock.
		if ok = ok && u.Unix() != 0 && u.Year() > 1; ok && t.IsZero() {
			t = u
		}
		return s, ok
	})
	if written.source == "" {
		return found, other
	}
	if u, _ := swapped(written.value); !u.Equal(t) {
		other = u
	}
	return sourced[time.Time]{t, written.source}, other
}

// title gives the title without the name of the site or the section, and
// without what else stands beside a heading of the page.
func (d *describer) title() sourced[string] {
	return first(d, "title", titleSources, func(s string) (string, bool) {
		title, ok := textOf(s)
		if !ok {
			return "", false
		}
		title = d.bareTitle(title)
		for _, h1 := range d.Values("html: h1") {
			if !meta.IsOneOf(h1, d.site) && holdsTitle(title, h1) {
				title = h1
			}
		}
		return title, true
	})
}

// bareTitle gives a title without the name of the site or the section.
func (d *describer) bareTitle(title string) string {
	title = meta.WithoutNames(title, titleSeparators, d.site)
	return meta.WithoutNames(title, []string{" | "}, []string{d.section.value})
}

// titleSeparators part a title from the name of the site.
var titleSeparators = []string{" | ", " - ", " – ", " — ", " · ", " • ", " : ", ": ", " » ", " « ", " :: ", " / ", "ㅣ", "｜"}

// titles gives the titles of each source that has one, each once, to compare
// headings with. The headline of the microdata is one of these headings.
func (d *describer) titles() []string {
	const mostOfSource = 3
	var list []string
	for _, source := range titleSources {
		values := d.Values(source)
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

// headlines gives the first title of each source that is surely of the article
// itself, where they agree or not.
func (d *describer) headlines() []string {
	var list []string
	for _, source := range [...]string{"json-ld: headline", "meta: og:title", "html: title"} {
		if values := d.Values(source); len(values) > 0 {
			list = append(list, d.bareTitle(page.PlainText(values[0])))
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

// breadcrumb gives the first step on the way from the site's home page to the
// article, which is its section.
func (d *describer) breadcrumb() sourced[string] {
	for _, steps := range d.Breadcrumbs() {
		for i, step := range steps {
			if i == len(steps)-1 || !isName(step.Name) {
				break // the article itself
			}
			if _, ok := d.Address(step.Address); !ok && step.Address != "" || i == 0 && step.Address == "" || meta.IsOneOf(step.Name, d.site) {
				continue // the home page
			}
			return sourced[string]{step.Name, "json-ld: BreadcrumbList"}
		}
	}
	return sourced[string]{}
}

// authors gives the names of the first source that names somebody, other than
// the site if there is one, and whether it is the site alone.
func (d *describer) authors() (list sourced[[]string], bySite bool) {
	whole := func(s string) []string { return []string{withoutAddress(s)} }
	somebody := func(s string) bool { return isName(s) && !d.isCategory(s) }
	list = d.list("authors", authorSources, whole, func(s string) bool { return somebody(s) && !meta.IsOneOf(s, d.site) })
	if len(list.value) == 0 {
		list = d.list("authors", authorSources, whole, somebody)
		bySite = len(list.value) > 0
	}
	if list.source == citationAuthor {
		for i, name := range list.value {
			list.value[i] = givenFirst(name)
		}
	}
	return list, bySite
}

// withoutAddress gives a name without the addresses beside it: "Jane Roe
// <jane@example.com>", "Jane Roe, https://example.com/jane". One that is nothing
// else stays.
func withoutAddress(s string) string {
	if !strings.ContainsAny(s, "@") && !strings.Contains(s, "://") && !strings.Contains(s, "www.") {
		return s
	}
	var words []string
	for word := range strings.FieldsSeq(s) {
		if strings.Contains(word, "://") || strings.Contains(word, "www.") || strings.Contains(strings.Trim(word, "@"), "@") {
			continue
		}
		words = append(words, word)
	}
	if name := strings.TrimRight(strings.Join(words, " "), " ,;|-–("); strings.ContainsFunc(name, unicode.IsLetter) {
		return name
	}
	return s
}

// isCategory reports whether s is the one word of a category that the article is
// filed under, which systems put in the author's place (wochenblatt.cc). A
// category of several words may have the name of a columnist.
func (d *describer) isCategory(s string) bool {
	if strings.Contains(s, " ") {
		return false
	}
	return meta.IsOneOf(s, d.Values("a: category")) || meta.IsOneOf(s, []string{d.section.value})
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
	return d.list("keywords", keywordSources, splitKeywords, func(s string) bool { return !strings.Contains(s, "://") })
}

func splitKeywords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;，、،", r) })
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
	if kind := d.Kind(); kind != "" {
		return sourced[string]{kind, "json-ld: @type"}
	}
	return d.text("", []string{"meta: og:type"})
}

// dates gives the dates that can be read in one way only.
func (m *metadata) dates() []time.Time {
	var list []time.Time
	if m.otherOrder.IsZero() && !m.published.value.IsZero() {
		list = append(list, m.published.value)
	}
	if m.modifiedOther.IsZero() && !m.modified.value.IsZero() {
		list = append(list, m.modified.value)
	}
	return list
}

// isArticle reports whether the page says that it is an article.
func (m *metadata) isArticle() bool {
	return meta.IsArticleType(m.kind.value) || m.kind.value == "article"
}
