package dom

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEmbed(t *testing.T) {
	for _, tt := range []struct {
		html    string
		want    bool
		address string
	}{
		{`<iframe src="about:blank" data-src="/1">`, true, "/1"},
		{`<video><source src="/v.mp4"></video>`, true, "/v.mp4"},
		{`<amp-youtube data-videoid="x1"></amp-youtube>`, true, "https://www.youtube.com/watch?v=x1"},
		{`<amp-twitter data-tweetid="12"></amp-twitter>`, true, "https://twitter.com/i/status/12"},
		{`<amp-video src="/v.mp4"></amp-video>`, true, "/v.mp4"},
		{`<amp-iframe src="/f"></amp-iframe>`, true, "/f"},
		{`<amp-facebook data-href="https://social.example/1"></amp-facebook>`, true, "https://social.example/1"},
		{`<amp-youtube></amp-youtube>`, false, ""},
		{`<amp-ad src="/ad"></amp-ad>`, false, "/ad"},
		{`<p>`, false, ""},
	} {
		n := fragment(tt.html).FirstChild
		assert.Equal(t, tt.want, IsEmbed(n), tt.html)
		assert.Equal(t, tt.address, EmbedAddress(n), tt.html)
	}
}
