package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

// crawlFolder gives a folder of archives: two good ones, one of them in another form,
// one with a record that is broken, and one that is cut.
func crawlFolder(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	writeArchive(t, filepath.Join(folder, "a.warc.gz"), crawl(40)...)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "b.warc"), []byte(strings.Join(crawl(7), "")), 0o666))
	broken := crawl(5)
	broken[3] = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n"
	writeArchive(t, filepath.Join(folder, "c.warc.gz"), broken...)
	cut := strings.Join(crawl(3), "")
	require.NoError(t, os.WriteFile(filepath.Join(folder, "d.warc"), []byte(cut[:len(cut)-100]), 0o666))
	return folder
}

// extracted gives the lines of lede extract on files, sorted.
func extracted(t testing.TB, command string, names ...string) []string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), command, append([]string{"extract", "--format", "jsonl"}, names...)...).Output()
	if exit := new(exec.ExitError); !errors.As(err, &exit) {
		require.NoError(t, err) // a status is of pages without an article
	}
	return slices.Sorted(strings.Lines(string(out)))
}

// TestSameAsCommand holds the lines of the pipeline to those of the command.
func TestSameAsCommand(t *testing.T) {
	command := filepath.Join(t.TempDir(), "lede")
	if runtime.GOOS == "windows" {
		command += ".exe"
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-o", command, "./cmd/lede")
	build.Dir = ".."
	message, err := build.CombinedOutput()
	require.NoError(t, err, string(message))

	for _, folder := range []string{crawlFolder(t), sharedArchives()} {
		if folder == "" {
			t.Log("skipped: no archives of other programs (set LEDE_SHARED to the folder above their folder warc)")
			continue
		}
		pattern := filepath.Join(folder, "*.*")
		names, err := filepath.Glob(pattern)
		require.NoError(t, err)
		output := t.TempDir()
		pipeline(t, "--input", pattern, "--output", output)
		articles, failures := lines(t, output, articlesFolder), lines(t, output, errorsFolder)
		got := append(slices.Clone(articles), failures...)
		slices.Sort(got)
		assert.Equal(t, extracted(t, command, names...), got)
		for _, line := range articles {
			assert.NotContains(t, line, `"error":`)
		}
		for _, line := range failures {
			assert.Regexp(t, `^{"source":{"file":"[^"]+","offset":\d+.*},"error":"`, line)
		}
	}
}

// sharedArchives gives the folder of archives that other programs wrote; "" where
// there is none.
func sharedArchives() string {
	root := os.Getenv("LEDE_SHARED")
	if root == "" {
		root = "../../shared"
	}
	folder := filepath.Join(root, "warc")
	if _, err := os.Stat(folder); err != nil {
		return ""
	}
	return folder
}

// TestJobServer submits the pipeline to a job server that runs elsewhere.
func TestJobServer(t *testing.T) {
	free, err := net.Listen("tcp", "localhost:0")
	require.NoError(t, err)
	_, port, err := net.SplitHostPort(free.Addr().String())
	require.NoError(t, err)
	require.NoError(t, free.Close())
	server := as(t, "prism", port)
	stop, err := server.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, server.Start())
	defer func() {
		assert.NoError(t, stop.Close())
		assert.NoError(t, server.Wait())
	}()

	folder, output := crawlFolder(t), t.TempDir()
	counters := pipeline(t, "--input", filepath.Join(folder, "*"), "--output", output,
		"--runner", "universal", "--endpoint", "localhost:"+port, "--environment_type", "LOOPBACK")
	assert.Len(t, lines(t, output, articlesFolder), 40+7+4+2)
	assert.Equal(t, []string{
		"4 archives", "53 articles", "2 failed", "63 pages", "4 refused: HTTP status 404", "4 refused: no article",
	}, trimmed(counters))
}

// trimmed gives the counters that were printed, a line each.
func trimmed(counters string) []string {
	all := []string{}
	for line := range strings.Lines(counters) {
		all = append(all, strings.TrimSpace(line))
	}
	return all
}

// TestPoisonedFile puts what is no archive and what cannot be read among good files.
func TestPoisonedFile(t *testing.T) {
	folder, output := t.TempDir(), t.TempDir()
	writeArchive(t, filepath.Join(folder, "a.warc.gz"), crawl(5)...)
	require.NoError(t, os.WriteFile(filepath.Join(folder, "b.warc.gz"), bytes.Repeat([]byte("\x1f\x8b\x08 poison"), 999), 0o666))
	require.NoError(t, os.Mkdir(filepath.Join(folder, "c.warc.gz"), 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "d.wacz"), []byte("PK"), 0o666))
	writeArchive(t, filepath.Join(folder, "e.warc.gz"), crawl(5)...)

	counters := pipeline(t, "--input", filepath.Join(folder, "*"), "--output", output, "--pause", "0")
	assert.Len(t, lines(t, output, articlesFolder), 10)
	var failed []string
	for _, line := range lines(t, output, errorsFolder) {
		for _, poisoned := range []string{"b.warc.gz", "c.warc.gz", "d.wacz"} {
			if strings.Contains(line, poisoned) {
				failed = append(failed, poisoned)
			}
		}
	}
	assert.Equal(t, []string{"b.warc.gz", "c.warc.gz", "d.wacz"}, failed)
	assert.Contains(t, trimmed(counters), "3 failed")
	assert.Contains(t, trimmed(counters), "5 archives")
}

