package batch

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// A Report counts what pages gave and tells it: a line for what failed, a line of
// progress on a terminal, a summary at the end.
type Report struct {
	w io.Writer
	// Refusals says that pages without an article get a line too, where the output
	// has none for them.
	Refusals bool
	// Progress shows a line of progress.
	Progress bool
	// Total is how many bytes the inputs have; 0 for not known.
	Total func() int64

	now      func() time.Time
	started  time.Time
	shown    time.Time
	bytes    int64
	pages    int
	articles int
	failed   int
	refused  map[string]int
	gave     []bool // by input: whether it had an article
}

// NewReport gives a report of so many inputs, which is written to w.
func NewReport(w io.Writer, inputs int) *Report {
	return &Report{w: w, now: time.Now, started: time.Now(), refused: map[string]int{}, gave: make([]bool, inputs)}
}

// Failed reports whether something could not be read or written.
func (r *Report) Failed() bool { return r.failed > 0 }

// Barren reports whether an input had no article at all.
func (r *Report) Barren() bool { return slices.Contains(r.gave, false) }

// Tell tells something in a line, over the line of progress.
func (r *Report) Tell(line string) {
	r.clear()
	_, _ = fmt.Fprintln(r.w, "lede:", strings.ReplaceAll(line, "\n", "; ")) // there is nowhere else to tell
}

func (r *Report) clear() {
	if r.Progress {
		_, _ = fmt.Fprint(r.w, "\r\x1b[K")
	}
}

// add counts a result.
func (r *Report) add(got result) {
	r.pages++
	r.bytes += got.page.Bytes
	reason := refusal(got.err)
	switch {
	case got.err == nil:
		r.articles++
		r.gave[got.page.Input] = true
	case reason == "":
		r.failed++
		r.Tell(fmt.Sprintf("%s: %v", got.page.Source, got.err))
	default:
		r.refused[reason]++
		if r.Refusals {
			r.Tell(fmt.Sprintf("%s: %v", got.page.Source, got.err))
		}
	}
	r.show()
}

// show shows the line of progress, a few times a second.
func (r *Report) show() {
	const pause = 200 * time.Millisecond
	now := r.now()
	if !r.Progress || now.Sub(r.shown) < pause {
		return
	}
	r.shown = now
	r.clear()
	_, _ = fmt.Fprint(r.w, r.progress(now))
}

func (r *Report) progress(now time.Time) string {
	line := fmt.Sprintf("%d pages, %.0f a second, %d refused, %d failed", r.pages, r.rate(now), r.countRefused(), r.failed)
	if left, ok := r.left(now); ok {
		line += fmt.Sprintf(", %s left", left)
	}
	return line
}

// left gives how long the rest takes at the pace so far.
func (r *Report) left(now time.Time) (time.Duration, bool) {
	if r.Total == nil || r.bytes == 0 {
		return 0, false
	}
	total := r.Total()
	if total < r.bytes {
		return 0, false
	}
	share := float64(total-r.bytes) / float64(r.bytes)
	return time.Duration(share * float64(now.Sub(r.started))).Round(time.Second), true
}

func (r *Report) rate(now time.Time) float64 {
	return float64(r.pages) / max(now.Sub(r.started).Seconds(), 1e-6)
}

func (r *Report) countRefused() int {
	n := 0
	for _, count := range r.refused {
		n += count
	}
	return n
}

// Summary prints what all pages gave.
func (r *Report) Summary() {
	r.clear()
	line := fmt.Sprintf("%d pages, %d articles, %d refused", r.pages, r.articles, r.countRefused())
	if len(r.refused) > 0 {
		var reasons []string
		for _, reason := range slices.Sorted(maps.Keys(r.refused)) {
			reasons = append(reasons, fmt.Sprintf("%s: %d", reason, r.refused[reason]))
		}
		line += " (" + strings.Join(reasons, ", ") + ")"
	}
	_, _ = fmt.Fprintf(r.w, "%s, %d failed; %.0f pages a second\n", line, r.failed, r.rate(r.now()))
}
