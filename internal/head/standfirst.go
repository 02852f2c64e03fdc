package head

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/furniture"
	"github.com/lede-go/lede/internal/generic"
)

// A standfirstSign is what speaks for a line as the standfirst, the weakest first.
type standfirstSign uint8

const (
	noSign    standfirstSign = iota
	placeSign                // it is the first line under the title, and a sentence
	equalSign                // it is the description in the metadata
	nameSign                 // an element around it is called a standfirst
	bothSigns                // it has the name and is the description
)

// A printedStandfirst is a line that may be the standfirst.
type printedStandfirst struct {
	at        int // its item
	text, tag string
	sign      standfirstSign
}

// Lengths of a standfirst, in characters: what a name or the description speaks
// for may be shorter than what its place alone does.
const (
	shortestStandfirst = 20
	shortestSentence   = 40
	shortestHeading    = 60 // that is no sentence
	longestStandfirst  = 600
)

// readStandfirst reads the line printed between the title and the text, and gives
// the tag of its element. The line may be the first block of what the engine took
// for the body, if more of it follows. Its rules:
//
//   - A line whose element is called a standfirst wins, before all if it is the
//     description in the metadata as well. Then comes one that is the description, then a
//     sentence that stands under the title, apart from the text.
//   - What the engine took for a part of the text needs the name and the
//     description, if it is a paragraph, or one of them: each alone is often that
//     of the first paragraph.
//   - Bylines, dates, captions, links, notes, headings of parts and what repeats
//     the title are none.
func (r *reader) readStandfirst() (text, tag string) {
	if r.title < 0 || len(r.paragraphs) == 0 {
		return "", ""
	}
	var best printedStandfirst
	isFirst := true
	named := 0 // the end of the element that has the name
	for i := r.items[r.title].end; i < min(r.first+1, r.secondParagraph(), r.to); {
		it := &r.items[i]
		if it.node.Type == html.TextNode || r.holds(i, r.secondParagraph()) {
			i++
			continue
		}
		p := r.part(i)
		if r.isOtherPart(i, p) {
			i = it.end
			continue
		}
		if r.isCalledStandfirst(it.node, p) {
			named = max(named, it.end)
		}
		if i >= named && !dom.IsBlock(it.node) || !r.isOneText(i, p) {
			i++
			continue
		}
		s := r.weighStandfirst(i, i < named, isFirst)
		if s.sign > best.sign && (best.sign < nameSign || !r.inBody(i)) {
			best = s
		}
		isFirst = isFirst && utf8.RuneCountInString(s.text) < shortestSentence
		i = it.end
	}
	if best.sign == noSign {
		return "", ""
	}
	r.note("standfirst", best.at)
	return best.text, best.tag
}

// secondParagraph gives the second long paragraph of the body, or else the first:
// one that is surely no standfirst.
func (r *reader) secondParagraph() int { return r.paragraphs[min(1, len(r.paragraphs)-1)] }

// isOtherPart reports whether item i, which is p by its names, is another part of the
// head or of the page.
func (r *reader) isOtherPart(i int, p part) bool {
	const longestBiography = 1000
	switch {
	case p&authorPart != 0 && !r.longer(i, longestBiography):
		return true
	case p&subtitlePart != 0:
		return false
	case p&(commentPart|crumbPart|logoPart|creditPart|otherPart) != 0:
		return true
	}
	return p&datePart != 0 && p&standfirstPart == 0 && !r.longer(i, longestByline)
}

// isCalledStandfirst reports whether n, which is p by its names, is called a
// standfirst. The id of a heading is its own words ("Introduction").
func (r *reader) isCalledStandfirst(n *html.Node, p part) bool {
	if p&standfirstPart == 0 || !dom.IsHeading(n.DataAtom) {
		return p&standfirstPart != 0
	}
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key != "id" && r.attr(&a)&standfirstPart != 0 })
}

// isOneText reports whether item i, which is p by its names, is one text: no byline,
// date, picture or control is in it, and no block unless it is called a standfirst.
func (r *reader) isOneText(i int, p part) bool {
	const mostBlocks = 6
	if r.longer(i, utf8.UTFMax*longestStandfirst) {
		return false
	}
	blocks := 0
	for j := i + 1; j < r.items[i].end; j++ {
		n := r.items[j].node
		switch {
		case n.Type == html.TextNode:
		case dom.IsControl(n), dom.Is(n, atom.Img, atom.Figure, atom.Picture, atom.Time),
			r.part(j)&(authorPart|datePart|creditPart|commentPart) != 0:
			return false
		case dom.IsBlock(n):
			blocks++
		}
	}
	return blocks == 0 || blocks <= mostBlocks && p&standfirstPart != 0
}

