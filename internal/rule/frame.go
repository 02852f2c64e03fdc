package rule

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
)

// A Frame is the run of known lines that a platform prints before and after
// every article. It anchors pages whose class names mean nothing.
type Frame struct {
	before []string // lines in order, as keys
	after  []string
	// masthead are the forms of the lines between the run before the article
	// and its title, longest first.
	masthead [][]string
	sections []string
}

// listedSection stands in a masthead form for a line that is one of the
// frame's sections; a plain section may be any line.
const listedSection = "listed section"

// surplusRun is how many lines of the closing run, in a row and in order, end
// an article, when the first of them is not there.
const surplusRun = 3

// readFrame reads a [layout.frame] table.
func readFrame(t *table) *Frame {
	f := &Frame{before: keys(t.entries("before")), after: keys(t.entries("after")), sections: keys(t.entries("sections"))}
	for i, v := range get[[]any](t, "masthead", NestedForm) {
		form, ok := readForm(v)
		if !ok {
			t.doc.fault(join(t.path, "masthead"), "form %d: want names out of %s, %s, %s, %q",
				i+1, Publisher, Section, Byline, listedSection)
			continue
		}
		f.masthead = append(f.masthead, form)
	}
	if f.before == nil && f.after == nil {
		t.doc.fault(t.path, "a frame has lines before the article, after it, or both")
	}
	t.close()
	return f
}

func readForm(v any) ([]string, bool) {
	list, ok := v.([]any)
	if !ok || len(list) == 0 {
		return nil, false
	}
	var form []string
	for _, v := range list {
		name, _ := v.(string)
		if !slices.Contains([]string{Publisher, Section, Byline, listedSection}, name) {
			return nil, false
		}
		form = append(form, name)
	}
	return form, true
}

// key is a line as frames compare it: straight quotes, one case, no closing
// full stop.
func key(line string) string {
	line = strings.ToLower(dom.Clean(quotes.Replace(line)))
	return strings.TrimSuffix(line, ".")
}

var quotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)

func keys(lines []entry) []string {
	var out []string
	for _, l := range lines {
		out = append(out, key(l.text))
	}
	return out
}

// A line is one line of a page's visible text and the node it begins in.
type line struct {
	text string
	node *html.Node
}

// A liner cuts a page into lines: at blocks, at line breaks, and between two
// inline elements that touch, as the two links of a doubled publisher do.
// A picture's alt text is a line, for a logo may stand for a name.
type liner struct {
	dropped func(*html.Node) bool
	lines   []line
	text    dom.Line
	node    *html.Node
}

// visibleLines gives the lines of root, without elements that dropped reports.
func visibleLines(root *html.Node, dropped func(*html.Node) bool) []line {
	l := &liner{dropped: dropped}
	l.walk(root)
	l.flush()
	return l.lines
}

func (l *liner) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		l.add(n, n.Data)
		return
	case !dom.IsRendered(n) || l.dropped(n):
		return
	}
	ends := dom.IsBlock(n) || dom.Is(n, atom.Br, atom.Img) || touches(n)
	if ends {
		l.flush()
	}
	l.add(n, dom.Attr(n, "alt"))
	for c := range n.ChildNodes() {
		l.walk(c)
	}
	if ends {
		l.flush()
	}
}

func (l *liner) add(n *html.Node, text string) {
	l.text.AddString(text)
	if l.node == nil && !l.text.Empty() {
		l.node = n
	}
}

func (l *liner) flush() {
	if !l.text.Empty() {
		l.lines = append(l.lines, line{l.text.String(), l.node})
	}
	l.text, l.node = dom.Line{}, nil
}

// touches reports whether an element, but for white space, is what stands
// before or after n.
func touches(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	before, after := n.PrevSibling, n.NextSibling
	for before != nil && isBlank(before) {
		before = before.PrevSibling
	}
	for after != nil && isBlank(after) {
		after = after.NextSibling
	}
	return before != nil && before.Type == html.ElementNode || after != nil && after.Type == html.ElementNode
}

func isBlank(n *html.Node) bool {
	return n.Type == html.CommentNode || n.Type == html.TextNode && dom.Clean(n.Data) == ""
}

// A framed page is what the frame tells of one: the lines of the masthead by
// field, and the largest subtrees that hold the article and no more.
type framed struct {
	masthead map[string]string
	region   map[*html.Node]bool
}

// holds reports whether n stands wholly inside the frame.
func (f framed) holds(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if f.region[n] {
			return true
		}
	}
	return false
}

