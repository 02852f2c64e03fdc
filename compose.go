package lede

import (
	"slices"
	"strings"
	"time"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/head"
	"github.com/lede-go/lede/internal/photo"
	"github.com/lede-go/lede/internal/rule"
)

// compose fills the fields of the article in the order of precedence: rule,
// metadata, fallback. Every field that has a value has a source.
func (d *draft) compose() *Article {
	a := &Article{Sources: map[string]string{}}
	d.fillRule(a)
	d.fillTexts(a)
	d.fillDates(a)
	d.fillPublisher(a)
	d.fillPhotos(a)
	d.fillBody(a)
	d.fillStandfirst(a)
	d.fillByline(a)
	d.dropParticulars(a)
	d.fillDateline(a)
	d.fillLive(a)
	d.writeLedger(a)
	d.writeCandidates(a)
	return a
}

// own makes the strings of the article its own: most are parts of the page, which
// they would keep in memory as a whole, and which may be the caller's bytes. What stands
// in it twice is one string.
func (a *Article) own() {
	known := make(map[string]string, 2*len(a.Body)+32)
	a.eachString(func(s *string) {
		if *s == "" {
			*s = "" // which may be a part of the page too
			return
		}
		owned, ok := known[*s]
		if !ok {
			owned = strings.Clone(*s)
			known[owned] = owned
		}
		*s = owned
	})
}

// eachString calls do with every string in the article, keys of Sources apart.
func (a *Article) eachString(do func(*string)) {
	for _, s := range [...]*string{
		&a.Title, &a.Kicker, &a.Standfirst, &a.Section, &a.Byline,
		&a.Dateline.Date, &a.Dateline.Raw, &a.Publisher, &a.Platform, &a.Language, &a.URL,
		&a.Rule.Name, &a.Rule.Layout, &a.Rule.Platform, &a.Rule.CMS,
	} {
		do(s)
	}
	for _, list := range [...][]string{a.Dateline.Places, a.Dateline.Agencies, a.Paragraphs, a.Keywords} {
		each(list, do)
	}
	eachAuthor(a.Authors, do)
	for i := range a.Photos {
		eachOfPhoto(&a.Photos[i], do)
	}
	eachBlock(a.Body, do)
	for i := range a.Live {
		do(&a.Live[i].Title)
		eachAuthor(a.Live[i].Authors, do)
		eachBlock(a.Live[i].Body, do)
	}
	each(a.Verdict.Evidence, do)
	for i := range a.Warnings {
		do(&a.Warnings[i].Field)
		do(&a.Warnings[i].Code)
		do(&a.Warnings[i].Text)
	}
	for i := range a.Dropped {
		do(&a.Dropped[i].Text)
		do(&a.Dropped[i].Reason)
		do(&a.Dropped[i].Field)
	}
	for i := range a.Unused {
		do(&a.Unused[i].Rule)
		do(&a.Unused[i].Place)
		do(&a.Unused[i].Text)
	}
	for i := range a.Candidates {
		do(&a.Candidates[i].Field)
		do(&a.Candidates[i].Value)
		do(&a.Candidates[i].Source)
	}
	for field, source := range a.Sources {
		do(&source)
		a.Sources[field] = source
	}
}

func eachAuthor(authors []Author, do func(*string)) {
	for i := range authors {
		do(&authors[i].Name)
		do(&authors[i].Role)
		do(&authors[i].Place)
		do(&authors[i].URL)
	}
}

func eachBlock(blocks []Block, do func(*string)) {
	for i := range blocks {
		b := &blocks[i]
		do(&b.Text)
		do(&b.ID)
		do(&b.Marker)
		do(&b.URL)
		do(&b.Cite)
		do(&b.Caption)
		eachSpan(b.Spans, do)
		if b.Photo != nil {
			eachOfPhoto(b.Photo, do)
		}
		if b.Embed != nil {
			do(&b.Embed.Provider)
			do(&b.Embed.Title)
			do(&b.Embed.Poster)
		}
		for _, row := range b.Rows {
			each(row, do)
		}
	}
}

