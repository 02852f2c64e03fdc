package parse

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// hostile gives the kinds of pages that cost a parser more than their length:
// each makes one of about n bytes.
var hostile = []struct {
	name string
	page func(n int) string
}{
	{"unclosed formatting", repeat("<p><b>x")},
	{"unclosed formatting, all different", count("<p><b a=%d>x")},
	{"unclosed formatting, then paragraphs", after(count("<b a=%d>"), 4000, repeat("<p>x"))},
	{"formatting around blocks", repeat("<b><div></b>")},
	{"formatting across blocks", repeat("<b><i><u><div>x</b></i></u>")},
	{"formatting in formatting, closed", repeat("<b><i><em><u><s><p>x</b>")},
	{"links in links", repeat("<a><div>")},
	{"links in tables in links", repeat("<a><table>")},
	{"nobr", repeat("<nobr><p>")},
	{"attributes of html", count("<html a%d>")},
	{"attributes of body", count("<body a%d>")},
	{"attributes", inTag(count(" a%d=1"))},
	{"attributes, all alike", inTag(repeat(" a"))},
	{"attributes of formatting", repeat("<b " + strings.Repeat("x ", 50) + count("a%d ")(2000) + ">")},
	{"attributes, more than a few, in many tags", repeat("<p " + count("a%d ")(80) + ">")},
	{"open tag", repeat("<a b")},
	{"open value", repeat("<a b=\"")},
	{"divs", repeat("<div>")},
	{"divs, closed", func(n int) string { return repeat("<div>")(n*5/11) + "x" + repeat("</div>")(n*6/11) }},
	{"spans", repeat("<span>")},
	{"fonts", repeat("<font>")},
	{"custom elements", repeat("<x-y>")},
	{"stray end tags", repeat("</x>")},
	{"stray end tags, deep", after(repeat("<span>"), 3000, repeat("</x>"))},
	{"stray end tags of paragraphs", after(repeat("<p><table><tr><td>"+strings.Repeat("<i>", 400)), 1300, repeat("</p>"))},
	{"void elements", repeat("<br>")},
	{"void elements, deep", after(repeat("<b><span>"), 4500, repeat("x<br>"))},
	{"text in parts", repeat("x</x>")},
	{"text in parts, from a table", after(repeat("<table>"), 7, repeat("x</x>"))},
	{"text in parts, in two places", after(repeat("<table>"), 7, repeat("x<tr>"))},
	{"tables", repeat("<table>")},
	{"tables in cells", repeat("<table><tr><td>")},
	{"tables in captions", repeat("<table><caption><object></table>")},
	{"cells", after(repeat("<table>"), 7, repeat("<td>"))},
	{"lists", repeat("<ul><li>")},
	{"items", repeat("<li>")},
	{"items, deep", after(repeat("<li><div>"), 4500, repeat("<li>"))},
	{"definitions", repeat("<dd><dt>")},
	{"headings", repeat("<h1>")},
	{"buttons", repeat("<button>")},
	{"forms", repeat("<form><div></form>")},
	{"options", repeat("<select><option>")},
	{"rubies", repeat("<ruby><rt>")},
	{"objects", repeat("<object>")},
	{"templates", repeat("<template>")},
	{"templates, closed", repeat("<template></template>")},
	{"framesets", repeat("<frameset>")},
	{"svg", repeat("<svg>")},
	{"html in svg", repeat("<svg><desc>")},
	{"mathml", repeat("<math><mi>")},
	{"less-than signs", repeat("<")},
	{"end tag openers", repeat("</")},
	{"declarations", repeat("<!")},
	{"comments", repeat("<!-- -->")},
	{"open comments", repeat("<!--")},
	{"dashes", after(repeat("<!--"), 4, repeat("-!"))},
	{"ampersands", repeat("&")},
	{"entities", repeat("&nGt;")},
	{"entities that are none", repeat("&a")},
	{"one long entity", after(repeat("&"), 1, repeat("a"))},
	{"NULs", repeat("\x00")},
	{"NULs in svg", after(repeat("<svg>"), 5, repeat("\x00"))},
	{"carriage returns", repeat("\r")},
	{"scripts", repeat("<script>x</script>")},
	{"scripts in comments", after(repeat("<script>"), 8, repeat("<!--<script>"))},
	{"titles", repeat("<title>")},
	{"end tags in a title", after(repeat("<title>"), 7, repeat("</titl"))},
	{"capital letters", repeat("<ABC-D E>")},
}

