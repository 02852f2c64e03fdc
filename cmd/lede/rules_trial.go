package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/explain"
	"github.com/lede-go/lede/cmd/lede/internal/input"
	"github.com/lede-go/lede/cmd/lede/internal/output"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/cmd/lede/internal/table"
	"github.com/lede-go/lede/cmd/lede/internal/trial"
	"github.com/lede-go/lede/internal/rule"
)

// lede rules test is in a file of another name, for Go keeps _test.go to itself.

func newRulesTest() *cobra.Command {
	var o testOptions
	c := &cobra.Command{
		Use:   "test [flags] SET|DIR|PAGE...",
		Short: "Hold saved pages with rules against the same without",
		Long: `Hold saved pages with rules against the same without, field by field.

A folder may have a manifest.jsonl, a line {"id","url","path"} a page, and a
truth.jsonl, a line a page of what is true of it: id and any of title, standfirst
(dek), section, byline, authors, date, body or text, and images with caption and
credit. Without a truth the command tells what is another with the rule. It tells
too which layouts no page reached, and which sources and drops never matched.
With --explain each page that is another with the rule is explained in a file of
its own, as lede explain does it, and the file is named where the page is.

The exit status is 1 where a rule loses a field that is known, or a page could not
be read.`,
		Example: `  lede rules test saved/
  lede rules test --rules rules/ --json saved/
  lede rules test --rules rules/ --explain explained/ saved/`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return o.run(c.Context(), args, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	o.addFlags(c)
	f := c.Flags()
	f.StringVar(&o.explain, "explain", "", "explain pages that are another with a rule in this `DIR`")
	f.BoolVar(&o.force, "force", false, "overwrite what is there")
	return c
}

// testOptions are the flags of lede rules test.
type testOptions struct {
	savedOptions
	explain string
	force   bool
}

// run tests rules on saved pages.
func (o *testOptions) run(ctx context.Context, inputs []string, out, problems io.Writer) error {
	report := trial.New()
	add := func(p *saved.Page, rules *lede.RuleSet, set *rule.Set) error {
		before := len(report.Changes)
		err := report.Add(p, rules, set)
		if o.explain == "" {
			return err
		}
		return errors.Join(err, o.explainChanged(p, rules, report.Changes[before:]))
	}
	tell, set, err := o.each(ctx, inputs, problems, add)
	if err != nil {
		return err
	}
	report.Finish(set)
	write := writeTrial
	if o.asJSON {
		write = func(w io.Writer, r *trial.Report) error { return table.JSON(w, r) }
	}
	if err := write(out, report); err != nil {
		return err
	}
	if report.Losses() > 0 || ctx.Err() != nil {
		return errFailed
	}
	return tell.err()
}

// explainChanged explains a page that is another with the rules, and says in the changes
// where.
func (o *testOptions) explainChanged(p *saved.Page, rules *lede.RuleSet, changes []trial.Change) error {
	if len(changes) == 0 {
		return nil
	}
	report, err := explain.New(lede.Extractor{Rules: rules}, p.Name, p.Given())
	if err != nil {
		return fmt.Errorf("%s: %w", p.Name, err)
	}
	var b bytes.Buffer
	if err := report.HTML(&b); err != nil {
		return err
	}
	as := &output.Format{Extension: ".explained.html"}
	source := input.Source{File: strings.ReplaceAll(p.Name, ":", "_")} // which not all systems have in names
	err = output.NewFolder(o.explain, as, o.force).Put(source, b.Bytes())
	if errors.Is(err, output.ErrExists) {
		err = fmt.Errorf("%w: --force overwrites it", err)
	}
	for n := range changes {
		changes[n].Explained = filepath.Join(o.explain, output.FileName(source)+as.Extension)
	}
	return err
}

// writeTrial prints a report as tables.
func writeTrial(w io.Writer, r *trial.Report) error {
	if _, err := fmt.Fprintf(w, "%d pages, %d of them with a rule\n\n", r.Pages, r.Ruled); err != nil {
		return err
	}
	sums := table.Table{Heads: []string{"field", "known", "with", "without", "gains", "losses", "differs"}}
	for _, s := range r.Fields {
		with, without := "", ""
		if s.Known > 0 {
			with, without = fmt.Sprintf("%.1f", 100*s.With), fmt.Sprintf("%.1f", 100*s.Without)
		}
		sums.Add(s.Field, fmt.Sprint(s.Known), with, without, fmt.Sprint(s.Gains), fmt.Sprint(s.Losses), fmt.Sprint(s.Differs))
	}
	if err := sums.Write(w); err != nil {
		return err
	}
	for _, c := range r.Changes {
		if _, err := fmt.Fprintf(w, "\n%s: %s: %s\n    with:    %s\n    without: %s\n", c.Page, c.Field, c.What, c.With, c.Without); err != nil {
			return err
		}
		if c.Explained == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "    explained: %s\n", c.Explained); err != nil {
			return err
		}
	}
	return writeUnused(w, r.Rules)
}

// writeUnused prints what of the rules found nothing.
func writeUnused(w io.Writer, rules []trial.Unused) error {
	for _, u := range rules {
		for _, list := range []struct {
			what  string
			items []string
		}{{"no page reached layout", u.Layouts}, {"never matched:", u.Sources}, {"never hit:", u.Drops}} {
			for _, item := range list.items {
				if _, err := fmt.Fprintf(w, "\n%s: %s %s", u.Rule, list.what, item); err != nil {
					return err
				}
			}
		}
	}
	if len(rules) == 0 {
		return nil
	}
	_, err := fmt.Fprintln(w)
	return err
}