// eachOfPhoto calls do with every string of a photo.
func eachOfPhoto(p *Photo, do func(*string)) {
	do(&p.URL)
	do(&p.Alt)
	do(&p.Caption)
	do(&p.Credit)
	eachSpan(p.CaptionSpans, do)
}

func eachSpan(spans []Span, do func(*string)) {
	for i := range spans {
		do(&spans[i].URL)
	}
}

// each calls do with every element of list.
func each[T any](list []T, do func(*T)) {
	for i := range list {
		do(&list[i])
	}
}

// composeHead fills the fields that rule and metadata give without a body.
func (d *draft) composeHead() *Article {
	d.text.reader, d.text.spans = photo.NewReader(d.page, picturesOf(d.match)), spanner{d.page, d.options.NoSpans}
	a := &Article{Sources: map[string]string{}}
	d.fillRule(a)
	d.fillTexts(a)
	d.fillDates(a)
	d.fillPublisher(a)
	d.fillPhotos(a)
	if len(a.Photos) == 0 && len(d.meta.images.value) > 0 && !d.match.None(rule.Photos) {
		for _, i := range d.meta.images.value {
			a.Photos = append(a.Photos, Photo{URL: i.URL, Alt: i.Alt, Caption: i.Caption, Credit: i.Credit})
		}
		a.addSource("photos", d.meta.images.source)
	}
	d.fillStandfirst(a)
	d.fillByline(a)
	d.writeCandidates(a)
	a.own()
	return a
}

func (d *draft) fillBody(a *Article) {
	a.Body = d.text.blocks
	if i := titleIn(a.Body, a.Title); i >= 0 {
		d.ledger.take(i, a.Title, "title", rule.Title)
		d.ledger.keep()
		a.Body = slices.Delete(a.Body, i, i+1)
	}
	a.Paragraphs = paragraphs(a.Body)
	a.addSource("body", d.body.source)
	a.addSource("paragraphs", d.body.source)
	a.Confidence = d.judged.Confidence
	if d.found.Engine != "" {
		a.Confidence = d.found.Confidence
	}
}

// titleIn gives the place of the heading in front of the first paragraph that repeats
// the title, or -1.
func titleIn(blocks []Block, title string) int {
	for i, b := range blocks {
		if b.Type == HeadingBlock && strings.EqualFold(b.Text, title) {
			return i
		}
		if b.Type != HeadingBlock && b.Type != PhotoBlock && b.Type != EmbedBlock {
			break
		}
	}
	return -1
}

// fillStandfirst fills the standfirst. Where the rule says what the publisher
// prints, nothing else has a say. The line that the page prints beats the
// description in the metadata, which is none where it is the beginning of the text,
// cut short or not, with or without its dateline.
func (d *draft) fillStandfirst(a *Article) {
	if d.match.Names(rule.Standfirst) {
		a.Standfirst = d.ruledOr(a, rule.Standfirst, sourced[string]{})
		return
	}
	if printed := d.printed(rule.Standfirst); printed.value != "" {
		a.Standfirst = printed.value
		a.addSource("standfirst", printed.source)
		d.dropStandfirst(a)
		return
	}
	if meta := d.meta.standfirst; !d.beginsText(a, meta.value) {
		a.Standfirst = meta.value
		a.addSource("standfirst", meta.source)
	}
}

// dropStandfirst takes the standfirst out of the head of the body, where the
// fallback took it in as one block or several.
func (d *draft) dropStandfirst(a *Article) {
	rest := a.Standfirst
	var kept []Block
	var out []int
	for i, b := range a.Body {
		if b.Type == PhotoBlock || b.Type == EmbedBlock {
			kept = append(kept, b)
			continue
		}
		behind, ok := strings.CutPrefix(rest, b.Text)
		if !ok || b.Text == "" {
			kept = append(kept, a.Body[i:]...)
			break
		}
		rest = strings.TrimSpace(behind)
		out = append(out, i)
	}
	left := paragraphs(kept)
	if rest != "" || len(left) == 0 {
		return
	}
	for _, i := range out {
		d.ledger.take(i, a.Body[i].Text, "standfirst", rule.Standfirst)
	}
	d.ledger.keep()
	a.Body, a.Paragraphs = kept, left
}

