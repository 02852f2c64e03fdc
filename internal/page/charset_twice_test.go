package page

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/encoding/charmap"
)

// twice encodes a text again, from ISO-8859-1.
func twice(text string) string {
	var b strings.Builder
	for i := range len(text) {
		b.WriteRune(rune(text[i]))
	}
	return b.String()
}

// twice1252 does so from windows-1252.
func twice1252(text string) string {
	var b strings.Builder
	for i := range len(text) {
		r := charmap.Windows1252.DecodeByte(text[i])
		if r == '\uFFFD' {
			r = rune(text[i])
		}
		b.WriteRune(r)
	}
	return b.String()
}

func TestUndoTwice(t *testing.T) {
	const text = "<p>“Élan” – it’s naïve, «\u00a0volé\u00a0» by Łódź’s 東京 😀</p>"
	german := strings.Repeat("<p>für Käse</p>", 12)
	for _, tt := range []struct{ name, in, want string }{
		{"as a whole, from ISO-8859-1", twice(text), text},
		{"as a whole, from windows-1252", twice1252(text), text},
		{"as a whole, two times", twice(twice(text)), text},
		{"as a whole, no control character, many", twice1252(german), german},
		{"no control character, few", twice1252("<p>für Käse"), twice1252("<p>für Käse")},
		{"in one place", "<p>Größe</p><p>" + twice("don’t") + "</p>", "<p>Größe</p><p>don’t</p>"},
		{"in one place, two times", "<p>Größe</p><p>" + twice(twice("São")) + " " + twice("Étude") + "</p>", "<p>Größe</p><p>São Étude</p>"},
		{"in one place, from windows-1252", "<p>Größe – “" + "</p><p>" + twice1252("he said: “I don’t – never…”"), "<p>Größe – “</p><p>he said: “I don’t – never…”"},
		{"a page about it", "<p>Größe</p><p>why do I see “â€™” and “Ã¤”?", "<p>Größe</p><p>why do I see “â€™” and “Ã¤”?"},
		{"a page about it, in English", "<p>why do I see â€™ and Ã¤?", "<p>why do I see â€™ and Ã¤?"},
		{"French", "<p>«\u00a0volé\u00a0» à l’été\u00a0?", "<p>«\u00a0volé\u00a0» à l’été\u00a0?"},
		{"French beside a wrong place", "<p>«\u00a0volé\u00a0» à l’été\u00a0? " + twice("’"), "<p>«\u00a0volé\u00a0» à l’été\u00a0? ’"},
		{"control characters by themselves", "<p>we\u0092re \u0093here\u0094, été\u0085", "<p>we’re “here”, été…"},
		{"control characters that windows-1252 does without", "<p>limpieza\u008f“", "<p>limpieza\u008f“"},
		{"right already", text, text},
		{"nothing outside ASCII", "<p>plain", "<p>plain"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, string(undoTwice([]byte(tt.in))))
			assert.Equal(t, tt.want, string(decodeText([]byte(tt.in), "")))
		})
	}
}
