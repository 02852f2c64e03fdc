package page

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/parse"
)

func read(t *testing.T, src, pageURL string) *Page {
	t.Helper()
	p, err := Read(strings.NewReader(src), pageURL, Options{})
	require.NoError(t, err)
	return p
}

func TestRead(t *testing.T) {
	p := read(t, "<title>A</title><p>B", "https://news.example/a")
	assert.Equal(t, "https://news.example/a", p.URL.String())
	var b strings.Builder
	require.NoError(t, html.Render(&b, p.Doc))
	assert.Equal(t, "<html><head><title>A</title></head><body><p>B</p></body></html>", b.String())

	p = read(t, "just text", "")
	assert.Nil(t, p.URL)
	assert.Equal(t, "just text", p.Doc.LastChild.LastChild.FirstChild.Data)
}

func TestReadLimit(t *testing.T) {
	src := "<p>" + strings.Repeat("a", 97)
	for _, r := range []io.Reader{strings.NewReader(src), iotest.OneByteReader(strings.NewReader(src))} {
		_, err := Read(r, "", Options{MaxBytes: 100})
		require.NoError(t, err)
	}
	for _, r := range []io.Reader{strings.NewReader(src), iotest.OneByteReader(strings.NewReader(src))} {
		_, err := Read(r, "", Options{MaxBytes: 99})
		require.ErrorIs(t, err, ErrTooLarge)
	}
	_, err := Read(strings.NewReader(src), "", Options{MaxBytes: math.MaxInt64})
	require.NoError(t, err)
	_, err = Read(strings.NewReader(strings.Repeat("a", int(DefaultMaxBytes)+1)), "", Options{MaxBytes: -1})
	require.ErrorIs(t, err, ErrTooLarge)
}

func TestReadErrors(t *testing.T) {
	_, err := Read(nil, "", Options{})
	require.Error(t, err)
	cause := errors.New("torn cable")
	_, err = Read(io.MultiReader(strings.NewReader("<p>a"), iotest.ErrReader(cause)), "", Options{})
	require.ErrorIs(t, err, cause)
}

func TestReadDeep(t *testing.T) {
	for depth, flattened := range map[int]bool{400: false, 600: true, 100_000: true} {
		p, err := Read(strings.NewReader(strings.Repeat("<div id=a>", depth)+"<p>One.<p>Two."), "", Options{})
		require.NoError(t, err)
		assert.Equal(t, flattened, p.Flattened, depth)
		assert.Equal(t, "One. Two.", dom.Text(p.Doc), depth)
	}
}

func TestReadNotHTML(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"", "empty"}, {" \n\t", "empty"}, {"%PDF-1.7\n", "PDF"}, {"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"},
		{"\x89PNG\r\n\x1a\n", "PNG"}, {"GIF89a", "GIF"}, {"PK\x03\x04", "ZIP"}, {"\x1f\x8b\x08", "gzip"},
		{"\x00\x00\x01\x00\x00\x00text", "binary"}, {"\x7fELF\x02\x01\x01\x00\x00\x00\x00", "binary"},
	} {
		_, err := Read(strings.NewReader(tt.src), "", Options{})
		require.ErrorIs(t, err, ErrNotHTML, "%q", tt.src)
		assert.Contains(t, err.Error(), tt.want)
	}
	for _, fine := range []string{"<\x00p\x00>\x00a\x00", "\xff\xfe<\x00p\x00", strings.Repeat("text ", 100) + "\x00", "\x1b$B;T\x1b(B"} {
		_, err := Read(strings.NewReader(fine), "", Options{})
		require.NoError(t, err, "%q", fine)
	}
}

func TestFromNode(t *testing.T) {
	src := `<script type="application/ld+json">{"a":1}</script><!-- b --><p>c<script>window.d = {"e":2}</script>`
	doc, err := html.Parse(strings.NewReader(src))
	require.NoError(t, err)
	var before, after strings.Builder
	require.NoError(t, html.Render(&before, doc))
	p, err := FromNode(doc, "https://news.example/a")
	require.NoError(t, err)
	assert.Same(t, doc, p.Doc)
	assert.Len(t, p.LinkedData(), 1)
	assert.NotNil(t, p.State("d"))
	require.NoError(t, html.Render(&after, doc))
	assert.Equal(t, before.String(), after.String())

	_, err = FromNode(nil, "")
	require.Error(t, err)
}

// Boxes that hold nothing but each other are no structure to lose.
// TestFragment checks that a text without markup becomes what the parser makes of it.
func TestFragment(t *testing.T) {
	for _, text := range []string{"", " ", "Boats.", " Boats\n and tides. ", "a > b", "Boats &amp; tides", "a\r\nb", "a\x00b", "<p>Boats", "\xff"} {
		want := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
		for _, n := range parse.Fragment(text, want, parse.Options{Skip: true}) {
			want.AppendChild(n)
		}
		var a, b strings.Builder
		require.NoError(t, html.Render(&a, want))
		require.NoError(t, html.Render(&b, Fragment(text)))
		assert.Equal(t, a.String(), b.String(), "%q", text)
	}
}

