package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/date"
)

// An entry is something that may be an author.
type entry struct {
	Person
	from, to   int  // bytes of the name
	sep        rune // the separator before it
	lastResort bool // an author only when there is no other
	site       bool // the publisher
	bare       bool // a role without a name
	pool       bool // an agency, or agencies
	marked     bool // a time stands behind it: (now)
	degrees    int  // the byte where degrees begin that are its role; 0 for none
}

// classify sorts segment n into entries, places and agencies.
func (p *parser) classify(n int) {
	s := p.segs[n]
	if s.led {
		p.bio = false
	}
	if s.duty == other || p.bio {
		return
	}
	was := p.place
	p.place = false
	scope := p.role && (s.sep == ',' || s.sep == 'a') && p.isScope(s)
	defer func() { p.role = scope || p.isRole(s.from, s.to) || !s.led && p.startsRank(s) }()
	if s.fresh || s.sep == ';' {
		p.group = len(p.entries)
	}
	if s.duty == quoted {
		if name, ok := p.agency(s.from, s.to); ok {
			p.addAgency(name)
		}
		return
	}
	had := len(p.entries)
	if !scope && !p.isFurniture(s) {
		p.readWhole(s, was)
	}
	for _, note := range s.notes {
		p.readNote(s, note, len(p.entries) > had)
	}
}

// readWhole tries what a segment can be as a whole, then as a name with what
// hangs on it.
func (p *parser) readWhole(s segment, afterPlace bool) {
	text := p.text(s.from, s.to)
	switch {
	case s.town:
		p.addPlace(s.from, s.to, s.sep, false)
	case p.readAgency(s, text), p.readSuffix(s, text), p.readEastAsian(s):
	case p.isSite(text):
		p.add(s, s.from, s.to, entry{lastResort: true, site: true})
	case afterPlace && s.sep == ',' && p.mayBe(s.from) && isRegion(text), !s.led && p.isPlace(s.from, s.to):
		p.addPlace(s.from, s.to, s.sep, afterPlace)
	case p.is(s.from, possessive):
		p.readAnonymous(s)
	case p.readReport(s):
	case p.startsInPlace(s):
		p.addPlace(s.from+1, s.to, s.sep, afterPlace)
	default:
		p.readName(s)
	}
}

// isScope reports whether all words of s, which follows a role, say what the
// role is for: Senior Director, Content & Marketing.
func (p *parser) isScope(s segment) bool {
	for i := s.from; i < s.to; i++ {
		if !p.is(i, modifier) {
			return false
		}
	}
	return true
}

// startsInPlace reports whether a segment is "in PLACE" with nobody before it.
// A capital A or V is an initial.
func (p *parser) startsInPlace(s segment) bool {
	lead := p.is(s.from, prep) || p.is(s.from, weakPrep) && p.toks[s.from].form == lower
	return lead && s.to-s.from > 1 && p.startsPlace(s.from+1)
}

// isFurniture reports whether a segment begins with the word of a button.
func (p *parser) isFurniture(s segment) bool {
	return !s.led && p.is(s.from, furniture) && !p.is(s.from, role|team)
}

// readAgency reads a segment that is an agency: AFP, The Associated Press.
func (p *parser) readAgency(s segment, text string) bool {
	name, ok := p.agency(s.from, s.to)
	if !ok {
		return false
	}
	if isAmbiguous(text) && text != name && formOf(text) != capitals {
		return false // Beta, Tt: the mark in another spelling is a name
	}
	p.addAgency(name)
	p.add(s, s.from, s.to, entry{lastResort: true, pool: true})
	return true
}

func (p *parser) addAgency(name string) { p.agencies = AppendNew(p.agencies, name) }

// readSuffix reads what a comma parts from the name it belongs to: Jr., PhD.
func (p *parser) readSuffix(s segment, text string) bool {
	if s.sep != ',' || len(p.entries) == 0 {
		return false
	}
	last := &p.entries[len(p.entries)-1]
	more := last.degrees > 0 && s.to-s.from == 1 && p.toks[s.from].form == capitals && len(text) <= 6 && !p.caps
	for i := s.from; i < s.to && !more; i++ {
		if p.isWord(i) && !p.is(i, nameSuffix|credential) {
			return false
		}
	}
	from, to := p.toks[s.from].start, p.toks[s.to-1].end
	switch {
	case p.is(s.from, nameSuffix):
		last.to = to
		last.Name = p.src[last.from:to]
	case last.degrees > 0:
		last.Role = p.src[last.degrees:to]
	case last.Role == "":
		last.Role, last.degrees = text, from
	}
	return true
}

