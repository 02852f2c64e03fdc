package dom

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func parse(t *testing.T, s string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	require.NoError(t, err)
	return First(doc, atom.Body)
}

func TestText(t *testing.T) {
	for _, tt := range []struct{ name, html, want string }{
		{"inline", "<p>a <b>b</b><i>c</i></p>", "a bc"},
		{"blocks part words", "<div>a<p>b</p>c</div>", "a b c"},
		{"line break", "a<br>b", "a b"},
		{"white space", " a \n\t b\u00a0\u2003c ", "a b c"},
		{"soft hyphen", "Donau\u00addampf\u200b\ufeffschiff", "Donaudampfschiff"},
		{"joiners stay", "می\u200cخواهم", "می\u200cخواهم"},
		{"not rendered", "a<script>x</script><style>y</style><noscript>z</noscript><template>t</template><!-- c -->b", "ab"},
		{"cells", "<table><tr><td>a</td><td>b</td></tr></table>", "a b"},
		{"control characters", "a\x01b", "ab"},
		{"empty", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, Text(parse(t, tt.html)))
		})
	}
	assert.Empty(t, Text(nil))
}

func TestIsHidden(t *testing.T) {
	for _, tt := range []struct {
		tag  string
		want bool
	}{
		{`<p hidden>`, true},
		{`<p hidden="until-found">`, false},
		{`<p aria-hidden="true">`, false},
		{`<p aria-hidden="false">`, false},
		{`<p style="color: red; display : NONE !important">`, true},
		{`<p style="visibility:hidden">`, true},
		{`<p style="display:block">`, false},
		{`<p style="background:url(display:none)">`, false},
		{`<p>`, false},
	} {
		assert.Equal(t, tt.want, IsHidden(First(parse(t, tt.tag), atom.P)), tt.tag)
	}
}

func TestHasToken(t *testing.T) {
	p := First(parse(t, `<p class="lead  Story-Body">`), atom.P)
	assert.True(t, HasToken(p, "class", "lead"))
	assert.True(t, HasToken(p, "class", "story-body"))
	assert.False(t, HasToken(p, "class", "story"))
	assert.False(t, HasToken(p, "id", "lead"))
}

func TestNext(t *testing.T) {
	body := parse(t, "<div><p>a</p></div><p>b</p>")
	var seen []string
	for n := body; n != nil; n = Next(body, n, n.DataAtom == atom.Div) {
		seen = append(seen, n.Data)
	}
	assert.Equal(t, []string{"body", "div", "p", "b"}, seen, "the div's content is passed over, and the walk ends with body")
}

func TestWithin(t *testing.T) {
	body := parse(t, "<section><p>a</p></section>")
	p := First(body, atom.P)
	assert.Equal(t, "section", Within(p, atom.Section, atom.Body).Data)
	assert.Equal(t, p, Within(p, atom.P))
	assert.Nil(t, Within(p, atom.Table))
	assert.True(t, Contains(body, p.FirstChild))
	assert.False(t, Contains(p, body))
}

func TestEndsSentence(t *testing.T) {
	for _, s := range []string{"One.", "“One!”", "One (two.)", "是的。」", "यह है।", "هل؟", "One…", "« Un. »"} {
		assert.True(t, EndsSentence(s), s)
	}
	for _, s := range []string{"", "One", "One,", "One:", "“One”", "(One)"} {
		assert.False(t, EndsSentence(s), s)
	}
}

func FuzzText(f *testing.F) {
	f.Add("<p>a <b>b")
	f.Add("\u00a0\u00ad\u200b")
	f.Fuzz(func(t *testing.T, s string) {
		doc, err := html.Parse(strings.NewReader(s))
		if err != nil {
			t.Skip("nested too deep")
		}
		text := Text(doc)
		assert.Equal(t, text, Clean(text), "text is clean already")
	})
}
