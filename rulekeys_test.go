package lede_test

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

// ferry is a page of a publisher that the engine reads well, with the traps that the
// keys of rules are for.
const ferry = `<!DOCTYPE html><html lang="en"><head><title>Ferry returns after a winter in the yard | Sound Herald</title>
<meta property="og:title" content="Ferry returns after a winter in the yard">
<meta property="og:type" content="article">
<meta name="author" content="Web Desk">
<meta name="keywords" content="ferry, harbour">
<meta name="description" content="Shared with a line for networks.">
<meta property="og:image" content="https://sound-herald.example/share.jpg">
<meta property="article:published_time" content="2024-03-05T08:00:00Z">
<meta name="generator" content="Presswork 4"></head><body>
<nav class="trail"><a href="/">Home</a> <a href="/local">Local</a> <a href="/local/harbour">Harbour</a></nav>
<main><article><p class="over">A winter without a ferry</p><h1>Ferry returns after a winter in the yard</h1>
<p class="under">The yard at Low Moor took four months over a hull that was to take six weeks.</p>
<div class="who"><img src="/ada.jpg" alt=""><a class="name" href="/staff/ada-quill">Ada Quill</a><span class="job">Harbour correspondent</span></div>
<div class="who"><a class="name" href="/staff/ben-marsh">Ben Marsh</a><span class="job">Reporter</span></div>
<p class="day" title="Tu 05.03.24 | 17:30" data-filed="BERGEN, Norway (NTB) –" data-place="Low Moor.">5 March 2024, 17:30</p>
<div class="text">
<p>The ferry that links the two sides of the sound came back to its pier on Tuesday, four months after it left for the yard, and took forty cars on its first run.</p>
<div class="promo"><p>Our readers get a letter from the harbour every morning, with the tides of the day and the news from all of the piers along the sound, and it costs nothing.</p></div>
<div class="shot"><a href="/other-story"><img src="/pier.jpg" width="800" height="500" alt="The pier"></a><span class="line">The pier at dawn.</span></div>
<p>“We found more rust than steel,” said Rosa Lind, who leads the yard, and she showed a plate that a thumb could go through when it was taken off the keel.</p>
<aside class="facts"><p>The ferry was built in 1971 and carries forty cars and two hundred people, and it has crossed the sound some ninety thousand times since that day.</p></aside>
<p>The county had paid for buses around the head of the sound, a trip of two hours, and says that it will keep one of them in the morning until the end of the school year.</p>
<p>“It is a long way to school by road,” said Jon Vik, whose two sons were the first to walk on board, “and they know every bend of it by now, and every cow.”</p>
<p>The next stay in the yard is planned for the autumn of 2031, and by then the county wants a second ferry, for which it has asked the state to pay a half.</p>
</div></article></main></body></html>`

// extractRuled extracts ferry under rules by file name.
func extractRuled(t *testing.T, address string, rules map[string]string) *lede.Article {
	t.Helper()
	return extractUnder(t, ferry, address, rules)
}

// extractPage extracts a page of the Sound Herald under rules by file name.
func extractPage(t *testing.T, page string, rules map[string]string) *lede.Article {
	t.Helper()
	return extractUnder(t, page, heraldAddress, rules)
}

