package inorder

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func numbers(count int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for n := range count {
			if !yield(n) {
				return
			}
		}
	}
}

// unevenly works longer on some numbers than on others.
func unevenly(n int) int {
	for range n % 7 * 100 {
		runtime.Gosched()
	}
	return n
}

func TestDo(t *testing.T) {
	for _, workers := range []int{1, 2, 9} {
		var got []int
		err := Do(context.Background(), numbers(500), workers, unevenly, func(n int) error {
			got = append(got, n)
			return nil
		})
		require.NoError(t, err)
		assert.Equal(t, slices.Collect(numbers(500)), got)
	}
}

// TestDoStops ends with the first error of take, or where it is told to; what was
// begun before is taken.
func TestDoStops(t *testing.T) {
	full := errors.New("disk is full")
	took := 0
	err := Do(context.Background(), numbers(1<<30), 3, unevenly, func(int) error {
		if took++; took == 50 {
			return full
		}
		return nil
	})
	assert.ErrorIs(t, err, full)
	assert.Equal(t, 50, took)

	ctx, stop := context.WithCancel(context.Background())
	var begun atomic.Int64
	var got []int
	err = Do(ctx, numbers(1<<30), 3, func(n int) int {
		begun.Add(1)
		return unevenly(n)
	}, func(n int) error {
		if n == 50 {
			stop()
		}
		got = append(got, n)
		return nil
	})
	require.NoError(t, err)
	assert.Equal(t, slices.Collect(numbers(int(begun.Load()))), got)
}

// TestDoWaits begins no more than a few things ahead of the one in front.
func TestDoWaits(t *testing.T) {
	const workers = 2
	var begun atomic.Int64
	err := Do(context.Background(), numbers(200), workers, func(n int) int {
		begun.Add(1)
		return n
	}, func(n int) error {
		assert.LessOrEqual(t, begun.Load(), int64(n+1+ahead*workers+1+workers))
		return nil
	})
	require.NoError(t, err)
}
