package meta

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

// Posts are the elements that may be the posts of a live blog, of those in one another
// the outermost: Marked are what microdata call a liveBlogUpdate, Named the blocks that
// are named so.
type Posts struct{ Marked, Named []*html.Node }

// Posts gives what may be the posts of a live blog.
func (d *Data) Posts() Posts { return d.posts }

// appendOutermost appends n, which stands behind the start of all in list, unless it
// is inside the last.
func appendOutermost(list []*html.Node, n *html.Node) []*html.Node {
	if len(list) > 0 && dom.Contains(list[len(list)-1], n) {
		return list
	}
	return append(list, n)
}

// namesLivePost reports the classes of posts.
func namesLivePost(class string) bool {
	for name := range strings.FieldsSeq(class) {
		if !mayBeLive(name) {
			continue
		}
		name = strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(name), "-", ""), "_", "")
		for _, live := range [...]string{"live", "liveblog", "liveticker", "ticker"} {
			switch rest, ok := strings.CutPrefix(name, live); {
			case !ok:
			case rest == "post", rest == "entry", rest == "update", rest == "item":
				return true
			}
		}
	}
	return false
}

// mayBeLive reports whether a class may say live or ticker.
func mayBeLive(class string) bool {
	return strings.Contains(class, "ive") || strings.Contains(class, "icker")
}
