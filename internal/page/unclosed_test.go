package page

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

func TestUnclosed(t *testing.T) {
	para := "<p>" + strings.Repeat("The ferry sailed again on Monday, after three days in the harbour. ", 6)
	for _, tt := range []struct {
		name, in string
		held     atom.Atom // what must stand on the page all the same; 0 for none of these
	}{
		{"label", "<label>Find" + para + para, 0},
		{"dialog", "<dialog open>" + para + para, 0},
		{"button", "<button>" + para + para, 0},
		{"menu", "<nav><a href=/>Home</a>" + para + para, 0},
		{"anchor", "<a name=top>" + para + para, 0},
		{"role", `<div role="dialog">` + para + para, 0},
		{"closed menu", "<nav><a href=/>Home</a></nav>" + para + para, atom.Nav},
		{"dialog beside the text", "<dialog>" + para + "</dialog>" + para + para, atom.Dialog},
		{"a page of links", "<nav>" + strings.Repeat(`<li><a href="/a">The ferry sailed again on Monday, after three days in the harbour.</a>`, 20), atom.Nav},
		{"little text", "<nav><p>One.</p></nav>", atom.Nav},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := Read(strings.NewReader(tt.in), "", Options{})
			require.NoError(t, err)
			var held []atom.Atom
			for n := range p.Doc.Descendants() {
				if dom.Is(n, atom.Label, atom.Dialog, atom.Button, atom.Nav) {
					held = append(held, n.DataAtom)
				}
				assert.NotEqual(t, "dialog", dom.Attr(n, "role"))
			}
			if tt.held == 0 {
				assert.Empty(t, held)
			} else {
				assert.Contains(t, held, tt.held)
			}
		})
	}
}
