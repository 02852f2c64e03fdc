package batch

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/input"
)

// TestReport reports pages by a clock that goes a second for each of them.
func TestReport(t *testing.T) {
	var w bytes.Buffer
	r := NewReport(&w, 2)
	clock := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	r.started, r.now = clock, func() time.Time {
		clock = clock.Add(time.Second)
		return clock
	}
	r.Progress, r.Total = true, func() int64 { return 1000 }
	for n, err := range []error{nil, lede.ErrNoArticle, fmt.Errorf("read page: %w", lede.ErrTooLarge), errors.New("gone"), nil} {
		source := input.Source{File: fmt.Sprintf("%d.html", n)}
		r.add(result{page: &input.Page{Source: source, Bytes: 100}, err: err})
	}
	assert.True(t, r.Failed())
	assert.True(t, r.Barren(), "the second input had no page")
	const clear = "\r\x1b[K"
	assert.Equal(t, clear+"1 pages, 1 a second, 0 refused, 0 failed, 9s left"+
		clear+"2 pages, 1 a second, 1 refused, 0 failed, 8s left"+
		clear+"3 pages, 1 a second, 2 refused, 0 failed, 7s left"+
		clear+"lede: 3.html: gone\n"+
		clear+"4 pages, 1 a second, 2 refused, 1 failed, 6s left"+
		clear+"5 pages, 1 a second, 2 refused, 1 failed, 5s left", w.String())

	w.Reset()
	r.Progress = false
	r.Summary()
	assert.Equal(t, "5 pages, 2 articles, 2 refused (no article: 1, too large: 1), 1 failed; 1 pages a second\n", w.String())
}

func TestReportNeedsNoTerminal(t *testing.T) {
	var w bytes.Buffer
	r := NewReport(&w, 1)
	r.add(result{page: &input.Page{}})
	assert.Empty(t, w.String())
	assert.False(t, r.Failed() || r.Barren())
}
