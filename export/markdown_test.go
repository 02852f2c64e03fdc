package export_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/export"
)

// github reads Markdown as GitHub does, but for tasks: goldmark takes the link [x](y)
// for one.
var github = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify, extension.Footnote), goldmark.WithRendererOptions(gmhtml.WithUnsafe()))

// said is what a reader of HTML gets: its words, and the links around some of them.
type said struct{ words, links []string }

// saidBy gives what HTML says, in the order of the page. Pictures, credits, and the
// marks of footnotes are left out.
func saidBy(t *testing.T, text string) said {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	require.NoError(t, err)
	var s said
	var line strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			line.WriteString(n.Data)
			return
		case isFootnoteMark(n):
			return
		case n.DataAtom == atom.A:
			s.links = append(s.links, string(util.URLEscape([]byte(attribute(n, "href")), false)))
		case n.DataAtom == atom.Del || n.DataAtom == atom.Hr && attribute(n.Parent, "class") != "footnotes":
			s.words = append(s.words, "<"+n.Data+">")
		}
		if n.FirstChild != nil && !isInline(n.DataAtom) {
			line.WriteByte(' ')
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if !isInline(n.DataAtom) {
			line.WriteByte(' ')
		}
	}
	walk(doc)
	s.words = append(s.words, strings.Fields(line.String())...)
	return s
}

func isInline(a atom.Atom) bool {
	return slices.Contains([]atom.Atom{atom.A, atom.Em, atom.Strong, atom.Code, atom.Sub, atom.Sup, atom.Cite, atom.Small, atom.Time, atom.Img, atom.Del}, a)
}

// isFootnoteMark reports what leads to a footnote and back, or stands for that.
func isFootnoteMark(n *html.Node) bool {
	href := attribute(n, "href")
	return n.DataAtom == atom.A && (strings.HasPrefix(href, "#note-") || strings.HasPrefix(href, "#fn"))
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// checkMarkdown checks that the Markdown of an article is read as the words and the
// links that its HTML has.
func checkMarkdown(t *testing.T, a *lede.Article) {
	t.Helper()
	text := written(t, export.Markdown, a, export.Options{})
	var read bytes.Buffer
	require.NoError(t, github.Convert([]byte(text), &read))
	want, got := saidBy(t, written(t, export.HTML, a, export.Options{})), saidBy(t, read.String())
	require.Equal(t, ordered(want.words), ordered(got.words), text)
	require.Equal(t, ordered(want.links), ordered(got.links), text)
}

// ordered gives words in the order of their letters: footnotes stand at the end, and
// the brackets around a credit are no part of it.
func ordered(words []string) []string {
	var all []string
	for _, w := range words {
		w = strings.Trim(w, "()")
		if w != "" {
			all = append(all, w)
		}
	}
	slices.Sort(all)
	return all
}

// TestMarkdownReadsBack checks the fixtures of the whole house.
func TestMarkdownReadsBack(t *testing.T) {
	files, err := filepath.Glob("../testdata/articles/*/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.ToSlash(strings.TrimPrefix(file, filepath.Join("..", "testdata", "articles")+string(filepath.Separator))), ".html")
		t.Run(name, func(t *testing.T) {
			page, err := os.ReadFile(file)
			require.NoError(t, err)
			a, err := lede.Extract(bytes.NewReader(page), "https://"+name)
			if err != nil {
				require.ErrorIs(t, err, lede.ErrNoArticle)
				return
			}
			checkMarkdown(t, a)
			checkSafe(t, a)
		})
	}
}

// A text that looks like markup is text.
func TestMarkdownEscapes(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"plain, with a comma (and brackets)", "plain, with a comma (and brackets)"},
		{"*a* _b_ `c` ~d~ [e](f) <g>", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\[e\\](f) \\<g\\>"},
		{"[x] a", `\[x\] a`},
		{"# a", `\# a`},
		{"#a", "#a"},
		{"1. a", `1\. a`},
		{"1.5 a", "1.5 a"},
		{"1) a", `1\) a`},
		{"- a", `\- a`},
		{"-5 degrees", "-5 degrees"},
		{"+ a", `\+ a`},
		{"---", `\---`},
		{"===", `\===`},
		{": a", `\: a`},
		{"AT&T, R&D &amp; &copy; &#38;", `AT&T, R&D \&amp; \&copy; \&#38;`},
		{`a \ b`, `a \\ b`},
		{"ada@gazette.example and @ada", `ada\@gazette.example and @ada`},
		{"https://gazette.example www.gazette.example", `https\://gazette.example www\.gazette.example`},
		{"a | b", "a | b"},
		{"!", "!"},
	} {
		a := &lede.Article{Body: []lede.Block{{Type: lede.ParagraphBlock, Text: tt.text}}}
		assert.Equal(t, tt.want+"\n", written(t, export.Markdown, a, export.Options{}))
		checkMarkdown(t, a)
	}
}

