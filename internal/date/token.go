package date

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind byte

const (
	number kind = iota + 1
	word
	sign
)

// A token is a number, a word or one other character that is not a space.
type token struct {
	kind       kind
	start, end int  // bytes of parser.src
	spaced     bool // a space stands before it
	digits     int  // of a number
	value      int  // of a number; -1 where it has more than 14 digits
	sign       rune // of a sign
}

// maxTokens is more than MaxBytes of any printed date hold.
const maxTokens = 96

type parser struct {
	src  string
	toks [maxTokens]token
	n    int
	form Form
}

// scan cuts s into tokens, up to maxTokens of them.
func (p *parser) scan(s string) {
	p.src = s
	spaced := false
	for i := 0; i < len(s) && p.n < maxTokens; {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isSpace(r) {
			spaced = true
			i += size
			continue
		}
		if isMark(r) {
			i += size
			continue
		}
		t := token{start: i, spaced: spaced}
		spaced = false
		switch {
		case digit(r) >= 0:
			t.kind = number
			i = t.scanNumber(s)
		case isLetter(r):
			t.kind = word
			i = scanWord(s, i)
		default:
			t.kind, t.sign = sign, plainSign(r)
			i += size
		}
		t.end = i
		p.toks[p.n] = t
		p.n++
	}
}

func (t *token) scanNumber(s string) int {
	i := t.start
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		d := digit(r)
		if d < 0 {
			break
		}
		if t.digits++; t.digits > 14 {
			t.value = -1
		} else {
			t.value = t.value*10 + d
		}
		i += size
	}
	return i
}

// scanWord gives the end of the word that begins at i. Han characters are
// words of their own; a stop between two Thai letters belongs to the word, as
// in มี.ค.
func scanWord(s string, i int) int {
	first, size := utf8.DecodeRuneInString(s[i:])
	i += size
	if unicode.Is(unicode.Han, first) {
		return i
	}
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '.' && isThai(first) {
			if next, _ := utf8.DecodeRuneInString(s[i+1:]); !isThai(next) {
				break
			}
		} else if (!isLetter(r) && !isMark(r)) || unicode.Is(unicode.Han, r) {
			break
		}
		i += size
	}
	return i
}

func isThai(r rune) bool { return r >= 0x0E01 && r <= 0x0E4E }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.In(r, unicode.L, unicode.M) && r != utf8.RuneError
}

func isSpace(r rune) bool {
	return r == ' ' || r >= '\t' && r <= '\r' || r >= utf8.RuneSelf && unicode.IsSpace(r)
}

// isMark reports the characters that only steer the layout: joiners, marks of
// direction, soft hyphens.
func isMark(r rune) bool { return r == '\u00ad' || r > 0x2000 && unicode.Is(unicode.Cf, r) }

// plainSign reads the typographic twins of a sign as the sign.
func plainSign(r rune) rune {
	switch r {
	case '‐', '‑', '‒', '–', '—', '―', '−', '－':
		return '-'
	case '：', '∶':
		return ':'
	case '／', '⁄':
		return '/'
	case '．', '。':
		return '.'
	case '，', '、', '،':
		return ','
	case '’', 'ʼ', '‘', '`', '´':
		return '\''
	case '（':
		return '('
	case '）':
		return ')'
	case '＋':
		return '+'
	}
	return r
}

// zeros are the noughts of the scripts that write dates with their own digits.
var zeros = [...]rune{'٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '၀', '០', '０'}

// digit gives the value of a decimal digit, or -1.
func digit(r rune) int {
	if r < utf8.RuneSelf {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	if !unicode.Is(unicode.Nd, r) {
		return -1
	}
	for _, z := range zeros {
		if z <= r && r <= z+9 {
			return int(r - z)
		}
	}
	return -1
}

// text gives the characters of token i.
func (p *parser) text(i int) string { return p.src[p.toks[i].start:p.toks[i].end] }

// is reports whether token i is the given sign.
func (p *parser) is(i int, r rune) bool {
	return i < p.n && p.toks[i].kind == sign && p.toks[i].sign == r
}

// isNumber reports whether token i is a number of lo to hi digits.
func (p *parser) isNumber(i, lo, hi int) bool {
	return i < p.n && p.toks[i].kind == number && p.toks[i].digits >= lo && p.toks[i].digits <= hi
}

// isWord reports whether token i is one of words, which are lower case and
// separated by spaces.
func (p *parser) isWord(i int, words string) bool {
	return i < p.n && p.toks[i].kind == word && listed(words, p.text(i))
}

// isOneOf reports whether token i is one of words, without regard to case.
func (p *parser) isOneOf(i int, words []string) bool {
	return i < p.n && p.toks[i].kind == word && slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, p.text(i)) })
}

// listed reports whether w is one of the words of list, without regard to case.
func listed(list, w string) bool {
	for item := range strings.FieldsSeq(list) {
		if strings.EqualFold(item, w) {
			return true
		}
	}
	return false
}

// skip gives the index of the first token from i on that is none of signs.
func (p *parser) skip(i int, signs string) int {
	for i < p.n && p.toks[i].kind == sign && strings.ContainsRune(signs, p.toks[i].sign) {
		i++
	}
	return i
}
