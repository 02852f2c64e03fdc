package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"os"
	"slices"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/bench/train/gbdt"
	"github.com/lede-go/lede/internal/generic"
)

// An example is a page ready for training.
type example struct {
	*sample
	page *generic.Page
	labels
	scores []float32 // out of fold, once validated
	empty  bool      // the article was taken out: what is left is none
	// grafted pages have furniture of others in their article. They are only
	// learned from.
	grafted bool
}

func newExample(s *sample) *example {
	p := generic.Cut(s.doc, s.hints)
	return &example{sample: s, page: p, labels: label(p, &s.truth)}
}

// emptied gives the page of e without its article: a page on which there is
// none, and every block is a no.
func emptied(e *example) *example {
	drop := map[*html.Node]bool{}
	for i := range e.page.Blocks {
		if e.label[i] >= 0.5 {
			for _, n := range e.page.Blocks[i].Nodes {
				drop[n] = true
			}
		}
	}
	s := *e.sample
	s.id += " emptied"
	s.doc = without(s.doc, drop)
	p := generic.Cut(s.doc, s.hints)
	return &example{sample: &s, page: p, empty: true}
}

// without copies the tree of n but for the nodes in drop.
func without(n *html.Node, drop map[*html.Node]bool) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: n.Attr}
	for k := range n.ChildNodes() {
		if !drop[k] {
			c.AppendChild(without(k, drop))
		}
	}
	return c
}

// keep gives the blocks whose score reaches the threshold.
func (e *example) keep(scores []float32, threshold float32) []bool {
	k := make([]bool, len(scores))
	for i, s := range scores {
		k[i] = s >= threshold && !e.page.IsTitle(i)
	}
	return k
}

const threshold = 0.5

type fitter struct {
	seed    uint64
	workers int
}

func (f *fitter) first() gbdt.Options {
	return gbdt.Options{Trees: 60, Leaves: 20, Rate: 0.12, Rows: 0.6, Columns: 0.35, MinChild: 2, L2: 4, Seed: f.seed, Workers: f.workers}
}

func (f *fitter) second() gbdt.Options {
	return gbdt.Options{Trees: 320, Leaves: 24, Rate: 0.04, Rows: 0.5, Columns: 0.2, MinChild: 1, L2: 4, Seed: f.seed + 1, Workers: f.workers}
}

// foldOf puts all pages of a site into one fold.
func foldOf(site string, folds int, salt uint64) int {
	h := fnv.New64a()
	_, _ = fmt.Fprintf(h, "%d %s", salt, site) // a hash takes everything
	return int(h.Sum64() % uint64(folds))
}

// validate gives each page its scores from a model that saw no page of its site.
func (f *fitter) validate(pages []*example, folds int) {
	for k := range folds {
		var in, out []*example
		for _, e := range pages {
			if foldOf(e.site, folds, f.seed) == k {
				out = append(out, e)
			} else {
				in = append(in, e)
			}
		}
		m := f.train(f.graft(articles(in)))
		for _, e := range out {
			e.scores = m.Scores(e.page)
		}
		fmt.Fprintf(os.Stderr, "fold %d: %d pages held out\n", k, len(out))
	}
}

const inner = 2

// graft adds to pages copies with furniture of other pages among them in the
// article, for as many of them as graftShare says.
func (f *fitter) graft(pages []*example) []*example {
	rng := f.chance()
	var g grafts
	for _, e := range pages {
		g.cut(e)
	}
	out := slices.Clone(pages)
	for _, e := range pages {
		if rng.Float64() > graftShare {
			continue
		}
		if x := g.onto(e, rng); x != nil {
			out = append(out, x)
		}
	}
	return out
}

// chance gives what grafts are drawn with.
func (f *fitter) chance() *rand.Rand { return rand.New(rand.NewPCG(f.seed, 2)) }

// graftShare is of how many pages there is a copy with grafts.
const graftShare = 0.5

// articles gives the pages that have one.
func articles(pages []*example) []*example {
	return slices.DeleteFunc(slices.Clone(pages), func(e *example) bool { return e.empty })
}

