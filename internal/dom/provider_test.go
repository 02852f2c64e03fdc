package dom

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestProvider(t *testing.T) {
	for _, tt := range []struct{ address, name, kind string }{
		{"https://www.youtube.com/embed/x", "YouTube", VideoEmbed},
		{"https://player.vimeo.com/video/1", "Vimeo", VideoEmbed},
		{"https://www.facebook.com/plugins/video.php?href=x", "Facebook", VideoEmbed},
		{"https://www.facebook.com/plugins/post.php?href=x", "Facebook", PostEmbed},
		{"https://netflix.com.example/x", "netflix.com.example", ""},
		{"https://notx.com/", "notx.com", ""},
		{"https://www.google.com/maps/embed?pb=1", "Google Maps", MapEmbed},
		{"https://www.google.com/search", "google.com", ""},
		{"https://gazette.example/report.PDF", "gazette.example", DocumentEmbed},
		{"/report.pdf", "", DocumentEmbed},
		{"%zz", "", ""},
		{"", "", ""},
	} {
		name, kind := Provider(tt.address)
		assert.Equal(t, [2]string{tt.name, tt.kind}, [2]string{name, kind}, tt.address)
	}
}

func TestEmbedKind(t *testing.T) {
	for _, tt := range []struct{ html, want string }{
		{`<video src="/v.mp4"></video>`, VideoEmbed},
		{`<audio src="/v.mp3"></audio>`, AudioEmbed},
		{`<amp-video src="/v.mp4"></amp-video>`, VideoEmbed},
		{`<blockquote class="twitter-tweet">Said.</blockquote>`, PostEmbed},
		{`<object type="application/pdf" data="/a"></object>`, DocumentEmbed},
		{`<iframe src="https://player.example/1"></iframe>`, FrameEmbed},
	} {
		assert.Equal(t, tt.want, EmbedKind(fragment(tt.html).FirstChild), tt.html)
	}
}
