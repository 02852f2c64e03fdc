// Package page turns the bytes of a web page into a parsed tree, with the data
// that the page embeds for machines set aside: <meta>, JSON-LD and state JSON.
//
// read.go takes the bytes in, and turns away what is not HTML; charset.go makes
// UTF-8 of them; scan.go and strip.go take out what html.Parse need not see;
// meta.go, jsonld.go and state.go give the embedded data, which json.go decodes
// and lookup.go finds its way in.
package page

import (
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/parse"
)

// A Page is one parsed page. Its methods fill in lookups on first use, so that
// a Page is not safe for concurrent use.
type Page struct {
	// URL is the address the caller gave; nil when there was none, or none
	// that is absolute.
	URL *url.URL
	// Doc is the whole document. Where Read made it, scripts, style sheets,
	// comments and SVG in it are empty elements.
	Doc *html.Node

	// Retrieved is when the page was fetched; zero where that is not known.
	Retrieved time.Time
	// Open are the elements that were open when the bytes ended, from <html>
	// inwards; Cut says whether they ended inside a tag or a comment; Flattened that
	// the tree has less structure than the page, for one of parse's limits. Of a page
	// that the caller has parsed the first two are not known.
	Open      []*html.Node
	Cut       parse.Cut
	Flattened bool
	// Overruled says that the page is in another charset than it declares.
	Overruled bool

	scripts []parse.Script
	tags    []scriptTag    // of scripts, once asked for
	head    *headData      // <meta> and <base>, once asked for
	linked  *linkedData    // JSON-LD, once asked for
	states  map[string]any // by name, as asked for

	elements []*html.Node // of Doc, once asked for

	parsed *parse.Result // what Doc is of; nil where the caller has parsed the page
}

// Options say how a page is read. The zero value works.
type Options struct {
	// MaxBytes is how many bytes are read; DefaultMaxBytes when it is 0 or less.
	MaxBytes int64
	// ContentType is the header of that name that came with the page: its charset
	// stands above that of the page itself.
	ContentType string
	// Retrieved is when the page was fetched; zero where that is not known.
	Retrieved time.Time
}

// Read reads one page from r, decodes and parses it. The page's address may be
// empty; references then stay as they are. The errors are ErrTooLarge, ErrNotHTML,
// and what r gives, each of them wrapped.
func Read(r io.Reader, pageURL string, o Options) (*Page, error) {
	src, err := readAll(r, o.MaxBytes)
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	if what := notHTML(src); what != "" {
		return nil, fmt.Errorf("read page: %w: %s", ErrNotHTML, what)
	}
	text, overruled := decode(src, o.ContentType)
	parsed := parseBytes(text)
	p := &Page{
		URL: absoluteURL(pageURL), Doc: parsed.Doc, Retrieved: o.Retrieved,
		Open: parsed.Open, Cut: parsed.Cut, Flattened: parsed.Flattened, Overruled: overruled,
		scripts: parsed.Scripts, parsed: parsed,
	}
	if parsed.HasTemplate {
		attachShadows(p.Doc)
	}
	release(unclosed(p.Doc))
	return p, nil
}

// Release says that nobody reads the page any more, nor a node of it: the room it took is
// another page's from here on. It is of use where many pages are read, and need not be
// called.
func (p *Page) Release() {
	if p.parsed != nil {
		p.parsed.Release()
		*p = Page{}
	}
}

// Fragment parses HTML, such as a JSON string holds, into a <div>. Text that is
// not HTML is a text node in it. Styles and the text of scripts are left out.
func Fragment(text string) *html.Node {
	div := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
	if !strings.ContainsAny(text, "<&\r\x00") {
		// So are most, and a page may have them by the thousand.
		if text != "" {
			div.AppendChild(&html.Node{Type: html.TextNode, Data: text})
		}
		return div
	}
	for _, n := range parse.Fragment(text, div, parse.Options{Skip: true}) {
		div.AppendChild(n)
	}
	return div
}

// FromNode gives the page of a tree that the caller has parsed, which it does
// not change: where something has to be put right, the page has a copy.
func FromNode(doc *html.Node, pageURL string) (*Page, error) {
	if doc == nil {
		return nil, fmt.Errorf("read page: %w: no document", ErrNotHTML)
	}
	p := &Page{URL: absoluteURL(pageURL), Doc: doc}
	p.Flattened = depth(doc) > maxDepth
	if p.Flattened || hasShadow(doc) || len(unclosed(doc)) > 0 {
		p.Doc = copyTree(doc)
		attachShadows(p.Doc)
		release(unclosed(p.Doc))
	}
	p.scripts = scriptsIn(p.Doc)
	return p, nil
}

// Elements gives the elements of the page in document order. The tree must not change
// then, nor the list.
func (p *Page) Elements() []*html.Node {
	if p.elements != nil {
		return p.elements
	}
	list := lists.Get().(*[]*html.Node)
	all := *list
	for n := dom.Next(p.Doc, p.Doc, false); n != nil; n = dom.Next(p.Doc, n, false) {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	p.elements = slices.Clone(all)
	const most = 1 << 15 // of what is kept
	if clear(all); cap(all) <= most {
		*list = all[:0]
		lists.Put(list)
	}
	return p.elements
}

// lists are lists to gather elements in before their number is known, whose memory is
// used again.
var lists = sync.Pool{New: func() any { return new([]*html.Node) }}

// Base gives the address that the page's references are relative to: that of
// its <base>, or its own. It is nil when neither is known.
func (p *Page) Base() *url.URL { return p.headData().base }

// Resolve gives the absolute address that ref stands for, or ref itself when
// the page's address is not known. It gives "" for what a reader must not be sent
// to: an address of another scheme than http and https (javascript:, data:, file:
// and the like) or with a user's name in it; and for what cannot be parsed.
func (p *Page) Resolve(ref string) string {
	base := p.Base()
	if address, ok := resolvePlain(base, ref); ok {
		return address
	}
	return resolve(base, ref)
}

// resolve is Resolve by the rules of URLs.
func resolve(base *url.URL, ref string) string {
	u := parseURL(ref)
	if u == nil || u.Opaque != "" || !isWeb(u.Scheme) {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.User != nil || !isWeb(u.Scheme) {
		return ""
	}
	return strings.Map(dropUnseen, u.String())
}

// isWeb reports the schemes of the web, and no scheme.
func isWeb(scheme string) bool {
	return scheme == "" || strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https")
}

// dropUnseen drops what an address shows otherwise than it is: control characters
// and those that turn the direction of the text around.
func dropUnseen(r rune) rune {
	if unicode.IsControl(r) || dom.IsBidiControl(r) {
		return -1
	}
	return r
}

// SamePage reports whether two addresses differ in scheme, www, query,
// fragment or a slash at the end at most.
func SamePage(a, b *url.URL) bool {
	host := func(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Host), "www.") }
	return host(a) == host(b) && strings.TrimSuffix(a.Path, "/") == strings.TrimSuffix(b.Path, "/")
}

// scriptsIn gives the scripts of a tree that have text.
func scriptsIn(doc *html.Node) []parse.Script {
	var scripts []parse.Script
	for n := range dom.Descendants(doc) {
		if dom.Is(n, atom.Script) && n.Namespace == "" && n.FirstChild != nil {
			scripts = append(scripts, parse.Script{Node: n, Text: n.FirstChild.Data})
		}
	}
	return scripts
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
