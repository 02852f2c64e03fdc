package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titlePlace gives a place in capitals as other text prints it: WARSAW,
// Poland becomes Warsaw, Poland. A place that has a lower-case letter in a
// word keeps that word, as do abbreviations: Jefferson City, Mo., São Paulo, SP.
func titlePlace(s string) string {
	if !hasCapitals(s) {
		return s
	}
	parts := strings.Split(s, ", ")
	for i, part := range parts {
		if i == 0 || utf8.RuneCountInString(part) > 3 {
			parts[i] = titleCase(part)
		}
	}
	return strings.Join(parts, ", ")
}

// hasCapitals reports whether a word of s has two capitals in a row.
func hasCapitals(s string) bool {
	run := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			if run++; run == 2 {
				return true
			}
		} else {
			run = 0
		}
	}
	return false
}

// titleCase gives words in capitals in title case, in the spelling of the
// gazetteer where it knows them.
func titleCase(s string) string {
	if known := lookupPlace(s); known.kind != noPlace && strings.EqualFold(known.name, s) {
		return known.name
	}
	words := strings.Split(s, " ")
	lowered := inner
	if classOf(strings.ToLower(words[0]))&locating != 0 {
		lowered |= spot // On the Polish border
	}
	for i, w := range words {
		if low := strings.ToLower(w); i > 0 && classOf(low)&lowered != 0 {
			words[i] = low
		} else {
			words[i] = titleWord(w)
		}
	}
	return strings.Join(words, " ")
}

// titleWord gives a word in capitals with the first of them alone: O'Hara,
// Port-Au, McAllen. Words with stops between letters stay: D.C.
func titleWord(w string) string {
	if i := strings.IndexByte(w, '.'); i > 0 && i < len(w)-1 || !hasCapitals(w) {
		return w
	}
	var b strings.Builder
	up := true
	letters := 0
	for i, r := range w {
		switch {
		case !unicode.IsLetter(r):
			// An apostrophe after one letter is that of L'Aquila, not of Xi'an or Lord's.
			up = r == '-' || (r == '\'' || r == '’') && letters == 1 && strings.ContainsRune("LDO", firstRune(w[i-1:]))
			letters = 0
			b.WriteRune(r)
			continue
		case up || i == 2 && strings.HasPrefix(w, "Mc"):
			b.WriteRune(unicode.ToUpper(r))
		default:
			b.WriteRune(unicode.ToLower(r))
		}
		letters++
		up = false
	}
	return b.String()
}
