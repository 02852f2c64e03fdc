package main

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/bench/sets"
	"github.com/lede-go/lede/internal/generic"
)

// labels says of each block of a page whether it belongs to the article, 0 to
// 1, and how much that counts.
type labels struct {
	label  []float32
	weight []float32
}

// coverage from which on a long block is looked for as a whole.
const covered = 0.6

// shingle is how many words make a block long enough to be found by itself.
const shingle = 4

// label aligns the truth of s with the blocks of its page.
func label(p *generic.Page, t *sets.Truth) labels {
	a := &aligner{page: p, truth: generic.Words(truthText(t)), at: map[uint32][]int{}}
	for i := 0; i+shingle <= len(a.truth); i++ {
		k := key(a.truth[i:])
		a.at[k] = append(a.at[k], i)
	}
	n := len(p.Blocks)
	l := labels{make([]float32, n), make([]float32, n)}
	a.place()
	a.anchor()
	a.fill(l)
	a.neutral(l, t)
	a.doubt(l, t)
	setApart(p, l)
	truncated(p, l)
	return l
}

// truthText gives all text that belongs to the article, without the marks of
// list items and of optional paragraphs.
func truthText(t *sets.Truth) string {
	if t.Text != nil {
		return *t.Text
	}
	var b strings.Builder
	for _, p := range t.Body {
		b.WriteString(strings.TrimSuffix(strings.TrimPrefix(p, "["), "]"))
		b.WriteByte('\n')
	}
	return b.String()
}

func key(w []uint32) uint32 {
	h := uint32(2166136261)
	for _, x := range w[:shingle] {
		h = (h ^ x) * 16777619
		h ^= h >> 15
	}
	return h
}

// An aligner finds where blocks stand in the truth.
type aligner struct {
	page  *generic.Page
	truth []uint32
	at    map[uint32][]int // shingle to its places

	cover  []float32 // of each long block
	start  []int     // its place, or -1
	chosen []bool    // in the longest rising chain
}

// place finds the coverage and the place of each long block.
func (a *aligner) place() {
	n := len(a.page.Blocks)
	a.cover, a.start, a.chosen = make([]float32, n), make([]int, n), make([]bool, n)
	for i := range a.page.Blocks {
		a.start[i] = -1
		if w := a.page.WordsOf(i); len(w) > shingle {
			votes := map[int]int{}
			a.cover[i] = a.coverage(w, votes)
			if a.cover[i] >= covered {
				a.start[i] = mostVotes(votes)
			}
		}
	}
}

// coverage gives which part of the words stands in the truth as runs, and
// counts in votes where they would have the block start.
func (a *aligner) coverage(w []uint32, votes map[int]int) float32 {
	hit := 0 // words that are counted
	end := 0 // the first word after them
	for k := 0; k+shingle <= len(w); k++ {
		places := a.at[key(w[k:])]
		for _, at := range places {
			votes[at-k]++
		}
		if len(places) > 0 {
			hit += k + shingle - max(end, k)
			end = k + shingle
		}
	}
	return float32(hit) / float32(len(w))
}

// mostVotes gives the place with most votes, the first of several.
func mostVotes(votes map[int]int) int {
	best, most := -1, 0
	for at, v := range votes {
		if v > most || v == most && at < best {
			best, most = at, v
		}
	}
	return max(best, 0)
}

// perBlock is how many words each block of a chain counts beside its own: a
// text that stands on the page twice is the one in paragraphs, and not the copy
// in one piece for a player (freitag.de). The links of a table of contents count
// none, as the headings that they lead to are meant.
const perBlock = 8

// anchor chooses of the long blocks found those that stand in the order of the
// truth: the chain with most words, of two alike the one that is nearer to what
// comes next.
func (a *aligner) anchor() {
	type link struct {
		block, prev int
		score       int
	}
	var chain []link
	best := -1
	for i, at := range a.start {
		if at < 0 {
			continue
		}
		l := link{i, -1, 0}
		for k := range chain {
			end := a.start[chain[k].block] + len(a.page.WordsOf(chain[k].block))*4/5
			if end <= at && chain[k].score >= l.score {
				l.prev, l.score = k, chain[k].score
			}
		}
		l.score += len(a.page.WordsOf(i)) + int(perBlock*(1-a.page.Blocks[i].LinkShare()))
		chain = append(chain, l)
		if best < 0 || l.score > chain[best].score {
			best = len(chain) - 1
		}
	}
	for k := best; k >= 0; k = chain[k].prev {
		a.chosen[chain[k].block] = true
	}
}

// fill sets the labels: long blocks by coverage, a copy of an anchor not; short
// blocks when their words stand between those of the anchors around them.
func (a *aligner) fill(l labels) {
	used := a.used()
	at := 0
	for i := range a.page.Blocks {
		w := a.page.WordsOf(i)
		l.weight[i] = 1
		switch {
		case a.chosen[i]:
			l.label[i] = 1
			at = max(at, min(a.start[i]+len(w), len(a.truth)))
		case len(w) > shingle:
			if a.start[i] < 0 || !used[min(a.start[i]+len(w)/2, len(a.truth))] {
				l.label[i], l.weight[i] = a.byCoverage(i)
			}
		case len(w) > 0:
			if k := find(a.truth[at:max(at, a.until(i))], w); k >= 0 {
				l.label[i] = 1
				at += k + len(w)
			}
		}
	}
}