// beginsText reports whether the first paragraph begins with description.
func (d *draft) beginsText(a *Article, description string) bool {
	if len(a.Paragraphs) == 0 {
		return false
	}
	first := a.Paragraphs[0]
	_, start, _ := byline.ParseDateline(description, byline.DatelineOptions{})
	start = strings.TrimRight(start, ". …")
	if at := strings.Index(first, start); at <= 0 {
		return at == 0 // nor does what stands behind a dateline
	}
	_, rest, _ := byline.ParseDateline(first, byline.DatelineOptions{})
	return strings.HasPrefix(rest, start)
}

// fillTexts fills the fields that are one text or a list of texts as they
// stand. The title is what the page prints: a heading beats the metadata.
func (d *draft) fillTexts(a *Article) {
	title, section := d.meta.title, d.meta.section
	if printed := d.printed(rule.Title); printed.value != "" {
		title = printed
	}
	if section.value == "" {
		section = d.printed(rule.Section)
	}
	if section.value == "" && slices.Contains(d.meta.categories, d.head.Kicker) {
		section = sourced[string]{d.head.Kicker, "fallback: kicker"}
	}
	section.value = asPrinted(section.value, d.head.Section, d.head.Kicker)
	a.Title = d.ruledOr(a, rule.Title, title)
	a.Section = d.ruledOr(a, rule.Section, section)
	var kicker sourced[string]
	if a.Title == title.value && d.head.Kicker != "" {
		kicker = d.printed(rule.Kicker)
	}
	a.Kicker = d.ruledOr(a, rule.Kicker, kicker)
	a.URL = d.ruledOr(a, "url", d.meta.canonical)
	if a.URL == "" && d.page.URL != nil {
		a.URL = d.page.URL.String()
		a.Sources["url"] = "given"
	}
	a.Keywords = d.allOf(a, rule.Keywords, d.meta.keywords)
	if len(a.Keywords) == 1 {
		a.Keywords = splitKeywords(a.Keywords[0])
	}
}

// asPrinted gives the name of a section in lower case, which systems have as a key, as the
// page prints it.
func asPrinted(section string, printed ...string) string {
	for _, p := range printed {
		if section == strings.ToLower(section) && strings.EqualFold(section, p) {
			return p
		}
	}
	return section
}

// ruledOr gives the value of a field: the rule's, else the metadata's, unless the rule
// says that the page prints none.
func (d *draft) ruledOr(a *Article, field string, meta sourced[string]) string {
	if d.match.None(field) {
		return ""
	}
	if v := d.match.Text(field); v.Text != "" {
		a.Sources[field] = v.Source
		return v.Text
	}
	if meta.value != "" {
		a.Sources[field] = meta.source
	}
	return meta.value
}

// allOf is ruledOr for a field with several values.
func (d *draft) allOf(a *Article, field string, meta sourced[[]string]) []string {
	if d.match.None(field) {
		return nil
	}
	if v := d.match.Texts(field); len(v.Texts) > 0 {
		a.Sources[field] = v.Source
		return v.Texts
	}
	if len(meta.value) > 0 {
		a.Sources[field] = meta.source
	}
	return meta.value
}

// fillDates fills the dates of publication and of the last change. A printed date of
// a change counts where the metadata has none, and is not before the publication.
func (d *draft) fillDates(a *Article) {
	published, modified := d.published(), d.meta.modified
	if other := d.meta.otherOrder; !other.IsZero() && published.value.Equal(other) && !d.meta.modifiedOther.IsZero() {
		modified.value = d.meta.modifiedOther
	}
	modified = d.notBehind(modified)
	if printed := d.head.Modified; modified.value.IsZero() && !printed.IsZero() && !d.options.NoFallback {
		modified = sourced[time.Time]{printed, "fallback: date"}
	}
	a.Published = d.time(a, rule.Published, published)
	a.Modified = d.time(a, rule.Modified, modified)
	if a.Sources["modified"] == "fallback: date" && a.Published.Sub(a.Modified) >= day {
		a.Modified = time.Time{}
		delete(a.Sources, "modified")
	}
}

