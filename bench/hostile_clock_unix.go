//go:build unix

package main

import (
	"syscall"
	"time"
)

// processorTime gives the time that this program has had on processors, which
// other programs do not lengthen.
func processorTime() (time.Duration, error) {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0, err
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), nil
}
