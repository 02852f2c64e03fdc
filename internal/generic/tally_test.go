package generic

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTally(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var all tally
	for _, n := range []int{0, 1, 300, 7} {
		all.clear(n)
		counts, numbers := map[uint64]int32{}, map[uint64]int32{}
		for range n {
			key := uint64(r.IntN(n)) << 40 // 0 is a key like others
			if counts[key]++; counts[key] == 1 {
				numbers[key] = int32(len(numbers))
			}
			number := all.add(key)
			require.Equal(t, numbers[key], number)
			require.Equal(t, counts[key], all.counts[number])
		}
		require.Len(t, all.keys, len(counts))
	}
}
