package furniture

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestOpening(t *testing.T) {
	for _, tt := range []struct{ words, text string }{
		{"(this|the) (article|story) was", "• THE Article was"},
		{"(with )?(additional )?reporting by (?-i:\\p{Lu})", "Additional reporting by Ada"},
		{"\\[note\\]", "[[Note] x"},
		{"note[:：]", "NOTE：x"},
		{"editor[’']?s?", "(Editor’s"},
		{"kelvin|strasse", "\u212aelvin"}, // the sign of the unit
		{"[^x]{1,40}: x", "abc: x"},
		{"a*b", "aaab"},
		{"", "x"},
		{"x{2,3}y", "xxy"},
	} {
		o := newOpening(tt.words)
		assert.True(t, o.matches(tt.text), "%q %q: %v", tt.words, tt.text, o.starts.texts)
	}
	o := newOpening("(this|the) (article|story) was|note[:：]")
	for _, text := range []string{"", "•", "The", "The artisan was", "Notes: x", "not"} {
		assert.False(t, o.matches(text), text)
	}
}

// FuzzOpening finds no line that the pattern matches and the starts keep from it.
func FuzzOpening(f *testing.F) {
	for _, s := range []string{"", "Correction: x", "• [Editor’s note: x", "[정정보도] x", "This article was first published in", "\u017fprostowanie: x", "Reporting by Ada"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []*opening{noteOpening(), correctionOpening()} {
			assert.Equal(t, o.pattern.MatchString(s), o.matches(s))
		}
	})
}
