package head

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

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
	disclosure []phrase // affiliate links: in a line that tells who pays for the page
	noted      []phrase // article was first published on: in a note under an article that was changed later (realestate.com.au)

	// What tells of most lines by their first byte that they begin with none of the words.
	begins      [256]wordKind // the kinds of words that may begin with it, in either case
	bylinesFrom [256][]string // those of bylines
}

// vocabulary gives the words of the lexicon that heads are read by.
var vocabulary = sync.OnceValue(func() *wordList {
	w := &wordList{kinds: make(map[string]wordKind, 100)}
	kinds := map[string]wordKind{
		"byline": byLabel, "byline-label": byLabel, "colon": colonLabel, "author-heading": authorHeading, "before-date": beforeDate, "home": homeWord,
	}
	var disclosure, noted []string
	lists := map[string]*[]string{
		"byline": &w.bylines, "signing": &w.signing, "disclosure": &disclosure, "filing": &w.filing, "first-published": &noted,
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
	w.disclosure, w.noted = phrasesOf(disclosure), phrasesOf(noted)
	w.indexBeginnings()
	return w
})

// indexBeginnings files the words by their first byte. What begins beyond ASCII may have
// another first byte in the other case.
func (w *wordList) indexBeginnings() {
	for text, k := range w.kinds {
		w.begins[text[0]] |= k
	}
	for _, text := range w.bylines {
		w.bylinesFrom[text[0]] = append(w.bylinesFrom[text[0]], text)
	}
	for c := 'A'; c <= 'Z'; c++ {
		w.begins[c], w.bylinesFrom[c] = w.begins[c|0x20], w.bylinesFrom[c|0x20]
	}
	for c := utf8.RuneSelf; c < len(w.begins); c++ {
		w.begins[c], w.bylinesFrom[c] = ^wordKind(0), w.bylines
	}
}

// A phrase is one that is looked for in lines: most lack one of its letters.
type phrase struct {
	text    string
	letters letterSet
}

func phrasesOf(texts []string) []phrase {
	list := make([]phrase, len(texts))
	for i, text := range texts {
		list[i] = phrase{text, lettersOf(text)}
	}
	return list
}

// likely gives the phrases that a line may have in it, as it has all of their letters.
func likely(phrases []phrase, line string) (list []phrase) {
	letters := lettersOf(line)
	for _, p := range phrases {
		if p.letters&^letters == 0 {
			list = append(list, p)
		}
	}
	return list
}

// A letterSet is a set of the letters from a to z.
type letterSet uint32

// lettersOf gives those of s, whatever their case. The signs of the kelvin and the
// capital I with a dot are k and i in lower case.
func lettersOf(s string) letterSet {
	var set letterSet
	wide := false
	for i := range len(s) {
		c := s[i]
		wide = wide || c >= utf8.RuneSelf
		if c |= 0x20; 'a' <= c && c <= 'z' {
			set |= 1 << (c - 'a')
		}
	}
	if wide {
		set |= 1<<('k'-'a') | 1<<('i'-'a')
	}
	return set
}

// mayBeWord reports whether s, in any case, may be a word of one of the kinds: most are
// none by their first byte.
func mayBeWord(s string, k wordKind) bool { return s != "" && vocabulary().begins[s[0]]&k != 0 }

// isWord reports whether low is a word of one of the kinds.
func isWord(low string, k wordKind) bool { return vocabulary().kinds[low]&k != 0 }

// beginsWith reports whether line begins with one of the phrases and a space.
func beginsWith(line string, phrases []string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool {
		rest, ok := strings.CutPrefix(line, p)
		return ok && strings.HasPrefix(rest, " ")
	})
}
