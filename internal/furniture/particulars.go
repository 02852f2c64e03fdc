package furniture

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/lexicon"
)

// Particulars are what a line between title and text, or above a post of a live
// blog, says of the article: when it came out and was changed, who wrote it.
type Particulars struct {
	// Published and Modified are the dates that the line gives, zero for none. A date
	// without a label is in Published.
	Published, Modified time.Time
	// Labelled is set where a word says that a date is of the publication or of a change.
	Labelled bool
	// Clock is set where there is a time of day, or a date with one.
	Clock bool
	// Marked is set where there is a date, a time, or another mark than names and roles.
	Marked bool
	// Names are the parts of the line that name somebody, and Role what the line
	// calls the author.
	Names []string
	Role  string
}

// What tells of the parts of a line of particulars.
type What struct {
	Names   []string // the authors, as far as they are known
	Byline  byline.Options
	Reading date.Form
	// AnyName takes everything that is written like a full name for a byline: above
	// the posts of a live blog stand the names of those who wrote them.
	AnyName bool
}

// longestMark is longer than any mark, in bytes.
const longestMark = 60

// longestParticulars is the length in bytes of the longest line of particulars.
const longestParticulars = 200

// ReadParticulars reads a block that is dates, times, bylines, roles, labels and counters
// of these and nothing else: "By Ada Quill Published 12 March 2025 | 3 min read". ok is
// false for any other: a sentence that holds a date is one.
func ReadParticulars(text string, w What) (p Particulars, ok bool) {
	if len(text) > longestParticulars || isSentence(text) || !utf8.ValidString(text) {
		return p, false
	}
	if isEpoch(text) {
		return Particulars{Marked: true}, true
	}
	r := particularsReader{What: w}
	from := 0
	for _, m := range w.Reading.Mentions(text) {
		said, fits := r.gap(text[from:m.Start])
		if !fits {
			return p, false
		}
		r.mention(m, said)
		from = m.End
	}
	if _, fits := r.gap(text[from:]); !fits {
		return p, false
	}
	// A label without a date can be a word of the text: "Updated".
	return r.found, r.found.Marked || len(r.found.Names) > 0 || r.found.Role != ""
}

// isSentence reports a text that is too long for a part and ends in a stop.
func isSentence(text string) bool {
	const longest = 40
	last, _ := utf8.DecodeLastRuneInString(text)
	return len(text) > longest && strings.ContainsRune(".!?…。", last)
}

// A particularsReader gathers what a line of particulars says.
type particularsReader struct {
	What
	found Particulars
}

// mention takes a date or a time that is of what is said.
func (r *particularsReader) mention(m date.Mention, said date.Said) {
	r.found.Marked = true
	r.found.Clock = r.found.Clock || m.Clock
	switch {
	case m.Date.Year == 0:
	case said == date.Updated && r.found.Modified.IsZero():
		r.found.Modified = m.Time
	case said != date.Updated && r.found.Published.IsZero():
		r.found.Published = m.Time
	}
}

// gap reads what stands between two dates, or before or behind one. It gives what its
// last label says, and whether all of it is known.
func (r *particularsReader) gap(s string) (said date.Said, fits bool) {
	for _, part := range strings.FieldsFunc(s, isParting) {
		told, ok := r.labelled(part)
		if !ok {
			// A comma may stand inside of a byline: "Ada Quill, reporter, and Bo Lind".
			return r.labelled(s)
		}
		if told != date.Nothing {
			said = told
		}
	}
	return said, true
}

// isParting reports the signs between the parts of a line.
func isParting(r rune) bool { return strings.ContainsRune("|·•;,/()[]（）", r) || r == '\n' }

// labelled reads a part that may have a label of a date before it or at its end.
func (r *particularsReader) labelled(s string) (said date.Said, ok bool) {
	before := s
	for i := range s {
		if i > 0 && !unicode.IsSpace(rune(s[i-1])) {
			continue
		}
		told, rest, isLabel := date.CutLabel(s[i:])
		if isLabel && (rest == "" && told != date.Other || told == date.Published || told == date.Updated) {
			r.found.Labelled = r.found.Labelled || told != date.Dated
			before, said = s[:i], told
			if _, ok := r.labelled(rest); rest != "" && !ok {
				return said, false
			}
			break
		}
	}
	return said, r.known(strings.TrimFunc(before, isLoose))
}

// isLoose reports what may stand around a part.
func isLoose(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '.' || unicode.IsSymbol(r)
}

// known reports whether s is a part of such lines: nothing, a mark, a day of the week, a
// byline or a role.
func (r *particularsReader) known(s string) bool {
	s = strings.TrimRight(s, ". ")
	lower := strings.ToLower(strings.Join(strings.Fields(s), " "))
	switch {
	case lower == "", isBetween(lower):
		return true
	case date.Weekday(s), len(lower) <= longestMark && markStarts().begin(lower) && markPattern().MatchString(lower):
		r.found.Marked = true
		return true
	case r.isByline(s):
		r.found.Names = append(r.found.Names, s)
		return true
	}
	if role := r.role(s); role != "" {
		r.found.Role = role
		return true
	}
	return false
}

// isByline reports whether s names the authors and nobody else.
func (r *particularsReader) isByline(s string) bool {
	if byline.IsBylineOf(s, r.Names, r.Byline) {
		return true
	}
	return r.AnyName && byline.IsFullName(s)
}

// role gives s where it is the role of a person: "staff writer". What is longer begins
// with one and goes on ("President X signed the law").
func (r *particularsReader) role(s string) string {
	const longest, mostWords = 40, 5
	if len(r.Names) == 0 || len(s) > longest || strings.Count(s, " ") >= mostWords {
		return ""
	}
	b := byline.Parse(r.Names[0]+", "+s, r.Byline)
	if len(b.Authors) == 1 && b.Authors[0].Name == r.Names[0] && b.Authors[0].Role == s {
		return s
	}
	return ""
}

// isBetween reports the words that stand between the parts of a line.
func isBetween(s string) bool {
	switch s {
	case "at", "on", "in", "um", "am", "le", "à", "el", "a", "il", "em", "op", "den", "kl", "by", "von", "par", "por", "and", "und", "et", "y", "e":
		return true
	}
	return false
}

// isEpoch reports a number that is a time as machines count it, in seconds or in
// thousandths, between 2001 and 2100.
func isEpoch(s string) bool {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil {
		return false
	}
	if n > 1e12 {
		n /= 1000
	}
	return n >= 1e9 && n < 4_102_444_800
}

// markPattern matches the whole of what stands beside dates and between the posts of live
// blogs, in lower case: words of buttons, counters, how long ago something was.
var markPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:` + alternatives(lexicon.Marks) + `)$`)
})

var markStarts = sync.OnceValue(func() *starts { return newStarts(alternatives(lexicon.Marks)) })
