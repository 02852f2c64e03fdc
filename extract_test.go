package lede

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// gazette is a page of an invented paper.
const gazette = `<!doctype html><html lang="en-GB"><head><title>Ferry returns | The Gazette</title>
<meta property="og:title" content="Ferry returns after storm"><meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2024-05-06T07:08:09+01:00">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry is back","author":{"name":"The Gazette"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1 class="head">The ferry returns</h1><p class="by">By Ada Quill in Portside</p>
<div class="story"><p>The ferry sailed again on Monday, after three days in the harbour, with forty passengers on board and a new captain.</p>
<p class="box">Enjoying this story? Subscribe now.</p>
<p>It had stayed in port while the storm went over the bay, and the harbour master said that nobody had asked him to open the gates before.</p>
<p>“We are glad to be back,” said the captain, who had spent the night on the bridge, and who will sail again on Tuesday at noon.</p></div></article>
<footer>All rights reserved</footer></body></html>`

const gazetteRule = `
name = "The Gazette"
hosts = ["gazette.example"]
[[layout]]
title = ["h1.head"]
byline = [".by"]
body = [".story"]
drop = [".box"]
`

func gazetteRules(t *testing.T) *RuleSet {
	t.Helper()
	rules, err := ReadRules(fstest.MapFS{"gazette.example.toml": {Data: []byte(gazetteRule)}})
	require.NoError(t, err)
	return rules
}

func TestPrecedence(t *testing.T) {
	e := Extractor{Rules: gazetteRules(t), Trace: true}
	a, err := e.Extract(strings.NewReader(gazette), "https://www.gazette.example/ferry")
	require.NoError(t, err)

	assert.Equal(t, "The ferry returns", a.Title, "the rule beats metadata")
	assert.Equal(t, "rule gazette.example: h1.head", a.Sources["title"])
	assert.Equal(t, []Author{{Name: "Ada Quill", Place: "Portside"}}, a.Authors, "a visible byline beats JSON-LD")
	assert.Equal(t, "rule gazette.example: .by", a.Sources["authors"])
	assert.Equal(t, "2024-05-06T07:08:09+01:00", a.Published.Format("2006-01-02T15:04:05-07:00"), "metadata fills what the rule leaves out, with its zone")
	assert.Contains(t, a.Sources["published"], "article:published_time")
	assert.Len(t, a.Paragraphs, 3)
	assert.Equal(t, "rule gazette.example: .story", a.Sources["paragraphs"])
	assert.Equal(t, []Dropped{
		{Text: "The ferry returns", Reason: "outside the body", Field: "title"},
		{Text: "By Ada Quill in Portside", Reason: "outside the body", Field: "byline"},
		{Text: "Enjoying this story? Subscribe now.", Reason: "rule gazette.example: drop .box", Before: 1},
	}, a.Dropped)
	assert.Equal(t, "en-GB", a.Language)
	assert.InDelta(t, 0.95, a.Confidence, 0.05)
}

func TestFallback(t *testing.T) {
	e := Extractor{Rules: &RuleSet{}}
	a, err := e.Extract(strings.NewReader(gazette), "https://www.gazette.example/ferry")
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(a.Sources["paragraphs"], "fallback: "), a.Sources["paragraphs"])
	assert.Contains(t, a.Text(), "The ferry sailed again on Monday")
	assert.NotContains(t, a.Text(), "All rights reserved")
	assert.Equal(t, "The Gazette", a.Publisher)
	assert.Greater(t, a.Confidence, 0.0)
	assert.Less(t, a.Confidence, 1.0)

	e.NoFallback = true
	_, err = e.Extract(strings.NewReader(gazette), "https://www.gazette.example/ferry")
	assert.ErrorIs(t, err, ErrNoArticle)
}

func TestFallbackWhenRuleFindsNoBody(t *testing.T) {
	e := Extractor{Rules: gazetteRules(t)}
	page := strings.Replace(gazette, `class="story"`, `class="another"`, 1)
	a, err := e.Extract(strings.NewReader(page), "https://gazette.example/ferry")
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(a.Sources["paragraphs"], "fallback: "), a.Sources["paragraphs"])
	assert.Equal(t, "The ferry returns", a.Title, "what the rule finds stays")
}

