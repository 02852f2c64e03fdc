package generic

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// sharedPages gives some of the real pages that lie beside the repository.
func sharedPages(tb testing.TB) [][]byte {
	tb.Helper()
	root := os.Getenv("LEDE_SHARED")
	if root == "" {
		root = "../../../shared"
	}
	files, err := filepath.Glob(filepath.Join(root, "corpus/fundus-dev/pages/*.html.gz"))
	require.NoError(tb, err)
	if len(files) == 0 {
		tb.Skip("skipped: no pages in " + root)
	}
	var pages [][]byte
	for i := 0; i < len(files); i += 6 {
		b, err := os.ReadFile(files[i])
		require.NoError(tb, err)
		z, err := gzip.NewReader(bytes.NewReader(b))
		require.NoError(tb, err)
		text, err := io.ReadAll(z)
		require.NoError(tb, err)
		pages = append(pages, text)
	}
	return pages
}

func BenchmarkParse(b *testing.B) {
	pages := sharedPages(b)
	for b.Loop() {
		for _, p := range pages {
			_, _ = html.Parse(bytes.NewReader(p))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(pages)), "µs/page")
}

func BenchmarkFind(b *testing.B) {
	docs := parsedPages(b)
	hints := make([]Hints, len(docs))
	for i, d := range docs {
		// All of these pages say that they are articles.
		hints[i] = Hints{Title: dom.First(d, atom.Title).FirstChild.Data, Article: true}
	}
	b.ResetTimer()
	for b.Loop() {
		for i, d := range docs {
			Find(d, hints[i])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(docs)), "µs/page")
}

func BenchmarkCut(b *testing.B) {
	docs := parsedPages(b)
	b.ResetTimer()
	for b.Loop() {
		for _, d := range docs {
			Cut(d, Hints{})
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(docs)), "µs/page")
}

func parsedPages(b *testing.B) []*html.Node {
	b.Helper()
	var docs []*html.Node
	for _, p := range sharedPages(b) {
		d, err := html.Parse(strings.NewReader(string(p)))
		require.NoError(b, err)
		docs = append(docs, d)
	}
	return docs
}
