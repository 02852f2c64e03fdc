package main

import (
	"slices"
	"strings"
)

// A hostileKind is a page that costs more than its size should, if anything
// that reads it is not linear in it.
type hostileKind struct {
	hostileRow
	host string // of the rule in the folder hostile that reads it
}

// A hostileRow is one line of the tables below.
type hostileRow struct {
	name  string
	about string
	place place
	fill  filler
}

// A sentence of 100 bytes, for what has to look like text.
const sentence = "The ferry sails on, said the harbour master, and the passengers who had waited for it did not argue. "

// A word of Chinese newspapers in 30 bytes, without a space.
const chinese = "渡轮周三再次穿过内港，"

// hostileKinds gives the kinds with only in their names, by what they are made of.
func hostileKinds(only string) []hostileKind {
	const gazette = "harbour-gazette.example"
	var kinds []hostileKind
	add := func(host string, tables ...[]hostileRow) {
		for _, row := range slices.Concat(tables...) {
			if strings.Contains(row.name, only) {
				kinds = append(kinds, hostileKind{row, host})
			}
		}
	}
	add(gazette, textKinds(), blockKinds(), pictureKinds(), metaKinds(), linkedDataKinds(), headKinds(), scriptKinds(), boxKinds(), unclosedKinds())
	add("state.example", stateKinds())
	add("chain.example", chainKinds())
	add("platform.example", lineKinds())
	return kinds
}

// textKinds are text, and what stands inside a line of it.
func textKinds() []hostileRow {
	return []hostileRow{
		{"one text", "a paragraph that does not end", inside, between("<p>", sentence, "</p>")},
		{"one text in front", "text in front of the article, in no element", inFront, repeated(sentence)},
		{"one word", "a paragraph that is one word", inside, between("<p>", "longshoreman", "</p>")},
		{"long words", "paragraphs of one word of 2 KB each", inside, repeated("<p>" + strings.Repeat("longshoreman", 170) + "</p>")},
		{"Chinese line", "a paragraph without a space", inside, between("<p>", chinese, "</p>")},
		{"Chinese sentences", "a paragraph of sentences without a space", inside, between("<p>", chinese+"港务局说。", "</p>")},
		{"Chinese paragraphs", "paragraphs without a space", behind, repeated("<p>" + strings.Repeat(chinese, 8) + "。</p>")},
		{"capitals", "a paragraph of capitals", inside, between("<p>", "HARBOUR (AP) ", "</p>")},
		{"names", "a paragraph of names", inside, between("<p>", "Ada Quill, Ben Marsh and ", "</p>")},
		{"br", "lines in one paragraph", inside, between("<p>", "A line.<br>", "</p>")},
		{"br alone", "nothing but line breaks", inside, repeated("<br>")},
		{"double br", "paragraphs that line breaks part", inside, between("<div>", sentence+"<br><br>", "</div>")},
		{"entities", "character references", inside, between("<p>", "&amp;&nbsp;&hellip;&#8217;x ", "</p>")},
		{"ampersands", "ampersands that begin no reference", inside, between("<p>", "&CounterClockwise", "</p>")},
		{"NUL", "NUL bytes in text", inside, between("<p>", sentence+"\x00", "</p>")},
		{"bidi controls", "marks that turn text around", inside, between("<p>", "ferry\u202e\u2066\u200f ", "</p>")},
		{"combining marks", "a letter with accents on accents", inside, between("<p>a", "\u0301", "</p>")},
		{"white space", "nothing but spaces", inside, between("<p>a", " \n\t", "b</p>")},
		{"spans", "words in elements of their own", inside, between("<p>", "<span>word</span> ", "</p>")},
		{"links", "a paragraph of links", inside, between("<p>", `<a href="/topic/{i}">harbour</a> `, "</p>")},
		{"links in front", "menus in front of the article", inFront, repeated(`<a href="/topic/{i}">harbour</a>` + "\n")},
		{"ruby", "annotated text", inside, between("<p>", "<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>", "</p>")},
		{"sup", "notes to the text", inside, between("<p>", "word<sup>[{i}]</sup> ", "</p>")},
		{"hyphens", "soft hyphens and zero-width spaces", inside, between("<p>", "har\u00adbour\u200b", "</p>")},
		{"quotes", "a paragraph of quotation marks", inside, between("<p>", "“‘\"", "</p>")},
	}
}

