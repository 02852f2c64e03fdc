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
