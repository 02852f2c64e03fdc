package furniture

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/dom"
)

// An opening is a pattern of what a line begins with, which is asked only of lines that
// begin as its matches do: it is asked of every block of a text.
type opening struct {
	pattern *regexp.Regexp
	starts  *starts // of matches, behind the marks in front of them
}

// marks are what may stand in front of a note.
const marks = "•*[(_–—- \t\n\r\f"

// newOpening gives the opening with the words of a pattern, whose case does not count.
func newOpening(words string) *opening {
	return &opening{regexp.MustCompile(`^[•*\s\[(_–—-]*(?i:` + words + `)`), newStarts(words)}
}

// matches reports whether the pattern matches text.
func (o *opening) matches(text string) bool {
	unmarked := text
	if text != "" && !dom.IsLetter(text[0]) {
		unmarked = strings.TrimLeft(text, marks)
	}
	return o.starts.begin(unmarked) && o.pattern.MatchString(text)
}

// starts are what the matches of a pattern begin with, without the marks before them.
type starts struct {
	texts map[string]bool // each letter in one of its cases
	pairs [1 << 14 / 64]uint64
	least int  // the length in characters of the shortest of texts
	all   bool // a match may begin with anything
}

// longestStart is the length in characters of the longest of starts, and mostStarts how
// many there may be of a part of a pattern.
const (
	longestStart = 7
	mostStarts   = 64
)

// newStarts gives the starts of a pattern, whose case does not count.
func newStarts(words string) *starts {
	s := &starts{texts: map[string]bool{}, least: longestStart}
	parsed, err := syntax.Parse(words, syntax.Perl)
	if err != nil {
		s.all = true // no pattern at all
		return s
	}
	for _, start := range joined([]start{{"", true}}, startsOf(parsed.Simplify())) {
		s.add(strings.TrimLeft(start.text, marks))
	}
	return s
}

func (s *starts) add(text string) {
	s.texts[text] = true
	s.least = min(s.least, utf8.RuneCountInString(text))
	switch {
	case text == "":
		s.all = true
	case text[0] >= utf8.RuneSelf:
	case len(text) == 1:
		for c := range byte(utf8.RuneSelf) {
			s.addPair(text[0], c)
		}
	case text[1] < utf8.RuneSelf:
		s.addPair(text[0], text[1])
	}
}

func (s *starts) addPair(a, b byte) { s.pairs[pairOf(a, b)/64] |= 1 << (pairOf(a, b) % 64) }

// pairOf numbers two characters of ASCII, whatever their case.
func pairOf(a, b byte) uint { return uint(upperASCII(a))<<7 | uint(upperASCII(b)) }

func upperASCII(c byte) byte {
	if 'a' <= c && c <= 'z' {
		c -= 'a' - 'A'
	}
	return c
}

// begin reports whether text begins as a match may.
func (s *starts) begin(text string) bool {
	if s.all {
		return true
	}
	if len(text) > 1 && text[0] < utf8.RuneSelf && text[1] < utf8.RuneSelf {
		if pair := pairOf(text[0], text[1]); s.pairs[pair/64]>>(pair%64)&1 == 0 {
			return false // as of nearly all
		}
	}
	var start [longestStart * utf8.UTFMax]byte
	n, length := 0, 0
	for _, r := range text {
		n += utf8.EncodeRune(start[n:], leastCase(r))
		if length++; length >= s.least && s.texts[string(start[:n])] {
			return true
		}
		if length == longestStart {
			break
		}
	}
	return false
}

// in reports whether a match may begin somewhere in text.
func (s *starts) in(text string) bool {
	for i := range text {
		if s.begin(text[i:]) {
			return true
		}
	}
	return s.all
}

// leastCase gives the first of the characters that r is in other cases.
func leastCase(r rune) rune {
	if r < utf8.RuneSelf {
		return rune(upperASCII(byte(r)))
	}
	least := r
	for c := unicode.SimpleFold(r); c != r; c = unicode.SimpleFold(c) {
		least = min(least, c)
	}
	return least
}

// A start is what a match begins with. It is open where what follows it in the pattern
// can make it longer.
type start struct {
	text string
	open bool
}

// startsOf gives what the matches of a pattern begin with: at least one for each.
func startsOf(re *syntax.Regexp) []start {
	switch re.Op {
	case syntax.OpEmptyMatch:
		return []start{{"", true}}
	case syntax.OpLiteral:
		text := make([]rune, len(re.Rune))
		for i, r := range re.Rune {
			text[i] = leastCase(r)
		}
		return []start{{string(text), true}}
	case syntax.OpCharClass:
		return startsOfClass(re.Rune)
	case syntax.OpCapture:
		return startsOf(re.Sub[0])
	case syntax.OpPlus:
		return joined(startsOf(re.Sub[0]), []start{{"", false}})
	case syntax.OpQuest:
		return append(startsOf(re.Sub[0]), start{"", true})
	case syntax.OpAlternate:
		var all []start
		for _, sub := range re.Sub {
			all = append(all, startsOf(sub)...)
		}
		return all
	case syntax.OpConcat:
		all := []start{{"", true}}
		for _, sub := range re.Sub {
			all = joined(all, startsOf(sub))
		}
		return all
	}
	return []start{{"", false}}
}

// startsOfClass gives the characters of a class, in pairs of the first and last of a range.
func startsOfClass(ranges []rune) []start {
	var all []start
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if len(all) == mostStarts {
				return []start{{"", false}}
			}
			all = append(all, start{string(leastCase(r)), true})
		}
	}
	return all
}

// joined gives the starts of two parts of a pattern, one behind the other.
func joined(front, behind []start) []start {
	var all []start
	for _, f := range front {
		if !f.open {
			all = append(all, start{f.text, false})
			continue
		}
		for _, b := range behind {
			all = append(all, clipped(f.text+b.text, b.open))
		}
	}
	return all
}

// clipped gives a start that is no longer than the longest.
func clipped(text string, open bool) start {
	n := 0
	for i := range text {
		if n++; n > longestStart {
			return start{text[:i], false}
		}
	}
	return start{text, open}
}