// blockKinds are boxes of text.
func blockKinds() []hostileRow {
	return []hostileRow{
		{"siblings", "empty elements beside each other", inFront, repeated("<div></div>")},
		{"siblings inside", "empty elements in the article", inside, repeated("<div></div>")},
		{"short paragraphs", "paragraphs of one word", inside, repeated("<p>No.</p>")},
		{"paragraphs", "a long article", inside, repeated("<p>" + sentence + "{i}</p>\n")},
		{"paragraphs behind", "text behind the article", behind, repeated("<div><p>" + sentence + "{i}</p></div>\n")},
		{"equal paragraphs", "one paragraph again and again", inside, repeated("<p>" + sentence + "</p>\n")},
		{"headings", "headings with nothing between them", inside, repeated("<h2>Ferry {i}</h2>")},
		{"nesting", "towers of 400 elements", inFront, nested(400, "<div>", "x", "</div>")},
		{"deep text", "paragraphs 470 elements deep", inside, wrapped(strings.Repeat("<div>", 470), repeated("<p>"+sentence+"</p>"), strings.Repeat("</div>", 470))},
		{"deep article", "the whole article and more text 450 elements deep", around, once(strings.Repeat("<div>", 450), repeated("<p>"+sentence+"</p>"))},
		{"staircase", "a paragraph on each of 400 steps down", inFront, repeated(strings.Repeat("<div><p>A step.</p>", 400) + strings.Repeat("</div>", 400))},
		{"table", "one flat table", inside, between("<table>", "<tr><td>Boat {i}</td><td>12</td></tr>", "</table>")},
		{"table row", "one row of a table", inside, between("<table><tr>", "<td>12</td>", "</tr></table>")},
		{"tables", "small tables", inside, repeated("<table><tr><th>Boat</th><td>{i}</td></tr></table>")},
		{"nested tables", "tables in tables", inside, nested(100, "<table><tr><td>x", "y", "</td></tr></table>")},
		{"layout tables", "tables in tables around a page of text", inside, nested(40, "<table><tr><td>", "<p>"+sentence+"</p>", "</td></tr></table>")},
		{"colspan", "cells that say that they are wide", inside, between("<table><tr>", `<td colspan="1000" rowspan="1000">1</td>`, "</tr></table>")},
		{"list", "one flat list", inside, between("<ul>", "<li>Boat {i}</li>", "</ul>")},
		{"lists", "lists of one item", inside, repeated("<ul><li>Boat {i}</li></ul>")},
		{"nested lists", "lists in lists", inside, nested(200, "<ul><li>x", "y", "</li></ul>")},
		{"wide nested lists", "lists in lists, each with many items", inside, nested(100, "<ul><li>one<li>two<li>three<li>four", "", "</li></ul>")},
		{"definition list", "a list of terms", inside, between("<dl>", "<dt>Boat {i}<dd>A ferry.", "</dl>")},
		{"nested definitions", "lists of terms in lists of terms", inside, nested(100, "<dl><dt>a<dd>b", "c", "</dl>")},
		{"blockquotes", "quotations", inside, repeated("<blockquote><p>“" + sentence + "”</p></blockquote>")},
		{"nested blockquotes", "quotations in quotations", inside, nested(200, "<blockquote>x", "y", "</blockquote>")},
		{"pre", "lines of code", inside, between("<pre>", "  ferry := {i}\n", "</pre>")},
		{"rules", "lines between paragraphs", inside, repeated("<hr>")},
		{"live posts", "posts of a live blog", inside, between("<div>",
			`<article id="block-{i}"><header><time datetime="2025-03-26T08:00:00Z">8.00</time><h2>Post</h2></header><p>`+sentence+`</p></article>`, "</div>")},
	}
}

