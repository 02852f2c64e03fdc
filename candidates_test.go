package lede_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

const candidatesPage = `<html lang="en-GB"><title>Ferry returns | The Harbour Gazette</title>
<meta property="og:title" content="The ferry is back"><meta property="og:site_name" content="The Harbour Gazette">
<meta name="author" content="The Harbour Gazette"><meta name="parsely-author" content="Ben Oduya">
<meta property="article:published_time" content="2025-03-04T06:00:00Z">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry returns after storm","datePublished":"2025-03-03"}</script>
<body><article><p class="over">Harbour</p><h1>Ferry returns after storm</h1><p class="by">By Ada Quill</p><p class="signed">Ada Quill, Portside</p>
<div class="story"><p>The ferry sailed again on Monday, late and full, after three days of storm in the strait that parts the towns.</p>
<p>Forty passengers were on board, with a goat, nine sacks of flour and the post of a week that nobody had read.</p></div></article>`

// TestCandidates holds what is told of a field: what won first, then the rule's others, what
// the page prints, and its metadata.
func TestCandidates(t *testing.T) {
	rules, err := lede.ReadRules(fstest.MapFS{"gazette.example.toml": {Data: []byte(`name = "Gazette"
hosts = ["gazette.example"]
[[layout]]
byline = [".none", ".by", ".signed"]
kicker = []
body = [".story"]`)}})
	require.NoError(t, err)
	e := lede.Extractor{Rules: rules, Trace: true}
	a, err := e.Extract(strings.NewReader(candidatesPage), "https://gazette.example/ferry")
	require.NoError(t, err)
	for field, want := range map[string]string{
		"title": "+json-ld: headline = Ferry returns after storm; " +
			"meta: og:title = The ferry is back; html: title = Ferry returns",
		"byline":    "+rule gazette.example: .by = By Ada Quill; rule gazette.example: .signed = Ada Quill, Portside",
		"authors":   "+rule gazette.example: .by = Ada Quill; meta: parsely-author = Ben Oduya",
		"published": "+json-ld: datePublished = 2025-03-03; meta: article:published_time = 2025-03-04T06:00:00Z",
		"publisher": "+rule gazette.example = Gazette; meta: og:site_name = The Harbour Gazette",
		"language":  "+html: lang = en-GB",
		"url":       "+given = https://gazette.example/ferry",
		"kicker":    "",
	} {
		var got []string
		for _, c := range a.Candidates {
			if c.Field == field {
				got = append(got, map[bool]string{true: "+"}[c.Won]+c.Source+" = "+c.Value)
			}
		}
		assert.Equal(t, want, strings.Join(got, "; "), field)
	}
	assert.Equal(t, []lede.Unused{{Rule: "gazette.example", Place: "layout[0].byline[0]", Text: ".none"}}, a.Unused)
	e.Trace = false
	a, err = e.Extract(strings.NewReader(candidatesPage), "https://gazette.example/ferry")
	require.NoError(t, err)
	assert.Empty(t, a.Candidates)
	assert.Empty(t, a.Dropped)
	assert.Empty(t, a.Unused)
}

// checkCandidates checks what holds for the candidates of every article: they stand in the
// order of the fields, and of each field with a source one has won, the first.
func checkCandidates(t testing.TB, a *lede.Article) {
	t.Helper()
	first := map[string]bool{}
	last := ""
	for _, c := range a.Candidates {
		assert.NotEmpty(t, c.Value, c.Field)
		assert.NotEmpty(t, c.Source, c.Field)
		if c.Field != last {
			assert.False(t, first[c.Field], "%s stands in two places", c.Field)
			assert.Equal(t, a.Sources[c.Field] != "", c.Won, c.Field)
			first[c.Field], last = true, c.Field
		} else {
			assert.False(t, c.Won, c.Field)
		}
		if c.Won {
			assert.True(t, a.Sources[c.Field] == c.Source || strings.HasPrefix(a.Sources[c.Field], c.Source+"; "), c.Field)
		}
	}
}

// TestCandidatesOfFixtures checks the candidates of all fixtures.
func TestCandidatesOfFixtures(t *testing.T) {
	for _, p := range fixturePages(t) {
		a, err := (&lede.Extractor{Trace: true}).Extract(bytes.NewReader(p.read(t)), p.url)
		if err == nil {
			checkCandidates(t, a)
		}
	}
}
