//go:build linux

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

// benchmarkPages gives 701 real pages.
func benchmarkPages(b *testing.B) (pages [][]byte) {
	root := os.Getenv("LEDE_SHARED")
	if root == "" {
		root = "../../../shared"
	}
	folder := filepath.Join(root, "corpus", "wcxb-dev", "pages")
	files, err := filepath.Glob(filepath.Join(folder, "*.html.gz"))
	require.NoError(b, err)
	if len(files) == 0 {
		b.Skipf("skipped: no real pages at %s (set LEDE_SHARED to their folder)", folder)
	}
	for _, name := range files {
		file, err := os.Open(name)
		require.NoError(b, err)
		unpacked, err := gzip.NewReader(file)
		require.NoError(b, err)
		page, err := io.ReadAll(unpacked)
		require.NoError(b, err)
		require.NoError(b, file.Close())
		pages = append(pages, page)
	}
	return pages
}

// extractAll is the library alone: so many of the pages, on all cores.
func extractAll(pages [][]byte, count int) {
	next := make(chan []byte)
	var running sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		running.Go(func() {
			for page := range next {
				_, _ = lede.Extract(bytes.NewReader(page), "") // a page without an article takes its time too
			}
		})
	}
	for n := range count {
		next <- pages[n%len(pages)]
	}
	close(next)
	running.Wait()
}

// A stopwatch adds up what something takes, by the clock and on the cores.
type stopwatch struct{ clock, cores time.Duration }

func (s *stopwatch) time(b *testing.B, call func()) {
	b.Helper()
	clock, cores := time.Now(), coreTime(b)
	call()
	s.clock += time.Since(clock)
	s.cores += coreTime(b) - cores
}

// coreTime gives how long the cores have worked for this process.
func coreTime(b *testing.B) time.Duration {
	var usage syscall.Rusage
	require.NoError(b, syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// benchmarkBeside times the library on count pages, and the command on an input that
// holds the same ones, in turns. Of the two figures that compare them, that of the
// cores is the steadier where a machine has other work.
func benchmarkBeside(b *testing.B, pages [][]byte, count int, in string) {
	out := filepath.Join(b.TempDir(), "out.jsonl")
	args := []string{"extract", "--force", "--output", out, in}
	extractAll(pages, len(pages)) // rules are compiled, files are in the cache
	var library, command stopwatch
	for b.Loop() {
		library.time(b, func() { extractAll(pages, count) })
		command.time(b, func() { run(context.Background(), args, nil, io.Discard, io.Discard) })
	}
	rate := func(s stopwatch) float64 { return float64(b.N*count) / s.clock.Seconds() }
	b.ReportMetric(rate(library), "library-pages/s")
	b.ReportMetric(rate(command), "command-pages/s")
	b.ReportMetric(library.clock.Seconds()/command.clock.Seconds(), "by-clock")
	b.ReportMetric(library.cores.Seconds()/command.cores.Seconds(), "by-cores")

	b.ReportMetric(peakMemory(b, args), "peak-MB")
}

// peakMemory gives the most MB that the command has in memory, in a process of its own.
// It asks while that runs: what the system says afterwards counts the process that began
// it too.
func peakMemory(b *testing.B, args []string) float64 {
	b.Helper()
	process := exec.Command("lede", args...)
	require.NoError(b, process.Start())
	ended := make(chan struct{})
	go func() {
		_ = process.Wait() // pages without an article make its status
		close(ended)
	}()
	peak := 0.0
	for {
		select {
		case <-ended:
			return peak
		case <-time.After(10 * time.Millisecond):
			peak = max(peak, memoryOf(process.Process.Pid, "VmHWM"))
		}
	}
}

// BenchmarkFolder reads a folder of real pages, beside the library alone.
func BenchmarkFolder(b *testing.B) {
	pages := benchmarkPages(b)
	folder := b.TempDir()
	for n, page := range pages {
		require.NoError(b, os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.html", n)), page, 0o666))
	}
	benchmarkBeside(b, pages, len(pages), folder)
}

// BenchmarkArchive reads 5,000 records of real pages, beside the library alone.
func BenchmarkArchive(b *testing.B) {
	const count = 5000
	pages := benchmarkPages(b)
	var members [][]byte
	for n, page := range pages {
		members = append(members, gzipped(warcRecord(fmt.Sprintf("https://harbour-gazette.example/%d", n), string(page))))
	}
	in := filepath.Join(b.TempDir(), "crawl.warc.gz")
	file, err := os.Create(in)
	require.NoError(b, err)
	for n := range count {
		_, err := file.Write(members[n%len(members)])
		require.NoError(b, err)
	}
	require.NoError(b, file.Close())
	benchmarkBeside(b, pages, count, in)
}