func TestReadChain(t *testing.T) {
	p, err := Read(strings.NewReader(strings.Repeat("<font size=2>", 600)+"<ul><li>One.</ul><p>Two."), "", Options{})
	require.NoError(t, err)
	assert.False(t, p.Flattened)
	assert.NotNil(t, dom.First(p.Doc, atom.Ul))
	assert.Less(t, depth(p.Doc), 20)
}

func TestFromNodeDepth(t *testing.T) {
	nest := func(depth int) *html.Node {
		root := &html.Node{Type: html.DocumentNode}
		for n := root; depth > 0; depth-- {
			c := &html.Node{Type: html.ElementNode, Data: "div"}
			n.AppendChild(&html.Node{Type: html.TextNode})
			n.AppendChild(c)
			n = c
		}
		return root
	}
	for deep, flattened := range map[int]bool{512: false, 513: true, 1e6: true} {
		doc := nest(deep)
		p, err := FromNode(doc, "")
		require.NoError(t, err)
		assert.Equal(t, flattened, p.Flattened, deep)
		assert.Equal(t, flattened, p.Doc != doc, deep)
		assert.LessOrEqual(t, depth(p.Doc), maxDepth)
	}
}

func TestPageURL(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"https://news.example/a?b#c", "https://news.example/a?b#c"}, {" http://news.example ", "http://news.example"},
		{"", ""}, {"/a/b", ""}, {"news.example/a", ""}, {"//news.example/a", ""}, {"file:///a", ""}, {"http://[::1", ""},
	} {
		p := read(t, "<p>a", tt.in)
		if tt.want == "" {
			assert.Nil(t, p.URL, tt.in)
			continue
		}
		assert.Equal(t, tt.want, p.URL.String())
	}
}

func TestBase(t *testing.T) {
	for _, tt := range []struct{ base, url, want string }{
		{"", "https://news.example/a/b", "https://news.example/a/b"},
		{"<base target=_top>", "https://news.example/a/b", "https://news.example/a/b"},
		{"<base href=/c/><base href=/d/>", "https://news.example/a/b", "https://news.example/c/"},
		{"<base href=https://cdn.example/c/>", "", "https://cdn.example/c/"},
		{"<base href=/c/>", "", ""},
		{"<base href='javascript:void(0)'>", "https://news.example/a/b", "https://news.example/a/b"},
	} {
		p := read(t, tt.base+"<p>a", tt.url)
		if tt.want == "" {
			assert.Nil(t, p.Base())
			continue
		}
		assert.Equal(t, tt.want, p.Base().String())
	}
}

func TestResolve(t *testing.T) {
	p := read(t, "<p>a", "https://news.example/world/story.html?x=1")
	none := read(t, "<p>a", "")
	for _, tt := range []struct{ ref, want, wantNone string }{
		{"a.jpg", "https://news.example/world/a.jpg", "a.jpg"},
		{" /a\n.jpg ", "https://news.example/a.jpg", "/a.jpg"},
		{"//cdn.example/a.jpg", "https://cdn.example/a.jpg", "//cdn.example/a.jpg"},
		{"http://cdn.example/a,b.jpg?w=1&h=2", "http://cdn.example/a,b.jpg?w=1&h=2", "http://cdn.example/a,b.jpg?w=1&h=2"},
		{"?y=2", "https://news.example/world/story.html?y=2", "?y=2"},
		{"a 50%.jpg", "https://news.example/world/a%2050%25.jpg", "a%2050%25.jpg"},
		{"", "", ""}, {"data:image/gif;base64,R0lGOD", "", ""}, {"JavaScript:void(0)", "", ""}, {"blob:https://x", "", ""},
		{"about:blank", "", ""}, {"http://[::1", "", ""}, {"https://a\x7fb/", "", ""},
	} {
		assert.Equal(t, tt.want, p.Resolve(tt.ref), tt.ref)
		assert.Equal(t, tt.wantNone, none.Resolve(tt.ref), tt.ref)
	}
}

func TestMeta(t *testing.T) {
	p := read(t, `<meta property="og:title" content=" One &amp;amp; \n two "><meta name="OG:Title" content="Three">
		<meta name="description"><meta name=description content=""><meta name=Description content="Four">
		<meta property="a b" itemprop="b c" content="/?x=1&copy=2"><meta name="two words" content="Five">`, "")
	assert.Equal(t, `One & \n two`, p.Meta("og:title"))
	assert.Equal(t, []string{`One & \n two`, "Three"}, p.Metas("OG:TITLE"))
	assert.Equal(t, "Four", p.Meta("description"))
	for _, name := range []string{"a", "b", "c"} {
		assert.Equal(t, []string{"/?x=1&copy=2"}, p.Metas(name))
	}
	assert.Equal(t, "Five", p.Meta("two words"))
	assert.Empty(t, p.Meta("keywords"))
	assert.Nil(t, p.Metas("keywords"))
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<base href=/a><meta name=b content=c><script type="application/ld+json">{"a":[1]}</script><script>b={"c":1}</script>`))
	f.Add([]byte("\xff\xfe<\x00p\x00"))
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := Read(bytes.NewReader(src), "https://news.example/", Options{MaxBytes: 1 << 16})
		if err != nil {
			return
		}
		require.NotNil(t, p.Doc)
		p.LinkedData()
		p.State("b")
		p.Meta("b")
		p.Resolve(string(src))
		p.Follow(Object{"@id": "a"})
	})
}
