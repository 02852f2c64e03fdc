package head

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/dom"
)

// withRoles gives the lines of a byline instead of the names in it, where they name the
// same people and say more of them: a role stands behind a link or beside it.
func (r *reader) withRoles(names, lines []string) []string {
	o := byline.Options{Site: r.hints.SiteName}
	whole := r.authorLines(lines, true)
	bare, full := byline.ParseAll(names, o).Authors, byline.ParseAll(whole, o).Authors
	if len(bare) == 0 || !slices.EqualFunc(bare, full, func(a, b byline.Person) bool { return a.Name == b.Name }) {
		return names
	}
	if !slices.ContainsFunc(full, func(p byline.Person) bool { return p.Role != "" || p.Place != "" }) {
		return names
	}
	return whole
}

// isRoleOf reports whether a line under that of a name is the role or the place of the
// person, and nothing else.
func (r *reader) isRoleOf(line, name string) bool {
	if line == "" || len(line) > longestName || strings.HasPrefix(line, "I'") || strings.HasPrefix(line, "I’") || strings.HasPrefix(line, "I ") {
		return false
	}
	o := byline.Options{Site: r.hints.SiteName}
	alone, both := byline.Parse(name, o).Authors, byline.Parse(name+"\n"+line, o).Authors
	if len(alone) == 0 || len(both) != len(alone) {
		return false
	}
	last := len(both) - 1
	return both[last].Name == alone[last].Name && alone[last].Role == "" && strings.EqualFold(both[last].Role, line)
}

// nameLine reads a line between title and body that is nothing but full names with
// the role of each, and has no word for "by".
func (r *reader) nameLine() (printedByline, bool) {
	last := "" // an element in an element has the same line as a rule
	for i := r.underTitle(); i < min(r.to, r.first); {
		n := r.items[i].node
		if n.Type == html.ElementNode && !r.isAround(i) && r.part(i)&(crumbPart|otherPart|commentPart|creditPart|cardPart) != 0 {
			i = r.items[i].end
			continue
		}
		if dom.Is(n, atom.P, atom.Div, atom.Span) && !r.isAround(i) && !r.longer(i, longestByline) {
			line := r.text(n)
			if line != last && r.isNamesWithRoles(line) {
				return printedByline{at: i, line: line, pieces: []string{line}}, true
			}
			last = line
		}
		i++
	}
	return printedByline{}, false
}

// isNamesWithRoles reports whether line is full names, each with its role.
func (r *reader) isNamesWithRoles(line string) bool {
	o := byline.Options{Site: r.hints.SiteName}
	people := byline.Parse(line, o).Authors
	var names []string
	for _, p := range people {
		if p.Role == "" || !byline.IsFullName(p.Name) {
			return false
		}
		names = append(names, p.Name)
	}
	return len(people) > 0 && byline.IsBylineOf(line, names, o)
}

// readLinks gives the addresses of the links around names, from the first that leads
// to the page of an author: by the name in the link.
func (r *reader) readLinks(bylines []printedByline) map[string]string {
	if len(bylines) == 0 {
		return nil
	}
	links := map[string]string{}
	for _, b := range bylines {
		at := b.at
		if p := r.items[at].parent; p >= 0 && !r.longer(p, longestByline) && !r.isAround(p) {
			at = p
		}
		if a := dom.Within(r.items[at].node, atom.A); a != nil {
			addLink(links, a)
		}
		for j := at; j < r.items[at].end; j++ {
			if n := r.items[j].node; n.DataAtom == atom.A {
				addLink(links, n)
			}
		}
	}
	return links
}

// addLink adds the address of link a under its text, unless that has one.
func addLink(links map[string]string, a *html.Node) {
	text, href := strings.Join(nameLines(a), " "), dom.Attr(a, "href")
	if len(text) > longestByline || text == "" || href == "" || strings.HasPrefix(href, "#") {
		return
	}
	if _, ok := links[text]; !ok {
		links[text] = href
	}
}
