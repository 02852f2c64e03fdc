package byline

import (
	"strings"
	"sync"
)

// A segment is a run of words between separators, with the remarks in
// brackets behind it.
type segment struct {
	from, to int  // tokens
	sep      rune // the strongest separator before it; 'a' for "and", '#' for what was left out
	led      bool // a word for "by" stands before it
	fresh    bool // a mark before it begins a new group: (earlier) Jane Roe
	town     bool // a town with its region, on a line of its own
	duty     duty
	notes    [][2]int // tokens of the remarks
}

// A duty is what the people of a segment did.
type duty byte

const (
	wrote  duty = iota
	other       // photographed, edited, translated
	quoted      // "Source:" agencies only
)

// A parser reads one line.
type parser struct {
	o    Options
	src  string
	toks []token
	segs []segment
	cur  segment
	caps bool // the line is in capitals

	entries  []entry
	group    int // the first entry that a place still applies to
	places   [][2]int
	place    bool // the last segment was a place
	role     bool // the last segment was the role of the one before it
	bio      bool // a biography has begun
	agencies []string
}

// parsers keeps parsers for their tokens and segments, which are most of what a
// long line costs and are not in what is given back.
var parsers = sync.Pool{New: func() any { return new(parser) }}

// reset makes p ready for another line.
func (p *parser) reset(o Options) {
	*p = parser{o: o, toks: p.toks[:0], segs: p.segs[:0], places: p.places[:0]}
}

func (p *parser) parse(line string) {
	if len(line) > maxBytes {
		return
	}
	p.src = clean(line)
	p.toks = appendTokens(p.toks[:0], p.src)
	p.segs = p.segs[:0]
	p.caps = isCapitals(p.src)
	switch {
	case len(p.toks) == 1 && p.isWord(0) && !p.is(0, conj|byWord), p.isBrand():
		p.segs = append(p.segs, segment{to: len(p.toks)})
	default:
		p.split()
		p.joinTown()
	}
	p.entries = make([]entry, 0, len(p.segs))
	for i := range p.segs {
		p.classify(i)
	}
	p.finish()
}

// isBrand reports whether the line is a name that begins with a figure: 3i Global.
func (p *parser) isBrand() bool {
	for i, t := range p.toks {
		if i == 0 && t.kind != number || i > 0 && (t.kind != word || t.form < capital || p.is(i, dateWord|dated|role)) {
			return false
		}
	}
	return len(p.toks) > 1 && len(p.toks) < 5
}

// text gives the characters of tokens [from, to).
func (p *parser) text(from, to int) string {
	if from >= to {
		return ""
	}
	return p.src[p.toks[from].start:p.toks[to-1].end]
}

// low gives word i in lower case, "" for a sign.
func (p *parser) low(i int) string {
	if !p.isWord(i) {
		return ""
	}
	return p.toks[i].low
}

// is reports whether token i has one of the classes.
func (p *parser) is(i int, c class) bool {
	return i >= 0 && i < len(p.toks) && p.toks[i].kind == word && p.toks[i].class&c != 0
}

func (p *parser) isWord(i int) bool { return i >= 0 && i < len(p.toks) && p.toks[i].kind == word }

func (p *parser) isNumber(i int) bool { return i >= 0 && i < len(p.toks) && p.toks[i].kind == number }

func (p *parser) isSign(i int, r rune) bool {
	return i >= 0 && i < len(p.toks) && p.toks[i].kind == sign && p.toks[i].sign == r
}

// mayBe reports whether a place or an agency of the lists may begin at token i.
func (p *parser) mayBe(i int) bool { return !p.isWord(i) || p.toks[i].class&listed != 0 }

// isPlace reports whether tokens [from, to) are a city or a region.
func (p *parser) isPlace(from, to int) bool { return p.mayBe(from) && isPlace(p.text(from, to)) }

// agency gives the own spelling of the agency that tokens [from, to) name.
func (p *parser) agency(from, to int) (string, bool) {
	if !p.mayBe(from) {
		return "", false
	}
	return agency(p.text(from, to))
}

// plainAgency is agency without the marks of two senses.
func (p *parser) plainAgency(from, to int) (string, bool) {
	if !p.mayBe(from) {
		return "", false
	}
	return plainAgency(p.text(from, to))
}

