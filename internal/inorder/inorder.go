// Package inorder works on many things at once and gives the results in their order.
package inorder

import (
	"context"
	"iter"
	"sync"
)

// ahead is how many results may wait for the one in front of them, for each worker: so
// many that a page which takes long does not stop the others.
const ahead = 32

// Do works on what in gives with so many workers, and hands the results to take in the
// order of in. It ends early when ctx is done: then what has been begun is finished and
// taken, and nothing new is begun; or when take fails, with its error. It keeps some
// results for each worker, however many things there are.
func Do[T, R any](ctx context.Context, in iter.Seq[T], workers int, work func(T) R, take func(R) error) error {
	type task struct {
		in  T
		out chan R
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	begun := make(chan task, workers) // so that no worker waits for in
	waiting := make(chan task, ahead*workers)

	var running sync.WaitGroup
	for range workers {
		running.Go(func() {
			for t := range begun {
				t.out <- work(t.in)
			}
		})
	}
	running.Go(func() {
		defer close(begun)
		defer close(waiting)
		for next := range in {
			t := task{next, make(chan R, 1)}
			if ctx.Err() != nil {
				return
			}
			waiting <- t // its turn is fixed before it is worked on
			begun <- t
		}
	})
	var err error
	for t := range waiting {
		result := <-t.out
		if err == nil {
			if err = take(result); err != nil {
				stop()
			}
		}
	}
	running.Wait()
	return err
}
