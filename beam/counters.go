package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
)

// A tally counts by name what one archive gives, so that tries that failed do not
// count.
type tally map[string]int64

func (t tally) add(names []string) {
	for _, name := range names {
		t[name]++
	}
}

// report adds the tally to Beam's counters.
func (t tally) report(ctx context.Context) {
	for name, n := range t {
		beam.NewCounter("lede", name).Inc(ctx, n)
	}
}

// writeCounters writes the counters of a job, a line each: archives, pages, articles,
// refused by reason, failed, warned by code.
func writeCounters(w io.Writer, result beam.PipelineResult) error {
	sums := tally{}
	for _, c := range result.Metrics().AllMetrics().Counters() {
		sums[c.Name()] += c.Result()
	}
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		if _, err := fmt.Fprintf(w, "%8d %s\n", sums[name], name); err != nil {
			return err
		}
	}
	return nil
}
