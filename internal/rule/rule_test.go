package rule

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// read reads a rule that must be without fault.
func read(t *testing.T, toml string) *Rule {
	t.Helper()
	r := Read("test.example.toml", []byte(toml))
	require.Empty(t, r.Faults())
	return r
}

func parsePage(t *testing.T, html, address string) *page.Page {
	t.Helper()
	p, err := page.Read(strings.NewReader(html), address, page.Options{})
	require.NoError(t, err)
	return p
}

func TestFaults(t *testing.T) {
	const head = "name = \"A\"\nhosts = [\"a.example\"]\n"
	for _, tt := range []struct{ name, toml, want string }{
		{"not TOML", "name = ", "f.toml:1: "},
		{"no name", "hosts = [\"a.example\"]", "f.toml:1: name: missing"},
		{"unknown key", head + "hots = 1", "f.toml:3: hots: unknown key"},
		{"no name in white space", "name = \" . \"", "f.toml:1: name: missing"},
		{"wrong type", "name = 3", "f.toml:1: name: want a string"},
		{"wrong element", "name = \"A\"\nhosts = [\n  \"a.example\",\n  7,\n]", "hosts[1]: want a string"},
		{"address for host", "name = \"A\"\nhosts = [\"https://a.example/\"]", "f.toml:2: hosts[0]: \"https://a.example/\" is not a host name"},
		{"label of nothing", "name = \"A\"\nhosts = [\"a..example\"]\n[[layout]]\nbody = [\"p\"]", "f.toml:2: hosts[0]: \"a..example\" is not a host name"},
		{"kind", head + "kind = \"agency\"", "f.toml:3: kind: \"agency\" is neither"},
		{"no hosts", "name = \"A\"\n[[layout]]\nbody = [\"p\"]", "f.toml:1: hosts: missing"},
		{"selector", head + "[[layout]]\nbody = [\n \"p\",\n \"p:is(a)\",\n]", "f.toml:6: layout[0].body[1]: selector \"p:is(a)\""},
		{"second layout", head + "[[layout]]\nbody = [\"p\"]\n[[layout]]\nbody = [\"p[\"]", "f.toml:6: layout[1].body[0]: selector"},
		{"zone", head + "zone = \"Middle/Earth\"", "f.toml:3: zone: \"Middle/Earth\" is no name of the IANA time zone database"},
		{"markup of a publisher", head + "markup = \"p\"", "f.toml:3: markup: a publisher is known by its hosts"},
		{"hosts of a CMS", head + "kind = \"cms\"\nmarkup = \"p\"", "f.toml:2: hosts: a CMS is known by its markup"},
		{"CMS without markup", "name = \"A\"\nkind = \"cms\"\n[[layout]]\nwhen = \"p\"\n[[layout]]", "f.toml:1: markup: missing: a CMS is known by"},
		{"keep", head + "[[layout]]\nkeep = [\">>\"]", "f.toml:4: layout[0].keep[0]: selector"},
		{"photo of text", head + "[[layout]]\nphoto = [\"json-ld:image\"]", "f.toml:4: layout[0].photo[0]: want a CSS selector"},
		{"author without entry", head + "[[layout]]\n[layout.author]\nrole = [\"i\"]", "f.toml:4: layout[0].author.entry: missing"},
		{"role from meta", head + "[[layout]]\n[layout.author]\nentry = [\"p\"]\nrole = [\"meta:role\"]", "f.toml:6: layout[0].author.role[0]: want a CSS selector inside"},
		{"last of nothing", head + "[[layout]]\ntitle = [\"last:\"]", "f.toml:4: layout[0].title[0]: selector \"\""},
		{"drop", head + "[[layout]]\nbody = [\"p\"]\ndrop = [\">>\"]", "f.toml:5: layout[0].drop[0]: selector"},
		{"drop-text", head + "[[layout]]\nbody = [\"p\"]\ndrop-text = ['(']", "f.toml:5: layout[0].drop-text[0]: "},
		{"drop-text out of its anchors", head + "[[layout]]\nbody = [\"p\"]\ndrop-text = ['a)|(?:b']", "f.toml:5: layout[0].drop-text[0]: "},
		{"drop-text of nothing", head + "[[layout]]\nbody = [\"p\"]\ndrop-text = ['.*']", "layout[0].drop-text[0]: matches the empty text"},
		{"credit without group", head + "[style]\ncredits = ['Photo: .*']", "f.toml:4: style.credits[0]: no group named credit"},
		{"pattern", head + "[[layout]]\nbody = [\"p\"]\n[layout.pattern]\ntitle = '['", "f.toml:6: layout[0].pattern.title: "},
		{"pattern of elements", head + "[[layout]]\nbody = [\"p\"]\n[layout.pattern]\nbody = 'x'", "layout[0].pattern.body: a pattern works on text"},
		{"date in quotes", head + "[[layout]]\nbody = [\"p\"]\nfrom = \"2024-01-31\"", "f.toml:5: layout[0].from: want a date"},
		{"until before from", head + "[[layout]]\nbody = [\"p\"]\nfrom = 2024-01-31\nuntil = 2023-01-01", "layout[0].until: before from"},
		{"photos by attribute", head + "[[layout]]\nbody = [\"p\"]\nphotos = [\"img@src\"]", "layout[0].photos[0]: want a CSS selector"},
		{"body from meta", head + "[[layout]]\nbody = [\"meta:description\"]", "layout[0].body[0]: want a CSS selector, or"},
		{"nothing after the colon", head + "[[layout]]\nbody = [\"p\"]\ntitle = [\"meta:\"]", "layout[0].title[0]: \"meta:\" names nothing"},
		{"frame of a publisher", head + "[[layout]]\nbody = [\"p\"]\n[layout.frame]\nafter = [\"End\"]", "layout[0].frame: only a platform"},
		{"live without entry", head + "[[layout]]\nbody = [\"p\"]\n[layout.live]\ntitle = [\"h2\"]", "layout[0].live.entry: missing"},
		{"entry from meta", head + "[[layout]]\nbody = [\"p\"]\n[layout.live]\nentry = [\"meta:a\"]", "layout[0].live.entry[0]: want a CSS selector"},
		{"empty frame", head + "kind = \"platform\"\n[[layout]]\nbody = [\"p\"]\n[layout.frame]\nmasthead = []", "layout[0].frame: a frame has lines"},
		{"masthead", head + "kind = \"platform\"\n[[layout]]\n[layout.frame]\nafter = [\"End\"]\nmasthead = [[\"author\"]]", "layout[0].frame.masthead: form 1: want names out of"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			faults := Read("f.toml", []byte(tt.toml)).Faults()
			require.Len(t, faults, 1)
			assert.Contains(t, faults[0].Error(), tt.want)
		})
	}
}

