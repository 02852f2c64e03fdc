package head

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
)

// labelledByline reads the names under a heading such as "Author", wherever it
// stands: in a box beside the body, as dw.com has it, or behind it. Other
// stories on the page may have such a heading too, so that one counts only
// where all of them name the same people.
func (r *reader) labelledByline() (printedByline, bool) {
	var found printedByline
	for i := range r.items {
		t := r.items[i].node
		if t.Type != html.TextNode || !isAuthorHeading(t.Data) || r.isOther(i) {
			continue
		}
		lines := r.linesUnder(i)
		pieces := slices.DeleteFunc(r.authorLines(lines, false), r.lacksFullName)
		switch {
		case len(pieces) == 0:
		case found.pieces == nil:
			found = printedByline{at: i, line: joinLines(lines), pieces: pieces}
		case strings.Join(pieces, "\n") != strings.Join(found.pieces, "\n"):
			return printedByline{}, false
		}
	}
	return found, found.pieces != nil
}

// lacksFullName reports whether line does not begin with a person's full name.
func (r *reader) lacksFullName(line string) bool {
	people := byline.Parse(line, byline.Options{Site: r.hints.SiteName}).Authors
	return len(people) == 0 || !byline.IsFullName(people[0].Name)
}

// isAuthorHeading reports whether s is a heading over the authors.
func isAuthorHeading(s string) bool {
	return len(s) <= longestName && isLabel(s, authorHeading)
}

// linesUnder gives the lines of the smallest box around text i that has more in
// it, without that text, if they are short.
func (r *reader) linesUnder(i int) []string {
	label := dom.Clean(r.items[i].node.Data)
	box := r.items[i].parent
	for box >= 0 && !r.longer(box, longestByline) {
		lines := linesOf(r.items[box].node)
		if len(lines) > 0 && strings.HasPrefix(lines[0], label) {
			lines[0] = strings.TrimLeft(lines[0][len(label):], " :：")
			if lines[0] == "" {
				lines = lines[1:]
			}
		}
		if len(lines) > 0 {
			return lines
		}
		box = r.items[box].parent
	}
	return nil
}

// isOther reports whether item i is in navigation, comments or other stories.
func (r *reader) isOther(i int) bool {
	const near = 6 // levels
	for n := 0; i >= 0 && n < near && !r.isAround(i); n++ {
		if r.part(i)&(commentPart|crumbPart|cardPart) != 0 {
			return true
		}
		i = r.items[i].parent
	}
	return false
}

// likelyBylines reads what names an author by where it stands alone: the last
// line of the body, a name beside the date or beside a portrait, and, behind the
// body, a byline if footer is set, or a biography.
func (r *reader) likelyBylines(footer bool) []printedByline {
	for _, read := range [...]func() (printedByline, bool){r.nameLine, r.signature, r.besideDate, r.besidePortrait} {
		if b, ok := read(); ok {
			return []printedByline{b}
		}
	}
	if footer {
		if list := r.bylines(r.last, r.end(r.last, belowBody), true); len(list) > 0 {
			return list
		}
	}
	if b, ok := r.biography(); ok {
		return []printedByline{b}
	}
	return nil
}

// besideDate reads a name in full on the line of the date, between title and body.
func (r *reader) besideDate() (printedByline, bool) {
	const near = 8 // items
	for i := r.underTitle(); i < r.to; i++ {
		if name := r.datedName(i); name != "" {
			return printedByline{at: i, line: name, pieces: []string{name}}, true
		}
		name := r.nameOf(i)
		if name == "" || r.isLinked(i) || !isDateLine(r.textBehind(i, near)) || !r.isFullNames(name) {
			continue
		}
		return printedByline{at: i, line: name, pieces: []string{name}}, true
	}
	return printedByline{}, false
}

// datedName gives the name that a bar parts from the date before it in text i: "6 May
// 2024 • Ada Quill in Harbour life".
func (r *reader) datedName(i int) string {
	t := r.items[i].node
	if t.Type != html.TextNode || len(t.Data) > longestByline {
		return ""
	}
	parts := strings.FieldsFunc(dom.Clean(t.Data), isBar)
	if len(parts) < 2 || !isDateLine(parts[0]) {
		return ""
	}
	name, _, _ := strings.Cut(parts[1]+" ", " in ")
	if name = strings.TrimSpace(name); !r.isFullNames(name) {
		return ""
	}
	return name
}

// underTitle gives the first item behind the title, or of the region.
func (r *reader) underTitle() int {
	if r.title < 0 {
		return r.from
	}
	return r.items[r.title].end
}

// nameOf gives text i without the bars around it; nothing where it is long.
func (r *reader) nameOf(i int) string {
	if r.items[i].node.Type != html.TextNode {
		return ""
	}
	s := dom.Clean(r.items[i].node.Data)
	if len(s) > longestName {
		return ""
	}
	return strings.TrimFunc(s, func(c rune) bool { return isBar(c) || c == ' ' || c == '-' || c == '–' })
}

// isLinked reports whether text i is a link.
func (r *reader) isLinked(i int) bool {
	for n := 0; n < 3 && i >= 0; n++ {
		if r.items[i].node.DataAtom == atom.A {
			return true
		}
		i = r.items[i].parent
	}
	return false
}

