package lede

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/furniture"
	"github.com/lede-go/lede/internal/generic"
	"github.com/lede-go/lede/internal/rule"
)

//go:embed rules/*.toml
var ruleFiles embed.FS

// A RuleSet is a collection of publishers' rules. The zero value holds none.
// It is safe for concurrent use.
type RuleSet struct {
	set rule.Set
}

// A RuleError is one fault of a rule file, with File, Line, Key and Msg.
type RuleError = rule.Error

// builtin reads the heads of the embedded rules when the first page asks for them; the
// rest of each is parsed when the first page of its publisher does.
var builtin = sync.OnceValue(func() *RuleSet {
	files, err := rule.ReadFS(BuiltinRuleFiles())
	if err != nil {
		panic(fmt.Sprintf("lede: embedded rules: %v", err)) // an embed.FS reads from memory
	}
	return &RuleSet{set: *files.Set()}
})

// BuiltinRules gives the rules that come with lede.
func BuiltinRules() *RuleSet { return builtin() }

// BuiltinRuleFiles gives the files that BuiltinRules are read from, in the form that
// ReadRules takes: to show them, or to begin rules of one's own with.
func BuiltinRuleFiles() fs.FS {
	rules, err := fs.Sub(ruleFiles, "rules")
	if err != nil {
		panic(fmt.Sprintf("lede: embedded rules: %v", err)) // the path is a constant
	}
	return rules
}

// ReadRules reads every *.toml file at the root of fsys as a rule, in the
// format that rules/README.md describes. On any fault it gives no rules and an
// error that joins one *RuleError for each fault of each file, in the order of
// the files and their lines. Faults are also what cannot be read (a folder
// x.toml, a link to nothing), what is over 128 KiB, a name, alias or host
// that two rules claim, and a base that is none: rules may build on each other, and on
// the built-in rules of publishing systems. Named pipes, devices and sockets are not opened.
func ReadRules(fsys fs.FS) (*RuleSet, error) {
	files, err := rule.ReadFS(fsys)
	if err != nil {
		return nil, err
	}
	if faults := files.Faults(BuiltinRules().rules()); len(faults) > 0 {
		return nil, joined(faults)
	}
	return &RuleSet{set: *files.Set().BuildingOn(BuiltinRules().rules())}, nil
}

func joined(faults []*RuleError) error {
	var all []error
	for _, fault := range faults {
		all = append(all, fault)
	}
	return errors.Join(all...)
}

// With gives a set of the rules of s and more. A rule of more replaces the one
// of s that has its name, and takes over hosts and aliases that both claim.
// Both sets stay as they are; nil stands for an empty one.
func (s *RuleSet) With(more *RuleSet) *RuleSet {
	return &RuleSet{set: *s.rules().With(more.rules())}
}

// Names gives the canonical names of the publishers and platforms that have a rule, in the order
// of their files.
func (s *RuleSet) Names() []string {
	var names []string
	for _, r := range s.rules().Rules() {
		names = append(names, r.Name)
	}
	return names
}

func (s *RuleSet) rules() *rule.Set {
	if s == nil {
		return nil
	}
	return &s.set
}

// findBody finds the body: the one that the rule names, on which the engine stands guard;
// or the fallback's, where the rule names none or is stale.
func (d *draft) findBody() {
	nodes, source := d.match.Body()
	d.body = body{nodes: nodes, source: source, chosen: true}
	if len(nodes) > 0 {
		d.guard()
		d.leaveStandfirst()
	}
	if d.options.NoFallback || d.match.None(rule.Body) {
		return
	}
	if len(nodes) > 0 {
		d.replaceDwarfed()
		return
	}
	if d.match.Names(rule.Body) {
		d.stale = "finds no body"
	}
	d.body, d.found = d.fallBack()
	d.meta.fill(d.body.about)
}

// guard takes the blocks out of a body that a rule found of which the engine is sure that
// they are furniture, unless the rule keeps them or they are notes of the editors.
func (d *draft) guard() {
	h := d.meta.hints(d.page)
	h.Drops = without(d.match, nil)
	kept := keepsOf(d.match)
	h.Keeps = func(n *html.Node) bool { return kept(n) || d.match.IsNote(n) }
	d.judged = generic.Judge(d.body.nodes, h)
	d.body.parts = make(map[*html.Node]string, len(d.judged.Furniture))
	for _, n := range d.judged.Furniture {
		if text := dom.Text(n); !furniture.IsNote(text) && !d.match.IsNoteText(text) {
			d.body.parts[n] = "furniture"
		}
	}
}

// leaveStandfirst takes what the rule names as the standfirst out of a body that it found,
// unless there is nothing else in it: a short item may be its standfirst alone.
func (d *draft) leaveStandfirst() {
	inside := slices.DeleteFunc(d.match.Standfirst(), func(n *html.Node) bool {
		return !slices.ContainsFunc(d.body.nodes, func(body *html.Node) bool { return dom.Contains(body, n) })
	})
	width := 0
	for _, n := range inside {
		width += len(dom.Text(n))
	}
	if len(inside) == 0 || d.widthOf(d.body.nodes) <= width {
		return
	}
	for _, n := range inside {
		d.body.parts[n] = "standfirst"
	}
}

