package photo

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// Lead gives the lead photo of a page that stands outside of the body, which begins
// with the node body: that of a figure in front of the body that has a caption, or
// shows the shared picture (printed is true then); else the shared picture, which
// the page's metadata has, unless it is one of those of the body. Where the body
// opens with a photo, only the shared picture in print is in front of that. ok is
// false where there is none.
func (r *Reader) Lead(body *html.Node, shared Photo, inBody []Photo, opens bool) (p Photo, printed, ok bool) {
	key := photoKey(shared.URL)
	isSame := func(p Photo) bool { return photoKey(p.URL) == key }
	if opens && slices.ContainsFunc(inBody, isSame) {
		return Photo{}, false, false
	}
	surrounds := Surrounds{}
	w := r.sweep(surrounds, r.page.Doc)
	for n := r.page.Doc; n != nil && n != body; {
		skip := n.Type == html.ElementNode && r.leavesOut(n)
		isPhoto := w.visit(n, skip || !dom.Is(n, atom.Img))
		if isPhoto && shared.Caption != "" && dom.Clean(dom.Attr(n, "alt")) == shared.Caption {
			shared.Alt, shared.Caption = shared.Caption, ""
		}
		n = dom.Next(r.page.Doc, n, skip)
	}
	isKnown := func(p Photo) bool {
		return isSame(p) || p.Caption != "" && p.Caption == shared.Caption
	}
	if opens && slices.ContainsFunc(inBody, isKnown) {
		return Photo{}, false, false
	}
	if p, ok := r.leadFigure(surrounds, body, shared, opens); ok {
		return p, true, true
	}
	shared.Caption, shared.Credit = r.withCredit(shared.Caption, cleanCredit(shared.Credit))
	if opens || !r.isShared(shared) || slices.ContainsFunc(inBody, isKnown) {
		return Photo{}, false, false
	}
	return shared, false, true
}

// isShared reports whether the picture that a page is shared with is one of its own.
func (r *Reader) isShared(shared Photo) bool {
	return shared.URL != "" && !isPlaceholder(shared.URL) && !r.isSitePicture(shared.URL)
}

// Fill gives the photo that a body opens with what the shared picture tells of it:
// the address, where it has none, and the larger one, where both are one picture.
func (r *Reader) Fill(p, shared Photo) Photo {
	isLarger := p.Width > 0 && shared.Width > p.Width && photoKey(p.URL) == photoKey(shared.URL)
	if (p.URL == "" || isLarger) && r.isShared(shared) {
		p.URL, p.Width, p.Height = shared.URL, shared.Width, shared.Height
	}
	return p
}

// isHeading reports whether an alternative text is the heading of the page, and none
// that may be the name of the site.
func (r *Reader) isHeading(alt string) bool {
	const shortest = 24
	if len(alt) < shortest {
		return false
	}
	if alt == r.heading() {
		return true
	}
	title := r.first(r.page.Doc, atom.Title)
	return title != nil && title.FirstChild != nil && strings.HasPrefix(dom.Clean(title.FirstChild.Data), alt)
}

// leadFigure gives the first photo in front of the body that has a caption by
// its markup, or the address of the shared one, or the heading for its alternative
// text, as on qdaily.com.
//
// The heading's word counts where nothing is shared, or the body has a photo already.
func (r *Reader) leadFigure(surrounds Surrounds, body *html.Node, shared Photo, opens bool) (Photo, bool) {
	key := photoKey(shared.URL)
	isTold := opens || !r.isShared(shared)
	left := surrounds.roots()
	for n := r.page.Doc; n != nil && n != body && left > 0; n = dom.Next(r.page.Doc, n, false) {
		r.work++
		f := surrounds[n]
		if f == nil || f.Root != n {
			continue
		}
		if left--; dom.Contains(n, body) {
			continue
		}
		for _, p := range r.Photos(f) {
			if !opens && f.marked && f.caption != "" || shared.URL != "" && photoKey(p.URL) == key || isTold && r.isHeading(p.Alt) {
				return p, true
			}
		}
	}
	return Photo{}, false
}
