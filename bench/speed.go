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

// timedSets gives the sets that a report times: those of articles whose truth has
// paragraphs, then those with texts; or all, where none has.
func timedSets(list []*sets.Set) []*sets.Set {
	var bodies, texts []*sets.Set
	for _, set := range list {
		has := func(is func(*sets.Truth) bool) bool {
			return slices.ContainsFunc(set.Pages, func(p sets.Page) bool { return isArticle(&p.Truth) && is(&p.Truth) })
		}
		if has(func(t *sets.Truth) bool { return len(t.Body) > 0 }) {
			bodies = append(bodies, set)
		} else if has(func(t *sets.Truth) bool { return t.Text != nil }) {
			texts = append(texts, set)
		}
	}
	if timed := slices.Concat(bodies, texts); len(timed) > 0 {
		return timed
	}
	return list
}

// spread gives n pages evenly spread over a set, unpacked; all of it where n is 0.
func spread(set *sets.Set, n int) ([]timedPage, error) {
	if n == 0 {
		n = len(set.Pages)
	}
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

// timeAll times calls on pages for some rounds, on one core. In a round each call goes
// over all pages, as a program does that reads page after page: what an extractor keeps for
// its next page is there, and in the core's cache. Garbage is collected as in any program,
// and before a call's turn what others left behind. That a page holds no article is a
// result like any other.
func timeAll(calls []timedCall, pages []timedPage, rounds int, limit time.Duration, tick func()) []*Timing {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var list []*Timing
	for _, c := range calls {
		list = append(list, &Timing{Name: c.name, Samples: make([]Sample, len(pages))})
	}
	for range rounds {
		for k, c := range calls {
			runtime.GC()
			for i := range pages {
				if list[k].Err == nil {
					list[k].Err = list[k].Samples[i].take(c, &pages[i], limit)
				}
				tick()
			}
		}
	}
	return list
}

// take makes one call and adds what it took to s.
func (s *Sample) take(c timedCall, p *timedPage, limit time.Duration) error {
	var before, after runtime.MemStats
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

// best gives the shortest time of a page, in milliseconds.
func (s *Sample) best() float64 { return milliseconds(slices.Min(s.Times)) }

func (s *Sample) bytes() float64   { return float64(s.Bytes) }
func (s *Sample) objects() float64 { return float64(s.Objects) }

// each gives a value of each page, in the order of the pages.
func (t *Timing) each(value func(*Sample) float64) []float64 {
	var list []float64
	for i := range t.Samples {
		list = append(list, value(&t.Samples[i]))
	}
	return list
}

// quantile gives the value below which a share q of the list lies.
func quantile(list []float64, q float64) float64 {
	list = slices.Sorted(slices.Values(list))
	return list[min(len(list)-1, int(q*float64(len(list))))]
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// A Speed is the figures of a Timing. Times is the time of a page over that of
// html.Parse for the same page.
type Speed struct {
	Set     string     `json:"set"`
	Name    string     `json:"name"`
	MBps    float64    `json:"mb_per_s"`
	Best    [3]float64 `json:"best_ms"` // milliseconds a page: median, 90th percentile, maximum
	MB      float64    `json:"mb_allocated"`
	Objects float64    `json:"objects_allocated"`
	Times   Times      `json:"times_parse"`
	Bytes   float64    `json:"bytes_parse"`   // how many times the bytes of html.Parse, over all pages
	Many    float64    `json:"objects_parse"` // how many times its objects
	Lede    float64    `json:"times_lede"`    // how many times as long as lede, the median of pages
	Error   string     `json:"error,omitempty"`
}

// Times says how many times as long as html.Parse a call takes for a page.
type Times struct {
	Median float64 `json:"median"`
	P99    float64 `json:"p99"`
	Sum    float64 `json:"sum"` // of all pages' times over all pages' times
}

// speeds gives the figures of timings. The first two are html.Parse and lede.
func speeds(set string, timings []*Timing, pages []timedPage) []Speed {
	var list []Speed
	for _, t := range timings {
		if t.Err != nil {
			list = append(list, Speed{Set: set, Name: t.Name, Error: t.Err.Error()})
			continue
		}
		best := t.each((*Sample).best)
		parse := ratios(t, timings[0])
		list = append(list, Speed{
			Set:     set,
			Name:    t.Name,
			MBps:    float64(total(pages)) / 1e3 / sum(best),
			Best:    [3]float64{quantile(best, 0.5), quantile(best, 0.9), quantile(best, 1)},
			MB:      quantile(t.each((*Sample).bytes), 0.5) / 1e6,
			Objects: quantile(t.each((*Sample).objects), 0.5),
			Times:   Times{quantile(parse, 0.5), quantile(parse, 0.99), ratio(t, timings[0], (*Sample).best)},
			Bytes:   ratio(t, timings[0], (*Sample).bytes),
			Many:    ratio(t, timings[0], (*Sample).objects),
			Lede:    quantile(ratios(t, timings[1]), 0.5),
		})
	}
	return list
}

// ratios gives how many times as long t takes as base for each page; zeros when
// base has no figures.
func ratios(t, base *Timing) []float64 {
	list := make([]float64, len(t.Samples))
	if base.Err == nil {
		for i := range list {
			list[i] = t.Samples[i].best() / base.Samples[i].best()
		}
	}
	return list
}

// ratio gives how much more of something t takes than base over all pages; 0 when
// base has no figures.
func ratio(t, base *Timing, value func(*Sample) float64) float64 {
	if base.Err != nil {
		return 0
	}
	return sum(t.each(value)) / sum(base.each(value))
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
		Head:  []string{"", "MB/s", "ms", "p90", "max", "x parse", "p99", "by sums", "MB", "x parse", "objects", "x parse", "x lede"},
		Notes: []string{`ms: milliseconds a page, the best of all rounds, and of these the median, 90th percentile and maximum over the pages.
x parse: how many times as long as html.Parse for the same page, the median and 99th percentile of pages, and by the sums of
all. MB, objects: allocated for a page, median, and how many times those of html.Parse by the sums of all. x lede: how many
times as long as lede, median. "parsed": html.Parse and then the entry point that takes a parsed page.`},
	}
	for _, s := range list {
		if s.Error != "" {
			t.Rows = append(t.Rows, []string{s.Name, "error"})
			t.Notes = append(t.Notes, s.Error)
			continue
		}
		row := []string{s.Name, fmt.Sprintf("%.1f", s.MBps)}
		for _, v := range []float64{s.Best[0], s.Best[1], s.Best[2], s.Times.Median, s.Times.P99, s.Times.Sum, s.MB, s.Bytes} {
			row = append(row, fmt.Sprintf("%.2f", v))
		}
		t.Rows = append(t.Rows, append(row, fmt.Sprintf("%.0f", s.Objects), fmt.Sprintf("%.2f", s.Many), fmt.Sprintf("%.2f", s.Lede)))
	}
	return t
}
