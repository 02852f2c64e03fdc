package generic

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// kept gives which blocks are chosen by scores.
func kept(p *Page, scores ...float32) []bool {
	NewSurvey(p)
	keep, _ := p.Choose(scores)
	return keep
}

func TestJoinRuns(t *testing.T) {
	p := Cut(parse(t, tagged(paragraphs[:2])+"<h2>Worn out</h2>"+tagged(paragraphs[2:])+`<p><a href="/x">`+paragraphs[0]+`</a></p>`), Hints{})
	const sure, maybe = 0.9, 0.4
	assert.Equal(t, []bool{true, true, true, true, true, true, true, false}, kept(p, sure, sure, maybe, sure, maybe, sure, sure, maybe),
		"a heading in front of a paragraph, a likely paragraph between two, and no link")
	assert.Equal(t, []bool{true, true, false, false, true, true, false, false}, kept(p, sure, sure, maybe, 0.1, sure, sure, maybe, 0.1),
		"no heading of what is not kept, and no last paragraph")
}

func TestAgreeing(t *testing.T) {
	post := func(text string) string { return `<div class="post"><p>` + text + `</p></div>` }
	p := Cut(parse(t, post(paragraphs[0])+post(paragraphs[1])+`<div class="ad">Sale</div>`+post(paragraphs[2])+"<p>x</p>"), Hints{})
	assert.Equal(t, []bool{true, true, false, true, false}, kept(p, 0.9, 0.9, 0.1, 0.4, 0.1), "as the others of its path")
	assert.Equal(t, []bool{true, false, false, false, false}, kept(p, 0.9, 0.2, 0.1, 0.4, 0.1), "which are not all kept")
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

// TestCaptionLeft has a table go in whole where all but its caption is kept.
func TestCaptionLeft(t *testing.T) {
	p := Cut(parse(t, "<table><caption>High water at the siel in April</caption><tr><td>Saturday</td><td>11:04</td></tr><tr><td>Sunday</td><td>11:41</td></tr></table>"), Hints{})
	nodes := p.nodes([]bool{false, true, true, true, true})
	require.Len(t, nodes, 1)
	assert.Equal(t, "table", nodes[0].Data)
	assert.NotEqual(t, "table", p.nodes([]bool{false, true, false, false, false})[0].Data)
}
