package lede

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
	"github.com/lede-go/lede/internal/photo"
	"github.com/lede-go/lede/internal/rule"
)

// A ledger notes what becomes of the text of a page while the stages work, by the nodes
// that hold it: Article.Dropped is written from it. There is one with Extractor.Trace
// alone; a nil ledger notes nothing.
type ledger struct {
	fates  map[*html.Node]*fate
	inside map[*html.Node][]*fate // of the HTML that a text holds, by the text
	fields map[*html.Node]string  // fields that elements print
	body   []*fate                // of the blocks of the body
	host   *html.Node             // the text whose HTML is walked
}

// A fate is what became of a part of a page.
type fate struct {
	reason string // what took it out; "" for a block of the body
	field  string // the field that it went to
	text   string // of a block; "" for what its nodes hold
	// said is what of the words in it is in the article: those of a photo, and of an
	// embed. Of these the lines with other words in them are told.
	said   []string
	framed bool // said counts
	// loose is set for what is told between the first and the last block of the body
	// alone: what nobody took out, because nobody took it in.
	loose bool
	at    int // the number of the block of the body, from 1
}

func newLedger() *ledger {
	return &ledger{fates: map[*html.Node]*fate{}, inside: map[*html.Node][]*fate{}, fields: map[*html.Node]string{}}
}

// drop notes why what is in n is not in the body.
func (l *ledger) drop(n *html.Node, reason string) {
	if l != nil {
		l.note(&fate{reason: reason}, n)
	}
}

// note notes the fate of nodes. HTML that a text holds is no part of the page: the text
// around it stands for it.
func (l *ledger) note(f *fate, nodes ...*html.Node) {
	if l.host == nil {
		for _, n := range nodes {
			l.fates[n] = f
		}
		return
	}
	var text dom.Line
	for _, n := range nodes {
		text.AddNode(n)
	}
	f.text = text.String()
	l.inside[l.host] = append(l.inside[l.host], f)
}

// within has what is noted next stand in the text host.
func (l *ledger) within(host *html.Node) (end func()) {
	if l == nil || l.host != nil {
		return func() {}
	}
	l.host = host
	return func() { l.host = nil }
}

// frameReason is the reason of lines around a photo that are not its caption and credit
// as they stand.
const frameReason = "frame of a photo"

// frame notes that nodes hold a photo, an embed or the like, and what of their words the
// article has.
func (l *ledger) frame(reason string, said []string, nodes ...*html.Node) *fate {
	if l == nil {
		return nil
	}
	f := &fate{reason: reason, said: said, framed: true}
	l.note(f, nodes...)
	return f
}

// mostSaid is how many texts of the photos in one frame are looked for in its lines.
const mostSaid = 32

// photo notes that a photo goes to a list of them, and gives the fate of what holds it.
// A caption that the list has is no word of the article a second time.
func (l *ledger) photo(p photo.Photo, known *photo.List) *fate {
	if l == nil {
		return nil
	}
	f := l.fates[p.Box]
	if f == nil || !f.framed {
		g := l.frame(frameReason, nil)
		if f != nil && f.reason != "" {
			g.reason = f.reason
		}
		if f = g; p.Box != nil {
			l.note(f, p.Box)
		}
	}
	f.field = rule.Photos
	if len(f.said) >= mostSaid {
		return f
	}
	if i, ok := known.Index(p); (!ok || p.Caption != "" && known.Photos[i].Caption != p.Caption) && !slices.Contains(f.said, p.Caption) {
		f.said = append(f.said, p.Caption, p.Credit)
	}
	return f
}

// repeat notes that a photo of the body may be one that stands elsewhere too, with the
// same caption.
func (l *ledger) repeat(p photo.Photo, known *photo.List) {
	if l == nil || p.Box == nil || l.fates[p.Box] == nil {
		return
	}
	if i, ok := known.Index(p); ok && known.Photos[i].Caption == p.Caption && known.Photos[i].Box != p.Box {
		l.fates[p.Box].said = nil
	}
}

// print notes which elements print a field.
func (l *ledger) print(field string, nodes ...*html.Node) {
	if l == nil {
		return
	}
	for _, n := range nodes {
		if l.fields[n] == "" {
			l.fields[n] = field
		}
	}
}

