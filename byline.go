package lede

import (
	"slices"
	"strings"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/head"
	"github.com/lede-go/lede/internal/rule"
)

// fillByline reads the printed byline; where the page prints none, the names
// that the rule or the metadata gives.
func (d *draft) fillByline(a *Article) {
	o := byline.Options{Roles: d.match.Publisher.Style().Roles, Site: a.Publisher, TitleCase: d.options.TitleCaseNames}
	printed := d.match.Text(rule.Byline)
	if printed.Text != "" {
		a.Byline = printed.Text
		a.addSource("byline", printed.Source)
	}
	names := d.match.Texts(rule.Authors)
	if len(names.Texts) > 0 {
		d.addAuthors(a, names.Source, o, names.Texts...)
	}
	if len(a.Authors) == 0 && a.Byline != "" {
		d.addAuthors(a, a.Sources["byline"], o, a.Byline)
	}
	h := d.head
	// The section beside the date is no byline (lbcgroup.tv).
	h.Authors = slices.DeleteFunc(h.Authors, func(line string) bool { return strings.EqualFold(line, a.Section) })
	if len(a.Authors) == 0 && d.printedFirst(h, o) {
		if a.Byline == "" {
			a.Byline = h.Byline
			a.addSource("byline", "fallback: byline")
		}
		d.addAuthors(a, "fallback: byline", o, h.Authors...)
	}
	if len(a.Authors) == 0 {
		d.addAuthors(a, d.meta.authors.source, o, d.meta.authors.value...)
	}
}

// printedFirst reports whether the printed byline beats the authors of the
// metadata. One before the body does, unless the metadata names those that it
// names in the midst of other things; one that is no more than likely only
// where the metadata names nobody.
func (d *draft) printedFirst(h head.Head, o byline.Options) bool {
	if len(h.Authors) == 0 {
		return false
	}
	// A system that knows no author puts in the site.
	known := slices.DeleteFunc(byline.ParseAll(d.meta.authors.value, o).Authors, func(p byline.Person) bool {
		return d.meta.bySite || strings.EqualFold(p.Name, o.Site)
	})
	if len(known) == 0 {
		return true
	}
	printed := byline.ParseAll(h.Authors, o).Authors
	// Publishers and teams are authors only where nobody is named beside them.
	people := byline.ParseAll(slices.Concat(h.Authors, d.meta.authors.value), o).Authors
	switch {
	case h.Likely, len(printed) == 0, !overlap(printed, people):
		return false
	case within(printed, known):
		return len(printed) == len(known) || len(known) > len(printed)+3
	case h.Named:
		return true
	}
	for _, p := range known {
		if !strings.Contains(h.Byline, p.Name) {
			return true
		}
	}
	return false
}

// overlap reports whether one of a is among b.
func overlap(a, b []byline.Person) bool {
	return slices.ContainsFunc(a, func(p byline.Person) bool { return within([]byline.Person{p}, b) })
}

// within reports whether all people of a are among b.
func within(a, b []byline.Person) bool {
	for _, p := range a {
		if !slices.ContainsFunc(b, func(q byline.Person) bool { return strings.EqualFold(p.Name, q.Name) }) {
			return false
		}
	}
	return true
}

// addAuthors adds the people and places of printed lines of names.
func (d *draft) addAuthors(a *Article, source string, o byline.Options, lines ...string) {
	b := byline.ParseAll(lines, o)
	for _, p := range b.Authors {
		a.Authors = append(a.Authors, Author(p))
	}
	a.Dateline.Places = byline.AppendNew(a.Dateline.Places, b.Places...)
	a.Dateline.Agencies = byline.AppendNew(a.Dateline.Agencies, b.Agencies...)
	if len(a.Authors) > 0 {
		a.addSource("authors", source)
	}
	if len(a.Dateline.Places)+len(a.Dateline.Agencies) > 0 {
		a.addSource("dateline", source)
	}
}

// dropBylines takes the paragraphs out of the body that are the byline and
// nothing else, above its first full paragraph or behind its last. The name
// under a letter belongs to it.
func (d *draft) dropBylines(a *Article) {
	var names []string
	for _, p := range a.Authors {
		names = append(names, p.Name)
	}
	o := byline.Options{Roles: d.match.Publisher.Style().Roles, Site: a.Publisher}
	first, last := fullParagraphs(a.Body)
	var kept []Block
	for i, b := range a.Body {
		isLetter := i > 0 && strings.HasSuffix(a.Body[i-1].Text, ",")
		if first <= i && i <= last || isLetter || b.Type != ParagraphBlock || !byline.IsBylineOf(b.Text, names, o) {
			kept = append(kept, b)
			continue
		}
		if d.options.Trace {
			a.Dropped = append(a.Dropped, Dropped{Text: b.Text, Reason: "byline"})
		}
	}
	a.Body, a.Paragraphs = kept, paragraphs(kept)
}

// fullParagraphs gives the first and the last paragraph that has more text than
// a byline; in a body without any, all but its ends.
func fullParagraphs(body []Block) (first, last int) {
	const longest = 120
	first, last = 1, len(body)-2
	found := false
	for i, b := range body {
		if b.Type != ParagraphBlock || len(b.Text) <= longest {
			continue
		}
		if !found {
			first, found = i, true
		}
		last = i
	}
	return first, last
}

// fillDateline reads the dateline of the first paragraph, which beats places
// and agencies of the byline.
func (d *draft) fillDateline(a *Article) {
	if len(a.Paragraphs) == 0 {
		return
	}
	o := byline.DatelineOptions{Published: a.Published, Weak: d.match.Publisher.Style().PlainDatelines}
	found, rest, ok := byline.ParseDateline(a.Paragraphs[0], o)
	if !ok {
		return
	}
	if d.options.StripDateline && rest != "" {
		a.replaceFirst(rest)
	}
	if len(found.Places) > 0 {
		a.Dateline.Places = found.Places
	}
	a.Dateline.Agencies = byline.AppendNew(found.Agencies, a.Dateline.Agencies...)
	a.Dateline.Date, a.Dateline.Raw = found.Date, found.Raw
	a.addSource("dateline", "first paragraph")
	if len(a.Authors) == 0 && len(found.Authors) > 0 {
		for _, p := range found.Authors {
			a.Authors = append(a.Authors, Author(p))
		}
		a.addSource("authors", "first paragraph")
	}
}

// replaceFirst puts text in the place of the first paragraph.
func (a *Article) replaceFirst(text string) {
	for i, b := range a.Body {
		if b.Text == a.Paragraphs[0] {
			a.Body[i].Text = text
			break
		}
	}
	a.Paragraphs[0] = text
}
