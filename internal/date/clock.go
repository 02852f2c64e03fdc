package date

import (
	"math"
	"strings"
	"time"
)

// A clock is a time of day and its zone.
type clock struct {
	hour, min, sec, nsec int
	zone                 *time.Location // nil: none given
	abbr                 string         // ET and its kin, which need the date
	exact                bool           // minutes were given
	toSecond             bool           // seconds were given
}

// on gives the time of c on day d: one without a zone in that of the form.
func (c clock) on(d Partial, form Form) time.Time {
	zone := c.zone
	if c != (clock{}) && zone == nil {
		zone = form.Zone
	}
	if c.abbr != "" {
		zone = american(c.abbr, d)
	}
	if zone == nil {
		zone = time.UTC
	}
	return time.Date(d.Year, d.Month, d.Day, c.hour, c.min, c.sec, c.nsec, zone)
}

// unix reads text that is nothing but ten or thirteen digits.
func (p *parser) unix() (time.Time, bool) {
	if p.n != 1 || p.toks[0].kind != number {
		return time.Time{}, false
	}
	switch v := int64(p.toks[0].value); p.toks[0].digits {
	case 10:
		return time.Unix(v, 0).UTC(), true
	case 13:
		return time.UnixMilli(v).UTC(), true
	}
	return time.Time{}, false
}

// clockNear finds the time of the date that stands in tokens [i, next): inside
// it (ANSI C), right after it, or else before it.
func (p *parser) clockNear(i, next int) clock {
	if t := p.toks[i]; t.digits == 14 {
		c := sixDigits(t.value % 1e6)
		p.zone(next, &c)
		return c
	}
	for j := i + 1; j < next; j++ {
		if c, end := p.clockAt(j); p.is(j+1, ':') && end > 0 && end <= next {
			return c
		}
	}
	if c, ok := p.clockAfter(next); ok {
		return c
	}
	for j := max(0, i-12); j < i; j++ {
		if c, end := p.clockAt(j); end > 0 && end <= i && c.exact {
			return c
		}
	}
	return clock{}
}

// clockAfter looks for a time after the date, past a few words such as "at"
// or the day of the week.
func (p *parser) clockAfter(next int) (clock, bool) {
	words := 0
	for j := next; j < p.n; j++ {
		t := p.toks[j]
		switch t.kind {
		case number:
			c, end := p.clockAt(j)
			if end > 0 && p.isPM(next, j) && c.hour < 12 {
				c.hour += 12
			}
			return c, end > 0
		case word:
			if words++; words > 8 || p.isOneOf(j, vocabulary().changed) || t.end-t.start > 24 {
				return clock{}, false
			}
		}
	}
	return clock{}, false
}

// isPM reports whether the words between two tokens name the afternoon, which
// the languages of East Asia put before the time.
func (p *parser) isPM(from, to int) bool {
	gap := p.src[p.toks[from].start:p.toks[to].start]
	for _, pm := range [...]string{"下午", "午後", "오후", "晚上", "PM ", "pm "} {
		if strings.Contains(gap, pm) {
			return true
		}
	}
	return false
}

// clockAt reads a time that begins at token i: 14:05, 14:05:33.120, 14h05,
// 14.05, 2pm, 14時05分, 2시 5분, 114223 after a T. It gives the index of the
// token after time and zone, 0 when there is none.
func (p *parser) clockAt(i int) (clock, int) {
	if p.isNumber(i, 4, 6) && i > 0 && p.isWord(i-1, "t") {
		return p.basicClock(i)
	}
	if !p.isNumber(i, 1, 2) {
		return clock{}, 0
	}
	c := clock{hour: p.toks[i].value}
	next := i + 1
	switch {
	case p.minutesAfter(i+1, ":"), p.minutesAfter(i+1, "."):
		c.min, c.exact = p.toks[i+2].value, true
		next = p.seconds(i+3, &c)
	case p.isWord(i+1, "h u"):
		next = i + 2
		c.exact = true
		if p.isNumber(i+2, 2, 2) {
			c.min = p.toks[i+2].value
			next++
		}
	case p.unit(i+1, "時", "시") || p.unit(i+1, "时", "시") || p.unit(i+1, "點", "시") || p.unit(i+1, "点", "시"):
		next = i + 2
		c.exact = true
		if p.isNumber(i+2, 1, 2) && p.unit(i+3, "分", "분") {
			c.min = p.toks[i+2].value
			next += 2
		}
	case p.isWord(i+1, "uhr"):
		next = i + 2
	}
	next, halved := p.half(next, &c)
	if next == i+1 && !halved || c.hour > 23 || c.min > 59 || c.sec > 60 {
		return clock{}, 0
	}
	return c, p.zone(next, &c)
}

