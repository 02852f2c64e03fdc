package generic

import (
	"net/url"

	goreadability "github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
)

// The names of the engines, as they stand in Found.Engine.
const (
	engineBlocks      = "blocks"
	engineReadability = "go-readability"
)

// maxElements bounds the page that go-readability is asked about: it walks
// the tree many times over, and some of its steps are not linear.
const maxElements = 30_000

// readability gives the root of what go-readability takes for the article,
// in a tree of its own, or nil. The parser keeps state between calls, so each
// call has a new one, and it works on a clone of doc.
func readability(doc *html.Node, pageURL *url.URL) (root *html.Node) {
	// The engine's code is not ours: what it cannot digest must not take the
	// caller down, and its opinion is optional.
	defer func() {
		if recover() != nil {
			root = nil
		}
	}()
	if pageURL == nil {
		pageURL = &url.URL{}
	}
	p := goreadability.NewParser()
	p.DisableJSONLD = true
	p.MaxElemsToParse = maxElements
	a, err := p.ParseDocument(doc, pageURL)
	if err != nil {
		return nil
	}
	return a.Node
}

// mostDeepText bounds the sum, over the texts of a page, of a text's length in
// bytes times its depth: go-readability reads the text of each element anew. Of
// 2,200 real pages the median has 0.2 million, the largest 13.
const mostDeepText = 40_000_000

// isTooDeepText reports whether doc is over mostDeepText.
func isTooDeepText(doc *html.Node) bool {
	sum, depth := 0, 0
	for n := doc; n != nil; {
		if n.Type == html.TextNode {
			if sum += len(n.Data) * depth; sum > mostDeepText {
				return true
			}
		}
		if n.FirstChild != nil {
			n, depth = n.FirstChild, depth+1
			continue
		}
		for n != doc && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
		}
		if n == doc {
			return false
		}
		n = n.NextSibling
	}
	return false
}

// Second gives the blocks of p, cut from doc, that go-readability takes for
// the article; nil when it finds none, or would take too long over it.
func (p *Page) Second(doc *html.Node, pageURL *url.URL) []bool {
	if isTooDeepText(doc) {
		return nil
	}
	root := readability(doc, pageURL)
	if root == nil {
		return nil
	}
	// The engine moves and renames elements, but keeps their text.
	left := map[uint64]int{}
	other := Cut(root, Hints{})
	for i := range other.Blocks {
		left[other.Blocks[i].hash]++
	}
	keep := make([]bool, len(p.Blocks))
	found := false
	for i := range p.Blocks {
		if h := p.Blocks[i].hash; left[h] > 0 && !p.Blocks[i].hidden && !p.IsTitle(i) {
			left[h]--
			keep[i], found = true, true
		}
	}
	if !found {
		return nil
	}
	return keep
}
