package furniture

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An opening is a pattern of what a line begins with, which is asked only of lines that
// begin as its matches do: it is asked of every block of a text.
type opening struct {
	pattern *regexp.Regexp
	// starts are what matches begin with behind the marks in front of them, each letter
	// in one of its cases.
	starts map[string]bool
}

// longestStart is the length in characters of the longest of an opening's starts, and
// mostStarts how many there may be of a part of a pattern.
const (
	longestStart = 7
	mostStarts   = 64
)

// marks are what may stand in front of a note.
const marks = "•*[(_–—- \t\n\r\f"

// newOpening gives the opening with the words of a pattern, whose case does not count.
func newOpening(words string) *opening {
	o := &opening{pattern: regexp.MustCompile(`^[•*\s\[(_–—-]*(?i:` + words + `)`), starts: map[string]bool{}}
	parsed, err := syntax.Parse("(?i:"+words+")", syntax.Perl)
	if err != nil {
		return o // MustCompile has read it before
	}
	for _, s := range joined([]start{{"", true}}, startsOf(parsed.Simplify())) {
		o.starts[strings.TrimLeft(s.text, marks)] = true
	}
	return o
}

// matches reports whether the pattern matches text.
func (o *opening) matches(text string) bool {
	if o.starts[""] {
		return o.pattern.MatchString(text)
	}
	var start [longestStart * utf8.UTFMax]byte
	n, left := 0, longestStart
	for _, r := range strings.TrimLeft(text, marks) {
		n += utf8.EncodeRune(start[n:], leastCase(r))
		if o.starts[string(start[:n])] {
			return o.pattern.MatchString(text)
		}
		if left--; left == 0 {
			break
		}
	}
	return false
}

// leastCase gives the first of the characters that r is in other cases.
func leastCase(r rune) rune {
	least := r
	for c := unicode.SimpleFold(r); c != r; c = unicode.SimpleFold(c) {
		least = min(least, c)
	}
	return least
}

// A start is what a match begins with; it is open where what follows it in the pattern
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