// isSite reports whether text is the publisher's own name, in one of its
// spellings (The Moon, moon; LeFigaro, Le Figaro), or an address.
func (p *parser) isSite(text string) bool { return sameSite(text, p.o.Site) || isAddress(text) }

// sameSite compares two names without case, spaces and an article in front.
func sameSite(a, b string) bool {
	a, b = withoutThe(a), withoutThe(b)
	for a != "" && b != "" {
		r, n := utf8.DecodeRuneInString(a)
		q, m := utf8.DecodeRuneInString(b)
		switch {
		case r == ' ':
			m = 0
		case q == ' ':
			n = 0
		case unicode.ToLower(r) != unicode.ToLower(q):
			return false
		}
		a, b = a[n:], b[m:]
	}
	return a == "" && b == ""
}

func withoutThe(s string) string {
	if len(s) > 4 && strings.EqualFold(s[:4], "the ") {
		return s[4:]
	}
	return s
}

// isAddress reports whether text is the address of a site: example.com.
func isAddress(text string) bool {
	dot := strings.LastIndexByte(text, '.')
	if dot <= 1 || strings.Contains(text, " ") {
		return false
	}
	return strings.Contains(domains, " "+strings.ToLower(text[dot+1:])+" ")
}

// domains are the top-level domains that news sites print as part of their name.
const domains = ` com org net info news tv io co eu de at ch li lu uk ie be nl fr es pt it gr se no dk fi is pl cz sk
	hu ro ru ua tr us ca au nz in jp kr cn tw br mx ar za `

// readAnonymous reads "nostro inviato a Kiev", "our reporter in Delhi":
// nobody is named, but the place counts.
func (p *parser) readAnonymous(s segment) {
	for i := s.from + 1; i < s.to; i++ {
		if p.is(i, prep|weakPrep) && p.startsPlace(i+1) && i+1 < s.to {
			p.addPlace(i+1, s.to, s.sep, false)
			return
		}
	}
}

// readReport reads "Reporting from Kyiv", "Aus Kiew berichtet Jane Roe" and
// "A. Writer reported from Rafah".
func (p *parser) readReport(s segment) bool {
	verb := -1
	for i := s.from; i < s.to && verb < 0; i++ {
		if p.is(i, reports) && (p.toks[i].form == lower || i == s.from) {
			verb = i
		}
	}
	if verb < 0 {
		return false
	}
	from := p.is(verb+1, prep) && verb+2 < s.to && p.startsPlace(verb+2)
	switch {
	case verb == s.from && from:
		p.addPlace(verb+2, s.to, ',', false)
	case verb > s.from+1 && p.is(s.from, prep) && p.isName(verb+1, s.to):
		p.add(s, verb+1, s.to, entry{})
		p.addPlace(s.from+1, verb, ',', false)
	case from && p.isName(s.from, verb):
		p.add(s, s.from, verb, entry{})
		p.addPlace(verb+2, s.to, ',', false)
	case p.isName(s.from, verb):
		p.add(s, s.from, verb, entry{})
	default:
		return false
	}
	return true
}

// startsPlace reports whether token i can begin the name of a place.
func (p *parser) startsPlace(i int) bool {
	if !p.isWord(i) {
		return false
	}
	if p.toks[i].form >= capital {
		return true
	}
	return p.is(i, article) && p.isWord(i+1) && p.toks[i+1].form >= capital
}

// readName reads a segment that begins with a name, a role or a team: it cuts
// off "in PLACE", then takes the rest apart.
func (p *parser) readName(s segment) {
	if from := p.ownRole(s); from > s.from {
		p.add(s, s.from, from, entry{Person: Person{Role: p.text(from, s.to)}})
		return
	}
	s.to = p.cutTail(s)
	at := p.findPrep(s)
	if at < 0 {
		p.readPerson(s)
		return
	}
	whole := s
	s.to = at
	had := len(p.entries)
	if !p.readPerson(s) && !p.endsRole(s) && len(p.entries) == had {
		p.readPerson(whole)
		return
	}
	from := at + 1
	switch p.low(at) {
	case "near", "outside", "inside", "aboard":
		from = at
	}
	p.addPlace(from, whole.to, ',', false)
}

