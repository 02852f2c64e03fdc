package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/bench/score"
)

// verdictRow is the row of the verdicts' floors.
const verdictRow = "verdict"

// states are the columns of the verdicts' table.
var states = []lede.State{lede.Complete, lede.Truncated, lede.Gated, lede.Stub, lede.Unsure}

// runVerdict measures the verdicts on labelled and on made pages.
func (b *bench) runVerdict() error {
	cases, err := verdictCases(b.verdict, b.all)
	if err != nil {
		return err
	}
	if err := judgeAll(cases, progress(b.messages, len(cases), "verdicts")); err != nil {
		return err
	}
	cases = slices.DeleteFunc(cases, func(c *verdictCase) bool { return c.skipped })
	var out bytes.Buffer
	verdictTable(cases).Text(&out)
	if b.worst > 0 {
		printWrong(&out, cases, b.worst)
	}
	if _, err := b.out.Write(out.Bytes()); err != nil {
		return err
	}
	return b.keepVerdictFloors(cases)
}

// judgeAll extracts every page on all cores, and calls tick behind each.
func judgeAll(cases []*verdictCase, tick func()) error {
	next := make(chan *verdictCase)
	var workers sync.WaitGroup
	var mu sync.Mutex
	var failed []error
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for c := range next {
				if err := c.judge(); err != nil {
					mu.Lock()
					failed = append(failed, fmt.Errorf("page %s: %w", c.id, err))
					mu.Unlock()
				}
				tick()
			}
		})
	}
	for _, c := range cases {
		next <- c
	}
	close(next)
	workers.Wait()
	return errors.Join(failed...)
}

// judge makes the page and takes lede's verdict on it.
func (c *verdictCase) judge() error {
	page, err := c.page()
	if err != nil {
		return err
	}
	if len(page) == 0 {
		c.skipped = true
		return nil
	}
	a, err := lede.Extract(bytes.NewReader(page), c.url)
	if err == nil {
		c.got = a.Verdict
		return nil
	}
	var none *lede.NoArticleError
	if errors.As(err, &none) {
		c.got = none.Verdict
	}
	c.refused = errors.Is(err, lede.ErrNoArticle)
	if c.refused {
		return nil
	}
	return err
}

// A verdictGroup is the pages of one kind in one group.
type verdictGroup struct {
	group, kind string
	cases       []*verdictCase
}

// groupCases gives the kinds of each group in the order in which they come.
func groupCases(cases []*verdictCase) []*verdictGroup {
	var groups []*verdictGroup
	for _, name := range []string{labelledPages, firstHalf, otherHalf} {
		for _, c := range cases {
			if c.group != name {
				continue
			}
			i := slices.IndexFunc(groups, func(g *verdictGroup) bool { return g.group == name && g.kind == c.kind })
			if i < 0 {
				i = len(groups)
				groups = append(groups, &verdictGroup{group: name, kind: c.kind})
			}
			groups[i].cases = append(groups[i].cases, c)
		}
	}
	return groups
}

// right gives the share of the pages whose verdict is right.
func (g *verdictGroup) right() float64 {
	n := 0
	for _, c := range g.cases {
		if c.isRight() {
			n++
		}
	}
	return float64(n) / float64(len(g.cases))
}

// verdictTable gives a row for each kind of page: what it was called, and how often
// that is right.
func verdictTable(cases []*verdictCase) *Table {
	t := &Table{Title: fmt.Sprintf("verdicts on %d pages", len(cases)), Head: []string{"", "pages"}}
	for _, s := range states {
		t.Head = append(t.Head, string(s))
	}
	t.Head = append(t.Head, "right, %")
	for _, g := range groupCases(cases) {
		row := []string{g.group + ": " + g.kind, strconv.Itoa(len(g.cases))}
		for _, s := range states {
			n := 0
			for _, c := range g.cases {
				if c.got.State == s {
					n++
				}
			}
			row = append(row, strconv.Itoa(n))
		}
		t.Rows = append(t.Rows, append(row, fmt.Sprintf("%.2f", 100*g.right())))
	}
	t.Notes = append(t.Notes, fmt.Sprintf("unsure, of all with an article: %.2f %%", 100*unsureShare(cases)))
	return t
}

// unsureShare gives the share of articles of which the verdict is unsure.
func unsureShare(cases []*verdictCase) float64 {
	all, unsure := 0, 0
	for _, c := range cases {
		if c.refused {
			continue
		}
		all++
		if c.got.State == lede.Unsure {
			unsure++
		}
	}
	return float64(unsure) / float64(max(all, 1))
}

// printWrong prints the first pages of each kind whose verdict is wrong, with the
// evidence that was seen.
func printWrong(out *bytes.Buffer, cases []*verdictCase, most int) {
	for _, g := range groupCases(cases) {
		n := 0
		for _, c := range g.cases {
			if c.isRight() || n == most {
				continue
			}
			n++
			fmt.Fprintf(out, "%s: %s: %s: %s, not %s %q\n", g.group, g.kind, c.id, c.got.State, c.want, c.got.Evidence)
		}
	}
}

// keepVerdictFloors checks the shares of right verdicts against their floors, and lifts
// these, as asked for.
func (b *bench) keepVerdictFloors(cases []*verdictCase) error {
	if !b.floors && !b.raise {
		return nil
	}
	file := filepath.Join(b.dir, "floors.json")
	floors, err := readFloors(file)
	if err != nil {
		return err
	}
	figures := map[string]score.Figures{}
	for _, g := range groupCases(cases) {
		if figures[g.group] == nil {
			figures[g.group] = score.Figures{}
		}
		figures[g.group][g.kind] = g.right()
	}
	fell := false
	for group, f := range figures {
		if b.raise {
			floors.raiseFigures(verdictRow, group, f)
		}
		lines, err := floors.checkFigures(verdictRow, group, f)
		if err != nil {
			return err
		}
		for _, line := range lines {
			b.say(line)
			fell = true
		}
	}
	if b.raise {
		if err := floors.write(file); err != nil {
			return err
		}
	}
	if fell {
		return errFallen
	}
	return nil
}