// minutesAfter reports whether the sign and two digits follow, as in 14:05. A
// stop also parts the numbers of a date, so no other may follow it.
func (p *parser) minutesAfter(i int, signs string) bool {
	if p.skip(i, signs) != i+1 || !p.isNumber(i+1, 2, 2) {
		return false
	}
	if signs != "." {
		return true
	}
	isDate := p.is(i+2, '.') && p.isNumber(i+3, 1, 4) && !p.toks[i+3].spaced
	return !p.toks[i+1].spaced && !isDate
}

// seconds reads ":33", ".120" and ":33,120" at i into c.
func (p *parser) seconds(i int, c *clock) int {
	if !p.is(i, ':') || !p.isNumber(i+1, 2, 2) {
		return i
	}
	c.sec, c.toSecond = p.toks[i+1].value, true
	i += 2
	if (p.is(i, '.') || p.is(i, ',') || p.is(i, ':')) && p.isNumber(i+1, 1, 14) && !p.toks[i+1].spaced {
		c.nsec = int(float64(p.toks[i+1].value) * math.Pow10(9-p.toks[i+1].digits))
		i += 2
	}
	return i
}

// basicClock reads 1142, 114223 and 114223.120 at i.
func (p *parser) basicClock(i int) (clock, int) {
	t := p.toks[i]
	c := sixDigits(t.value)
	switch t.digits {
	case 4:
		c = sixDigits(t.value * 100)
	case 5:
		return clock{}, 0
	}
	next := i + 1
	if p.is(next, '.') && p.isNumber(next+1, 1, 9) {
		next += 2
	}
	if c == (clock{}) && t.value != 0 {
		return c, 0
	}
	return c, p.zone(next, &c)
}

// sixDigits reads 114223; a time that cannot be is midnight.
func sixDigits(v int) clock {
	c := clock{hour: v / 1e4, min: v / 100 % 100, sec: v % 100, exact: true, toSecond: true}
	if c.hour > 23 || c.min > 59 || c.sec > 60 {
		return clock{}
	}
	return c
}

// half reads a.m. and p.m. at i, in the languages that print them after the
// time, and turns c to 24 hours.
func (p *parser) half(i int, c *clock) (int, bool) {
	pm, next := false, i+1
	switch {
	case p.isWord(i, "am ص πμ sa"):
	case p.isWord(i, "pm م μμ ch"):
		pm = true
	case p.isWord(i, "a p π μ") && p.is(i+1, '.') && p.isWord(i+2, "m μ"):
		pm = p.isWord(i, "p μ")
		next = i + 3
		if p.is(next, '.') {
			next++
		}
	default:
		return i, false
	}
	if c.hour == 0 || c.hour > 12 {
		return next, true // 14:05 PM says the same thing twice
	}
	c.hour %= 12
	if pm {
		c.hour += 12
	}
	return next, true
}

// zone reads a zone at i into c, past a word that stands between: 14:05 Uhr (MEZ).
func (p *parser) zone(i int, c *clock) int {
	j := i
	if p.isWord(j, "uhr h hrs hs uur น uh hod ч") {
		j = p.skip(j+1, ".")
	}
	j = p.skip(j, "([,")
	if p.isWord(j, "tu heure") {
		return i
	}
	if j < p.n && p.toks[j].kind == word {
		if next := p.namedZone(j, c); next > 0 {
			return next
		}
		return i
	}
	off, next := p.offset(j, 2)
	if next == 0 || p.is(j, '-') && !p.toks[j].spaced && !c.toSecond && !p.isISO() {
		return i // 14:05-15:30 is a span of time
	}
	c.zone = fixed(off)
	return next
}

