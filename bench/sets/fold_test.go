package sets

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFoldOf(t *testing.T) {
	assert.Equal(t, FoldOf("post.example", 5, 1), FoldOf("post.example", 5, 1))
	assert.Equal(t, "post.co.uk", SiteOf("https://news.post.co.uk/a"))
	assert.Equal(t, "localhost", SiteOf("http://localhost:80/"))
	assert.Equal(t, "no address", SiteOf("no address"))
	assert.Empty(t, SiteOf(""))
}
