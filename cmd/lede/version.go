package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version of lede",
		Example: "  lede version",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(c.OutOrStdout(), version())
			return err
		},
	}
}

// version gives the version that the command was installed at, or the commit that it
// was built from.
func version() string {
	built := "(unknown)"
	if info, ok := debug.ReadBuildInfo(); ok {
		built = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && (built == "" || built == "(devel)") {
				built = s.Value
			}
		}
	}
	return fmt.Sprintf("lede %s %s %s/%s", built, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
