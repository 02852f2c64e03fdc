package explain

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/lede-go/lede"
)

// A Field is one field of the article.
type Field struct {
	Name   string           // its JSON key
	Values []string         // one, or one for each of a list
	Source string           // where it came from
	Lost   []lede.Candidate // what else was found for it
}

// fieldsOf gives the fields of an article that have a value or a candidate, in the order
// of the struct, and behind them what else has a source.
func fieldsOf(a *lede.Article) []Field {
	var list []Field
	sources := maps.Clone(a.Sources)
	add := func(name string, values ...string) {
		values = slices.DeleteFunc(values, func(v string) bool { return v == "" })
		others := lost(a, name)
		if len(values) > 0 || sources[name] != "" || len(others) > 0 {
			list = append(list, Field{name, values, sources[name], others})
		}
		delete(sources, name)
	}
	add("title", a.Title)
	add("kicker", a.Kicker)
	add("standfirst", a.Standfirst)
	add("section", a.Section)
	add("byline", a.Byline)
	add("authors", each(a.Authors, author)...)
	add("dateline", dateline(a.Dateline))
	add("published", stamp(a.Published))
	add("modified", stamp(a.Modified))
	add("photos", each(a.Photos, photo)...)
	add("paragraphs", counted(len(a.Paragraphs), "paragraph"))
	add("body", joined(", ", counted(len(a.Body), "block"), counted(a.WordCount(), "word")))
	add("live", each(a.Live, livePost)...)
	add("publisher", a.Publisher)
	add("platform", a.Platform)
	add("language", a.Language)
	add("url", a.URL)
	add("keywords", a.Keywords...)
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		add(name)
	}
	return list
}

// lost gives the candidates of a field that did not win.
func lost(a *lede.Article, field string) []lede.Candidate {
	var list []lede.Candidate
	for _, c := range a.Candidates {
		if c.Field == field && !c.Won {
			list = append(list, c)
		}
	}
	return list
}

func each[T any](list []T, text func(T) string) []string {
	var texts []string
	for _, v := range list {
		texts = append(texts, text(v))
	}
	return texts
}

// joined gives the parts that are not empty, with a mark between them.
func joined(mark string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), mark)
}

func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}

func author(a lede.Author) string {
	return joined("; ", a.Name, labelled("role: ", a.Role), labelled("place: ", a.Place), a.URL)
}

func dateline(d lede.Dateline) string {
	return joined("; ", labelled("places: ", strings.Join(d.Places, ", ")), labelled("date: ", d.Date),
		labelled("agencies: ", strings.Join(d.Agencies, ", ")), labelled("printed: ", d.Raw))
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func photo(p lede.Photo) string {
	size := ""
	if p.Width > 0 || p.Height > 0 {
		size = fmt.Sprintf("%d × %d", p.Width, p.Height)
	}
	return joined("; ", p.URL, labelled("caption: ", p.Caption), labelled("credit: ", p.Credit), labelled("alt: ", p.Alt), size)
}

func livePost(e lede.LiveEntry) string {
	return joined("; ", stamp(e.Time), e.Title, joined(", ", each(e.Authors, author)...), counted(len(e.Body), "block"))
}

// counted gives a number of things; "" for none.
func counted(n int, thing string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
