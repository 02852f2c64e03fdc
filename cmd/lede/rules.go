package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/progress"
	"github.com/lede-go/lede/internal/rule"
)

// newRules gives lede rules with its subcommands, each in a file of its name.
func newRules() *cobra.Command {
	c := &cobra.Command{
		Use:   "rules",
		Short: "Write, check and list the rules of publishers",
		Long: `Write, check and list the rules of publishers. A rule is a TOML file that says
of a publisher's pages what lede does not find by itself; rules/README.md has the
format. Where a folder of rules is not named, the rules that come with lede are
meant.

The exit status is 0; 1 where something is wrong with the rules or the pages; 2
where the command line is wrong.`,
		Example: `  lede rules lint rules/
  lede rules list`,
	}
	c.AddCommand(newRulesCheck(), newRulesDraft(), newRulesImport(), newRulesLint(), newRulesList(), newRulesSchema(), newRulesTest())
	return c
}

// A ruleFolder is a folder of rule files, with the rules that it stands beside.
type ruleFolder struct {
	*rule.Files
	beside *rule.Set
}

// readRuleFolder reads the rules of a folder, or those that come with lede for "".
func readRuleFolder(dir string) (ruleFolder, error) {
	builtin, err := rule.ReadFS(lede.BuiltinRuleFiles())
	if err != nil {
		return ruleFolder{}, err
	}
	if dir == "" {
		return ruleFolder{builtin, nil}, nil
	}
	files, err := rule.ReadFS(os.DirFS(dir))
	if err != nil {
		return ruleFolder{}, fmt.Errorf("%s: %w", dir, err)
	}
	return ruleFolder{files, builtin.Set()}, nil
}

// firstOf gives the first argument, or "".
func firstOf(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// A teller tells what is wrong, a line each, while the rest goes on.
type teller struct {
	w    io.Writer
	bar  *progress.Bar
	told int
}

func newTeller(w io.Writer) *teller { return &teller{w: w, bar: progress.New(nil, 0)} }

func (t *teller) tell(err error) {
	t.told++
	t.bar.Clear()
	_, _ = fmt.Fprintln(t.w, "lede:", strings.ReplaceAll(err.Error(), "\n", "; ")) // there is nowhere else to tell
}

// err gives errFailed where something was told.
func (t *teller) err() error {
	if t.told > 0 {
		return errFailed
	}
	return nil
}
