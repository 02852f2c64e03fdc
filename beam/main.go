// Beam extracts the articles of web archives with Apache Beam: on one machine, or on
// as many as a runner has.
//
//	go run . --input 'crawl/*.warc.gz' --output articles
//
// An archive is one element of the pipeline, and gives two files of JSON Lines in
// the output: articles/NAME.jsonl, and errors/NAME.jsonl with what gave no article.
// Their lines are those of lede extract. README.md says how to run it elsewhere, and
// what a crawl of billions of pages takes.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"
)

// errUsage is a command line that is wrong.
var errUsage = errors.New("--input and --output are both needed; --jobs is 0 or more, --tries 1 or more")

func main() {
	var s settings
	flag.StringVar(&s.Input, "input", "", "pattern of the archives, WARC or ARC, plain or gzip: 'crawl/*.warc.gz', gs://bucket/*.warc.gz")
	flag.StringVar(&s.Output, "output", "", "folder to write articles/ and errors/ into")
	flag.BoolVar(&s.Force, "force", false, "write where there are articles already")
	flag.IntVar(&s.Jobs, "jobs", 0, "pages at once of an archive (default all cores of the worker)")
	flag.IntVar(&s.Tries, "tries", 3, "how often an archive is begun that cannot be read to its end")
	flag.DurationVar(&s.Pause, "pause", time.Second, "pause before an archive is tried again; twice as long each time")
	flag.Parse()
	registerFns()
	beam.Init() // on a worker it works until the job ends, and does not return
	err := run(context.Background(), s, os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "beam:", err)
	}
	switch {
	case errors.Is(err, errUsage):
		os.Exit(2)
	case err != nil:
		os.Exit(1)
	}
}

// run submits the pipeline, waits for its end, and writes its counters to w.
func run(ctx context.Context, s settings, w io.Writer) error {
	if s.Input == "" || s.Output == "" || s.Jobs < 0 || s.Tries < 1 {
		return errUsage
	}
	if err := s.checkOutput(ctx); err != nil {
		return err
	}
	result, err := beamx.RunWithMetrics(ctx, s.pipeline())
	if err != nil {
		return err
	}
	return writeCounters(w, result)
}
