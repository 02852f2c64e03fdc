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

// promptPattern finds what a line says that asks its reader to subscribe, to follow
// or to share, in lower case. Articles say such things as well, so that it is asked
// only of lines that are set apart.
var promptPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(alternatives(lexicon.Prompts))
})

var promptStarts = sync.OnceValue(func() *starts { return newStarts(alternatives(lexicon.Prompts)) })

// newsletterPattern finds a line that offers a newsletter and nothing else, by how
// it begins and by what it offers, in lower case.
var newsletterPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\W{0,3}(?:` + alternatives(lexicon.Newsletters) + `)`)
})

// longestPrompt is the length in bytes of the longest line that is taken for one.
const longestPrompt = 400

// IsPrompt reports whether the block n is a line that asks the reader to subscribe, to
// follow or to share: one in italics, in bold or in square brackets as a whole,
// with a link in it and the words for it; or one that offers a newsletter and
// nothing else.
func IsPrompt(n *html.Node) bool {
	if !dom.Is(n, atom.P, atom.Div, atom.Li, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) {
		return false
	}
	link, isLine := firstLink(n)
	if !isLine {
		return false
	}
	text, isShort := dom.ShortText(n, longestPrompt)
	if text == "" || !isShort {
		return false
	}
	isApart := link != nil && (strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") || isStyled(n))
	if !isApart && !mayOfferNews(text) {
		return false // as nearly all
	}
	lower := strings.ToLower(text)
	if offersNews(lower) && newsletterPattern().MatchString(lower) && (link != nil || !strings.Contains(lower, "newsletter")) {
		return true
	}
	return isApart && promptStarts().in(lower) && promptPattern().MatchString(lower)
}

// firstLink gives the first <a> in n, or nil; isLine is false where there is a block in n.
func firstLink(n *html.Node) (link *html.Node, isLine bool) {
	for d := dom.Next(n, n, false); d != nil; d = dom.Next(n, d, false) {
		if dom.IsBlock(d) {
			return nil, false
		}
		if link == nil && dom.Is(d, atom.A) {
			link = d
		}
	}
	return link, true
}

// mayOfferNews reports whether a line has letters without which it has no word that offersNews
// looks for.
func mayOfferNews(text string) bool {
	for i := 0; i+2 < len(text); i++ {
		switch text[i] | 0x20 {
		case 'b':
			if second, third := text[i+1]|0x20, text[i+2]|0x20; second == 'o' && third == 'x' || second == 's' && third == 'c' {
				return true
			}
		case 'w':
			if text[i+1]|0x20 == 's' && text[i+2]|0x20 == 'l' {
				return true
			}
		case 'y':
			if text[i+1] == ' ' && text[i+2]|0x20 == 'f' {
				return true
			}
		}
	}
	return false
}

// offersNews reports whether a line has one of the words without which it offers no
// newsletter: the pattern is asked of every short block.
func offersNews(lower string) bool {
	return strings.Contains(lower, "newsletter") || strings.Contains(lower, "inbox") || strings.Contains(lower, "subscriber") || strings.Contains(lower, "send any friend")
}

// isStyled reports whether all words of n are in italics or bold.
func isStyled(n *html.Node) bool {
	for d := range dom.Descendants(n) {
		if d.Type == html.TextNode && dom.HasWord(d.Data) && !isInStyle(d, n) {
			return false
		}
	}
	return true
}

func isInStyle(d, n *html.Node) bool {
	for ; d != n; d = d.Parent {
		if dom.Is(d, atom.Em, atom.I, atom.B, atom.Strong) {
			return true
		}
	}
	return false
}

// leastShout is the number of words from which capitals are no name.
const leastShout = 4

// isShout reports a text of several words all in capitals.
func isShout(text string) bool {
	letters := 0
	for _, r := range text {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	return letters >= 3*leastShout && len(strings.Fields(text)) >= leastShout
}