// pictureKinds are pictures, with captions and without.
func pictureKinds() []hostileRow {
	const figure = `<figure><img src="/i/{i}.jpg" alt="Boat {i}"><figcaption>Boat {i} at the pier. Photograph: Cy Lind</figcaption></figure>`
	return []hostileRow{
		{"figures", "photos with captions", inside, repeated(figure)},
		{"figures behind", "photos behind the article", behind, repeated(figure)},
		{"nested figures", "figures in figures", inside, nested(100, "<figure>", `<img src="/i/{i}.jpg"><figcaption>A boat.</figcaption>`, "</figure>")},
		{"figures with figures", "figures in figures, each with a picture", inside,
			nested(100, `<figure><img src="/i/{i}.jpg"><figcaption>A boat.</figcaption>`, "", "</figure>")},
		{"one figure", "a figure of many pictures", inside, between("<figure>", `<img src="/i/{i}.jpg">`, "<figcaption>Boats.</figcaption></figure>")},
		{"figure of 500", "figures of 500 pictures", inside, repeated("<figure>" + strings.Repeat(`<img src="/i/{i}.jpg">`, 500) + "<figcaption>Boats.</figcaption></figure>")},
		{"one gallery", "a box of many pictures with captions", inside, between(`<div class="gallery">`, `<div><img src="/i/{i}.jpg"><p class="caption">Boat {i}.</p></div>`, "</div>")},
		{"captions", "captions of one figure", inside, between(`<figure><img src="/i/a.jpg">`, `<figcaption>Boat {i}.</figcaption>`, "</figure>")},
		{"long caption", "a caption that does not end", inside, between(`<figure><img src="/i/a.jpg"><figcaption>`, sentence, "</figcaption></figure>")},
		{"credits", "a caption of credits", inside, between(`<figure><img src="/i/a.jpg"><figcaption>`, "Photograph: Cy Lind/AP. ", "</figcaption></figure>")},
		{"brackets", "a caption of opening brackets", inside, between(`<figure><img src="/i/a.jpg"><figcaption>A boat `, "(Photo: ", "</figcaption></figure>")},
		{"image siblings", "pictures beside each other", inside, repeated(`<img src="/i/{i}.jpg" alt="Boat">`)},
		{"image siblings in front", "pictures in front of the article", inFront, repeated(`<img src="/i/{i}.jpg" alt="Boat">`)},
		{"images in a line", "pictures in one paragraph", inside, between("<p>", `<img src="/i/{i}.jpg"> boat `, "</p>")},
		{"images in links", "pictures in towers of elements", inside, nested(8, "<div>", `<a href="/boat/{i}"><img src="/i/{i}.jpg"></a>`, "</div>")},
		{"deep images", "pictures 400 elements deep", inside, wrapped(strings.Repeat("<div>", 400), repeated(`<img src="/i/{i}.jpg">`), strings.Repeat("</div>", 400))},
		{"pictures", "pictures of two sources", inside, repeated(`<picture><source srcset="/i/{i}.webp 640w"><img src="/i/{i}.jpg"></picture>`)},
		{"sources", "a picture of many sources", inside, between("<picture>", `<source srcset="/i/{i}.webp 640w">`, `<img src="/i/a.jpg"></picture>`)},
		{"srcset", "a picture of many sizes", inside, wrapped(`<img src="/i/a.jpg" srcset="`, repeated("/i/{i}.jpg {i}w, "), `">`)},
		{"srcset without commas", "sizes that nothing parts", inside, wrapped(`<img src="/i/a.jpg" srcset="`, repeated("/i/a.jpg,("), `">`)},
		{"lazy pictures", "pictures in noscript", inside, repeated(`<div class="lazy"><noscript><img src="/i/{i}.jpg"></noscript></div>`)},
		{"data attributes", "pictures described in JSON", inside, repeated(`<img data-image='{"src":"/i/{i}.jpg"}'>`)},
		{"resized pictures", "addresses of pictures in addresses", inside, repeated(`<img src="https://r.example/?url=https%3A%2F%2Fr.example%2F%3Furl%3Dhttps%253A%252F%252Fi.example%252F{i}.jpg">`)},
		{"long base", "a base address that does not end, and pictures", inside, halves(wrapped(`<base href="/`, repeated("b/"), `">`), repeated(`<img src="i/{i}.jpg">`))},
		{"address of dots", "a picture with an address that goes up and down", inside, wrapped(`<img src="/`, halves(repeated("boat/"), repeated("../")), `a.jpg">`)},
		{"long address", "a picture with an address that does not end", inside, wrapped(`<img src="/i/`, repeated("boat/%2F"), `a.jpg">`)},
	}
}

