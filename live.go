package lede

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

// posts are the posts of a live blog, cleaned, and where they were found.
type posts struct {
	list   []post
	source string
}

// A post is one post as the page has it.
type post struct {
	title, time string
	authors     []string
	blocks      []Block
}

// cleanPosts gives the posts of a live blog: those that the rule finds, else those
// of the page's JSON-LD. Their text is in the body too, where the page prints it.
func cleanPosts(p *page.Page, match rule.Match) posts {
	nodes, source := match.Live()
	ruled := posts{source: source}
	for _, n := range nodes {
		c := clean(p, match, body{nodes: []*html.Node{n.Node}, chosen: true}, false)
		ruled.add(post{n.Title, n.Time, []string{n.Author}, c.blocks})
	}
	if len(ruled.list) > 0 {
		return ruled
	}
	linked := posts{source: "json-ld: liveBlogUpdate"}
	for _, o := range p.LinkedData() {
		if !o.IsType("LiveBlogPosting") {
			continue
		}
		for _, update := range page.Lookup(o, "liveBlogUpdate.*") {
			linked.add(linkedPost(p, update))
		}
	}
	return linked
}

// add adds a post that has a text or a title.
func (l *posts) add(p post) {
	p.blocks = withoutTitle(p.blocks, p.title)
	if p.title != "" || len(p.blocks) > 0 {
		l.list = append(l.list, p)
	}
}

// linkedPost gives the post that one BlogPosting of a LiveBlogPosting is.
// Source: schema.org/liveBlogUpdate.
func linkedPost(p *page.Page, update any) post {
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
	c := clean(p, rule.Match{}, body{nodes: []*html.Node{fragment(text("articleBody"))}}, false)
	return post{page.PlainText(text("headline")), text("datePublished"), authors, c.blocks}
}

// fragment parses the HTML of a JSON string. In a text without tags, line
// breaks part paragraphs.
func fragment(text string) *html.Node {
	if !strings.Contains(text, "</") {
		text = "<p>" + strings.ReplaceAll(html.EscapeString(html.UnescapeString(text)), "\n", "<p>")
	}
	return page.Fragment(text)
}

// fillLive fills the posts of a live blog.
func (d *draft) fillLive(a *Article) {
	for _, p := range d.posts.list {
		e := LiveEntry{Title: p.title, Body: p.blocks}
		e.Time, _ = date.Parse(p.time)
		for _, person := range byline.ParseAll(p.authors, byline.Options{Site: a.Publisher}).Authors {
			e.Authors = append(e.Authors, Author(person))
		}
		a.Live = append(a.Live, e)
	}
	if len(a.Live) > 0 {
		a.addSource("live", d.posts.source)
	}
}
