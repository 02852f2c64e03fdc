package lede_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/internal/rule"
)

var update = flag.Bool("update", false, "rewrite the golden files of testdata/articles")

const (
	articlesDir  = "testdata/articles"
	goldenSuffix = ".golden.json"
	maxFixture   = 15 << 10
)

// A golden is what a fixture must come out as: an article, or an error.
type golden struct {
	// Given is the address handed to Extract, where that is not the fixture's
	// own (host/slug of its path); "-" for none.
	Given string        `json:"given,omitempty"`
	Error string        `json:"error,omitempty"`
	Want  *lede.Article `json:"article,omitempty"`
}

// TestArticles extracts each testdata/articles/<host>/<slug>.html and compares
// the article, field by field, with the .golden.json beside it.
func TestArticles(t *testing.T) {
	fixtures, err := filepath.Glob(filepath.Join(articlesDir, "*", "*.html"))
	require.NoError(t, err)
	require.NotEmpty(t, fixtures, "no fixtures in %s", articlesDir)
	for _, fixture := range fixtures {
		host, slug := filepath.Split(strings.TrimSuffix(fixture, ".html"))
		t.Run(filepath.Base(host)+"/"+slug, func(t *testing.T) {
			t.Parallel()
			testArticle(t, fixture, "https://"+filepath.Base(host)+"/news/"+slug)
		})
	}
}

func testArticle(t *testing.T, fixture, pageURL string) {
	page, err := os.ReadFile(fixture)
	require.NoError(t, err)
	assert.LessOrEqual(t, len(page), maxFixture, "a fixture shows one thing and is under 15 KB")

	file := strings.TrimSuffix(fixture, ".html") + goldenSuffix
	want := readGolden(t, file)
	switch want.Given {
	case "":
	case "-":
		pageURL = ""
	default:
		pageURL = want.Given
	}
	e := lede.Extractor{Trace: true}
	article, err := e.Extract(bytes.NewReader(page), pageURL)
	got := golden{Given: want.Given, Want: article}
	if err != nil {
		got.Error = err.Error()
	} else {
		article.Candidates, article.Unused = nil, nil // many, and TestCandidates has them
	}
	if *update {
		writeGolden(t, file, got)
		return
	}
	assert.Equal(t, want.Error, got.Error)
	compareFields(t, want.Want, got.Want)
}

// compareFields compares two articles field by field, by way of JSON, which is
// what goldens hold.
func compareFields(t *testing.T, want, got *lede.Article) {
	t.Helper()
	if want == nil || got == nil {
		assert.Equal(t, want, got)
		return
	}
	w, g := reflect.ValueOf(want).Elem(), reflect.ValueOf(got).Elem()
	for i := range w.NumField() {
		wantJSON, err := json.MarshalIndent(w.Field(i).Interface(), "", " ")
		require.NoError(t, err)
		gotJSON, err := json.MarshalIndent(g.Field(i).Interface(), "", " ")
		require.NoError(t, err)
		assert.Equal(t, string(wantJSON), string(gotJSON), w.Type().Field(i).Name)
	}
}

func readGolden(t *testing.T, file string) golden {
	t.Helper()
	var g golden
	data, err := os.ReadFile(file)
	if os.IsNotExist(err) && *update {
		return g
	}
	require.NoError(t, err, "no golden: run go test . -update, and read what it wrote")
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	require.NoError(t, d.Decode(&g), file)
	return g
}

func writeGolden(t *testing.T, file string, g golden) {
	t.Helper()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	require.NoError(t, enc.Encode(g))
	require.NoError(t, os.WriteFile(file, out.Bytes(), 0o644))
}

// TestNoStrayFiles fails for any file in testdata/articles that is not half of
// a fixture pair.
func TestNoStrayFiles(t *testing.T) {
	err := filepath.WalkDir(articlesDir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		other := strings.TrimSuffix(path, ".html") + goldenSuffix
		if base, ok := strings.CutSuffix(path, goldenSuffix); ok {
			other = base + ".html"
		} else if !strings.HasSuffix(path, ".html") {
			t.Errorf("stray file %s", path)
			return nil
		}
		assert.FileExists(t, other, "%s stands alone", path)
		assert.Len(t, strings.Split(path, string(filepath.Separator)), 4, "%s is not <host>/<file>", path)
		return nil
	})
	require.NoError(t, err)
}

// TestEveryRuleHasFixtures fails for a rule without a fixture.
func TestEveryRuleHasFixtures(t *testing.T) {
	rules, err := filepath.Glob("rules/*.toml")
	require.NoError(t, err)
	require.NotEmpty(t, rules)
	hosts, err := os.ReadDir(articlesDir)
	require.NoError(t, err)
	for _, r := range rules {
		host := strings.TrimSuffix(filepath.Base(r), ".toml")
		assert.True(t, slices.ContainsFunc(hosts, func(d fs.DirEntry) bool { return d.Name() == host }),
			"%s has no fixture in %s/%s", r, articlesDir, host)
	}
}

// TestBuiltinRules reads the built-in rules through the door of users' own,
// which reports every fault.
func TestBuiltinRules(t *testing.T) {
	rules, err := lede.ReadRules(os.DirFS("rules"))
	require.NoError(t, err)
	assert.Equal(t, rules.Names(), lede.BuiltinRules().Names())
}

// TestBuiltinRulesLint fails for a layout or a drop of no use.
func TestBuiltinRulesLint(t *testing.T) {
	files, err := rule.ReadFS(os.DirFS("rules"))
	require.NoError(t, err)
	assert.Empty(t, files.Lint(nil))
}
