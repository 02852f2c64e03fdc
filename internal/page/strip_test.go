package page

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

func TestStrip(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"nothing", "<p>one<p>two", "<p>one<p>two"},
		{"script", "<script>a<b</script><p>x", "<script></script><p>x"},
		{"style", "<STYLE media=x>p>a{}</STYLE ><p>x", "<STYLE media=x></STYLE ><p>x"},
		{"comment", "a<!-- b -->c<!--d--!>e<!-->f<!--->g", "a<!---->c<!---->e<!---->f<!---->g"},
		{"bogus comments", "<!x><?y z?></ w><![CDATA[v]]>", "<!x><?y z?></ w><![CDATA[v]]>"},
		{"quoted script", `<p title="<script>" alt='</script>'>x`, `<p title="<script>" alt='</script>'>x`},
		{"title", "<title><!-- <script>x</script></title>", "<title><!-- <script>x</script></title>"},
		{"textarea", "<textarea><style>x</textarea><style>y</style>", "<textarea><style>x</textarea><style></style>"},
		{"noscript", "<noscript><style>x</style></noscript>", "<noscript><style>x</style></noscript>"},
		{"plaintext", "<plaintext><script>x</script>", "<plaintext><script>x</script>"},
		{"end tag in text", "<script>'</scripty>'</script/>x", "<script></script/>x"},
		{"double escaped", "<script><!--<script></script>--></script>x", "<script></script>x"},
		{"unterminated script", "<p>x<script>y", "<p>x<script>"},
		{"unterminated comment", "<p>x<!-- y", "<p>x<!---->"},
		{"unterminated tag", "<style>x</style><p title='", "<style></style><p title='"},
		{"svg style", "<svg><style>a</style></svg><style>b</style>", "<svg></svg><style></style>"},
		{"svg in svg", "<svg id=a><!--a--><g><svg><title>a</title></svg></g></svg>b", "<svg id=a></svg>b"},
		{"open path", "<svg><g><path></svg><style>b</style>", "<svg></svg><style></style>"},
		{"open svg", "<svg><!--a--><title>a", "<svg><!--a--><title>a"},
		{"frameset", "<style>a</style><frameset>", "<style>a</style><frameset>"},
		{"closed svg", "<svg/><style>b</style>", "<svg/><style></style>"},
		{"broken svg", "<svg><div></svg><style>b</style>", "<svg><div></svg><style>b</style>"},
		{"math", "<style>a</style><math></math><style>b</style>", "<style></style><math></math><style>b</style>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := io.ReadAll(strip([]byte(tt.in)))
			require.NoError(t, err)
			assert.Equal(t, tt.want, string(got))
		})
	}
}

func TestStripKeepsScripts(t *testing.T) {
	src := `<script src=a.js></script><script id="x" type="application/json">{"a":1}</script><!-- <script>no</script> -->` +
		`<style>no</style><script>var a = 1`
	out := strip([]byte(src))
	require.Len(t, out.scripts, 2)
	assert.Equal(t, `<script id="x" type="application/json">`, string(out.scripts[0].tag))
	assert.Equal(t, `{"a":1}`, string(out.scripts[0].text))
	assert.Equal(t, `<script>`, string(out.scripts[1].tag))
	assert.Equal(t, `var a = 1`, string(out.scripts[1].text))
	assert.False(t, out.gaveUp)
}

// FuzzStrip checks that what strip leaves parses into the same tree, but for
// the contents it is there to take out.
func FuzzStrip(f *testing.F) {
	for _, seed := range stripSeeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		want, wantErr := html.Parse(bytes.NewReader(src))
		got, gotErr := html.Parse(strip(src))
		if wantErr != nil {
			return // elements of SVG count for the nesting limit
		}
		require.NoError(t, gotErr)
		require.Equal(t, renderStripped(want), renderStripped(got))
	})
}

