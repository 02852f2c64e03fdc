// Package head reads what a page prints around the body of its article: the
// title, the line above it and the one below, the byline, the date, the section.
//
// head.go lists what is drawn and tells what each element is by its names;
// title.go, kicker.go, standfirst.go, byline.go, date.go and section.go find one thing each. signature.go
// has the names that stand behind the text or beside it, published.go the dates
// behind a label, wherever they stand.
package head

import (
	"net/url"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
)

// Hints are what the page says of itself, for comparison with what it prints.
type Hints struct {
	URL         *url.URL
	Description string
	SiteName    string
	Language    string // BCP 47
	// Dates are the dates of the metadata: where a printed one can be read in two
	// ways, it is meant as one of these.
	Dates []time.Time
	// Retrieved is when the page was fetched, the zero time where that is not
	// known. A date behind it is a slip.
	Retrieved time.Time
	// Titles are the titles of the metadata, the most trustworthy first, with
	// and without the site's name.
	Titles []string
	// Headlines are those of the JSON-LD, the Open Graph and the HTML title, without
	// the site's name, one of each that has one.
	Headlines []string
	// Zone is the zone of the times that the page prints without one; nil is UTC.
	Zone *time.Location
	// Drops reports an element that is not of the article by the word of a rule; nil
	// says of none.
	Drops func(*html.Node) bool
	// NoStandfirst, NoDates and NoSection say that nobody asks for the standfirst, for the
	// dates, or for the section.
	NoStandfirst, NoDates, NoSection bool
	// Trace asks for Head.Printed.
	Trace bool
}

// A Head is what a page prints around the body of its article. Each field is
// empty where nothing was found.
type Head struct {
	// Title is the printed title without a kicker in front, and TitleTag the
	// element that prints it, such as h1.
	Title, TitleTag string
	// Kicker is the line above the title.
	Kicker string
	// Standfirst is the summary printed between title and body, and StandfirstTag
	// the element that prints it, such as p.
	Standfirst, StandfirstTag string
	// Authors are the printed names, a line a piece, and Byline the whole
	// printed line that they stand in.
	Authors []string
	Byline  string
	// Named is set where each of Authors is a name in an element of its own.
	Named bool
	// Likely is set where it is the place of Authors alone that says that they
	// are: behind the body, beside the date or beside a portrait.
	Likely bool
	// Others are names that a label says did other work than writing, or only a
	// part of it, and Links the addresses of the links beside Authors, by their text.
	Others []string
	Links  map[string]string
	// Published is the printed date. PublishedAlone is set where it stands by itself
	// or in an element for dates, SurelyPublished where it does so between title and
	// body, or in a <time> behind a label; both where it is of no update.
	Published                       time.Time
	SurelyPublished, PublishedAlone bool
	// Modified is the printed date that is said to be of an update.
	Modified time.Time
	// Section is the first step of the printed breadcrumb behind the home page.
	Section string
	// Printed are the elements that the fields were read from, with Hints.Trace.
	Printed []Printed
}

// A Printed is an element that a field was read from, by the field's name in Article.
type Printed struct {
	Field string
	Node  *html.Node
}

// note notes that a field was read from item i.
func (r *reader) note(field string, i int) {
	if r.hints.Trace {
		r.printed = append(r.printed, Printed{field, r.items[i].node})
	}
}

// Read reads what doc, in which found is the article, prints around it. It
// does not modify doc and takes time linear in its size.
func Read(doc *html.Node, found generic.Found, h Hints) Head {
	r := &reader{hints: h, vocabulary: namedParts(), squashed: map[string]string{}, also: found.Title}
	root := dom.Body(doc)
	if root == nil {
		return Head{}
	}
	defer r.takeItems()()
	r.flatten(root, -1)
	r.parts = make([]part, len(r.items))
	r.place(found)
	var head Head
	t := r.findTitle()
	if t.at >= 0 {
		head.Title, head.TitleTag = t.text, t.tag
		r.note("title", t.at)
	}
	r.findRegion(t.at)
	head.Kicker = r.readKicker(head.Title)
	if !h.NoStandfirst {
		head.Standfirst, head.StandfirstTag = r.readStandfirst()
	}
	r.readAuthors(&head)
	if !h.NoDates {
		r.readDates(&head)
	}
	if !h.NoSection {
		head.Section = r.readSection(head.Title)
	}
	head.Printed = r.printed
	return head
}

