package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
)

// TestPick takes each page from the fold of its site.
func TestPick(t *testing.T) {
	const folds, seed = 3, 1
	set := &sets.Set{Name: "s"}
	made := make([]map[string]score.Prediction, folds)
	for k := range made {
		made[k] = map[string]score.Prediction{}
	}
	for _, host := range []string{"post.example", "news.post.example", "herald.example"} {
		truth := sets.Truth{ID: host, URL: "https://" + host + "/a", Title: "Ferry returns"}
		set.Pages = append(set.Pages, sets.Page{Truth: truth})
		for k := range made {
			title := "seen"
			if k == sets.FoldOf(sets.SiteOf(truth.URL), folds, seed) {
				title = truth.Title
			}
			made[k][host] = score.Prediction{ID: host, Title: title}
		}
	}
	assert.InDelta(t, 1, score.Summary(pick(set, made, seed))["title"], 0)
}

func TestRead(t *testing.T) {
	name := filepath.Join(t.TempDir(), "predictions.jsonl")
	require.NoError(t, os.WriteFile(name, []byte("{\"id\":\"a\",\"title\":\"Ferry\"}\n{\"id\":\"b\"}\n"), 0o600))
	all, err := read(name)
	require.NoError(t, err)
	assert.Len(t, all, 2)
	assert.Equal(t, "Ferry", all["a"].Title)

	require.NoError(t, os.WriteFile(name, []byte("{"), 0o600))
	_, err = read(name)
	require.Error(t, err)
}

func TestRunWithoutModels(t *testing.T) {
	assert.ErrorContains(t, run([]string{"-models", t.TempDir(), "-set", "x"}), "-models")
}
