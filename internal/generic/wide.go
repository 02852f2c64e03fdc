package generic

import (
	"math"
	"math/bits"
	"slices"
)

// atOnce is how many rows go down the trees of a WideForest at once.
const atOnce = 64

// A wideForest is a Forest for many rows. All that its trees ask of a row is whether a feature
// is above a value, and many trees ask the same: each question is put once, and the answers of
// 64 rows fill a word with a bit for each. A node then parts those that came to it with that word.
type wideForest struct {
	trees []wideTree

	values []int32  // the rank of the value of each question, those about a feature in order
	from   []uint16 // the question before the first about each feature, which nobody asks
	size   []uint16 // how many there are with it: 1, 2, 4, 8 ..., the last above all values
	start  marks    // below all values
}

// A wideTree is a tree for many rows. Its nodes that ask have places from 0 on, with the root
// first and each before those below it, and its leaves have places from mostLeaves on.
type wideTree struct {
	forks  []fork
	leaves [mostLeaves]float32
	n      int // of leaves
}

// A fork sends rows with a yes to the right.
type fork struct {
	question    uint16
	left, right uint8 // places
}

// mostLeaves is how many leaves a tree may have: five bits tell them apart.
const mostLeaves = 32

// widen gives the forest in the form for many rows.
func (f *Forest) widen() *wideForest {
	w := new(wideForest)
	for feature, values := range f.values() {
		w.ask(feature, values)
	}
	ends := append(slices.Clone(f.roots), uint32(len(f.nodes)))[1:]
	for i, root := range f.roots {
		w.trees = append(w.trees, w.widen(f.nodes[root:ends[i]], int(root)))
	}
	return w
}

// values gives the ranks of the values that each feature is compared with, in order.
func (f *Forest) values() [][]int32 {
	var values [][]int32
	for _, w := range f.nodes {
		feature := int(w >> childBits & featureMask)
		if feature == noFeature {
			continue
		}
		for len(values) <= feature {
			values = append(values, nil)
		}
		values[feature] = append(values[feature], int32(w>>(childBits+featureBits)))
	}
	for i := range values {
		slices.Sort(values[i])
		values[i] = slices.Compact(values[i])
	}
	return values
}

// ask adds the questions about the next feature.
func (f *wideForest) ask(feature int, values []int32) {
	size := 1 << bits.Len(uint(len(values)))
	f.from, f.size = append(f.from, uint16(len(f.values))), append(f.size, uint16(size))
	f.values = append(append(f.values, math.MinInt32), values...)
	for range size - 1 - len(values) {
		f.values = append(f.values, math.MaxInt32)
	}
	f.start.move(f, feature, math.MinInt32)
	f.start.first[feature] = 1
}

// question gives the question of a node with word w.
func (f *wideForest) question(w uint64) uint16 {
	feature := w >> childBits & featureMask
	from, size := f.from[feature], f.size[feature]
	i, _ := slices.BinarySearch(f.values[from:from+size], int32(w>>(childBits+featureBits)))
	return from + uint16(i)
}

// widen gives the tree of nodes, of which the first has the index root in its forest.
func (f *wideForest) widen(nodes []uint64, root int) wideTree {
	var t wideTree
	places := make([]uint8, len(nodes))
	for i, w := range nodes {
		if w>>childBits&featureMask == noFeature {
			places[i] = uint8(mostLeaves + t.n)
			t.leaves[t.n] = leafValue(w)
			t.n++
		} else {
			places[i] = uint8(len(t.forks))
			t.forks = append(t.forks, fork{question: f.question(w)})
		}
	}
	for i, w := range nodes {
		if place := places[i]; place < mostLeaves {
			left := int(w&childMask) - root
			t.forks[place].left, t.forks[place].right = places[left], places[left+1]
		}
	}
	return t
}

// The marks of some rows, one behind the other, are where each feature stands among the values
// that are asked for.
type marks struct {
	low   [mostFeatures]int32  // the lowest rank there
	span  [mostFeatures]uint32 // how far above it the highest is
	at    [mostFeatures]uint16 // the last question that gets a yes
	first [mostFeatures]uint64 // the bit of the first row that stands there
}

// move moves the mark of a feature to rank v.
func (m *marks) move(f *wideForest, feature int, v int32) {
	values, at, half := f.values, uint(f.from[feature]), uint(f.size[feature])
	end := at + half
	for half > 1 {
		half >>= 1
		at += half & uint((int64(values[at+half])-int64(v))>>63)
	}
	next := int32(math.MaxInt32)
	if at+1 < end {
		next = values[at+1]
	}
	low := values[at] + 1
	m.low[feature], m.span[feature], m.at[feature] = low, uint32(next-low), uint16(at)
}

