package lede

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// addLead adds the lead photo of a page whose body starts without one, and
// gives its source: a figure in front of the body that has a caption, or shows
// the picture of the metadata; else the metadata's picture, unless it is one of
// those of the body.
func (c *cleaner) addLead(body *html.Node, meta sourced[[]Photo], inBody []Photo) string {
	var shared Photo
	if len(meta.value) > 0 {
		shared = meta.value[0]
	}
	for n := c.page.Doc; n != nil && n != body; {
		skip := n.Type == html.ElementNode && c.leavesOut(n)
		if !skip && dom.Is(n, atom.Img) && isPhoto(n) {
			if shared.Caption != "" && dom.Clean(dom.Attr(n, "alt")) == shared.Caption {
				shared.Alt, shared.Caption = shared.Caption, ""
			}
			c.addFrame(n, c.page.Doc)
		}
		n = dom.Next(c.page.Doc, n, skip)
	}
	if p, ok := c.leadFigure(body, shared); ok {
		c.addPhoto(p)
		return "figure above the text"
	}
	shared.Caption, shared.Credit = c.withCredit(shared.Caption, cleanCredit(shared.Credit))
	isKnown := func(p Photo) bool {
		return photoKey(p.URL) == photoKey(shared.URL) || p.Caption != "" && p.Caption == shared.Caption
	}
	if shared.URL == "" || isPlaceholder(shared.URL) || slices.ContainsFunc(inBody, isKnown) {
		return ""
	}
	c.addPhoto(shared)
	return meta.source
}

// leadFigure gives the first photo in front of the body that has a caption by
// its markup, or the address of the shared one.
func (c *cleaner) leadFigure(body *html.Node, shared Photo) (Photo, bool) {
	for n := c.page.Doc; n != nil && n != body; n = dom.Next(c.page.Doc, n, false) {
		f := c.frames[n]
		if f == nil || f.root != n || dom.Contains(n, body) {
			continue
		}
		for _, p := range c.photosOf(f) {
			if f.marked && f.caption != "" || shared.URL != "" && photoKey(p.URL) == photoKey(shared.URL) {
				return p, true
			}
		}
	}
	return Photo{}, false
}

// startsWithPhoto reports whether a photo stands in front of the first
// paragraph.
func startsWithPhoto(blocks []Block) bool {
	for _, b := range blocks {
		switch b.Type {
		case PhotoBlock:
			return true
		case HeadingBlock:
		default:
			return false
		}
	}
	return false
}
