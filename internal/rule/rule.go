// Package rule reads publishers' rule files and applies them to pages.
//
// A rule is data: names, hosts, conventions of the publisher, and layouts that say
// where each field stands on the page. rules/README.md describes the format
// for those who write one; this package's types follow it key by key.
package rule

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // for zone, on systems without the database
	"unicode"
	"unicode/utf8"
)

// A Rule is the file of one publisher, platform or publishing system (CMS). It is not
// changed after reading and safe for concurrent use.
type Rule struct {
	File     string
	Name     string   // canonical: The Guardian
	Aliases  []string // as platforms print it: The Guardian - UK
	Hosts    []string // lower case, with all their subdomains
	Kind     Kind
	Language string // BCP 47, of a publisher that writes in one
	// Markup recognises the page of a CMS, or of a platform where its address is not
	// known.
	Markup Selector
	// Base is the name of the CMS rule that says what this one leaves out.
	Base string
	// rest compiles what only a page of this publisher needs, when it first does.
	rest func() rest
}

// A Kind says what a rule is of.
type Kind string

// The kinds of a Rule.
const (
	PublisherKind Kind = "publisher"
	PlatformKind  Kind = "platform" // serves others' articles
	CMSKind       Kind = "cms"      // is recognised by its markup, whoever publishes with it
)

// rest is the part of a Rule that is compiled on first use.
type rest struct {
	zone    *time.Location
	style   Style
	layouts []*Layout
	faults  []*Error
	doc     *document // for what lint adds to the faults
}

// Style gives the conventions of the publisher; of no rule, none.
func (r *Rule) Style() Style {
	if r == nil {
		return Style{}
	}
	return r.rest().style
}

// Zone gives the zone of the times that are printed without one; nil: not known.
func (r *Rule) Zone() *time.Location { return r.rest().zone }

// Host gives the name of the rule's file without its ending, by custom the
// first of its hosts.
func (r *Rule) Host() string { return strings.TrimSuffix(r.File, path.Ext(r.File)) }

// Layouts gives the page designs, newest first.
func (r *Rule) Layouts() []*Layout { return r.rest().layouts }

// Faults gives every fault of the file.
func (r *Rule) Faults() []*Error { return r.rest().faults }

// A Style is how a publisher writes what others write otherwise. It goes
// with the publisher, whoever serves the page.
type Style struct {
	// Credits find the photo credit in a caption: the match is cut off the
	// caption and the group named credit is the credit.
	Credits []*regexp.Regexp
	// Roles are functions that stand behind a name without a comma.
	Roles []string
	// PlainDatelines is set for publishers that set datelines as one word with a
	// colon or full stop, without capitals or agency.
	PlainDatelines bool
}

// Read reads one rule file under its name. A faulty part is left out of the
// Rule; Faults tells.
func Read(name string, data []byte) *Rule { return readFile(name, data).rule }

// readHead reads what stands in front of a file's first table, with the aliases and hosts
// as entries.
func readHead(t *table) (r *Rule, aliases, hosts []entry) {
	aliases, hosts = t.entries("aliases"), readHosts(t)
	return &Rule{
		File:     t.doc.name,
		Name:     t.text("name"),
		Aliases:  texts(aliases),
		Hosts:    texts(hosts),
		Kind:     readKind(t),
		Language: t.text("language"),
		Markup:   readSelector(t, "markup"),
		Base:     t.text("base"),
	}, aliases, hosts
}

// readRest reads a whole file: what its head does not have, and every fault.
func readRest(name string, data []byte) rest {
	doc, t := readDocument(name, data)
	r, out := readTables(t)
	if _, isText := t.values["name"].(string); key(r.Name) == "" && !doc.broken && (isText || !t.has("name")) {
		doc.fault("name", "missing: the name under which it is known")
	}
	checkUse(r, t, out.layouts)
	t.close()
	out.faults = doc.faults
	return out
}