// A reader reads one page.
type reader struct {
	hints      Hints
	items      []item
	parts      []part // of the items, as they are asked for
	vocabulary *generic.NameTable[part]
	also       *html.Node // may be the title too
	headings   []int      // the items that may be the title, the first of them

	first, last int                 // items of the first long paragraph of the body, and behind its last
	body        *nodeSet            // the nodes of the body
	paragraphs  []int               // items of the first long paragraphs of the body, in order
	from, to    int                 // the items of the region between title and body
	title       int                 // the item that prints the title, or -1
	others      []string            // names that did other work
	labelled    map[date.Said][]int // texts that begin with a label, once asked for
	noted       []int               // those that may be a note of a date
	squashed    map[string]string   // of what the page says of itself, once asked for
	printed     []Printed
}

// A item is an element that is drawn, or a text. Items stand in document
// order, each behind its parent; those inside one end before its end.
type item struct {
	node   *html.Node
	parent int // -1 for none
	end    int
}

// lists are lists of items, whose memory is used again.
var lists = sync.Pool{New: func() any { return new([]item) }}

// takeItems takes a list for the items of r, and gives what gives it back.
func (r *reader) takeItems() func() {
	const most = 1 << 15 // of what is kept
	list := lists.Get().(*[]item)
	r.items = *list
	return func() {
		if cap(r.items) > most {
			return
		}
		clear(r.items)
		*list = r.items[:0]
		lists.Put(list)
	}
}

// flatten lists what is drawn of n, which is item parent.
func (r *reader) flatten(n *html.Node, parent int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		i := len(r.items)
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			r.items = append(r.items, item{c, parent, i + 1})
		case c.Type == html.ElementNode && dom.IsRendered(c) && !dom.StaysHidden(c) && (r.hints.Drops == nil || !r.hints.Drops(c)):
			r.items = append(r.items, item{node: c, parent: parent})
			if (dom.IsHeading(c.DataAtom) || c == r.also) && len(r.headings) < mostHeadings {
				r.headings = append(r.headings, i)
			}
			r.flatten(c, i)
			r.items[i].end = len(r.items)
		}
	}
}

// leastParagraph is the length in bytes from which a text is taken for a paragraph,
// and no line of the head.
const leastParagraph = 120

// mostParagraphs is how many paragraphs of the body tell in what element it stands.
const mostParagraphs = 3

// place finds where the body of the article begins and ends.
func (r *reader) place(found generic.Found) {
	r.first, r.last = -1, -1
	if len(found.Body) == 0 {
		return
	}
	r.body = newNodeSet(found.Body)
	for i := 0; i < len(r.items); {
		it := &r.items[i]
		if !r.body.has(it.node) {
			i++
			continue
		}
		if !dom.IsHeading(it.node.DataAtom) && r.longer(i, leastParagraph) {
			if r.first < 0 {
				r.first = i
			}
			if len(r.paragraphs) < mostParagraphs {
				r.paragraphs = append(r.paragraphs, i)
			}
			r.last = it.end
		}
		i = it.end
	}
	if r.first < 0 {
		for i := range r.items {
			if r.body.has(r.items[i].node) {
				r.first, r.last = i, r.items[i].end
				return
			}
		}
	}
}

// A nodeSet is a set of nodes that tells of most others by their tags that they are not
// in it.
type nodeSet struct {
	tags [64]bool
	in   map[*html.Node]bool
}

func newNodeSet(nodes []*html.Node) *nodeSet {
	s := &nodeSet{in: make(map[*html.Node]bool, len(nodes))}
	for _, n := range nodes {
		s.tags[tagNumber(n)] = true
		s.in[n] = true
	}
	return s
}

func (s *nodeSet) has(n *html.Node) bool { return s.tags[tagNumber(n)] && s.in[n] }

// tagNumber gives one of 64 numbers for the tag of n, and for a text.
func tagNumber(n *html.Node) uint32 { return uint32(n.DataAtom) >> 8 % 64 }

// inBody reports whether item i is in the body, or a node of the body in it.
func (r *reader) inBody(i int) bool {
	for j := i; j < r.items[i].end; j++ {
		if r.body.has(r.items[j].node) {
			return true
		}
	}
	for ; i >= 0; i = r.items[i].parent {
		if r.body.has(r.items[i].node) {
			return true
		}
	}
	return false
}

// longer reports whether the text of item i has more than n bytes, or is in
// more elements than a line has.
func (r *reader) longer(i, n int) bool {
	if r.items[i].end-i > mostItems {
		return true
	}
	for j := i; j < r.items[i].end && n >= 0; j++ {
		if t := r.items[j].node; t.Type == html.TextNode {
			n -= len(strings.TrimSpace(t.Data))
		}
	}
	return n < 0
}

// mostItems bounds what is looked at where there is little text in many elements.
const mostItems = 2000

// holdsBody reports whether item i is an element around the body: its names
// speak of the article as a whole.
func (r *reader) holdsBody(i int) bool { return r.holds(i, r.first) }

