package rule

import (
	"regexp"
	"slices"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
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
		return Value{m.Layout.trim(field, text), m.Source("masthead")}
	}
	v := m.Texts(field)
	if len(v.Texts) == 0 {
		return Value{}
	}
	return Value{v.Texts[0], v.Source}
}

// Texts gives the texts of the first source of a field that holds any.
func (m Match) Texts(field string) Values {
	if m.Layout == nil {
		return Values{}
	}
	for _, s := range m.Layout.fields[field] {
		var texts []string
		for _, text := range s.values(m, m.page.Doc) {
			text = m.Layout.trim(field, text)
			if text != "" && !m.isFrameLine(text) {
				texts = append(texts, text)
			}
		}
		if len(texts) > 0 {
			return Values{texts, m.Source(s.text)}
		}
	}
	return Values{}
}

// Names reports whether the layout says where the field stands, be it with an
// empty list: nowhere.
func (m Match) Names(field string) bool { return m.Layout != nil && m.Layout.names[field] }

// Source names the rule and the place in it, as Article.Sources and the ledger do:
// "rule theguardian.com: h1".
func (m Match) Source(place string) string {
	r := m.Platform
	if r == nil {
		r = m.Publisher
	}
	return "rule " + r.Host() + ": " + place
}

// isFrameLine tells the platform's own lines, which may be headings too, from
// the article's.
func (m Match) isFrameLine(text string) bool {
	f := m.Layout.Frame
	return f != nil && (slices.Contains(f.before, key(text)) || slices.Contains(f.after, key(text)))
}

// trim applies the field's pattern: with a group named value, the group is the
// value and a text that does not match is none; without, the match is cut out.
func (l *Layout) trim(field, text string) string {
	re := l.pattern[field]
	if re == nil {
		return text
	}
	i := re.SubexpIndex("value")
	if i < 0 {
		return dom.Clean(re.ReplaceAllLiteralString(text, ""))
	}
	if m := re.FindStringSubmatch(text); m != nil {
		return dom.Clean(m[i])
	}
	return ""
}

// Body gives the nodes of the body in document order, none inside another, and
// where they were found. Body from JSON is parsed into nodes of its own.
func (m Match) Body() ([]*html.Node, string) {
	if m.Layout == nil {
		return nil, ""
	}
	for _, s := range m.Layout.fields[Body] {
		nodes := m.bodyOf(s)
		if slices.ContainsFunc(nodes, hasText) {
			return nodes, m.Source(s.text)
		}
	}
	if m.Layout.Frame == nil || m.titleNode() == nil {
		return nil, ""
	}
	nodes := m.inFrame([]*html.Node{m.page.Doc})
	if !slices.ContainsFunc(nodes, hasText) {
		return nil, ""
	}
	return nodes, m.Source("frame")
}

func hasText(n *html.Node) bool { return dom.Text(n) != "" }

func (m Match) bodyOf(s *Source) []*html.Node {
	if s.kind == cssSource {
		return m.inFrame(outermost(s.nodes(m, m.page.Doc)))
	}
	var nodes []*html.Node
	for _, text := range s.values(m, m.page.Doc) {
		nodes = append(nodes, dom.Fragment(text))
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
	for _, s := range m.Layout.fields[Title] {
		for _, n := range s.nodes(m, m.page.Doc) {
			if text := dom.Text(n); text != "" && !m.isFrameLine(text) {
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

// Photos gives the elements that the layout names as photos, in document
// order, and where they were found.
func (m Match) Photos() ([]PhotoNode, string) {
	if m.Layout == nil {
		return nil, ""
	}
	for _, s := range m.Layout.fields[Photos] {
		var photos []PhotoNode
		for _, n := range m.inFrame(outermost(s.nodes(m, m.page.Doc))) {
			photos = append(photos, m.Photo(n))
		}
		if len(photos) > 0 {
			return photos, m.Source(s.text)
		}
	}
	return nil, ""
}

// Photo reads caption and credit inside the element n around a photo by the
// sources of the layout.
func (m Match) Photo(n *html.Node) PhotoNode {
	if m.Layout == nil {
		return PhotoNode{Node: n}
	}
	return PhotoNode{Node: n, Caption: m.inside(Caption, n), Credit: m.inside(Credit, n)}
}

func (m Match) inside(field string, n *html.Node) string {
	for _, s := range m.Layout.fields[field] {
		for _, text := range s.values(m, n) {
			if text = m.Layout.trim(field, text); text != "" {
				return text
			}
		}
	}
	return ""
}

// Dropped gives the selector of the layout that drops n, or "".
func (m Match) Dropped(n *html.Node) string {
	if m.Layout == nil || n.Type != html.ElementNode {
		return ""
	}
	for _, d := range m.Layout.Drops {
		if m.search.matches(d.Sel, n) {
			return d.Text
		}
	}
	return ""
}

// DroppedText gives the pattern of the layout that drops a block of this text,
// or "".
func (m Match) DroppedText(text string) string {
	if m.Layout == nil {
		return ""
	}
	return matching(m.Layout.DropTexts, text)
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

// IsNote reports whether the layout says that the element n holds a note of
// the editors and not the article's text.
func (m Match) IsNote(n *html.Node) bool {
	return m.Layout != nil && m.search.matches(m.Layout.Notes, n)
}

// IsNoteText reports whether the layout says that a block of this text is a
// note of the editors.
func (m Match) IsNoteText(text string) bool {
	return m.Layout != nil && matching(m.Layout.NoteTexts, text) != ""
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