func repeat(s string) func(int) string {
	return func(n int) string { return strings.Repeat(s, max(1, n/len(s))) }
}

// count makes pages of a format for a number that counts up.
func count(format string) func(int) string {
	return func(n int) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
}

// after puts n bytes of one kind before another.
func after(first func(int) string, n int, then func(int) string) func(int) string {
	return func(size int) string { return first(n) + then(size) }
}

func inTag(attributes func(int) string) func(int) string {
	return func(n int) string { return "<p" + attributes(n) + ">x" }
}

// TestHostile checks that no kind of page takes more memory, in all, than the
// limits promise, nor more than its length lets expect.
func TestHostile(t *testing.T) {
	const size = 1 << 15
	for _, kind := range hostile {
		t.Run(kind.name, func(t *testing.T) {
			for _, o := range []Options{{}, {Skip: true, MaxNodes: 1000}} {
				var before uint64
				for _, n := range []int{size, 4 * size, 16 * size} {
					allocated := allocatedBy(kind.page(n), o)
					assert.Less(t, allocated, uint64(max(64<<20, 40*n)), "%d bytes", n)
					if before > 0 {
						assert.Less(t, allocated, 6*max(before, 4<<20), "%d bytes", n)
					}
					before = allocated
				}
			}
		})
	}
}

// TestHostileLarge is TestHostile for the page that made html.Parse take 8.5 GB,
// and its like, in the length that it did.
func TestHostileLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a gigabyte")
	}
	const size = 16 << 20
	for _, s := range []string{"<p><b>x", "<b>x", "<p>x<a b>", "<p a b c>"} {
		assert.Less(t, allocatedBy(repeat(s)(size), Options{}), uint64(40*size), s)
		runtime.GC()
	}
}

// allocatedBy gives how many bytes parsing a page allocates, all in all, after
// a check of the tree's depth.
func allocatedBy(page string, o Options) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := Parse(page, o)
	runtime.ReadMemStats(&after)
	if d := depthOf(r.Doc); d > 2*defaultMaxDepth+depthReserve {
		panic(fmt.Sprintf("tree is %d deep", d))
	}
	return after.TotalAlloc - before.TotalAlloc
}

func depthOf(doc *html.Node) int {
	deepest, depth := 0, 0
	for n := doc; ; {
		switch {
		case n.FirstChild != nil:
			n = n.FirstChild
			depth++
			deepest = max(deepest, depth)
			continue
		case n == doc:
			return deepest
		}
		for n.NextSibling == nil {
			n = n.Parent
			depth--
			if n == doc {
				return deepest
			}
		}
		n = n.NextSibling
	}
}

// TestMaxNodes checks that nothing of the text is lost where nodes run out.
func TestMaxNodes(t *testing.T) {
	var page strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&page, "<p>a%d <b>b%d</b><script>no</script><table><tr><td>c%d</table>", i, i, i)
	}
	for _, nodes := range []int{1, 10, 100, 1000} {
		r := Parse(page.String(), Options{MaxNodes: nodes})
		require.True(t, r.Flattened)
		count := 0
		var words strings.Builder
		for n := range r.Doc.Descendants() {
			count++
			if n.Type == html.TextNode && n.Data != "no" {
				words.WriteString(n.Data)
				words.WriteByte('\n')
			}
		}
		assert.LessOrEqual(t, count, nodes+10)
		got := strings.Fields(words.String())
		require.Len(t, got, 3000)
		assert.Equal(t, []string{"a999", "b999", "c999"}, got[2997:])
	}
	assert.False(t, Parse(page.String(), Options{}).Flattened)
}

// TestFlattened says what becomes of the page when its nodes have run out.
func TestFlattened(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		nodes    int
		want     string
	}{
		{"blocks", "<p>a<p>b<b>c</b>d<div>e<style>f</style><!-- g --></div>h", 6, "<p>a\nbcd\ne\n\n\nh</p>"},
		{"head", "<title>a</title><p>b</p>c", 3, "b\nc"},
		{"table", "<table><tr><td>a<td>b</table>c", 6, "<table><tbody><tr></tr></tbody></table>\na\nb\nc"},
		{"svg", "<svg><g><path></svg>a<p>b", 6, "<svg><g></g></svg>a\nb"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := Parse(tt.in, Options{MaxNodes: tt.nodes})
			assert.True(t, r.Flattened)
			assert.Equal(t, tt.want, bodyHTML(t, r.Doc))
		})
	}
}

