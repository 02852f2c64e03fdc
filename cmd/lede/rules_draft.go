package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/drafting"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/cmd/lede/internal/trial"
	"github.com/lede-go/lede/internal/rule"
)

// draftOptions are the flags of lede rules draft.
type draftOptions struct {
	url    string
	expect string
	output string
	force  bool
}

func newRulesDraft() *cobra.Command {
	var o draftOptions
	c := &cobra.Command{
		Use:   "draft --url URL [flags] PAGE...",
		Short: "Draft the rule of a house from its saved pages",
		Long: `Draft the rule of a house from one or more of its saved pages: the shortest
selectors that are likely to hold for what lede finds on them, or what a truth says
is there, and for the furniture inside the text.

The rule is printed, or written into a folder with the skeleton of a fixture; and
what it does to the pages is told at once. A truth is the JSON of one page, with any
of title, dek (the standfirst), section, byline, authors, date, body or text; pages
in a folder with a manifest.jsonl and a truth.jsonl bring their own.`,
		Example: `  lede rules draft --url https://www.example.com/news/some-story page.html
  lede rules draft --url https://www.example.com/a --expect truth.json --output drafts/ page.html`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			return o.run(c.Context(), args, c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f := c.Flags()
	f.StringVar(&o.url, "url", "", "address of a page of the house")
	f.StringVar(&o.expect, "expect", "", "`FILE` with what is true of the first page")
	f.StringVarP(&o.output, "output", "o", "", "write HOST.toml and HOST.html into this `DIR`")
	f.BoolVar(&o.force, "force", false, "overwrite what is there")
	_ = c.MarkFlagRequired("url") // the flag is there
	return c
}

func (o *draftOptions) run(ctx context.Context, inputs []string, out, problems io.Writer) error {
	u, err := url.Parse(o.url)
	if err != nil || !strings.Contains(u.Hostname(), ".") {
		return fmt.Errorf("--url %s: no address of a page", o.url)
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	tell := newTeller(problems)
	pages, samples, err := o.read(ctx, inputs, tell)
	if err != nil {
		return err
	}
	if len(samples) == 0 {
		tell.tell(errors.New("no page to draft a rule from"))
		return tell.err()
	}
	d := drafting.New(host, samples)
	if err := o.write(d, out); err != nil {
		return err
	}
	if err := try(d, pages, problems, tell); err != nil {
		return err
	}
	return tell.err()
}

// read reads the pages that a rule can be drafted from.
func (o *draftOptions) read(ctx context.Context, inputs []string, tell *teller) ([]*saved.Page, []*drafting.Sample, error) {
	var truth *saved.Truth
	if o.expect != "" {
		var err error
		if truth, err = saved.ReadTruth(o.expect); err != nil {
			return nil, nil, err
		}
	}
	tell.bar = barOf(ctx, tell.w, inputs)
	var pages []*saved.Page
	var samples []*drafting.Sample
	for p, err := range saved.Pages(ctx, inputs, o.url) {
		if err == nil {
			tell.bar.Step(p.Bytes)
			if truth != nil {
				p.Truth, truth = truth, nil
			}
			var s *drafting.Sample
			if s, err = drafting.NewSample(p); err == nil {
				pages, samples = append(pages, p), append(samples, s)
			}
		}
		if err != nil {
			tell.tell(err)
		}
	}
	tell.bar.Clear()
	return pages, samples, nil
}

// write writes the draft, and with --output the skeleton of a fixture.
func (o *draftOptions) write(d *drafting.Draft, out io.Writer) error {
	if o.output == "" {
		_, err := io.WriteString(out, d.TOML())
		return err
	}
	if err := os.MkdirAll(o.output, 0o777); err != nil {
		return err
	}
	for _, file := range []struct{ name, text string }{{d.Host + ".toml", d.TOML()}, {d.Host + ".html", d.Fixture()}} {
		if err := writeNew(filepath.Join(o.output, file.name), file.text, o.force); err != nil {
			return err
		}
	}
	return nil
}

// try tells what the draft does to the pages that it was made from.
func try(d *drafting.Draft, pages []*saved.Page, w io.Writer, tell *teller) error {
	dir, err := os.MkdirTemp("", "lede-draft-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }() // the system clears its folder for such files too
	if err := os.WriteFile(filepath.Join(dir, d.Host+".toml"), []byte(d.TOML()), 0o666); err != nil {
		return err
	}
	own, err := lede.ReadRules(os.DirFS(dir))
	if err != nil {
		return err
	}
	files, err := rule.ReadFS(os.DirFS(dir))
	if err != nil {
		return err
	}
	report := trial.New()
	for _, p := range pages {
		if err := report.Add(p, own, files.Set()); err != nil {
			tell.tell(err)
		}
	}
	report.Finish(files.Set())
	return writeTrial(w, report)
}
