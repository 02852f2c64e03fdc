// Train learns the model of the generic engine from sets of pages with truth and
// writes its weights:
//
//	go run ./train -set DIR -set DIR -out ../internal/generic/model.bin
//
// Sets are in the layouts that the bench reads. What a set is for, its truth says:
// pages with a text or with paragraphs teach which blocks are the article's and how
// far to trust a choice; pages of another type than article teach only that there is
// none; pages with neither are only counted. From pages of the first kind it makes
// more: with a longer article, a shorter one, none, with furniture of other pages
// in it, and with another story below.
//
// First it measures by cross-validation, with all pages of a registrable domain in
// one fold, and prints the tables; then it trains on all pages. The same sets and
// seed give the same weights. bench/MODEL.md has what came of it.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/lede-go/lede/internal/generic"
)

type folders []string

func (f *folders) String() string     { return strings.Join(*f, " ") }
func (f *folders) Set(v string) error { *f = append(*f, v); return nil }

func main() {
	var dirs folders
	flag.Var(&dirs, "set", "folder of a set; may be given more than once")
	layout := flag.String("layout", "own", "form of the sets: own, scrapinghub, wcxb, fundus or fundus-eval")
	kind := flag.String("type", "article", "page type to keep in layout wcxb, or all")
	out := flag.String("out", "", "file for the weights; none: measure only")
	models := flag.String("models", "", "folder for the weights of each fold, which saw none of its pages: bench -folds reads them")
	folds := flag.Int("folds", 5, "folds of the cross-validation, which the confidence is learned from")
	seed := flag.Uint64("seed", 1, "seed of every choice by chance")
	worst := flag.Int("worst", 0, "print as many of the worst pages of each set")
	dump := flag.String("dump", "", "print the blocks of this page, or of the worst, with labels and scores")
	flag.Parse()
	workers := runtime.GOMAXPROCS(0)
	samples, err := load(dirs, *layout, *kind, workers)
	if err == nil {
		err = run(samples, *out, *models, *folds, fitter{*seed, workers}, *worst, *dump)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(samples []*sample, out, models string, folds int, f fitter, worst int, dump string) error {
	p := newPool(f.examples(samples, folds), f.workers)
	var trust generic.Forest
	if folds > 1 {
		fitted := f.validate(p, folds)
		trust = f.judge(p.examples, folds)
		report(p.examples, worst, dump)
		if err := writeAll(models, fitted, trust); err != nil {
			return err
		}
	}
	if out == "" {
		return nil
	}
	m, _ := f.train(p, func(*example) bool { return true })
	m.Trust = trust
	return write(out, m)
}

// write writes a model.
func write(name string, m *generic.Model) error {
	var b bytes.Buffer
	if err := m.Encode(&b); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes\n", name, b.Len())
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// writeAll writes the models of the folds into a folder, if there is one to be: 0.bin,
// 1.bin. What they are worth they say by the same forest, which is of all pages.
func writeAll(folder string, models []*generic.Model, trust generic.Forest) error {
	if folder == "" {
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for k, m := range models {
		m.Trust = trust
		if err := write(filepath.Join(folder, fmt.Sprintf("%d.bin", k)), m); err != nil {
			return err
		}
	}
	return nil
}

// examples gives the pages, and what is made of them.
func (f *fitter) examples(samples []*sample, folds int) []*example {
	pages := make([]*example, len(samples))
	parallel(len(pages), f.workers, func(i int) { pages[i] = newExample(samples[i]) })
	m := newMaker(pages, f.seed, folds)
	more := make([][]*example, len(pages))
	parallel(len(pages), f.workers, func(i int) { more[i] = m.make(pages[i]) })
	return append(pages, slices.Concat(more...)...)
}
