package main

import (
	"context"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/progress"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/cmd/lede/internal/table"
	"github.com/lede-go/lede/internal/rule"
)

// listOptions are the flags of lede rules list.
type listOptions struct {
	pages  string
	asJSON bool
}

func newRulesList() *cobra.Command {
	var o listOptions
	c := &cobra.Command{
		Use:   "list [DIR]",
		Short: "List the rules of a folder",
		Example: `  lede rules list
  lede rules list --pages saved/ rules/`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return o.run(c.Context(), firstOf(args), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	c.Flags().StringVar(&o.pages, "pages", "", "look through this `FOLDER` of saved pages for the newest of each house")
	c.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
	return c
}

// A listed is one rule of the list.
type listed struct {
	File    string    `json:"file"`
	House   string    `json:"house"`
	Kind    rule.Kind `json:"kind"`
	Hosts   []string  `json:"hosts,omitempty"`
	Layouts []string  `json:"layouts,omitempty"`
	// Newest is the day of the newest page that was seen.
	Newest string `json:"newest,omitempty"`
}

func (o *listOptions) run(ctx context.Context, dir string, out, problems io.Writer) error {
	rules, err := readRuleFolder(dir)
	if err != nil {
		return err
	}
	tell := newTeller(problems)
	var list []*listed
	byFile := map[string]*listed{}
	for _, r := range rules.Set().Rules() {
		for _, fault := range r.Faults() {
			tell.tell(fault)
		}
		l := &listed{File: r.File, House: r.Name, Kind: r.Kind, Hosts: r.Hosts}
		for _, layout := range r.Layouts() {
			l.Layouts = append(l.Layouts, nameOf(layout))
		}
		list, byFile[r.Host()] = append(list, l), l
	}
	if o.pages != "" {
		own, err := ruleSet(dir)
		if err != nil {
			return err
		}
		findNewest(ctx, o.pages, own, byFile, tell)
	}
	if err := printList(out, list, o.asJSON); err != nil {
		return err
	}
	return tell.err()
}

func printList(out io.Writer, list []*listed, asJSON bool) error {
	if asJSON {
		return table.JSON(out, list)
	}
	t := table.Table{Heads: []string{"house", "kind", "hosts", "layouts", "newest page"}}
	for _, l := range list {
		t.Add(l.House, string(l.Kind), strings.Join(l.Hosts, ", "), strings.Join(l.Layouts, ", "), l.Newest)
	}
	return t.Write(out)
}

// nameOf gives the name of a layout with the days it was in use.
func nameOf(l *rule.Layout) string {
	name := l.Name
	if !l.From.IsZero() {
		name += " from " + l.From.Format(time.DateOnly)
	}
	if !l.Until.IsZero() {
		name += " until " + l.Until.Format(time.DateOnly)
	}
	return name
}

// ruleSet gives the rules of a folder beside those that come with lede.
func ruleSet(dir string) (*lede.RuleSet, error) {
	if dir == "" {
		return lede.BuiltinRules(), nil
	}
	own, err := lede.ReadRules(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	return lede.BuiltinRules().With(own), nil
}

// findNewest looks through saved pages for the newest of each rule.
func findNewest(ctx context.Context, folder string, rules *lede.RuleSet, byFile map[string]*listed, tell *teller) {
	extractor := &lede.Extractor{Rules: rules}
	tell.bar = barOf(ctx, tell.w, []string{folder})
	for p, err := range saved.Pages(ctx, []string{folder}, "") {
		if err != nil {
			tell.tell(err)
			continue
		}
		tell.bar.Step(p.Bytes)
		about, err := p.Describe(extractor)
		if err != nil {
			tell.tell(err)
			continue
		}
		for _, name := range []string{about.Rule.Name, about.Rule.Platform, about.Rule.CMS} {
			if l := byFile[name]; l != nil && !about.Published.IsZero() {
				l.Newest = max(l.Newest, about.Published.Format(time.DateOnly))
			}
		}
	}
	tell.bar.Clear()
}

// barOf gives a bar of the work on some inputs, where w is a terminal.
func barOf(ctx context.Context, w io.Writer, inputs []string) *progress.Bar {
	if file, ok := w.(*os.File); ok && isTerminal(file) {
		return progress.New(w, saved.Size(ctx, inputs))
	}
	return progress.New(nil, 0)
}
