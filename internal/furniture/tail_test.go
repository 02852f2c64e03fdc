package furniture

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

// textOf gives the text node that holds s.
func textOf(t *testing.T, doc *html.Node, s string) *html.Node {
	t.Helper()
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && strings.Contains(n.Data, s) {
			return n
		}
	}
	t.Fatalf("no text %q", s)
	return nil
}

func TestReadTail(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<body><main><p>One.</p><p>Sign <b>in</b> is what a reader does.</p><p>Three.</p>
<div class="sub-wall"><h3>Subscribe to <i>read on</i></h3><a href="/offers">Offers per month</a></div>
<div hidden>Subscribe to read the rest</div><div class="modal fade">Subscribe to read the rest</div>
<script>var subscribe</script><aside class="frame">Sign up to read this article</aside>
<p>Behind it all.</p></main></body>`))
	require.NoError(t, err)
	known := Known{Node: func(n *html.Node) bool { return dom.HasToken(n, "class", "frame") }}
	tail := ReadTail(textOf(t, doc, "One."), textOf(t, doc, "Three."), 600, known)
	var lines []string
	for _, l := range tail.Lines {
		lines = append(lines, l.Text)
	}
	assert.Equal(t, []string{"Sign in is what a reader does.", "Subscribe to read on", "Offers per month"}, lines)
	assert.True(t, tail.Lines[0].Before)
	gate := tail.Lines[1]
	assert.Equal(t, Pay|Onward|OtherSite, gate.Says)
	assert.Equal(t, ".sub-wall", gate.Wall())
	assert.Zero(t, gate.Distance)
	assert.False(t, gate.Acts || gate.Before)
	assert.True(t, tail.Lines[2].Acts)
	require.Len(t, tail.Links, 1)
	assert.Equal(t, "Offers per month", dom.Text(tail.Links[0].Node))

	short := ReadTail(textOf(t, doc, "Three."), textOf(t, doc, "Three."), 10, Known{})
	assert.Len(t, short.Lines, 2, "a tail ends where it was told")
	said := ReadTail(textOf(t, doc, "Three."), textOf(t, doc, "Three."), 600, Known{Line: func(line string) bool { return line == gate.Text }})
	assert.Len(t, said.Lines, 2, "a line that stands on every page says nothing")
}

func TestOver(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<body><div class="paywall"><p>The text.</p></div><div class="plain">Subscribe to read on</div>
<div role="dialog"><p>Register to read the rest of this story</p></div><div class="meter-box hide">Subscribe to read the rest</div></body>`))
	require.NoError(t, err)
	lines := Over(doc, textOf(t, doc, "The text."), Known{})
	require.Len(t, lines, 1)
	assert.Equal(t, "Register to read the rest of this story", lines[0].Text)
	assert.Empty(t, Over(nil, nil, Known{}))
}
