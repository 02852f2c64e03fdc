package main

import (
	"math"

	"github.com/lede-go/lede/internal/generic"
)

// nameCounts says of each name on elements on how many sites it holds article
// text, and on how many other text.
type nameCounts struct {
	sum  map[uint32]tally
	site map[string]map[uint32]tally
}

// tally counts sites, where a site whose pages disagree counts in parts.
type tally struct{ yes, all float64 }

// minSites is how many sites must use a name before it means anything.
const minSites = 5

func countNames(pages []*example) *nameCounts {
	raw := map[string]map[uint32]tally{}
	for _, e := range pages {
		if e.grafted {
			continue
		}
		m := raw[e.site]
		if m == nil {
			m = map[uint32]tally{}
			raw[e.site] = m
		}
		for name, t := range namesOf(e) {
			m[name] = tally{m[name].yes + t.yes, m[name].all + t.all}
		}
	}
	c := &nameCounts{map[uint32]tally{}, map[string]map[uint32]tally{}}
	for site, names := range raw {
		c.site[site] = map[uint32]tally{}
		for name, t := range names {
			v := tally{t.yes / t.all, 1}
			c.site[site][name] = v
			c.sum[name] = tally{c.sum[name].yes + v.yes, c.sum[name].all + 1}
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

// prior is the share of names around article text.
const prior = 0.25

func oddsOf(t tally) float64 {
	const doubt = 3
	return math.Log((t.yes+doubt*prior)/(t.all-t.yes+doubt*(1-prior))) - math.Log(prior/(1-prior))
}

func (c *nameCounts) odds() map[uint32]int8 {
	out := map[uint32]int8{}
	for name, t := range c.sum {
		if o := generic.NameOdds(oddsOf(t)); t.all >= minSites && (o > 6 || o < -6) {
			out[name] = o
		}
	}
	return out
}

// without gives the odds as they were had the site of e not been seen.
func (c *nameCounts) without(e *example) func(uint32) float32 {
	own := c.site[e.site]
	return func(name uint32) float32 {
		t := c.sum[name]
		t.yes -= own[name].yes
		t.all -= own[name].all
		o := generic.NameOdds(oddsOf(t))
		if t.all < minSites || o <= 6 && o >= -6 {
			return 0
		}
		return float32(o) / generic.NameScale
	}
}
