package date

import (
	"strings"
	"time"
)

// years outside this span are not the Gregorian years of a news page.
const firstYear, lastYear = 1600, 2299

func isYear(n int) bool { return firstYear <= n && n <= lastYear }

// dateAt reads a date that begins at token i, whatever its form. The year may
// be missing only in the CJK forms. It gives the index of the token after the
// date, 0 when there is none.
func (p *parser) dateAt(i int) (Partial, int) {
	var d Partial
	var next int
	switch t := p.toks[i]; {
	case t.kind == number && t.digits >= 8:
		d, next = p.basic(i)
	case t.kind == number && t.digits == 4:
		if d, next = p.yearFirst(i); next == 0 {
			d, next = p.cjk(i)
		}
	case t.kind == number && t.digits <= 2:
		if d, next = p.numericDayFirst(i); next == 0 {
			d, next = p.named(i)
		}
		if next == 0 {
			d, next = p.cjk(i)
		}
	case t.kind == word:
		if d, next = p.named(i); next == 0 {
			d, next = p.era(i)
		}
	}
	if next == 0 || !d.valid() {
		return Partial{}, 0
	}
	return d, next
}

// basic reads 20240224 and 20240224114223, which must begin the text.
func (p *parser) basic(i int) (Partial, int) {
	t := p.toks[i]
	v := t.value
	if i != 0 || t.digits != 8 && t.digits != 14 {
		return Partial{}, 0
	}
	if t.digits == 14 {
		v /= 1e6
	}
	d := Partial{v / 1e4, time.Month(v / 100 % 100), v % 100}
	if d.Year < 1800 || !isYear(d.Year) || d.Month == 0 {
		return Partial{}, 0
	}
	return d, i + 1
}

// yearFirst reads 2025-03-26, 2025/3/26, 2025.03.26, "2025. 03. 26.", and
// with names "2025. március 26.", "2025 m. kovo 26 d.", "2025. gada 26. martā".
func (p *parser) yearFirst(i int) (Partial, int) {
	year := p.toks[i].value
	if !isYear(year) {
		return Partial{}, 0
	}
	if sep := p.separator(i + 1); sep != 0 && p.isNumber(i+2, 1, 2) && p.is(i+3, sep) && p.isNumber(i+4, 1, 2) {
		return monthDay(year, p.toks[i+2].value, p.toks[i+4].value), i + 5
	}
	d, next := p.dayMonth(p.filler(i + 1))
	d.Year = year
	return d, next
}

// monthDay puts the parts of a numeric date together; a month that cannot be
// makes the day invalid.
func monthDay(year, month, day int) Partial {
	if month == 0 {
		day = 0
	}
	return Partial{year, time.Month(month), day}
}

// separator gives the sign between two numbers of a date, 0 for another.
func (p *parser) separator(i int) rune {
	if i < p.n && p.toks[i].kind == sign && strings.ContainsRune("-/.|", p.toks[i].sign) {
		return p.toks[i].sign
	}
	return 0
}

// numericDayFirst reads 26.03.2025, 26/03/2025, 26-3-2025, "26. 3. 2025", "26 | 3 | 2025"
// and, where the form has short years, 26.03.25.
func (p *parser) numericDayFirst(i int) (Partial, int) {
	sep := p.separator(i + 1)
	if sep == 0 || !p.isNumber(i+2, 1, 2) || !p.is(i+3, sep) {
		return Partial{}, 0
	}
	if i >= 2 && p.is(i-1, sep) && p.isNumber(i-2, 1, 4) {
		return Partial{}, 0 // the tail of a longer number, such as a version
	}
	day, month := p.toks[i].value, p.toks[i+2].value
	if month > 12 || p.form.MonthFirst && sep != '.' && day <= 12 {
		day, month = month, day
	}
	if year, ok := p.year(i+4, false); ok {
		return monthDay(year, month, day), i + 5
	}
	if year, ok := p.shortYear(i + 4); ok && !p.toks[i+4].spaced && !p.runsOn(i+5, sep) {
		return monthDay(year, month, day), i + 5
	}
	return Partial{}, 0
}

