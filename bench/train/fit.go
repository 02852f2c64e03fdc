package main

import (
	"fmt"
	"math"
	"os"

	"github.com/lede-go/lede/bench/sets"
	"github.com/lede-go/lede/bench/train/gbdt"
	"github.com/lede-go/lede/internal/generic"
)

const threshold = 0.5

type fitter struct {
	seed    uint64
	workers int
}

func (f *fitter) first() gbdt.Options {
	return gbdt.Options{Trees: 36, Leaves: 20, Rate: 0.16, Rows: 0.5, Columns: 0.3, MinChild: 2, L2: 4, Seed: f.seed, Workers: f.workers}
}

func (f *fitter) second() gbdt.Options {
	return gbdt.Options{Trees: 320, Leaves: 24, Rate: 0.04, Rows: 0.5, Columns: 0.2, MinChild: 1, L2: 4, Seed: f.seed + 1, Workers: f.workers}
}

// validate gives each page its scores from a model that saw no page of its site, and
// gives these models.
func (f *fitter) validate(p *pool, folds int) []*generic.Model {
	models := make([]*generic.Model, folds)
	for k := range folds {
		m, scores := f.train(p, func(e *example) bool { return sets.FoldOf(e.site, folds, f.seed) != k })
		n := 0
		for i, e := range p.examples {
			if sets.FoldOf(e.site, folds, f.seed) == k {
				e.scores = p.of(scores, i)
				n++
			}
		}
		fmt.Fprintf(os.Stderr, "fold %d: %d pages held out\n", k, n)
		models[k] = m
	}
	return models
}

// train fits both stages to the examples in use, and gives the scores that they
// give to all blocks. The second stage sees first scores from a model that did
// not see the page's site, as it will in use.
func (f *fitter) train(p *pool, use func(*example) bool) (*generic.Model, []float32) {
	m := &generic.Model{}
	names, words := p.count(use)
	m.Names, m.Words = generic.NewOdds(names.odds()), generic.NewOdds(words.odds())
	parallel(len(p.examples), f.workers, func(i int) {
		e := p.examples[i]
		e.page.Weigh(names.without(e), words.without(e))
	})
	learned := p.measure(f.workers, func(e *example, b int) []float32 { return e.survey.Learned(nil, b) })
	data := p.plain.Beside(learned)
	forest, first := f.firstStage(p, data, use)
	m.First = forest
	contexts := map[*example]*generic.Context{}
	for i, e := range p.examples {
		contexts[e] = generic.NewContext(e.page, p.of(first, i))
	}
	data = data.Beside(p.measure(f.workers, func(e *example, b int) []float32 { return contexts[e].Row(nil, b) }))
	trees := f.fit(p, data, p.rows(use, first), f.second())
	m.Second = forestOf(trees)
	scores := probabilities(data.Scores(trees, f.workers))
	for i, s := range first {
		if s < generic.Hopeless {
			scores[i] = s
		}
	}
	return m, scores
}

// firstStage gives the first stage, the mean of two that saw one half of the
// sites each, and the scores of all blocks: for an example in use those of the half
// that did not see its site.
func (f *fitter) firstStage(p *pool, data *gbdt.Data, use func(*example) bool) (generic.Forest, []float32) {
	var all []*gbdt.Node
	var odds [halves][]float32
	for k := range halves {
		trees := f.fit(p, data, p.rows(func(e *example) bool { return use(e) && f.half(e) != k }, nil), f.first())
		odds[k] = data.Scores(trees, f.workers)
		for _, t := range trees {
			t.Scale(1.0 / halves)
		}
		all = append(all, trees...)
	}
	scores := data.Scores(all, f.workers)
	for i, e := range p.examples {
		if use(e) {
			copy(p.of(scores, i), p.of(odds[f.half(e)], i))
		}
	}
	return forestOf(all), probabilities(scores)
}

const halves = 2

func (f *fitter) half(e *example) int { return sets.FoldOf(e.site, halves, f.seed+7) }

// fit trains one stage on some rows.
func (f *fitter) fit(p *pool, data *gbdt.Data, rows []int32, o gbdt.Options) []*gbdt.Node {
	return gbdt.Train(data.Pick(rows, f.workers), pick(p.labels, rows), pick(p.weights, rows), o)
}

// newsWeight is how much more the pages of newspapers count, whose truth was made
// by paragraphs: where two sets disagree on what an article is, they are right.
const newsWeight = 4

// rowWeights says how much each block counts: long ones more, and pages with
// many blocks not much more than others.
func (e *example) rowWeights() []float32 {
	w := make([]float32, len(e.label))
	n := float32(math.Sqrt(250 / float64(max(20, len(w)))))
	for i := range w {
		b := e.page.Blocks[i]
		w[i] = e.weight[i] * n * float32(0.5+0.5*math.Min(1, float64(b.Width())/200)) * e.made.weight()
		if e.truth.Text == nil {
			w[i] *= newsWeight
		}
		if e.page.IsTitle(i) {
			w[i] = 0
		}
	}
	return w
}

func forestOf(trees []*gbdt.Node) generic.Forest {
	var f generic.Forest
	for _, t := range trees {
		f.Plant(treeOf(t))
	}
	return f
}

func treeOf(n *gbdt.Node) *generic.Tree {
	t := &generic.Tree{Feature: n.Feature, Value: n.Value}
	if n.Left != nil {
		t.Left, t.Right = treeOf(n.Left), treeOf(n.Right)
	}
	return t
}
