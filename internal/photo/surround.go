package photo

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// A Surround is the element around a picture that holds its caption, and what
// follows it with the caption, where that is not inside.
type Surround struct {
	Root   *html.Node
	tail   *html.Node
	images []*html.Node

	caption string
	credit  string
	marked  bool // markup names the caption
	poster  bool // it is the still of a film
	byline  bool // it is the picture of an author

	photos []Photo // once asked for
	isRead bool
}

// Nodes gives the nodes of a surround: its root, and what follows it with the caption.
func (f *Surround) Nodes() []*html.Node {
	if f.tail == nil {
		return []*html.Node{f.Root}
	}
	return []*html.Node{f.Root, f.tail}
}

// Surrounds are the surrounds of the pictures in a part of a page, each under its
// root and under what follows it with the caption.
type Surrounds map[*html.Node]*Surround

func (s Surrounds) add(f *Surround) {
	s[f.Root] = f
	if f.tail != nil {
		s[f.tail] = f
	}
}

// roots gives the number of surrounds.
func (s Surrounds) roots() int {
	n := 0
	for at, f := range s {
		if at == f.Root {
			n++
		}
	}
	return n
}

// A sweep gathers the surrounds of the photos that a walk through top, in document
// order, comes by.
type sweep struct {
	reader *Reader
	found  Surrounds
	top    *html.Node
	inside bool       // the walk is in a surround
	past   *html.Node // the first node behind it; nil where top ends with it
	last   *Surround  // the one that was found last
}

// sweep begins a walk at top that adds to s.
func (r *Reader) sweep(s Surrounds, top *html.Node) *sweep {
	w := &sweep{reader: r, found: s, top: top}
	for up := top; up != nil && len(s) > 0 && !w.inside; up = up.Parent {
		w.inside = s[up] != nil
	}
	return w
}

// mostPhotos is how many photos of a page are looked for, several times as many as
// the longest gallery has: each costs a kilobyte. Those behind are no photos.
const mostPhotos = 4096

// visit takes the walk to n. It notes the surround of n when that is a photo which
// is not in one yet, and reports whether it is a photo. With skip set it is none.
func (w *sweep) visit(n *html.Node, skip bool) bool {
	w.reader.work++
	if w.inside && n == w.past {
		w.inside = false
	}
	if !w.inside && w.found[n] != nil {
		w.enter(n)
	}
	if skip || !isPicture(n) || len(w.found) >= mostPhotos || !w.reader.isPhoto(n) && w.reader.ruledAround(n, w.top) == nil {
		return false
	}
	if w.inside {
		return true
	}
	if f := w.reader.surroundOf(n, w.top); f != nil {
		w.found.add(f)
		w.last = f
		w.enter(f.Root)
	}
	return true
}

// enter notes that the walk is in n, or in what n is around.
func (w *sweep) enter(n *html.Node) { w.inside, w.past = true, dom.Next(w.top, n, true) }

// surroundOf gives the surround of img, or nil when the picture is of something
// else. It is the largest element with no other picture, and no text but a
// caption and a credit.
func (r *Reader) surroundOf(img, top *html.Node) *Surround {
	if top != r.page.Doc {
		return r.findSurround(img, top)
	}
	f, ok := r.surrounds[img]
	if !ok {
		f = r.findSurround(img, top)
		r.surrounds[img] = f
	}
	return f
}

func (r *Reader) findSurround(img, top *html.Node) *Surround {
	if n := r.ruledAround(img, top); n != nil {
		return r.ruledSurround(n, img)
	}
	f := &Surround{Root: img, images: []*html.Node{img}}
	if p := dom.Within(img, atom.Picture); p != nil && img.DataAtom == atom.Img {
		f.Root = p
	}
	if fig := dom.Within(img, atom.Figure); fig != nil && dom.Contains(top, fig) && r.widen(f, fig) {
		f.Root = fig
	}
	for range deepestSurround {
		n := f.Root.Parent
		if f.Root == top || n == nil || n == top && !dom.Is(n, atom.Figure) || isPageBox(n) || !r.widen(f, n) {
			break
		}
		f.Root = n
	}
	if f.caption == "" && f.credit == "" {
		r.findTail(f)
	}
	if f.byline || f.credit == "" && isBylineText(f.caption) || r.isCard(f, img) {
		return nil
	}
	if f.credit == "" {
		f.credit = creditInTitle(img)
	}
	f.poster = r.isPoster(img)
	return f
}

