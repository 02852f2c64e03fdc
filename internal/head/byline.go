package head

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
)

// longestByline is the length in bytes from which the text of an element is no
// byline, but a box with one in it.
const longestByline = 240

// A printedByline is an element that names authors.
type printedByline struct {
	at     int
	line   string
	pieces []string // the lines in it with names
	named  bool     // each piece is one name, in an element of its own
}

// readAuthors reads the byline: under the title, or else above it, or else
// behind the body.
func (r *reader) readAuthors(head *Head) {
	under := max(r.title, r.from)
	list := r.bylines(under, r.to, false)
	if len(list) == 0 {
		list = r.bylines(r.from, under, false)
	}
	if r.namesNobody(list) {
		if bold, ok := r.boldByline(); ok {
			list = []printedByline{bold}
		} else if box, ok := r.labelledByline(); ok {
			list = []printedByline{box}
		}
	}
	if r.namesNobody(list) && r.first >= 0 {
		if likely := r.likelyBylines(len(list) == 0); len(likely) > 0 {
			list, head.Likely = likely, true
		}
	}
	list = r.together(list)
	head.Links = r.readLinks(list)
	head.Others = r.others
	for _, b := range list {
		r.note("byline", b.at)
		b.line = r.undated(b.line)
		if head.Byline == "" {
			head.Byline = b.line
		} else if !strings.Contains(head.Byline, b.line) {
			head.Byline += ", " + b.line
		}
		head.Named = head.Named || b.named
		for _, name := range b.pieces {
			if !slices.Contains(head.Authors, name) {
				head.Authors = append(head.Authors, name)
			}
		}
	}
}

// undated gives a line without the date at its end, where that names the same people.
func (r *reader) undated(line string) string {
	bare, dated := cutDate(line)
	if !dated || bare == "" || !strings.HasPrefix(line, bare) {
		return line
	}
	o := byline.Options{Site: r.hints.SiteName}
	if !slices.Equal(byline.Parse(bare, o).Authors, byline.Parse(line, o).Authors) {
		return line
	}
	if strings.HasSuffix(bare, ":") { // Published:
		bare = bare[:strings.LastIndexByte(bare, ' ')+1]
	}
	if bare = strings.TrimRight(bare, " ,|·•-–"); bare == "" {
		return line
	}
	return bare
}

// namesNobody reports whether the bylines name nobody but the site, or the
// account that its system came with.
func (r *reader) namesNobody(list []printedByline) bool {
	for _, b := range list {
		for _, p := range byline.ParseAll(b.pieces, byline.Options{}).Authors {
			if !strings.EqualFold(p.Name, r.hints.SiteName) && !r.isAccount(b.at) {
				return false
			}
		}
	}
	return true
}

// isAccount reports whether a link in item i, or beside that text, leads to the
// page of an account that systems are set up with, whatever name the publisher has
// given it (ilanganews.co.za).
func (r *reader) isAccount(i int) bool {
	if p := r.items[i].parent; p >= 0 && r.items[i].node.Type == html.TextNode && !r.longer(p, longestByline) {
		i = p
	}
	for j := i; j < r.items[i].end; j++ {
		href := strings.Trim(dom.Attr(r.items[j].node, "href"), "/")
		switch href[strings.LastIndexByte(href, '/')+1:] {
		case "admin", "administrator", "webmaster":
			return true
		}
	}
	return false
}

// boldByline reads a paragraph in bold above the first of the body as a byline, if
// it is nothing but full names (lestimes.com).
func (r *reader) boldByline() (printedByline, bool) {
	if r.first < 0 {
		return printedByline{}, false
	}
	above := elementBefore(r.items[r.first].node)
	if above == nil || !isBoldLine(above) {
		return printedByline{}, false
	}
	line := r.text(above)
	return printedByline{at: r.first, line: line, pieces: []string{line}}, r.isFullNames(line)
}

