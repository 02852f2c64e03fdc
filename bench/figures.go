package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/lede-go/lede/bench/sets"
)

// columns are the figures in the order of the tables.
var columns = []string{
	"shF1", "shP", "shR", "acc", "wF1", "with", "without", "snF1", "rougeP", "rougeR", "rougeF1",
	"parF1", "exact", "title", "authors", "date", "caption", "credit",
}

// Figures are the means of a set by column, from 0 to 1.
type Figures map[string]float64

func (r *Row) figures() Figures {
	var scores []Scores
	for _, p := range r.Pages {
		scores = append(scores, p.Scores)
	}
	return summary(scores)
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

// summary gives the means of scores.
func summary(scores []Scores) Figures {
	f := Figures{}
	for _, c := range columns {
		var values []float64
		for _, s := range scores {
			if v, ok := s.Value[c]; ok {
				values = append(values, v)
			}
		}
		if len(values) > 0 {
			f[c] = mean(values)
		}
	}
	f.addShingles(scores)
	f.addSnippets(scores)
	return f
}

// addShingles adds the means of precision and recall over the pages where they
// are defined, and the F1 of those means, as Zyte's benchmark does.
func (f Figures) addShingles(scores []Scores) {
	var p, r []float64
	for _, s := range scores {
		if s.Shingles == nil {
			continue
		}
		tp, fp, fn := s.Shingles[0], s.Shingles[1], s.Shingles[2]
		if tp+fp > 0 {
			p = append(p, float64(tp)/float64(tp+fp))
		}
		if tp+fn > 0 {
			r = append(r, float64(tp)/float64(tp+fn))
		}
	}
	if len(p)+len(r) > 0 {
		f["shP"], f["shR"] = mean(p), mean(r)
		f["shF1"] = harmonic(f["shP"], f["shR"])
	}
}

// addSnippets adds the F1 over all snippets of a set.
func (f Figures) addSnippets(scores []Scores) {
	var found, with, leaked, without int
	for _, s := range scores {
		found, with = found+s.With[0], with+s.With[1]
		leaked, without = leaked+s.Without[0], without+s.Without[1]
	}
	if with > 0 && without > 0 {
		_, _, f["snF1"] = prf(found, leaked, with-found)
	}
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(max(1, len(list)))
}

// qualityTable gives a row of percentages for each extractor.
func qualityTable(set *sets.Set, rows []*Row) *Table {
	present := presentColumns(rows...)
	t := &Table{
		Title: fmt.Sprintf("%s: quality on %d pages, in percent", set.Name, len(set.Pages)),
		Head:  slices.Concat([]string{""}, present, []string{"missing"}),
	}
	for _, r := range rows {
		t.Notes = append(t.Notes, r.Notes...)
		if r.Err != nil {
			t.Rows = append(t.Rows, []string{r.Name, "error"})
			t.Notes = append(t.Notes, r.Err.Error())
			continue
		}
		t.Rows = append(t.Rows, slices.Concat([]string{r.Name}, cells(r.figures(), present), []string{strconv.Itoa(r.missing())}))
	}
	return t
}

// publisherTable gives a row of percentages for each publisher of the set.
func publisherTable(set *sets.Set, r *Row) *Table {
	groups := map[string][]Scores{}
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
		t.Rows = append(t.Rows, slices.Concat([]string{name}, cells(summary(group), present), []string{strconv.Itoa(len(group))}))
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

func cells(f Figures, columns []string) []string {
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
