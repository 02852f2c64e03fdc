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
	assert.NotEmpty(t, m.Names.slots)
	p := Cut(parse(t, frame("Bridge", tagged(paragraphs))), Hints{})
	p.Weigh(m.Names.Of, m.Words.Of)
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
		assert.NotEmpty(t, f.roots, name)
		for i, w := range f.nodes {
			feature, child := int(w>>childBits&featureMask), int(w&childMask)
			if feature == noFeature {
				require.Equal(t, i, child, name)
				continue
			}
			require.Less(t, feature, f.features, name)
			require.Greater(t, child, i, name)
			require.Less(t, child+1, len(f.nodes), name)
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
