package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/lede-go/lede/bench/score"
)

// report prints the table of the cross-validation.
func report(examples []*example, worst int, dump string) {
	var empty emptyFigures
	var pages []*example
	for _, e := range examples {
		if e.empty {
			empty.add(e)
		} else {
			pages = append(pages, e)
		}
	}
	var all, ideal, best []score.Scores
	var setNames []string
	for _, e := range pages {
		all = append(all, measure(e.sample, e.page, e.keep(e.scores, threshold)))
		choice, _ := e.page.Choose(e.scores)
		best = append(best, measure(e.sample, e.page, choice))
		ideal = append(ideal, measure(e.sample, e.page, e.keep(e.label, threshold)))
		if !slices.Contains(setNames, e.set) {
			setNames = append(setNames, e.set)
		}
	}
	fmt.Printf("%-24s %6s %7s %7s %7s %7s %7s %7s %7s\n", "", "pages", "word", "4-gram", "exact", "with", "without", "par", "exact")
	for _, set := range setNames {
		printRow(set, pages, all, set)
		printRow(" choose", pages, best, set)
		printRow(" labels alone", pages, ideal, set)
	}
	fmt.Printf("%d pages without their article: nothing found on %d, mean promise %.2f, above 0.8 on %d\n",
		empty.pages, empty.nothing, empty.promise/float64(max(1, empty.pages)), empty.high)
	for _, set := range setNames {
		order := worstOf(pages, all, set)
		for _, i := range order[:min(worst, len(order))] {
			fmt.Printf("%.3f %s %s\n", merit(all[i]), pages[i].id, pages[i].hints.URL)
		}
	}
	for _, e := range pages {
		if e.id == dump || dump == "errors" {
			show(e, dump == "errors")
		}
	}
}

// emptyFigures says what is found on pages without an article.
type emptyFigures struct {
	pages, nothing, high int
	promise              float64
}

func (f *emptyFigures) add(e *example) {
	keep, promise := e.page.Choose(e.scores)
	f.pages++
	if !slices.Contains(keep, true) {
		f.nothing++
	}
	if promise > 0.8 {
		f.high++
	}
	f.promise += float64(promise)
}

// printRow prints the means of a set. What its truth says nothing about is 0.
func printRow(name string, pages []*example, all []score.Scores, set string) {
	mean, n := average(pages, all, set)
	fmt.Printf("%-24s %6d", name, n)
	for _, c := range []string{"wF1", "shF1", "acc", "with", "without", "parF1", "exact"} {
		fmt.Printf(" %7.2f", 100*mean[c])
	}
	fmt.Println()
}

func worstOf(pages []*example, all []score.Scores, set string) []int {
	var order []int
	for i, e := range pages {
		if e.set == set {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Compare(merit(all[a]), merit(all[b]))
	})
	return order
}

// merit is what pages are ranked by: words where the truth has a text,
// paragraphs where it has those.
func merit(s score.Scores) float64 { return s.Value["wF1"] + s.Value["parF1"] }

// show prints the blocks of a page with label, weight and score: all, or
// those that came out wrong.
func show(e *example, wrong bool) {
	fmt.Println("#", e.id, e.hints.URL)
	for i := range e.page.Blocks {
		b := e.page.Blocks[i]
		if wrong && (e.weight[i] == 0 || i == e.page.Title || (e.scores[i] >= threshold) == (e.label[i] >= 0.5)) {
			continue
		}
		t := text(b)
		fmt.Printf("%3d %.0f %.1f %.2f %-10s %s\n", i, e.label[i], e.weight[i], e.scores[i], b.Tag, t[:min(len(t), 110)])
	}
}
