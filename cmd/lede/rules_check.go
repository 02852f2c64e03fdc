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

func newRulesCheck() *cobra.Command {
	var o savedOptions
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
			return checkSaved(c.Context(), o, args, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	o.addFlags(c)
	return c
}

func checkSaved(ctx context.Context, o savedOptions, inputs []string, out, problems io.Writer) error {
	var pages []staleness.Seen
	tell, _, err := o.each(ctx, inputs, problems, func(p *saved.Page, rules *lede.RuleSet, set *rule.Set) error {
		seen, err := see(p, rules, set)
		if err == nil {
			pages = append(pages, seen)
		}
		return err
	})
	if err != nil {
		return err
	}
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