// isFullNames reports whether line is full names and what joins them, and nothing else.
func (r *reader) isFullNames(line string) bool {
	people := byline.Parse(line, byline.Options{Site: r.hints.SiteName}).Authors
	rest := line
	for _, p := range people {
		if !byline.IsFullName(p.Name) {
			return false
		}
		rest = strings.Replace(rest, p.Name, "", 1)
	}
	rest = strings.Trim(rest, " ,/&")
	return len(people) > 0 && (rest == "" || isByLabel(rest) || rest == "and")
}

// elementBefore gives the element with text before n, or nil.
func elementBefore(n *html.Node) *html.Node {
	for n = n.PrevSibling; n != nil; n = n.PrevSibling {
		if n.Type == html.ElementNode && dom.IsRendered(n) && dom.Text(n) != "" {
			return n
		}
	}
	return nil
}

// isBoldLine reports whether n is a paragraph of one short line, all in bold.
func isBoldLine(n *html.Node) bool {
	if n.DataAtom != atom.P {
		return false
	}
	bold := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Strong || c.DataAtom == atom.B:
			bold++
		case dom.Text(c) != "":
			return false
		}
	}
	return bold == 1 && len(dom.Text(n)) <= longestName
}

// bylines gives the elements and lines that name authors among the items
// [from, to). In a footer, lines whose element is not named so do not count, but
// for signatures: they are of the site or of other stories.
func (r *reader) bylines(from, to int, footer bool) []printedByline {
	var list []printedByline
	for i := from; i < to; {
		next := i + 1
		if b, ok := r.spokenByline(i); ok && (!footer || isSigned(b.line)) {
			list = append(list, b)
		}
		if r.items[i].node.Type == html.ElementNode && !r.isAround(i) {
			p := r.part(i)
			b, ok := r.bylineAt(i, p)
			if ok {
				list = append(list, b)
			}
			if ok || i == r.title || p&authorPart == 0 && p&(crumbPart|otherPart|commentPart|creditPart) != 0 {
				next = r.items[i].end
			}
		}
		i = next
	}
	return list
}

// isSigned reports whether a line that begins with words for "by" has words that
// stand under an article: Posted by Jane Roe.
func isSigned(line string) bool {
	return beginsWith(strings.ToLower(line), vocabulary().signing)
}

// bylineAt reads item i as a byline, if its names or its address say that it is one.
func (r *reader) bylineAt(i int, p part) (printedByline, bool) {
	n := r.items[i].node
	link := n.DataAtom == atom.A && (isAuthorLink(dom.Attr(n, "href")) || isPersonLink(n))
	if p&authorPart == 0 && n.DataAtom != atom.Address && !link {
		return printedByline{}, false
	}
	if r.longer(i, longestByline) {
		return printedByline{}, false
	}
	lines := nameLines(n)
	if label := r.wordsBefore(r.items[i].parent, i); label != "" && !r.namesPeople([]string{label + strings.Join(lines, "\n")}) {
		r.others = append(r.others, lines...)
		return printedByline{}, false
	}
	digits := strings.ContainsAny(strings.Join(lines, ""), "0123456789")
	if digits && (n.DataAtom == atom.Address && p&authorPart == 0 || r.hasInner(i)) {
		return printedByline{}, false // a house in a street; a box with date and byline
	}
	b := printedByline{at: i, line: joinLines(lines), pieces: r.namesIn(i)}
	b.named = len(b.pieces) > 0
	if b.named {
		b.pieces = r.withRoles(b.pieces, lines)
	} else {
		b.pieces = r.authorLines(lines, link || dom.HasToken(n, "rel", "author") || dom.HasToken(n, "itemprop", "author"))
	}
	return b, len(b.pieces) > 0
}

// hasInner reports whether an element inside item i is a byline of its own.
func (r *reader) hasInner(i int) bool {
	for j := i + 1; j < r.items[i].end; j++ {
		if n := r.items[j].node; n.Type == html.ElementNode && r.part(j)&authorPart != 0 {
			if len(r.authorLines(linesOf(n), false)) > 0 {
				return true
			}
			j = r.items[j].end - 1
		}
	}
	return false
}

// namesPeople reports whether the lines name somebody who is not the site.
func (r *reader) namesPeople(lines []string) bool {
	return len(byline.ParseAll(lines, byline.Options{Site: r.hints.SiteName}).Authors) > 0
}