// readTables reads all tables of a file.
func readTables(t *table) (*Rule, rest) {
	r, _, _ := readHead(t)
	out := rest{zone: readZone(t), doc: t.doc}
	if s := t.table("style"); s != nil {
		out.style = readStyle(s)
	}
	for _, l := range t.tables("layout") {
		out.layouts = append(out.layouts, readLayout(l, r.Kind))
	}
	return r, out
}

// readHosts reads the hosts as they are looked up: lower case, no closing full stop.
func readHosts(t *table) []entry {
	var hosts []entry
	for _, e := range t.entries("hosts") {
		host := strings.TrimSuffix(strings.ToLower(e.text), ".")
		if !isHost(host) {
			t.doc.fault(e.path, "%q is not a host name such as example.com", e.text)
			continue
		}
		hosts = append(hosts, entry{e.path, host})
	}
	return hosts
}

// isHost reports whether s is two or more labels parted by full stops.
func isHost(s string) bool {
	notOfLabel := func(r rune) bool {
		return r < utf8.RuneSelf && r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') ||
			r >= utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	}
	labels := strings.Split(s, ".")
	return len(labels) > 1 && !slices.ContainsFunc(labels, func(label string) bool {
		return label == "" || strings.ContainsFunc(label, notOfLabel)
	})
}

// checkUse reports a rule that no page can find.
func checkUse(r *Rule, t *table, layouts []*Layout) {
	isOpen := func(l *Layout) bool { return len(l.When) == 0 }
	switch {
	case r.Kind != CMSKind && !t.has("hosts") && !t.has("markup") && len(layouts) > 0:
		t.doc.fault("hosts", "missing: a layout without hosts or markup is never used")
	case r.Kind == CMSKind && t.has("hosts"):
		t.doc.fault("hosts", "a CMS is known by its markup and has no hosts")
	case r.Kind == CMSKind && !t.has("markup") && (len(layouts) == 0 || slices.ContainsFunc(layouts, isOpen)):
		t.doc.fault("markup", "missing: a CMS is known by its markup, or by a when in each of its layouts")
	case r.Kind == PublisherKind && t.has("markup"):
		t.doc.fault("markup", "a publisher is known by its hosts; markup is for kind = \"platform\" or \"cms\"")
	}
}

func readKind(t *table) Kind {
	switch kind := Kind(t.text("kind")); kind {
	case PlatformKind, CMSKind:
		return kind
	case "", PublisherKind:
	default:
		t.doc.fault("kind", "%q is neither publisher nor platform nor cms", string(kind))
	}
	return PublisherKind
}

// readZone reads the name of a zone in the IANA time zone database.
func readZone(t *table) *time.Location {
	name := t.text("zone")
	if name == "" {
		return nil
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		t.doc.fault("zone", "%q is no name of the IANA time zone database, such as Europe/Berlin", name)
		return nil
	}
	return zone
}

func readSelector(t *table, key string) Selector {
	text := t.text(key)
	if text == "" {
		return nil
	}
	sel, err := parseSelector(text)
	if err != nil {
		t.doc.fault(join(t.path, key), "%v", err)
	}
	return sel
}

func readStyle(t *table) Style {
	s := Style{Roles: texts(t.entries("roles")), PlainDatelines: t.flag("plain-datelines")}
	for _, e := range t.entries("credits") {
		re := compile(t.doc, e)
		if re != nil && re.SubexpIndex("credit") < 0 {
			t.doc.fault(e.path, "no group named credit: write (?P<credit>…) around the credit")
			continue
		}
		if re != nil {
			s.Credits = append(s.Credits, re)
		}
	}
	t.close()
	return s
}

// compile compiles one regular expression; nil if it is faulty.
func compile(doc *document, e entry) *regexp.Regexp {
	re, err := regexp.Compile(e.text)
	if err != nil {
		doc.fault(e.path, "%v", err)
		return nil
	}
	return re
}
