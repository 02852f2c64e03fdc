package main

import (
	"errors"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCoreCounts(t *testing.T) {
	assert.Equal(t, []int{1}, coreCounts(1))
	assert.Equal(t, []int{1, 2}, coreCounts(2))
	assert.Equal(t, []int{1, 2, 4, 6}, coreCounts(6))
}

// TestReadOn checks that every page is read, each as often, on as many cores as were asked for.
func TestReadOn(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	pages := []timedPage{{html: make([]byte, 1000)}, {html: make([]byte, 2000)}, {html: make([]byte, 3000)}}
	var lock sync.Mutex
	reads := map[int]int{}
	c := timedCall{"count", func(p *timedPage) error {
		lock.Lock()
		defer lock.Unlock()
		reads[len(p.html)]++
		assert.Equal(t, 2, runtime.GOMAXPROCS(0))
		return errors.New("no article, and that is no matter")
	}}
	assert.Positive(t, readOn(2, c, pages))
	require.Len(t, reads, 3)
	assert.GreaterOrEqual(t, reads[1000], 2*leastReads/3)
	assert.Equal(t, reads[1000], reads[2000])
	assert.Equal(t, reads[1000], reads[3000])
	assert.Equal(t, before, runtime.GOMAXPROCS(0))
}

func TestScale(t *testing.T) {
	pages := []timedPage{{html: make([]byte, 1000)}}
	list := scale("own", timedCall{"idle", func(*timedPage) error { return nil }}, pages, 2)
	require.Len(t, list, len(coreCounts(runtime.NumCPU())))
	assert.Equal(t, Scale{Set: "own", Name: "idle", Cores: 1, MBps: list[0].MBps, Times: 1}, list[0])
	assert.Positive(t, list[0].MBps)

	table := text(scaleTable([]Scale{{"own", "lede", 1, 50, 1}, {"own", "lede", 2, 97, 1.94}}, 3))
	assert.Equal(t, "own: lede on 3 pages, on one core and on more at once\ncores  MB/s  x one\n1      50.0   1.00\n2      97.0   1.94\n\n", table)
}
