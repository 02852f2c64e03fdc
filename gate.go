package lede

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/furniture"
)

// A gate is what speaks for one.
type gate struct {
	says   string // the sentence of it; "" for none
	behind bool   // it stands behind the text
	over   bool   // it lies over the page
	parts  bool   // lines near the text say together what a sentence would
	wall   string // the name of the element around it
	acts   bool   // it has a link or a button
	offer  bool   // prices, trials
	near   furniture.Ending
}

// backed reports whether there is more than the sentence.
func (g gate) backed() bool { return g.wall != "" || g.acts || g.offer }

// isNamed reports whether the element around the gate is named as nothing else is.
func (g gate) isNamed() bool {
	name := strings.ToLower(g.wall)
	return strings.Contains(name, "paywall") || strings.Contains(name, "regwall") || strings.Contains(name, "paygate")
}

// stands reports whether a gate is one even where there is no text in front of it: a
// sentence with something beside it, or parts of one in a wall.
func (g gate) stands() bool {
	return g.says != "" && g.backed() || g.parts && g.wall != "" && g.acts
}

// gated finds that the page withholds the rest. The rule knows its house's gate, and what
// only a whole text has; else no sentence, flag or name does so alone.
func (j *judge) gated() State {
	if j.match.IsWhole() {
		return ""
	}
	if place := j.match.Gate(); place != "" {
		j.see("gate: %s", place)
		return Gated
	}
	g := j.gate()
	s := signs{
		gate: g, closed: j.meta.access.Closed, long: j.saysLonger(), open: !j.endsWell(),
		short: j.letters < shortText, medium: j.letters < mediumText, doubted: j.article.Confidence < doubtedBody,
		lost: j.article.Confidence < lostBody,
	}
	state := s.state()
	if state == "" || !s.long && !s.open && j.hasWholeText() {
		return ""
	}
	j.seeGate(g)
	j.seeSigns(s)
	return state
}

// signs are what may say that a text is not all.
type signs struct {
	gate
	closed  bool // isAccessibleForFree is false
	long    bool // wordCount is far over the text
	open    bool // the last paragraph ends without a stop
	short   bool // the text is short
	medium  bool // or not long
	doubted bool // the body may be something else
	lost    bool // the body is hardly one
}

// state gives what the signs say together; "" for nothing.
func (s signs) state() State {
	if s.says != "" {
		switch {
		case s.short && (s.backed() || s.closed || s.long || s.open),
			s.open && s.long,
			(s.open || s.long) && s.backed(),
			s.doubted && !s.behind && s.backed(),
			s.behind && s.wall != "" && (s.closed || s.medium && s.acts):
			return Gated
		}
	}
	switch {
	case s.parts && s.isNamed() && s.open, s.short && s.long && s.open, s.short && s.lost && s.stands():
		return Gated
	case s.long && (s.short || s.open):
		return Unsure
	}
	return ""
}

// seeSigns notes the signs beside the gate itself.
func (j *judge) seeSigns(s signs) {
	access := j.meta.access
	if s.long {
		j.see("json-ld: wordCount %d, text %d", access.Words, j.words())
	}
	if s.closed {
		j.see("json-ld: isAccessibleForFree false")
	}
	if access.Tier != "" {
		j.see("meta: content_tier %s", access.Tier)
	}
	if s.open {
		j.see("last paragraph ends without a stop")
	}
	if s.short {
		j.see("text of %d letters", j.letters)
	}
}

// gate finds what looks like a gate, among the last paragraphs, behind them or over the
// page.
func (j *judge) gate() gate {
	var g gate
	for i := range j.tail.Lines {
		if l := &j.tail.Lines[i]; j.article == nil || l.Distance < gateNear {
			g.add(l)
		}
	}
	g.parts = g.near.IsGate()
	if g.says == "" && j.letters < shortText {
		over := furniture.Over(j.page.Doc, j.end, j.known())
		for i := range over {
			g.add(&over[i])
		}
		g.over = g.says != ""
	}
	g.offer = g.near.Has(furniture.Offer)
	return g
}

// add adds a line that stands near the text.
func (g *gate) add(l *furniture.TailLine) {
	if l.Says == 0 || l.Says.Has(furniture.NoWall) {
		return
	}
	if furniture.IsGate(l.Text, l.Says) && (g.says == "" || !g.behind && !l.Before) {
		g.says, g.behind = l.Text, !l.Before
	}
	g.near |= l.Says
	if g.wall == "" {
		g.wall = l.Wall()
	}
	g.acts = g.acts || l.Acts && l.Says&(furniture.Pay|furniture.Account) != 0
}

// seeGate notes what was seen of a gate.
func (j *judge) seeGate(g gate) {
	where := "in place of the text"
	switch {
	case g.over:
		where = "over the page"
	case len(j.text) > 0 && (g.behind || g.says == ""):
		where = "behind paragraph " + strconv.Itoa(len(j.text))
	case len(j.text) > 0:
		where = "inside the text"
	}
	if g.wall != "" {
		j.see("gate: %s %s", g.wall, where)
	}
	if g.says != "" {
		j.see("gate: %q", g.says)
	}
}

// words gives the number of words in the text.
func (j *judge) words() int {
	n := 0
	for _, p := range j.text {
		n += strings.Count(p, " ") + 1
	}
	return n
}

// saysLonger reports whether the page's wordCount is far over the words of the text. One
// near the letters of the text counts these.
func (j *judge) saysLonger() bool {
	said := j.meta.access.Words
	if said == 0 {
		return false
	}
	const far = 1.8
	countsLetters := said > j.letters*3/4 && said < j.letters*5/4
	return float64(said) > far*float64(j.words()) && !countsLetters
}

// hasWholeText reports whether something says that the text is all there, in spite of a
// gate beside it: the page's data end with the same words, or the part that JSON-LD calls
// closed holds most of the text.
func (j *judge) hasWholeText() bool {
	if len(j.text) == 0 {
		return false
	}
	const most = 40 // letters to compare
	last := []rune(j.text[len(j.text)-1])
	words := string(last[max(0, len(last)-most):])
	if endsOn(j.meta.articleBody.value, words) {
		return true
	}
	if story := j.page.Story(j.meta.title.value); story != nil && endsOn(dom.Text(story.Body), words) {
		return true
	}
	return j.letters >= shortText && j.closedHolds()
}

// endsOn reports whether text ends on words, or a little behind them.
func endsOn(text, words string) bool {
	const little = 300 // bytes
	return strings.Contains(text[max(0, len(text)-len(words)-little):], words)
}

// closedHolds reports whether most of the text is in elements that JSON-LD's selectors
// call closed.
func (j *judge) closedHolds() bool {
	held := 0
	for _, p := range j.text {
		if j.isClosed(j.draft.text.ends[p]) {
			held += len(p)
		}
	}
	all := 0
	for _, p := range j.text {
		all += len(p)
	}
	return held*10 >= all*6 && held > 0
}

// isClosed reports whether n is in an element that one of the selectors names, by the
// class or id at its end.
func (j *judge) isClosed(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		for _, s := range j.meta.access.Selectors {
			i := strings.LastIndexAny(s, ".#")
			if i < 0 || n.Type != html.ElementNode {
				continue
			}
			key := "class"
			if s[i] == '#' {
				key = "id"
			}
			if dom.HasToken(n, key, s[i+1:]) {
				return true
			}
		}
	}
	return false
}