// TestTriedAgain reads archives whose reading breaks off halfway the first time.
func TestTriedAgain(t *testing.T) {
	folder, output := t.TempDir(), t.TempDir()
	for _, name := range []string{"a.warc.gz", "b.warc.gz"} {
		writeArchive(t, filepath.Join(folder, name), crawl(40)...)
	}
	pattern := filepath.Join(folder, "*.warc.gz")
	counters := pipeline(t, "--input", "flaky://"+pattern, "--output", output, "--pause", "0")
	assert.Equal(t, []string{"2 archives", "80 articles", "84 pages", "2 refused: HTTP status 404", "2 refused: no article"}, trimmed(counters))
	flaky := lines(t, output, articlesFolder)
	assert.Len(t, flaky, 80)
	slices.Sort(flaky)
	assert.Len(t, slices.Compact(slices.Clone(flaky)), 80)
	assert.Len(t, files(t, output), 4, "what was not finished is left")

	// Where it is not tried again, what could be read is there, and why it is not all.
	pipeline(t, "--input", "flaky://"+pattern, "--output", output, "--tries", "1", "--force")
	half := lines(t, output, articlesFolder)
	assert.NotEmpty(t, half)
	assert.Less(t, len(half), 80)
	assert.Subset(t, flaky, half)
	reset := 0
	for _, line := range lines(t, output, errorsFolder) {
		if strings.Contains(line, "connection reset") {
			reset++
		}
	}
	assert.Equal(t, 2, reset)
}

// done takes the name of an archive that is done.
func done(string) {}

// TestRunnerTriesAgain does what a runner does whose worker died after an archive: it
// hands the archive out a second time.
func TestRunnerTriesAgain(t *testing.T) {
	archive, output := filepath.Join(t.TempDir(), "a.warc.gz"), t.TempDir()
	writeArchive(t, archive, crawl(40)...)
	fn := extractFn{Output: output, Jobs: 3, Tries: 1}
	fn.Setup()
	require.NoError(t, fn.ProcessElement(context.Background(), archive, done))
	names, first := files(t, output), lines(t, output, articlesFolder)
	require.Len(t, first, 40)
	require.NoError(t, fn.ProcessElement(context.Background(), archive, done))
	assert.Equal(t, names, files(t, output))
	assert.Equal(t, first, lines(t, output, articlesFolder))
}

// TestOutputFails leaves nothing behind where the output cannot be written, and makes
// it the runner's business.
func TestOutputFails(t *testing.T) {
	archive, output := filepath.Join(t.TempDir(), "a.warc.gz"), t.TempDir()
	writeArchive(t, archive, crawl(4)...)
	inTheWay := shardName(output, articlesFolder, shardOf(archive)) + "/file"
	require.NoError(t, os.MkdirAll(inTheWay, 0o777))
	fn := extractFn{Output: output, Tries: 3}
	fn.Setup()
	assert.ErrorContains(t, fn.ProcessElement(context.Background(), archive, done), archive)
	for _, name := range files(t, output) {
		assert.NotContains(t, name, ".part")
	}
}

// TestCancelled ends without shards where the job was cancelled.
func TestCancelled(t *testing.T) {
	archive, output := filepath.Join(t.TempDir(), "a.warc.gz"), t.TempDir()
	writeArchive(t, archive, crawl(4)...)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	fn := extractFn{Output: output, Tries: 3}
	fn.Setup()
	assert.ErrorIs(t, fn.ProcessElement(ctx, archive, done), context.Canceled)
	assert.Empty(t, files(t, output))
}

// panics is a page that panics when it is read.
type panics struct{ io.Reader }

func (panics) Read([]byte) (int, error) { panic("out of range") }

func TestPagePanics(t *testing.T) {
	fn := extractFn{extractor: &lede.Extractor{}}
	got := fn.work(&page{source: source{File: "a.warc"}, Page: lede.Page{HTML: panics{}}})
	assert.Equal(t, line{json: []byte(`{"source":{"file":"a.warc"},"error":"panic: out of range"}` + "\n"), counters: []string{"pages", "failed"}}, got)
}

func TestCommandLine(t *testing.T) {
	folder, full := t.TempDir(), t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(full, articlesFolder), 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(full, articlesFolder, "a.warc-0.jsonl"), nil, 0o666))
	tests := []struct {
		args    []string
		status  int
		message string
	}{
		{[]string{"--input", "*.warc"}, 2, "both needed"},
		{[]string{"--input", "*.warc", "--output", folder, "--tries", "0"}, 2, "--tries 1 or more"},
		{[]string{"--input", filepath.Join(folder, "*.warc"), "--output", folder}, 1, "no such file"},
		{[]string{"--input", "*.warc", "--output", full}, 1, "exists already: --force"},
		{[]string{"--input", "ftp://*.warc", "--output", folder}, 1, `"ftp" not registered`},
	}
	for _, tt := range tests {
		t.Run(tt.message, func(t *testing.T) {
			message, err := as(t, "pipeline", tt.args...).CombinedOutput()
			exit := new(exec.ExitError)
			require.True(t, errors.As(err, &exit), fmt.Sprint(err))
			assert.Equal(t, tt.status, exit.ExitCode(), string(message))
			assert.Contains(t, string(message), tt.message)
		})
	}
}
