package export

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/lede-go/lede"
)

// ErrNoAddress says that an article has no absolute address, by which ninjs names what
// it holds.
var ErrNoAddress = errors.New("article without an absolute address")

// NINJS writes an article as an object of ninjs 3.1, the JSON of the International Press
// Telecommunications Council, of the type text. It has the body as plain text and as HTML,
// the latter as HTML with Options.BodyOnly writes it; the photos are its associations, and
// publisher, platform and agencies its sources. It is a partial representation where the
// verdict is that a part of the text is missing. A photo without an absolute address
// cannot be named there and is left out.
//
// The error wraps ErrNoAddress where the article has no absolute URL.
//
// Source: IPTC ninjs 3.1, ninjs-schema_3.1.json.
func NINJS(w io.Writer, a *lede.Article, o Options) error {
	if !isAbsolute(a.URL) {
		return fmt.Errorf("write ninjs: %w", ErrNoAddress)
	}
	n := ninjs{
		URI:                address(a.URL),
		Standard:           &ninjsStandard{Name: "ninjs", Version: "3.1", Schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"},
		Type:               "text",
		RepresentationType: representation(a.Verdict.State),
		FirstCreated:       instant(a.Published),
		VersionCreated:     instant(a.Modified),
		Language:           a.Language,
		By:                 plain(byline(a)),
		Located:            plain(strings.Join(a.Dateline.Places, "; ")),
		Headlines:          values(value{Role: "headline", Value: plain(a.Title)}, value{Role: "kicker", Value: plain(a.Kicker)}),
		Descriptions:       values(value{Role: "standfirst", Value: plain(a.Standfirst)}),
		Bodies:             bodiesOf(a, o),
		EditorsNote:        notesOf(a),
		InfoSources:        sourcesOf(a),
	}
	if a.Section != "" {
		n.Subjects = append(n.Subjects, ninjsConcept{Name: plain(a.Section), Rel: "section"})
	}
	for _, k := range a.Keywords {
		n.Subjects = append(n.Subjects, ninjsConcept{Name: plain(k), Rel: "keyword"})
	}
	for _, place := range a.Dateline.Places {
		n.Places = append(n.Places, ninjsConcept{Name: plain(place), Rel: "dateline"})
	}
	n.People, n.Organisations = creators(a)
	for _, p := range a.Photos {
		if isAbsolute(p.URL) {
			n.Associations = append(n.Associations, picture(p, len(n.Associations)+1))
		}
	}
	return writeJSON(w, "ninjs", n, o, false)
}

// representation gives how much of an article there is; "" where that is not known.
func representation(s lede.State) string {
	switch s {
	case lede.Complete:
		return "full"
	case lede.Gated, lede.Truncated, lede.Stub:
		return "partial"
	}
	return ""
}

// isAbsolute reports whether an address is whole, as a URI is.
func isAbsolute(s string) bool {
	u, err := url.Parse(address(s))
	return err == nil && u.IsAbs() && u.Host != ""
}

type ninjs struct {
	Name               string           `json:"name,omitempty"`
	Rel                string           `json:"rel,omitempty"`
	URI                string           `json:"uri"`
	Standard           *ninjsStandard   `json:"standard,omitempty"`
	Type               string           `json:"type"`
	RepresentationType string           `json:"representationType,omitempty"`
	FirstCreated       string           `json:"firstCreated,omitempty"`
	VersionCreated     string           `json:"versionCreated,omitempty"`
	Language           string           `json:"language,omitempty"`
	By                 string           `json:"by,omitempty"`
	Located            string           `json:"located,omitempty"`
	Headlines          []value          `json:"headlines,omitempty"`
	Descriptions       []value          `json:"descriptions,omitempty"`
	Bodies             []value          `json:"bodies,omitempty"`
	EditorsNote        string           `json:"edNote,omitempty"`
	People             []ninjsConcept   `json:"people,omitempty"`
	Organisations      []ninjsConcept   `json:"organisations,omitempty"`
	Places             []ninjsConcept   `json:"places,omitempty"`
	Subjects           []ninjsConcept   `json:"subjects,omitempty"`
	InfoSources        []ninjsSource    `json:"infoSources,omitempty"`
	Renditions         []ninjsRendition `json:"renditions,omitempty"`
	Associations       []ninjs          `json:"associations,omitempty"`
}

type ninjsStandard struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Schema  string `json:"schema"`
}

