package gbdt

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

func score(trees []*Node, row []float32) float64 {
	var sum float64
	for _, n := range trees {
		for n.Left != nil {
			if row[n.Feature] <= n.Value {
				n = n.Left
			} else {
				n = n.Right
			}
		}
		sum += float64(n.Value)
	}
	return 1 / (1 + math.Exp(-sum))
}

// TestTrain learns an exclusive or with noise around it, which no single
// feature tells.
func TestTrain(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	var rows [][]float32
	var labels, weights []float32
	for range 4000 {
		r := []float32{rng.Float32(), rng.Float32(), rng.Float32()}
		y := float32(0)
		if (r[0] > 0.5) != (r[2] > 0.5) {
			y = 1
		}
		rows, labels, weights = append(rows, r), append(labels, y), append(weights, 1)
	}
	o := Options{Trees: 60, Leaves: 8, Rate: 0.2, Rows: 0.8, Columns: 1, MinChild: 1, L2: 1, Seed: 3, Workers: 2}
	trees := Train(Bin(rows[:3000], 2), labels[:3000], weights[:3000], o)
	right := 0
	for i := 3000; i < 4000; i++ {
		if (score(trees, rows[i]) > 0.5) == (labels[i] == 1) {
			right++
		}
	}
	assert.Greater(t, right, 950)
	assert.Equal(t, trees, Train(Bin(rows[:3000], 1), labels[:3000], weights[:3000], o), "same seed, same trees")
}

func TestWeights(t *testing.T) {
	rows := [][]float32{{0}, {0}, {1}, {1}}
	trees := Train(Bin(rows, 1), []float32{0, 1, 1, 1}, []float32{0, 1, 1, 0}, Options{Trees: 5, Leaves: 2, Rate: 0.5, Rows: 1, Columns: 1})
	assert.Greater(t, score(trees, rows[0]), 0.5, "a row without weight has no say")
}

func TestBinEmpty(t *testing.T) {
	assert.Len(t, Train(Bin(nil, 1), nil, nil, Options{Trees: 2, Leaves: 4, Rate: 0.1, Rows: 1, Columns: 1}), 3)
}

// noisy gives rows of three numbers, of which the first two tell the label.
func noisy(n int) (rows [][]float32, labels, weights []float32) {
	rng := rand.New(rand.NewPCG(2, 1))
	for range n {
		r := []float32{rng.Float32(), rng.Float32(), rng.Float32()}
		y := float32(0)
		if r[0]+r[1]*r[1] > 0.9 {
			y = 1
		}
		rows, labels, weights = append(rows, r), append(labels, y), append(weights, 1)
	}
	return rows, labels, weights
}

func depth(n *Node) int {
	if n.Left == nil {
		return 0
	}
	return 1 + max(depth(n.Left), depth(n.Right))
}

func TestDepth(t *testing.T) {
	rows, labels, weights := noisy(1000)
	for _, tree := range Train(Bin(rows, 1), labels, weights, Options{Trees: 5, Leaves: 30, Depth: 3, Rate: 0.2, Rows: 1, Columns: 1})[1:] {
		assert.Equal(t, 3, depth(tree))
	}
}

// TestScores has the bins give what the numbers do.
func TestScores(t *testing.T) {
	rows, labels, weights := noisy(1000)
	var left, right [][]float32
	for _, r := range rows {
		left, right = append(left, r[:2]), append(right, r[2:])
	}
	d := Bin(left, 2).Beside(Bin(right, 2))
	half := make([]int32, 500)
	for i := range half {
		half[i] = int32(2 * i)
		labels[i], weights[i] = labels[2*i], weights[2*i]
	}
	trees := Train(d.Pick(half, 2), labels[:500], weights[:500], Options{Trees: 20, Leaves: 6, Rate: 0.2, Rows: 0.7, Columns: 1})
	for i, s := range d.Scores(trees, 2) {
		assert.InDelta(t, score(trees, rows[i]), 1/(1+math.Exp(-float64(s))), 1e-5)
	}
	before := d.Scores(trees, 1)
	for _, tree := range trees {
		tree.Scale(0.5)
	}
	assert.InDelta(t, before[7]/2, d.Scores(trees, 1)[7], 1e-5)
}
