package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/batch"
	"github.com/lede-go/lede/cmd/lede/internal/input"
	"github.com/lede-go/lede/cmd/lede/internal/output"
)

// extractOptions are the flags of lede extract, and what is made of them.
type extractOptions struct {
	format        string
	output        string
	url           string
	rules         string
	fields        []string
	trace         bool
	noSpans       bool
	resume        bool
	force         bool
	jobs          int
	minConfidence float64

	inputs []string
	single bool // one page, and no list of them
	bare   bool // the article alone: no source, and no error in its place
	as     *output.Format
	keep   output.Fields
}

func newExtract() *cobra.Command {
	var o extractOptions
	c := &cobra.Command{
		Use:   "extract [flags] INPUT...",
		Short: "Extract the articles of pages",
		Long: `Extract the articles of pages. An INPUT is

  a file         HTML, or MHTML by its name; in gzip where it ends in .gz
  a folder       all .html, .htm, .xhtml and .mhtml files under it, .gz of each,
                 and web archives
  a web archive  .warc, .arc, .gz of both, or .wacz
  an address     http or https: one request
  -              standard input

One page is printed as JSON. Many are printed as JSON Lines, in the order of the
inputs, each with its source; a page without an article is a line with an error.

The exit status is 0; 1 where an input could not be read to its end or had no
article at all; 2 where the command line is wrong. An interrupt finishes the
pages that were begun; --resume goes on behind them.`,
		Example: `  lede extract page.html
  curl -s https://www.example.com/story | lede extract --url https://www.example.com/story -
  lede extract --format text --output texts/ pages/
  lede extract --output articles.jsonl crawl-1.warc.gz crawl-2.warc.gz
  lede extract --output articles.jsonl --resume crawl-1.warc.gz crawl-2.warc.gz
  lede extract --fields title,paragraphs --min-confidence 0.7 pages/ | jq -r .title`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, inputs []string) error {
			o.inputs = inputs
			if err := o.check(); err != nil {
				return err
			}
			return o.run(c.Context(), c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f := c.Flags()
	f.StringVarP(&o.format, "format", "f", "", strings.Join(output.Names(), ", ")+" (default json for one page, jsonl for many)")
	f.StringVarP(&o.output, "output", "o", "", "write to this `FILE`, or to a file for each article in this folder (one that exists, or DIR/)")
	f.StringVar(&o.url, "url", "", "address of the page, which picks the rule; for one page")
	f.StringVar(&o.rules, "rules", "", "`DIR` with rule files of your own")
	f.StringSliceVar(&o.fields, "fields", nil, "print these fields of articles alone, such as title,paragraphs")
	f.BoolVar(&o.trace, "trace", false, "keep what cleaning left out, in the field dropped")
	f.BoolVar(&o.noSpans, "no-spans", false, "plain text alone: leave out which parts of it are links, emphasis and so on")
	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "pages at once")
	f.Float64Var(&o.minConfidence, "min-confidence", 0, "refuse articles under this confidence, from 0 to 1")
	f.BoolVar(&o.resume, "resume", false, "go on behind the lines that the output has; for JSON Lines in a FILE")
	f.BoolVar(&o.force, "force", false, "overwrite what is there")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(output.Names(), cobra.ShellCompDirectiveNoFileComp)) // the flag is there
	return c
}

// check looks at the flags together. Its errors are of usage.
func (o *extractOptions) check() error {
	o.single = input.IsSingle(o.inputs)
	if o.format == "" {
		o.format = "jsonl"
		if o.single || o.intoFolder() {
			o.format = "json"
		}
	}
	o.bare = o.single && o.format != "jsonl"
	var err error
	if o.as, err = output.ByName(o.format); err != nil {
		return err
	}
	if o.fields != nil {
		if o.keep, err = output.ParseFields(o.fields); err != nil {
			return err
		}
	}
	switch {
	case o.url != "" && !o.single:
		return errors.New("--url is for one page")
	case o.jobs < 1:
		return errors.New("--jobs must be 1 or more")
	case o.minConfidence < 0 || o.minConfidence > 1:
		return errors.New("--min-confidence must be from 0 to 1")
	case o.resume && (o.format != "jsonl" || o.output == "" || o.intoFolder()):
		return errors.New("--resume needs --format jsonl and --output FILE")
	case o.resume && o.force:
		return errors.New("--resume and --force exclude each other")
	case !o.single && o.as.Between == "" && !o.intoFolder():
		return fmt.Errorf("many pages in format %s need --output DIR/", o.format)
	}
	return nil
}

