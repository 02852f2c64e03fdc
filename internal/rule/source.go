package rule

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// A Source is one place on a page to read a field from. In a rule file:
//
//	h1                         the text of each element the CSS selector matches
//	time@datetime              an attribute of each such element
//	last:nav a                 the last such element alone
//	meta:article:section       the content of <meta> by name, property or itemprop
//	json-ld:author.*.name      a path into the page's JSON-LD objects
//	state:__NEXT_DATA__.a.0.b  a path into JSON that a script of that id or
//	                           variable name embeds
//
// In a path, names and indexes are parted by full stops and * takes every
// element. A state name that has stops of its own is written in front of a
// colon: state:Fusion.globalContent:headlines.basic.
type Source struct {
	text  string // as written
	place string // in its file: layout[0].title[1]
	kind  sourceKind
	sel   Selector
	last  bool
	name  string // attribute, meta name or state name
	path  string
}

type sourceKind int

const (
	cssSource sourceKind = iota
	metaSource
	linkedSource
	stateSource
)

// cutAttribute cuts `selector@attribute`. An @ inside brackets or quotes belongs
// to the selector, so the name runs to the end and holds neither.
func cutAttribute(text string) (selector, name string) {
	at := strings.LastIndexByte(text, '@')
	if at <= 0 || at+1 == len(text) || !dom.IsLetter(text[at+1]) || strings.ContainsFunc(text[at+1:], isNoKey) {
		return text, ""
	}
	return text[:at], text[at+1:]
}

// isNoKey reports what is not written in the name of an attribute here.
func isNoKey(r rune) bool {
	return r >= utf8.RuneSelf || !isNameByte(byte(r)) && r != ':' && r != '.'
}

// parseSource reads a source as written in a rule file.
func parseSource(text string) (*Source, error) {
	s := &Source{text: text}
	kind, rest, _ := strings.Cut(text, ":")
	switch kind {
	case "meta":
		s.kind, s.name = metaSource, rest
	case "json-ld":
		s.kind, s.path = linkedSource, rest
	case "state":
		s.kind = stateSource
		s.name, s.path = cutState(rest)
	case "last":
		s.last = true
		return s, s.parseSelector(rest)
	default:
		return s, s.parseSelector(text)
	}
	if rest == "" {
		return nil, fmt.Errorf("%q names nothing after the colon", text)
	}
	return s, nil
}

func cutState(s string) (name, path string) {
	if name, path, ok := strings.Cut(s, ":"); ok {
		return name, path
	}
	name, path, _ = strings.Cut(s, ".")
	return name, path
}

func (s *Source) parseSelector(text string) error {
	text, s.name = cutAttribute(text)
	sel, err := parseSelector(text)
	s.sel = sel
	return err
}

// values gives what the source holds on the page of m, read inside root where
// it is a selector: the texts in document order, empty ones left out.
func (s *Source) values(m Match, root *html.Node) []string {
	var found []string
	switch s.kind {
	case metaSource:
		found = m.page.Metas(s.name)
	case linkedSource:
		for _, o := range m.page.LinkedData() {
			found = append(found, pathTexts(map[string]any(o), s.path)...)
		}
	case stateSource:
		found = pathTexts(m.page.State(s.name), s.path)
	default:
		for _, n := range s.nodes(m, root) {
			found = append(found, s.valueOf(n))
		}
	}
	return cleaned(found)
}

// paragraphs puts the values of a standfirst together that are one text: those of
// elements that follow each other with nothing between them.
func (s *Source) paragraphs(m Match, values []string) []string {
	if s.sel == nil || s.name != "" {
		return values
	}
	var texts []string
	var last *html.Node
	for _, n := range s.nodes(m, m.page.Doc) {
		text, follows := dom.Clean(s.valueOf(n)), last != nil && nextElement(last) == n
		switch last = n; {
		case text == "":
		case follows && len(texts) > 0:
			texts[len(texts)-1] += " " + text
		default:
			texts = append(texts, text)
		}
	}
	return texts
}

func nextElement(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; n = n.NextSibling {
	}
	return n
}

func pathTexts(v any, path string) []string {
	var out []string
	for _, found := range page.Lookup(v, path) {
		out = append(out, page.Strings(found)...)
	}
	return out
}

func cleaned(values []string) []string {
	out := values[:0:0]
	for _, v := range values {
		if v = dom.Clean(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

func (s *Source) valueOf(n *html.Node) string { return s.valueWithout(n, nil) }

// valueWithout gives the attribute that the source names, or the text of n without the
// elements in it that left reports; nil reports none.
func (s *Source) valueWithout(n *html.Node, left func(*html.Node) bool) string {
	if s.name != "" {
		return dom.Attr(n, s.name)
	}
	if left == nil {
		return dom.Text(n)
	}
	var l dom.Line
	for c := range n.ChildNodes() {
		l.AddNodeWithout(c, left)
	}
	return l.String()
}

// nodes gives the elements below root that a selector source matches, in
// document order. The list is not to be changed.
func (s *Source) nodes(m Match, root *html.Node) []*html.Node {
	if s.sel == nil {
		return nil
	}
	nodes, known := m.search.sources[s]
	if !known || root != m.page.Doc {
		nodes = m.search.all(root, s.sel)
	}
	if !known && root == m.page.Doc {
		m.search.sources[s] = nodes // several stages ask
	}
	if s.last && len(nodes) > 0 {
		return nodes[len(nodes)-1:]
	}
	return nodes
}
