package lede_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede"
)

// benchmarked are the fixtures that are timed: a platform's page, a
// publisher's with little around the text, and one with much.
var benchmarked = []string{
	"inkl.com/five-live-bloggers",
	"theguardian.com/news",
	"apnews.com/harbor-vote-carousel",
}

// BenchmarkExtract times the whole call, from bytes to article. Its figures
// are for benchstat; those on real pages come from bench.
func BenchmarkExtract(b *testing.B) {
	benchmarkFixtures(b, func(page []byte, pageURL string) error {
		_, err := lede.Extract(bytes.NewReader(page), pageURL)
		return err
	})
}

// BenchmarkExtractWithoutRules times the generic engine.
func BenchmarkExtractWithoutRules(b *testing.B) {
	e := lede.Extractor{Rules: new(lede.RuleSet)}
	benchmarkFixtures(b, func(page []byte, pageURL string) error {
		_, err := e.Extract(bytes.NewReader(page), pageURL)
		return err
	})
}

// BenchmarkParse times html.Parse of the same bytes, which lede is measured by.
func BenchmarkParse(b *testing.B) {
	benchmarkFixtures(b, func(page []byte, _ string) error {
		_, err := html.Parse(bytes.NewReader(page))
		return err
	})
}

func benchmarkFixtures(b *testing.B, call func(page []byte, pageURL string) error) {
	for _, name := range benchmarked {
		page, err := os.ReadFile(filepath.Join(articlesDir, name+".html"))
		require.NoError(b, err)
		pageURL := "https://" + filepath.ToSlash(filepath.Dir(name)) + "/news/" + filepath.Base(name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				if err := call(page, pageURL); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
