// Package photo finds the photos on a page, and tells whose words stand around
// them: which are the caption, which the credit, and which the article's.
//
// surround.go finds the element around a picture that holds its caption;
// survey.go looks through it, names.go reads what its markup calls its parts,
// caption.go and credit.go tell the caption from the credit; kind.go tells a photo
// from an icon, an avatar and the like, sign.go by the name of its file; address.go gives address and size;
// lead.go the lead photo of a page without a rule; facts.go keeps what was found
// out, so that nothing is asked twice.
package photo

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// A Photo is a picture of the article. Alt, Caption and Credit are three
// different things. Width and Height are those of the picture at URL in pixels, 0
// where the page does not tell.
type Photo struct {
	URL           string
	Alt           string
	Caption       string
	Credit        string
	Width, Height int
	// Box is the element in which the caption stands; nil where it stands in none.
	Box *html.Node
}

// A Rule is what the publisher's rule says of pictures. A nil function says
// nothing.
type Rule struct {
	// Drops reports whether an element is to be dropped.
	Drops func(*html.Node) bool
	// Printed gives the caption and the credit that the rule's own sources find in
	// the element around a photo, each "" where they find none.
	Printed func(*html.Node) (caption, credit string)
	// Around are the elements in the body that the rule names, each around a photo.
	Around []*html.Node
	// NoCaption and NoCredit are set where the publisher prints none.
	NoCaption, NoCredit bool
	// CutCredit cuts the credit off a caption as the publisher writes credits.
	CutCredit func(caption string) (rest, credit string, ok bool)
}

// A Reader reads the photos of one page. It does not change the page, and is not
// safe for concurrent use, as its Page is not.
type Reader struct {
	page *page.Page
	rule Rule
	known
}

// NewReader gives a reader of the photos of p, under the rule for p.
func NewReader(p *page.Page, rule Rule) *Reader {
	r := &Reader{page: p, rule: rule, known: newKnown()}
	for _, n := range rule.Around {
		r.around[n] = true
	}
	return r
}

// In finds the surrounds of the photos in a body whose nodes are whole parts of
// the page: none of the surrounds is larger than its node. Elements that are left
// out of the article are passed over.
func (r *Reader) In(body []*html.Node) Surrounds {
	s := Surrounds{}
	for _, root := range body {
		w := r.sweep(s, root)
		for n := root; n != nil; {
			skip := n.Type != html.ElementNode || n != root && r.leavesOut(n)
			w.visit(n, skip)
			n = dom.Next(root, n, skip)
		}
	}
	return s
}

// Among finds the surrounds of the photos in a body whose nodes are single
// paragraphs of the page, from the heading above them on: those between the nodes
// join them, and the paragraphs that are captions leave them. It gives the nodes
// that this makes, in document order, none inside another.
func (r *Reader) Among(body []*html.Node) (Surrounds, []*html.Node) {
	s := Surrounds{}
	isBody := make(map[*html.Node]bool, len(body))
	for _, n := range body {
		isBody[n] = true
	}
	start := r.headingBefore(body[0])
	end := dom.Next(r.page.Doc, body[len(body)-1], true)
	w := r.sweep(s, r.page.Doc)
	for n := start; n != nil && n != end; {
		skip := n.Type == html.ElementNode && r.drops(n)
		w.visit(n, skip)
		n = dom.Next(r.page.Doc, n, skip)
	}
	end = r.pastGallery(s, body[len(body)-1])
	for up := start; up != nil; up = up.Parent {
		if s[up] != nil {
			start = up
		}
	}
	return s, r.merge(s, start, end, isBody)
}

// pastGallery adds to s the photos with captions that follow the last node of a body
// with nothing between, in its article, and gives the node behind them.
func (r *Reader) pastGallery(s Surrounds, last *html.Node) *html.Node {
	end := dom.Next(r.page.Doc, last, true)
	const shortest = 8 // "Advert"
	box := dom.Within(last, atom.Article, atom.Main)
	if box == nil {
		return end
	}
	w := r.sweep(Surrounds{}, r.page.Doc)
	behind := dom.Next(r.page.Doc, box, true)
	for n := end; n != nil && n != behind; {
		skip := n.Type == html.ElementNode && (r.leavesOut(n) || !dom.IsRendered(n))
		known := w.last
		w.visit(n, skip)
		f := w.last
		switch {
		case f != known && (!f.marked || len(f.caption) < shortest), !w.inside && n.Type == html.TextNode && dom.HasWord(n.Data):
			return end
		case f != known:
			s.add(f)
			end = w.past
		}
		n = dom.Next(r.page.Doc, n, skip)
	}
	return end
}

