package dom

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestPost(t *testing.T) {
	for _, tc := range []struct {
		name, html string
		want       bool
		address    string
	}{
		{"tweet", `<blockquote class="twitter-tweet" data-lang="en"><p>Ferry is back <a href="https://t.example/x">pic</a></p>— Ada (@ada) <a href="https://posts.example/ada/status/1">May 6</a></blockquote>`, true, "https://posts.example/ada/status/1"},
		{"permalink", `<blockquote class="instagram-media" data-instgrm-permalink="https://pics.example/p/1"><a href="https://pics.example/p/1?x">View</a></blockquote>`, true, "https://pics.example/p/1"},
		{"cite", `<blockquote class="tiktok-embed" cite="https://clips.example/@ada/video/1"><section><a href="https://clips.example/@ada">@ada</a></section></blockquote>`, true, "https://clips.example/@ada/video/1"},
		{"no address", `<blockquote class="bluesky-embed">Ferry is back</blockquote>`, true, ""},
		{"quote", `<blockquote class="quote" cite="https://gazette.example/a"><p>Ferry is back</p></blockquote>`, false, ""},
		{"card", `<div class="tweet"><a href="https://twitter.com/ada/status/1499"><p>Ferry is back</p></a></div>`, true, "https://twitter.com/ada/status/1499"},
		{"card of Mastodon", `<div class="mastodon-post"><a href="https://boats.example/@ada/109876543210123">Ferry</a></div>`, true, "https://boats.example/@ada/109876543210123"},
		{"card with a profile alone", `<div class="tweet"><a href="https://twitter.com/ada">Ferry is back</a></div>`, false, ""},
		{"card around the post", `<div class="twitter-embed"><blockquote class="twitter-tweet"><a href="https://twitter.com/ada/status/1">Ferry</a></blockquote></div>`, false, ""},
		{"box with a link to a post", `<div class="story"><p>Ferry is back, <a href="https://x.com/ada/status/1">Ada wrote</a></p></div>`, false, ""},
		{"other element", `<div class="twitter-tweet">Ferry is back</div>`, false, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := fragment(tc.html).FirstChild
			assert.Equal(t, tc.want, IsPost(n))
			if tc.want {
				assert.Equal(t, tc.address, PostAddress(n))
			}
		})
	}
}
