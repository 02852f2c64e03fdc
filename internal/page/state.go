package page

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// A scriptTag is what the start tag of a script says: its id, and its type in
// lower case.
type scriptTag struct{ id, kind string }

// State gives the JSON that the page's own scripts start from, by its name:
//
//  1. the content of the <script> with that id, such as __NEXT_DATA__;
//  2. what an inline script assigns to the name, as in
//     Fusion.globalContent={...} or window.__DATA__ = JSON.parse("...").
//
// It gives nil when there is none, or none that is data. A value is decoded
// once and shared: do not change it.
func (p *Page) State(name string) any {
	if v, ok := p.states[name]; ok {
		return v
	}
	if p.states == nil {
		p.states = map[string]any{}
	}
	v := p.findState(name)
	p.states[name] = v
	return v
}

func (p *Page) findState(name string) any {
	if name == "" {
		return nil
	}
	tags := p.scriptTags()
	for i, tag := range tags {
		if tag.id == name {
			if v, _, ok := decodeJSON(trimWrapping(p.scripts[i].Text)); ok {
				return v
			}
		}
	}
	for i, tag := range tags {
		if strings.Contains(tag.kind, "json") {
			continue
		}
		if v := assigned(p.scripts[i].Text, name); v != nil {
			return v
		}
	}
	return nil
}

// scriptTags gives the tags of p.scripts.
func (p *Page) scriptTags() []scriptTag {
	if p.tags == nil {
		p.tags = make([]scriptTag, len(p.scripts))
		for i, s := range p.scripts {
			p.tags[i] = describeTag(s.Node.Attr)
		}
	}
	return p.tags
}

func describeTag(attrs []html.Attribute) scriptTag {
	var t scriptTag
	for _, a := range attrs {
		switch a.Key {
		case "id":
			t.id = a.Val
		case "type":
			t.kind = strings.ToLower(a.Val)
		}
	}
	return t
}

// assigned gives the data that a script assigns to name, or nil. The empty
// object that a script begins with is none; what such an object was read from
// is not looked at again, as all of a script may be in it.
func assigned(text, name string) any {
	for _, global := range [...]string{"window.", "self.", "globalThis."} {
		name = strings.TrimPrefix(name, global)
	}
	if name == "" {
		return nil
	}
	for pos := 0; ; {
		n := strings.Index(text[pos:], name)
		if n < 0 {
			return nil
		}
		end := pos + n + len(name)
		value := assignedValue(text[:pos+n], text[end:])
		pos = end
		data, rest, parsed := dataOf(value)
		if data == "" {
			continue
		}
		v, behind, ok := decodeJSON(data)
		// Where one value nests too deep, so may thousands behind it.
		if !ok || !isEmpty(v) {
			return v
		}
		if !parsed {
			rest = behind
		}
		pos = len(text) - len(rest)
	}
}

// assignedValue gives what follows the equals sign where a name that stands
// between before and after is assigned to, or "".
func assignedValue(before, after string) string {
	if !isNameStart(before) {
		return ""
	}
	after = strings.TrimLeft(after, "\"']")
	after = strings.TrimLeft(after, " \t\r\n")
	after, found := strings.CutPrefix(after, "=")
	if !found || strings.HasPrefix(after, "=") {
		return ""
	}
	return strings.TrimLeft(after, " \t\r\n(")
}

// isNameStart reports whether a name of the global object may begin behind
// before: at the start of a word, behind window. or in window["].
func isNameStart(before string) bool {
	if len(before) == 0 {
		return true
	}
	switch c := before[len(before)-1]; c {
	case '.', '"', '\'':
		before = strings.TrimRight(before, "\"'[.")
		return strings.HasSuffix(before, "window") || strings.HasSuffix(before, "self") ||
			strings.HasSuffix(before, "globalThis")
	default:
		return !isIdent(c)
	}
}

// dataOf gives the JSON of an object, of an array, or of a call of JSON.parse: then
// parsed is set, and rest is what is behind the string. It gives "" for anything else.
func dataOf(value string) (data, rest string, parsed bool) {
	if arg, found := strings.CutPrefix(value, "JSON.parse("); found {
		value, rest = parsedString(strings.TrimLeft(arg, " \t\r\n"))
		parsed = true
	}
	if len(value) == 0 || value[0] != '{' && value[0] != '[' {
		return "", "", false
	}
	return value, rest, parsed
}

// parsedString gives the JSON inside the string that JSON.parse is called
// with, through decodeURIComponent where that is called as well, and what is
// behind the string.
func parsedString(arg string) (data, rest string) {
	arg, escaped := strings.CutPrefix(arg, "decodeURIComponent(")
	if len(arg) == 0 || strings.IndexByte("\"'`", arg[0]) < 0 {
		return "", ""
	}
	d := jsonDecoder{src: arg}
	end := d.closing(1, arg[0])
	text := unquote(arg[1:end])
	if escaped {
		text, _ = url.PathUnescape(text) // "" is no data either
	}
	return text, arg[end:]
}

// DrawnHTML gives the longest string of HTML with paragraphs that the page's
// own scripts hold: the text of a page that is drawn by script alone, such as
// those of hankookilbo.com. It is "" when there is none.
func (p *Page) DrawnHTML() string {
	longest := ""
	for i, tag := range p.scriptTags() {
		if strings.Contains(tag.kind, "ld+json") {
			continue
		}
		if found := longestHTML(p.scripts[i].Text, 0); len(found) > len(longest) {
			longest = found
		}
	}
	return longest
}

// deepestString is how often a string of JSON may stand inside another.
const deepestString = 2

// longestHTML gives the longest string literal in src that is HTML with
// paragraphs, or that is JSON with such a literal in it.
func longestHTML(src string, depth int) string {
	longest := ""
	for len(src) > 0 {
		start := strings.IndexByte(src, '"')
		if start < 0 {
			break
		}
		literal := src[start:]
		end := literalEnd(literal)
		literal, src = literal[:end], literal[end:]
		if found := htmlIn(literal, depth); len(found) > len(longest) {
			longest = found
		}
	}
	return longest
}

// literalEnd gives the length of the string literal that src begins with.
func literalEnd(src string) int {
	for i := 1; i < len(src); i++ {
		switch src[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(src)
}

func htmlIn(literal string, depth int) string {
	const shortest = 200 // bytes; a teaser is no article
	if len(literal) < shortest || !strings.Contains(literal, "<p") && !strings.Contains(strings.ToLower(literal), `\u003cp`) {
		return ""
	}
	var text string
	if json.Unmarshal([]byte(literal), &text) != nil {
		return ""
	}
	if strings.HasPrefix(strings.TrimSpace(text), "<") {
		return text
	}
	if depth == deepestString {
		return ""
	}
	return longestHTML(text, depth+1)
}
