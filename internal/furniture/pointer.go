package furniture

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/lexicon"
)

// pointerPattern matches the whole of a label that sends the reader to another
// story, in lower case and without the marks around it.
var pointerPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:` + alternatives(lexicon.Pointers) + `)$`)
})

var pointerStarts = sync.OnceValue(func() *starts { return newStarts(alternatives(lexicon.Pointers)) })

// longestPointer is the length in bytes of the longest line taken for one.
const longestPointer = 400

// IsPointer reports whether the block n is a line that only sends the reader to
// another story: a label, such as "Read more:", and a link that fills the rest; or a
// paragraph that is one link in capitals.
func IsPointer(n *html.Node) bool {
	link := onlyLink(n)
	if link == nil || hasWordBehind(n, link) {
		return false
	}
	if _, isShort := dom.ShortText(n, longestPointer); !isShort {
		return false
	}
	before, inside := upTo(n, link)
	if !dom.HasWord(inside) {
		return false
	}
	if dom.HasWord(before) {
		return isPointerLabel(before)
	}
	if isShout(inside) && dom.Is(n, atom.P) {
		return true // as foxnews.com sets its other stories
	}
	label, title, ok := strings.Cut(inside, ":")
	return ok && dom.HasWord(title) && isPointerLabel(label)
}

// isPointerLabel reports a label that sends the reader to another story.
func isPointerLabel(label string) bool {
	label = strings.TrimFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if len(label) > 100 {
		return false
	}
	label = strings.Join(strings.Fields(strings.ToLower(label)), " ")
	return pointerStarts().begin(label) && pointerPattern().MatchString(label)
}

// onlyLink gives the one link in the block n that leads to another page; nil
// when there is none, or another, or another block.
func onlyLink(n *html.Node) *html.Node {
	var link *html.Node
	for d := dom.Next(n, n, false); d != nil; d = dom.Next(n, d, false) {
		switch {
		case dom.IsBlock(d):
			return nil
		case dom.Is(d, atom.A):
			href := dom.Attr(d, "href")
			if link != nil || href == "" || href[0] == '#' {
				return nil
			}
			link = d
		}
	}
	return link
}

// hasWordBehind reports whether n has a word behind the element at in it.
func hasWordBehind(n, at *html.Node) bool {
	for d := dom.Next(n, at, true); d != nil; d = dom.Next(n, d, false) {
		if d.Type == html.TextNode && dom.HasWord(d.Data) {
			return true
		}
	}
	return false
}

// upTo gives the text of n before the element at, and in it.
func upTo(n, at *html.Node) (before, inside string) {
	var text [2]strings.Builder
	behind := dom.Next(n, at, true)
	part := 0
	for d := dom.Next(n, n, false); d != behind; d = dom.Next(n, d, false) {
		if d == at {
			part = 1
		}
		if d.Type == html.TextNode {
			text[part].WriteString(d.Data)
		}
	}
	return dom.Clean(text[0].String()), dom.Clean(text[1].String())
}
