package parse

import "golang.org/x/net/html"

// How many nodes and attributes are made at a time: few for a text that holds some
// HTML, more for a page. They are what fits into 1, 4, 8 and 16 KB.
var (
	nodeChunks = [...]int{9, 39, 78, 157}
	attrChunks = [...]int{10, 42, 85, 170}
)

// mostCopied is from how many attributes on they are not made in chunks.
const mostCopied = 20

// halvesPerNode says what a node costs of the budget; an attribute costs one.
const halvesPerNode = 2

// Slabs make nodes and attributes in chunks, and count them.
type slabs struct {
	nodes []html.Node
	attrs []html.Attribute
	// How many chunks there were.
	nodeChunk, attrChunk int
	// left is what is left of the budget, in halves of a node. It may fall
	// below zero within a token.
	left int
}

// node makes an empty node.
func (s *slabs) node() *html.Node {
	if len(s.nodes) == 0 {
		s.nodes = make([]html.Node, nodeChunks[min(s.nodeChunk, len(nodeChunks)-1)])
		s.nodeChunk++
	}
	n := &s.nodes[0]
	s.nodes = s.nodes[1:]
	s.left -= halvesPerNode
	return n
}

// copyAttrs copies attributes, so that the copy can be kept.
func (s *slabs) copyAttrs(attrs []html.Attribute) []html.Attribute {
	n := len(attrs)
	if n == 0 {
		return nil
	}
	s.left -= n
	if n > len(s.attrs) {
		if n > mostCopied {
			return append([]html.Attribute(nil), attrs...)
		}
		s.attrs = make([]html.Attribute, max(n, attrChunks[min(s.attrChunk, len(attrChunks)-1)]))
		s.attrChunk++
	}
	kept := s.attrs[:n:n]
	s.attrs = s.attrs[n:]
	copy(kept, attrs)
	return kept
}
