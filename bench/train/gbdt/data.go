package gbdt

import (
	"slices"
	"sync"
)

const maxBins = 64

// Data are rows of features, in bins.
type Data struct {
	columns [][]uint8
	edges   [][]float32 // upper ends of the bins of each feature
	rows    int
}

// Bin cuts the features of rows, which all have the same number, into bins.
// The rows are not kept.
func Bin(rows [][]float32, workers int) *Data {
	d := &Data{rows: len(rows)}
	if len(rows) == 0 {
		return d
	}
	n := len(rows[0])
	d.columns, d.edges = make([][]uint8, n), make([][]float32, n)
	each(n, workers, func(f int) {
		d.edges[f] = edgesOf(rows, f)
		col := make([]uint8, len(rows))
		for i, r := range rows {
			k, _ := slices.BinarySearch(d.edges[f], r[f])
			col[i] = uint8(k)
		}
		d.columns[f] = col
	})
	return d
}

// edgesOf gives the upper ends of all bins of feature f but the last.
func edgesOf(rows [][]float32, f int) []float32 {
	step := max(1, len(rows)/20000)
	v := make([]float32, 0, len(rows)/step+1)
	for i := 0; i < len(rows); i += step {
		v = append(v, rows[i][f])
	}
	slices.Sort(v)
	distinct := slices.Compact(slices.Clone(v))
	if len(distinct) <= maxBins {
		for i := range len(distinct) - 1 {
			distinct[i] = (distinct[i] + distinct[i+1]) / 2
		}
		return distinct[:len(distinct)-1]
	}
	var edges []float32
	for k := 1; k < maxBins; k++ {
		edges = append(edges, v[k*len(v)/maxBins])
	}
	return slices.Compact(edges)
}

// Beside gives data with the features of d and behind them those of more, which
// has the same rows.
func (d *Data) Beside(more *Data) *Data {
	return &Data{slices.Concat(d.columns, more.columns), slices.Concat(d.edges, more.edges), d.rows}
}

// Pick gives the data of some rows.
func (d *Data) Pick(rows []int32, workers int) *Data {
	out := &Data{make([][]uint8, len(d.columns)), d.edges, len(rows)}
	each(len(d.columns), workers, func(f int) {
		col, from := make([]uint8, len(rows)), d.columns[f]
		for k, i := range rows {
			col[k] = from[i]
		}
		out.columns[f] = col
	})
	return out
}

// Scores gives the log-odds of all rows by trees that were trained on data with
// the same bins.
func (d *Data) Scores(trees []*Node, workers int) []float32 {
	scores := make([]float32, d.rows)
	for _, t := range trees {
		d.add(scores, t, workers)
	}
	return scores
}

// add adds to the scores of all rows what a tree says.
func (d *Data) add(scores []float32, tree *Node, workers int) {
	inParts(d.rows, workers, func(first, end int) {
		for i := first; i < end; i++ {
			n := tree
			for n.Left != nil {
				if d.columns[n.Feature][i] <= n.bin {
					n = n.Left
				} else {
					n = n.Right
				}
			}
			scores[i] += n.Value
		}
	})
}

// each calls f for 0 to n-1 from several goroutines.
func each(n, workers int, f func(int)) {
	var wg sync.WaitGroup
	workers = max(1, workers)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	wg.Wait()
}

// inParts calls f for as many parts of 0 to n as there are workers.
func inParts(n, workers int, f func(first, end int)) {
	workers = max(1, workers)
	each(workers, workers, func(w int) { f(w*n/workers, (w+1)*n/workers) })
}
