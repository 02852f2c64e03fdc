package lede

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/date"
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
	// HTML, or it is a page without a text, such as a section front. An article has
	// a paragraph, a photo with a caption, or a post of a live blog.
	ErrNoArticle = errors.New("no article")
	// ErrTooLarge says that the page has more than MaxBytes bytes. None of it
	// was used: a page that is cut off would lose text in silence.
	ErrTooLarge = page.ErrTooLarge
)

// A Page is one page to read, with what is known of it from elsewhere.
type Page struct {
	// HTML is the page, in whatever character encoding. It is read to its end. What a
	// [bytes.Reader], [bytes.Buffer] or [strings.Reader] holds is not copied, and must
	// not change before the call ends.
	HTML io.Reader
	// URL is the absolute address of the page; it picks the rule and resolves
	// relative addresses. It may be "" when it is not known.
	URL string
	// ContentType is the header of that name that came with the page, such as
	// "text/html; charset=windows-1251". Its charset stands above the page's own.
	// Source: HTML standard, 13.2.3.2 "Determining the character encoding".
	ContentType string
	// Retrieved is when the page was fetched. It picks the layout of its day, where
	// a rule has several; a date after it is a slip of the page. The zero value says
	// that it is not known.
	Retrieved time.Time
}

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
	// NoSpans leaves out Block.Spans and Photo.CaptionSpans, where plain text is all
	// that is wanted.
	NoSpans bool
	// MaxBytes is the size in bytes from which a page is refused with
	// ErrTooLarge; 0 means DefaultMaxBytes.
	MaxBytes int64
	// Trace keeps the ledger of what is on the page and not in the body in
	// Article.Dropped, and the values that were found for fields in Article.Candidates.
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
// The error wraps ErrNoArticle or ErrTooLarge, or is r's own. An optional field
// that the page lacks is no error.
func (e *Extractor) Extract(r io.Reader, pageURL string) (*Article, error) {
	return e.ExtractPage(Page{HTML: r, URL: pageURL})
}

// ExtractPage is Extract for a page of which more is known than its address.
func (e *Extractor) ExtractPage(p Page) (*Article, error) {
	read, err := e.read(p)
	if err != nil {
		return nil, err
	}
	a, err := e.extract(read)
	read.Release() // not where extract panics
	return a, err
}

// Describe gives what a page says of itself: the fields of an Article that its
// rule and its metadata give, such as title, standfirst, authors, dates and the
// photo that it wants to be shared with. There is no body and no Confidence. It is
// for home pages, section fronts and previews of links, where Extract ends in
// ErrNoArticle; Describe does so only for what is no HTML.
func (e *Extractor) Describe(p Page) (*Article, error) {
	read, err := e.read(p)
	if err != nil {
		return nil, err
	}
	return e.begin(read).composeHead(), nil
}

// read takes in a page.
func (e *Extractor) read(p Page) (*page.Page, error) {
	if p.HTML == nil {
		return nil, fmt.Errorf("%w: no reader", ErrNoArticle)
	}
	read, err := page.Read(p.HTML, p.URL, page.Options{MaxBytes: e.MaxBytes, ContentType: p.ContentType, Retrieved: p.Retrieved})
	if errors.Is(err, page.ErrNotHTML) {
		return nil, fmt.Errorf("%w: %w", ErrNoArticle, err)
	}
	return read, err
}

// ExtractNode is Extract for a page that is parsed already, with scripts as
// [html.Parse] leaves them. It does not modify doc. MaxBytes has no say.
func (e *Extractor) ExtractNode(doc *html.Node, pageURL string) (*Article, error) {
	p, err := page.FromNode(doc, pageURL)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoArticle, err)
	}
	return e.extract(p)
}

// extract takes a page through the stages behind reading.
func (e *Extractor) extract(p *page.Page) (*Article, error) {
	d := e.begin(p)
	if e.Trace {
		d.ledger = newLedger()
	}
	d.findBody()
	d.ledger.reject(d.found)
	d.text = clean(p, d.match, d.body, keeping{ledger: d.ledger, noSpans: e.NoSpans})
	d.posts = cleanPosts(p, d.match, d.meta.posts, keeping{noSpans: e.NoSpans})
	if d.text.isEmpty() && len(d.posts.list) == 0 && !d.match.None(rule.Body) {
		// So ends a body too that a rule finds and empties: it is a prompt and
		// nothing more, and the fallback would only find the prompt.
		return nil, d.noArticle()
	}
	d.head = d.readHead()
	a := d.compose()
	if a.isEmpty() {
		return nil, d.noArticle()
	}
	a.Warnings = d.warnings(a)
	a.Verdict = d.judge(a)
	a.own()
	return a, nil
}

