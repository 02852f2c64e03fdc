package main

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"time"

	"github.com/lede-go/lede"
)

// hostileSizes are the sizes of each hostile page in bytes, each hostileStep
// times the one before. The first only says whether the next can be run.
var hostileSizes = []int{16 << 10, 64 << 10, 256 << 10, 1 << 20}

const hostileStep = 4

// What no kind of page may reach.
const (
	mostGrowth   = 6.0 // times as long for a page hostileStep times as large
	mostTime     = 2 * time.Second
	mostHeap     = 64 << 20 // bytes, or
	mostHeapRate = 40       // times the page's size, whichever is more
)

// What ends a kind: a larger page is left out when it can be expected to be over,
// as a call that has begun cannot be ended.
const (
	hostileTime = 10 * time.Second
	hostileHeap = 2 << 30 // bytes
)

// hostileHang is when a call that was expected to end is taken to hang. The
// machine may have other things to do, so that it is much longer.
const hostileHang = 10 * time.Minute

// hostileGarbage is the heap at which garbage is collected while time is taken.
const hostileGarbage = 512 << 20

// shortestGrown is the time below which growth says nothing.
const shortestGrown = 25 * time.Millisecond

//go:embed hostile/*.toml
var hostileRules embed.FS

// A hostileRoute is a way through lede: by a rule, or without one.
type hostileRoute struct {
	name      string
	extractor *lede.Extractor
	host      string // "" is that of the kind's rule
}

// hostileRoutes gives the two.
func hostileRoutes() ([]hostileRoute, error) {
	files, err := fs.Sub(hostileRules, "hostile")
	if err != nil {
		return nil, err
	}
	rules, err := lede.ReadRules(files)
	if err != nil {
		return nil, fmt.Errorf("rules for hostile pages: %w", err)
	}
	return []hostileRoute{
		{"by a rule", &lede.Extractor{Rules: rules}, ""},
		{"by the fallback", new(lede.Extractor), "unknown.example"},
	}, nil
}

// A Hostile is what one kind of page took at growing sizes.
type Hostile struct {
	kind    *hostileKind
	samples []hostileSample // of each size, as far as it came
	stopped string          // why there are no larger ones
	beyond  *hostileSample  // of the size behind the last, where growth up to that is over the limit
}

// A hostileSample is what one page took.
type hostileSample struct {
	size  int
	took  time.Duration // the best of all rounds
	bytes uint64        // allocated
	heap  uint64        // the most that lay on the heap at once, with garbage
	kept  string        // what came of the article
}

// runHostile measures each kind whose name has b.only in it, on each route. It
// gives errFallen when floors are asked for and a kind is over a limit. A call
// that hangs ends the run: nothing can be timed beside it.
func (b *bench) runHostile() error {
	routes, err := hostileRoutes()
	if err != nil {
		return err
	}
	kinds := hostileKinds(b.only)
	if len(kinds) == 0 {
		return fmt.Errorf("no kind of hostile page has %q in its name", b.only)
	}
	fallen := false
	for _, route := range routes {
		over, err := b.measureHostile(route, kinds)
		if err != nil {
			return err
		}
		fallen = fallen || over
	}
	if b.floors && fallen {
		return errFallen
	}
	return nil
}

// measureHostile measures kinds on one route and prints a line for each as
// soon as it is known. It reports whether one is over a limit, which it says
// where floors are asked for.
func (b *bench) measureHostile(route hostileRoute, kinds []hostileKind) (over bool, err error) {
	if _, err := io.WriteString(b.out, hostileHead(route.name)); err != nil {
		return false, err
	}
	for i := range kinds {
		k := &kinds[i]
		h, err := measureKind(k, route.extractor, cmp.Or(route.host, k.host), b.rounds)
		if err != nil {
			return false, fmt.Errorf("hostile page %q %s: %w", k.name, route.name, err)
		}
		if _, err := io.WriteString(b.out, hostileLine(h.row())); err != nil {
			return false, err
		}
		if why := h.over(); why != "" {
			over = true
			if b.floors {
				b.say(fmt.Sprintf("hostile page %q %s: %s", k.name, route.name, why))
			}
		}
	}
	_, err = io.WriteString(b.out, "\n")
	return over, err
}

