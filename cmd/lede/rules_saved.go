package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/internal/rule"
)

// savedOptions are the flags of the subcommands of lede rules that go over saved pages.
type savedOptions struct {
	rules  string
	url    string
	asJSON bool
}

func (o *savedOptions) addFlags(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.rules, "rules", "", "`DIR` with rule files of your own, beside those of lede")
	f.StringVar(&o.url, "url", "", "address of the pages, for those that do not tell their own")
	f.BoolVar(&o.asJSON, "json", false, "print JSON")
}

// each calls do with each page of inputs and the rules, and tells the errors of pages. It
// gives the rules to look into, for what comes behind.
func (o *savedOptions) each(ctx context.Context, inputs []string, problems io.Writer, do func(*saved.Page, *lede.RuleSet, *rule.Set) error) (*teller, *rule.Set, error) {
	rules, set, err := bothSets(o.rules)
	if err != nil {
		return nil, nil, err
	}
	tell := newTeller(problems)
	tell.bar = barOf(ctx, problems, inputs)
	for p, err := range saved.Pages(ctx, inputs, o.url) {
		if err == nil {
			tell.bar.Step(p.Bytes)
			err = do(p, rules, set)
		}
		if err != nil {
			tell.tell(err)
		}
	}
	tell.bar.Clear()
	return tell, set, nil
}

// bothSets gives the rules of a folder beside those of lede: to extract by, and to look
// into.
func bothSets(dir string) (*lede.RuleSet, *rule.Set, error) {
	rules, err := ruleSet(dir)
	if err != nil {
		return nil, nil, err
	}
	folder, err := readRuleFolder(dir)
	if err != nil {
		return nil, nil, err
	}
	return rules, folder.beside.With(folder.Set()), nil
}
