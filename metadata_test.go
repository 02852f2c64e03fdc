package lede

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/meta"
	"github.com/lede-go/lede/internal/page"
)

// described describes a page of The Gazette with that head and body.
func described(t *testing.T, markup string) metadata {
	t.Helper()
	p, err := page.Read(strings.NewReader("<!doctype html>"+markup+"<p>A ferry sails."), "https://www.gazette.example/news/ferry?ref=home", page.Options{})
	require.NoError(t, err)
	return describe(p, nil)
}

func linked(json string) string {
	return `<script type="application/ld+json">` + json + `</script>`
}

func TestDescribeTitle(t *testing.T) {
	const news = `{"@type":"NewsArticle","headline":"Ferry returns"}`
	for _, tt := range []struct{ name, in, want, source string }{
		{"json-ld", linked(news) + `<meta property="og:title" content="Other"><title>Third</title>`, "Ferry returns", "json-ld: headline"},
		{"Open Graph", `<meta property="og:title" content="Ferry"><meta name="twitter:title" content="Other"><title>Third</title>`, "Ferry", "meta: og:title"},
		{"Twitter", `<meta name="twitter:title" content="Ferry"><title>Third</title>`, "Ferry", "meta: twitter:title"},
		{"plain headline", `<meta name="headline" content="Ferry"><meta property="og:title" content="Ferry-Politicsㅣother">`, "Ferry", "meta: headline"},
		{"Hangul bar", `<meta property="og:site_name" content="항구신문"><title>배가 돌아왔다ㅣ항구신문</title>`, "배가 돌아왔다", "html: title"},
		{"parsely", `<meta name="parsely-title" content="Ferry"><title>Third</title>`, "Ferry", "meta: parsely-title"},
		{"Dublin Core", `<meta name="DC.Title" content="Ferry"><title>Third</title>`, "Ferry", "meta: dc.title"},
		{"microdata", `<div itemscope itemtype="http://schema.org/NewsArticle"><h2 itemprop="headline">Ferry <i>x</i></h2></div>`, "Ferry x", "microdata: headline"},
		{"HTML", `<title> Ferry
			returns</title><svg><title>Icon</title></svg>`, "Ferry returns", "html: title"},
		{"none", ``, "", ""},
		{"type with address", linked(`{"@type":["http://schema.org/LiveBlogPosting"],"headline":"Ferry"}`), "Ferry", "json-ld: headline"},
		{"graph", linked(`{"@graph":[{"@type":"WebPage","name":"X"},` + news + `]}`), "Ferry returns", "json-ld: headline"},
		{"main entity", linked(`{"@type":"WebPage","mainEntity":` + news + `}`), "Ferry returns", "json-ld: headline"},
		{"main entity of page", linked(`{"@type":"Organization","mainEntityOfPage":{"@type":"WebPage","hasPart":[{"x":1},` + news + `]}}`), "Ferry returns", "json-ld: headline"},
		{"no article", linked(`{"@type":"Product","headline":"No"},{"@type":"JobPosting","headline":"No"}`) + "<title>Ferry</title>", "Ferry", "html: title"},
		{"broken json-ld", linked(`{"@type":"NewsArticle","headline":"Ferry "returns" now",/* x */}`), `Ferry "returns" now`, "json-ld: headline"},
		{"hopeless json-ld", linked(`<!-- } -->`) + `<meta property="og:title" content="Ferry">`, "Ferry", "meta: og:title"},
		{"escaped twice", linked(`{"@type":"Article","headline":"Fish &amp; chips &quot;now&quot;"}`), `Fish & chips "now"`, "json-ld: headline"},
		{"tags", linked(`{"@type":"Article","headline":"<em>Ferry</em> returns"}`), "Ferry returns", "json-ld: headline"},
		{"escaped meta", `<meta property="og:title" content="Fish &amp;amp; chips">`, "Fish & chips", "meta: og:title"},

		{"site behind", `<meta property="og:site_name" content="The Gazette"><meta property="og:title" content="Ferry - again | The Gazette">`, "Ferry - again", "meta: og:title"},
		{"site in front", `<meta property="og:site_name" content="The Gazette"><title>The Gazette: Ferry returns</title>`, "Ferry returns", "html: title"},
		{"site of json-ld", linked(`{"@type":"WebSite","name":"Daily G"}`) + `<title>Ferry — Daily G</title>`, "Ferry", "html: title"},
		{"host", `<title>Ferry • Gazette</title>`, "Ferry", "html: title"},
		{"whole host", `<title>Ferry » gazette.example</title>`, "Ferry", "html: title"},
		{"no site", `<title>Ferry - Harbour | Boats</title>`, "Ferry - Harbour | Boats", "html: title"},
		{"site without separator", `<title>Ferry in the Gazette</title>`, "Ferry in the Gazette", "html: title"},
		{"only the site", `<title>Gazette</title>`, "Gazette", "html: title"},
		{"section", `<meta property="article:section" content="Sport"><title>Ferry | Sport</title>`, "Ferry", "html: title"},
		{"section is a word", `<meta property="article:section" content="Sport"><title>Sport: Ferry</title>`, "Sport: Ferry", "html: title"},
		{"heading", `<title>The ferry returns | Boats of today</title><h1>The ferry returns</h1>`, "The ferry returns", "html: title"},
		{"heading behind", `<title>Boats – The ferry returns</title><h1>The ferry returns</h1>`, "The ferry returns", "html: title"},
		{"heading is the site", `<title>Gazette | Ferry</title><h1>Gazette</h1>`, "Ferry", "html: title"},
		{"kicker", `<title>Harbour: the ferry returns</title><h1>the ferry returns</h1>`, "Harbour: the ferry returns", "html: title"},
		{"short heading", `<title>Ferry - and all the other boats</title><h1>Ferry</h1>`, "Ferry - and all the other boats", "html: title"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := described(t, tt.in).title
			assert.Equal(t, tt.want, got.value)
			if tt.want != "" {
				assert.Equal(t, tt.source, got.source)
			}
		})
	}
}

