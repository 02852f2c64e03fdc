package lede

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/head"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

// compose fills the fields of the article in the order of precedence: rule,
// metadata, fallback. Every field that has a value has a source.
func (d *draft) compose(c *cleaner, bodySource string) *Article {
	a := &Article{Sources: map[string]string{}, Dropped: c.dropped}
	h := d.readHead()
	d.fillTexts(a, h)
	d.fillDates(a, h)
	d.fillHouses(a)
	d.fillPhotos(a, c)
	a.Body = withoutTitle(c.blocks, a.Title)
	a.Paragraphs = paragraphs(a.Body)
	a.Sources["body"], a.Sources["paragraphs"] = bodySource, bodySource
	a.Confidence = 1
	if d.found.Engine != "" {
		a.Confidence = d.found.Confidence
	}
	d.fillStandfirst(a)
	d.fillByline(a, h)
	d.dropBylines(a)
	d.fillDateline(a)
	d.fillLive(a)
	return a
}

// readHead gives what the page prints around a body that the fallback found;
// nothing where a rule found it.
func (d *draft) readHead() head.Head {
	if len(d.found.Body) == 0 {
		return head.Head{}
	}
	return head.Read(d.page.Doc, d.found, head.Hints{
		URL:         d.page.URL,
		Description: d.meta.standfirst.value,
		SiteName:    d.meta.siteName.value,
		Language:    d.meta.language.value,
		Titles:      d.meta.titles,
	})
}

// fillStandfirst fills the standfirst. Where the rule says what the house
// prints, a description in the metadata has no say; nor has one that is the
// beginning of the text, cut short or not, with or without its dateline.
func (d *draft) fillStandfirst(a *Article) {
	meta := d.meta.standfirst
	if d.match.Names(rule.Standfirst) || d.beginsText(a, meta.value) {
		meta = sourced[string]{}
	}
	a.Standfirst = d.text(a, rule.Standfirst, meta)
}

// beginsText reports whether the first paragraph begins with description.
func (d *draft) beginsText(a *Article, description string) bool {
	if len(a.Paragraphs) == 0 {
		return false
	}
	first := a.Paragraphs[0]
	_, rest, _ := byline.ParseDateline(first, byline.DatelineOptions{})
	_, start, _ := byline.ParseDateline(description, byline.DatelineOptions{})
	start = strings.TrimRight(start, ". …")
	return strings.HasPrefix(first, start) || strings.HasPrefix(rest, start)
}

// fillTexts fills the fields that are one text or a list of texts as they
// stand. The title is what the page prints: a heading beats the metadata.
func (d *draft) fillTexts(a *Article, h head.Head) {
	title, section := d.meta.title, d.meta.section
	if h.Title != "" {
		title = sourced[string]{page.Unescape(h.Title), "fallback: " + h.TitleTag}
	}
	if section.value == "" && h.Section != "" {
		section = sourced[string]{h.Section, "fallback: breadcrumb"}
	}
	a.Title = d.text(a, rule.Title, title)
	a.Section = d.text(a, rule.Section, section)
	a.URL = d.text(a, "url", d.meta.canonical)
	if a.URL == "" && d.page.URL != nil {
		a.URL = d.page.URL.String()
		a.Sources["url"] = "given"
	}
	a.Keywords = d.texts(a, rule.Keywords, d.meta.keywords)
	if len(a.Keywords) == 1 {
		a.Keywords = splitKeywords(a.Keywords[0])
	}
}

// text gives the value of a field: the rule's, else the metadata's.
func (d *draft) text(a *Article, field string, meta sourced[string]) string {
	if v := d.match.Text(field); v.Text != "" {
		a.Sources[field] = v.Source
		return v.Text
	}
	if meta.value != "" {
		a.Sources[field] = meta.source
	}
	return meta.value
}

// texts is text for a field with several values.
func (d *draft) texts(a *Article, field string, meta sourced[[]string]) []string {
	if v := d.match.Texts(field); len(v.Texts) > 0 {
		a.Sources[field] = v.Source
		return v.Texts
	}
	if len(meta.value) > 0 {
		a.Sources[field] = meta.source
	}
	return meta.value
}

func (d *draft) fillDates(a *Article, h head.Head) {
	published, modified := d.published(h), d.meta.modified
	if other := d.meta.otherOrder; !other.IsZero() && published.value.Equal(other) && !d.meta.modifiedOther.IsZero() {
		modified.value = d.meta.modifiedOther
	}
	a.Published = d.time(a, rule.Published, published)
	a.Modified = d.time(a, rule.Modified, modified)
}

// time is text for a date: the rule's, where it can be read, else the page's.
func (d *draft) time(a *Article, field string, page sourced[time.Time]) time.Time {
	v := d.match.Text(field)
	if t, ok := date.Parse(v.Text); ok {
		note(a, field, v.Source)
		return t
	}
	note(a, field, page.source)
	return page.value
}

// published gives the date of publication that the page tells of: in its
// metadata, else in print, else in its address.
//
// A date in print that is earlier than that of the metadata by more than a day
// wins, if it surely is the article's: the other is of the day on which a system
// took it in or a template was changed (hubermanlab.com, Medium, siteline.com). A
// later one is of an update.
func (d *draft) published(h head.Head) sourced[time.Time] {
	m := d.declared(h)
	if d.options.NoFallback || !m.value.IsZero() && len(d.found.Body) == 0 {
		return m
	}
	if !m.value.IsZero() {
		if !h.SurelyPublished || m.value.Sub(h.Published) < twoDays {
			return m
		}
		return sourced[time.Time]{h.Published, "fallback: date"}
	}
	address, ok := head.URLDate(d.page.URL)
	if ok && !isNear(h.Published, address) {
		return sourced[time.Time]{address, "fallback: address"}
	}
	if !h.Published.IsZero() {
		return sourced[time.Time]{h.Published, "fallback: date"}
	}
	return sourced[time.Time]{}
}

