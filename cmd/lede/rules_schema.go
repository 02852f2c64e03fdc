package main

import (
	"github.com/spf13/cobra"

	"github.com/lede-go/lede/cmd/lede/internal/schema"
)

func newRulesSchema() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the JSON Schema of rules, for editors",
		Example: "  lede rules schema > rule.schema.json",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			text, err := schema.Schema()
			if err != nil {
				return err
			}
			_, err = c.OutOrStdout().Write(text)
			return err
		},
	}
}
