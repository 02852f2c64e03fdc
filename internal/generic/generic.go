// Package generic finds the article on a page that no rule knows.
//
// A page is worked on at a desk (desk.go), which the next page gets, cleared.
// blocks.go and text.go cut the page into blocks of text in one pass; tokens.go reads the
// names on the elements around them, hints.go what the page says of itself;
// features.go and phrases.go measure the blocks, the latter by the learned odds of
// words (odds.go), and tally.go counts what comes up again; model.go scores them with two
// stages of learned trees (forest.go, wide.go), of which the second sees the scores of the
// first all around a block (context.go); select.go turns scores into blocks and blocks into nodes; veto.go takes out what the markup says is
// something else; evidence.go says what speaks for the result and confidence.go how far
// to trust it, and asks readability.go, the second opinion, where that is not far and
// could make a difference.
//
// The weights in model.bin are written by the program in bench/train, which prints
// the figures of its cross-validation. Blocks are told apart by length,
// punctuation, links, place, repetition, the names that markup gives them, and,
// in languages of which enough sites were seen, the words that furniture and
// articles are made of (phrases.go): learned as well, and no list by hand.
package generic

import (
	"net/url"
	"slices"

	"golang.org/x/net/html"
)

// Hints are what the page says of itself, each empty where it says nothing.
type Hints struct {
	URL         *url.URL
	Title       string
	Description string
	ArticleBody string // JSON-LD articleBody
	SiteName    string
	Language    string // BCP 47
	// Article is set where the page says that it is an article, which speaks for
	// a single paragraph that looks like a teaser.
	Article bool
	// Drops and Keeps are what a rule says of elements: one that is dropped is not on
	// the page, one that is kept is the article's. A nil function says nothing.
	Drops, Keeps func(*html.Node) bool
	// Trace asks for Found.Rejected.
	Trace bool
}

// Found is the article as an engine found it.
type Found struct {
	// Body are the article's nodes in document order, none inside another:
	// elements, and for text that stands bare in a larger element the nodes
	// of its run. Pictures and embeds of the article are among them. Nil when
	// there is no article.
	Body []*html.Node
	// Vetoed are the parts of the page that were taken out of Body, as their names
	// or their place say that they are no part of the article.
	Vetoed []Vetoed
	// Rejected are the blocks of the page that are not in Body, with Hints.Trace.
	Rejected []Rejected
	// Title is the element that prints the title, or nil when none was seen.
	// It is not in Body.
	Title *html.Node
	// Confidence is 0 to 1: the F1 by runs of four words that results with
	// such evidence had on pages of sites that the model had not seen. Pages
	// without an article count 0 there.
	Confidence float64
	// Engine says whose choice Body is: "blocks", or "go-readability" where
	// the model was unsure and the second opinion made the difference.
	Engine string
}

// Find gives the article of the page doc, which it does not modify.
func Find(doc *html.Node, h Hints) Found {
	m := model()
	d := takeDesk()
	defer d.giveBack()
	p := d.cut(doc, h)
	scores := m.scores(p, &d.survey, &d.rows, &d.sheet)
	c := m.choose(p, scores)
	if c.confidence >= hopelessPage && c.confidence < unsure && m.asks(p, scores, c) {
		c = m.reconsider(p, scores, c, p.Second(doc, h.URL))
	}
	f := Found{Engine: c.engine, Confidence: c.confidence}
	if p.Title >= 0 {
		f.Title = p.boxes[p.Blocks[p.Title].box].node
	}
	if !p.IsRefused(c.keep, c.confidence) {
		f.Vetoed = p.veto(c.keep)
		p.addRuled(c.keep)
		f.Body = p.nodes(c.keep)
	}
	if h.Trace {
		f.Rejected = p.rejected(scores, c.keep)
	}
	return f
}

// A Rejected is a block that is not in the article, with its score. Title is set for one
// that prints the title.
type Rejected struct {
	Nodes []*html.Node
	Score float32
	Title bool
}

// rejected gives the blocks that are not kept, with nodes of their own: those of the page are
// cleared for the next.
func (p *Page) rejected(scores []float32, keep []bool) []Rejected {
	var list []Rejected
	for i, b := range p.Blocks {
		if !keep[i] {
			list = append(list, Rejected{slices.Clone(b.Nodes), scores[i], p.IsTitle(i)})
		}
	}
	return list
}

// addRuled adds the blocks to a choice that the rule says are the article's.
func (p *Page) addRuled(keep []bool) {
	for i := range p.Blocks {
		keep[i] = keep[i] || p.Blocks[i].ruled
	}
}
