package rule

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// A Set is a collection of rules. The zero value and nil are empty sets. A Set
// is not changed once made and safe for concurrent use.
type Set struct {
	rules  []*Rule
	byHost map[string]*Rule
	byName map[string]*Rule // by key of name and aliases
}

// NewSet makes a set. Of rules of one name only the last is in it; of others
// that claim one host or alias, the last has it.
func NewSet(rules ...*Rule) *Set {
	last := make(map[string]int, len(rules))
	for i, r := range rules {
		last[key(r.Name)] = i
	}
	s := &Set{byHost: map[string]*Rule{}, byName: map[string]*Rule{}}
	for i, r := range rules {
		if last[key(r.Name)] == i {
			s.add(r)
		}
	}
	return s
}

func (s *Set) add(r *Rule) {
	s.rules = append(s.rules, r)
	for _, h := range r.Hosts {
		s.byHost[h] = r
	}
	s.byName[key(r.Name)] = r
	for _, alias := range r.Aliases {
		s.byName[key(alias)] = r
	}
}

// With gives a set of the rules of s and more. A rule of more replaces the one
// of s that has its name, and takes over hosts and aliases that both claim.
func (s *Set) With(more *Set) *Set {
	return NewSet(slices.Concat(s.Rules(), more.Rules())...)
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

// A Match is the rule that a page goes by: its layout, and the publishers that
// serve and wrote it. The zero Match says that no rule knows the page. A Match
// is not for concurrent use, and the page must not change while it is used.
type Match struct {
	Platform  *Rule // nil when the publisher serves the page itself
	Publisher *Rule // nil when no rule knows the publisher
	Layout    *Layout
	frame     framed
	page      *page.Page
	search    *search
}

// Match finds the rule for p: by the host of its address, else by the one the
// page names as canonical, else by a platform's markup or frame. A layout must
// have been in use on the day published, where that is known.
func (s *Set) Match(p *page.Page, canonical string, published time.Time) Match {
	m := Match{page: p, search: newSearch()}
	r := s.hosted(p.URL)
	if u, err := url.Parse(canonical); r == nil && err == nil {
		r = s.hosted(u)
	}
	if r == nil {
		r = s.recognised(m)
	}
	if r == nil {
		return m
	}
	m.Layout = m.layout(r, published)
	if !r.Platform {
		m.Publisher = r
		return m
	}
	m.Platform = r
	if m.Layout != nil && m.Layout.Frame != nil {
		m.frame = m.Layout.Frame.find(p.Doc, m.lines(), m.titleNode())
	}
	m.Publisher = s.Named(m.Text(Publisher).Text)
	return m
}

// recognised gives the platform whose markup the page of m shows, be it from an
// archive's address, or, where it has no address at all, whose opening lines.
func (s *Set) recognised(m Match) *Rule {
	for _, r := range s.Rules() {
		if !r.Platform {
			continue
		}
		if len(r.Markup) > 0 && m.search.finds(m.page.Doc, r.Markup) {
			return r
		}
		for _, l := range r.Layouts() {
			m.Layout = l
			if m.page.URL == nil && l.Frame != nil && l.Frame.start(m.lines()) > 0 {
				return r
			}
		}
	}
	return nil
}

// layout gives the first layout of r that fits the page, or nil.
func (m Match) layout(r *Rule, published time.Time) *Layout {
	for _, l := range r.Layouts() {
		if l.inUse(published) && (len(l.When) == 0 || m.search.finds(m.page.Doc, l.When)) {
			return l
		}
	}
	return nil
}

// inUse reports whether the layout was in use on the day t; a zero t is any.
func (l *Layout) inUse(t time.Time) bool {
	if t.IsZero() {
		return true
	}
	return !t.Before(l.From) && (l.Until.IsZero() || t.Before(l.Until.AddDate(0, 0, 1)))
}

// lines gives the visible lines of the page that the layout does not drop.
func (m Match) lines() []line {
	return visibleLines(m.page.Doc, func(n *html.Node) bool {
		return dom.Is(n, atom.Nav, atom.Button) || m.Dropped(n) != ""
	})
}
