package head

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/lede-go/lede/internal/lexicon"
)

// A wordKind is a set of the things that a word or phrase is in the head of a page.
type wordKind uint8

const (
	byLabel       wordKind = 1 << iota // authors: words for "by", or a heading over authors
	colonLabel                         // text: begins a byline only with a colon behind it
	authorHeading                      // author(s): a heading over the authors, wherever it stands
	beforeDate                         // on, updated: in front of the number of a date
	homeWord                           // home: the name of a home page that stands in breadcrumbs
)

// A wordList is what the lexicon says of the words that a page prints about its
// article. Lists of phrases have the longest first.
type wordList struct {
	kinds      map[string]wordKind
	bylines    []string // by, text: begin a byline; those with a colon first
	signing    []string // posted by: begin a byline that stands under an article
	filing     []string // filed under: before the category that a kicker names
	disclosure []string // affiliate links: in a line that tells who pays for the page
	noted      []string // article was first published on: in a note under an article that was changed later (realestate.com.au)
}

// vocabulary gives the words of the lexicon that heads are read by.
var vocabulary = sync.OnceValue(func() *wordList {
	w := &wordList{kinds: make(map[string]wordKind, 100)}
	kinds := map[string]wordKind{
		"byline": byLabel, "byline-label": byLabel, "colon": colonLabel, "author-heading": authorHeading, "before-date": beforeDate, "home": homeWord,
	}
	lists := map[string]*[]string{
		"byline": &w.bylines, "signing": &w.signing, "disclosure": &w.disclosure, "filing": &w.filing, "first-published": &w.noted,
	}
	for e := range lexicon.All() {
		for value := range e.Values() {
			if k := kinds[value]; k != 0 {
				w.kinds[e.Text] |= k
			}
			if list := lists[value]; list != nil {
				*list = append(*list, e.Text)
			}
		}
	}
	for _, list := range lists {
		slices.SortStableFunc(*list, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	}
	slices.SortStableFunc(w.bylines, func(a, b string) int { return cmp.Compare(w.kinds[b]&colonLabel, w.kinds[a]&colonLabel) })
	return w
})

// isWord reports whether low is a word of one of the kinds.
func isWord(low string, k wordKind) bool { return vocabulary().kinds[low]&k != 0 }

// beginsWith reports whether line begins with one of the phrases and a space.
func beginsWith(line string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool {
		rest, ok := strings.CutPrefix(line, p)
		return ok && strings.HasPrefix(rest, " ")
	})
}
