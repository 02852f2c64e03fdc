package export_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/export"
)

var update = flag.Bool("update", false, "rewrite the golden files of testdata")

// formats are those that are written, by the ending of their goldens.
var formats = map[string]func(io.Writer, *lede.Article, export.Options) error{
	".html":             export.HTML,
	".md":               export.Markdown,
	".txt":              export.Text,
	".newsarticle.json": export.NewsArticle,
	".ninjs.json":       export.NINJS,
}

// fixtures are the pages of ../testdata/articles whose articles have goldens in each
// format.
var fixtures = []string{
	"low-tide-notes.example/reading-the-tide-tables",
	"theguardian.com/live-blog",
	"minato-shimbun.example/night-ferry-returns",
	"salt-and-sorrel.example/sorrel-potato-soup",
}

// notesRule has the footnotes of a page in its body.
const notesRule = `name = "Low Tide Notes"
hosts = ["low-tide-notes.example"]

[[layout]]
title = ["h1"]
standfirst = [".standfirst"]
byline = [".byline"]
body = ["article"]
drop = ["h1", ".standfirst", ".byline"]
`

// articleOf extracts a fixture.
func articleOf(t testing.TB, name string) *lede.Article {
	t.Helper()
	own, err := lede.ReadRules(fstest.MapFS{"low-tide-notes.example.toml": {Data: []byte(notesRule)}})
	require.NoError(t, err)
	page, err := os.ReadFile(filepath.Join("..", "testdata", "articles", filepath.FromSlash(name)+".html"))
	require.NoError(t, err)
	e := lede.Extractor{Rules: lede.BuiltinRules().With(own)}
	host, slug, _ := strings.Cut(name, "/")
	a, err := e.Extract(bytes.NewReader(page), "https://"+host+"/news/"+slug)
	require.NoError(t, err)
	return a
}

// written gives an article in a format.
func written(t testing.TB, to func(io.Writer, *lede.Article, export.Options) error, a *lede.Article, o export.Options) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, to(&b, a, o))
	return b.String()
}

func TestGoldens(t *testing.T) {
	for _, fixture := range fixtures {
		a := articleOf(t, fixture)
		for ending, to := range formats {
			t.Run(fixture+ending, func(t *testing.T) {
				file := filepath.Join("testdata", filepath.Base(fixture)+ending)
				got := written(t, to, a, export.Options{})
				if *update {
					require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
					return
				}
				want, err := os.ReadFile(file)
				require.NoError(t, err, "no golden: run go test ./export -update, and read what it wrote")
				assert.Equal(t, string(want), got)
			})
		}
	}
}

// An article that came by way of JSON is written as the one that it was.
func TestFromJSON(t *testing.T) {
	a := articleOf(t, fixtures[0])
	text, err := json.Marshal(a)
	require.NoError(t, err)
	var back lede.Article
	require.NoError(t, json.Unmarshal(text, &back))
	for ending, to := range formats {
		assert.Equal(t, written(t, to, a, export.Options{}), written(t, to, &back, export.Options{}), ending)
	}
}

// An empty article is written as one.
func TestEmpty(t *testing.T) {
	var a lede.Article
	assert.Equal(t, "<article>\n<header>\n</header>\n</article>\n", written(t, export.HTML, &a, export.Options{}))
	assert.Equal(t, "", written(t, export.Markdown, &a, export.Options{}))
	assert.Equal(t, "---\n---\n", written(t, export.Markdown, &a, export.Options{FrontMatter: true}))
	assert.Equal(t, "\n", written(t, export.Text, &a, export.Options{}))
	assert.JSONEq(t, `{"@context": "https://schema.org", "@type": "NewsArticle"}`, written(t, export.NewsArticle, &a, export.Options{}))
	require.ErrorIs(t, export.NINJS(io.Discard, &a, export.Options{}), export.ErrNoAddress)
}

// errFull is what a full disk says.
var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteError(t *testing.T) {
	a := articleOf(t, fixtures[0])
	for ending, to := range formats {
		require.ErrorIs(t, to(full{}, a, export.Options{}), errFull, ending)
	}
}

func TestOptions(t *testing.T) {
	a := &lede.Article{Title: "Ferry", Byline: "Ada Quill", URL: "https://gazette.example/a", Body: []lede.Block{
		{Type: lede.ParagraphBlock, Text: "It sails.1", Spans: []lede.Span{{Kind: lede.LinkSpan, Start: 9, End: 10, URL: "#note-1"}}},
		{Type: lede.NoteBlock, Text: "From Bay.", ID: "note-1"},
	}}
	for _, tt := range []struct {
		name string
		to   func(io.Writer, *lede.Article, export.Options) error
		o    export.Options
		want string
	}{
		{"HTML", export.HTML, export.Options{BodyOnly: true}, "<article>\n<p>It sails.<a href=\"#note-1\">1</a></p>\n<aside id=\"note-1\">\n<p>From Bay.</p>\n</aside>\n</article>\n"},
		{"HTML with a prefix", export.HTML, export.Options{BodyOnly: true, IDPrefix: "a1-"}, "<article>\n<p>It sails.<a href=\"#a1-note-1\">1</a></p>\n<aside id=\"a1-note-1\">\n<p>From Bay.</p>\n</aside>\n</article>\n"},
		{"HTML with a prefix that is none", export.HTML, export.Options{BodyOnly: true, IDPrefix: `"><b>`}, "<article>\n<p>It sails.<a href=\"#note-1\">1</a></p>\n<aside id=\"note-1\">\n<p>From Bay.</p>\n</aside>\n</article>\n"},
		{"Markdown", export.Markdown, export.Options{BodyOnly: true}, "It sails.[^note-1]\n\n[^note-1]: From Bay.\n"},
		{"front matter", export.Markdown, export.Options{FrontMatter: true}, "---\ntitle: \"Ferry\"\nbyline: \"Ada Quill\"\nurl: \"https://gazette.example/a\"\n---\n\nIt sails.[^note-1]\n\n[^note-1]: From Bay.\n"},
		{"text", export.Text, export.Options{BodyOnly: true}, "It sails.1\n\nFrom Bay.\n"},
		{"compact", export.NewsArticle, export.Options{Compact: true}, `{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry","articleBody":"It sails.1\n\nFrom Bay.","wordCount":5,"url":"https://gazette.example/a","mainEntityOfPage":"https://gazette.example/a"}` + "\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, written(t, tt.to, a, tt.o))
		})
	}
}
