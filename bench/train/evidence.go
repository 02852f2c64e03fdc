package main

import (
	"maps"
	"math"
	"slices"

	"github.com/lede-go/lede/internal/generic"
)

// evidence says of each name on elements, or word in the text, on how many
// sites it stands for the article, and on how many for something else.
type evidence struct {
	sum   map[uint32]tally // of those that enough sites have
	known map[uint32]int8  // their odds
	site  map[string]map[uint32]tally
	prior float64 // the share of yes where nothing is known
	least float64 // how many sites must use it before it means anything
}

// tally counts sites, where a site whose pages disagree counts in parts.
type tally struct{ yes, all float64 }

// namePrior is the share of names around article text.
const namePrior = 0.25

// Sites that must have a name, or a word.
const (
	leastNameSites = 5
	leastWordSites = 8
)

// countNames counts the names on elements by the width of the text in them.
func countNames(pages []*example) *evidence {
	c := count(pages, namesOf)
	c.settle(namePrior, leastNameSites)
	return c
}

// countWords counts words and pairs of words by the blocks in which they stand.
func countWords(pages []*example) *evidence {
	c := count(pages, wordsOf)
	var yes, all float64
	for _, x := range slices.Sorted(maps.Keys(c.sum)) { // in one order, for the same sum each time
		yes += c.sum[x].yes
		all += c.sum[x].all
	}
	c.settle(yes/max(1, all), leastWordSites)
	return c
}

// count sums up the shares that of gives for each page, by site.
func count(pages []*example, of func(*example) map[uint32]tally) *evidence {
	raw := map[string]map[uint32]tally{}
	for _, e := range pages {
		m := raw[e.site]
		if m == nil {
			m = map[uint32]tally{}
			raw[e.site] = m
		}
		for x, t := range of(e) {
			m[x] = tally{m[x].yes + t.yes, m[x].all + t.all}
		}
	}
	c := &evidence{sum: map[uint32]tally{}, site: map[string]map[uint32]tally{}}
	for _, e := range pages {
		if c.site[e.site] != nil {
			continue
		}
		c.site[e.site] = map[uint32]tally{}
		for x, t := range raw[e.site] {
			if t.all == 0 {
				continue
			}
			v := tally{t.yes / t.all, 1}
			c.site[e.site][x] = v
			c.sum[x] = tally{c.sum[x].yes + v.yes, c.sum[x].all + 1}
		}
	}
	return c
}

// namesOf sums up the width of the text under each name of a page.
func namesOf(e *example) map[uint32]tally {
	out := map[uint32]tally{}
	for names, blocks := range e.page.Named() {
		var t tally
		for i := blocks[0]; i < blocks[1]; i++ {
			w := float64(e.page.Blocks[i].Width()) * float64(e.weight[i])
			t.yes += w * float64(e.label[i])
			t.all += w
		}
		if t.all == 0 {
			continue
		}
		for _, n := range names {
			out[n] = tally{out[n].yes + t.yes, out[n].all + t.all}
		}
	}
	return out
}

// How many blocks in front of the article and behind it its words are compared
// with: what stands farther off is told apart without words.
const (
	blocksBefore = 10
	blocksBehind = 25
)

// wordsOf counts the blocks in and around the article of a page in which each
// word, and each pair of words, stands.
func wordsOf(e *example) map[uint32]tally {
	first, last := e.span()
	out := map[uint32]tally{}
	for i := max(0, first-blocksBefore); i < min(len(e.label), last+blocksBehind); i++ {
		if e.weight[i] == 0 || e.page.IsTitle(i) {
			continue
		}
		for x := range wordSet(e.page.WordsOf(i)) {
			t := out[x]
			out[x] = tally{t.yes + float64(e.weight[i]*e.label[i]), t.all + float64(e.weight[i])}
		}
	}
	return out
}

// span gives the first and the last block of the article; where there is none,
// a range so far off that nothing is near it.
func (e *example) span() (first, last int) {
	first, last = len(e.label)+blocksBefore, -blocksBehind
	for i, l := range e.label {
		if l >= 0.5 {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// wordSet gives the words and the pairs of words of a block.
func wordSet(words []uint32) map[uint32]bool {
	set := make(map[uint32]bool, 2*len(words))
	for k, w := range words {
		set[w] = true
		if k+1 < len(words) {
			set[generic.Pair(w, words[k+1])] = true
		}
	}
	return set
}

func (c *evidence) oddsOf(t tally) float64 {
	const doubt = 3
	return math.Log((t.yes+doubt*c.prior)/(t.all-t.yes+doubt*(1-c.prior))) - math.Log(c.prior/(1-c.prior))
}

// settle drops what too few sites have, and sets the odds of the rest.
func (c *evidence) settle(prior, least float64) {
	c.prior, c.least, c.known = prior, least, map[uint32]int8{}
	maps.DeleteFunc(c.sum, func(_ uint32, t tally) bool { return t.all < least })
	for x, t := range c.sum {
		c.known[x] = c.steps(t)
	}
}

// steps gives odds in steps, and 0 where they rest on few sites or say little.
func (c *evidence) steps(t tally) int8 {
	if o := generic.Steps(c.oddsOf(t)); t.all >= c.least && (o > 6 || o < -6) {
		return o
	}
	return 0
}

func (c *evidence) odds() map[uint32]int8 {
	out := maps.Clone(c.known)
	maps.DeleteFunc(out, func(_ uint32, o int8) bool { return o == 0 })
	return out
}

// without gives the odds as they were had the site of e not been seen.
func (c *evidence) without(e *example) func(uint32) float32 {
	own := c.site[e.site]
	return func(x uint32) float32 {
		steps, ok := c.known[x]
		if !ok {
			return 0
		}
		if o, ok := own[x]; ok {
			t := c.sum[x]
			steps = c.steps(tally{t.yes - o.yes, t.all - o.all})
		}
		return float32(steps) / generic.OddsScale
	}
}
