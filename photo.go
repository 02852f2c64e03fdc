package lede

import (
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/rule"
)

// smallest is the side in CSS pixels below which a picture that declares its
// size is an icon, an avatar or a tracking pixel, and no photo.
const smallest = 80

// addFramed adds the photos of a frame. One inside a paragraph follows it.
func (c *cleaner) addFramed(f *frame) {
	photos := c.photosOf(f)
	if !c.line.Empty() && dom.Is(f.root, atom.Img, atom.Picture, atom.A, atom.Span) {
		c.pending = append(c.pending, photos...)
		return
	}
	c.flush()
	for _, p := range photos {
		c.addPhoto(p)
	}
}

// photosOf gives the photos of a frame. The first has its caption.
func (c *cleaner) photosOf(f *frame) []Photo {
	var photos []Photo
	rule := c.match.Photo(f.root)
	for _, img := range f.images {
		p := c.photo(img, f.root)
		if len(photos) == 0 {
			p.Caption, p.Credit = c.ruled(rule, f.caption, f.credit)
		} else if p.URL == "" || photoKey(p.URL) == photoKey(photos[0].URL) || p.Alt != "" && p.Alt == photos[0].Alt {
			continue
		}
		if p.URL != "" || p.Caption != "" {
			photos = append(photos, p)
		}
	}
	return photos
}

// ruled gives caption and credit of a photo's element: by the rule's own
// sources, cut by the house's convention, else as the page has them.
func (c *cleaner) ruled(n rule.PhotoNode, caption, credit string) (string, string) {
	if n.Caption == "" && n.Credit == "" {
		return caption, credit
	}
	if n.Caption != "" {
		caption = n.Caption
	}
	if n.Credit != "" {
		caption = trimSeparators(strings.TrimSuffix(caption, n.Credit))
		credit = n.Credit
		if _, found, ok := c.match.Publisher.Style().CutCredit(credit); ok {
			credit = found
		}
		credit = cleanCredit(credit)
	} else if n.Caption != "" {
		credit = ""
	}
	return c.withCredit(caption, credit)
}

// figure adds a <figure> that is no frame of a photo: whatever else it is one for.
func (c *cleaner) figure(n *html.Node, kind Block) {
	c.flush()
	if dom.First(n, atom.Figure, atom.Table, atom.Pre, atom.Blockquote) != nil {
		c.children(n, kind)
		c.flush()
		return
	}
	s := c.surveyOf(n)
	caption, credit := s.read()
	if media := dom.First(n, atom.Iframe, atom.Video, atom.Audio, atom.Object, atom.Embed); media != nil {
		c.embed(media, caption)
		return
	}
	if p, ok := c.unseen(n); ok && !s.full && !s.byline {
		p.Caption, p.Credit = c.ruled(c.match.Photo(n), caption, credit)
		c.addPhoto(p)
		return
	}
	if s.byline || s.hasCaption && len(s.of(noRole)) == 0 {
		c.drop(dom.Text(n), "caption without a photo")
		return
	}
	c.children(n, kind)
	c.flush()
}

// unseen gives the photo of a figure that has no <img> of its own: it is in a
// <noscript>, or a script will load it into a box that is named after it.
func (c *cleaner) unseen(n *html.Node) (Photo, bool) {
	if img := noscriptImage(n); img != nil && isPhoto(img) {
		return c.photo(img, n), true
	}
	if dom.First(n, atom.Img) != nil || dom.First(n, atom.Figcaption) == nil {
		return Photo{}, false
	}
	for d := n; d != nil; d = dom.Next(n, d, dom.Is(d, atom.Figcaption)) {
		if dom.Is(d, atom.A) && !c.leadsElsewhere(d) {
			return Photo{}, true
		}
		for token := range strings.FieldsSeq(dom.Attr(d, "class")) {
			if slices.ContainsFunc(nameWords(token), func(w string) bool { return pictureWords()[w] || w == "wp" }) {
				return Photo{}, true
			}
		}
	}
	return Photo{}, false
}

// addPhoto adds a photo to the body and to the list of photos, once: of copies,
// as in the small and the large version of a gallery, one gives the caption.
// A caption is never text of the article.
func (c *cleaner) addPhoto(p Photo) {
	if c.known == nil {
		c.known = map[string]int{}
	}
	key := photoKey(p.URL)
	whole := key + "\n" + p.Caption
	if _, ok := c.known[whole]; ok {
		return
	}
	if i, ok := c.known[key]; ok && p.Caption == "" {
		return
	} else if ok && c.photos[i].Caption == "" {
		c.photos[i].Caption, c.photos[i].Credit = p.Caption, p.Credit
		c.known[whole] = i
		return
	}
	if _, ok := c.known[key]; !ok {
		c.known[key] = len(c.photos)
	}
	c.known[whole] = len(c.photos)
	c.photos = append(c.photos, p)
	c.blocks = append(c.blocks, Block{Type: PhotoBlock, Text: p.Caption, URL: p.URL})
}

// photo reads an <img> in a frame.
func (c *cleaner) photo(img, frame *html.Node) Photo {
	p := Photo{Alt: dom.Clean(dom.Attr(img, "alt"))}
	p.URL, p.Width, p.Height = photoURL(c.page, img)
	if p.URL != "" && !isPlaceholder(p.URL) {
		return p
	}
	if full := noscriptImage(frame); full != nil {
		p.URL, p.Width, p.Height = photoURL(c.page, full)
	}
	return p
}

// photoOf reads the photo in an element that a rule names. ok is false when
// there is none.
func (c *cleaner) photoOf(n rule.PhotoNode) (Photo, bool) {
	img := pictured(n.Node)
	if img == nil {
		img = noscriptImage(n.Node)
	}
	if img == nil {
		return Photo{}, false
	}
	p := c.photo(img, n.Node)
	s := c.surveyOf(n.Node)
	caption, credit := s.read()
	if s.full || dom.Is(n.Node, atom.Img, atom.Picture) {
		// Too large for a frame, or too small: what stands around the picture counts.
		caption, credit = "", ""
		if f := c.frameOf(img, c.page.Doc); f != nil {
			caption, credit = f.caption, f.credit
		}
	}
	p.Caption, p.Credit = c.ruled(n, caption, credit)
	return p, p.URL != "" || p.Caption != ""
}

// pictured gives the first <img> in n that may be a photo, or n itself.
func pictured(n *html.Node) *html.Node {
	for d := n; d != nil; d = dom.Next(n, d, false) {
		if (dom.Is(d, atom.Img) || isCustomImage(d)) && isPhoto(d) {
			return d
		}
	}
	return nil
}

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
