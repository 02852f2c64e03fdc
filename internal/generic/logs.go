package generic

import (
	"math"
	"sync"
)

// smallLogs are the logarithms of the counts that most are.
var smallLogs = sync.OnceValue(func() *[512]float32 {
	var logs [512]float32
	for v := range logs {
		logs[v] = float32(math.Log2(float64(v) + 1))
	}
	return &logs
})

func logOf(v int32) float32 {
	if logs := smallLogs(); v >= 0 && int(v) < len(logs) {
		return logs[v]
	}
	return float32(math.Log2(float64(v) + 1))
}

// Counts and distances end at some value, as a page is no other one when it is
// still longer.
const (
	mostSteps = 30 // blocks
	mostNear  = 8  // copies and the like
)

func steps(n int) float32 { return float32(max(-mostSteps, min(mostSteps, n))) }

func few(n int32) float32 { return float32(min(n, mostNear)) }
