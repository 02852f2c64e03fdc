package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/explain"
	"github.com/lede-go/lede/cmd/lede/internal/input"
	"github.com/lede-go/lede/cmd/lede/internal/output"
)

// explainOptions are the flags of lede explain.
type explainOptions struct {
	output string
	url    string
	rules  string
	text   bool
	force  bool
}

func newExplain() *cobra.Command {
	var o explainOptions
	c := &cobra.Command{
		Use:   "explain [flags] PAGE",
		Short: "Show what extraction made of a page",
		Long: `Show what extraction made of a page: its text in its order, with the blocks of the
article, what was dropped and by whom, the fields with their sources, and the
verdict. It is one HTML page that stands by itself, without scripts and without a
request. PAGE is a file, an address or -, as lede extract takes them.

The exit status is 1 where the page could not be read or has no article; of a page
without one the verdict is shown, and what it says of itself.`,
		Example: `  lede explain -o story.explained.html story.html
  lede explain --text https://www.example.com/story
  curl -s https://www.example.com/story | lede explain --url https://www.example.com/story - > explained.html`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, inputs []string) error {
			if !input.IsSingle(inputs) {
				return fmt.Errorf("%s: explain takes one page", inputs[0])
			}
			return o.run(c.Context(), inputs, c.InOrStdin(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f := c.Flags()
	f.StringVarP(&o.output, "output", "o", "", "write to this `FILE`")
	f.StringVar(&o.url, "url", "", "address of the page, which picks the rule")
	f.StringVar(&o.rules, "rules", "", "`DIR` with rule files of your own")
	f.BoolVar(&o.text, "text", false, "print text for a terminal")
	f.BoolVar(&o.force, "force", false, "overwrite what is there")
	return c
}

// run explains a page. Its errors are of usage, but for errFailed.
func (o *explainOptions) run(ctx context.Context, inputs []string, stdin io.Reader, stdout, stderr io.Writer) error {
	rules, err := ruleSet(o.rules)
	if err != nil {
		return fmt.Errorf("--rules %s: %w", o.rules, err)
	}
	tell := newTeller(stderr)
	for p := range input.Pages(inputs, o.url, stdin) {
		report, err := explainPage(ctx, p, lede.Extractor{Rules: rules})
		if err == nil {
			err = o.write(report, stdout)
		}
		if err == nil && report.None != nil {
			err = report.None
		}
		if err != nil {
			tell.tell(fmt.Errorf("%s: %w", p.Source, err))
		}
	}
	return tell.err()
}

func explainPage(ctx context.Context, p *input.Page, e lede.Extractor) (*explain.Report, error) {
	page, closer, err := p.Open(ctx)
	if closer != nil {
		defer func() { _ = closer.Close() }() // it was only read
	}
	if err != nil {
		return nil, err
	}
	return explain.New(e, p.Source.String(), page)
}

// write prints a report.
func (o *explainOptions) write(r *explain.Report, stdout io.Writer) error {
	var b bytes.Buffer
	write := r.HTML
	if o.text {
		write = r.Text
	}
	if err := write(&b); err != nil {
		return err
	}
	if o.output == "" {
		_, err := stdout.Write(b.Bytes())
		return err
	}
	sink, err := output.NewFile(o.output, new(output.Format), o.force)
	if errors.Is(err, output.ErrExists) {
		return fmt.Errorf("%w: --force overwrites it", err)
	}
	if err != nil {
		return err
	}
	return errors.Join(sink.Put(input.Source{}, b.Bytes()), sink.Close())
}
