package byline

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/lexicon"
)

// An agencyName is what the lexicon says of the name of an agency.
type agencyName struct {
	spelling  string // its own
	ambiguous bool   // it means other things as well: the Australian police, a battery, two Indian states
	pool      bool   // it stands for whichever agencies were used
}

// agencyNames gives the agencies under their names in lower case.
var agencyNames = sync.OnceValue(func() map[string]agencyName {
	index := make(map[string]agencyName, 400)
	for e := range lexicon.Entries(lexicon.Agencies) {
		a := agencyName{spelling: e.Text}
		for value := range e.Values() {
			if spelling, ok := strings.CutPrefix(value, "as "); ok {
				a.spelling = spelling
			}
			a.ambiguous = a.ambiguous || value == "ambiguous"
			a.pool = a.pool || value == "pool"
		}
		index[strings.ToLower(e.Text)] = a
	}
	return index
})

// agency gives the own spelling of the agency that s names, whole; a pool
// ("agencies") is given as printed.
func agency(s string) (string, bool) {
	a, ok := lookup(agencyNames(), s)
	if a.pool {
		return s, true
	}
	return a.spelling, ok
}

// isPool reports whether s is a word for whichever agencies were used.
func isPool(s string) bool {
	a, _ := lookup(agencyNames(), s)
	return a.pool
}

// isAmbiguous reports whether s is a mark that means other things as well. It
// counts only where nothing but an agency can stand.
func isAmbiguous(s string) bool {
	a, _ := lookup(agencyNames(), s)
	return a.ambiguous
}

// plainAgency is agency for a place where other words may stand: marks of two
// senses do not count.
func plainAgency(s string) (string, bool) {
	a, ok := lookup(agencyNames(), s)
	if !ok || a.ambiguous || a.pool {
		return "", false
	}
	return a.spelling, true
}

// longestKey is the length in bytes of the longest name that lookup finds.
const longestKey = 64

// lookup gives the value of index under s in lower case. It is asked for most
// words of a line, so that it makes no string of its own.
func lookup[V any](index map[string]V, s string) (V, bool) {
	var none V
	if len(s) > longestKey {
		return none, false
	}
	var buf [2 * longestKey]byte
	low := buf[:0]
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			low = append(low, byte(r)|0x20)
		case r < utf8.RuneSelf:
			low = append(low, byte(r))
		default:
			low = utf8.AppendRune(low, unicode.ToLower(r))
		}
	}
	v, ok := index[string(low)]
	return v, ok
}