// begin describes a page and finds the rule for it.
func (e *Extractor) begin(p *page.Page) *draft {
	var o *offers
	if e.Trace {
		o = new(offers)
	}
	d := &draft{options: e, page: p, meta: describe(p, o)}
	day := d.meta.published.value
	if !p.Retrieved.IsZero() {
		day = p.Retrieved
	}
	d.match = e.rules().Match(p, d.meta.canonical.value, day)
	return d
}

// isEmpty reports whether there is nothing in a that makes an article.
func (a *Article) isEmpty() bool {
	hasCaption := func(p Photo) bool { return p.Caption != "" }
	return len(a.Paragraphs) == 0 && len(a.Live) == 0 && !slices.ContainsFunc(a.Photos, hasCaption)
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
	page    *page.Page     // read
	meta    metadata       // describe
	match   rule.Match     // match
	body    body           // select, or fill where no rule found one
	judged  generic.Judged // select: what the engine thinks of a body that a rule found
	stale   string         // select: what of the rule's layout fits no more
	found   generic.Found  // fill; zero where a rule found the body
	text    cleaned        // clean
	posts   posts          // clean: those of a live blog
	ledger  *ledger        // what became of the page's text; nil without Extractor.Trace
	head    head.Head      // fill
}

// A body is what cleaning makes blocks of.
type body struct {
	nodes  []*html.Node // in document order, none inside another
	source string
	// post is set for a post of a live blog.
	post bool
	// chosen is set where a rule named the nodes: then a hidden one is the
	// article all the same, as the body behind a prompt is.
	chosen bool
	// parts are elements in it that are no text, with the reason.
	parts map[*html.Node]string
	// about is what the page's data say of a text that they hold; nil for others.
	about page.Object
}

// fallBack gives the body that the engine finds, or that a page which says that it
// is an article leaves to its scripts.
func (d *draft) fallBack() (body, generic.Found) {
	p, m, match := d.page, d.meta, d.match
	h := m.hints(p)
	h.Trace = d.options.Trace
	h.Article, h.Drops, h.Keeps = m.isArticle(), without(match, match.Head()), keepsOf(match)
	found := generic.Find(p.Doc, h)
	if found.Confidence < doubtful {
		if drawn := drawnBody(p, m, found.Body); drawn != nil {
			found = generic.Found{Engine: found.Engine, Confidence: max(found.Confidence, fromData)}
			return body{nodes: []*html.Node{drawn.Body}, source: drawnSource, about: drawn.About}, found
		}
	}
	return body{nodes: found.Body, source: "fallback: " + found.Engine}, found
}

// hints gives what the page says of itself to the engine.
func (m metadata) hints(p *page.Page) generic.Hints {
	return generic.Hints{
		URL:         p.URL,
		Title:       m.title.value,
		Description: m.standfirst.value,
		ArticleBody: m.articleBody.value,
		SiteName:    m.siteName.value,
		Language:    m.language.value,
	}
}

// The confidences under which a page's data are asked too, and with which they
// answer: there are no pages of that kind whose text is known.
const (
	doubtful = 0.5
	fromData = 0.5
)

// drawnSource is the source of a body that the data of a page's scripts hold.
const drawnSource = "fallback: state"

// drawnBody gives the body that a page leaves to its scripts to draw: what their
// data hold beside the title, where the page itself prints less than half as much;
// and where it prints none and says that it is an article, whatever text they hold.
// It gives nil for none.
func drawnBody(p *page.Page, m metadata, printed []*html.Node) *page.Story {
	story := p.Story(m.title.value)
	if story != nil && story.About != nil {
		width := 0
		for _, n := range printed {
			width += len(dom.Text(n))
		}
		if 2*width < story.Width {
			return story
		}
	}
	if len(printed) > 0 || !m.isArticle() {
		return nil
	}
	if drawn := p.DrawnHTML(); drawn != "" {
		return &page.Story{Body: page.Fragment(drawn)}
	}
	return story
}