// The address dates a page that says nothing else, whoever found its body.
func TestDateOfAddress(t *testing.T) {
	page := strings.Replace(gazette, "article:published_time", "other", 1)
	e := Extractor{Rules: gazetteRules(t)}
	a, err := e.Extract(strings.NewReader(page), "https://gazette.example/article/A2024050614320005196")
	require.NoError(t, err)
	assert.Equal(t, "2024-05-06", a.Published.Format("2006-01-02"))
	assert.Equal(t, "fallback: address", a.Sources["published"])
	e.NoFallback = true
	a, err = e.Extract(strings.NewReader(page), "https://gazette.example/2024/05/06/ferry")
	require.NoError(t, err)
	assert.Zero(t, a.Published)
}

// A brief is an article of one paragraph, if its page says so.
func TestBrief(t *testing.T) {
	const brief = `<html><head><title>Ferry returns</title>%s</head><body><h1>Ferry returns</h1>
<p>The ferry sailed again on Monday, after three days in the harbour, with forty passengers on board.</p></body></html>`
	a, err := Extract(strings.NewReader(fmt.Sprintf(brief, `<meta property="og:type" content="article">`)), "https://gazette.example/ferry")
	require.NoError(t, err)
	assert.Equal(t, []string{"The ferry sailed again on Monday, after three days in the harbour, with forty passengers on board."}, a.Paragraphs)
	assert.Less(t, a.Confidence, 0.5)
}

// A page may leave its text to a script.
func TestDrawnPage(t *testing.T) {
	text := "<p>" + strings.Repeat("The ferry sails again, late but full. ", 8) + "<\\/p>$$AD$$<p>The captain is glad.<\\/p>"
	page := `<html><head><title>Ferry returns</title>%s</head><body><div id="app"></div><script>draw({"body":"` + text + `"})</script></body></html>`
	a, err := Extract(strings.NewReader(fmt.Sprintf(page, `<meta property="og:type" content="article">`)), "https://gazette.example/ferry")
	require.NoError(t, err)
	assert.Len(t, a.Paragraphs, 2)
	assert.Equal(t, "fallback: state", a.Sources["paragraphs"])
	_, err = Extract(strings.NewReader(fmt.Sprintf(page, "")), "https://gazette.example/ferry")
	assert.ErrorIs(t, err, ErrNoArticle, "what does not say that it is an article is none")
}

func TestStoryInData(t *testing.T) {
	page := `<head><meta property="og:title" content="Ferry sails again"></head><body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">
		{"article":{"headline":"Ferry sails again","authors":[{"name":"Ada Quill"}],"publishedAt":"2025-03-21T17:45:12Z","content":[
		{"type":"paragraph","text":"The ferry to the outer islands sails again from the first week of May, the harbour board said on Tuesday, after a year."},
		{"type":"heading","text":"Fares"},{"type":"paragraph","text":"Fares rise by eleven per cent. Islanders keep their discount cards, and visitors pay the full price all year."},
		{"type":"paragraph","text":"The operator promised to hire twenty-two people, most of them from the islands, and to train them in the customs house."}]}}</script>`
	a, err := Extract(strings.NewReader(page), "https://gazette.example/news/a")
	require.NoError(t, err)
	assert.Len(t, a.Paragraphs, 3)
	assert.Equal(t, "Ada Quill", a.Authors[0].Name)
	assert.Equal(t, "state: publishedAt", a.Sources["published"])
	assert.Equal(t, "fallback: state", a.Sources["body"])
	assert.InDelta(t, 0.5, a.Confidence, 0.01)
}