// metaKinds are what a page says of itself outside of JSON-LD.
func metaKinds() []hostileRow {
	return []hostileRow{
		{"metas", "<meta> of names that nobody knows", inHead, repeated(`<meta name="x{i}" content="{i}">`)},
		{"metas in the body", "<meta> in front of the article", inFront, repeated(`<meta name="x{i}" content="{i}">`)},
		{"metas of a name", "<meta> of one name", inHead, repeated(`<meta name="description" content="Boat {i}">`)},
		{"meta titles", "titles in <meta>", inHead, repeated(`<meta property="og:title" content="Ferry {i}">`)},
		{"meta authors", "authors in <meta>", inHead, repeated(`<meta property="article:author" content="Ada Quill{i}">`)},
		{"meta author", "one <meta> of many authors", inHead, wrapped(`<meta name="author" content="`, repeated("Ada Quill{i}, "), `">`)},
		{"citation authors", "authors as libraries name them", inHead, repeated(`<meta name="citation_author" content="Quill{i}, Ada">`)},
		{"meta tags", "keywords in <meta>", inHead, repeated(`<meta property="article:tag" content="boat {i}">`)},
		{"meta keywords", "one <meta> of keywords", inHead, wrapped(`<meta name="keywords" content="`, repeated("boat {i}, "), `">`)},
		{"meta images", "pictures in <meta>", inHead, repeated(`<meta property="og:image" content="/i/{i}.jpg">`)},
		{"meta dates", "dates in <meta>", inHead, repeated(`<meta name="date" content="{i} of March 2025">`)},
		{"meta sites", "names of the site in <meta>", inHead, repeated(`<meta name="application-name" content="Gazette {i}">`)},
		{"meta sections", "sections in <meta>", inHead, repeated(`<meta property="article:section" content="">`)},
		{"meta names", "one <meta> of many properties", inHead, wrapped(`<meta property="`, repeated("x{i} "), `" content="x">`)},
		{"long meta", "a description that does not end", inHead, wrapped(`<meta name="description" content="`, repeated(sentence), `">`)},
		{"escaped meta", "a description escaped twice", inHead, wrapped(`<meta name="description" content="`, repeated("&amp;lt;b&amp;gt;boat&amp;amp;"), `">`)},
		{"long site", "a name of the site that does not end, and authors", inHead, halves(
			wrapped(`<meta property="og:site_name" content="`, repeated("Gazette "), `">`), repeated(`<meta property="article:author" content="Ada Quill{i}">`))},
		{"long canonical", "an address of the page that does not end, and articles", inHead, halves(
			wrapped(`<link rel="canonical" href="/`, repeated("ferry/"), `">`), linkedData("[", repeated(`{"@type":"NewsArticle","url":"/boat/{i}"},`), "{}]"))},
		{"repeated http-equiv", "an attribute of <meta>, again and again", inHead, wrapped("<meta ", repeated("http-equiv=content-language "), ">")},
		{"repeated itemprop", "a property of many names, again and again", inFront, wrapped(`<b itemprop="`, halves(repeated("x{i} "), once(`" `, repeated("itemprop="))), ">x</b>")},
		{"repeated rel", "an attribute of a link, again and again", inFront, wrapped(`<a rel="`, halves(repeated("x{i} "), once(`" `, repeated("rel="))), ">x</a>")},
		{"links to itself", "canonical links", inHead, repeated(`<link rel="canonical" href="/ferry/{i}">`)},
		{"bases", "base addresses", inHead, repeated(`<base href="/b/{i}/">`)},
		{"microdata items", "articles in microdata", behind, repeated(`<div itemscope itemtype="http://schema.org/NewsArticle"><b itemprop="headline">Boat {i}</b></div>`)},
		{"microdata metas", "<meta> of other articles", behind,
			repeated(`<div itemscope itemtype="http://schema.org/NewsArticle"><meta itemprop="datePublished" content="2025-03-{i}"></div>`)},
		{"nested microdata", "items in items", inFront, nested(60, `<div itemprop="author" itemscope itemtype="http://schema.org/Person">`, "Ada", "</div>")},
		{"microdata authors", "authors in microdata", inside, repeated(`<span itemprop="author">Ada Quill{i}</span>`)},
		{"deep microdata", "properties 400 elements deep", inside, wrapped(strings.Repeat("<div>", 400), repeated(`<b itemprop="keywords">boat</b>`), strings.Repeat("</div>", 400))},
		{"microformats", "authors in microformats", inside, repeated(`<span class="author vcard"><span class="fn">Ada Quill{i}</span></span>`)},
	}
}