func TestMarkdownDestinations(t *testing.T) {
	for _, tt := range []struct{ address, want string }{
		{"https://gazette.example/a_b*c?d=e&f=g", "https://gazette.example/a_b*c?d=e&f=g"},
		{"https://gazette.example/a?b=c&amp;d=e", "https://gazette.example/a?b=c&amp;amp;d=e"},
		{"https://gazette.example/(a)", "<https://gazette.example/(a)>"},
		{"https://gazette.example/?a=[b]`<c>\\", "https://gazette.example/?a=[b]\\`\\<c\\>\\\\"},
		{"/a", "/a"},
	} {
		a := &lede.Article{Body: []lede.Block{{Type: lede.ParagraphBlock, Text: "a", Spans: []lede.Span{{Kind: lede.LinkSpan, End: 1, URL: tt.address}}}}}
		assert.Equal(t, "[a]("+tt.want+")\n", written(t, export.Markdown, a, export.Options{}))
		checkMarkdown(t, a)
	}
}

func TestMarkdownLists(t *testing.T) {
	item := func(level int, marker, text string) lede.Block {
		return lede.Block{Type: lede.ListItemBlock, Level: level, Ordered: marker != "-", Marker: strings.Trim(marker, "-+"), Text: text}
	}
	for _, tt := range []struct {
		name  string
		items []lede.Block
		want  string
	}{
		{"bullets", []lede.Block{item(1, "-", "a"), item(2, "-", "b"), item(1, "-", "c")}, "- a\n  - b\n- c\n"},
		{"numbers", []lede.Block{item(1, "3.", "a"), item(1, "4.", "b")}, "3. a\n4. b\n"},
		{"letters", []lede.Block{item(1, "b.", "a"), item(1, "c.", "b")}, "2. a\n3. b\n"},
		{"more of an item", []lede.Block{item(1, "1.", "a"), item(1, "+", "b"), item(1, "2.", "c")}, "1. a\n\n   b\n2. c\n"},
		{"one behind the other", []lede.Block{item(1, "1.", "a"), item(1, "1.", "b")}, "1. a\n\n1) b\n"},
		{"numbers in bullets", []lede.Block{item(1, "-", "a"), item(2, "2.", "b"), item(2, "3.", "c")}, "- a\n\n  2. b\n  3. c\n"},
		{"too deep", []lede.Block{item(1, "-", "a"), item(9, "-", "b"), item(99, "-", "c")}, "- a\n  - b\n    - c\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := &lede.Article{Body: tt.items}
			assert.Equal(t, tt.want, written(t, export.Markdown, a, export.Options{}))
			checkMarkdown(t, a)
			checkSafe(t, a)
		})
	}
}

// Spans are in the signs of Markdown, where those would be read as such.
func TestMarkdownSpans(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"a {em b} c", "a *b* c"},
		{"a{em b}c", "a*b*c"},
		{"a{em “b”}c", "a<em>“b”</em>c"},
		{"これは{strong 「港」}です", "これは<strong>「港」</strong>です"},
		{"{strong a {em b}} c", "**a <em>b</em>** c"},
		{"{strong {em b}} c", "**<em>b</em>** c"},
		{"{em a}{strong b}", "*a*<strong>b</strong>"},
		{"{em *a*}", "<em>\\*a\\*</em>"},
		{"go!{link a}", `go\![a](https://gazette.example/a)`},
		{"{link a {strong b}}: c", "[a **b**](https://gazette.example/a): c"},
		{"{code a`b} {code `}", "``a`b`` `` ` ``"},
		{"{code {link a}}", "<code>[a](https://gazette.example/a)</code>"},
		{"H{sub 2}O", "H<sub>2</sub>O"},
		{"{cite The Log}", "<cite>The Log</cite>"},
	} {
		text, spans := marked(tt.text)
		a := &lede.Article{Body: []lede.Block{{Type: lede.ParagraphBlock, Text: text, Spans: spans}}}
		assert.Equal(t, tt.want+"\n", written(t, export.Markdown, a, export.Options{}), tt.text)
		checkMarkdown(t, a)
	}
}