func extractUnder(t *testing.T, page, address string, rules map[string]string) *lede.Article {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range rules {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, err := lede.ReadRules(fsys)
	require.NoError(t, err)
	e := lede.Extractor{Rules: set, Trace: true}
	a, err := e.Extract(strings.NewReader(page), address)
	require.NoError(t, err)
	return a
}

const (
	heraldAddress = "https://sound-herald.example/local/ferry"
	heraldHead    = "name = \"Sound Herald\"\nhosts = [\"sound-herald.example\"]\n"
)

// TestRuleKeys tries each key of a layout on its own: the rest is what a page without a
// rule gives.
func TestRuleKeys(t *testing.T) {
	for _, tt := range []struct {
		name, rule string
		want       map[string]any // by JSON key
	}{
		{"kicker", "[[layout]]\nkicker = [\".over\"]", map[string]any{"kicker": "A winter without a ferry"}},
		{"no kicker", "[[layout]]\nkicker = []", map[string]any{"kicker": nil}},
		{"last", "[[layout]]\nsection = [\"last:.trail a\"]", map[string]any{"section": "Harbour"}},
		{"last attribute", "[[layout]]\nsection = [\"last:.trail a@href\"]", map[string]any{"section": "/local/harbour"}},
		{"author", "[[layout]]\n[layout.author]\nentry = [\".who\"]\nname = [\".name\"]\nrole = [\".job\"]\nurl = [\"a@href\"]", map[string]any{"authors": []any{
			map[string]any{"name": "Ada Quill", "role": "Harbour correspondent", "url": "https://sound-herald.example/staff/ada-quill"},
			map[string]any{"name": "Ben Marsh", "role": "Reporter", "url": "https://sound-herald.example/staff/ben-marsh"},
		}}},
		{"no authors", "[[layout]]\nauthors = []", map[string]any{"authors": nil}},
		{"zone", "zone = \"America/New_York\"\n[[layout]]\npublished = [\".day\"]", map[string]any{"published": "2024-03-05T17:30:00-05:00"}},
		{"short year", "[[layout]]\npublished = [\".day@title\"]", map[string]any{"published": "2024-03-05T17:30:00Z"}},
		{"dateline", "[[layout]]\ndateline = [\".day@data-filed\"]", map[string]any{"dateline": map[string]any{
			"places": []any{"Bergen, Norway"}, "agencies": []any{"NTB"}, "raw": "BERGEN, Norway (NTB)",
		}}},
		{"dateline of a place", "[[layout]]\ndateline = [\".day@data-place\"]", map[string]any{"dateline": map[string]any{"places": []any{"Low Moor"}, "raw": "Low Moor"}}},
		{"no dateline", "[[layout]]\ndateline = []", map[string]any{"dateline": nil}},
		{"no date", "[[layout]]\npublished = []\nmodified = []", map[string]any{"published": nil}},
		{"no title, section, standfirst, keywords", "[[layout]]\ntitle = []\nsection = []\nstandfirst = []\nkeywords = []",
			map[string]any{"title": nil, "section": nil, "standfirst": nil, "keywords": nil}},
		{"no lead photo", "[[layout]]\nphotos = []\nphoto = [\".shot\"]\ncaption = [\".line\"]", map[string]any{"photos": []any{
			map[string]any{"url": "https://sound-herald.example/pier.jpg", "alt": "The pier", "caption": "The pier at dawn.", "width": 800.0, "height": 500.0},
		}}},
		{"no caption", "[[layout]]\nphotos = []\nphoto = [\".shot\"]\ncaption = []", map[string]any{"photos": []any{
			map[string]any{"url": "https://sound-herald.example/pier.jpg", "alt": "The pier", "width": 800.0, "height": 500.0},
		}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := extractRuled(t, heraldAddress, map[string]string{"herald.toml": heraldHead + tt.rule})
			assert.Contains(t, a.Text(), "Our readers get a letter", "only a rule can know")
			got := map[string]any{}
			data, err := json.Marshal(a)
			require.NoError(t, err)
			require.NoError(t, json.Unmarshal(data, &got))
			for key, want := range tt.want {
				assert.Equal(t, want, got[key], key)
			}
		})
	}
}

// TestZoneOfPrint reads the time that a page prints in the zone of the rule.
func TestZoneOfPrint(t *testing.T) {
	page := strings.Replace(ferry, "article:published_time", "none", 1)
	a := extractPage(t, page, map[string]string{"herald.toml": heraldHead + "zone = \"America/New_York\""})
	assert.Equal(t, "2024-03-05T17:30:00-05:00", a.Published.Format(time.RFC3339))
	assert.Equal(t, "fallback: date", a.Sources["published"])
}

// TestRuleWithoutBody drops and keeps parts of a body that the engine finds.
func TestRuleWithoutBody(t *testing.T) {
	a := extractRuled(t, heraldAddress, map[string]string{"herald.toml": heraldHead + "[[layout]]\ndrop = [\".promo\", \".under\", \"aside\"]\nkeep = [\"aside.facts\"]"})
	assert.Equal(t, "fallback: blocks", a.Sources["body"])
	require.Len(t, a.Paragraphs, 6)
	assert.True(t, strings.HasPrefix(a.Paragraphs[1], "“We found"), a.Paragraphs[1])
	assert.True(t, strings.HasPrefix(a.Paragraphs[2], "The ferry was built"), a.Paragraphs[2])
	assert.Equal(t, "Shared with a line for networks.", a.Standfirst)
}

// TestHeadingKey makes headings of paragraphs: those of a class, and those that an element of
// the line fills.
func TestHeadingKey(t *testing.T) {
	page := strings.NewReplacer(
		"<aside class=\"facts\">", "<p class=\"crosshead\">A way by road</p><p><strong>Ninety thousand</strong> crossings</p><aside class=\"facts\">",
		"<p>“It is a long way", "<p><span><strong>Two sons</strong></span><br></p><p><strong>The pier was full.</strong></p><p>“It is a long way",
		"<p>The next stay", "<p>One line<br><br><strong>Until 2031</strong><br><br>And another</p><p>The next stay",
	).Replace(ferry)
	for _, body := range []string{"", "body = [\".text\"]\n"} {
		a := extractPage(t, page, map[string]string{"herald.toml": heraldHead + "[[layout]]\n" + body + "heading = [\".crosshead\", \".text strong\"]\nkeep = [\".text p\"]"})
		var headings []string
		for _, b := range a.Body {
			if b.Type == lede.HeadingBlock {
				headings = append(headings, b.Text)
				assert.Equal(t, 3, b.Level)
				assert.Empty(t, b.Spans)
			}
		}
		if body != "" {
			assert.Equal(t, []string{"A way by road", "Two sons", "Until 2031"}, headings)
			assert.Contains(t, a.Paragraphs, "Ninety thousand crossings")
			assert.Contains(t, a.Paragraphs, "The pier was full.")
		} else {
			assert.Contains(t, headings, "Two sons")
		}
	}
}

// TestStandfirstInBody takes the standfirst that the rule names out of the body that it names,
// unless it is all that there is.
func TestStandfirstInBody(t *testing.T) {
	const rule = "[[layout]]\nstandfirst = [\".lead\"]\nbody = [\".text\"]"
	page := strings.Replace(ferry, "<p>The ferry that links", "<p class=\"lead\">The yard took four months.</p><p>The ferry that links", 1)
	a := extractPage(t, page, map[string]string{"herald.toml": heraldHead + rule})
	assert.Equal(t, "The yard took four months.", a.Standfirst)
	assert.True(t, strings.HasPrefix(a.Paragraphs[0], "The ferry that links"), a.Paragraphs[0])
	assert.Contains(t, a.Dropped, lede.Dropped{Text: "The yard took four months.", Reason: "standfirst", Field: "standfirst"})

	const item = `<html><body><h1>Ferry returns</h1><div class="text"><p class="lead">The yard took four months over a hull.</p></div></body></html>`
	a = extractPage(t, item, map[string]string{"herald.toml": heraldHead + rule})
	assert.Equal(t, []string{"The yard took four months over a hull."}, a.Paragraphs)
}

// TestCaptionWithButton leaves the button that unfolds a caption out of it, and what the rule
// drops.
func TestCaptionWithButton(t *testing.T) {
	page := strings.Replace(ferry, "The pier at dawn.", "The pier at dawn. © Ada Quill<i class=\"shop\">Buy a print</i><button>More</button>", 1)
	a := extractPage(t, page, map[string]string{"herald.toml": heraldHead +
		"[style]\ncredits = ['© (?P<credit>.+)$']\n[[layout]]\nphoto = [\".shot\"]\ncaption = [\".line\"]\ndrop = [\".shop\"]"})
	last := a.Photos[len(a.Photos)-1]
	assert.Equal(t, "The pier at dawn.|Ada Quill", last.Caption+"|"+last.Credit)
}

// TestCreditTwice cuts what the house says of its right to a photo off the caption, and the
// agency's own line in front of it.
func TestCreditTwice(t *testing.T) {
	for _, tt := range []struct{ caption, want string }{
		{"The pier at dawn. (AP Photo/Ada Quill) - Copyright AP Photo", "The pier at dawn.|AP Photo/Ada Quill"},
		{"The pier (Low Moor) - Copyright AP Photo", "The pier (Low Moor)|AP Photo"},
	} {
		page := strings.Replace(ferry, "The pier at dawn.", tt.caption, 1)
		a := extractPage(t, page, map[string]string{"herald.toml": heraldHead +
			"[style]\ncredits = ['\\s*- Copyright (?P<credit>.+)$']\n[[layout]]\nphoto = [\".shot\"]\ncaption = [\".line\"]"})
		last := a.Photos[len(a.Photos)-1]
		assert.Equal(t, tt.want, last.Caption+"|"+last.Credit)
	}
}

// TestBaseWarnsOfNothing has what a system's rule names and the page does not have, and a page
// of which the base alone knows the layout.
func TestBaseWarnsOfNothing(t *testing.T) {
	const system = "name = \"Presswork\"\nkind = \"cms\"\nmarkup = 'meta[name=\"generator\"]'\n[[layout]]\nbyline = [\".none\"]\nkeywords = [\".none\"]"
	for _, tt := range []struct {
		name, rule string
		want       []lede.Warning
	}{
		{"no rule of its own", "", nil},
		{"base", "base = \"Presswork\"\n[[layout]]\ntitle = [\"h1\"]", nil},
		{"base alone fits", "base = \"Presswork\"\n[[layout]]\nwhen = \".none\"\ntitle = [\"h1\"]", nil},
		{"its own field", "base = \"Presswork\"\n[[layout]]\nkeywords = [\".none\"]", []lede.Warning{
			{Field: "keywords", Code: "rule-field-missing", Text: "rule herald: layout \"layout[0]\" finds none, and the metadata has one"},
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			rules := map[string]string{"presswork.toml": system}
			if tt.rule != "" {
				rules["herald.toml"] = heraldHead + tt.rule
			}
			assert.Equal(t, tt.want, extractRuled(t, heraldAddress, rules).Warnings)
		})
	}
}

// TestRuleWithoutText takes the house at its word that a page has no text.
func TestRuleWithoutText(t *testing.T) {
	a := extractRuled(t, heraldAddress, map[string]string{"herald.toml": heraldHead + "[[layout]]\nbody = []\nphotos = [\".shot\"]\ncaption = [\".line\"]"})
	assert.Empty(t, a.Paragraphs)
	require.Len(t, a.Photos, 1)
	assert.Equal(t, "The pier at dawn.", a.Photos[0].Caption)
}

// TestCMSRules finds the rule of a publishing system where no rule of the publisher
// serves, and lets rules build on it.
func TestCMSRules(t *testing.T) {
	const (
		presswork = "name = \"Presswork\"\nkind = \"cms\"\nmarkup = 'meta[name=\"generator\"][content^=\"Presswork\"]'\n[[layout]]\nkicker = [\".over\"]\ndrop = [\".promo\"]"
		chain     = "name = \"Herald chain\"\nkind = \"cms\"\nbase = \"presswork\"\n[[layout]]\nwhen = \".nowhere\""
	)
	rules := func(herald string) map[string]string {
		return map[string]string{"presswork.toml": presswork, "chain.toml": chain, "herald.toml": heraldHead + herald}
	}
	for _, tt := range []struct {
		name, address string
		rule          string
		kicker        string
		keptPromo     bool
	}{
		{"no rule", "https://post.example/a", "", "rule presswork: .over", false},
		{"no layout", heraldAddress, "", "rule presswork: .over", false},
		{"no layout that fits", heraldAddress, "[[layout]]\nwhen = \".other\"\ndrop = [\".text\"]", "rule presswork: .over", false},
		{"a layout of its own", heraldAddress, "[[layout]]\ntitle = [\"h1\"]", "", true},
		{"base", heraldAddress, "base = \"Presswork\"\n[[layout]]\ntitle = [\"h1\"]", "rule presswork: .over", false},
		{"base of the base", heraldAddress, "base = \"herald chain\"\n[[layout]]\ntitle = [\"h1\"]", "rule presswork: .over", false},
		{"own word above the base's", heraldAddress, "base = \"Presswork\"\n[[layout]]\nkicker = [\"p.over\"]", "rule herald: p.over", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a := extractRuled(t, tt.address, rules(tt.rule))
			assert.Equal(t, tt.kicker, a.Sources["kicker"])
			assert.Equal(t, tt.keptPromo, strings.Contains(a.Text(), "letter from the harbour"))
		})
	}
}

