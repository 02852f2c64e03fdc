package generic

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNameTable(t *testing.T) {
	for _, n := range []uint32{0, 1, 2, 3, 8, 500} {
		names := map[uint32]uint16{}
		for i := range n {
			names[i*1024] = uint16(i%7) + 1 // which all belong at one place in a small table
		}
		table := NewNameTable(names)
		for hash, want := range names {
			assert.Equal(t, want, table.Of(hash), "%d of %d", hash, n)
		}
		for _, hash := range []uint32{1, 1023, n * 1024, 1<<32 - 1} {
			assert.Zero(t, table.Of(hash), fmt.Sprintf("%d of %d", hash, n))
		}
	}
	assert.Zero(t, NewNameTable(map[uint32]uint64{5: 0}).Of(5))
}
