package lede

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// article is a page that no rule knows, with head and what stands around the
// title.
func article(t *testing.T, head, above, below string) *Article {
	t.Helper()
	const text = `<p>The boats of Bay are back in the water, and the harbour master says that they will stay there until the winter comes again.</p>
<p>Nobody had thought, the year before, that so many of them would ever come back to the old harbour of the town.</p>
<p>Of the forty boats that left in March, the master counted thirty-eight on Monday; the other two are expected by the end of the week.</p>
<p>“We had the lamps on for them,” he said, and went to put the kettle on in the hut at the end of the pier.</p>`
	source := `<!doctype html><html lang="en"><head><title>Boats are back</title><meta property="og:title" content="Boats are back">` + head +
		`</head><body><main><article>` + above + `<h1>Boats are back</h1>` + below + text + `</article></main></body></html>`
	a, err := Extract(strings.NewReader(source), "https://gazette.example/news/boats")
	require.NoError(t, err)
	return a
}

func TestLeadPhoto(t *testing.T) {
	const base = "https://gazette.example"
	const figure = `<figure><img src="/p/boats.jpg"><figcaption>Boats. Photo: Ada Quill</figcaption></figure>`
	const shared = `<meta property="og:image" content="/p/boats-1200x630.jpg">`
	want := Photo{URL: base + "/p/boats.jpg", Caption: "Boats.", Credit: "Ada Quill"}
	for _, tt := range []struct {
		name, head, above, below string
		want                     []Photo
	}{
		{"between title and text", shared, "", figure, []Photo{want}},
		{"above the title", "", figure, "", []Photo{want}},
		{"above the title, without a caption, shared", shared, `<div><img src="/p/boats.jpg"></div>`, "", []Photo{{URL: base + "/p/boats.jpg"}}},
		{"above the title, of something else", "", `<div><img src="/p/nets.jpg"></div>`, "", nil},
		{"shared only", shared, "", "", []Photo{{URL: base + "/p/boats-1200x630.jpg"}}},
		{"a picture of the site is shared", `<meta property="og:image" content="/media/social-card.png">`, "", "", nil},
		{"a logo is shared", `<meta property="og:image" content="/p/placeholder.png">`, "", "", nil},
		{
			"JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Boats are back","image":{"@type":"ImageObject","url":"/p/x.jpg","caption":"Boats. (Ada Quill / AP)"}}</script>`, "", "",
			[]Photo{{URL: base + "/p/x.jpg", Caption: "Boats.", Credit: "Ada Quill / AP"}},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, article(t, tt.head, tt.above, tt.below).Photos)
		})
	}
}
