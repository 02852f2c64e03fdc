package dom

import (
	"unicode"
	"unicode/utf8"
)

// CountWords gives the number of words in s: runs of letters and numbers, with the
// apostrophes, dots and commas inside them, where one of Han and hiragana is a run of
// its own.
//
// Source: Unicode Standard Annex 29, 4.1 "Default Word Boundary Specification": WB3d to
// WB13b, without the rules that part scripts.
func CountWords(s string) int {
	n := 0
	inWord := false
	for i, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana):
			n++
			inWord = false
		case IsWordRune(r) || r == '_':
			if !inWord {
				n++
			}
			inWord = true
		case unicode.In(r, unicode.M, unicode.Join_Control):
		default:
			inWord = inWord && joinsWord(s, i, r)
		}
	}
	return n
}

// joinsWord reports whether r, which is at i in s, is inside a word.
func joinsWord(s string, i int, r rune) bool {
	if r == utf8.RuneError {
		return false
	}
	last := LastRune(s[:i])
	next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
	switch r {
	case '\'', '’', '.':
		return unicode.IsLetter(last) && unicode.IsLetter(next) || unicode.IsDigit(last) && unicode.IsDigit(next)
	case ',', ';':
		return unicode.IsDigit(last) && unicode.IsDigit(next)
	case ':', '·':
		return unicode.IsLetter(last) && unicode.IsLetter(next)
	}
	return false
}