// isAround reports whether item i is an element around the body or the title.
func (r *reader) isAround(i int) bool { return r.holds(i, r.first) || r.holds(i, r.title) }

func (r *reader) holds(i, inner int) bool { return i < inner && r.items[i].end > inner }

// The region in which byline and date are looked for has this many bytes of
// text before the title and behind it, and behind the body.
const (
	aboveTitle = 300
	belowTitle = 1500
	belowBody  = 1200
)

// findRegion finds the region around the title, or around the beginning of the
// body where no title is known before it. It goes into the body, as many a body
// begins with a standfirst that the byline stands under.
func (r *reader) findRegion(title int) {
	r.title = title
	anchor := title
	if title < 0 || r.first >= 0 && title > r.first {
		anchor = max(0, r.first)
	}
	r.from = r.start(anchor)
	r.to = anchor
	if title >= 0 {
		r.to = max(anchor, r.items[title].end)
	}
	r.to = r.end(r.to, belowTitle)
}

// start gives the outermost element around item anchor that holds little before it
// and no heading, which is of another story.
func (r *reader) start(anchor int) int {
	from, budget := anchor, aboveTitle
	for i := anchor - 1; i >= max(0, anchor-mostItems) && budget > 0; i-- {
		it := &r.items[i]
		if it.end > anchor {
			from = i
			continue
		}
		if dom.IsHeading(it.node.DataAtom) {
			break
		}
		if it.node.Type == html.TextNode {
			budget -= len(it.node.Data)
		}
	}
	return from
}

// end gives the item behind from up to which there are n bytes of text.
func (r *reader) end(from, n int) int {
	for last := min(len(r.items), from+mostItems); from < last && n > 0; from++ {
		if t := r.items[from].node; t.Type == html.TextNode {
			n -= len(t.Data)
		}
	}
	return from
}

// A part is a set of the functions that an element has by its names and its tag.
type part uint16

const (
	crumbPart      part = 1 << iota
	otherPart           // navigation, related stories, prompts
	cardPart            // one of several stories, or the only one
	logoPart            // the site's name
	kickerPart          // above the title, or the section
	subtitlePart        // under it
	standfirstPart      // the standfirst, or the first paragraph of the text
	authorPart          // the byline
	datePart            // any date
	publishedPart       // the date of publication
	updatedPart         // that of a change
	creditPart          // a photo, and who took it
	commentPart         // readers' comments
	unseenPart          // for screen readers
	knownPart           // for an item: it has been found out
)

// partNames are what authors of pages call the parts of a head.
var partNames = [...]struct {
	part  part
	names string
}{
	{crumbPart, `breadcrumb breadcrumbs breadcumb breadcumbs crumb crumbs breadcrump krumel brotkrumen migas fildariane ariane`},
	{otherPart, `nav navigation navbar menu footer sidebar related recommended recommendation recommendations recirculation
		newsletter modal dialog popup cookie consent gift gifting outbrain taboola trending popular mostread toc`},
	{cardPart, `card cards teaser teasers tile promo carousel`},
	{logoPart, `logo brand sitetitle sitename masthead branding`},
	{kickerPart, `kicker dachzeile overline roofline topline eyebrow surtitle surtitre spitzmarke antetitulo volanta occhiello
		category label labels flag badge rubrik rubrique tag tags overtitle supertitle pretitle preheadline catchline strapline section theme topic`},
	{subtitlePart | standfirstPart, `subtitle subtitles subtitulo subheading subheadline subhead subheader subline deck dek standfirst untertitel
		unterzeile alternativeheadline bajada sumario entradilla chapo chapeau manchet sottotitolo catenaccio`},
	{standfirstPart, `lead lede leadtext intro introtext introduction einleitung vorspann ingress preface excerpt summary synopsis abstract description
		shorttext speakable epigraph sapo`},
	{authorPart, `author authors byline bylines autor autores autoren auteur auteurs autore autori autora writer writers contributor
		contributors verfasser redakteur redaktion journalist journalists reporter auther credits signature firma penulis yazar
		authorname bylinename byl skribent forfatter kirjoittaja postauthor entryauthor`},
	{datePart, `date dates datetime time timestamp datum fecha data posted published publish publication pubdate publishdate dateline
		created released meta info`},
	{publishedPart, `published publish publication pubdate publishdate datepublished created posted`},
	{updatedPart, `updated update modified datemodified revised changed lastmod aktualisiert`},
	{creditPart, `caption captions figcaption photographer photo image credit copyright illustration`},
	{commentPart, `comment comments disqus replies kommentare comentarios commentaires reply`},
	{unseenPart, `sronly sronlyfocusable visuallyhidden uvisuallyhidden isvisuallyhidden screenreader screenreadertext screenreaderonly
		elementinvisible accessiblyhidden hidden ishidden uhidden invisible`},
}

