// Package gbdt trains gradient-boosted decision trees for a yes or a no, by
// histograms: features are cut into at most 64 bins once, trees grow leaf by
// leaf, and of two children only the smaller is counted, as the other is the
// difference.
//
// Source: Ke et al., LightGBM, NIPS 2017; Friedman, Greedy Function
// Approximation, 2001.
package gbdt

import (
	"math"
	"math/rand/v2"
	"slices"
	"sync"
)

// Options say how to train.
type Options struct {
	Trees    int
	Leaves   int
	Rate     float64 // of learning
	Rows     float64 // share of the rows that a tree sees
	Columns  float64 // share of the features that a tree may use
	MinChild float64 // least weight of a leaf
	L2       float64
	Seed     uint64
	Workers  int // goroutines; 0: one
}

// A Node of a tree sends a row left when its feature is at most Value. Leaves
// have no children, and their Value is what the tree adds to the log-odds.
type Node struct {
	Feature     int
	Value       float32
	Left, Right *Node
}

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

type cell struct{ grad, hess float64 }

type histogram [][maxBins]cell

// A leaf under growth.
type leaf struct {
	rows []int32
	hist histogram
	sum  cell
	node *Node
	best split
}

type split struct {
	gain    float64
	feature int
	bin     int
}

type trainer struct {
	Options
	data       *Data
	grad, hess []float32
	columns    []int // features of this tree
}

// Train learns trees that tell label 1 from label 0, and the score of each row
// before any tree. Labels may be soft.
func Train(d *Data, labels, weights []float32, o Options) []*Node {
	t := &trainer{Options: o, data: d, grad: make([]float32, d.rows), hess: make([]float32, d.rows)}
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	scores := make([]float32, d.rows)
	base := baseOf(labels, weights)
	for i := range scores {
		scores[i] = base
	}
	trees := []*Node{{Value: base}}
	for range o.Trees {
		var sample []int32
		for i := range d.rows {
			p := 1 / (1 + math.Exp(-float64(scores[i])))
			t.grad[i] = weights[i] * (float32(p) - labels[i])
			t.hess[i] = weights[i] * float32(p*(1-p))
			if weights[i] > 0 && rng.Float64() < o.Rows {
				sample = append(sample, int32(i))
			}
		}
		n := len(d.columns)
		t.columns = rng.Perm(n)[:min(n, max(1, int(o.Columns*float64(n))))]
		slices.Sort(t.columns)
		tree := t.grow(sample)
		trees = append(trees, tree)
		each(max(1, o.Workers), o.Workers, func(w int) {
			for i := w * d.rows / max(1, o.Workers); i < (w+1)*d.rows/max(1, o.Workers); i++ {
				scores[i] += d.predict(tree, i)
			}
		})
	}
	return trees
}

func baseOf(labels, weights []float32) float32 {
	var pos, all float64 = 1, 2
	for i, w := range weights {
		pos += float64(w * labels[i])
		all += float64(w)
	}
	return float32(math.Log(pos / (all - pos)))
}

func (d *Data) predict(n *Node, row int) float32 {
	for n.Left != nil {
		// The value of a bin is its upper end.
		if k := d.columns[n.Feature][row]; int(k) >= len(d.edges[n.Feature]) || d.edges[n.Feature][k] > n.Value {
			n = n.Right
		} else {
			n = n.Left
		}
	}
	return n.Value
}

func (t *trainer) grow(sample []int32) *Node {
	root := &leaf{rows: sample, node: &Node{}}
	root.hist = t.count(sample)
	root.sum = t.total(sample)
	t.findSplit(root)
	leaves := []*leaf{root}
	for len(leaves) < t.Leaves {
		k := 0
		for i, l := range leaves {
			if l.best.gain > leaves[k].best.gain {
				k = i
			}
		}
		l := leaves[k]
		if l.best.gain <= 1e-9 {
			break
		}
		a, b := t.divide(l)
		leaves[k] = a
		leaves = append(leaves, b)
	}
	for _, l := range leaves {
		l.node.Value = float32(-t.Rate * l.sum.grad / (l.sum.hess + t.L2))
	}
	return root.node
}

func (t *trainer) total(rows []int32) (sum cell) {
	for _, i := range rows {
		sum.grad += float64(t.grad[i])
		sum.hess += float64(t.hess[i])
	}
	return sum
}

func (t *trainer) count(rows []int32) histogram {
	h := make(histogram, len(t.columns))
	each(len(t.columns), t.Workers, func(k int) {
		col, bins := t.data.columns[t.columns[k]], &h[k]
		for _, i := range rows {
			c := &bins[col[i]&(maxBins-1)]
			c.grad += float64(t.grad[i])
			c.hess += float64(t.hess[i])
		}
	})
	return h
}

func (t *trainer) findSplit(l *leaf) {
	best := make([]split, len(t.columns))
	each(len(t.columns), t.Workers, func(k int) {
		var left cell
		edges := t.data.edges[t.columns[k]]
		for bin := range edges {
			left.grad += l.hist[k][bin].grad
			left.hess += l.hist[k][bin].hess
			right := cell{l.sum.grad - left.grad, l.sum.hess - left.hess}
			if left.hess < t.MinChild || right.hess < t.MinChild {
				continue
			}
			if gain := t.worth(left) + t.worth(right) - t.worth(l.sum); gain > best[k].gain {
				best[k] = split{gain, k, bin}
			}
		}
	})
	for _, s := range best {
		if s.gain > l.best.gain {
			l.best = s
		}
	}
}

func (t *trainer) worth(c cell) float64 { return c.grad * c.grad / (c.hess + t.L2) }

// divide makes two leaves of one.
func (t *trainer) divide(l *leaf) (a, b *leaf) {
	f := t.columns[l.best.feature]
	col := t.data.columns[f]
	a, b = &leaf{node: &Node{}}, &leaf{node: &Node{}}
	for _, i := range l.rows {
		if int(col[i]) <= l.best.bin {
			a.rows = append(a.rows, i)
		} else {
			b.rows = append(b.rows, i)
		}
	}
	*l.node = Node{Feature: f, Value: t.data.edges[f][l.best.bin], Left: a.node, Right: b.node}
	a.sum, b.sum = t.total(a.rows), t.total(b.rows)
	small, large := a, b
	if len(b.rows) < len(a.rows) {
		small, large = b, a
	}
	small.hist = t.count(small.rows)
	large.hist = l.hist
	for k := range large.hist {
		for i := range large.hist[k] {
			large.hist[k][i].grad -= small.hist[k][i].grad
			large.hist[k][i].hess -= small.hist[k][i].hess
		}
	}
	l.hist, l.rows = nil, nil
	t.findSplit(a)
	t.findSplit(b)
	return a, b
}
