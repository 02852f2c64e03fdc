package page

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// A Story is an article as the data of a page's own scripts hold it.
type Story struct {
	// Body is a <div> with its blocks.
	Body *html.Node
	// Width is the length in bytes of its text.
	Width int
	// About is the object around it that names the title that was asked for, as
	// others of its members tell who wrote it and when; nil for none.
	About Object
}

// Story gives the longest article in the data that the page's own scripts start
// from: __NEXT_DATA__ and other scripts of JSON, and what self.__next_f.push is
// given, whose strings are pieces of one text. An article is a string of HTML with
// paragraphs, or a list of blocks of which each has a type and a text, as systems
// that keep rich text as JSON write it. One beside the title goes before others. It
// gives nil for none.
func (p *Page) Story(title string) *Story {
	f := storyFinder{title: dom.Clean(title)}
	for i, tag := range p.scriptTags() {
		text := p.scripts[i].Text
		switch {
		case strings.Contains(tag.kind, "ld+json"):
		case strings.Contains(tag.kind, "json"):
			if v, _, ok := decodeJSON(trimWrapping(text)); ok {
				f.look(v, nil, 0)
			}
		}
	}
	f.lookAtFlight(p.flight())
	return f.best
}

// flight gives the text that the page hands to its scripts in pieces, by calls of
// self.__next_f.push([1,"..."]).
func (p *Page) flight() string {
	var all strings.Builder
	for i := range p.scripts {
		text := p.scripts[i].Text
		_, call, found := strings.Cut(text, "__next_f.push(")
		if !found {
			continue
		}
		v, _, _ := decodeJSON(call)
		pair, _ := v.([]any)
		if len(pair) < 2 {
			continue
		}
		if s, ok := pair[1].(string); ok {
			all.WriteString(s)
		}
	}
	return all.String()
}

// lookAtFlight looks at the rows of a React flight: "1a:" and JSON each, or "1a:T",
// the length of a text in hexadecimal digits, a comma and that text.
func (f *storyFinder) lookAtFlight(rows string) {
	for len(rows) > 0 {
		id, rest, found := strings.Cut(rows, ":")
		if !found {
			return
		}
		if text, behind, ok := flightText(rest); ok {
			f.offerHTML(text, nil)
			rows = behind
			continue
		}
		row, behind, _ := strings.Cut(rest, "\n")
		rows = behind
		row = strings.TrimLeft(row, "IHL")
		if len(id) > 8 || len(row) == 0 || row[0] != '{' && row[0] != '[' {
			continue
		}
		if v, _, ok := decodeJSON(row); ok {
			f.look(v, nil, 0)
		}
	}
}

// flightText reads "T1f3," and as many bytes of text.
func flightText(row string) (text, behind string, ok bool) {
	const mostDigits = 8
	row, found := strings.CutPrefix(row, "T")
	comma := strings.IndexByte(row[:min(len(row), mostDigits+1)], ',')
	if !found || comma < 1 {
		return "", "", false
	}
	n, err := strconv.ParseUint(row[:comma], 16, 32)
	if err != nil {
		return "", "", false
	}
	row = row[comma+1:]
	end := min(int(n), len(row))
	return row[:end], row[end:], true
}

// A storyFinder looks for the longest article in values of JSON.
type storyFinder struct {
	title string
	best  *Story
}

// leastStory is the length in bytes of the shortest text that is an article.
const leastStory = 300

// deepestStory bounds how deep values are looked into.
const deepestStory = 100

// look looks at v. About is the innermost object around it that names the title.
func (f *storyFinder) look(v any, about Object, depth int) {
	if depth > deepestStory {
		return
	}
	switch v := v.(type) {
	case string:
		f.offerHTML(v, about)
	case []any:
		f.offerBlocks(v, about)
		for _, e := range v {
			f.look(e, about, depth+1)
		}
	case map[string]any:
		if f.names(v) {
			about = v
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			f.look(v[key], about, depth+1)
		}
	}
}

// names reports whether an object has the title under one of the names for it.
func (f *storyFinder) names(m map[string]any) bool {
	if f.title == "" {
		return false
	}
	for _, key := range [...]string{"headline", "title", "name", "heading"} {
		if s, ok := m[key].(string); ok && strings.EqualFold(PlainText(s), f.title) {
			return true
		}
	}
	return false
}

// offerHTML takes a string of HTML that has paragraphs.
func (f *storyFinder) offerHTML(s string, about Object) {
	if len(s) < leastStory || !strings.HasPrefix(strings.TrimSpace(s), "<") || !strings.Contains(s, "<p") {
		return
	}
	if !f.isBetter(len(s), about) {
		return
	}
	body := Fragment(s)
	f.offer(body, len(dom.Text(body)), about)
}