// TestMaxDepth says what becomes of elements that nest too deep. Their text
// stays in its order, and end tags close what they were meant for.
func TestMaxDepth(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"within", "<div><div>a</div>b</div>c", "<div><div>a</div>b</div>c"},
		{"blocks", "<div><div><div>a</div>b</div>c</div>d", "<div><div></div><div>a</div>bc</div>d"},
		{"paragraphs", "<div><section><p>a</p><p>b</p></section>c</div>d", "<div><section></section><p>a</p><p>b</p>c</div>d"},
		{"paragraph by paragraph", "<div><p>a<p>b</div>c", "<div><p>a</p><p>b</p></div>c"},
		{"formatting", "<div><p>a<b>b</b>c</p>d</div>e", "<div><p>a<b></b>bc</p>d</div>e"},
		{"open formatting", "<font><font><font><font>a<p>b<p>c", "<font><font><font></font><font></font>a</font><p>b</p><p>c</p></font>"},
		{"table", "<div><div><table><tr><td>a</table>b</div>c</div>d", "<div><div><table></table>ab</div>c</div>d"},
		{"tables in a table", "<div><table><tr><td><table>a</table>b<td>c</table>d</div>e",
			"<div><table><tbody><tr><td><table></table>ab</td><td>c</td></tr></tbody></table>d</div>e"},
		{"in a table", "<div><table><tr><td><p>a<p>b<div>c</div>d</table>e</div>f",
			"<div><table><tbody><tr><td><p>a</p><p>b</p><div>c</div>d</td></tr></tbody></table>e</div>f"},
		{"script", "<div><div><script>a</script>b</div>c", "<div><div><script>a</script>b</div>c</div>"},
		{"svg", "<div><div><svg><path/></svg>a</div>b", "<div><div><svg></svg><path></path>a</div>b</div>"},
		{"template", "<div><div><template>a</template>b</div>c", "<div><div><template></template>ab</div>c</div>"},
		{"end of paragraph", "<div><div></p>a</div>b", "<div><div></div><p></p>ab</div>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, bodyHTML(t, Parse(tt.in, Options{MaxDepth: 4}).Doc))
		})
	}
}

// TestDeepPage checks the page that html.Parse refuses.
func TestDeepPage(t *testing.T) {
	r := Parse(strings.Repeat("<font>", 600)+"<p>a <i>b</i> c<p>d", Options{})
	assert.True(t, r.Flattened)
	assert.True(t, strings.HasSuffix(bodyHTML(t, r.Doc), "<p>a <i></i>b c</p><p>d</p>"+strings.Repeat("</font>", 509)))
}

// TestAtTheLimit checks that the tree is html.Parse's as long as that gives one.
func TestAtTheLimit(t *testing.T) {
	for n := 480; n < 520; n++ {
		for _, s := range []string{"<div>", "<span>", "<b>"} {
			for _, end := range []string{"", "<p>a", "<table><tr><td>b<p>c", "<script>d</script>e"} {
				checkParse(t, strings.Repeat(s, n)+end)
			}
		}
	}
}

func bodyHTML(t *testing.T, doc *html.Node) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, html.Render(&b, doc))
	_, body, ok := strings.Cut(b.String(), "<body>")
	require.True(t, ok)
	body, _, _ = strings.Cut(body, "</body>")
	return body
}

// BenchmarkHostile times each kind of hostile page at two lengths.
func BenchmarkHostile(b *testing.B) {
	for _, kind := range hostile {
		for _, n := range []int{1 << 18, 1 << 20} {
			page := kind.page(n)
			b.Run(fmt.Sprintf("%s/%dKB", kind.name, n>>10), func(b *testing.B) {
				b.SetBytes(int64(len(page)))
				b.ReportAllocs()
				for b.Loop() {
					Parse(page, Options{})
				}
			})
		}
	}
}