// namesIn gives the names inside item i that have an element of their own.
func (r *reader) namesIn(i int) []string {
	var names []string
	for j := i + 1; j < r.items[i].end; j++ {
		n := r.items[j].node
		if n.Type != html.ElementNode {
			continue
		}
		named := dom.HasToken(n, "rel", "author") || dom.HasToken(n, "itemprop", "name") || dom.HasToken(n, "class", "fn") ||
			n.DataAtom == atom.A && isAuthorLink(dom.Attr(n, "href"))
		if !named {
			continue
		}
		text := strings.Join(nameLines(n), "\n")
		switch {
		case text == "" || slices.Contains(names, text):
		case r.namesPeople([]string{r.wordsBefore(i, j) + text}):
			names = append(names, text)
		default:
			r.others = append(r.others, text)
		}
		j = r.items[j].end - 1
	}
	return names
}

// wordsBefore gives the words inside item i that say what the name in item j did
// ("Reviewed by "), or nothing. The words before a name hold for one that "and"
// joins to it.
func (r *reader) wordsBefore(i, j int) string {
	const near = 10 // items, as labels have icons and spans around them
	joined := false
	for k := j - 1; k > max(i, j-near); k-- {
		if r.items[k].node.Type != html.TextNode {
			continue
		}
		text := dom.Clean(r.items[k].node.Data)
		if text == "and" || text == "&" || text == "," || joined {
			joined = !joined
			continue
		}
		if len(text) <= longestName && (strings.HasSuffix(text, " by") || strings.HasSuffix(strings.ToLower(text), "contributions from")) {
			return text + " "
		}
		break
	}
	return ""
}

// isAuthorLink reports whether a link leads to the page of an author.
func isAuthorLink(href string) bool {
	if i := strings.IndexAny(href, "?#"); i >= 0 {
		href = href[:i]
	}
	if len(href) > 300 {
		return false
	}
	steps := strings.Split(strings.Trim(href, "/"), "/")
	for k, s := range steps {
		if rest := len(steps) - k - 1; rest == 0 || rest > 2 || rest == 2 && strings.ContainsAny(steps[k+2], "-") && !strings.ContainsAny(steps[k+1], "0123456789") {
			continue // an article of the author's, or the list of all
		}
		if hasAuthorWord(strings.ToLower(s)) {
			return true
		}
	}
	return false
}

// hasAuthorWord reports whether a step of a path, in lower case, is a word for
// authors, or has one in it as blog-authors does.
func hasAuthorWord(step string) bool {
	switch step {
	case "author", "authors", "autor", "autores", "autoren", "auteur", "auteurs", "autore", "autori", "byline", "profiles", "writers", "contributors",
		"contributor", "journalist", "journalists", "journaliste", "journalistes", "periodista", "periodistas", "reporter", "reporters", "columnist",
		"columnists", "editors", "redaktion", "redaktor", "redakteur":
		return true
	}
	return strings.HasSuffix(step, "-authors") || strings.HasSuffix(step, "-author")
}

// isPersonLink reports whether n is a link with a full name to a page about people.
func isPersonLink(n *html.Node) bool {
	for step := range strings.SplitSeq(strings.ToLower(dom.Attr(n, "href")), "/") {
		switch step {
		case "staff", "profile", "team", "editor":
			return byline.IsFullName(dom.Text(n))
		}
	}
	return false
}

// nameLines gives the text of n as linesOf does. Where that is initials in the
// place of a picture, the name in the title of n stands for them (lrt.lt). A
// name that an author's link breaks in two is one (nogood.io).
func nameLines(n *html.Node) []string {
	lines := linesOf(n)
	if len(lines) == 2 && n.DataAtom == atom.A && byline.IsFullName(lines[0]+" "+lines[1]) && !strings.Contains(lines[0]+lines[1], " ") {
		return []string{lines[0] + " " + lines[1]}
	}
	if len(lines) != 1 || len(lines[0]) > 4 || lines[0] != strings.ToUpper(lines[0]) {
		return lines
	}
	full := dom.Clean(dom.Attr(n, "title"))
	initials := ""
	for w := range strings.FieldsSeq(full) {
		r, _ := utf8.DecodeRuneInString(w)
		initials += string(unicode.ToUpper(r))
	}
	if len(lines[0]) > 1 && strings.HasPrefix(initials, lines[0]) {
		return []string{full}
	}
	return lines
}

