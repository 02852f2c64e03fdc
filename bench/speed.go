package main

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"time"

	"github.com/lede-go/lede/bench/sets"
	"golang.org/x/net/html"
)

// A timedCall is one way to get from a page's bytes to a result.
type timedCall struct {
	name string
	call func(p *timedPage) error
}

// A timedPage is a page that is ready to be timed.
type timedPage struct {
	sets.Page
	html []byte
}

// parsed ends the names of the calls that are timed by way of html.Parse.
const parsed = ", parsed"

// timedCalls gives html.Parse, the measure of all, and each extractor twice:
// from the bytes as they came, and from the page that html.Parse made of them,
// which saves the search for the charset. The parsing counts in both, as a
// parsed page is not to be had without.
func timedCalls(xs []Extractor) []timedCall {
	calls := []timedCall{{"html.Parse", func(p *timedPage) error {
		_, err := html.Parse(bytes.NewReader(p.html))
		return err
	}}}
	for _, x := range xs {
		calls = append(calls, timedCall{x.Name(), func(p *timedPage) error {
			_, err := x.Extract(p.html, address(&p.Page))
			return err
		}}, timedCall{x.Name() + parsed, func(p *timedPage) error {
			doc, err := html.Parse(bytes.NewReader(p.html))
			if err != nil {
				return err
			}
			_, err = x.ExtractNode(doc, address(&p.Page))
			return err
		}})
	}
	return calls
}

// A Sample is what a call took for one page.
type Sample struct {
	Times   []time.Duration // one a round
	Bytes   uint64          // allocated, the least of all rounds
	Objects uint64
}

// A Timing is what a call took for each page.
type Timing struct {
	Name    string
	Samples []Sample
	Err     error // ended the timing: it panicked or hung
}

// timedSet gives the set that speed is measured on: the first whose truth has
// paragraphs, else the first with texts, else the first.
func timedSet(list []*sets.Set) *sets.Set {
	for _, has := range []func(sets.Page) bool{
		func(p sets.Page) bool { return len(p.Truth.Body) > 0 },
		func(p sets.Page) bool { return p.Truth.Text != nil },
	} {
		for _, set := range list {
			if slices.ContainsFunc(set.Pages, has) {
				return set
			}
		}
	}
	return list[0]
}

// spread gives n pages evenly spread over a set, unpacked.
func spread(set *sets.Set, n int) ([]timedPage, error) {
	n = min(n, len(set.Pages))
	var pages []timedPage
	for i := range n {
		p := set.Pages[i*len(set.Pages)/n]
		page, err := p.HTML()
		if err != nil {
			return nil, err
		}
		pages = append(pages, timedPage{Page: p, html: page})
	}
	return pages, nil
}

// timeAll times calls on pages for some rounds, on one core. The calls take
// turns on each page, so that whatever else the machine does hits all alike.
// That a page holds no article is a result like any other.
func timeAll(calls []timedCall, pages []timedPage, rounds int, limit time.Duration, tick func()) []*Timing {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var list []*Timing
	for _, c := range calls {
		list = append(list, &Timing{Name: c.name, Samples: make([]Sample, len(pages))})
	}
	for range rounds {
		for i := range pages {
			for k, c := range calls {
				if list[k].Err == nil {
					list[k].Err = list[k].Samples[i].take(c, &pages[i], limit)
				}
			}
			tick()
		}
	}
	return list
}

// take makes one call and adds what it took to s. It collects garbage first:
// no call pays for what another left behind.
func (s *Sample) take(c timedCall, p *timedPage, limit time.Duration) error {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	took, err := guard(limit, func() (time.Duration, error) {
		start := time.Now()
		_ = c.call(p)
		return time.Since(start), nil
	})
	runtime.ReadMemStats(&after)
	if err != nil {
		return fmt.Errorf("%s: page %s: %w", c.name, p.Truth.ID, err)
	}
	bytes, objects := after.TotalAlloc-before.TotalAlloc, after.Mallocs-before.Mallocs
	if len(s.Times) > 0 {
		bytes, objects = min(bytes, s.Bytes), min(objects, s.Objects)
	}
	s.Bytes, s.Objects = bytes, objects
	s.Times = append(s.Times, took)
	return nil
}

// best gives the shortest time of each page, in milliseconds, ascending.
func (t *Timing) best() []float64 {
	return t.each(func(x Sample) float64 { return milliseconds(slices.Min(x.Times)) })
}

