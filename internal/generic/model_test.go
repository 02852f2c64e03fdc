package generic

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestModel(t *testing.T) {
	m, err := ReadModel(bytes.NewReader(modelBytes))
	require.NoError(t, err)
	assert.Less(t, len(modelBytes), 500_000, "bytes of weights")
	assert.NotEmpty(t, m.Names)
	p := Cut(parse(t, frame("Bridge", tagged(paragraphs))), Hints{})
	p.Weigh(m.nameOdds, m.wordOdds)
	first := NewSurvey(p).Row(nil, 0)
	scores := make([]float32, len(p.Blocks))
	second := NewContext(p, scores).Row(first, 0)
	for name, f := range map[string]struct {
		Forest
		features int
	}{
		"first": {m.First, len(first)}, "second": {m.Second, len(second)},
		"trust": {m.Trust, len(p.Evidence(scores, make([]bool, len(scores)), 0))},
	} {
		assert.NotEmpty(t, f.Roots, name)
		for i, n := range f.Nodes {
			if n.Right != 0 {
				require.Less(t, int(n.Feature), f.features, name)
				require.Less(t, i+int(n.Right), len(f.Nodes), name)
			}
		}
	}
	var b bytes.Buffer
	require.NoError(t, m.Encode(&b))
	assert.Equal(t, modelBytes, b.Bytes())
}

func TestReadModelErrors(t *testing.T) {
	for name, b := range map[string][]byte{
		"empty": nil, "other file": []byte("GIF89a..."), "cut": modelBytes[:len(modelBytes)/2],
		"huge count": append([]byte(magic), 0xff, 0xff, 0xff, 0xff),
	} {
		_, err := ReadModel(bytes.NewReader(b))
		assert.ErrorContains(t, err, "read model", name)
	}
}

func TestScore(t *testing.T) {
	f := Forest{
		Roots: []uint32{0, 1},
		Nodes: []Node{{Value: 0.5}, {Feature: 1, Value: 3, Right: 2}, {Value: -1}, {Value: 2}},
	}
	assert.InDelta(t, 1/(1+1.6487), f.Score([]float32{9, 3}), 1e-4, "low goes left")
	assert.InDelta(t, 1/(1+0.0821), f.Score([]float32{0, 3.1}), 1e-4)
}
