package generic

import "math"

// A Forest is a sum of trees. Its nodes are words of 64 bits, each tree by its levels
// with its root first, so that the two children of a node stand side by side and a row
// takes the step to one of them without a jump. The bits of a word, from the lowest:
//
//	20  index of the child to the left; of a leaf, of the leaf itself
//	12  feature; of a leaf, noFeature
//	32  rank of the value up to which a row goes left; of a leaf, the bits of its value
type Forest struct {
	roots []uint32
	nodes []uint64
}

const (
	childBits   = 20
	featureBits = 12
	childMask   = 1<<childBits - 1
	featureMask = mostFeatures - 1

	// mostFeatures is how many features a row may have, one of them noFeature.
	mostFeatures = 512
	// noFeature is the feature of leaves. In each row it is below all values, so that
	// every step from a leaf leads to itself.
	noFeature = mostFeatures - 1
)

// A Tree is a tree as it was learned: a row goes left when its Feature is at most Value.
// A leaf has no children, and adds Value to the sum.
type Tree struct {
	Feature     int
	Value       float32
	Left, Right *Tree
}

// Plant adds a tree.
func (f *Forest) Plant(t *Tree) {
	root := len(f.nodes)
	f.roots = append(f.roots, uint32(root))
	level := []*Tree{t} // with those below it
	for i := 0; i < len(level); i++ {
		t := level[i]
		if t.Left == nil {
			f.nodes = append(f.nodes, word(math.Float32bits(t.Value), noFeature, root+i))
			continue
		}
		f.nodes = append(f.nodes, word(uint32(rank(t.Value)), t.Feature, root+len(level)))
		level = append(level, t.Left, t.Right)
	}
}

func word(value uint32, feature, child int) uint64 {
	return uint64(value)<<(childBits+featureBits) | uint64(feature)<<childBits | uint64(child)
}

// rank gives an integer that is in the same order as v is among numbers.
func rank(v float32) int32 {
	b := int32(math.Float32bits(v))
	return b ^ int32(uint32(b>>31)>>1)
}

// ranks are the ranks of a row's features.
type ranks [mostFeatures]int32

// put sets the features from the n-th on, and noFeature.
func (r *ranks) put(n int, row []float32) {
	for i, v := range row {
		r[n+i] = rank(v)
	}
	r[noFeature] = math.MinInt32
}

// step gives the node that follows the one with word w.
func (r *ranks) step(w uint64) uint64 {
	v := int64(r[w>>childBits&featureMask])
	return w&childMask + uint64(int64(w)>>(childBits+featureBits)-v)>>63
}

// Score gives the probability of a yes for the given features.
func (f *Forest) Score(row []float32) float32 {
	var r ranks
	r.put(0, row)
	var sum float32
	for _, root := range f.roots {
		at := uint64(root)
		for next := r.step(f.nodes[at]); next != at; next = r.step(f.nodes[at]) {
			at = next
		}
		sum += leafValue(f.nodes[at])
	}
	return probability(sum)
}

// leafValue gives the value of the leaf with word w.
func leafValue(w uint64) float32 { return math.Float32frombits(uint32(w >> (childBits + featureBits))) }

// probability turns log-odds into a probability.
func probability(odds float32) float32 { return float32(1 / (1 + math.Exp(-float64(odds)))) }

// abreast is how many rows go down a tree side by side, so that none waits for the
// step of another: the most whose places fit into the registers of a core.
const abreast = 8

// scoreAbreast gives the scores of some rows, each as Score gives it. All go down until each
// stands on a leaf: those are the nodes whose words have all bits of noFeature.
func (f *Forest) scoreAbreast(rows *[abreast]ranks) (scores [abreast]float32) {
	nodes := f.nodes
	const isLeaf = noFeature << childBits
	for _, root := range f.roots {
		a := nodes[root]
		b, c, d, e, g, h, i := a, a, a, a, a, a, a
		for a&b&c&d&e&g&h&i&isLeaf != isLeaf {
			a, b, c, d = nodes[rows[0].step(a)], nodes[rows[1].step(b)], nodes[rows[2].step(c)], nodes[rows[3].step(d)]
			e, g, h, i = nodes[rows[4].step(e)], nodes[rows[5].step(g)], nodes[rows[6].step(h)], nodes[rows[7].step(i)]
		}
		for k, w := range [abreast]uint64{a, b, c, d, e, g, h, i} {
			scores[k] += leafValue(w)
		}
	}
	for k := range scores {
		scores[k] = probability(scores[k])
	}
	return scores
}
