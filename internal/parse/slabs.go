package parse

import "golang.org/x/net/html"

// How many nodes and attributes are made at a time: few for a short page, more
// and more for a long one.
const (
	firstChunk = 32
	lastChunk  = 256
)

// halvesPerNode says what a node costs of the budget; an attribute costs one.
const halvesPerNode = 2

// Slabs make nodes and attributes in chunks, and count them.
type slabs struct {
	nodes []html.Node
	attrs []html.Attribute
	// The lengths of the last chunks.
	nodeChunk, attrChunk int
	// left is what is left of the budget, in halves of a node. It may fall
	// below zero within a token.
	left int
}

// node makes an empty node.
func (s *slabs) node() *html.Node {
	if len(s.nodes) == 0 {
		s.nodeChunk = nextChunk(s.nodeChunk)
		s.nodes = make([]html.Node, s.nodeChunk)
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
		if n > lastChunk/4 {
			return append([]html.Attribute(nil), attrs...)
		}
		s.attrChunk = max(n, nextChunk(s.attrChunk))
		s.attrs = make([]html.Attribute, s.attrChunk)
	}
	kept := s.attrs[:n:n]
	s.attrs = s.attrs[n:]
	copy(kept, attrs)
	return kept
}

func nextChunk(n int) int {
	return min(max(2*n, firstChunk), lastChunk)
}
