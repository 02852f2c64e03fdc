package rule

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/cascadia"
	"github.com/pelletier/go-toml/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/page"
)

func parseHTML(t testing.TB, text string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	require.NoError(t, err)
	return doc
}

func selector(t testing.TB, text string) Selector {
	t.Helper()
	sel, err := parseSelector(text)
	require.NoError(t, err)
	return sel
}

// anyNode are the pseudo-classes by which cascadia finds nodes that are no
// elements, and :not(:hover) keeps it from that.
var anyNode = regexp.MustCompile(`(?i):(?:contains|containsown|matches|matchesown|lang)\(`)

// reference gives what cascadia finds, which must be elements to be compared.
func reference(text string) (cascadia.SelectorGroup, error) {
	return cascadia.ParseGroup(anyNode.ReplaceAllString(text, ":not(:hover)$0"))
}

func TestSelectorsAsCascadia(t *testing.T) {
	doc := parseHTML(t, `<html lang="de"><body class="a b"><!-- x --><div id="one" class="a"><p>One<p class="b">Two <b>three</b><!-- x --><ul>
<li>1<li class="b" lang="de-AT">2<!-- x --><li>3</ul></div><div class="a c"><div class="a"><p data-x="a]b" title='q"'>Four</p><span>five</span> six
<p lang="en">Seven</p></div></div><form><input type="checkbox" checked><a href="/x?(y)">x</a></form></body>`)
	for _, text := range []string{
		"*", "p", "P", "*|*", "*|* p", "div p", "div > p", "div>p", "p + ul", "p ~ ul", "p~p", "div div p, ul li", ".a .a .a", "body.a div.a p",
		".a > .a > p", "div + div > div p + span ~ p", "li:first-child", "li:last-child", "li:nth-child(2)", "li:nth-child( 2n + 1 )", "li:nth-child(odd)",
		"li:nth-child(-n+2)", "li:nth-last-child(2)", "p:nth-of-type(2)", "p:nth-last-of-type(1)", "p:first-of-type", "p:last-of-type", "b:only-child",
		"span:only-of-type", ":root", "html:first-child", ":empty", "a:link", ":checked", ":input", "a:hover", ":lang(de)", "p:lang(en)", "li:lang(DE)",
		"div:has(b)", "div:has(ul b)", "div:haschild(p)", ":haschild(> p)", "div:not(:has(b))", "p:not(.b):not([title])", "div:not(:haschild(p, ul)) p",
		"div:not( .c , #one )", "p:has(b):containsOwn('two')", "p:contains(three)", "p:not(:contains('E'))", "div:matches(One\\s+Two)", "p:matchesOwn(^(Two|F[a-z]+) ?$)", `[data-x="a]b"]`, `[title='q"']`, `[href#=(^/x\?\(y\))]`,
		"[class=a]", "[class='a c']", "[class~=c]", `[class~="a c"]`, "[class^=a]", "[class$='c']", "[class*=' ']", `[class*=""]`, "[class=A i]", "[ class=a ]", "[class=\"a\" i]",
		"[lang|=de]", "[lang!=de]", "[title*='\"']", "[title]", "[href^=\"/x?(\"]", "[data-x$='']b]", "[data-x=\"a]b\" ]", ".a.c", "p.b", "#one.a[class]",
		"[data-x=a\\]b]", ".\\62 ", "#on\\65", `p[title="q\22 "] + span`, "[CLASS~=a i]", "div:has(:not(p) > p + span)", "li:nth-child(99999999999999999999)",
		"\tdiv\n p ", "", "div >", "p:is(b)", "p::before", "p:before",
	} {
		compare(t, doc, text)
	}
}

// compare holds a selector against cascadia on the elements of doc; one that
// cascadia refuses must be refused.
func compare(t testing.TB, doc *html.Node, text string) {
	t.Helper()
	want, err := reference(text)
	sel, ownErr := parseSelector(text)
	if err != nil {
		assert.Error(t, ownErr, "%q", text)
		return
	}
	require.NoError(t, ownErr, "%q", text)
	s := searchOf(doc)
	assert.True(t, sameNodes(cascadia.QueryAll(doc, want), s.all(doc, sel)), "%q", text)
	assert.Equal(t, cascadia.Query(doc, want) != nil, s.finds(doc, sel), "%q", text)
}

