package rule

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

// An index finds which of many selectors match an element, and tries those alone
// that its id, classes, attributes or name speak for.
type index struct {
	ids, classes, attributes, tags shelf
	values                         map[string]*shelf // by attribute
	valued                         sieve             // the attributes of values
	parts                          []indexed         // that need a part of an attribute class
	rest                           []indexed         // that any element may match
	compounds                      int               // that have a number in it, for a filing
}

// An indexed is a compound that an element has to match, of the selector at that
// place in the list.
type indexed struct {
	c  *compound
	at int
}

// A shelf has compounds under a name, and says at little cost that there are none.
type shelf struct {
	known sieve
	by    map[string][]indexed
}

func (s *shelf) add(name string, e indexed) {
	if s.by == nil {
		s.by = map[string][]indexed{}
	}
	s.known.add(name)
	s.by[name] = append(s.by[name], e)
}

func (s *shelf) of(name string) []indexed {
	if !s.known.has(name) {
		return nil
	}
	return s.by[name]
}

// A sieve is a set of names, told by their first byte and their length, that may say
// yes by mistake.
type sieve [64]uint64

func (s *sieve) add(name string) {
	if name != "" {
		s[name[0]&63] |= 1 << (len(name) & 63)
	}
}

func (s *sieve) has(name string) bool {
	return name != "" && s[name[0]&63]>>(len(name)&63)&1 != 0
}

func newIndex(selectors []Selector) *index {
	ix := &index{values: map[string]*shelf{}}
	for at, sel := range selectors {
		for _, c := range sel {
			ix.add(indexed{c, at})
		}
	}
	return ix
}

// add puts e where the fewest elements of a page look.
func (ix *index) add(e indexed) {
	switch m := &e.c.mark; {
	case m.id != "":
		ix.ids.add(m.id, e)
	case m.tag == "html" || m.tag == "body" || m.tag == "main":
		ix.tags.add(m.tag, e)
	case m.value != "":
		if ix.values[m.valued] == nil {
			ix.values[m.valued] = &shelf{}
		}
		ix.valued.add(m.valued)
		ix.values[m.valued].add(m.value, e)
	case m.class != "":
		ix.classes.add(m.class, e)
	case m.part != "":
		ix.parts = append(ix.parts, e)
	case m.tag != "" && isCommon(m.attribute):
		ix.tags.add(m.tag, e)
	case m.attribute != "":
		ix.attributes.add(m.attribute, e)
	case m.tag != "":
		ix.tags.add(m.tag, e)
	default:
		ix.rest = append(ix.rest, e)
	}
}

// isCommon reports the attributes that more elements have than have one name.
func isCommon(attribute string) bool {
	switch attribute {
	case "class", "src", "href", "style", "content", "type":
		return true
	}
	return false
}

// lists appends to dst the lists of compounds that the element n may match, those apart
// that any element may.
func (ix *index) lists(n *html.Node, dst [][]indexed) [][]indexed {
	if list := ix.tags.of(n.Data); list != nil {
		dst = append(dst, list)
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		if list := ix.attributes.of(a.Key); list != nil {
			dst = append(dst, list)
		}
		if ix.valued.has(a.Key) && ix.values[a.Key] != nil {
			if list := ix.values[a.Key].of(a.Val); list != nil {
				dst = append(dst, list)
			}
		}
		switch a.Key {
		case "id":
			if list := ix.ids.of(a.Val); list != nil {
				dst = append(dst, list)
			}
		case "class":
			dst = ix.listsOfParts(a.Val, ix.listsOfClasses(a.Val, dst))
		}
	}
	return dst
}

// listsOfClasses is lists for the value of an attribute class. It is most of the work on a
// page that nothing matches.
func (ix *index) listsOfClasses(classes string, dst [][]indexed) [][]indexed {
	if ix.classes.by == nil {
		return dst
	}
	for name, at := dom.NextName(classes, 0); name != ""; name, at = dom.NextName(classes, at) {
		if list := ix.classes.of(name); list != nil {
			dst = append(dst, list)
		}
	}
	return dst
}

