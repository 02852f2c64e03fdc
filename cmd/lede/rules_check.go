package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/cmd/lede/internal/staleness"
	"github.com/lede-go/lede/cmd/lede/internal/table"
	"github.com/lede-go/lede/cmd/lede/internal/trial"
	"github.com/lede-go/lede/internal/rule"
)

// checkOptions are the flags of lede rules check.
type checkOptions struct {
	rules  string
	url    string
	asJSON bool
}

func newRulesCheck() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check [flags] DIR|SET...",
		Short: "Tell from which day on a rule fits the pages of its house no more",
		Long: `Tell from which day on a rule fits the pages of its house no more: the pages are
put in the order of their days, and a field of a layout that was found and is found
no more is told, as are pages that no layout fits. A field that only some pages have
must be missing for longer than chance makes likely.

The exit status is 1 where something is found no more.`,
		Example: "  lede rules check --url https://www.example.com/ saved/",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return o.run(c.Context(), args, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f := c.Flags()
	f.StringVar(&o.rules, "rules", "", "`DIR` with rule files of your own, beside those of lede")
	f.StringVar(&o.url, "url", "", "address of the pages, for those that do not tell their own")
	f.BoolVar(&o.asJSON, "json", false, "print JSON")
	return c
}

func (o *checkOptions) run(ctx context.Context, inputs []string, out, problems io.Writer) error {
	rules, set, err := bothSets(o.rules)
	if err != nil {
		return err
	}
	tell := newTeller(problems)
	tell.bar = barOf(ctx, problems, inputs)
	var pages []staleness.Seen
	for p, err := range saved.Pages(ctx, inputs, o.url) {
		if err == nil {
			tell.bar.Step(p.Bytes)
			var seen staleness.Seen
			if seen, err = see(p, rules, set); err == nil {
				pages = append(pages, seen)
			}
		}
		if err != nil {
			tell.tell(err)
		}
	}
	tell.bar.Clear()
	faults := staleness.Find(pages)
	if err := printFaults(out, faults, o.asJSON); err != nil {
		return err
	}
	if len(faults) > 0 || ctx.Err() != nil {
		return errFailed
	}
	return tell.err()
}

func printFaults(out io.Writer, faults []staleness.Fault, asJSON bool) error {
	if asJSON {
		return table.JSON(out, append([]staleness.Fault{}, faults...))
	}
	for _, f := range faults {
		if _, err := fmt.Fprintln(out, f); err != nil {
			return err
		}
	}
	return nil
}

// see looks at one page. A page that no rule is for, or of no known day, is an error.
func see(p *saved.Page, rules *lede.RuleSet, set *rule.Set) (staleness.Seen, error) {
	about, err := p.Describe(&lede.Extractor{Rules: rules})
	if err != nil {
		return staleness.Seen{}, err
	}
	m, err := trial.Match(p, about, set)
	switch {
	case err != nil:
		return staleness.Seen{}, err
	case m.Name() == "":
		return staleness.Seen{}, fmt.Errorf("%s: no rule is for this page", p.Name)
	}
	day := about.Published
	if day.IsZero() {
		day = p.Retrieved()
	}
	if day.IsZero() {
		return staleness.Seen{}, fmt.Errorf("%s: the day of this page is not known", p.Name)
	}
	return staleness.Seen{Page: p.Name, Day: day, Unfit: m.Unfit, Uses: m.Uses()}, nil
}
