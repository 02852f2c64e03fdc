package head

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
)

// labelledDate reads the date that a label of that kind announces, wherever it
// stands but in a link or a reader's comment (learn.hms.harvard.edu, ncsc.gov.uk).
// Several are of a list of articles, unless they are the same. It is sure of a
// <time> (uschamber.com); other labels may be of a book that is reviewed.
func (r *reader) labelledDate(kind date.Said) (found time.Time, sure bool) {
	for _, i := range r.labels(kind) {
		t, inTime := r.announced(i, kind)
		switch {
		case t.IsZero() || dom.Within(r.items[i].node, atom.A) != nil || r.whereIs(i)&commentPart != 0:
		case !found.IsZero() && !sameDay(t, found):
			return time.Time{}, false
		default:
			found, sure = t, sure || inTime
		}
	}
	return found, sure
}

// labels gives the texts that begin with a label of that kind.
func (r *reader) labels(kind date.Said) []int {
	r.findSaid()
	return r.labelled[kind]
}

// findSaid finds the texts that say what a date is of: those that begin with a label, and
// those that may be the note that notedDate reads. They are looked for once.
func (r *reader) findSaid() {
	if r.labelled != nil {
		return
	}
	r.labelled = map[date.Said][]int{}
	noted := vocabulary().noted
	shortest := len(noted[len(noted)-1].text) * 2 / 3 // as letters may be longer in lower case
	for i := range r.items {
		n := r.items[i].node
		if n.Type != html.TextNode {
			continue
		}
		if said, _, ok := labelOf(n.Data); ok {
			r.labelled[said] = append(r.labelled[said], i)
		}
		if len(n.Data) >= shortest && len(n.Data) <= 2*leastParagraph && hasDigit(n.Data) {
			r.noted = append(r.noted, i)
		}
	}
}

func sameDay(a, b time.Time) bool { return a.YearDay() == b.YearDay() && a.Year() == b.Year() }

// announced reads the date that text i announces with a label of that kind: in the
// rest of it, or in the text behind it, which may be in a <time>. A second label may
// stand between them.
func (r *reader) announced(i int, kind date.Said) (t time.Time, inTime bool) {
	rest, ok := cutLabelOf(kind, r.items[i].node.Data)
	if inTime = ok && r.items[i].node.Parent.DataAtom == atom.Time; inTime {
		if t, ok := r.machineDate(r.items[i].node.Parent); ok {
			return t, true
		}
	}
	const mostBetween = 6
	for j := i + 1; ok && rest == "" && j < min(len(r.items), i+mostBetween); j++ {
		n := r.items[j].node
		if n.Type != html.TextNode {
			continue
		}
		if inTime = n.Parent.DataAtom == atom.Time; inTime {
			if t, ok := r.machineDate(n.Parent); ok {
				return t, true
			}
		}
		if rest = n.Data; !isBareDate(rest) {
			rest, ok = cutLabelOf(kind, rest)
		}
	}
	if ok && isBareDate(rest) {
		t = r.datesOf(rest, "", true).published
	}
	return t, inTime && !t.IsZero()
}

// notedDate reads the date in a note under an article that was changed later, or under
// a post of a weblog (hobby-werkstatt-blog.de), which says when it was published first,
// and not when it was changed. What else was first published on some day is a book.
func (r *reader) notedDate() (time.Time, bool) {
	r.findSaid()
	for _, i := range r.noted {
		text := r.items[i].node.Data
		words := likely(vocabulary().noted, text)
		if len(words) == 0 {
			continue
		}
		text = dom.Clean(strings.ToLower(text))
		for _, w := range words {
			if t, ok := r.notedBehind(text, w.text); ok {
				return t, true
			}
		}
	}
	return time.Time{}, false
}

// notedBehind reads the date that stands in text right behind the words of a note; all
// are in lower case.
func (r *reader) notedBehind(text, words string) (time.Time, bool) {
	_, rest, ok := strings.Cut(text, words)
	if !ok {
		return time.Time{}, false
	}
	rest = strings.TrimPrefix(rest, " ")
	list := date.Form{MonthFirst: r.isAmerican(), Zone: r.hints.Zone}.Mentions(rest)
	if len(list) == 0 || list[0].Start > 0 || list[0].Date.Year == 0 {
		return time.Time{}, false
	}
	if said, _, _ := date.CutLabel(strings.TrimSpace(rest[list[0].End:])); said == date.Updated {
		return time.Time{}, false
	}
	t := r.inOrder(list[0].Time, rest[:list[0].End])
	return t, plausible(t)
}

// cutLabelOf gives what stands in s behind a label of that kind at its beginning.
func cutLabelOf(kind date.Said, s string) (rest string, ok bool) {
	said, rest, ok := labelOf(s)
	return rest, ok && said == kind
}

// labelOf is date.CutLabel for a text that may have space around it, and be no line.
func labelOf(s string) (said date.Said, rest string, ok bool) {
	const longest = 60
	s = strings.TrimSpace(s)
	if len(s) > longest {
		return date.Nothing, "", false
	}
	return date.CutLabel(s)
}