func sameNodes(a, b []*html.Node) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// TestSelectorsOfRules holds the selectors of all rules against cascadia on
// all fixtures.
func TestSelectorsOfRules(t *testing.T) {
	var texts []string
	files, err := filepath.Glob("../../rules/*.toml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		texts = append(texts, selectorsOfRule(t, file)...)
	}
	require.Greater(t, len(texts), 100)
	pages, err := filepath.Glob("../../testdata/articles/*/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, pages)
	for _, file := range pages {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		doc := parseHTML(t, string(data))
		for _, text := range texts {
			compare(t, doc, text)
		}
	}
}

func selectorsOfRule(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	var values map[string]any
	require.NoError(t, toml.Unmarshal(data, &values))
	return selectorsIn(values)
}

// selectorsIn gives the strings of a TOML value that cascadia can read.
func selectorsIn(v any) []string {
	var out []string
	switch v := v.(type) {
	case map[string]any:
		for _, in := range v {
			out = append(out, selectorsIn(in)...)
		}
	case []any:
		for _, in := range v {
			out = append(out, selectorsIn(in)...)
		}
	case string:
		v, _ = cutAttribute(v)
		if _, err := cascadia.ParseGroup(v); err == nil {
			out = append(out, v)
		}
	}
	return out
}

// TestRandomSelectors holds selectors made up of a few names against cascadia
// on trees made up of the same.
func TestRandomSelectors(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		doc := parseHTML(t, randomTree(r, 4))
		for range 30 {
			compare(t, doc, randomSelector(r, 2))
		}
	}
}

func randomTree(r *rand.Rand, depth int) string {
	var b strings.Builder
	for range r.IntN(5) {
		name := pick(r, "b", "i", "div")
		fmt.Fprintf(&b, `<%s class="%s"%s>%s`, name, pick(r, "", "x", "x y"), pick(r, "", "", ` lang="de"`, ` id="z"`), pick(r, "", "t", "<!-- c -->"))
		if depth > 0 {
			b.WriteString(randomTree(r, depth-1))
		}
		fmt.Fprintf(&b, `</%s>`, name)
	}
	return b.String()
}

func randomSelector(r *rand.Rand, depth int) string {
	var b strings.Builder
	b.WriteString(randomCompound(r, depth))
	for range r.IntN(4) {
		b.WriteString(pick(r, " ", " ", " > ", "+", " ~") + randomCompound(r, depth))
	}
	if r.IntN(6) == 0 {
		b.WriteString(", " + randomSelector(r, depth))
	}
	return b.String()
}

func randomCompound(r *rand.Rand, depth int) string {
	text := pick(r, "*", "b", "i", "div", ".x", ".y", "i.x", "#z")
	for range r.IntN(2) {
		text += pick(r, ":first-child", ":nth-child(2n+1)", ":nth-last-child(2)", ":nth-of-type(2)", ":last-of-type", ":only-child", ":only-of-type",
			":empty", ":lang(de)", ":containsOwn(t)", ":contains(tt)", ":matches(^t{2})", "[lang]")
	}
	if depth > 0 && r.IntN(3) == 0 {
		text += fmt.Sprintf("%s(%s)", pick(r, ":not", ":has", ":haschild"), randomSelector(r, depth-1))
	}
	return text
}

func pick(r *rand.Rand, from ...string) string { return from[r.IntN(len(from))] }

func TestRefusedSelectors(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"input:disabled", `selector "input:disabled": :disabled looks at every element around a control; write [disabled]`},
		{"div:not(p:Enabled)", ":enabled looks at every element around a control; write [disabled]"},
		{"p /* x */ b", "comments are not read here"},
		{"p:n\\6ft(a)", "a pseudo-class is written without escapes"},
		{strings.Repeat("a ", maxCompounds) + "a", "more than 256 compounds, each of which is tried on every node of a page"},
		{strings.Repeat("a,", maxCompounds) + "a", "more than 256 compounds"},
		{strings.Repeat(":not(", maxCompounds) + "a" + strings.Repeat(")", maxCompounds), "more than 256 compounds"},
		{"p[", "expected identifier"},
	} {
		_, err := parseSelector(tt.text)
		assert.ErrorContains(t, err, tt.want)
	}
	selector(t, strings.Repeat("a,", maxCompounds-1)+"a")
}

// hostile are pages on which whoever walks the same nodes again takes more than
// their size.
var hostile = map[string]func(size int) string{
	"deep":     func(size int) string { return strings.Repeat("<div>", size) },
	"siblings": func(size int) string { return "<div>" + strings.Repeat("<i></i>", size) },
	"comments": func(size int) string {
		return "<div>" + strings.Repeat("<!---->", size) + strings.Repeat("<i></i>", size)
	},
	"comb":   func(size int) string { return strings.Repeat("<div><i></i><i></i>", size) },
	"bushes": func(size int) string { return strings.Repeat("<div><div><div><i></i></div></div></div>", size) },
}

