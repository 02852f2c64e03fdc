package explain

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

// TestGated explains the page of which README has a picture: a wall keeps the rest of its
// text, and between its paragraphs stands a box that is none of it.
func TestGated(t *testing.T) {
	page, err := os.Open("testdata/gated.html")
	require.NoError(t, err)
	defer func() { _ = page.Close() }() // it was only read
	r, err := New(lede.Extractor{Rules: new(lede.RuleSet)}, "ferry.html", lede.Page{HTML: page})
	require.NoError(t, err)
	assert.Equal(t, lede.Gated, r.Verdict.State)
	kinds := map[string]Kind{}
	for _, p := range r.Body {
		kinds[p.Text] = p.Kind
	}
	assert.Contains(t, kinds, "The Morning Tide")
	assert.NotEqual(t, Kept, kinds["The Morning Tide"])
	assert.Contains(t, htmlOf(t, r), "gate: .wall behind paragraph 2")
}
