package generic

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPair(t *testing.T) {
	assert.Equal(t, Pair(1, 2), Pair(1, 2))
	assert.NotEqual(t, Pair(1, 2), Pair(2, 1))
	assert.NotEqual(t, Pair(1, 2), Pair(1, 3))
}

func TestPhrases(t *testing.T) {
	p := Cut(parse(t, `<p>Sign up for the harbour news</p><p>...</p>`), Hints{})
	w := p.WordsOf(0)
	odds := map[uint32]float32{w[0]: -2, w[4]: 1, Pair(w[0], w[1]): -3}
	p.Weigh(func(uint32) float32 { return 0 }, func(x uint32) float32 { return odds[x] })
	const features = 12
	last := func(i int) []float32 {
		row := NewSurvey(p).Row(nil, i)
		return row[len(row)-features:]
	}
	// Mean, lowest, highest, start, end and share known: of words, then of pairs.
	assert.InDeltaSlice(t, []float32{-1. / 6, -2, 1, -2, 1, 2. / 6, -3. / 5, -3, 0, -3, 0, 1. / 5}, last(0), 1e-6)
	assert.Equal(t, make([]float32, features), last(len(p.Blocks)-1), "a block without words")
}
