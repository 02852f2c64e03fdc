package rule

import (
	"slices"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/page"
)

// A Use says whether a selector or source of a layout found anything on a page.
type Use struct {
	Rule   string // by the name of its file, as Rule.Host
	Layout string // its place in the file: layout[0]
	Field  string // such as title, author.entry, drop
	Place  string // in the file: layout[0].title[1]
	Text   string // as written
	Hit    bool
}

// IsOfMarkup reports whether the use is of a selector that says what elements are, drop or
// keep or heading, and not where a field stands: a page may have none of these.
func (u Use) IsOfMarkup() bool { return u.Field == "drop" || u.Field == "keep" || u.Field == "heading" }

// Uses tells of every selector and source of the layouts that the page goes by whether it
// finds anything on it. Each is tried by itself, on the whole page, whether or not
// another in front of it has been enough.
func (m Match) Uses() []Use {
	var uses []Use
	for _, l := range m.layers {
		add := func(field string, e entry, hit bool) {
			uses = append(uses, Use{l.rule.Host(), l.layout.path, field, e.path, e.text, hit})
		}
		for _, f := range l.layout.sourced() {
			for _, s := range f.sources {
				add(f.name, entry{s.place, s.text}, m.holds(s))
			}
		}
		for _, list := range [...]struct {
			field string
			drops drops
		}{{"drop", l.layout.drops}, {"keep", l.layout.keeps}, {"heading", l.layout.headings}} {
			for i, e := range list.drops.written {
				add(list.field, e, m.search.finds(m.page.Doc, list.drops.selectors[i]))
			}
		}
	}
	return uses
}

// holds reports whether a source holds anything on the page; an element without text is
// something, as one around a photo is.
func (m Match) holds(s *Source) bool {
	if s.kind == cssSource && s.name == "" {
		return m.search.finds(m.page.Doc, s.sel)
	}
	return len(s.values(m, m.page.Doc)) > 0
}

// A sourcedField is a field with its sources.
type sourcedField struct {
	name    string
	sources []*Source
}

// sourced gives the fields of the layout that have sources.
func (l *Layout) sourced() []sourcedField {
	var list []sourcedField
	for _, field := range fieldNames {
		list = append(list, sourcedField{field, l.fields[field]})
	}
	if a := l.author; a != nil {
		list = append(list, sourcedField{"author.entry", a.entry}, sourcedField{"author.name", a.name},
			sourcedField{"author.role", a.role}, sourcedField{"author.place", a.place}, sourcedField{"author.url", a.url})
	}
	if v := l.live; v != nil {
		list = append(list, sourcedField{"live.entry", v.entry}, sourcedField{"live.time", v.time},
			sourcedField{"live.title", v.title}, sourcedField{"live.author", v.author})
	}
	return slices.DeleteFunc(list, func(f sourcedField) bool { return len(f.sources) == 0 })
}

// Place gives where the layout stands in its file: layout[0].
func (l *Layout) Place() string { return l.path }

// A Probe tries sources on one page, for those who write rules.
type Probe struct{ m Match }

// NewProbe gives a probe of a page, which must not change meanwhile.
func NewProbe(p *page.Page) Probe { return Probe{Match{page: p, search: newSearch(p)}} }

// Texts gives what a source, as written in a rule, reads on the page; nothing for one
// that is faulty.
func (p Probe) Texts(source string) []string {
	s, err := parseSource(source)
	if err != nil {
		return nil
	}
	return s.values(p.m, p.m.page.Doc)
}

// Nodes gives the elements that a selector matches on the page, none inside another.
func (p Probe) Nodes(selector string) []*html.Node {
	s, err := parseSource(selector)
	if err != nil {
		return nil
	}
	return outermost(s.nodes(p.m, p.m.page.Doc))
}
