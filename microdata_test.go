package lede

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Microdata counts where it is of the page or of the article, and not of the
// cards of others.
func TestMicrodataDates(t *testing.T) {
	const (
		article = `<div itemscope itemtype="https://schema.org/NewsArticle">`
		card    = article + `<h3>Dog lost</h3><span itemprop="datePublished" content="2026-03-13">March</span></div>`
		meta    = `<meta itemprop="datePublished" content="2026-03-13">`
		own     = `<time itemprop="datePublished" datetime="2024-05-06">May</time>`
	)
	for _, tt := range []struct{ name, in, want, source string }{
		{"page", `<h1>Ferry</h1>` + own, "2024-05-06", "microdata: datePublished"},
		{"article", article + `<h1>Ferry</h1>` + own + `</div>`, "2024-05-06", "microdata: datePublished"},
		{"article without h1", article + `<h2>Ferry</h2>` + own + `</div>`, "2024-05-06", "microdata: datePublished"},
		{"card above", card + article + `<h1>Ferry</h1>` + own + `</div>`, "2024-05-06", "microdata: datePublished"},
		{"article inside another", article + `<h2>Ferry</h2>` + own + card + `</div>`, "2024-05-06", "microdata: datePublished"},
		{"cards alone", `<h1>Ferry</h1>` + card + card, "", ""},
		{"cards and a tag", `<meta name="date" content="May 6, 2024"><h1>Ferry</h1>` + card + card, "2024-05-06", "meta: date"},
		{"tag in the article", article + `<h1>Ferry</h1><meta itemprop="datePublished" content="2024-05-06"></div>`, "2024-05-06", "microdata: datePublished"},
		{"tags in cards", `<h1>Ferry</h1>` + article + meta + `</div>` + article + meta + `</div>`, "", ""},
		{"blog around it", `<div itemscope itemtype="https://schema.org/Blog"><h1>Ferry</h1>` + own + `</div>`, "2024-05-06", "microdata: datePublished"},
		{"blog elsewhere", `<h1>Ferry</h1><div itemscope itemtype="https://schema.org/Blog">` + own + `</div>`, "", ""},
		{"event around it", `<div itemscope itemtype="https://schema.org/Event"><h1>Ferry</h1>` + own + `</div>`, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := described(t, tt.in).published
			day := ""
			if !got.value.IsZero() {
				day = got.value.Format("2006-01-02")
			}
			assert.Equal(t, tt.want, day)
			assert.Equal(t, tt.source, got.source)
		})
	}
}

func TestMicrodataTitle(t *testing.T) {
	const card = `<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="headline" content="Dog lost"></div>`
	assert.Equal(t, "Ferry returns", described(t, `<meta property="og:title" content="Ferry returns">`+card+card).title.value)
	assert.Equal(t, "Dog lost", described(t, `<meta property="og:title" content="Ferry returns">`+card).title.value, "the only article")
}
