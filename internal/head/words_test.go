package head

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMayBeIn(t *testing.T) {
	p := phrasesOf([]string{"first published on"})[0]
	assert.True(t, p.mayBeIn(lettersOf("This was FIRST published on 3 May")))
	assert.False(t, p.mayBeIn(lettersOf("This was published on 3 May"))) // no f
	kind := phrasesOf([]string{"kind"})[0]
	assert.True(t, kind.mayBeIn(lettersOf("\u212aIND")))
	assert.True(t, kind.mayBeIn(lettersOf("k\u0130nd")))
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
