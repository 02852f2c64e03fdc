package meta

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/page"
)

func TestAccess(t *testing.T) {
	tests := []struct {
		name, html string
		want       Access
	}{
		{"nothing", `<p>Text`, Access{}},
		{"free", `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":true,"wordCount":"812"}</script>`, Access{Words: 812}},
		{"a part that is not", `<meta property="article:content_tier" content="Metered"><script type="application/ld+json">
{"@type":"NewsArticle","isAccessibleForFree":"False","hasPart":[{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".body"}]}</script>`,
			Access{Closed: true, Selectors: []string{".body"}, Tier: "metered"}},
		{"of no article", `<script type="application/ld+json">{"@type":"Organization","isAccessibleForFree":false}</script>`, Access{}},
		{"a count that is none", `<script type="application/ld+json">{"@type":"NewsArticle","wordCount":"-3"}</script>`, Access{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, err := page.Read(strings.NewReader(tt.html), "", page.Options{})
			require.NoError(t, err)
			assert.Equal(t, tt.want, Read(p).Access())
		})
	}
}