// Of several articles, the one that is this page's speaks for it.
func TestDescribeChoosesArticle(t *testing.T) {
	const other = `{"@type":"NewsArticle","headline":"Other","url":"/news/other"}`
	for _, tt := range []struct{ name, in, want string }{
		{"url", `{"@type":"NewsArticle","headline":"This","url":"http://gazette.example/news/ferry/"}`, "This"},
		{"id", `{"@type":"Report","headline":"This","@id":"https://www.gazette.example/news/ferry#article"}`, "This"},
		{"page", `{"@type":"OpinionNewsArticle","headline":"This","mainEntityOfPage":"/news/ferry"}`, "This"},
		{"page object", `{"@type":"BlogPosting","headline":"This","mainEntityOfPage":{"@type":"WebPage","@id":"/news/ferry?x"}}`, "This"},
		{"canonical", `{"@type":"NewsArticle","headline":"This","url":"https://other.example/ferry"}`, "This"},
		{"headline", `{"@type":"NewsArticle","headline":"The “title”"}`, "The “title”"},
		{"neither", `{"@type":"NewsArticle","headline":"This"}`, "Other"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := described(t, linked(other)+linked(tt.in)+`<link rel="canonical" href="https://other.example/ferry"><meta property="og:title" content='The "title"'>`)
			assert.Equal(t, tt.want, m.title.value)
		})
	}
}

