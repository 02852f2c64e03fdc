package lede

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// story is the text of an article.
const story = `<p>The ferry to the outer islands sails again after a winter in the dock, and the harbour master is glad.</p>
<p>Forty people waited at the pier from six in the morning. “We had sacks of post for three weeks,” said a carrier, who lost count of the parcels.</p>
<p>The yard had found rust in the hull, more of it than anyone had feared, and the plates came late from a mill in the north.</p>
<p>Until the summer it will cross twice a day. In June a second captain joins, and with her an evening boat, if the council pays for the lights.</p>`

// What a page without a rule prints beats what its metadata says, or not.
func TestComposePrinted(t *testing.T) {
	for _, tt := range []struct{ name, head, printed, address, field, want, source string }{
		{"printed title", `<meta property="og:title" content="Ferry news: why the islands cheer">`, `<h1>The islands cheer as the ferry is back</h1>`, "", "title", "The islands cheer as the ferry is back", "fallback: h1"},
		{"title of the metadata", `<meta property="og:title" content="Why the islands cheer">`, ``, "", "title", "Why the islands cheer", "meta: og:title"},
		{"printed byline", `<meta name="author" content="Gazette Desk">`, `<h1>Ferry</h1><div class="byline">By Ada Quill in Portside</div>`, "", "authors", "Ada Quill", "fallback: byline"},
		{"printed byline with more in it", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By Ada Quill, Large Print</div>`, "", "authors", "Ada Quill", "meta: author"},
		{"printed team", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By Staff</div>`, "", "authors", "Ada Quill", "meta: author"},
		{"more authors in the metadata", linked(`{"@type":"NewsArticle","author":["Ada Quill","Bo Lind"]}`), `<h1>Ferry</h1><div class="byline">By Ada Quill</div>`, "", "authors", "Ada Quill|Bo Lind", "json-ld: author"},
		{"related authors in the metadata", linked(`{"@type":"NewsArticle","author":["Ada Quill","Bo Lind","Cy Oake","Di Fenn","Ed Moor"]}`), `<h1>Ferry</h1><div class="byline">By Ada Quill</div>`, "", "authors", "Ada Quill", "fallback: byline"},
		{"name beside the date", `<meta name="author" content="gazette">`, `<h1>Ferry</h1><p>Ada Quill</p><p>8 May 2024</p>`, "", "authors", "Ada Quill", "fallback: byline"},
		{"name beside the date and another", `<meta name="author" content="Bo Lind">`, `<h1>Ferry</h1><p>Ada Quill</p><p>8 May 2024</p>`, "", "authors", "Bo Lind", "meta: author"},
		{"one more in print, joined", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By Ada Quill and Bo Lind</div>`, "", "authors", "Ada Quill|Bo Lind", "fallback: byline"},
		{"two more in print", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By Dr Ada Quill, Bo Lind, Cy Oake</div>`, "", "authors", "Dr Ada Quill|Bo Lind|Cy Oake", "fallback: byline"},
		{"end of an office", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By Ada Quill, Board of Tides and Harbour Lights</div>`, "", "authors", "Ada Quill", "meta: author"},
		{"name of an account", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By GazetteAda</div>`, "", "authors", "Ada Quill", "meta: author"},
		{"name of a team", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By Harbour Staff</div>`, "", "authors", "Ada Quill", "meta: author"},
		{"first name in print", linked(`{"@type":"NewsArticle","author":"Ada"}`), `<h1>Ferry</h1><p>Ada Quill</p><p>8 May 2024</p>`, "", "authors", "Ada Quill", "json-ld: author"},
		{"those who helped", linked(`{"@type":"NewsArticle","author":["Ada Quill","Bo Lind"]}`), `<h1>Ferry</h1><div class="byline">By <a href="/author/ada">Ada Quill</a></div><p class="contributors">Contributions from <a href="/author/bo">Bo Lind</a></p>`, "", "authors", "Ada Quill", "fallback: byline"},
		{"address behind a name", `<meta name="author" content="Ada Quill &lt;ada@gazette.example>">`, `<h1>Ferry</h1>`, "", "authors", "Ada Quill", "meta: author"},
		{"page behind a name", `<meta name="author" content="Ada Quill, https://gazette.example/ada">`, `<h1>Ferry</h1>`, "", "authors", "Ada Quill", "meta: author"},
		{"section in the place of a byline", linked(`{"@type":"NewsArticle","articleSection":"Harbour Life"}`), `<h1>Ferry</h1><div class="author">Harbour Life</div>`, "", "authors", "", ""},
		{"account of the system", `<meta name="author" content="admin">`, `<h1>Ferry</h1>`, "", "authors", "", ""},
		{"date of the metadata", `<meta property="article:published_time" content="2024-05-06">`, `<h1>Ferry</h1><time datetime="2024-05-08">8 May 2024</time>`, "", "published", "2024-05-06", "meta: article:published_time"},
		{"date of a system that came later", `<meta property="article:published_time" content="2024-05-06">`, `<h1>Ferry</h1><time datetime="2019-05-08">8 May 2019</time>`, "", "published", "2019-05-08", "fallback: date"},
		{"printed line of a page built anew", linked(`{"@type":"BlogPosting","datePublished":"Jun 12, 2025","dateModified":"Jun 10, 2025"}`), `<h1>Ferry</h1><p>November 2, 2022</p><p>|</p>`, "", "published", "2022-11-02", "fallback: date"},
		{"printed day in a sentence", `<meta property="article:published_time" content="2024-05-06">`, `<h1>Ferry</h1><p>It has lain in dock since <b>2 November 2022</b>.</p>`, "", "published", "2024-05-06", "meta: article:published_time"},
		{"day and month as printed", `<meta property="article:published_time" content="03-09-2026">`, `<h1>Ferry</h1><div>Published March 9, 2026</div>`, "", "published", "2026-03-09", "meta: article:published_time"},
		{"day and month as in the address", `<meta property="article:published_time" content="03-09-2026">`, `<h1>Ferry</h1>`, "2026/03/09/", "published", "2026-03-09", "meta: article:published_time"},
		{"day before month", `<meta property="article:published_time" content="03-09-2026">`, `<h1>Ferry</h1>`, "", "published", "2026-09-03", "meta: article:published_time"},
		{"modified in the order of published", `<meta property="article:published_time" content="03-09-2026"><meta property="article:modified_time" content="03-11-2026">`, `<h1>Ferry</h1><p>March 9, 2026</p>`, "", "modified", "2026-03-11", "meta: article:modified_time"},
		{"escaped title", ``, `<h1>Ferries &amp;#x26; tides</h1>`, "", "title", "Ferries & tides", "fallback: h1"},
		{"swapped in print", `<html lang="de"><meta property="article:published_time" content="2024-11-01">`, `<h1>Ferry</h1><p class="date">11/01/2024</p>`, "", "published", "2024-11-01", "meta: article:published_time"},
		{"later in print", linked(`{"@type":"NewsArticle","datePublished":"2024-05-06"}`), `<h1>Ferry</h1><p class="date">8 May 2024</p>`, "", "published", "2024-05-06", "json-ld: datePublished"},
		{"later in print than a loose source", `<meta name="dcterms.date" content="2024-05-01">`, `<h1>Ferry</h1><p class="date">8 May 2024</p>`, "", "published", "2024-05-08", "fallback: date"},
		{"update in print", linked(`{"@type":"NewsArticle","datePublished":"2024-05-06"}`), `<h1>Ferry</h1><p>Updated 8 May 2024</p>`, "", "modified", "2024-05-08", "fallback: date"},
		{"update in print and in metadata", linked(`{"@type":"NewsArticle","datePublished":"2024-05-06","dateModified":"2024-05-07"}`), `<h1>Ferry</h1><p>Updated 8 May 2024</p>`, "", "modified", "2024-05-07", "json-ld: dateModified"},
		{"update before the publication", linked(`{"@type":"NewsArticle","datePublished":"2024-05-06"}`), `<h1>Ferry</h1><p>Updated 1 May 2024</p>`, "", "modified", "0001-01-01", ""},
		{"printed date", ``, `<h1>Ferry</h1><p>Published 8 May 2024</p>`, "", "published", "2024-05-08", "fallback: date"},
		{"date in the address", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By Ada Quill</div>`, "2024/05/08/", "published", "2024-05-08", "fallback: address"},
		{"address against print", ``, `<h1>Ferry</h1><p class="date">8 June 2025</p>`, "2024/05/08/", "published", "2024-05-08", "fallback: address"},
		{"printed standfirst", `<meta name="description" content="All about the ferry.">`, `<h1>Ferry</h1><p class="dek">The islanders have their boat back.</p>`, "", "standfirst", "The islanders have their boat back.", "fallback: p"},
		{"description that begins the text", `<meta name="description" content="The ferry to the outer islands sails again after">`, `<h1>Ferry</h1>`, "", "standfirst", "", ""},
		{"section as printed", `<meta property="article:section" content="harbour life">`, `<p class="kicker">Harbour Life</p><h1>Ferry</h1>`, "", "section", "Harbour Life", "meta: article:section"},
		{"category above the title", ``, `<p class="category"><a rel="category" href="/sea">Sea</a></p><h1>Ferry</h1>`, "", "section", "Sea", "fallback: kicker"},
		{"kicker", ``, `<p class="kicker">A winter without a boat</p><h1>Ferry</h1>`, "", "kicker", "A winter without a boat", "fallback: kicker"},
		{"section", ``, `<ol class="breadcrumb"><li><a href="/">Home</a><li><a href="/sea">Sea</a></ol><h1>Ferry</h1>`, "", "section", "Sea", "fallback: breadcrumb"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := `<html lang="en-GB"><head>` + tt.head + `</head><body><article>` + tt.printed + story + `</article>`
			a, err := (&Extractor{Rules: &RuleSet{}}).Extract(strings.NewReader(in), "https://www.gazette.example/"+tt.address+"ferry")
			require.NoError(t, err)
			var names []string
			for _, author := range a.Authors {
				names = append(names, author.Name)
			}
			got := map[string]string{"title": a.Title, "kicker": a.Kicker, "standfirst": a.Standfirst, "section": a.Section, "authors": strings.Join(names, "|"), "published": a.Published.Format("2006-01-02"), "modified": a.Modified.Format("2006-01-02")}
			assert.Equal(t, tt.want, got[tt.field])
			assert.Equal(t, tt.source, a.Sources[tt.field])
		})
	}
}

// A date behind the day of retrieval is a slip, or has day and month in another order.
func TestDatesBehindRetrieval(t *testing.T) {
	retrieved := time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct{ name, head, printed, published, modified string }{
		{"in time", `<meta property="article:published_time" content="2024-05-06"><meta property="article:modified_time" content="2024-05-07">`, "", "2024-05-06", "2024-05-07"},
		{"behind it", `<meta property="article:published_time" content="2024-12-06"><meta property="article:modified_time" content="2024-12-07">`, "", "0001-01-01", "0001-01-01"},
		{"behind it, but printed", `<meta property="article:published_time" content="2024-12-06">`, `<p class="date">6 May 2024</p>`, "2024-05-06", "0001-01-01"},
		{"swapped", `<meta property="article:published_time" content="05-12-2024">`, "", "2024-05-12", "0001-01-01"},
		{"swapped in print", "", `<p class="date">05/12/2024</p>`, "2024-05-12", "0001-01-01"},
		{"printed event", "", `<p class="date">6 December 2024</p>`, "0001-01-01", "0001-01-01"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := `<html lang="en-GB"><head>` + tt.head + `</head><body><article><h1>Ferry</h1>` + tt.printed + story + `</article>`
			a, err := (&Extractor{Rules: &RuleSet{}}).ExtractPage(Page{HTML: strings.NewReader(in), URL: "https://www.gazette.example/ferry", Retrieved: retrieved})
			require.NoError(t, err)
			assert.Equal(t, tt.published, a.Published.Format("2006-01-02"))
			assert.Equal(t, tt.modified, a.Modified.Format("2006-01-02"))
		})
	}
}

// An author's address is that of the link around the name, else that of the JSON-LD, and
// absolute.
func TestComposeAuthorURLs(t *testing.T) {
	const author = `{"@type":"NewsArticle","author":[{"name":"Ada Quill","url":"/people/ada"},{"name":"Bo Lind","url":"mailto:bo@gazette.example"}]}`
	for _, tt := range []struct{ name, head, printed, want string }{
		{"link", linked(author), `<div class="byline">By <a href="/author/ada">Ada Quill</a> and <a href="/author/bo">Bo Lind</a></div>`,
			"https://www.gazette.example/author/ada https://www.gazette.example/author/bo"},
		{"JSON-LD", linked(author), `<div class="byline">By Ada Quill and Bo Lind</div>`, "https://www.gazette.example/people/ada "},
		{"script", linked(`{"@type":"NewsArticle"}`), `<div class="byline">By <a href="javascript:x()">Ada Quill</a> and <a href="mailto:bo@gazette.example">Bo Lind</a></div>`, " "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := tt.head + `<article><h1>Ferry returns to the islands</h1>` + tt.printed + strings.Repeat(`<p>The ferry to the outer islands sails again after a winter in the dock, and the harbour master is glad of it.</p>
				<p>Forty people waited at the pier from six in the morning. “We had sacks of post for three weeks,” said a carrier, who lost count.</p>`, 2) + `</article>`
			a, err := (&Extractor{Rules: &RuleSet{}}).Extract(strings.NewReader(in), "https://www.gazette.example/ferry")
			require.NoError(t, err)
			var urls []string
			for _, author := range a.Authors {
				urls = append(urls, author.URL)
			}
			assert.Equal(t, tt.want, strings.Join(urls, " "))
		})
	}
}

// The printed standfirst is no part of the body, in one block or two; the ledger has it.
func TestComposeStandfirst(t *testing.T) {
	p := func(text string) Block { return Block{Type: ParagraphBlock, Text: text} }
	photo := Block{Type: PhotoBlock, Text: "The boat."}
	for _, tt := range []struct {
		name, standfirst string
		body, want       []Block
		dropped          int
	}{
		{"first paragraph", "The boat is back.", []Block{p("The boat is back."), p("It sails.")}, []Block{p("It sails.")}, 1},
		{"in two, behind a photo", "The boat is back. Fares rise.", []Block{photo, p("The boat is back."), p("Fares rise."), p("It sails.")}, []Block{photo, p("It sails.")}, 2},
		{"once", "The boat is back.", []Block{p("The boat is back."), p("The boat is back."), p("It sails.")}, []Block{p("The boat is back."), p("It sails.")}, 1},
		{"not the first", "The boat is back.", []Block{p("It sails."), p("The boat is back.")}, []Block{p("It sails."), p("The boat is back.")}, 0},
		{"all there is", "The boat is back.", []Block{p("The boat is back.")}, []Block{p("The boat is back.")}, 0},
		{"a part of it", "The boat is back. Fares rise.", []Block{p("The boat is back."), p("It sails.")}, []Block{p("The boat is back."), p("It sails.")}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := draft{options: &Extractor{Trace: true}, ledger: newLedger()}
			for range tt.body {
				d.ledger.body = append(d.ledger.body, &fate{})
			}
			a := &Article{Standfirst: tt.standfirst, Body: tt.body, Paragraphs: paragraphs(tt.body)}
			d.dropStandfirst(a)
			assert.Equal(t, tt.want, a.Body)
			assert.Equal(t, paragraphs(tt.want), a.Paragraphs)
			assert.Len(t, d.ledger.body, len(tt.body)-tt.dropped)
		})
	}
}

// A line of the body that is the byline and nothing else is no paragraph.
func TestBylineInBody(t *testing.T) {
	const long = "The ferry sailed again on Monday, after three days in the harbour, with forty passengers and sacks of post on board, and its captain was glad."
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"first", "<p>Ada Quill</p><p>" + long + "</p><p>It rained.</p>", []string{long, "It rained."}},
		{"under a standfirst", "<p>Islands cheer</p><p><b>By Ada Quill/Bo Lind</b></p><p>" + long + "</p>", []string{"Islands cheer", long}},
		{"last, with an address", "<p>" + long + "</p><p>Ada Quill, reporter ada@gazette.example</p>", []string{long}},
		{"with the house", "<p>" + long + "</p><p>The Gazette / Ada Quill</p>", []string{long}},
		{"without a full paragraph", "<p>By Ada Quill</p><p>It rained.</p><p>Ada Quill</p><p>And it rained.</p>", []string{"It rained.", "Ada Quill", "And it rained."}},
		{"between paragraphs", "<p>" + long + "</p><p>Ada Quill</p><p>Later: " + long + "</p>", []string{long, "Ada Quill", "Later: " + long}},
		{"under a letter", "<p>" + long + "</p><p>Yours,</p><p>Ada Quill</p>", []string{long, "Yours,", "Ada Quill"}},
		{"with a date", "<p>By Ada Quill<br>Published 6 May 2024</p><p>" + long + "</p>", []string{long}},
		{"with a role", "<p>By Ada Quill<br>staff writer</p><p>" + long + "</p>", []string{long}},
		{"date alone", "<p>6 May 2024</p><p>" + long + "</p>", []string{long}},
		{"date of a letter", "<p>6 May 1904</p><p>" + long + "</p>", []string{"6 May 1904", long}},
		{"label of another date", "<p>Published 6 May 1904</p><p>" + long + "</p>", []string{long}},
		{"date in a sentence", "<p>It was 6 May 2024.</p><p>" + long + "</p>", []string{"It was 6 May 2024.", long}},
		{"date between paragraphs", "<p>" + long + "</p><p>6 May 2024</p><p>Later: " + long + "</p>", []string{long, "6 May 2024", "Later: " + long}},
		{"times of a live blog", "<p>18:40Cy Oake</p><p>" + long + "</p><p>17:55</p><p>KEY EVENT</p><p>Later: " + long + "</p><p>16:20</p><p>At last: " + long + "</p><p>Newer Older</p>",
			[]string{long, "Later: " + long, "At last: " + long}},
		{"times of a timetable", "<p>" + long + "</p><p>18:40</p><p>To sea</p><p>19:40</p><p>Back again</p><p>20:40</p><p>Later: " + long + "</p>",
			[]string{long, "18:40", "To sea", "19:40", "Back again", "20:40", "Later: " + long}},
		{"biography", "<p>" + long + "</p><p>Ada Quill is a reporter.</p>", []string{long, "Ada Quill is a reporter."}},
		{"another person", "<p>Cy Oake</p><p>" + long + "</p>", []string{"Cy Oake", long}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := `<meta name="author" content="Ada Quill, Bo Lind"><meta property="article:published_time" content="2024-05-06"><h1 class="head">Ferry</h1><div class="story">` + tt.in + `</div>`
			a, err := (&Extractor{Rules: gazetteRules(t), Trace: true}).Extract(strings.NewReader(in), "https://www.gazette.example/ferry")
			require.NoError(t, err)
			assert.Equal(t, tt.want, a.Paragraphs)
			assert.Len(t, a.Body, len(tt.want))
		})
	}
}

// TestEachString fails for a string of an Article that eachString does not know.
func TestEachString(t *testing.T) {
	var a Article
	n := fillStrings(reflect.ValueOf(&a).Elem())
	seen := 0
	a.eachString(func(s *string) {
		assert.Equal(t, "x", *s)
		*s = "y"
		seen++
	})
	assert.Equal(t, n, seen)
	assert.NotZero(t, n)
}

// fillStrings puts x into every string inside v, one element in every slice, and
// counts them; the key of a map and what names a type or a kind are none.
func fillStrings(v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			v.SetString("x")
			return 1
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return 0
		}
		for i := range v.NumField() {
			n += fillStrings(v.Field(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		n = fillStrings(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		n = fillStrings(v.Index(0))
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]string{"field": "x"}))
		n = 1
	}
	return n
}

// TestDescribeUnderRule describes a page whose rule finds a photo.
func TestDescribeUnderRule(t *testing.T) {
	rules, err := ReadRules(fstest.MapFS{"gazette.example.toml": {Data: []byte("name = \"The Gazette\"\nhosts = [\"gazette.example\"]\n[[layout]]\nphotos = [\"figure\"]")}})
	require.NoError(t, err)
	const source = `<h1>The ferry returns</h1><figure><img src="/ferry.jpg" width="800" alt=""><figcaption>The <a href="/pier">pier</a></figcaption></figure><p>Text.`
	a, err := (&Extractor{Rules: rules}).Describe(Page{HTML: strings.NewReader(source), URL: "https://gazette.example/ferry"})
	require.NoError(t, err)
	require.Len(t, a.Photos, 1)
	assert.Equal(t, "The pier", a.Photos[0].Caption)
	assert.Equal(t, Applied{Name: "gazette.example", Layout: "layout[0]"}, a.Rule)
}

// TestRuledDateMissing has a page without the date that its rule names, and another date in
// print: that of the metadata is left.
func TestRuledDateMissing(t *testing.T) {
	rules, err := ReadRules(fstest.MapFS{"gazette.example.toml": {Data: []byte("name = \"The Gazette\"\nhosts = [\"gazette.example\"]\n[[layout]]\nbody = [\".story\"]\npublished = [\".when\"]")}})
	require.NoError(t, err)
	long := strings.Repeat("The ferry sailed again on Monday, after a winter in the dock. ", 4)
	source := `<meta property="article:published_time" content="2024-03-20T08:00:00Z"><h1>The ferry returns</h1>
<p class="date">3 March 2024</p><div class="story"><p>` + long + `<p>` + long + `<p>` + long + `</div>`
	for _, trace := range []bool{true, false} {
		a, err := (&Extractor{Rules: rules, Trace: trace}).Extract(strings.NewReader(source), "https://www.gazette.example/ferry")
		require.NoError(t, err)
		assert.Equal(t, "2024-03-20T08:00:00Z", a.Published.Format(time.RFC3339), "with Trace: %t", trace)
	}
}
