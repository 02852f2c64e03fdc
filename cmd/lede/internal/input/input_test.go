package input

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const story = "<!doctype html><p>The ferry sailed again on Monday."

// TestFolder walks a folder by name: pages and archives, and links to them.
func TestFolder(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"b.HTML", "a.htm", "c/d.xhtml", "c/e.mhtml", "f.html.gz", "g.txt", "h.pdf", "i.warc.gz", "j.html.bak"} {
		path := filepath.Join(folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o777))
		require.NoError(t, os.WriteFile(path, []byte(story), 0o666))
	}
	require.NoError(t, os.Mkdir(filepath.Join(folder, "k.html"), 0o777))
	if err := os.Symlink("a.htm", filepath.Join(folder, "l.html")); err != nil {
		t.Skipf("skipped: no links here: %v", err)
	}
	require.NoError(t, os.Symlink("nowhere", filepath.Join(folder, "m.html")))
	var got []string
	total := int64(0)
	for p := range Pages([]string{folder}, "", nil) {
		name, err := filepath.Rel(folder, p.Source.File)
		require.NoError(t, err)
		got = append(got, filepath.ToSlash(name))
		total += p.Bytes
	}
	assert.Equal(t, []string{"a.htm", "b.HTML", "c/d.xhtml", "c/e.mhtml", "f.html.gz", "i.warc.gz", "l.html", "m.html"}, got)
	assert.EqualValues(t, 6*len(story), total, "the archive has no record")
	assert.EqualValues(t, 7*len(story), Size(context.Background(), []string{folder, "missing", "https://a.example/"}))
}

// TestPagesStop opens nothing more once the caller has enough.
func TestPagesStop(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"a.html", "b.html"} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(story), 0o666))
	}
	seen := 0
	for range Pages([]string{folder, folder, "missing"}, "", nil) {
		seen++
		break
	}
	assert.Equal(t, 1, seen)
}

func TestIsSingle(t *testing.T) {
	for name, want := range map[string]bool{
		"a.html": true, "-": true, "https://a.example/crawl.warc.gz": true, "HTTP://a.example/": true, "ftp://a.example/": true,
		"a.warc.gz": false, "a.wacz": false, ".": false,
	} {
		assert.Equal(t, want, IsSingle([]string{name}), name)
	}
	assert.False(t, IsSingle([]string{"a.html", "b.html"}))
}

func TestSame(t *testing.T) {
	zero, one := int64(0), int64(1)
	assert.True(t, Source{File: "a"}.Same(Source{File: "a", URL: "https://a.example/"}))
	assert.True(t, Source{File: "a", Offset: &one}.Same(Source{File: "a", Offset: new(int64(1))}))
	assert.False(t, Source{File: "a", Offset: &zero}.Same(Source{File: "a", Offset: &one}))
	assert.False(t, Source{File: "a", Offset: &zero}.Same(Source{File: "a"}))
	assert.False(t, Source{URL: "https://a.example/"}.Same(Source{URL: "https://b.example/"}))
}

func TestMHTML(t *testing.T) {
	const multipart = "Date: Mon, 6 May 2024 07:08:09 +0200\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
	page := "--x\r\nContent-Type: text/html; charset=koi8-r\r\nContent-Location: https://a.example/1\r\nContent-Transfer-Encoding: "
	tests := []struct{ name, text, want, url, fault string }{
		{"quoted", multipart + page + "quoted-printable\r\n\r\n<p class=3D\"a\">te=\r\nxt\r\n--x--", `<p class="a">text`, "https://a.example/1", ""},
		{"base64", multipart + page + "Base64\r\n\r\nPHA+dGV4\r\ndA==\r\n--x--", "<p>text", "https://a.example/1", ""},
		{"as it is", multipart + page + "8bit\r\n\r\n<p>text\r\n--x--", "<p>text", "https://a.example/1", ""},
		{"behind a picture", multipart + "--x\r\nContent-Type: image/png\r\n\r\nPNG\r\n" + page + "8bit\r\n\r\n<p>text\r\n--x--", "<p>text", "https://a.example/1", ""},
		{"one part", "Snapshot-Content-Location: https://a.example/2\r\nContent-Type: text/html\r\n\r\n<p>text", "<p>text", "https://a.example/2", ""},
		{"no page", multipart + "--x\r\nContent-Type: image/png\r\n\r\nPNG\r\n--x--", "", "", "no part of the MHTML file is HTML"},
		{"cut", multipart + page + "8bit\r\n\r\n<p>te", "", "https://a.example/1", "unexpected EOF"},
		{"no mail", "<p>text", "", "", "not MHTML"},
		{"no type", "Subject: x\r\n\r\n<p>text", "", "", "not MHTML"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s Source
			opened, err := readMHTML(strings.NewReader(tt.text), &s)
			var got []byte
			if err == nil {
				got, err = io.ReadAll(opened.HTML)
			}
			assert.Equal(t, tt.url, s.URL)
			if tt.fault != "" {
				require.ErrorContains(t, err, tt.fault)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tt.want, string(got))
			assert.Equal(t, s.URL, opened.URL)
			if strings.HasPrefix(tt.text, "Date:") {
				assert.Equal(t, "text/html; charset=koi8-r", opened.ContentType)
				assert.Equal(t, time.Date(2024, 5, 6, 5, 8, 9, 0, time.UTC), opened.Retrieved.UTC())
			}
		})
	}
}

// FuzzMHTML reads any bytes as MHTML: an error or a page, never more than there is.
func FuzzMHTML(f *testing.F) {
	f.Add("Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=3Db\r\n--x--")
	f.Add("Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+dGV4dA==")
	f.Fuzz(func(t *testing.T, text string) {
		opened, err := readMHTML(strings.NewReader(text), new(Source))
		if err != nil {
			return
		}
		got, _ := io.ReadAll(opened.HTML) // an error is as good as a page here
		assert.LessOrEqual(t, len(got), len(text))
	})
}
