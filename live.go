package lede

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/furniture"
	"github.com/lede-go/lede/internal/meta"
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
// found that the page's microdata mark, those of its JSON-LD, or those found of the usual
// markup. Their text is in the body too, where the page prints it.
func cleanPosts(p *page.Page, match rule.Match, found meta.Posts, keep keeping) posts {
	nodes, source := match.Live()
	ruled := posts{source: source}
	for _, n := range nodes {
		c := clean(p, match, body{nodes: []*html.Node{n.Node}, chosen: true, post: true}, keep)
		ruled.add(post{n.Title, n.Time, []string{n.Author}, c.blocks})
	}
	if len(ruled.list) > 0 {
		return ruled
	}
	if printed := printedPosts(p, match, keep, "microdata: liveBlogUpdate", found.Marked); len(printed.list) > 0 {
		return printed
	}
	if linked := linkedPosts(p, keep); len(linked.list) > 0 {
		return linked
	}
	return printedPosts(p, match, keep, "fallback: live posts", posted(found.Named))
}

// linkedPosts gives the posts of the page's JSON-LD.
func linkedPosts(p *page.Page, keep keeping) posts {
	linked := posts{source: "json-ld: liveBlogUpdate"}
	for _, o := range p.LinkedData() {
		if !o.IsType("LiveBlogPosting") {
			continue
		}
		for _, update := range page.Lookup(o, "liveBlogUpdate.*") {
			linked.add(linkedPost(p, update, keep))
		}
	}
	return linked
}

// add adds a post that has a text or a title.
func (l *posts) add(p post) {
	if i := titleIn(p.blocks, p.title); i >= 0 {
		p.blocks = slices.Delete(p.blocks, i, i+1)
	}
	if p.title != "" || len(p.blocks) > 0 {
		l.list = append(l.list, p)
	}
}

// linkedPost gives the post that one BlogPosting of a LiveBlogPosting is.
// Source: schema.org/liveBlogUpdate.
func linkedPost(p *page.Page, update any, keep keeping) post {
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
	c := clean(p, rule.Match{}, body{nodes: []*html.Node{fragment(text("articleBody"))}, post: true}, keep)
	return post{page.PlainText(text("headline")), text("datePublished"), authors, c.blocks}
}

// fewestPosts is the number from which elements that are named posts make a live
// blog.
const fewestPosts = 3

// posted gives the named posts that have a time; none where there are few.
func posted(named []*html.Node) []*html.Node {
	named = slices.DeleteFunc(named, func(n *html.Node) bool { return timeOf(n) == nil })
	if len(named) < fewestPosts {
		return nil
	}
	return named
}

// printedPosts cleans posts that the page prints.
func printedPosts(p *page.Page, match rule.Match, keep keeping, source string, nodes []*html.Node) posts {
	printed := posts{source: source}
	for _, n := range nodes {
		var found post
		b := body{nodes: []*html.Node{n}, chosen: true, post: true, parts: map[*html.Node]string{}}
		if title := titleOf(n); title != nil {
			found.title = dom.Text(title)
			b.parts[title] = "title of a post"
		}
		if at := timeOf(n); at != nil {
			found.time = cmp.Or(dom.Attr(at, "datetime"), dom.Attr(at, "content"), dom.Text(at))
			b.parts[at] = "time of a post"
		}
		if author := firstOf(n, func(d *html.Node) bool {
			return dom.HasToken(d, "itemprop", "author") || dom.HasToken(d, "rel", "author")
		}); author != nil {
			found.authors = []string{dom.Text(author)}
			b.parts[author] = "author of a post"
		}
		found.blocks = clean(p, match, b, keep).blocks
		printed.add(found)
	}
	return printed
}

// titleOf gives the element with the title of a post, or nil.
func titleOf(n *html.Node) *html.Node {
	if marked := firstOf(n, func(d *html.Node) bool { return dom.HasToken(d, "itemprop", "headline") }); marked != nil {
		return marked
	}
	return dom.First(n, atom.H2, atom.H3, atom.H4)
}

// timeOf gives the element with the time of a post, or nil: by its microdata, by its
// name, or a clock alone.
func timeOf(n *html.Node) *html.Node {
	if marked := firstOf(n, func(d *html.Node) bool { return dom.HasToken(d, "itemprop", "datePublished") }); marked != nil {
		return marked
	}
	if t := dom.First(n, atom.Time); t != nil {
		return t
	}
	return firstOf(n, func(d *html.Node) bool {
		return strings.Contains(strings.ToLower(dom.Attr(d, "class")), "time") && furniture.IsClock(dom.Text(d))
	})
}

// firstOf gives the first element in n for which is holds, or nil.
func firstOf(n *html.Node, is func(d *html.Node) bool) *html.Node {
	for d := range dom.Descendants(n) {
		if d.Type == html.ElementNode && is(d) {
			return d
		}
	}
	return nil
}

// fragment parses the HTML of a JSON string. In a text without tags, line
// breaks part paragraphs.
func fragment(text string) *html.Node {
	if !strings.Contains(text, "</") {
		text = "<p>" + strings.ReplaceAll(html.EscapeString(html.UnescapeString(text)), "\n", "<p>")
	}
	return page.Fragment(text)
}

// isLive reports whether the body is the posts of a live blog: the page says so, or a
// time of day stands above several of its full paragraphs.
func (d *draft) isLive(a *Article) bool {
	const least = 3
	if len(d.posts.list) > 0 || d.meta.kind.value == "LiveBlogPosting" {
		return true
	}
	// The particulars are read only where there are lines enough that may be a clock.
	return postsUnder(a.Body, mayBeClock) >= least && postsUnder(a.Body, hasClock) >= least
}

// postsUnder counts the full paragraphs of a body that stand near under a line which is a
// clock, each under one of its own.
func postsUnder(body []Block, isClock func(line string) bool) int {
	const near = 3
	posts, clock := 0, -near
	for i := range body {
		switch b := &body[i]; {
		case b.Type != ParagraphBlock:
		case len(b.Text) > leastFull && i-clock < near:
			posts, clock = posts+1, -near
		case isClock(b.Text):
			clock = i
		}
	}
	return posts
}

func mayBeClock(line string) bool {
	const longest = 60
	return len(line) <= longest && strings.ContainsAny(line, "0123456789")
}

// hasClock reports whether a line is particulars with a time of day among them.
func hasClock(line string) bool {
	if !mayBeClock(line) {
		return false
	}
	p, ok := furniture.ReadParticulars(line, furniture.What{AnyName: true})
	return ok && p.Clock
}

// fillLive fills the posts of a live blog.
func (d *draft) fillLive(a *Article) {
	for _, p := range d.posts.list {
		e := LiveEntry{Title: p.title, Body: p.blocks}
		e.Time, _ = date.Form{Zone: d.match.Zone()}.Parse(p.time)
		e.Authors = authorsOf(byline.ParseAll(p.authors, byline.Options{Site: a.Publisher}).Authors)
		a.Live = append(a.Live, e)
	}
	if len(a.Live) > 0 {
		a.addSource("live", d.posts.source)
	}
}
