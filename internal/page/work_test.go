package page

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// allocated gives the bytes that f allocates, which is work that any machine
// does alike.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// assertLinear checks that what f allocates for 4 and for 16 times as much is
// hardly more than 4 and 16 times as much.
func assertLinear(t *testing.T, f func(times int)) {
	t.Helper()
	const slack = 1.5 // slices and maps that grow by doubling
	f(1)              // what is made once
	one := float64(allocated(func() { f(1) }))
	for _, times := range []int{4, 16} {
		got := float64(allocated(func() { f(times) }))
		assert.LessOrEqual(t, got, one*float64(times)*slack, "%d times as much takes %.1f times as much", times, got/one)
	}
}

// TestWorkOnPages reads pages of which some part repeats, and asks for all
// that they embed.
func TestWorkOnPages(t *testing.T) {
	script := func(s string) string { return "<script>" + s + "</script>" }
	article := ld + `{"@type":"NewsArticle",`
	for name, tt := range map[string]struct{ before, unit, after string }{
		"state that opens":          {"<script>", "window.F={", "</script>"},
		"state that opens in order": {"<script>", "F={a,", "</script>"},
		"state arrays":              {"<script>", "F=[", "</script>"},
		"empty state":               {"<script>", "F={};", "</script>"},
		"null state":                {"<script>", `F={"a":null};`, "</script>"},
		"parsed state":              {"<script>", `F=JSON.parse("{`, "</script>"},
		"parsed state, quotes":      {"<script>", `F=JSON.parse("{F=JSON.parse('{`, "</script>"},
		"parsed empty state":        {"<script>", `F=JSON.parse(decodeURIComponent("%7B%7D"));`, "</script>"},
		"state scripts":             {"", `<script id=F>"</script>`, ""},
		"state scripts that open":   {"", script("F={"), ""},
		"names without state":       {"<script>", `window["F"].F = F == `, "</script>"},
		"large state":               {`<script>F={"a":[`, `{"b":"c","d":[1,2]},`, "]}</script>"},
		"nested state":              {`<script>F={"a":[`, strings.Repeat(`{"b":[`, 100) + strings.Repeat("]}", 100) + ",", "]}</script>"},
		"objects":                   {ld + "[", `{"@type":"Thing","@id":"#a","name":"b"},`, "]</script>"},
		"scripts":                   {"", ld + `{"a":1}</script>`, ""},
		"scripts cut off":           {"", article + `"a":"b</script>`, ""},
		"values in a row":           {ld, `{"a":1}`, "</script>"},
		"values that open":          {ld, `{"a":{"b":1]`, "</script>"},
		"too deep":                  {ld, `{"a":[`, "</script>"},
		"ends of nothing":           {article, "]}", "</script>"},
		"quotation marks":           {article + `"a":"`, `b "c", d `, `"}</script>`},
		"marks in a row":            {article + `"a":"`, `" "`, `"}</script>`},
		"apostrophes":               {article + `"a":"`, `", '`, `"}</script>`},
		"keys without values":       {article, `"a",`, `}</script>`},
		"comments":                  {article, "/* a */ // b\n", `}</script>`},
		"wrapping":                  {ld, "<!--//", `{"a":1}</script>`},
		"drawn text":                {"<script>", `draw("<p>` + strings.Repeat("a", 200) + `");`, "</script>"},
		"drawn strings in strings":  {`<script>draw("`, `\"<p>` + strings.Repeat("a", 200) + `\" `, `")</script>`},
		"open strings":              {"<script>", `"\"`, "</script>"},
		"metas":                     {"", "<meta name=a content=b>", ""},
		"metas of names":            {"<meta content=b property='", "a b ", "'>"},
		"base":                      {"<base href='", "a-long-name/", "'>"},
		"bases":                     {"", "<base href=a>", ""},
	} {
		t.Run(name, func(t *testing.T) {
			assertLinear(t, func(times int) {
				p := read(t, tt.before+strings.Repeat(tt.unit, 200*times)+tt.after, "https://news.example/")
				for range 50 * times {
					p.Resolve("a.jpg")
				}
				p.State("F")
				p.LinkedData()
				p.Follow(Object{"@id": "#a"})
				p.DrawnHTML()
				p.Meta("a")
			})
		})
	}
}

func TestWorkOnStrings(t *testing.T) {
	for name, unit := range map[string]string{
		"objects": `{"name":"a"},`, "objects of lists": `{"name":["a","b"]},`, "nested objects": `{"name":{"@value":{"headline":"a"}}},`, "strings": `"a",`,
	} {
		t.Run(name, func(t *testing.T) {
			assertLinear(t, func(times int) {
				v, _, _ := decodeJSON("[" + strings.Repeat(unit, 200*times) + "]")
				Strings(v)
				Lookup(v, "name.*")
			})
		})
	}
}
