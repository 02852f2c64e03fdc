package furniture

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

func TestIsPrompt(t *testing.T) {
	for _, tt := range []struct {
		html string
		want bool
	}{
		{`<p><em>Sign up for <a href="/n">our harbour letter</a> here.</em></p>`, true},
		{`<p><strong>Want more boats? </strong><strong>Sign up for the Gazette's free <a href="/n">newsletter</a>.</strong></p>`, true},
		{`<p>Never mind. <em>Sign up for <a href="/n">our harbour letter</a> here.</em></p>`, false},
		{`<p>Want more boats? Sign up for our <a href="/n">newsletter</a>, the Log.</p>`, true},
		{`<p>Sign up to get the Log in your inbox every Friday.</p>`, true},
		{`<p>[Want great stories? <a href="/l">Subscribe now</a>]</p>`, true},
		{`<p><em>Ada Quill is our ferry reporter. Follow her on <a href="https://posts.example/ada">posts</a>.</em></p>`, true},
		{`<p>Ada Quill is our ferry reporter. Follow her on <a href="https://posts.example/ada">posts</a>.</p>`, false},
		{`<p><i>Hier können Sie den <a href="/n">Newsletter abonnieren</a>.</i></p>`, true},
		{`<p>As a subscriber, you have 10 gift articles to give each month.</p>`, true},
		{`<p>The museum wants visitors to sign up for a <a href="/t">tour</a> of the wharf.</p>`, false},
		{`<p><em>The ferry sails again.</em> <a href="/a">Read it.</a></p>`, false},
		{`<p>Her newsletter about boats made her known to the readers of this paper.</p>`, false},
		{`<div class="newsletter"><p>The ferry sails again.</p></div>`, false},
		{`<p></p>`, false},
	} {
		assert.Equal(t, tt.want, IsPrompt(dom.First(page.Fragment(tt.html), atom.P, atom.Div)), tt.html)
	}
}

func TestIsShout(t *testing.T) {
	for text, want := range map[string]bool{
		"THE FERRY SAILS AGAIN FROM MAY": true,
		"THE FERRY’S 3 NEW OWNERS: WHO":  true,
		"USS QUILL":                      false,
		"The FERRY SAILS AGAIN FROM MAY": false,
		"渡し船は五月に再開する":                    false,
	} {
		assert.Equal(t, want, isShout(text), text)
	}
}
