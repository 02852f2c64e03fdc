package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/publicsuffix"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
	"github.com/lede-go/lede/internal/page"
)

// A sample is one page with its truth.
type sample struct {
	id    string
	set   string // the folder's name
	site  string // registrable domain
	doc   *html.Node
	hints generic.Hints
	truth truth
}

// truth is a line of truth.jsonl: either text, or body with its headings and
// summary.
type truth struct {
	ID       string   `json:"id"`
	URL      string   `json:"url"`
	Text     string   `json:"text"`
	With     []string `json:"with"`
	Without  []string `json:"without"`
	Body     []string `json:"body"`
	Headings []string `json:"headings"`
	Summary  []string `json:"summary"`
}

// load reads a set: a folder with manifest.jsonl, truth.jsonl and the pages.
func load(dir string) ([]*sample, error) {
	truths := map[string]truth{}
	err := lines(filepath.Join(dir, "truth.jsonl"), func(line []byte) error {
		var t truth
		err := json.Unmarshal(line, &t)
		truths[t.ID] = t
		return err
	})
	if err != nil {
		return nil, err
	}
	var out []*sample
	err = lines(filepath.Join(dir, "manifest.jsonl"), func(line []byte) error {
		var m struct{ ID, URL, Path string }
		if err := json.Unmarshal(line, &m); err != nil {
			return err
		}
		p, err := readPage(filepath.Join(dir, m.Path), m.URL)
		if err != nil {
			return err
		}
		site := m.URL
		if p.URL != nil {
			site = siteOf(p.URL.Hostname())
		}
		out = append(out, &sample{m.ID, filepath.Base(dir), site, p.Doc, hintsOf(p), truths[m.ID]})
		return nil
	})
	return out, err
}

// siteOf gives the registrable domain of a host, or the host when it has none.
func siteOf(host string) string {
	if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return site
	}
	return host
}

// lines calls f for each line of a file.
func lines(path string, f func([]byte) error) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read set: %w", err)
	}
	defer func() { _ = file.Close() }()
	s := bufio.NewScanner(file)
	s.Buffer(nil, 64<<20)
	for s.Scan() {
		if err := f(s.Bytes()); err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
	}
	return s.Err()
}

// maxPage is the most bytes that a page of a set may have.
const maxPage = 64 << 20

func readPage(path string, u string) (*page.Page, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", path, err)
	}
	p, err := page.Read(z, u, maxPage)
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", path, err)
	}
	return p, nil
}

// hintsOf reads what the page says of itself, as far as the engine wants it.
func hintsOf(p *page.Page) generic.Hints {
	h := generic.Hints{
		URL:         p.URL,
		SiteName:    p.Meta("og:site_name"),
		Description: cmp.Or(p.Meta("og:description"), p.Meta("description")),
	}
	for _, o := range p.LinkedData() {
		h.Title = cmp.Or(h.Title, stringOf(o["headline"]))
		h.ArticleBody = cmp.Or(h.ArticleBody, stringOf(o["articleBody"]))
	}
	h.Title = cmp.Or(h.Title, p.Meta("og:title"), p.Meta("twitter:title"), titleOf(p.Doc))
	return h
}

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
