package lede

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/head"
	"github.com/lede-go/lede/internal/meta"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

// candidateFields are the fields that have candidates, in the order of Article.
var candidateFields = [...]string{
	rule.Title, rule.Kicker, rule.Standfirst, rule.Section, rule.Byline, rule.Authors, rule.Dateline, rule.Photos,
	rule.Publisher, rule.Published, rule.Modified, "language", "url", rule.Keywords,
}

// offers are the values that were found for fields, for Article.Candidates. There are
// some with Extractor.Trace alone; nil takes none. Which of them wins is decided where
// the field is filled.
type offers struct{ list []Candidate }

// add notes what a source has for a field.
func (o *offers) add(field, source string, values ...string) {
	const longest = 1000 // bytes
	value := dom.Clean(strings.Join(values, ", "))
	if len(value) > longest {
		value = strings.ToValidUTF8(value[:longest], "") + "…"
	}
	if value != "" && source != "" {
		o.list = append(o.list, Candidate{Field: field, Value: value, Source: source})
	}
}

// addDate is add for a date.
func (o *offers) addDate(field string, t sourced[time.Time]) {
	if !t.value.IsZero() {
		o.add(field, t.source, t.value.Format(time.RFC3339))
	}
}

// writeCandidates writes Article.Candidates: of each field what the rule's sources hold,
// what the page prints, and what its metadata say, each in the order in which they are
// believed; that which won in front of them.
func (d *draft) writeCandidates(a *Article) {
	if d.meta.offers == nil {
		return
	}
	o := &offers{}
	d.offerRuled(o)
	d.offerPrinted(o)
	o.list = append(o.list, d.meta.offers.list...)
	for _, field := range candidateFields {
		a.Candidates = append(a.Candidates, o.of(field, a)...)
	}
}

// of gives the candidates of one field. What follows from another part of the article is
// one that nothing else was held against.
func (o *offers) of(field string, a *Article) []Candidate {
	var list []Candidate
	source, won := a.Sources[field], false
	for _, c := range o.list {
		if c.Field != field || slices.ContainsFunc(list, func(b Candidate) bool { return b.Source == c.Source && b.Value == c.Value }) {
			continue
		}
		if c.Won = !won && (c.Source == source || strings.HasPrefix(source, c.Source+"; ")); c.Won {
			won = true
			list = slices.Insert(list, 0, c)
			continue
		}
		list = append(list, c)
	}
	if !won && source != "" {
		own := &offers{}
		if own.add(field, source, a.valuesOf(field)...); len(own.list) > 0 {
			own.list[0].Won = true
			return append(own.list, list...)
		}
	}
	return list
}

// offerRuled adds what the sources of the rule hold.
func (d *draft) offerRuled(o *offers) {
	for _, field := range candidateFields {
		if field == rule.Photos {
			continue // elements around photos have more text than an address
		}
		for v := range d.match.All(field) {
			o.add(field, v.Source, v.Texts...)
		}
	}
	people, source := d.match.People()
	for _, p := range people {
		o.add(rule.Authors, source, p.Name)
	}
	if p := d.match.Publisher; p != nil {
		o.add(rule.Publisher, "rule "+p.Host(), p.Name)
		o.add("language", "rule "+p.Host(), p.Language)
	}
}

// offerPrinted adds what the page prints.
func (d *draft) offerPrinted(o *offers) {
	for _, field := range [...]string{rule.Title, rule.Kicker, rule.Standfirst, rule.Section, rule.Byline} {
		v := d.printed(field)
		o.add(field, v.source, v.value)
	}
	o.add(rule.Authors, "fallback: byline", d.head.Authors...)
	o.addDate(rule.Published, sourced[time.Time]{d.head.Published, "fallback: date"})
	o.addDate(rule.Modified, sourced[time.Time]{d.head.Modified, "fallback: date"})
	address, _, _ := head.URLDate(d.page.URL)
	o.addDate(rule.Published, sourced[time.Time]{address, "fallback: address"})
	for _, p := range d.text.photos.Photos[:min(len(d.text.photos.Photos), 1)] {
		o.add(rule.Photos, "body", p.URL)
	}
	if d.page.URL != nil {
		o.add("url", "given", d.page.URL.String())
	}
}

