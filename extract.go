package lede

import (
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

// DefaultMaxBytes is the size of the largest page that is read when
// Extractor.MaxBytes is 0: 16 MiB.
const DefaultMaxBytes = page.DefaultMaxBytes

var (
	// ErrNoArticle says that the input holds no article: it is empty, it is no
	// HTML, or it is a page without a body of text, such as a section front.
	ErrNoArticle = errors.New("no article")
	// ErrTooLarge says that the page has more than MaxBytes bytes. None of it
	// was used: a page that is cut off would lose text in silence.
	ErrTooLarge = page.ErrTooLarge
)

// An Extractor extracts articles from pages. Its zero value is ready to use,
// and safe for concurrent use once its fields are set.
type Extractor struct {
	// Rules are the publishers' rules to go by; nil means BuiltinRules, and
	// an empty RuleSet none.
	Rules *RuleSet
	// NoFallback leaves missing fields empty instead of asking the generic
	// engine. A page that no rule finds a body on ends in ErrNoArticle.
	NoFallback bool
	// StripDateline takes the dateline off the first paragraph, in Paragraphs
	// and Body. Without it the paragraph is as printed.
	StripDateline bool
	// TitleCaseNames gives authors whose names are printed in capitals (JANE
	// ROE) in title case (Jane Roe). Without it names are as printed.
	TitleCaseNames bool
	// MaxBytes is the size in bytes from which a page is refused with
	// ErrTooLarge; 0 means DefaultMaxBytes.
	MaxBytes int64
	// Trace keeps the ledger of what cleaning took out of the body in
	// Article.Dropped.
	Trace bool
}

// Extract extracts the article of one page with the built-in rules.
// See [Extractor.Extract].
func Extract(r io.Reader, pageURL string) (*Article, error) {
	return new(Extractor).Extract(r, pageURL)
}

// Extract extracts the article of the HTML page that r holds, in whatever
// character encoding it is. pageURL is the absolute address of the page; it
// picks the rule and resolves relative addresses, and may be "" when it is not
// known.
//
// The error wraps ErrNoArticle or ErrTooLarge, or is r's own. An optional
// field that the page lacks is no error.
func (e *Extractor) Extract(r io.Reader, pageURL string) (*Article, error) {
	p, err := page.Read(r, pageURL, e.MaxBytes)
	return e.extract(p, err)
}

// ExtractNode is Extract for a page that is parsed already, with scripts as
// [html.Parse] leaves them. It does not modify doc. MaxBytes has no say.
func (e *Extractor) ExtractNode(doc *html.Node, pageURL string) (*Article, error) {
	p, err := page.FromNode(doc, pageURL)
	return e.extract(p, err)
}

// extract takes a page through the stages behind reading.
func (e *Extractor) extract(p *page.Page, err error) (*Article, error) {
	if errors.Is(err, page.ErrNotHTML) {
		return nil, fmt.Errorf("%w: %w", ErrNoArticle, err)
	}
	if err != nil {
		return nil, err
	}
	d := &draft{options: e, page: p, meta: describe(p)}
	d.match = e.rules().Match(p, d.meta.canonical.value, d.meta.published.value)
	body := d.selectBody()
	c := d.clean(body)
	// A body that the rule finds and empties is a prompt and nothing more:
	// the fallback would only find the prompt.
	if len(body.nodes) == 0 && !e.NoFallback {
		body = d.fallBack()
		c = d.clean(body)
	}
	if len(paragraphs(c.blocks)) == 0 && len(c.photos) == 0 {
		return nil, ErrNoArticle
	}
	return d.compose(c, body.source), nil
}

func (e *Extractor) rules() *rule.Set {
	if e.Rules == nil {
		return BuiltinRules().rules()
	}
	return e.Rules.rules()
}

// A draft is one page on its way to an article.
type draft struct {
	options *Extractor
	page    *page.Page
	meta    metadata
	match   rule.Match
	found   generic.Found // zero unless the fallback was asked
}

// selectBody gives the body that the rule finds; the zero body without one.
func (d *draft) selectBody() body {
	nodes, source := d.match.Body()
	return body{nodes: nodes, source: source, chosen: true}
}

// fallBack gives the body that the generic engine finds.
func (d *draft) fallBack() body {
	d.found = generic.Find(d.page.Doc, generic.Hints{
		URL:         d.page.URL,
		Title:       d.meta.title.value,
		Description: d.meta.standfirst.value,
		ArticleBody: d.meta.articleBody.value,
		SiteName:    d.meta.siteName.value,
		Language:    d.meta.language.value,
		Article:     d.meta.isArticle(),
	})
	if drawn := d.drawn(); drawn != "" {
		return body{nodes: []*html.Node{dom.Fragment(drawn)}, source: "fallback: state"}
	}
	return body{nodes: d.found.Body, source: "fallback: " + d.found.Engine}
}

// drawn gives the HTML of a page that says that it is an article and leaves
// the text to its scripts.
func (d *draft) drawn() string {
	if d.found.Body != nil || !d.meta.isArticle() {
		return ""
	}
	return d.page.DrawnHTML()
}

// clean turns body into blocks.
func (d *draft) clean(b body) *cleaner {
	c := &cleaner{page: d.page, match: d.match, trace: d.options.Trace}
	c.clean(b)
	return c
}
