package warc_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/warc"
)

func TestPacked(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, file := range []struct{ name, text string }{
		{"datapackage.json", "{}"},
		{"archive/one.warc.gz", strings.Join(zipped(t, stories(2)...), "")},
		{"archive/two.warc", storyRecord(2)},
		{"indexes/index.cdx.gz", ""},
	} {
		// Archives are stored, so that their records can be found by offset.
		w, err := z.CreateHeader(&zip.FileHeader{Name: file.name, Method: zip.Store})
		require.NoError(t, err)
		_, err = io.WriteString(w, file.text)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())

	archives, err := warc.Packed(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	var got []string
	for _, archive := range archives {
		file, err := archive.Open()
		require.NoError(t, err)
		got = append(got, archive.Name)
		got = append(got, summary(read(t, file, warc.Options{}))...)
		require.NoError(t, file.Close())
	}
	assert.Equal(t, []string{"archive/one.warc.gz", "0", "1", "archive/two.warc", "2"}, got)

	_, err = warc.Packed(strings.NewReader("PK no zip"), 9)
	assert.ErrorContains(t, err, "wacz: ")
}

func TestIsArchive(t *testing.T) {
	for name, want := range map[string]bool{
		"a.warc": true, "a.warc.gz": true, "A.WARC.GZ": true, "a.arc": true, "a.arc.gz": true, "a.wacz": true,
		"a.html": false, "a.gz": false, "warc": false, "a.zip": false,
	} {
		assert.Equal(t, want, warc.IsArchive(name), name)
	}
}
