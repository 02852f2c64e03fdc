package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/lede-go/lede/cmd/lede/internal/ftr"
	"github.com/lede-go/lede/cmd/lede/internal/table"
)

// importOptions are the flags of lede rules import-ftr.
type importOptions struct {
	output string
	force  bool
	asJSON bool
}

func newRulesImport() *cobra.Command {
	var o importOptions
	c := &cobra.Command{
		Use:   "import-ftr --output RULES DIR",
		Short: "Make rules of the site files of the FiveFilters collection",
		Long: `Make rules of the site files (HOST.txt) of the FiveFilters Full-Text RSS collection:
the XPath that CSS can say. Every other line is told with the reason, and stands in
the rule as a comment. Site files are some years old: try each rule with lede rules
test before it is used.`,
		Example: "  lede rules import-ftr --output rules/ ftr-site-config/",
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return o.run(args[0], c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f := c.Flags()
	f.StringVarP(&o.output, "output", "o", "", "write the rules into this folder")
	f.BoolVar(&o.force, "force", false, "overwrite what is there")
	f.BoolVar(&o.asJSON, "json", false, "print JSON")
	_ = c.MarkFlagRequired("output") // the flag is there
	return c
}

// An imported is one site file and what of it is no part of the rule.
type imported struct {
	File  string     `json:"file"`
	Taken int        `json:"taken"`
	Left  []ftr.Left `json:"left,omitempty"`
}

func (o *importOptions) run(dir string, out, problems io.Writer) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return err
	}
	tell := newTeller(problems)
	if len(files) == 0 {
		tell.tell(fmt.Errorf("%s: no site files in this folder", dir))
		return tell.err()
	}
	if err := os.MkdirAll(o.output, 0o777); err != nil {
		return err
	}
	var list []imported
	for _, file := range files {
		site, err := readSite(file)
		if err == nil {
			err = writeNew(filepath.Join(o.output, site.Host+".toml"), site.TOML(), o.force)
		}
		if err != nil {
			tell.tell(err)
			continue
		}
		list = append(list, imported{file, site.Taken, site.Left})
	}
	if err := printImported(out, list, o.asJSON); err != nil {
		return err
	}
	return tell.err()
}

func readSite(file string) (*ftr.Site, error) {
	const most = 1 << 20
	info, err := os.Stat(file)
	if err == nil && (!info.Mode().IsRegular() || info.Size() > most) {
		err = fmt.Errorf("%s: is no site file", file)
	}
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	site, err := ftr.ReadSite(file, string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return site, nil
}

func printImported(out io.Writer, list []imported, asJSON bool) error {
	if asJSON {
		return table.JSON(out, append([]imported{}, list...))
	}
	for _, site := range list {
		if _, err := fmt.Fprintf(out, "%s: %d lines taken over, %d not\n", site.File, site.Taken, len(site.Left)); err != nil {
			return err
		}
		for _, l := range site.Left {
			if _, err := fmt.Fprintf(out, "%s:%d: %s: %s\n", site.File, l.Line, l.Text, l.Why); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeNew writes a file that is not there yet, or with force one that is.
func writeNew(name, text string, force bool) error {
	flags := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if !force {
		flags |= os.O_EXCL
	}
	file, err := os.OpenFile(name, flags, 0o666)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s exists: --force overwrites it", name)
	}
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
	return errors.Join(err, file.Close())
}
