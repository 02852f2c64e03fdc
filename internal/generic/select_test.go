package generic

import (
	"testing"

	"github.com/stretchr/testify/assert"
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

func TestDropStandfirst(t *testing.T) {
	desc := "Two bearings of the swing bridge have worn through, and ferries leave from the fish quay."
	for name, tt := range map[string]struct {
		page string
		want []bool
	}{
		"named":        {`<h1>Bridge</h1><p class=standfirst>` + desc + `</p>` + tagged(paragraphs[:1]), []bool{false, false, true}},
		"in a head":    {`<header><h1>Bridge</h1><div>` + desc + `</div></header>` + tagged(paragraphs[:1]), []bool{false, false, true}},
		"in the text":  {`<h1>Bridge</h1><p>` + desc + `</p>` + tagged(paragraphs[:1]), []bool{false, true, true}},
		"all there is": {`<h1>Bridge</h1><p class=standfirst>` + desc + `</p><p>x`, []bool{false, true, false}},
	} {
		p := Cut(parse(t, tt.page), Hints{Title: "Bridge", Description: desc})
		scores := []float32{0.9, 0.9, 0.9}
		if name == "all there is" {
			scores[2] = 0
		}
		assert.Equal(t, tt.want, kept(p, scores...), name)
	}
}
