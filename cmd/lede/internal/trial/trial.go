package trial

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/internal/rule"
)

// A Report tells what rules did on pages.
type Report struct {
	Pages   int      `json:"pages"`
	Ruled   int      `json:"ruled"` // pages that go by a rule
	Fields  []*Sum   `json:"fields"`
	Changes []Change `json:"changes"`
	Rules   []Unused `json:"rules"`

	layouts map[string]map[string]bool // reached, by rule
	uses    map[rule.Use]bool          // whether it ever hit, by the use without its Hit
}

// A Sum tells of one field on all pages that go by a rule.
type Sum struct {
	Field string `json:"field"`
	// Known is on how many pages the field is known to be true.
	Known int `json:"known"`
	// With and Without are the means of how well the field was found there, from 0 to 1.
	With    float64 `json:"with"`
	Without float64 `json:"without"`
	Gains   int     `json:"gains"`
	Losses  int     `json:"losses"`
	// Differs is on how many pages it is another with the rule, and none knows which is
	// right.
	Differs int `json:"differs"`
}

// A Change is a field that is another with the rule than without.
type Change struct {
	Page    string `json:"page"`
	Field   string `json:"field"`
	What    string `json:"what"` // gain, loss or differs
	With    string `json:"with"`
	Without string `json:"without"`
	// Explained is the file of the page explained with the rule, where that was asked for.
	Explained string `json:"explained,omitempty"`
}

// An Unused tells what of a rule found nothing on any page that goes by it.
type Unused struct {
	Rule    string   `json:"rule"`
	Layouts []string `json:"layouts,omitempty"`
	Sources []string `json:"sources,omitempty"`
	Drops   []string `json:"drops,omitempty"` // and keeps and headings
}

// New gives a report of no pages yet.
func New() *Report {
	r := &Report{Fields: []*Sum{}, Changes: []Change{}, Rules: []Unused{}, layouts: map[string]map[string]bool{}, uses: map[rule.Use]bool{}}
	for _, f := range fields {
		r.Fields = append(r.Fields, &Sum{Field: f.name})
	}
	return r
}

// Losses counts the fields that a rule makes worse.
func (r *Report) Losses() int {
	n := 0
	for _, s := range r.Fields {
		n += s.Losses
	}
	return n
}

// Add extracts a page with rules and without. An error says that there is no article with
// them; the page counts all the same. set are the same rules, for what of them is used.
func (r *Report) Add(p *saved.Page, rules *lede.RuleSet, set *rule.Set) error {
	about, err := p.Describe(&lede.Extractor{Rules: rules})
	r.Pages++
	if err != nil || about.Rule == (lede.Applied{}) {
		return err
	}
	r.Ruled++
	with, err := p.Extract(&lede.Extractor{Rules: rules})
	if err != nil {
		with = about
	}
	without, none := p.Extract(&lede.Extractor{Rules: new(lede.RuleSet)})
	if none != nil {
		without = &lede.Article{}
	}
	r.Compare(p, with, without)
	if fault := r.use(p, about, set); err == nil {
		err = fault
	}
	return err
}

// Compare adds what an article is with a rule and without.
func (r *Report) Compare(p *saved.Page, with, without *lede.Article) {
	for n, f := range fields {
		var want []string
		if p.Truth != nil {
			want = f.truth(p.Truth)
		}
		a, b := f.of(with), f.of(without)
		if what := r.Fields[n].add(f, want, a, b); what != "" {
			r.Changes = append(r.Changes, Change{Page: p.Name, Field: f.name, What: what, With: f.brief(a, b), Without: f.brief(b, a)})
		}
	}
}

// add counts a page, and says what is new in it with the rule: "" for nothing.
func (s *Sum) add(f field, want, with, without []string) string {
	const little = 0.002 // a word in a text
	if want == nil {
		if slices.Equal(with, without) {
			return ""
		}
		s.Differs++
		return "differs"
	}
	a, b := f.score(want, with), f.score(want, without)
	s.With = (s.With*float64(s.Known) + a) / float64(s.Known+1)
	s.Without = (s.Without*float64(s.Known) + b) / float64(s.Known+1)
	s.Known++
	switch {
	case a > b+little:
		s.Gains++
		return "gain"
	case a < b-little:
		s.Losses++
		return "loss"
	}
	return ""
}

// brief gives texts in one short line. Of a text those are the paragraphs that the other has
// not.
func (f field) brief(texts, others []string) string {
	if f.name == textField {
		texts = slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return slices.Contains(others, text) })
		if len(texts) > 0 {
			return fmt.Sprintf("%d of its own: %s", len(texts), cut(texts[0]))
		}
	}
	if len(texts) == 0 {
		return "(nothing)"
	}
	return cut(strings.Join(texts, "; "))
}

func cut(text string) string {
	const longest = 70
	if r := []rune(text); len(r) > longest {
		return string(r[:longest-1]) + "…"
	}
	return text
}

// use notes which parts of the rule find anything on a page.
func (r *Report) use(p *saved.Page, about *lede.Article, set *rule.Set) error {
	m, err := Match(p, about, set)
	if err != nil {
		return err
	}
	for _, u := range m.Uses() {
		if r.layouts[u.Rule] == nil {
			r.layouts[u.Rule] = map[string]bool{}
		}
		r.layouts[u.Rule][u.Layout] = true
		hit := u.Hit
		u.Hit = false
		r.uses[u] = r.uses[u] || hit
	}
	return nil
}

// Match gives the rule and the layout that a page goes by. about is what the page says of
// itself.
func Match(p *saved.Page, about *lede.Article, set *rule.Set) (rule.Match, error) {
	tree, err := p.Tree()
	if err != nil {
		return rule.Match{}, err
	}
	when := about.Published
	if !tree.Retrieved.IsZero() {
		when = tree.Retrieved
	}
	return set.Match(tree, about.URL, when), nil
}

// Finish fills Rules, for the rules of set that a page went by.
func (r *Report) Finish(set *rule.Set) {
	uses := slices.SortedFunc(maps.Keys(r.uses), func(a, b rule.Use) int { return cmp.Compare(a.Place, b.Place) })
	for _, known := range set.Rules() {
		reached := r.layouts[known.Host()]
		if reached == nil {
			continue
		}
		u := Unused{Rule: known.Host()}
		for _, l := range known.Layouts() {
			if !reached[l.Place()] {
				u.Layouts = append(u.Layouts, l.Name)
			}
		}
		for _, use := range uses {
			if use.Rule == u.Rule && !r.uses[use] {
				u.add(use)
			}
		}
		if len(u.Layouts)+len(u.Sources)+len(u.Drops) > 0 {
			r.Rules = append(r.Rules, u)
		}
	}
}

func (u *Unused) add(use rule.Use) {
	line := use.Place + ": " + use.Text
	if use.IsOfMarkup() {
		u.Drops = append(u.Drops, line)
		return
	}
	u.Sources = append(u.Sources, line)
}
