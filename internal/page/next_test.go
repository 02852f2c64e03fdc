package page

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestIsNextOf(t *testing.T) {
	tests := []struct {
		own, next string
		want      bool
	}{
		{"https://x.example/news/pier", "https://x.example/news/pier/2", true},
		{"https://x.example/news/pier/", "https://www.x.example/news/pier/2/", true},
		{"https://x.example/news/pier", "https://x.example/news/pier/page/2/", true},
		{"https://x.example/news/pier.html", "https://x.example/news/pier-2.html", true},
		{"https://x.example/news/pier.html", "https://x.example/news/pier_2.html", true},
		{"https://x.example/news/pier.html", "https://x.example/news/pier-p2.htm", true},
		{"https://x.example/news/pier.html", "https://x.example/news/pier,seite-2.html", true},
		{"https://x.example/news/pier", "https://x.example/news/pier?page=2", true},
		{"https://x.example/news/pier?page=2", "https://x.example/news/pier?page=3", true},
		{"https://x.example/news/pier/2", "https://x.example/news/pier/3", true},

		{"https://x.example/news/pier", "https://x.example/news/pier/3", false},
		{"https://x.example/news/pier/3", "https://x.example/news/pier/2", false},
		{"https://x.example/news/pier", "https://x.example/news/ferry/2", false},
		{"https://x.example/news/pier", "https://y.example/news/pier/2", false},
		{"https://x.example/news/pier", "https://x.example/news/pier?comments=2", false},
		{"https://x.example/", "https://x.example/page/2", false},
		{"https://x.example/news/pier", "https://x.example/news/pier#2", false},
		{"https://x.example/2025/11", "https://x.example/2025/12", true}, // an archive by months looks the same
	}
	for _, tt := range tests {
		own, err := url.Parse(tt.own)
		require.NoError(t, err)
		next, err := url.Parse(tt.next)
		require.NoError(t, err)
		assert.Equal(t, tt.want, IsNextOf(own, next), "%s %s", tt.own, tt.next)
		if tt.want {
			assert.True(t, MayBeNextOf(own, tt.next), tt.next)
			assert.True(t, MayBeNextOf(own, next.RequestURI()), tt.next)
		}
	}
	assert.False(t, IsNextOf(nil, nil))
	assert.False(t, MayBeNextOf(nil, "2"))
	own, err := url.Parse("https://x.example/news/pier")
	require.NoError(t, err)
	assert.True(t, MayBeNextOf(own, "?page=2"))
	assert.True(t, MayBeNextOf(own, "./2"))
	assert.False(t, MayBeNextOf(own, "/news/ferry-2025-11-03"))
}
