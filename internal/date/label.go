package date

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/lexicon"
)

// A Said is what the words before a date say that it is of.
type Said uint8

// What can be said of a date.
const (
	Nothing   Said = iota
	Published      // the publication: "Published on", "Veröffentlicht am"
	Updated        // a change: "Last updated", "Aktualisiert am"
	Dated          // what it may be: "Date", "Released"; an event's or a film's as well
	Other          // what is not the article: "Joined", "Valid until"
)

// A label is a phrase and what it says.
type label struct {
	words string // its words, with a space between two
	said  Said
}

// longestLabel is longer than any label, in bytes.
const longestLabel = 100

// labels are those of the lexicon.
type labels struct {
	// by has them by their first word, the longest first; those of the scripts
	// without spaces by their first character.
	by map[string][]label
	// begins tells of most texts by their first three letters that they begin with none: for
	// the first two it has the bits of those that may stand behind them.
	begins [noLetter + 1][noLetter + 1]uint32
}

var labelIndex = sync.OnceValue(func() *labels {
	kinds := map[string]Said{"published": Published, "updated": Updated, "date-label": Dated, "other-date": Other}
	index := make(map[string][]label, 400)
	for e := range lexicon.All() {
		for value := range e.Values() {
			said, isLabel := kinds[value]
			words := string(fold(nil, e.Text))
			key := firstWord(words)
			if !isLabel || key == "" {
				continue
			}
			index[key] = append(index[key], label{words, said})
		}
	}
	for _, list := range index {
		slices.SortStableFunc(list, func(a, b label) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	l := &labels{by: index}
	for key := range index {
		if key[0] < utf8.RuneSelf {
			l.begins[letterAt(key, 0)][letterAt(key, 1)] |= 1 << letterAt(key, 2)
		}
	}
	return l
})

// mayBegin reports whether s may begin with a label, by its first three bytes where they
// are ASCII.
func (l *labels) mayBegin(s string) bool {
	for i := range min(len(s), 3) {
		if s[i] >= utf8.RuneSelf {
			return true
		}
	}
	return s != "" && l.begins[letterAt(s, 0)][letterAt(s, 1)]>>letterAt(s, 2)&1 != 0
}

// noLetter is the number behind those of the letters from a to z.
const noLetter = 'z' - 'a' + 1

// letterAt gives the number of the letter of ASCII at i in s, in any case: noLetter for
// others, and behind the end.
func letterAt(s string, i int) byte {
	if i >= len(s) {
		return noLetter
	}
	return min((s[i]|0x20)-'a', noLetter)
}

// firstWord gives the first word of s, or its first character in a script without
// spaces.
func firstWord(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if isUnspaced(first) {
		return s[:size]
	}
	if i := strings.IndexFunc(s, func(r rune) bool { return !isLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

// isUnspaced reports the scripts whose words stand together, or whose labels do.
func isUnspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// CutLabel cuts the label of a date from the beginning of s, with the sign behind it
// and "on" or "at" in its language: "Published on: 3 March" gives Published and "3 March".
// ok is false, and rest is s, where s begins with none.
func CutLabel(s string) (said Said, rest string, ok bool) {
	index := labelIndex()
	if !index.mayBegin(s) {
		return Nothing, s, false
	}
	var buf [maxWord]byte
	if len(index.by[string(fold(buf[:0], firstWord(s)))]) == 0 {
		return Nothing, s, false
	}
	folded, ends := foldLine(s[:min(len(s), longestLabel)])
	l, n := labelAt(folded)
	if n == 0 {
		return Nothing, s, false
	}
	rest = trimSigns(s[ends[n-1]:])
	for range 2 {
		w := firstWord(rest)
		if w == "" || !isPreposition(w) {
			break
		}
		rest = trimSigns(rest[len(w):])
	}
	return l.said, rest, true
}

// isPreposition reports the words between a label and its date.
func isPreposition(w string) bool {
	return slices.ContainsFunc(vocabulary().prepositions, func(p string) bool { return strings.EqualFold(p, w) })
}

func trimSigns(s string) string {
	return strings.TrimLeftFunc(s, func(r rune) bool { return isSpace(r) || strings.ContainsRune(":：.,|-–—/", r) || isMark(r) })
}

// Says tells what a short text before a date says that the date is of. A text that
// speaks of publication and of a change says Published.
func Says(s string) Said {
	said := Nothing
	if len(s) > MaxBytes {
		return said
	}
	folded, _ := foldLine(s)
	inside := false
	for i := 0; i < len(folded); {
		r, size := utf8.DecodeRuneInString(folded[i:])
		if isLetter(r) && (!inside || isUnspaced(r)) {
			if l, n := labelAt(folded[i:]); n > 0 {
				if l.said == Published {
					return Published
				}
				if said != Updated {
					said = l.said
				}
				i += n
				inside = true
				continue
			}
		}
		inside = isLetter(r)
		i += size
	}
	return said
}

// labelAt reads the label that the folded text s begins with, and gives its length.
func labelAt(s string) (label, int) {
	for _, l := range labelIndex().by[firstWord(s)] {
		if !strings.HasPrefix(s, l.words) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[len(l.words):])
		last, _ := utf8.DecodeLastRuneInString(l.words)
		if len(s) == len(l.words) || !isLetter(next) || isUnspaced(last) {
			return l, len(l.words)
		}
	}
	return label{}, 0
}

// foldLine gives s in the form of the labels. ends has for each byte of it where
// the character ends in s that it is of.
func foldLine(s string) (folded string, ends []int) {
	buf := make([]byte, 0, len(s))
	ends = make([]int, 0, len(s))
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(s[i:])
			end = i + size
		}
		if isSpace(r) {
			r = ' '
		}
		if r = unaccented(unicode.ToLower(r)); r < 0 {
			continue
		}
		buf = utf8.AppendRune(buf, r)
		for len(ends) < len(buf) {
			ends = append(ends, end)
		}
	}
	return string(buf), ends
}
