package lede

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What a page without a rule prints beats what its metadata says, or not.
func TestComposePrinted(t *testing.T) {
	const story = `<p>The ferry to the outer islands sails again after a winter in the dock, and the harbour master is glad.</p>
<p>Forty people waited at the pier from six in the morning. “We had sacks of post for three weeks,” said a carrier, who lost count of the parcels.</p>
<p>The yard had found rust in the hull, more of it than anyone had feared, and the plates came late from a mill in the north.</p>
<p>Until the summer it will cross twice a day. In June a second captain joins, and with her an evening boat, if the council pays for the lights.</p>`
	for _, tt := range []struct{ name, head, printed, address, field, want, source string }{
		{"printed title", `<meta property="og:title" content="Ferry news: why the islands cheer">`, `<h1>The islands cheer as the ferry is back</h1>`, "", "title", "The islands cheer as the ferry is back", "fallback: h1"},
		{"title of the metadata", `<meta property="og:title" content="Why the islands cheer">`, ``, "", "title", "Why the islands cheer", "meta: og:title"},
		{"printed byline", `<meta name="author" content="Gazette Desk">`, `<h1>Ferry</h1><div class="byline">By Ada Quill in Portside</div>`, "", "authors", "Ada Quill", "fallback: byline"},
		{"printed byline with more in it", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By Ada Quill, Large Print</div>`, "", "authors", "Ada Quill", "meta: author"},
		{"printed team", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By Staff</div>`, "", "authors", "Ada Quill", "meta: author"},
		{"more authors in the metadata", linked(`{"@type":"NewsArticle","author":["Ada Quill","Bo Lind"]}`), `<h1>Ferry</h1><div class="byline">By Ada Quill</div>`, "", "authors", "Ada Quill|Bo Lind", "json-ld: author"},
		{"related authors in the metadata", linked(`{"@type":"NewsArticle","author":["Ada Quill","Bo Lind","Cy Oake","Di Fenn","Ed Moor"]}`), `<h1>Ferry</h1><div class="byline">By Ada Quill</div>`, "", "authors", "Ada Quill", "fallback: byline"},
		{"date of the metadata", `<meta property="article:published_time" content="2024-05-06">`, `<h1>Ferry</h1><time datetime="2024-05-08">8 May 2024</time>`, "", "published", "2024-05-06", "meta: article:published_time"},
		{"date of a system that came later", `<meta property="article:published_time" content="2024-05-06">`, `<h1>Ferry</h1><time datetime="2019-05-08">8 May 2019</time>`, "", "published", "2019-05-08", "fallback: date"},
		{"printed date", ``, `<h1>Ferry</h1><p>Published 8 May 2024</p>`, "", "published", "2024-05-08", "fallback: date"},
		{"date in the address", `<meta name="author" content="Ada Quill">`, `<h1>Ferry</h1><div class="byline">By Ada Quill</div>`, "2024/05/08/", "published", "2024-05-08", "fallback: address"},
		{"address against print", ``, `<h1>Ferry</h1><p class="date">8 June 2025</p>`, "2024/05/08/", "published", "2024-05-08", "fallback: address"},
		{"section", ``, `<ol class="breadcrumb"><li><a href="/">Home</a><li><a href="/sea">Sea</a></ol><h1>Ferry</h1>`, "", "section", "Sea", "fallback: breadcrumb"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := `<html lang="en-GB"><head>` + tt.head + `</head><body><article>` + tt.printed + story + `</article>`
			a, err := (&Extractor{Rules: &RuleSet{}}).Extract(strings.NewReader(in), "https://www.gazette.example/"+tt.address+"ferry")
			require.NoError(t, err)
			var names []string
			for _, author := range a.Authors {
				names = append(names, author.Name)
			}
			got := map[string]string{"title": a.Title, "section": a.Section, "authors": strings.Join(names, "|"), "published": a.Published.Format("2006-01-02")}
			assert.Equal(t, tt.want, got[tt.field])
			assert.Equal(t, tt.source, a.Sources[tt.field])
		})
	}
}
