package lede_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

// TestGuard puts furniture into the body that a rule names: the engine takes it out, unless
// the rule keeps it.
func TestGuard(t *testing.T) {
	const share = `<div class="social share-bar"><a href="https://www.facebook.com/sharer.php?u=x">Facebook</a> <a href="https://twitter.com/intent/tweet?x">Twitter</a></div>
<div class="newsletter-signup"><p>Sign up for our newsletter</p></div>`
	page := strings.Replace(ferry, "<div class=\"text\">", "<div class=\"text\">"+share, 1)
	const body = "[[layout]]\nbody = [\".text\"]\ndrop = [\".promo\", \".shot\"]\n"

	a := extractPage(t, page, map[string]string{"herald.toml": heraldHead + body})
	require.Len(t, a.Paragraphs, 6)
	assert.True(t, strings.HasPrefix(a.Paragraphs[0], "The ferry that links"), a.Paragraphs[0])
	assert.Contains(t, a.Dropped, lede.Dropped{Text: "Sign up for our newsletter", Reason: "furniture"})
	assert.Greater(t, a.Confidence, 0.8)
	assert.Less(t, a.Confidence, 1.0)
	assert.Empty(t, a.Warnings)
	assert.Equal(t, lede.Applied{Name: "herald", Layout: "layout[0]"}, a.Rule)

	a = extractPage(t, page, map[string]string{"herald.toml": heraldHead + body + "keep = [\".newsletter-signup\"]"})
	require.Len(t, a.Paragraphs, 7)
	assert.Equal(t, "Sign up for our newsletter", a.Paragraphs[0])
}

// TestStaleRules has the fallback serve where a rule finds no body, or a small part of it.
func TestStaleRules(t *testing.T) {
	for _, tt := range []struct {
		name, rule string
		want       []lede.Warning
	}{
		{"none", "[[layout]]\ntitle = [\"h1\"]", nil},
		{"no body", "[[layout]]\nname = \"old\"\nbody = [\".gone\"]", []lede.Warning{
			{Field: "body", Code: "stale-rule", Text: "rule herald: layout \"old\" finds no body"},
		}},
		{"a small part", "[[layout]]\nbody = [\".facts\"]", []lede.Warning{
			{Field: "body", Code: "stale-rule", Text: "rule herald: layout \"layout[0]\" finds a body of 146 bytes, and the engine one that is 3 times as long or more"},
		}},
		{"no layout", "[[layout]]\nwhen = \".gone\"\nbody = [\".text\"]", []lede.Warning{
			{Field: "body", Code: "stale-rule", Text: "rule herald: none of its layouts fits the page"},
		}},
		{"fields", "[[layout]]\nname = \"old\"\ntitle = [\".gone\"]\nsection = [\".gone\"]\nstandfirst = [\".gone\"]\nbyline = [\".gone\"]\npublished = [\".gone\"]\nkeywords = []", []lede.Warning{
			{Field: "title", Code: "rule-field-missing", Text: "rule herald: layout \"old\" finds none, and the metadata has one"},
			{Field: "standfirst", Code: "rule-field-missing", Text: "rule herald: layout \"old\" finds none, and the metadata has one"},
			{Field: "published", Code: "rule-field-missing", Text: "rule herald: layout \"old\" finds none, and the metadata has one"},
			{Field: "byline", Code: "rule-field-missing", Text: "rule herald: layout \"old\" finds none, and the metadata has one"},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := extractRuled(t, heraldAddress, map[string]string{"herald.toml": heraldHead + tt.rule})
			assert.Equal(t, tt.want, a.Warnings)
			assert.True(t, strings.HasPrefix(a.Sources["body"], "fallback: "), a.Sources["body"])
			assert.Contains(t, a.Text(), "The ferry that links")
			assert.Contains(t, a.Text(), "The next stay in the yard")
		})
	}
}