// merge gives the nodes of a body and the surrounds of its photos, from start up
// to end, none inside another.
func (r *Reader) merge(s Surrounds, start, end *html.Node, isBody map[*html.Node]bool) []*html.Node {
	var nodes []*html.Node
	for n := start; n != nil && n != end; {
		f := s[n]
		taken := isBody[n] || f != nil && f.isOfBody(isBody) || f == nil && r.isUnseenFigure(n)
		if taken {
			nodes = append(nodes, n)
		}
		n = dom.Next(r.page.Doc, n, taken || n.Type == html.ElementNode && r.drops(n))
	}
	return nodes
}

// isOfBody reports whether a surround that is not in the body is the article's
// all the same: it has a caption or a credit.
func (f *Surround) isOfBody(isBody map[*html.Node]bool) bool {
	if f.caption != "" || f.credit != "" {
		return true
	}
	seen := map[*html.Node]bool{f.Root.Parent: true}
	for _, img := range f.images {
		for n := img; n != nil && !seen[n]; n = n.Parent {
			if isBody[n] {
				return true
			}
			seen[n] = true
		}
	}
	return false
}

// isUnseenFigure reports whether n is a figure with a caption, by its element or by
// its class as on newyorker.com, whose picture a script will load.
func (r *Reader) isUnseenFigure(n *html.Node) bool {
	if !dom.Is(n, atom.Figure) || r.isForeign(n) || !r.hasFigcaption(n) && !r.surveyOf(n).hasCaption {
		return false
	}
	_, ok := r.unseen(n)
	return ok
}

// headingBefore gives the last <h1> in front of n, or n.
func (r *Reader) headingBefore(n *html.Node) *html.Node {
	for d := dom.Previous(r.page.Doc, n); d != nil; d = dom.Previous(r.page.Doc, d) {
		if r.work++; dom.Is(d, atom.H1) {
			return d
		}
	}
	return n
}

// Photos gives the photos in a surround, which must not be changed. The first has its caption.
func (r *Reader) Photos(f *Surround) []Photo {
	if !f.isRead {
		f.photos, f.isRead = r.readPhotos(f), true
	}
	return f.photos
}

func (r *Reader) readPhotos(f *Surround) []Photo {
	var photos []Photo
	caption, credit := r.printed(f.Root)
	caption, credit = r.ruled(caption, credit, f.caption, f.credit)
	first := ""
	for _, img := range f.images {
		p := r.photo(img, f.Root)
		if len(photos) == 0 {
			p.Caption, p.Credit, p.Box = caption, credit, f.Root
			first = photoKey(p.URL)
		} else if p.URL == "" || photoKey(p.URL) == first || p.Alt != "" && p.Alt == photos[0].Alt {
			continue
		}
		if p.URL != "" || p.Caption != "" {
			photos = append(photos, p)
		}
	}
	return photos
}

// Of reads the photo in an element that the rule names, with the caption and the
// credit that the rule's sources found there. ok is false when there is none.
func (r *Reader) Of(n *html.Node, caption, credit string) (p Photo, ok bool) {
	img := r.pictured(n)
	if img == nil {
		img = r.noscriptImage(n)
	}
	if img == nil {
		return Photo{}, false
	}
	p = r.photo(img, n)
	s := r.surveyOf(n)
	around, by := s.read()
	p.Box = n
	if s.full || dom.Is(n, atom.Img, atom.Picture) {
		// Too large for a surround, or too small: what stands around the picture counts.
		around, by = "", ""
		if f := r.surroundOf(img, r.page.Doc); f != nil {
			around, by, p.Box = f.caption, f.credit, f.Root
		}
	}
	p.Caption, p.Credit = r.ruled(caption, credit, around, by)
	return p, p.URL != "" || p.Caption != ""
}

// A Figure is what a <figure> outside of any surround holds.
type Figure struct {
	// Caption is the caption of whatever the figure is one of.
	Caption string
	// Photo is the photo that a script will load into it; nil for none.
	Photo *Photo
	// Address is that of the photo by the element that a script will load it into; it
	// is "" where there is none.
	Address string
	// Stray is set where the figure has a caption and nothing to it.
	Stray bool
}

