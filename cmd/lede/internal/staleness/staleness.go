// Package staleness finds from which day on the pages of a house have outgrown its rule.
package staleness

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/lede-go/lede/internal/rule"
)

// A Seen is one page of one day: what of its layout finds anything on it.
type Seen struct {
	Page string
	Day  time.Time
	// Unfit is set where the house has a rule, and no layout of it or of its base fits the page.
	Unfit bool
	Uses  []rule.Use
}

// A Fault is a field that is found no more.
type Fault struct {
	Rule   string `json:"rule,omitempty"`
	Layout string `json:"layout,omitempty"` // its place in the file; "" for all layouts
	Field  string `json:"field,omitempty"`
	// Last is the day of the last page that had it; "" where none has.
	Last string `json:"last,omitempty"`
	// From is the day of the first page after that, and Pages how many there are.
	From  string `json:"from"`
	Pages int    `json:"pages"`
	Page  string `json:"page"` // the first of them
}

// String gives the fault in a line.
func (f Fault) String() string {
	what := "no layout fits"
	if f.Field != "" {
		what = fmt.Sprintf("%s: %s: %s: not found", f.Rule, f.Layout, f.Field)
	}
	if f.Last == "" {
		return fmt.Sprintf("%s on any of %d pages, from %s (%s)", what, f.Pages, f.From, f.Page)
	}
	return fmt.Sprintf("%s from %s on, on %d pages (%s); last on %s", what, f.From, f.Pages, f.Page, f.Last)
}

// place is a field of a layout; the zero place stands for the layouts of a house together.
type place struct{ rule, layout, field string }

// A sight is one page on which a field was, or was not.
type sight struct {
	page string
	day  time.Time
	hit  bool
}

// Find gives the fields that pages had and have no more, and those that none has. A field
// that is on some pages only, as a kicker may be, has to be missing for longer than chance
// makes likely.
func Find(pages []Seen) []Fault {
	slices.SortStableFunc(pages, func(a, b Seen) int { return a.Day.Compare(b.Day) })
	var order []place
	sights := map[place][]sight{}
	see := func(at place, s sight) {
		if sights[at] == nil {
			order = append(order, at)
		}
		sights[at] = append(sights[at], s)
	}
	for _, p := range pages {
		see(place{}, sight{p.Page, p.Day, !p.Unfit})
		for at, hit := range fieldsOf(p.Uses) {
			see(at, sight{p.Page, p.Day, hit})
		}
	}
	slices.SortFunc(order, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(a.layout, b.layout), cmp.Compare(a.field, b.field))
	})
	var faults []Fault
	for _, at := range order {
		if f, found := endOf(sights[at]); found {
			f.Rule, f.Layout, f.Field = at.rule, at.layout, at.field
			faults = append(faults, f)
		}
	}
	return faults
}

// fieldsOf says of each field that has sources whether one of them finds anything.
func fieldsOf(uses []rule.Use) map[place]bool {
	found := map[place]bool{}
	for _, u := range uses {
		if u.IsOfMarkup() {
			continue
		}
		at := place{u.Rule, u.Layout, u.Field}
		found[at] = found[at] || u.Hit
	}
	return found
}

// endOf finds the pages at the end, in the order of days, that have something no more.
func endOf(list []sight) (Fault, bool) {
	const chance = 0.05
	last, hits := -1, 0
	for i, s := range list {
		if s.hit {
			last = i
			hits++
		}
	}
	rest := list[last+1:]
	if len(rest) == 0 {
		return Fault{}, false
	}
	f := Fault{From: rest[0].day.Format(time.DateOnly), Page: rest[0].page, Pages: len(rest)}
	if last < 0 {
		return f, true
	}
	f.Last = list[last].day.Format(time.DateOnly)
	without := 1 - float64(hits)/float64(last+1)
	return f, math.Pow(without, float64(len(rest))) < chance
}
