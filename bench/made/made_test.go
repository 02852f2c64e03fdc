package made

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/bench/sets"
)

var paragraphs = []string{
	"The harbour board met on Tuesday for the ninth time.",
	"Its chairwoman opened the window before she opened the meeting.",
	"Nobody spoke of the pier until the kettle had boiled twice.",
	"Then the treasurer read out what a pier costs in this century.",
	"The oldest member asked whether it had to be a whole one.",
	"They will meet again when the tide tables have been printed.",
}

func page() []byte {
	return []byte(`<!doctype html><html><head><title>Harbour board meets</title><script>var body = "` + paragraphs[5] + `"</script></head><body><article><p>` +
		strings.Join(paragraphs, "</p><aside>An advertisement</aside><p>") + `</p></article><footer>About us</footer></body></html>`)
}

func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }

func TestParagraphs(t *testing.T) {
	text := "A headline\n\n" + paragraphs[0] + "\n" + paragraphs[1]
	assert.Equal(t, paragraphs[:2], Paragraphs(&sets.Truth{Text: &text}))
	assert.Equal(t, paragraphs[:2], Paragraphs(&sets.Truth{Body: []string{"[" + paragraphs[0] + "]", paragraphs[1]}}))
	assert.Empty(t, Paragraphs(&sets.Truth{}))
}

func TestCut(t *testing.T) {
	whole := page()
	r := seeded()
	for range 50 {
		cut := Cut(whole, paragraphs, r)
		require.Equal(t, whole[:len(cut)], cut)
		assert.GreaterOrEqual(t, len(cut), strings.Index(string(whole), paragraphs[0]))
		assert.Less(t, len(cut), strings.LastIndex(string(whole), paragraphs[5])+len(paragraphs[5]))

		behind := CutBehind(whole, paragraphs, r)
		assert.Contains(t, string(behind), paragraphs[5]+"")
		assert.Less(t, len(behind), len(whole))
	}
	assert.Equal(t, Cut(whole, paragraphs, seeded()), Cut(whole, paragraphs, seeded()), "the same seed makes the same page")
	assert.Nil(t, Cut(whole, []string{"A paragraph that is not on the page at all."}, r))
	assert.Nil(t, CutBehind(whole, nil, r))
}

func TestGate(t *testing.T) {
	for _, w := range Walls() {
		if !w.Gate {
			assert.Contains(t, string(Box(page(), paragraphs, w)), paragraphs[5], w.Make)
			continue
		}
		gated := string(Gate(page(), paragraphs, w, seeded()))
		assert.NotContains(t, gated, paragraphs[5], "%s: neither in the text nor in a script", w.Make)
		assert.Contains(t, gated, "The harbour", w.Make)
		assert.Contains(t, gated, "About us", w.Make)
		assert.NotContains(t, gated, "{", "%s %s: every word is there", w.Make, w.Language)
	}
	assert.Nil(t, Gate(page(), paragraphs[:3], Walls()[0], seeded()), "too few paragraphs to take any out")
	assert.Nil(t, Box(page(), nil, Walls()[0]))
}

func TestWalls(t *testing.T) {
	gates, languages := map[string]bool{}, map[string]bool{}
	for _, w := range Walls() {
		languages[w.Language] = true
		if w.Gate {
			gates[w.Make] = true
		}
	}
	assert.Len(t, gates, 12)
	assert.Len(t, languages, 8)
}
