package generic

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestVeto(t *testing.T) {
	const text = "<p>The ferry to the outer islands sails again from the first week of May, the harbour board said, after eighteen months with one crossing a day.</p>"
	story := strings.Repeat(text, 3)
	for _, tt := range []struct{ name, html, want string }{
		{"nothing", story, ""},
		{"consent", `<div role="alertdialog"><p>We keep small files.</p></div>` + story, "dialog"},
		{"consent by name", `<div class="cookie-banner"><p>We keep small files.</p></div>` + story, "dialog"},
		{"recipe of cookies", `<div class="cookie-recipe"><p>Take small files.</p></div>` + story, ""},
		{"all in a dialog", `<div role="dialog">` + story + `</div>`, ""},
		{"comments", story + `<section id="comments">` + story + story + `</section>`, "comments"},
		{"page that allows comments", `<div class="comments-open">` + story + `</div>` + story, ""},
		{"related", story + `<div class="related-stories">` + text + `</div>`, "related stories"},
		{"most of it is named related", text + text + `<div class="related-content">` + story + `</div>`, ""},
		{"gift", `<div class="gift-tool"><p>Send any friend a story</p></div>` + story, "prompt"},
		{"newsletter in a name", story + `<div class="newsletter-post">` + text + `</div>`, ""},
		{"second article with a link", `<article><h1>Ferry</h1>` + story + `</article><article><h2><a href="/b">Bridge</a></h2>` + text + `</article>`, "another article"},
		{"second article with a number", `<article><h1>Ferry</h1>` + story + `</article><article data-id="7"><h1>Bridge</h1>` + text + `</article>`, "another article"},
		{"title in a list above", `<ul><li><h2>Ferry</h2></li></ul><article><h2><a href="/a"><p>Ferry</p></a></h2>` + story + `</article><article><h2><a href="/b"><p>Bridge</p></a></h2>` + text + `</article>`, "another article"},
		{"second article with a title like the first", `<section><article><h2>Ferry</h2>` + story + `</article></section><aside hidden><article><h2>Bridge</h2>` + text + `</article></aside>`, "another article"},
		{"second article without either", `<article><h1>Ferry</h1>` + story + `</article><article><h2>Bridge</h2>` + text + `</article>`, ""},
		{"part of the article", `<article><h1>Ferry</h1>` + story + `<article id="p2"><h2>Bridge</h2>` + text + `</article></article>`, ""},
		{"live posts under the title", `<h1>Ferry</h1><article id="p1"><h2>One</h2>` + story + `</article><article id="p2"><h2>Two</h2>` + text + `</article>`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := Cut(parse(t, `<body>`+tt.html), Hints{Title: "Ferry"})
			keep := make([]bool, len(p.Blocks))
			for i := range keep {
				keep[i] = true
			}
			NewSurvey(p)
			var reasons []string
			for _, v := range p.veto(keep) {
				reasons = append(reasons, v.Reason)
			}
			assert.Equal(t, tt.want, strings.Join(reasons, ", "))
		})
	}
}

func TestCompleteQuotes(t *testing.T) {
	const quote = "“The ferry to the outer islands is not a luxury, and it never was one for us,” she said."
	p := Cut(parse(t, `<body><blockquote><p>`+quote+`</p><cite>Ada Quill</cite><p>Share</p></blockquote>`), Hints{})
	keep := []bool{true, false, false}
	p.veto(keep)
	assert.Equal(t, []bool{true, true, false}, keep)
}
