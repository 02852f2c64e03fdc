package lede_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

// The parts of the pages that TestVerdict judges.
const (
	shortStory = `<h1>The ferry will sail again in May</h1>
<p>The harbour board said on Tuesday that the ferry to the islands will sail again in May, two months after the storm that took the pier away.</p>
<p>Its chairwoman told a full town hall that the new pontoon had arrived by sea, and that divers would begin to set its chains within the week.</p>
<p>The islanders have been served by fishing boats since March, at a price that the board pays, and few of them believed that it would last.</p>`
	restOfStory = `<p>“I have seen three piers in my life, and none of them was built in under a year,” said a crab fisherman, who has moored there since he was a boy.</p>
<p>The pontoon is said to last for twenty years, or ten if it is left outside in winter, which the board means to do for want of a shed.</p>`
	footer  = `<footer><ul><li><a href="/about">About the Northern Post</a></li><li><a href="/terms">Terms of use</a></li><li><a href="/frost">Since the great frost</a></li></ul></footer>`
	nextURL = "https://the-northern-post.example/news/ferry"
)

func whole(text string) string {
	return `<!doctype html><html lang="en"><title>The ferry will sail again in May</title><body><header>The Northern Post</header><main><article><div class="text">` +
		text + `</div></article></main>` + footer + `</body></html>`
}

func TestVerdict(t *testing.T) {
	long := shortStory + strings.Repeat(restOfStory, 1) + strings.ReplaceAll(restOfStory, "pontoon", "floating pier") +
		strings.ReplaceAll(restOfStory, "piers", "bridges") + strings.ReplaceAll(restOfStory, "twenty", "thirty") + strings.ReplaceAll(restOfStory, "three", "four")
	counted := `<script type="application/ld+json">{"@type":"NewsArticle","wordCount":900,"headline":"The ferry will sail again in May"}</script>`
	closed := `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false,"headline":"The ferry will sail again in May"}</script>`
	gate := `<div class="regwall"><h3>Register to read the rest of this story</h3><a href="/register">Register</a></div>`
	tests := []struct {
		name, page string
		want       lede.Verdict
	}{
		{"whole", whole(long), lede.Verdict{State: lede.Complete}},
		{"whole and short", whole(shortStory), lede.Verdict{State: lede.Complete}},
		{"a flag alone", whole(closed + shortStory), lede.Verdict{State: lede.Complete}},
		{"a wall that is hidden", whole(shortStory + `<div style="display:none">` + gate + `</div>`), lede.Verdict{State: lede.Complete}},
		{"a newsletter", whole(shortStory + `<div class="box"><h3>Sign up to get the full story of the week in our newsletter</h3><form><button>Sign up</button></form></div>`), lede.Verdict{State: lede.Complete}},
		{"donations", whole(shortStory + `<div class="support"><h3>Our reporting needs you</h3><a href="/give">Support us</a></div>`), lede.Verdict{State: lede.Complete}},
		{"a sentence behind a long text", whole(long + `<p>Subscribe to read more of this paper’s stories every day</p>`), lede.Verdict{State: lede.Complete}},

		{"cut off in a paragraph", whole(long)[:strings.Index(whole(long), "said a crab")], lede.Verdict{State: lede.Truncated, Evidence: []string{
			"html ends inside <p>", "nothing behind the last paragraph", "last paragraph ends without a stop"}}},
		{"cut off behind a paragraph", whole(long)[:strings.Index(whole(long), "<p>“I have seen")], lede.Verdict{State: lede.Truncated, Evidence: []string{
			"html ends inside <div>", "nothing behind the last paragraph"}}},
		{"cut off in a tag", whole(long)[:strings.Index(whole(long), "<p>“I have seen")+2], lede.Verdict{State: lede.Truncated, Evidence: []string{
			"html ends in a tag inside <div>", "nothing behind the last paragraph"}}},
		{"cut off behind the text", whole(long)[:strings.Index(whole(long), "great frost")], lede.Verdict{State: lede.Complete}},
		{"without end tags", strings.TrimSuffix(whole(long), "</body></html>"), lede.Verdict{State: lede.Complete}},

		{"the first of its pages", whole(long + `<p><b>1</b> <a href="/news/ferry/2">2</a> <a href="/news/ferry/3">3</a></p>`), lede.Verdict{State: lede.Truncated, Evidence: []string{
			"next page: https://the-northern-post.example/news/ferry/2 behind the text"}}},
		{"a next page in the head", `<link rel="next" href="?page=2">` + whole(long), lede.Verdict{State: lede.Truncated, Evidence: []string{
			"link: next https://the-northern-post.example/news/ferry?page=2"}}},
		{"the next story", `<link rel="next" href="/news/pier">` + whole(long), lede.Verdict{State: lede.Complete}},

		{"a wall", whole(shortStory + gate), lede.Verdict{State: lede.Gated, Evidence: []string{
			"gate: .regwall behind paragraph 3", `gate: "Register to read the rest of this story"`, "text of 416 letters"}}},
		{"a wall over the page", strings.Replace(whole(shortStory), "</body>", strings.Repeat(footer, 10)+gate+"</body>", 1), lede.Verdict{State: lede.Gated, Evidence: []string{
			"gate: .regwall over the page", `gate: "Register to read the rest of this story"`, "text of 416 letters"}}},
		{"a text that breaks off, and a count", whole(counted + shortStory + `<p>What they did not know was that the`), lede.Verdict{State: lede.Gated, Evidence: []string{
			"json-ld: wordCount 900, text 88", "last paragraph ends without a stop", "text of 451 letters"}}},
		{"a count alone", whole(counted + shortStory), lede.Verdict{State: lede.Unsure, Evidence: []string{
			"json-ld: wordCount 900, text 80", "text of 416 letters"}}},
		{"a story elsewhere", whole(shortStory + `<p><a href="https://harbour-times.example/ferry">Read the full story at Harbour Times</a></p>`), lede.Verdict{State: lede.Stub, Evidence: []string{
			"text of 416 letters", "story: https://harbour-times.example/ferry"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, err := lede.Extract(strings.NewReader(tt.page), nextURL)
			require.NoError(t, err)
			assert.Equal(t, tt.want, a.Verdict)
		})
	}
}

func TestNoArticleError(t *testing.T) {
	tests := []struct {
		name, page string
		want       lede.Verdict
		text       string
	}{
		{"a gate alone", `<html><title>Ferry</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry"}</script>
<body><h1>Ferry</h1><section class="paywall"><h2>This story is for subscribers only</h2><a href="/subscribe">Subscribe</a></section></body></html>`,
			lede.Verdict{State: lede.Gated, Evidence: []string{"gate: .paywall in place of the text", `gate: "This story is for subscribers only"`}},
			`no article: gated: gate: .paywall in place of the text; gate: "This story is for subscribers only"`},
		{"a shell", `<html><title>Ferry</title><body><div id="root"></div><script src="/app.js"></script></body></html>`,
			lede.Verdict{State: lede.Unsure, Evidence: []string{"page of 0 words"}}, "no article: unsure: page of 0 words"},
		{"cut off before the text", `<html><title>Ferry</title><body><header><nav><a href="/">Home`,
			lede.Verdict{State: lede.Truncated, Evidence: []string{"html ends inside <a>"}}, "no article: truncated: html ends inside <a>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := lede.Extract(strings.NewReader(tt.page), "")
			require.ErrorIs(t, err, lede.ErrNoArticle)
			var none *lede.NoArticleError
			require.True(t, errors.As(err, &none))
			assert.Equal(t, tt.want, none.Verdict)
			assert.EqualError(t, err, tt.text)

			about, err := new(lede.Extractor).Describe(lede.Page{HTML: strings.NewReader(tt.page)})
			require.NoError(t, err)
			assert.Equal(t, "Ferry", about.Title, "what the page says of itself is there all the same")
			assert.Zero(t, about.Verdict)
		})
	}
	assert.EqualError(t, new(lede.NoArticleError), "no article")
}