// linesOf gives the text of n, a line for each block in it, and for each
// element that touches the one before.
func linesOf(n *html.Node) []string {
	var w lineWriter
	w.node(n)
	w.end()
	return w.lines
}

// joinLines makes one line of several, with commas but behind a label. A sign that stands
// alone between two (finance.yahoo.com) is none of them.
func joinLines(lines []string) string {
	var b strings.Builder
	lines = slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return !dom.HasWord(line) })
	for i, line := range lines {
		switch {
		case i == 0:
		case isByLabel(lines[i-1]) || strings.HasSuffix(lines[i-1], ":") || strings.HasSuffix(strings.TrimRight(lines[i-1], ", "), " by"):
			b.WriteString(" ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(line)
	}
	return b.String()
}

// A lineWriter gathers lines.
type lineWriter struct {
	lines  []string
	line   dom.Line
	closed bool // an inline element has just ended
}

func (w *lineWriter) end() {
	if s := w.line.String(); s != "" {
		w.lines = append(w.lines, s)
	}
	w.line.Reset()
}

func (w *lineWriter) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.line.AddString(n.Data)
		w.closed = false
		return
	}
	if n.Type != html.ElementNode || !dom.IsRendered(n) || dom.StaysHidden(n) {
		return
	}
	ends := dom.IsBlock(n) || n.DataAtom == atom.Br || w.closed
	if ends {
		w.end()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if dom.IsBlock(n) {
		w.end()
	}
	w.closed = n.DataAtom == atom.Span || n.DataAtom == atom.A || n.DataAtom == atom.Time
}

// authorLines gives the parts of lines that name people: up to the date and
// without what a bar parts from them. sure says that the lines are a name.
func (r *reader) authorLines(lines []string, sure bool) []string {
	var names []string
	label := ""
	for _, line := range lines {
		for _, part := range strings.FieldsFunc(line, isBar) {
			part = strings.TrimSpace(part)
			if isByLabel(part) {
				label = part + " "
				continue
			}
			led := label != "" || beginsByline(part)
			part, label = label+part, ""
			name, dated := cutDate(part)
			switch {
			case len(name) > longestName && len(names) > 0, !sure && isProse(name, led), isRepeat(names, name):
			case len(names) > 0 && r.isRoleOf(name, names[len(names)-1]):
				names[len(names)-1] += "\n" + name
			case r.namesPeople([]string{name}):
				names = append(names, name)
			}
			if len(names) > 0 && (dated || part != line || r.isOtherWork(part)) {
				return names
			}
		}
	}
	return names
}

// isOtherWork reports whether a line begins to speak of people who did not
// write: Reviewed by Cy Other.
func (r *reader) isOtherWork(line string) bool {
	return strings.Contains(line, " by ") && !r.namesPeople([]string{line})
}

// longestName is the length in bytes from which a line beside a name is a biography.
const longestName = 80

func isBar(r rune) bool {
	switch r {
	case '|', '•', '·', '∙', '/', '●', '｜', '／':
		return true
	}
	return false
}

// cutDate gives what stands before the date in line, and whether there is one. Of
// a line that begins with its date it gives what stands behind "by".
func cutDate(line string) (string, bool) {
	i := strings.IndexAny(line, "0123456789")
	if i < 0 {
		return line, false
	}
	words := strings.Fields(line[:i])
	for len(words) > 0 && isDateWord(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) == 0 {
		_, by, _ := strings.Cut(line, " by ")
		return by, true
	}
	return strings.Join(words, " "), true
}

// isDateWord reports the words that stand before the number of a date.
func isDateWord(w string) bool {
	w = strings.Trim(w, ".,:;()-–—")
	return w == "" || isWord(strings.ToLower(w), beforeDate) || date.Month(w) != 0 || date.Weekday(w)
}

