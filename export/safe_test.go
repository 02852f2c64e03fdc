package export_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/microcosm-cc/bluemonday"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/export"
)

// promised is the policy that the documentation of HTML promises: these elements and
// attributes, and addresses that are relative or of http and https.
func promised() *bluemonday.Policy {
	name := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)
	p := bluemonday.NewPolicy()
	p.AllowElements("article", "header", "h1", "h2", "h3", "h4", "h5", "h6", "p", "time", "em", "strong", "code", "sub", "sup", "cite", "small",
		"figure", "figcaption", "blockquote", "ul", "ol", "li", "pre", "table", "caption", "thead", "tbody", "tr", "th", "td", "aside")
	p.AllowURLSchemes("http", "https")
	p.AllowRelativeURLs(true)
	p.RequireParseableURLs(true)
	p.AllowAttrs("lang").Matching(name).OnElements("article")
	p.AllowAttrs("datetime").Matching(bluemonday.ISO8601).OnElements("time")
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src", "alt").OnElements("img")
	p.AllowAttrs("width", "height").Matching(bluemonday.Integer).OnElements("img")
	p.AllowAttrs("cite").OnElements("blockquote")
	p.AllowAttrs("type").Matching(regexp.MustCompile(`^[aAiI]$`)).OnElements("ol")
	p.AllowAttrs("value").Matching(bluemonday.Integer).OnElements("li")
	p.AllowAttrs("id").Matching(name).OnElements("aside")
	return p
}

// checkSafe checks that the HTML of an article is what the policy leaves of it, and
// what a parser makes of it.
func checkSafe(t *testing.T, a *lede.Article) {
	t.Helper()
	got := written(t, export.HTML, a, export.Options{})
	require.Equal(t, got, promised().Sanitize(got))
	require.True(t, utf8.ValidString(got))
	again := strings.TrimSuffix(strings.TrimPrefix(rendered(t, got), "<html><head></head><body>"), "</body></html>")
	require.Equal(t, strings.ReplaceAll(got, "\r", ""), again)
}

// rendered gives HTML as the tree that a browser makes of it is written.
func rendered(t *testing.T, text string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	require.NoError(t, err)
	var b strings.Builder
	require.NoError(t, html.Render(&b, doc))
	return strings.ReplaceAll(b.String(), "/>", ">")
}

// built makes an article of whatever texts and numbers, in which every field has a
// text, and every block has every field.
func built(texts []string, numbers []byte) *lede.Article {
	text := func(i int) string { return texts[i%len(texts)] }
	number := func(i int) int { return int(numbers[i%len(numbers)]) }
	types := [...]lede.BlockType{lede.ParagraphBlock, lede.HeadingBlock, lede.ListItemBlock, lede.QuoteBlock, lede.PhotoBlock, lede.TableBlock, lede.CodeBlock, lede.EmbedBlock, lede.NoteBlock, lede.ListItemBlock, "other"}
	kinds := [...]lede.SpanKind{lede.LinkSpan, lede.EmphasisSpan, lede.StrongSpan, lede.CodeSpan, lede.SubscriptSpan, lede.SuperscriptSpan, lede.CitationSpan, "other"}
	spans := func(i int) []lede.Span {
		var all []lede.Span
		for j := range 6 {
			start := number(i + j)
			all = append(all, lede.Span{Kind: kinds[number(i+2*j)%len(kinds)], Start: start % 16, End: start%16 + number(i+3*j)%24 - 1, URL: text(i + j)})
		}
		return all
	}
	photo := func(i int) *lede.Photo {
		return &lede.Photo{URL: text(i), Alt: text(i + 1), Caption: text(i + 2), Credit: text(i + 3), Width: number(i) - 8, Height: number(i + 1), CaptionSpans: spans(i)}
	}
	a := &lede.Article{
		Title: text(0), Kicker: text(1), Standfirst: text(2), Section: text(3), Byline: text(4), Language: text(5), URL: text(6), Publisher: text(7),
		Authors: []lede.Author{{Name: text(8), URL: text(9)}}, Keywords: texts, Photos: []lede.Photo{*photo(0)},
	}
	for i := range numbers {
		a.Body = append(a.Body, lede.Block{
			Type: types[number(i)%len(types)], Text: text(i), Spans: spans(i), ID: text(i + 1), Level: number(i+1)%9 - 1, Ordered: number(i)%2 == 0,
			Marker: text(i + 2), URL: text(i + 3), Cite: text(i + 4), Photo: photo(i), Embed: &lede.Embed{Kind: lede.PostEmbed, Provider: text(i + 5), Title: text(i + 6), Poster: text(i + 7)},
			Caption: text(i + 8), Rows: [][]string{{text(i + 8), text(i + 9)}, {text(i)}}, HeaderRows: number(i+2)%4 - 1,
		})
	}
	a.Live = []lede.LiveEntry{{Title: text(1), Body: a.Body[:len(a.Body)/2]}, {Title: text(2), Body: []lede.Block{{Type: lede.NoteBlock, Text: text(3) + "x", ID: "note-1"}}}}
	return a
}

// FuzzSafe holds the HTML of whatever article against the promised policy.
func FuzzSafe(f *testing.F) {
	f.Add("The <b>ferry</b> & co.\nhttps://gazette.example/a?b=c&d=(e)\n1.\nnote-1", []byte{2, 9, 9, 4, 6, 200, 31})
	f.Add("javascript:alert(1)\n\"><script>x</script>\n#note-1\n b.\n\x00\x1b\u202e", []byte{0, 1, 3, 5, 7, 8, 10})
	f.Add("//gazette.example/%zz\nhttp://u:p@gazette.example/\nhttp://[::1]:x/\n?a=\xff\u00e9\nmailto:a@b.example", []byte{40, 80, 120, 4, 4, 7, 7})
	f.Fuzz(func(t *testing.T, text string, numbers []byte) {
		if len(numbers) == 0 || len(numbers) > 24 || len(text) > 1<<12 {
			return
		}
		a := built(strings.Split(text, "\n"), numbers)
		checkSafe(t, a)
		for _, to := range formats {
			if err := to(new(strings.Builder), a, export.Options{FrontMatter: true}); err != nil {
				require.ErrorIs(t, err, export.ErrNoAddress)
			}
		}
	})
}

// TestSafe holds the HTML of the fixtures against the promised policy.
func TestSafe(t *testing.T) {
	for _, fixture := range fixtures {
		checkSafe(t, articleOf(t, fixture))
	}
}
