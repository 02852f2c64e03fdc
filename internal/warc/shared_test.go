package warc_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/warc"
)

// TestSharedArchives reads archives that other programs wrote, good and broken ones.
// They lie beside a checkout for those who have them.
func TestSharedArchives(t *testing.T) {
	root := os.Getenv("LEDE_SHARED")
	if root == "" {
		root = "../../../shared"
	}
	folder := filepath.Join(root, "warc")
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("skipped: no archives at %s (set LEDE_SHARED to the folder above them)", folder)
	}
	const example = "http://example.com/"
	tests := map[string][]string{ // the pages' addresses, or what the errors hold
		"example.warc":                        {example},
		"example.warc.gz":                     {example},
		"example.arc.gz":                      {example},
		"example-bad-non-chunked.warc.gz":     {example},
		"example-digest.warc":                 {},
		"example-iana.org-chunked.warc":       {"http://www.iana.org/"},
		"example-resource.warc.gz":            {example},
		"example-space-in-target-uri.warc.gz": {},
		"example-trunc.warc":                  {"record at byte 1197: its length is not the one that it gives"},
		"example-wget-bad-target-uri.warc.gz": {example},
		"example-wrong-chunks.warc.gz":        {example},
		"post-test.warc.gz":                   {},
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			file, err := os.Open(filepath.Join(folder, name))
			require.NoError(t, err)
			defer func() { _ = file.Close() }()
			got := []string{}
			for _, f := range read(t, file, warc.Options{}) {
				if f.err != nil {
					got = append(got, f.err.Error())
					continue
				}
				got = append(got, f.record.URL)
				assert.Contains(t, string(f.record.Body), "</html>")
				assert.False(t, f.record.Date.IsZero())
				assert.Empty(t, f.record.Truncated)
			}
			assert.Equal(t, want, got)
		})
	}
}

// TestWget lets wget record a server and reads its archive back.
func TestWget(t *testing.T) {
	wget, err := exec.LookPath("wget")
	if err != nil {
		t.Skip("skipped: no wget to write an archive with")
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/front":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write([]byte(story(1) + `<a href="/chunked">more</a><img src="/ferry.png">`))
		case "/chunked":
			w.Header().Set("Content-Type", "text/html")
			for _, part := range strings.SplitAfter(story(2), "\n") {
				_, _ = w.Write([]byte(part))
				w.(http.Flusher).Flush()
			}
		case "/ferry.png":
			w.Header().Set("Content-Type", "image/png")
			_, _ = w.Write([]byte("\x89PNG"))
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	for _, option := range []string{"--no-warc-compression", "--warc-cdx"} {
		folder := t.TempDir()
		cmd := exec.CommandContext(t.Context(), wget, "--no-config", "--no-verbose", "--page-requisites", "--recursive", "--level=1", "--execute=robots=off",
			option, "--warc-file=harbour", "--directory-prefix=pages", server.URL+"/front")
		cmd.Dir = folder
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "no_proxy=*"}
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, string(out))
		archives, err := filepath.Glob(filepath.Join(folder, "harbour.warc*"))
		require.NoError(t, err)
		require.Len(t, archives, 1)
		file, err := os.Open(archives[0])
		require.NoError(t, err)
		found := read(t, file, warc.Options{})
		require.NoError(t, file.Close())
		require.Len(t, pages(found), len(found), summary(found))
		have := bodies(found)
		assert.Len(t, have, 2)
		require.Len(t, have[server.URL+"/front"], 1)
		assert.Contains(t, have[server.URL+"/front"][0], story(1))
		assert.Equal(t, []string{story(2)}, have[server.URL+"/chunked"])
		for _, page := range pages(found) {
			assert.Equal(t, http.StatusOK, page.Status)
			assert.WithinDuration(t, time.Now(), page.Date, time.Hour)
		}
	}
}