// intoFolder reports whether each article gets a file of its own.
func (o *extractOptions) intoFolder() bool {
	if strings.HasSuffix(o.output, "/") || strings.HasSuffix(o.output, string(os.PathSeparator)) {
		return true
	}
	info, err := os.Stat(o.output)
	return err == nil && info.IsDir()
}

// run extracts the inputs. Its errors are of usage too, but for errFailed.
func (o *extractOptions) run(ctx context.Context, stdin io.Reader, stdout, stderr io.Writer) error {
	extractor := &lede.Extractor{Trace: o.trace, NoSpans: o.noSpans}
	if o.rules != "" {
		own, err := lede.ReadRules(os.DirFS(o.rules))
		if err != nil {
			return fmt.Errorf("--rules %s: %w", o.rules, err)
		}
		extractor.Rules = lede.BuiltinRules().With(own)
	}
	pages := input.Pages(o.inputs, o.url, stdin)
	sink, err := o.sink(stdout)
	if err != nil {
		return err
	}
	resumed, _ := sink.(*output.Resumed)
	if resumed != nil {
		pages = resumed.Behind(pages)
	}
	report := o.report(ctx, stderr)
	work := batch.Batch{Extractor: extractor, MinConfidence: o.minConfidence, Workers: o.jobs, Encode: o.encode, Sink: sink, Report: report}
	err = work.Run(ctx, pages)
	if resumed != nil {
		err = errors.Join(err, resumed.Err())
	}
	err = errors.Join(err, sink.Close())
	if err != nil {
		report.Tell(o.explain(ctx, err))
	}
	if !o.single {
		report.Summary()
	}
	if err != nil || report.Failed() || report.Barren() && (resumed == nil || resumed.Lines == 0) {
		return errFailed
	}
	return nil
}

// explain says why a run ended before its end.
func (o *extractOptions) explain(ctx context.Context, err error) string {
	if ctx.Err() == nil {
		return err.Error()
	}
	if o.format == "jsonl" && o.output != "" {
		return "interrupted; --resume goes on from here"
	}
	return "interrupted"
}

// sink opens the output.
func (o *extractOptions) sink(stdout io.Writer) (output.Sink, error) {
	switch {
	case o.output == "":
		return output.NewStream(stdout, o.as), nil
	case o.intoFolder():
		return output.NewFolder(o.output, o.as, o.force), nil
	case o.resume:
		return output.Resume(o.output, o.as)
	}
	sink, err := output.NewFile(o.output, o.as, o.force)
	if errors.Is(err, output.ErrExists) {
		err = fmt.Errorf("%w: --force overwrites it, --resume goes on behind it", err)
	}
	return sink, err
}

// report gives the report of the run, with a line of progress where stderr is a
// terminal.
func (o *extractOptions) report(ctx context.Context, stderr io.Writer) *batch.Report {
	report := batch.NewReport(stderr, len(o.inputs))
	report.Refusals = o.bare || !o.as.Errors
	if file, ok := stderr.(*os.File); ok && !o.single && isTerminal(file) {
		report.Progress = true
		var total atomic.Int64
		report.Total = total.Load
		go func() { total.Store(input.Size(ctx, o.inputs)) }()
	}
	return report
}

// isTerminal reports whether someone may look at a file as it is written.
func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// encode prints what one page gave.
func (o *extractOptions) encode(e *output.Entry) ([]byte, error) {
	if o.bare {
		e.Source = nil
	}
	switch {
	case e.Article != nil:
		e.Article = o.keep.Of(e.Article)
	case o.bare:
		return nil, nil // the error is told, and there is nothing to print
	}
	return o.as.Encode(e)
}
