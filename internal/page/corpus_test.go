package page

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// corpus gives real pages, up to n of one set, from the folder that LEDE_SHARED
// names or that lies beside the module. It skips the test where there is none.
func corpus(tb testing.TB, set string, n int) [][]byte {
	shared := os.Getenv("LEDE_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	files, err := filepath.Glob(filepath.Join(shared, "corpus", set, "pages", "*.html.gz"))
	require.NoError(tb, err)
	if len(files) == 0 {
		tb.Skipf("no real pages in %s: set LEDE_SHARED", shared)
	}
	var pages [][]byte
	for _, file := range files[:min(n, len(files))] {
		f, err := os.Open(file)
		require.NoError(tb, err)
		z, err := gzip.NewReader(f)
		require.NoError(tb, err)
		page, err := io.ReadAll(z)
		require.NoError(tb, err)
		require.NoError(tb, f.Close())
		pages = append(pages, page)
	}
	return pages
}

// BenchmarkRead and BenchmarkParse go through the same real pages.
func BenchmarkRead(b *testing.B) {
	benchmarkPages(b, func(src []byte) error {
		_, err := Read(bytes.NewReader(src), "https://news.example/", Options{})
		return err
	})
}

func BenchmarkParse(b *testing.B) {
	benchmarkPages(b, func(src []byte) error {
		_, err := html.Parse(bytes.NewReader(src))
		return err
	})
}

func benchmarkPages(b *testing.B, read func([]byte) error) {
	pages := corpus(b, "fundus-dev", 40)
	size := 0
	for _, src := range pages {
		size += len(src)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, src := range pages {
			if err := read(src); err != nil {
				b.Fatal(err)
			}
		}
	}
}
