package head

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
)

// A printedTitle is a heading that may be the title.
type printedTitle struct {
	at    int // its item, -1 for none
	tag   string
	text  string
	score float32
}

// mostHeadings and longestTitle bound what is looked at.
const (
	mostHeadings = 100
	longestTitle = 400
)

// shortTitle is the length in bytes up to which a title may be the name of a
// section as well.
const shortTitle = 12

// leastTitle is the score that a title must pass: an h1 in its place, or
// a heading that is half of a known title.
const leastTitle = 0.45

// A knownTitle is a title of the metadata in the form for comparison.
type knownTitle struct {
	text, squashed string
	words          generic.WordSet
}

// findTitle finds the heading that prints the title; what the engine took for it may be
// it in any element. Its rules:
//
//   - A heading in a breadcrumb, a logo, navigation or a card is none, nor is
//     the name of the site.
//   - An h1 wins over other headings, unless it shares next to nothing with
//     the titles of the metadata and another is one of them.
//   - Other headings must be much like a title of the metadata.
//   - A heading that two headlines of the metadata agree on wins over one that is
//     none of them, wherever it stands.
//   - Headings behind the beginning of the body count less: an h1 there may be
//     that of a part (gist.github.com).
func (r *reader) findTitle() printedTitle {
	var known []knownTitle
	for _, t := range r.hints.Titles {
		known = append(known, knownTitle{t, r.squash(t), generic.NewWordSet(t)})
	}
	best := printedTitle{at: -1, score: leastTitle}
	var agreed printedTitle
	isHeadline := false // best is a headline of the metadata
	for _, i := range r.headings {
		if isHeadline && best.score >= mostTitle(r.items[i].node) {
			continue
		}
		t := r.weighTitle(i, known)
		headlines := r.headlines(t.text)
		if t.score > best.score {
			best, isHeadline = t, headlines > 0
		}
		if agreed.text == "" && headlines > 1 {
			agreed = t
		}
	}
	if agreed.text != "" && best.at >= 0 && !isHeadline {
		best.text, best.tag = agreed.text, agreed.tag
	}
	return best
}

// mostTitle is the most that a heading of that kind can score: where one before it has
// as much, it need not be weighed.
func mostTitle(heading *html.Node) float32 {
	if heading.DataAtom == atom.H1 {
		return 1 + firstHeading
	}
	return 1
}

// firstHeading is what an h1 in front of the body gets for being one.
const firstHeading = 0.5

// headlines counts the headlines of the metadata that are text, but for signs.
func (r *reader) headlines(text string) int {
	n := 0
	key := squash(text)
	for _, h := range r.hints.Headlines {
		if key != "" && r.squash(h) == key {
			n++
		}
	}
	return n
}

// weighTitle says how likely item i is the title.
func (r *reader) weighTitle(i int, known []knownTitle) printedTitle {
	t := printedTitle{at: i, tag: r.items[i].node.Data}
	if r.longer(i, longestTitle) {
		return t
	}
	whole := r.text(r.items[i].node)
	key := squash(whole)
	if key == "" || key == r.squash(r.hints.SiteName) && r.headlines(whole) < 2 {
		return t
	}
	if r.isHomeLink(i) {
		return t
	}
	t.text, t.score = r.titleText(i, whole, known)
	exact := t.score == 1
	if len(known) > 0 && (isSummary(t.text) && !exact || isToken(t.text) && t.score == 0) {
		t.score = 0
		return t
	}
	switch {
	case r.first >= 0 && i > r.first:
		t.score -= 0.3
	case r.items[i].node.DataAtom == atom.H1:
		t.score += firstHeading
	}
	if t.score < leastTitle {
		return t
	}
	where := r.whereIs(i)
	for _, f := range titleFaults {
		if where&f.part != 0 {
			t.score -= f.cost
		}
	}
	if r.part(i)&subtitlePart != 0 {
		t.score -= subtitleCost
	}
	if exact && where&otherPart != 0 && dom.Within(r.items[i].node, atom.Nav, atom.Aside, atom.Footer, atom.Dialog, atom.Form) == nil {
		t.score += knownElsewhere
	}
	return t
}

// knownElsewhere is what a heading in what is a sidebar by name alone gets back if
// it is a title of the metadata: many a layout is named after the sidebar that it
// has (dubois.psu.edu).
const knownElsewhere = 0.3

// subtitleCost is what it costs a heading to be called a subtitle or an alternative
// title (popsugar.com).
const subtitleCost = 0.6

// isSummary reports whether a heading is several sentences and longer than
// titles are (renofi.com).
func isSummary(text string) bool {
	const longest = 160
	return utf8.RuneCountInString(text) > longest && strings.Count(text, ". ")+strings.Count(text, "? ")+strings.Count(text, "! ") > 1
}

