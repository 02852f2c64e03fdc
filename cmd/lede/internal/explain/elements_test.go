package explain

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

func TestElements(t *testing.T) {
	const source = `<body><h1>The ferry stays</h1><p class="meta"><b class="byline">By Ada Quill</b> | <time>3 May</time></p><article>
<div class="wrap"><p id="one">The <em>old</em> ferry will sail through the winter, the harbour board of the island said on Monday.</p></div>
<p id="two">The board had wanted to sell it, as it runs on ten litres of oil a mile and every pump in it leaks.</p>
<aside class="prompt"><h2>More news</h2><p>Sign up.</p></aside></article></body>`
	r := explain(t, source)
	tree, err := page.Read(strings.NewReader(source), "", page.Options{})
	require.NoError(t, err)
	pieces := slices.Concat(r.Before, r.Body, r.After)
	got := map[string]string{}
	for i, n := range Elements(tree.Doc, pieces) {
		require.NotNil(t, n, pieces[i].Text)
		got[pieces[i].Text[:7]] = strings.Join([]string{n.Data, dom.Attr(n, "class"), dom.Attr(n, "id")}, " ")
	}
	assert.Equal(t, map[string]string{
		"The fer": "h1  ", "By Ada ": "b byline ", "| 3 May": "p meta ", "The old": "p  one", "The boa": "p  two", "More ne": "aside prompt ",
	}, got)
}
