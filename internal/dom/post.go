package dom

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// IsPost reports whether n is a post of another site set into the page: the
// <blockquote> that the site's own embed code puts there, for a script to draw
// over, or a card that the page draws itself. Its text is somebody else's, and no
// quote of the article.
func IsPost(n *html.Node) bool {
	if !Is(n, atom.Blockquote) {
		return isPostCard(n)
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
	if !Is(n, atom.Blockquote) {
		return cardAddress(n)
	}
	for _, key := range [...]string{"cite", "data-instgrm-permalink", "data-text-post-permalink"} {
		if v := Attr(n, key); v != "" {
			return v
		}
	}
	address := ""
	for d := range Descendants(n) {
		if Is(d, atom.A) && Attr(d, "href") != "" {
			address = Attr(d, "href")
		}
	}
	return address
}

// PostText gives the text of a post that IsPost reports. Of a card that is what is
// said in it, without the name, the time and the counters around it.
func PostText(n *html.Node) string {
	if Is(n, atom.Blockquote) {
		return Text(n)
	}
	longest := ""
	for d := range Descendants(n) {
		if !IsBlock(d) || hasBlock(d) {
			continue
		}
		if text := Text(d); len(text) > len(longest) {
			longest = text
		}
	}
	if longest == "" {
		return Text(n)
	}
	return longest
}

func hasBlock(n *html.Node) bool {
	for d := range n.ChildNodes() {
		if IsBlock(d) || d.FirstChild != nil && hasBlock(d) {
			return true
		}
	}
	return false
}

// isPostCard reports a post drawn as a card, as Substack draws those of Twitter: a
// box that is named after the site and links to the post.
func isPostCard(n *html.Node) bool {
	if !Is(n, atom.Div, atom.Section, atom.Aside, atom.Figure, atom.Article) {
		return false
	}
	return namesPost(Attr(n, "class")) && cardAddress(n) != ""
}

// namesPost reports classes of cards of posts. Nearly all boxes of a page are asked.
func namesPost(class string) bool {
	for name, at := NextName(class, 0); name != ""; name, at = NextName(class, at) {
		if isPostName(name) {
			return true
		}
	}
	return false
}

func isPostName(name string) bool {
	switch name[0] {
	case 't', 'b', 'i', 'm', 'x':
	default:
		return false // as most
	}
	for _, site := range [...]string{"tweet", "twitter", "bluesky", "instagram", "mastodon", "threads", "x-post"} {
		rest, ok := strings.CutPrefix(name, site)
		if ok && (rest == "" || rest == "-card" || rest == "-embed" || rest == "-post" || rest == "-wrapper" || rest == "-container" || rest == "embed") {
			return true
		}
	}
	return false
}

// largestCard is how many nodes are looked at in what may be a card: it is small.
const largestCard = 120

// cardAddress gives the address of the post that the card n links to; "" where it
// links to none, or n is too large for a card.
func cardAddress(n *html.Node) string {
	address, seen := "", 0
	for d := n.FirstChild; d != nil; d = Next(n, d, false) {
		if seen++; seen > largestCard {
			return ""
		}
		if Is(d, atom.Blockquote) && IsPost(d) {
			return "" // which is the post
		}
		if href := Attr(d, "href"); address == "" && Is(d, atom.A) && isPostAddress(href) {
			address = href
		}
	}
	return address
}

// isPostAddress reports the address of one post of a site.
func isPostAddress(href string) bool {
	_, rest, ok := strings.Cut(href, "//")
	if !ok {
		return false
	}
	host, path, _ := strings.Cut(rest, "/")
	host = strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(host), "www."), "mobile.")
	switch host {
	case "twitter.com", "x.com":
		return strings.Contains(path, "/status/")
	case "bsky.app":
		return strings.Contains(path, "/post/")
	case "instagram.com":
		return strings.HasPrefix(path, "p/") || strings.HasPrefix(path, "reel/")
	case "threads.net", "threads.com":
		return strings.HasPrefix(path, "@") && strings.Contains(path, "/post/")
	}
	// Mastodon has many hosts: /@name/number.
	name, number, ok := strings.Cut(path, "/")
	return ok && strings.HasPrefix(name, "@") && len(number) > 10 && strings.Trim(number, "0123456789") == ""
}
