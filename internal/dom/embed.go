package dom

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// IsEmbed reports an element that another site or a player draws into: a frame,
// a player, or a component of AMP that stands for one.
func IsEmbed(n *html.Node) bool {
	return Is(n, atom.Iframe, atom.Video, atom.Audio, atom.Object, atom.Embed) || isAMPEmbed(n) || IsUnscriptedFrame(n)
}

// IsUnscriptedFrame reports a <noscript> that holds, as text, a frame that a script
// else loads; and not one that counts readers.
func IsUnscriptedFrame(n *html.Node) bool {
	if !Is(n, atom.Noscript) || n.FirstChild == nil || n.FirstChild.Type != html.TextNode {
		return false
	}
	text := n.FirstChild.Data
	return len(text) < 4<<10 && strings.Contains(text, "<iframe") && !strings.Contains(text, "none") && !strings.Contains(text, "hidden")
}

// isAMPEmbed reports the components of AMP that play or draw something.
// Source: amp.dev, "Components", media and social.
func isAMPEmbed(n *html.Node) bool {
	if n.Type != html.ElementNode || n.DataAtom != 0 || !strings.HasPrefix(n.Data, "amp-") {
		return false
	}
	switch n.Data {
	case "amp-iframe", "amp-video", "amp-audio", "amp-video-iframe":
		return true
	}
	return ampAddress(n) != ""
}

// EmbedAddress gives the address of an element that IsEmbed reports; "" for none. A
// player may have it in a <source>, a frame that loads late in a data attribute,
// and a component of AMP has the number of what it draws.
func EmbedAddress(n *html.Node) string {
	for _, key := range [...]string{"src", "data-src", "data-lazy-src", "data"} {
		if v := Attr(n, key); v != "" && v != "about:blank" {
			return v
		}
	}
	if s := First(n, atom.Source, atom.Embed); s != nil {
		return Attr(s, "src")
	}
	return ampAddress(n)
}

// ampAddress gives the address that a component of AMP makes of its attributes.
func ampAddress(n *html.Node) string {
	for _, c := range [...]struct{ name, key, address string }{
		{"amp-youtube", "data-videoid", "https://www.youtube.com/watch?v="},
		{"amp-vimeo", "data-videoid", "https://vimeo.com/"},
		{"amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/"},
		{"amp-twitter", "data-tweetid", "https://twitter.com/i/status/"},
		{"amp-instagram", "data-shortcode", "https://www.instagram.com/p/"},
		{"amp-facebook", "data-href", ""},
		{"amp-tiktok", "data-src", ""},
		{"amp-reddit", "data-src", ""},
		{"amp-soundcloud", "data-trackid", "https://api.soundcloud.com/tracks/"},
	} {
		if n.Data == c.name {
			if v := Attr(n, c.key); v != "" {
				return c.address + v
			}
		}
	}
	return ""
}