func TestMatchByHost(t *testing.T) {
	set := NewSet(
		read(t, "name = \"Gazette\"\nhosts = [\"gazette.example\"]\n[[layout]]\nbody = [\"p\"]"),
		read(t, "name = \"Gazette Sport\"\nhosts = [\"sport.gazette.example\"]\n[[layout]]\nbody = [\"p\"]"),
	)
	for _, tt := range []struct{ address, canonical, want string }{
		{"https://gazette.example/a", "", "Gazette"},
		{"https://WWW.Gazette.example./a", "", "Gazette"},
		{"https://m.sport.gazette.example:8080/a", "", "Gazette Sport"},
		{"https://notgazette.example/a", "", ""},
		{"https://web.archive.org/web/2024/https://gazette.example/a", "https://www.gazette.example/a", "Gazette"},
		{"https://www.gazette.example/a", "https://sport.gazette.example/a", "Gazette"},
		{"https://thief.example/a", "https://www.gazette.example/a", ""},
		{"https://notarchive.org/a", "https://www.gazette.example/a", ""},
		{"", "https://gazette.example/a", "Gazette"},
		{"", "", ""},
	} {
		m := set.Match(parsePage(t, "<p>Text.", tt.address), tt.canonical, time.Time{})
		name := ""
		if m.Publisher != nil {
			name = m.Publisher.Name
		}
		assert.Equal(t, tt.want, name, "%s %s", tt.address, tt.canonical)
	}
}

func TestLayoutByDateAndMarkup(t *testing.T) {
	r := read(t, `
name = "A"
hosts = ["a.example"]
[[layout]]
name = "new"
from = 2020-01-01
when = ".new"
body = ["p"]
[[layout]]
name = "old"
until = 2019-12-31
body = ["p"]
`)
	for _, tt := range []struct{ html, day, want string }{
		{`<p class="new">x`, "2021-05-05", "new"},
		{`<p class="new">x`, "2020-01-01", "new"},
		{`<p class="new">x`, "2019-12-31", "old"},
		{`<p class="new">x`, "", "new"},
		{`<p>x`, "2021-05-05", ""},
		{`<p>x`, "", "old"},
	} {
		day, _ := time.Parse(time.DateOnly, tt.day)
		m := NewSet(r).Match(parsePage(t, tt.html, "https://a.example/x"), "", day)
		name := ""
		if m.Layout != nil {
			name = m.Layout.Name
		}
		assert.Equal(t, tt.want, name, "%s %s", tt.html, tt.day)
	}
}

