package byline

import (
	"unicode/utf8"
)

// cutRole takes "Jane Roe US politics blogger", "Political editor Jane Roe"
// and a bare role apart. It gives the tokens of the name, and of the role; both
// are empty where s has no role in it.
func (p *parser) cutRole(s segment) (name [2]int, from, to int) {
	if !p.hasRole(s) {
		return name, 0, 0
	}
	if p.leadsRole(s) {
		end := p.roleEnd(s)
		if p.fullWords(end, s.to) >= 2 && p.isName(end, s.to) || end < s.to && p.toks[end].form == uncased {
			return [2]int{end, s.to}, s.from, end
		}
		return name, s.from, s.to
	}
	if !s.led && p.startsRank(s) {
		return name, s.from, s.to
	}
	start := p.roleStart(s)
	if p.fullWords(s.from, start) < 2 || !p.isName(s.from, start) {
		if s.sep != ',' && p.isSurname(s) {
			return name, 0, 0
		}
		return name, s.from, s.to
	}
	if s.sep == ',' && !s.led && len(p.entries) > 0 && p.isOffice(s.from, start, s.to) {
		return name, s.from, s.to
	}
	return [2]int{s.from, start}, start, s.to
}

// startsRank reports whether s is more than one word and begins with a rank that
// needs no noun of a role behind it.
func (p *parser) startsRank(s segment) bool {
	return s.to-s.from > 1 && p.is(s.from, loneRank)
}

// isOffice reports whether tokens [from, to), which follow a person and a comma, are
// a role though words like those of a name begin it, up to start: "Former Some
// House Consultant", "Candidate Representative to the Board".
func (p *parser) isOffice(from, start, to int) bool {
	if p.is(start, organisation) && p.toks[start].form == lower {
		return true // Some Name universiteto profesorius
	}
	return p.is(from, rankWord) || p.is(start-1, role) && !p.has(start, to, role)
}

// hasRole reports whether a noun for a role is in s.
func (p *parser) hasRole(s segment) bool {
	for i := s.from; i < s.to; i++ {
		if p.is(i, role) || p.is(i, modifier) && i+1 < s.to && p.low(i+1) == "of" {
			return true
		}
	}
	return false
}

// leadsRole reports whether s begins with a role.
func (p *parser) leadsRole(s segment) bool {
	if p.is(s.from, role) {
		return true
	}
	if _, ok := p.plainAgency(s.from, s.from+1); ok {
		return true
	}
	return p.is(s.from, modifier|team) && p.roleEnd(s) > s.from
}

// roleEnd gives the end of the role that begins s.
func (p *parser) roleEnd(s segment) int {
	end := s.from
	for i := s.from; i < s.to; i++ {
		switch {
		case p.is(i, role|modifier) && i+2 < s.to && p.isOf(i+1):
			return s.to
		case p.is(i, role):
			end = i + 1
		case p.is(i, modifier|team|conj), p.isWord(i) && p.toks[i].form == lower, p.isSign(i, '&'):
		default:
			return end
		}
	}
	return end
}

// roleStart gives the token where the role behind a name begins: the first,
// after two words of the name, that belongs to roles, is in lower case or is
// an abbreviation. A capital before a word in lower case is the first of the
// role: "Jane Roe Social affairs editor".
func (p *parser) roleStart(s segment) int {
	full := 0
	for i := s.from; i < s.to; i++ {
		t := p.toks[i]
		if t.kind != word {
			continue
		}
		if full >= 2 && p.opensRole(i) {
			first := p.isCompass(i) || p.is(i, role|modifier) && (t.form != lower || p.is(i, modifier))
			if !first && full >= 3 && !p.is(i-1, particle) {
				i--
			}
			for i > s.from && p.is(i-1, modifier) && p.toks[i-1].form >= capital {
				i-- // Luxury Travel Expert
			}
			return i
		}
		if p.countsFull(i) {
			full++
		}
	}
	return s.to
}

// opensRole reports whether word i cannot be part of a name.
func (p *parser) opensRole(i int) bool {
	t := p.toks[i]
	switch {
	case p.is(i, role|modifier|team) && !p.is(i, nameSuffix):
		return true
	case t.form == lower:
		return !p.is(i, particle)
	case t.form == capitals:
		return !p.caps && len(t.low) <= 4 && !p.is(i, nameSuffix)
	}
	return p.isCompass(i) || p.mayBe(i) && isRegion(p.text(i, i+1))
}

// isCompass reports whether word i is the first of South Asia or North America.
func (p *parser) isCompass(i int) bool {
	return p.is(i+1, modifier) && p.is(i, compass)
}

// countsFull reports whether word i is a full part of a name, and no title,
// particle or initial.
func (p *parser) countsFull(i int) bool {
	t := p.toks[i]
	return t.kind == word && t.form >= capital && !p.is(i, honorific) &&
		(utf8.RuneCountInString(t.low) > 2 || t.form == uncased || utf8.RuneCountInString(t.low) == 2 && p.src[t.end-1] != '.')
}

// fullWords counts the full parts of a name in tokens [from, to).
func (p *parser) fullWords(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if p.countsFull(i) {
			n++
		}
	}
	return n
}

// isSurname reports whether s is a name whose last word happens to be a role:
// two words with capitals, of which the first has nothing to do with roles.
func (p *parser) isSurname(s segment) bool {
	first, last := p.toks[s.from], s.to-1
	if s.to-s.from != 2 || p.caps || first.form != capital || p.toks[last].form < capital {
		return false
	}
	return !p.is(s.from, role|modifier|team|organisation|article|possessive) && !p.is(last, plural) && !p.isSite(p.text(s.from, last))
}