// measureKind measures one kind, up to the size that it can be expected to end
// at. An error is that of guard.
func measureKind(k *hostileKind, e *lede.Extractor, host string, rounds int) (*Hostile, error) {
	h := &Hostile{kind: k}
	at := "https://" + host + "/2025/03/26/ferry-returns"
	for _, size := range hostileSizes {
		if why := h.foresee(); why != "" {
			h.stopped = kilobytes(size) + why
			break
		}
		page := hostilePage(k, size)
		s, err := sampleHostile(e, page, at, rounds)
		// A machine that is busy looks like growth, but not twice.
		if err == nil && (h.grows(s) || s.fills()) && s.took < mostTime {
			var again hostileSample
			again, err = sampleHostile(e, page, at, 2*rounds)
			s.took, s.heap = min(s.took, again.took), min(s.heap, again.heap)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", kilobytes(size), err)
		}
		h.samples = append(h.samples, s)
	}
	if h.stopped != "" || h.growth() <= mostGrowth || h.foresee() != "" {
		return h, nil
	}
	size := hostileStep * hostileSizes[len(hostileSizes)-1]
	s, err := sampleHostile(e, hostilePage(k, size), at, rounds)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", kilobytes(size), err)
	}
	h.beyond = &s
	return h, nil
}

// fills reports whether s is over the limit of the heap.
func (s *hostileSample) fills() bool { return s.heap > uint64(max(mostHeap, mostHeapRate*s.size)) }

// grows reports whether s, of the next size, is over the limit of growth.
func (h *Hostile) grows(s hostileSample) bool {
	n := len(h.samples)
	return n > 0 && s.took >= shortestGrown && s.growth(h.samples[n-1]) > mostGrowth
}

// foresee gives the reason not to run the next size, or "". What has grown by
// some factor will grow by it again; what has run once may be quadratic.
func (h *Hostile) foresee() string {
	n := len(h.samples)
	if n == 0 {
		return ""
	}
	last := h.samples[n-1]
	time, heap := float64(hostileStep*hostileStep), float64(hostileStep*hostileStep)
	if n > 1 {
		time, heap = min(time, last.growth(h.samples[n-2])), min(heap, float64(last.heap)/float64(max(1, h.samples[n-2].heap)))
	}
	if s := time * last.took.Seconds(); s > hostileTime.Seconds() {
		return fmt.Sprintf(" would take %.0f s", s)
	}
	if b := heap * float64(last.heap); b > hostileHeap {
		return fmt.Sprintf(" would take %.0f MB", b/1e6)
	}
	return ""
}

// sampleHostile runs a page once with an eye on the heap, and then some rounds
// for the time, until that is well known: on one core, and without the collector
// of garbage, whose work begins at some size and looks like growth.
func sampleHostile(e *lede.Extractor, page []byte, at string, rounds int) (hostileSample, error) {
	const enough = 300 * time.Millisecond
	s := hostileSample{size: len(page)}
	heap := watchHeap()
	first, err := runHostilePage(e, page, at)
	s.heap = heap()
	if err != nil {
		return s, err
	}
	s.took, s.bytes, s.kept = first.took, first.bytes, first.kept()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(hostileGarbage))
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	for spent := time.Duration(0); rounds > 0 && spent < enough; rounds-- {
		again, err := runHostilePage(e, page, at)
		if err != nil {
			return s, err
		}
		spent += again.took
		s.took, s.bytes = min(s.took, again.took), min(s.bytes, again.bytes)
	}
	return s, nil
}

// A hostileRun is one extraction.
type hostileRun struct {
	took    time.Duration
	bytes   uint64
	article *lede.Article
	err     error // no article is a result like any other
}

// runHostilePage extracts a page. Its errors are those of guard and of the clock.
func runHostilePage(e *lede.Extractor, page []byte, at string) (hostileRun, error) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	run, err := guard(hostileHang, func() (hostileRun, error) {
		start, err := processorTime()
		if err != nil {
			return hostileRun{}, err
		}
		var run hostileRun
		run.article, run.err = e.Extract(bytes.NewReader(page), at)
		end, err := processorTime()
		run.took = end - start
		return run, err
	})
	runtime.ReadMemStats(&after)
	run.bytes = after.TotalAlloc - before.TotalAlloc
	return run, err
}

// kept says how many of the article's paragraphs came back, or why none did.
func (r *hostileRun) kept() string {
	switch {
	case errors.Is(r.err, lede.ErrNoArticle):
		return "none"
	case r.err != nil:
		return "error"
	}
	text, n := r.article.Text(), 0
	for _, p := range hostileParagraphs {
		if strings.Contains(text, p) {
			n++
		}
	}
	return fmt.Sprintf("%d/%d", n, len(hostileParagraphs))
}

