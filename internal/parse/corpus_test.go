package parse

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// corpusSets are the folders of real pages.
var corpusSets = []string{"dates-dev", "fundus-dev", "n4k-dev", "postlight-dev", "wcxb-dev", "wcxb-other-dev"}

// corpus gives the real pages of a set, from the folder that LEDE_SHARED names
// or that lies beside the module; none, where there is no such folder.
func corpus(tb testing.TB, set string) []string {
	shared := os.Getenv("LEDE_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	files, err := filepath.Glob(filepath.Join(shared, "corpus", set, "pages", "*.html.gz"))
	require.NoError(tb, err)
	var pages []string
	for _, file := range files {
		f, err := os.Open(file)
		require.NoError(tb, err)
		z, err := gzip.NewReader(f)
		require.NoError(tb, err)
		page, err := io.ReadAll(z)
		require.NoError(tb, err)
		require.NoError(tb, f.Close())
		pages = append(pages, string(page))
	}
	return pages
}

// needCorpus is corpus for a test that is skipped without it.
func needCorpus(tb testing.TB, set string) []string {
	pages := corpus(tb, set)
	if len(pages) == 0 {
		tb.Skip("no real pages: set LEDE_SHARED")
	}
	return pages
}

// TestCorpus compares with html.Parse on real pages: the tree as it is, and the
// tree without what Skip leaves out.
func TestCorpus(t *testing.T) {
	for _, set := range corpusSets {
		t.Run(set, func(t *testing.T) {
			for i, src := range needCorpus(t, set) {
				want, err := html.Parse(strings.NewReader(src))
				require.NoError(t, err)
				got := Parse(src, Options{})
				require.Empty(t, difference(want, got.Doc), "page %d", i)
				require.False(t, got.Flattened, "page %d", i)
				skipped := Parse(src, Options{Skip: true})
				require.Empty(t, difference(without(want), skipped.Doc), "page %d", i)
				require.Equal(t, scriptTexts(got), scriptTexts(skipped))
				got.Release() // the next page is parsed into the same nodes
				skipped.Release()
			}
		})
	}
}

func scriptTexts(r *Result) []string {
	var texts []string
	for _, s := range r.Scripts {
		texts = append(texts, s.Text)
	}
	return texts
}
