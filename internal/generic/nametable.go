package generic

import "math/bits"

// A NameTable has bits for names by their hashes. Most names that are looked up have none,
// and it is at most half full, so that this shows at the first place or near it. It is not
// changed once made, and safe for concurrent use.
type NameTable[V ~uint16 | ~uint64] struct{ slots []nameSlot[V] }

type nameSlot[V ~uint16 | ~uint64] struct {
	hash uint32
	bits V // 0 in a free slot
}

// NewNameTable gives a table of the bits of hashed names. Names without bits are left out.
func NewNameTable[V ~uint16 | ~uint64](names map[uint32]V) *NameTable[V] {
	t := &NameTable[V]{make([]nameSlot[V], 2<<bits.Len(uint(len(names))))}
	for hash, b := range names {
		if b != 0 {
			*t.slot(hash) = nameSlot[V]{hash, b}
		}
	}
	return t
}

// slot gives the slot of a hash, or the free one where it would stand.
func (t *NameTable[V]) slot(hash uint32) *nameSlot[V] {
	last := uint32(len(t.slots) - 1)
	i := hash & last
	for t.slots[i].bits != 0 && t.slots[i].hash != hash {
		i = (i + 1) & last
	}
	return &t.slots[i]
}

// Of gives the bits of the name with that hash: 0 for those that have none.
func (t *NameTable[V]) Of(hash uint32) V { return t.slot(hash).bits }
