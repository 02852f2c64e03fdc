package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
)

// A band is the values from one edge to below the next.
type band struct {
	name        string
	least, over float64
}

// bandOf gives the number of the band that holds v.
func bandOf(bands []band, v float64) int {
	return slices.IndexFunc(bands, func(b band) bool { return b.least <= v && v < b.over })
}

// lengthBands are in words of the truth.
var lengthBands = []band{
	{"under 150 words", 0, 150}, {"150-500", 150, 500}, {"500-1500", 500, 1500},
	{"1500-4000", 1500, 4000}, {"4000-6500", 4000, 6500}, {"over 6500", 6500, math.Inf(1)},
}

// confidenceBands end with those that are certain.
var confidenceBands = []band{
	{"confidence 0-0.3", 0, 0.3}, {"0.3-0.5", 0.3, 0.5}, {"0.5-0.7", 0.5, 0.7}, {"0.7-0.9", 0.7, 0.9}, {"0.9-1", 0.9, math.Inf(1)},
}

// A tally sums up the pages of one band.
type tally struct {
	pages, refused, measured int
	sums                     [2]float64
}

// add counts a page, and its values where it was measured.
func (t *tally) add(p *PageResult, measured bool, values ...float64) {
	t.pages++
	if p.Missing {
		t.refused++
	}
	if !measured {
		return
	}
	t.measured++
	for i, v := range values {
		t.sums[i] += v
	}
}

// mean gives the mean of value i over the pages measured, in percent.
func (t *tally) mean(i int) string {
	if t.measured == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", 100*t.sums[i]/float64(t.measured))
}

// lengthTable gives a row for each length of article, and columns for each set
// whose truth has texts of articles: how many pages, how many of them refused,
// recall and F1. rows are those of one extractor on each set.
func lengthTable(rows []*Row) *Table {
	t := bandTable(rows[0].Name+" by length of the article, in percent", lengthBands)
	t.Notes = []string{`Words of the truth. Recall and F1 are of words where the truth is a text, else of sentences (ROUGE-LSum).`}
	for _, r := range rows {
		tallies := make([]tally, len(lengthBands))
		for i := range r.Pages {
			page, truth := &r.Pages[i], &r.Set.Pages[i].Truth
			if n := score.Length(truth); n > 0 && isArticle(truth) {
				recall, f1 := textFigures(&page.Scores)
				tallies[bandOf(lengthBands, float64(n))].add(page, true, recall, f1)
			}
		}
		if !slices.ContainsFunc(tallies, func(x tally) bool { return x.pages > 0 }) {
			continue
		}
		t.Head = append(t.Head, r.Set.Name, "refused", "recall", "F1")
		for b, x := range tallies {
			t.Rows[b] = append(t.Rows[b], strconv.Itoa(x.pages), strconv.Itoa(x.refused), x.mean(0), x.mean(1))
		}
	}
	return t
}

// textFigures gives recall and F1 of a page whose truth has a text or
// paragraphs.
func textFigures(s *score.Scores) (recall, f1 float64) {
	if f1, ok := s.Value["wF1"]; ok {
		return s.Recall, f1
	}
	return s.Value["rougeR"], s.Value["rougeF1"]
}

// confidenceTable gives a row for each band of Confidence and columns for each
// set: how many pages, and their F1 as Confidence foretells it.
func confidenceTable(rows []*Row) *Table {
	t := bandTable(rows[0].Name+" by confidence: pages and their F1, in percent", confidenceBands)
	t.Rows = append(t.Rows, []string{"refused"})
	t.Notes = []string{`F1 of 4-grams, what Article.Confidence foretells: a page that is no article counts 0 in "all", and in its set's column
by the main text that it has. "all" leaves out the pages without a known text.`}
	all := make([]tally, len(t.Rows))
	for _, r := range rows {
		tallies := make([]tally, len(t.Rows))
		for i := range r.Pages {
			page, truth := &r.Pages[i], &r.Set.Pages[i].Truth
			b := confidenceBand(page)
			f1, ok := score.WholeF1(truth, &page.Prediction)
			tallies[b].add(page, ok, f1)
			if !isArticle(truth) {
				f1 = 0
			}
			if ok {
				all[b].add(page, true, f1)
			}
		}
		t.addTallies(r.Set.Name, tallies)
	}
	t.addTallies("all", all)
	return t
}

