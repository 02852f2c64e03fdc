//go:build !unix

package main

import "time"

// started is where the clock of processorTime begins.
var started = time.Now()

// processorTime gives the time that has passed: that of this program alone is
// not to be had here.
func processorTime() (time.Duration, error) { return time.Since(started), nil }
