package photo

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/page"
)

func TestIsSitePicture(t *testing.T) {
	p, err := page.Read(strings.NewReader(`<meta property="og:site_name" content="The Harbour Gazette"><p>Boats.`), "https://www.harbourgazette.example/news/a", page.Options{})
	require.NoError(t, err)
	r := NewReader(p, Rule{})
	for _, tc := range []struct {
		address string
		want    bool
	}{
		{"/media/social-card.png", true},
		{"/images/og-default.png", true},
		{"/img/ogimagedefault.gif", true},
		{"/i/facebook.png", true},
		{"/static/harbour-gazette-logo-1200x630.png", true},
		{"/static/hgazette-icon.png", true},
		{"/assets/logo-open-graph.d0dedfbe1787.png", true},
		{"/twitter_cards_default.jpg?v=2", true},
		{"/content/logos/hg_wide", true},
		{"https%3A//x.example/1.jpg", false},
		{"/2026/01/boats.jpg", false},
		{"/2026/01/default-on-harbour-loan.jpg", false},
		{"/2026/01/image.jpg", false},
		{"/2026/01/cover_01.jpg", false},
		{"/images/ferry-logo.jpg", false},
		{"/1200x630/51.jpg", false},
		{"", false},
	} {
		assert.Equal(t, tc.want, r.isSitePicture(tc.address), tc.address)
	}
}

func TestIsSign(t *testing.T) {
	for _, tc := range []struct {
		address string
		want    bool
	}{
		{"/ico/ico-email.png", true},
		{"/img/arrow-right.svg", true},
		{"/icons/whatsapp-24x24.png?v=3", true},
		{"/buttons/print-button-gray.png", true},
		{"/img/facebook.jpg", false},
		{"/img/left.png", false},
		{"/img/share-of-votes.png", false},
		{"/img/1.png", false},
		{"%zz", false},
	} {
		assert.Equal(t, tc.want, isSign(tc.address), tc.address)
	}
}

func TestPosters(t *testing.T) {
	for _, tc := range []struct {
		name, html string
		want       bool
	}{
		{"in the box of a player", `<div class="c-video__inner"><span><img src="/a/boats.jpg"></span></div>`, true},
		{"of the name of a player", `<div class="media video-player"><img src="/a/boats.jpg"></div>`, true},
		{"beside a film", `<div class="video"><img src="/a/boats.jpg"></div>`, false},
		{"outside of the article", `<div class="video-player"><article><img src="/a/boats.jpg"></article></div>`, false},
	} {
		body := page.Fragment(tc.html)
		s := NewReader(&page.Page{Doc: body}, Rule{}).In([]*html.Node{body})
		require.NotEmpty(t, s, tc.name)
		for _, f := range s {
			assert.Equal(t, tc.want, f.IsPoster(), tc.name)
		}
	}
}