// A sheet has the answers of some blocks to the questions of a forest. As neighbours have most
// features in common, they are written down where a feature changes.
type sheet struct {
	forest  *wideForest
	answers []uint64
	marks   marks
	blocks  [atOnce]int
	n       int

	changed [mostFeatures]uint16
}

// clear makes room for the answers of the first block and those behind it.
func (s *sheet) clear() {
	s.answers = sized(s.answers, len(s.forest.values))
	s.marks = s.forest.start
}

// add writes down block i with its features, which are as many as the forest asks for, or more.
func (s *sheet) add(i int, row *ranks) {
	if s.n == 0 {
		s.clear()
	}
	m, bit := &s.marks, uint64(1)<<(s.n%atOnce)
	for _, changed := range s.changed[:s.changes(row)] {
		feature := int(changed & featureMask)
		s.answers[m.at[feature]] |= bit - m.first[feature]
		m.first[feature] = bit
		m.move(s.forest, feature, row[feature])
	}
	s.blocks[s.n] = i
	s.n++
}

// changes finds the features of row that are not where their marks are, and gives their number.
func (s *sheet) changes(row *ranks) int {
	n, changed, m := 0, &s.changed, &s.marks
	for i := range len(s.forest.size) {
		i &= featureMask
		changed[n&featureMask] = uint16(i)
		n += int(boolInt(uint32(row[i]-m.low[i]) > m.span[i]))
	}
	return n
}

// finish gives the blocks written down their scores.
func (s *sheet) finish(scores []float32) {
	if s.n == 0 {
		return
	}
	f, all := s.forest, uint64(1)<<s.n-1
	for i, from := range f.from {
		s.answers[s.marks.at[i]] |= all + 1 - s.marks.first[i]
		// What is above a value is above those that are lower.
		var above uint64
		for at := from + f.size[i] - 1; at > from; at-- {
			above |= s.answers[at]
			s.answers[at] = above
		}
	}
	sums := f.sums(s.answers, all)
	for k, i := range s.blocks[:s.n] {
		scores[i] = probability(sums[k])
	}
	s.n = 0
}

// sums gives the sums of the rows that have a bit in all, from their answers.
func (f *wideForest) sums(answers []uint64, all uint64) (sums [atOnce]float32) {
	var came [2 * mostLeaves]uint64 // which rows come to a place
	for i := range f.trees {
		t := &f.trees[i]
		came[0], came[mostLeaves] = all, all // the root, or the only leaf
		for place, fork := range t.forks {
			here, yes := came[uint8(place)%mostLeaves], answers[fork.question]
			came[fork.left%(2*mostLeaves)], came[fork.right%(2*mostLeaves)] = here&^yes, here&yes
		}
		t.add((*[mostLeaves]uint64)(came[mostLeaves:]), &sums, bits.Len64(all))
	}
	return sums
}

// add adds the values of the leaves to the sums of the first n rows, each to those that came to
// it. A walk from row to row through each of the leaves would have to guess where it ends, so that
// the bits of the leaves' numbers are found for all rows at once.
func (t *wideTree) add(came *[mostLeaves]uint64, sums *[atOnce]float32, n int) {
	for k := t.n; k%8 != 0; k++ {
		came[k%mostLeaves] = 0
	}
	var b0, b1, b2, b3, b4 uint64
	for k := 0; k < t.n; k += 8 {
		m := (*[8]uint64)(came[k : k+8])
		b0 |= m[1] | m[3] | m[5] | m[7]
		b1 |= m[2] | m[3] | m[6] | m[7]
		b2 |= m[4] | m[5] | m[6] | m[7]
		here := m[0] | m[1] | m[2] | m[3] | m[4] | m[5] | m[6] | m[7]
		b3 |= here & -uint64(k>>3&1)
		b4 |= here & -uint64(k>>4&1)
	}
	leaves := &t.leaves
	for k := 0; k < n; k += 8 {
		x := spread(b0) | spread(b1)<<1 | spread(b2)<<2 | spread(b3)<<3 | spread(b4)<<4
		s := (*[8]float32)(sums[k:])
		s[0] += leaves[x>>56%mostLeaves]
		s[1] += leaves[x>>48%mostLeaves]
		s[2] += leaves[x>>40%mostLeaves]
		s[3] += leaves[x>>32%mostLeaves]
		s[4] += leaves[x>>24%mostLeaves]
		s[5] += leaves[x>>16%mostLeaves]
		s[6] += leaves[x>>8%mostLeaves]
		s[7] += leaves[x%mostLeaves]
		b0, b1, b2, b3, b4 = b0>>8, b1>>8, b2>>8, b3>>8, b4>>8
	}
}

// spread gives the lowest eight bits of b as the lowest ones of eight bytes, the first in the
// highest.
func spread(b uint64) uint64 {
	return b & 0xff * 0x8040201008040201 >> 7 & 0x0101010101010101
}