// listsOfParts is lists for what a class may be a part of.
func (ix *index) listsOfParts(classes string, dst [][]indexed) [][]indexed {
	if ix.parts == nil {
		return dst
	}
	has := dom.PairsOf(classes)
	for i := range ix.parts {
		if has.MayHold(ix.parts[i].c.mark.pairs) {
			dst = append(dst, ix.parts[i:i+1])
		}
	}
	return dst
}

// first gives the place of the first of the index's selectors that n matches, or -1.
func (s *search) first(ix *index, n *html.Node) int {
	best := -1
	if n.Type != html.ElementNode {
		return best
	}
	s.lists = append(ix.lists(n, s.lists[:0]), ix.rest)
	for _, list := range s.lists {
		for i := range list {
			if e := &list[i]; (best < 0 || e.at < best) && s.meets(n, e.c) {
				best = e.at
			}
		}
	}
	return best
}

// firstListed is first for an element that is asked of again and again: all of the page are
// tried at once.
func (s *search) firstListed(d *drops, n *html.Node) int {
	if n.Type != html.ElementNode || len(d.selectors) == 0 {
		return -1
	}
	if s.page == nil {
		return s.first(d.index, n)
	}
	if at, ok := s.foundBy(d)[n]; ok {
		return at
	}
	if !s.isListed(n) {
		return s.first(d.index, n)
	}
	return -1
}

// A found is what drops find on a page: of each element that one of their selectors
// matches, the place of the first.
type found struct {
	drops    *drops
	elements map[*html.Node]int
}

// foundBy gives what drops find on the page. A page is asked of with a few of them, the
// same ones again and again.
func (s *search) foundBy(d *drops) map[*html.Node]int {
	for i := range s.found {
		if s.found[i].drops == d {
			return s.found[i].elements
		}
	}
	elements := map[*html.Node]int{}
	for at, sel := range d.selectors {
		for _, n := range s.filed(sel) {
			if _, known := elements[n]; !known && s.matches(sel, n) {
				elements[n] = at
			}
		}
	}
	s.found = append(s.found, found{d, elements})
	return elements
}

// isListed reports whether n is below the document of the page. It remembers an element
// that is, as the next to be asked of is near.
func (s *search) isListed(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if up == s.listed || up == s.page.Doc {
			s.listed = n.Parent
			return true
		}
	}
	return false
}

// hits sets in found, by their places, the index's selectors that match an element of the
// page. It goes through the page once, however many they are.
func (s *search) hits(ix *index, found []bool) {
	for _, n := range s.page.Elements() {
		s.lists = append(ix.lists(n, s.lists[:0]), ix.rest)
		for _, list := range s.lists {
			for i := range list {
				if e := &list[i]; !found[e.at] && s.meets(n, e.c) {
					found[e.at] = true
				}
			}
		}
	}
}

// A mark is what an element must have to match a compound, by which an index finds it:
// each is "" where the compound names none. Value is that of the attribute valued, and part
// a part of the attribute class.
type mark struct {
	id, class, valued, value, attribute, tag, part string
	pairs                                          dom.Pairs // of part
}

// note notes a condition.
func (m *mark) note(c condition) {
	switch {
	case c.operator == isTag:
		m.tag = c.value
	case c.operator == isValue && c.key == "id":
		m.id = c.value
	case c.operator == hasWord && c.key == "class":
		m.class = c.value
	case c.operator == isValue && c.value != "":
		m.valued, m.value = c.key, c.value
	case c.key == "class" && (c.operator == holds || c.operator == begins || c.operator == ends):
		m.part, m.pairs = c.value, dom.PairsOf(c.value)
	default:
		m.attribute = c.key
	}
}

// noteAttribute notes the attribute of a simple selector that is no condition.
func (m *mark) noteAttribute(simple string) {
	end := 1
	for end < len(simple) && isNameByte(simple[end]) {
		end++
	}
	if simple[0] == '[' && end > 1 && !strings.ContainsAny(simple, `\!`) {
		m.attribute = strings.ToLower(simple[1:end])
	}
}