func TestGateKeys(t *testing.T) {
	rule := func(keys string) map[string]string {
		return map[string]string{"herald.toml": "name = \"Herald\"\nhosts = [\"sound-herald.example\"]\n[[layout]]\n" + keys}
	}
	wall := strings.Replace(ferry, `<div class="text">`, `<div class="text"><div class="bar">Harbour Plus</div>`, 1)
	gated := lede.Verdict{State: lede.Gated, Evidence: []string{"gate: rule herald: gate .bar"}}
	tests := []struct {
		name, page, keys string
		want             lede.Verdict
	}{
		{"no key", wall, `drop = [".bar"]`, lede.Verdict{State: lede.Complete}},
		{"a gate", wall, `gate = [".none", ".bar"]`, gated},
		{"a gate that is dropped", wall, "drop = [\".bar\"]\ngate = [\".bar\"]", gated},
		{"a gate that is not there", ferry, `gate = [".bar"]`, lede.Verdict{State: lede.Complete}},
		{"a gate that is hidden", strings.Replace(wall, `<div class="bar">`, `<div hidden><div class="bar">`, 1), `gate = [".bar"]`, lede.Verdict{State: lede.Complete}},
		{"a whole text with a gate", wall, "gate = [\".bar\"]\nwhole = [\".facts\"]", lede.Verdict{State: lede.Complete}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, extractPage(t, tt.page, rule(tt.keys)).Verdict)
		})
	}
}
