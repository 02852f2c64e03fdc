package rule

import (
	"fmt"
	"slices"
)

// useless gives the layouts of r that no page reaches, and the drops that never match.
func (r *Rule) useless() []*Error {
	all := r.rest()
	var found []*Error
	for i, l := range all.layouts {
		for _, above := range all.layouts[:i] {
			if above.hides(l) {
				found = append(found, all.doc.newFault(l.path, "is never used: %s above it fits every page that it fits", above.path))
				break
			}
		}
		for k, e := range l.drops.written {
			if why := l.vain(k); why != "" {
				found = append(found, all.doc.newFault(e.path, "%q never matches: %s", e.text, why))
			}
		}
	}
	return found
}

// hides reports whether l, which stands above other, fits every page that other fits.
func (l *Layout) hides(other *Layout) bool {
	if len(l.When) > 0 && (len(other.When) != len(l.When) || !slices.EqualFunc(l.When, other.When, sameChain)) {
		return false
	}
	begins := l.From.IsZero() || !other.From.IsZero() && !other.From.Before(l.From)
	ends := l.Until.IsZero() || !other.Until.IsZero() && !other.Until.After(l.Until)
	return begins && ends
}

// vain says why the drop k never matches: "" where it may. Each of the selectors in it has
// a reason then, and the first one's is given.
func (l *Layout) vain(k int) string {
	reason := ""
	for _, c := range l.drops.selectors[k] {
		why := l.vainChain(k, c)
		if why == "" {
			return ""
		}
		if reason == "" {
			reason = why
		}
	}
	return reason
}

func (l *Layout) vainChain(k int, c *compound) string {
	if slices.Contains([]string{"script", "style", "template", "meta", "link", "title"}, c.mark.tag) {
		return fmt.Sprintf("<%s> is not drawn", c.mark.tag)
	}
	for i, sel := range l.keeps.selectors {
		if slices.ContainsFunc(sel, c.isWithin) {
			return fmt.Sprintf("keep has %q", l.keeps.written[i].text)
		}
	}
	for i, sel := range l.drops.selectors {
		if i == k {
			continue
		}
		for _, other := range sel {
			// Of two that are the same the second is in vain.
			if sameChain(c, other) && i < k || !sameChain(c, other) && (c.isWithin(other) || c.standsIn(other)) {
				return fmt.Sprintf("drop has %q", l.drops.written[i].text)
			}
		}
	}
	return ""
}

// isWithin reports whether each element that c matches is one that other, which asks for
// nothing around it, matches too.
func (c *compound) isWithin(other *compound) bool {
	return other.left == nil && len(other.parts) > 0 && !slices.ContainsFunc(other.parts, func(part string) bool { return !slices.Contains(c.parts, part) })
}

// standsIn reports whether each element that c matches stands inside one that other
// matches.
func (c *compound) standsIn(other *compound) bool {
	for ; c.left != nil && (c.combinator == ' ' || c.combinator == '>'); c = c.left {
		if c.left.isWithin(other) {
			return true
		}
	}
	return false
}

// sameChain reports whether two selectors are the same.
func sameChain(a, b *compound) bool {
	for a != nil && b != nil {
		if a.combinator != b.combinator || !slices.Equal(a.parts, b.parts) {
			return false
		}
		a, b = a.left, b.left
	}
	return a == nil && b == nil
}
