package lede

import (
	"strings"
	"time"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// A LiveEntry is one post of a live blog.
type LiveEntry struct {
	// Time is when the post was published, as Article.Published.
	Time  time.Time `json:"time,omitzero"`
	Title string    `json:"title,omitempty"`
	// Authors are those of the post, where it names its own.
	Authors []Author `json:"authors,omitempty"`
	Body    []Block  `json:"body,omitempty"`
}

// fillLive fills the posts of a live blog: those that the rule finds, else
// those of the page's JSON-LD. Their text is in Body and Paragraphs too, where
// the page prints it.
func (d *draft) fillLive(a *Article) {
	entries, source := d.match.Live()
	for _, e := range entries {
		c := &cleaner{page: d.page, match: d.match}
		c.clean(body{nodes: []*html.Node{e.Node}, chosen: true})
		a.addEntry(e.Title, e.Time, []string{e.Author}, c.blocks)
	}
	if len(a.Live) > 0 {
		note(a, "live", source)
		return
	}
	for _, o := range d.page.LinkedData() {
		if !o.IsType("LiveBlogPosting") {
			continue
		}
		for _, update := range page.Lookup(o, "liveBlogUpdate.*") {
			d.addUpdate(a, update)
		}
	}
	if len(a.Live) > 0 {
		note(a, "live", "json-ld: liveBlogUpdate")
	}
}

// addUpdate adds one BlogPosting of a LiveBlogPosting.
// Source: schema.org/liveBlogUpdate.
func (d *draft) addUpdate(a *Article, update any) {
	text := func(path string) string {
		for _, v := range page.Lookup(update, path) {
			for _, s := range page.Strings(v) {
				return s
			}
		}
		return ""
	}
	var authors []string
	for _, v := range page.Lookup(update, "author") {
		authors = append(authors, page.Strings(v)...)
	}
	c := &cleaner{page: d.page}
	c.clean(body{nodes: []*html.Node{fragment(text("articleBody"))}})
	a.addEntry(page.PlainText(text("headline")), text("datePublished"), authors, c.blocks)
}

// fragment parses the HTML of a JSON string. In a text without tags, line
// breaks part paragraphs.
func fragment(text string) *html.Node {
	if !strings.Contains(text, "</") {
		text = "<p>" + strings.ReplaceAll(html.EscapeString(html.UnescapeString(text)), "\n", "<p>")
	}
	return dom.Fragment(text)
}

// addEntry adds a post that has a text or a title.
func (a *Article) addEntry(title, printedTime string, authors []string, blocks []Block) {
	e := LiveEntry{Title: title, Body: withoutTitle(blocks, title)}
	if e.Title == "" && len(e.Body) == 0 {
		return
	}
	e.Time, _ = date.Parse(printedTime)
	for _, p := range byline.ParseAll(authors, byline.Options{Site: a.Publisher}).Authors {
		e.Authors = append(e.Authors, Author(p))
	}
	a.Live = append(a.Live, e)
}
