package byline

import (
	"strings"
	"unicode"
)

// cutEmployer gives the end of s without the paper or station that a name is followed
// by, and no comma before it: "Jane Roe for The Moon", "Jane Roe Special to the Sun",
// "Jane Roe USA TODAY NETWORK".
func (p *parser) cutEmployer(s segment) int {
	for i := s.from + 2; i < s.to; i++ {
		if p.fullWords(s.from, i) < 2 {
			continue
		}
		if p.has(s.from, i, role|modifier|team|organisation) || !p.isName(s.from, i) {
			return s.to
		}
		if p.leadsEmployer(i, s.to) || p.isCapitalsAfter(s.from, i, s.to) {
			return i
		}
	}
	return s.to
}

// leadsEmployer reports whether the words at i, up to token to, say for whom somebody
// writes: "for The Moon", "of the Moon", "Special to the Moon".
func (p *parser) leadsEmployer(i, to int) bool {
	if p.low(i) == "special" {
		i++
		if i < to && p.low(i) == "to" {
			return i+1 < to
		}
	}
	next := i + 1
	if i >= to || !p.is(i, ofWord) || next >= to || !p.isWord(next) {
		return false
	}
	known := p.is(next, article) || p.isOrganisation(next, to) || p.isSite(p.text(next, to))
	return known || p.low(i) == "for" && p.toks[next].form >= capital
}

// isCapitalsAfter reports whether tokens [at, to), several words in capitals, stand
// behind a name that is in none.
func (p *parser) isCapitalsAfter(from, at, to int) bool {
	if p.caps || to-at < 2 || p.is(at, particle|honorific|nameSuffix) {
		return false
	}
	for i := from; i < at; i++ {
		if p.countsFull(i) && p.toks[i].form != capital {
			return false
		}
	}
	for i := at; i < to; i++ {
		if !p.isWord(i) || p.toks[i].form != capitals || len(p.low(i)) < 2 {
			return false
		}
	}
	return true
}

// isDated reports whether word i, behind a name, begins a date: "Jane Roe Published".
func (p *parser) isDated(i int) bool {
	return p.is(i, dated) && p.toks[i].form != lower && !p.is(i, role|mark)
}

// dropSection drops the first of the entries where it is the section that a bar or a
// dot parts from the people: "Politik · Ada Quill, Ben Ash".
func (p *parser) dropSection() {
	if len(p.entries) < 2 || p.entries[1].sep != '|' {
		return
	}
	first, second := p.entries[0], p.entries[1]
	isWord := !strings.Contains(first.Name, " ") && formOf(first.Name) != uncased && !strings.Contains(first.Name, ".")
	if isWord && first.Role == "" && first.Place == "" && !first.lastResort && p.words(second) > 1 {
		p.entries = p.entries[1:]
	}
}

// placeBehindDash makes a place of what stands behind the name and a dash in a line in
// Arabic: NAME - PLACE (alyaum.com).
func (p *parser) placeBehindDash() {
	if len(p.segs) != 2 || len(p.entries) != 2 || len(p.places) > 0 {
		return
	}
	name, place := p.entries[0], p.segs[1]
	if p.entries[1].sep != '-' || name.Role != "" || p.entries[1].Role != "" || p.words(name) < 2 || !unicode.Is(unicode.Arabic, firstRune(name.Name)) {
		return
	}
	p.entries = p.entries[:1]
	p.group = 0
	p.addPlace(place.from, place.to, '-', false)
}
