package furniture

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestIsCorrection(t *testing.T) {
	for _, tt := range []struct {
		text                 string
		isNote, isCorrection bool
	}{
		{"Correction: The name was wrong.", true, true},
		{"• This article was amended on 6 May 2024 to correct a name.", true, true},
		{"Korrektur: Der Name stimmte nicht.", true, true},
		{"【訂正】名前が違いました。", true, true},
		{"Editor’s note: The name is right.", true, false},
		{"Anmerkung der Redaktion: Der Name stimmt.", true, false},
		{"Ada Quill in Portside contributed to this report.", true, false},
		{"– additional reporting by Ben Marsh", true, false},
		{"A correction was due.", false, false},
	} {
		assert.Equal(t, tt.isNote, IsNote(tt.text), tt.text)
		assert.Equal(t, tt.isCorrection, IsCorrection(tt.text), tt.text)
	}
}
