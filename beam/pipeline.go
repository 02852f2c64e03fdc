package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/lede-go/lede"
)

// settings are what the command line says.
type settings struct {
	Input  string // the pattern of the archives
	Output string // the folder of the output
	Force  bool   // write where there are articles already
	Jobs   int    // pages of an archive at once; 0 for all cores
	Tries  int    // how often an archive is begun
	Pause  time.Duration
}

// registerFns tells Beam of the functions of the pipeline, which it calls on workers
// by name. It comes before beam.Init.
func registerFns() {
	register.DoFn3x1[context.Context, string, func(string), error](&matchFn{})
	register.DoFn3x1[context.Context, string, func(string), error](&extractFn{})
	register.Emitter1[string]()
}

// pipeline gives the pipeline: the names of the archives, spread over the workers,
// and what is done with each.
func (s settings) pipeline() *beam.Pipeline {
	p, root := beam.NewPipelineWithRoot()
	names := beam.ParDo(root.Scope("match"), &matchFn{}, beam.Create(root, s.Input))
	// Without it a runner would work on all archives where their names were found.
	names = beam.Reshuffle(root.Scope("spread"), names)
	done := beam.ParDo(root.Scope("extract"), &extractFn{Output: s.Output, Jobs: s.Jobs, Tries: s.Tries, Pause: s.Pause}, names)
	// Prism waits with a busy core for a step whose output nothing takes.
	beam.GroupByKey(root.Scope("done"), beam.AddFixedKey(root, done))
	return p
}

// checkOutput looks for articles in the output, which a second run would mix with its
// own.
func (s settings) checkOutput(ctx context.Context) error {
	if s.Force {
		return nil
	}
	found, err := list(ctx, shardName(s.Output, articlesFolder, "*"))
	if err == nil && len(found) > 0 {
		err = fmt.Errorf("%s exists already: --force overwrites it", found[0])
	}
	return err
}

// list gives the files of a pattern, on whatever file system that names.
func list(ctx context.Context, pattern string) ([]string, error) {
	fs, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	found, err := fs.List(ctx, pattern)
	return found, errors.Join(err, fs.Close())
}

// A matchFn gives the names of the archives of a pattern.
type matchFn struct{}

// ProcessElement emits the names. A pattern without any is an error.
func (*matchFn) ProcessElement(ctx context.Context, pattern string, emit func(string)) error {
	names, err := list(ctx, pattern)
	if err != nil {
		return fmt.Errorf("--input %s: %w", pattern, err)
	}
	if len(names) == 0 {
		return fmt.Errorf("--input %s: no such file", pattern)
	}
	for _, name := range names {
		emit(name)
	}
	return nil
}

// An extractFn extracts the pages of archives. Its exported fields go to the workers.
type extractFn struct {
	Output string
	Jobs   int
	Tries  int
	Pause  time.Duration

	extractor *lede.Extractor
}

// Setup is called once on each worker.
func (fn *extractFn) Setup() { fn.extractor = &lede.Extractor{} }

// ProcessElement writes what one archive gives, and emits its name when that is done.
// An archive that cannot be read to its end is begun again, Tries times, and then gives
// what could be read and an error. The error of ProcessElement is of the output: the
// runner tries that again, on another worker where it has one.
func (fn *extractFn) ProcessElement(ctx context.Context, name string, emit func(string)) error {
	pause := fn.Pause
	for try := 1; ; try++ {
		again, err := fn.try(ctx, name, try == fn.Tries)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if !again {
			emit(name)
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
		pause *= 2
	}
}

// try begins an archive and writes what it gives; again says that nothing was written,
// as it could not be read to its end and this is not the last time.
func (fn *extractFn) try(ctx context.Context, name string, last bool) (again bool, err error) {
	out, err := createOutput(ctx, fn.Output, name)
	if err != nil {
		return false, err
	}
	defer out.discard(ctx)
	unread, err := fn.extract(ctx, name, out)
	if err != nil {
		return false, err
	}
	if unread != nil && !last {
		return true, nil
	}
	if unread != nil {
		if err := out.put(fn.work(&page{source: source{File: name}, err: unread})); err != nil {
			return false, err
		}
	}
	return false, out.finish(ctx)
}