// Figure reads a <figure> that is in none of the surrounds.
func (r *Reader) Figure(n *html.Node) Figure {
	s := r.surveyOf(n)
	caption, credit := s.read()
	f := Figure{Caption: caption, Stray: s.byline || s.hasCaption && len(s.of(noRole)) == 0}
	if p, ok := r.unseen(n); ok && !s.full && !s.byline {
		printed, by := r.printed(n)
		p.Caption, p.Credit = r.ruled(printed, by, caption, credit)
		p.Box = n
		f.Photo, f.Address = &p, r.scriptedAddress(n)
	}
	return f
}

// unseen gives the photo of a figure that has no <img> of its own: it is in a
// <noscript>, or a script will load it into a box that is named after it.
func (r *Reader) unseen(n *html.Node) (Photo, bool) {
	if img := r.noscriptImage(n); img != nil && r.isPhoto(img) {
		return r.photo(img, n), true
	}
	if r.holds(n, atom.Img) || !r.hasFigcaption(n) {
		return Photo{}, false
	}
	left := mostSurroundNodes
	for d := n; d != nil && left > 0; d = dom.Next(n, d, dom.Is(d, atom.Figcaption)) {
		left--
		if dom.Is(d, atom.A) && !r.leadsElsewhere(d) {
			return Photo{}, true
		}
		for token := range strings.FieldsSeq(dom.Attr(d, "class")) {
			for w := range nameWords(token) {
				if names()[w]&pictureName != 0 || w == "wp" {
					return Photo{}, true
				}
			}
		}
	}
	return Photo{}, false
}

// photo reads an <img> and what stands for it in the surround.
func (r *Reader) photo(img, surround *html.Node) Photo {
	p := Photo{Alt: dom.Clean(dom.Attr(img, "alt"))}
	p.URL, p.Width, p.Height = r.photoURL(img)
	if p.URL != "" && !isPlaceholder(p.URL) && !r.standsIn(img) {
		return p
	}
	if full := r.noscriptImage(surround); full != nil {
		p.URL, p.Width, p.Height = r.photoURL(full)
		return p
	}
	if isStandIn(p.URL) || r.standsIn(img) {
		p.URL, p.Width, p.Height = "", 0, 0
	}
	return p
}

// ruled gives caption and credit of a photo: those that the rule's own sources
// found, cut as the publisher writes credits, else those that the page has around it;
// neither where the publisher prints none.
func (r *Reader) ruled(printed, by, caption, credit string) (string, string) {
	caption, credit = r.printedOr(printed, by, caption, credit)
	if r.rule.NoCaption {
		caption = ""
	}
	if r.rule.NoCredit {
		credit = ""
	}
	return caption, credit
}

func (r *Reader) printedOr(printed, by, caption, credit string) (string, string) {
	if printed == "" && by == "" {
		return caption, credit
	}
	if printed != "" {
		caption = printed
	}
	if by != "" {
		caption = trimSeparators(strings.TrimSuffix(caption, by))
		credit = by
		if _, found, ok := r.cutCredit(credit); ok {
			credit = found
		}
		credit = cleanCredit(credit)
	} else if printed != "" {
		credit = ""
	}
	return r.withCredit(caption, credit)
}

func (r *Reader) drops(n *html.Node) bool { return r.rule.Drops != nil && r.rule.Drops(n) }

func (r *Reader) printed(n *html.Node) (caption, credit string) {
	if r.rule.Printed == nil {
		return "", ""
	}
	return r.rule.Printed(n)
}

func (r *Reader) cutCredit(caption string) (rest, credit string, ok bool) {
	if r.rule.CutCredit == nil {
		return caption, "", false
	}
	return r.rule.CutCredit(caption)
}

// leavesOut reports whether the text of n is not the article's. A caption may
// be hidden from screen readers, which have the alternative text.
func (r *Reader) leavesOut(n *html.Node) bool {
	if r.drops(n) {
		return true
	}
	switch n.DataAtom {
	case atom.Nav:
		return n.Type == html.ElementNode
	case atom.Img, atom.Picture, atom.Figure, atom.Figcaption:
		return false
	}
	return dom.IsHidden(n) && !dom.IsAriaHidden(n)
}