// marked reads a text in which a span is in braces, behind the name of its kind.
func marked(in string) (string, []lede.Span) {
	kinds := map[string]lede.SpanKind{"em": lede.EmphasisSpan, "strong": lede.StrongSpan, "code": lede.CodeSpan, "link": lede.LinkSpan, "sub": lede.SubscriptSpan, "cite": lede.CitationSpan}
	var text strings.Builder
	var spans []lede.Span
	var open []int
	for in != "" {
		switch in[0] {
		case '{':
			name, rest, _ := strings.Cut(in[1:], " ")
			s := lede.Span{Kind: kinds[name], Start: text.Len()}
			if s.Kind == lede.LinkSpan {
				s.URL = "https://gazette.example/a"
			}
			open = append(open, len(spans))
			spans, in = append(spans, s), rest
			continue
		case '}':
			spans[open[len(open)-1]].End = text.Len()
			open = open[:len(open)-1]
		default:
			text.WriteByte(in[0])
		}
		in = in[1:]
	}
	return text.String(), spans
}

var space = regexp.MustCompile(`\s+`)

// FuzzMarkdown checks paragraphs of whatever text with whatever spans, in each kind of
// block.
func FuzzMarkdown(f *testing.F) {
	f.Add("The *ferry* [sails](x) again! 1. <b>&amp;</b> www.gazette.example", []byte{0, 4, 10, 1, 6, 2, 2, 12, 30})
	f.Add("# a - b | c ``` ~~~ \\ 港「湾」です", []byte{3, 2, 4, 0, 8, 4})
	f.Fuzz(func(t *testing.T, text string, numbers []byte) {
		text = strings.TrimSpace(space.ReplaceAllString(clean(text), " "))
		if text == "" || len(text) > 1<<10 {
			return
		}
		kinds := [...]lede.SpanKind{lede.LinkSpan, lede.EmphasisSpan, lede.StrongSpan, lede.CodeSpan, lede.SubscriptSpan, lede.SuperscriptSpan, lede.CitationSpan}
		var spans []lede.Span
		for n := range slices.Chunk(numbers[:min(len(numbers), 24)], 3) {
			if len(n) == 3 {
				spans = append(spans, lede.Span{Kind: kinds[int(n[0])%len(kinds)], Start: int(n[1]), End: int(n[1]) + int(n[2]), URL: "https://gazette.example/a?b=(c)&d=e_f"})
			}
		}
		slices.SortStableFunc(spans, func(a, b lede.Span) int { return a.Start - b.Start })
		a := &lede.Article{Title: text}
		for _, kind := range []lede.BlockType{lede.ParagraphBlock, lede.HeadingBlock, lede.ListItemBlock, lede.QuoteBlock, lede.NoteBlock} {
			a.Body = append(a.Body, lede.Block{Type: kind, Text: text, Spans: spans})
		}
		a.Body = append(a.Body, lede.Block{Type: lede.TableBlock, Text: text + "\t" + text, Spans: spans, Rows: [][]string{{text, text}}})
		checkMarkdown(t, a)
	})
}

// clean leaves out what no text of an article has.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r != ' ' && r < ' ' || 0x7f <= r && r < 0xa0 || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// The front matter is YAML that says what the article says.
func TestFrontMatter(t *testing.T) {
	a := articleOf(t, fixtures[0])
	a.Title = "Ferry: \"back\" # 'again' \u2028 \u007f\u0085 \U0001f6f3"
	a.Keywords = []string{"yes", "1.0", "- a"}
	parts := strings.SplitN(written(t, export.Markdown, a, export.Options{FrontMatter: true}), "---\n", 3)
	require.Len(t, parts, 3)
	var got map[string]any
	require.NoError(t, yaml.Unmarshal([]byte(parts[1]), &got))
	assert.Equal(t, "Ferry: \"back\" # 'again' \u2028  \U0001f6f3", got["title"])
	assert.Equal(t, []any{"yes", "1.0", "- a"}, got["keywords"])
	assert.Equal(t, []any{"Imke Vollers"}, got["authors"])
	assert.Equal(t, "2025-04-11T09:30:00+02:00", got["published"])
}
