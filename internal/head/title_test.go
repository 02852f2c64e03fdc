package head

import (
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/generic"
)

// A title is what its heading prints, with what the metadata agrees on.
func TestReadTitleAgainstHeadlines(t *testing.T) {
	const (
		title = "Ferry returns to the islands"
		long  = "Night ferry to the outer islands sails again from May"
	)
	for _, tt := range []struct {
		name, in, want, tag string
		headlines           []string
	}{
		{"two agree", `<nav class="crumbs"><h1>` + long + `</h1></nav><h2>` + title + `</h2>`, long, "h1", []string{long, long, "The ferry"}},
		{"one is the line", `<nav class="crumbs"><h1>` + long + `</h1></nav><h2>` + title + `</h2>`, title, "h2", []string{long, long, title}},
		{"one alone", `<nav class="crumbs"><h1>` + long + `</h1></nav><h2>` + title + `</h2>`, title, "h2", []string{long, "The ferry", "Sea"}},
		{"not printed", `<h1>` + title + `</h1>`, title, "h1", []string{long, long}},
		{"alternative title", `<h1 itemprop="alternativeHeadline">Ferry returns</h1><h2>` + title + `</h2>`, title, "h2", []string{title, "Ferry returns"}},
		{"kicker known with and without", `<h1><span class="k1">Harbour life</span> <span class="k2">` + title + `</span></h1>`, title, "h1",
			[]string{"Harbour life: " + title, title}},
		{"kicker, sign and title", `<h1><span class="k1">Harbour life</span><span class="k3"> - </span><span class="k2">` + title + `</span></h1>`, title, "h1",
			[]string{"Harbour life - " + title, title}},
		{"kicker known with the title alone", `<h1><span class="k1">Harbour life</span> <span class="k2">` + title + `</span></h1>`, "Harbour life: " + title, "h1",
			[]string{"Harbour life: " + title}},
		{"touching pieces", `<h1>The <i>Heron</i>'s crew: ferry returns</h1>`, "The Heron's crew: ferry returns", "h1", []string{"The Heron's crew: ferry returns"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := html.Parse(strings.NewReader(`<body>` + tt.in + bodyPara))
			require.NoError(t, err)
			u, err := url.Parse(hostOfPage)
			require.NoError(t, err)
			got := Read(doc, generic.Found{Body: bodyOf(doc)}, Hints{URL: u, SiteName: "The Gazette", Titles: tt.headlines, Headlines: tt.headlines})
			assert.Equal(t, tt.want, got.Title)
			assert.Equal(t, tt.tag, got.TitleTag)
		})
	}
}

func TestSquash(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"The Ferry: 2 Returns": "theferry2returns",
		"ÉCOLE-École no. 7":    "écoleécoleno7",
		"Gazette – Ägäis":      "gazetteägäis",
		"x\xffY":               "x" + "y",
		"旧桥 AB":                "旧桥ab",
	} {
		assert.Equal(t, want, squash(text), "%q", text)
	}
}
