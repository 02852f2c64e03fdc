package rule

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/lede-go/lede/internal/dom"
)

const framedRule = `
name = "Relay"
kind = "platform"
hosts = ["relay.example"]
[[layout]]
title = ["h1"]
photos = ["figure"]
[layout.frame]
before = ["All your news.", "Start reading"]
masthead = [
  ["publisher", "publisher", "section", "byline"],
  ["publisher", "publisher", "listed section"],
  ["publisher", "publisher", "byline"],
  ["byline"],
]
sections = ["World"]
after = ["Sign up to read", "Read more titles", "Our picks", "Get the app"]
`

const (
	frameHead = `<nav>Sign in</nav><h1>All your news</h1><a>Start reading</a>`
	frameFoot = `<b>Sign up to read</b><p>Read more titles</p><h2>Our picks</h2><p>Card</p><div>Get the app</div>`
)

func TestMasthead(t *testing.T) {
	for _, tt := range []struct{ name, masthead, publisher, section, byline string }{
		{"all", `<a>Gazette</a> <a>Gazette</a><div>World</div><div>By <a>Ada Quill</a> and <a>Bo Reed</a></div>`, "Gazette", "World", "By Ada Quill and Bo Reed"},
		{"logo and name", `<img alt="Gazette"><div>Gazette</div><div>Local</div><div>Ada Quill</div>`, "Gazette", "Local", "Ada Quill"},
		{"no section", `<a>Gazette</a><a>Gazette</a><div>Ada Quill</div>`, "Gazette", "", "Ada Quill"},
		{"no byline", `<a>Gazette</a><a>Gazette</a><div>world</div>`, "Gazette", "world", ""},
		{"byline alone", `<div>Ada Quill</div>`, "", "", "Ada Quill"},
		{"a date is no byline", `<a>Gazette</a><a>Gazette</a><div>Local</div><div>Ada Quill</div><div>6 May 2024</div>`, "Gazette", "Local", "Ada Quill"},
		{"two unequal lines", `<div>Gazette</div><div>Ada Quill</div>`, "", "", ""},
		{"nothing", ``, "", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := parsePage(t, frameHead+tt.masthead+"<h1>Ferry returns</h1><p>Text.</p>"+frameFoot, "https://relay.example/x")
			m := NewSet(read(t, framedRule)).Match(p, "", time.Time{})
			assert.Equal(t, "Ferry returns", m.Text(Title).Text, "a frame line may be an h1 too")
			assert.Equal(t, tt.publisher, m.Text(Publisher).Text)
			assert.Equal(t, tt.section, m.Text(Section).Text)
			assert.Equal(t, tt.byline, m.Text(Byline).Text)
		})
	}
}

func TestFrameBody(t *testing.T) {
	for _, tt := range []struct{ name, body, want string }{
		{"unknown wrappers", `<div><div><p>One.</p><p>Two.</p></div>` + frameFoot + `</div>`, "One. Two."},
		{"a sub-heading of the same words", `<p>One.</p><h2>Our picks</h2><p>Two.</p>` + frameFoot, "One. Our picks Two."},
		{"a run of three without the first line", `<p>One.</p><p>Read more titles</p><h2>Our picks</h2><div>Get the app</div>`, "One."},
		{"no closing lines", `<p>One.</p><p>Two.</p>`, "One. Two."},
		{"text in front of the title", `<p>One.</p>`, "One."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := parsePage(t, frameHead+"<div>Ada Quill</div><div>x</div><h1>Ferry returns</h1>"+tt.body, "https://relay.example/x")
			nodes, source := NewSet(read(t, framedRule)).Match(p, "", time.Time{}).Body()
			var l dom.Line
			for _, n := range nodes {
				l.AddNode(n)
				l.Break()
			}
			assert.Equal(t, tt.want, l.String())
			assert.Equal(t, "rule test.example: frame", source)
		})
	}
}

func TestPhotosInsideFrame(t *testing.T) {
	p := parsePage(t, "<figure>logo</figure>"+frameHead+"<h1>Ferry returns</h1><figure>boat</figure><p>One.</p>"+frameFoot+"<figure>card</figure>", "https://relay.example/x")
	photos, _ := NewSet(read(t, framedRule)).Match(p, "", time.Time{}).Photos()
	assert.Len(t, photos, 1)
	assert.Equal(t, "boat", dom.Text(photos[0].Node))
}

func TestRecognisedWithoutAddress(t *testing.T) {
	set := NewSet(read(t, framedRule))
	framed := frameHead + "<h1>Ferry returns</h1><p>One.</p>"
	assert.NotNil(t, set.Match(parsePage(t, framed, ""), "", time.Time{}).Platform)
	assert.Nil(t, set.Match(parsePage(t, framed, "https://other.example/"), "", time.Time{}).Platform, "an address that is known decides")
	assert.Nil(t, set.Match(parsePage(t, "<h1>Ferry returns</h1><p>Start reading", ""), "", time.Time{}).Platform)
}

func TestPlatformFindsPublisher(t *testing.T) {
	gazette := read(t, "name = \"The Gazette\"\naliases = [\"Gazette - Online\"]\nhosts = [\"gazette.example\"]")
	p := parsePage(t, frameHead+"<a>Gazette – Online</a><a>Gazette – Online</a><div>Ada Quill</div><h1>T</h1><p>One.</p>", "https://relay.example/x")
	assert.Nil(t, NewSet(gazette, read(t, framedRule)).Match(p, "", time.Time{}).Publisher, "a dash is not a hyphen")
	p = parsePage(t, frameHead+"<a>Gazette - Online</a><a>Gazette - Online</a><div>Ada Quill</div><h1>T</h1><p>One.</p>", "https://relay.example/x")
	assert.Equal(t, "The Gazette", NewSet(gazette, read(t, framedRule)).Match(p, "", time.Time{}).Publisher.Name)
}