// reject notes what the engine found and left out.
func (l *ledger) reject(found generic.Found) {
	if l == nil {
		return
	}
	for _, r := range found.Rejected {
		reason := "title"
		if !r.Title {
			reason = fmt.Sprintf("engine: %.2f", r.Score)
		}
		l.note(&fate{reason: reason, loose: true}, r.Nodes...)
	}
	for _, v := range found.Vetoed {
		l.drop(v.Node, v.Reason)
	}
}

// take notes that block i leaves the body, and for which field.
func (l *ledger) take(i int, text, reason, field string) {
	if l == nil || i >= len(l.body) {
		return
	}
	f := l.body[i]
	f.text, f.reason, f.field = text, reason, field
}

// keep has the body be the blocks that nothing took.
func (l *ledger) keep() {
	if l == nil {
		return
	}
	kept := l.body[:0]
	for _, f := range l.body {
		if f.reason == "" || f.framed {
			kept = append(kept, f)
		}
	}
	l.body = kept
}

// readFields notes where the fields of the article are printed, as the rule or the
// fallback says.
func (d *draft) readFields() {
	if d.ledger == nil {
		return
	}
	for _, field := range [...]string{rule.Title, rule.Kicker, rule.Section, rule.Byline, rule.Dateline, rule.Published, rule.Modified} {
		nodes := d.match.Printing(field)
		d.ledger.print(field, nodes[:min(len(nodes), 1)]...)
	}
	for _, field := range [...]string{rule.Standfirst, rule.Authors} {
		d.ledger.print(field, d.match.Printing(field)...)
	}
	people, _ := d.match.People()
	for _, p := range people {
		d.ledger.print(rule.Authors, p.Node)
	}
	for _, p := range d.head.Printed {
		d.ledger.print(p.Field, p.Node)
	}
}

// writeLedger writes Article.Dropped.
func (d *draft) writeLedger(a *Article) {
	if d.ledger == nil {
		return
	}
	d.readFields()
	a.Dropped = d.ledger.write(d.match, d.body.chosen, d.roots()...)
}

// write gives what is not in the body, in the order of the page. chosen tells that a rule
// named the body: then what it drops elsewhere was never in question.
func (l *ledger) write(match rule.Match, chosen bool, roots ...*html.Node) []Dropped {
	w := &ledgerWriter{ledger: l, match: match, chosen: chosen, first: -1}
	for i, f := range l.body {
		f.at = i + 1
	}
	for _, root := range roots {
		w.walk(root, nil)
		w.flush()
	}
	return w.between()
}

// roots gives the page, and what of the body is no part of it.
func (d *draft) roots() []*html.Node {
	roots := []*html.Node{dom.Body(d.page.Doc)}
	for _, n := range d.body.nodes {
		top := n
		for top.Parent != nil {
			top = top.Parent
		}
		if top != d.page.Doc && top != roots[len(roots)-1] {
			roots = append(roots, top)
		}
	}
	return roots
}

// A ledgerWriter writes what a ledger knows in the order of the page, in one walk.
type ledgerWriter struct {
	*ledger
	match  rule.Match
	chosen bool // a rule named the body

	open   *fate // whose text is at hand
	line   dom.Line
	words  map[*fate]map[string]int // of what frames said
	told   map[*fate]bool
	out    []Dropped
	loose  []bool // which of them are told in the region alone
	before int    // blocks of the body so far
	first  int    // where in out the region begins; -1 before it
	last   int    // where it ends
}

// bare is the fate of what no stage has seen.
var bare = &fate{reason: "outside the body", loose: true}

// walk walks n, which stands in a part of the page with the fate in.
func (w *ledgerWriter) walk(n *html.Node, in *fate) {
	if !dom.IsRendered(n) && !dom.IsEmbed(n) {
		return
	}
	in = w.fateOf(n, in)
	if in.at > 0 || w.fields[n] == rule.Title {
		w.reach(in)
	}
	switch {
	case n.Type == html.TextNode && len(w.inside[n]) > 0:
		for _, f := range w.inside[n] {
			w.add(f, "")
		}
		return
	case n.Type == html.TextNode:
		w.add(in, n.Data)
		return
	case n.DataAtom == atom.Math:
		w.add(in, dom.Formula(n))
		return
	case !dom.IsRendered(n):
		return
	}
	ends := dom.IsBlock(n) || n.DataAtom == atom.Br
	if ends {
		w.end()
	}
	for child := range n.ChildNodes() {
		w.walk(child, in)
	}
	if ends {
		w.end()
	}
}

