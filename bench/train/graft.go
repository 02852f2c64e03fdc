package main

import (
	"math/rand/v2"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/generic"
)

// grafts are pieces of furniture, each with its site: prompts, cards, share bars
// and the like, as their pages name them.
type grafts []graft

type graft struct {
	site string
	node *html.Node
}

// cut takes from e the pieces that are furniture by name and by truth.
func (g *grafts) cut(e *example) {
	for n := range e.page.Furniture(e.label, e.weight) {
		*g = append(*g, graft{e.site, n})
	}
}

// perPage is how many pieces a grafted page gets.
const perPage = 2

// onto gives the page of e with pieces of other sites between the blocks of its
// article, so that a place inside the text is no proof of belonging to it.
func (g grafts) onto(e *example, rng *rand.Rand) *example {
	var places []*html.Node
	truth := map[*html.Node]int{}
	for i := range e.page.Blocks {
		n := e.page.Blocks[i].Nodes[0]
		truth[n] = i
		if i > 0 && e.label[i] >= 0.5 && e.label[i-1] >= 0.5 && e.page.Blocks[i].Width() > 80 && e.page.Whole(i) && n.Parent != nil {
			places = append(places, n)
		}
	}
	if len(places) == 0 || len(g) == 0 {
		return nil
	}
	insert := map[*html.Node]*html.Node{}
	for range perPage {
		if piece := g[rng.IntN(len(g))]; piece.site != e.site {
			insert[places[rng.IntN(len(places))]] = piece.node
		}
	}
	s := *e.sample
	s.id += " grafted"
	origin := map[*html.Node]*html.Node{}
	s.doc = grafted(s.doc, insert, origin)
	p := generic.Cut(s.doc, s.hints)
	l := labels{make([]float32, len(p.Blocks)), make([]float32, len(p.Blocks))}
	for i := range p.Blocks {
		l.weight[i] = 1
		if k, ok := truth[origin[p.Blocks[i].Nodes[0]]]; ok {
			l.label[i], l.weight[i] = e.label[k], e.weight[k]
		}
	}
	return &example{sample: &s, page: p, labels: l, grafted: true}
}

// grafted copies a tree with the pieces of insert in front of its nodes, and
// notes in origin what each node is a copy of. Nodes of pieces have none.
func grafted(n *html.Node, insert, origin map[*html.Node]*html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	if origin != nil {
		origin[c] = n
	}
	for k := range n.ChildNodes() {
		if piece := insert[k]; piece != nil {
			c.AppendChild(grafted(piece, nil, nil))
		}
		c.AppendChild(grafted(k, insert, origin))
	}
	return c
}
