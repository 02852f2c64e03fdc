package page

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// attachShadows puts in place what declarative shadow roots draw: the content of a
// <template shadowrootmode> becomes that of the element it stands in, and the
// element's own children go where the slots of the root are. Children without a
// slot are not drawn, and leave the tree.
//
// Source: HTML standard, 4.12.3 "The template element"; DOM standard, 4.2.2.3
// "Finding slots and slottables".
func attachShadows(doc *html.Node) {
	roots := map[*html.Node]*html.Node{} // by their hosts
	var hosts []*html.Node
	for n := range dom.Descendants(doc) {
		// A second root of one element stays a template.
		if isShadowRoot(n) && roots[n.Parent] == nil {
			roots[n.Parent] = n
			hosts = append(hosts, n.Parent)
		}
	}
	// From the inside out, as a root may stand in another.
	for _, host := range slices.Backward(hosts) {
		attachShadow(host, roots)
	}
}

// hasShadow reports whether there is a shadow root to attach.
func hasShadow(doc *html.Node) bool {
	for n := range dom.Descendants(doc) {
		if isShadowRoot(n) {
			return true
		}
	}
	return false
}

// isShadowRoot reports a declarative shadow root.
func isShadowRoot(n *html.Node) bool {
	if !dom.Is(n, atom.Template) || n.Parent == nil || n.Parent.Type != html.ElementNode {
		return false
	}
	mode := dom.Attr(n, "shadowrootmode")
	return strings.EqualFold(mode, "open") || strings.EqualFold(mode, "closed")
}

// attachShadow puts the root of host in place of its children.
func attachShadow(host *html.Node, roots map[*html.Node]*html.Node) {
	root := roots[host]
	host.RemoveChild(root)
	light := map[string][]*html.Node{} // the host's own children, by the slot they go to
	for host.FirstChild != nil {
		n := host.FirstChild
		host.RemoveChild(n)
		name := ""
		if n.Type == html.ElementNode {
			name = dom.Attr(n, "slot")
		}
		light[name] = append(light[name], n)
	}
	moveChildren(host, root)
	var slots []*html.Node
	for n := host.FirstChild; n != nil; {
		if dom.Is(n, atom.Slot) {
			slots = append(slots, n)
		}
		// What is in another host goes by the slots of that.
		n = dom.Next(host, n, roots[n] != nil)
	}
	for _, slot := range slots {
		fillSlot(slot, light)
	}
}

// fillSlot puts what goes to a slot in the place of its own content. The first of
// two slots with one name has it.
func fillSlot(slot *html.Node, light map[string][]*html.Node) {
	name := dom.Attr(slot, "name")
	nodes := light[name]
	if len(nodes) == 0 {
		return
	}
	delete(light, name)
	for slot.FirstChild != nil {
		slot.RemoveChild(slot.FirstChild)
	}
	for _, n := range nodes {
		slot.AppendChild(n)
	}
}

func moveChildren(to, from *html.Node) {
	for from.FirstChild != nil {
		n := from.FirstChild
		from.RemoveChild(n)
		to.AppendChild(n)
	}
}