// fateOf gives the fate of n: the one that was noted of it, or that of what is around it.
func (w *ledgerWriter) fateOf(n *html.Node, in *fate) *fate {
	f := in
	switch own := w.fates[n]; {
	case own != nil && (!own.loose || in == nil || in.loose):
		f = own
	case n.Type == html.ElementNode && (in == nil || in.loose || in.framed):
		if reason, loose := w.why(n); reason != "" {
			f = &fate{reason: reason, loose: loose}
		}
	}
	if f == nil {
		f = bare
	}
	if field := w.fields[n]; field != "" && f.at == 0 && f.text == "" && f.field == "" {
		f = &fate{reason: f.reason, field: field}
	}
	return f
}

// why says why an element that no stage came by is not of the article.
func (w *ledgerWriter) why(n *html.Node) (reason string, loose bool) {
	if reason := w.match.Dropped(n); reason != "" {
		return reason, w.chosen
	}
	switch {
	case dom.IsHidden(n):
		return "hidden", true
	case dom.IsControl(n):
		return "form control", true
	case dom.IsPost(n):
		return "post of another site", true
	}
	return "", false
}

// reach notes that the walk is at a block of the body, or at the title.
func (w *ledgerWriter) reach(f *fate) {
	if f != w.open {
		w.flush()
	}
	if w.first < 0 {
		w.first = len(w.out)
	}
	if f.at > 0 {
		w.last, w.before = len(w.out), max(w.before, f.at)
	}
}

// add adds text with a fate.
func (w *ledgerWriter) add(f *fate, text string) {
	if strings.TrimSpace(text) == "" && f.text == "" {
		w.line.Break()
		return
	}
	if f != w.open {
		w.flush()
		w.open = f
	}
	if f.reason != "" {
		w.line.AddString(text)
	}
}

// end ends a line. What nobody took out as one is told line by line, and so are frames.
func (w *ledgerWriter) end() {
	if w.open == bare || w.open != nil && w.open.framed {
		w.flush()
		return
	}
	w.line.Break()
}

// flush ends the part at hand.
func (w *ledgerWriter) flush() {
	f, text := w.open, w.line.String()
	w.line.Reset()
	w.open = nil
	if f == nil {
		return
	}
	switch {
	case f.framed:
		if w.isSaid(f, text) {
			return
		}
	case f.reason == "":
		return
	case f.text != "":
		if w.told[f] {
			return
		}
		if w.told == nil {
			w.told = map[*fate]bool{}
		}
		w.told[f] = true
		text = f.text
	}
	if text == "" {
		return
	}
	field := f.field
	if f.framed && !holdsAny(text, f.said) {
		field = ""
	}
	w.out = append(w.out, Dropped{Text: text, Reason: f.reason, Field: field, Before: w.before})
	w.loose = append(w.loose, f.loose)
}

// holdsAny reports whether a line holds one of the texts.
func holdsAny(line string, texts []string) bool {
	return slices.ContainsFunc(texts, func(text string) bool { return text != "" && strings.Contains(line, text) })
}

// isSaid reports whether all words of a line are among those of its photo or embed that
// the article has, each as often as there.
func (w *ledgerWriter) isSaid(f *fate, line string) bool {
	left, ok := w.words[f]
	if !ok {
		left = map[string]int{}
		for _, text := range f.said {
			for _, word := range wordsIn(text) {
				left[word]++
			}
		}
		if w.words == nil {
			w.words = map[*fate]map[string]int{}
		}
		w.words[f] = left
	}
	words := wordsIn(line)
	for i, word := range words {
		if left[word]--; left[word] < 0 {
			for _, word := range words[:i+1] {
				left[word]++
			}
			return false
		}
	}
	return true
}

// wordsIn gives the words of a text without the signs between them.
func wordsIn(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !dom.IsWordRune(r) })
}

// between gives what is told: of what is loose, what stands between the title or the
// first block of the body and the last.
func (w *ledgerWriter) between() []Dropped {
	told := w.out[:0]
	for i, d := range w.out {
		if !w.loose[i] || w.first >= 0 && w.first <= i && i < w.last {
			told = append(told, d)
		}
	}
	return told
}
