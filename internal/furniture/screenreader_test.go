package furniture

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

func TestIsForScreenReaders(t *testing.T) {
	for _, tc := range []struct {
		html string // the element is the first <span>
		want bool
	}{
		{`<span class="sr-only">Advertisement</span>`, true},
		{`<span class="x usa-sr-only">Advertisement</span>`, true},
		{`<span class="VisuallyHidden_visuallyHidden__a1">Advertisement</span>`, true},
		{`<span class="lrv-a-screen-reader-only">Advertisement</span>`, true},
		{`<span class="sm:sr-only">The text</span>`, false},
		{`<span class="focus:not-sr-only">The text</span>`, false},
		{`<span class="not-sr-only">The text</span>`, false},
		{`<span class="lrv-a-screen-reader-only@mobile-max">The text</span>`, false},
		{`<span class="reader">The text</span>`, false},
		{`<span style="border:0;clip:rect(0 0 0 0);clip-path:inset(50%);height:1px;position:absolute">, opens new tab</span>`, true},
		{`<span style="position: absolute; clip: rect(0, 0, 0, 0)">Share</span>`, true},
		{`<span style="background-clip:text;position:absolute">The text</span>`, false},
		{`<span style="overflow:clip">The text</span>`, false},
		{`<a href="/a">The harbour plan<span class="go-vh">(öffnet im neuen Fenster)</span></a>`, true},
		{`<a href="/a">The harbour plan <span>(opens in a new window)</span></a>`, true},
		{`<a href="/a">The harbour plan <span>, opens new tab</span></a>`, true},
		{`<a href="/a">Le plan <span> - s’ouvre dans une nouvelle fenêtre</span></a>`, true},
		{`<a href="/a">El plan <span>(se abre en una nueva ventana)</span></a>`, true},
		{`<a href="/a">計画<span>（新しいウィンドウで開きます）</span></a>`, true},
		{`<a href="/a">The shop <span>opens in a new town</span></a>`, false},
		{`<p>The shop <span>(opens in a new window)</span></p>`, false}, // no link
		{`<a href="/a">The plan` + strings.Repeat("<b>", 20) + `<span>(opens in a new window)</span></a>`, true},
		{`<a href="/a">The plan` + strings.Repeat("<b>", 40) + `<span>(opens in a new window)</span></a>`, false}, // too deep in the link
		{`<a href="/a">The plan <span></span></a>`, false},
	} {
		doc := page.Fragment(tc.html)
		var span *html.Node
		for n := range doc.Descendants() {
			if dom.Is(n, atom.Span) {
				span = n
				break
			}
		}
		assert.Equal(t, tc.want, IsForScreenReaders(span), tc.html)
	}
}
