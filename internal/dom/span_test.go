package dom

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/net/html"
)

// spanned writes a line with its spans: each as its kind with its text in brackets.
func spanned(text string, spans []Span) string {
	parts := []string{text}
	for _, s := range spans {
		part := fmt.Sprintf("%s[%s]", s.Kind, text[s.Start:s.End])
		if s.URL != "" {
			part += "(" + s.URL + ")"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, " ")
}

// markAll marks every element that is of a kind, and links that have an address.
func markAll(n *html.Node) (kind, url string) {
	kind, url = SpanKind(n), Attr(n, "href")
	if kind == Link && url == "" {
		return "", ""
	}
	return kind, url
}

func TestSpans(t *testing.T) {
	for _, tt := range []struct{ name, html, want string }{
		{"none", "The boat.", "The boat."},
		{"kinds", "<em>a</em> <strong>b</strong> <code>c</code><sub>d</sub><sup>e</sup> <cite>f</cite>", "a b cde f emphasis[a] strong[b] code[c] subscript[d] superscript[e] citation[f]"},
		{"white space outside", "The<i> boat </i>sails.", "The boat sails. emphasis[boat]"},
		{"white space at the start", " \n <b>\t The</b> boat", "The boat strong[The]"},
		{"nested", "Go <a href=/x>to <b>the</b> bay</a>.", "Go to the bay. link[to the bay](/x) strong[the]"},
		{"the same place", "<a href=/x><b>Bay</b></a>", "Bay link[Bay](/x) strong[Bay]"},
		{"the same kind inside", "<b>The <strong>old</strong> boat</b>", "The old boat strong[The old boat]"},
		{"empty", "The <i></i><b> </b><a href=/x><img></a>boat", "The boat"},
		{"an anchor", "<a name=x>The</a> boat", "The boat"},
		{"one after another", "<b>The</b><b> old</b> <strong>boat</strong>", "The old boat strong[The old boat]"},
		{"links to two places", "<a href=/x>a</a><a href=/y>b</a>", "ab link[a](/x) link[b](/y)"},
		{"code after code", "<code>a</code> <code>b</code>", "a b code[a] code[b]"},
		{"one after another, at other depths", "<b><a href=/x>a</a></b><a href=/x>b</a>", "ab strong[a] link[a](/x) link[b](/x)"},
		{"one after another, with spans inside", "<b><i>a</i></b><b>b <i>c</i></b>", "ab c strong[ab c] emphasis[a] emphasis[c]"},
		{"blocks inside", "<a href=/x><div>One</div><div>Two</div></a>", "One Two link[One Two](/x)"},
		{"more than one byte", "<i>Süd&shy;see</i> 港<b>湾</b>", "Südsee 港湾 emphasis[Südsee] strong[湾]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := Line{Mark: markAll}
			l.AddNode(parse(t, tt.html))
			assert.Equal(t, tt.want, spanned(l.Take()))
		})
	}
}

// A line that is taken while spans are open leaves them to the next one.
func TestTake(t *testing.T) {
	var l Line
	l.AddString("The ")
	assert.True(t, l.Open(Link, "/x"))
	assert.True(t, l.Open(Strong, ""))
	assert.False(t, l.Open(Link, "/y"))
	l.AddString("old ")
	assert.Equal(t, "The old link[old](/x) strong[old]", spanned(l.Take()))
	assert.True(t, l.Empty())
	l.AddString(" boat")
	l.Close()
	l.AddString(" sails")
	assert.Equal(t, "boat sails link[boat sails](/x) strong[boat]", spanned(l.Take()))
	assert.Equal(t, "", spanned(l.Take()))
	l.Close()
	assert.Equal(t, "", spanned(l.Take()))
}
