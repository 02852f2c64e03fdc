package generic

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// OddsScale is how many steps of log-odds make one.
const OddsScale = 24

// Steps puts log-odds into the form in which Odds hold them: steps of 1/OddsScale.
func Steps(odds float64) int8 {
	return int8(max(-127, min(127, math.Round(odds*OddsScale))))
}

// Odds are the log-odds of hashed names or words: a table with open addressing, which
// most of the words that are looked up are not in. The zero value knows none.
type Odds struct {
	slots []oddsSlot
	shift uint // from a hash to its slot
	// known has four bits for each slot, and those of the keys are set: it is small
	// enough to stay in a core's cache, and answers for nearly all that is not there.
	known []uint64
}

// An oddsSlot is a key with its log-odds beside it: one look at the memory gets both.
type oddsSlot struct {
	key  uint32 // 0 in a free slot
	odds float32
}

// NewOdds gives the odds of the names or words in steps. What has the hash 0 has none.
func NewOdds(steps map[uint32]int8) Odds {
	o := newOdds(len(steps))
	keys := make([]uint32, 0, len(steps))
	for k := range steps {
		keys = append(keys, k)
	}
	o.sort(keys)
	for _, k := range keys {
		o.add(k, steps[k])
	}
	return o
}

// newOdds gives a table for n, two fifths of which at most are in use.
func newOdds(n int) Odds {
	size := bits.Len(uint(n + n/2 + 1))
	return Odds{make([]oddsSlot, 1<<size), uint(32 - size), make([]uint64, (1<<size+15)/16)}
}

// sort puts keys into the order of their slots.
func (o *Odds) sort(keys []uint32) {
	slices.SortFunc(keys, func(a, b uint32) int { return cmp.Or(cmp.Compare(o.slot(a), o.slot(b)), cmp.Compare(a, b)) })
}

func (o *Odds) slot(key uint32) int { return o.bit(key) / 4 }

func (o *Odds) bit(key uint32) int { return int(uint64(key*0x9e3779b1) << 2 >> (o.shift % 64)) }

// add adds a key that is not there yet.
func (o *Odds) add(key uint32, steps int8) {
	if key == 0 {
		return
	}
	at := o.slot(key)
	for o.slots[at].key != 0 {
		at = (at + 1) & (len(o.slots) - 1)
	}
	o.slots[at] = oddsSlot{key, float32(steps) / OddsScale}
	bit := o.bit(key)
	o.known[bit/64] |= 1 << (bit % 64)
}

// mayKnow gives 0 for most of the names or words that are not known, and else 1.
func (o *Odds) mayKnow(key uint32) int {
	bit := o.bit(key)
	return int(o.known[bit/64] >> (bit % 64) & 1)
}

// Of gives the log-odds of a name or word: 0 for those that are not known.
func (o *Odds) Of(key uint32) float32 {
	if len(o.slots) == 0 || o.mayKnow(key) == 0 {
		return 0
	}
	return o.find(key)
}

// find is Of for what mayKnow does not sort out.
func (o *Odds) find(key uint32) float32 {
	for at := o.slot(key); ; at = (at + 1) & (len(o.slots) - 1) {
		switch s := &o.slots[at]; s.key {
		case key:
			return s.odds
		case 0:
			return 0
		}
	}
}

// all gives the keys in the order of their slots, and the steps of each.
func (o *Odds) all() (keys []uint32, steps []int8) {
	known := map[uint32]int8{}
	for _, s := range o.slots {
		if s.key != 0 {
			known[s.key] = Steps(float64(s.odds))
			keys = append(keys, s.key)
		}
	}
	o.sort(keys)
	for _, k := range keys {
		steps = append(steps, known[k])
	}
	return keys, steps
}
