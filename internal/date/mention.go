package date

import "time"

// A Mention is a date, a time of day, or a date with its time, in a line.
type Mention struct {
	// Start and End are its bytes in the line: with the day of the week, and with
	// the zone and the word behind a time, as in "19:20 Uhr".
	Start, End int
	// Date is the date, without its year where none is printed; the zero value for
	// a time of day alone.
	Date Partial
	// Clock is set where there is a time of day.
	Clock bool
	// Time is when it is: midnight for a date without a time, on the first of
	// January of the year 0 for a time without a date. It is zero where the year
	// is missing.
	Time time.Time
}

// Mentions finds the dates and times of day in s, in their order: what Parse reads,
// but all of them, and also dates without a year that have a month, and times alone.
// In a text longer than MaxBytes it finds none.
func (f Form) Mentions(s string) []Mention {
	if len(s) > MaxBytes {
		return nil
	}
	p := parser{form: f}
	p.scan(s)
	var list []Mention
	for i := 0; i < p.n; {
		m, next := p.mentionAt(i)
		if next == 0 {
			i++
			continue
		}
		m.Start, m.End = p.toks[i].start, p.toks[next-1].end
		list = append(list, m)
		i = next
	}
	return list
}

// mentionAt reads the mention that begins at token i, and gives the index of the
// token after it, 0 for none.
func (p *parser) mentionAt(i int) (Mention, int) {
	start := p.weekday(i)
	if d, next := p.printedDate(start); next > 0 {
		c, end := p.clockWith(start, next)
		return p.mention(d, c, end > next || c.exact), p.clockWord(max(next, end))
	}
	c, next := p.clockAlone(i)
	if next == 0 {
		return Mention{}, 0
	}
	next = p.clockWord(next)
	after := p.bridge(next)
	if d, end := p.printedDate(p.weekday(after)); end > 0 {
		return p.mention(d, c, true), end
	}
	return p.mention(Partial{}, c, true), next
}

func (p *parser) mention(d Partial, c clock, timed bool) Mention {
	m := Mention{Date: d, Clock: timed}
	switch {
	case d.Year != 0:
		m.Time = c.on(d, p.form)
	case d == Partial{}:
		m.Time = c.on(Partial{Month: time.January, Day: 1}, p.form)
	}
	return m
}

// printedDate is dateAt that also reads a date without a year and goes on over the
// day of the week behind it: 3月26日（水）.
func (p *parser) printedDate(i int) (Partial, int) {
	if i >= p.n {
		return Partial{}, 0
	}
	d, next := p.dateAt(i)
	if next == 0 {
		d, next = p.dayMonth(i)
	}
	if next == 0 || d.Month == 0 {
		return Partial{}, 0
	}
	if p.is(next, '(') && p.is(next+2, ')') && (p.weekday(next+1) > next+1 || p.isWord(next+1, "月 火 水 木 金 土 日 월 화 수 목 금 토 일")) {
		next += 3
	}
	return d, next
}

// weekday gives the index after the name of a day of the week at i and the signs
// behind it; i where there is none.
func (p *parser) weekday(i int) int {
	if i < p.n && p.toks[i].kind == word && Weekday(p.text(i)) {
		return p.skip(i+1, ",.")
	}
	return i
}

// clockWord gives the index after the word behind a time at i, as in "19:20 Uhr".
func (p *parser) clockWord(i int) int {
	if p.isWord(i, "uhr h hr hrs hs น hod ч klo ore") {
		return i + 1
	}
	return i
}

// clockWith reads the time of the date in tokens [i, next): inside it, or behind it
// with no more between them than a bridge. It gives the index after the time.
func (p *parser) clockWith(i, next int) (clock, int) {
	if p.toks[i].digits == 14 {
		return sixDigits(p.toks[i].value % 1e6), next
	}
	for j := i + 1; j < next; j++ {
		if c, end := p.clockAt(j); p.is(j+1, ':') && end > 0 && end <= next {
			return c, next
		}
	}
	j := p.bridge(next)
	c, end := p.clockAt(j)
	if end > 0 && p.isPM(next, j) && c.hour < 12 {
		c.hour += 12
	}
	return c, end
}

// between are the words that stand between a date and its time, in either order.
const between = "at um à a às alle as los las ore o kl kell klo klokken om saat pukul hrs t lúc 上午 下午 午前 午後 오전 오후 am pm mit on den vom le el"

// bridge gives the index behind the signs and words at i that stand between a date
// and its time.
func (p *parser) bridge(i int) int {
	const signs = ",.-|(@·•/"
	i = p.skip(i, signs)
	for range 2 {
		switch {
		case p.isWord(i, between):
			i = p.skip(i+1, signs)
		case p.isWord(i, "上 下 午") && p.isWord(i+1, "午 前 後"):
			i += 2
		}
	}
	return i
}

// clockAlone reads a time that needs no date beside it to be one: 14:05, 14h05,
// 2 pm, 20時5分, and 14.05 Uhr. A number with a stop is a price as often as not.
func (p *parser) clockAlone(i int) (clock, int) {
	c, next := p.clockAt(i)
	if next == 0 || p.is(i+1, '.') && next == i+3 {
		return clock{}, 0
	}
	return c, next
}
