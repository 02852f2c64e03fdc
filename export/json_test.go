package export_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/export"
)

// ninjsSchema gives the schema of the IPTC, which is not part of the project.
func ninjsSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	dir := os.Getenv("LEDE_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	file := filepath.Join(dir, "schemas", "ninjs-schema_3.1.json")
	if _, err := os.Stat(file); err != nil {
		t.Skipf("skipped: no %s", file)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	// Places have none of its coordinates.
	require.NoError(t, c.AddResource("https://geojson.org/schema/GeoJSON.json", map[string]any{}))
	schema, err := c.Compile(file)
	require.NoError(t, err)
	return schema
}

// TestNINJSValidates holds the ninjs of articles against the schema.
func TestNINJSValidates(t *testing.T) {
	schema := ninjsSchema(t)
	articles := map[string]*lede.Article{
		"built": {
			URL: "https://gazette.example/a", Title: "Ferry", Kicker: "Sea", Standfirst: "It sails.", Section: "Harbour", Byline: "By Ada Quill and Harbour Staff",
			Authors:  []lede.Author{{Name: "Ada Quill", URL: "https://gazette.example/ada"}, {Name: "Harbour Staff", URL: "/staff"}},
			Dateline: lede.Dateline{Places: []string{"Portside", "Bay"}, Agencies: []string{"AP"}}, Publisher: "The Gazette", Platform: "inkl",
			Published: time.Date(2025, 4, 11, 9, 30, 0, 0, time.FixedZone("", 7200)), Modified: time.Date(2025, 4, 12, 0, 0, 0, 0, time.UTC),
			Language: "en", Keywords: []string{"ferries"}, Verdict: lede.Verdict{State: lede.Gated},
			Photos: []lede.Photo{{URL: "https://gazette.example/a.jpg", Caption: "The boat.", Credit: "Bo Lind", Alt: "A boat", Width: 800}, {URL: "/b.jpg"}, {Caption: "Nets."}},
			Body:   []lede.Block{{Type: lede.ParagraphBlock, Text: "It sails."}, {Type: lede.NoteBlock, Text: "Corrected on 12 April."}},
		},
		"with nothing but an address": {URL: "https://gazette.example/a"},
	}
	for _, fixture := range fixtures {
		articles[fixture] = articleOf(t, fixture)
	}
	for name, a := range articles {
		t.Run(name, func(t *testing.T) {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(written(t, export.NINJS, a, export.Options{})))
			require.NoError(t, err)
			assert.NoError(t, schema.Validate(v))
		})
	}
}

// How much of the text there is follows from the verdict.
func TestNINJSRepresentation(t *testing.T) {
	for state, want := range map[lede.State]any{lede.Complete: "full", lede.Gated: "partial", lede.Truncated: "partial", lede.Stub: "partial", lede.Unsure: nil, "": nil} {
		a := &lede.Article{URL: "https://gazette.example/a", Verdict: lede.Verdict{State: state}}
		var got map[string]any
		require.NoError(t, json.Unmarshal([]byte(written(t, export.NINJS, a, export.Options{})), &got))
		assert.Equal(t, want, got["representationType"], state)
	}
}

func TestNINJSNeedsAddress(t *testing.T) {
	for _, address := range []string{"", "/news/a", "javascript:x()"} {
		a := &lede.Article{URL: address, Title: "Ferry"}
		require.ErrorIs(t, export.NINJS(new(strings.Builder), a, export.Options{}), export.ErrNoAddress)
	}
}

// TestNewsArticle checks who is an organization, the zone of dates and what a
// <script> must not hold.
func TestNewsArticle(t *testing.T) {
	a := &lede.Article{
		Verdict: lede.Verdict{State: lede.Gated},
		Title:   "Ferry </script>", Publisher: "The Gazette", Platform: "inkl",
		Authors:   []lede.Author{{Name: "Ada Quill", Role: "harbour reporter", URL: "https://gazette.example/ada"}, {Name: "Harbour Staff"}, {Name: "the gazette"}, {Name: "AP"}},
		Dateline:  lede.Dateline{Places: []string{"Portside"}, Agencies: []string{"AP"}},
		Published: time.Date(2025, 4, 11, 9, 30, 0, 0, time.FixedZone("", 7200)), Modified: time.Date(2025, 4, 12, 0, 0, 0, 0, time.UTC),
		Body: []lede.Block{{Type: lede.NoteBlock, Text: "The name was wrong.", Correction: true}, {Type: lede.NoteBlock, Text: "The name is right."}},
		Live: []lede.LiveEntry{{Title: "It is back", Body: []lede.Block{{Type: lede.ParagraphBlock, Text: "It sails."}}}},
	}
	text := written(t, export.NewsArticle, a, export.Options{})
	assert.NotContains(t, text, "<")
	var got map[string]any
	require.NoError(t, json.Unmarshal([]byte(text), &got))
	assert.Equal(t, map[string]any{
		"@context": "https://schema.org", "@type": []any{"NewsArticle", "LiveBlogPosting"}, "headline": "Ferry </script>",
		"author": []any{
			map[string]any{"@type": "Person", "name": "Ada Quill", "jobTitle": "harbour reporter", "url": "https://gazette.example/ada"},
			map[string]any{"@type": "Organization", "name": "Harbour Staff"},
			map[string]any{"@type": "Organization", "name": "the gazette"},
			map[string]any{"@type": "Organization", "name": "AP"},
		},
		"articleBody": "The name was wrong.\n\nThe name is right.", "wordCount": 8.0,
		"isAccessibleForFree": false,
		"correction":          []any{map[string]any{"@type": "CorrectionComment", "text": "The name was wrong."}},
		"dateline":            "Portside", "datePublished": "2025-04-11T09:30:00+02:00", "dateModified": "2025-04-12",
		"publisher":      map[string]any{"@type": "Organization", "name": "The Gazette"},
		"provider":       map[string]any{"@type": "Organization", "name": "inkl"},
		"liveBlogUpdate": []any{map[string]any{"@type": "BlogPosting", "headline": "It is back", "articleBody": "It sails."}},
	}, got)
}
