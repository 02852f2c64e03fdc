package head

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// longestKicker is the length in bytes from which a line above the title is no kicker.
const longestKicker = 100

// readKicker gives the line above the title that says what the story is about: "Harbour",
// "A winter without a ferry". It stands in the heading itself, in front of the title,
// or next above it in an element that is called a kicker or a label. A breadcrumb, the
// site's name, a date and a list of tags are none.
func (r *reader) readKicker(title string) string {
	if r.title < 0 {
		return ""
	}
	kicker := r.kickerInHeading(title)
	if kicker == "" {
		kicker = r.kickerAbove()
	}
	kicker = strings.TrimRight(withoutFiling(kicker), " :–—-|/+")
	key, titleKey := squash(kicker), squash(title)
	switch {
	case key == "", len(kicker) > longestKicker, strings.Contains(titleKey, key), strings.Contains(key, titleKey):
		return ""
	case key == r.squash(r.hints.SiteName), isWord(key, homeWord), isDateLine(kicker), isTimeLine(kicker):
		return ""
	}
	return kicker
}

// withoutFiling gives a kicker without the words before a category: "Filed under: Sea".
func withoutFiling(kicker string) string {
	low := strings.ToLower(kicker)
	for _, words := range vocabulary().filing {
		if strings.HasPrefix(low, words) && len(low) == len(kicker) {
			return strings.TrimLeft(kicker[len(words):], " :")
		}
	}
	return kicker
}

// isTimeLine reports whether a line speaks of the time of publication or of reading.
func isTimeLine(line string) bool {
	first, rest, _ := strings.Cut(line, " ")
	digits := strings.ContainsAny(line, "0123456789")
	return isDateWord(first) && (rest == "" || digits) || digits && strings.Contains(strings.ToLower(rest), "min")
}

// kickerInHeading gives what stands in the heading before the title.
func (r *reader) kickerInHeading(title string) string {
	before, ok := strings.CutSuffix(r.text(r.items[r.title].node), title)
	if !ok {
		return ""
	}
	return before
}

// kickerAbove gives the kicker among the lines next above the heading.
func (r *reader) kickerAbove() string {
	const mostLines = 3
	seen := 0
	for i := r.title - 1; i > max(r.from, r.title-mostItems) && seen < mostLines; i-- {
		if r.items[i].node.Type != html.TextNode {
			continue
		}
		at, p := r.lineAround(i)
		if p&(crumbPart|otherPart|logoPart|commentPart|unseenPart) != 0 {
			return ""
		}
		if p&kickerPart != 0 && p&(datePart|authorPart) == 0 && r.links(at) < 2 {
			r.note("kicker", at)
			lines := linesOf(r.items[at].node)
			return lines[len(lines)-1]
		}
		seen++
		i = at
	}
	return ""
}

// lineAround gives the largest element around text i that ends above the title and
// has no more in it than a line, and all that the elements up to it are.
func (r *reader) lineAround(i int) (at int, p part) {
	at = i
	for up := r.items[i].parent; up >= 0 && r.items[up].end <= r.title && !r.longer(up, longestKicker); up = r.items[at].parent {
		at = up
		p |= r.part(up)
	}
	return at, p
}

// links counts the links in item i.
func (r *reader) links(i int) int {
	n := 0
	for j := i; j < r.items[i].end; j++ {
		if r.items[j].node.DataAtom == atom.A {
			n++
		}
	}
	return n
}
