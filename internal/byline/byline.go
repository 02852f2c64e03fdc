// Package byline reads the two places where an article says who wrote it and
// where: the byline ("Jane Roe in Kyiv and agencies") and the dateline at the
// start of the first paragraph ("KYIV, March 26 (Reuters) - ").
//
// Both are read by a small grammar: a line is cut into words and signs, and a
// hand-written parser sorts them with closed lists of connecting words, nouns
// for roles, agencies and places. There is no list of people. What is in no
// list and written like a name is a name.
package byline

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// A Person is one person, or one named team, of a byline. Role and Place may
// be empty.
type Person struct {
	// Name is as printed, with the titles in front of it.
	Name string
	// Role is the function as printed: Chief Cricket Correspondent. Degrees
	// behind a name (PhD, RN) stand here too.
	Role string
	// Place is where the person writes from: Kyiv, the Etihad Stadium.
	Place string
}

// A Byline is what a printed byline says.
type Byline struct {
	Authors []Person
	// Places are all places of the line in its order, those of the authors
	// and those that stand alone.
	Places []string
	// Agencies are the news agencies named, in their own spelling;
	// "agencies" as printed.
	Agencies []string
}

// Options are what is known of the page. The zero value works.
type Options struct {
	// Roles are role phrases beyond the known ones: "US live blogger". One of
	// them at the end of a name is its role.
	Roles []string
	// Site is the publisher's name. It is no author unless the line names
	// nobody else.
	Site string
	// Places says that the publisher prints a place behind names ("Jane Roe,
	// Sometown"): then one word behind a comma is a place, known or not.
	Places bool
	// TitleCase turns names in capitals (JANE ROE) to title case. Without it
	// names are as printed.
	TitleCase bool
}

// Parse reads a printed byline. These rules apply, in this order:
//
//   - What is no byline gives nothing: more than 1,000 bytes, no letters.
//     Entities that a page escaped twice are resolved, invisible characters
//     dropped.
//   - Words for "by" are passed over. Photographers, editors, translators and
//     others who are named for another work than writing are no authors, nor
//     are addresses, handles, dates, reading times and buttons.
//   - Times of a live blog, such as (now) and (earlier), are dropped. They
//     and semicolons part the line into groups.
//   - A place belongs to the person before it. If people before that one in
//     the same group have neither place nor role, it is theirs as well: "A
//     and B in Berlin". So it is with a role in the plural.
//   - Agencies, the site, newspapers, bare roles ("staff reporter") and bare
//     teams ("Staff") are authors only when the line names nobody else.
//     "Staff and agencies" is then one name, as printed.
//   - Everything else that is written like a name is an author.
//
// Parse takes time linear in the length of the line.
func Parse(line string, o Options) Byline { return ParseAll([]string{line}, o) }

// ParseAll reads a byline that the page gives in several pieces, such as one
// element for each author. An agency among them is an author only when no
// piece names a person.
func ParseAll(lines []string, o Options) Byline {
	var all []entry
	var b Byline
	p := parsers.Get().(*parser)
	for _, line := range lines {
		p.reset(o)
		p.parse(line)
		if all == nil {
			all = p.entries
		} else {
			all = append(all, p.entries...)
		}
		for _, place := range p.places {
			b.Places = AppendNew(b.Places, p.placeName(place))
		}
		for _, a := range p.agencies {
			b.Agencies = AppendNew(b.Agencies, a)
		}
	}
	p.reset(Options{})
	parsers.Put(p)
	b.Authors = authors(all, o)
	return b
}

// IsBylineOf reports whether line says who wrote an article and nothing else:
// its people are all among names, and what is not their name is their role or
// place, an agency, the site, a word for "by" or "and", or an address. A
// sentence ends in a stop, and says more.
func IsBylineOf(line string, names []string, o Options) bool {
	b := Parse(line, o)
	if len(b.Authors) == 0 {
		return false
	}
	p := parser{o: o, src: clean(line)}
	p.toks = lex(p.src)
	if last := p.toks[len(p.toks)-1]; last.kind == sign && strings.ContainsRune(".?!…", last.sign) {
		return false
	}
	var said []string
	for _, a := range b.Authors {
		known := slices.ContainsFunc(names, func(name string) bool {
			// The first word of a role may look like one of the name: Jane Roe Courier staff writer.
			return strings.EqualFold(name, a.Name) || a.Role != "" && strings.HasPrefix(a.Name, name+" ")
		})
		if !known || len(a.Role) > longestRole {
			return false
		}
		said = append(said, a.Name, a.Role, a.Place)
	}
	said = append(said, b.Agencies...)
	return !p.saysMore(append(said, o.Site))
}

