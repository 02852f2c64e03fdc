package byline

import (
	"maps"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/lexicon"
)

// A class is a set of the functions that a word has in bylines, in any
// language.
type class uint64

const (
	role         class = 1 << iota // editor
	modifier                       // political, senior: what stands before a role
	team                           // staff, desk
	organisation                   // Times, Radio: what no person is called
	conj                           // and
	weakConj                       // e, y: and, but also part of names
	prep                           // in, at: before a place
	weakPrep                       // a, en: before a place, behind a role
	byWord                         // by, von: before a name
	softBy                         // di, na: the same, but only at the start
	paper                          // Times, Post: what ends the name of a paper, and of some people
	genre                          // comment, analysis: "Kommentar von"
	label                          // text, author: "Text: NAME"
	credit                         // photos, edited: of people who did not write; categories: of nobody
	source                         // "Source: Reuters"
	mark                           // now, earlier
	particle                       // van, de
	honorific                      // Dr, Sir
	nameSuffix                     // Jr
	credential                     // PhD
	furniture                      // share, follow
	verb                           // is, covers: the name is that of a biography
	reports                        // reports, writes: before "from PLACE"
	dateWord                       // March, Monday, PM, min
	possessive                     // our, notre
	abbreviation                   // its stop is no full stop
	dated                          // updated, posted: before a date
	article                        // the
	plural                         // correspondents: a role of all before it
	listed                         // Kyiv, Buenos: begins a place or an agency of the lists

	rankWord    // former, chief: begins a role and no name
	loneRank    // former, licensed: begins a role as well where no noun of a role is in it: Former Somehouse, Licensed Q Grader
	compass     // south: South Asia, before a modifier
	authorLabel // author: a label that needs no colon
	ofWord      // of, for: goes on with a role
	inner       // upon, de: in lower case inside the name of a place
	spot        // border, outskirts: a noun of places that is no part of a name
	locating    // near, on: before a spot
	aside       // said, which: cannot begin the sentence behind a dateline
	desk        // exclusive, update: what desks put before a story

	// elsewhere are the classes that say nothing of what a word is in a name.
	elsewhere = rankWord | loneRank | compass | authorLabel | ofWord | inner | spot | locating | aside | desk
)

// kinds gives the classes by the names that the lexicon has for them.
func kinds() map[string]class {
	return map[string]class{
		"role": role, "modifier": modifier, "team": team, "organisation": organisation, "plural": plural,
		"conjunction": conj, "weak-conjunction": weakConj, "preposition": prep, "weak-preposition": weakPrep, "by": byWord, "weak-by": softBy,
		"paper": paper, "genre": genre, "label": label, "author": authorLabel, "credit": credit, "source": source, "mark": mark,
		"particle": particle, "honorific": honorific, "suffix": nameSuffix, "credential": credential, "furniture": furniture, "verb": verb,
		"reports": reports, "date": dateWord, "dated": dated, "possessive": possessive, "abbreviation": abbreviation, "article": article,
		"rank": rankWord, "lone-rank": loneRank, "compass": compass, "of": ofWord, "inner": inner, "spot": spot, "locating": locating,
		"aside": aside, "desk": desk,
	}
}

// A wordList is what the lexicon says of the words of bylines and datelines.
type wordList struct {
	classes map[string]class
	// heads has under their last byte the heads of compound words for a role or
	// a team, in the languages that write them in one: Wirtschaftsredakteur,
	// NZZ-Redaktion. The lexicon has a star before them.
	heads [256][]compound
}

// A compound is the end of compound words with a function.
type compound struct {
	head  string
	class class
}

var words = sync.OnceValue(func() *wordList {
	w := &wordList{classes: make(map[string]class, 2000)}
	kinds := kinds()
	for e := range lexicon.Entries(lexicon.Bylines, lexicon.Particles, lexicon.Months, lexicon.Weekdays, lexicon.Agencies) {
		var c class
		for value := range e.Values() {
			c |= kinds[value]
		}
		head, ok := strings.CutPrefix(e.Text, "*")
		switch {
		case c == 0: // a name that is no word here
		case ok:
			last := head[len(head)-1]
			w.heads[last] = append(w.heads[last], compound{head, c})
		default:
			w.classes[strings.ToLower(e.Text)] |= c
		}
	}
	return w
})

// vocabulary is the classes of words, with the words that begin a place or an agency of the
// lists: no other run of words needs to be looked up there.
var vocabulary = sync.OnceValue(func() map[string]class {
	index := maps.Clone(words().classes)
	add := func(name string) {
		first := strings.ToLower(name[:lexWord(name, 0)])
		index[first] = classOf(first) | listed
	}
	for name := range gazetteer() {
		add(name)
	}
	for name, a := range agencyNames() {
		add(name)
		add(a.spelling) // MarketWatch is two words, marketwatch one
	}
	return index
})

// classOf gives the functions of a word in lower case but listed.
func classOf(low string) class {
	if c, ok := words().classes[low]; ok {
		return c
	}
	return classOfForm(low)
}

// vocabularyClass is classOf with listed. The lists have straight apostrophes.
func vocabularyClass(low string) class {
	if c, ok := vocabulary()[low]; ok {
		return c
	}
	c := classOfForm(low)
	if len(low) > 3 && strings.Contains(low, "’") {
		c |= listed
	}
	return c
}

// classOfForm gives the functions of a word in lower case that is not in the lists as it stands.
func classOfForm(low string) class {
	if rest, found := strings.CutSuffix(low, "."); found && utf8.RuneCountInString(rest) > 1 {
		if c, ok := words().classes[rest]; ok {
			return c &^ elsewhere // La., Del.
		}
	}
	if low == "" {
		return 0
	}
	for _, k := range words().heads[low[len(low)-1]] {
		if len(low) > len(k.head) && strings.HasSuffix(low, k.head) {
			return k.class
		}
	}
	return 0
}