// namedParts maps the hash of a name to its parts.
var namedParts = sync.OnceValue(func() *generic.NameTable[part] {
	m := make(map[uint32]part, 200)
	for _, v := range partNames {
		for name := range strings.FieldsSeq(v.names) {
			m[generic.Hash(name)] |= v.part
		}
	}
	return generic.NewNameTable(m)
})

// part gives what item i is.
func (r *reader) part(i int) part {
	if p := r.parts[i]; p != 0 {
		return p &^ knownPart
	}
	p := r.findPart(r.items[i].node)
	r.parts[i] = p | knownPart
	return p
}

func (r *reader) findPart(n *html.Node) part {
	var p part
	for k := range n.Attr {
		p |= r.attr(&n.Attr[k])
	}
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Form, atom.Button, atom.Dialog, atom.Label, atom.Aside:
		p |= otherPart
	case atom.Figure, atom.Figcaption:
		p |= creditPart
	case atom.Time:
		p |= datePart
	}
	return p
}

func (r *reader) attr(a *html.Attribute) part {
	switch a.Key {
	case "class", "id", "itemprop", "rel", "data-testid", "data-test-id", "data-test", "data-qa", "data-component", "data-gu-name",
		"data-type", "data-hook", "property", "child-id":
		return r.named(a.Val)
	case "pubdate":
		return publishedPart
	case "role":
		switch strings.ToLower(a.Val) {
		case "navigation", "dialog", "search", "menu", "complementary", "contentinfo":
			return otherPart
		}
	case "aria-label":
		if len(a.Val) < 30 && strings.Contains(strings.ToLower(a.Val), "breadcrumb") {
			return crumbPart
		}
	}
	return 0
}

// named gives the parts that a list of names speaks of: each name as a whole
// without its signs, and its pieces between signs and changes of case. What is
// hidden has to say so as a whole: overflow-hidden, lazy-hidden and md:hidden are
// not, nor is "hidden md:block", for desktops.
func (r *reader) named(list string) part {
	const longest = 1000
	var p part
	var whole, piece nameHash
	lower := false
	for i := range min(len(list), longest) {
		ch := list[i]
		upper := 'A' <= ch && ch <= 'Z'
		letter := upper || 'a' <= ch && ch <= 'z'
		if !letter || upper && lower {
			p |= piece.end(r.vocabulary) &^ unseenPart
		}
		if ch <= ' ' {
			p |= whole.end(r.vocabulary)
		}
		if letter {
			whole.add(ch | 0x20)
			piece.add(ch | 0x20)
		}
		lower = letter && !upper
	}
	p |= piece.end(r.vocabulary)&^unseenPart | whole.end(r.vocabulary)
	if p&unseenPart != 0 && (strings.Contains(list, ":block") || strings.Contains(list, ":flex") || strings.Contains(list, ":grid")) {
		p &^= unseenPart
	}
	if p&otherPart != 0 && isHeadFooter(list) {
		p &^= otherPart
	}
	return p
}

// isHeadFooter reports whether a list of names has one for what stands under a headline:
// the foot of a head is no footer (cnn.com).
func isHeadFooter(list string) bool {
	for _, name := range [...]string{"headline__footer", "headline-footer", "header__footer", "header-footer", "title-footer"} {
		if strings.Contains(list, name) {
			return true
		}
	}
	return false
}

// A nameHash is hashString of the characters added.
type nameHash struct {
	sum uint32
	n   int
}

func (h *nameHash) add(ch byte) {
	if h.n == 0 {
		h.sum = generic.Hash("")
	}
	h.sum = (h.sum ^ uint32(ch)) * 16777619
	h.n++
}

// end gives the parts of the name, and begins another.
func (h *nameHash) end(vocabulary *generic.NameTable[part]) part {
	if h.n == 0 {
		return 0
	}
	h.n = 0
	return vocabulary.Of(h.sum)
}

// squash gives the letters and digits of s in lower case.
func squash(s string) string {
	var room [256]byte
	key := room[:0]
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			key = append(key, c)
		case 'A' <= c && c <= 'Z':
			key = append(key, c+'a'-'A')
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
				key = utf8.AppendRune(key, unicode.ToLower(r))
			}
			i += size
			continue
		}
		i++
	}
	return string(key)
}

// squash is squash for what is compared with one line after the other.
func (r *reader) squash(s string) string {
	key, ok := r.squashed[s]
	if !ok {
		key = squash(s)
		r.squashed[s] = key
	}
	return key
}

// text gives the text of n as dom.Text does, without what is dropped.
func (r *reader) text(n *html.Node) string {
	if r.hints.Drops == nil || n == nil {
		return dom.Text(n)
	}
	return dom.TextWithout(n, r.hints.Drops)
}
