package explain

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede"
)

var update = flag.Bool("update", false, "write the golden files anew")

const gazette = `name = "The Harbour Gazette"
hosts = ["harbour-gazette.example"]
[[layout]]
title = ["h1"]
section = [".section"]
byline = [".byline"]
body = ["article"]
drop = ["h1", ".section", ".byline", ".prompt"]
`

func explain(t testing.TB, page string) *Report {
	t.Helper()
	rules, err := lede.ReadRules(fstest.MapFS{"gazette.toml": {Data: []byte(gazette)}})
	require.NoError(t, err)
	r, err := New(lede.Extractor{Rules: rules}, "page.html", lede.Page{HTML: strings.NewReader(page), URL: "https://harbour-gazette.example/ferry"})
	require.NoError(t, err)
	return r
}

func htmlOf(t testing.TB, r *Report) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, r.HTML(&b))
	return b.String()
}

func textOf(t testing.TB, r *Report) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, r.Text(&b))
	return b.String()
}

func TestGolden(t *testing.T) {
	page, err := os.ReadFile("testdata/ferry.html")
	require.NoError(t, err)
	r := explain(t, string(page))
	r.Article.Confidence = 0.9 // which goes with the weights of the engine
	for name, got := range map[string]string{"testdata/ferry.golden.html": htmlOf(t, r), "testdata/ferry.golden.txt": textOf(t, r)} {
		if *update {
			require.NoError(t, os.WriteFile(name, []byte(got), 0o666))
		}
		want, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Equal(t, string(want), got, name)
	}
}

// story is a page around something that stands in the middle of its text.
func story(middle string) string {
	return `<html lang="en"><nav>Home</nav><article><h1>Ferry returns after storm</h1>
<p>The ferry sailed again on Monday, late and full, after three days of storm in the strait that parts the towns.</p>
` + middle + `
<p>Forty passengers were on board, with a goat, nine sacks of flour and the post of a week that nobody had read.</p>
</article><footer>Imprint of the house</footer>`
}

func TestOrder(t *testing.T) {
	for _, test := range []struct {
		name, middle string
		want         string // kinds and labels of what is between the paragraphs
	}{
		{"nothing", ``, ``},
		{"dropped", `<p class=prompt>Share it</p>`, `dropped rule gazette: drop .prompt`},
		{"copies", `<p class=prompt>Share it</p><h2>Next week</h2><p class=prompt>Share it</p>`, `dropped rule gazette: drop .prompt, kept heading, dropped rule gazette: drop .prompt`},
		{"a copy of a heading", `<p class=prompt>Next week</p><h2>Next week</h2>`, `dropped rule gazette: drop .prompt, kept heading`},
		{"hidden", `<h2>Next week</h2><div hidden>Not yet told</div>`, `kept heading, dropped hidden`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			r := explain(t, story(test.middle))
			for _, p := range r.Body {
				got = append(got, fmt.Sprint(p.Kind, " ", p.Label))
				assert.False(t, p.Unplaced(), p.Text)
			}
			require.Equal(t, []string{"field title", "kept paragraph"}, got[:2])
			assert.Equal(t, "kept paragraph", got[len(got)-1])
			assert.Equal(t, test.want, strings.Join(got[2:len(got)-1], ", "))
			assert.Equal(t, "Home", r.Before[0].Text)
			assert.Equal(t, "Imprint of the house", r.After[0].Text)
		})
	}
}