// isProse reports whether a line has no name in it by its case. One or two
// words behind a word for "by" may be a user's name.
func isProse(line string, led bool) bool {
	if led {
		_, line, _ = strings.Cut(line, " ")
		if strings.Count(line, " ") < 2 {
			return false
		}
	}
	return line == strings.ToLower(line) && line != strings.ToUpper(line)
}

// isRepeat reports whether line says one of the names again, in whole or in part.
func isRepeat(names []string, line string) bool {
	first, _, _ := strings.Cut(line, " ")
	for _, n := range names {
		if strings.Contains(line, n) || len(first) > 2 && strings.Contains(" "+n+" ", " "+first+" ") {
			return true
		}
	}
	return false
}

// spokenByline reads the block around text i as a byline if it begins with a
// word for "by". Where that is all of it, the box around the block counts.
func (r *reader) spokenByline(i int) (printedByline, bool) {
	if t := r.items[i].node; t.Type != html.TextNode || !beginsByline(t.Data) {
		return printedByline{}, false
	}
	box := r.items[i].parent
	for box >= 0 && !r.longer(box, longestByline) && (!dom.IsBlock(r.items[box].node) || isByLabel(r.text(r.items[box].node))) {
		box = r.items[box].parent
	}
	var lines []string
	if box >= 0 && !r.longer(box, longestByline) {
		lines = linesOf(r.items[box].node)
	}
	if len(lines) == 0 || !beginsByline(lines[0]) {
		if r.first >= 0 && i >= r.first {
			return printedByline{}, false // prose
		}
		lines = []string{dom.Clean(r.items[i].node.Data)}
	}
	b := printedByline{at: i, line: joinLines(lines)}
	if isSentence(lines[0]) {
		return b, false
	}
	b.pieces = r.authorLines(lines, false)
	return b, len(b.pieces) > 0
}

// isSentence reports whether a line that begins with a word for "by" goes on as a
// sentence does: in lower case, for more words than a user's name has, and to a
// stop ("By following these rules, you avoid mistakes.").
func isSentence(line string) bool {
	const mostWords = 6
	words := strings.Fields(line)
	return len(words) > mostWords && dom.IsStop(dom.LastRune(line)) && words[1] == strings.ToLower(words[1]) && words[1] != strings.ToUpper(words[1])
}

// isByLabel reports whether s is words for "by" or a heading over authors,
// and nothing else.
func isByLabel(s string) bool { return isLabel(s, byLabel) }

// isLabel reports whether s is a word of that kind, with a colon behind it or not.
func isLabel(s string, k wordKind) bool {
	s = strings.TrimSpace(s)
	return mayBeWord(s, k) && isWord(strings.ToLower(strings.TrimRight(s, ":：")), k)
}

// beginsByline reports whether a line that is short enough begins with a word
// for "by". Where that is a word of other use as well, a colon or a name must
// follow, which package byline sees to.
func beginsByline(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > longestByline {
		return false
	}
	for _, w := range vocabulary().bylinesFrom[s[0]] {
		if len(s) < len(w) || !strings.EqualFold(s[:len(w)], w) || isInitials(s[:len(w)]) {
			continue
		}
		rest := s[len(w):]
		if isWord(w, colonLabel) {
			rest = strings.TrimLeft(rest, " ")
			return rest == "" || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：")
		}
		r, _ := utf8.DecodeRuneInString(rest)
		if rest == "" || unicode.IsSpace(r) || strings.ContainsRune(":/：／", r) {
			return true
		}
	}
	return false
}

// isInitials reports short words in capitals, which are no av or di: AV technician.
func isInitials(s string) bool { return len(s) == 2 && s == strings.ToUpper(s) && s != "BY" }

// together gives the first byline and those that stand beside it: lists of
// other stories name their authors in the same way. What has elements for its
// names goes with its like.
func (r *reader) together(list []printedByline) []printedByline {
	if len(list) < 2 {
		return list
	}
	first := r.items[list[0].at].node
	n := 1
	for n < len(list) {
		next := r.items[list[n].at].node
		if list[n].named != list[0].named || next.Parent != first.Parent && next.Parent != nil && next.Parent.Parent != first.Parent.Parent {
			break
		}
		n++
	}
	return list[:n]
}
