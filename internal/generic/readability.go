package generic

import (
	"net/url"

	goreadability "github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
)

// The names of the engines, as they stand in Found.Engine.
const (
	engineBlocks      = "blocks"
	EngineReadability = "go-readability"
)

// What bounds the page that go-readability is asked about, as it walks the tree and
// copies the text many times over, and some of its steps are not linear: how many
// elements there are, the bytes of their texts, and the sum of each text's length
// times its depth, as it reads the text of each element anew. Of the pages where it is worth
// asking, nine in ten are below all three, and take it some milliseconds; those beyond take
// it more than everything else that is done with them.
const (
	mostElements = 3_000
	mostText     = 150_000
	mostDeepText = 2_000_000
)

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
	a, err := p.ParseDocument(doc, pageURL)
	if err != nil {
		return nil
	}
	return a.Node
}

// isTooLarge reports whether doc is over one of the bounds.
func isTooLarge(doc *html.Node) bool {
	elements, text, deep, depth := 0, 0, 0, 0
	for n := doc; n != nil; {
		switch n.Type {
		case html.TextNode:
			text += len(n.Data)
			deep += len(n.Data) * depth
		case html.ElementNode:
			elements++
		}
		if elements > mostElements || text > mostText || deep > mostDeepText {
			return true
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
	if isTooLarge(doc) {
		return nil
	}
	root := readability(doc, pageURL)
	if root == nil {
		return nil
	}
	// The engine moves and renames elements, but keeps their text.
	left := map[uint64]int{}
	d := takeDesk()
	defer d.giveBack()
	other := d.cut(root, Hints{})
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
