package parse

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// BenchmarkParse times Parse, with and without Skip, and html.Parse on the same
// pages: each set of real ones, and a made-up one.
func BenchmarkParse(b *testing.B) {
	sets := map[string][]string{"made-up": {madeUpPage(200)}}
	for _, set := range corpusSets {
		if pages := corpus(b, set); len(pages) > 0 {
			sets[set] = pages
		}
	}
	for _, set := range append([]string{"made-up"}, corpusSets...) {
		pages := sets[set]
		if pages == nil {
			continue
		}
		b.Run(set+"/html.Parse", func(b *testing.B) {
			benchmark(b, pages, func(src string) { _, _ = html.Parse(strings.NewReader(src)) })
		})
		b.Run(set+"/Parse", func(b *testing.B) {
			benchmark(b, pages, func(src string) { Parse(src, Options{}) })
		})
		b.Run(set+"/Skip", func(b *testing.B) {
			benchmark(b, pages, func(src string) { Parse(src, Options{Skip: true}) })
		})
	}
}

func benchmark(b *testing.B, pages []string, parse func(string)) {
	size := 0
	for _, src := range pages {
		size += len(src)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range pages {
			parse(src)
		}
	}
}

// madeUpPage is a page with the proportions of a news page: a third scripts,
// links in lists, and n paragraphs.
func madeUpPage(n int) string {
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html lang=en><head><meta charset=utf-8><title>A page &amp; more</title>\n")
	for i := range n / 4 {
		fmt.Fprintf(&b, "<meta property=\"og:thing%d\" content=\"Some thing &quot;%d&quot;\">\n", i, i)
	}
	fmt.Fprintf(&b, "<script>%s</script><style>%s</style></head><body class=\"page wide\">\n",
		strings.Repeat("if (a < b && c) { f('<b>'); }\n", 10*n), strings.Repeat(".a > .b { color: red }\n", n))
	b.WriteString("<nav><ul class=\"menu\">\n")
	for i := range n {
		fmt.Fprintf(&b, "  <li class=\"menu-item menu-item-%d\"><a href=\"/section/%d?a=1&amp;b=2\">Section %d</a></li>\n", i, i, i)
	}
	b.WriteString("</ul></nav><main><article>\n<!-- the text -->\n")
	for i := range n {
		fmt.Fprintf(&b, "<p>It was the &ldquo;%d&rdquo; time, she said, that <em>nobody</em> asked <a href=\"/p/%d\" "+
			"class=\"link\">the question</a>.<br>%s</p>\n", i, i, strings.Repeat("And so they went on. ", 8))
		if i%10 == 0 {
			b.WriteString("<figure><svg viewBox=\"0 0 9 9\"><g><path d=\"M0 0L9 9\"/></g></svg><img src=a.jpg alt=''></figure>\n")
		}
	}
	b.WriteString("</article></main></body></html>\n")
	return b.String()
}
