package dom

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/net/html/atom"
)

func TestMarkers(t *testing.T) {
	for _, tc := range []struct{ name, html, want string }{
		{"numbers", `<ol><li>a<li>b<li>c</ol>`, "1. 2. 3."},
		{"bullets", `<ul><li>a<li>b</ul>`, " "},
		{"start", `<ol start=" 7 "><li>a<li>b</ol>`, "7. 8."},
		{"below nought", `<ol start="-1"><li>a<li>b</ol>`, "-1. 0."},
		{"no start", `<ol start="x"><li>a</ol>`, "1."},
		{"value", `<ol><li>a<li value="5">b<li>c</ol>`, "1. 5. 6."},
		{"reversed", `<ol reversed><li>a<li>b<li>c</ol>`, "3. 2. 1."},
		{"reversed from", `<ol reversed start=10><li>a<li>b</ol>`, "10. 9."},
		{"letters", `<ol type=a start=26><li>a<li>b</ol>`, "z. aa."},
		{"capitals", `<ol type=A><li>a<li>b</ol>`, "A. B."},
		{"Roman", `<ol type=i start=4><li>a<li value=1994>b</ol>`, "iv. mcmxciv."},
		{"Roman capitals", `<ol type=I start=3999><li>a<li>b</ol>`, "MMMCMXCIX. 4000."},
		{"no letter for nought", `<ol type=a start=0><li>a<li>b</ol>`, "0. a."},
		{"nested", `<ol><li>a<ol><li>b<li>c</ol><li>d</ol>`, "1. 1. 2. 2."},
		{"other elements between", `<ol><li>a<p>b</p></li><div>c</div><li>d</ol>`, "1. 2."},
		{"no list", `<div><li>a</div>`, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var m Markers
			var got []string
			for n := range fragment(tc.html).Descendants() {
				if Is(n, atom.Li) {
					got = append(got, m.Of(n))
				}
			}
			assert.Equal(t, tc.want, strings.Join(got, " "))
		})
	}
}

func TestMarkersInAnyOrder(t *testing.T) {
	list := fragment(`<ol><li>a<li>b<li>c</ol>`).FirstChild
	var m Markers
	assert.Equal(t, "3.", m.Of(list.LastChild))
	assert.Equal(t, "1.", m.Of(list.FirstChild))
	assert.Equal(t, "2.", m.Of(list.FirstChild.NextSibling))
	assert.Equal(t, "2.", m.Of(list.FirstChild.NextSibling))
}

func TestPrintsMarker(t *testing.T) {
	for _, tc := range []struct {
		text, marker string
		want         bool
	}{
		{"1. The harbour", "1.", true},
		{"1) The harbour", "1.", true},
		{"1", "1.", true},
		{"10 boats", "1.", false},
		{"The harbour", "1.", false},
		{"The harbour", "", false},
		{"a. The harbour", "a.", true},
		{"all boats", "a.", false},
	} {
		assert.Equal(t, tc.want, PrintsMarker(tc.text, tc.marker), "%q %q", tc.text, tc.marker)
	}
}