// linkedDataKinds are JSON-LD.
func linkedDataKinds() []hostileRow {
	const article = `{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry returns",`
	return []hostileRow{
		{"JSON-LD text", "an article with its text", inHead, linkedData(article+`"articleBody":"`, repeated(sentence), `"}`)},
		{"JSON-LD scripts", "many scripts", inHead, repeated(`<script type="application/ld+json">{"@type":"WebPage","name":"Boat {i}"}</script>`)},
		{"JSON-LD articles", "many articles", inHead, linkedData("[", repeated(`{"@type":"NewsArticle","headline":"Boat {i}","url":"/boat/{i}"},`), "{}]")},
		{"JSON-LD things", "many things that are no article", inHead, linkedData("[", repeated(`{"@type":"Thing{i}"},`), "{}]")},
		{"JSON-LD types", "an article of many types", inHead, linkedData(article+`"@type":[`, repeated(`"Thing{i}",`), `"NewsArticle"]}`)},
		{"JSON-LD in a row", "values with nothing between them", inHead, linkedData("", repeated(`{"a":{i}}`), "")},
		{"JSON-LD authors", "an article of many authors", inHead, linkedData(article+`"author":[`, repeated(`{"@type":"Person","name":"Ada Quill{i}"},`), `"Ben Marsh"]}`)},
		{"JSON-LD short authors", "an article of many authors of one name", inHead, linkedData(article+`"author":[`, repeated(`"Ada",`), `"Ben Marsh"]}`)},
		{"JSON-LD references", "authors that are described elsewhere", inHead, halves(
			linkedData("[", repeated(`{"@id":"#p{i}","@type":"Person","name":"Ada Quill{i}"},`), "{}]"),
			linkedData(article+`"author":[`, repeated(`{"@id":"#p{i}"},`), `{}]}`))},
		{"JSON-LD references to one", "authors that are all one thing of many names", inHead, halves(
			linkedData(`[{"@id":"#p","@type":"Person","name":[`, repeated(`"Ada Quill{i}",`), `""]}]`),
			linkedData(article+`"author":[`, repeated(`{"@id":"#p"},`), `{}]}`))},
		{"JSON-LD images", "an article of many pictures", inHead, linkedData(article+`"image":[`, repeated(`{"@type":"ImageObject","url":"/i/{i}.jpg","caption":"Boat {i}"},`), `""]}`)},
		{"JSON-LD keywords", "an article of many keywords", inHead, linkedData(article+`"keywords":[`, repeated(`"boat {i}",`), `""]}`)},
		{"JSON-LD parts", "articles in articles", inHead, linkedData("[", nested(3, `{"@type":"NewsArticle","hasPart":[`, `{"@type":"NewsArticle"}`, "]},"), "{}]")},
		{"JSON-LD crumbs", "a way from the home page", inHead, linkedData(`{"@type":"BreadcrumbList","itemListElement":[`, repeated(`{"name":"The Harbour Gazette","item":"/s/{i}"},`), `{}]}`)},
		{"JSON-LD nested names", "objects in objects, as a name", inHead,
			linkedData(article+`"author":[`, nested(200, `{"name":`, `""`, `},`), `{}]}`)},
		{"JSON-LD nested lists", "lists in lists, as authors", inHead, linkedData(article+`"author":[`, nested(200, `[`, `"Ada Quill{i}"`, `],`), `[]]}`)},
		{"JSON-LD too deep", "brackets that do not close", inHead, linkedData("", repeated(`{"a":[`), "")},
		{"JSON-LD closing", "brackets that close nothing", inHead, linkedData(article, repeated(`]}`), "")},
		{"JSON-LD quotes", "quotation marks that are not escaped", inHead, linkedData(article+`"description":"`, repeated(`a "b", c `), `"}`)},
		{"JSON-LD two quotes", "quotation marks, one behind another", inHead, linkedData(article+`"description":"`, repeated(`" "`), `"}`)},
		{"JSON-LD quotes in lists", "quotation marks in a list", inHead, linkedData(article+`"keywords":["`, repeated(`a", b"`), `"]}`)},
		{"JSON-LD commas", "nothing but commas", inHead, linkedData(article, repeated(`",`), "")},
		{"JSON-LD spaces", "quotation marks with white space behind them", inHead, linkedData(article+`"description":"`, repeated("\""+strings.Repeat(" ", 500)+"x"), `"}`)},
		{"JSON-LD comments", "comments in JSON", inHead, linkedData(article, repeated(`/* boat */ // boat{i}`+"\n"), `"a":1}`)},
		{"JSON-LD open comments", "comments that do not end", inHead, linkedData("", repeated(`{"a":1}/*`), "")},
		{"JSON-LD escapes", "a text of escapes", inHead, linkedData(article+`"articleBody":"`, repeated(`\u00e9\ud83d\ude00\n`), `"}`)},
		{"JSON-LD words", "a value without quotation marks", inHead, linkedData(article+`"a":`, repeated(`boat //`), ``)},
		{"JSON-LD broken scripts", "scripts that are cut off", inHead, repeated(`<script type="application/ld+json">` + article + `"description":"Boat {i}</script>`)},
		{"JSON-LD escaped", "JSON with character references", inHead, linkedData("", repeated(`{&quot;@type&quot;:&quot;WebPage&quot;}`), ``)},
		{"JSON-LD wrapping", "marks that hide a script", inHead, linkedData("", repeated("<!--//"), `{"a":1}`)},
	}
}