// time is ruledOr for a date: the rule's, where it can be read, else the page's. What
// a rule names is known to be a date, and may have a short year (rbb24.de).
func (d *draft) time(a *Article, field string, page sourced[time.Time]) time.Time {
	if d.match.None(field) {
		return time.Time{}
	}
	v := d.match.Text(field)
	if t, ok := (date.Form{ShortYears: true, Zone: d.match.Zone()}).Parse(v.Text); ok {
		a.addSource(field, v.Source)
		return t
	}
	a.addSource(field, page.source)
	return page.value
}

// published gives the date of publication that the page tells of: in its
// metadata, else in print, else in its address.
//
// A date in print that is earlier than that of the metadata by more than a day
// wins, if it surely is the article's: the other is of the day on which a system
// took it in or a template was changed (hubermanlab.com, Medium, siteline.com). A
// later one is of an update, unless the source is a loose one.
func (d *draft) published() sourced[time.Time] {
	m := d.declared()
	if d.options.NoFallback || !m.value.IsZero() && len(d.found.Body) == 0 {
		return m
	}
	printed := sourced[time.Time]{d.head.Published, "fallback: date"}
	if !m.value.IsZero() {
		earlier := m.value.Sub(printed.value)
		if d.head.SurelyPublished && earlier >= 2*day || d.head.PublishedAlone && earlier.Abs() >= 2*day && slices.Contains(looseDates, m.source) {
			return printed
		}
		return m
	}
	address, whole, _ := head.URLDate(d.page.URL)
	switch {
	case !address.IsZero() && (whole || printed.value.IsZero()) && printed.value.Sub(address).Abs() > 2*day:
		return sourced[time.Time]{address, "fallback: address"}
	case !printed.value.IsZero():
		return printed
	}
	return sourced[time.Time]{}
}

// looseDates are the sources in which systems put what day they like: that on which
// the page was made or last touched (deutscheweine.de, alpin.de), or that of another
// entry (dubisthalle.de).
var looseDates = []string{"meta: dc.date", "meta: dcterms.date", "meta: date", "meta: dc.date.created", "meta: dcterms.created", "meta: datecreated",
	"meta: date.created", "json-ld: dateCreated", "microformat: published", "rdfa: dateCreated"}

// declared gives the date of publication in the metadata. Where day and month can
// change places, what the page prints or its address tells which is which.
func (d *draft) declared() sourced[time.Time] {
	m := d.meta.published
	address, _, _ := head.URLDate(d.page.URL)
	m.value, _ = head.InOrder(m.value, d.meta.otherOrder, d.page.Retrieved, d.head.Published, address)
	return d.notBehind(m)
}

// notBehind gives a date unless it is behind the day on which the page was fetched.
func (d *draft) notBehind(m sourced[time.Time]) sourced[time.Time] {
	if head.IsSlip(m.value, d.page.Retrieved) {
		return sourced[time.Time]{}
	}
	return m
}

const day = 24 * time.Hour

// addSource records the source of a field that has one.
func (a *Article) addSource(field, source string) {
	if source != "" {
		a.Sources[field] = source
	}
}

// fillPublisher fills who wrote the article, who served it, and in what language.
func (d *draft) fillPublisher(a *Article) {
	if d.match.Platform != nil {
		a.Platform = d.match.Platform.Name
		a.addSource("platform", "rule "+d.match.Platform.Host())
	}
	printed := d.match.Text(rule.Publisher)
	switch {
	case d.match.Publisher != nil:
		a.Publisher = d.match.Publisher.Name
		a.addSource("publisher", "rule "+d.match.Publisher.Host())
	case printed.Text != "":
		a.Publisher = printed.Text
		a.addSource("publisher", printed.Source)
	case d.match.Platform == nil && !d.match.None(rule.Publisher):
		a.Publisher = d.meta.siteName.value
		a.addSource("publisher", d.meta.siteName.source)
	}
	a.Language = d.meta.language.value
	a.addSource("language", d.meta.language.source)
	if p := d.match.Publisher; p != nil && p.Language != "" {
		a.Language = p.Language
		a.addSource("language", "rule "+p.Host())
	}
}
