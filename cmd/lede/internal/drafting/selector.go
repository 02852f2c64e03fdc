package drafting

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

// A candidate is a selector that may be written for an element; the lower its rank, the
// longer it is likely to hold.
type candidate struct {
	text string
	rank int
}

// The ranks of selectors, by what they go by.
const (
	byMeaning = iota // an id, itemprop, a data attribute
	byTag            // a tag that is rare in a page
	byClass
	byPart   // the stable part of a class that a build tool made
	byParent // two of these
	byCommon // a tag that others in the page have too
)

// ownCandidates gives the selectors that name n by itself.
func ownCandidates(n *html.Node) []candidate {
	var list []candidate
	add := func(rank int, format string, args ...any) {
		list = append(list, candidate{fmt.Sprintf(format, args...), rank})
	}
	if id := dom.Attr(n, "id"); isStable(id) {
		add(byMeaning, "#%s", id)
	}
	const most = 20 // of attributes and of classes; a page that means harm has them by the thousand
	for _, a := range n.Attr[:min(len(n.Attr), most)] {
		if (a.Key == "itemprop" || a.Key == "data-testid" || strings.HasPrefix(a.Key, "data-")) && isStable(a.Val) {
			add(byMeaning, "[%s=%q]", a.Key, a.Val)
		}
	}
	switch {
	case slices.Contains(rareTags, n.Data):
		add(byTag, "%s", n.Data)
	case slices.Contains(commonTags, n.Data):
		add(byCommon, "%s", n.Data)
	}
	classes := strings.Fields(dom.Attr(n, "class"))
	for _, class := range classes[:min(len(classes), most)] {
		switch part := stablePart(class); {
		case utility.MatchString(class):
		case isStable(class):
			add(byClass, ".%s", class)
			add(byClass, "%s.%s", n.Data, class)
		case part != "":
			add(byPart, "[class*=%q]", part)
		}
	}
	return list
}

// rareTags are the tags that say by themselves what they are; commonTags say something,
// and stand in a page more than once.
var (
	rareTags   = []string{"h1", "main", "figcaption"}
	commonTags = []string{"h2", "article", "time", "figure", "aside", "header", "footer", "form", "nav", "address"}
)

// utility is a class that says how an element looks: py-2, h-full.
var utility = regexp.MustCompile(`^-?(?:[pmwh][xytblr]?|gap|z|col|row|order|min|max|top|left|right|bottom|leading|tracking|opacity|flex|grid)(?:-[a-z]+)?-(?:\d+|full|auto|screen|px)$`)

// candidates gives the selectors for n: by itself, and inside one of the elements around
// it; those that are likely to hold longest first, and of these the shortest.
func candidates(n *html.Node) []candidate {
	const levels = 6
	own := ownCandidates(n)
	all := slices.Clone(own)
	if len(own) == 0 {
		own = []candidate{{n.Data, byTag}}
	}
	up := n.Parent
	for range levels {
		if up == nil || up.Type != html.ElementNode || up.Data == "body" {
			break
		}
		for _, around := range ownCandidates(up) {
			for _, c := range own {
				all = append(all, candidate{around.text + " " + c.text, byParent + around.rank + c.rank})
			}
		}
		up = up.Parent
	}
	sortCandidates(all)
	return all
}

func sortCandidates(list []candidate) {
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(a.rank-b.rank, len(a.text)-len(b.text), strings.Compare(a.text, b.text))
	})
}

// name is an id, a class or the value of an attribute that needs no escape.
var name = regexp.MustCompile(`^-?[A-Za-z_][A-Za-z0-9_-]*$`)

// isStable reports whether a name looks like one that a person gave.
func isStable(s string) bool {
	const longest = 40
	return len(s) > 1 && len(s) <= longest && name.MatchString(s) && !slices.ContainsFunc(strings.FieldsFunc(s, isJoint), isHash)
}

func isJoint(r rune) bool { return r == '-' || r == '_' }

// isHash reports whether a part of a name looks like one that a program gave: digits in
// the midst of letters, a long number, capitals here and there.
func isHash(part string) bool {
	digits, capitals := 0, 0
	for i, r := range part {
		if unicode.IsDigit(r) {
			digits++
		}
		if i > 0 && unicode.IsUpper(r) {
			capitals++
		}
	}
	const (
		longNumber = 3
		short      = 8
	)
	tool := slices.Contains([]string{"css", "sc", "jsx", "svelte", "emotion"}, part)
	mixed := digits > 0 && strings.ContainsFunc(strings.TrimRight(part, "0123456789"), unicode.IsDigit)
	return tool || digits >= longNumber || mixed || capitals > 1 && len(part) <= short
}

// stablePart gives what of a class a program has put a hash behind: Headline_title__ of
// Headline_title__a1B2c; "" where that says too little.
func stablePart(class string) string {
	const least = 4
	if !name.MatchString(class) {
		return ""
	}
	end := 0
	for end < len(class) {
		joint := end
		for joint < len(class) && !isJoint(rune(class[joint])) {
			joint++
		}
		if isHash(class[end:joint]) {
			break
		}
		for joint < len(class) && isJoint(rune(class[joint])) {
			joint++
		}
		end = joint
	}
	if part := class[:end]; end < len(class) && len(strings.TrimFunc(part, isJoint)) >= least {
		return part
	}
	return ""
}