// split cuts the tokens into segments.
func (p *parser) split() {
	for i := 0; i < len(p.toks); {
		switch t := p.toks[i]; t.kind {
		case number:
			p.closeBeforeDate(i)
			i = p.skipDate(i)
			p.cur.from = i
		case junk:
			p.close(i, i+1, '#')
			i++
		case sign:
			i = p.splitSign(i)
		default:
			i = p.splitWord(i)
		}
	}
	p.close(len(p.toks), len(p.toks), 0)
}

// close ends the segment at hand before token to; the next begins at next,
// behind separator sep.
func (p *parser) close(to, next int, sep rune) {
	s := p.cur
	s.to = to
	for s.from < s.to && p.toks[s.from].kind == sign {
		s.from++
	}
	for s.from < s.to && p.toks[s.to-1].kind == sign {
		s.to--
	}
	if s.from < s.to {
		p.segs = append(p.segs, s)
		p.cur = segment{duty: s.duty}
	}
	p.cur.from = next
	if rank(sep) > rank(p.cur.sep) {
		p.cur.sep = sep
	}
	if strings.ContainsRune(";|\n", sep) && sep != 0 {
		p.cur.duty = wrote
	}
}

// rank orders separators by their strength.
func rank(sep rune) int { return strings.IndexRune(",a#/=-|\n;", sep) + 1 }

func (p *parser) empty(i int) bool {
	for j := p.cur.from; j < i; j++ {
		if p.toks[j].kind == word {
			return false
		}
	}
	return true
}

// joinTown makes one segment of a last line such as "Oldtown, Some County"
// below people with full names: one word with a comma behind it is a town
// there, whether it is known or not.
func (p *parser) joinTown() {
	n := len(p.segs)
	if n < 3 {
		return
	}
	above, town, region := p.segs[n-3], p.segs[n-2], p.segs[n-1]
	switch {
	case town.sep != '\n' || region.sep != ',' || town.led || town.duty != wrote || len(town.notes)+len(region.notes) > 0:
	case town.to-town.from != 1 || region.to-region.from > 2 || p.fullWords(above.from, above.to) < 2:
	case !p.isUnknown(town) || !p.isUnknown(region):
	default:
		town.to, town.town = region.to, true
		p.segs = append(p.segs[:n-2], town)
	}
}

// isUnknown reports whether the words of s have capitals and no function in bylines.
func (p *parser) isUnknown(s segment) bool {
	for i := s.from; i < s.to; i++ {
		if !p.isWord(i) || p.toks[i].class&^(particle|article|listed|elsewhere) != 0 || p.toks[i].form != capital {
			return false
		}
	}
	return true
}

// splitSign handles the sign at i and gives the index to go on with.
func (p *parser) splitSign(i int) int {
	switch r := p.toks[i].sign; r {
	case ',', ';', '|', '/', '\n', '-', '=':
		if r == '/' && p.is(i-1, label|credit) && p.toks[i-1].form == uncased {
			return p.splitColon(i) // 文/張三
		}
		p.close(i, i+1, r)
	case '&', '+':
		return p.splitConj(i)
	case ':':
		return p.splitColon(i)
	case '(':
		return p.splitBracket(i)
	case ')':
		p.close(i, i+1, ',')
	case '.', '?', '!', '…':
		if i+1 < len(p.toks) && p.toks[i+1].spaced {
			p.close(i, i+1, ';')
		}
	}
	return i + 1
}

// splitColon reads the label before the colon at i: "Text:", "Fotos:".
func (p *parser) splitColon(i int) int {
	if p.empty(i) {
		p.cur.from = i + 1
		return i + 1
	}
	switch last := i - 1; {
	case p.is(last, source):
		p.close(last, i+1, '#')
		p.cur.duty = quoted
	case p.is(last, credit) && !p.is(last, label), p.low(last) == "editor":
		p.close(p.phraseStart(last, credit), i+1, '#')
		p.cur.duty = other
	case p.is(last, label|genre|byWord|softBy|role|dated):
		p.close(p.phraseStart(last, genre|modifier|dated), i+1, '#')
		p.cur.duty, p.cur.led = wrote, !p.is(last, dated)
	case i+1 >= len(p.toks) || p.isPlace(p.cur.from, i):
		p.close(i, i+1, ';')
	default:
		p.cur.from = i + 1 // a label that is not known: "Opinion:"
	}
	return i + 1
}

// phraseStart goes back from token i over words of the class to where their
// phrase begins, inside the segment at hand.
func (p *parser) phraseStart(i int, c class) int {
	for i > p.cur.from && (p.is(i-1, c) || p.is(i-1, article)) {
		i--
	}
	return i
}

