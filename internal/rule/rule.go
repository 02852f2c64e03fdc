// Package rule reads publishers' rule files and applies them to pages.
//
// A rule is data: names, hosts, conventions of the publisher, and layouts that say
// where each field stands on the page. rules/README.md describes the format
// for those who write one; this package's types follow it key by key.
package rule

import (
	"fmt"
	"path"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Rule is one publisher's or platform's file. It is not changed after
// reading and safe for concurrent use.
type Rule struct {
	File     string
	Name     string   // canonical: The Guardian
	Aliases  []string // as platforms print it: The Guardian - UK
	Hosts    []string // lower case, with all their subdomains
	Platform bool     // serves others' articles
	Language string   // BCP 47, of a publisher that writes in one
	// Markup recognises a platform's page whose address is not known.
	Markup Selector
	// rest compiles what only a page of this publisher needs, when it first does.
	rest func() rest
}

// rest is the part of a Rule that is compiled on first use.
type rest struct {
	style   Style
	layouts []*Layout
	faults  []*Error
}

// Style gives the conventions of the publisher; of no rule, none.
func (r *Rule) Style() Style {
	if r == nil {
		return Style{}
	}
	return r.rest().style
}

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

// A Layout is one page design: where each field stands, and what to drop.
type Layout struct {
	Name    string
	From    time.Time // first day in use; zero: open
	Until   time.Time // last day in use; zero: open
	When    Selector
	Frame   *Frame
	fields  map[string][]*Source
	names   map[string]bool // the fields that have a key, if an empty one
	pattern map[string]*regexp.Regexp
	Drops   []Drop
	// DropTexts match whole blocks only.
	DropTexts []*regexp.Regexp
	// KeepHidden is set where hidden elements of the body are the article's:
	// a guest's view hides what the page still holds.
	KeepHidden bool
	// Notes are elements, NoteTexts whole blocks, that are a correction, a
	// note of the editors or a footnote.
	Notes     Selector
	NoteTexts []*regexp.Regexp
	live      *live
}

// A Drop is a selector for what is inside the body and not of the article.
type Drop struct {
	Text string // as written
	Sel  Selector
}

// Fields that a layout can give sources for.
const (
	Title      = "title"
	Standfirst = "standfirst"
	Section    = "section"
	Byline     = "byline"
	Authors    = "authors"
	Publisher  = "publisher"
	Published  = "published"
	Modified   = "modified"
	Keywords   = "keywords"
	Photos     = "photos"  // elements, each around one photo
	Caption    = "caption" // inside a photo's element
	Credit     = "credit"  // inside a photo's element
	Body       = "body"
)

var fieldNames = []string{
	Title, Standfirst, Section, Byline, Authors, Publisher, Published, Modified, Keywords, Photos, Caption, Credit, Body,
}

// Read reads one rule file under its name. A faulty part is left out of the
// Rule; Faults tells.
func Read(name string, data []byte) *Rule { return readFile(name, data).rule }

// newRule makes the rule of a document of which aliases and hosts are read.
func newRule(doc *document, t *table, aliases, hosts []entry) *Rule {
	r := &Rule{
		File:     doc.name,
		Name:     t.text("name"),
		Aliases:  texts(aliases),
		Hosts:    texts(hosts),
		Platform: readKind(t),
		Language: t.text("language"),
		Markup:   readSelector(t, "markup"),
	}
	r.rest = sync.OnceValue(func() rest { return readRest(r, doc, t) })
	return r
}

// readRest reads style and layouts and closes the document.
func readRest(r *Rule, doc *document, t *table) rest {
	var out rest
	if _, isText := t.values["name"].(string); key(r.Name) == "" && !doc.broken && (isText || !t.has("name")) {
		doc.fault("name", "missing: the name under which it is known")
	}
	if s := t.table("style"); s != nil {
		out.style = readStyle(s)
	}
	for _, l := range t.tables("layout") {
		out.layouts = append(out.layouts, readLayout(l, r.Platform))
	}
	if !t.has("hosts") && !t.has("markup") && len(out.layouts) > 0 {
		doc.fault("hosts", "missing: a layout without hosts or markup is never used")
	}
	t.close()
	out.faults = doc.faults
	return out
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

func readKind(t *table) (platform bool) {
	switch kind := t.text("kind"); kind {
	case "", "publisher":
	case "platform":
		return true
	default:
		t.doc.fault("kind", "%q is neither publisher nor platform", kind)
	}
	return false
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

func readLayout(t *table, platform bool) *Layout {
	l := &Layout{
		Name:       t.text("name"),
		From:       t.date("from"),
		Until:      t.date("until"),
		When:       readSelector(t, "when"),
		fields:     map[string][]*Source{},
		names:      map[string]bool{},
		KeepHidden: t.flag("keep-hidden"),
	}
	if !l.From.IsZero() && !l.Until.IsZero() && l.Until.Before(l.From) {
		t.doc.fault(join(t.path, "until"), "before from")
	}
	for _, field := range fieldNames {
		l.fields[field], l.names[field] = readSources(t, field), t.has(field)
	}
	if p := t.table("pattern"); p != nil {
		l.pattern = readPatterns(p)
	}
	l.Drops = readDrops(t)
	l.DropTexts = readWholeTexts(t, "drop-text")
	l.Notes, l.NoteTexts = readSelector(t, "note"), readWholeTexts(t, "note-text")
	if v := t.table("live"); v != nil {
		l.live = readLive(v)
	}
	if f := t.table("frame"); f != nil {
		l.Frame = readFrame(f)
	}
	if f := l.Frame; f != nil && !platform {
		t.doc.fault(join(t.path, "frame"), "only a platform has a frame; set kind = \"platform\"")
	}
	if !t.has(Body) && l.Frame == nil {
		t.doc.fault(join(t.path, Body), "missing: a layout says where the body is")
	}
	t.close()
	return l
}

func readSources(t *table, field string) []*Source {
	var out []*Source
	for _, e := range t.entries(field) {
		s, err := parseSource(e.text)
		if err != nil {
			t.doc.fault(e.path, "%v", err)
			continue
		}
		if fault := misplaced(field, s); fault != "" {
			t.doc.fault(e.path, "%s", fault)
			continue
		}
		out = append(out, s)
	}
	return out
}

// misplaced says what is wrong with a source of the wrong kind for its field.
func misplaced(field string, s *Source) string {
	element := s.kind == cssSource && s.name == ""
	switch {
	case (field == Photos || field == "entry") && !element:
		return "want a CSS selector for the elements around the photos or posts"
	case slices.Contains([]string{Caption, Credit, "time", "author"}, field) && s.kind != cssSource:
		return "want a CSS selector inside the photo's or post's element"
	case field == Body && (s.kind == metaSource || s.kind == cssSource && s.name != ""):
		return "want a CSS selector, or a JSON path to the body's HTML"
	}
	return ""
}

func readPatterns(t *table) map[string]*regexp.Regexp {
	patterns := map[string]*regexp.Regexp{}
	for _, field := range fieldNames {
		text := t.text(field)
		if text == "" {
			continue
		}
		path := join(t.path, field)
		if slices.Contains([]string{Photos, Body}, field) {
			t.doc.fault(path, "a pattern works on text; %s are elements", field)
			continue
		}
		if re := compile(t.doc, entry{path, text}); re != nil {
			patterns[field] = re
		}
	}
	t.close()
	return patterns
}

func readDrops(t *table) []Drop {
	var out []Drop
	for _, e := range t.entries("drop") {
		sel, err := parseSelector(e.text)
		if err != nil {
			t.doc.fault(e.path, "%v", err)
			continue
		}
		out = append(out, Drop{e.text, sel})
	}
	return out
}

// readWholeTexts anchors each pattern at both ends: a prompt is dropped when it
// is the whole block, never when a sentence of the article quotes it.
func readWholeTexts(t *table, key string) []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, e := range t.entries(key) {
		// Between the anchors a stray bracket of the pattern might find a partner.
		if _, err := syntax.Parse(e.text, syntax.Perl); err != nil {
			t.doc.fault(e.path, "%v", err)
			continue
		}
		re := compile(t.doc, entry{e.path, fmt.Sprintf("^(?:%s)$", e.text)})
		if re == nil {
			continue
		}
		if re.MatchString("") {
			t.doc.fault(e.path, "matches the empty text")
			continue
		}
		out = append(out, re)
	}
	return out
}
