// Package photo finds the photos on a page, and tells whose words stand around
// them: which are the caption, which the credit, and which the article's.
//
// surround.go finds the element around a picture that holds its caption;
// survey.go looks through it, names.go reads what its markup calls its parts,
// caption.go and credit.go tell the caption from the credit; kind.go tells a photo
// from an icon, an avatar and the like; address.go gives address and size;
// lead.go the lead photo of a page without a rule.
package photo

import (
	"slices"
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
}

// A Rule is what the publisher's rule says of pictures. A nil function says
// nothing.
type Rule struct {
	// Drops reports whether an element is to be dropped.
	Drops func(*html.Node) bool
	// Printed gives the caption and the credit that the rule's own sources find in
	// the element around a photo, each "" where they find none.
	Printed func(*html.Node) (caption, credit string)
	// CutCredit cuts the credit off a caption as the publisher writes credits.
	CutCredit func(caption string) (rest, credit string, ok bool)
}

// A Reader reads the photos of one page. It does not change the page, and is not
// safe for concurrent use, as its Page is not.
type Reader struct {
	page *page.Page
	rule Rule
}

// NewReader gives a reader of the photos of p, under the rule for p.
func NewReader(p *page.Page, rule Rule) *Reader { return &Reader{page: p, rule: rule} }

// In finds the surrounds of the photos in a body whose nodes are whole parts of
// the page: none of the surrounds is larger than its node. Elements that are left
// out of the article are passed over.
func (r *Reader) In(body []*html.Node) Surrounds {
	s := Surrounds{}
	for _, root := range body {
		for n := root; n != nil; {
			skip := n.Type != html.ElementNode || n != root && r.leavesOut(n)
			if !skip && isPicture(n) && isPhoto(n) {
				r.add(s, n, root)
			}
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
	for n := start; n != nil && n != end; n = dom.Next(r.page.Doc, n, false) {
		if isPicture(n) && isPhoto(n) {
			r.add(s, n, r.page.Doc)
		}
	}
	for up := start; up != nil; up = up.Parent {
		if s[up] != nil {
			start = up
		}
	}
	return s, r.merge(s, start, end, isBody)
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
		n = dom.Next(r.page.Doc, n, taken)
	}
	return nodes
}

// isOfBody reports whether a surround that is not in the body is the article's
// all the same: it has a caption or a credit.
func (f *Surround) isOfBody(isBody map[*html.Node]bool) bool {
	for _, img := range f.images {
		for n := img; n != nil && n != f.Root.Parent; n = n.Parent {
			if isBody[n] {
				return true
			}
		}
	}
	return f.caption != "" || f.credit != ""
}

// isUnseenFigure reports whether n is a figure with a caption whose picture a
// script will load.
func (r *Reader) isUnseenFigure(n *html.Node) bool {
	if !dom.Is(n, atom.Figure) || !holds(n, atom.Figcaption) || isForeign(n) {
		return false
	}
	_, ok := r.unseen(n)
	return ok
}

// headingBefore gives the last <h1> in front of n, or n.
func (r *Reader) headingBefore(n *html.Node) *html.Node {
	heading := n
	for d := range r.page.Doc.Descendants() {
		if d == n {
			break
		}
		if dom.Is(d, atom.H1) {
			heading = d
		}
	}
	return heading
}

// Photos gives the photos in a surround. The first has its caption.
func (r *Reader) Photos(f *Surround) []Photo {
	var photos []Photo
	for _, img := range f.images {
		p := r.photo(img, f.Root)
		if len(photos) == 0 {
			caption, credit := r.printed(f.Root)
			p.Caption, p.Credit = r.ruled(caption, credit, f.caption, f.credit)
		} else if p.URL == "" || photoKey(p.URL) == photoKey(photos[0].URL) || p.Alt != "" && p.Alt == photos[0].Alt {
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
	img := pictured(n)
	if img == nil {
		img = noscriptImage(n)
	}
	if img == nil {
		return Photo{}, false
	}
	p = r.photo(img, n)
	s := r.surveyOf(n)
	around, by := s.read()
	if s.full || dom.Is(n, atom.Img, atom.Picture) {
		// Too large for a surround, or too small: what stands around the picture counts.
		around, by = "", ""
		if f := r.surroundOf(img, r.page.Doc); f != nil {
			around, by = f.caption, f.credit
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
		f.Photo = &p
	}
	return f
}

// unseen gives the photo of a figure that has no <img> of its own: it is in a
// <noscript>, or a script will load it into a box that is named after it.
func (r *Reader) unseen(n *html.Node) (Photo, bool) {
	if img := noscriptImage(n); img != nil && isPhoto(img) {
		return r.photo(img, n), true
	}
	if dom.First(n, atom.Img) != nil || dom.First(n, atom.Figcaption) == nil {
		return Photo{}, false
	}
	for d := n; d != nil; d = dom.Next(n, d, dom.Is(d, atom.Figcaption)) {
		if dom.Is(d, atom.A) && !r.leadsElsewhere(d) {
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

// photo reads an <img> and what stands for it in the surround.
func (r *Reader) photo(img, surround *html.Node) Photo {
	p := Photo{Alt: dom.Clean(dom.Attr(img, "alt"))}
	p.URL, p.Width, p.Height = photoURL(r.page, img)
	if p.URL != "" && !isPlaceholder(p.URL) {
		return p
	}
	if full := noscriptImage(surround); full != nil {
		p.URL, p.Width, p.Height = photoURL(r.page, full)
	}
	return p
}

// ruled gives caption and credit of a photo: those that the rule's own sources
// found, cut as the publisher writes credits, else those that the page has around it.
func (r *Reader) ruled(printed, by, caption, credit string) (string, string) {
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
	if dom.Is(n, atom.Img, atom.Picture, atom.Figure, atom.Figcaption) {
		return false
	}
	return dom.IsHidden(n) && !strings.EqualFold(dom.Attr(n, "aria-hidden"), "true") || dom.Is(n, atom.Nav)
}