// TestSafe holds that a report has no element and no attribute that asks for something or
// runs something, whatever the page is.
func TestSafe(t *testing.T) {
	page := story(`<h2>&lt;script src=https://evil.example&gt;alert(1)&lt;/script&gt;</h2>
<p>A paragraph {{.Name}} with &quot; onload=&quot;x&quot; and an escape ` + "\x1b[2J, \xff and \u202edrow" + ` of every kind in it.</p>
<figure><img src="https://evil.example/&quot;&gt;&lt;img src=x&gt;.jpg" width=800 height=600><figcaption>&lt;/del&gt;&lt;style&gt;p{background:url(https://evil.example)}</figcaption></figure>
<iframe src="https://www.youtube.com/embed/x&quot;&gt;"></iframe>
<nav>&lt;/del&gt;&lt;link rel=stylesheet href=//evil.example&gt;</nav>`)
	page = strings.Replace(page, `lang="en"`, `lang="en&quot; onclick=&quot;x"`, 1)
	r := explain(t, page)
	r.Name = "\x1b]0;x\a<b>\xff.html"
	got := htmlOf(t, r)
	assert.True(t, utf8.ValidString(got))
	assert.NotContains(t, strings.ToLower(got[:strings.Index(got, "</style>")]), "url(")
	assert.Contains(t, got, "&lt;script src=https://evil.example&gt;alert(1)&lt;/script&gt;")
	doc, err := html.Parse(strings.NewReader(got))
	require.NoError(t, err)
	allowed := map[string]bool{"charset": true, "http-equiv": true, "content": true, "name": true, "lang": true, "dir": true,
		"class": true, "id": true, "tabindex": true, "aria-labelledby": true, "open": true}
	styles := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		assert.NotContains(t, []string{"script", "link", "img", "iframe", "object", "embed", "base", "form", "svg", "b"}, n.Data)
		if n.Data == "style" {
			styles++
		}
		for _, a := range n.Attr {
			assert.True(t, allowed[a.Key] || a.Key == "href" && a.Val == "#text", "%s %s=%q", n.Data, a.Key, a.Val)
		}
	}
	assert.Equal(t, 1, styles)
	assert.Contains(t, got, `content="default-src 'none'; style-src 'unsafe-inline';`)
	for _, text := range []string{got, textOf(t, r)} {
		assert.False(t, strings.ContainsAny(text, "\x1b\a\u202e"))
	}
}

func TestNoArticle(t *testing.T) {
	r := explain(t, `<html><title>The Harbour Gazette</title><meta property="og:site_name" content="The Harbour Gazette"><body><p>Home</p>`)
	require.NotNil(t, r.None)
	assert.Equal(t, r.None.Verdict, r.Verdict)
	assert.Equal(t, "Home", r.Before[0].Text)
	assert.Empty(t, r.Body)
	assert.Contains(t, htmlOf(t, r), "This page has no article.")
	assert.Contains(t, textOf(t, r), "no article\nverdict: unsure\n  page of 1 words\n")
}

func TestErrors(t *testing.T) {
	_, err := New(lede.Extractor{}, "", lede.Page{HTML: strings.NewReader("%PDF-1.7")})
	require.ErrorIs(t, err, lede.ErrNoArticle)
	_, err = New(lede.Extractor{}, "", lede.Page{HTML: strings.NewReader(strings.Repeat("<p>text\n", 1<<21+1))})
	require.ErrorIs(t, err, lede.ErrTooLarge)
	broken := errors.New("broken")
	_, err = New(lede.Extractor{}, "", lede.Page{HTML: iotest.ErrReader(broken)})
	require.ErrorIs(t, err, broken)
}

func FuzzNew(f *testing.F) {
	f.Add(story(`<nav>Share it</nav><div hidden>Not yet told</div>`))
	f.Add("<p>\xff\x00</p>")
	f.Fuzz(func(t *testing.T, page string) {
		r, err := New(lede.Extractor{}, "page.html", lede.Page{HTML: strings.NewReader(page)})
		if err != nil {
			return
		}
		assert.True(t, utf8.ValidString(htmlOf(t, r)))
		assert.True(t, utf8.ValidString(textOf(t, r)))
		kept := 0
		for _, p := range r.Body {
			if p.Kind == Kept {
				kept++
			}
		}
		assert.GreaterOrEqual(t, kept, len(r.Article.Body))
	})
}
