package page

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/dom"
)

func TestStory(t *testing.T) {
	one := "The ferry to the outer islands sails again from the first week of May, the harbour board said on Tuesday, after eighteen months with one crossing a day."
	two := "Fares rise by eleven per cent. Islanders keep their discount cards, and visitors pay the full price all year round, said a spokeswoman for the board."
	next := func(article string) string {
		return `<script id="__NEXT_DATA__" type="application/json">{"props":{"article":` + article + `}}</script>`
	}
	both := one + "|" + two
	for _, tt := range []struct{ name, in, want string }{
		{"blocks", next(`{"headline":"Ferry","content":[{"type":"paragraph","text":"` + one + `"},{"type":"ad"},{"type":"paragraph","text":"` + two + `"}]}`), "titled|" + both},
		{"HTML", next(`{"title":"Ferry","body":"<p>` + one + `</p><p>` + two + `</p>"}`), "titled|" + both},
		{"HTML in blocks", next(`{"title":"Ferry","blocks":[{"name":"core/paragraph","attributes":{"content":"<b>` + one + `</b>"}},{"type":"html","value":"` + two + `"}]}`), "titled|" + both},
		{"marks in spans", next(`{"title":"Ferry","body":[{"_type":"block","style":"normal","children":[{"_type":"span","text":"` + one[:20] + `"},{"_type":"span","text":"` + one[20:] + `"}]},{"_type":"block","style":"h2","children":[{"text":"Fares"}]},{"_type":"block","style":"normal","children":[{"text":"` + two + `"}]}]}`), "titled|" + one + "|Fares|" + two},
		{"document", next(`{"title":"Ferry","doc":{"nodeType":"document","content":[{"nodeType":"paragraph","content":[{"nodeType":"text","value":"` + one + `"}]},{"nodeType":"paragraph","content":[{"nodeType":"text","value":"` + two + `"}]}]}}`), "titled|" + both},
		{"no title", next(`{"content":[{"type":"paragraph","text":"` + one + `"},{"type":"paragraph","text":"` + two + `"}]}`), both},
		{"teasers", next(`{"title":"Ferry","related":[{"type":"article","summary":"` + one + `"},{"type":"article","summary":"` + two + `"}]}`), ""},
		{"one beside the title", next(`{"a":{"title":"Other","body":"<p>` + one + one + two + `</p>"},"b":{"title":"Ferry","body":"<p>` + one + `</p><p>` + two + `</p>"}}`), "titled|" + both},
		{"pieces", `<script>self.__next_f.push([1,"1:I[9,\"x\"]\n2:[\"$\",\"div\",null,{\"title\":\"Ferry\",\"children\":[[\"$\",\"p\",\"0\",{\"children\":\"` + one[:30] + `"])</script>` +
			`<script>self.__next_f.push([1,"` + one[30:] + `\"}],[\"$\",\"p\",\"1\",{\"children\":[\"` + two[:9] + `\",[\"$\",\"b\",null,{\"children\":\"` + two[9:] + `\"}]]}]]}]\n"])</script>`, "titled|" + both},
		{"text in pieces", `<script>self.__next_f.push([1,"1:T200,<p>` + one + `</p><p>` + two + `</p>"])</script>`, both},
		{"broken pieces", `<script>self.__next_f.push([1,"1:T,x:Tzz,:[{"])</script><script>self.__next_f.push(</script>`, ""},
		{"linked data", `<script type="application/ld+json">{"headline":"Ferry","articleBody":"<p>` + one + two + `</p>"}</script>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Read(strings.NewReader("<body>"+tt.in), "", Options{})
			require.NoError(t, err)
			s := p.Story("Ferry")
			if tt.want == "" {
				assert.Nil(t, s)
				return
			}
			require.NotNil(t, s)
			var got []string
			if s.About != nil {
				got = append(got, "titled")
			}
			for n := range s.Body.ChildNodes() {
				got = append(got, dom.Text(n))
			}
			assert.Equal(t, tt.want, strings.Join(got, "|"))
		})
	}
}

func FuzzStory(f *testing.F) {
	f.Add(`{"title":"Ferry","content":[{"type":"paragraph","text":"a"}]}`)
	f.Add(`1:T5,abcde2:["$","p",null,{"children":"x"}]`)
	f.Fuzz(func(t *testing.T, text string) {
		find := storyFinder{title: "Ferry"}
		if v, _, ok := decodeJSON(text); ok {
			find.look(v, nil, 0)
		}
		find.lookAtFlight(text)
		if find.best != nil {
			assert.GreaterOrEqual(t, len(text), leastStory)
		}
	})
}
