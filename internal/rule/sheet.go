package rule

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/page"
)

// A sheet lists the elements of a page with the traits of each: dozens of selectors are
// asked of all of them, and most elements have not what a selector names.
type sheet struct {
	elements []*html.Node
	traits   []traits
}

// Traits are a set of names: tags, ids, classes and keys of attributes. It may say by
// mistake that it has one.
type traits uint64

// trait gives the set of one name. Kind parts tags, ids, classes and keys.
func trait(kind byte, name string) traits {
	h := uint32(len(name))*7 + uint32(kind)
	if name != "" {
		h = (h*31+uint32(name[0]))*31 + uint32(name[len(name)-1])
	}
	return 1 << (h * 0x9e3779b1 >> 26)
}

// newSheet lists the elements of a page.
func newSheet(p *page.Page) *sheet {
	elements := p.Elements()
	s := &sheet{elements, make([]traits, len(elements))}
	for i, n := range elements {
		s.traits[i] = traitsOf(n)
	}
	return s
}

// traitsOf gives the traits of an element.
func traitsOf(n *html.Node) traits {
	has := trait('<', n.Data)
	for i := range n.Attr {
		a := &n.Attr[i]
		has |= trait('[', a.Key)
		switch a.Key {
		case "id":
			has |= trait('#', a.Val)
		case "class":
			has |= traitsOfClasses(a.Val)
		}
	}
	return has
}

func traitsOfClasses(list string) traits {
	var has traits
	for i := 0; i < len(list); i++ {
		start := i
		for i < len(list) && list[i] > ' ' {
			i++
		}
		if i > start {
			has |= trait('.', list[start:i])
		}
	}
	return has
}

// traits gives those of an element that meets the condition.
func (c condition) traits() traits {
	switch {
	case c.operator == isTag:
		return trait('<', c.value)
	case c.operator == isValue && c.key == "id":
		return trait('#', c.value) | trait('[', c.key)
	case c.operator == hasWord && c.key == "class" && !strings.ContainsFunc(c.value, unicode.IsControl):
		return trait('.', c.value) | trait('[', c.key)
	}
	return trait('[', c.key)
}

// mayMatch reports whether an element with these traits may match sel.
func (sel Selector) mayMatch(has traits) bool {
	for _, c := range sel {
		if c.traits&^has == 0 {
			return true
		}
	}
	return false
}