// runsOn reports whether the numbers before token i go on there, as in 1.2.13.4.
func (p *parser) runsOn(i int, sep rune) bool {
	return p.is(i, sep) && i+1 < p.n && p.toks[i+1].kind == number && !p.toks[i+1].spaced
}

// shortYear reads the number at i as a year without its century, where the form has such.
func (p *parser) shortYear(i int) (int, bool) {
	if !p.form.ShortYears || !p.isNumber(i, 2, 2) {
		return 0, false
	}
	return century(p.toks[i].value), true
}

// century gives the year of two digits: 70 to 99 are of the last century.
//
// Source: RFC 6265, 5.1.1.
func century(year int) int {
	if year >= 70 {
		return 1900 + year
	}
	return 2000 + year
}

// year reads the number at i as a year; one of the Buddhist era counts where
// a Thai word is beside it.
func (p *parser) year(i int, thai bool) (int, bool) {
	if !p.isNumber(i, 4, 4) {
		return 0, false
	}
	y := p.toks[i].value
	if (thai || strings.ContainsFunc(p.src, isThai)) && y > 2400 && y < 2700 {
		y -= 543
	}
	return y, isYear(y)
}

// named reads a date with the name of the month that has a year: 26 March
// 2025, March 26, 2025, 26-Mar-25 (RFC 850), Mar 26 14:05:00 2025 (ANSI C).
func (p *parser) named(i int) (Partial, int) {
	d, next := p.dayMonth(i)
	if next == 0 {
		return d, 0
	}
	if y, ok := p.year(p.filler(next), strings.ContainsFunc(p.text(next-1), isThai)); ok {
		d.Year = y
		return d, p.filler(next) + 1
	}
	if p.is(i+1, '-') && p.is(i+3, '-') && next == i+3 && p.isNumber(next+1, 2, 2) {
		d.Year = century(p.toks[next+1].value)
		return d, next + 2
	}
	if c, after := p.clockAt(next); after > 0 && c.exact {
		if y, ok := p.year(after, false); ok {
			d.Year = y
			return d, after + 1
		}
	}
	if y, ok := p.shortYear(p.filler(next)); ok && p.isNumber(i, 1, 2) && !p.is(p.filler(next)+1, ':') {
		d.Year = y
		return d, p.filler(next) + 1
	}
	return Partial{}, 0
}

// dayMonth reads day and month in either order at i, the month by its name or
// as in Vietnamese, "26 tháng 3".
func (p *parser) dayMonth(i int) (Partial, int) {
	if p.isNumber(i, 1, 2) {
		j := p.filler(i + 1)
		m, next := p.monthAt(j, p.is(i+1, '.'))
		if m == 0 {
			return Partial{}, 0
		}
		d := Partial{Month: m, Day: p.toks[i].value}
		if !d.valid() {
			return Partial{}, 0
		}
		return d, next
	}
	m, next := p.monthAt(i, false)
	if m == 0 {
		return Partial{}, 0
	}
	j := p.filler(next)
	if !p.isNumber(j, 1, 2) || p.is(j+1, ':') {
		return Partial{}, 0
	}
	d := Partial{Month: m, Day: p.toks[j].value}
	if !d.valid() {
		return Partial{}, 0
	}
	if p.isWord(j+1, "st nd rd th") && !p.toks[j+1].spaced {
		j++
	}
	return d, j + 1
}

// filler gives the index of the first token from i on that is no filler: at
// most two of the words that stand between day, month and year (26 de marzo de
// 2025, the 26th of March, 2025eko martxoaren 26a) and the signs about them.
func (p *parser) filler(i int) int {
	const signs = ",.-/'º°ª"
	i = p.skip(i, signs)
	for range 2 {
		if !p.isOneOf(i, vocabulary().fillers) {
			break
		}
		i = p.skip(i+1, signs)
	}
	return i
}