// fill fills who wrote an article and when from the object around its text in the
// page's data, where the page does not say.
func (m *metadata) fill(about page.Object) {
	for _, key := range [...]string{"authors", "author", "byline", "creator"} {
		if names := page.Strings(about[key]); len(m.authors.value) == 0 && len(names) > 0 {
			m.authors = sourced[[]string]{names, "state: " + key}
		}
	}
	for _, key := range [...]string{"publishedAt", "published_at", "datePublished", "publishDate", "firstPublished", "first_published_at", "published"} {
		for _, text := range page.Strings(about[key]) {
			if day, ok := date.Parse(text); ok && m.published.value.IsZero() {
				m.published = sourced[time.Time]{day, "state: " + key}
			}
		}
	}
}

// readHead gives what the page prints around its body. Where a rule found the body, it is
// asked for what the rule does not name.
func (d *draft) readHead() head.Head {
	found := d.found
	if !d.body.chosen {
		return d.headAround(found)
	}
	if !d.options.NoFallback {
		found.Body = paragraphsOf(d.body.nodes, d.match)
	}
	h := d.headAround(found)
	if d.match.Names(rule.Title) {
		h.Title = ""
	}
	if d.match.Names(rule.Byline) || d.match.Names(rule.Authors) {
		h.Authors, h.Byline = nil, ""
	}
	if d.match.Names(rule.Section) {
		h.Section = ""
	}
	if d.match.Names(rule.Published) {
		h.Published, h.SurelyPublished, h.PublishedAlone = time.Time{}, false, false
	}
	return h
}

// headAround gives what the page prints around the body that was found.
func (d *draft) headAround(found generic.Found) head.Head {
	m := d.meta
	if len(found.Body) == 0 {
		return head.Head{}
	}
	return head.Read(d.page.Doc, found, head.Hints{
		URL:          d.page.URL,
		Description:  m.standfirst.value,
		SiteName:     m.siteName.value,
		Language:     m.language.value,
		Titles:       m.titles,
		Dates:        m.dates(),
		Retrieved:    d.page.Retrieved,
		Headlines:    m.headlines,
		Zone:         d.match.Zone(),
		Drops:        d.notOfHead(),
		NoStandfirst: !d.options.Trace && d.match.Names(rule.Standfirst),
		NoDates:      !d.options.Trace && d.knowsDates(),
		NoSection:    !d.options.Trace && d.body.chosen && d.match.Names(rule.Section),
		Trace:        d.options.Trace,
	})
}

// knowsDates reports whether no date that the page prints is asked for: the rule that found
// the body names that of publication, and that of the last change is known or is none.
func (d *draft) knowsDates() bool {
	if !d.body.chosen || !d.match.Names(rule.Published) {
		return false
	}
	return d.match.None(rule.Modified) || d.meta.modifiedOther.IsZero() && !d.notBehind(d.meta.modified).value.IsZero()
}

// notOfHead gives what tells the elements that are not of the head by the word of the
// rule: what it drops, and the photos with their captions.
func (d *draft) notOfHead() func(*html.Node) bool {
	photos, _ := d.match.Photos()
	var nodes []*html.Node
	for _, p := range photos {
		nodes = append(nodes, p.Node)
	}
	return without(d.match, nodes)
}

// paragraphsOf gives the paragraphs of a body that a rule found, as the engine gives those
// of its own: from the first that is long enough to be no part of the head.
func paragraphsOf(nodes []*html.Node, match rule.Match) []*html.Node {
	var found []*html.Node
	var walk func(n *html.Node) (hasBlock bool)
	walk = func(n *html.Node) (hasBlock bool) {
		if !dom.IsRendered(n) || match.Drops(n) {
			return false
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			hasBlock = walk(c) || hasBlock
		}
		if dom.IsBlock(n) && !hasBlock && (len(found) > 0 || len(dom.Text(n)) > leastFull) {
			found = append(found, n)
		}
		return hasBlock || dom.IsBlock(n)
	}
	for _, n := range nodes {
		walk(n)
	}
	return found
}

// without gives what tells the elements that a rule drops, and some others: nil where
// there is no rule.
func without(match rule.Match, others []*html.Node) func(*html.Node) bool {
	if match.Layout == nil {
		return nil
	}
	if len(others) == 0 {
		return match.Drops
	}
	isOther := make(map[*html.Node]bool, len(others))
	for _, n := range others {
		isOther[n] = true
	}
	return func(n *html.Node) bool { return isOther[n] || match.Drops(n) }
}

// keepsOf gives what tells the elements that a rule keeps, or makes sub-headings of: nil
// where there is no rule.
func keepsOf(match rule.Match) func(*html.Node) bool {
	if match.Layout == nil {
		return nil
	}
	return func(n *html.Node) bool { return match.Keeps(n) || dom.IsBlock(n) && match.IsHeading(n) }
}