func TestDescribeAuthors(t *testing.T) {
	for _, tt := range []struct{ name, in, want, source string }{
		{"string", linked(`{"@type":"NewsArticle","author":"Ada Quill"}`), "Ada Quill", "json-ld: author"},
		{"list", linked(`{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ada Quill"},{"name":["Bo Lind"]},"Ada quill"]}`), "Ada Quill; Bo Lind", "json-ld: author"},
		{"names of one person", linked(`{"@type":"NewsArticle","author":{"givenName":"Ada","familyName":"Quill"}}`), "Ada Quill", "json-ld: author"},
		{"references", linked(`{"@graph":[{"@type":"Article","author":[{"@id":"#a"},{"@id":"#b"}]},{"@type":"Person","@id":"#b","name":"Bo Lind"},{"@type":"Person","@id":"#a","name":"Ada Quill"}]}`), "Ada Quill; Bo Lind", "json-ld: author"},
		{"creator", linked(`{"@type":"NewsArticle","author":[],"creator":["Ada Quill"]}`), "Ada Quill", "json-ld: creator"},
		{"raw", linked(`{"@type":"NewsArticle","author":"By Ada Quill and Bo Lind"}`) + `<meta name="author" content="Other">`, "By Ada Quill and Bo Lind", "json-ld: author"},
		{"profile", `<meta property="article:author" content="https://social.example/ada"><meta name="author" content="Ada Quill">`, "Ada Quill", "meta: author"},
		{"mail", `<meta name="author" content="ada@gazette.example"><meta name="byl" content="By Ada Quill">`, "By Ada Quill", "meta: byl"},
		{"nothing", `<meta name="author" content="undefined"><meta name="parsely-author" content="Ada Quill"><meta name="parsely-author" content="Bo Lind">`, "Ada Quill; Bo Lind", "meta: parsely-author"},
		{"people before the site", linked(`{"@type":"NewsArticle","author":{"name":"The Gazette"}}`) + `<meta name="dcterms.creator" content="Ada Quill">`, "Ada Quill", "meta: dcterms.creator"},
		{"site among people", linked(`{"@type":"NewsArticle","author":["Gazette","Ada Quill"]}`), "Ada Quill", "json-ld: author"},
		{"only the site", linked(`{"@type":"NewsArticle","author":{"name":"The Gazette"}}`), "The Gazette", "json-ld: author"},
		{"microdata", `<article itemscope itemtype="https://schema.org/Article"><div><span itemprop="author" itemscope><b itemprop="name">Ada Quill</b> of Portside</span> <a itemprop="author">Bo Lind</a></div>
			<aside><p><span itemprop="author">Cy Other</span></p></aside></article>`, "Ada Quill; Bo Lind", "microdata: author"},
		{"microdata of another item", `<div itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Cy</span></div>`, "", ""},
		{"microformat", `<p><span class="author vcard">by <a class="url fn">Ada Quill</a></span></p>`, "Ada Quill", "microformat: author"},
		{"link", `<p>By <a rel="author" href="/ada">Ada Quill</a> and <a rel="nofollow author">Bo Lind</a></p><ul><li><a rel="author">Cy</a></li></ul>`, "Ada Quill; Bo Lind", "a: author"},
		{"label of a card", `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Quill">`, "Ada Quill", "twitter: label1"},
		{"label of another thing", `<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="3 minutes">`, "", ""},
		{"data without label", `<meta name="twitter:data1" content="Ada Quill">`, "", ""},
		{"citation", `<meta name="citation_author" content="Quill, Ada"><meta name="citation_author" content="Lind, Bo T."><meta name="dc.creator" content="Cy">`, "Ada Quill; Bo T. Lind", "meta: citation_author"},
		{"citation as it is spoken", `<meta name="citation_author" content="Ada Quill"><meta name="citation_author" content="Lind, Bo, Jr.">`, "Ada Quill; Lind, Bo, Jr.", "meta: citation_author"},
		{"agency before the site", linked(`{"@type":"NewsArticle","author":{"name":"The Gazette"}}`) + `<meta name="articleAuthor" content="AFP">`, "AFP", "meta: articleauthor"},
		{"category", `<meta name="author" content="Boats"><p><a rel="category tag">Boats</a>`, "", ""},
		{"section", `<meta name="author" content="Sport"><meta property="article:section" content="Sport">`, "", ""},
		{"category of a columnist", `<meta name="author" content="Ada Quill"><p><a rel="category tag">Ada Quill</a>`, "Ada Quill", "meta: author"},
		{"none", ``, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := described(t, `<meta property="og:site_name" content="The Gazette">`+tt.in).authors
			assert.Equal(t, tt.want, strings.Join(got.value, "; "))
			assert.Equal(t, tt.source, got.source)
		})
	}
}

