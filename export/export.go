// Package export writes an [lede.Article] in the formats of others: HTML, Markdown,
// plain text, JSON-LD of schema.org, and ninjs of the IPTC.
//
// Each function writes one article, in UTF-8 and with a line break at its end. The
// zero Options are good. The error is the writer's own, wrapped, but for NINJS, which
// wants an article with an address.
//
// What is written is what the article holds: nothing is fetched, translated or made
// up. A text is escaped wherever it goes, control characters are left out, and so are
// links to addresses that are neither relative nor of http or https: the article may
// come from anywhere.
package export

import (
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/lede-go/lede"
)

// Options say how an article is written. Their zero value is good.
type Options struct {
	// BodyOnly leaves out what stands above the text: title, standfirst, byline and
	// date. HTML, Markdown and Text heed it.
	BodyOnly bool
	// FrontMatter puts what is known of the article into YAML in front of the text, in
	// the place of what else stands above it. Markdown heeds it.
	FrontMatter bool
	// IDPrefix is put in front of the id attributes of HTML, where articles that stand
	// on one page would have the same. It is letters, digits, hyphens and low lines.
	IDPrefix string
	// Compact writes JSON in one line.
	Compact bool
}

// write writes out in one go.
func write(w io.Writer, format, out string) error {
	if _, err := io.WriteString(w, out); err != nil {
		return fmt.Errorf("write %s: %w", format, err)
	}
	return nil
}

// plain gives s as UTF-8 without control characters, tabs and line breaks apart, and
// without those that turn the direction of text around.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		turns := '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
		if turns || unicode.IsControl(r) && r != '\t' && r != '\n' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// address gives an address in the spelling of the standard library; "" for one that
// a reader must not be sent to.
func address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.User != nil || u.Opaque != "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	s = u.String()
	if again, err := url.Parse(s); err != nil || again.String() != s || strings.ContainsFunc(s, isUnfit) {
		return ""
	}
	return s
}

// isUnfit reports what no address has in it.
func isUnfit(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == unicode.ReplacementChar
}

// stamp gives a time as a machine and as a reader of any language understands it. A
// date without a time, which an article has as midnight UTC, is given as one.
func stamp(t time.Time) (machine, printed string) {
	if t.Equal(t.Truncate(24*time.Hour)) && t.Location() == time.UTC {
		day := t.Format(time.DateOnly)
		return day, day
	}
	return t.Format(time.RFC3339), t.Format("2006-01-02 15:04 -07:00")
}

// byline gives the printed byline, or else the names of the authors.
func byline(a *lede.Article) string {
	if a.Byline != "" {
		return a.Byline
	}
	var names []string
	for _, author := range a.Authors {
		names = append(names, author.Name)
	}
	return strings.Join(names, ", ")
}

// bylineSpans gives the links of a byline: the names of authors lead to their pages.
func bylineSpans(line string, authors []lede.Author) []lede.Span {
	var spans []lede.Span
	at := 0
	for _, author := range authors {
		i := strings.Index(line[at:], author.Name)
		if i < 0 || author.Name == "" {
			continue
		}
		start := at + i
		at = start + len(author.Name)
		if author.URL != "" {
			spans = append(spans, lede.Span{Kind: lede.LinkSpan, Start: start, End: at, URL: author.URL})
		}
	}
	return spans
}

// unplaced gives the photos of an article that stand nowhere in its text: as a rule
// the lead photo.
func unplaced(a *lede.Article) []lede.Photo {
	type key struct{ url, caption string }
	placed := map[key]bool{}
	for _, body := range bodies(a) {
		for _, b := range body {
			if b.Photo != nil {
				placed[key{b.Photo.URL, b.Photo.Caption}] = true
			}
		}
	}
	var rest []lede.Photo
	for _, p := range a.Photos {
		if !placed[key{p.URL, p.Caption}] {
			rest = append(rest, p)
		}
	}
	return rest
}

// bodies gives the body of an article, and those of the posts that are not in it.
func bodies(a *lede.Article) [][]lede.Block {
	all := [][]lede.Block{a.Body}
	for _, e := range apart(a) {
		all = append(all, e.Body)
	}
	return all
}

// apart gives the posts of a live blog whose text the body does not have.
func apart(a *lede.Article) []lede.LiveEntry {
	known := map[string]bool{}
	for _, b := range a.Body {
		known[b.Text] = true
	}
	var posts []lede.LiveEntry
	for _, e := range a.Live {
		isKnown := func(b lede.Block) bool { return b.Text != "" && known[b.Text] }
		if !slices.ContainsFunc(e.Body, isKnown) {
			posts = append(posts, e)
		}
	}
	return posts
}

// photoOf gives the photo of a photo block.
func photoOf(b lede.Block) lede.Photo {
	if b.Photo != nil {
		return *b.Photo
	}
	return lede.Photo{URL: b.URL, Caption: b.Text}
}

// nameOf gives what a link to what is embedded says: its title, its provider, or its
// address.
func nameOf(b lede.Block) string {
	if b.Embed != nil && b.Embed.Title != "" {
		return b.Embed.Title
	}
	if b.Embed != nil && b.Embed.Provider != "" {
		return b.Embed.Provider
	}
	return b.URL
}

// posterOf gives the address of the picture that stands for what is embedded; "" for
// none, and for a post.
func posterOf(b lede.Block) string {
	if b.Embed == nil || isPost(b) {
		return ""
	}
	return address(b.Embed.Poster)
}

// isPost reports an embed that is somebody's post, and whose text is the post's.
func isPost(b lede.Block) bool {
	return b.Embed != nil && b.Embed.Kind == lede.PostEmbed && b.Text != ""
}

// headingLevel gives the level of a heading under the title, which is the first.
func headingLevel(b lede.Block) int { return min(max(b.Level, 2), 6) }
