package page

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

func TestAttachShadows(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"root for children", `<x-a><template shadowrootmode="open"><p>Drawn.</p></template><p>Not drawn.</p></x-a>`, "Drawn."},
		{"slot", `<x-a><template shadowrootmode="open"><h2>Head</h2><slot></slot></template><p>One.</p><p>Two.</p></x-a>`, "Head One. Two."},
		{"named slots", `<x-a><template shadowrootmode="closed"><slot name="b"></slot><slot></slot></template><p>One.</p><p slot="b">Two.</p></x-a>`, "Two. One."},
		{"content of a slot that nothing goes to", `<x-a><template shadowrootmode="open"><slot name="b">Instead</slot></template></x-a>`, "Instead"},
		{"one name, two slots", `<x-a><template shadowrootmode="open"><slot></slot><slot></slot></template>One.</x-a>`, "One."},
		{"nested", `<x-a><template shadowrootmode="open"><x-b><template shadowrootmode="open"><b><slot></slot></b></template>Inner</x-b><slot></slot></template> Outer</x-a>`, "Inner Outer"},
		{"second root", `<x-a><template shadowrootmode="open">One.</template><template shadowrootmode="open">Two.</template></x-a>`, "One."},
		{"plain template", `<x-a><template><p>Two.</p></template><p>One.</p></x-a>`, "One."},
		{"unknown mode", `<x-a><template shadowrootmode="ajar"><p>Two.</p></template><p>One.</p></x-a>`, "One."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Read(strings.NewReader("<main>"+tt.in+"</main>"), "", Options{})
			require.NoError(t, err)
			assert.Equal(t, tt.want, dom.Text(p.Doc))

			doc, err := html.Parse(strings.NewReader("<main>" + tt.in + "</main>"))
			require.NoError(t, err)
			var before, after strings.Builder
			require.NoError(t, html.Render(&before, doc))
			p, err = FromNode(doc, "")
			require.NoError(t, err)
			assert.Equal(t, tt.want, dom.Text(p.Doc))
			require.NoError(t, html.Render(&after, doc))
			assert.Equal(t, before.String(), after.String(), "the caller's tree stays as it is")
		})
	}
}

// Thousands of roots, beside and inside each other, are attached in linear time.
func TestAttachManyShadows(t *testing.T) {
	assertLinear(t, func(times int) {
		beside := strings.Repeat(`<x-a><template shadowrootmode="open"><slot></slot></template>a</x-a>`, 100*times)
		siblings := "<x-a>" + strings.Repeat(`<template shadowrootmode="open">b</template>`, 100*times) + "</x-a>"
		_, err := Read(strings.NewReader(beside+siblings), "", Options{})
		require.NoError(t, err)
	})
}
