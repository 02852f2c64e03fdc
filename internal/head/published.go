package head

import (
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
)

// labelledDate reads the date that one of the labels announces, wherever it
// stands but in a link or a reader's comment (learn.hms.harvard.edu, ncsc.gov.uk).
// Several are of a list of articles, unless they are the same. It is sure of a
// <time> (uschamber.com); other labels may be of a book that is reviewed.
func (r *reader) labelledDate(labels []string) (found time.Time, sure bool) {
	for i := range r.items {
		n := r.items[i].node
		if n.Type != html.TextNode {
			continue
		}
		t, inTime := r.announced(i, labels)
		switch {
		case t.IsZero() || dom.Within(n, atom.A) != nil || r.whereIs(i)&commentPart != 0:
		case !found.IsZero() && !sameDay(t, found):
			return time.Time{}, false
		default:
			found, sure = t, sure || inTime
		}
	}
	return found, sure
}

func sameDay(a, b time.Time) bool { return a.YearDay() == b.YearDay() && a.Year() == b.Year() }

// announced reads the date that text i announces: in the rest of it, or in the
// text behind it, which may be in a <time>. A second label may stand between them.
func (r *reader) announced(i int, labels []string) (t time.Time, inTime bool) {
	rest, ok := cutLabelOf(labels, r.items[i].node.Data)
	const mostBetween = 6
	for j := i + 1; ok && rest == "" && j < min(len(r.items), i+mostBetween); j++ {
		n := r.items[j].node
		if n.Type != html.TextNode {
			continue
		}
		if inTime = n.Parent.DataAtom == atom.Time; inTime {
			if t, ok := machineDate(n.Parent); ok {
				return t, true
			}
		}
		if rest = n.Data; !isBareDate(rest) {
			rest, ok = cutLabelOf(labels, rest)
		}
	}
	if ok && isBareDate(rest) {
		t, _ = r.parseDate(rest)
	}
	return t, inTime && !t.IsZero()
}

// notedDate reads the date in a note under an article that was changed later, which
// says when the article was published first. What else was first published on
// some day is a book.
func (r *reader) notedDate() (time.Time, bool) {
	for i := range r.items {
		n := r.items[i].node
		if n.Type != html.TextNode || len(n.Data) > 2*leastParagraph {
			continue
		}
		for _, words := range vocabulary().noted {
			_, rest, ok := strings.Cut(n.Data, words)
			if !ok {
				continue
			}
			d, end := date.Prefix(rest)
			if t, ok := r.parseDate(rest[:end]); ok && d.Year != 0 {
				return t, true
			}
		}
	}
	return time.Time{}, false
}

// cutLabelOf gives what stands in s behind the label at its beginning.
func cutLabelOf(labels []string, s string) (rest string, ok bool) {
	const longest = 60
	s = strings.TrimSpace(s)
	if len(s) > longest {
		return "", false
	}
	for _, label := range labels {
		if len(s) >= len(label) && strings.EqualFold(s[:len(label)], label) {
			return strings.Trim(s[len(label):], " :\u00a0"), true
		}
	}
	return "", false
}
