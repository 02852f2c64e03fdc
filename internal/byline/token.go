package byline

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/dom"
)

// maxBytes is the longest byline that is read: a longer text is no byline.
const maxBytes = 1000

// clean gives line as it is read: entities that a page escaped twice are
// resolved, white space is collapsed and what draws nothing is gone, as
// dom.Clean does it. Line breaks stay, because they part a name from what is
// under it.
func clean(line string) string {
	for range 2 {
		if !strings.Contains(line, "&") {
			break
		}
		line = html.UnescapeString(line)
	}
	if !strings.Contains(line, "\n") {
		return dom.Clean(line)
	}
	var lines []string
	for l := range strings.SplitSeq(line, "\n") {
		if l = dom.Clean(l); l != "" {
			lines = append(lines, l)
		}
	}
	return strings.Join(lines, "\n")
}

type kind byte

const (
	word   kind = iota + 1
	number      // a run that begins with a digit: 2025, 14:05, 9:33pm, 26th
	junk        // an e-mail address, a handle, a web address
	sign
)

// A token is a word, or a sign between words. The sign is in its plain form:
// every dash that stands free is '-', every bracket '(' or ')'.
type token struct {
	kind       kind
	form       form
	spaced     bool // a space stands before it
	sign       rune
	class      class
	start, end int
	low        string // a word in lower case
}

// A form says how a word is written.
type form byte

const (
	lower    form = iota
	capital       // Kyiv, O'Neill, al-Sisi, iNews
	capitals      // KYIV, AP
	uncased       // of a script without capitals: Arabic, Han, Hangul
)

// lex cuts s, which is clean, into tokens.
func lex(s string) []token { return appendTokens(make([]token, 0, 2+len(s)/3), s) }

// appendTokens appends the tokens of s to toks, which is empty.
func appendTokens(toks []token, s string) []token {
	addressed := mayHoldAddress(s)
	spaced := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == ' ' {
			spaced = true
			i += size
			continue
		}
		t := token{start: i, spaced: spaced}
		spaced = false
		switch {
		case unicode.IsDigit(r):
			t.kind, i = number, lexNumber(s, i)
		case isLetter(r):
			t.kind, i = word, lexWord(s, i)
		case r == '@' || r == '#':
			t.kind, i = junk, runEnd(s, i)
		default:
			t.kind, t.sign, i = sign, plainSign(r), i+size
		}
		if addressed && t.kind == word {
			if end := addressEnd(s, t.start, i); end > 0 {
				t.kind, i = junk, end
			}
		}
		t.end = i
		toks = append(toks, t)
	}
	return describe(s, toks)
}

// describe fills in form and class of the words, and reads -- as one dash.
func describe(s string, toks []token) []token {
	low := lowerASCII(s)
	kept := toks[:0]
	for i := range toks {
		t := &toks[i]
		if t.kind == word {
			text := s[t.start:t.end]
			t.form = formOf(text)
			if low != "" {
				t.low = low[t.start:t.end]
			} else {
				t.low = strings.ToLower(text)
			}
			t.class = vocabularyClass(t.low)
		}
		if n := len(kept); t.sign == '-' && n > 0 && kept[n-1].sign == '-' && !t.spaced {
			kept[n-1].end = t.end
			continue
		}
		kept = kept[:len(kept)+1]
		if len(kept) <= i {
			kept[len(kept)-1] = *t
		}
	}
	return kept
}

// lowerASCII gives s in lower case, where all of it is ASCII: then each word
// stands at the same bytes in both. Else it gives nothing.
func lowerASCII(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return ""
		}
	}
	return strings.ToLower(s)
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.In(r, unicode.L, unicode.M) && r != '・'
}

func isJoiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// lexWord gives the end of the word at i. Apostrophes, hyphens, stops and
// middle dots between two letters belong to it, and the stop of an initial or
// abbreviation: O'Neill, Chao-Fong, D.C., Mo., Jr.
func lexWord(s string, i int) int {
	if i == 0 && len(s) > 2 && (s[0]|0x20) == 'b' && s[1] == 'y' && unicode.IsUpper(firstRune(s[2:])) {
		return 2 // byJane Roe
	}
	start := i
	last := rune(0)
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsUpper(r) && unicode.IsLower(last) && startsGlued(s[i:]):
			return i
		case isLetter(r) || unicode.IsDigit(r) || r == '_' || isJoiner(r):
			if unicode.IsDigit(r) && unicode.In(last, unicode.Han, unicode.Katakana, unicode.Hangul) {
				return i
			}
		case joins(r, last):
			next, _ := utf8.DecodeRuneInString(s[i+size:])
			if !isLetter(next) && (!unicode.IsDigit(next) || r == '.') {
				return wordEnd(s, start, i)
			}
		default:
			return wordEnd(s, start, i)
		}
		last = r
		i += size
	}
	return i
}

