package warc_test

import (
	"os"
	"path/filepath"
	"testing"

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