// ruledAround gives the element around img, in top, that the rule names as around a
// photo, or nil.
func (r *Reader) ruledAround(img, top *html.Node) *html.Node {
	if len(r.around) == 0 {
		return nil
	}
	for n := img; n != nil; n = n.Parent {
		if r.around[n] {
			return n
		}
		if n == top {
			break
		}
	}
	return nil
}

// ruledSurround gives the surround that the rule names around img.
func (r *Reader) ruledSurround(n, img *html.Node) *Surround {
	f := &Surround{Root: n, images: []*html.Node{img}, marked: true}
	if s := r.surveyOf(n); !s.full {
		f.caption, f.credit = s.read()
		if len(s.images) > 0 {
			f.images = s.images
		}
	}
	if f.credit == "" {
		f.credit = creditInTitle(img)
	}
	return f
}

// IsPoster reports whether a surround is that of the still of a film, with the film's
// title for a caption: inside a text it stands for another story, as on
// globalnews.ca, above one for its lead photo.
func (f *Surround) IsPoster() bool { return f.poster }

// isBylineText reports whether a caption is a byline, and its picture the
// portrait of the author.
func isBylineText(s string) bool {
	by, name, _ := strings.Cut(s, " ")
	name, _, _ = strings.Cut(name, ",")
	return isWord(by, portrait) && (name == "" || isProperName(name))
}

// isCard reports whether a surround is that of the picture of another page, which
// it is a link to: without a caption, or with one that is the text of a link there; or
// the card of this page in a list of pages, with the title for a caption.
func (r *Reader) isCard(f *Surround, img *html.Node) bool {
	a := dom.Within(img, atom.A)
	if a == nil {
		return false
	}
	if !r.leadsElsewhere(a) {
		return f.caption != "" && r.leadsHere(a) && page.HostSpelling(f.caption) == page.HostSpelling(r.heading())
	}
	if caption, _ := r.printed(f.Root); caption != "" {
		return false // the rule knows better
	}
	if !f.marked || r.hasFigcaption(a) && r.standsIn(img) || dom.Contains(a, f.Root) && !r.hasFigcaption(a) || len(r.surveyOf(a).of(noRole)) > 0 {
		return true
	}
	for _, n := range r.linksWithText(f.Root)[dom.Attr(a, "href")] {
		if n != a {
			return true
		}
	}
	return false
}

// leadsHere reports whether a link leads to the page that it stands on, and to no
// place of it.
func (r *Reader) leadsHere(a *html.Node) bool {
	href := dom.Attr(a, "href")
	if href == "" || strings.Contains(href, "#") || r.page.URL == nil {
		return false
	}
	u, err := url.Parse(r.page.Resolve(href))
	return err == nil && page.SamePage(u, r.page.URL)
}

// linksWithText gives the links in a surround that hold text, under their addresses:
// two of each are enough to know of.
func (r *Reader) linksWithText(root *html.Node) map[string][]*html.Node {
	links, ok := r.links[root]
	if ok {
		return links
	}
	links = map[string][]*html.Node{}
	left := mostPictured
	for n := range dom.Descendants(root) {
		r.work++
		if left--; left < 0 {
			break
		}
		if href := dom.Attr(n, "href"); dom.Is(n, atom.A) && len(links[href]) < 2 && dom.Text(n) != "" {
			links[href] = append(links[href], n)
		}
	}
	r.links[root] = links
	return links
}

