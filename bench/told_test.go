package main

import (
	"fmt"
	nurl "net/url"
	"strings"
	"testing"

	"github.com/lede-go/lede"
	distiller "github.com/markusmobius/go-domdistiller"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// missing are pages whose text is not all there. README's table says what lede and its
// peers tell of them.
func missing() map[string]string {
	text := func(paragraphs int) string {
		var b strings.Builder
		for n := range paragraphs {
			fmt.Fprintf(&b, "<p>On day %d the old ferry crossed the inner harbour again, and the %d passengers on board stood at the rail. The council, which had paid for the repairs, said that the boat would sail every hour until the bridge opens, and not a day longer than that.</p>\n", n, 40+n)
		}
		return b.String()
	}
	const head = `<!doctype html><html lang="en"><head><title>Ferry returns after storm - The Harbour Gazette</title><meta property="og:type" content="article"></head>
<body><nav><a href="/">Home</a></nav><main><article><h1>Ferry returns after storm</h1>` + "\n"
	const foot = "</article></main><footer>The Harbour Gazette</footer></body></html>"
	return map[string]string{
		"cut":   head + text(6)[:1400],
		"gated": head + text(2) + `<div class="paywall"><h2>Subscribe to continue reading</h2><p>Already a subscriber? <a href="/login">Sign in</a></p><a href="/subscribe">Subscribe now</a></div>` + foot,
		"paged": head + text(6) + `<div class="pagination"><span>1</span> <a href="https://harbour-gazette.example/ferry?page=2" rel="next">Next page</a></div>` + foot,
		"front": `<!doctype html><html lang="en"><head><title>The Harbour Gazette</title></head><body><nav><a href="/">Home</a></nav><main><ul><li><a href="/a">Ferry returns</a></li><li><a href="/b">Bridge closes</a></li></ul></main></body></html>`,
	}
}

// TestTold holds the table in README against what lede and its peers do: where a peer
// begins to tell more, the table has to say so.
func TestTold(t *testing.T) {
	at, err := nurl.Parse("https://harbour-gazette.example/ferry")
	require.NoError(t, err)
	pages := missing()
	for name, want := range map[string]lede.Verdict{
		"cut":   {State: lede.Truncated, Evidence: []string{"html ends inside <p>"}},
		"gated": {State: lede.Gated, Evidence: []string{"gate: .paywall behind paragraph 2"}},
		"paged": {State: lede.Truncated, Evidence: []string{"next page: https://harbour-gazette.example/ferry?page=2 behind the text"}},
	} {
		a, err := lede.Extract(strings.NewReader(pages[name]), at.String())
		require.NoError(t, err)
		assert.Equal(t, want.State, a.Verdict.State, name)
		assert.Subset(t, a.Verdict.Evidence, want.Evidence, name)
	}
	_, err = lede.Extract(strings.NewReader(pages["front"]), at.String())
	require.ErrorIs(t, err, lede.ErrNoArticle)

	for _, peer := range peers() {
		for name, page := range pages {
			result, err := peer.Extract([]byte(page), at)
			require.NoError(t, err, "%s tells of the page that is %s", peer.Name(), name)
			assert.Equal(t, name == "front" && peer.Name() == "go-domdistiller", result().Text == "", "%s: %s", peer.Name(), name)
		}
	}
	paged, err := distiller.ApplyForReader(strings.NewReader(pages["paged"]), &distiller.Options{OriginalURL: at})
	require.NoError(t, err)
	assert.Equal(t, "https://harbour-gazette.example/ferry?page=2", paged.PaginationInfo.NextPage)
}
