package dom

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Markers gives the markers of list items, such as "1." The zero value is ready
// to use, for one document. Items asked for in document order cost linear time
// in all.
type Markers struct {
	last map[*html.Node]counted // by list
}

// counted is the item of a list that was counted last.
type counted struct {
	item   *html.Node
	number int
	step   int
}

// Of gives the marker that a browser sets in front of the item li of an <ol>,
// with the dot behind it: "3.", "c.", "iii."; "" for any other element. Style
// sheets, which may say otherwise, are not read.
// Source: HTML standard, 4.4.5 "The ol element" and 4.4.8 "The li element".
func (m *Markers) Of(li *html.Node) string {
	list := li.Parent
	if !Is(li, atom.Li) || list == nil || !Is(list, atom.Ol) {
		return ""
	}
	if m.last == nil {
		m.last = map[*html.Node]counted{}
	}
	c, ok := m.last[list]
	if !ok || !c.reach(li) {
		c = startOf(list)
		c.reach(li)
	}
	m.last[list] = c
	return numeral(c.number, Attr(list, "type")) + "."
}

// PrintsMarker reports whether the text of a list item begins with the number
// of its marker, as where a style sheet leaves the markers out.
func PrintsMarker(text, marker string) bool {
	rest, ok := strings.CutPrefix(text, strings.TrimSuffix(marker, "."))
	if !ok || marker == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(r) && !unicode.IsNumber(r)
}

// startOf gives the place in front of the first item of a list.
func startOf(list *html.Node) counted {
	c := counted{step: 1}
	n, err := strconv.Atoi(strings.TrimSpace(Attr(list, "start")))
	if _, reversed := LookupAttr(list, "reversed"); reversed {
		c.step = -1
		if err != nil {
			n = len(items(list))
		}
	} else if err != nil {
		n = 1
	}
	c.number = n - c.step
	return c
}

func items(list *html.Node) (all []*html.Node) {
	for n := range list.ChildNodes() {
		if Is(n, atom.Li) {
			all = append(all, n)
		}
	}
	return all
}

// reach counts on to li, and reports whether it stands behind the last item or
// is that.
func (c *counted) reach(li *html.Node) bool {
	n := c.item
	switch n {
	case li:
		return true
	case nil:
		n = li.Parent.FirstChild
	default:
		n = n.NextSibling
	}
	for ; n != nil; n = n.NextSibling {
		if !Is(n, atom.Li) {
			continue
		}
		c.number += c.step
		if v, err := strconv.Atoi(strings.TrimSpace(Attr(n, "value"))); err == nil {
			c.number = v
		}
		if c.item = n; n == li {
			return true
		}
	}
	return false
}

// numeral writes n as the type attribute of a list wants it, and as a number
// where that has no way to write n.
func numeral(n int, kind string) string {
	const mostRoman = 3999
	switch {
	case kind == "a" && n > 0:
		return letters(n)
	case kind == "A" && n > 0:
		return strings.ToUpper(letters(n))
	case kind == "i" && n > 0 && n <= mostRoman:
		return roman(n)
	case kind == "I" && n > 0 && n <= mostRoman:
		return strings.ToUpper(roman(n))
	}
	return strconv.Itoa(n)
}

// letters counts a, b ... z, aa, ab.
func letters(n int) string {
	var s []byte
	for ; n > 0; n = (n - 1) / 26 {
		s = append([]byte{byte('a' + (n-1)%26)}, s...)
	}
	return string(s)
}

func roman(n int) string {
	var s strings.Builder
	for _, d := range [...]struct {
		value int
		text  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			s.WriteString(d.text)
		}
	}
	return s.String()
}
