package parse

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/net/html"
)

func TestOpen(t *testing.T) {
	for _, tt := range []struct {
		in, want string
		cut      Cut
	}{
		{"", "", NotCut},
		{"<p>a", "html body p", NotCut},
		{"<title>a", "html head title", NotCut},
		{"<head><script>a", "html head script", NotCut},
		{"<div><p>a <b>b</b></p>", "html body div", NotCut},
		{"<table><tr><td>a", "html body table tbody tr td", NotCut},
		{"<p>a</p></body>", "", NotCut},
		{"<div><p>a</body></html>\n", "", NotCut},
		{"<p>a</body><p>b", "html body p", NotCut},
		{"<p>a<img src=\"b", "html body p", CutTag},
		{"<p>a</di", "html body p", CutTag},
		{"<p>a<!doctype", "html body p", CutTag},
		{"<p>a<!-- b", "html body p", CutComment},
		{"<p>a<!-- b --", "html body p", CutComment},
		{"<p>a<", "html body p", NotCut},
	} {
		for _, o := range []Options{{}, {Skip: true}} {
			r := Parse(tt.in, o)
			assert.Equal(t, tt.want, names(r.Open), tt.in)
			assert.Equal(t, tt.cut, r.Cut, tt.in)
		}
	}
}

func names(nodes []*html.Node) string {
	var names []string
	for _, n := range nodes {
		names = append(names, n.Data)
	}
	return strings.Join(names, " ")
}

func TestParseDoctype(t *testing.T) {
	for _, tt := range []struct {
		in     string
		name   string
		ids    []html.Attribute
		quirks bool
	}{
		{" html", "html", nil, false},
		{"", "", nil, true},
		{" HTML", "html", nil, true},
		{" html a", "html", nil, true},
		{" html public", "html", nil, true},
		{" html PUBLIC 'a'", "html", []html.Attribute{{Key: "public", Val: "a"}}, true},
		{" html PUBLIC'a'\"b\"", "html", []html.Attribute{{Key: "public", Val: "a"}, {Key: "system", Val: "b"}}, false},
		{" html SYSTEM 'a", "html", []html.Attribute{{Key: "system", Val: "a"}}, false},
		{" html SYSTEM 'a' b", "html", []html.Attribute{{Key: "system", Val: "a"}}, true},
		{" html PUBLIC '-//IETF//DTD HTML//EN'", "html", []html.Attribute{{Key: "public", Val: "-//IETF//DTD HTML//EN"}}, true},
	} {
		d := parseDoctype(tt.in)
		assert.Equal(t, tt.name, d.name, tt.in)
		assert.Equal(t, tt.ids, d.ids, tt.in)
		checkParse(t, "<!doctype"+tt.in+"><p><table>")
	}
}

// TestTables compares with html.Parse on all that stands in a table.
func TestTables(t *testing.T) {
	var page strings.Builder
	for i, names := range [][]string{svgNames[:], svgAttributes[:]} {
		assert.True(t, slices.IsSortedFunc(names, func(a, b string) int { return compareLower(a, strings.ToLower(b)) }))
		for _, name := range names {
			if page.WriteString([]string{"<svg><", "<svg "}[i] + name + "><p>"); i == 1 {
				page.WriteString("<math " + name + "><p>")
			}
		}
	}
	checkParse(t, page.String())
	for _, id := range quirkyPublicIDs {
		checkParse(t, "<!doctype html public '"+id+"x' ''><p><table>")
		checkParse(t, "<!doctype html public 'x"+id+"' ''><p><table>")
	}
	for i := range tags {
		if a := tags[i].atom; a != 0 {
			for _, s := range []string{"<p><b>a<%>b</%>c", "<svg><%>a</%>b", "<table><tr><%>a</%>b", "<%><p>a<%></p>b", "<ul><li><%><li>a",
				"<math><mi><%>a</mi>b", "<p><%><div>a</%>b", "<button><%></button>a", "<template><%>a</template>b", "<select><%>a</select>b",
				"<b><%></b>a", "<head><%>a", "</head><%>a", "<frameset><%>a", "</body></%>a<%>b", "<caption><%></caption><table><caption><%></caption>a"} {
				checkParse(t, strings.ReplaceAll(s, "%", a.String()))
			}
		}
	}
}

func TestDecode(t *testing.T) {
	for _, tt := range []struct{ in, text, attribute string }{
		{"a", "a", "a"},
		{"&amp;&lt&gt;", "&<>", "&<>"},
		{"&notit;&not;&notx", "¬it;¬¬x", "&notit;¬&notx"},
		{"&copy=1", "©=1", "&copy=1"},
		{"&copy", "©", "©"},
		{"&semi;&bogus;", ";&bogus;", ";&bogus;"},
		{"&CounterClockwiseContourIntegral;", "∳", "∳"},
		{"&#65;&#x41&#x80;&#0;&#xD800;&#99999999999;", "AA€\uFFFD\uFFFD\uFFFD", "AA€\uFFFD\uFFFD\uFFFD"},
		{"&&#&#x&;", "&&#&#x&;", "&&#&#x&;"},
	} {
		var z tokenizer
		assert.Equal(t, tt.text, z.decode(tt.in, false), tt.in)
		assert.Equal(t, tt.attribute, z.decode(tt.in, true), tt.in)
	}
}

// TestShares checks that what needs no decoding is a part of the page.
func TestShares(t *testing.T) {
	page := "<p title=\"some title\">" + strings.Repeat("some text ", 1000)
	allocated := allocatedBy(page, Options{})
	assert.Less(t, allocated, uint64(len(page))+16<<10)
	objects := testing.AllocsPerRun(10, func() { Parse(string(madeUpPage(200)), Options{}) })
	assert.Less(t, objects, float64(100+len(pieces)*100))
}
