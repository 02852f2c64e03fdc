package photo

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// known is what a Reader found out of its page so far. A picture is asked about
// again for each element around it, and an element for each picture in it: what is
// known is not found out again, so that the work grows as the page does.
type known struct {
	facts     map[*html.Node]facts
	photos    map[*html.Node]bool      // pictures: whether they may be photos
	keys      map[*html.Node]string    // pictures: what their addresses have in common
	sources   map[*html.Node]candidate // <picture>s: the largest version
	shown     map[*html.Node]version   // pictures: the largest version
	foreign   map[*html.Node]bool      // elements: whether they are named so
	players   map[*html.Node]bool      // elements: whether they are named after one
	captioned map[*html.Node]bool      // elements: whether a <figcaption> is in them
	elsewhere map[*html.Node]bool      // links: whether they lead elsewhere
	surveys   map[*html.Node]*survey   // by their roots
	surrounds map[*html.Node]*Surround // pictures: their surrounds in the whole page
	unfit     map[*html.Node]bool      // elements that are no surrounds, and were not surveyed to their ends
	cuts      map[string]cut           // by the caption

	noscripts  map[*html.Node]*html.Node              // the <noscript> in an element
	unscripted map[*html.Node]*html.Node              // the <img> in a <noscript>
	links      map[*html.Node]map[string][]*html.Node // the links with text in a surround

	around map[*html.Node]bool // elements: whether the rule names them as around a photo

	alts     map[string]altTexts // of the pictures of an address
	headed   string              // the text of the first <h1>
	isHeaded bool
	title    string // the page's, in its host's spelling
	isTitled bool

	line dom.Line // what a survey reads its lines in

	// work counts the nodes looked at and the captions and versions read, for the
	// tests that say how it grows.
	work int
}

func newKnown() known {
	return known{
		facts: map[*html.Node]facts{}, photos: map[*html.Node]bool{}, keys: map[*html.Node]string{}, sources: map[*html.Node]candidate{}, shown: map[*html.Node]version{},
		foreign: map[*html.Node]bool{}, players: map[*html.Node]bool{}, captioned: map[*html.Node]bool{}, elsewhere: map[*html.Node]bool{}, surveys: map[*html.Node]*survey{}, unfit: map[*html.Node]bool{}, surrounds: map[*html.Node]*Surround{},
		cuts: map[string]cut{}, noscripts: map[*html.Node]*html.Node{}, unscripted: map[*html.Node]*html.Node{},
		links: map[*html.Node]map[string][]*html.Node{}, around: map[*html.Node]bool{},
	}
}

// facts are what the own markup of an element says.
type facts struct {
	leftOut bool // its text is not the article's
	picture bool
	byline  bool // it is markup of an author
	role    role
	wraps   bool // the role is the credit's, and the caption is in it too
}

func (r *Reader) factsOf(n *html.Node) facts {
	f, ok := r.facts[n]
	if ok {
		return f
	}
	r.work++
	f = facts{leftOut: r.leavesOut(n), picture: isPicture(n)}
	if !f.leftOut && !f.picture {
		f.byline = n.DataAtom == atom.Address || dom.HasToken(n, "rel", "author")
	}
	f.role = roleOf(n)
	if f.role == controlRole && n.DataAtom != atom.Button && r.holds(n, atom.Img, atom.Figcaption) {
		f.role = noRole // a control around picture or caption is a wrapper
	}
	r.facts[n] = f
	if f.role == creditRole {
		f.wraps = r.holdsCaption(n)
		r.facts[n] = f
	}
	return f
}

// holdsCaption reports whether an element that is named after the credit holds
// one that is named after the caption: caption-and-credit.
func (r *Reader) holdsCaption(n *html.Node) bool {
	const nearest = 50
	left := nearest
	for d := range dom.Descendants(n) {
		if left--; left < 0 {
			return true
		}
		if d.Type == html.ElementNode && (dom.Is(d, atom.Img) || r.factsOf(d).role == captionRole) {
			return true
		}
	}
	return false
}

func (r *Reader) hasFigcaption(n *html.Node) bool {
	has, ok := r.captioned[n]
	if !ok {
		has = r.holds(n, atom.Figcaption)
		r.captioned[n] = has
	}
	return has
}

// holds reports whether one of the named elements stands in n, not far from its
// start.
func (r *Reader) holds(n *html.Node, names ...atom.Atom) bool { return r.first(n, names...) != nil }

// first gives the first of the named elements in n, not far from its start, or nil.
func (r *Reader) first(n *html.Node, names ...atom.Atom) *html.Node {
	left := mostSurroundNodes
	for d := range dom.Descendants(n) {
		r.work++
		if left--; left < 0 {
			return nil
		}
		if dom.Is(d, names...) {
			return d
		}
	}
	return nil
}

// addressKey is photoKey for the address of img as it stands on the page.
func (r *Reader) addressKey(img *html.Node) string {
	key, ok := r.keys[img]
	if !ok {
		key = photoKey(rawAddress(img))
		r.keys[img] = key
	}
	return key
}

// standsIn reports whether the page names no picture for img but one that it calls a
// placeholder, or shows under three alternative texts or more: a script will load the
// photo, as on timesofindia.indiatimes.com.
func (r *Reader) standsIn(img *html.Node) bool {
	raw := rawAddress(img)
	if address, _, _ := r.photoURL(img); raw == "" || address != r.page.Resolve(raw) {
		return false
	}
	if raw == dom.Attr(img, "placeholdersrc") {
		return true
	}
	if r.alts == nil {
		r.alts = map[string]altTexts{}
		for _, n := range r.page.Elements() {
			if !isPicture(n) {
				continue
			}
			if alt := dom.Attr(n, "alt"); alt != "" {
				address := rawAddress(n)
				r.alts[address] = r.alts[address].with(alt)
			}
		}
	}
	return r.alts[raw].isFull()
}

// altTexts are the different alternative texts of an address, as far as there is room: as
// many say that it is that of a placeholder.
type altTexts [3]string

func (t altTexts) with(alt string) altTexts {
	for i := range t {
		if t[i] == "" {
			t[i] = alt
		}
		if t[i] == alt {
			break
		}
	}
	return t
}

func (t altTexts) isFull() bool { return t[len(t)-1] != "" }

// heading gives the text of the first <h1>.
func (r *Reader) heading() string {
	if !r.isHeaded {
		r.headed, r.isHeaded = dom.Text(dom.First(r.page.Doc, atom.H1)), true
	}
	return r.headed
}

// longestTitle is the length in bytes behind which a title is cut, as no heading
// repeats it.
const longestTitle = 2000

// pageTitle gives the title that the page shares, in the spelling of its host.
func (r *Reader) pageTitle() string {
	if !r.isTitled {
		title := r.page.Meta("og:title")
		r.title, r.isTitled = page.HostSpelling(title[:min(len(title), longestTitle)]), true
	}
	return r.title
}
