package page

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const ld = `<script type="application/ld+json">`

func TestLinkedData(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"none", `<script>{"a":1}</script>`, `null`},
		{"one", ld + `{"a":1}</script>`, `[{"a":1}]`},
		{"type", `<script type='Application/LD+JSON; charset=utf-8'>{"a":1}</script>`, `[{"a":1}]`},
		{"arrays", ld + `[{"a":1},[{"a":2}]]</script>` + ld + `{"a":3}</script>`, `[{"a":1},{"a":2},{"a":3}]`},
		{"graph", ld + `{"@context":"x","@graph":[{"a":1},{"b":{"c":2}}]}</script>`, `[{"a":1},{"b":{"c":2}}]`},
		{"graph of a thing", ld + `{"@type":"T","@graph":{"a":1}}</script>`, `[{"@type":"T","@graph":{"a":1}},{"a":1}]`},
		{"scalars", ld + `[1,"x",null]</script>`, `null`},
		{"several", ld + `{"a":1}{"a":2},{"a":3};</script>`, `[{"a":1},{"a":2},{"a":3}]`},
		{"comment", ld + "<!--\n{\"a\":1}\n--></script>", `[{"a":1}]`},
		{"CDATA", ld + "//<![CDATA[\n{\"a\":1}\n//]]></script>", `[{"a":1}]`},
		{"CDATA in comments", ld + `/*<![CDATA[*/ [{"a":1}] /*]]>*/</script>`, `[{"a":1}]`},
		{"escaped", ld + `{ &quot;a&quot;: &quot;b &amp;amp; c&quot; }</script>`, `[{"a":"b &amp; c"}]`},
		{"entities in strings", ld + `{"a":"&quot;b&quot;"}</script>`, `[{"a":"&quot;b&quot;"}]`},
		{"semicolon", ld + `{"a":1};</script>`, `[{"a":1}]`},
		{"broken, then whole", ld + `window.x = 1</script>` + ld + `{"a":1,</script>` + ld + `{"b":2}</script>`, `[{"a":1},{"b":2}]`},
		{"unterminated", ld + `{"a":"b","c":"d`, `[{"a":"b"}]`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := read(t, "<p>a</p>"+tt.in, "")
			got, err := json.Marshal(p.LinkedData())
			require.NoError(t, err)
			assert.JSONEq(t, tt.want, string(got))
			assert.Equal(t, p.LinkedData(), p.LinkedData())
		})
	}
}

func TestFollow(t *testing.T) {
	p := read(t, ld+`{"@graph":[{"@type":"Article","author":{"@id":"#p1"},"editor":{"@type":"Person","@id":"#p2"}},
		{"@id":"#p1","@type":"Person","name":"Ada Roe"},{"hasPart":[{"@id":"#p2","name":"Bo Lind"}]}]}</script>`, "")
	article := p.LinkedData()[0]
	assert.Equal(t, "Ada Roe", p.Follow(article["author"])["name"])
	assert.Equal(t, "Bo Lind", p.Follow(article["editor"])["name"])
	assert.Equal(t, "Cy", p.Follow(map[string]any{"@id": "#p1", "name": "Cy", "x": 1})["name"])
	assert.Equal(t, Object{"@id": "#p9"}, p.Follow(map[string]any{"@id": "#p9"}))
	for range 20 {
		p := read(t, ld+`{"c":{"@id":"#p","name":"C"},"a":[{"@id":"#p","name":"A"}],"b":{"@id":"#p","name":"B"},"d":1}</script>`, "")
		assert.Equal(t, "A", p.Follow(map[string]any{"@id": "#p"})["name"], "by the order of keys")
	}
	assert.Nil(t, p.Follow("Ada Roe"))
	assert.Nil(t, p.Follow(nil))
}

