package furniture

import (
	"strings"
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
		{"\\d+ min", "12 min"},
		{"(an?|\\d+) ago", "1 ago"},
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
	for _, s := range []string{"", "Correction: x", "• [Editor’s note: x", "[정정보도] x", "This article was first published in", "\u017fprostowanie: x", "Reporting by Ada",
		"read more", "12 min read", "an hour ago", "our free newsletters", "abonnez-vous ici", "(opens in a new tab)", "\u30103"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, o := range []*opening{noteOpening(), correctionOpening()} {
			assert.Equal(t, o.pattern.MatchString(s), o.matches(s))
		}
		lower := strings.ToLower(s)
		assert.True(t, pointerStarts().begin(lower) || !pointerPattern().MatchString(lower))
		assert.True(t, markStarts().begin(lower) || !markPattern().MatchString(lower))
		assert.True(t, promptStarts().in(lower) || !promptPattern().MatchString(lower))
		assert.True(t, mayBeLinkHint(s) || !linkHintPattern().MatchString(s))
	})
}
