package generic

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// added gives what a measure adds to the row.
func added(s *surveyor, measure func()) []float32 {
	s.row = nil
	measure()
	return s.row
}

func TestEchoes(t *testing.T) {
	quote := "We did not know that it was holding on by a thread."
	p := Cut(parse(t, tagged(paragraphs)+"<blockquote>"+quote+"</blockquote><p>Nothing of this stands anywhere else on the page.</p>"), Hints{})
	s := newSurveyor(p)
	n := len(p.Blocks)
	assert.Equal(t, []float32{1, 0}, added(s, func() { s.echoes(n - 2) }), "a quote of the text stands in a paragraph")
	got := added(s, func() { s.echoes(2) })
	assert.Zero(t, got[0], "the paragraph only in the quote")
	assert.Greater(t, got[1], float32(0.2))
	assert.Equal(t, []float32{0, 0}, added(s, func() { s.echoes(n - 1) }))
}

func TestRivals(t *testing.T) {
	story := func(title string) string {
		return `<article><h2><a href="/x">` + title + `</a></h2>` + tagged(paragraphs) + `</article>`
	}
	p := Cut(parse(t, "<main>"+strings.Replace(story("Bridge closed"), "h2", "h1", 2)+story("Ferry late")+story("Market hall opens")+"</main>"), Hints{Title: "Bridge closed"})
	s := newSurveyor(p)
	require.Zero(t, p.Title)
	assert.Equal(t, float32(-1), added(s, func() { s.rivals(&p.Blocks[0]) })[0], "around the title there is no part")
	got := added(s, func() { s.rivals(&p.Blocks[len(p.Blocks)-1]) })
	assert.InDeltaSlice(t, []float32{3, 2, 1, 1, 2, 1, 1}, got, 0.01, "the third of three articles alike, as long as the first, under a linked heading, below the title")
}

func TestSteps(t *testing.T) {
	assert.Equal(t, []float32{-mostSteps, -3, 0, mostSteps}, []float32{steps(-500), steps(-3), steps(0), steps(31)})
	assert.Equal(t, []float32{-1, 0, 1, mostLog, -mostLog}, []float32{span(-1), span(0), span(1), span(1 << 20), span(-1 << 20)})
}

func TestAddress(t *testing.T) {
	for address, want := range map[string][]float32{
		"https://post.example":                                {0, 0, 0, 0, 0},
		"https://post.example/2024/05/old-bridge_closed/?x=1": {3, 17, 2, 6, 1},
		"": {-1, -1, -1, -1, -1},
	} {
		var h Hints
		if address != "" {
			u, err := url.Parse(address)
			require.NoError(t, err)
			h.URL = u
		}
		p := Cut(parse(t, tagged(paragraphs)), h)
		assert.Equal(t, want, p.hints.address.add(nil), address)
		keep := make([]bool, len(p.Blocks))
		e := p.Evidence(make([]float32, len(keep)), keep, 0)
		assert.Equal(t, want, e[len(e)-5:], address)
		assert.Equal(t, []float32{-1, -1, -1, -1, -1}, ForgetAddress(e)[len(e)-5:])
	}
}

func TestIsStandfirst(t *testing.T) {
	desc := "Two bearings of the swing bridge have worn through, and ferries leave from the fish quay."
	p := Cut(parse(t, `<h1>Bridge</h1><h2>`+desc+`</h2><p class="article-standfirst">`+desc+`</p><p>`+desc+`</p><h2>Two bearings</h2>`), Hints{Title: "Bridge", Description: desc})
	var got []bool
	for i := range p.Blocks {
		got = append(got, p.IsStandfirst(i))
	}
	assert.Equal(t, []bool{false, true, true, false, false}, got)
}

func TestNotes(t *testing.T) {
	note := "This article was amended on 3 May 2024 because an earlier version misstated the length of the bridge."
	p := Cut(parse(t, frame("Bridge", tagged(paragraphs)+"<p><em>"+note+"</em></p><p>Other words about a market hall.</p>")), Hints{Title: "Bridge"})
	NewSurvey(p)
	scores := make([]float32, len(p.Blocks))
	at := -1
	for i := range p.Blocks {
		switch text := textOf(p.Blocks[i].Nodes); {
		case text == note:
			at, scores[i] = i, 0.2
		case strings.Contains(text, "market hall."):
			scores[i] = 0.2
		case p.Blocks[i].width > 100 && !strings.Contains(text, "cookies"):
			scores[i] = 0.9
		}
	}
	keep, _ := p.Choose(scores)
	require.Positive(t, at)
	assert.True(t, keep[at])
	assert.False(t, keep[at+1], "no note")
	scores[at] = 0.01
	keep, _ = p.Choose(scores)
	assert.False(t, keep[at], "hopeless")
}
