package rule

import (
	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

// author says how a layout prints authors whose name, role or address stand in
// elements of their own.
type author struct {
	entry                  []*Source // elements, each around one author
	name, role, place, url []*Source // inside it
}

// readAuthor reads a [layout.author] table.
func readAuthor(t *table) *author {
	a := &author{entry: readSources(t, "entry"), name: readSources(t, "name"), role: readSources(t, "role"), place: readSources(t, "place"), url: readSources(t, "url")}
	if !t.has("entry") {
		t.doc.fault(join(t.path, "entry"), "missing: selectors of the elements around the authors, one each")
	}
	t.close()
	return a
}

// A Person is an author as the page prints one.
type Person struct {
	Name, Role, Place, URL string
	Node                   *html.Node // which prints it
}

// People gives the authors that the layout finds in elements of their own, in the
// order of the page, and where they were found. A name without a source of its own is
// the text of the whole element.
func (m Match) People() ([]Person, string) {
	for _, l := range m.layers {
		if l.layout.author == nil {
			continue
		}
		for _, s := range l.layout.author.entry {
			if people := m.people(l.layout.author, s); len(people) > 0 {
				return people, l.source(s.text)
			}
		}
		return nil, ""
	}
	return nil, ""
}

func (m Match) people(a *author, entry *Source) []Person {
	var people []Person
	for _, n := range outermost(entry.nodes(m, m.page.Doc)) {
		p := Person{Name: m.firstText(a.name, n), Role: m.firstText(a.role, n), Place: m.firstText(a.place, n), URL: m.firstText(a.url, n), Node: n}
		if len(a.name) == 0 {
			p.Name = dom.Text(n)
		}
		if p.Name != "" {
			people = append(people, p)
		}
	}
	return people
}