// printed gives what the page prints of a field that is one text, as the fallback finds
// it.
func (d *draft) printed(field string) sourced[string] {
	var v sourced[string]
	switch h := d.head; field {
	case rule.Title:
		v = sourced[string]{page.Unescape(h.Title), "fallback: " + h.TitleTag}
	case rule.Kicker:
		v = sourced[string]{h.Kicker, "fallback: kicker"}
	case rule.Standfirst:
		v = sourced[string]{h.Standfirst, "fallback: " + h.StandfirstTag}
	case rule.Section:
		v = sourced[string]{h.Section, "fallback: breadcrumb"}
	case rule.Byline:
		v = sourced[string]{h.Byline, "fallback: byline"}
	}
	if v.value == "" {
		return sourced[string]{}
	}
	return v
}

// valuesOf gives the values of a field of the article as text.
func (a *Article) valuesOf(field string) []string {
	var list []string
	switch field {
	case rule.Authors:
		for _, author := range a.Authors {
			list = append(list, author.Name)
		}
	case rule.Dateline:
		if list = slices.Concat(a.Dateline.Places, a.Dateline.Agencies); len(list) == 0 {
			list = []string{cmp.Or(a.Dateline.Raw, a.Dateline.Date)}
		}
	case rule.Photos:
		for _, p := range a.Photos[:min(len(a.Photos), 1)] {
			list = append(list, cmp.Or(p.URL, p.Caption, p.Alt))
		}
	case rule.Published:
		return []string{a.Published.Format(time.RFC3339)}
	case rule.Modified:
		return []string{a.Modified.Format(time.RFC3339)}
	case rule.Keywords:
		return a.Keywords
	default:
		texts := map[string]string{rule.Title: a.Title, rule.Kicker: a.Kicker, rule.Standfirst: a.Standfirst, rule.Section: a.Section,
			rule.Byline: a.Byline, rule.Publisher: a.Publisher, "language": a.Language, "url": a.URL}
		return []string{texts[field]}
	}
	return list
}

// first gives the first value of a field's sources that read makes something of.
func first(d *describer, field string, sources []string, read func(string) (string, bool)) sourced[string] {
	var won sourced[string]
	for _, source := range sources {
		for _, v := range d.Values(source) {
			text, ok := read(v)
			if !ok {
				continue
			}
			if won.source == "" {
				won = sourced[string]{text, source}
			}
			if d.offers == nil || field == "" {
				return won
			}
			d.offers.add(field, source, text)
			break
		}
	}
	return won
}

func (d *describer) text(field string, sources []string) sourced[string] {
	return first(d, field, sources, textOf)
}

// list gives the values of the first of a field's sources that has any good ones, each
// of them once. A single value is a list that has yet to be cut.
func (d *describer) list(field string, sources []string, cut func(string) []string, good func(string) bool) (won sourced[[]string]) {
	for _, source := range sources {
		values := d.Values(source)
		if len(values) == 1 {
			values = cut(page.PlainText(values[0]))
		}
		var list []string
		seen := map[string]bool{}
		for _, v := range values {
			v = page.PlainText(v)
			if key := strings.ToLower(v); v != "" && !seen[key] && good(v) {
				seen[key] = true
				list = append(list, v)
			}
		}
		if len(list) == 0 {
			continue
		}
		if won.source == "" {
			won = sourced[[]string]{list, source}
		}
		if d.offers == nil {
			break
		}
		d.offers.add(field, source, list...)
	}
	return won
}

// images gives the pictures of the first source that has any.
func (d *describer) images() (won sourced[[]meta.Image]) {
	for _, source := range imageSources {
		list := d.Images(source)
		if len(list) == 0 {
			continue
		}
		if won.source == "" {
			won = sourced[[]meta.Image]{list, source}
		}
		if d.offers == nil {
			break
		}
		d.offers.add("photos", source, list[0].URL)
	}
	return won
}
