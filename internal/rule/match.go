package rule

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// A Match is the rule that a page goes by: its layout, and the publishers that
// serve and wrote it. The zero Match says that no rule knows the page. A Match
// is not for concurrent use, and the page must not change while it is used.
type Match struct {
	Platform  *Rule // nil when the publisher serves the page itself
	Publisher *Rule // nil when no rule knows the publisher
	CMS       *Rule // the rule by which the page was recognised, or that the publisher's builds on; or nil
	Layout    *Layout
	Unfit     bool    // the rule of the page's host has layouts, and none of them fits, nor one of those it builds on
	layers    []layer // Layout, and those of the rules that its rule builds on
	frame     framed
	page      *page.Page
	search    *search
}

// A layer is a layout that a page goes by, with its rule. What a layer says stands
// above what those behind it say.
type layer struct {
	rule   *Rule
	layout *Layout
}

// Match finds the rule for p: by the host of its address, or of the original address of
// an archive's copy, else by the one the page names as canonical, else by a platform's
// markup or frame, else by the markup of a CMS. A page whose address is known cannot name
// another's, unless it is an archive's copy. A layout must have been in use on the given day, where that is known.
// Where no layout of a publisher fits, that of the page's CMS serves.
func (s *Set) Match(p *page.Page, canonical string, day time.Time) Match {
	m := Match{page: p, search: newSearch(p)}
	r := cmp.Or(s.hosted(p.URL), s.hosted(original(p.URL)))
	if u, err := url.Parse(canonical); r == nil && err == nil && mayName(p.URL, u) {
		r = cmp.Or(s.hosted(u), s.hosted(original(u)))
	}
	var shown []*Rule // by the page's markup
	if r == nil {
		shown = s.recognised(m)
		r = s.platform(m, shown)
	}
	if r == nil {
		s.goByCMS(&m, shown, day)
		return m
	}
	s.goBy(&m, r, day)
	m.Unfit = len(r.Layouts()) > 0 && len(m.layers) == 0
	if r.Kind != PlatformKind {
		m.Publisher = r
		if m.Layout == nil {
			s.goByCMS(&m, s.recognised(m), day)
		}
		return m
	}
	m.Platform = r
	if m.Layout != nil && m.Layout.Frame != nil {
		m.frame = m.Layout.Frame.find(p.Doc, m.lines(), m.titleNode())
	}
	m.Publisher = s.Named(m.Text(Publisher).Text)
	return m
}

// mostBases bounds the rules that build on each other.
const mostBases = 8

// goBy lays the layouts of r and of the rules that it builds on over each other.
func (s *Set) goBy(m *Match, r *Rule, day time.Time) {
	for _, r := range slices.Concat([]*Rule{r}, s.bases(r)) {
		if l := m.layout(r, day); l != nil {
			m.layers = append(m.layers, layer{r, l})
			if r.Kind == CMSKind && m.CMS == nil {
				m.CMS = r
			}
		}
	}
	if len(m.layers) > 0 {
		m.Layout = m.layers[0].layout
	}
}

// platform gives the first platform of those shown, or the one whose lines frame the page.
func (s *Set) platform(m Match, shown []*Rule) *Rule {
	for _, r := range shown {
		if r.Kind == PlatformKind {
			return r
		}
	}
	return s.framed(m)
}

// goByCMS lays the layouts of the first CMS rule of those shown that has one for the page.
func (s *Set) goByCMS(m *Match, shown []*Rule, day time.Time) {
	for _, r := range shown {
		if r.Kind != CMSKind {
			continue
		}
		if s.goBy(m, r, day); m.Layout != nil {
			m.CMS = r
			return
		}
	}
}

// bases gives the rules that r builds on, the next first. Those that build on each other
// in a circle are given up to mostBases.
func (s *Set) bases(r *Rule) []*Rule {
	var list []*Rule
	for r.Base != "" && len(list) < mostBases {
		if r = s.system(r.Base); r == nil {
			break
		}
		list = append(list, r)
	}
	return list
}

// archives are the hosts, with all below them, that serve copies of others' pages.
var archives = [...]string{"archive.org", "archive.ph", "archive.today", "archive.is", "archive.li", "archive.md", "archive.vn", "archive.fo", "ampproject.org",
	"googleusercontent.com", "webcitation.org", "perma.cc"}

// mayName reports whether a page at an address may say that its canonical address
// is u: where its own is not known, is of the same site, or is an archive's.
func mayName(address, u *url.URL) bool {
	if address == nil {
		return true
	}
	own, other := strings.ToLower(address.Hostname()), strings.ToLower(u.Hostname())
	if isBelow(own, other) || isBelow(other, own) {
		return true
	}
	return slices.ContainsFunc(archives[:], func(host string) bool { return isBelow(own, host) })
}

// isBelow reports whether a host is a domain or below it.
func isBelow(host, domain string) bool {
	return domain != "" && (host == domain || strings.HasSuffix(host, "."+domain))
}

// layout gives the first layout of r that fits the page, or nil.
func (m Match) layout(r *Rule, day time.Time) *Layout {
	for _, l := range r.Layouts() {
		if l.inUse(day) && (len(l.When) == 0 || m.search.finds(m.page.Doc, l.When)) {
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
		return dom.Is(n, atom.Nav, atom.Button) || m.Drops(n)
	})
}

// Style gives the conventions of the publisher, and behind them those of the CMS
// rules that the page goes by.
func (m Match) Style() Style {
	s := m.Publisher.Style()
	for _, l := range m.layers {
		if l.rule.Kind != CMSKind {
			continue
		}
		more := l.rule.Style()
		s.Credits = slices.Concat(s.Credits, more.Credits)
		s.Roles = slices.Concat(s.Roles, more.Roles)
		s.PlainDatelines = s.PlainDatelines || more.PlainDatelines
	}
	return s
}

// Zone gives the zone of the times that the page prints without one; nil where no rule
// tells.
func (m Match) Zone() *time.Location {
	if m.Platform != nil {
		return m.Platform.Zone()
	}
	if m.Publisher != nil && m.Publisher.Zone() != nil {
		return m.Publisher.Zone()
	}
	for _, l := range m.layers {
		if zone := l.rule.Zone(); zone != nil {
			return zone
		}
	}
	return nil
}

// Name gives the name of the rule of the page's host, as faults have it: "rule
// theguardian.com"; without one, of the CMS.
func (m Match) Name() string {
	for _, r := range []*Rule{m.Platform, m.Publisher, m.CMS} {
		if r != nil {
			return "rule " + r.Host()
		}
	}
	return ""
}