// A value is a text with what it is for.
type value struct {
	Role        string `json:"role"`
	ContentType string `json:"contentType,omitempty"`
	CharCount   int    `json:"charCount,omitempty"`
	WordCount   int    `json:"wordCount,omitempty"`
	Value       string `json:"value"`
}

type ninjsConcept struct {
	Name string `json:"name"`
	Rel  string `json:"rel,omitempty"`
	URI  string `json:"uri,omitempty"`
}

type ninjsSource struct {
	Name string `json:"name"`
	Role string `json:"role"`
}

type ninjsRendition struct {
	Name   string `json:"name"`
	Href   string `json:"href"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
}

// values gives those that have a text.
func values(all ...value) []value {
	var kept []value
	for _, v := range all {
		if v.Value != "" {
			kept = append(kept, v)
		}
	}
	return kept
}

// instant gives a time as JSON Schema wants a date-time; "" for none.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// bodiesOf gives the body as text and as HTML.
func bodiesOf(a *lede.Article, o Options) []value {
	text := plain(a.Text())
	if text == "" {
		return nil
	}
	var markup strings.Builder
	o.BodyOnly = true
	if err := HTML(&markup, a, o); err != nil {
		return nil // a Builder has none
	}
	return []value{
		{Role: "main", ContentType: "text/plain", CharCount: utf8.RuneCountInString(text), WordCount: a.WordCount(), Value: text},
		{Role: "main", ContentType: "text/html", Value: markup.String()},
	}
}

// notesOf gives the notes of the editors, footnotes apart.
func notesOf(a *lede.Article) string {
	var notes []string
	for _, b := range a.Body {
		if b.Type == lede.NoteBlock && b.ID == "" {
			notes = append(notes, plain(b.Text))
		}
	}
	return strings.Join(notes, "\n")
}

// sourcesOf gives who wrote an article, who served it, and the agencies that it is from.
func sourcesOf(a *lede.Article) []ninjsSource {
	var sources []ninjsSource
	add := func(name, role string) {
		if name != "" {
			sources = append(sources, ninjsSource{plain(name), role})
		}
	}
	add(a.Publisher, "publisher")
	add(a.Platform, "platform")
	for _, agency := range a.Dateline.Agencies {
		add(agency, "agency")
	}
	return sources
}

// creators gives the authors, the people and the others apart.
func creators(a *lede.Article) (people, organisations []ninjsConcept) {
	for _, author := range a.Authors {
		c := ninjsConcept{Name: plain(author.Name), Rel: "author"}
		if isAbsolute(author.URL) {
			c.URI = address(author.URL)
		}
		if isOrganization(a, author) {
			organisations = append(organisations, c)
		} else {
			people = append(people, c)
		}
	}
	return people, organisations
}

// picture gives the photo with that number as an association.
func picture(p lede.Photo, number int) ninjs {
	return ninjs{
		Name:         "photo-" + strconv.Itoa(number),
		Rel:          "photo",
		URI:          address(p.URL),
		Type:         "picture",
		By:           plain(p.Credit),
		Descriptions: values(value{Role: "caption", Value: plain(p.Caption)}, value{Role: "alt", Value: plain(p.Alt)}),
		Renditions:   []ninjsRendition{{Name: "original", Href: address(p.URL), Width: max(p.Width, 0), Height: max(p.Height, 0)}},
	}
}
