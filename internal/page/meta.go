package page

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// headData is what one walk over the tree finds: the contents of <meta> by
// lower-case name, and the base of references.
type headData struct {
	metas map[string][]string
	base  *url.URL
}

// Meta gives the content of the first <meta> with any whose name, property or
// itemprop is name, whatever the case. It gives "" when there is none.
func (p *Page) Meta(name string) string {
	if all := p.Metas(name); len(all) > 0 {
		return all[0]
	}
	return ""
}

// Metas gives the contents that Meta chooses from, in the order of the page,
// as one line each. Entities that were escaped twice are unescaped.
func (p *Page) Metas(name string) []string {
	return p.headData().metas[strings.ToLower(name)]
}

func (p *Page) headData() *headData {
	if p.head != nil {
		return p.head
	}
	h := &headData{metas: map[string][]string{}}
	based := false
	for _, n := range p.Elements() {
		switch {
		case n.DataAtom == atom.Meta:
			h.addMeta(n)
		case n.DataAtom == atom.Base && !based && dom.Attr(n, "href") != "":
			h.base, based = baseURL(p.URL, dom.Attr(n, "href")), true
		}
	}
	if h.base == nil {
		h.base = p.URL
	}
	p.head = h
	return h
}

// addMeta files one <meta> under each of its names, once. Only property and
// itemprop are lists of names.
func (h *headData) addMeta(n *html.Node) {
	content := dom.Clean(Unescape(dom.Attr(n, "content")))
	if content == "" {
		return
	}
	names := append(make([]string, 0, 4), strings.TrimSpace(dom.Attr(n, "name")))
	for _, key := range [...]string{"property", "itemprop"} {
		for name := range strings.FieldsSeq(dom.Attr(n, key)) {
			names = append(names, name)
		}
	}
	const most = 16 // no page has so many; comparing each to each takes its time
	for i, name := range names[:min(len(names), most)] {
		names[i] = strings.ToLower(name)
		if name != "" && !slices.Contains(names[:i], names[i]) {
			h.metas[names[i]] = append(h.metas[names[i]], content)
		}
	}
}

// longestBase is the length in bytes from which a base is none: every address
// of the page is put behind it.
const longestBase = 2 << 10

// baseURL gives the base that href sets on a page at that address, which may
// be nil, or nil when it sets none.
func baseURL(page *url.URL, href string) *url.URL {
	u := parseURL(href)
	if u == nil || len(href) > longestBase {
		return nil
	}
	if page != nil {
		u = page.ResolveReference(u)
	}
	if u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}
