package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// leastReads is how many pages each core reads at least while it is timed, so that the
// one that ends last does not count for much.
const leastReads = 100

// A Scale is how fast a call goes over a set on some cores at once.
type Scale struct {
	Set   string  `json:"set"`
	Name  string  `json:"name"`
	Cores int     `json:"cores"`
	MBps  float64 `json:"mb_per_s"`
	Times float64 `json:"times_one"` // how many times what one core does
}

// coreCounts gives 1, 2, 4 and so on up to all cores of the machine.
func coreCounts(all int) []int {
	var list []int
	for n := 1; n < all; n *= 2 {
		list = append(list, n)
	}
	return append(list, all)
}

// scale times a call on one core and on more, for some rounds; the best round counts.
// The numbers of cores take turns. Garbage is collected as in any program.
func scale(set string, c timedCall, pages []timedPage, rounds int) []Scale {
	counts := coreCounts(runtime.NumCPU())
	list := make([]Scale, len(counts))
	for range rounds {
		for i, cores := range counts {
			list[i] = Scale{Set: set, Name: c.name, Cores: cores, MBps: max(list[i].MBps, readOn(cores, c, pages))}
		}
	}
	for i := range list {
		list[i].Times = list[i].MBps / list[0].MBps
	}
	return list
}

// readOn has a call read all pages, and again where they are few, on some cores, and
// gives the megabytes a second. The call must have read each of them before without
// trouble: a panic here ends the program.
func readOn(cores int, c timedCall, pages []timedPage) float64 {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
	passes := 1 + leastReads*cores/len(pages)
	var next atomic.Int64
	var readers sync.WaitGroup
	runtime.GC()
	start := time.Now()
	for range cores {
		readers.Go(func() {
			for i := int(next.Add(1)) - 1; i < passes*len(pages); i = int(next.Add(1)) - 1 {
				_ = c.call(&pages[i%len(pages)])
			}
		})
	}
	readers.Wait()
	return float64(passes*total(pages)) / 1e6 / time.Since(start).Seconds()
}

// scaleTable gives a row for each number of cores.
func scaleTable(list []Scale, pages int) *Table {
	t := &Table{
		Title: fmt.Sprintf("%s: %s on %d pages, on one core and on more at once", list[0].Set, list[0].Name, pages),
		Head:  []string{"cores", "MB/s", "x one"},
	}
	for _, s := range list {
		t.Rows = append(t.Rows, []string{fmt.Sprint(s.Cores), fmt.Sprintf("%.1f", s.MBps), fmt.Sprintf("%.2f", s.Times)})
	}
	return t
}