// TestMatchingIsLinear counts steps at 1, 4 and 16 times the size.
func TestMatchingIsLinear(t *testing.T) {
	for _, text := range []string{
		"b div div div div", "b > div > div div > div", "div div div div", "b ~ i ~ i ~ i", "b + i ~ i + i", "b div ~ div i ~ i", "div:has(b) div", "div:has(div:has(b))",
		"div:not(:has(b)) i", "div:haschild(b) > i", "i:nth-child(3n)", "i:nth-last-of-type(2)", "div:has(b) ~ i:only-of-type", "i:lang(de)", "div:has(b div div)",
		"i:not(b ~ i ~ i) ~ i", ":first-child > :empty",
	} {
		sel := selector(t, text)
		for name, page := range hostile {
			work := func(size int) int {
				s := newSearch(nil)
				s.all(parseHTML(t, page(size)), sel)
				return s.steps
			}
			one := work(30)
			assert.Less(t, work(120), 5*one, "%s on %s", text, name)
			assert.Less(t, work(480), 20*one, "%s on %s", text, name)
		}
	}
}

// TestReadingTextIsBounded shows that what :contains and :matches read of a
// deep page is at most so many times the page, and all there is of another.
func TestReadingTextIsBounded(t *testing.T) {
	const size = 480
	s, sel := newSearch(nil), selector(t, "div:contains(x)")
	s.all(parseHTML(t, strings.Repeat("<div>y", size)), sel)
	assert.Less(t, s.steps, (timesRead+1)*3*size)

	doc := parseHTML(t, strings.Repeat("<div>", 30)+strings.Repeat("<p>y", size)+"<p>x")
	assert.Len(t, newSearch(nil).all(doc, sel), 30)
	assert.Empty(t, newSearch(nil).all(parseHTML(t, strings.Repeat("<div>y", size)+"x"), selector(t, "div:contains(z)")))
}

// BenchmarkSelectors runs the selectors of all rules on a fixture of each.
func BenchmarkSelectors(b *testing.B) {
	rules, err := filepath.Glob("../../rules/*.toml")
	require.NoError(b, err)
	for _, file := range rules {
		host := strings.TrimSuffix(filepath.Base(file), ".toml")
		pages, err := filepath.Glob(filepath.Join("../../testdata/articles", host, "*.html"))
		require.NoError(b, err)
		require.NotEmpty(b, pages)
		data, err := os.ReadFile(pages[0])
		require.NoError(b, err)
		doc := parseHTML(b, string(data))
		texts := selectorsOfRule(b, file)
		b.Run(host+"/lede", func(b *testing.B) {
			var selectors []Selector
			for _, text := range texts {
				selectors = append(selectors, selector(b, text))
			}
			b.ReportAllocs()
			for b.Loop() {
				s := newSearch(nil)
				for _, sel := range selectors {
					s.all(doc, sel)
				}
			}
		})
		b.Run(host+"/cascadia", func(b *testing.B) {
			var selectors []cascadia.SelectorGroup
			for _, text := range texts {
				sel, err := cascadia.ParseGroup(text)
				require.NoError(b, err)
				selectors = append(selectors, sel)
			}
			b.ReportAllocs()
			for b.Loop() {
				for _, sel := range selectors {
					cascadia.QueryAll(doc, sel)
				}
			}
		})
	}
}

func FuzzSelector(f *testing.F) {
	const page = `<div class="a"><p class="b">x<b>y</b><p lang="de"><i>z</i></div><ul><li><li id="c"></ul>`
	for _, text := range []string{
		"div > p + p ~ i", ".a :not(p:has(b), #c)", `[class="a"i]`, "p:nth-child(2n + 1)", "[class#=(a|b)]", "li:lang(de)", "p:matchesOwn([)])", "a\\,b", "p:containsOwn(')')",
	} {
		f.Add(text, page)
	}
	f.Fuzz(func(t *testing.T, text, page string) {
		if len(text) > 60 || len(page) > 200 {
			return // cascadia would not come back
		}
		sel, err := parseSelector(text)
		if err != nil || anyNode.MatchString(text) && strings.ContainsAny(text, "\"'[") {
			return
		}
		want, err := reference(text)
		require.NoError(t, err)
		doc := parseHTML(t, page)
		assert.True(t, sameNodes(cascadia.QueryAll(doc, want), searchOf(doc).all(doc, sel)))
	})
}

// searchOf gives a search that lists the elements of doc.
func searchOf(doc *html.Node) *search { return newSearch(&page.Page{Doc: doc}) }
