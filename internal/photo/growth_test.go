package photo

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// crowded gives pages full of pictures, each in a way that once cost more than its
// size: n is how often the crowd stands there.
var crowded = map[string]func(n int) string{
	"nested figures": func(n int) string {
		return repeat(n/300, strings.Repeat(`<figure><img src=a.jpg><figcaption>`, 200)+strings.Repeat(`</figcaption></figure>`, 200))
	},
	"nested figures without a picture": func(n int) string {
		return repeat(n/300, strings.Repeat(`<figure><i></i><i></i>`, 400)+`<figcaption>Boats</figcaption>`+strings.Repeat(`</figure>`, 400))
	},
	"nested boxes": func(n int) string { return repeat(n/300, nested(400, `<img src=a%d.jpg>`)) },
	"one figure": func(n int) string {
		return `<figure><figcaption>Boats</figcaption>` + numbered(n, `<img src=a%d.jpg>`) + `</figure>`
	},
	"one figure of one picture":  func(n int) string { return `<figure>` + repeat(n, `<img src=a.jpg>`) + `</figure>` },
	"siblings":                   func(n int) string { return numbered(n, `<img src=a%d.jpg>`) },
	"siblings of the page's own": func(n int) string { return numbered(n, `<amp-img src=a%d.jpg></amp-img>`) },
	"one box": func(n int) string {
		return `<div>` + numbered(n, `<div><div><div><img src=a%d.jpg></div></div></div>`) + `</div>`
	},
	"figures": func(n int) string {
		return numbered(n, `<figure><img src=a%d.jpg><figcaption>Boats %[1]d. Foto: Ada Quill</figcaption></figure>`)
	},
	"empty figures": func(n int) string { return repeat(n, `<figure class=image><figcaption>Boats</figcaption></figure>`) },
	"one link":      func(n int) string { return `<a href=/b>` + numbered(n, `<img src=a%d.jpg>`) + `</a>` },
	"links in figures": func(n int) string {
		return repeat(n/50, `<figure><figcaption>Boats</figcaption>`+numbered(50, `<a href=/b%d><img src=a%[1]d.jpg></a>`)+`</figure>`)
	},
	"one class": func(n int) string {
		return `<div class="` + repeat(n, "big-box ") + `">` + numbered(n, `<img src=a%d.jpg>`) + `</div>`
	},
	"one <picture>": func(n int) string {
		return `<picture>` + numbered(n, `<source srcset="a%d.jpg 600w">`) + numbered(n, `<img src=a%d.jpg>`) + `</picture>`
	},
	"srcset": func(n int) string { return `<figure><img srcset="` + numbered(n, `a%d.jpg %[1]dw, `) + `"></figure>` },
	"one noscript": func(n int) string {
		return `<figure><noscript><img src=b.jpg>` + repeat(min(n, 1000), "boats ") + `</noscript>` + repeat(n, `<img src=blank.gif>`) + `</figure>`
	},
	"noscripts": func(n int) string {
		return numbered(n, `<figure><noscript><img src=a%d.jpg></noscript><figcaption>Boats</figcaption></figure>`)
	},
	"JSON in attributes": func(n int) string {
		return numbered(n, `<figure><img data-a='{"src":"/a%d.jpg"}' data-b='{}'></figure>`)
	},
	"headings": func(n int) string {
		return `<meta property="og:title" content="` + repeat(n, "boats ") + `">` + numbered(n, `<div><img src=a%d.jpg><h2>Harbour %[1]d</h2></div>`)
	},
	"empty elements": func(n int) string {
		return numbered(n, `<img src=a%d.jpg>`) + repeat(n, `<br>`) + numbered(n, `<amp-img src=a%d.jpg></amp-img>`)
	},
	"hidden": func(n int) string {
		return `<figure><div hidden>` + numbered(n, `<a href=/b%d>b</a>`) + `</div>` + numbered(n, `<a href=/b%d><img src=a%[1]d.jpg></a>`) + `</figure>`
	},
	"labels": func(n int) string {
		return numbered(n, `<figure><img src=a%d.jpg><figcaption>`+repeat(20, "photo: ")+`</figcaption></figure>`)
	},
}

func repeat(n int, s string) string { return strings.Repeat(s, n) }

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func nested(deep int, format string) string {
	return strings.Repeat(`<div>`, deep) + numbered(20, format) + strings.Repeat(`</div>`+fmt.Sprintf(format, deep), deep)
}

// TestWorkGrowsAsThePage says that a page four times the size costs about four times the
// work, in steps and in bytes allocated, and not sixteen times. Maps grow by doubling.
func TestWorkGrowsAsThePage(t *testing.T) {
	const base, most = 600, 6
	for name, crowd := range crowded {
		t.Run(name, func(t *testing.T) {
			steps, bytes := cost(t, crowd(base))
			for _, times := range []int{4, 16} {
				s, b := cost(t, crowd(base*times))
				assert.LessOrEqual(t, s, steps*most*times/4, "%d times the size: steps", times)
				assert.LessOrEqual(t, b, bytes*most*times/4, "%d times the size: bytes", times)
			}
		})
	}
}

// cost gives the steps and the bytes that it takes to read the photos of a body in
// all the ways there are.
func cost(t *testing.T, body string) (steps, bytes int) {
	t.Helper()
	p, err := page.Read(strings.NewReader(`<p>The boats are back.</p><main>`+body+`</main><p>They lie at Bay.`), "https://gazette.example/news/a", page.Options{})
	require.NoError(t, err)
	var paragraphs, figures []*html.Node
	for n := range p.Doc.Descendants() {
		if dom.Is(n, atom.P) {
			paragraphs = append(paragraphs, n)
		}
		if dom.Is(n, atom.Figure) && dom.First(n, atom.Figure) == nil {
			figures = append(figures, n)
		}
	}
	main := dom.First(p.Doc, atom.Main)
	p.Meta("og:title")
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := NewReader(p, Rule{})
	var list List
	for _, f := range r.In([]*html.Node{main}) {
		for _, photo := range r.Photos(f) {
			list.Add(photo)
		}
	}
	r.Among([]*html.Node{paragraphs[0], paragraphs[1]})
	r.Lead(paragraphs[1], Photo{URL: "https://gazette.example/b.jpg"}, list.Photos, false)
	for _, f := range figures {
		r.Figure(f)
		r.Of(f, "", "")
	}
	r.Of(main, "", "")
	runtime.ReadMemStats(&after)
	return r.work, int(after.TotalAlloc - before.TotalAlloc)
}

// TestMostPhotos checks that a body has no more photos than are looked for, and the
// first of them.
func TestMostPhotos(t *testing.T) {
	p, err := page.Read(strings.NewReader(`<article><h1>Boats</h1>`+numbered(mostPhotos+100, `<p>Boat %d.</p><img src=a%[1]d.jpg>`)+`</article>`), "https://a.example/", page.Options{})
	require.NoError(t, err)
	body := dom.First(p.Doc, atom.Article)
	found := NewReader(p, Rule{}).In([]*html.Node{body})
	assert.Len(t, found, mostPhotos)
	assert.NotNil(t, found[dom.First(body, atom.Img)])
}
