package main

import (
	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
	"github.com/lede-go/lede/bench/train/gbdt"
	"github.com/lede-go/lede/internal/generic"
)

// A choice is what is chosen of an example by its scores, with what speaks for it.
type choice struct {
	keep     []bool
	evidence []float32
	worth    float32
	// confidence is that of a model that saw the example's site neither for the
	// blocks nor for the trust in them.
	confidence float32
}

// judge makes a choice on each example, and gives what all of them teach of trust.
func (f *fitter) judge(examples []*example, folds int) generic.Forest {
	n := len(examples)
	rows := make([][]float32, 2*n) // with the address and without it
	parallel(n, f.workers, func(i int) {
		e := examples[i]
		keep, promise := e.page.Choose(e.scores)
		e.choice = choice{keep: keep, evidence: e.page.Evidence(e.scores, keep, promise), worth: worth(e, keep)}
		rows[i], rows[n+i] = e.choice.evidence, generic.ForgetAddress(e.choice.evidence)
	})
	data := gbdt.Bin(rows, f.workers)
	for k := range folds {
		in := func(e *example) bool { return sets.FoldOf(e.site, folds, f.seed+3) != k }
		all := probabilities(data.Scores(f.trust(examples, data, in), f.workers))
		for i, e := range examples {
			if !in(e) {
				e.choice.confidence = all[i]
			}
		}
	}
	return forestOf(f.trust(examples, data, func(*example) bool { return true }))
}

// trust learns from the choices on the examples in use how good a choice is. Each
// speaks twice, as pages are also read without their address.
func (f *fitter) trust(examples []*example, data *gbdt.Data, use func(*example) bool) []*gbdt.Node {
	var in []int32
	var labels, weights []float32
	for i, e := range examples {
		if w := e.says(); w > 0 && use(e) {
			in = append(in, int32(i), int32(len(examples)+i))
			labels, weights = append(labels, e.choice.worth, e.choice.worth), append(weights, 0.7*w, 0.3*w)
		}
	}
	return gbdt.Train(data.Pick(in, f.workers), labels, weights,
		gbdt.Options{Trees: 120, Leaves: 8, Rate: 0.06, Rows: 0.7, Columns: 0.3, MinChild: 2, L2: 2, Seed: f.seed, Workers: f.workers})
}

// says gives how much an example says of what choices are worth.
func (e *example) says() float32 {
	switch {
	case e.made == grafted || e.made == printed && e.isArticle() && !e.isUsable():
		return 0
	case e.made == printed || e.made == emptied:
		return 1
	}
	return 0.5
}

// doubtful are the types of page that list things, and have no text of their own.
var doubtful = []string{"listing", "collection", "product"}

// worth gives the F1 by runs of four words of the blocks kept: 0 on a page
// without an article.
func worth(e *example, keep []bool) float32 {
	switch {
	case !e.hasArticle() || !e.isUsable():
		return 0
	case e.made == printed:
		return float32(score.ShingleF1(truthText(&e.truth), joined(e.page, keep)))
	}
	return float32(score.ShingleF1(joined(e.page, e.keep(e.label, threshold)), joined(e.page, keep)))
}
