// Package page turns the bytes of a web page into a parsed tree, with the data
// that the page embeds for machines set aside: <meta>, JSON-LD and state JSON.
//
// read.go takes the bytes in, and turns away what is not HTML; charset.go makes
// UTF-8 of them; scan.go and strip.go take out what html.Parse need not see;
// meta.go, jsonld.go and state.go give the embedded data, which json.go decodes
// and lookup.go finds its way in.
package page

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// maxDepth is how deep html.Parse lets elements nest.
const maxDepth = 512

// ErrTooDeep says that the elements of a page are nested deeper than 512.
var ErrTooDeep = errors.New("page is nested deeper than 512 elements")

// A Page is one parsed page. Its methods fill in lookups on first use, so that
// a Page is not safe for concurrent use.
type Page struct {
	// URL is the address the caller gave; nil when there was none, or none
	// that is absolute.
	URL *url.URL
	// Doc is the whole document. Where Read made it, scripts, style sheets,
	// comments and SVG in it are empty elements.
	Doc *html.Node

	scripts []script
	tags    []scriptTag    // of scripts, once asked for
	head    *headData      // <meta> and <base>, once asked for
	linked  *linkedData    // JSON-LD, once asked for
	states  map[string]any // by name, as asked for
}

// Read reads one page from r, decodes and parses it. The page's address may be
// empty; references then stay as they are. At most maxBytes bytes are read, or
// DefaultMaxBytes when maxBytes is 0 or less. The errors are ErrTooLarge, ErrTooDeep,
// ErrNotHTML, and what r gives, each of them wrapped.
func Read(r io.Reader, pageURL string, maxBytes int64) (*Page, error) {
	src, err := readAll(r, maxBytes)
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	if what := notHTML(src); what != "" {
		return nil, fmt.Errorf("read page: %w: %s", ErrNotHTML, what)
	}
	s := strip(decode(src))
	doc, err := html.Parse(s)
	if err != nil {
		return nil, fmt.Errorf("parse page: %w", parseError(err))
	}
	p := &Page{URL: absoluteURL(pageURL), Doc: doc, scripts: s.scripts}
	if s.gaveUp {
		p.scripts = appendScripts(p.scripts, doc)
	}
	return p, nil
}

// FromNode gives the page of a tree that the caller has parsed, which it does
// not change. Elements nested deeper than 512 end in ErrTooDeep.
func FromNode(doc *html.Node, pageURL string) (*Page, error) {
	if doc == nil {
		return nil, errors.New("read page: no document")
	}
	if depth(doc) > maxDepth {
		return nil, fmt.Errorf("read page: %w", ErrTooDeep)
	}
	return &Page{URL: absoluteURL(pageURL), Doc: doc, scripts: appendScripts(nil, doc)}, nil
}

// Base gives the address that the page's references are relative to: that of
// its <base>, or its own. It is nil when neither is known.
func (p *Page) Base() *url.URL { return p.headData().base }

// Resolve gives the absolute address that ref stands for, or ref itself when
// the page's address is not known. It gives "" for what is no address of its
// own (data:, blob:, javascript:, about:) and for what cannot be parsed.
func (p *Page) Resolve(ref string) string {
	u := parseURL(ref)
	if u == nil {
		return ""
	}
	switch u.Scheme {
	case "data", "blob", "javascript", "about":
		return ""
	}
	if base := p.Base(); base != nil {
		u = base.ResolveReference(u)
	}
	return u.String()
}

// SamePage reports whether two addresses differ in scheme, www, query,
// fragment or a slash at the end at most.
func SamePage(a, b *url.URL) bool {
	host := func(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Host), "www.") }
	return host(a) == host(b) && strings.TrimSuffix(a.Path, "/") == strings.TrimSuffix(b.Path, "/")
}

// parseError makes ErrTooDeep of html.Parse's error, which has no type.
func parseError(err error) error {
	if strings.Contains(err.Error(), "exceeds 512 nodes") {
		return ErrTooDeep
	}
	return err
}

// depth gives how deep the elements under root nest, without recursion.
func depth(root *html.Node) int {
	deepest, d := 0, 0
	for n := root; n != nil; {
		if n.FirstChild != nil {
			n = n.FirstChild
			d++
			deepest = max(deepest, d)
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			d--
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	return deepest
}

// appendScripts appends the scripts of a tree that have text.
func appendScripts(dst []script, doc *html.Node) []script {
	for n := range doc.Descendants() {
		if dom.Is(n, atom.Script) && n.Namespace == "" && n.FirstChild != nil {
			dst = append(dst, script{node: n, text: []byte(n.FirstChild.Data)})
		}
	}
	return dst
}

// absoluteURL gives the address s, or nil when it has no scheme or no host.
func absoluteURL(s string) *url.URL {
	u := parseURL(s)
	if u == nil || u.Scheme == "" || u.Host == "" {
		return nil
	}
	return u
}

// parseURL parses a reference as pages write them: with white space around it
// or in it, and percent signs that escape nothing. It gives nil for nothing.
//
// Source: URL standard, 4.4 "URL parsing".
func parseURL(s string) *url.URL {
	s = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, strings.TrimSpace(s))
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil {
		u, err = url.Parse(escapePercent(s))
	}
	if err != nil {
		return nil
	}
	return u
}

// escapePercent escapes each percent sign that has no two digits behind it.
func escapePercent(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		if s[i] == '%' && (i+2 >= len(s) || !isHex(s[i+1]) || !isHex(s[i+2])) {
			b.WriteString("25")
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}
