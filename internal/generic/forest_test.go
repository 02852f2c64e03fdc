package generic

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestScore(t *testing.T) {
	var f Forest
	f.Plant(&Tree{Value: 0.5})
	f.Plant(&Tree{Feature: 1, Value: 3, Left: &Tree{Value: -1}, Right: &Tree{Value: 2}})
	assert.InDelta(t, 1/(1+1.6487), f.Score([]float32{9, 3}), 1e-4, "low goes left")
	assert.InDelta(t, 1/(1+0.0821), f.Score([]float32{0, 3.1}), 1e-4)
}

func TestRank(t *testing.T) {
	values := []float32{float32(math.Inf(-1)), -3e38, -2.5, -1, -1e-40, 0, 1e-40, 0.5, 1, 3e38, float32(math.Inf(1))}
	for i, v := range values {
		for k, o := range values {
			assert.Equal(t, i <= k, rank(v) <= rank(o), "%g and %g", v, o)
		}
	}
}

// TestScoreAbreast compares the ways down: of rows abreast, of each alone, and of each
// in the trees as they were learned.
func TestScoreAbreast(t *testing.T) {
	const features = 12
	r := rand.New(rand.NewPCG(1, 2))
	var f Forest
	var trees []*Tree
	for range 30 {
		trees = append(trees, grow(r, features, 6))
		f.Plant(trees[len(trees)-1])
	}
	for range 100 {
		var rows [abreast]ranks
		var want [abreast]float32
		for k := range rows {
			row := make([]float32, features)
			for i := range row {
				row[i] = float32(r.IntN(9) - 4)
			}
			rows[k].put(0, row)
			var sum float32
			for _, t := range trees {
				sum += t.leaf(row)
			}
			want[k] = probability(sum)
			require.Equal(t, want[k], f.Score(row))
		}
		require.Equal(t, want, f.scoreAbreast(&rows))
	}
}

func grow(r *rand.Rand, features, depth int) *Tree {
	if depth == 0 || r.IntN(4) == 0 {
		return &Tree{Value: float32(r.NormFloat64())}
	}
	return &Tree{Feature: r.IntN(features), Value: float32(r.IntN(9) - 4), Left: grow(r, features, depth-1), Right: grow(r, features, depth-1)}
}

// leaf gives the value of the leaf that row comes to.
func (t *Tree) leaf(row []float32) float32 {
	for t.Left != nil {
		if row[t.Feature] <= t.Value {
			t = t.Left
		} else {
			t = t.Right
		}
	}
	return t.Value
}

func TestOdds(t *testing.T) {
	steps := map[uint32]int8{7: 24, 1 << 31: -12, 0: 99}
	for i := range uint32(500) {
		steps[i*i*i+11] = int8(i)
	}
	o := NewOdds(steps)
	delete(steps, 0)
	for k, want := range steps {
		require.Equal(t, float32(want)/OddsScale, o.Of(k))
	}
	for _, k := range []uint32{0, 8, 1 << 30} {
		assert.Zero(t, o.Of(k))
	}
	assert.Zero(t, new(Odds).Of(7))
	assert.EqualValues(t, 127, Steps(100))
	assert.EqualValues(t, -12, Steps(-0.5))
}
