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
		{"above the title, and another in the text", shared, `<div><img src="/p/boats.jpg"></div>`, `<img src="/p/nets.jpg">`, []Photo{{URL: base + "/p/boats.jpg"}, {URL: base + "/p/nets.jpg"}}},
		{"above the title, and again in the text", shared, `<div><img src="/p/boats-150x84.jpg"></div>`, figure, []Photo{want}},
		{"above the title, with the title for its text", "", `<div><img src="/p/nets.jpg" alt="Boats are back at Bay and stay there"></div>`, `<img src="/p/boats.jpg">`, []Photo{{URL: base + "/p/boats.jpg"}}},
		{"without an address", shared, "", `<figure class="image"><div data-x-src="/p/b.jpg"></div><figcaption>Boats.</figcaption></figure>`, []Photo{{URL: base + "/p/boats-1200x630.jpg", Caption: "Boats."}}},
		{"without an address, none is shared", "", "", `<figure class="image"><div data-x-src="/p/b.jpg"></div><figcaption>Boats.</figcaption></figure>`, []Photo{{URL: base + "/p/b.jpg", Caption: "Boats."}}},
		{"the same in a folder of a larger size", `<meta property="og:image" content="/1200x630/b.jpg"><meta property="og:image:width" content="1200">`, "", `<img src="/590x/b.jpg" width="590">`, []Photo{{URL: base + "/1200x630/b.jpg", Width: 1200}}},
		{"the same in a smaller size", `<meta property="og:image" content="/200x/b.jpg"><meta property="og:image:width" content="200">`, "", `<img src="/590x/b.jpg" width="590">`, []Photo{{URL: base + "/590x/b.jpg", Width: 590}}},
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