// dwarfed is how many times the text of a rule's body the engine must find for the rule to
// be stale. It is asked where paragraphs around that body can make so much.
const dwarfed = 3

// replaceDwarfed takes the fallback's body in the place of the rule's, where that is but a
// small part of what the engine is sure of.
func (d *draft) replaceDwarfed() {
	inside := d.widthOf(d.body.nodes)
	if !d.hasAround((dwarfed - 1) * inside) {
		return
	}
	b, found := d.fallBack()
	if found.Confidence < doubtful || d.widthOf(b.nodes) < dwarfed*inside {
		return
	}
	d.stale = fmt.Sprintf("finds a body of %d bytes, and the engine one that is %d times as long or more", inside, dwarfed)
	d.body, d.found = b, found
	d.meta.fill(b.about)
}

// widthOf counts the bytes of text in nodes that the rule does not drop.
func (d *draft) widthOf(nodes []*html.Node) int {
	return dom.Width(nodes, d.match.Drops)
}

// hasAround reports whether the paragraphs that stand outside the body and may be the
// article's have so many bytes of text.
func (d *draft) hasAround(bytes int) bool {
	isBody := make(map[*html.Node]bool, len(d.body.nodes))
	for _, n := range d.body.nodes {
		isBody[n] = true
	}
	for n := d.page.Doc; n != nil && bytes > 0; {
		skip := n.Type == html.ElementNode && (isBody[n] || !dom.IsRendered(n) || dom.Is(n, atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.P) || dom.StaysHidden(n))
		if skip && n.DataAtom == atom.P && !isBody[n] {
			bytes -= len(dom.Text(n))
		}
		n = dom.Next(d.page.Doc, n, skip)
	}
	return bytes <= 0
}

// fillRule says which rule was applied.
func (d *draft) fillRule(a *Article) {
	m := d.match
	if m.Publisher != nil {
		a.Rule.Name = m.Publisher.Host()
	}
	if m.Platform != nil {
		a.Rule.Platform = m.Platform.Host()
	}
	if m.CMS != nil {
		a.Rule.CMS = m.CMS.Host()
	}
	if m.Layout != nil {
		a.Rule.Layout = m.Layout.Name
	}
	if !d.options.Trace {
		return
	}
	for _, use := range m.Uses() {
		if !use.Hit {
			a.Unused = append(a.Unused, Unused{Rule: use.Rule, Place: use.Place, Text: use.Text})
		}
	}
}

// ruleWarnings tells what of the rule does not fit the page any more.
func (d *draft) ruleWarnings(a *Article) []Warning {
	var list []Warning
	warn := func(field, code, format string, args ...any) {
		list = append(list, Warning{field, code, d.match.Name() + ": " + fmt.Sprintf(format, args...)})
	}
	if d.match.Unfit {
		warn("body", staleRule, "none of its layouts fits the page")
	}
	if d.stale != "" {
		warn("body", staleRule, "layout %q %s", d.match.Layout.Name, d.stale)
	}
	for _, field := range d.missing(a) {
		warn(field, missingField, "layout %q finds none, and the metadata has one", d.match.Layout.Name)
	}
	return list
}

// missing gives the fields that the publisher's own layout names and does not find where the
// metadata has them. Photos are none of them: what a page is shared with may be the sign of the house.
func (d *draft) missing(a *Article) []string {
	var list []string
	for _, f := range [...]struct {
		field string
		known bool
	}{
		{rule.Title, d.meta.title.value != ""},
		{rule.Standfirst, d.meta.standfirst.value != ""},
		{rule.Section, d.meta.section.value != ""},
		{rule.Published, !d.meta.published.value.IsZero()},
		{rule.Modified, !d.meta.modified.value.IsZero()},
		{rule.Keywords, len(d.meta.keywords.value) > 0},
	} {
		if f.known && d.lacks(a, f.field) && (f.field != rule.Standfirst || !d.beginsText(a, d.meta.standfirst.value)) {
			list = append(list, f.field)
		}
	}
	if people, _ := d.match.People(); len(people) == 0 && len(d.meta.authors.value) > 0 && !d.meta.bySite {
		for _, field := range [...]string{rule.Byline, rule.Authors} {
			if d.lacks(a, field) {
				list = append(list, field)
			}
		}
	}
	return list
}

// lacks reports whether the publisher's own layout says where a field stands, and it is not
// there.
func (d *draft) lacks(a *Article, field string) bool {
	if field != rule.Authors && strings.HasPrefix(a.Sources[field], "rule ") {
		return false // as nearly all; authors may be of the byline that the rule names
	}
	return d.match.NamesItself(field) && !d.match.None(field) && d.match.Text(field).Text == ""
}