// isToken reports whether a heading is one word in Latin letters, such as the
// name of a section or a file.
func isToken(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > unicode.MaxLatin1 })
}

// titleFaults are the places where a heading is less likely the title, and
// how much that costs it. The h1 of a breadcrumb (waz.de, stern.de) is a title for
// search engines, and counts where nothing else is printed.
var titleFaults = [...]struct {
	part part
	cost float32
}{
	{crumbPart, 0.9}, {otherPart, 0.9}, {commentPart, 0.7}, {logoPart, 0.5}, {unseenPart, 0.6}, {cardPart, 0.3},
}

// whereIs gives the parts of the page that item i stands in, itself among them, up
// to the element that holds the body as well.
func (r *reader) whereIs(i int) part {
	var p part
	for ; i >= 0 && !r.holdsBody(i); i = r.items[i].parent {
		p |= r.part(i)
	}
	return p
}

// isHomeLink reports whether item i is, or stands in, a link to the site's home.
func (r *reader) isHomeLink(i int) bool {
	n := r.items[i].node
	a := dom.Within(n, atom.A)
	if a == nil {
		a = dom.First(n, atom.A)
	}
	if a == nil {
		return false
	}
	return isHome(dom.Attr(a, "href"))
}

// isHome reports whether href leads to the home page of a site.
func isHome(href string) bool {
	if _, rest, ok := strings.Cut(href, "://"); ok {
		i := strings.IndexByte(rest, '/')
		if i < 0 {
			return true
		}
		href = rest[i:]
	}
	return href == "/"
}

// titleText gives the text of heading i without what stands in it beside the
// title, and how much it is like one of the known titles, 0 to 1.
func (r *reader) titleText(i int, whole string, known []knownTitle) (string, float32) {
	pieces := r.pieces(i)
	if len(known) > 0 {
		if rest := cutLabel(whole, known[0]); rest != "" {
			return rest, 1
		}
	}
	if text := equalPieces(pieces, known); text != "" {
		return text, 1
	}
	if text := r.innerTitle(i, known); text != "" {
		return text, 1
	}
	whole = withoutKicker(pieces, unglued(pieces, whole))
	var best float32
	words := generic.Words(whole)
	for _, k := range known {
		if rest := cutLabel(whole, k); rest != "" {
			return rest, 1
		}
		if isBeforeBar(whole, k.text) {
			return whole, 1
		}
		share := k.words.Shared(words)
		if covered := share * float32(len(words)) / float32(max(1, k.words.Len())); covered < share {
			share = (share + covered) / 2
		}
		best = max(best, share)
	}
	return whole, best
}

// equalPieces gives the title that some pieces in a row are, but for signs; ""
// for none. Where the pieces have boxes of their own, the known title tells what
// stands between them.
//
// Lines that breaks alone part are one title if they are known as one, even where
// one of them is known as well (realtymogul.com).
func equalPieces(pieces []piece, known []knownTitle) string {
	alone := func(p piece) bool { return p.alone }
	boxed := func(p piece) bool { return p.boxed }
	if whole := joinPieces(pieces); !slices.ContainsFunc(pieces, alone) && isKnown(whole, known) {
		return whole
	}
	found, rank := "", len(known)
	for from := range pieces {
		for to := len(pieces); to > from; to-- {
			text := joinPieces(pieces[from:to])
			key := squash(text)
			k := slices.IndexFunc(known[:rank], func(k knownTitle) bool { return k.squashed == key })
			if k < 0 {
				continue
			}
			found, rank = text, k
			if to-from > 1 && slices.ContainsFunc(pieces[from:to], boxed) {
				found = withColon(known, k)
			}
		}
	}
	if rest := behindKicker(pieces, known); rest != "" {
		return rest
	}
	return found
}

// behindKicker gives the title that the pieces behind the first box are, where
// the metadata knows it without that kicker as well; "" for none.
func behindKicker(pieces []piece, known []knownTitle) string {
	for from := 1; from < len(pieces); from++ {
		if !dom.HasWord(pieces[from].text) {
			continue // the sign behind the kicker
		}
		if rest := joinPieces(pieces[from:]); pieces[from-1].alone && (pieces[0].boxed || pieces[from].boxed) && len(rest) > shortTitle && isKnown(rest, known) {
			return rest
		}
	}
	return ""
}

func isKnown(text string, known []knownTitle) bool {
	key := squash(text)
	return slices.ContainsFunc(known, func(k knownTitle) bool { return k.squashed == key })
}

// withColon gives title k of those known in the form with a colon, if there is
// one: that is what joins a kicker to a title (stuttgarter-zeitung.de).
func withColon(known []knownTitle, k int) string {
	for _, other := range known {
		if other.squashed == known[k].squashed && strings.Contains(other.text, ": ") {
			return other.text
		}
	}
	return known[k].text
}

