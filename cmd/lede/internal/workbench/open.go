package workbench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/drafting"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
)

// listPages gives the pages of the folder whose id or address has what is typed in it.
func (w *Workbench) listPages(r *request) (*answer, error) {
	const most = 100
	entries, err := w.pages.list()
	if err != nil {
		return nil, err
	}
	typed := strings.ToLower(r.FormValue("q"))
	entries = slices.DeleteFunc(entries, func(e saved.Entry) bool {
		return !strings.Contains(strings.ToLower(e.ID+" "+e.URL), typed)
	})
	return w.part("pages", map[string]any{"Pages": entries[:min(len(entries), most)], "More": max(0, len(entries)-most)})
}

// open says which rules a page may go by, and gives the text of the one that is asked for, or
// else of the one that it goes by. A page of a house without a rule gets a draft.
func (w *Workbench) open(r *request) (*answer, error) {
	p, err := w.pageOf(r)
	if err != nil {
		return nil, err
	}
	disk, err := w.rules.edition("", "")
	if err != nil {
		return nil, err
	}
	about, err := p.Describe(w.extractor(disk))
	if err != nil {
		return nil, err
	}
	a := &answer{Name: p.Name, Host: hostOf(cmp.Or(p.Given().URL, about.URL))}
	a.Rules = rulesOf(about.Rule, a.Host)
	if len(a.Rules) == 0 {
		return a, nil
	}
	name := a.Rules[0]
	if asked := r.FormValue("rule"); slices.Contains(a.Rules, asked) {
		name = asked
	}
	file, err := w.rules.load(name)
	if errors.Is(err, errNoRule) {
		file, err = ruleFile{Name: name, Text: w.draft(r.Context(), p, name), Origin: "a draft, no file yet", Draft: true}, nil
	}
	a.Rule = &file
	return a, err
}

// rulesOf gives the names of the rules that a page may go by: the one whose layout it has
// first. A page that no rule of its house is for may get one.
func rulesOf(applied lede.Applied, host string) []string {
	var list []string
	for _, name := range []string{applied.Platform, applied.Name} {
		if name != "" {
			list = append(list, name)
		}
	}
	if len(list) == 0 && isFileName(host) {
		list = append(list, host)
	}
	if applied.CMS != "" {
		list = append(list, applied.CMS)
	}
	return list
}

// draft drafts the rule of a house from a page and some others of it.
func (w *Workbench) draft(ctx context.Context, p *saved.Page, host string) string {
	const most = 5
	var samples []*drafting.Sample
	if s, err := drafting.NewSample(p); err == nil {
		samples = append(samples, s)
	}
	others, _, _ := w.pages.of(ctx, []string{host}, most) // a draft of less is one too
	for _, e := range others {
		if other, err := w.pages.open(ctx, e); err == nil && e.ID != p.Name {
			if s, err := drafting.NewSample(other); err == nil {
				samples = append(samples, s)
			}
		}
	}
	if len(samples) == 0 {
		return fmt.Sprintf("# No article was found to draft from.\nname = %s\nhosts = [%[1]s]\n\n[[layout]]\n", strconv.Quote(host))
	}
	return drafting.New(host, samples).TOML()
}
