package main

import (
	"errors"
	"fmt"
	nurl "net/url"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
)

// pageLimit is how long an extractor may take for one page.
const pageLimit = 60 * time.Second

// A Row is what one extractor made of a set.
type Row struct {
	Name  string
	Set   *sets.Set
	Pages []PageResult // in the set's order
	Notes []string     // panics, one a page
	Err   error        // ended the row: it hung
}

// A PageResult is what an extractor made of one page.
type PageResult struct {
	Prediction score.Prediction // zero when the extractor gave none
	Missing    bool             // it gave none
	Scores     score.Scores
}

// measure runs x over all pages of a set, on all cores. An error is about the
// set; what goes wrong inside x is in the row.
func measure(set *sets.Set, x Extractor, limit time.Duration, tick func()) (*Row, error) {
	m := &measurement{set: set, x: x, limit: limit, tick: tick, row: &Row{Name: x.Name(), Set: set, Pages: make([]PageResult, len(set.Pages))}}
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				m.page(i)
			}
		})
	}
	for i := range set.Pages {
		next <- i
	}
	close(next)
	workers.Wait()
	slices.Sort(m.row.Notes)
	return m.row, m.err
}

// A measurement is one run of measure, shared by its workers.
type measurement struct {
	set   *sets.Set
	x     Extractor
	limit time.Duration
	tick  func()

	mu  sync.Mutex
	row *Row
	err error // the first about the set
}

// page does page i, unless the row has ended: what hangs on one page would
// hang on many, and every call left behind holds a core.
func (m *measurement) page(i int) {
	defer m.tick()
	if m.ended() {
		return
	}
	p := &m.set.Pages[i]
	page, err := p.HTML()
	if err != nil {
		m.fail(&m.err, err)
		return
	}
	got, err := guard(m.limit, func() (score.Prediction, error) { return predict(m.x, page, address(p)) })
	got.ID = p.Truth.ID
	m.row.Pages[i] = PageResult{Prediction: got, Missing: err != nil, Scores: score.Page(&p.Truth, &got)}
	switch {
	case errors.Is(err, errHung):
		m.fail(&m.row.Err, fmt.Errorf("%s: page %s: %w", m.x.Name(), p.Truth.ID, err))
	case errors.Is(err, errPanic):
		m.note(fmt.Sprintf("%s: page %s: %v", m.x.Name(), p.Truth.ID, err))
	}
}

// fail keeps err in to when it is the first there.
func (m *measurement) fail(to *error, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if *to == nil {
		*to = err
	}
}

func (m *measurement) note(s string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.row.Notes = append(m.row.Notes, s)
}

func (m *measurement) ended() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.row.Err != nil || m.err != nil
}

func predict(x Extractor, page []byte, at *nurl.URL) (score.Prediction, error) {
	r, err := x.Extract(page, at)
	if err != nil {
		return score.Prediction{}, err
	}
	return r(), nil
}

// address gives the page's URL; an empty one when its set has none.
func address(p *sets.Page) *nurl.URL {
	u, err := nurl.Parse(p.Truth.URL)
	if err != nil {
		return &nurl.URL{}
	}
	return u
}
