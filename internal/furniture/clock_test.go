package furniture

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestIsClock(t *testing.T) {
	for text, want := range map[string]bool{
		"18:40": true, "6.40 p.m.": true, "18:40 Uhr": true, "9h05": true, "07:15:30 GMT": true, "12 comments": true, "1.2k views": true, "3 Kommentare": true,
		"18:40 Harbour closes": false, "2 boats": false, "1840": false, "": false, "12": false,
	} {
		assert.Equal(t, want, IsClock(text), text)
	}
}
