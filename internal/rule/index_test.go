package rule

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

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