// train fits both stages: the second sees first scores from models that did
// not see the page's site, as it will in use.
func (f *fitter) train(pages []*example) *generic.Model {
	m := &generic.Model{}
	names, words := countNames(pages), countWords(pages)
	m.Names, m.Words = names.odds(), words.odds()
	rows := make([][][]float32, len(pages))
	for i, e := range pages {
		e.page.Weigh(names.without(e), words.without(e))
		s := generic.NewSurvey(e.page)
		rows[i] = make([][]float32, len(e.page.Blocks))
		for b := range rows[i] {
			rows[i][b] = s.Row(nil, b)
		}
	}
	m.First = f.fit(tableOf(pages, rows, nil), f.first())
	first := f.firstScores(pages, rows)
	for i, e := range pages {
		c := generic.NewContext(e.page, first[i])
		for b := range rows[i] {
			rows[i][b] = c.Row(rows[i][b], b)
		}
	}
	m.Second = f.fit(tableOf(pages, rows, first), f.second())
	return m
}

// firstScores gives each page the scores of a first stage that did not see its
// site.
func (f *fitter) firstScores(pages []*example, rows [][][]float32) [][]float32 {
	scores := make([][]float32, len(pages))
	for k := range inner {
		var use table
		for i, e := range pages {
			if foldOf(e.site, inner, f.seed+7) != k {
				use.add(e, rows[i], nil)
			}
		}
		forest := f.fit(use, f.first())
		for i, e := range pages {
			if foldOf(e.site, inner, f.seed+7) != k {
				continue
			}
			scores[i] = make([]float32, len(rows[i]))
			for b, r := range rows[i] {
				scores[i][b] = forest.Score(r)
			}
		}
	}
	return scores
}

// A table holds what one stage learns from.
type table struct {
	rows            [][]float32
	labels, weights []float32
}

// add adds the blocks of a page; with first scores, those that get a second.
func (t *table) add(e *example, rows [][]float32, first []float32) {
	w := e.rowWeights()
	for i, r := range rows {
		if w[i] == 0 || first != nil && first[i] < generic.Hopeless {
			continue
		}
		t.rows = append(t.rows, r)
		t.labels = append(t.labels, e.label[i])
		t.weights = append(t.weights, w[i])
	}
}

// tableOf gives the blocks of all pages; with first scores, those that get a
// second.
func tableOf(pages []*example, rows [][][]float32, first [][]float32) (t table) {
	for i, e := range pages {
		var scores []float32
		if first != nil {
			scores = first[i]
		}
		t.add(e, rows[i], scores)
	}
	return t
}

// fit trains one stage.
func (f *fitter) fit(t table, o gbdt.Options) generic.Forest {
	return forestOf(gbdt.Train(gbdt.Bin(t.rows, f.workers), t.labels, t.weights, o))
}

// graftWeight is how much the blocks of a grafted page count.
const graftWeight = 0.7

// newsWeight is how much more the pages of newspapers count, whose truth was made
// by paragraphs: where two sets disagree on what an article is, they are right.
const newsWeight = 2

// rowWeights says how much each block counts: long ones more, and pages with
// many blocks not much more than others.
func (e *example) rowWeights() []float32 {
	w := make([]float32, len(e.label))
	n := float32(math.Sqrt(250 / float64(max(20, len(w)))))
	for i := range w {
		b := e.page.Blocks[i]
		w[i] = e.weight[i] * n * float32(0.5+0.5*math.Min(1, float64(b.Width())/200))
		if e.grafted {
			w[i] *= graftWeight
		}
		if e.truth.Text == nil {
			w[i] *= newsWeight
		}
		if e.page.IsTitle(i) {
			w[i] = 0
		}
	}
	return w
}

func forestOf(trees []*gbdt.Node) generic.Forest {
	var f generic.Forest
	for _, t := range trees {
		f.Roots = append(f.Roots, uint32(len(f.Nodes)))
		f.Nodes = appendNode(f.Nodes, t)
	}
	return f
}

func appendNode(nodes []generic.Node, n *gbdt.Node) []generic.Node {
	at := len(nodes)
	nodes = append(nodes, generic.Node{Value: n.Value, Feature: uint16(n.Feature)})
	if n.Left == nil {
		return nodes
	}
	nodes = appendNode(nodes, n.Left)
	nodes[at].Right = uint16(len(nodes) - at)
	return appendNode(nodes, n.Right)
}
