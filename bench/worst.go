package main

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
	"github.com/pmezard/go-difflib/difflib"
)

// worstKeys are the figures that pages are ranked by: the first that a set has.
var worstKeys = []string{"doubted", "parF1", "wF1", "with", "start", "date"}

// pageFigures are the figures that a page has by itself, which it can be ranked
// by: of shingles the F1 alone, and not that of all snippets of a set.
var pageFigures = slices.DeleteFunc(slices.Clone(columns), func(c string) bool {
	return c == "shP" || c == "shR" || c == "snF1"
})

// printWorst prints the worst pages of r, each with the fields that are wrong
// and a diff from the expected paragraphs to those that came.
func (b *bench) printWorst(w *bytes.Buffer, r *Row) {
	key, present := b.figure, presentColumns(r)
	if key == "" {
		key = worstKey(present)
	}
	if !slices.Contains(present, key) {
		b.say(fmt.Sprintf("%s has no %s", r.Set.Name, key))
		return
	}
	order := make([]int, len(r.Pages))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.merit(a, key), r.merit(b, key)) })
	for _, i := range order[:min(b.worst, len(order))] {
		t, p := &r.Set.Pages[i].Truth, &r.Pages[i]
		value := r.merit(i, key)
		if key == "without" {
			value = 1 - value
		}
		fmt.Fprintf(w, "%s %.2f %s %s\n", key, 100*value, t.ID, t.URL)
		printExplain(w, &r.Set.Pages[i])
		printFields(w, t, p)
		printDiff(w, t, &p.Prediction)
		fmt.Fprintln(w)
	}
}

// printExplain prints the command that shows what became of a page, to be run in the
// folder of the bench: the command's own packages are not the bench's to import, and this
// is the code that was measured.
func printExplain(w *bytes.Buffer, p *sets.Page) {
	path, err := filepath.Abs(p.Path)
	if p.Path == "" || err != nil {
		return
	}
	quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
	fmt.Fprintf(w, "explain: go run -C .. ./cmd/lede explain --url %s %s > explained.html\n", quote(p.Truth.URL), quote(path))
}

// worstKey gives the first of worstKeys that is among present.
func worstKey(present []string) string {
	for _, k := range worstKeys {
		if slices.Contains(present, k) {
			return k
		}
	}
	return worstKeys[0]
}

// merit gives how good page i is by a figure, from 0 to 1; a page that the
// figure says nothing about is as good as any.
func (r *Row) merit(i int, key string) float64 {
	p, t := &r.Pages[i], &r.Set.Pages[i].Truth
	switch v, ok := p.Scores.Value[key]; {
	case ok && key == "without":
		return 1 - v
	case ok:
		return v
	case key == "shF1" && p.Scores.Shingles != nil:
		v, _ = score.WholeF1(t, &p.Prediction)
		return v
	case key == "doubted" && slices.Contains(doubtful, t.Type):
		return 1 - p.Prediction.Confidence
	}
	return 1
}

// printFields prints whether the page was refused, how far lede trusts it, and
// the fields that are wrong.
func printFields(w *bytes.Buffer, t *sets.Truth, p *PageResult) {
	got := &p.Prediction
	switch {
	case p.Missing:
		fmt.Fprintln(w, "refused")
	case got.Confidence > 0:
		fmt.Fprintf(w, "confidence %.2f\n", got.Confidence)
	}
	var lead score.Caption
	if len(got.Captions) > 0 {
		lead = got.Captions[0]
	}
	fields := []struct{ column, name, want, got string }{
		{"title", "title", t.Title, got.Title},
		{"authors", "authors", strings.Join(t.Authors, "; "), strings.Join(got.Authors, "; ")},
		{"date", "date", t.Date, got.Date},
		{"standf", "standfirst", t.Dek, got.Standfirst},
		{"lead", "lead photo", t.Image, lead.URL},
		{"start", "start", t.Start, beginning(got.Text, t.Start)},
	}
	for _, f := range fields {
		if v, ok := p.Scores.Value[f.column]; ok && v == 0 {
			fmt.Fprintf(w, "%s: want %q, got %q\n", f.name, f.want, f.got)
		}
	}
}

// beginning gives as many runes of text as like has.
func beginning(text, like string) string {
	runes := []rune(text)
	return string(runes[:min(len(runes), utf8.RuneCountInString(like))])
}

// printDiff prints what to take out (-) of the expected paragraphs and what to
// put in (+) to have those that came. A truth without any expects nothing.
func printDiff(w *bytes.Buffer, t *sets.Truth, p *score.Prediction) {
	if score.Length(t) == 0 {
		return
	}
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
