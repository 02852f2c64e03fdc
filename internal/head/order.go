package head

import (
	"slices"
	"time"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/date"
)

// InOrder gives the right one of two dates that differ in that day and month have
// changed places, read and other, where something tells: the one that is near one of
// the dates that witness; or else the one that is not behind retrieved, the day on which
// the page was fetched (zero for one that is not known). Where nothing tells, told is
// false and the date is read. A zero date as other, or as a witness, is none.
func InOrder(read, other, retrieved time.Time, witnesses ...time.Time) (t time.Time, told bool) {
	if other.IsZero() || other.Equal(read) {
		return read, true
	}
	for _, w := range witnesses {
		switch {
		case w.IsZero():
		case isNear(read, w):
			return read, true
		case isNear(other, w):
			return other, true
		}
	}
	if IsSlip(read, retrieved) != IsSlip(other, retrieved) {
		if IsSlip(read, retrieved) {
			return other, true
		}
		return read, true
	}
	return read, false
}

// IsSlip reports whether t cannot be a date of a page that was fetched at retrieved: it
// is of a later day. A zero retrieved is not known.
func IsSlip(t, retrieved time.Time) bool { return !retrieved.IsZero() && isBehind(t, retrieved) }

// twoDays is how far dates that are the same may lie apart: one can be without a
// time, and in another zone.
const twoDays = 48 * time.Hour

func isNear(a, b time.Time) bool { return a.Sub(b).Abs() <= twoDays }

func isBehind(a, b time.Time) bool { return a.Sub(b) > twoDays }

// inOrder gives the date t, printed as s, with day and month the other way round where
// that is how it is meant.
func (r *reader) inOrder(t time.Time, s string) time.Time {
	other := r.swapped(s)
	if other.IsZero() || other.Equal(t) {
		return t
	}
	address, _, _ := URLDate(r.hints.URL)
	t, told := InOrder(t, other, r.hints.Retrieved, append(slices.Clone(r.hints.Dates), address)...)
	if told {
		return t
	}
	// A month and more behind all other dates of the page it is a slip.
	const month = 31 * 24 * time.Hour
	if latest := r.latestDate(); !latest.IsZero() && t.Sub(latest) > month && !isBehind(other, latest) {
		return other
	}
	return t
}

// swapped reads the date s in the order of day and month that this page is not likely
// to have; the zero time where s is not one date.
func (r *reader) swapped(s string) time.Time {
	list := date.Form{MonthFirst: !r.isAmerican(), ShortYears: true}.Mentions(s)
	if len(list) != 1 || list[0].Date.Year == 0 {
		return time.Time{}
	}
	return list[0].Time
}

// latestDate gives the latest of the dates on the page that can be read in one way
// only; the zero time where there is none.
func (r *reader) latestDate() (latest time.Time) {
	const shortest, longest = 6, 40
	for i := range r.items {
		n := r.items[i].node
		if n.Type != html.TextNode || len(n.Data) < shortest || len(n.Data) > longest || !hasDigit(n.Data) {
			continue
		}
		t, ok := date.Parse(n.Data)
		if u, _ := date.ParseMonthFirst(n.Data); ok && u.Equal(t) && plausible(t) && t.After(latest) {
			latest = t
		}
	}
	return latest
}
