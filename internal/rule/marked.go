package rule

import "slices"

// marked are the platforms and publishing systems of a set that are recognised by their
// markup, in their order.
type marked struct {
	rules []*Rule
	index *index // of their selectors
}

func newMarked(rules []*Rule) marked {
	var found marked
	var selectors []Selector
	for _, r := range rules {
		if sel := r.markup(); len(sel) > 0 {
			found.rules, selectors = append(found.rules, r), append(selectors, sel)
		}
	}
	found.index = newIndex(selectors)
	return found
}

// markup gives the selectors one of which matches on each page of r: nil where a page is
// not recognised by its markup. Those of a CMS may be those of its layouts.
func (r *Rule) markup() Selector {
	switch {
	case r.Kind == PublisherKind:
		return nil
	case len(r.Markup) > 0 || r.Kind == PlatformKind:
		return r.Markup
	}
	var all Selector
	for _, l := range r.Layouts() {
		all = slices.Concat(all, l.When)
	}
	return all
}

// recognised gives the platforms and publishing systems of which the page of m shows the
// markup, in their order.
func (s *Set) recognised(m Match) []*Rule {
	if s == nil || s.marked == nil {
		return nil
	}
	known := s.marked()
	if len(known.rules) == 0 {
		return nil
	}
	hit := make([]bool, len(known.rules))
	m.search.hits(known.index, hit)
	var found []*Rule
	for i, r := range known.rules {
		if hit[i] {
			found = append(found, r)
		}
	}
	return found
}

// framed gives the platform whose opening lines stand on the page of m, which has no
// address; or nil.
func (s *Set) framed(m Match) *Rule {
	if m.page.URL != nil {
		return nil
	}
	for _, r := range s.Rules() {
		if r.Kind != PlatformKind {
			continue
		}
		for _, l := range r.Layouts() {
			m.layers = []layer{{r, l}}
			if l.Frame != nil && l.Frame.start(m.lines()) > 0 {
				return r
			}
		}
	}
	return nil
}
