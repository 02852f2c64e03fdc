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

// IsForScreenReaders reports whether n is read aloud and not shown, as
// "Advertisement" above an advertisement is, or "opens in a new window" behind
// a link: by its class, by its style, or by its words.
func IsForScreenReaders(n *html.Node) bool {
	for class := range strings.FieldsSeq(dom.Attr(n, "class")) {
		if isScreenReaderClass(class) {
			return true
		}
	}
	return isClipped(dom.Attr(n, "style")) || isLinkHint(n)
}

// screenReaderNames are what style sheets have long called the elements that
// they hide from the eye, in lower case and without marks between the words.
var screenReaderNames = []string{"sronly", "visuallyhidden", "screenreader", "a11yhidden", "hiddenvisually", "assistivetext"}

// isScreenReaderClass reports one of those names, alone or with others around
// it, as in "lrv-a-screen-reader-only". A name for one size of screen, such as
// "sm:sr-only" or "screen-reader-only@mobile", hides on that size alone, and
// "not-sr-only" shows.
func isScreenReaderClass(class string) bool {
	if !mayBeForScreenReaders(class) || strings.ContainsAny(class, ":@") {
		return false
	}
	name := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' {
			return -1
		}
		return unicode.ToLower(r)
	}, class)
	if strings.Contains(name, "notsronly") {
		return false
	}
	for _, known := range screenReaderNames {
		if strings.Contains(name, known) {
			return true
		}
	}
	return false
}

// mayBeForScreenReaders reports whether a class has what each of the names has in
// any spelling. It is asked of every class in the body.
func mayBeForScreenReaders(class string) bool {
	return strings.Contains(class, "idden") || strings.Contains(class, "eader") || strings.Contains(class, "nly") || strings.Contains(class, "ssistive")
}

// isClipped reports a style that cuts an element to nothing but keeps it on the
// page, as reuters.com has.
func isClipped(style string) bool {
	if !strings.Contains(style, "clip") {
		return false
	}
	s := strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(s, "position:absolute") &&
		(strings.Contains(s, "clip:rect(0") || strings.Contains(s, "clip:rect(1px") || strings.Contains(s, "clip-path:inset(50%") || strings.Contains(s, "clip-path:inset(100%"))
}

// IsIcon reports an element inside a line that a font draws an icon for, by the name
// that is its text ("arrow_forward"): it says nothing aloud and is named an icon.
func IsIcon(n *html.Node) bool {
	if !dom.Is(n, atom.I, atom.Span, atom.Em) || !dom.IsAriaHidden(n) {
		return false
	}
	class := dom.Attr(n, "class")
	if strings.Contains(class, "icon") || strings.Contains(class, "material-symbols") || strings.HasPrefix(class, "fa ") {
		return true
	}
	text := dom.Text(n)
	return strings.Contains(text, "_") && !strings.Contains(text, " ")
}

// longestLinkHint is the length in bytes of the longest text that may be a hint.
const longestLinkHint = 60

// linkHintPattern matches the whole of what links say to screen readers.
var linkHintPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[\s,(（\[–-]*(?i:` + alternatives(lexicon.LinkHints) + `)[\s.,)）\]]*$`)
})

var linkHintStarts = sync.OnceValue(func() *starts { return newStarts(alternatives(lexicon.LinkHints)) })

// mayBeLinkHint reports whether a text begins as what linkHintPattern matches may.
func mayBeLinkHint(text string) bool {
	return linkHintStarts().begin(strings.TrimLeft(text, marks+",（"))
}

// deepestLink is how many elements of a link may be around a hint.
const deepestLink = 32

// isInLink reports whether n stands inside a link. It is asked of most elements in a
// line, and pages can nest deep.
func isInLink(n *html.Node) bool {
	for up, left := n.Parent, deepestLink; up != nil && left > 0; up, left = up.Parent, left-1 {
		if up.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// isLinkHint reports an element inside a link, and not all of it, that says
// where the link opens. golem.de gives it a class of its own.
func isLinkHint(n *html.Node) bool {
	if n.FirstChild == nil || !dom.Is(n, atom.Span, atom.Small, atom.Em, atom.I) || !isInLink(n) {
		return false
	}
	text, isShort := dom.ShortText(n, longestLinkHint)
	return text != "" && isShort && mayBeLinkHint(text) && linkHintPattern().MatchString(text)
}