// declared gives the date of publication in the metadata. Where day and month can
// change places, what the page prints or its address tells which is which.
func (d *draft) declared(h head.Head) sourced[time.Time] {
	m := d.meta.published
	if d.meta.otherOrder.IsZero() {
		return m
	}
	address, _ := head.URLDate(d.page.URL)
	for _, witness := range [...]time.Time{h.Published, address} {
		switch {
		case isNear(m.value, witness):
			return m
		case isNear(d.meta.otherOrder, witness):
			return sourced[time.Time]{d.meta.otherOrder, m.source}
		}
	}
	return m
}

// twoDays is how far dates that are the same may lie apart: one can be without a
// time, and in another zone.
const twoDays = 48 * time.Hour

func isNear(a, b time.Time) bool { return a.Sub(b).Abs() <= twoDays }

// note records the source of a field that has one.
func note(a *Article, field, source string) {
	if source != "" {
		a.Sources[field] = source
	}
}

// fillHouses fills who wrote the article, who served it, and in what language.
func (d *draft) fillHouses(a *Article) {
	if d.match.Platform != nil {
		a.Platform = d.match.Platform.Name
		note(a, "platform", "rule "+d.match.Platform.Host())
	}
	printed := d.match.Text(rule.Publisher)
	switch {
	case d.match.Publisher != nil:
		a.Publisher = d.match.Publisher.Name
		note(a, "publisher", "rule "+d.match.Publisher.Host())
	case printed.Text != "":
		a.Publisher = printed.Text
		note(a, "publisher", printed.Source)
	case d.match.Platform == nil:
		a.Publisher = d.meta.siteName.value
		note(a, "publisher", d.meta.siteName.source)
	}
	a.Language = d.meta.language.value
	note(a, "language", d.meta.language.source)
	if p := d.match.Publisher; p != nil && p.Language != "" {
		a.Language = p.Language
		note(a, "language", "rule "+p.Host())
	}
}

// fillByline reads the printed byline; where the page prints none, the names
// that the rule or the metadata gives.
func (d *draft) fillByline(a *Article, h head.Head) {
	o := byline.Options{Roles: d.match.Publisher.Style().Roles, Site: a.Publisher, TitleCase: d.options.TitleCaseNames}
	printed := d.match.Text(rule.Byline)
	if printed.Text != "" {
		a.Byline = printed.Text
		note(a, "byline", printed.Source)
	}
	names := d.match.Texts(rule.Authors)
	if len(names.Texts) > 0 {
		d.addAuthors(a, names.Source, o, names.Texts...)
	}
	if len(a.Authors) == 0 && a.Byline != "" {
		d.addAuthors(a, a.Sources["byline"], o, a.Byline)
	}
	// The section beside the date is no byline (lbcgroup.tv).
	h.Authors = slices.DeleteFunc(h.Authors, func(line string) bool { return strings.EqualFold(line, a.Section) })
	if len(a.Authors) == 0 && d.printedFirst(h, o) {
		if a.Byline == "" {
			a.Byline = h.Byline
			note(a, "byline", "fallback: byline")
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
		return d.meta.byHouse || strings.EqualFold(p.Name, o.Site)
	})
	if len(known) == 0 {
		return true
	}
	printed := byline.ParseAll(h.Authors, o).Authors
	// Houses and teams are authors only where nobody is named beside them.
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
	a.Dateline.Places = appendNew(a.Dateline.Places, b.Places...)
	a.Dateline.Agencies = appendNew(a.Dateline.Agencies, b.Agencies...)
	if len(a.Authors) > 0 {
		note(a, "authors", source)
	}
	if len(a.Dateline.Places)+len(a.Dateline.Agencies) > 0 {
		note(a, "dateline", source)
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

// appendNew appends what is not in list yet.
func appendNew[T comparable](list []T, more ...T) []T {
next:
	for _, m := range more {
		for _, had := range list {
			if had == m {
				continue next
			}
		}
		list = append(list, m)
	}
	return list
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
	a.Dateline.Agencies = appendNew(found.Agencies, a.Dateline.Agencies...)
	a.Dateline.Date, a.Dateline.Raw = found.Date, found.Raw
	note(a, "dateline", "first paragraph")
	if len(a.Authors) == 0 && len(found.Authors) > 0 {
		for _, p := range found.Authors {
			a.Authors = append(a.Authors, Author(p))
		}
		note(a, "authors", "first paragraph")
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

// fillPhotos puts the photos that the rule names in front of those of the
// body. Where neither has one above the text, the page's own lead photo comes
// first: that of a figure above the title, or else the metadata's.
func (d *draft) fillPhotos(a *Article, c *cleaner) {
	nodes, source := d.match.Photos()
	lead := cleaner{page: d.page, match: d.match, frames: map[*html.Node]*frame{}}
	for _, n := range nodes {
		if p, ok := lead.photoOf(n); ok {
			lead.addPhoto(p)
		}
	}
	if len(lead.photos) == 0 && !startsWithPhoto(c.blocks) && len(d.found.Body) > 0 {
		source = lead.addLead(d.found.Body[0], d.meta.photos, c.photos)
	}
	named := len(lead.photos)
	for _, p := range c.photos {
		lead.addPhoto(p)
	}
	a.Photos = lead.photos
	switch {
	case named == 0 && len(a.Photos) > 0:
		source = "body"
	case named < len(a.Photos):
		source += "; body"
	}
	if len(a.Photos) > 0 {
		note(a, "photos", source)
	}
}