func TestWarnings(t *testing.T) {
	head := func(s string) string { return strings.Replace(whole(shortStory), "<body>", s+"<body>", 1) }
	byline := func(s string) string { return strings.Replace(whole(shortStory), "</h1>", "</h1>"+s, 1) }
	tests := []struct {
		name string
		page lede.Page
		want []lede.Warning
	}{
		{"nothing", lede.Page{HTML: strings.NewReader(whole(shortStory))}, nil},
		{"another title", lede.Page{HTML: strings.NewReader(head(`<meta property="og:title" content="Northern Post front page">`))},
			[]lede.Warning{{Field: "title", Code: "title-differs", Text: "meta: og:title: Northern Post front page"}}},
		{"the site's name for a title", lede.Page{HTML: strings.NewReader(head(`<meta property="og:title" content="Northern Post"><meta property="og:site_name" content="The Northern Post">`))}, nil},
		{"another day", lede.Page{HTML: strings.NewReader(strings.Replace(byline(`<p class="date">Published <time datetime="2024-03-12">12 March 2024</time></p>`),
			"<body>", `<meta property="article:published_time" content="2024-03-20T10:00:00Z"><body>`, 1))},
			[]lede.Warning{{Field: "published", Code: "date-differs", Text: "printed 2024-03-12, meta: article:published_time 2024-03-20"}}},
		{"other people", lede.Page{HTML: strings.NewReader(strings.Replace(byline(`<p class="byline">By <a rel="author" href="/ada">Ada Quill</a></p>`),
			"<body>", `<meta name="author" content="Ben Marsh"><body>`, 1))},
			[]lede.Warning{{Field: "authors", Code: "authors-differ", Text: "meta: author: Ben Marsh"}}},
		{"a day to come", lede.Page{Retrieved: time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC),
			HTML: strings.NewReader(head(`<meta property="article:published_time" content="2031-03-20T10:00:00Z">`))},
			[]lede.Warning{{Field: "published", Code: "future-date", Text: "meta: article:published_time 2031-03-20"}}},
		{"another charset", lede.Page{ContentType: "text/html; charset=utf-8", HTML: strings.NewReader(strings.Replace(whole(shortStory), "</h1>", "</h1><p>\xdcber die F\xe4hre zur gr\xf6\xdferen der Inseln h\xf6rten wir.</p>", 1))},
			[]lede.Warning{{Field: "body", Code: "other-charset", Text: "the bytes are in another charset than the page declares"}}},
		{"markup that nests too deep", lede.Page{HTML: strings.NewReader(strings.Replace(whole(shortStory), "<footer>", "<footer>"+strings.Repeat("<div>a<i>b</i>", 1200), 1))},
			[]lede.Warning{{Field: "body", Code: "flattened", Text: "markup beyond the limits has lost its structure"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.page.URL = nextURL
			a, err := new(lede.Extractor).ExtractPage(tt.page)
			require.NoError(t, err)
			assert.Equal(t, tt.want, a.Warnings)
		})
	}
}