// byCoverage labels a long block that is no anchor; where half of it is in the
// truth, the label counts little.
func (a *aligner) byCoverage(i int) (label, weight float32) {
	c := a.cover[i]
	weight = 1
	if c > 0.25 && c < 0.75 {
		weight = 2 * max(0.5-c, c-0.5)
	}
	if c > 0.5 {
		label = 1
	}
	return label, weight
}

// used marks the words of the truth that anchors cover.
func (a *aligner) used() []bool {
	used := make([]bool, len(a.truth)+1)
	for i := range a.page.Blocks {
		if a.chosen[i] {
			for k := range a.page.WordsOf(i) {
				used[min(a.start[i]+k, len(a.truth))] = true
			}
		}
	}
	return used
}

// until gives where the next anchor after block i starts in the truth.
func (a *aligner) until(i int) int {
	for k := i + 1; k < len(a.chosen); k++ {
		if a.chosen[k] {
			return a.start[k]
		}
	}
	return len(a.truth)
}

func find(text, w []uint32) int {
next:
	for i := 0; i+len(w) <= len(text); i++ {
		for k := range w {
			if text[i+k] != w[k] {
				continue next
			}
		}
		return i
	}
	return -1
}

// neutral corrects what a set with a list of paragraphs says apart: headings
// belong to the article, summaries may or may not.
func (a *aligner) neutral(l labels, t *sets.Truth) {
	if t.Text != nil {
		return
	}
	for i := range a.page.Blocks {
		w := a.page.WordsOf(i)
		for _, h := range t.Headings {
			if same(w, generic.Words(h)) && l.label[i] == 0 {
				l.label[i] = 1
			}
		}
		for _, h := range t.Summary {
			if same(w, generic.Words(h)) && l.label[i] == 0 {
				l.weight[i] = 0
			}
		}
	}
}

// longestStandfirst is the most width that a standfirst has.
const longestStandfirst = 400

// setApart takes the weight from the first block of the text where it is short and
// stands in another element than the second: a standfirst, which some sets count in
// and others do not.
func setApart(p *generic.Page, l labels) {
	first := -1
	for i, v := range l.label {
		switch {
		case v < 0.5:
		case first < 0:
			first = i
		default:
			if !p.Beside(first, i) && p.Blocks[first].Width() <= longestStandfirst {
				l.weight[first] = 0
			}
			return
		}
	}
}

// How many paragraphs, and which part of its text, stand behind the end of a truth
// that ends too early.
const (
	leastBehind      = 5
	leastShareBehind = 0.25
)

// truncated takes the weight from what stands behind the last paragraph of the truth
// in the same element, where that is much: some truths end in the middle of
// the article.
func truncated(p *generic.Page, l labels) {
	last, width := -1, 0
	for i, v := range l.label {
		if v >= 0.5 {
			width += p.Blocks[i].Width()
			if p.Blocks[i].IsPara() {
				last = i
			}
		}
	}
	if last < 0 {
		return
	}
	end, n, behind := last, 0, 0
	for i := last + 1; i < len(l.label); i++ {
		if b := p.Blocks[i]; b.IsPara() && p.Beside(last, i) {
			end, n, behind = i, n+1, behind+b.Width()
		}
	}
	if n < leastBehind || float64(behind) < leastShareBehind*float64(width) {
		return
	}
	for i := last + 1; i <= end; i++ {
		l.weight[i] = 0
	}
}

// doubt lowers the weight where the truth is known to slip: pages whose truth is
// not on the page teach nothing, and sets made by parsers of paragraphs leave
// out lists, tables and headings inside the article. Code is left out by
// all.
func (a *aligner) doubt(l labels, t *sets.Truth) {
	first, last, found := -1, -1, 0
	for i, v := range l.label {
		if v > 0 {
			last = i
			found += len(a.page.WordsOf(i))
			if first < 0 {
				first = i
			}
		}
	}
	if 2*found < len(a.truth) {
		clear(l.weight)
		return
	}
	for i := first + 1; i < last; i++ {
		b := a.page.Blocks[i]
		switch {
		case l.label[i] > 0 || b.LinkShare() >= 0.3:
		case b.Tag == atom.Pre:
			l.weight[i] = 0
		case t.Text == nil && isSkipped(b.Tag):
			l.weight[i] *= 0.25
		}
	}
}

// isSkipped reports elements that parsers of paragraphs pass over.
func isSkipped(tag atom.Atom) bool {
	switch tag {
	case atom.Li, atom.Td, atom.Th, atom.Blockquote, atom.Pre, atom.Dd, atom.Dt:
		return true
	}
	return isHeading(tag)
}

func same(a, b []uint32) bool { return len(a) == len(b) && find(a, b) == 0 }