// isDateLine reports whether s begins with a date.
func isDateLine(s string) bool {
	p, n := date.Prefix(s)
	return n > 0 && p.Year > 0
}

// biography reads the name in a box behind the body that has a portrait, or says
// in its names that it is of the author, and goes on about that person: "Jane
// Roe", "Jane is a reporter".
func (r *reader) biography() (printedByline, bool) {
	const near = 10 // items, as the name may be in a link in a heading
	for i, end := max(r.last, 0), r.end(r.last, belowBody); i < end; i++ {
		name := r.nameOf(i)
		if name == "" {
			continue
		}
		first, _, _ := strings.Cut(name, " ")
		about := r.textBehind(i, near)
		if len(about) > longestName && strings.HasPrefix(about, first+" ") && r.hasPortrait(i, near) && r.isFullNames(name) {
			return printedByline{at: i, line: name, pieces: []string{name}}, true
		}
	}
	return printedByline{}, false
}

// hasPortrait reports whether a picture stands within n items before item i, or
// an element of that many around it is of an author.
func (r *reader) hasPortrait(i, n int) bool {
	for j := i - 1; j >= max(r.last, i-n); j-- {
		if r.items[j].node.DataAtom == atom.Img {
			return true
		}
	}
	for p := r.items[i].parent; n > 0 && p >= r.last; n-- {
		if r.part(p)&authorPart != 0 {
			return true
		}
		p = r.items[p].parent
	}
	return false
}

// textBehind gives the first text within n items behind item i.
func (r *reader) textBehind(i, n int) string {
	for j := i + 1; j < min(i+n, len(r.items)); j++ {
		if t := r.items[j].node; t.Type == html.TextNode {
			if s := dom.Clean(t.Data); s != "" {
				return s
			}
		}
	}
	return ""
}

// besidePortrait reads a name in full beside a picture whose text is that name.
func (r *reader) besidePortrait() (printedByline, bool) {
	for i := r.underTitle(); i < min(r.to, r.first); i++ {
		n := r.items[i].node
		alt := dom.Attr(n, "alt")
		if n.DataAtom != atom.Img || alt == "" {
			continue
		}
		for j := i + 1; j < i+10 && j < len(r.items); j++ {
			if r.items[j].node.Type != html.TextNode {
				continue
			}
			name := r.nameOf(j)
			if name != "" && strings.Contains(alt, name) && len(alt) < len(name)+20 && r.isFullNames(name) {
				return printedByline{at: j, line: name, pieces: []string{name}}, true
			}
			break
		}
	}
	return printedByline{}, false
}

// signature reads the line behind the last long paragraph of the body that is
// set to the right and has nothing but full names (vnexpress.net), that names the
// site and another publisher (wochenblatt.cc), or that has an address for mail.
func (r *reader) signature() (printedByline, bool) {
	const most = 6 // short paragraphs that may stand between
	last := r.closing()
	n := r.items[last].node.NextSibling
	for seen := 0; n != nil && seen < most; n = n.NextSibling {
		line := r.text(n)
		if line == "" {
			continue
		}
		if n.Type != html.ElementNode || dom.IsHeading(n.DataAtom) {
			break
		}
		seen++
		if len(line) <= longestName && (isRightAligned(n) && r.isFullNames(line) || n.DataAtom == atom.P && (r.isSourceLine(line) || isAddressed(line))) {
			return printedByline{at: last, line: line, pieces: []string{line}}, true
		}
	}
	return printedByline{}, false
}

// closing gives the outermost item that ends with the body and does not hold all of it.
func (r *reader) closing() int {
	i := r.last - 1
	for p := r.items[i].parent; p > r.first && r.items[p].end == r.last; p = r.items[i].parent {
		i = p
	}
	return i
}

// isRightAligned reports whether n is a line that stands on the right.
func isRightAligned(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(dom.Attr(n, "style")), " ", "")
	return strings.Contains(style, "text-align:right") || strings.EqualFold(dom.Attr(n, "align"), "right") ||
		dom.HasToken(n, "class", "has-text-align-right") || dom.HasToken(n, "class", "text-right")
}

// isAddressed reports whether line is a name with a role and an address for mail, in
// Hangul or Han, as papers sign in Korea: "김하늘 기자 haneul@gazette.example".
func isAddressed(line string) bool {
	if !strings.Contains(line, "@") || !hasWideLetters(line) {
		return false
	}
	people := byline.Parse(line, byline.Options{}).Authors
	var names []string
	for _, p := range people {
		if p.Role == "" {
			return false
		}
		names = append(names, p.Name)
	}
	return len(people) > 0 && byline.IsBylineOf(line, names, byline.Options{})
}

// isSourceLine reports whether line is the site's name and others, with strokes between.
func (r *reader) isSourceLine(line string) bool {
	parts := strings.Split(line, " / ")
	named := false
	for _, part := range parts {
		if strings.Count(part, " ") > 3 || len(byline.Parse(part, byline.Options{}).Authors) != 1 {
			return false
		}
		named = named || strings.EqualFold(part, r.hints.SiteName)
	}
	return named && len(parts) > 1
}
