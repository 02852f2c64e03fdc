package rule

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

// TestIndex finds for each element the selector that trying them one by one finds.
func TestIndex(t *testing.T) {
	const page = `<div id="a" class="b c"><p class="b" data-x="1">x</p><p lang="en">x</p><svg viewBox="0"><path/></svg>
<ul class="c"><li id="a.b">x</li><li class="d:e" hidden>x</li></ul></div><P CLASS="B">x</P>`
	selectors := []string{
		"li.none", "ul li:first-child", "#a", ".b", "[data-x]", `[data-x="1"], li`, `#a\.b`, `.d\:e`, "[lang!=en].c", "*", ":not(div)", "[hidden]", "svg path", "div[id]", "P",
		"[ class ~= c ]", `[lang="en"]`, `[lang=en]`, `[data-x='1'].b`, "p[class=b]", "[viewBox]", ":has(li)", "div > p + p", "p:lang(en)",
		`[class*="b c"]`, "[class^=d][hidden]", "p[class$=B i]", "[class$=c]", "[class*=e]",
	}
	doc := parsePage(t, page, "").Doc
	for from := range selectors {
		var parsed []Selector
		for _, text := range selectors[from:] {
			sel, err := parseSelector(text)
			require.NoError(t, err)
			parsed = append(parsed, sel)
		}
		ix, s := newIndex(parsed), newSearch(nil)
		for n := doc; n != nil; n = dom.Next(doc, n, false) {
			want := -1
			for i := len(parsed) - 1; i >= 0; i-- {
				if s.matches(parsed[i], n) {
					want = i
				}
			}
			assert.Equal(t, want, s.first(ix, n), "%s on %s %v", selectors[from:], n.Data, n.Attr)
		}
	}
}

// TestFiling finds on a page that is filed by all selectors at once what each of them finds alone.
func TestFiling(t *testing.T) {
	const source = `<article id="a" class="b c"><h1>x</h1><p class="b" data-x="1">x</p><p>y <em class="e">z</em></p>
<ul class="c d"><li id="a.b">x</li><li class="d:e" hidden>x</li><li class="b b">x</li></ul></article><aside class="box-wide b"><p>x</p></aside>`
	selectors := []string{
		"*", ".b", ".b, #a, .b", "p.b", "article p", "article > p + p", "ul li.b", "aside li", "li ~ li", "nav .b", "article:has(em)", "article:has(nav)",
		`ul:haschild(.d\:e)`, ":has(.e)", ":not(.b)", "[hidden]", "[class*=wide]", "[class^=box] p", "[data-x='1'], em", "li:first-child", "main, aside", "article:not(:has(nav)) h1",
	}
	filed, alone := make([]Selector, len(selectors)), make([]Selector, len(selectors))
	for i, text := range selectors {
		for _, list := range [][]Selector{filed, alone} {
			sel, err := parseSelector(text)
			require.NoError(t, err, text)
			list[i] = sel
		}
	}
	fileAll(filed)
	p := parsePage(t, source, "")
	s := newSearch(p)
	for i, sel := range filed {
		var want []*html.Node
		for n := range dom.Descendants(p.Doc) {
			if s.matches(alone[i], n) {
				want = append(want, n)
			}
		}
		assert.Equal(t, want, s.all(p.Doc, sel), selectors[i])
		assert.Equal(t, want != nil, s.finds(p.Doc, sel), selectors[i])
	}
	assert.Len(t, s.filings, 1)
	assert.Empty(t, s.filed(filed[7]), "li is seen, but no aside in front of it")
}
