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

// BenchmarkRealPages times each set of real pages whole, an extraction of all its
// pages beside html.Parse of the same bytes. It is what a profile is taken of;
// bench/README.md says how.
func BenchmarkRealPages(b *testing.B) {
	for _, set := range []string{"fundus-dev", "n4k-dev", "wcxb-dev"} {
		dir := shared(b, "corpus/"+set)
		var pages [][]byte
		var urls []string
		for _, m := range readLines[pageOf](b, filepath.Join(dir, "manifest.jsonl")) {
			pages, urls = append(pages, readPage(b, filepath.Join(dir, m.Path))), append(urls, m.URL)
		}
		withRules, withoutRules := lede.Extractor{}, lede.Extractor{Rules: new(lede.RuleSet)}
		for name, call := range map[string]func(page []byte, pageURL string){
			"parse":   func(page []byte, _ string) { _, _ = html.Parse(bytes.NewReader(page)) },
			"extract": func(page []byte, pageURL string) { _, _ = withRules.Extract(bytes.NewReader(page), pageURL) },
			"norules": func(page []byte, pageURL string) { _, _ = withoutRules.Extract(bytes.NewReader(page), pageURL) },
		} {
			b.Run(set+"/"+name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					for i, page := range pages {
						call(page, urls[i])
					}
				}
			})
		}
	}
}