// splitBracket reads the remark in the bracket that opens at i. One that
// stands in the middle of a name, as in "Jane (Kit) Roe", is part of it.
func (p *parser) splitBracket(i int) int {
	end := i + 1
	for end < len(p.toks) && !p.isSign(end, ')') && end-i < 40 {
		end++
	}
	if !p.isSign(end, ')') {
		p.close(i, i+1, ',')
		return i + 1
	}
	switch {
	case p.empty(i) && p.isMark(i+1, end):
		p.cur.from, p.cur.fresh = end+1, true
		return end + 1
	case p.empty(i):
		p.close(i, i+1, ',')
		return i + 1
	case p.isNickname(i, end):
		return end + 1
	}
	p.cur.notes = append(p.cur.notes, [2]int{i + 1, end})
	p.close(i, end+1, ',')
	return end + 1
}

// isNickname reports whether the bracket from i to end holds one word of a
// name that goes on behind it.
func (p *parser) isNickname(i, end int) bool {
	if end != i+2 || !p.isWord(i+1) || !p.isWord(end+1) || p.toks[i+1].form != capital || p.toks[end+1].form < capital {
		return false
	}
	return !p.is(i+1, role|mark|credential) && !p.isPlace(i+1, end) && !p.is(end+1, byWord|credit|genre)
}

// isMark reports whether tokens [from, to) say when somebody was at work on a
// live blog: now, earlier, until 4pm.
func (p *parser) isMark(from, to int) bool { return from < to && p.is(from, mark) }

// splitWord handles the word at i.
func (p *parser) splitWord(i int) int {
	switch {
	case p.is(i, byWord|softBy):
		if next := p.splitBy(i); next > 0 {
			return next
		}
	case p.empty(i) && p.is(i, authorLabel) && p.isWord(i+1) && p.toks[i+1].form >= capital:
		p.cur.from, p.cur.led = i+1, true
		return i + 1
	case p.low(i) == "to" && i > 0 && p.low(i-1) == "told":
		p.close(p.phraseStart(i-1, credit|genre), i+1, '#')
		p.cur.duty = other
		return i + 1
	}
	if p.is(i, conj|weakConj) && p.toks[i].form != capital {
		return p.splitConj(i) // "and", but not Ja Rule or A. Roe
	}
	return i + 1
}

// splitBy reads the word for "by" at i and the words before it that say what
// the people behind it did. It gives 0 where the word is part of a name.
func (p *parser) splitBy(i int) int {
	if p.empty(i) {
		if !p.begins(i) {
			return 0
		}
		p.cur.from, p.cur.led = i+1, true
		return i + 1
	}
	switch last := i - 1; {
	case p.low(i) == "from":
		return 0
	case p.is(last, credit) && !p.is(last, genre), p.low(last) == "published":
		p.close(p.phraseStart(last, credit), i+1, '#')
		p.cur.duty = other
	case p.is(last, genre|dated):
		p.close(p.phraseStart(last, genre|modifier|dated|conj), i+1, '#')
		p.cur.duty, p.cur.led = wrote, true
	case p.is(i, byWord) && (p.low(i) == "by" || p.toks[i].form != lower && !p.caps):
		// What stands before it is a section or a headline.
		p.cur.from, p.cur.led, p.cur.duty = i+1, true, wrote
	default:
		return 0
	}
	return i + 1
}

// begins reports whether the word for "by" at i begins a byline, and is not
// the particle of a name: di Luca Monaco, but Di Natale.
func (p *parser) begins(i int) bool {
	if i+1 >= len(p.toks) {
		return true
	}
	if p.is(i, byWord) && (p.low(i) != "av" && p.low(i) != "door") {
		return true
	}
	names := 0
	for j := i + 1; p.isWord(j) && (p.toks[j].form >= capital || p.is(j, particle)); j++ {
		names++
	}
	switch {
	case p.is(i+1, possessive|team|role):
		return true
	case p.low(i) == "from" && p.isPlace(i+1, i+1+names):
		return false
	case p.toks[i].form == lower:
		return names > 0 && len(p.segs) == 0
	}
	return names > 1
}

// splitConj reads the "and" at i: it parts two segments unless it stands
// inside a role, a place or a double surname.
func (p *parser) splitConj(i int) int {
	if p.empty(i) {
		p.close(i, i+1, 'a')
		return i + 1
	}
	end := i + 1
	for p.isWord(end) && !p.is(end, conj|byWord) {
		end++
	}
	if end > i+1 && (p.roleGoesOn(i, end) || p.lookup(p.cur.from, end) || p.is(i, weakConj) && !p.weaklyParts(i, end)) {
		return i + 1
	}
	p.close(i, i+1, 'a')
	return i + 1
}

