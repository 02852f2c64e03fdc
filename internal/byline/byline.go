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
	"slices"
	"strings"
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
	// Agencies are the news agencies named, in the spelling of their house;
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
	// Places says that the house prints a place behind names ("Jane Roe,
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
	for _, line := range lines {
		p := parser{o: o}
		p.parse(line)
		all = append(all, p.entries...)
		for _, place := range p.places {
			b.Places = appendNew(b.Places, p.placeName(place))
		}
		for _, a := range p.agencies {
			b.Agencies = appendNew(b.Agencies, a)
		}
	}
	b.Authors = authors(all, o)
	return b
}

func appendNew[T comparable](list []T, item T) []T {
	if slices.Contains(list, item) {
		return list
	}
	return append(list, item)
}

// authors picks the people of all entries, and when there are none the
// agencies, sites and bare roles.
func authors(all []entry, o Options) []Person {
	var people []Person
	for _, last := range []bool{false, true} {
		for _, e := range all {
			if e.lastResort != last || e.Name == "" {
				continue
			}
			if o.TitleCase && formOf(e.Name) == capitals {
				e.Name = titleCase(e.Name)
			}
			people = appendPerson(people, e.Person)
		}
		if len(people) > 0 {
			break
		}
	}
	return people
}

// appendPerson appends p, or fills in what was not known of the person.
func appendPerson(people []Person, p Person) []Person {
	for i, had := range people {
		if strings.EqualFold(had.Name, p.Name) {
			if had.Role == "" {
				people[i].Role = p.Role
			}
			if had.Place == "" {
				people[i].Place = p.Place
			}
			return people
		}
	}
	return append(people, p)
}
