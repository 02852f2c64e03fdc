package photo

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

func TestIsHeading(t *testing.T) {
	const title, heading = "Boats are back in the water of the Bay", "The boats of Bay are back in the water"
	p, err := page.Read(strings.NewReader(`<title>`+title+` - The Harbour Gazette</title><h1>`+heading+`</h1><p>Boats.`), "https://gazette.example/news/a", page.Options{})
	require.NoError(t, err)
	r := NewReader(p, Rule{})
	assert.True(t, r.isHeading(title))
	assert.True(t, r.isHeading(heading))
	assert.False(t, r.isHeading("Boats are back"), "it may be the name of the site")
	assert.False(t, r.isHeading("Nets are mended in the harbour of Bay"))
	assert.False(t, r.isHeading(""))
}

func TestCaptionNamesTheSite(t *testing.T) {
	p, err := page.Read(strings.NewReader(`<meta property="og:site_name" content="رأس النورس"><p>Boats.`), "https://gazette.example/news/a", page.Options{})
	require.NoError(t, err)
	r := NewReader(p, Rule{})
	for _, tc := range []struct{ in, caption, credit string }{
		{"عادت القوارب إلى الميناء (رأس النورس)", "عادت القوارب إلى الميناء", "رأس النورس"},
		{"عادت القوارب إلى الميناء (صباح الأحد)", "عادت القوارب إلى الميناء (صباح الأحد)", ""},
		{"رأس النورس", "رأس النورس", ""},
	} {
		caption, credit := r.withCredit(tc.in, "")
		assert.Equal(t, tc.caption, caption)
		assert.Equal(t, tc.credit, credit, tc.in)
	}
}

// TestRuleNamesTheCaption says that the picture of a link is a photo where the rule
// finds its caption.
func TestRuleNamesTheCaption(t *testing.T) {
	const in = `<main><p>First.</p><div><a href="/shop"><img src="/a/b.jpg"></a><p class="legend"><a href="/shop">Boats at Bay</a></p></div><p>Second.</p></main>`
	p, err := page.Read(strings.NewReader(in), "https://gazette.example/news/a", page.Options{})
	require.NoError(t, err)
	main := []*html.Node{dom.First(p.Doc, atom.Main)}
	assert.Empty(t, NewReader(p, Rule{}).In(main), "it is a card without a rule")

	printed := func(n *html.Node) (caption, credit string) {
		for d := range n.Descendants() {
			if dom.HasToken(d, "class", "legend") {
				return dom.Text(d), ""
			}
		}
		return "", ""
	}
	r := NewReader(p, Rule{Printed: printed})
	surrounds := r.In(main)
	require.NotEmpty(t, surrounds)
	for _, s := range surrounds {
		assert.Equal(t, []Photo{{URL: "https://gazette.example/a/b.jpg", Caption: "Boats at Bay", Box: s.Root}}, r.Photos(s))
	}
}

func TestFill(t *testing.T) {
	p, err := page.Read(strings.NewReader(`<p>Boats.`), "https://gazette.example/news/a", page.Options{})
	require.NoError(t, err)
	r := NewReader(p, Rule{})
	shared := Photo{URL: "https://gazette.example/1200x630/boats.jpg", Width: 1200, Height: 630}
	for _, tc := range []struct {
		name     string
		in, want Photo
	}{
		{"no address", Photo{Caption: "Boats."}, Photo{URL: shared.URL, Caption: "Boats.", Width: 1200, Height: 630}},
		{"a smaller version", Photo{URL: "https://gazette.example/590x/boats.jpg", Width: 590}, shared},
		{"a larger version", Photo{URL: "https://gazette.example/1920x/boats.jpg", Width: 1920}, Photo{URL: "https://gazette.example/1920x/boats.jpg", Width: 1920}},
		{"a version of a size that is not told", Photo{URL: "https://gazette.example/boats.jpg"}, Photo{URL: "https://gazette.example/boats.jpg"}},
		{"another", Photo{URL: "https://gazette.example/nets.jpg", Width: 590}, Photo{URL: "https://gazette.example/nets.jpg", Width: 590}},
	} {
		assert.Equal(t, tc.want, r.Fill(tc.in, shared), tc.name)
	}
	assert.Empty(t, r.Fill(Photo{}, Photo{URL: "https://gazette.example/og-default.png"}).URL, "the site's picture is none of the page")
}
