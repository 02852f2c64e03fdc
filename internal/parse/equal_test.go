package parse

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// difference tells where two trees first differ, or gives "".
func difference(want, got *html.Node) string {
	for {
		if d := differentNode(want, got); d != "" {
			return d
		}
		if want.FirstChild != nil || got.FirstChild != nil {
			if want.FirstChild == nil || got.FirstChild == nil {
				return fmt.Sprintf("child of %s: want %s, got %s", path(got), describe(want.FirstChild), describe(got.FirstChild))
			}
			want, got = want.FirstChild, got.FirstChild
			continue
		}
		for want.NextSibling == nil && got.NextSibling == nil {
			want, got = want.Parent, got.Parent
			if want == nil || got == nil {
				return ""
			}
		}
		if want.NextSibling == nil || got.NextSibling == nil {
			return fmt.Sprintf("after %s: want %s, got %s", path(got), describe(want.NextSibling), describe(got.NextSibling))
		}
		want, got = want.NextSibling, got.NextSibling
	}
}

func differentNode(want, got *html.Node) string {
	if want.Type == got.Type && want.DataAtom == got.DataAtom && want.Data == got.Data &&
		want.Namespace == got.Namespace && slices.Equal(want.Attr, got.Attr) {
		return linked(got)
	}
	return fmt.Sprintf("%s: want %s, got %s", path(got), describe(want), describe(got))
}

// linked tells what is wrong with the links from n to the nodes around it.
func linked(n *html.Node) string {
	for c, prev := n.FirstChild, (*html.Node)(nil); c != nil; c, prev = c.NextSibling, c {
		if c.Parent != n || c.PrevSibling != prev {
			return fmt.Sprintf("%s: %s is badly linked", path(n), describe(c))
		}
		if c.NextSibling == nil && n.LastChild != c {
			return fmt.Sprintf("%s: its last child is not the last", path(n))
		}
	}
	return ""
}

func path(n *html.Node) string {
	var names []string
	for ; n != nil; n = n.Parent {
		names = append(names, n.Data)
	}
	slices.Reverse(names)
	return strings.Join(names, "/")
}

func describe(n *html.Node) string {
	if n == nil {
		return "nothing"
	}
	return fmt.Sprintf("node of type %d, atom %q, namespace %q: %.80q %.300q", n.Type, n.DataAtom, n.Namespace, n.Data, fmt.Sprint(n.Attr))
}