// watchHeap watches the heap until the function that it gives is called, which
// gives by how many bytes it grew at most. The collector lets as much garbage lie as
// is alive. What this program itself holds, its tables above all, has no part in that
// here: at the limit the heap grows as it would in a program that holds nothing else.
func watchHeap() (grown func() uint64) {
	const often, mostAlive = 500 * time.Microsecond, mostHeap / 2
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	read := func() uint64 {
		metrics.Read(sample)
		return sample[0].Value.Uint64()
	}
	runtime.GC()
	start := read()
	percent := debug.SetGCPercent(int(100 * mostAlive / (start + mostAlive)))
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		ticker := time.NewTicker(often)
		defer ticker.Stop()
		peak := start
		for {
			select {
			case <-ticker.C:
				peak = max(peak, read())
			case <-stop:
				most <- max(peak, read()) - start
				return
			}
		}
	}()
	return func() uint64 {
		close(stop)
		debug.SetGCPercent(percent)
		return <-most
	}
}

// growth gives how many times as long s took as a smaller one.
func (s *hostileSample) growth(before hostileSample) float64 {
	return float64(s.took) / float64(max(1, before.took))
}

// growth gives how many times as long a page hostileStep times as large takes, on
// average over the sizes that are shown, or at last where there is a size beyond
// them: a stage of lede that is asked from some size on, as the fallback is when the
// nodes of a page are used up before its article comes, is one step, and no growth.
// It is 0 where all of it is too short to tell.
func (h *Hostile) growth() float64 {
	if h.beyond != nil {
		return h.beyond.growth(h.samples[len(h.samples)-1])
	}
	shown := h.samples[max(0, min(1, len(h.samples)-2)):]
	steps := len(shown) - 1
	if steps < 1 || shown[steps].took < shortestGrown {
		return 0
	}
	return math.Pow(shown[steps].growth(shown[0]), 1/float64(steps))
}

// over names the limits that h is over, or gives "".
func (h *Hostile) over() string {
	var limits []string
	if h.growth() > mostGrowth {
		limits = append(limits, "growth")
	}
	if slices.ContainsFunc(h.samples, func(s hostileSample) bool { return s.took > mostTime }) {
		limits = append(limits, "time")
	}
	if slices.ContainsFunc(h.samples, func(s hostileSample) bool { return s.fills() }) {
		limits = append(limits, "heap")
	}
	if h.stopped != "" {
		limits = append(limits, h.stopped)
	}
	return strings.Join(limits, ", ")
}

// hostileHead gives what stands above the lines of a route.
func hostileHead(route string) string {
	cells := []string{""}
	for _, size := range hostileSizes[1:] {
		cells = append(cells, kilobytes(size))
	}
	return fmt.Sprintf(`hostile pages %s: milliseconds of a processor a page
growth: times as long for a page %d times as large, on average, where it takes %d ms at least; if that is over the limit,
from the largest page to one beyond it. allocated, heap: megabytes for the largest page; heap is the most at once, with
garbage, in a program that holds nothing else. kept: paragraphs of the article that came back.
over: growth over %.0f, time over %.0f s, heap over %d MB and over %d times the page; or why there is no larger page.
`, route, hostileStep, shortestGrown.Milliseconds(), mostGrowth, mostTime.Seconds(), mostHeap>>20, mostHeapRate) +
		hostileLine(append(cells, "growth", "allocated", "heap", "kept", "what it is", "over"))
}

// hostileLine gives the cells of one kind in columns: its name, figures, and at
// last what it is and the limits it is over.
func hostileLine(cells []string) string {
	last := len(cells) - 2
	line := fmt.Sprintf("%-26s", cells[0])
	for _, figure := range cells[1:last] {
		line += fmt.Sprintf(" %9s", figure)
	}
	line += "  " + cells[last]
	if over := cells[last+1]; over != "" {
		line += " | " + over
	}
	return line + "\n"
}

// row gives the cells of h's line.
func (h *Hostile) row() []string {
	row := []string{h.kind.name}
	for i := range hostileSizes[1:] {
		cell := "-"
		if i+1 < len(h.samples) {
			cell = fmt.Sprintf("%.1f", milliseconds(h.samples[i+1].took))
		}
		row = append(row, cell)
	}
	figures := []string{"-", "-", "-", "-"}
	if n := len(h.samples); n > 0 {
		last := h.samples[n-1]
		figures = []string{"-", fmt.Sprintf("%.1f", float64(last.bytes)/1e6), fmt.Sprintf("%.1f", float64(last.heap)/1e6), last.kept}
		if g := h.growth(); g > 0 {
			figures[0] = fmt.Sprintf("%.1f", g)
		}
	}
	return append(append(row, figures...), h.kind.about, h.over())
}

func kilobytes(n int) string { return fmt.Sprintf("%d KB", n>>10) }