// startsGlued reports whether s begins with a role or a button that a page
// printed without a space behind a name: Jane RoeTravel Reporter.
func startsGlued(s string) bool {
	end := strings.IndexFunc(s, func(r rune) bool { return !isLetter(r) })
	if end < 0 {
		end = len(s)
	}
	return end >= 5 && classOf(strings.ToLower(s[:end]))&(role|modifier|furniture) != 0
}

// joins reports whether r may stand inside a word, after the letter last.
func joins(r, last rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '`', '‘', '-', '‐', '‑', '.':
		return true
	case '·':
		return last == 'l' || last == 'L'
	case '・':
		return unicode.Is(unicode.Katakana, last)
	}
	return false
}

// wordEnd takes the stop at i into the word, if it marks an abbreviation.
func wordEnd(s string, start, i int) int {
	if i >= len(s) || s[i] != '.' {
		return i
	}
	w := strings.ToLower(s[start:i])
	initial := utf8.RuneCountInString(w) == 1 && unicode.IsUpper(firstRune(s[start:]))
	if initial || strings.Contains(w, ".") || classOf(w)&abbreviation != 0 {
		return i + 1
	}
	return i
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// lexNumber gives the end of the run of digits and what is glued to it.
func lexNumber(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !inNumber(r, s[i+size:]) {
			break
		}
		i += size
	}
	return i
}

// inNumber reports whether r, before rest, belongs to a number: a digit, a
// letter, or a sign between two of them as in 14:05 and 4ce5-ddc6. A Han or
// Hangul counter is a word: 26日.
func inNumber(r rune, rest string) bool {
	next := firstRune(rest)
	switch {
	case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
		return false
	case unicode.IsDigit(r), isLetter(r):
		return true
	case strings.ContainsRune(".,:-/", r):
		return unicode.IsDigit(next) || r == '-' && isLetter(next)
	}
	return false
}

// mayHoldAddress reports whether a sign of addresses is in s: most lines have
// none, and their words need no second look.
func mayHoldAddress(s string) bool {
	return strings.Contains(s, "@") || strings.Contains(s, "://") || strings.Contains(s, "www.")
}

// addressEnd gives the end of the e-mail or web address that the word at
// [start, end) begins, 0 when it begins none. A handle that is glued to a
// name (Jane Doe@janedoe) is left for the next token.
func addressEnd(s string, start, end int) int {
	run := s[start:runEnd(s, start)]
	at := strings.IndexByte(run, '@')
	switch {
	case strings.Contains(run, "://"), strings.HasPrefix(run, "www."):
	case at > 0 && strings.IndexByte(run[at:], '.') > 0:
	case at > 0 && start+at > end:
		return 0
	default:
		return 0
	}
	return start + len(run)
}

func runEnd(s string, i int) int {
	for i < len(s) && s[i] != ' ' && s[i] != '\n' {
		i++
	}
	return i
}

// plainSign reads the typographic twins of a sign as the sign.
func plainSign(r rune) rune {
	switch r {
	case '–', '—', '―', '‒', '−', '‐', '‑':
		return '-'
	case '，', '、', '،':
		return ','
	case '；':
		return ';'
	case '：', '﹕':
		return ':'
	case '（', '[', '［', '【', '〔', '「', '〈', '《':
		return '('
	case '）', ']', '］', '】', '〕', '」', '〉', '》':
		return ')'
	case '｜', '•', '·', '∙', '●', '▪', '‣', '・', '¦':
		return '|'
	case '／', '\\', '⁄':
		return '/'
	case '＆':
		return '&'
	case '。', '．':
		return '.'
	case '＝':
		return '='
	}
	return r
}

// isCapitals reports whether formOf says capitals, which the first letter in
// lower case of a long line denies.
func isCapitals(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
	}
	return formOf(s) == capitals
}

// formOf says how w is written. A short prefix in lower case (al-Sisi,
// d'Alema) does not make a word lower case, nor does a capital inside (iNews).
func formOf(w string) form {
	letters, upper := 0, 0
	for _, r := range w {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r):
			upper++
		case !unicode.IsLower(r):
			return uncased
		}
	}
	switch {
	case upper == 0:
		return lower
	case upper == letters && letters > 1:
		return capitals
	}
	return capital
}
