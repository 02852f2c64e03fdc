package dom

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

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
		{"joiners that join nothing", "supply \u200cand \u200d\u200c stability\u200c \u200d", "supply and stability"},
		{"joiners of a picture", "👩\u200d🚀", "👩\u200d🚀"},
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

func TestShortText(t *testing.T) {
	for _, tt := range []struct{ html, want string }{
		{"<p>boats at bay</p>", "boats at bay"},
		{"<p>  boats  at bay  </p>", "boats at bay"},
		{"<p>boats in a row at bay</p>", ""},
		{"<p>boats<b> at </b>bay</p>", "boats at bay"},
		{"<p>boats<b> in a row </b>at bay</p>", ""},
		{"<p><b>boats at bay, at last</b></p>", ""},
		{"<p></p>", ""},
	} {
		p := First(parse(t, tt.html), atom.P)
		text, isShort := ShortText(p, len("boats at bay"))
		if !isShort {
			text = ""
		}
		assert.Equal(t, tt.want, text, tt.html)
		assert.Equal(t, len(Text(p)) <= len("boats at bay"), isShort, tt.html)
	}
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

func TestNextName(t *testing.T) {
	for list, want := range map[string][]string{"": nil, " \n": nil, "a": {"a"}, " a\tb-c  \u00e9 ": {"a", "b-c", "\u00e9"}} {
		var got []string
		for name, at := NextName(list, 0); name != ""; name, at = NextName(list, at) {
			got = append(got, name)
		}
		assert.Equal(t, want, got, "%q", list)
	}
}

func TestPrevious(t *testing.T) {
	body := parse(t, "<div><p>a<b>c</b></p></div><i></i><p>b</p>")
	list := slices.Collect(Descendants(body))
	for i, n := range list {
		if i == 0 {
			assert.Nil(t, Previous(body, n))
			continue
		}
		assert.Same(t, list[i-1], Previous(body, n), n.Data)
	}
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

// cleanByRunes is Clean a character at a time.
func cleanByRunes(s string) string {
	var l Line
	for len(s) > 0 {
		_, size := utf8.DecodeRuneInString(s)
		l.AddString(s[:size])
		s = s[size:]
	}
	return l.String()
}

// TestPlainWords checks that a line is the same whether its text comes in one or a
// character at a time, wherever in a machine word stands what is no plain ASCII.
func TestPlainWords(t *testing.T) {
	for _, odd := range []string{" ", "  ", "\n", "\x1f", "~", "\x7f", "\u00ad", "é", "—", "船", "\u200c", "\xff", " – ", "a  b"} {
		for at := range 24 {
			text := "boats at bay, and nothing"[:at] + odd + "boats in a row at bay"
			var l Line
			for _, c := range strings.Split(text, "") {
				l.AddString(c)
			}
			assert.Equal(t, l.String(), Clean(text), "%q", text)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"", " ", "a", " a  b ", "a \u00ad b", "\u00ad a", "é è", "’ “x” – y", "a\u2028b", "中 文\u3000x", "한 국", "\xc3", "\xe4\xb8", "\xe2\x80", "a\u00a0 b", "a b\xff c",
		"a\u200bb", "\x7f a", "а б", "\u061c a", "a \n", "\vx\u0085y",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := cleanByRunes(s)
		assert.Equal(t, want, Clean(s))
		div := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
		div.AppendChild(&html.Node{Type: html.TextNode, Data: s})
		assert.Equal(t, want, Text(div), "of an element with one text")
		var twice Line
		twice.AddString(s)
		twice.AddString(" " + s)
		assert.Equal(t, cleanByRunes(s+" "+s), twice.String())
	})
}

func TestLowest(t *testing.T) {
	doc := parse(t, `<main><p><b>a</b><i>b</i></p><div>c</div></main>`)
	b, i, div := First(doc, atom.B), First(doc, atom.I), First(doc, atom.Div)
	assert.Same(t, First(doc, atom.P), Lowest(b, i))
	assert.Same(t, First(doc, atom.Main), Lowest(Lowest(b, i), div))
	assert.Same(t, b, Lowest(nil, b))
	assert.Same(t, b, Lowest(b, b.FirstChild))
}

func TestLowerASCII(t *testing.T) {
	assert.Equal(t, "a-zÄ\xff", LowerASCII("A-zÄ\xff"))
}
