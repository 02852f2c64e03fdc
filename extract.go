package lede

import (
	"errors"
	"fmt"
	"io"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
	"github.com/lede-go/lede/internal/head"
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
// The error wraps ErrNoArticle or ErrTooLarge, or is r's own; elements nested
// deeper than 512 end in one without a name. An optional field that the page
// lacks is no error.
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
	d := &draft{options: e, page: p}
	d.meta = describe(p)
	d.match = e.rules().Match(p, d.meta.canonical.value, d.meta.published.value)
	d.body = selectBody(d.match)
	if len(d.body.nodes) == 0 && !e.NoFallback {
		d.body, d.found = fallBack(p, d.meta)
	}
	d.text = clean(p, d.match, d.body, e.Trace)
	if len(paragraphs(d.text.blocks)) == 0 && len(d.text.photos.Photos) == 0 {
		// So ends a body too that a rule finds and empties: it is a prompt and
		// nothing more, and the fallback would only find the prompt.
		return nil, ErrNoArticle
	}
	d.posts = cleanPosts(p, d.match)
	d.head = readHead(p, d.meta, d.found)
	return d.compose(), nil
}

func (e *Extractor) rules() *rule.Set {
	if e.Rules == nil {
		return BuiltinRules().rules()
	}
	return e.Rules.rules()
}

// A draft is one page on its way to an article: what each stage gave, in the order
// of the stages.
type draft struct {
	options *Extractor
	page    *page.Page    // read
	meta    metadata      // describe
	match   rule.Match    // match
	body    body          // select, or fill where no rule found one
	found   generic.Found // fill; zero where a rule found the body
	text    cleaned       // clean
	posts   posts         // clean: those of a live blog
	head    head.Head     // fill; zero where a rule found the body
}

// A body is what cleaning makes blocks of.
type body struct {
	nodes  []*html.Node // in document order, none inside another
	source string
	// chosen is set where a rule named the nodes: then a hidden one is the
	// article all the same, as the body behind a prompt is.
	chosen bool
}

// selectBody gives the body that the rule finds; one without nodes where it finds
// none.
func selectBody(match rule.Match) body {
	nodes, source := match.Body()
	return body{nodes: nodes, source: source, chosen: true}
}

// fallBack gives the body that the engine finds, or that a page which says that it
// is an article leaves to its scripts.
func fallBack(p *page.Page, m metadata) (body, generic.Found) {
	found := generic.Find(p.Doc, generic.Hints{
		URL:         p.URL,
		Title:       m.title.value,
		Description: m.standfirst.value,
		ArticleBody: m.articleBody.value,
		SiteName:    m.siteName.value,
		Language:    m.language.value,
		Article:     m.isArticle(),
	})
	if found.Body == nil && m.isArticle() {
		if drawn := p.DrawnHTML(); drawn != "" {
			return body{nodes: []*html.Node{dom.Fragment(drawn)}, source: "fallback: state"}, found
		}
	}
	return body{nodes: found.Body, source: "fallback: " + found.Engine}, found
}

// readHead gives what the page prints around a body that the fallback found;
// nothing where a rule found it.
func readHead(p *page.Page, m metadata, found generic.Found) head.Head {
	if len(found.Body) == 0 {
		return head.Head{}
	}
	return head.Read(p.Doc, found, head.Hints{
		URL:         p.URL,
		Description: m.standfirst.value,
		SiteName:    m.siteName.value,
		Language:    m.language.value,
		Titles:      m.titles,
	})
}
