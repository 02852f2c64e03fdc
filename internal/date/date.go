// Package date reads dates as pages mark them up and print them: ISO 8601 in
// all its sloppy forms, the formats of mail and HTTP, Unix time, and dates
// with the names of months in some sixty languages.
//
// A line is cut into numbers, words and signs, and a date is looked for at each
// of them in turn. Nothing is guessed: a date without a year is no date to
// Parse, and a two-digit year is read in the format of RFC 850 alone, unless a Form
// asks for more.
package date

import (
	"time"
	"unicode/utf8"
)

// MaxBytes is the longest text that is looked at. A longer one is no date but
// prose, and has none.
const MaxBytes = 256

// Parse reads the first date in s, with the time and zone beside it. Words
// around it ("Published:", the day of the week, "at") are passed over.
//
//   - Without a time, the time is midnight; without a zone, the zone is UTC. A
//     numeric zone becomes a fixed zone. So does an abbreviation in common
//     use, in the sense that news pages give it: BST is British, IST Indian and
//     CST American. ET, CT, MT and PT follow the summer time of the United States.
//   - 26/03/2025 and 04/05/2025 are read day first, 03/26/2025 month first, as
//     it can be nothing else. ParseMonthFirst is for American pages.
//   - A four-digit year of the Buddhist era beside a Thai month is converted,
//     as are the Japanese eras and the years of the Republic of China.
//   - Ten digits are Unix seconds, thirteen milliseconds, eight a basic ISO date,
//     fourteen a date and time; such a number must begin the text.
//   - A time that cannot be (25:61) is left out; a day that cannot be (30 February) is
//     no date.
//
// When s holds no whole date, or is longer than MaxBytes, ok is false.
func Parse(s string) (t time.Time, ok bool) { return Form{}.Parse(s) }

// ParseMonthFirst is Parse that reads 04/05/2025 and 04-05-2025 as the fifth of
// April, unless the first number is over 12.
func ParseMonthFirst(s string) (t time.Time, ok bool) { return Form{MonthFirst: true}.Parse(s) }

// A Form says how to read what can be read in more ways than one. The zero value
// reads the day first, and years of four digits alone.
type Form struct {
	// MonthFirst reads 04/05/2025 and 04-05-2025 as the fifth of April, unless
	// the first number is over 12.
	MonthFirst bool
	// ShortYears reads 31.10.23 and 31 Oct 23 as of 2023: years from 70 on are of
	// the last century. It is for lines that are known to be a date.
	ShortYears bool
	// Zone is the zone of times that stand without one; nil is UTC. A date without a
	// time is midnight UTC all the same.
	Zone *time.Location
}

// Parse is [Parse] by the form f.
func (f Form) Parse(s string) (t time.Time, ok bool) {
	if len(s) > MaxBytes {
		return time.Time{}, false
	}
	p := parser{form: f}
	p.scan(s)
	if t, ok := p.unix(); ok {
		return t, true
	}
	for i := range p.toks[:p.n] {
		d, next := p.dateAt(i)
		if next > 0 && d.Year != 0 {
			c := p.clockNear(i, next)
			return c.on(d, f), true
		}
	}
	return time.Time{}, false
}

// A Partial is a date of which the year, or year and month, may be missing (zero).
type Partial struct {
	Year  int
	Month time.Month
	Day   int
}

// String gives p in ISO 8601, or as an XML Schema gMonthDay or gDay where the
// year or the month is missing: 2025-03-26, --03-26, ---26; "" for no date.
func (p Partial) String() string {
	switch {
	case p.Day == 0:
		return ""
	case p.Month == 0:
		return "---" + string(appendInt(nil, p.Day, 2))
	}
	b := []byte("-")
	if p.Year != 0 {
		b = appendInt(nil, p.Year, 4)
	}
	b = append(b, '-')
	b = appendInt(b, int(p.Month), 2)
	b = append(b, '-')
	return string(appendInt(b, p.Day, 2))
}

func appendInt(b []byte, n, width int) []byte {
	for div := pow10(width - 1); div > 0; div /= 10 {
		b = append(b, byte('0'+n/div%10))
	}
	return b
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// valid reports whether p can be: the day is one that the month has.
func (p Partial) valid() bool {
	if p.Day < 1 || p.Day > 31 || p.Month < 0 || p.Month > 12 {
		return false
	}
	if p.Month == 0 {
		return true
	}
	year := p.Year
	if year == 0 {
		year = 2000 // a leap year: 29 February without a year can be
	}
	return p.Day <= time.Date(year, p.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// Prefix reads a date at the very start of s, as datelines print it: "March
// 26", "26 mars 2025", "2025. március 26.", "3月26日", "26日". The year may be
// missing; the month only before the CJK sign for day. The name of a day of
// the week may stand before the date. It gives the date and the number of
// bytes it takes; n is 0 when s does not begin with a date.
func Prefix(s string) (p Partial, n int) {
	if len(s) > MaxBytes {
		s = s[:MaxBytes]
	}
	if !mayBeginDate(s) {
		return Partial{}, 0
	}
	var ps parser
	ps.scan(s)
	i := 0
	if i < ps.n && ps.toks[i].kind == word && Weekday(ps.text(i)) {
		i = ps.skip(i+1, ",.")
	}
	if i >= ps.n {
		return Partial{}, 0
	}
	if ps.toks[i].kind == word && ps.month(i) == 0 && !ps.isEra(i) {
		return Partial{}, 0
	}
	d, next := ps.dateAt(i)
	if next == 0 {
		if d, next = ps.dayMonth(i); next == 0 {
			return Partial{}, 0
		}
	}
	return d, ps.toks[next-1].end
}

// mayBeginDate reports whether s begins with a number, with the name of a month or a day
// of the week, or with a word beyond ASCII: where it does not, Prefix need not read on.
func mayBeginDate(s string) bool {
	for i, r := range s {
		switch {
		case isSpace(r), isMark(r):
			continue
		case r >= utf8.RuneSelf || digit(r) >= 0:
			return true
		case !isLetter(r):
			return false
		}
		w := s[i:scanWord(s, i)]
		return Weekday(w) || Month(w) != 0 || listed(vietnameseMonths, w)
	}
	return false
}