func TestBadInput(t *testing.T) {
	noise := make([]byte, 4096)
	random := rand.NewChaCha8([32]byte{1})
	_, err := random.Read(noise)
	require.NoError(t, err)
	for _, tt := range []struct{ name, input string }{
		{"empty", ""},
		{"white space", " \n\t "},
		{"PDF", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + string(noise)},
		{"random bytes", string(noise)},
		{"no text", "<html><body><div></div></body></html>"},
		{"section front", "<html><body><nav><a href=/>Home</a></nav><ul>" + strings.Repeat(`<li><a href="/news/1">Ferry returns after storm</a></li>`, 40) + "</ul></body></html>"},
		{"only a prompt", `<html><body><h1>Ferry returns</h1><div class="paywall-prompt"><button>Subscribe</button></div></body></html>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Extract(strings.NewReader(tt.input), "https://gazette.example/")
			assert.ErrorIs(t, err, ErrNoArticle)
			assert.Nil(t, a)
		})
	}
}

func TestTruncatedPage(t *testing.T) {
	e := Extractor{Rules: gazetteRules(t)}
	cut := gazette[:strings.Index(gazette, "said the captain")]
	a, err := e.Extract(strings.NewReader(cut), "https://gazette.example/ferry")
	require.NoError(t, err)
	require.Len(t, a.Paragraphs, 3, "what is there is kept")
	assert.Equal(t, "“We are glad to be back,”", a.Paragraphs[2])
}

func TestLimits(t *testing.T) {
	size := int64(len(gazette))
	e := Extractor{Rules: gazetteRules(t), MaxBytes: size}
	_, err := e.Extract(strings.NewReader(gazette), "https://gazette.example/ferry")
	require.NoError(t, err, "exactly MaxBytes is not too large")
	e.MaxBytes = size - 1
	_, err = e.Extract(strings.NewReader(gazette), "https://gazette.example/ferry")
	assert.ErrorIs(t, err, ErrTooLarge)
}

// A page that nests deeper than a browser lets it gives its article all the same,
// and so does one that leaves open what no text stands in.
func TestOddMarkup(t *testing.T) {
	e := Extractor{Rules: gazetteRules(t)}
	want, err := e.Extract(strings.NewReader(gazette), "https://gazette.example/ferry")
	require.NoError(t, err)
	for _, before := range []string{
		strings.Repeat("<font>", 600), strings.Repeat("<div>", 50_000), "<label>", "<dialog>", "<button>", "<a name=top>", "<form>", "<nav>",
		`<div role="alertdialog">`,
	} {
		src := strings.Replace(gazette, "<body>", "<body>"+before, 1)
		require.NotEqual(t, gazette, src)
		got, err := e.Extract(strings.NewReader(src), "https://gazette.example/ferry")
		if assert.NoError(t, err, before[:min(len(before), 30)]) {
			assert.Equal(t, want.Title, got.Title)
			assert.Equal(t, want.Paragraphs, got.Paragraphs, before[:min(len(before), 30)])
		}
	}
}

func TestReaderError(t *testing.T) {
	broken := errors.New("line dropped")
	_, err := Extract(io.MultiReader(strings.NewReader("<p>text"), iotest.ErrReader(broken)), "")
	assert.ErrorIs(t, err, broken)
	_, err = Extract(nil, "")
	assert.Error(t, err)
	_, err = new(Extractor).ExtractNode(nil, "")
	assert.Error(t, err)
}

func TestBrokenLinkedData(t *testing.T) {
	e := Extractor{Rules: gazetteRules(t)}
	page := strings.Replace(gazette, `{"@type"`, `{{{"@type"`, 1)
	a, err := e.Extract(strings.NewReader(page), "https://gazette.example/ferry")
	require.NoError(t, err)
	assert.Equal(t, "The ferry returns", a.Title)
	assert.Len(t, a.Paragraphs, 3)
}

func TestExtractNode(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(gazette))
	require.NoError(t, err)
	var before, after strings.Builder
	require.NoError(t, html.Render(&before, doc))
	for _, e := range []Extractor{{Rules: gazetteRules(t)}, {Rules: &RuleSet{}}} {
		fromNode, err := e.ExtractNode(doc, "https://gazette.example/ferry")
		require.NoError(t, err)
		fromBytes, err := e.Extract(strings.NewReader(gazette), "https://gazette.example/ferry")
		require.NoError(t, err)
		assert.Equal(t, fromBytes, fromNode)
	}
	require.NoError(t, html.Render(&after, doc))
	assert.Equal(t, before.String(), after.String(), "the caller's tree is left as it is")
}

func TestConcurrentUse(t *testing.T) {
	e := Extractor{Rules: gazetteRules(t)}
	want, err := e.Extract(strings.NewReader(gazette), "https://gazette.example/ferry")
	require.NoError(t, err)
	fallback := Extractor{}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := e.Extract(strings.NewReader(gazette), "https://gazette.example/ferry")
			assert.NoError(t, err)
			assert.Equal(t, want, got)
			_, err = fallback.Extract(strings.NewReader(gazette), "https://gazette.example/ferry")
			assert.NoError(t, err)
		})
	}
	wg.Wait()
}

func TestDateline(t *testing.T) {
	page := strings.Replace(gazette, "The ferry sailed again on Monday", "PORTSIDE, May 6 (AP) — The ferry sailed again on Monday", 1)
	e := Extractor{Rules: gazetteRules(t)}
	a, err := e.Extract(strings.NewReader(page), "https://gazette.example/ferry")
	require.NoError(t, err)
	assert.Equal(t, Dateline{Places: []string{"Portside"}, Date: "2024-05-06", Agencies: []string{"AP"}, Raw: "PORTSIDE, May 6 (AP)"}, a.Dateline)
	assert.True(t, strings.HasPrefix(a.Paragraphs[0], "PORTSIDE, May 6 (AP) — The ferry"), "the paragraph keeps it")

	e.StripDateline = true
	a, err = e.Extract(strings.NewReader(page), "https://gazette.example/ferry")
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(a.Paragraphs[0], "The ferry sailed"), a.Paragraphs[0])
	assert.Equal(t, a.Paragraphs[0], a.Body[0].Text)
	assert.Equal(t, "PORTSIDE, May 6 (AP)", a.Dateline.Raw)
}

func TestBylineInDateline(t *testing.T) {
	page := strings.NewReplacer(`<p class="by">By Ada Quill in Portside</p>`, "", `"author":{"name":"The Gazette"}`, `"x":1`,
		"The ferry sailed again on Monday", "By Ada Quill LONDON (Reuters) - The ferry sailed again on Monday").Replace(gazette)
	e := Extractor{Rules: gazetteRules(t)}
	a, err := e.Extract(strings.NewReader(page), "https://gazette.example/ferry")
	require.NoError(t, err)
	assert.Equal(t, []Author{{Name: "Ada Quill"}}, a.Authors)
	assert.Equal(t, []string{"London"}, a.Dateline.Places)
}

func TestTitleCaseNames(t *testing.T) {
	page := strings.Replace(gazette, "By Ada Quill in Portside", "By ADA QUILL", 1)
	for titleCase, want := range map[bool]string{false: "ADA QUILL", true: "Ada Quill"} {
		e := Extractor{Rules: gazetteRules(t), TitleCaseNames: titleCase}
		a, err := e.Extract(strings.NewReader(page), "https://gazette.example/ferry")
		require.NoError(t, err)
		assert.Equal(t, []Author{{Name: want}}, a.Authors)
	}
}

func TestLiveFromLinkedData(t *testing.T) {
	page := strings.Replace(gazette, `{"@type":"NewsArticle"`, `{"@type":"LiveBlogPosting","liveBlogUpdate":[
{"@type":"BlogPosting","headline":"It sails","datePublished":"2024-05-06T08:00:00Z","author":{"name":"Ada Quill"},"articleBody":"<p>Off it goes.</p><p>Nobody waved.</p>"},
{"@type":"BlogPosting","datePublished":"2024-05-06T07:00:00Z","articleBody":"It waits.\nSo do we."},{"@type":"BlogPosting"}]},{"@type":"NewsArticle"`, 1)
	e := Extractor{Rules: gazetteRules(t)}
	a, err := e.Extract(strings.NewReader(page), "https://gazette.example/ferry")
	require.NoError(t, err)
	paragraph := func(s string) Block { return Block{Type: ParagraphBlock, Text: s} }
	assert.Equal(t, []LiveEntry{
		{Time: time.Date(2024, 5, 6, 8, 0, 0, 0, time.UTC), Title: "It sails", Authors: []Author{{Name: "Ada Quill"}}, Body: []Block{paragraph("Off it goes."), paragraph("Nobody waved.")}},
		{Time: time.Date(2024, 5, 6, 7, 0, 0, 0, time.UTC), Body: []Block{paragraph("It waits."), paragraph("So do we.")}},
	}, a.Live, "an empty post is none")
	assert.Equal(t, "json-ld: liveBlogUpdate", a.Sources["live"])
	assert.Len(t, a.Paragraphs, 3)
}

func TestPrintedLivePosts(t *testing.T) {
	post := func(id, attrs, clock, title string) string {
		return `<section class="live-post" id="` + id + `" ` + attrs + `>` + clock + `<h2 itemprop="headline">` + title + `</h2><p>The harbour master has closed the port until six in the morning, he said in post ` + id + `.</p></section>`
	}
	marked := `itemprop="liveBlogUpdate" itemscope itemtype="https://schema.org/BlogPosting"`
	for _, tt := range []struct {
		name, attrs, clock, source string
		want                       time.Time
	}{
		{"microdata", marked, `<time itemprop="datePublished" datetime="2025-03-20T18:40:00Z">18:40</time>`, "microdata: liveBlogUpdate", time.Date(2025, 3, 20, 18, 40, 0, 0, time.UTC)},
		{"usual markup", "", `<time datetime="2025-03-20T18:40:00Z">18:40</time>`, "fallback: live posts", time.Date(2025, 3, 20, 18, 40, 0, 0, time.UTC)},
		{"clocks alone", "", `<div class="post-time">18:40</div>`, "fallback: live posts", time.Time{}},
	} {
		page := `<body><main><article><h1>Storm on the coast</h1><div class="posts">` + post("1", tt.attrs, tt.clock, "Harbour closes") + post("2", tt.attrs, tt.clock, "No trains") + post("3", tt.attrs, tt.clock, "Roof comes off") + `</div></article></main>`
		a, err := Extract(strings.NewReader(page), "https://gazette.example/news/storm")
		require.NoError(t, err, tt.name)
		require.Len(t, a.Live, 3, tt.name)
		assert.Equal(t, "No trains", a.Live[1].Title, tt.name)
		assert.Equal(t, []Block{{Type: ParagraphBlock, Text: "The harbour master has closed the port until six in the morning, he said in post 2."}}, a.Live[1].Body, tt.name)
		assert.Equal(t, tt.source, a.Sources["live"], tt.name)
		if !tt.want.IsZero() {
			assert.Equal(t, tt.want, a.Live[1].Time, tt.name)
		}
		assert.NotContains(t, a.Text(), "18:40", tt.name)
	}
}

func TestReadRules(t *testing.T) {
	_, err := ReadRules(fstest.MapFS{
		"a.toml": {Data: []byte("name = \"A\"\nhots = [\"a.example\"]\n")},
		"b.toml": {Data: []byte("name = \"B\"\nhosts = [\"b\"]\n")},
	})
	require.Error(t, err)
	assert.Equal(t, "a.toml:2: hots: unknown key\nb.toml:2: hosts[0]: \"b\" is not a host name such as example.com", err.Error())
	fault, ok := errors.AsType[*RuleError](err)
	require.True(t, ok)
	assert.Equal(t, RuleError{File: "a.toml", Line: 2, Key: "hots", Msg: "unknown key"}, *fault)
}

func TestRuleSetWith(t *testing.T) {
	all := BuiltinRules().With(gazetteRules(t))
	assert.Equal(t, append(BuiltinRules().Names(), "The Gazette"), all.Names())
	assert.Equal(t, []string{"The Gazette"}, (*RuleSet)(nil).With(gazetteRules(t)).Names())
	assert.Empty(t, new(RuleSet).Names())
}

func FuzzExtract(f *testing.F) {
	f.Add([]byte(gazette), "https://gazette.example/ferry")
	f.Add([]byte("<p>text<br><br>more"), "")
	f.Add([]byte("<h1>Get all your news in one place.</h1><h1>T</h1><p>x"), "https://www.inkl.com/news/t")
	f.Fuzz(func(t *testing.T, page []byte, pageURL string) {
		a, err := Extract(strings.NewReader(string(page)), pageURL)
		if err == nil {
			assert.False(t, a.isEmpty())
		}
	})
}

// The caller may use the bytes of a page for something else when the call is over.
func TestArticleIsItsOwn(t *testing.T) {
	src := []byte(gazette)
	e := Extractor{Rules: gazetteRules(t), Trace: true}
	a, err := e.Extract(bytes.NewReader(src), "https://www.gazette.example/ferry")
	require.NoError(t, err)
	described, err := e.Describe(Page{HTML: bytes.NewReader(src), URL: "https://www.gazette.example/ferry"})
	require.NoError(t, err)
	before, err := json.Marshal([]*Article{a, described})
	require.NoError(t, err)
	for i := range src {
		src[i] = 'x'
	}
	after, err := json.Marshal([]*Article{a, described})
	require.NoError(t, err)
	assert.Equal(t, string(before), string(after))
}
