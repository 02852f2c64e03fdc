package lede_test

import (
	"bytes"
	"flag"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

var everyPage = flag.Bool("everypage", false, "read every page of ../shared/corpus in the tests that otherwise take some of them")

// somePages gives one page in n of ../shared/corpus, or with -everypage all.
func somePages(t *testing.T, n int) []digested {
	pages := corpusPages(t)
	if *everyPage {
		return pages
	}
	some := pages[:0]
	for i := 0; i < len(pages); i += n {
		some = append(some, pages[i])
	}
	return some
}

func TestPagesKeepApart(t *testing.T) { keepApart(t, fixturePages(t)) }

func TestRealPagesKeepApart(t *testing.T) { keepApart(t, somePages(t, 20)) }

// keepApart extracts pages from many goroutines, which take turns on the room that
// pages are worked on in, and compares each article with what the page gives alone, in a
// fresh room. With the race detector it tells what is shared, too.
func keepApart(t *testing.T, pages []digested) {
	t.Helper()
	src := make([][]byte, len(pages))
	for i, p := range pages {
		src[i] = p.read(t)
	}
	e := &lede.Extractor{Trace: true, Rules: new(lede.RuleSet)}
	sum := func(i int) string {
		a, err := e.Extract(bytes.NewReader(src[i]), pages[i].url)
		return sumOf(a, err)
	}
	alone := make([]string, len(pages))
	for i := range pages {
		// The second collection drops what pools hold.
		runtime.GC()
		runtime.GC()
		alone[i] = sum(i)
	}
	const goroutines = 32
	var wg sync.WaitGroup
	for g := range goroutines {
		wg.Go(func() {
			for i := g % 8; i < len(pages); i += 8 { // each page in four of them
				if sum(i) != alone[i] {
					t.Errorf("%s: the article is another beside other pages", pages[i].name)
				}
			}
		})
	}
	wg.Wait()
}

// TestLargePageIsNotKept reads a page of 15 MB, and looks at what stays in memory.
func TestLargePageIsNotKept(t *testing.T) {
	const most = 8 << 20
	var page strings.Builder
	page.WriteString("<title>Ferries</title><body><article><h1>Ferries</h1>")
	for page.Len() < 15<<20 {
		page.WriteString("<div class=note><p>The ferry leaves the fish quay at six, and comes back when the last of the boats is in.</p></div>\n")
	}
	read := func(html string) {
		e := lede.Extractor{Rules: new(lede.RuleSet)}
		_, err := e.Extract(strings.NewReader(html), "https://post.example/ferries")
		require.NoError(t, err)
	}
	held := func() uint64 {
		// The first collection leaves what pools hold.
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	read(page.String()[:20_000])
	before := held()
	read(page.String())
	assert.Less(t, held(), before+most, "bytes held after a large page")
	runtime.KeepAlive(&page)
}
