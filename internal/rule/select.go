package rule

import (
	"iter"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// A Value is the text of a field and where it was found.
type Value struct {
	Text   string
	Source string // such as "rule theguardian.com: h1"
}

// Values are the texts of a field that has several.
type Values struct {
	Texts  []string
	Source string
}

// Text gives the text of a field: the first that its sources hold, or the
// masthead of a platform's frame. Its zero value says that the rule finds none.
func (m Match) Text(field string) Value {
	if text := m.frame.masthead[field]; text != "" {
		return Value{m.trim(field, text), m.layers[0].source("masthead")}
	}
	v := m.Texts(field)
	if len(v.Texts) == 0 {
		return Value{}
	}
	return Value{v.Texts[0], v.Source}
}

// Printing gives the elements that the texts of a field are read from, in the order of
// the page.
func (m Match) Printing(field string) []*html.Node {
	v, s := m.read(field)
	if len(v.Texts) == 0 || s.kind != cssSource || s.name != "" {
		return nil
	}
	return s.nodes(m, m.page.Doc)
}

// Texts gives the texts of the first source of a field that holds any.
func (m Match) Texts(field string) Values {
	v, _ := m.read(field)
	return v
}

// read gives the texts of the first source of a field that holds any, and that source.
func (m Match) read(field string) (Values, *Source) {
	for v, s := range m.All(field) {
		return v, s
	}
	return Values{}, nil
}

// All gives the texts of each source of a field that holds any, the first before the
// others.
func (m Match) All(field string) iter.Seq2[Values, *Source] {
	return func(yield func(Values, *Source) bool) { m.each(field, yield) }
}

func (m Match) each(field string, yield func(Values, *Source) bool) {
	l, sources := m.sources(field)
	for _, s := range sources {
		var texts []string
		values := s.values(m, m.page.Doc)
		if field == Standfirst {
			values = s.paragraphs(m, values)
		}
		for _, text := range values {
			text = m.trim(field, text)
			if text != "" && !m.IsFrameLine(text) {
				texts = append(texts, text)
			}
		}
		if len(texts) > 0 {
			if !yield(Values{texts, l.source(s.text)}, s) {
				return
			}
		}
	}
}

// sources gives the sources of a field, and whose they are: of the first layer that
// has its key.
func (m Match) sources(field string) (layer, []*Source) {
	for _, l := range m.layers {
		if l.layout.names[field] {
			return l, l.layout.fields[field]
		}
	}
	return layer{}, nil
}

// Names reports whether the layout says where the field stands, be it with an
// empty list: nowhere.
func (m Match) Names(field string) bool {
	l, _ := m.sources(field)
	return l.layout != nil
}

// NamesItself reports whether the layout of the page's own publisher or platform says where
// the field stands. A CMS rule may name what some of those who publish with it print.
func (m Match) NamesItself(field string) bool {
	return len(m.layers) > 0 && m.layers[0].rule.Kind != CMSKind && m.layers[0].layout.names[field]
}

// None reports whether the layout says that the page prints no such field.
func (m Match) None(field string) bool {
	l, sources := m.sources(field)
	return l.layout != nil && len(sources) == 0
}

// source names the rule and the place in it, as Article.Sources and the ledger do:
// "rule theguardian.com: h1".
func (l layer) source(place string) string { return "rule " + l.rule.Host() + ": " + place }

// IsFrameLine tells the platform's own lines, which may be headings too, from
// the article's.
func (m Match) IsFrameLine(text string) bool {
	if m.Layout == nil {
		return false
	}
	f := m.Layout.Frame
	return f != nil && (slices.Contains(f.before, key(text)) || slices.Contains(f.after, key(text)))
}

// trim applies the field's pattern: with a group named value, the group is the
// value and a text that does not match is none; without, the match is cut out.
func (m Match) trim(field, text string) string {
	re := m.pattern(field)
	if re == nil {
		return text
	}
	i := re.SubexpIndex("value")
	if i < 0 {
		return dom.Clean(re.ReplaceAllLiteralString(text, ""))
	}
	if found := re.FindStringSubmatch(text); found != nil {
		return dom.Clean(found[i])
	}
	return ""
}

func (m Match) pattern(field string) *regexp.Regexp {
	for _, l := range m.layers {
		if re := l.layout.pattern[field]; re != nil {
			return re
		}
	}
	return nil
}

// Body gives the nodes of the body in document order, none inside another, and
// where they were found. Body from JSON is parsed into nodes of its own.
func (m Match) Body() ([]*html.Node, string) {
	if m.Layout == nil {
		return nil, ""
	}
	l, sources := m.sources(Body)
	for _, s := range sources {
		nodes := m.bodyOf(s)
		if slices.ContainsFunc(nodes, hasText) {
			return nodes, l.source(s.text)
		}
	}
	if m.Layout.Frame == nil || m.titleNode() == nil {
		return nil, ""
	}
	nodes := m.inFrame([]*html.Node{m.page.Doc})
	if !slices.ContainsFunc(nodes, hasText) {
		return nil, ""
	}
	return nodes, m.layers[0].source("frame")
}

func hasText(n *html.Node) bool { return dom.Text(n) != "" }

func (m Match) bodyOf(s *Source) []*html.Node {
	if s.kind == cssSource {
		return m.inFrame(outermost(s.nodes(m, m.page.Doc)))
	}
	var nodes []*html.Node
	for _, text := range s.values(m, m.page.Doc) {
		nodes = append(nodes, page.Fragment(text))
	}
	return nodes
}

// outermost leaves out nodes inside other nodes of the list, which is in
// document order.
func outermost(nodes []*html.Node) []*html.Node {
	var out []*html.Node
	for _, n := range nodes {
		if len(out) == 0 || !dom.Contains(out[len(out)-1], n) {
			out = append(out, n)
		}
	}
	return out
}

// inFrame cuts nodes to what stands behind the title and in front of the
// closing lines of the frame.
func (m Match) inFrame(nodes []*html.Node) []*html.Node {
	if m.Layout.Frame == nil {
		return nodes
	}
	var out []*html.Node
	for _, root := range nodes {
		if m.frame.holds(root) {
			out = append(out, root)
			continue
		}
		for n := root; n != nil; {
			inside := m.frame.region[n]
			if inside {
				out = append(out, n)
			}
			n = dom.Next(root, n, inside)
		}
	}
	return out
}

// titleNode gives the element that prints the title, or nil.
func (m Match) titleNode() *html.Node {
	_, sources := m.sources(Title)
	for _, s := range sources {
		for _, n := range s.nodes(m, m.page.Doc) {
			if text := dom.Text(n); text != "" && !m.IsFrameLine(text) {
				return n
			}
		}
	}
	return nil
}

// A PhotoNode is an element around one photo, with what the layout's own
// sources say of it.
type PhotoNode struct {
	Node            *html.Node
	Caption, Credit string
}

// Photos gives the elements outside the body that the layout names as photos, in
// document order, and where they were found.
func (m Match) Photos() ([]PhotoNode, string) {
	l, sources := m.sources(Photos)
	for _, s := range sources {
		var photos []PhotoNode
		for _, n := range m.inFrame(outermost(s.nodes(m, m.page.Doc))) {
			photos = append(photos, m.Photo(n))
		}
		if len(photos) > 0 {
			return photos, l.source(s.text)
		}
	}
	return nil, ""
}

// BodyPhotos gives the elements inside the body that the layout names as photos.
func (m Match) BodyPhotos() []*html.Node {
	_, sources := m.sources(Photo)
	for _, s := range sources {
		if nodes := outermost(s.nodes(m, m.page.Doc)); len(nodes) > 0 {
			return nodes
		}
	}
	return nil
}

// ofHead are the fields that stand in the head of an article.
var ofHead = [...]string{Kicker, Standfirst, Byline, Authors, Photos}

// longestOfHead is the length in bytes of the longest element of the head: a larger one is
// around more than its field.
const longestOfHead = 1000

// Head gives the elements that print the fields of the head, which are not of the body
// however near they stand, the title apart.
func (m Match) Head() []*html.Node {
	var nodes []*html.Node
	for _, field := range ofHead {
		_, sources := m.sources(field)
		before := len(nodes)
		for i := 0; i < len(sources) && len(nodes) == before; i++ {
			nodes = append(nodes, m.printing(sources[i], longestOfHead)...)
		}
	}
	return nodes
}

// printing gives the elements with text that a source reads, up to a length in bytes.
func (m Match) printing(s *Source, longest int) []*html.Node {
	if s.name != "" {
		return nil // an attribute is not printed
	}
	return slices.DeleteFunc(slices.Clone(s.nodes(m, m.page.Doc)), func(n *html.Node) bool {
		length := len(dom.Text(n))
		return length == 0 || length > longest
	})
}

// Standfirst gives the elements that print the text which is the page's standfirst, by the
// layout's sources.
func (m Match) Standfirst() []*html.Node {
	text := m.Text(Standfirst).Text
	if text == "" {
		return nil
	}
	_, sources := m.sources(Standfirst)
	for _, s := range sources {
		nodes := slices.DeleteFunc(m.printing(s, longestOfHead), func(n *html.Node) bool { return !strings.Contains(text, m.trim(Standfirst, dom.Text(n))) })
		if len(nodes) > 0 {
			return outermost(nodes)
		}
	}
	return nil
}

// Photo reads caption and credit inside the element n around a photo by the
// sources of the layout.
func (m Match) Photo(n *html.Node) PhotoNode {
	return PhotoNode{Node: n, Caption: m.inside(Caption, n), Credit: m.inside(Credit, n)}
}

// inside gives the text of a field inside the element n, without the buttons in it, which
// unfold a caption (stern.de), and without what the layout drops.
func (m Match) inside(field string, n *html.Node) string {
	notOfIt := func(e *html.Node) bool { return dom.IsControl(e) || m.Drops(e) }
	_, sources := m.sources(field)
	for _, s := range sources {
		for _, e := range s.nodes(m, n) {
			if text := m.trim(field, dom.Clean(s.valueWithout(e, notOfIt))); text != "" {
				return text
			}
		}
	}
	return ""
}

// Dropped says which selector of which rule drops n, in the words of the ledger; it
// gives "" for what is not dropped, as it is kept or no selector is of it.
func (m Match) Dropped(n *html.Node) string {
	if l, i := m.dropping(n); i >= 0 {
		return l.source("drop " + l.layout.drops.written[i].text)
	}
	return ""
}

// Drops reports whether the layout drops the element n.
func (m Match) Drops(n *html.Node) bool {
	_, i := m.dropping(n)
	return i >= 0
}

// dropping gives the layer that drops n, and the place of the selector in its drops; -1
// for none.
func (m Match) dropping(n *html.Node) (layer, int) {
	for _, l := range m.layers {
		if i := m.search.firstListed(&l.layout.drops, n); i >= 0 && !m.Keeps(n) {
			return l, i
		}
	}
	return layer{}, -1
}

// Gate says which of the layouts' gates stands on the page for its reader to see, in the
// words of the ledger; "" for none.
func (m Match) Gate() string {
	for _, l := range m.layers {
		if i := m.stands(l.layout.gates); i >= 0 {
			return l.source("gate " + l.layout.gates.written[i].text)
		}
	}
	return ""
}

// IsWhole reports whether the page has one of the layouts' marks of a whole text.
func (m Match) IsWhole() bool {
	return slices.ContainsFunc(m.layers, func(l layer) bool { return m.stands(l.layout.wholes) >= 0 })
}

// stands gives the place of a selector that an element of the page matches which is not
// hidden, or -1.
func (m Match) stands(d drops) int {
	if len(d.written) == 0 {
		return -1
	}
	for n := m.page.Doc; n != nil; n = dom.Next(nil, n, dom.IsHidden(n)) {
		if i := m.search.first(d.index, n); i >= 0 && !dom.IsHidden(n) {
			return i
		}
	}
	return -1
}

// Keeps reports whether the layout says that the element n is the article's, whatever
// else may speak against it.
func (m Match) Keeps(n *html.Node) bool {
	for _, l := range m.layers {
		if m.search.firstListed(&l.layout.keeps, n) >= 0 {
			return true
		}
	}
	return false
}

// KeepsHidden reports whether hidden elements of the body are the article's.
func (m Match) KeepsHidden() bool {
	return slices.ContainsFunc(m.layers, func(l layer) bool { return l.layout.KeepHidden })
}

// DroppedText says which pattern of which rule drops a block of this text, in the
// words of the ledger, or gives "".
func (m Match) DroppedText(text string) string {
	for _, l := range m.layers {
		if pattern := matching(l.layout.DropTexts, text); pattern != "" {
			return l.source("drop-text " + pattern)
		}
	}
	return ""
}

// matching gives the first of the patterns that text matches, or "".
func matching(patterns []*regexp.Regexp, text string) string {
	for _, re := range patterns {
		if re.MatchString(text) {
			return re.String()
		}
	}
	return ""
}

// IsHeading reports whether the layout says that n is a sub-heading, whatever its tag.
func (m Match) IsHeading(n *html.Node) bool {
	return slices.ContainsFunc(m.layers, func(l layer) bool { return m.search.firstListed(&l.layout.headings, n) >= 0 })
}

// IsNote reports whether the layout says that the element n holds a note of
// the editors and not the article's text.
func (m Match) IsNote(n *html.Node) bool {
	return slices.ContainsFunc(m.layers, func(l layer) bool { return m.search.matches(l.layout.Notes, n) })
}

// IsNoteText reports whether the layout says that a block of this text is a
// note of the editors.
func (m Match) IsNoteText(text string) bool {
	return slices.ContainsFunc(m.layers, func(l layer) bool { return matching(l.layout.NoteTexts, text) != "" })
}

// CutCredit cuts the credit out of a caption by the publisher's convention. ok is
// false when no convention finds one.
func (s Style) CutCredit(caption string) (rest, credit string, ok bool) {
	for _, re := range s.Credits {
		at := re.FindStringSubmatchIndex(caption)
		if at == nil {
			continue
		}
		i := 2 * re.SubexpIndex("credit")
		if at[i] < 0 {
			continue
		}
		return dom.Clean(caption[:at[0]] + " " + caption[at[1]:]), dom.Clean(caption[at[i]:at[i+1]]), true
	}
	return caption, "", false
}