// headKinds are what a page prints over its article.
func headKinds() []hostileRow {
	return []hostileRow{
		{"titles", "elements of <title>", inHead, repeated("<title>Ferry {i} | The Harbour Gazette</title>")},
		{"long title", "a title that does not end", inHead, between("<title>", "Ferry | ", "</title>")},
		{"h1", "headlines", inFront, repeated("<h1>Ferry {i}</h1>")},
		{"nested h1", "headlines in headlines", inFront, nested(100, "<h1><div>", "Ferry {i}", "</div></h1>")},
		{"long h1", "a headline that does not end", inFront, between("<h1>", sentence, "</h1>")},
		{"bylines", "printed bylines", inFront, repeated(`<p class="byline">By Ada Quill{i} in Harbour</p>`)},
		{"bylines inside", "bylines in the article", inside, repeated(`<p class="byline">By Ada Quill{i} in Harbour</p>`)},
		{"long byline", "a byline of many people", inFront, between(`<p class="byline">By `, "Ada Quill, ", "Ben Marsh</p>")},
		{"byline of and", "a byline of conjunctions", inFront, between(`<p class="byline">By `, "Ada Quill and ", "Ben Marsh</p>")},
		{"author links", "links to authors", inFront, repeated(`<a rel="author" href="/by/{i}">Ada Quill{i}</a>`)},
		{"dates", "printed dates", inFront, repeated(`<time datetime="2025-03-26T08:00:00Z">26 March 2025</time>`)},
		{"dates in text", "a paragraph of dates", inFront, between(`<p class="date">`, "26 March 2025, ", "</p>")},
		{"numbers", "a paragraph of numbers", inFront, between(`<p class="date">`, "26/03/2025 08:{i} ", "</p>")},
		{"datelines", "paragraphs with datelines", inside, repeated("<p>HARBOUR, March 26 (AP) — " + sentence + "</p>")},
		{"long dateline", "a dateline that does not end", first, wrapped("<p>", repeated("HARBOUR, "), "March 26 (AP) — The ferry.</p>")},
		{"sections", "links to categories", inFront, repeated(`<a rel="category" href="/c/{i}">Boats {i}</a>`)},
		{"signatures", "signatures under the article", behind, repeated(`<p><em>Ada Quill{i}</em></p>`)},
		{"notes", "notes of the editors", inside, repeated(`<p><em>Correction: the ferry {i} is a boat.</em></p>`)},
	}
}

// scriptKinds are what only programs read.
func scriptKinds() []hostileRow {
	drawn := `"<p>` + strings.Join(hostileParagraphs, "<\\/p><p>") + `"`
	return []hostileRow{
		{"scripts", "short scripts", inFront, repeated(`<script>ads.push({i});</script>`)},
		{"long script", "a long script", inFront, between("<script>", `ads.push({slot: "{i}"});`, "</script>")},
		{"escaped script", "a script with comments of HTML in it", inFront, between("<script>", "<!--<script></script>-->", "</script>")},
		{"styles", "style sheets", inFront, repeated("<style>p { color: red }</style>")},
		{"comments", "comments", inside, repeated("<!-- boat {i} -->")},
		{"comment dashes", "a comment of dashes", inside, between("<!--", "--!", "-->")},
		{"open comments", "comments that do not end", behind, repeated("<!-- boat ")},
		{"svg", "drawings", inside, repeated(`<svg><path d="M0 0h24v24H0z"/></svg>`)},
		{"nested svg", "drawings in drawings", inside, nested(100, "<svg><g>", "<path/>", "</g></svg>")},
		{"svg with HTML", "drawings with HTML in them", inside, repeated(`<svg><foreignObject><p>Boat</p></foreignObject></svg>`)},
		{"math", "formulas", inside, repeated("<math><mi>x</mi></math>")},
		{"drawn page", "text in strings of scripts", instead, between("<script>", `draw({i}, `+drawn+`);`, "</script>")},
		{"drawn scripts", "scripts with text in a string each", instead, repeated(`<script>draw({i}, ` + drawn + `)</script>`)},
		{"drawn quotes", "scripts of quotation marks", instead, between("<script>", `"\"`, "</script>")},
		{"drawn strings in strings", "a string of strings of strings", instead, between(`<script>draw("`, `\"<p>`+strings.Repeat(sentence, 3)+`\" `, `")</script>`)},
	}
}

