package parse

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// without takes out of a tree what Skip leaves out.
func without(doc *html.Node) *html.Node {
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			n.Data = ""
		case n.Namespace == "" && (n.DataAtom == atom.Script || n.DataAtom == atom.Style),
			n.Namespace == "svg" && n.DataAtom == atom.Svg:
			for n.FirstChild != nil {
				n.RemoveChild(n.FirstChild)
			}
		}
	}
	return doc
}

func TestSkip(t *testing.T) {
	for _, tt := range []struct{ name, in string }{
		{"script and style", "<script>a</script><style>b</style><p>c<style>d</style>"},
		{"comments", "<!-- a --><p>b<!-- c -->d<?e?></p></body><!-- f --></html><!-- g -->"},
		{"svg", "<p>a<svg viewbox=0><title>b</title><g><path d=c /></g><style>d</style></svg>e"},
		{"svg in svg", "<svg><svg>a</svg>b</svg>c"},
		{"open svg", "<svg><g><path>a<p>b<svg><g></svg>c"},
		{"closed svg", "<svg/>a<svg />b"},
		{"html in svg", "<svg><foreignObject><p>a<b>b</p><script>c</script></foreignObject></svg>d<p>e"},
		{"table in svg", "<svg><desc><table>a<tr>b<td>c</table>d</desc></svg>e"},
		{"svg in table", "<table><svg><path></svg>a<tr><svg>b<td>c"},
		{"links in svg", "<a>a<svg><desc><a>b</svg>c</a>d<svg><desc><nobr>e<nobr>f</svg>g"},
		{"form in svg", "<form><svg><g></form>a</svg>b<svg><desc><form>c</svg><form>d</form>e"},
		{"math", "<math><mi>a<style>b</style></mi><svg><path>c</svg></math>d"},
		{"math in svg", "<svg><desc><math><annotation-xml encoding=text/html><p>a</math></svg>b"},
		{"svg in fragment of svg", "<p>a</svg>b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want, err := html.Parse(strings.NewReader(tt.in))
			require.NoError(t, err)
			got := Parse(tt.in, Options{Skip: true})
			assert.Empty(t, difference(without(want), got.Doc))
		})
	}
}

func TestScripts(t *testing.T) {
	src := `<script src=a.js></script><script id=x type=application/json>{"a":1}</script><!-- <script>no</script> -->` +
		`<svg><script>no</script></svg><script>var a = 1`
	for _, skip := range []bool{false, true} {
		got := Parse(src, Options{Skip: skip}).Scripts
		require.Len(t, got, 2)
		assert.Equal(t, `{"a":1}`, got[0].Text)
		assert.Equal(t, []html.Attribute{{Key: "id", Val: "x"}, {Key: "type", Val: "application/json"}}, got[0].Node.Attr)
		assert.Equal(t, `var a = 1`, got[1].Text)
		assert.Equal(t, skip, got[1].Node.FirstChild == nil)
	}
}
