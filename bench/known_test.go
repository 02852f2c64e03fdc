package main

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
)

// A knownTruth is a page whose truth is wrong in one figure.
type knownTruth struct {
	Page   string `json:"page"`   // set and ID: fundus-dev/de/WAZ_2023_06_29
	Figure string `json:"figure"` // the column of the tables that is below 100 for it
	Prints string `json:"prints"` // what the page prints, or what is wrong with the truth
}

// TestKnownTruths holds known.json to the pages: the truth of each is still missed with
// the page's rule. One that is met has no place there.
func TestKnownTruths(t *testing.T) {
	known, err := sets.ReadJSON[[]knownTruth]("known.json")
	require.NoError(t, err)
	require.NotEmpty(t, known)
	pages := map[string]*sets.Page{}
	seen := map[knownTruth]bool{}
	for _, k := range known {
		key := knownTruth{Page: k.Page, Figure: k.Figure}
		assert.False(t, seen[key], "%v stands there twice", key)
		seen[key] = true
		assert.NotEmpty(t, k.Prints, k.Page)
		assert.Contains(t, pageFigures, k.Figure, k.Page)
		set, _, _ := strings.Cut(k.Page, "/")
		readShared(t, set, pages)
		page := pages[k.Page]
		if !assert.NotNil(t, page, "no page %s", k.Page) {
			continue
		}
		value, ok := figureOf(t, page, k.Figure)
		assert.True(t, ok, "the truth of %s says nothing of %s", k.Page, k.Figure)
		assert.Less(t, value, 1.0, "%s has what its truth says of %s: take it off the list", k.Page, k.Figure)
	}
}

// readShared adds the pages of a set of ../../shared/corpus to pages, by set and ID, once.
func readShared(t *testing.T, set string, pages map[string]*sets.Page) {
	t.Helper()
	if _, done := pages[set]; done {
		return
	}
	pages[set] = nil
	s, err := sets.Read(filepath.Join("..", "..", "shared", "corpus", set), "own", "")
	if err != nil {
		t.Skipf("skipped: no real pages: %v", err)
	}
	for i := range s.Pages {
		pages[set+"/"+s.Pages[i].Truth.ID] = &s.Pages[i]
	}
}

// figureOf gives a figure of lede with its rules on one page.
func figureOf(t *testing.T, p *sets.Page, figure string) (value float64, ok bool) {
	t.Helper()
	page, err := p.HTML()
	require.NoError(t, err)
	at, err := url.Parse(p.Truth.URL)
	require.NoError(t, err)
	result, err := withRules().Extract(page, at)
	require.NoError(t, err, p.Truth.ID)
	prediction := result()
	s := score.Page(&p.Truth, &prediction)
	value, ok = s.Value[figure]
	return value, ok
}
