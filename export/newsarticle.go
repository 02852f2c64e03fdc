package export

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/lede-go/lede"
)

// NewsArticle writes an article as JSON-LD in the words of schema.org: a NewsArticle, or
// a NewsArticle that is a LiveBlogPosting too where there are posts. It may stand in a
// <script> as it is: what HTML would read as markup is escaped.
//
// An article that is gated is not accessible for free; of others that is not known. An
// author is an Organization where the name is that of a team, of the publisher or of
// an agency, else a Person. What an article does not know is left out.
//
// Source: schema.org/NewsArticle, schema.org/LiveBlogPosting.
func NewsArticle(w io.Writer, a *lede.Article, o Options) error {
	n := newsArticle{
		Context:          "https://schema.org",
		Type:             "NewsArticle",
		Headline:         plain(a.Title),
		Description:      plain(a.Standfirst),
		Authors:          authorsOf(a),
		Dateline:         plain(datelineOf(a.Dateline)),
		DatePublished:    dateOf(a.Published),
		DateModified:     dateOf(a.Modified),
		ArticleSection:   plain(a.Section),
		ArticleBody:      plain(a.Text()),
		WordCount:        a.WordCount(),
		InLanguage:       a.Language,
		Publisher:        organization(a.Publisher),
		Provider:         organization(a.Platform),
		Keywords:         a.Keywords,
		URL:              address(a.URL),
		MainEntityOfPage: address(a.URL),
	}
	for _, p := range a.Photos {
		n.Images = append(n.Images, image(p))
	}
	if a.Verdict.State == lede.Gated {
		n.IsFree = new(bool)
	}
	for _, b := range a.Body {
		if b.Correction {
			n.Corrections = append(n.Corrections, comment{Type: "CorrectionComment", Text: plain(b.Text)})
		}
	}
	for _, e := range a.Live {
		n.Type = []string{"NewsArticle", "LiveBlogPosting"}
		n.Updates = append(n.Updates, update(a, e))
	}
	return writeJSON(w, "NewsArticle", n, o, true)
}

// writeJSON writes v; escaped has what HTML would read as markup escaped.
func writeJSON(w io.Writer, format string, v any, o Options, escaped bool) error {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(escaped)
	if !o.Compact {
		e.SetIndent("", "  ")
	}
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("encode %s: %w", format, err)
	}
	return write(w, format, b.String())
}

type newsArticle struct {
	Context          string      `json:"@context"`
	Type             any         `json:"@type"`
	Headline         string      `json:"headline,omitempty"`
	Description      string      `json:"description,omitempty"`
	Authors          []thing     `json:"author,omitempty"`
	Dateline         string      `json:"dateline,omitempty"`
	DatePublished    string      `json:"datePublished,omitempty"`
	DateModified     string      `json:"dateModified,omitempty"`
	ArticleSection   string      `json:"articleSection,omitempty"`
	ArticleBody      string      `json:"articleBody,omitempty"`
	WordCount        int         `json:"wordCount,omitempty"`
	InLanguage       string      `json:"inLanguage,omitempty"`
	Images           []imageLD   `json:"image,omitempty"`
	Publisher        *thing      `json:"publisher,omitempty"`
	Provider         *thing      `json:"provider,omitempty"`
	Keywords         []string    `json:"keywords,omitempty"`
	URL              string      `json:"url,omitempty"`
	MainEntityOfPage string      `json:"mainEntityOfPage,omitempty"`
	IsFree           *bool       `json:"isAccessibleForFree,omitempty"`
	Corrections      []comment   `json:"correction,omitempty"`
	Updates          []blogEntry `json:"liveBlogUpdate,omitempty"`
}

// A thing is a Person or an Organization.
type thing struct {
	Type     string `json:"@type"`
	Name     string `json:"name"`
	JobTitle string `json:"jobTitle,omitempty"`
	URL      string `json:"url,omitempty"`
}

type imageLD struct {
	Type       string `json:"@type"`
	URL        string `json:"url,omitempty"`
	Caption    string `json:"caption,omitempty"`
	CreditText string `json:"creditText,omitempty"`
	Width      int    `json:"width,omitempty"`
	Height     int    `json:"height,omitempty"`
}

type comment struct {
	Type string `json:"@type"`
	Text string `json:"text"`
}

type blogEntry struct {
	Type          string  `json:"@type"`
	Headline      string  `json:"headline,omitempty"`
	Authors       []thing `json:"author,omitempty"`
	DatePublished string  `json:"datePublished,omitempty"`
	ArticleBody   string  `json:"articleBody,omitempty"`
}

// authorsOf gives the authors of an article.
func authorsOf(a *lede.Article) []thing { return people(a, a.Authors) }

func people(a *lede.Article, authors []lede.Author) []thing {
	var all []thing
	for _, author := range authors {
		t := thing{Type: "Person", Name: plain(author.Name), JobTitle: plain(author.Role), URL: address(author.URL)}
		if isOrganization(a, author) {
			t.Type, t.JobTitle = "Organization", ""
		}
		all = append(all, t)
	}
	return all
}

// isOrganization reports an author who is no person.
func isOrganization(a *lede.Article, author lede.Author) bool {
	for _, name := range append([]string{a.Publisher, a.Platform}, a.Dateline.Agencies...) {
		if name != "" && strings.EqualFold(author.Name, name) {
			return true
		}
	}
	return author.IsTeam()
}

func organization(name string) *thing {
	if name == "" {
		return nil
	}
	return &thing{Type: "Organization", Name: plain(name)}
}

// datelineOf gives a dateline as printed, or the places of the byline.
func datelineOf(d lede.Dateline) string {
	if d.Raw != "" {
		return d.Raw
	}
	return strings.Join(d.Places, "; ")
}

// dateOf gives a time in ISO 8601 with its zone, or a date; "" for none.
func dateOf(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	machine, _ := stamp(t)
	return machine
}

func image(p lede.Photo) imageLD {
	return imageLD{Type: "ImageObject", URL: address(p.URL), Caption: plain(p.Caption), CreditText: plain(p.Credit), Width: p.Width, Height: p.Height}
}

func update(a *lede.Article, e lede.LiveEntry) blogEntry {
	text := lede.Article{Body: e.Body}
	return blogEntry{
		Type: "BlogPosting", Headline: plain(e.Title), Authors: people(a, e.Authors),
		DatePublished: dateOf(e.Time), ArticleBody: plain(text.Text()),
	}
}
