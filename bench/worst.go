package main

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
	"github.com/pmezard/go-difflib/difflib"
)

// worstKeys are the figures that pages are ranked by: the first that a set has.
var worstKeys = []string{"parF1", "wF1", "with"}

// printWorst prints the n worst pages of r, each with the fields that are
// wrong and a diff from the expected paragraphs to those that came.
func printWorst(w *bytes.Buffer, set *sets.Set, r *Row, n int) {
	key := worstKeys[0]
	for _, k := range slices.Backward(worstKeys) {
		if slices.Contains(presentColumns(r), k) {
			key = k
		}
	}
	value := func(i int) float64 {
		if v, ok := r.Pages[i].Scores.Value[key]; ok {
			return v
		}
		return 1
	}
	order := make([]int, len(set.Pages))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(value(a), value(b)) })
	for _, i := range order[:min(n, len(order))] {
		t := &set.Pages[i].Truth
		fmt.Fprintf(w, "%s %.2f %s %s\n", key, 100*value(i), t.ID, t.URL)
		printWrongFields(w, t, &r.Pages[i])
		printDiff(w, t, &r.Pages[i].Prediction)
		fmt.Fprintln(w)
	}
}

func printWrongFields(w *bytes.Buffer, t *sets.Truth, p *PageResult) {
	fields := []struct{ name, want, got string }{
		{"title", t.Title, p.Prediction.Title},
		{"authors", strings.Join(t.Authors, "; "), strings.Join(p.Prediction.Authors, "; ")},
		{"date", t.Date, p.Prediction.Date},
	}
	for _, f := range fields {
		if v, ok := p.Scores.Value[f.name]; ok && v == 0 {
			fmt.Fprintf(w, "%s: want %q, got %q\n", f.name, f.want, f.got)
		}
	}
}

// printDiff prints what to take out (-) of the expected paragraphs and what to
// put in (+) to have those that came.
func printDiff(w *bytes.Buffer, t *sets.Truth, p *score.Prediction) {
	want := score.Prediction{Paragraphs: t.Body}
	if t.Text != nil {
		want = score.Prediction{Text: *t.Text}
	}
	diff := difflib.UnifiedDiff{A: want.Normal(), B: p.Normal(), FromFile: "expected", ToFile: "got", Context: 1, Eol: "\n"}
	for _, list := range []*[]string{&diff.A, &diff.B} {
		for i := range *list {
			(*list)[i] += "\n"
		}
	}
	// The only errors are the buffer's, and it has none.
	_ = difflib.WriteUnifiedDiff(w, diff)
}