// confidenceBand gives the number of a page's band; the one after the last is
// of those refused.
func confidenceBand(p *PageResult) int {
	if p.Missing {
		return len(confidenceBands)
	}
	return bandOf(confidenceBands, p.Prediction.Confidence)
}

// addTallies adds two columns: pages, and the mean of their first value.
func (t *Table) addTallies(name string, list []tally) {
	t.Head = append(t.Head, name, "F1")
	for b, x := range list {
		t.Rows[b] = append(t.Rows[b], strconv.Itoa(x.pages), x.mean(0))
	}
}

func bandTable(title string, bands []band) *Table {
	t := &Table{Title: title, Head: []string{""}}
	for _, b := range bands {
		t.Rows = append(t.Rows, []string{b.name})
	}
	return t
}

// articleType is the type of a page that is an article.
const articleType = "article"

func isArticle(t *sets.Truth) bool { return t.Type == "" || t.Type == articleType }

// doubtful are the types of page that should be refused, or given with little
// confidence: they list things, while a forum or a manual is made of text.
var doubtful = []string{"listing", "collection", "product"}

// doubt is the confidence below which an article is as good as refused.
const doubt = 0.5

func isDoubted(p *PageResult) bool { return p.Missing || p.Prediction.Confidence < doubt }

// doubted gives the share of the doubtful pages that r refused or doubts. A set
// without such pages has none, nor has a peer, which says nothing of its
// confidence; ok is false then.
func (r *Row) doubted() (share float64, ok bool) {
	if !isLede(r) {
		return 0, false
	}
	n, right := 0, 0
	for i := range r.Pages {
		if !slices.Contains(doubtful, r.Set.Pages[i].Truth.Type) {
			continue
		}
		n++
		if isDoubted(&r.Pages[i]) {
			right++
		}
	}
	return float64(right) / float64(max(1, n)), n > 0
}

// typeTable gives for each type of page that is no article how many there are,
// how many were refused, and how sure of the others lede is.
func typeTable(r *Row) *Table {
	t := &Table{
		Title: fmt.Sprintf("%s: %s on pages that are no article", r.Set.Name, r.Name),
		Head:  []string{"", "pages", "refused"},
		Notes: []string{"doubted: refused, or given with a confidence under 0.5, in percent."},
	}
	for _, b := range confidenceBands {
		t.Head = append(t.Head, b.name)
	}
	t.Head = append(t.Head, "doubted")
	groups := map[string][]*PageResult{}
	for i := range r.Pages {
		kind := cmp.Or(r.Set.Pages[i].Truth.Type, articleType)
		groups[kind] = append(groups[kind], &r.Pages[i])
	}
	var some, all []*PageResult
	for _, kind := range slices.Sorted(maps.Keys(groups)) {
		t.Rows = append(t.Rows, typeRow(kind, groups[kind]))
		all = append(all, groups[kind]...)
		if slices.Contains(doubtful, kind) {
			some = append(some, groups[kind]...)
		}
	}
	t.Rows = append(t.Rows, typeRow("listing, collection, product", some), typeRow("all", all))
	return t
}

func typeRow(name string, pages []*PageResult) []string {
	bands, right := make([]int, len(confidenceBands)+1), 0
	for _, p := range pages {
		bands[confidenceBand(p)]++
		if isDoubted(p) {
			right++
		}
	}
	last := len(bands) - 1
	row := []string{name, strconv.Itoa(len(pages)), strconv.Itoa(bands[last])}
	for _, n := range bands[:last] {
		row = append(row, strconv.Itoa(n))
	}
	return append(row, fmt.Sprintf("%.2f", 100*float64(right)/float64(max(1, len(pages)))))
}