func TestSources(t *testing.T) {
	const html = `<head><meta name="kicker" content="Harbour"><meta property="article:section" content="Local">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"From JSON-LD","author":[{"name":"Ada Quill"},{"name":"Bo Reed"}]}</script>
<script id="__NEXT_DATA__" type="application/json">{"props":{"story":{"head":"From state","tags":["a","b"]}}}</script>
<script>window.Fusion={};Fusion.globalContent={"headlines":{"basic":"From Fusion"}};</script></head>
<h1>The <em>title</em></h1><h1></h1><time datetime="2024-05-06">6 May</time><p class="by">By Ada Quill | Gazette</p>`
	p := parsePage(t, html, "https://a.example/x")
	for _, tt := range []struct {
		source string
		want   []string
	}{
		{"h1", []string{"The title"}},
		{"h2, time", []string{"6 May"}},
		{"time@datetime", []string{"2024-05-06"}},
		{"meta:kicker", []string{"Harbour"}},
		{"meta:article:section", []string{"Local"}},
		{"meta:none", nil},
		{"json-ld:headline", []string{"From JSON-LD"}},
		{"json-ld:author.*.name", []string{"Ada Quill", "Bo Reed"}},
		{"json-ld:author.1.name", []string{"Bo Reed"}},
		{"state:__NEXT_DATA__.props.story.head", []string{"From state"}},
		{"state:__NEXT_DATA__.props.story.tags", []string{"a", "b"}},
		{"state:Fusion.globalContent:headlines.basic", []string{"From Fusion"}},
		{"state:NONE.a", nil},
	} {
		t.Run(tt.source, func(t *testing.T) {
			s, err := parseSource(tt.source)
			require.NoError(t, err)
			assert.Equal(t, tt.want, s.values(Match{page: p, search: newSearch(p)}, p.Doc))
		})
	}
}

func TestStandfirstOfParagraphs(t *testing.T) {
	set := NewSet(read(t, `name = "A"
hosts = ["a.example"]
[[layout]]
title = [".lead"]
standfirst = [".lead"]`))
	p := parsePage(t, `<h1>T</h1><p class="lead">One.</p> <p class="lead"></p><p class="lead">Two.</p>
<p class="lead">Three.</p><p>Body.</p><p class="lead">Of another.</p>`, "https://a.example/1")
	m := set.Match(p, "", time.Time{})
	assert.Equal(t, []string{"One. Two. Three.", "Of another."}, m.Texts(Standfirst).Texts)
	assert.Equal(t, "One.", m.Text(Title).Text)
}

func TestPattern(t *testing.T) {
	r := read(t, `
name = "A"
hosts = ["a.example"]
[[layout]]
title = [".kicker", "h1"]
byline = [".by"]
body = ["p"]
[layout.pattern]
title = '^Live: (?P<value>.+)$'
byline = '\s*\| Gazette$'
`)
	p := parsePage(t, `<b class="kicker">Local</b><h1>Live: Ferry sinks</h1><i class="by">Ada Quill | Gazette</i><p>x`, "https://a.example/")
	m := NewSet(r).Match(p, "", time.Time{})
	assert.Equal(t, Value{"Ferry sinks", "rule test.example: h1"}, m.Text(Title), "a source that the pattern refuses is passed over")
	assert.Equal(t, Value{"Ada Quill", "rule test.example: .by"}, m.Text(Byline))
	assert.Zero(t, m.Text(Section))
}

func TestBody(t *testing.T) {
	r := read(t, `
name = "A"
hosts = ["a.example"]
[[layout]]
body = [".empty", ".part", "json-ld:articleBody"]
`)
	match := func(html string) []string {
		nodes, _ := NewSet(r).Match(parsePage(t, html, "https://a.example/"), "", time.Time{}).Body()
		var texts []string
		for _, n := range nodes {
			texts = append(texts, dom.Text(n))
		}
		return texts
	}
	assert.Equal(t, []string{"one two", "three"},
		match(`<div class="empty"> </div><div class="part">one <div class="part">two</div></div><div class="part">three</div>`))
	assert.Equal(t, []string{"From data."},
		match(`<script type="application/ld+json">{"articleBody":"<p>From <b>data</b>.</p>"}</script>`))
	assert.Empty(t, match("<p>elsewhere</p>"))
}

