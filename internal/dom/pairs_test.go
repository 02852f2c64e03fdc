package dom

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPairs(t *testing.T) {
	const text = "c-live-post__\xffentry"
	for from := range len(text) {
		for to := from; to <= len(text); to++ {
			assert.True(t, PairsOf(text).MayHold(PairsOf(text[from:to])), text[from:to])
		}
	}
	for _, part := range []string{"ticker", "published", "vcard"} {
		assert.False(t, PairsOf(text).MayHold(PairsOf(part)), part)
	}
	assert.True(t, Pairs(0).MayHold(PairsOf("x")), "one byte has no pair")
}
