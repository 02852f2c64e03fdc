package photo

import (
	"path"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// smallest is the side in CSS pixels below which a picture that declares its
// size is an icon, an avatar or a tracking pixel, and no photo.
const smallest = 80

// pictured gives the first <img> in n that may be a photo, or n itself.
func pictured(n *html.Node) *html.Node {
	for d := n; d != nil; d = dom.Next(n, d, false) {
		if isPicture(d) && isPhoto(d) {
			return d
		}
	}
	return nil
}

// isPicture reports an <img>, or what stands for one.
func isPicture(n *html.Node) bool { return dom.Is(n, atom.Img) || isCustomImage(n) }

// isCustomImage reports whether n is an element of a page's own that a script
// or the browser replaces by an <img>, such as <amp-img>.
func isCustomImage(n *html.Node) bool {
	if n.Type != html.ElementNode || n.DataAtom != 0 || !strings.Contains(n.Data, "-") {
		return false
	}
	return strings.Contains(n.Data, "img") || strings.Contains(n.Data, "image") && rawAddress(n) != ""
}

// foreignNames are the names in classes of pictures, and of the elements around
// them, that are no photos of the article.
var foreignNames = sync.OnceValue(func() map[string]bool {
	return wordSet(`avatar avatars author authors byline bylines bio contributor contributors profile logo logos emoji advert advertisement advertising
		sponsor sponsored sponsors promo promos related recommended recommendation recommendations newsletter comments breadcrumb outbrain taboola sprite
		tracking pixel qr qrcode`)
})

// isPhoto reports whether an <img> may be a photo of the article: it is not
// small, and neither its address nor the names on it and around it say logo,
// avatar or the like.
func isPhoto(img *html.Node) bool {
	if isIcon(img) {
		return false
	}
	address := strings.ToLower(rawAddress(img))
	for _, folder := range []string{"/avatar", "/logo", "/icon", "/emoji", "/newsletter", "/sprite"} {
		if strings.Contains(address, folder) {
			return false
		}
	}
	for _, w := range nameWords(path.Base(address)) {
		switch w {
		case "qr", "leer", "logo", "logos", "icon", "icons", "avatar", "sprite", "spacer", "pixel", "1x1", "emoji", "svg":
			return false
		}
	}
	n := img
	for range 5 {
		if n == nil || dom.Is(n, atom.Article, atom.Main, atom.Body) {
			return true
		}
		if dom.Is(n, atom.Nav, atom.Footer) || isForeign(n) {
			return false
		}
		if dom.Is(n, atom.Figure) && holds(n, atom.Figcaption) {
			return true
		}
		n = n.Parent
	}
	return true
}

func isForeign(n *html.Node) bool {
	for token := range strings.FieldsSeq(dom.Attr(n, "class")) {
		if token == "rounded-full" {
			return true // Tailwind's name for a portrait
		}
		for i, w := range nameWords(token) {
			// no-ads is a name of an article, ad-slot is none.
			if foreignNames()[w] || i == 0 && (w == "ad" || w == "ads") {
				return true
			}
		}
	}
	return false
}

// isIcon reports whether an <img> declares a size too small for a photo.
func isIcon(img *html.Node) bool {
	w, h := declaredSize(img)
	return w > 0 && w < smallest || h > 0 && h < smallest
}
