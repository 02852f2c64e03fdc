package photo

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// Lead gives the lead photo of a page whose body, which begins with the node
// body, starts without one: that of a figure in front of the body that has a
// caption, or shows the shared picture (printed is true then); else the shared
// picture, which the page's metadata has, unless it is one of those of the body.
// ok is false where there is none.
func (r *Reader) Lead(body *html.Node, shared Photo, inBody []Photo) (p Photo, printed, ok bool) {
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
	if p, ok := r.leadFigure(surrounds, body, shared); ok {
		return p, true, true
	}
	shared.Caption, shared.Credit = r.withCredit(shared.Caption, cleanCredit(shared.Credit))
	key := photoKey(shared.URL)
	isKnown := func(p Photo) bool {
		return photoKey(p.URL) == key || p.Caption != "" && p.Caption == shared.Caption
	}
	if !r.isShared(shared) || slices.ContainsFunc(inBody, isKnown) {
		return Photo{}, false, false
	}
	return shared, false, true
}

// isShared reports whether the picture that a page is shared with is one of its own.
func (r *Reader) isShared(shared Photo) bool {
	return shared.URL != "" && !isPlaceholder(shared.URL) && !r.isSitePicture(shared.URL)
}

// leadFigure gives the first photo in front of the body that has a caption by
// its markup, or the address of the shared one.
func (r *Reader) leadFigure(surrounds Surrounds, body *html.Node, shared Photo) (Photo, bool) {
	key := photoKey(shared.URL)
	for n := r.page.Doc; n != nil && n != body; n = dom.Next(r.page.Doc, n, false) {
		r.work++
		f := surrounds[n]
		if f == nil || f.Root != n || dom.Contains(n, body) {
			continue
		}
		for _, p := range r.Photos(f) {
			if f.marked && f.caption != "" || shared.URL != "" && photoKey(p.URL) == key {
				return p, true
			}
		}
	}
	return Photo{}, false
}