// median gives the median time of each page, in milliseconds, ascending.
func (t *Timing) median() []float64 {
	return t.each(func(x Sample) float64 {
		times := slices.Sorted(slices.Values(x.Times))
		return milliseconds(times[len(times)/2])
	})
}

func (t *Timing) each(value func(Sample) float64) []float64 {
	var list []float64
	for _, x := range t.Samples {
		list = append(list, value(x))
	}
	slices.Sort(list)
	return list
}

// quantile gives the value below which a share q of the ascending list lies.
func quantile(list []float64, q float64) float64 {
	return list[min(len(list)-1, int(q*float64(len(list))))]
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// A Speed is the figures of a Timing.
type Speed struct {
	Name    string     `json:"name"`
	MBps    float64    `json:"mb_per_s"`
	Best    [3]float64 `json:"best_ms"`   // milliseconds a page: median, 90th percentile, maximum
	Median  [3]float64 `json:"median_ms"` // the same of the pages' medians
	MB      float64    `json:"mb_allocated"`
	Objects float64    `json:"objects_allocated"`
	Parse   float64    `json:"times_parse"` // how many times as long as html.Parse
	Lede    float64    `json:"times_lede"`
	Error   string     `json:"error,omitempty"`
}

// speeds gives the figures of timings. The first two are html.Parse and lede.
func speeds(timings []*Timing, pages []timedPage) []Speed {
	var list []Speed
	for _, t := range timings {
		if t.Err != nil {
			list = append(list, Speed{Name: t.Name, Error: t.Err.Error()})
			continue
		}
		best := t.best()
		list = append(list, Speed{
			Name:    t.Name,
			MBps:    float64(total(pages)) / 1e3 / sum(best),
			Best:    spreadOf(best),
			Median:  spreadOf(t.median()),
			MB:      quantile(t.each(func(x Sample) float64 { return float64(x.Bytes) / 1e6 }), 0.5),
			Objects: quantile(t.each(func(x Sample) float64 { return float64(x.Objects) }), 0.5),
			Parse:   ratio(t, timings[0]),
			Lede:    ratio(t, timings[1]),
		})
	}
	return list
}

func spreadOf(list []float64) [3]float64 {
	return [3]float64{quantile(list, 0.5), quantile(list, 0.9), quantile(list, 1)}
}

// ratio gives how many times as long t takes as base, over all pages; 0 when
// base has no figures.
func ratio(t, base *Timing) float64 {
	if base.Err != nil {
		return 0
	}
	return sum(t.best()) / sum(base.best())
}

func sum(list []float64) float64 {
	total := 0.0
	for _, v := range list {
		total += v
	}
	return total
}

// total gives the pages' bytes.
func total(pages []timedPage) int {
	n := 0
	for _, p := range pages {
		n += len(p.html)
	}
	return n
}

// speedTable gives a row for each call.
func speedTable(set string, list []Speed, pages []timedPage, rounds int) *Table {
	t := &Table{
		Title: fmt.Sprintf("%s: speed on %d pages of %d KB on average, one core, %d rounds", set, len(pages), total(pages)/1000/len(pages), rounds),
		Head:  []string{"", "MB/s", "best ms", "p90", "max", "median ms", "p90", "max", "MB", "objects", "x parse", "x lede"},
		Notes: []string{`best ms, median ms: milliseconds a page, of each page the best and the median of all rounds, and of these the
median, 90th percentile and maximum over the pages. MB, objects: allocated for a page, median. x parse, x lede: how many
times as long, by the sums of the best times. "parsed": html.Parse and then the entry point that takes a parsed page.`},
	}
	for _, s := range list {
		if s.Error != "" {
			t.Rows = append(t.Rows, []string{s.Name, "error"})
			t.Notes = append(t.Notes, s.Error)
			continue
		}
		row := []string{s.Name, fmt.Sprintf("%.1f", s.MBps)}
		for _, v := range slices.Concat(s.Best[:], s.Median[:], []float64{s.MB}) {
			row = append(row, fmt.Sprintf("%.2f", v))
		}
		t.Rows = append(t.Rows, append(row, fmt.Sprintf("%.0f", s.Objects), fmt.Sprintf("%.2f", s.Parse), fmt.Sprintf("%.2f", s.Lede)))
	}
	return t
}
