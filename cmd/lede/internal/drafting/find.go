package drafting

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/rule"
)

// known are sources of a field that many pages have, beside what they print.
var known = map[string][]string{
	rule.Title:     {"meta:og:title"},
	rule.Section:   {"meta:article:section", "json-ld:articleSection"},
	rule.Published: {"json-ld:datePublished", "meta:article:published_time"},
	rule.Modified:  {"json-ld:dateModified", "meta:article:modified_time"},
}

// sources gives the sources that read a field, for all samples where they can: the best
// for the most of them first, then what the rest needs.
func sources(field string, samples []*Sample) []string {
	aims := make([]*aim, len(samples))
	var tried []candidate
	open := 0
	for i, s := range samples {
		if aims[i] = s.aims[field]; aims[i] != nil {
			tried = append(tried, s.printing(field, aims[i])...)
			open++
		}
	}
	sortCandidates(tried)
	for _, source := range known[field] {
		tried = append(tried, candidate{text: source})
	}
	tried = shortened(tried)
	var found []string
	for open > 0 {
		best, hits := "", 0
		for _, c := range tried {
			if n := hitsOf(c.text, samples, aims); n > hits {
				best, hits = c.text, n
			}
		}
		if best == "" {
			break
		}
		found = append(found, best)
		for i, s := range samples {
			if aims[i] != nil && aims[i].isFirst(s.probe.Texts(best)) {
				aims[i], open = nil, open-1
			}
		}
	}
	return found
}

// shortened leaves out what stands in a list twice, and what is behind the first many.
func shortened(list []candidate) []candidate {
	const most = 150
	seen := map[string]bool{}
	list = slices.DeleteFunc(list, func(c candidate) bool {
		twice := seen[c.text]
		seen[c.text] = true
		return twice
	})
	return list[:min(len(list), most)]
}

// isFirst reports whether the first of some texts is the one that is aimed at.
func (a *aim) isFirst(texts []string) bool { return len(texts) > 0 && a.is(texts[0]) }

// isWithin reports whether what is aimed at, unless it is a word that may stand anywhere, is
// a part of a text.
func (a *aim) isWithin(text string) bool {
	const word = 20
	return text == key(a.text) || len(a.text) > word && strings.Contains(text, key(a.text))
}

// hitsOf counts the samples of which a source reads what is aimed at: none, where it reads
// something else on another.
func hitsOf(source string, samples []*Sample, aims []*aim) int {
	hits := 0
	for i, s := range samples {
		if aims[i] == nil {
			continue
		}
		switch texts := s.probe.Texts(source); {
		case aims[i].isFirst(texts):
			hits++
		case len(texts) > 0:
			return 0
		}
	}
	return hits
}

// printing gives selectors of the elements of a page that print what is aimed at; of a
// time, those that have it in an attribute.
func (s *Sample) printing(field string, a *aim) []candidate {
	var list []candidate
	for n, text := range s.texts {
		if text == "" || !dom.Is(n, atom.Time) && len(text) > 2*len(a.text)+60 {
			continue
		}
		switch {
		case field == rule.Published || field == rule.Modified:
			list = append(list, timed(n, a)...)
		case !a.is(dom.Text(n)) || field == rule.Byline && s.holdsTighter(n, a) || field == rule.Section && inMenu(n):
		default:
			list = append(list, candidates(n)...)
		}
	}
	// A selector with the text in it, as #world, is of this page alone.
	return slices.DeleteFunc(list, func(c candidate) bool { return strings.Contains(key(c.text), key(a.text)) })
}

// inMenu reports whether an element stands in a menu of the site, which names all sections:
// breadcrumbs lead to one.
func inMenu(n *html.Node) bool {
	menu := dom.Within(n, atom.Nav, atom.Footer)
	if menu == nil {
		return false
	}
	names := strings.ToLower(dom.Attr(menu, "class") + dom.Attr(menu, "id") + dom.Attr(menu, "aria-label"))
	return !strings.Contains(names, "breadcrumb")
}

// holdsTighter reports whether an element inside n prints what is aimed at, with less
// around it.
func (s *Sample) holdsTighter(n *html.Node, a *aim) bool {
	for d := range n.Descendants() {
		if s.texts[d] != "" && s.texts[d] != s.texts[n] && a.is(dom.Text(d)) {
			return true
		}
	}
	return false
}

