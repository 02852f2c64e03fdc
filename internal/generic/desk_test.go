package generic

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestDeskIsCleared(t *testing.T) {
	d := new(desk)
	doc := parse(t, frame("Bridge", tagged(paragraphs)))
	p := d.cut(doc, Hints{Title: "Bridge"})
	want := model().scores(p, &d.survey, &d.rows, &d.sheet)
	blocks := len(p.Blocks)
	assert.NotZero(t, d.rows.n)

	d.clear()
	assert.Empty(t, d.page.Blocks)
	assert.Equal(t, pageHints{}, d.page.hints)
	assert.Nil(t, d.page.wordOdds)
	for _, chunk := range d.blocks.chunks {
		for i := range chunk {
			assert.Equal(t, Block{}, chunk[i])
		}
	}
	for _, chunk := range d.boxes.chunks {
		for i := range chunk {
			assert.Equal(t, box{}, chunk[i])
		}
	}
	for _, n := range d.page.runs[:cap(d.page.runs)] {
		assert.Nil(t, n)
	}

	p = d.cut(parse(t, `<p>Another page, <img src="a.jpg"> with a picture.</p><hr>`), Hints{})
	model().scores(p, &d.survey, &d.rows, &d.sheet)
	d.clear()
	p = d.cut(doc, Hints{Title: "Bridge"})
	assert.Len(t, p.Blocks, blocks)
	assert.Equal(t, want, model().scores(p, &d.survey, &d.rows, &d.sheet))
}

func TestDeskIsBounded(t *testing.T) {
	d := new(desk)
	d.cut(parse(t, "<p>One.</p>"), Hints{})
	assert.False(t, d.isLarge())
	d.clear()
	d.cut(parse(t, strings.Repeat("<p>One.</p>", mostDeskBoxes)), Hints{})
	assert.True(t, d.isLarge())
}