// longestRole is the length in bytes from which a role has a sentence in it.
const longestRole = 60

// saysMore reports whether the line has words with a meaning beside those said.
func (p *parser) saysMore(said []string) bool {
	for i := 0; i < len(p.toks); {
		n := p.begun(i, said)
		if n == 0 {
			if p.toks[i].kind == number || p.isWord(i) && !p.is(i, conj|weakConj|byWord|softBy|label|role|prep) {
				return true
			}
			n = 1
		}
		i += n
	}
	return false
}

// begun gives the number of tokens from i on that are one of the phrases, 0 for none.
func (p *parser) begun(i int, phrases []string) int {
	for _, phrase := range phrases {
		end := p.toks[i].start + len(phrase)
		if phrase == "" || end > len(p.src) || !strings.EqualFold(p.src[p.toks[i].start:end], phrase) {
			continue
		}
		n := 0
		for i+n < len(p.toks) && p.toks[i+n].end <= end {
			n++
		}
		return n
	}
	return 0
}

// IsFullName reports whether s is written like the full name of one person and
// nothing else: two to five words with capitals, particles and initials among
// them, none of which has another function in bylines. Where nothing but its
// place on the page says that a line is a byline, this is how to tell; some
// people are not so lucky (Art Story), and some titles are (Real Estate).
func IsFullName(s string) bool {
	p := parser{src: clean(s)}
	if len(p.src) > longestKey {
		return false
	}
	p.toks = lex(p.src)
	const most = 5
	if len(p.toks) > most || p.fullWords(0, len(p.toks)) < 2 || isPlace(p.src) {
		return false
	}
	for i, t := range p.toks {
		other := role | modifier | team | organisation | byWord | genre | label | credit | source | mark | furniture | verb | dateWord | dated | article
		if t.kind != word || t.form == lower && (!p.is(i, particle) || t.low == "of") || p.is(i, other) && !p.is(i, particle|honorific) {
			return false
		}
	}
	_, isAgency := agency(p.src)
	return !isAgency
}

// IsTeam reports whether a name is that of a team: Harbour Staff, Moon Rankings Team.
func IsTeam(name string) bool {
	p := parser{src: clean(name)}
	p.toks = lex(p.src)
	return p.has(0, len(p.toks), team)
}

// IsAnd reports whether s is a word for "and", with or without a comma before it.
func IsAnd(s string) bool {
	toks := lex(clean(s))
	if len(toks) > 0 && toks[0].kind == sign && toks[0].sign == ',' {
		toks = toks[1:]
	}
	if len(toks) != 1 {
		return false
	}
	t := toks[0]
	return t.kind == word && t.class&(conj|weakConj) != 0 || t.kind == sign && (t.sign == '&' || t.sign == '+')
}

// isAccount reports the accounts that systems are set up with.
func isAccount(name string) bool {
	return strings.EqualFold(name, "admin") || strings.EqualFold(name, "administrator") || strings.EqualFold(name, "webmaster")
}

// AppendNew appends to list what it does not hold yet.
func AppendNew[T comparable](list []T, more ...T) []T {
	for _, item := range more {
		if !slices.Contains(list, item) {
			list = append(list, item)
		}
	}
	return list
}

// authors picks the people of all entries, and when there are none the
// agencies, sites and bare roles.
func authors(all []entry, o Options) []Person {
	var people roll
	site := slices.ContainsFunc(all, func(e entry) bool { return e.site })
	for _, last := range []bool{false, true} {
		for _, e := range all {
			if e.lastResort != last || e.Name == "" || e.bare && site || isAccount(e.Name) {
				continue
			}
			if o.TitleCase && formOf(e.Name) == capitals {
				e.Name = titleCase(e.Name)
			}
			people.add(e.Person)
		}
		if len(people.list) > 0 {
			break
		}
	}
	return people.list
}

// A roll is a list of people, each once. Its zero value is empty.
type roll struct {
	list   []Person
	places map[string]int // in list, by the folded name; nil up to one
}

// add adds p, or fills in what was not known of the person.
func (r *roll) add(p Person) {
	switch {
	case len(r.list) == 0:
		r.list = append(r.list, p)
		return
	case r.places == nil:
		r.places = map[string]int{fold(r.list[0].Name): 0}
	}
	name := fold(p.Name)
	i, known := r.places[name]
	if !known {
		r.places[name] = len(r.list)
		r.list = append(r.list, p)
		return
	}
	had := &r.list[i]
	had.Role = cmp.Or(had.Role, p.Role)
	had.Place = cmp.Or(had.Place, p.Place)
}

// fold gives a string that is equal for strings that strings.EqualFold takes for
// equal.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, s)
}
