package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/internal/generic"
)

// report prints the tables of the cross-validation.
func report(examples []*example, worst int, dump string) {
	printSets(examples, worst)
	printLengths(examples)
	printRefused(examples)
	printConfidence(examples)
	for _, e := range examples {
		if e.made == printed && (e.id == dump || dump == "errors") {
			show(e, dump == "errors")
		}
	}
}

// printSets prints a row for each set whose truth has texts of articles: of the
// blocks chosen, and of those that the labels say.
func printSets(examples []*example, worst int) {
	var pages []*example
	var got, ideal []score.Scores
	var names []string
	for _, e := range examples {
		if e.made != printed || !e.isArticle() || !e.isTold() {
			continue
		}
		pages = append(pages, e)
		got = append(got, measure(e.sample, e.page, e.choice.keep))
		ideal = append(ideal, measure(e.sample, e.page, e.keep(e.label, threshold)))
		if !slices.Contains(names, e.set) {
			names = append(names, e.set)
		}
	}
	fmt.Printf("%-24s %6s %7s %7s %7s %7s %7s %7s %7s\n", "", "pages", "word", "4-gram", "acc", "with", "without", "par", "exact")
	for _, set := range names {
		printRow(set, pages, got, set)
		printRow(" labels alone", pages, ideal, set)
	}
	for _, set := range names {
		order := worstOf(pages, got, set)
		for _, i := range order[:min(worst, len(order))] {
			fmt.Printf("%.3f %s %s\n", merit(got[i]), pages[i].id, pages[i].hints.URL)
		}
	}
}

// lengths are the upper ends of the bands of words, the last for articles that
// were grown.
var lengths = []int{150, 500, 1500, 4000, 6500, 15000, math.MaxInt}

// printLengths prints recall and F1 by words of the truth, of all sets and of
// what was made.
func printLengths(examples []*example) {
	fmt.Printf("%-24s %6s %7s %7s %7s %7s\n", "words of truth", "pages", "recall", "4-gram", "refused", "conf")
	for _, made := range []making{printed, cut, grown} {
		sums := make([][5]float64, len(lengths))
		for _, e := range examples {
			if e.made != made || !e.isUsable() || !e.isArticle() {
				continue
			}
			keep := e.choice.keep
			want := joined(e.page, e.keep(e.label, threshold))
			if made == printed {
				want = truthText(&e.truth)
			}
			f1, recall := score.ShingleF1(want, joined(e.page, keep)), e.recall(keep)
			n := len(generic.Words(want))
			k := slices.IndexFunc(lengths, func(end int) bool { return n < end })
			for j, v := range [...]float64{1, recall, f1, float64(boolInt(e.page.IsRefused(e.choice.keep, float64(e.choice.confidence)))), float64(e.choice.confidence)} {
				sums[k][j] += v
			}
		}
		for k, s := range sums {
			if s[0] > 0 {
				fmt.Printf("%-8s under %-9d %6.0f %7.2f %7.2f %7.0f %7.2f\n", [...]string{printed: "", cut: "cut", grown: "grown"}[made], lengths[k], s[0], 100*s[1]/s[0], 100*s[2]/s[0], s[3], s[4]/s[0])
			}
		}
	}
}

// recall gives the share of the text labelled as the article's that is kept.
func (e *example) recall(keep []bool) float64 {
	all, got := 0, 0
	for i := range e.page.Blocks {
		if e.label[i] >= 0.5 && !e.page.IsTitle(i) {
			w := e.page.Blocks[i].Width()
			all += w
			got += w * boolInt(keep[i])
		}
	}
	return float64(got) / float64(max(1, all))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// printRefused prints for each set, type of page and kind of example how many are
// refused, and how many are so or given with little confidence.
func printRefused(examples []*example) {
	type count struct{ pages, refused, doubted int }
	counts := map[string]*count{}
	var names []string
	add := func(name string, e *example) {
		if counts[name] == nil {
			counts[name] = &count{}
			names = append(names, name)
		}
		refused := e.page.IsRefused(e.choice.keep, float64(e.choice.confidence))
		counts[name].pages++
		counts[name].refused += boolInt(refused)
		counts[name].doubted += boolInt(refused || e.choice.confidence < 0.5)
	}
	for _, e := range examples {
		switch {
		case e.made == emptied:
			add("emptied", e)
		case e.made == cut:
			add("cut", e)
		case e.made == printed && e.isArticle():
			add(e.set, e)
		case e.made == printed:
			add(e.truth.Type, e)
			if slices.Contains(doubtful, e.truth.Type) {
				add("doubtful", e)
			}
		}
	}
	fmt.Printf("%-24s %6s %7s %7s\n", "", "pages", "refused", "doubted")
	for _, name := range names {
		c := counts[name]
		fmt.Printf("%-24s %6d %7d %7d %6.1f\n", name, c.pages, c.refused, c.doubted, 100*float64(c.doubted)/float64(c.pages))
	}
}

// printConfidence prints what choices of like confidence were worth: of articles,
// and of all pages that say something of it.
func printConfidence(examples []*example) {
	edges := []float32{0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 1.01}
	fmt.Printf("%-12s %6s %6s %7s %6s %6s %7s\n", "confidence", "pages", "mean", "worth", "arts", "mean", "worth")
	for k := range len(edges) - 1 {
		var n, a int
		var mean, value, meanA, valueA float32
		for _, e := range examples {
			c := e.choice.confidence
			if c < edges[k] || c >= edges[k+1] || e.says() == 0 || e.made != printed && e.made != emptied {
				continue
			}
			w := e.choice.worth
			n, mean, value = n+1, mean+c, value+w
			if e.hasArticle() {
				a, meanA, valueA = a+1, meanA+c, valueA+w
			}
		}
		fmt.Printf("%.2f-%.2f    %6d %6.2f %7.2f %6d %6.2f %7.2f\n", edges[k], edges[k+1], n, mean/float32(max(1, n)), value/float32(max(1, n)),
			a, meanA/float32(max(1, a)), valueA/float32(max(1, a)))
	}
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