// creditInTitle gives the credit behind a label in the attributes of img, where
// ARD's sites have it.
func creditInTitle(img *html.Node) string {
	for _, key := range []string{"data-credit", "data-copyright", "data-photo-credit"} {
		text := dom.Attr(img, key)
		if text == "" {
			continue
		}
		if credit := cleanCredit(dom.Clean(text)); credit != "" && len(credit) <= longestCredit {
			return credit
		}
	}
	alt := dom.Clean(dom.Attr(img, "alt"))
	for _, key := range []string{"title", "alt"} {
		text := dom.Clean(dom.Attr(img, key))
		if text == "" || len(text) > longestCaption {
			continue
		}
		if rest, ok := strings.CutPrefix(text, alt+" | "); ok && isCredit(rest, true) {
			return cleanCredit(rest)
		}
		if _, credit := labelForm(text); credit != "" {
			return cleanCredit(credit)
		}
		if _, credit := signForm(text); credit != "" {
			return cleanCredit(credit)
		}
	}
	return ""
}

// deepestSurround is how far above its picture a surround can be.
const deepestSurround = 8

func isPageBox(n *html.Node) bool {
	return n.Type != html.ElementNode || dom.Is(n, atom.Html, atom.Body, atom.Main, atom.Article, atom.Header)
}

// widen makes n, the parent of the surround's root, the surround, and reports
// whether it can be.
func (r *Reader) widen(f *Surround, n *html.Node) bool {
	s := r.surveyOfBox(n)
	if s == nil || s.full || len(s.images) == 0 || !s.same && !dom.Is(n, atom.Figure) {
		return false
	}
	if len(s.parts) == 0 {
		return true
	}
	if !s.isSurround() {
		return false
	}
	caption, credit := s.read()
	switch {
	case f.caption != "" && caption != f.caption:
		return false
	case f.credit != "" && credit != f.credit:
		return false
	}
	f.caption, f.credit, f.images = caption, credit, s.images
	f.marked, f.byline = s.hasCaption, s.byline
	return true
}

// samePictures reports whether images are versions of one picture, for small
// and for large screens.
func (r *Reader) samePictures(images []*html.Node) bool {
	for i := range images {
		if i > 0 && !r.isVersion(images[i], images[0]) {
			return false
		}
	}
	return true
}

// isVersion reports whether two images are versions of one picture.
func (r *Reader) isVersion(a, b *html.Node) bool {
	alt := dom.Attr(a, "alt")
	return alt != "" && alt == dom.Attr(b, "alt") || r.addressKey(a) == r.addressKey(b)
}

// isSurround is holdsOnlyCaption, asked once.
func (s *survey) isSurround() bool {
	if !s.isFit {
		s.fits, s.isFit = s.holdsOnlyCaption(), true
	}
	return s.fits
}

// holdsOnlyCaption reports whether the text of what was surveyed is a caption and a
// credit, and nothing else: as markup says, or as the form of the credit behind it
// says.
func (s *survey) holdsOnlyCaption() bool {
	others, size := s.of(noRole), 0
	for _, p := range others {
		size += len(p.text)
		if p.heading && s.reader.isTitle(p.text) {
			return false
		}
	}
	switch {
	case dom.Is(s.root, atom.Figure):
		return size < longestOfBox
	case s.hasCaption:
		for _, p := range others {
			if !isCredit(p.text, false) {
				return false
			}
		}
		return true
	}
	if size > longestOfBox || len(others) == 0 {
		return size == 0
	}
	if len(s.of(creditRole)) > 0 {
		return len(others) < 2
	}
	if len(others) < 3 && (isCredit(others[len(others)-1].text, false) || isCredit(others[0].text, false)) {
		return true
	}
	return s.isPlainBox(others, size)
}

// isPlainBox reports whether there are but one or two short lines in boxes of
// their own beside the picture, neither paragraphs nor links: as
// standard.co.uk prints captions.
func (s *survey) isPlainBox(others []part, size int) bool {
	const longest = 300
	if s.flow || len(others) > 2 || size > longest || others[0].heading || strings.Count(others[0].text, " ") < 2 {
		return false
	}
	return len(others) == 1 || isProperName(others[1].text)
}

// isTitle reports whether text is the title of the page, or a part of it.
func (r *Reader) isTitle(text string) bool {
	title := r.pageTitle()
	text = page.HostSpelling(text)
	return title == "" || strings.Contains(title, text) || strings.Contains(text, title)
}

