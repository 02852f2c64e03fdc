package generic

import (
	"math/bits"
	"math/rand/v2"
)

// A tally counts how often each key comes up, and numbers the keys from 0 on in the order in
// which they first did. It takes no more than the keys for which there is room.
//
// A key's slot is found by a factor that is drawn at random, so that no page can be written whose
// keys all fall on the same slots. Numbers and counts do not depend on it.
//
// Source: Dietzfelbinger and others, "A reliable randomized algorithm for the closest-pair
// problem" (1997), 2.2: multiplicative hashing is universal.
type tally struct {
	slots  []int32 // 0 in a free one, else the number of its key and 1
	keys   []uint64
	counts []int32
	factor uint64 // odd
	shift  uint   // from a product to its slot
}

// clear makes room for n keys, and forgets those that are there.
func (t *tally) clear(n int) {
	size := bits.Len(uint(n)) + 1 // half full at most
	t.slots, t.keys, t.counts, t.shift = sized(t.slots, 1<<size), t.keys[:0], t.counts[:0], uint(64-size)
	if t.factor == 0 {
		t.factor = rand.Uint64() | 1
	}
}

// add counts a key, and gives its number.
func (t *tally) add(key uint64) (number int32) {
	last := uint64(len(t.slots) - 1)
	for at := key * t.factor >> (t.shift % 64); ; at++ {
		slot := &t.slots[at&last]
		if *slot == 0 {
			t.keys, t.counts = append(t.keys, key), append(t.counts, 0)
			*slot = int32(len(t.keys))
		}
		if number = *slot - 1; t.keys[number] == key {
			t.counts[number]++
			return number
		}
	}
}
