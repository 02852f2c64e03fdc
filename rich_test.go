package lede_test

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

// checkRich checks what holds for the types of every body: its spans, the notes and
// the photos that it points at, and its tables.
func checkRich(t *testing.T, a *lede.Article) {
	t.Helper()
	bodies := [][]lede.Block{a.Body}
	for _, e := range a.Live {
		bodies = append(bodies, e.Body)
	}
	for _, body := range bodies {
		ids := map[string]bool{}
		for _, b := range body {
			require.False(t, b.ID != "" && ids["#"+b.ID], "two blocks are called %s", b.ID)
			ids["#"+b.ID] = true
		}
		for _, b := range body {
			checkSpans(t, b.Text, b.Spans, ids)
			checkBlock(t, b)
		}
	}
	for i := range a.Photos {
		checkSpans(t, a.Photos[i].Caption, a.Photos[i].CaptionSpans, nil)
	}
	for _, b := range a.Body {
		require.True(t, b.Photo == nil || isPhotoOf(a, b.Photo), "%s is none of the photos", b.URL)
	}
}

// checkSpans checks that spans are parts of text, in order, well nested, and lead
// somewhere.
func checkSpans(t *testing.T, text string, spans []lede.Span, ids map[string]bool) {
	t.Helper()
	var open []lede.Span
	last := 0
	for _, s := range spans {
		require.True(t, last <= s.Start && s.Start < s.End && s.End <= len(text), "%+v in %q", s, text)
		require.True(t, utf8.RuneStart(text[s.Start]) && (s.End == len(text) || utf8.RuneStart(text[s.End])), "%+v in %q", s, text)
		part := text[s.Start:s.End]
		require.Equal(t, strings.TrimSpace(part), part, "%+v in %q", s, text)
		last = s.Start
		open = slices.DeleteFunc(open, func(o lede.Span) bool { return o.End <= s.Start })
		for _, o := range open {
			require.True(t, s.End <= o.End && s.Kind != o.Kind, "%+v in %+v of %q", s, o, text)
		}
		open = append(open, s)
		require.Equal(t, s.Kind == lede.LinkSpan, s.URL != "", "%+v", s)
		require.True(t, !strings.HasPrefix(s.URL, "#") || ids[s.URL], "%s leads nowhere", s.URL)
		checkAddress(t, s.URL)
	}
}

// checkBlock checks what a block has by its type.
func checkBlock(t *testing.T, b lede.Block) {
	t.Helper()
	require.Equal(t, b.Type == lede.PhotoBlock, b.Photo != nil)
	require.Equal(t, b.Type == lede.EmbedBlock, b.Embed != nil)
	require.False(t, b.Ordered && b.Type != lede.ListItemBlock)
	checkAddress(t, b.Cite)
	if b.Photo != nil {
		require.Equal(t, b.Photo.Caption, b.Text)
		require.Equal(t, b.Photo.URL, b.URL)
	}
	if b.Embed != nil {
		checkAddress(t, b.Embed.Poster)
	}
	if b.Type != lede.TableBlock {
		return
	}
	var lines []string
	if b.Caption != "" {
		lines = append(lines, b.Caption)
	}
	for _, row := range b.Rows {
		lines = append(lines, strings.Join(row, "\t"))
	}
	require.Equal(t, strings.Join(lines, "\n"), b.Text)
	require.LessOrEqual(t, b.HeaderRows, len(b.Rows))
}

// checkAddress checks that an address, if any, is one of the web.
func checkAddress(t *testing.T, address string) {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	require.Contains(t, []string{"", "http", "https"}, u.Scheme)
	require.Nil(t, u.User)
}

func isPhotoOf(a *lede.Article, p *lede.Photo) bool {
	for i := range a.Photos {
		if &a.Photos[i] == p {
			return true
		}
	}
	return false
}

const spannedPage = `<meta property="og:type" content="article"><main><h1>Ferry returns</h1>
<p><b>PORTSIDE</b> (AP) — The <a href="/ferry">old <i>ferry</i></a> sails again after a winter in the dock, and the harbour master is glad of it.</p>
<p>Forty people waited at the pier from six in the morning. “We had sacks of post for three weeks,” said a carrier, who lost count.</p>
<p>The yard had found rust in the hull, more of it than anyone had feared, and the plates came late from a mill in the north.</p></main>`

// Offsets stay right where the dateline leaves the text, and an option leaves spans out.
func TestSpanOptions(t *testing.T) {
	for _, tt := range []struct {
		name string
		e    lede.Extractor
		want []string
	}{
		{"as printed", lede.Extractor{}, []string{"PORTSIDE", "old ferry", "ferry"}},
		{"without the dateline", lede.Extractor{StripDateline: true}, []string{"old ferry", "ferry"}},
		{"without spans", lede.Extractor{NoSpans: true}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := tt.e.Extract(strings.NewReader(spannedPage), "https://www.gazette.example/ferry")
			require.NoError(t, err)
			var got []string
			for _, s := range a.Body[0].Spans {
				got = append(got, a.Body[0].Text[s.Start:s.End])
			}
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.e.StripDateline, strings.HasPrefix(a.Paragraphs[0], "The old"))
			checkRich(t, a)
		})
	}
}

// BenchmarkSpans times what spans cost: the same pages with and without them.
func BenchmarkSpans(b *testing.B) {
	for name, e := range map[string]*lede.Extractor{"with": {}, "without": {NoSpans: true}} {
		b.Run(name, func(b *testing.B) {
			benchmarkFixtures(b, func(page []byte, pageURL string) error {
				_, err := e.Extract(bytes.NewReader(page), pageURL)
				return err
			})
		})
	}
}

func TestWordCount(t *testing.T) {
	a := lede.Article{Body: []lede.Block{
		{Type: lede.HeadingBlock, Text: "On board"},
		{Type: lede.ListItemBlock, Marker: "1.", Text: "Forty passengers"},
		{Type: lede.PhotoBlock, Text: "The boat."},
	}}
	assert.Equal(t, 5, a.WordCount())
	assert.Zero(t, new(lede.Article).WordCount())
}
