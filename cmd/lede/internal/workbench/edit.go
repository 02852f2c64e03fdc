package workbench

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/cmd/lede/internal/trial"
)

// lint says what is wrong with the text of a rule.
func (w *Workbench) lint(r *request) (*answer, error) {
	name, text, err := r.named()
	if err != nil {
		return nil, err
	}
	faults, err := w.rules.lint(name, text)
	if err != nil {
		return nil, err
	}
	return &answer{Faults: told(faults, name+".toml")}, nil
}

// save writes the text of a rule into its file.
func (w *Workbench) save(r *request) (*answer, error) {
	name, text, err := r.named()
	if err != nil {
		return nil, err
	}
	version, err := w.rules.save(name, text, r.FormValue("version"))
	if err != nil {
		return nil, err
	}
	return &answer{Rule: &ruleFile{name, text, version, "a file of the folder", false}, Said: name + ".toml is saved"}, nil
}

// mostOfHouse is on how many pages of a house an edited rule is tried.
const mostOfHouse = 60

// A tried is a page of the house with what an edit changes on it.
type tried struct {
	ID      string
	Known   bool // something is known to be true of it
	Fails   string
	Changes []trial.Change
}

// A result is what an edit does to the pages of a house.
type result struct {
	Host                   string
	Pages, Same, Failed    []tried // with changes, without, and those that could not be read
	More                   int     // pages that were not tried
	Gains, Losses, Differs int
	Sums                   []*trial.Sum // of fields that are known
}

// trial holds the saved pages of the house with the edited rule against the same with the
// rules on disk, until the one who asked has gone.
func (w *Workbench) trial(r *request) (*answer, error) {
	name, text, err := r.edited()
	if err != nil {
		return nil, err
	}
	edited, err := w.rules.edition(name, text)
	if err != nil {
		return nil, err
	}
	disk, err := w.rules.edition("", "")
	if err != nil {
		return nil, err
	}
	hosts := []string{r.FormValue("host")}
	if own := edited.named(name); own != nil && len(own.Hosts) > 0 {
		hosts = own.Hosts
	}
	entries, more, err := w.pages.of(r.Context(), hosts, mostOfHouse)
	if err != nil {
		return nil, err
	}
	found := w.compare(r.Context(), entries, w.extractor(edited), w.extractor(disk))
	found.Host, found.More = hosts[0], more
	return w.part("trial", found)
}

// compare extracts pages twice.
func (w *Workbench) compare(ctx context.Context, entries []saved.Entry, edited, disk *lede.Extractor) *result {
	report, found := trial.New(), new(result)
	for _, e := range entries {
		if ctx.Err() != nil {
			break
		}
		t := tried{ID: e.ID, Known: e.Truth != nil}
		before := len(report.Changes)
		p, err := w.pages.open(ctx, e)
		if err == nil {
			var with, without *lede.Article
			if with, err = articleOf(p, edited); err == nil {
				without, err = articleOf(p, disk)
			}
			if err == nil {
				report.Compare(p, with, without)
			}
		}
		if err != nil {
			t.Fails = err.Error()
		}
		t.Changes = slices.Clone(report.Changes[before:])
		switch {
		case t.Fails != "":
			found.Failed = append(found.Failed, t)
		case len(t.Changes) > 0:
			found.Pages = append(found.Pages, t)
		default:
			found.Same = append(found.Same, t)
		}
	}
	for _, s := range report.Fields {
		found.Gains, found.Losses, found.Differs = found.Gains+s.Gains, found.Losses+s.Losses, found.Differs+s.Differs
		if s.Known > 0 && s.With != s.Without {
			found.Sums = append(found.Sums, s)
		}
	}
	slices.SortStableFunc(found.Pages, func(a, b tried) int { return cmp.Compare(b.worst(), a.worst()) })
	return found
}

// worst gives how much a page deserves a look: losses first.
func (t tried) worst() int {
	const gain, differs, loss = 1, 2, 3
	worst := 0
	for _, c := range t.Changes {
		worst = max(worst, map[string]int{"gain": gain, "differs": differs, "loss": loss}[c.What])
	}
	return worst
}

// articleOf gives the article of a page, or what the page says of itself where it has none.
func articleOf(p *saved.Page, e *lede.Extractor) (*lede.Article, error) {
	a, err := p.Extract(e)
	if err != nil {
		return p.Describe(e)
	}
	return a, nil
}

// day gives the day of a time; "" for none.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
