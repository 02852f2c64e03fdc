package main

import (
	"math/rand/v2"
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
	e.labels = label(p, &e.truth)
	assert.EqualValues(t, 1, worth(e, []bool{true, true}))
	assert.Less(t, worth(e, []bool{true, false}), float32(1))
	e.made = emptied
	assert.Zero(t, worth(e, []bool{true, true}))
}

// pagesOf gives examples of two sites whose articles have paragraphs of some length.
func pagesOf(t *testing.T) []*example {
	t.Helper()
	var pages []*example
	for _, site := range []string{"post.example", "other.example"} {
		var text []string
		for _, x := range []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"} {
			text = append(text, site+" "+x+": "+one+" "+two+" "+three)
		}
		doc, err := html.Parse(strings.NewReader("<html lang=en><main><h1>About " + site + "</h1><p>" + strings.Join(text, "</p><p>") + "</p></main><div class=newsletter>All the news by mail, each day.</div>"))
		require.NoError(t, err)
		pages = append(pages, newExample(&sample{id: site, site: site, doc: doc, truth: sets.Truth{Text: new(strings.Join(text, "\n"))}}))
	}
	return pages
}

func sum(list []float32) (n float32) {
	for _, x := range list {
		n += x
	}
	return n
}

func TestMaker(t *testing.T) {
	pages := pagesOf(t)
	e := pages[0]
	require.Equal(t, float32(14), sum(e.label))
	m := newMaker(pages, 1, 1)
	for _, tt := range []struct {
		make    func(*example, *rand.Rand) *example
		yes, no func(n float32) bool
		made    making
	}{
		{m.emptied, func(n float32) bool { return n == 0 }, func(n float32) bool { return n == 2 }, emptied},
		{m.cut, func(n float32) bool { return 1 <= n && n <= 5 }, func(n float32) bool { return n == 2 }, cut},
		{m.grafted, func(n float32) bool { return n >= 14 && n <= 21 }, func(n float32) bool { return n >= 2 && n <= 5 }, grafted},
		{m.grown, func(n float32) bool { return n >= 42 }, func(n float32) bool { return n == 2 }, grown},
		{m.followed, func(n float32) bool { return n == 14 }, func(n float32) bool { return n >= 6 }, followed},
	} {
		x := tt.make(e, rand.New(rand.NewPCG(1, 1)))
		require.NotNil(t, x)
		assert.Equal(t, tt.made, x.made)
		assert.True(t, tt.yes(sum(x.label)), "kind %d: %v", tt.made, x.label)
		assert.True(t, tt.no(float32(len(x.label))-sum(x.label)), "kind %d: %v", tt.made, x.label)
		assert.Equal(t, float32(len(x.weight)), sum(x.weight), "all are known")
	}
	assert.Len(t, m.make(e), len(m.make(e)), "the same each time")
	e.truth.Type = "listing"
	assert.Empty(t, m.make(e), "nothing is made of a page that is no article")
}

func TestSays(t *testing.T) {
	e := pagesOf(t)[0]
	assert.EqualValues(t, 1, e.says())
	e.truth.Type = "forum"
	assert.EqualValues(t, 1, e.says())
	assert.Zero(t, worth(e, e.keep(e.label, threshold)), "no article, no worth")
	e.truth, e.labels = sets.Truth{}, unlabelled(e.page)
	assert.Zero(t, e.says(), "a truth without a text")
}

func TestSetApart(t *testing.T) {
	truth := &sets.Truth{Text: new(one + " " + two + " " + three)}
	l := label(pageOf(t, "<header><h1>Bridge</h1><p>"+one+"</p></header><div><p>"+two+"</p><p>"+three+"</p></div>"), truth)
	assert.Equal(t, []float32{1, 0, 1, 1}, l.weight, "in another element than the text")
	l = label(pageOf(t, "<h1>Bridge</h1><p>"+one+"</p><p>"+two+"</p><p>"+three+"</p>"), truth)
	assert.Equal(t, []float32{1, 1, 1, 1}, l.weight, "in the text")
}

func TestTruncated(t *testing.T) {
	more := strings.Repeat("<p>The inquiry into the bridge went on for the whole of the summer, and into the next year.</p>", leastBehind)
	text := one + " " + two
	truth := &sets.Truth{Text: &text}
	l := label(pageOf(t, "<div><p>"+text+"</p>"+more+"</div><p>"+three+"</p>"), truth)
	assert.Equal(t, []float32{1, 0, 0, 0, 0, 0, 1}, l.weight, "the text goes on")
	l = label(pageOf(t, "<div><p>"+text+"</p></div><div>"+more+"</div>"), truth)
	assert.Equal(t, []float32{1, 1, 1, 1, 1, 1}, l.weight, "in another element")
}

// TestLabelContents has the heading in the article, and not the link to it.
func TestLabelContents(t *testing.T) {
	const heading = "Why the old bearings had worn through"
	l := label(pageOf(t, `<ul><li><a href="#a">`+heading+`</a></li></ul><p>`+one+"</p><h2>"+heading+"</h2><p>"+two+"</p>"),
		&sets.Truth{Text: new(one + " " + heading + " " + two)})
	assert.Equal(t, []float32{0, 1, 1, 1}, l.label)
}

func TestRepeated(t *testing.T) {
	e := pagesOf(t)[0]
	n := repeated(e, rand.New(rand.NewPCG(1, 1)))
	assert.Contains(t, joined(e.page, e.keep(e.label, threshold)), dom.Text(n))
	assert.Equal(t, html.ElementNode, n.Type)
}

func TestWrapped(t *testing.T) {
	var b strings.Builder
	require.NoError(t, html.Render(&b, wrapped(sentenceOf("The swing bridge of Eastmoor stays closed until autumn. Ferries leave."), atom.Blockquote, atom.P)))
	assert.Equal(t, "<blockquote><p>The swing bridge of Eastmoor stays closed until autumn.</p></blockquote>", b.String())
}

func TestRecall(t *testing.T) {
	e := pagesOf(t)[0]
	keep := e.keep(e.label, threshold)
	assert.EqualValues(t, 1, e.recall(keep))
	clear(keep)
	assert.Zero(t, e.recall(keep))
}

// TestTrain gives a page that was not in use the scores that the model gives it.
func TestTrain(t *testing.T) {
	f := fitter{seed: 1, workers: 2}
	var pages []*example
	for _, s := range pagesOf(t) {
		for _, site := range []string{"a", "b", "c", "d"} {
			e := newExample(s.sample)
			sample := *s.sample
			sample.site = site + s.site
			e.sample = &sample
			pages = append(pages, e)
		}
	}
	p := newPool(pages, f.workers)
	m, scores := f.train(p, func(e *example) bool { return e != pages[7] })
	assert.InDeltaSlice(t, m.Scores(pages[7].page), p.of(scores, 7), 1e-5)
	assert.Greater(t, scores[p.first[7]+3], float32(0.5), "a paragraph")
}
