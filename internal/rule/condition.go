package rule

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

// A condition is a simple selector that is matched here, for cascadia takes several times
// as long: a name of an element, an id, a class, or an attribute with a value in plain
// letters. What else there is cascadia matches.
type condition struct {
	operator   operator
	key, value string // of an attribute; of a tag, its name in value
}

type operator byte

const (
	isTag   operator = 0
	hasKey  operator = 1 // [key]
	isValue operator = '='
	hasWord operator = '~'
	begins  operator = '^'
	ends    operator = '$'
	holds   operator = '*'
)

// readCondition reads a simple selector as written; ok is false for one that cascadia has
// to match.
func readCondition(simple string) (c condition, ok bool) {
	if strings.Contains(simple, `\`) {
		return c, false // an escape names another than it reads
	}
	switch simple[0] {
	case '#':
		return condition{isValue, "id", simple[1:]}, true
	case '.':
		return condition{hasWord, "class", simple[1:]}, true
	case '[':
		return readAttribute(simple[1:])
	case ':':
		return c, false
	}
	return condition{isTag, "", dom.LowerASCII(simple)}, true
}

// readAttribute reads what is behind the bracket of [key], [key=value] and its kin.
func readAttribute(rest string) (c condition, ok bool) {
	end := 0
	for end < len(rest) && isNameByte(rest[end]) {
		end++
	}
	c.key, rest = dom.LowerASCII(rest[:end]), rest[end:]
	if end == 0 || rest == "]" {
		c.operator = hasKey
		return c, end > 0
	}
	c.operator = operator(rest[0])
	if c.operator != isValue {
		rest = rest[1:]
	}
	rest, ok = strings.CutPrefix(rest, "=")
	if !ok || !c.readValue(rest) {
		return c, false
	}
	switch c.operator {
	case isValue:
	case hasWord:
		return c, c.value != "" && !strings.ContainsAny(c.value, whiteSpace)
	case begins, ends, holds:
		return c, strings.TrimSpace(c.value) != "" // for a blank one there are rules
	default:
		return c, false
	}
	return c, true
}

// readValue reads a value with the bracket behind it, and reports whether there is nothing
// else, as a flag is.
func (c *condition) readValue(text string) bool {
	text = text[:len(text)-1]
	if text == "" {
		return false
	}
	if quote := text[0]; quote == '"' || quote == '\'' {
		c.value = text[1:max(1, len(text)-1)]
		return strings.IndexByte(text[1:], quote) == len(text)-2
	}
	c.value = text
	return !strings.ContainsFunc(text, func(r rune) bool { return r < utf8.RuneSelf && !isNameByte(byte(r)) })
}

// whiteSpace is what parts the words of an attribute, or a selector.
const whiteSpace = " \t\r\n\f"

// meets reports whether the element n meets the condition.
func (c *condition) meets(n *html.Node) bool {
	if c.operator == isTag {
		return n.Data == c.value
	}
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == c.key && c.fits(a.Val) {
			return true
		}
	}
	return false
}

// fits reports whether an attribute of this value meets the condition.
func (c *condition) fits(value string) bool {
	switch c.operator {
	case isValue:
		return value == c.value
	case hasWord:
		return includes(value, c.value)
	case begins:
		return strings.HasPrefix(value, c.value)
	case ends:
		return strings.HasSuffix(value, c.value)
	case holds:
		return strings.Contains(value, c.value)
	}
	return true
}

// includes reports whether word is one of a list with white space between them.
func includes(list, word string) bool {
	for at := 0; ; {
		i := strings.Index(list[at:], word)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(word)
		if (start == 0 || dom.IsSpace(list[start-1])) && (end == len(list) || dom.IsSpace(list[end])) {
			return true
		}
		at = end
	}
}
