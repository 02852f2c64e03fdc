package ftr

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSharedSites reads a whole collection: every file becomes a rule without fault.
func TestSharedSites(t *testing.T) {
	files, err := filepath.Glob("../../../../../shared/hints/ftr/*.txt")
	require.NoError(t, err)
	if len(files) == 0 {
		t.Skip("skipped: no site files beside the checkout")
	}
	taken, left := 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		s, err := ReadSite(file, string(text))
		if !assert.NoError(t, err, file) {
			continue
		}
		taken, left = taken+s.Taken, left+len(s.Left)
	}
	t.Logf("%d lines taken over, %d left", taken, left)
	assert.Greater(t, taken, 2*left)
}

func FuzzReadSite(f *testing.F) {
	f.Add("body: //div[@id='a']\nstrip_id_or_class: promo\nnext_page_link: //a")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ReadSite("a.example.txt", text)
		assert.NotEqual(t, err == nil, s == nil)
	})
}
