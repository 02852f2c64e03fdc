package output

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/input"
)

func TestFields(t *testing.T) {
	whole := &lede.Article{Title: "Ferry returns", Section: "Harbour", Paragraphs: []string{"It sailed."}, Confidence: 0.5}
	fields, err := ParseFields([]string{"paragraphs", "title"})
	require.NoError(t, err)
	assert.Equal(t, &lede.Article{Title: "Ferry returns", Paragraphs: []string{"It sailed."}}, fields.Of(whole))
	assert.Equal(t, "Harbour", whole.Section, "the article itself stays whole")
	assert.Same(t, whole, Fields(nil).Of(whole))
	_, err = ParseFields([]string{"headline"})
	assert.ErrorContains(t, err, `no field "headline": want some of title, kicker, standfirst`)
}

func TestFileName(t *testing.T) {
	offset := int64(171)
	tests := []struct {
		source input.Source
		want   string
	}{
		{input.Source{File: "a.html"}, "a.html"},
		{input.Source{File: "news/2024/a.html"}, "news/2024/a.html"},
		{input.Source{File: "/data//news/a.html"}, "data/news/a.html"},
		{input.Source{File: "../../a.html"}, "_/_/a.html"},
		{input.Source{File: "crawl.wacz/../../../etc/a.warc", Offset: &offset}, "_/_/etc/a.warc/000000000171"},
		{input.Source{File: "-"}, "stdin"},
		{input.Source{File: "crawl.warc.gz", Offset: &offset}, "crawl.warc.gz/000000000171"},
		{input.Source{URL: "https://a.example/news/1?x=y"}, "a.example/news%2F1%3Fx=y"},
		{input.Source{URL: "https://a.example:8080"}, "a.example_8080/index"},
		{input.Source{URL: "https://../../etc"}, "_/..%2Fetc"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, filepath.ToSlash(FileName(tt.source)))
	}
	one, other := strings.Repeat("x", 300)+"1", strings.Repeat("x", 300)+"2"
	assert.Less(t, len(addressName("https://a.example/"+one)), 255)
	assert.NotEqual(t, addressName("https://a.example/"+one), addressName("https://a.example/"+other))
}

// TestFormats holds the table to what the command builds on.
func TestFormats(t *testing.T) {
	for _, name := range Names() {
		f, err := ByName(name)
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(f.Extension, "."), name)
		encoded, err := f.Encode(&Entry{Article: &lede.Article{Title: "Ferry returns", URL: "https://harbour-gazette.example/ferry"}})
		require.NoError(t, err)
		assert.Contains(t, string(encoded), "Ferry returns", name)
		encoded, err = f.Encode(&Entry{Error: "no article"})
		require.NoError(t, err)
		assert.Equal(t, f.Errors, len(encoded) > 0, name)
	}
}
