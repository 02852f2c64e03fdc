package saved

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

// write writes files into a folder, by their paths.
func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o777))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
	}
}

func TestList(t *testing.T) {
	const manifest = `{"id":"one","url":"https://harbour.example/one","path":"pages/one.html"}
no line
{"id":"out","url":"https://harbour.example/out","path":"../out.html"}
`
	set := map[string]string{"manifest.jsonl": manifest, "truth.jsonl": `{"id":"one","title":"One"}`, "pages/one.html": "<p>One</p>", "pages/other.html": "<p>Other</p>"}
	inside := map[string]string{"loose.html": "<p>Loose</p>"}
	for name, text := range set {
		inside["set/"+name] = text
	}
	for name, tt := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"a set":     {set, []string{"one"}},
		"sets":      {inside, []string{"set/one"}},
		"files":     {map[string]string{"b.htm": "b", "a/a.html": "a", "notes.txt": "n", "crawl.warc": "w"}, []string{"a/a.html", "b.htm"}},
		"none here": {nil, nil},
	} {
		dir := t.TempDir()
		write(t, dir, tt.files)
		list, err := List(dir)
		require.NoError(t, err, name)
		var got []string
		for _, e := range list {
			got = append(got, e.ID)
			p, err := e.Load(t.Context())
			if assert.NoError(t, err, name) {
				assert.Equal(t, e.ID, p.Name)
				assert.Equal(t, e.Truth, p.Truth)
			}
		}
		assert.Equal(t, tt.want, got, name)
	}
	_, err := List(filepath.Join(t.TempDir(), "none"))
	assert.Error(t, err)
}

func TestNew(t *testing.T) {
	p, err := New("pasted", lede.Page{HTML: strings.NewReader("<h1>Ferry</h1><p>The ferry sails through the winter, the board said.</p>"), URL: "https://harbour.example/"})
	require.NoError(t, err)
	for range 2 { // as often as one likes
		a, err := p.Extract(new(lede.Extractor))
		require.NoError(t, err)
		assert.Equal(t, "Ferry", a.Title)
	}
}
