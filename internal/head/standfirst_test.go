package head

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
)

// readStandfirst reads the standfirst of a page whose body is every element of
// class t, with that description.
func readStandfirst(t *testing.T, in, description string) (text, tag string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(in))
	require.NoError(t, err)
	u, err := url.Parse(hostOfPage)
	require.NoError(t, err)
	h := Read(doc, generic.Found{Body: bodyOf(doc)}, Hints{URL: u, SiteName: "The Gazette", Language: "en", Description: description, Titles: []string{"Ferry returns to the islands"}})
	return h.Standfirst, h.StandfirstTag
}

func TestReadStandfirst(t *testing.T) {
	const (
		line  = "The night boat sails again in May, and fares rise by a tenth."
		title = `<h1>Ferry returns to the islands</h1>`
		by    = `<p class="byline">By <a href="/author/ada">Ada Quill</a></p>`
		cut   = "The night boat sails again in May, and fares rise by"
	)
	text := `<div class="text">` + strings.Repeat(bodyPara, 3) + `</div>`
	flat := strings.Repeat(bodyPara, 3)
	for _, tt := range []struct{ name, in, description, want, tag string }{
		{"by class", title + `<p class="article-subtitle">` + line + `</p>` + by + text, "", line, "p"},
		{"by the name of its box", title + `<div class="StoryDek"><p>The night boat sails again in May.</p><p>Fares rise by a tenth.</p></div>` + text, "",
			"The night boat sails again in May. Fares rise by a tenth.", "div"},
		{"by itemprop", title + `<p itemprop="alternativeHeadline">` + line + `</p>` + text, "", line, "p"},
		{"span", `<header>` + title + `<span class="subtitle">` + line + `</span></header>` + text, "", line, "span"},
		{"print beats the description", title + `<h2 class="dek">` + line + `</h2>` + text, "A ferry company has a new boat.", line, "h2"},
		{"both signs beat the name", title + `<h2 class="subtitle">Harbour board votes today</h2><p class="lead">` + line + `</p>` + text, cut, line, "p"},
		{"nearly the description", title + `<p class="intro t">The night boat sails again in May, and the fares rise by a tenth.</p>` + text, line,
			"The night boat sails again in May, and the fares rise by a tenth.", "p"},
		{"description in a heading", title + `<h3>` + line + `</h3>` + flat, line, line, "h3"},
		{"description apart from the text", title + `<p>` + line + `</p>` + by + text, cut, line, "p"},
		{"behind a place", title + `<p>Portree · ` + line + `</p>` + text, line, line, "p"},
		{"a sentence under the title", `<div><div>` + title + `</div><div class="x7">` + line + `</div></div>` + by + text, "", line, "div"},
		{"a heading that is a sentence", title + by + `<h2>The night boat to the outer islands sails again in May, and the fares rise.</h2>` + flat, "",
			"The night boat to the outer islands sails again in May, and the fares rise.", "h2"},
		{"wide letters", title + `<p class="excerpt">夜の船が五月に戻る</p>` + text, "", "夜の船が五月に戻る", "p"},
		{"only link lines before it", `<header>` + title + `<div><a href="/s">Share</a></div><p>` + line + `</p></header>` + text, "", line, "p"},

		{"first paragraph", title + flat, dom.Clean(longPara[3:200]), "", ""},
		{"first paragraph in large letters", title + `<p class="t intro">` + bodyPara[len(`<p class="t">`):] + flat, "A boat.", "", ""},
		{"the only paragraph", title + `<div class="summary">` + bodyPara + `</div>`, "", "", ""},
		{"heading of a part", title + `<h2 class="subheading">What the harbour board has decided on Monday</h2>` + bodyPara + bodyPara +
			`<h2 class="subheading">What comes next for the islands</h2>` + bodyPara, "", "", ""},
		{"heading with its words as id", title + `<h2 id="introduction">Introduction to ferries</h2>` + flat, "", "", ""},
		{"title once more", title + `<h2 class="subtitle">Ferry returns to the islands</h2>` + text, "", "", ""},
		{"caption", title + `<div class="photo-caption description">` + line + `</div>` + text, "", "", ""},
		{"biography", title + `<div class="author-box"><p class="intro">Ada Quill has written about ships for ten years.</p></div>` + text, "", "", ""},
		{"byline", title + `<div><p class="subtitle">By Ada Quill, maritime editor</p></div>` + text, "", "", ""},
		{"names", title + `<div><h2>Ada Quill and Ben Ash, with pictures by Cy Dole of Portree</h2></div>` + text, "", "", ""},
		{"date", title + `<div><p>6 May 2024, 10:20, updated at noon of the following day.</p></div>` + text, "", "", ""},
		{"link", title + `<div><p><a href="/all">Read everything that we know of the new boat here.</a></p></div>` + text, "", "", ""},
		{"who pays", title + `<div><p>We may earn a commission when you buy through the links on this page.</p></div>` + text, "", "", ""},
		{"navigation", title + `<nav class="lead"><p>` + line + `</p></nav>` + text, "", "", ""},
		{"too long", title + `<p class="dek">` + strings.Repeat("The boat sails. ", 60) + `</p>` + text, "", "", ""},
		{"no title", `<p class="dek">` + line + `</p>` + text, line, "", ""},
		{"no body", title + `<p class="dek">` + line + `</p>`, line, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, tag := readStandfirst(t, tt.in, tt.description)
			assert.Equal(t, tt.want, got)
			assert.Equal(t, tt.tag, tag)
		})
	}
}

func TestIsSame(t *testing.T) {
	for _, tt := range []struct {
		line, description string
		want              bool
	}{
		{"The night boat sails again.", "The night boat sails again", true},
		{"The night boat sails again, and fares rise.", "The night boat sails again, and f...", true},
		{"The night boat’s fare", "The night boat's fare", true},
		{"The night boat sails again.", "The night boat sails again. It carries forty cars and three lorries. A bus waits.", false},
		{"The boat", "The boat", false},
		{"The night boat sails again.", "", false},
	} {
		assert.Equal(t, tt.want, isSame(tt.line, tt.description), tt.line)
	}
}
