package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"
)

func newRulesLint() *cobra.Command {
	return &cobra.Command{
		Use:   "lint [DIR]",
		Short: "Tell what is wrong with the rules of a folder",
		Long: `Tell what is wrong with the rules of a folder, all of it at once, each in a line
file:line: key: what. Beside faults that is what has no use: a layout that no page
reaches, a drop that never matches.`,
		Example: "  lede rules lint rules/",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return lint(firstOf(args), c.OutOrStdout())
		},
	}
}

// lint prints the faults of a folder's rules.
func lint(dir string, out io.Writer) error {
	rules, err := readRuleFolder(dir)
	if err != nil {
		return err
	}
	faults := rules.Lint(rules.beside)
	for _, fault := range faults {
		fault.File = filepath.Join(dir, fault.File)
		if _, err := fmt.Fprintln(out, fault); err != nil {
			return err
		}
	}
	switch {
	case len(faults) > 0:
		return errFailed
	case len(rules.Set().Rules()) == 0:
		return fmt.Errorf("%s: no rules in this folder", dir)
	}
	return nil
}
