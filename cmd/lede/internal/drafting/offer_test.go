package drafting

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

const offered = `<html><head><meta property="og:title" content="The ferry stays"></head><body><main><h1 class="css-1x2y3z headline">The ferry stays</h1>
<div class="meta"><span class="writer">Ada Quill</span><time class="stamp" datetime="2026-05-03T08:00:00Z">3 May</time></div>
<div id="story"><p>One.</p><p>Two.</p><p>Three.</p><div class="box newsletter"><p class="ask">Sign up.</p></div><p>Four.</p></div></main></body></html>`

func offersOf(t *testing.T) (Offers, func(query string) *html.Node, []*html.Node) {
	t.Helper()
	tree, err := page.Read(strings.NewReader(offered), "", page.Options{})
	require.NoError(t, err)
	o := NewOffers(tree)
	one := func(query string) *html.Node {
		nodes := o.on.probe.Nodes(query)
		require.Len(t, nodes, 1, query)
		return nodes[0]
	}
	var blocks []*html.Node
	for n := range tree.Doc.Descendants() {
		if dom.Is(n, atom.P) {
			blocks = append(blocks, n)
		}
	}
	return o, one, blocks
}

func sourcesOf(offers []Offer) []string {
	var list []string
	for _, o := range offers {
		list = append(list, o.Source)
	}
	return list
}

func TestWhole(t *testing.T) {
	o, one, blocks := offersOf(t)
	offers := o.Whole(one(".ask"), blocks)
	require.NotEmpty(t, offers)
	assert.Equal(t, Offer{".ask", "a class", 1, 1}, offers[0])
	assert.Contains(t, sourcesOf(offers), ".newsletter", "the box around it goes too")
	assert.NotContains(t, sourcesOf(offers), "#story", "that is the article")
	assert.Empty(t, o.Whole(blocks[0], blocks), "what takes it takes the article")
}

func TestSources(t *testing.T) {
	o, one, _ := offersOf(t)
	title := sourcesOf(o.Sources(rule.Title, "The ferry stays", one("h1")))
	assert.Equal(t, "h1", title[0])
	assert.Contains(t, title, ".headline")
	assert.NotContains(t, strings.Join(title, " "), "css-", "a build tool's class")
	assert.Equal(t, "meta:og:title", title[len(title)-1])
	assert.Equal(t, title, sourcesOf(o.Sources(rule.Title, "The ferry stays", nil)), "found by its text")
	assert.Equal(t, ".writer", sourcesOf(o.Sources(rule.Byline, "Ada Quill", one(".writer")))[0])
	assert.Equal(t, ".stamp@datetime", sourcesOf(o.Sources(rule.Published, "2026-05-03T08:00:00Z", nil))[0])
	assert.Empty(t, o.Sources(rule.Published, "no day", nil))
	assert.Empty(t, o.Sources(rule.Title, "", nil))
}

func TestBody(t *testing.T) {
	o, _, blocks := offersOf(t)
	offers := o.Body(blocks)
	require.NotEmpty(t, offers)
	assert.Equal(t, Offer{"#story", "an id or a data attribute", 1, 5}, offers[0])
	assert.Empty(t, o.Body(nil))
}
