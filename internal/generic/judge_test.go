package generic

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

func TestJudge(t *testing.T) {
	const links = `<div class="social share-bar"><a href="https://www.facebook.com/sharer.php?u=x">Facebook</a> <a href="https://twitter.com/intent/tweet?x">Twitter</a></div>`
	text := tagged(paragraphs)
	whole := parse(t, `<div class="text">`+links+text+`</div>`)
	box := dom.First(whole, atom.Div)

	j := Judge([]*html.Node{box}, Hints{})
	require.Len(t, j.Furniture, 1)
	assert.Equal(t, "Facebook Twitter", dom.Text(j.Furniture[0]))
	assert.Greater(t, j.Width, 400)
	assert.Greater(t, j.Confidence, 0.7)
	assert.Less(t, j.Confidence, 1.0)

	var nodes []*html.Node
	for n := range box.ChildNodes() {
		nodes = append(nodes, n)
	}
	apart := Judge(nodes, Hints{})
	assert.Equal(t, j.Furniture, apart.Furniture, "the same, given node by node")
	assert.Equal(t, j.Width, apart.Width)

	isBar := func(n *html.Node) bool { return dom.HasToken(n, "class", "share-bar") }
	assert.Empty(t, Judge([]*html.Node{box}, Hints{Keeps: isBar}).Furniture)
	assert.Empty(t, Judge([]*html.Node{box}, Hints{Drops: isBar}).Furniture)

	all := parse(t, `<div class="text">`+links+links+`<p>All of it.</p></div>`)
	assert.Empty(t, Judge([]*html.Node{dom.First(all, atom.Div)}, Hints{}).Furniture, "so much cannot be")

	assert.Zero(t, Judge(nil, Hints{}).Width)
	text1 := &html.Node{Type: html.TextNode, Data: "A text of its own."}
	assert.Positive(t, Judge([]*html.Node{text1}, Hints{}).Width)
}