// roleGoesOn reports whether the "and" at i stands inside a role: "Defence
// and security editor", "Head of Marketing and Sales".
func (p *parser) roleGoesOn(i, end int) bool {
	last := i - 1
	if p.is(p.cur.from, organisation) && p.toks[p.cur.from].form == capital && i > p.cur.from+2 {
		return true // Centre for Research and Care
	}
	if p.is(i+1, team) {
		return false
	}
	if p.cur.sep == ',' && p.isRole(p.cur.from, i) && end == i+3 && p.is(end-1, role) {
		return true // Master Gardener & Garden Educator
	}
	if p.is(last, role) && !p.isRole(i+1, end) {
		return false
	}
	if p.isRole(i+1, end) {
		// Jane Roe Senior Life and Trends Reporter.
		oneWord := p.cur.sep == ',' && last == p.cur.from // Home and Security Expert
		return oneWord || p.has(p.cur.from+2, i, role|modifier) || p.is(last, modifier|role) || p.toks[last].form == lower
	}
	of := 0
	for j := p.cur.from; j < i; j++ {
		if p.is(j, role|modifier) && p.isOf(j+1) {
			of = j + 1
		}
	}
	return of > 0 && (end-i <= 3 && end == len(p.toks) || p.low(of) != "of")
}

// isOf reports whether word i is an "of" behind a role.
func (p *parser) isOf(i int) bool {
	return p.is(i, ofWord) || strings.HasPrefix(p.low(i), "d'") || strings.HasPrefix(p.low(i), "d’")
}

// isRole reports whether the words [from, to) are a role and no name:
// "security editor", "Chief Cricket Correspondent".
func (p *parser) isRole(from, to int) bool {
	found := false
	for i := from; i < to; i++ {
		switch {
		case p.is(i, role):
			found = true
		case p.is(i, modifier), p.isWord(i) && p.toks[i].form == lower:
		default:
			return false
		}
	}
	return found
}

// lookup reports whether tokens [from, to) end in a place whose name has an
// "and" in it.
func (p *parser) lookup(from, to int) bool {
	for i := from; i < to; i++ {
		if p.is(i, conj) {
			break
		}
		if p.isPlace(i, to) && strings.Contains(p.text(i, to), " and ") {
			return true
		}
	}
	return false
}

// weaklyParts reports whether a word such as "y" at i parts two names: both
// sides have two words, and the right one is no place.
func (p *parser) weaklyParts(i, end int) bool {
	if end-i <= 2 || p.isPlace(i+1, end) || p.toks[i].form != lower && !p.caps {
		return false
	}
	names := 0
	for j := p.cur.from; j < i; j++ {
		if p.isWord(j) && p.toks[j].form >= capital {
			names++
		}
	}
	return names >= 2 && p.toks[i+1].form >= capital && p.toks[end-1].form >= capital
}

// closeBeforeDate ends the segment at the number at i, without the words that
// belong to its date: the month, "on", "Updated".
func (p *parser) closeBeforeDate(i int) {
	to := i
	for to > p.cur.from && p.isWord(to-1) && (p.is(to-1, dateWord|dated|prep) || p.toks[to-1].form == lower && !p.is(to-1, role)) {
		to--
	}
	if p.has(to, i, modifier) && p.fullWords(p.cur.from, to) < 2 {
		to = p.cur.from // a section: Personal finance
	}
	p.close(to, i, '#')
}

// skipDate gives the index of the first token behind the number at i that is
// not part of a date, time or count ("4 min read").
func (p *parser) skipDate(i int) int {
	for i < len(p.toks) {
		t := p.toks[i]
		switch {
		case t.kind == number, p.isSign(i, '+') && !t.spaced, t.kind == word && !t.spaced && p.toks[i-1].kind == number:
		case t.kind == word && p.is(i, byWord|softBy|conj|credit|genre):
			return i
		case t.kind == word && (t.form == lower || p.is(i, dateWord|dated)):
		case t.kind == word && p.is(i-1, article) && p.is(i-2, prep):
			return p.skipName(i) // 10 years in the Moving Industry
		default:
			return i
		}
		i++
	}
	return i
}

// skipName gives the index behind the words with capitals at i.
func (p *parser) skipName(i int) int {
	for p.isWord(i) && p.toks[i].form >= capital {
		i++
	}
	return i
}
