package lede_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/lede-go/lede"
)

func BenchmarkZZ(b *testing.B) {
	for _, id := range strings.Split(os.Getenv("ZZ"), ",") {
		f, err := os.Open("../shared/corpus/" + id + ".html.gz")
		if err != nil {
			b.Fatal(err)
		}
		z, _ := gzip.NewReader(f)
		page, _ := io.ReadAll(z)
		b.Run(id, func(b *testing.B) {
			for b.Loop() {
				_, _ = new(lede.Extractor).Extract(bytes.NewReader(page), "https://example.com/a/b")
			}
		})
	}
}
