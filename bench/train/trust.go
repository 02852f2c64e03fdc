package main

import (
	"fmt"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/train/gbdt"
	"github.com/lede-go/lede/internal/generic"
)

// trust learns from the choices made out of fold how good a choice is, and
// prints how far that holds on sites not seen.
func (f *fitter) trust(pages []*example, folds int) generic.Forest {
	var all judged
	for _, e := range pages {
		keep, promise := e.page.Choose(e.scores)
		all.rows = append(all.rows, e.page.Evidence(e.scores, keep, promise))
		all.worth = append(all.worth, worth(e, keep))
		all.pages = append(all.pages, e)
	}
	guess := make([]float32, len(pages))
	for k := range folds {
		forest := f.judge(all, func(i int) bool { return foldOf(pages[i].site, folds, f.seed+3) != k })
		for i, e := range pages {
			if foldOf(e.site, folds, f.seed+3) == k {
				guess[i] = forest.Score(all.rows[i])
			}
		}
	}
	printTrust(all, guess)
	return f.judge(all, func(int) bool { return true })
}

// judged are choices with their worth.
type judged struct {
	rows  [][]float32
	worth []float32
	pages []*example
}

func (f *fitter) judge(all judged, use func(int) bool) generic.Forest {
	var t table
	for i, r := range all.rows {
		if use(i) {
			t.rows = append(t.rows, r)
			t.labels = append(t.labels, all.worth[i])
			t.weights = append(t.weights, 1)
		}
	}
	return f.fit(t, gbdt.Options{Trees: 60, Leaves: 6, Rate: 0.08, Rows: 0.7, Columns: 0.5, MinChild: 2, L2: 2, Seed: f.seed, Workers: f.workers})
}

// worth gives the F1 by runs of four words of the blocks kept: 0 on a page
// without an article.
func worth(e *example, keep []bool) float32 {
	if e.empty {
		return 0
	}
	return float32(score.ShingleF1(truthText(&e.truth), joined(e.page, keep)))
}

// printTrust prints what choices of like confidence were worth.
func printTrust(all judged, guess []float32) {
	edges := []float32{0, 0.05, 0.1, 0.15, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 1.01}
	fmt.Printf("%-12s %6s %6s %10s %6s\n", "confidence", "pages", "empty", "mean", "worth")
	for k := range len(edges) - 1 {
		var n, empty int
		var mean, worth float32
		for i, g := range guess {
			if g < edges[k] || g >= edges[k+1] {
				continue
			}
			n++
			mean += g
			worth += all.worth[i]
			if all.pages[i].empty {
				empty++
			}
		}
		fmt.Printf("%.2f-%.2f    %6d %6d %10.2f %6.2f\n", edges[k], edges[k+1], n, empty, mean/float32(max(1, n)), worth/float32(max(1, n)))
	}
}