// cutTail gives the end of s without a biography ("Jane Roe is ...", which
// takes the rest of the line with it) or the buttons behind a name.
func (p *parser) cutTail(s segment) int {
	for i := s.from + 1; i < s.to; i++ {
		if p.toks[i].form == lower && (p.is(i, verb) || p.low(i) == "on" && p.low(i+1) == "behalf") {
			p.bio = true
			return i
		}
		if i > s.from+1 && i == s.to-1 && len(p.low(i)) > 5 && date.Weekday(p.low(i)) {
			if p.hangs(i - 1) {
				i-- // on Tuesday
			}
			return i
		}
		if i > s.from+1 && p.is(i, furniture) && p.toks[i].form != lower && !p.caps && !p.is(i, role|team|modifier) {
			return i
		}
	}
	return s.to
}

// findPrep gives the index of the preposition before the place of s, -1 when
// it has none.
func (p *parser) findPrep(s segment) int {
	for i := s.from + 1; i+1 < s.to; i++ {
		if !p.is(i, prep|weakPrep) || p.toks[i].form != lower && !p.caps || !p.startsPlace(i+1) {
			continue
		}
		known := p.isPlace(i+1, s.to)
		if p.low(i) == "at" && !known && p.hasRole(segment{from: s.from, to: i}) {
			return -1 // Research Fellow at Some House
		}
		if p.leadsPlace(s, i, known) {
			return i
		}
	}
	return -1
}

// leadsPlace reports whether the preposition at i, before a word that can
// begin a place, does stand before one.
func (p *parser) leadsPlace(s segment, i int, known bool) bool {
	low := p.low(i)
	switch {
	case low == "de" || low == "da":
		return known && p.followsRole(i) // else the particle of a name
	case known, p.is(i, prep) && low != "from":
		return true
	case p.is(i, prep) || low == "à" || low == "på" || low == "em":
		return p.isName(s.from, i) || p.followsRole(i)
	}
	return p.followsRole(i)
}

// followsRole reports whether a role ends before token i: enviado especial a.
func (p *parser) followsRole(i int) bool {
	return p.is(i-1, role|team) || p.is(i-1, modifier) && p.is(i-2, role)
}

// endsRole reports whether s is a role of the person before it.
func (p *parser) endsRole(s segment) bool { return s.sep != 0 && p.isRole(s.from, s.to) }

// readPerson takes s apart into name and role and adds what it finds. It
// reports whether that was anything.
func (p *parser) readPerson(s segment) bool {
	if s.from >= s.to {
		return false
	}
	if p.readAgency(s, p.text(s.from, s.to)) {
		return true
	}
	s.to = p.cutAgency(s)
	s.to = p.cutSite(s)
	name, roleFrom, roleTo := p.cutRole(s)
	switch {
	case name[1] > name[0] && p.isOrganisation(name[0], name[1]):
		p.add(s, s.from, s.to, entry{lastResort: true})
	case name[1] > name[0] && p.has(roleFrom, roleTo, plural) && len(p.entries) > 0:
		p.addRole(s, s.from, s.to) // "Some House staff writers", of all before it
	case name[1] > name[0]:
		p.add(s, name[0], name[1], entry{Person: Person{Role: p.text(roleFrom, roleTo)}})
	case roleTo > roleFrom:
		p.addRole(s, roleFrom, roleTo)
	case p.isTeam(s):
	case p.isOrganisation(s.from, s.to):
		p.add(s, s.from, s.to, entry{lastResort: true})
	default:
		return p.readPlainName(s)
	}
	return true
}

// ownRole gives the index where a role phrase of Options.Roles begins that
// ends s, or s.to.
func (p *parser) ownRole(s segment) int {
	text := p.text(s.from, s.to)
	for _, phrase := range p.o.Roles {
		cut := len(text) - len(phrase)
		if cut <= 0 || phrase == "" || !strings.EqualFold(text[cut:], phrase) {
			continue
		}
		for i := s.from + 1; i < s.to; i++ {
			if p.toks[i].start == p.toks[s.from].start+cut {
				return i
			}
		}
	}
	return s.from
}

// cutAgency gives the end of s without the agency that a name is followed by
// ("Jane Roe The Associated Press"), which it adds.
func (p *parser) cutAgency(s segment) int {
	for i := s.from + 2; i < s.to; i++ {
		name, ok := p.plainAgency(i, s.to)
		if !ok && i == s.to-1 && !p.caps && p.isWord(i) && p.toks[i].form == capitals {
			name, ok = p.agency(i, s.to)
		}
		if ok && p.isName(s.from, i) {
			p.addAgency(name)
			return i
		}
	}
	return s.to
}