// stateKinds are the data that a page's own scripts start from.
func stateKinds() []hostileRow {
	const item = `{"html":"<p>` + sentence + `</p>"},`
	return []hostileRow{
		{"state names", "a name of state that opens an object each time", inFront, between("<script>", "Fusion.globalContent={", "</script>")},
		{"empty states", "a name of state that is set to nothing", inFront, between("<script>", "Fusion.globalContent={};", "</script>")},
		{"null states", "objects that hold only null", inFront, between("<script>", `Fusion.globalContent={"a":null};`, "</script>")},
		{"open null states", "objects of null that do not end", inFront, between("<script>", `Fusion.globalContent={"a":null,`, "</script>")},
		{"state arrays", "a name of state that opens an array each time", inFront, between("<script>", "Fusion.globalContent=[", "</script>")},
		{"parsed states", "state in strings that do not end", inFront, between("<script>", `Fusion.globalContent=JSON.parse('`, "</script>")},
		{"parsed empty states", "state in strings that hold nothing", inFront, between("<script>", `Fusion.globalContent=JSON.parse("{}");`, "</script>")},
		{"state scripts", "scripts of one id", inFront, repeated(`<script id="__NEXT_DATA__" type="application/json">"</script>`)},
		{"state", "large state", inFront, wrapped(`<script>Fusion.globalContent={"story":[`, repeated(item), `{}]}</script>`)},
		{"state paragraph", "large state of one string", inFront, wrapped(`<script>Fusion.globalContent={"story":[{"html":"<p>`, repeated(sentence), `</p>"}]}</script>`)},
		{"nested state", "state in towers of objects", inFront, wrapped(`<script>Fusion.globalContent={"story":[`, nested(200, `{"html":`, `{}`, `},`), `{}]}</script>`)},
		{"nested state lists", "state in towers of lists", inFront, wrapped(`<script>Fusion.globalContent={"story":[`, nested(200, `[`, `{"html":"x"}`, `],`), `{}]}</script>`)},
		{"broken state", "state with quotation marks that are not escaped", inFront, wrapped(`<script>Fusion.globalContent={"story":[`, repeated(`{"html":"a "b", c"d},`), `</script>`)},
		{"next data", "large state by its id", inFront, wrapped(`<script id="__NEXT_DATA__" type="application/json">{"story":[`, repeated(item), `{}]}</script>`)},
		{"next data cut off", "large state by its id that does not end", inFront, wrapped(`<script id="__NEXT_DATA__" type="application/json">{"story":[`, repeated(`{"a":[`+item), `</script>`)},
	}
}

// boxKinds are boxes that are no text.
func boxKinds() []hostileRow {
	return []hostileRow{
		{"attributes", "one element of many attributes", inFront, wrapped("<div ", repeated("a{i}=x "), "></div>")},
		{"elements of attributes", "elements of 50 attributes", inFront, repeated("<i " + strings.Repeat("data-x=y ", 50) + "></i>")},
		{"long attribute", "an attribute that does not end", inFront, wrapped(`<div data-x="`, repeated("boat "), `"></div>`)},
		{"attributes of html", "<html> again, with more attributes", inFront, repeated("<html a{i}=x>")},
		{"attributes of body", "<body> again, with more attributes", inFront, repeated("<body a{i}=x>")},
		{"long html tag", "<html> again, with many attributes", inFront, wrapped("<html ", repeated("a{i}=x "), ">")},
		{"classes", "an element of many classes", inside, wrapped(`<div class="`, repeated("c{i} "), `"><p>`+sentence+`</p></div>`)},
		{"long class", "a class that does not end", inside, wrapped(`<div class="`, repeated("caption-"), `"><p>`+sentence+`</p></div>`)},
		{"elements of classes", "elements of many classes", inside, repeated(`<div class="` + strings.Repeat("a-b_cD ", 50) + `">x</div>`)},
		{"style", "an element with a long style", inside, wrapped(`<div style="`, repeated("color: red; "), `"><p>`+sentence+`</p></div>`)},
		{"forms", "forms", inFront, repeated(`<form action="/s"><input name="q"><button>Search</button></form>`)},
		{"select", "a choice of many", inFront, between("<select>", "<option>Boat {i}", "</select>")},
		{"inputs", "fields of no form", inside, repeated(`<input name="q{i}">`)},
		{"iframes", "frames", inside, repeated(`<iframe src="https://www.youtube.com/embed/{i}"></iframe>`)},
		{"posts", "posts of a network", inside, repeated(`<blockquote class="twitter-tweet"><p>Boat {i}</p>&mdash; Ada (@ada) <a href="https://twitter.com/ada/status/{i}">March 26</a></blockquote>`)},
		{"videos", "videos", inside, repeated(`<video src="/v/{i}.mp4"></video>`)},
		{"hidden boxes", "boxes that are not shown", inside, repeated(`<div hidden style="display: none"><p>Boat</p></div>`)},
		{"nested hidden boxes", "hidden boxes in hidden boxes", inside, nested(100, `<div style="display: none">`, "<p>Boat</p>", "</div>")},
		{"asides", "boxes beside the text", inside, repeated(`<aside class="related"><h3>More</h3><a href="/{i}">Boat</a></aside>`)},
		{"cards", "stories behind the article", behind, repeated(`<article><h2><a href="/{i}">Boat {i}</a></h2><p>` + sentence + `</p></article>`)},
		{"prompts", "newsletters to sign up to", inside, repeated(`<div class="newsletter"><p>Sign up for our newsletter</p></div>`)},
		{"pointers", "lines that point to other stories", inside, repeated(`<p><strong>Read more: <a href="/{i}">Boat {i}</a></strong></p>`)},
		{"screen reader", "words for screen readers", inside, between("<p>", `<a href="/{i}">boat <span class="visually-hidden">opens new tab</span></a> `, "</p>")},
		{"comments of readers", "comments behind the article", behind, repeated(`<div class="comment"><b>Ada</b><p>` + sentence + `</p></div>`)},
		{"templates", "templates", inFront, repeated("<template><p>Boat</p></template>")},
		{"nested templates", "templates in templates", inFront, nested(100, "<template>", "x", "</template>")},
		{"custom elements", "elements of the page's own", inside, nested(50, "<x-boat>", `<amp-img src="/i/{i}.jpg"></amp-img>`, "</x-boat>")},
		{"noscript", "elements for browsers without scripts", inFront, repeated(`<noscript><img src="/i/{i}.gif"></noscript>`)},
	}
}

