package lede

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"

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

// builtin reads the embedded rules when the first page asks for them; each
// rule compiles its selectors when the first page of its publisher does.
var builtin = sync.OnceValue(func() *RuleSet {
	rules, err := fs.Sub(ruleFiles, "rules")
	if err != nil {
		panic(fmt.Sprintf("lede: embedded rules: %v", err)) // the path is a constant
	}
	files, err := rule.ReadFS(rules)
	if err != nil {
		panic(fmt.Sprintf("lede: embedded rules: %v", err)) // an embed.FS reads from memory
	}
	return &RuleSet{set: *files.Set()}
})

// BuiltinRules gives the rules that come with lede.
func BuiltinRules() *RuleSet { return builtin() }

// ReadRules reads every *.toml file at the root of fsys as a rule, in the
// format that rules/README.md describes. On any fault it gives no rules and an
// error that joins one *RuleError for each fault of each file, in the order of
// the files and their lines. Faults are also what cannot be read (a folder
// x.toml, a link to nothing), what is over 128 KiB, and a name, alias or host
// that two rules claim. Named pipes, devices and sockets are not opened.
func ReadRules(fsys fs.FS) (*RuleSet, error) {
	files, err := rule.ReadFS(fsys)
	if err != nil {
		return nil, err
	}
	if faults := files.Faults(BuiltinRules().rules()); len(faults) > 0 {
		return nil, joined(faults)
	}
	return &RuleSet{set: *files.Set()}, nil
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
