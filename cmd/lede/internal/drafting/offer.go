package drafting

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

// An Offer is a selector, or another source, that may be written into a rule for something
// on a page.
type Offer struct {
	Source string
	// Basis says what it goes by: the reason why it is likely to hold, or not.
	Basis string
	// Hits is how many elements of the page it matches; 0 for what is no selector.
	Hits int
	// Blocks is how many blocks of the article stand in them.
	Blocks int
}

// bases says what selectors of each rank go by.
var bases = [...]string{byMeaning: "an id or a data attribute", byTag: "a tag that is rare", byClass: "a class", byPart: "the stable part of a class"}

func basisOf(rank int) string {
	if rank < len(bases) {
		return bases[rank]
	}
	return "what stands around it"
}

// mostOffers is how many are given; nobody reads more.
const mostOffers = 8

// Offers finds selectors for what stands on one page.
type Offers struct{ on *Sample }

// NewOffers looks through a page, which must not change meanwhile.
func NewOffers(tree *page.Page) Offers { return Offers{look(tree)} }

// Whole offers selectors of an element, and of those around it that may be taken with it:
// what takes no more than one block of the article first, then those that are likely to
// hold longest. blocks are the elements of the article's blocks; what takes more than half of
// them is not offered.
func (o Offers) Whole(n *html.Node, blocks []*html.Node) []Offer {
	var list []tried
	isMost := func(count int) bool { return count > 1 && 2*count > len(blocks) }
	for level := 0; n != nil && n.Type == html.ElementNode && !dom.Is(n, atom.Body, atom.Html); level++ {
		if isMost(countInAny([]*html.Node{n}, blocks)) {
			break
		}
		for _, c := range shortened(candidates(n)) {
			hits := o.on.probe.Nodes(c.text)
			if !slices.Contains(hits, n) || len(list) == mostTried {
				continue
			}
			if count := countInAny(hits, blocks); !isMost(count) {
				list = append(list, tried{Offer{c.text, basisOf(c.rank), len(hits), count}, c.rank, level, hits[0]})
			}
		}
		n = n.Parent
	}
	slices.SortStableFunc(list, func(a, b tried) int {
		return cmp.Or(max(a.Blocks, 1)-max(b.Blocks, 1), a.rank-b.rank, a.level-b.level, len(a.Source)-len(b.Source))
	})
	return chosen(list)
}

// A tried is an offer with what it is ranked by.
type tried struct {
	Offer
	rank, level int
	first       *html.Node // that it matches
}

// chosen gives the first of a list, without what another says in fewer words, and few that
// match the same.
func chosen(list []tried) []Offer {
	const alike = 3
	type same struct {
		first *html.Node
		hits  int
	}
	times := map[same]int{}
	var offers []Offer
	for _, t := range list {
		key := same{t.first, t.Hits}
		isLonger := func(o Offer) bool {
			return t.Hits == o.Hits && (strings.HasSuffix(t.Source, o.Source) || classed.ReplaceAllString(t.Source, ".") == o.Source)
		}
		if times[key] < alike && len(offers) < mostOffers && !slices.ContainsFunc(offers, isLonger) {
			times[key]++
			offers = append(offers, t.Offer)
		}
	}
	return offers
}

// classed is the beginning of a tag with a class.
var classed = regexp.MustCompile(`\b[a-z][a-z0-9]*\.`)

// mostTried bounds the selectors that are tried on the page.
const mostTried = 300

// countInAny counts the nodes that are in any of some elements.
func countInAny(elements, nodes []*html.Node) int {
	isTaken := make(map[*html.Node]bool, len(elements))
	for _, n := range elements {
		isTaken[n] = true
	}
	count := 0
	for _, n := range nodes {
		for up := n; up != nil; up = up.Parent {
			if isTaken[up] {
				count++
				break
			}
		}
	}
	return count
}

// Sources offers sources of which the first text on the page is that of a field, those that
// are likely to hold longest first. near is the element that it was seen in: what is written
// elsewhere comes behind; nil where it was not seen.
func (o Offers) Sources(field, text string, near *html.Node) []Offer {
	a := aimFor(field, text)
	if a == nil {
		return nil
	}
	tried := o.on.printing(field, a)
	if near != nil {
		here := o.around(near, a)
		sortCandidates(here)
		sortCandidates(tried)
		tried = slices.Concat(here, tried)
	} else {
		sortCandidates(tried)
	}
	var offers []Offer
	for _, c := range shortened(tried) {
		if a.isFirst(o.on.probe.Texts(c.text)) && len(offers) < mostOffers {
			selector, _, _ := strings.Cut(c.text, "@")
			offers = append(offers, Offer{c.text, basisOf(c.rank), len(o.on.probe.Nodes(selector)), 0})
		}
	}
	for _, source := range known[field] {
		if a.isFirst(o.on.probe.Texts(source)) {
			offers = append(offers, Offer{Source: source, Basis: "the page's metadata"})
		}
	}
	return offers
}

// Body offers selectors of the element around all of the article's blocks, and of those around
// that, which match no other.
func (o Offers) Body(blocks []*html.Node) []Offer {
	const levels = 3
	var around *html.Node
	for _, n := range blocks {
		around = dom.Lowest(around, n)
	}
	var offers []Offer
	for range levels {
		if around == nil || around.Type != html.ElementNode || dom.Is(around, atom.Body, atom.Html) {
			break
		}
		for _, c := range shortened(candidates(around)) {
			if hits := o.on.probe.Nodes(c.text); len(hits) == 1 && hits[0] == around && len(offers) < mostOffers {
				offers = append(offers, Offer{c.text, basisOf(c.rank), 1, len(blocks)})
			}
		}
		around = around.Parent
	}
	return offers
}

// around gives selectors of an element, of those in it and of those around it that print
// what is aimed at.
func (o Offers) around(n *html.Node, a *aim) []candidate {
	const levels = 3
	var list []candidate
	add := func(n *html.Node) {
		if a.is(dom.Text(n)) {
			list = append(list, candidates(n)...)
		}
		list = append(list, timed(n, a)...)
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && len(list) < mostTried {
			add(d)
		}
	}
	for range levels {
		if n == nil || n.Type != html.ElementNode {
			break
		}
		add(n)
		n = n.Parent
	}
	return list
}

// aimFor aims at a field by the text that is shown of it; nil where there is none.
func aimFor(field, text string) *aim {
	if field == rule.Published || field == rule.Modified {
		t, _ := date.Parse(text)
		return onDay(t)
	}
	return exactly(text)
}
