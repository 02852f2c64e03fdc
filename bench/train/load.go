package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/bench/sets"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
	"github.com/lede-go/lede/internal/meta"
	"github.com/lede-go/lede/internal/page"
)

// A sample is one page with its truth.
type sample struct {
	id    string
	set   string // the folder's name
	site  string // registrable domain
	doc   *html.Node
	hints generic.Hints
	truth sets.Truth // says either the text, or the body with its headings and summary
}

// load reads sets, all of one layout.
func load(dirs []string, layout, kind string, workers int) ([]*sample, error) {
	var out []*sample
	for _, dir := range dirs {
		set, err := sets.Read(dir, layout, kind)
		if err != nil {
			return nil, err
		}
		read := make([]*sample, len(set.Pages))
		errs := make([]error, len(set.Pages))
		parallel(len(read), workers, func(i int) { read[i], errs[i] = newSample(set.Name, &set.Pages[i]) })
		if err := errors.Join(errs...); err != nil {
			return nil, err
		}
		out = append(out, read...)
	}
	return out, nil
}

// maxPage is the most bytes that a page of a set may have.
const maxPage = 64 << 20

func newSample(set string, p *sets.Page) (*sample, error) {
	src, err := p.HTML()
	if err != nil {
		return nil, err
	}
	t := &p.Truth
	parsed, err := page.Read(bytes.NewReader(src), t.URL, page.Options{MaxBytes: maxPage})
	if err != nil {
		return nil, fmt.Errorf("page %s: %w", t.ID, err)
	}
	s := &sample{id: t.ID, set: set, site: sets.SiteOf(t.URL), doc: parsed.Doc, hints: hintsOf(parsed), truth: *t}
	return s, nil
}

// hintsOf reads what the page says of itself, as far as the engine wants it.
func hintsOf(p *page.Page) generic.Hints {
	h := generic.Hints{
		URL:         p.URL,
		SiteName:    p.Meta("og:site_name"),
		Description: cmp.Or(p.Meta("og:description"), p.Meta("description")),
		Article:     isArticleType(cmp.Or(meta.Read(p).Kind(), p.Meta("og:type"))),
	}
	for _, o := range p.LinkedData() {
		h.Title = cmp.Or(h.Title, stringOf(o["headline"]))
		h.ArticleBody = cmp.Or(h.ArticleBody, stringOf(o["articleBody"]))
	}
	h.Title = cmp.Or(h.Title, p.Meta("og:title"), p.Meta("twitter:title"), titleOf(p.Doc))
	return h
}

func isArticleType(kind string) bool { return meta.IsArticleType(kind) || kind == "article" }

func stringOf(v any) string {
	s, _ := v.(string)
	return page.PlainText(s)
}

// titleOf gives the content of the title element; its text is not rendered, so
// that dom.Text has none.
func titleOf(doc *html.Node) string {
	n := dom.First(doc, atom.Title)
	if n == nil || n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}
