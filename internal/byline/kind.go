package byline

import "strings"

// isName reports whether tokens [from, to) are written like a name: words
// with a capital or of a script without capitals, particles and initials, of
// which at least one is neither.
func (p *parser) isName(from, to int) bool {
	words, full := 0, 0
	for i := from; i < to; i++ {
		t := p.toks[i]
		switch {
		case t.kind == number, t.kind == junk:
			return false
		case t.kind == sign:
			if !strings.ContainsRune("()'\"“”„’*®™†", t.sign) {
				return false
			}
			continue
		case t.form == lower && !p.is(i, particle|honorific) && t.low != "the":
			return p.isUserName(from, to)
		case t.form >= capital && !p.is(i, honorific):
			full++
		}
		words++
	}
	return full > 0 && words <= 8 && full <= 6
}

// isUserName reports whether tokens [from, to) are one to three words in lower
// case that are the whole line: jroe.
func (p *parser) isUserName(from, to int) bool {
	if len(p.segs) != 1 || to-from > 3 {
		return false
	}
	for i := from; i < to; i++ {
		if !p.isWord(i) || p.toks[i].class&^(particle|weakConj|weakPrep|listed|elsewhere) != 0 {
			return false
		}
	}
	return true
}

// isOrganisation reports whether tokens [from, to) name a paper, a station or
// a company: BBC News, The Texas Newsroom.
func (p *parser) isOrganisation(from, to int) bool {
	if p.isSite(p.text(from, to)) {
		return true
	}
	if _, ok := p.plainAgency(from, to); ok {
		return true
	}
	for i := from; i < to; i++ {
		if p.is(i, organisation) && (i > from || to-from == 1) {
			return true
		}
	}
	if p.is(to-1, paper) && to-from > 1 && (p.is(from, article) || p.isPlace(from, to-1)) {
		return true // The Example Times, Kyiv Post
	}
	return to-from > 1 && p.is(from, organisation) && p.toks[from].form == capitals && !p.caps
}

// isTeam reads a team or a staff, and reports whether s is one. A team with a
// name of its own is an author: the Investopedia Team; "Staff" is one only at last.
func (p *parser) isTeam(s segment) bool {
	found, named := false, false
	var rest []string
	for i := s.from; i < s.to; i++ {
		switch {
		case p.is(i, team):
			found = true
		case !p.isWord(i), p.is(i, article|modifier|possessive|role), p.toks[i].form == lower && !p.is(s.from, article):
		default:
			named = true
			rest = append(rest, p.text(i, i+1))
		}
	}
	if !found {
		return false
	}
	name := strings.Join(rest, " ")
	_, ok := agency(name)
	if ok {
		p.addAgency(name)
	}
	p.add(s, s.from, s.to, entry{lastResort: !named || ok || p.isSite(name)})
	return true
}

// has reports whether one of tokens [from, to) has one of the classes.
func (p *parser) has(from, to int, c class) bool {
	for i := from; i < to; i++ {
		if p.is(i, c) {
			return true
		}
	}
	return false
}
