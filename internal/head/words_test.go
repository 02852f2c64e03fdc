package head

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLikely(t *testing.T) {
	first := phrasesOf([]string{"first published on"})
	assert.Equal(t, first, likely(first, "This was FIRST published on 3 May"))
	assert.Empty(t, likely(first, "This was published on 3 May")) // no f
	kind := phrasesOf([]string{"kind"})
	assert.Equal(t, kind, likely(kind, "\u212aIND"))
	assert.Equal(t, kind, likely(kind, "k\u0130nd"))
}

// Each word of the lexicon is found by its first byte, in either case.
func TestFirstBytes(t *testing.T) {
	for word, k := range vocabulary().kinds {
		assert.True(t, mayBeWord(word, k), word)
		assert.True(t, mayBeWord(strings.ToUpper(word), k), word)
	}
	for _, word := range vocabulary().bylines {
		assert.Contains(t, vocabulary().bylinesFrom[word[0]], word)
		assert.Contains(t, vocabulary().bylinesFrom[strings.ToUpper(word)[0]], word)
	}
	assert.False(t, mayBeWord("", byLabel))
	assert.False(t, mayBeWord("6 May", byLabel))
}
