package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
)

func pageOf(t *testing.T, s string) *generic.Page {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	require.NoError(t, err)
	return generic.Cut(doc, generic.Hints{})
}

const (
	one   = "The swing bridge of Eastmoor stays closed until the autumn."
	two   = "Two of its bearings had worn through, the harbour master said."
	three = "Ferries leave from the fish quay every half hour until then."
)

func TestLabel(t *testing.T) {
	page := "<nav>Sport</nav><p>" + one + "</p><h2>Worn</h2><p>" + two + "</p><aside>" + one + "</aside><p>" + three + "</p><p>Sport</p><p>Other words about a market hall and its doors.</p>"
	for name, tt := range map[string]*sets.Truth{
		"text":       {Text: new(one + "\n\nWorn\n\n" + two + "\n\n" + three)},
		"paragraphs": {Body: []string{one, two, "[" + three + "]"}, Headings: []string{"Worn"}},
	} {
		l := label(pageOf(t, page), tt)
		assert.Equal(t, []float32{0, 1, 1, 1, 0, 1, 0, 0}, l.label, name)
	}
	l := label(pageOf(t, page), &sets.Truth{Text: new(strings.Repeat("Nothing of this is on the page at all. ", 20))})
	assert.Equal(t, make([]float32, 8), l.weight, "a truth of some other page")
	l = label(pageOf(t, page), &sets.Truth{Body: []string{two, three}, Summary: []string{one}})
	assert.Zero(t, l.weight[1], "a summary is neutral")
}

func TestMeasure(t *testing.T) {
	p := pageOf(t, "<p>"+one+"</p><h2>Worn</h2><p>"+two+"</p>")
	keep := []bool{true, true, true}
	s := measure(&sample{truth: sets.Truth{Body: []string{one, "[" + two + "]"}}}, p, keep)
	assert.Equal(t, map[string]float64{"parF1": 1, "exact": 1}, s.Value)
	s = measure(&sample{truth: sets.Truth{Body: []string{one}}}, p, keep)
	assert.InDelta(t, 2.0/3, s.Value["parF1"], 1e-9)
	s = measure(&sample{truth: sets.Truth{Body: []string{"Worn"}}}, p, []bool{false, true, false})
	assert.Zero(t, s.Value["parF1"], "headings are no paragraphs, not even alone")
	s = measure(&sample{truth: sets.Truth{Text: new(one + " Worn " + two), With: []string{"harbour  MASTER"}, Without: []string{"market"}}}, p, keep)
	assert.Equal(t, map[string]float64{"acc": 1, "wF1": 1, "with": 1, "without": 0}, s.Value)
}

func TestJoined(t *testing.T) {
	p := pageOf(t, "<p>"+one+"</p><ol><li>"+two+"</li><li>2. "+three+"</li></ol>")
	assert.Equal(t, one+"\n\n1. "+two+"\n\n2. "+three, joined(p, []bool{true, true, true}))
}

func TestAverage(t *testing.T) {
	pages := []*example{{sample: &sample{set: "a"}}, {sample: &sample{set: "b"}}, {sample: &sample{set: "a"}}}
	var all []score.Scores
	for _, v := range []float64{1, 0.9, 0.5} {
		all = append(all, score.Scores{Value: map[string]float64{"wF1": v}})
	}
	mean, n := average(pages, all, "a")
	assert.Equal(t, 2, n)
	assert.Equal(t, score.Figures{"wF1": 0.75}, mean)
}

func TestWorth(t *testing.T) {
	p := pageOf(t, "<p>"+one+"</p><p>"+two+"</p>")
	e := &example{sample: &sample{truth: sets.Truth{Body: []string{one, "[" + two + "]"}}}, page: p}
	assert.EqualValues(t, 1, worth(e, []bool{true, true}))
	assert.Less(t, worth(e, []bool{true, false}), float32(1))
	e.empty = true
	assert.Zero(t, worth(e, []bool{true, true}))
}

func TestFoldOf(t *testing.T) {
	assert.Equal(t, foldOf("post.example", 5, 1), foldOf("post.example", 5, 1))
	assert.Equal(t, "post.co.uk", siteOf("news.post.co.uk"))
	assert.Equal(t, "localhost", siteOf("localhost"))
}

func TestGraft(t *testing.T) {
	doc, err := html.Parse(strings.NewReader("<p>" + one + one + "</p><p>" + two + two + "</p>"))
	require.NoError(t, err)
	e := newExample(&sample{site: "post.example", doc: doc, truth: sets.Truth{Text: new(one + one + "\n" + two + two)}})
	piece, err := html.Parse(strings.NewReader("<div class=newsletter>All the news by mail.</div>"))
	require.NoError(t, err)
	f := fitter{seed: 1}
	x := grafts{{"other.example", dom.First(piece, atom.Div)}}.onto(e, f.chance())
	require.NotNil(t, x)
	assert.Equal(t, []float32{1, 0, 1}, x.label)
	assert.Len(t, emptied(e).page.Blocks, 0)
}
