//go:build linux

package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// realPages gives 701 real pages.
func realPages(b *testing.B) (pages []string) {
	root := os.Getenv("LEDE_SHARED")
	if root == "" {
		root = "../../shared"
	}
	files, err := filepath.Glob(filepath.Join(root, "corpus", "wcxb-dev", "pages", "*.html.gz"))
	require.NoError(b, err)
	if len(files) == 0 {
		b.Skipf("skipped: no real pages under %s (set LEDE_SHARED to that folder)", root)
	}
	for _, name := range files {
		packed, err := os.ReadFile(name)
		require.NoError(b, err)
		r, err := gzip.NewReader(bytes.NewReader(packed))
		require.NoError(b, err)
		page, err := io.ReadAll(r)
		require.NoError(b, err)
		pages = append(pages, string(page))
	}
	return pages
}

// coreTime gives how long the cores have worked for this process, which other
// programs on a machine do not lengthen much.
func coreTime(b *testing.B) time.Duration {
	var usage syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// BenchmarkArchive gives the figures that a crawl is planned with: how many pages a
// core extracts in a second, beside the library alone on the same pages and in turns,
// and how many bytes a page has in the archive, unpacked, and in the output.
func BenchmarkArchive(b *testing.B) {
	pages := realPages(b)
	archive, output := filepath.Join(b.TempDir(), "crawl.warc.gz"), b.TempDir()
	var records []string
	unpacked := 0
	for n, page := range pages {
		unpacked += len(page)
		records = append(records, record(fmt.Sprintf("https://harbour-gazette.example/%d", n), "200 OK", page))
	}
	writeArchive(b, archive, records...)
	fn := extractFn{Output: output, Tries: 1}
	fn.Setup()
	require.NoError(b, fn.ProcessElement(b.Context(), archive, done)) // rules are compiled, the file is in the cache

	var library, pipeline time.Duration
	for b.Loop() {
		begun := coreTime(b)
		for _, page := range pages {
			_, _ = fn.extractor.Extract(strings.NewReader(page), "") // a page without an article takes its time too
		}
		library += coreTime(b) - begun
		begun = coreTime(b)
		require.NoError(b, fn.ProcessElement(b.Context(), archive, done))
		pipeline += coreTime(b) - begun
	}
	count := float64(b.N * len(pages))
	b.ReportMetric(count/library.Seconds(), "library-pages/core-s")
	b.ReportMetric(count/pipeline.Seconds(), "pages/core-s")
	b.ReportMetric(float64(unpacked)/float64(len(pages)), "unpacked-B/page")
	b.ReportMetric(sizeOf(b, archive)/float64(len(pages)), "in-B/page")
	out := 0.0
	for _, name := range files(b, output) {
		out += sizeOf(b, filepath.Join(output, name))
	}
	b.ReportMetric(out/float64(len(pages)), "out-B/page")
}

func sizeOf(b *testing.B, name string) float64 {
	info, err := os.Stat(name)
	require.NoError(b, err)
	return float64(info.Size())
}
