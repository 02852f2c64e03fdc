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
)

// Options say how to train.
type Options struct {
	Trees    int
	Leaves   int
	Depth    int     // most splits above a leaf; 0: any number
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

	bin uint8 // the last that goes left
}

// Scale multiplies what a tree adds.
func (n *Node) Scale(by float32) {
	if n.Left == nil {
		n.Value *= by
		return
	}
	n.Left.Scale(by)
	n.Right.Scale(by)
}

type cell struct{ grad, hess float64 }

type histogram [][maxBins]cell

// A leaf under growth.
type leaf struct {
	rows  []int32
	hist  histogram
	sum   cell
	node  *Node
	depth int
	best  split
}

type split struct {
	gain    float64
	feature int
	bin     int
}

// slope is the first and second derivative of the loss of a row.
type slope struct{ grad, hess float32 }

type trainer struct {
	Options
	data    *Data
	slopes  []slope
	columns []int // features of this tree
	buffer  []slope
}

// Train learns trees that tell label 1 from label 0, and the score of each row
// before any tree. Labels may be soft.
func Train(d *Data, labels, weights []float32, o Options) []*Node {
	t := &trainer{Options: o, data: d, slopes: make([]slope, d.rows), buffer: make([]slope, d.rows)}
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	base := baseOf(labels, weights)
	scores := make([]float32, d.rows)
	for i := range scores {
		scores[i] = base
	}
	trees := []*Node{{Value: base}}
	for range o.Trees {
		t.descend(scores, labels, weights)
		var sample []int32
		for i := range d.rows {
			if weights[i] > 0 && rng.Float64() < o.Rows {
				sample = append(sample, int32(i))
			}
		}
		n := len(d.columns)
		t.columns = rng.Perm(n)[:min(n, max(1, int(o.Columns*float64(n))))]
		slices.Sort(t.columns)
		tree := t.grow(sample)
		trees = append(trees, tree)
		d.add(scores, tree, o.Workers)
	}
	return trees
}

// descend sets the slopes of all rows at their scores.
func (t *trainer) descend(scores, labels, weights []float32) {
	inParts(t.data.rows, t.Workers, func(first, end int) {
		for i := first; i < end; i++ {
			p := 1 / (1 + math.Exp(-float64(scores[i])))
			t.slopes[i] = slope{weights[i] * (float32(p) - labels[i]), weights[i] * float32(p*(1-p))}
		}
	})
}

func baseOf(labels, weights []float32) float32 {
	var pos, all float64 = 1, 2
	for i, w := range weights {
		pos += float64(w * labels[i])
		all += float64(w)
	}
	return float32(math.Log(pos / (all - pos)))
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
		sum.grad += float64(t.slopes[i].grad)
		sum.hess += float64(t.slopes[i].hess)
	}
	return sum
}

// count makes the histograms of rows. Their slopes are laid side by side first,
// as every feature reads them again.
func (t *trainer) count(rows []int32) histogram {
	slopes := t.buffer[:len(rows)]
	for k, i := range rows {
		slopes[k] = t.slopes[i]
	}
	h := make(histogram, len(t.columns))
	each(len(t.columns), t.Workers, func(k int) {
		col, bins := t.data.columns[t.columns[k]], &h[k]
		for n, i := range rows {
			c := &bins[col[i]&(maxBins-1)]
			c.grad += float64(slopes[n].grad)
			c.hess += float64(slopes[n].hess)
		}
	})
	return h
}

func (t *trainer) findSplit(l *leaf) {
	if t.Depth > 0 && l.depth >= t.Depth {
		return
	}
	for k := range t.columns {
		var left cell
		for bin := range t.data.edges[t.columns[k]] {
			left.grad += l.hist[k][bin].grad
			left.hess += l.hist[k][bin].hess
			right := cell{l.sum.grad - left.grad, l.sum.hess - left.hess}
			if left.hess < t.MinChild || right.hess < t.MinChild {
				continue
			}
			if gain := t.worth(left) + t.worth(right) - t.worth(l.sum); gain > l.best.gain {
				l.best = split{gain, k, bin}
			}
		}
	}
}

func (t *trainer) worth(c cell) float64 { return c.grad * c.grad / (c.hess + t.L2) }

// divide makes two leaves of one.
func (t *trainer) divide(l *leaf) (a, b *leaf) {
	f := t.columns[l.best.feature]
	col := t.data.columns[f]
	a, b = &leaf{node: &Node{}, depth: l.depth + 1}, &leaf{node: &Node{}, depth: l.depth + 1}
	for _, i := range l.rows {
		if int(col[i]) <= l.best.bin {
			a.rows = append(a.rows, i)
		} else {
			b.rows = append(b.rows, i)
		}
	}
	*l.node = Node{Feature: f, Value: t.data.edges[f][l.best.bin], bin: uint8(l.best.bin), Left: a.node, Right: b.node}
	a.sum, b.sum = t.total(a.rows), t.total(b.rows)
	if t.Depth > 0 && a.depth >= t.Depth {
		l.hist, l.rows = nil, nil
		return a, b
	}
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
