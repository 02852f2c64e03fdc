package dom

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// IsPost reports whether n is a post of another site set into the page: the
// <blockquote> that the site's own embed code puts there, for a script to draw
// over. Its text is somebody else's, and no quote of the article.
func IsPost(n *html.Node) bool {
	if !Is(n, atom.Blockquote) {
		return false
	}
	for class := range strings.FieldsSeq(Attr(n, "class")) {
		switch class {
		case "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "text-post-media", "mastodon-embed",
			"reddit-embed-bq", "reddit-card", "imgur-embed-pub", "fb-xfbml-parse-ignore", "truthsocial-embed", "wp-embedded-content":
			return true
		}
	}
	return false
}

// PostAddress gives the address of a post that IsPost reports: the one that the
// embed code names, else that of its last link; "" for none.
func PostAddress(n *html.Node) string {
	for _, key := range [...]string{"cite", "data-instgrm-permalink", "data-text-post-permalink"} {
		if v := Attr(n, key); v != "" {
			return v
		}
	}
	address := ""
	for d := range n.Descendants() {
		if Is(d, atom.A) && Attr(d, "href") != "" {
			address = Attr(d, "href")
		}
	}
	return address
}