// innerTitle gives the text of an element somewhere in heading i that is a known
// title, beside links to sources and comments (slashdot.org); "" for none.
func (r *reader) innerTitle(i int, known []knownTitle) string {
	const mostElements = 20
	for j := i + 1; j < min(r.items[i].end, i+mostElements); j++ {
		if n := r.items[j].node; n.Type == html.ElementNode {
			if text := r.text(n); len(text) > shortTitle && isKnown(text, known) {
				return text
			}
		}
	}
	return ""
}

// cutLabel gives the known title where whole is that and a label before or
// the name of a site behind it: "Opinion: Title", "Title – Gazette".
func cutLabel(whole string, k knownTitle) string {
	if len(k.text) < shortTitle || len(whole) > 2*len(k.text) {
		return ""
	}
	if before, ok := strings.CutSuffix(whole, k.text); ok && strings.HasSuffix(strings.TrimSpace(before), ":") {
		return k.text
	}
	if rest, ok := strings.CutPrefix(whole, k.text); ok && strings.IndexAny(strings.TrimSpace(rest), "|–—·•") == 0 {
		return k.text
	}
	return ""
}

// isBeforeBar reports whether the known title is heading and, behind a bar, the
// names of sections and of the site (health.ucdavis.edu).
func isBeforeBar(heading, known string) bool {
	rest, ok := strings.CutPrefix(known, heading+" ")
	return ok && len(heading) > shortTitle && strings.IndexAny(rest, "|｜·•»") == 0
}

// A piece is a text inside a heading, in an element of its own or none.
type piece struct {
	text  string
	part  part
	alone bool // in an element
	boxed bool // in one that style sheets can speak of
	glued bool // to the piece before: no space or box parts them
}

// mostPieces bounds the pieces of a heading; one with more is taken whole.
const mostPieces = 6

// pieces gives the texts in the children of heading i; nested boxes that hold it
// all are looked through.
func (r *reader) pieces(i int) []piece {
	n := r.items[i].node
	for c := onlyChild(n); c != nil; c = onlyChild(n) {
		n = c
	}
	var list []piece
	for j := i; j < r.items[i].end; j++ {
		it := r.items[j]
		if it.node.Parent != n {
			continue
		}
		text := r.text(it.node)
		if text == "" {
			continue
		}
		p := piece{text: text, glued: len(list) > 0 && touches(r.items[j-1].node, it.node)}
		if it.node.Type == html.ElementNode {
			p.part = r.part(j)
			p.alone = true
			p.boxed = dom.IsBlock(it.node) || dom.Attr(it.node, "class") != ""
		}
		list = append(list, p)
	}
	if len(list) > mostPieces {
		return nil
	}
	return list
}

// touches reports whether the text before and that in n touch.
func touches(before, n *html.Node) bool {
	for n.Type == html.ElementNode {
		if dom.IsBlock(n) || n.FirstChild == nil {
			return false
		}
		n = n.FirstChild
	}
	last, _ := utf8.DecodeLastRuneInString(before.Data)
	first, _ := utf8.DecodeRuneInString(n.Data)
	return before.Type == html.TextNode && !unicode.IsSpace(last) && !unicode.IsSpace(first)
}

// onlyChild gives the element that is all n holds, or nil.
func onlyChild(n *html.Node) *html.Node {
	var only *html.Node
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "", c.Type == html.CommentNode:
		case c.Type != html.ElementNode || only != nil:
			return nil
		default:
			only = c
		}
	}
	return only
}

func joinPieces(pieces []piece) string {
	var l dom.Line
	for k, p := range pieces {
		if k > 0 && (!p.glued || p.boxed || pieces[k-1].boxed) {
			l.AddString(" ")
		}
		l.AddString(p.text)
	}
	return l.String()
}

// unglued gives the text of a heading with a space between pieces of several
// words that touch: style sheets put the second on a line of its own.
func unglued(pieces []piece, whole string) string {
	for k := 1; k < len(pieces); k++ {
		a, b := pieces[k-1], pieces[k]
		if !a.boxed && !b.boxed || !strings.Contains(a.text, " ") || !strings.Contains(b.text, " ") {
			return whole
		}
	}
	return joinPieces(pieces)
}

// withoutKicker drops the pieces that are kickers by name from the front, and
// those that are subtitles from the end.
func withoutKicker(pieces []piece, whole string) string {
	from, to := 0, len(pieces)
	for from < to && pieces[from].part&(kickerPart|datePart) != 0 {
		from++
	}
	for to > from && pieces[to-1].part&(subtitlePart|datePart|authorPart) != 0 {
		to--
	}
	if from == to || from == 0 && to == len(pieces) {
		return whole
	}
	return joinPieces(pieces[from:to])
}