func TestTypes(t *testing.T) {
	assert.Equal(t, []string{"NewsArticle", "Article"}, Object{"@type": []any{"http://schema.org/NewsArticle", "schema:Article"}}.Types())
	assert.True(t, Object{"@type": "NewsArticle"}.IsType("Article", "NewsArticle"))
	assert.False(t, Object{"@type": "NewsArticle"}.IsType("Article"))
	assert.Empty(t, Object{}.Types())
}

func TestState(t *testing.T) {
	for _, tt := range []struct{ name, in, state, want string }{
		{"id", `<script id="__NEXT_DATA__" type="application/json">{"a":1}</script>`, "__NEXT_DATA__", `{"a":1}`},
		{"id without type", `<script id=x>[1]</script>`, "x", `[1]`},
		{"window", `<script>window.__DATA__ = {"a":1}; more()</script>`, "window.__DATA__", `{"a":1}`},
		{"name with and without window", `<script>__DATA__={"a":1}</script>`, "window.__DATA__", `{"a":1}`},
		{"self", `<script>self.__DATA__={"a":1}</script>`, "__DATA__", `{"a":1}`},
		{"var", `<script>var x=1,__DATA__ = ({"a":1})</script>`, "__DATA__", `{"a":1}`},
		{"bracket", `<script>window["__DATA__"] = {"a":1}</script>`, "__DATA__", `{"a":1}`},
		{"member", `<script>Fusion.arcSite="b";Fusion.globalContent={"a":1};Fusion.x={}</script>`, "Fusion.globalContent", `{"a":1}`},
		{"guarded", `<script>window.F=window.F||{};window.F = {"a":1}</script>`, "F", `{"a":1}`},
		{"empty in an assignment", `<script>window.F={call(){F=1}};window.F={a,b};window.F={"a":1}</script>`, "F", `{"a":1}`},
		{"empty strings first", `<script>F=JSON.parse('{}'),F=JSON.parse("[]"),F=JSON.parse('{"a":1}')</script>`, "F", `{"a":1}`},
		{"null", `<script>F={"a":null};F={"a":1}</script>`, "F", `{"a":null}`},
		{"empty first", `<script>window.F={}</script><script>window.F={"a":1}</script>`, "F", `{"a":1}`},
		{"parse", `<script>window.F = JSON.parse("{\"a\":\"b \\\"c\\\" \u0027\x41\"}")</script>`, "F", `{"a":"b \"c\" 'A"}`},
		{"parse with apostrophes", `<script>window.F = JSON.parse('{"a":"it\'s"}')</script>`, "F", `{"a":"it's"}`},
		{"parse escaped", `<script>window.F = JSON.parse(decodeURIComponent("%7B%22a%22%3A1%7D"))</script>`, "F", `{"a":1}`},
		{"JavaScript", `<script>window.F={a:undefined,b:!0,'c':[1,],}</script>`, "F", `{"a":null,"b":true,"c":[1]}`},
		{"longer name", `<script>MyF={"a":1};F1={"a":1};x.F={"a":1};F=={"a":1}</script>`, "F", `null`},
		{"function", `<script>window.F=(function(a){return {b:a}}(1))</script>`, "F", `null`},
		{"string", `<script>window.F="a";window.F=JSON.parse(x)</script>`, "F", `null`},
		{"only in linked data", ld + `{"F":{"a":1}}</script>`, "F", `null`},
		{"too deep", `<script>F=` + strings.Repeat("[", 600) + `</script>`, "F", `null`},
		{"none", `<script src=a.js></script>`, "", `null`},
		{"no name", `<script>window.={"a":1}</script>`, "window.", `null`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := read(t, "<p>a</p>"+tt.in, "")
			got, err := json.Marshal(p.State(tt.state))
			require.NoError(t, err)
			assert.JSONEq(t, tt.want, string(got))
			assert.Equal(t, p.State(tt.state), p.State(tt.state))
		})
	}
}

