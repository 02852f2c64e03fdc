package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// extractTo runs lede extract in this process and gives its status.
func extractTo(t testing.TB, out string, args ...string) int {
	t.Helper()
	var stderr bytes.Buffer
	status := run(context.Background(), append([]string{"extract", "--output", out}, args...), strings.NewReader(""), &bytes.Buffer{}, &stderr)
	t.Log(stderr.String())
	return status
}

// TestResumeAnywhere cuts an output at every place that a kill can leave it at, and
// goes on: the whole output comes back, byte for byte.
func TestResumeAnywhere(t *testing.T) {
	folder := writePages(t, 4)
	var archive strings.Builder
	for n := range 3 {
		archive.WriteString(warcRecord(fmt.Sprintf("https://harbour-gazette.example/%d", n), ferry(n)))
	}
	crawl := filepath.Join(t.TempDir(), "crawl.warc.gz")
	require.NoError(t, os.WriteFile(crawl, gzipped(archive.String()), 0o666)) // in one piece: all records begin at 0
	inputs := []string{folder, filepath.Join(folder, "missing.html"), crawl}

	out := filepath.Join(t.TempDir(), "out.jsonl")
	require.Equal(t, exitFailed, extractTo(t, out, inputs...))
	whole, err := os.ReadFile(out)
	require.NoError(t, err)
	require.Equal(t, 8, bytes.Count(whole, []byte("\n")))
	for cut := 0; cut <= len(whole); cut += 97 {
		require.NoError(t, os.WriteFile(out, whole[:cut], 0o666))
		extractTo(t, out, append(inputs, "--resume")...)
		got, err := os.ReadFile(out)
		require.NoError(t, err)
		require.Equal(t, string(whole), string(got), "cut at %d", cut)
	}
}

// TestKilled kills a run that waits for a page, and one that is interrupted: both
// are gone on with, no line is doubled, and none is lost.
func TestKilled(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: no signals on Windows")
	}
	for _, signal := range []os.Signal{os.Kill, os.Interrupt, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) { killed(t, signal) })
	}
}

func killed(t *testing.T, signal os.Signal) {
	asked := make(chan struct{}, 9)
	answer := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		select {
		case <-answer:
		case <-r.Context().Done():
			return
		}
		w.Header().Set("Content-Type", "text/html")
		_, _ = fmt.Fprint(w, ferry(500))
	}))
	defer server.Close()
	before, after := writePages(t, 30), writePages(t, 5)
	out := filepath.Join(t.TempDir(), "out.jsonl")
	args := []string{"extract", "--output", out, before, server.URL + "/slow", after}

	cmd := exec.Command("lede", args...)
	cmd.Env = append(os.Environ(), "no_proxy=*")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	require.NoError(t, cmd.Start())
	<-asked
	require.NoError(t, cmd.Process.Signal(signal))
	require.Error(t, cmd.Wait())
	if signal != os.Kill {
		assert.Equal(t, exitFailed, cmd.ProcessState.ExitCode())
		assert.Contains(t, stderr.String(), "lede: interrupted; --resume goes on from here\n30 pages, 30 articles, 0 refused, 0 failed;")
	}
	close(answer)
	require.Equal(t, exitOK, extractTo(t, out, append(args[3:], "--resume")...))
	holdsOnce(t, out, 36)
}

// holdsOnce asserts that an output has so many lines, each whole and of another page.
func holdsOnce(t *testing.T, out string, want int) {
	t.Helper()
	text, err := os.ReadFile(out)
	require.NoError(t, err)
	seen := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		var entry struct{ Source struct{ File, URL string } }
		require.NoError(t, json.Unmarshal([]byte(line), &entry))
		seen[entry.Source.File+entry.Source.URL] = true
	}
	assert.Len(t, seen, want)
	assert.Equal(t, want, strings.Count(string(text), "\n"))
}
