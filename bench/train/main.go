// Train learns the model of the generic engine from sets of pages with truth and
// writes its weights:
//
//	go run ./train -set DIR -set DIR -out ../internal/generic/model.bin
//
// Sets are in the layouts that the bench reads. First it
// measures by cross-validation, with all pages of a registrable domain in one
// fold, and prints the table; then it trains on all pages. The same sets and
// seed give the same weights.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"runtime"
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
	folds := flag.Int("folds", 5, "folds of the cross-validation, which the confidence is learned from")
	seed := flag.Uint64("seed", 1, "seed of every choice by chance")
	worst := flag.Int("worst", 0, "print as many of the worst pages of each set")
	dump := flag.String("dump", "", "print the blocks of this page, or of the worst, with labels and scores")
	flag.Parse()
	samples, err := load(dirs, *layout, *kind)
	if err == nil {
		err = run(samples, *out, *folds, *seed, *worst, *dump)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// emptyEvery is of how many pages one is also used without its article.
const emptyEvery = 2

func run(samples []*sample, out string, folds int, seed uint64, worst int, dump string) error {
	var pages []*example
	for _, s := range samples {
		e := newExample(s)
		pages = append(pages, e)
		if s.nth%emptyEvery == 0 {
			pages = append(pages, emptied(e))
		}
	}
	fit := fitter{seed: seed, workers: runtime.GOMAXPROCS(0)}
	var trust generic.Forest
	if folds > 1 {
		fit.validate(pages, folds)
		report(pages, worst, dump)
		trust = fit.trust(pages, folds)
	}
	if out == "" {
		return nil
	}
	m := fit.train(fit.graft(articles(pages)))
	m.Trust = trust
	var b bytes.Buffer
	if err := m.Encode(&b); err != nil {
		return err
	}
	fmt.Printf("%d bytes\n", b.Len())
	return os.WriteFile(out, b.Bytes(), 0o644)
}
