package lede

import (
	"strings"
	"time"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/head"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/photo"
	"github.com/lede-go/lede/internal/rule"
)

// compose fills the fields of the article in the order of precedence: rule,
// metadata, fallback. Every field that has a value has a source.
func (d *draft) compose() *Article {
	a := &Article{Sources: map[string]string{}, Dropped: d.text.dropped}
	d.fillTexts(a)
	d.fillDates(a)
	d.fillPublisher(a)
	d.fillPhotos(a)
	d.fillBody(a)
	d.fillStandfirst(a)
	d.fillByline(a)
	d.dropBylines(a)
	d.fillDateline(a)
	d.fillLive(a)
	return a
}

func (d *draft) fillBody(a *Article) {
	a.Body = withoutTitle(d.text.blocks, a.Title)
	a.Paragraphs = paragraphs(a.Body)
	a.addSource("body", d.body.source)
	a.addSource("paragraphs", d.body.source)
	a.Confidence = 1
	if d.found.Engine != "" {
		a.Confidence = d.found.Confidence
	}
}

// fillStandfirst fills the standfirst. Where the rule says what the publisher
// prints, a description in the metadata has no say; nor has one that is the
// beginning of the text, cut short or not, with or without its dateline.
func (d *draft) fillStandfirst(a *Article) {
	meta := d.meta.standfirst
	if d.match.Names(rule.Standfirst) || d.beginsText(a, meta.value) {
		meta = sourced[string]{}
	}
	a.Standfirst = d.ruledOr(a, rule.Standfirst, meta)
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
func (d *draft) fillTexts(a *Article) {
	title, section := d.meta.title, d.meta.section
	if d.head.Title != "" {
		title = sourced[string]{page.Unescape(d.head.Title), "fallback: " + d.head.TitleTag}
	}
	if section.value == "" && d.head.Section != "" {
		section = sourced[string]{d.head.Section, "fallback: breadcrumb"}
	}
	a.Title = d.ruledOr(a, rule.Title, title)
	a.Section = d.ruledOr(a, rule.Section, section)
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

// ruledOr gives the value of a field: the rule's, else the metadata's.
func (d *draft) ruledOr(a *Article, field string, meta sourced[string]) string {
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
	if v := d.match.Texts(field); len(v.Texts) > 0 {
		a.Sources[field] = v.Source
		return v.Texts
	}
	if len(meta.value) > 0 {
		a.Sources[field] = meta.source
	}
	return meta.value
}

func (d *draft) fillDates(a *Article) {
	published, modified := d.published(), d.meta.modified
	if other := d.meta.otherOrder; !other.IsZero() && published.value.Equal(other) && !d.meta.modifiedOther.IsZero() {
		modified.value = d.meta.modifiedOther
	}
	a.Published = d.time(a, rule.Published, published)
	a.Modified = d.time(a, rule.Modified, modified)
}

// time is ruledOr for a date: the rule's, where it can be read, else the page's.
func (d *draft) time(a *Article, field string, page sourced[time.Time]) time.Time {
	v := d.match.Text(field)
	if t, ok := date.Parse(v.Text); ok {
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
// later one is of an update.
func (d *draft) published() sourced[time.Time] {
	m := d.declared()
	if d.options.NoFallback || !m.value.IsZero() && len(d.found.Body) == 0 {
		return m
	}
	if !m.value.IsZero() {
		if !d.head.SurelyPublished || m.value.Sub(d.head.Published) < twoDays {
			return m
		}
		return sourced[time.Time]{d.head.Published, "fallback: date"}
	}
	address, ok := head.URLDate(d.page.URL)
	if ok && !isNear(d.head.Published, address) {
		return sourced[time.Time]{address, "fallback: address"}
	}
	if !d.head.Published.IsZero() {
		return sourced[time.Time]{d.head.Published, "fallback: date"}
	}
	return sourced[time.Time]{}
}

// declared gives the date of publication in the metadata. Where day and month can
// change places, what the page prints or its address tells which is which.
func (d *draft) declared() sourced[time.Time] {
	m := d.meta.published
	if d.meta.otherOrder.IsZero() {
		return m
	}
	address, _ := head.URLDate(d.page.URL)
	for _, witness := range [...]time.Time{d.head.Published, address} {
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
	case d.match.Platform == nil:
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

// fillPhotos puts the photos that the rule names in front of those of the body.
// Where neither has one above the text, the page's own lead photo comes first: that
// of a figure above the title, or else the metadata's.
func (d *draft) fillPhotos(a *Article) {
	photos, source := d.leadPhotos()
	named := len(photos.Photos)
	for _, p := range d.text.photos.Photos {
		photos.Add(p)
	}
	for _, p := range photos.Photos {
		a.Photos = append(a.Photos, Photo(p))
	}
	switch {
	case named == 0 && len(a.Photos) > 0:
		source = "body"
	case named < len(a.Photos):
		source += "; body"
	}
	if len(a.Photos) > 0 {
		a.addSource("photos", source)
	}
}

// leadPhotos gives the photos that the rule names, or else the lead photo of a
// page whose body the fallback found and starts without one; and their source.
func (d *draft) leadPhotos() (photos photo.List, source string) {
	reader := photo.NewReader(d.page, picturesOf(d.match))
	nodes, source := d.match.Photos()
	for _, n := range nodes {
		if p, ok := reader.Of(n.Node, n.Caption, n.Credit); ok {
			photos.Add(p)
		}
	}
	if len(photos.Photos) > 0 || startsWithPhoto(d.text.blocks) || len(d.found.Body) == 0 {
		return photos, source
	}
	var shared photo.Photo
	if len(d.meta.images.value) > 0 {
		i := d.meta.images.value[0]
		shared = photo.Photo{URL: i.URL, Alt: i.Alt, Caption: i.Caption, Credit: i.Credit}
	}
	p, printed, ok := reader.Lead(d.found.Body[0], shared, d.text.photos.Photos)
	switch {
	case !ok:
		return photos, ""
	case printed:
		source = "fallback: figure above the text"
	default:
		source = d.meta.images.source
	}
	photos.Add(p)
	return photos, source
}

// startsWithPhoto reports whether a photo stands in front of the first
// paragraph.
func startsWithPhoto(blocks []Block) bool {
	for _, b := range blocks {
		switch b.Type {
		case PhotoBlock:
			return true
		case HeadingBlock:
		default:
			return false
		}
	}
	return false
}
