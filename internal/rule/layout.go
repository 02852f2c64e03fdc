package rule

import (
	"cmp"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"time"
)

// A Layout is one page design: where each field stands, and what to drop. It says only
// what is not found without it.
type Layout struct {
	Name    string    // or its place in the file
	From    time.Time // first day in use; zero: open
	Until   time.Time // last day in use; zero: open
	When    Selector
	Frame   *Frame
	fields  map[string][]*Source
	names   map[string]bool // the fields that have a key, if an empty one
	pattern map[string]*regexp.Regexp
	path    string // of its table
	drops   drops
	keeps   drops
	gates   drops // what keeps the rest of a text back
	wholes  drops // what only a whole text has
	// headings are sub-headings that are paragraphs by their tag.
	headings drops
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
	author    *author
}

// Fields that a layout can give sources for.
const (
	Title      = "title"
	Kicker     = "kicker"
	Standfirst = "standfirst"
	Section    = "section"
	Byline     = "byline"
	Dateline   = "dateline"
	Authors    = "authors"
	Publisher  = "publisher"
	Published  = "published"
	Modified   = "modified"
	Keywords   = "keywords"
	Photos     = "photos"  // elements outside the body, each around one photo
	Photo      = "photo"   // the same inside the body
	Caption    = "caption" // inside a photo's element
	Credit     = "credit"  // inside a photo's element
	Body       = "body"
)

var fieldNames = []string{
	Title, Kicker, Standfirst, Section, Byline, Dateline, Authors, Publisher, Published, Modified, Keywords, Photos, Photo, Caption, Credit, Body,
}

func readLayout(t *table, kind Kind) *Layout {
	l := &Layout{
		Name:       cmp.Or(t.text("name"), t.path),
		path:       t.path,
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
	l.drops, l.keeps = readDrops(t, "drop"), readDrops(t, "keep")
	l.gates, l.wholes = readDrops(t, "gate"), readDrops(t, "whole")
	l.headings = readDrops(t, "heading")
	l.DropTexts = readWholeTexts(t, "drop-text")
	l.Notes, l.NoteTexts = readSelector(t, "note"), readWholeTexts(t, "note-text")
	if v := t.table("live"); v != nil {
		l.live = readLive(v)
	}
	if a := t.table("author"); a != nil {
		l.author = readAuthor(a)
	}
	if f := t.table("frame"); f != nil {
		l.Frame = readFrame(f)
	}
	if f := l.Frame; f != nil && kind != PlatformKind {
		t.doc.fault(join(t.path, "frame"), "only a platform has a frame; set kind = \"platform\"")
	}
	t.close()
	fileAll(l.asked())
	return l
}

// asked gives the selectors that the whole page is asked for.
func (l *Layout) asked() []Selector {
	list := slices.Concat([]Selector{l.When}, l.drops.selectors, l.keeps.selectors, l.headings.selectors)
	var sources []*Source
	for _, field := range fieldNames {
		if field != Caption && field != Credit { // which are looked for around a photo
			sources = append(sources, l.fields[field]...)
		}
	}
	if l.author != nil {
		sources = append(sources, l.author.entry...)
	}
	if l.live != nil {
		sources = append(sources, l.live.entry...)
	}
	for _, s := range sources {
		list = append(list, s.sel)
	}
	return slices.DeleteFunc(list, func(sel Selector) bool { return len(sel) == 0 })
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
		s.place = e.path
		out = append(out, s)
	}
	return out
}

// misplaced says what is wrong with a source of the wrong kind for its field.
func misplaced(field string, s *Source) string {
	element := s.kind == cssSource && s.name == ""
	switch {
	case slices.Contains([]string{Photos, Photo, "entry"}, field) && !element:
		return "want a CSS selector for the elements around the photos, posts or authors"
	case slices.Contains([]string{Caption, Credit, "time", "author", "name", "role", "place", "url"}, field) && s.kind != cssSource:
		return "want a CSS selector inside the photo's, post's or author's element"
	case field == Body && (s.kind == metaSource || s.kind == cssSource && s.name != ""):
		return "want a CSS selector, or a JSON path to the body's HTML"
	}
	return ""
}

func readPatterns(t *table) map[string]*regexp.Regexp {
	patterns := map[string]*regexp.Regexp{}
	for _, field := range fieldNames {
		path := join(t.path, field)
		if slices.Contains([]string{Photos, Photo, Body}, field) {
			if t.has(field) {
				t.read[field] = true
				t.doc.fault(path, "a pattern works on text; %s are elements", field)
			}
			continue
		}
		text := t.text(field)
		if text == "" {
			continue
		}
		if re := compile(t.doc, entry{path, text}); re != nil {
			patterns[field] = re
		}
	}
	t.close()
	return patterns
}

// drops are selectors of elements to drop, or to keep.
type drops struct {
	written   []entry
	selectors []Selector
	index     *index
}

// readDrops reads the selectors under key.
func readDrops(t *table, key string) drops {
	var d drops
	for _, e := range t.entries(key) {
		sel, err := parseSelector(e.text)
		if err != nil {
			t.doc.fault(e.path, "%v", err)
			continue
		}
		d.written, d.selectors = append(d.written, e), append(d.selectors, sel)
	}
	d.index = newIndex(d.selectors)
	return d
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
