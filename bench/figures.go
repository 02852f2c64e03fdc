package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
)

// columns are the figures in the order of the tables.
var columns = append(slices.Clone(score.Columns), "doubted")

func (r *Row) figures() score.Figures {
	var scores []score.Scores
	for _, p := range r.Pages {
		scores = append(scores, p.Scores)
	}
	f := score.Summary(scores)
	if share, ok := r.doubted(); ok {
		f["doubted"] = share
	}
	return f
}

func (r *Row) missing() int {
	n := 0
	for _, p := range r.Pages {
		if p.Missing {
			n++
		}
	}
	return n
}

// qualityTable gives a row of percentages for each extractor.
func qualityTable(set *sets.Set, rows []*Row) *Table {
	title := fmt.Sprintf("%s: quality on %d pages, in percent", set.Name, len(set.Pages))
	return figuresTable(title, rows, func(r *Row) string { return r.Name })
}

// overviewTable gives a row of percentages for each set and each of lede's own
// rows on it.
func overviewTable(r *Report) *Table {
	var own []*Row
	for _, set := range r.Sets {
		own = append(own, ledeRows(r.Rows[set.Name])...)
	}
	title := fmt.Sprintf("%d sets: quality, in percent", len(r.Sets))
	return figuresTable(title, own, func(r *Row) string { return r.Set.Name + ": " + r.Name })
}

// figuresTable gives a row of percentages for each of rows.
func figuresTable(title string, rows []*Row, name func(*Row) string) *Table {
	present := presentColumns(rows...)
	t := &Table{Title: title, Head: slices.Concat([]string{""}, present, []string{"missing"})}
	for _, r := range rows {
		t.Notes = append(t.Notes, r.Notes...)
		if r.Err != nil {
			t.Rows = append(t.Rows, []string{name(r), "error"})
			t.Notes = append(t.Notes, r.Err.Error())
			continue
		}
		t.Rows = append(t.Rows, slices.Concat([]string{name(r)}, cells(r.figures(), present), []string{strconv.Itoa(r.missing())}))
	}
	return t
}

// publisherTable gives a row of percentages for each publisher of the set.
func publisherTable(set *sets.Set, r *Row) *Table {
	groups := map[string][]score.Scores{}
	for i, p := range r.Pages {
		name := cmp.Or(set.Pages[i].Truth.Publisher, "-")
		groups[name] = append(groups[name], p.Scores)
	}
	present := presentColumns(r)
	t := &Table{
		Title: fmt.Sprintf("%s: %s by publisher, in percent", set.Name, r.Name),
		Head:  slices.Concat([]string{""}, present, []string{"pages"}),
	}
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		group := groups[name]
		t.Rows = append(t.Rows, slices.Concat([]string{name}, cells(score.Summary(group), present), []string{strconv.Itoa(len(group))}))
	}
	return t
}

// presentColumns gives the columns that any of rows has a figure for.
func presentColumns(rows ...*Row) []string {
	has := map[string]bool{}
	for _, r := range rows {
		for c := range r.figures() {
			has[c] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return !has[c] })
}

func cells(f score.Figures, columns []string) []string {
	var list []string
	for _, c := range columns {
		cell := "-"
		if v, ok := f[c]; ok {
			cell = fmt.Sprintf("%.2f", 100*v)
		}
		list = append(list, cell)
	}
	return list
}