func TestDescribeDates(t *testing.T) {
	for _, tt := range []struct{ name, in, published, modified, source string }{
		{"json-ld", linked(`{"@type":"NewsArticle","datePublished":"2024-05-06T07:08:09+01:00","dateModified":"2024-05-07T07:08:09Z"}`) + `<meta property="article:published_time" content="2020-01-01">`,
			"2024-05-06T07:08:09+01:00", "2024-05-07T07:08:09Z", "json-ld: datePublished"},
		{"Open Graph", `<meta property="article:published_time" content="2024-05-06T07:08:09-05:00"><meta property="og:updated_time" content="2024-05-07T00:00:00Z">`,
			"2024-05-06T07:08:09-05:00", "2024-05-07T00:00:00Z", "meta: article:published_time"},
		{"parsely", `<meta name="parsely-pub-date" content="2024-05-06T07:08:09Z">`, "2024-05-06T07:08:09Z", "", "meta: parsely-pub-date"},
		{"Dublin Core", `<meta name="DC.date.issued" content="2024-05-06"><meta name="DCTERMS.modified" content="2024-05-07">`,
			"2024-05-06T00:00:00Z", "2024-05-07T00:00:00Z", "meta: dc.date.issued"},
		{"cXense", `<meta name="cXenseParse:recs:publishtime" content="2024-05-06T07:08:09.000Z">`, "2024-05-06T07:08:09Z", "", "meta: cxenseparse:recs:publishtime"},
		{"microdata", `<time itemprop="datePublished" datetime="2024-05-06T07:08Z">Monday</time><meta itemprop="dateModified" content="2024-05-07">`,
			"2024-05-06T07:08:00Z", "2024-05-07T00:00:00Z", "microdata: datePublished"},
		{"microformat", `<time class="entry-date published" datetime="2024-05-06T07:08:09+02:00">6 May</time>`, "2024-05-06T07:08:09+02:00", "", "microformat: published"},
		{"microformat with a title", `<div class="hentry"><abbr class="published" title="2024-05-06T07:08:09+02:00">7:08 AM</abbr><span class="updated" title="2024-05-07"></span></div>`,
			"2024-05-06T07:08:09+02:00", "2024-05-07T00:00:00Z", "microformat: published"},
		{"microformat of the entry with the heading", `<div class="hentry"><time class="published" datetime="2009-04-11">April</time></div><article class="hentry"><h1>Ferry</h1><span class="published">6 May 2024</span></article>`,
			"2024-05-06T00:00:00Z", "", "microformat: published"},
		{"microformat of the first entry", `<h1>Gazette</h1><div class="h-entry"><time class="dt-published" datetime="2024-05-06">May</time></div><div class="h-entry"><time class="dt-published" datetime="2009-04-11">April</time></div>`,
			"2024-05-06T00:00:00Z", "", "microformat: published"},
		{"microformat for both", `<time class="entry-date published updated" datetime="2024-05-06">6 May</time>`, "2024-05-06T00:00:00Z", "", "microformat: published"},
		{"microdata with a title", `<abbr itemprop="datePublished" title="2024-05-06T07:08:09+02:00">7:08 AM</abbr>`, "2024-05-06T07:08:09+02:00", "", "microdata: datePublished"},
		{"microdata with another title", `<abbr itemprop="datePublished" title="When it came out">6 May 2024</abbr>`, "2024-05-06T00:00:00Z", "", "microdata: datePublished"},
		{"microdata in a tag", `<meta itemprop="datePublished" content="2024-05-06"><meta itemprop="dateModified" content="2024-05-07">`,
			"2024-05-06T00:00:00Z", "2024-05-07T00:00:00Z", "microdata: datePublished"},
		{"RDFa", `<span property="schema:datePublished" content="2024-05-06">Monday</span><span property="dcterms:modified" content="2024-05-07">Tuesday</span>`,
			"2024-05-06T00:00:00Z", "2024-05-07T00:00:00Z", "rdfa: datePublished"},
		{"RDFa of a comment", `<div typeof="sioc:Post sioct:Comment"><span property="dc:date dc:created" content="2024-06-01">June</span></div><span property="dc:date dc:created" content="2024-05-06">May</span>`,
			"2024-05-06T00:00:00Z", "", "rdfa: dateCreated"},
		{"RDFa without content", `<span property="dc:date">6 May 2024</span>`, "", "", ""},
		{"plain name", `<meta name="published" content="May 6, 2024"><meta name="modified-date" content="2024-05-07">`, "2024-05-06T00:00:00Z", "2024-05-07T00:00:00Z", "meta: published"},
		{"not that of export", `<meta name="published-time" content="2026-05-06"><meta name="published-date" content="2024-05-06">`, "2024-05-06T00:00:00Z", "", "meta: published-date"},
		{"with a prefix", `<meta name="w-published-date" content="2024-05-06T07:08:09.273Z">`, "2024-05-06T07:08:09Z", "", "meta: w-published-date"},
		{"American order", `<html lang="en-US"><meta property="article:published_time" content="05-06-2024">`, "2024-05-06T00:00:00Z", "", "meta: article:published_time"},
		{"order of elsewhere", `<html lang="en"><meta property="article:published_time" content="05-06-2024">`, "2024-06-05T00:00:00Z", "", "meta: article:published_time"},
		{"page object", linked(`{"@type":"WebPage","datePublished":"2024-05-06T07:08:09Z"}`), "2024-05-06T07:08:09Z", "", "json-ld: WebPage.datePublished"},
		{"no date", linked(`{"@type":"NewsArticle","datePublished":"soon"}`) + `<meta name="date" content="2024-05-06">`, "2024-05-06T00:00:00Z", "", "meta: date"},
		{"zero of the clock", linked(`{"@type":"NewsArticle","datePublished":"1970-01-01T00:00:00Z"}`) + `<meta name="pubdate" content="0001-01-01T00:00:00">`, "", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := described(t, tt.in)
			assert.Equal(t, tt.published, rfc3339(m.published.value))
			assert.Equal(t, tt.modified, rfc3339(m.modified.value))
			assert.Equal(t, tt.source, m.published.source)
		})
	}
}