// cutSite gives the end of s without the publisher that a name is followed by:
// "Jane Roe THE MOON".
func (p *parser) cutSite(s segment) int {
	for i := s.from + 2; i < s.to && p.o.Site != ""; i++ {
		if sameSite(p.text(i, s.to), p.o.Site) && p.isName(s.from, i) {
			return i
		}
	}
	return s.to
}

// readPlainName adds a segment that has no role in it.
func (p *parser) readPlainName(s segment) bool {
	words := 0
	for i := s.from; i < s.to; i++ {
		if p.isWord(i) {
			words++
		}
	}
	after := len(p.entries) > 0 && s.sep == ',' && !s.led
	if after && words == 1 && p.isStray(s) {
		if p.o.Places {
			p.addPlace(s.from, s.to, s.sep, false)
		}
		return false
	}
	if !s.led && p.isNoise(s) || after && p.role && p.isLast(s) {
		return false // "Jane Roe, Editor, Some House": who employs her
	}
	if after && p.low(s.from) == "the" && words > 1 && !p.is(s.from+1, honorific) {
		p.add(s, s.from, s.to, entry{lastResort: true}) // Jane Roe, The Harbour Bugle
		return true
	}
	if !s.led && p.startsRank(s) {
		p.addRole(s, s.from, s.to) // Jane Roe, Former Somehouse
		return true
	}
	if p.isName(s.from, s.to) {
		p.add(s, s.from, s.to, entry{})
		return true
	}
	if len(p.segs) == 1 && words <= 6 && len(s.notes) == 0 && !p.hangs(s.to-1) {
		p.add(s, s.from, s.to, entry{lastResort: true})
		return true
	}
	return false
}

// hangs reports whether token i is a word in lower case that something must
// follow: Insights from.
func (p *parser) hangs(i int) bool {
	return p.is(i, prep|weakPrep|conj|byWord|article|dateWord) && p.toks[i].form == lower
}

// isStray reports whether the one word of s, which follows a full name and a
// comma, is no name: a place that is not known, a paper, a degree.
func (p *parser) isStray(s segment) bool {
	form := p.toks[s.from].form
	return (form == capital || form == capitals) && p.isLast(s) && p.words(p.entries[len(p.entries)-1]) > 1
}

// isNoise reports whether all words of s are of dates, labels and buttons, or
// of a section: Personal finance.
func (p *parser) isNoise(s segment) bool {
	if s.to-s.from > 1 && p.isScope(s) {
		return true
	}
	if s.to-s.from == 1 && date.Weekday(p.low(s.from)) && (len(p.low(s.from)) > 5 || p.isSign(s.to, ',') && p.isNumber(s.to+1)) {
		return true // Saturday; Sat, 20 Dec
	}
	if first := p.low(s.from); s.to-s.from == 2 && (first == "reading" || first == "read") && p.low(s.from+1) == "time" {
		return true
	}
	for i := s.from; i < s.to; i++ {
		if p.isWord(i) && !p.is(i, dated|furniture|label|credit|genre|article|mark) && (s.sep != '#' || !p.is(i, dateWord|prep)) {
			return false
		}
	}
	return true
}

// isLast reports whether no name can follow s in its group.
func (p *parser) isLast(s segment) bool {
	for _, t := range p.segs {
		if t.from >= s.to {
			return t.sep != ',' && t.sep != 'a'
		}
	}
	return true
}

// words counts the words of the name of e.
func (p *parser) words(e entry) int { return strings.Count(e.Name, " ") + 1 }

// addRole gives a role that stands alone to the person before it; without
// one it is what the line has.
func (p *parser) addRole(s segment, from, to int) {
	last := len(p.entries) - 1
	if last < 0 || s.sep == 'a' || s.sep == ';' || p.entries[last].lastResort {
		p.add(s, s.from, s.to, entry{lastResort: true, bare: true})
		return
	}
	many := p.has(from, to, plural)
	text := p.text(from, to)
	for i := last; i >= 0 && (i == last || many); i-- {
		if p.entries[i].Role == "" {
			p.entries[i].Role = text
		}
	}
}

