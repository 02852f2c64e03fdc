package photo

import (
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// smallest is the side in CSS pixels below which a picture that declares its
// size is an icon, an avatar or a tracking pixel, and no photo.
const smallest = 80

// mostPictured is how many nodes of an element that a rule names are searched for
// its picture.
const mostPictured = 10 * mostSurroundNodes

// pictured gives the first <img> in n that may be a photo, or n itself.
func (r *Reader) pictured(n *html.Node) *html.Node {
	left := mostPictured
	for d := n; d != nil && left > 0; d = dom.Next(n, d, false) {
		left--
		r.work++
		if isPicture(d) && r.isPhoto(d) {
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
const foreignNames = `avatar avatars author authors byline bylines bio contributor contributors profile logo logos emoji advert advertisement advertising
	sponsor sponsored sponsors promo promos related recommended recommendation recommendations newsletter comments breadcrumb outbrain taboola sprite
	tracking pixel qrcode`

// isPhoto reports whether an <img> may be a photo of the article: it is not
// small, and neither its address nor the names on it and around it say logo,
// avatar or the like.
func (r *Reader) isPhoto(img *html.Node) bool {
	is, ok := r.photos[img]
	if !ok {
		is = isNamedPhoto(img) && r.standsAsPhoto(img)
		r.photos[img] = is
	}
	return is
}

// isNamedPhoto reports whether size and address of img are a photo's.
func isNamedPhoto(img *html.Node) bool {
	if isIcon(img) {
		return false
	}
	raw := rawAddress(img)
	address := strings.ToLower(raw)
	if mayBeDrawing(address) && isSign(raw) || hasSignFolder(address) || strings.Contains(address, ".vgwort.de/") {
		return false // VG Wort counts readers by a picture that most German houses embed
	}
	for w := range nameWords(path.Base(address)) {
		switch w {
		case "qr", "leer", "logo", "logos", "icon", "icons", "avatar", "sprite", "spacer", "pixel", "1x1", "emoji", "svg":
			return false
		}
	}
	return true
}

// hasSignFolder reports whether a part of an address, in lower case, begins like the names of
// folders in which the pictures of a site's own are.
func hasSignFolder(address string) bool {
	for {
		slash := strings.IndexByte(address, '/')
		if slash < 0 {
			return false
		}
		address = address[slash+1:]
		if strings.HasPrefix(address, "avatar") || strings.HasPrefix(address, "logo") || strings.HasPrefix(address, "icon") ||
			strings.HasPrefix(address, "emoji") || strings.HasPrefix(address, "newsletter") || strings.HasPrefix(address, "sprite") {
			return true
		}
	}
}

// standsAsPhoto reports whether img and the elements around it have no name that
// says otherwise.
func (r *Reader) standsAsPhoto(img *html.Node) bool {
	n := img
	for range 5 {
		if n == nil || dom.Is(n, atom.Article, atom.Main, atom.Body) {
			return true
		}
		if dom.Is(n, atom.Nav, atom.Footer) || r.isForeign(n) {
			return false
		}
		if dom.Is(n, atom.Figure) && r.hasFigcaption(n) {
			return true
		}
		n = n.Parent
	}
	return true
}

// isForeign reports whether the classes of n say that what is in it is none of the
// article's.
func (r *Reader) isForeign(n *html.Node) bool {
	is, ok := r.foreign[n]
	if !ok {
		is = hasForeignName(n)
		r.foreign[n] = is
	}
	return is
}

func hasForeignName(n *html.Node) bool {
	for token := range strings.FieldsSeq(dom.Attr(n, "class")) {
		if token == "rounded-full" {
			return true // Tailwind's name for a portrait
		}
		isFirst := true
		for w := range nameWords(token) {
			// no-ads is a name of an article, ad-slot is none; newyorker.com's jdxiQR is a hash.
			if names()[w]&foreignName != 0 || isFirst && (w == "ad" || w == "ads" || w == "qr") {
				return true
			}
			isFirst = false
		}
	}
	return false
}

// isPoster reports whether img stands in the box of a player, or is named after one.
func (r *Reader) isPoster(img *html.Node) bool {
	n := img
	for range 5 {
		if n == nil || dom.Is(n, atom.Article, atom.Main, atom.Body) {
			return false
		}
		is, ok := r.players[n]
		if !ok {
			is = hasPlayerName(n)
			r.players[n] = is
		}
		if is {
			return true
		}
		n = n.Parent
	}
	return false
}

func hasPlayerName(n *html.Node) bool {
	for token := range strings.FieldsSeq(dom.Attr(n, "class")) {
		isVideo, isPlayer := false, false
		for w := range nameWords(token) {
			isVideo, isPlayer = isVideo || w == "video", isPlayer || isPlayerWord(w)
		}
		if isVideo && isPlayer {
			return true
		}
	}
	return false
}

func isPlayerWord(w string) bool {
	switch w {
	case "player", "placeholder", "poster", "thumbnail", "thumb", "inner", "overlay", "preview":
		return true
	}
	return false
}

// isIcon reports whether an <img> declares a size too small for a photo.
func isIcon(img *html.Node) bool {
	w, h := declaredSize(img)
	return w > 0 && w < smallest || h > 0 && h < smallest
}