// weighStandfirst says how likely item i is the standfirst: named tells that it has
// the name, isFirst that no line as long as a sentence stands between it and the
// title.
func (r *reader) weighStandfirst(i int, named, isFirst bool) printedStandfirst {
	n := r.items[i].node
	s := printedStandfirst{at: i, text: r.text(n), tag: n.Data}
	heading := dom.IsHeading(n.DataAtom)
	switch {
	case n.DataAtom == atom.H1, r.isOtherLine(i, s.text), !named && isNames(s.text), (named || heading) && r.recurs(i):
		return s
	}
	apart := r.isApart(i)
	isDescription := isSame(s.text, r.hints.Description)
	if rest := behindPlace(s.text); !isDescription && isSame(rest, r.hints.Description) {
		s.text, isDescription = rest, true
	}
	switch {
	case named && (isDescription || isLike(s.text, r.hints.Description)):
		s.sign = bothSigns
	case isDescription && i < r.first && (apart || n.DataAtom != atom.P):
		s.sign = equalSign
	case named && (!r.inBody(i) || heading || r.part(i)&subtitlePart != 0):
		s.sign = nameSign
	case !r.inBody(i) && (apart && isFirst || heading) && isLongLine(s.text, heading && isFirst):
		s.sign = placeSign
	}
	return s
}

// isOtherLine reports whether text, of item i, is too short or too long, or a line of
// another kind: a byline, a date, a link, a note, the title once more.
func (r *reader) isOtherLine(i int, text string) bool {
	length := utf8.RuneCountInString(text)
	if length < shortestStandfirst && !hasWideLetters(text) || length > longestStandfirst || !dom.HasWord(text) {
		return true
	}
	if beginsByline(text) || isDateLine(text) || furniture.IsNote(text) || isDisclosure(text) || r.isLinked(i) {
		return true
	}
	key := squash(text)
	if key == squash(r.text(r.items[r.title].node)) || slices.ContainsFunc(r.hints.Titles, func(t string) bool { return key == r.squash(t) }) {
		return true
	}
	linked := 0
	for j := i; j < r.items[i].end; j++ {
		if n := r.items[j].node; n.DataAtom == atom.A {
			linked += len(r.text(n))
		}
	}
	return 2*linked > len(text)
}

// isNames reports whether text names people and is no sentence.
func isNames(text string) bool {
	return len(text) < longestName && !dom.IsStop(dom.LastRune(text)) && len(byline.Parse(text, byline.Options{}).Authors) > 0
}

// isDisclosure reports whether text tells who pays for the page.
func isDisclosure(text string) bool {
	words := likely(vocabulary().disclosure, text)
	if len(words) == 0 {
		return false
	}
	text = strings.ToLower(text)
	return slices.ContainsFunc(words, func(w phrase) bool { return strings.Contains(text, w.text) })
}

// isLongLine reports whether text is a sentence or, in a heading, as long as one.
func isLongLine(text string, heading bool) bool {
	length := utf8.RuneCountInString(text)
	return length >= shortestSentence && dom.IsStop(dom.LastRune(text)) || heading && length >= shortestHeading
}

// hasWideLetters reports whether s has characters that stand for words or
// syllables: fewer of them make a line.
func hasWideLetters(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	})
}

// isSame reports whether line is the description: either may be cut short, by a
// third, and the description by a system that counts characters.
func isSame(line, description string) bool {
	const longestCut = 150 // bytes
	a, b := squash(line), squash(description)
	if len(b) >= longestCut && strings.HasPrefix(a, b) {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > shortTitle && len(a)*3 >= len(b)*2 && strings.HasPrefix(b, a)
}

// isLike reports whether line and description have most words in common.
func isLike(line, description string) bool {
	const most = 0.7
	a, b := generic.NewWordSet(line), generic.NewWordSet(description)
	return a.Shared(generic.Words(description)) >= most && b.Shared(generic.Words(line)) >= most
}

// behindPlace gives what stands behind the place in front of a line and a dot:
// "Sonnau · Die Brücke ..." (rp-online.de).
func behindPlace(line string) string {
	const longest = 40
	place, rest, ok := strings.Cut(line, " · ")
	if !ok || len(place) > longest {
		return ""
	}
	return rest
}

// recurs reports whether an element like item i, with the same tag and names, stands
// between the paragraphs of the body: then it is the heading of a part.
func (r *reader) recurs(i int) bool {
	n := r.items[i].node
	for j := r.first; j < min(r.last, r.first+mostItems); j++ {
		m := r.items[j].node
		if j == i || m.Type != html.ElementNode || m.DataAtom != n.DataAtom || dom.IsHeading(n.DataAtom) && m.Parent != n.Parent {
			continue
		}
		if dom.Attr(m, "class") == dom.Attr(n, "class") && dom.Attr(m, "data-component") == dom.Attr(n, "data-component") {
			return true
		}
	}
	return false
}

// isApart reports whether item i stands in another element than the paragraphs of
// the body: with the title, or where they have an element of their own.
func (r *reader) isApart(i int) bool {
	text := r.secondParagraph()
	for p := r.items[i].parent; p >= 0 && r.items[p].end <= text; p = r.items[i].parent {
		i = p
	}
	if r.holds(i, r.title) {
		return true
	}
	branch := text
	for p := r.items[branch].parent; p > i; p = r.items[branch].parent {
		branch = p
	}
	last := r.paragraphs[len(r.paragraphs)-1]
	return last > text && r.items[branch].end > last
}