// add adds the entry whose name is tokens [from, to).
func (p *parser) add(s segment, from, to int, e entry) {
	for from < to && p.toks[from].kind == sign {
		from++
	}
	for from < to && p.toks[to-1].kind == sign && !p.isSign(to-1, ')') {
		to--
	}
	if from >= to {
		return
	}
	e.from, e.to, e.sep = p.toks[from].start, p.toks[to-1].end, s.sep
	e.Name = p.src[e.from:e.to]
	if e.Role != "" && len(p.entries) == p.group {
		p.group = len(p.entries)
	}
	p.entries = append(p.entries, e)
}

// addPlace adds the place of tokens [from, to) and gives it to the people of
// the group that have none. A region behind a city is part of its place.
func (p *parser) addPlace(from, to int, sep rune, afterPlace bool) {
	for from < to && p.toks[to-1].kind == sign {
		to--
	}
	if from >= to {
		return
	}
	span := [2]int{p.toks[from].start, p.toks[to-1].end}
	p.place = true
	if n := len(p.places); afterPlace && n > 0 && (sep == ',' || sep == 'a') {
		old := p.placeName(p.places[n-1])
		joined := [2]int{p.places[n-1][0], span[1]}
		if sep == ',' && !isCity(p.placeName(span)) {
			p.places[n-1] = joined
		} else {
			p.places = append(p.places, span)
		}
		for i := range p.entries {
			if p.entries[i].Place == old {
				p.entries[i].Place = p.placeName(joined)
			}
		}
		return
	}
	p.places = append(p.places, span)
	name := p.placeName(span)
	for i := len(p.entries) - 1; i >= p.group; i-- {
		e := &p.entries[i]
		if e.Place != "" || e.marked || e.Role != "" && i < len(p.entries)-1 {
			break
		}
		e.Place = name
	}
	p.group = len(p.entries)
}

func (p *parser) placeName(span [2]int) string { return titlePlace(p.src[span[0]:span[1]]) }

// readNote reads the remark in brackets behind segment s: a time, an agency,
// a role, a place, or several of them.
func (p *parser) readNote(s segment, note [2]int, added bool) {
	if p.isMark(note[0], note[1]) {
		if added {
			p.entries[len(p.entries)-1].marked = true
		}
		p.group = len(p.entries)
		return
	}
	for from := note[0]; from < note[1]; {
		to := from
		for to < note[1] && !p.isSign(to, ',') && !p.isSign(to, '/') {
			to++
		}
		p.readRemark(s, from, to)
		from = to + 1
	}
}

func (p *parser) readRemark(s segment, from, to int) {
	if name, ok := p.agency(from, to); ok {
		p.addAgency(name)
		return
	}
	part := segment{from: from, to: to, sep: ','}
	switch {
	case p.isPlace(from, to):
		p.addPlace(from, to, ',', false)
	case to-from > 1 && p.is(from, prep|weakPrep) && p.startsPlace(from+1):
		p.addPlace(from+1, to, ',', false)
	case p.isRole(from, to):
		p.addRole(part, from, to)
	default:
		if at := p.findPrep(part); at > 0 && p.isRole(from, at) {
			p.addRole(part, from, at)
			p.addPlace(at+1, to, ',', false)
		}
	}
}

// finish makes one name of "Staff and agencies", where nobody is named. Of "The
// Moon and agencies" the name is that of the publisher.
func (p *parser) finish() {
	for i := 1; i < len(p.entries); i++ {
		prev, e := &p.entries[i-1], &p.entries[i]
		if e.pool && e.sep == 'a' && prev.lastResort && !prev.pool {
			if !prev.site || !isPool(e.Name) {
				prev.to = e.to
				prev.Name = p.src[prev.from:prev.to]
			}
			if prev.Place == "" {
				prev.Place = e.Place
			}
			p.entries = append(p.entries[:i], p.entries[i+1:]...)
			i--
		}
	}
	p.invertedName()
}

// invertedName puts "Roe, Jane T." together, where that is the whole line.
func (p *parser) invertedName() {
	if len(p.segs) != 2 || len(p.entries) != 2 || len(p.places) > 0 || p.segs[1].sep != ',' {
		return
	}
	last := p.segs[1].to - 1
	initial := p.isWord(last) && utf8.RuneCountInString(strings.TrimSuffix(p.text(last, last+1), ".")) == 1
	if !initial || strings.Contains(p.entries[0].Name, " ") {
		return
	}
	p.entries[0].to = p.entries[1].to
	p.entries[0].Name = p.src[p.entries[0].from:p.entries[0].to]
	p.entries = p.entries[:1]
}