// unclosedKinds are elements that nobody closed, and closed ones that nobody
// opened.
func unclosedKinds() []hostileRow {
	return []hostileRow{
		{"open b", "<p><b> that does not end", inFront, repeated("<p><b>x")},
		{"open b behind", "<p><b> that does not end, behind the article", behind, repeated("<p><b>x")},
		{"open font", "<font> that does not end", inFront, repeated(`<font color="{i}">x`)},
		{"open formatting", "formatting of all kinds that does not end", inFront, repeated("<p><b><i><u><em><strong><code><tt>x")},
		{"misnested", "formatting that ends in the wrong order", inFront, repeated("<b><i><div>x</b></i></div>")},
		{"open a", "links that do not end", inFront, repeated(`<a href="/{i}"><div>x`)},
		{"open div", "elements that do not end", behind, repeated("<div>x")},
		{"open span", "spans that do not end", inside, repeated("<span>x")},
		{"open table", "tables that do not end", inside, repeated("<table>x")},
		{"text in tables", "text in a table, in no cell", inside, between("<table>", "x<tr>y", "</table>")},
		{"open li", "list items that do not end", inside, between("<ul>", "<li>x", "</ul>")},
		{"stray ends", "end tags of nothing", inFront, repeated("</p></b></div></table>")},
		{"stray br", "end tags that make line breaks", inside, repeated("</br></p>")},
		{"label", "a label that does not end", around, once("<label>", repeated("<i></i>"))},
		{"dialog", "a dialog that does not end", around, once("<dialog>", repeated("<i></i>"))},
		{"button", "a button that does not end", around, once("<button>", repeated("<i></i>"))},
		{"form", "a form that does not end", around, once("<form>", repeated("<i></i>"))},
		{"nav", "a menu that does not end", around, once("<nav>", repeated("<i></i>"))},
		{"anchor", "an anchor that does not end", around, once(`<a name="top">`, repeated("<i></i>"))},
		{"600 open", "600 elements that do not end", around, once(strings.Repeat("<div>", 600), repeated("<i></i>"))},
	}
}

// chainKinds are pages for a rule of long selectors.
func chainKinds() []hostileRow {
	return []hostileRow{
		{"chain on a tower", "towers of 240 elements, for a selector of many steps", inside, nested(240, "<div>", "x", "</div>")},
		{"chain on siblings", "elements beside each other, for a selector of many steps", inside, repeated("<div>x</div>")},
		{"chain on text", "paragraphs 400 elements deep, for a selector of many steps", inside,
			wrapped(strings.Repeat("<div>", 400), repeated("<p>"+sentence+"</p>"), strings.Repeat("</div>", 400))},
	}
}

// lineKinds are pages for a rule that goes by the lines around the article.
func lineKinds() []hostileRow {
	return []hostileRow{
		{"first lines", "the line before the article, again and again", inFront, repeated("<p>All your news in one place.</p>")},
		{"frames", "the lines before the article, again and again", inFront, repeated("<p>All your news in one place.</p><p>One app.</p><p>Start reading</p>")},
		{"last lines", "the line after the article, again and again", behind, repeated("<p>Related Stories</p>")},
		{"lines inside", "the line after the article, in the article", inside, repeated("<p>Our Picks</p><p>Boat {i}</p>")},
		{"mastheads", "names of a publisher, again and again", inFront,
			once("<p>All your news in one place.</p><p>One app.</p><p>Start reading</p>", repeated("<p>The Gazette</p>"))},
	}
}