// find reads the frame of the page doc, whose lines are given, around the
// element that prints the title. Without a title the article begins behind the
// opening lines or, if they are not there either, with the page.
func (f *Frame) find(doc *html.Node, lines []line, title *html.Node) framed {
	var out framed
	from, at := title, slices.IndexFunc(lines, func(l line) bool { return title != nil && dom.Contains(title, l.node) })
	start := f.start(lines[:max(at, 0)])
	if at < 0 {
		if at = f.start(lines); at > 0 {
			from = lines[at-1].node
		}
	} else {
		out.masthead = f.readMasthead(lines[start:at], start > 0)
	}
	out.region = between(doc, from, f.end(lines[at:]))
	return out
}

// between gives the largest subtrees of doc that stand wholly behind from and
// before to. A nil from or to cuts nothing at its end.
func between(doc, from, to *html.Node) map[*html.Node]bool {
	out := map[*html.Node]bool{}
	around := map[*html.Node]bool{}
	for _, n := range []*html.Node{from, to} {
		for ; n != nil; n = n.Parent {
			around[n] = true
		}
	}
	open := from == nil
	for n := doc; n != nil && n != to; {
		inside := !around[n]
		if inside && open {
			out[n] = true
		}
		if n == from {
			open, inside = true, true
		}
		n = dom.Next(doc, n, inside)
	}
	return out
}

// start gives the index behind the run of opening lines; 0 when there is none.
func (f *Frame) start(lines []line) int {
	for i := 0; len(f.before) > 0 && i+len(f.before) <= len(lines); i++ {
		if runsAt(lines[i:], f.before) {
			return i + len(f.before)
		}
	}
	return 0
}

func runsAt(lines []line, run []string) bool {
	for i, k := range run {
		if key(lines[i].text) != k {
			return false
		}
	}
	return true
}

// end gives the first line after the article. The first closing line counts
// when another follows it; any other, such as "Related Stories", may be a
// sub-heading of an article and counts only as the first of a longer run.
func (f *Frame) end(lines []line) *html.Node {
	for i := range lines {
		first := slices.Index(f.after, key(lines[i].text))
		if first < 0 {
			continue
		}
		need := surplusRun
		if first == 0 {
			need = 2
		}
		if f.runLength(lines[i:]) >= need {
			return lines[i].node
		}
	}
	return f.scatteredEnd(lines)
}

// scatteredEnd gives the first of the closing lines that stand, in their order
// but with cards between them, at the end of the page: so a member of inkl,
// who is not asked to sign up, sees it.
func (f *Frame) scatteredEnd(lines []line) *html.Node {
	var first *html.Node
	found, next := 0, len(f.after)
	for _, l := range slices.Backward(lines) {
		k := key(l.text)
		for i := next - 1; i >= 0; i-- {
			if f.after[i] == k {
				first, next = l.node, i
				found++
				break
			}
		}
	}
	if found < surplusRun {
		return nil
	}
	return first
}

// runLength counts closing lines in a row, each further down the list than the
// one before.
func (f *Frame) runLength(lines []line) int {
	next := 0
	for n, l := range lines {
		i := slices.Index(f.after[next:], key(l.text))
		if i < 0 {
			return n
		}
		next += i + 1
	}
	return len(lines)
}

// readMasthead fits the forms, in their order, to the lines between frame and
// title. A form that repeats a name fits where the repeated lines are equal;
// one without a repeat is sure only of a whole masthead under a frame.
func (f *Frame) readMasthead(lines []line, framed bool) map[string]string {
	lines = slices.DeleteFunc(slices.Clone(lines), func(l line) bool {
		_, isDate := date.Parse(l.text)
		return isDate
	})
	for _, form := range f.masthead {
		for from := len(lines) - len(form); from >= 0; from-- {
			whole := framed && from == 0 && len(lines) == len(form)
			if m := f.fit(form, lines[from:]); m != nil && (whole || len(m) < len(form)) {
				return m
			}
		}
	}
	return nil
}

// fit reads lines as form says; nil when they do not fit.
func (f *Frame) fit(form []string, lines []line) map[string]string {
	m := map[string]string{}
	for i, name := range form {
		text := lines[i].text
		if name == listedSection {
			if !slices.Contains(f.sections, key(text)) {
				return nil
			}
			name = Section
		}
		if had, ok := m[name]; ok && had != text {
			return nil
		}
		m[name] = text
	}
	return m
}
