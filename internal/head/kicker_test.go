package head

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestReadKicker(t *testing.T) {
	const title = "Ferry returns to the islands"
	h1 := `<h1>` + title + `</h1>`
	for _, tt := range []struct{ name, in, want string }{
		{"by class", `<p class="overline">A winter without a boat</p>` + h1, "A winter without a boat"},
		{"by the name of its box", `<div class="article-kicker"><span>A winter without a boat</span></div>` + h1, "A winter without a boat"},
		{"category", `<span class="category"><a href="/sea">Harbour life</a></span>` + h1, "Harbour life"},
		{"filed under", `<p class="category">Filed under: <a href="/sea">Harbour life</a></p>` + h1, "Harbour life"},
		{"behind the date", `<p class="rubric-label">Harbour life</p><p class="date">6 May 2024</p>` + h1, "Harbour life"},
		{"in the heading", `<h1><span class="kicker">A winter without a boat:</span> <span>` + title + `</span></h1>`, "A winter without a boat"},
		{"last of two", `<div class="kicker"><span>Sea</span><span>Outer islands</span></div>` + h1, "Outer islands"},

		{"none", h1, ""},
		{"another line", `<p>A winter without a boat</p>` + h1, ""},
		{"breadcrumb", `<ol class="breadcrumb"><li class="category"><a href="/sea">Sea</a></li></ol>` + h1, ""},
		{"navigation", `<nav><span class="label">Sea</span></nav>` + h1, ""},
		{"list of tags", `<div class="tags"><a href="/a">Sea</a> <a href="/b">Islands</a></div>` + h1, ""},
		{"site", `<p class="label">The Gazette</p>` + h1, ""},
		{"home", `<p class="label">Home</p>` + h1, ""},
		{"date", `<p class="label">Updated 6 May</p>` + h1, ""},
		{"reading time", `<p class="label">6 min read</p>` + h1, ""},
		{"title", `<p class="label">Ferry returns</p>` + h1, ""},
		{"too far", `<p class="kicker">Sea</p><p>One</p><p>Two</p><p>Three</p>` + h1, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := readHead(t, `<article><header>`+tt.in+`</header>`+bodyPara+`</article>`, title)
			assert.Equal(t, tt.want, got.Kicker)
			assert.Equal(t, title, got.Title)
		})
	}
}
