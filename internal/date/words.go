package date

import (
	"sync"

	"github.com/lede-go/lede/internal/lexicon"
)

// A wordList has the words of dates that are no names.
type wordList struct {
	fillers []string // between day, month and year
	changed []string // say that the time to come belongs to another date

	prepositions []string // on, at: between a label and its date
}

// vocabulary gives the words of the lexicon that dates are read by, but for names.
var vocabulary = sync.OnceValue(func() *wordList {
	w := new(wordList)
	for e := range lexicon.All() {
		for value := range e.Values() {
			switch value {
			case "filler":
				w.fillers = append(w.fillers, e.Text)
			case "changed":
				w.changed = append(w.changed, e.Text)
			case "date-preposition":
				w.prepositions = append(w.prepositions, e.Text)
			}
		}
	}
	return w
})