// findTail finds the caption in the element behind the surround's.
func (r *Reader) findTail(f *Surround) {
	n := r.behind(f.Root)
	if n == nil || r.drops(n) || dom.Is(n, atom.Nav) {
		return
	}
	s := r.surveyOf(n)
	if s.full || len(s.images) > 0 || len(s.parts) == 0 || !s.isTail() && !s.repeats(f.images[0]) {
		return
	}
	f.caption, f.credit = s.read()
	f.tail = n
}

// behind gives the element behind n, past those that draw nothing; nil where there
// is none, or text in front of it.
func (r *Reader) behind(n *html.Node) *html.Node {
	const farthest = 64
	for range farthest {
		r.work++
		n = n.NextSibling
		if n == nil || n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			return nil
		}
		if n.Type == html.ElementNode && !isEmptyElement(n) {
			return n
		}
	}
	return nil
}

// isTail reports whether all of an element behind a picture is its caption.
func (s *survey) isTail() bool {
	others := s.of(noRole)
	if len(others) == 0 {
		return true
	}
	const longest = 400
	text := join(others)
	if len(s.of(captionRole)) > 0 || len(text) > longest || s.parts[0].heading {
		return false
	}
	if len(s.of(creditRole)) > 0 {
		return len(others) < 2
	}
	if len(others) == 2 && isCredit(others[1].text, false) {
		return true
	}
	marked, _ := labelForm(text)
	signed, _ := signForm(text)
	isMarked := marked.end > 0 || signed.end > 0
	if !isMarked && !strings.ContainsAny(text, "/|") {
		return false
	}
	_, credit, ok := cutCredit(text)
	return ok && len(credit) < 80 && (isMarked || strings.ContainsAny(credit, "/|"))
}

// repeats reports whether the text is the alternative text of img, as on bhaskar.com,
// where the name of the site can stand behind that, and neither a link, the name of a
// file nor the page's heading.
func (s *survey) repeats(img *html.Node) bool {
	const shortest = 8
	if len(s.parts) != 1 || s.parts[0].heading || len(s.parts[0].text) < shortest {
		return false
	}
	text := s.parts[0].text
	site, ok := strings.CutPrefix(dom.Clean(dom.Attr(img, "alt")), text)
	if !ok || site != "" && !strings.HasPrefix(site, " - ") || strings.Contains(text, "_") || text == s.reader.heading() {
		return false
	}
	return dom.Within(img, atom.A) == nil && !dom.Is(s.root, atom.A) && !s.reader.holds(s.root, atom.A)
}

// isEmptyElement reports whether an element draws nothing.
func isEmptyElement(n *html.Node) bool {
	left := 20
	for d := n; d != nil; d = dom.Next(n, d, !dom.IsRendered(d)) {
		if left--; left < 0 || dom.Is(d, atom.Img, atom.Iframe, atom.Video, atom.Hr) || d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" {
			return false
		}
	}
	return true
}

// leadsElsewhere reports whether the link a around a picture leads to another
// page than that picture's own.
func (r *Reader) leadsElsewhere(a *html.Node) bool {
	leads, ok := r.elsewhere[a]
	if !ok {
		leads = r.isElsewhere(a)
		r.elsewhere[a] = leads
	}
	return leads
}

func (r *Reader) isElsewhere(a *html.Node) bool {
	href := dom.Attr(a, "href")
	if href == "" || strings.HasPrefix(href, "#") || strings.HasPrefix(href, "javascript:") {
		return false
	}
	u, err := url.Parse(r.page.Resolve(href))
	if err != nil {
		return false
	}
	if r.page.URL != nil && page.SamePage(u, r.page.URL) {
		return false
	}
	for w := range nameWords(u.Path) {
		switch w {
		case "jpg", "jpeg", "png", "webp", "gif", "avif", "image", "images", "photo", "photos", "gallery", "galerie", "galleries", "bild", "bilder",
			"bildergalerie", "fotos", "foto", "fotostrecke", "galeria", "galleria", "picture", "pictures", "photogallery", "slideshow":
			return false
		}
	}
	return true
}
