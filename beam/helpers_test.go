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
	"strconv"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	"github.com/stretchr/testify/require"
)

// runAs is the variable that makes the test's own binary something else.
const runAs = "LEDE_RUN_AS"

// TestMain lets the binary be the pipeline, or a job server that stands alone.
func TestMain(m *testing.M) {
	switch os.Getenv(runAs) {
	case "pipeline":
		filesystem.Register("flaky", func(ctx context.Context) filesystem.Interface { return &flaky{local.New(ctx)} })
		main()
	case "prism":
		serveJobs(os.Args[1])
	default:
		os.Exit(m.Run())
	}
}

// serveJobs is Prism as a server of its own, until its standard input ends.
func serveJobs(port string) {
	n, err := strconv.Atoi(port)
	if err == nil {
		_, err = prism.CreateJobServer(context.Background(), prism.Options{Port: n})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// as gives a command that is the test's own binary as something else.
func as(t testing.TB, what string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], args...)
	cmd.Env = append(os.Environ(), runAs+"="+what)
	return cmd
}

// pipeline runs the program, which must end well, and gives what it prints.
func pipeline(t testing.TB, args ...string) string {
	t.Helper()
	cmd := as(t, "pipeline", args...)
	var out, messages bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &messages
	require.NoError(t, cmd.Run(), messages.String())
	return out.String()
}

// failsOnce are the files that a flaky file system has broken off. Each process that
// is the pipeline begins without.
var failsOnce = map[string]bool{}

// A flaky file system breaks off halfway through a file when that is read for the
// first time.
type flaky struct{ filesystem.Interface }

func (f *flaky) List(ctx context.Context, glob string) ([]string, error) {
	names, err := f.Interface.List(ctx, strings.TrimPrefix(glob, "flaky://"))
	for n := range names {
		names[n] = "flaky://" + names[n]
	}
	return names, err
}

func (f *flaky) OpenRead(ctx context.Context, name string) (io.ReadCloser, error) {
	name = strings.TrimPrefix(name, "flaky://")
	file, err := f.Interface.OpenRead(ctx, name)
	if err != nil || failsOnce[name] {
		return file, err
	}
	failsOnce[name] = true
	size, err := f.Size(ctx, name)
	return &brokenOff{file, size / 2}, err
}

// brokenOff is a file whose reading fails after some bytes.
type brokenOff struct {
	io.ReadCloser
	left int64
}

func (b *brokenOff) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, fmt.Errorf("connection reset")
	}
	n, err := b.ReadCloser.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// ferry is an article.
func ferry(n int) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><title>Ferry %d returns</title><article><h1>Ferry %d returns after storm</h1>
<p>The ferry of line %d sailed again on Monday, late and full, after three days of storm in the strait.</p>
<p>Forty passengers were on board, with a goat, nine sacks of flour and the <a href="/post">post</a> of a week.</p></article></html>`, n, n, n)
}

// record is the record of a page as a crawler writes it.
func record(url, status, page string) string {
	block := "HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-06T07:08:09Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(block), block)
}

// crawl gives the records of so many articles, of a page that was not there and of one
// that is no article.
func crawl(articles int) []string {
	const host = "https://harbour-gazette.example/"
	records := []string{record(host+"gone", "404 Not Found", ferry(0)), record(host+"login", "200 OK", "<title>Log in</title><form><input name=user></form>")}
	for n := range articles {
		records = append(records, record(fmt.Sprintf("%snews/%d", host, n), "200 OK", ferry(n)))
	}
	return records
}

// writeArchive writes records as a .warc.gz, a gzip member each.
func writeArchive(t testing.TB, name string, records ...string) {
	t.Helper()
	var b bytes.Buffer
	for _, r := range records {
		w := gzip.NewWriter(&b)
		_, err := io.WriteString(w, r)
		require.NoError(t, err)
		require.NoError(t, w.Close())
	}
	require.NoError(t, os.WriteFile(name, b.Bytes(), 0o666))
}

// lines gives the lines of all shards of a kind.
func lines(t testing.TB, output, kind string) []string {
	t.Helper()
	all := []string{}
	shards, err := filepath.Glob(shardName(output, kind, "*"))
	require.NoError(t, err)
	for _, shard := range shards {
		content, err := os.ReadFile(shard)
		require.NoError(t, err)
		for line := range strings.Lines(string(content)) {
			all = append(all, line)
		}
	}
	return all
}

// files gives the names of the files under a folder, hidden ones too.
func files(t testing.TB, folder string) []string {
	t.Helper()
	names := []string{}
	require.NoError(t, filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			name, _ := filepath.Rel(folder, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	}))
	return names
}