func TestLookup(t *testing.T) {
	v, _, ok := decodeJSON(`{"a":{"b":[{"c":1},{"c":2,"d":[3,4]}],"0":"zero"},"e":null,"f":{"y":6,"x":5}}`)
	require.True(t, ok)
	for _, tt := range []struct{ path, want string }{
		{"a.b.0.c", "[1]"}, {"a.b.*.c", "[1 2]"}, {"a.b.c", "[1 2]"}, {"a.b.d", "[[3 4]]"}, {"a.b.d.*", "[3 4]"},
		{"a.b.d.1", "[4]"}, {"a.0", "[zero]"}, {"f.*", "[5 6]"}, {"a.b.2.c", "[]"}, {"a.b.-1", "[]"}, {"e", "[]"},
		{"e.x", "[]"}, {"a.x.y", "[]"}, {"f.x.z", "[]"}, {"a..b", "[]"},
	} {
		assert.Equal(t, tt.want, fmt.Sprint(Lookup(v, tt.path)), tt.path)
		assert.Equal(t, tt.want, fmt.Sprint(Lookup(Object(v.(map[string]any)), tt.path)), tt.path)
	}
	assert.Equal(t, []any{v}, Lookup(v, ""))
	assert.Nil(t, Lookup(nil, "a"))
	assert.Nil(t, Lookup(nil, ""))
}

func TestStrings(t *testing.T) {
	v, _, ok := decodeJSON(`[" a ",1700000000000,"",true,null,{"name":"b"},{"@value":"c"},{"headline":"d"},{"name":["e",{"name":"f"}]},{"x":"y"}]`)
	require.True(t, ok)
	assert.Equal(t, []string{"a", "1700000000000", "b", "c", "d", "e", "f"}, Strings(v))
	assert.Equal(t, []string{"1700000000000"}, Strings(float64(1700000000000)))
	assert.Equal(t, []string{"a"}, Strings(Object{"name": "a"}))
	assert.Nil(t, Strings(nil))
}

func TestPlainText(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""}, {" a\n b ", "a b"}, {"Fish &amp; chips", "Fish & chips"}, {"R&D; AT&T", "R&D; AT&T"},
		{"<p>One</p><p>two <b>th</b>ree<br>four</p>", "One two three four"}, {"&lt;i&gt;One&lt;/i&gt;", "One"},
		{"a < b", "a < b"}, {"<p>a &amp;amp; b", "a &amp; b"}, {"it&#8217;s &quot;x&quot;", "it’s \"x\""},
		{"?a=1&copy=2", "?a=1&copy=2"}, {"<script>x</script>y<!-- z -->", "y"},
	} {
		assert.Equal(t, tt.want, PlainText(tt.in), tt.in)
	}
}

func TestDrawnHTML(t *testing.T) {
	text := strings.Repeat("The ferry sails again, late but full. ", 8)
	for name, tt := range map[string]struct{ script, want string }{
		"string":         {`<script>draw({"title":"x","body":"<p>` + text + `<\/p><p class=\"b\">y"})</script>`, `<p>` + text + `</p><p class="b">y`},
		"escaped":        {`<script type="application/json">{"b":"\u003cdiv>\u003cp>` + text + `"}</script>`, `<div><p>` + text},
		"JSON in JSON":   {`<script>push("1:{\"b\":\"<p>` + text + `\"}")</script>`, `<p>` + text},
		"the longest":    {`<script>a="<p>` + text + `",b="<p>` + text + text + `"</script>`, `<p>` + text + text},
		"a teaser":       {`<script>a="<p>The ferry sails."</script>`, ""},
		"no paragraphs":  {`<script>a="` + text + `"</script>`, ""},
		"JSON-LD":        {`<script type="application/ld+json">{"articleBody":"<p>` + text + `"}</script>`, ""},
		"cut off":        {`<script>a="<p>` + text, ""},
		"no script":      {`<p>` + text, ""},
		"broken escapes": {`<script>a="<p>\x` + text + `"</script>`, ""},
	} {
		p, err := Read(strings.NewReader(tt.script), "", Options{})
		require.NoError(t, err)
		assert.Equal(t, tt.want, p.DrawnHTML(), name)
	}
}
