package rule

import "golang.org/x/net/html"

// live says how a layout prints the posts of a live blog.
type live struct {
	entry               []*Source // elements, each around one post
	time, title, author []*Source // inside it
}

// readLive reads a [layout.live] table.
func readLive(t *table) *live {
	l := &live{entry: readSources(t, "entry"), time: readSources(t, "time"), title: readSources(t, "title"), author: readSources(t, "author")}
	if !t.has("entry") {
		t.doc.fault(join(t.path, "entry"), "missing: selectors of the elements around the posts")
	}
	t.close()
	return l
}

// A LiveNode is the element around one post of a live blog, with what the
// layout's sources say of it.
type LiveNode struct {
	Node                *html.Node
	Time, Title, Author string
}

// Live gives the posts of a live blog in the order of the page, and where
// they were found.
func (m Match) Live() ([]LiveNode, string) {
	for _, in := range m.layers {
		l := in.layout.live
		if l == nil {
			continue
		}
		for _, s := range l.entry {
			var out []LiveNode
			for _, n := range outermost(s.nodes(m, m.page.Doc)) {
				out = append(out, LiveNode{Node: n, Time: m.firstText(l.time, n), Title: m.firstText(l.title, n), Author: m.firstText(l.author, n)})
			}
			if len(out) > 0 {
				return out, in.source(s.text)
			}
		}
	}
	return nil, ""
}

// firstText gives the first text that the sources hold inside n.
func (m Match) firstText(sources []*Source, n *html.Node) string {
	for _, s := range sources {
		for _, text := range s.values(m, n) {
			return text
		}
	}
	return ""
}
