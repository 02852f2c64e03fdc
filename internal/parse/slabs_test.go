package parse

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// TestRelease parses pages into the nodes of those before them.
func TestRelease(t *testing.T) {
	pages := []string{
		madeUpPage(40), "<p>", madeUpPage(200), "<p a=1><b><i>x<p>y<table>z", madeUpPage(3),
		"<p " + strings.Repeat("data-a=1 ", 30) + "><img data-b data-c data-d data-e data-f data-g data-h data-i data-j data-k data-l data-m>",
	}
	for range 3 {
		for _, src := range pages {
			want, err := html.Parse(strings.NewReader(src))
			require.NoError(t, err)
			r := Parse(src, Options{})
			require.Empty(t, difference(want, r.Doc))
			r.Release()
			require.Nil(t, r.Doc)
			r.Release() // does nothing
		}
	}
}

// TestReleaseEmpties tells that what is left to other trees keeps nothing of a page, and
// is bounded.
func TestReleaseEmpties(t *testing.T) {
	r := Parse(strings.Repeat(`<p class="a">b`, 40_000), Options{})
	left := r.chunks
	r.Release()
	require.Len(t, left.nodeChunks, mostReleased)
	require.Len(t, left.attrChunks, mostReleased)
	for _, chunk := range left.nodeChunks {
		for i := range chunk {
			require.Zero(t, chunk[i])
		}
	}
	for _, chunk := range left.attrChunks {
		for i := range chunk {
			require.Zero(t, chunk[i])
		}
	}
}