// offerBlocks takes a list of blocks.
func (f *storyFinder) offerBlocks(list []any, about Object) {
	const fewest = 2
	paragraphs, width := 0, 0
	for _, e := range list {
		if b := blockOf(e); b != nil {
			width += len(b.text)
			if b.tag == atom.P {
				paragraphs++
			}
		}
	}
	if paragraphs < fewest || !f.isBetter(width, about) {
		return
	}
	body := element(atom.Div)
	for _, e := range list {
		if b := blockOf(e); b != nil {
			n := element(b.tag)
			for _, child := range parseText(b.text) {
				n.AppendChild(child)
			}
			body.AppendChild(n)
		}
	}
	f.offer(body, len(dom.Text(body)), about)
}

func (f *storyFinder) isBetter(width int, about Object) bool {
	if width < leastStory {
		return false
	}
	if f.best == nil || (about == nil) == (f.best.About == nil) {
		return f.best == nil || width > f.best.Width
	}
	return about != nil
}

func (f *storyFinder) offer(body *html.Node, width int, about Object) {
	if f.isBetter(width, about) {
		f.best = &Story{Body: body, Width: width, About: about}
	}
}

// A textBlock is one block of an article kept as JSON: an element and its text,
// which may hold HTML.
type textBlock struct {
	tag  atom.Atom
	text string
}

// blockOf reads a block: an object with a type and a text, or an element of React,
// ["$","p",key,{"children":...}]. It gives nil for anything else.
func blockOf(v any) *textBlock {
	switch v := v.(type) {
	case map[string]any:
		kind := firstString(v, "type", "_type", "nodeType", "kind", "__typename", "blockType", "name", "tagName", "tag")
		tag := tagOfKind(kind, firstString(v, "style", "variant"))
		if tag == 0 {
			return nil
		}
		return &textBlock{tag, blockText(v, 0)}
	case []any:
		if len(v) == 4 && v[0] == "$" {
			name, _ := v[1].(string)
			if tag := tagOfKind(name, ""); tag != 0 && len(name) <= 10 {
				return &textBlock{tag, html.EscapeString(plainOf(v[3], 0))}
			}
		}
	}
	return nil
}

func firstString(m map[string]any, keys ...string) string {
	for _, key := range keys {
		if s, ok := m[key].(string); ok && s != "" {
			return s
		}
	}
	return ""
}

// tagOfKind gives the element for the type and the style of a block; 0 for one that
// is no text.
func tagOfKind(kind, style string) atom.Atom {
	kind = strings.ToLower(strings.TrimPrefix(kind, "core/"))
	if kind == "block" && style != "" {
		kind = strings.ToLower(style)
	}
	switch kind {
	case "p", "paragraph", "text", "unstyled", "normal", "block", "html", "richtext", "rich-text", "rich_text", "textblock", "raw_html":
		return atom.P
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return atom.Lookup([]byte(kind))
	case "heading", "header", "subheading", "subheadline", "header-two", "heading-2", "headline":
		return atom.H2
	case "header-three", "heading-3":
		return atom.H3
	case "blockquote", "quote", "pullquote":
		return atom.Blockquote
	}
	if strings.HasSuffix(kind, "paragraph") || strings.HasSuffix(kind, "paragraphblock") {
		return atom.P
	}
	return 0
}

// blockText gives the text of a block, as HTML.
func blockText(m map[string]any, depth int) string {
	if depth > 8 {
		return ""
	}
	for _, key := range [...]string{"text", "content", "html", "value", "body", "data", "children", "nodes", "model", "attributes", "props"} {
		switch v := m[key].(type) {
		case string:
			if strings.TrimSpace(v) != "" {
				return v
			}
		case map[string]any:
			if text := blockText(v, depth+1); text != "" {
				return text
			}
		case []any:
			if text := plainOf(v, depth+1); text != "" {
				return html.EscapeString(text)
			}
		}
	}
	return ""
}

// plainOf gives the strings of text in a tree of spans, one behind the other.
func plainOf(v any, depth int) string {
	if depth > 32 {
		return ""
	}
	switch v := v.(type) {
	case string:
		if v == "$" || strings.HasPrefix(v, "$") && len(v) < 6 {
			return "" // a mark of React
		}
		return v
	case []any:
		if len(v) == 4 && v[0] == "$" {
			return plainOf(v[3], depth+1)
		}
		var text strings.Builder
		for _, e := range v {
			text.WriteString(plainOf(e, depth+1))
		}
		return text.String()
	case map[string]any:
		for _, key := range [...]string{"text", "value", "content", "children", "nodes"} {
			if text := plainOf(v[key], depth+1); text != "" {
				return text
			}
		}
	}
	return ""
}

func element(tag atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: tag, Data: tag.String()}
}

// parseText gives the nodes of a text that may hold HTML.
func parseText(text string) []*html.Node {
	if !strings.ContainsAny(text, "<&") {
		return []*html.Node{{Type: html.TextNode, Data: text}}
	}
	div := Fragment(text)
	var nodes []*html.Node
	for n := range div.ChildNodes() {
		nodes = append(nodes, n)
	}
	for _, n := range nodes {
		div.RemoveChild(n)
	}
	return nodes
}
