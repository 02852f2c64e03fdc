package parse

import (
	"sync"

	"golang.org/x/net/html"
)

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
	*chunks
	nodes []html.Node      // what is left of the chunk in use
	attrs []html.Attribute // the same
	// left is what is left of the budget, in halves of a node. It may fall
	// below zero within a token.
	left int
}

// node makes an empty node.
func (s *slabs) node() *html.Node {
	if len(s.nodes) == 0 {
		s.nodes = s.nextNodes()
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
	if n > mostCopied && n > len(s.attrs) {
		return append([]html.Attribute(nil), attrs...)
	}
	for n > len(s.attrs) {
		s.attrs = s.nextAttrs()
	}
	kept := s.attrs[:n:n]
	s.attrs = s.attrs[n:]
	copy(kept, attrs)
	return kept
}

// Chunks are those that the nodes and attributes of one tree are made in.
type chunks struct {
	nodeChunks [][]html.Node
	attrChunks [][]html.Attribute
	// How many of each are in use. The others are empty.
	usedNodes, usedAttrs int
}

func (c *chunks) nextNodes() []html.Node {
	if c.usedNodes == len(c.nodeChunks) {
		c.nodeChunks = append(c.nodeChunks, make([]html.Node, nodeChunks[min(c.usedNodes, len(nodeChunks)-1)]))
	}
	c.usedNodes++
	return c.nodeChunks[c.usedNodes-1]
}

func (c *chunks) nextAttrs() []html.Attribute {
	if c.usedAttrs == len(c.attrChunks) {
		c.attrChunks = append(c.attrChunks, make([]html.Attribute, attrChunks[min(c.usedAttrs, len(attrChunks)-1)]))
	}
	c.usedAttrs++
	return c.attrChunks[c.usedAttrs-1]
}

// released are the chunks of trees that nobody reads any more, empty.
var released = sync.Pool{New: func() any { return new(chunks) }}

// mostReleased is how many chunks of each kind one tree leaves to others: 1 MB.
const mostReleased = 64

// release empties the chunks and leaves them to other trees.
func (c *chunks) release() {
	for _, nodes := range c.nodeChunks[:c.usedNodes] {
		clear(nodes)
	}
	for _, attrs := range c.attrChunks[:c.usedAttrs] {
		clear(attrs)
	}
	c.nodeChunks, c.attrChunks = firstOf(c.nodeChunks), firstOf(c.attrChunks)
	c.usedNodes, c.usedAttrs = 0, 0
	released.Put(c)
}

// firstOf gives the first mostReleased of the chunks, and forgets the others.
func firstOf[T any](chunks [][]T) [][]T {
	n := min(len(chunks), mostReleased)
	clear(chunks[n:])
	return chunks[:n]
}
