package page

import (
	"unsafe"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/parse"
)

const (
	// maxDepth is how many elements may stand in each other in the tree of a Page,
	// as in browsers and in parse.
	maxDepth = 512
	// chainedDepth is how many may while boxes that hold nothing but each other are
	// taken out.
	chainedDepth = 1 << 13
)

// parseBytes parses a page. One that begins with hundreds of elements that were
// never closed (<font><font>...) is parsed without them, as at the limit of depth it
// would lose its structure. The tree is made of parts of src, which is not copied and
// must not change any more.
func parseBytes(src []byte) *parse.Result {
	text := unsafe.String(unsafe.SliceData(src), len(src))
	parsed := parse.Parse(text, parse.Options{Skip: true})
	if !parsed.Flattened || depth(parsed.Doc) < maxDepth/2 {
		return parsed // of another limit's doing
	}
	deeper := parse.Parse(text, parse.Options{Skip: true, MaxDepth: chainedDepth})
	if unchain(deeper.Doc); deeper.Flattened || depth(deeper.Doc) > maxDepth {
		return parsed
	}
	return deeper
}

// unchain takes out each element that holds nothing but one other element, and
// says no more of it than that it is a box or how it looks.
func unchain(doc *html.Node) {
	for n := doc; n != nil; {
		only := onlyChild(n)
		if only == nil || !isBare(n) {
			n = dom.Next(doc, n, false)
			continue
		}
		n.RemoveChild(only)
		n.Parent.InsertBefore(only, n)
		n.Parent.RemoveChild(n)
		n = only
	}
}

// onlyChild gives the one child of n, if it is an element.
func onlyChild(n *html.Node) *html.Node {
	if n.Type == html.ElementNode && n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.ElementNode {
		return n.FirstChild
	}
	return nil
}

// isBare reports boxes and the elements of looks, without a name or a style of their
// own.
func isBare(n *html.Node) bool {
	return dom.Is(n, atom.Font) || len(n.Attr) == 0 && dom.Is(n, atom.Div, atom.Section, atom.Span, atom.B, atom.I, atom.Em, atom.Strong, atom.Big, atom.Small, atom.U, atom.Tt, atom.Center)
}

// depth gives how deep the elements under root nest, without recursion.
func depth(root *html.Node) int {
	deepest, d := 0, 0
	for n := root; n != nil; {
		if n.FirstChild != nil {
			n = n.FirstChild
			d++
			deepest = max(deepest, d)
			continue
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			d--
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	return deepest
}

// copyTree gives a copy of a tree. An element that stands maxDepth deep has no
// children in the copy: they follow it.
func copyTree(doc *html.Node) *html.Node {
	root := copyNode(doc)
	to, d := root, 0
	for n := doc; n != nil; {
		if n.FirstChild != nil {
			n = n.FirstChild
			if d++; d < maxDepth {
				to = appendCopy(to, n)
			} else {
				to = appendCopy(to.Parent, n)
			}
			continue
		}
		for n != doc && n.NextSibling == nil {
			n = n.Parent
			if d--; d < maxDepth-1 {
				to = to.Parent
			}
		}
		if n == doc {
			break
		}
		n = n.NextSibling
		to = appendCopy(to.Parent, n)
	}
	return root
}

func appendCopy(parent, n *html.Node) *html.Node {
	c := copyNode(n)
	parent.AppendChild(c)
	return c
}

func copyNode(n *html.Node) *html.Node {
	return &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
}
