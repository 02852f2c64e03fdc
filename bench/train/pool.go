package main

import (
	"math"
	"sync"

	"github.com/lede-go/lede/bench/train/gbdt"
	"github.com/lede-go/lede/internal/generic"
)

// A pool holds what all trainings have in common: the blocks of all examples
// as rows, with those of their features that rest on the page alone.
type pool struct {
	examples []*example
	first    []int // row of each example, and their number
	plain    *gbdt.Data
	labels   []float32
	weights  []float32
}

func newPool(examples []*example, workers int) *pool {
	p := &pool{examples: examples, first: make([]int, len(examples)+1)}
	for i, e := range examples {
		p.first[i+1] = p.first[i] + len(e.page.Blocks)
		p.labels = append(p.labels, e.label...)
		p.weights = append(p.weights, e.rowWeights()...)
	}
	p.plain = p.measure(workers, func(e *example, b int) []float32 { return e.survey.Plain(nil, b) })
	return p
}

// measure gives the features that of gives for each block.
func (p *pool) measure(workers int, of func(e *example, block int) []float32) *gbdt.Data {
	rows := make([][]float32, p.size())
	parallel(len(p.examples), workers, func(i int) {
		for b := range p.examples[i].page.Blocks {
			rows[p.first[i]+b] = of(p.examples[i], b)
		}
	})
	return gbdt.Bin(rows, workers)
}

func (p *pool) size() int { return p.first[len(p.examples)] }

// rows gives the numbers of the rows of some examples that count, and with
// scores those of them that are not given up.
func (p *pool) rows(use func(*example) bool, scores []float32) (rows []int32) {
	for i, e := range p.examples {
		if !use(e) {
			continue
		}
		for r := p.first[i]; r < p.first[i+1]; r++ {
			if p.weights[r] > 0 && (scores == nil || scores[r] >= generic.Hopeless) {
				rows = append(rows, int32(r))
			}
		}
	}
	return rows
}

// count counts the names and the words on the printed pages in use.
func (p *pool) count(use func(*example) bool) (names, words *evidence) {
	var pages []*example
	for _, e := range p.examples {
		if e.made == printed && e.isUsable() && use(e) {
			pages = append(pages, e)
		}
	}
	return countNames(pages), countWords(pages)
}

// of gives the part of a value for each row that is of example i.
func (p *pool) of(values []float32, i int) []float32 { return values[p.first[i]:p.first[i+1]] }

// pick gives the values of some rows.
func pick(values []float32, rows []int32) []float32 {
	out := make([]float32, len(rows))
	for k, r := range rows {
		out[k] = values[r]
	}
	return out
}

// probabilities turns log-odds into what Forest.Score gives.
func probabilities(odds []float32) []float32 {
	for i, x := range odds {
		odds[i] = float32(1 / (1 + math.Exp(-float64(x))))
	}
	return odds
}

// parallel calls f for 0 to n-1 from several goroutines.
func parallel(n, workers int, f func(int)) {
	var wg sync.WaitGroup
	for w := range max(1, workers) {
		wg.Go(func() {
			for i := w; i < n; i += max(1, workers) {
				f(i)
			}
		})
	}
	wg.Wait()
}