// isISO reports whether the text has the T of an ISO 8601 time, whose zone
// may follow the minutes at once.
func (p *parser) isISO() bool {
	for i := range p.n {
		if p.isWord(i, "t") {
			return true
		}
	}
	return false
}

// namedZone reads Z, EDT, UTC, GMT+2 or UTC+02:00 at i.
func (p *parser) namedZone(i int, c *clock) int {
	name := strings.ToUpper(p.text(i))
	if name == "Z" || name == "UTC" || name == "GMT" {
		c.zone = time.UTC
		if off, next := p.offset(i+1, 1); next > 0 {
			c.zone = fixed(off)
			return next
		}
		return i + 1
	}
	if listed("ET CT MT PT", name) {
		c.abbr = name
		return i + 1
	}
	minutes, ok := zones[name]
	if !ok {
		return 0
	}
	c.zone = time.FixedZone(strings.Clone(name), minutes*60) // an article must not keep its page in memory
	return i + 1
}

// offset reads +02:00, +0200, +02 or, with least 1, +2 at i, in seconds.
func (p *parser) offset(i, least int) (int, int) {
	if !p.is(i, '+') && !p.is(i, '-') || !p.isNumber(i+1, least, 4) || p.toks[i+1].spaced {
		return 0, 0
	}
	t := p.toks[i+1]
	h, m, next := t.value, 0, i+2
	switch {
	case t.digits >= 3:
		h, m = t.value/100, t.value%100
	case p.is(next, ':') && p.isNumber(next+1, 2, 2):
		m = p.toks[next+1].value
		next += 2
	}
	if h > 14 || m > 59 {
		return 0, 0
	}
	off := (h*60 + m) * 60
	if p.is(i, '-') {
		off = -off
	}
	return off, next
}

func fixed(offset int) *time.Location {
	if offset == 0 {
		return time.UTC
	}
	return time.FixedZone("", offset)
}

// zones are abbreviations with their offset in minutes, in the sense that
// most news pages give to them.
var zones = map[string]int{
	"WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "SAST": 120, "CAT": 120, "WAT": 60,
	"EET": 120, "EEST": 180, "EAT": 180, "MSK": 180, "МСК": 180, "TRT": 180, "AST": -240, "ADT": -180, "NST": -210, "NDT": -150,
	"GST": 240, "PKT": 300, "IST": 330, "NPT": 345, "BDT": 360, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540,
	"SGT": 480, "HKT": 480, "MYT": 480, "PHT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630,
	"AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
	"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
	"AKST": -540, "AKDT": -480, "HST": -600, "BRT": -180, "ART": -180, "COT": -300,
}

// american gives the zone that ET, CT, MT or PT means on day d: daylight time
// runs from the second Sunday of March to the first of November (from the
// first of April to the last of October before 2007), to the day.
func american(abbr string, d Partial) *time.Location {
	hours := map[byte]int{'E': -5, 'C': -6, 'M': -7, 'P': -8}[abbr[0]]
	begin, end := sunday(d.Year, time.March, 8), sunday(d.Year, time.November, 1)
	if d.Year < 2007 {
		begin, end = sunday(d.Year, time.April, 1), sunday(d.Year, time.October, 25)
	}
	day := time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	if !day.Before(begin) && day.Before(end) {
		return time.FixedZone(abbr[:1]+"DT", (hours+1)*3600)
	}
	return time.FixedZone(abbr[:1]+"ST", hours*3600)
}

// sunday gives the first Sunday on or after the given day.
func sunday(year int, month time.Month, day int) time.Time {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, (7-int(t.Weekday()))%7)
}
