package score

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// The scorer's figures must not depend on who computed them, so its text
// primitives follow the reference scorer's language, Python, to the letter:
// what \w and \s match, how lower() and casefold() map.

// isWord reports whether \w of Python's re matches r: letters and numbers of
// any script and the underscore, but no combining marks.
func isWord(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r)
}

// isSpace reports whether \s of Python's re matches r: Unicode white space and
// the four information separators.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f
}

// words gives the runs of \w in s.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !isWord(r) })
}

// Collapse turns every run of white space in s into one space.
func Collapse(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if isSpace(r) {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	if space {
		b.WriteByte(' ')
	}
	return b.String()
}

// straighten replaces typographic quotation marks with those of ASCII, which
// publishers and annotators mix freely.
var straighten = strings.NewReplacer("\u2019", "'", "\u2018", "'", "\u201c", `"`, "\u201d", `"`)

// normal gives s in the form in which two texts are compared: NFKC, straight
// quotation marks, white space collapsed and trimmed.
func normal(s string) string {
	return strings.TrimFunc(Collapse(straighten.Replace(norm.NFKC.String(s))), isSpace)
}

// lower is Python's str.lower.
func lower(s string) string {
	// Only these two map to something else than one character by itself.
	if !strings.ContainsAny(s, "Σİ") {
		return strings.ToLower(s)
	}
	// Whether a sigma is final is settled within its word; given a long text
	// at once, the caser loses sight of the word at the end of its buffer.
	var b strings.Builder
	caser := cases.Lower(language.Und)
	for len(s) > 0 {
		end := strings.IndexFunc(s, isSpace)
		if end < 0 {
			end = len(s)
		}
		_, size := utf8.DecodeRuneInString(s[end:])
		b.WriteString(caser.String(s[:end]))
		b.WriteString(s[end : end+size])
		s = s[end+size:]
	}
	return b.String()
}

// fold is Python's str.casefold.
func fold(s string) string { return cases.Fold().String(s) }

// plain gives the words of s alone, folded, with single spaces between.
func plain(s string) string {
	return fold(strings.Join(words(normal(s)), " "))
}

// squash gives the letters and digits of s alone, folded.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || !isWord(r) {
			return -1
		}
		return r
	}, fold(normal(s)))
}
