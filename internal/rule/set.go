package rule

import (
	"net/url"
	"slices"
	"strings"
	"sync"
)

// A Set is a collection of rules. The zero value and nil are empty sets. A Set
// is not changed once made and safe for concurrent use.
type Set struct {
	rules  []*Rule
	byHost map[string]*Rule
	byName map[string]*Rule // publishers and platforms by key of name and aliases
	cms    map[string]*Rule // CMS rules likewise
	lent   map[string]*Rule // CMS rules of another set, to build on
	// marked finds the rules that are recognised by their markup, when a page is.
	marked func() marked
}

// NewSet makes a set. Of rules of one name only the last is in it, where a CMS and a
// publisher may have one name; of others that claim one host or alias, the last has it.
func NewSet(rules ...*Rule) *Set {
	last := make(map[string]int, len(rules))
	for i, r := range rules {
		last[r.id()] = i
	}
	s := &Set{byHost: map[string]*Rule{}, byName: map[string]*Rule{}, cms: map[string]*Rule{}}
	for i, r := range rules {
		if last[r.id()] == i {
			s.add(r)
		}
	}
	s.marked = sync.OnceValue(func() marked { return newMarked(s.rules) })
	return s
}

func (s *Set) add(r *Rule) {
	s.rules = append(s.rules, r)
	for _, h := range r.Hosts {
		s.byHost[h] = r
	}
	byName := s.byName
	if r.Kind == CMSKind {
		byName = s.cms
	}
	byName[key(r.Name)] = r
	for _, alias := range r.Aliases {
		byName[key(alias)] = r
	}
}

// id tells a rule from others in a set.
func (r *Rule) id() string {
	if r.Kind == CMSKind {
		return "cms " + key(r.Name)
	}
	return key(r.Name)
}

// With gives a set of the rules of s and more. A rule of more replaces the one
// of s that has its name, and takes over hosts and aliases that both claim.
func (s *Set) With(more *Set) *Set {
	both := NewSet(slices.Concat(s.Rules(), more.Rules())...)
	for _, one := range []*Set{s, more} {
		if one != nil && one.lent != nil {
			both.lent = one.lent
		}
	}
	return both
}

// BuildingOn gives the rules of s, which may build on CMS rules of other too.
func (s *Set) BuildingOn(other *Set) *Set {
	more := NewSet(s.Rules()...)
	more.lent = other.cms
	return more
}

// system gives the CMS rule of that name that a rule may build on, or nil.
func (s *Set) system(name string) *Rule {
	if r := s.cms[key(name)]; r != nil {
		return r
	}
	return s.lent[key(name)]
}

// Rules gives the rules of the set in the order in which they were added.
func (s *Set) Rules() []*Rule {
	if s == nil {
		return nil
	}
	return s.rules
}

// Named gives the rule of the publisher that goes by name, or nil.
func (s *Set) Named(name string) *Rule {
	if s == nil || name == "" {
		return nil
	}
	return s.byName[key(name)]
}

// hosted gives the rule of u's host or of a domain above it, or nil.
func (s *Set) hosted(u *url.URL) *Rule {
	if s == nil || u == nil {
		return nil
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	for host != "" {
		if r := s.byHost[host]; r != nil {
			return r
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return nil
}