func rfc3339(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func TestDescribeTexts(t *testing.T) {
	m := described(t, `<html lang="en_gb"><link rel="shortlink canonical" href="/news/ferry">
		<meta name="description" content="Second"><meta property="og:description" content="First"><meta property="og:site_name" content="The Gazette">`+
		linked(`{"@type":"LiveBlogPosting","articleSection":["Harbour","News"],"publisher":{"name":"Gazette Ltd"},"articleBody":"<p>One</p><p>two &amp; three</p>","inLanguage":"de"}`))
	assert.Equal(t, sourced[string]{"First", "meta: og:description"}, m.standfirst)
	assert.Equal(t, sourced[string]{"Harbour", "json-ld: articleSection"}, m.section)
	assert.Equal(t, sourced[string]{"The Gazette", "meta: og:site_name"}, m.siteName)
	assert.Equal(t, sourced[string]{"en-GB", "html: lang"}, m.language)
	assert.Equal(t, sourced[string]{"https://www.gazette.example/news/ferry", "link: canonical"}, m.canonical)
	assert.Equal(t, sourced[string]{"One two & three", "json-ld: articleBody"}, m.articleBody)
	assert.Equal(t, sourced[string]{"LiveBlogPosting", "json-ld: @type"}, m.kind)

	m = described(t, `<meta property="og:type" content="article"><meta name="dc.publisher" content="The Gazette"><meta http-equiv="Content-Language" content="de, en">`)
	assert.Equal(t, sourced[string]{"article", "meta: og:type"}, m.kind)
	assert.Equal(t, sourced[string]{"The Gazette", "meta: dc.publisher"}, m.siteName)
	assert.Equal(t, sourced[string]{"de", "http-equiv: content-language"}, m.language)
	assert.Equal(t, sourced[string]{}, m.standfirst)

	m = described(t, `<svg class="vcard author"><link rel="canonical" href="/drawing"></svg>`)
	assert.Equal(t, sourced[string]{}, m.canonical, "an element of SVG is no link of the page")
}

func TestDescribeSection(t *testing.T) {
	crumbs := func(list string) string {
		return linked(`{"@type":"BreadcrumbList","itemListElement":[` + list + `]}`)
	}
	for _, tt := range []struct{ name, in, want string }{
		{"meta", `<meta property="article:section" content="World">` + crumbs(`{"name":"A","item":"/a"},{"name":"B"}`), "World"},
		{"home", crumbs(`{"name":"Start","item":"https://www.gazette.example/"},{"name":"World","item":"/world"},{"name":"Ferry returns"}`), "World"},
		{"items", crumbs(`{"item":{"@id":"/","name":"Start"}},{"item":{"@id":"/world","name":"World"}},{"item":{"@id":"/news/ferry","name":"Ferry"}}`), "World"},
		{"site", crumbs(`{"name":"Gazette"},{"name":"World"},{"name":"Ferry returns"}`), "World"},
		{"without addresses", crumbs(`{"name":"Start"},{"name":"World"},{"name":"Ferry returns"}`), "World"},
		{"inside the page", linked(`{"@type":"WebPage","breadcrumb":{"@type":"BreadcrumbList","itemListElement":[{"name":"World","item":"/world"},{"name":"Ferry"}]}}`), "World"},
		{"only the article", crumbs(`{"name":"Start","item":"/"},{"name":"Ferry returns","item":"/news/ferry"}`), ""},
		{"none", crumbs(``), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, described(t, tt.in).section.value)
		})
	}
}

