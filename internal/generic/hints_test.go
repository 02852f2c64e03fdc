package generic

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAddress(t *testing.T) {
	for address, want := range map[string][]float32{
		"https://post.example":                                {0, 0, 0, 0, 0},
		"https://post.example/2024/05/old-bridge_closed/?x=1": {3, 17, 2, 6, 1},
		"": {-1, -1, -1, -1, -1},
	} {
		var h Hints
		if address != "" {
			u, err := url.Parse(address)
			require.NoError(t, err)
			h.URL = u
		}
		p := Cut(parse(t, tagged(paragraphs)), h)
		assert.Equal(t, want, p.hints.address.add(nil), address)
		keep := make([]bool, len(p.Blocks))
		e := p.Evidence(make([]float32, len(keep)), keep, 0)
		assert.Equal(t, want, e[len(e)-5:], address)
		assert.Equal(t, []float32{-1, -1, -1, -1, -1}, ForgetAddress(e)[len(e)-5:])
	}
}
