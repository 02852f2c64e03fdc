package dom

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fragment parses HTML into a <div>.
func fragment(text string) *html.Node {
	div := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
	nodes, err := html.ParseFragment(strings.NewReader(text), div)
	if err != nil {
		panic(err) // the tests' own HTML
	}
	for _, n := range nodes {
		div.AppendChild(n)
	}
	return div
}