var stripSeeds = []string{
	"<!doctype html><html><head><title>a</title><style>b{}</style></head><body><p>c<!-- d --></p><script>e</script>f",
	"<p>a<!-- --><b>c</b>&am<!-- -->p;<<!-- -->div>",
	"<pre><!-- a -->\nb</pre><pre><!-- a --></b>\nc</pre><textarea>\n<!-- x --></textarea>",
	"<table> <!-- a -->b<tr><td>c<!-- d --> e<style>x</style></table>",
	"<script><!-- <script> </script> --></script>a<script><!--x--></script>b<script><!--<script <</script>-->c</script>d",
	"<script><!-- < a </script>b<script><!---</script>-->c<script><!--<!--<script>--></script>d</script>",
	"<svg viewBox='0'><title>a</title><g><path d=x/><style>b<i>c</style></g></svg><style>d</style>",
	"<svg><foreignObject><style>a</style><p>b</foreignObject></svg><style>c</style>",
	"<svg><![CDATA[ <style>a</style> ]]></svg><![CDATA[ <style>b]]></style> ]]>",
	"<svg/><style>a</style><svg><circle/></svg><svg><desc></svg><style>b</style>",
	"<math><mi><style>a</style></mi><annotation-xml encoding=text/html><style>b</math><style>c",
	"<select><style>a<b></style><script>c</script><svg><style>d<option></select><style>e",
	"<frameset><style>a </style><frame><!-- b --></frameset><noframes><style>c</noframes>",
	"<template><col><style> a</style><svg><style>b<p></style></template><colgroup><style> c",
	"<p a='<script>' b=\"<!--\" c=<style> d=/><script/>e</script f='>'>g</script h=\">\">i",
	"<iframe><!-- </iframe><noembed><script></noembed><xmp><style></xmp><noframes><!--</noframes>-->",
	"<!--><!---><!----><!--a--!><!--b--!c--><!--d-- ><!-e--><!f><?g><!doctype h><!><//><!----!><!--!>",
	"<a/=b><a =c><a ==d/><a b = 'c'/><a b=''c><a b=c/d e/ f></a/></a b='>'>",
	"<title>a</titlex><b></title ><STYLE>c</StYlE\n><Script>d</SCRIPT/><style>e</style",
	"<body><noscript><!-- a --><style>b</style></noscript><head><noscript><link></noscript>",
	"<b><p><i></b><style>a</style></i><svg><a><a></a></a><use/></svg><plaintext><script>b</script>",
	"<svg><g><use><path></g><style>a<b></SVG><style>c<d></style><svg><svg><g></svg><style>e</style></svg><svg></g></svg><style>f",
	"<svg><title><g></title></svg><style>a</style><svg><a><use></A></b></svg><style>b</style>",
	"<svg><script>a<b></script></svg><svg><TITLE>x</title></SVG><script>y</script>",
	"<style>a</style><p a=<svg><style>b</style><svg a=/><style>c<d></style></svg><svg a=b/ /><style>e",
}

// renderStripped gives a tree as text, without the contents of scripts, style
// sheets and comments.
func renderStripped(doc *html.Node) string {
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			// Bogus comments are not taken out; ends of input tell them apart.
			n.Data = ""
		case n.Namespace == "" && dom.Is(n, atom.Script, atom.Style), n.Namespace != "" && dom.Is(n, atom.Svg):
			for c := n.FirstChild; c != nil; c = n.FirstChild {
				n.RemoveChild(c)
			}
		}
	}
	var b strings.Builder
	dump(&b, doc, 0)
	return b.String()
}

// dump writes one line a node; html.Render would refuse some trees.
func dump(b *strings.Builder, n *html.Node, depth int) {
	b.WriteString(strings.Repeat(" ", depth))
	b.WriteString(n.Namespace + ":" + n.Data)
	b.WriteByte(byte('0' + n.Type))
	for _, a := range n.Attr {
		b.WriteString(" " + a.Namespace + ":" + a.Key + "=" + a.Val)
	}
	b.WriteByte('\n')
	for c := range n.ChildNodes() {
		dump(b, c, depth+1)
	}
}
