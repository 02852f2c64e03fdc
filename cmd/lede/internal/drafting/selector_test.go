package drafting

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

func TestIsStable(t *testing.T) {
	for s, want := range map[string]bool{
		"headline": true, "article-body": true, "story2024": false, "h2": true, "articleBody": true, "col-12": true,
		"css-1x2y3z": false, "sc-bdVaJa": false, "a1B2c": false, "kQwXyZ": false, "Headline_title__a1B2c": false, "": false, "post-183746": false, "md:flex": false,
	} {
		assert.Equal(t, want, isStable(s), s)
	}
}

func TestStablePart(t *testing.T) {
	for class, want := range map[string]string{
		"Headline_title__a1B2c": "Headline_title__", "StoryBody-sc-1x2y3z": "StoryBody-", "css-1x2y3z": "", "headline": "", "b-1x2y": "",
	} {
		assert.Equal(t, want, stablePart(class), class)
	}
}

func TestCandidates(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(`<article id="post-183746" class="story"><p class="css-1x2y3z py-2 who Line_by__a1B2c" data-testid="byline">Ada</p></article>`))
	require.NoError(t, err)
	var got []string
	for _, c := range candidates(dom.First(doc, atom.P)) {
		got = append(got, c.text)
	}
	assert.Equal(t, []string{`[data-testid="byline"]`, ".who", "p.who", `[class*="Line_by__"]`}, got[:4])
	assert.Contains(t, got, `article .who`)
	assert.Contains(t, got, `.story [data-testid="byline"]`)
	for _, text := range got {
		assert.NotContains(t, text, "css-")
		assert.NotContains(t, text, "183746")
		assert.NotContains(t, text, "py-2")
	}
}
