package rule

import (
	"strings"

	"golang.org/x/net/html"
)

// An index finds which of many selectors match an element, and tries those alone
// that its id, classes, attributes or name speak for.
type index struct {
	byID, byClass, byAttribute, byTag map[string][]indexed
	rest                              []indexed // that any element may match
}

// An indexed is a compound that an element has to match, of the selector at that
// place in the list.
type indexed struct {
	c  *compound
	at int
}

func newIndex(selectors []Selector) *index {
	ix := &index{byID: map[string][]indexed{}, byClass: map[string][]indexed{}, byAttribute: map[string][]indexed{}, byTag: map[string][]indexed{}}
	for at, sel := range selectors {
		for _, c := range sel {
			ix.add(indexed{c, at})
		}
	}
	return ix
}

func (ix *index) add(e indexed) {
	switch by := &e.c.mark; {
	case by.id != "":
		ix.byID[by.id] = append(ix.byID[by.id], e)
	case by.class != "":
		ix.byClass[by.class] = append(ix.byClass[by.class], e)
	case by.attribute != "":
		ix.byAttribute[by.attribute] = append(ix.byAttribute[by.attribute], e)
	case by.tag != "":
		ix.byTag[by.tag] = append(ix.byTag[by.tag], e)
	default:
		ix.rest = append(ix.rest, e)
	}
}

// first gives the place of the first of the index's selectors that n matches, or -1.
func (s *search) first(ix *index, n *html.Node) int {
	if n.Type != html.ElementNode {
		return -1
	}
	best := s.firstOf(ix.byTag[n.Data], n, -1)
	best = s.firstOf(ix.rest, n, best)
	for i := range n.Attr {
		a := &n.Attr[i]
		best = s.firstOf(ix.byAttribute[a.Key], n, best)
		switch a.Key {
		case "id":
			best = s.firstOf(ix.byID[a.Val], n, best)
		case "class":
			if len(ix.byClass) == 0 {
				continue
			}
			for class := range strings.FieldsSeq(a.Val) {
				best = s.firstOf(ix.byClass[class], n, best)
			}
		}
	}
	return best
}

// firstOf gives the place of the first selector in list that n matches, or best where
// that is in front of it.
func (s *search) firstOf(list []indexed, n *html.Node, best int) int {
	for _, e := range list {
		if (best < 0 || e.at < best) && s.meets(n, e.c) {
			best = e.at
		}
	}
	return best
}

// A mark is what an element must have to match a compound, by which an index finds it:
// each is "" where the compound names none.
type mark struct{ id, class, attribute, tag string }

// note notes a simple selector as written: #id, .class, [attribute…] or a tag.
func (m *mark) note(simple string) {
	if strings.Contains(simple, `\`) {
		return // an escape names another than it reads
	}
	switch simple[0] {
	case '#':
		m.id = simple[1:]
	case '.':
		m.class = simple[1:]
	case '[':
		end := strings.IndexFunc(simple[1:], func(r rune) bool { return r >= 0x80 || !isNameByte(byte(r)) })
		if name := strings.ToLower(strings.TrimSpace(simple[1:][:max(end, 0)])); end > 0 && !strings.Contains(simple, "!=") {
			m.attribute = name
		}
	case ':':
	default:
		m.tag = strings.ToLower(simple)
	}
}