func TestDescribeKeywords(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"tags", `<meta property="article:tag" content="Ferries"><meta property="article:tag" content="Sea, land"><meta property="article:tag" content="ferries">`, "Ferries|Sea, land"},
		{"one tag is a list", `<meta property="article:tag" content="Ferries, Sea">`, "Ferries|Sea"},
		{"news", `<meta name="news_keywords" content=" Ferries ,Sea;Portside,, sea "><meta name="keywords" content="x">`, "Ferries|Sea|Portside"},
		{"json-ld list", linked(`{"@type":"NewsArticle","keywords":["Ferries","Sea, land"]}`), "Ferries|Sea, land"},
		{"json-ld text", linked(`{"@type":"NewsArticle","keywords":"Ferries,Sea"}`), "Ferries|Sea"},
		{"Chinese", `<meta name="keywords" content="渡轮，大海、港口">`, "渡轮|大海|港口"},
		{"none", `<meta name="keywords" content=" , ">`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, strings.Join(described(t, tt.in).keywords.value, "|"))
		})
	}
}

func TestDescribePhotos(t *testing.T) {
	m := described(t, linked(`{"@type":"NewsArticle","image":[{"@type":"ImageObject","url":"/a.jpg","caption":"A ferry","creditText":"Ada Quill"},
		{"@type":"ImageObject","contentUrl":"/a2.jpg","caption":"A ferry"},{"@id":"#b"},{"@type":"VideoObject","url":"/v"}]}`)+
		linked(`{"@type":"ImageObject","@id":"#b","url":"b.jpg","description":"A dog","author":{"name":"Bo Lind"}}`)+
		`<meta property="og:image" content="/c.jpg">`)
	assert.Equal(t, []meta.Image{
		{URL: "https://www.gazette.example/a.jpg", Caption: "A ferry", Credit: "Ada Quill"},
		{URL: "https://www.gazette.example/news/b.jpg", Caption: "A dog", Credit: "Bo Lind"},
	}, m.images.value)
	assert.Equal(t, "json-ld: image", m.images.source)

	m = described(t, linked(`{"@type":"NewsArticle","image":["/a-16x9.jpg","/a-4x3.jpg","/a-1x1.jpg"]}`))
	assert.Equal(t, []meta.Image{{URL: "https://www.gazette.example/a-16x9.jpg"}}, m.images.value)

	m = described(t, `<meta property="og:image" content="/c.jpg"><meta property="og:image:alt" content="A ferry">`)
	assert.Equal(t, sourced[[]meta.Image]{[]meta.Image{{URL: "https://www.gazette.example/c.jpg", Alt: "A ferry"}}, "meta: og:image"}, m.images)

	assert.Empty(t, described(t, `<meta property="og:image" content="data:image/gif;base64,R0">`).images.value)
}

func TestCanonical(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{`<link rel=canonical href="https://gazette.example/a">`, "https://gazette.example/a"},
		{`<link rel=canonical href="https://gazette.example/"><meta property="og:url" content="https://gazette.example/b">`, "https://gazette.example/b"},
		{`<link rel=canonical href="javascript:void(0)">` + linked(`{"@type":"NewsArticle","mainEntityOfPage":{"@id":"/c"}}`), "https://www.gazette.example/c"},
		{linked(`{"@type":"NewsArticle","url":"/d"}`), "https://www.gazette.example/d"},
		{``, ""},
	} {
		assert.Equal(t, tt.want, described(t, tt.in).canonical.value, tt.in)
	}
}