// timed gives selectors of an attribute that holds the time that is aimed at.
func timed(n *html.Node, a *aim) []candidate {
	var list []candidate
	for _, attr := range n.Attr {
		if (attr.Key == "datetime" || attr.Key == "content") && a.is(attr.Val) {
			for _, c := range candidates(n) {
				list = append(list, candidate{c.text + "@" + attr.Key, c.rank})
			}
		}
	}
	return list
}

// bodySelector gives the selector that matches the element around the text, and no other,
// on the most samples; "" for none.
func bodySelector(samples []*Sample) string {
	var tried []candidate
	for _, s := range samples {
		tried = append(tried, candidates(s.body)...)
	}
	sortCandidates(tried)
	best, hits := "", 0
	for _, c := range shortened(tried) {
		if n := bodiesOf(c.text, samples); n > hits {
			best, hits = c.text, n
		}
	}
	return best
}

// bodiesOf counts the samples of which a selector matches the element around the text and
// no other: none, where it matches something else on another.
func bodiesOf(selector string, samples []*Sample) int {
	hits := 0
	for _, s := range samples {
		nodes := s.probe.Nodes(selector)
		if len(nodes) == 1 && nodes[0] == s.body {
			hits++
		} else if len(nodes) > 0 {
			return 0
		}
	}
	return hits
}

// A drop is a selector of furniture in a body, with the beginning of its text.
type drop struct{ selector, text string }

// drops gives selectors of what stands inside the bodies and has nothing of the article.
func drops(samples []*Sample) []drop {
	const most = 20
	var list []drop
	taken := map[*html.Node]bool{}
	for _, s := range samples {
		for _, n := range s.furniture() {
			if taken[n] || len(list) == most {
				continue
			}
			selector := harmlessFor(n, samples)
			if selector == "" {
				continue
			}
			list = append(list, drop{selector, dom.Text(n)})
			for _, other := range samples {
				for _, hit := range other.probe.Nodes(selector) {
					taken[hit] = true
				}
			}
		}
	}
	return list
}

// furniture gives the outermost elements in the body that are drawn, hold text, and
// nothing of the article.
func (s *Sample) furniture() []*html.Node {
	var list []*html.Node
	for n := dom.Next(s.body, s.body, false); n != nil; {
		skip := n.Type == html.ElementNode && (!dom.IsRendered(n) || s.isWanted(n))
		if !skip && n.Type == html.ElementNode && s.texts[n] != "" && !s.holdsWanted(n) && !isInline(n) {
			list, skip = append(list, n), true
		}
		n = dom.Next(s.body, n, skip)
	}
	return list
}

// isInline reports whether an element is a part of a line, which says little by itself.
func isInline(n *html.Node) bool {
	return dom.Is(n, atom.A, atom.Span, atom.B, atom.I, atom.Em, atom.Strong, atom.Small, atom.Sup, atom.Sub, atom.Time, atom.Font, atom.Abbr, atom.Cite, atom.Code, atom.Mark)
}

// isWanted reports whether an element is a block of the article.
func (s *Sample) isWanted(n *html.Node) bool { return s.wanted[s.texts[n]] }

// holdsWanted reports whether an element has something of the article in it, be it a photo,
// or is a part of a block.
func (s *Sample) holdsWanted(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && s.isWanted(d) || s.isPhoto(d) {
			return true
		}
	}
	for text := range s.wanted {
		if strings.Contains(text, s.texts[n]) || strings.Contains(s.texts[n], text) {
			return true
		}
	}
	return s.isWanted(n)
}

// harmlessFor gives the best selector for n that takes nothing of the article; or "".
func harmlessFor(n *html.Node, samples []*Sample) string {
	for _, c := range candidates(n) {
		if harmless(c.text, samples) {
			return c.text
		}
	}
	return ""
}

// harmless reports whether what a selector matches has nothing of the article, its head
// among it, on any sample.
func harmless(selector string, samples []*Sample) bool {
	for _, s := range samples {
		for _, n := range s.probe.Nodes(selector) {
			if dom.Contains(n, s.body) || s.holdsWanted(n) {
				return false
			}
			for _, a := range s.aims {
				if a != nil && a.isWithin(s.texts[n]) {
					return false
				}
			}
		}
	}
	return true
}
