package furniture

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// A Tail is what a page prints where its text ends, before any cleaning, from some
// paragraph on to a little way behind the last, hidden things apart.
type Tail struct {
	Lines []TailLine // that may say that the text is not all
	Links []TailLink
	// After is the number of letters behind the text, as far as the tail goes.
	After int
}

// A TailLine is one line of a tail.
type TailLine struct {
	Text     string
	Says     Ending
	Distance int  // letters between the text and it
	Acts     bool // it has a link or a button
	Before   bool // it stands in front of the end of the text

	block  *html.Node
	around []*html.Node // the text: the elements
}

// A TailLink is a link in a tail.
type TailLink struct {
	Node     *html.Node
	Distance int // letters between the text and its line
}

// How far a tail goes.
const (
	tailNodes = 3000 // of the tree, in all
	layers    = 20   // elements at the end of a page that can lie over it
)

// A tailReader walks a page.
type tailReader struct {
	Tail
	around []*html.Node // the elements around the end of the text
	block  *html.Node   // the block of the line at hand
	line   dom.Line
	folded []byte // it, as words are looked up in it
	acts   bool
	passed bool // the end of the text
	reach  int
	known  Known
}

// Known says what a page prints around every text, whole or not: elements and lines that
// say nothing of the text before them. Either may be nil.
type Known struct {
	Node func(n *html.Node) bool
	Line func(line string) bool
}

// ReadTail gives the tail of a text that ends in the node end. It begins with what
// follows from, which is end or stands before it, and goes reach letters behind it.
func ReadTail(from, end *html.Node, reach int, known Known) Tail {
	r := &tailReader{passed: from == end, reach: reach, known: known}
	for n := end.Parent; n != nil; n = n.Parent {
		r.around = append(r.around, n)
	}
	r.walk(nil, dom.Next(nil, from, from.Type == html.TextNode), end)
	return r.Tail
}

// Over gives the lines of what lies over the whole page doc: of the elements at the end
// of its <body> that are named like a wall or are dialogs, and do not hold end.
func Over(doc, end *html.Node, known Known) []TailLine {
	body := dom.Body(doc)
	if body == nil {
		return nil
	}
	const reach = 600
	r := &tailReader{passed: true, reach: reach, known: known}
	seen := 0
	for n := body.LastChild; n != nil && seen < layers; n = n.PrevSibling {
		if n.Type != html.ElementNode || !dom.IsRendered(n) {
			continue
		}
		seen++
		if (wallName(n) == "" && !dom.HasControlRole(n)) || r.skips(n) || dom.Contains(n, end) {
			continue
		}
		r.walk(n, n.FirstChild, nil)
	}
	return r.Lines
}

// walk reads from n on, inside root, until it is far behind end.
func (r *tailReader) walk(root, n, end *html.Node) {
	skip := false
	for seen := 0; n != nil && n != root && seen < tailNodes && r.After <= r.reach; seen++ {
		if skip = r.skips(n); !skip {
			r.read(n)
		}
		if n == end {
			r.flush()
			r.passed = true
		}
		n = dom.Next(root, n, skip)
	}
	r.flush()
}

// skips reports what no reader sees.
func (r *tailReader) skips(n *html.Node) bool {
	switch {
	case !dom.IsRendered(n):
		return true
	case n.Type != html.ElementNode || slices.Contains(r.around, n):
		return false
	}
	return isUnseen(n) || r.known.Node != nil && r.known.Node(n)
}

func (r *tailReader) read(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		if strings.TrimSpace(n.Data) == "" {
			return
		}
		if block := lineBlock(n); block != r.block {
			r.flush()
			r.block = block
		}
		r.line.AddString(n.Data)
		r.line.Break()
		r.acts = r.acts || dom.Within(n, atom.A, atom.Button) != nil
	case n.DataAtom == atom.A:
		r.Links = append(r.Links, TailLink{n, r.After})
	}
}

// flush ends the line at hand.
func (r *tailReader) flush() {
	if text := r.line.Bytes(); len(text) > 0 && r.block != nil {
		r.addLine(text)
		if r.passed {
			r.After += utf8.RuneCount(text)
		}
	}
	r.line.Reset()
	r.acts = false
}

// addLine adds a line that says something, and does not stand on every page.
func (r *tailReader) addLine(text []byte) {
	if len(text) > longestEnding {
		return
	}
	r.folded = appendFolded(r.folded[:0], text)
	says := endingOf(r.folded)
	if says == 0 || r.known.Line != nil && r.known.Line(string(text)) {
		return
	}
	r.Lines = append(r.Lines, TailLine{Text: string(text), Says: says, Distance: r.After, Acts: r.acts, Before: !r.passed, block: r.block, around: r.around})
}

// Wall gives the name of the innermost element around the line that is named like a
// wall, and is not around the text; "" for none.
func (l *TailLine) Wall() string {
	for n := l.block; n != nil && !slices.Contains(l.around, n); n = n.Parent {
		if name := wallName(n); name != "" {
			return name
		}
	}
	return ""
}

// lineBlock gives the element that the line of text n stands in.
func lineBlock(n *html.Node) *html.Node {
	for n = n.Parent; n != nil && !dom.IsBlock(n) && n.DataAtom != atom.Button; {
		n = n.Parent
	}
	return n
}

// isUnseen reports what is hidden by its attributes, or by a class that style sheets
// hide things by: that of a dialog of Bootstrap among them until it is opened.
func isUnseen(n *html.Node) bool {
	return dom.IsHidden(n) || nameWith(n, func(name string) bool {
		switch name {
		case "hidden", "hide", "d-none", "is-hidden", "collapse", "visually-hidden", "sr-only", "screen-reader-text", "display-none", "u-hidden":
			return true
		case "modal":
			return !dom.HasToken(n, "class", "show") && !dom.HasToken(n, "class", "in")
		}
		return strings.HasSuffix(name, "_hide")
	}) != ""
}

// wallNames are parts of the names of what stands in front of a text.
var wallNames = [...]string{
	"paywall", "regwall", "paygate", "piano", "tp-", "gate", "lock", "meter", "restrict", "premium", "subscri", "abo-", "abonn", "barrier", "wall",
	"upsell", "login", "signin", "sign-in", "register", "registration", "membership", "members-only", "member-only", "offer", "poool", "reserved",
	"suscri", "assin", "entitle", "cutoff", "overlay", "modal",
}

// wallName gives the class or id of an element that is named like a wall, as a
// selector; "" for none. A block of text is named so by chance: wp-block-paragraph.
func wallName(n *html.Node) string {
	return nameWith(n, func(name string) bool {
		name = strings.ToLower(name)
		if strings.Contains(name, "newsletter") || strings.Contains(name, "comment") {
			return false
		}
		name = strings.ReplaceAll(name, "block", "")
		return slices.ContainsFunc(wallNames[:], func(part string) bool { return strings.Contains(name, part) })
	})
}

// nameWith gives the first class or id of an element for which is holds, as a selector;
// "" for none.
func nameWith(n *html.Node, is func(name string) bool) string {
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for name := range strings.FieldsSeq(a.Val) {
			switch {
			case !is(name):
			case a.Key == "id":
				return "#" + name
			default:
				return "." + name
			}
		}
	}
	return ""
}