func TestLanguageOf(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"en", "en"}, {"EN-us", "en-US"}, {"en_GB", "en-GB"}, {"zh-hant-tw", "zh-Hant-TW"}, {"es-419", "es-419"},
		{"de-DE-u-co-phonebk", "de-DE"}, {"pt_BR.UTF-8", "pt-BR"}, {"en, de", "en"}, {"fil", "fil"},
		{"", ""}, {"x-default", ""}, {"english", ""}, {"e", ""}, {"12", ""}, {"-", ""},
	} {
		got, ok := languageOf(tt.in)
		assert.Equal(t, tt.want, got, tt.in)
		assert.Equal(t, tt.want != "", ok, tt.in)
	}
}

func TestDescribeTitles(t *testing.T) {
	m := described(t, `<title>Ferry returns to sea | The Gazette</title><meta property="og:title" content="Ferry returns"><meta name="twitter:title" content="Ferry returns">`+
		linked(`{"@type":"NewsArticle","headline":"The ferry returns"}`))
	assert.Equal(t, []string{"The ferry returns", "Ferry returns", "Ferry returns to sea"}, m.titles[:3])
	assert.Empty(t, described(t, ``).titles)

	m = described(t, `<meta property="og:title" content="Ferry returns"><meta property="og:title" content="The islands cheer">
		<div itemscope itemtype="https://schema.org/Article"><h2 itemprop="headline">Ferry returns: All you need to know</h2></div>`)
	assert.Equal(t, []string{"Ferry returns", "The islands cheer"}, m.titles, "each of several, and none that is printed")
}

// A page without an address gets by with what it says itself.
func TestDescribeWithoutAddress(t *testing.T) {
	p, err := page.Read(strings.NewReader(`<link rel=canonical href="https://www.gazette.example/a"><title>Ferry | Gazette</title>`), "", page.Options{})
	require.NoError(t, err)
	m := describe(p, nil)
	assert.Equal(t, "Ferry", m.title.value)
	assert.Equal(t, "https://www.gazette.example/a", m.canonical.value)

	p, err = page.Read(strings.NewReader(`<link rel=canonical href="/a"><title>Ferry | Gazette</title>`), "", page.Options{})
	require.NoError(t, err)
	m = describe(p, nil)
	assert.Equal(t, "Ferry | Gazette", m.title.value)
	assert.Empty(t, m.canonical.value)
}

func FuzzDescribe(f *testing.F) {
	f.Add([]byte(linked(`{"@graph":[{"@type":"NewsArticle","headline":"a","author":{"@id":"#b"},"image":["c"],"hasPart":{"mainEntity":[{"@type":"Article"}]}},{"@id":"#b","name":["d"]}]}`)), "https://www.gazette.example/a")
	f.Add([]byte(`<html lang=en><title>a | b</title><h1>a</h1><meta name=author content=c><time itemprop=datePublished datetime=2024-01-01><b class="author vcard">d`), "")
	f.Add([]byte(linked(`{"@type":"BreadcrumbList","itemListElement":[{"item":{"@id":"/","name":"a"}},{"name":"b"}]}`)+`<link rel=canonical href=//..>`), "http://.")
	f.Fuzz(func(t *testing.T, src []byte, pageURL string) {
		p, err := page.Read(strings.NewReader(string(src)), pageURL, page.Options{})
		if err != nil {
			return
		}
		m := describe(p, nil)
		assert.Equal(t, m.title.value != "", m.title.source != "")
		assert.Equal(t, len(m.authors.value) > 0, m.authors.source != "")
		assert.Equal(t, !m.published.value.IsZero(), m.published.source != "")
	})
}

// TestSameTitle has titles that may be of one article, though no longer word of one stands in
// the other as it is.
func TestSameTitle(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"A ferry at sea", "The ferries sail", false},
		{"The ferry is back", "Ferry out again", true},
		{"Ab ins Eis! | NP", "Ab ins Eis!", true},
		{"&quot;Ab&quot; ins Eis", "„Ab“ ins Eis", true},
		{"Fähr\u00adplan neu", "Fährplan neu", true},
		{"Out to sea", "In at the pier", false},
		{"海へ", "港へ", true},
	} {
		assert.Equal(t, tt.want, sameTitle(tt.a, tt.b), tt.a)
	}
}
