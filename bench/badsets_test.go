package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/bench/internal/fixture"
)

// TestBrokenSets breaks a good set in one place each.
func TestBrokenSets(t *testing.T) {
	for name, c := range map[string]struct {
		layout string
		spoil  func(t *testing.T, dir string)
		says   string
	}{
		"no manifest":         {"own", remove("manifest.jsonl"), "not in layout own"},
		"no page":             {"own", remove("pages/lock.html.gz"), "truth lock has no page"},
		"not in the manifest": {"own", overwrite("manifest.jsonl", "{}\n"), "truth ferry is not in manifest.jsonl"},
		"broken line":         {"own", overwrite("truth.jsonl", "{}\n{\n"), "truth.jsonl:2: "},
		"empty":               {"own", overwrite("truth.jsonl", "\n"), "holds no page"},
		"no ground truth":     {"scrapinghub", remove("ground-truth.json"), "not in layout scrapinghub"},
		"no html":             {"scrapinghub", remove("html/a1.html.gz"), "truth a1 has no page"},
		"no entry":            {"wcxb", remove("ground-truth"), "no ground-truth/*.json"},
		"broken entry":        {"wcxb", overwrite("ground-truth/0001.json", `{"page_type": 7}`), "0001.json: "},
		"no country":          {"fundus", remove("uk"), "no CC/NAME.json"},
		"no meta":             {"fundus", remove("uk/meta.info"), "not in layout fundus"},
		"too few pages":       {"fundus", remove("uk/HarbourGazette_2023_05_01.html.gz"), "3 versions and only 2 pages"},
		"no evaluation truth": {"fundus-eval", remove("ground_truth.json"), "not in layout fundus-eval"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := fixture.Set(t, filepath.Join("testdata", c.layout))
			c.spoil(t, dir)
			status, out, messages := command("-set", dir, "-layout", c.layout)
			assert.Equal(t, 2, status)
			assert.Empty(t, out)
			assert.Regexp(t, `^bench: [^\n]+\n$`, messages)
			assert.Contains(t, messages, c.says)
		})
	}
}

func remove(name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Helper()
		_, err := os.Stat(filepath.Join(dir, name))
		require.NoError(t, err)
		require.NoError(t, os.RemoveAll(filepath.Join(dir, name)))
	}
}

func overwrite(name, content string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Helper()
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
	}
}
