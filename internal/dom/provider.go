package dom

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The kinds of what is embedded.
const (
	PostEmbed     = "post"
	VideoEmbed    = "video"
	AudioEmbed    = "audio"
	MapEmbed      = "map"
	FrameEmbed    = "frame"
	DocumentEmbed = "document"
)

// A provider is a site whose things others embed, and what they are.
type provider struct{ host, path, name, kind string }

// providers are by their hosts, with subdomains, and the beginnings of their paths.
var providers = [...]provider{
	{"youtube.com", "", "YouTube", VideoEmbed},
	{"youtube-nocookie.com", "", "YouTube", VideoEmbed},
	{"youtu.be", "", "YouTube", VideoEmbed},
	{"vimeo.com", "", "Vimeo", VideoEmbed},
	{"dailymotion.com", "", "Dailymotion", VideoEmbed},
	{"brightcove.net", "", "Brightcove", VideoEmbed},
	{"jwplayer.com", "", "JW Player", VideoEmbed},
	{"jwplatform.com", "", "JW Player", VideoEmbed},
	{"rumble.com", "", "Rumble", VideoEmbed},
	{"twitch.tv", "", "Twitch", VideoEmbed},
	{"facebook.com", "/plugins/video", "Facebook", VideoEmbed},
	{"ted.com", "", "TED", VideoEmbed},
	{"soundcloud.com", "", "SoundCloud", AudioEmbed},
	{"spotify.com", "", "Spotify", AudioEmbed},
	{"podcasts.apple.com", "", "Apple Podcasts", AudioEmbed},
	{"acast.com", "", "Acast", AudioEmbed},
	{"bandcamp.com", "", "Bandcamp", AudioEmbed},
	{"megaphone.fm", "", "Megaphone", AudioEmbed},
	{"omny.fm", "", "Omny", AudioEmbed},
	{"twitter.com", "", "X", PostEmbed},
	{"x.com", "", "X", PostEmbed},
	{"instagram.com", "", "Instagram", PostEmbed},
	{"facebook.com", "", "Facebook", PostEmbed},
	{"tiktok.com", "", "TikTok", PostEmbed},
	{"threads.net", "", "Threads", PostEmbed},
	{"threads.com", "", "Threads", PostEmbed},
	{"bsky.app", "", "Bluesky", PostEmbed},
	{"reddit.com", "", "Reddit", PostEmbed},
	{"redditmedia.com", "", "Reddit", PostEmbed},
	{"truthsocial.com", "", "Truth Social", PostEmbed},
	{"t.me", "", "Telegram", PostEmbed},
	{"google.com", "/maps", "Google Maps", MapEmbed},
	{"maps.google.com", "", "Google Maps", MapEmbed},
	{"openstreetmap.org", "", "OpenStreetMap", MapEmbed},
	{"mapbox.com", "", "Mapbox", MapEmbed},
	{"documentcloud.org", "", "DocumentCloud", DocumentEmbed},
	{"scribd.com", "", "Scribd", DocumentEmbed},
	{"docs.google.com", "", "Google Docs", DocumentEmbed},
	{"issuu.com", "", "Issuu", DocumentEmbed},
	{"dwcdn.net", "", "Datawrapper", FrameEmbed},
	{"datawrapper.de", "", "Datawrapper", FrameEmbed},
	{"flourish.studio", "", "Flourish", FrameEmbed},
	{"infogram.com", "", "Infogram", FrameEmbed},
}

// Provider gives the site that what is at an absolute address comes from, its name
// where that is known and else its host, and the kind of what that site gives; "" for
// a kind that is not known.
func Provider(address string) (name, kind string) {
	u, err := url.Parse(address)
	if err != nil {
		return "", ""
	}
	host := strings.ToLower(u.Hostname())
	for _, p := range providers {
		if isUnder(host, p.host) && strings.HasPrefix(u.Path, p.path) {
			return p.name, p.kind
		}
	}
	if strings.EqualFold(path.Ext(u.Path), ".pdf") {
		kind = DocumentEmbed
	}
	return strings.TrimPrefix(host, "www."), kind
}

// isUnder reports whether host is domain or one of its subdomains.
func isUnder(host, domain string) bool {
	rest, ok := strings.CutSuffix(host, domain)
	return ok && (rest == "" || strings.HasSuffix(rest, "."))
}

// EmbedKind gives the kind of what an element that IsEmbed or IsPost reports embeds, by
// the element; a frame may hold anything.
func EmbedKind(n *html.Node) string {
	switch {
	case Is(n, atom.Video) || n.Data == "amp-video" || n.Data == "amp-video-iframe":
		return VideoEmbed
	case Is(n, atom.Audio) || n.Data == "amp-audio":
		return AudioEmbed
	case IsPost(n):
		return PostEmbed
	case strings.EqualFold(Attr(n, "type"), "application/pdf"):
		return DocumentEmbed
	}
	return FrameEmbed
}