// monthAt reads the month named at i and gives the index after it, with the
// stop of an abbreviation and a second name of the same month, as Arabic
// has it: مارس آذار. stopped says that the number before it has a stop.
func (p *parser) monthAt(i int, stopped bool) (time.Month, int) {
	if i >= p.n || p.toks[i].kind != word {
		return 0, 0
	}
	if p.isWord(i, vietnameseMonths) {
		return p.vietnameseMonth(i + 1)
	}
	m := lookupMonth(p.text(i), stopped)
	if m == 0 {
		return 0, 0
	}
	i++
	if j := p.skip(i, "/("); j < p.n && p.toks[j].kind == word && lookupMonth(p.text(j), stopped) == m {
		i = j + 1
		if p.is(i, ')') {
			i++
		}
	}
	return m, i
}

// month gives the month that token i names, 0 for none.
func (p *parser) month(i int) time.Month {
	m, _ := p.monthAt(i, false)
	return m
}

// vietnameseMonths are the words that months begin with in Vietnamese.
const vietnameseMonths = "tháng thg"

// vietnameseMonth reads what follows "tháng": a number or a numeral.
func (p *parser) vietnameseMonth(i int) (time.Month, int) {
	if p.isNumber(i, 1, 2) && p.toks[i].value >= 1 && p.toks[i].value <= 12 {
		return time.Month(p.toks[i].value), i + 1
	}
	numerals := strings.Fields("một hai ba tư năm sáu bảy tám chín mười")
	if p.isWord(i, "giêng") {
		return time.January, i + 1
	}
	if p.isWord(i, "chạp") {
		return time.December, i + 1
	}
	for n, w := range numerals {
		if !p.isWord(i, w) {
			continue
		}
		switch {
		case n == 9 && p.isWord(i+1, "một"):
			return time.November, i + 2
		case n == 9 && p.isWord(i+1, "hai"):
			return time.December, i + 2
		}
		return time.Month(n + 1), i + 1
	}
	return 0, 0
}

// cjk reads 2025年3月26日, 2025년 3월 26일, and without a year 3月26日 and 26日.
func (p *parser) cjk(i int) (Partial, int) {
	var d Partial
	if p.isNumber(i, 4, 4) && p.unit(i+1, "年", "년") {
		if d.Year = p.toks[i].value; !isYear(d.Year) {
			return Partial{}, 0
		}
		i += 2
	}
	return p.cjkMonthDay(d, i)
}

func (p *parser) cjkMonthDay(d Partial, i int) (Partial, int) {
	if p.isNumber(i, 1, 2) && p.unit(i+1, "月", "월") {
		if d = monthDay(d.Year, p.toks[i].value, 1); d.Day == 0 {
			return Partial{}, 0
		}
		i += 2
	}
	if d.Year != 0 && d.Month == 0 || !p.isNumber(i, 1, 2) || !p.unit(i+1, "日", "일") && !p.unit(i+1, "号", "號") {
		return Partial{}, 0
	}
	d.Day = p.toks[i].value
	return d, i + 2
}

// unit reports whether token i is the Han character or begins with the Hangul syllable.
func (p *parser) unit(i int, han, hangul string) bool {
	return i < p.n && p.toks[i].kind == word && (p.text(i) == han || strings.HasPrefix(p.text(i), hangul))
}

// eras gives the year before the first of each era that pages print.
var eras = [...]struct {
	name   string
	before int
}{{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"民國", 1911}, {"民国", 1911}}

// era reads 令和7年3月26日 and 民國114年3月26日.
func (p *parser) era(i int) (Partial, int) {
	for _, e := range eras {
		if !strings.HasPrefix(p.src[p.toks[i].start:], e.name) || !p.isNumber(i+2, 1, 3) || !p.unit(i+3, "年", "년") {
			continue
		}
		return p.cjkMonthDay(Partial{Year: e.before + p.toks[i+2].value}, i+4)
	}
	return Partial{}, 0
}

func (p *parser) isEra(i int) bool {
	_, next := p.era(i)
	return next > 0
}
