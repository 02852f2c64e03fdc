package generic

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSheet compares the scores of rows on a sheet with those of each alone.
func TestSheet(t *testing.T) {
	const features = 12
	r := rand.New(rand.NewPCG(3, 4))
	f := new(Forest)
	f.Plant(&Tree{Value: 0.25})
	for range 30 {
		f.Plant(grow(r, features, 5))
	}
	s := sheet{forest: f.widen()}
	row := make([]float32, features+2)
	for _, n := range []int{0, 1, 5, atOnce, 7} {
		scores, want := make([]float32, n), make([]float32, n)
		for i := range n {
			row[r.IntN(len(row))] = float32(r.IntN(11) - 5)
			row[r.IntN(len(row))] = float32(r.NormFloat64())
			var all ranks
			all.put(0, row)
			s.add(i, &all)
			want[i] = f.Score(row)
		}
		s.finish(scores)
		require.Equal(t, want, scores)
	}
}

func TestWideModel(t *testing.T) {
	f := model().second
	assert.Len(t, f.trees, len(model().Second.roots))
	assert.Less(t, len(f.values), 1<<16, "questions")
	for _, tree := range f.trees {
		require.LessOrEqual(t, tree.n, mostLeaves)
		require.Equal(t, tree.n, len(tree.forks)+1)
	}
}
