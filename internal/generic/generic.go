// Package generic finds the article on a page that no rule knows.
package generic

import (
	"net/url"

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
}

// Found is the article as an engine found it.
type Found struct {
	// Body are the article's nodes in document order, none inside another:
	// elements, and for text that stands bare in a larger element the nodes
	// of its run. Nil when there is no article.
	Body []*html.Node
	// Title is the element that prints the title, or nil when none was seen.
	// It is not in Body.
	Title *html.Node
	// Confidence is 0 to 1.
	Confidence float64
	// Engine is "blocks" or "go-readability".
	Engine string
}

// Find gives the article of the page doc, which it does not modify.
func Find(doc *html.Node, h Hints) Found {
	m := model()
	p := Cut(doc, h)
	scores := m.Scores(p)
	c := m.choose(p, scores)
	if c.confidence >= hopelessPage && c.confidence < unsure {
		c = m.reconsider(p, scores, c, p.Second(doc, h.URL))
	}
	f := Found{Engine: c.engine, Confidence: c.confidence}
	if p.Title >= 0 {
		f.Title = p.boxes[p.Blocks[p.Title].box].node
	}
	if c.confidence >= leastConfidence {
		f.Body = p.nodes(c.keep)
	}
	return f
}