func TestWith(t *testing.T) {
	base := NewSet(
		read(t, "name = \"Gazette\"\nhosts = [\"gazette.example\"]\naliases = [\"The Gazette - Online\"]"),
		read(t, "name = \"Post\"\nhosts = [\"post.example\"]"),
	)
	own := NewSet(read(t, "name = \"gazette\"\nhosts = [\"new.example\"]"))
	both := base.With(own)
	assert.Len(t, both.Rules(), 2)
	assert.Equal(t, "gazette", both.Named("Gazette").Name)
	assert.Nil(t, both.Named("The Gazette - Online"), "a replaced rule takes its aliases with it")
	assert.Equal(t, "Post", both.Named("POST.").Name)
	assert.Equal(t, "Gazette", base.Named("the gazette - online").Name, "With leaves its sets as they are")
	assert.Len(t, (*Set)(nil).With(own).Rules(), 1)
}

func TestCutCredit(t *testing.T) {
	s := read(t, "name = \"A\"\n[style]\ncredits = ['(?:^|\\s)Photograph: (?P<credit>.+)$', '\\((?P<credit>[^()]+)\\)$']").Style()
	for _, tt := range []struct{ caption, rest, credit string }{
		{"Boats in the bay. Photograph: Ada Quill/AP", "Boats in the bay.", "Ada Quill/AP"},
		{"Boats in the bay Photograph: AP", "Boats in the bay", "AP"},
		{"Photograph: AP", "", "AP"},
		{"Boats (left) in the bay (Ada Quill / AP)", "Boats (left) in the bay", "Ada Quill / AP"},
		{"Boats in the bay", "Boats in the bay", ""},
	} {
		rest, credit, ok := s.CutCredit(tt.caption)
		assert.Equal(t, tt.rest, rest)
		assert.Equal(t, tt.credit, credit)
		assert.Equal(t, tt.credit != "", ok)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("name = \"A\"\nhosts = [\"a.example\"]\n[style]\ncredits = ['(?P<credit>x)']\n[[layout]]\nbody = [\"p\", {a = 1}]\n"))
	f.Add([]byte("[layout.frame]\nbefore = [\"a\"]\nmasthead = [[\"byline\"]]\n"))
	f.Add([]byte("a.b.c = [[1], {d = 2}]\n[[x.y]]\n[x.z]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, fault := range Read("f.toml", data).Faults() {
			assert.Positive(t, fault.Line)
			assert.NotEmpty(t, fault.Msg)
		}
	})
}

func TestLive(t *testing.T) {
	r := read(t, `
name = "A"
hosts = ["a.example"]
[[layout]]
body = [".live"]
note = ".amended"
note-text = ['Amended on .+']
[layout.live]
entry = [".post"]
time = ["time@datetime"]
title = ["h2"]
author = [".by"]
`)
	p := parsePage(t, `<div class="live"><div class="post"><time datetime="2024-05-06T07:08Z">now</time><h2>Head</h2><i class="by">Ada Quill</i>One.</div>
<div class="post">Two.</div><p class="amended">x</p></div>`, "https://a.example/")
	m := NewSet(r).Match(p, "", time.Time{})
	entries, source := m.Live()
	require.Len(t, entries, 2)
	assert.Equal(t, LiveNode{Node: entries[0].Node, Time: "2024-05-06T07:08Z", Title: "Head", Author: "Ada Quill"}, entries[0])
	assert.Equal(t, LiveNode{Node: entries[1].Node}, entries[1])
	assert.Equal(t, "rule test.example: .post", source)
	assert.True(t, m.IsNote(entries[1].Node.NextSibling))
	assert.False(t, m.IsNote(entries[1].Node))
	assert.True(t, m.IsNoteText("Amended on 5 May"))
	assert.False(t, m.IsNoteText("It was Amended on 5 May"))
}

// TestBuildingOn has a rule build on a CMS rule of another set, which is in no set that
// comes of it.
func TestBuildingOn(t *testing.T) {
	const page = `<p class="k">Kicker</p><p>Text.`
	system := read(t, "name = \"Presswork\"\nkind = \"cms\"\nmarkup = \".none\"\n[[layout]]\nkicker = [\".k\"]")
	paper := read(t, "name = \"Gazette\"\nhosts = [\"gazette.example\"]\nbase = \"presswork\"\n[[layout]]\ntitle = [\"h1\"]")
	lent := NewSet(paper).BuildingOn(NewSet(system))
	for _, set := range []*Set{lent, lent.With(nil), NewSet(read(t, "name = \"Post\"\nhosts = [\"post.example\"]")).With(lent)} {
		m := set.Match(parsePage(t, page, "https://gazette.example/a"), "", time.Time{})
		assert.Equal(t, "Kicker", m.Text(Kicker).Text)
		assert.NotContains(t, set.Rules(), system)
	}
	assert.Empty(t, NewSet(paper).Match(parsePage(t, page, "https://gazette.example/a"), "", time.Time{}).Text(Kicker).Text)
}
