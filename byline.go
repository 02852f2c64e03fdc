package lede

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/furniture"
	"github.com/lede-go/lede/internal/head"
	"github.com/lede-go/lede/internal/rule"
)

// fillByline reads the printed byline; where the page prints none, the names
// that the rule or the metadata gives.
func (d *draft) fillByline(a *Article) {
	o := byline.Options{Roles: d.match.Style().Roles, Site: a.Publisher, TitleCase: d.options.TitleCaseNames}
	printed := d.match.Text(rule.Byline)
	if printed.Text != "" {
		a.Byline = printed.Text
		a.addSource("byline", printed.Source)
	}
	if d.match.None(rule.Authors) {
		return
	}
	d.addPeople(a, o)
	if names := d.match.Texts(rule.Authors); len(a.Authors) == 0 && len(names.Texts) > 0 {
		d.addAuthors(a, names.Source, o, names.Texts...)
	}
	if len(a.Authors) == 0 && a.Byline != "" {
		d.addAuthors(a, a.Sources["byline"], o, a.Byline)
	}
	h := d.head
	if d.match.None(rule.Byline) {
		h.Authors = nil
	}
	// The section beside the date is no byline (lbcgroup.tv).
	h.Authors = slices.DeleteFunc(h.Authors, func(line string) bool { return strings.EqualFold(line, a.Section) })
	if len(a.Authors) == 0 && d.printedFirst(h, o) {
		if a.Byline == "" {
			a.Byline = h.Byline
			a.addSource("byline", "fallback: byline")
		}
		d.addAuthors(a, "fallback: byline", o, h.Authors...)
	}
	if len(a.Authors) == 0 {
		d.addAuthors(a, d.meta.authors.source, o, d.writers(h, o)...)
	}
	completeNames(a.Authors, byline.ParseAll(slices.Concat(d.meta.authors.value, h.Authors), o).Authors)
	d.fillAddresses(a, o)
}

// addPeople adds the authors that the rule finds in elements of their own. What it says
// of one stands above what the line of the name says.
func (d *draft) addPeople(a *Article, o byline.Options) {
	people, source := d.match.People()
	for _, p := range people {
		before := len(a.Authors)
		d.addAuthors(a, source, o, p.Name)
		for i := before; i < len(a.Authors); i++ {
			author := &a.Authors[i]
			author.Role, author.Place = cmp.Or(p.Role, author.Role), cmp.Or(p.Place, author.Place)
			if p.URL != "" {
				author.URL = d.page.Resolve(p.URL)
			}
		}
	}
}

// writers gives the authors of the metadata without those that the page says did
// other work, if that leaves any: some systems count everybody in.
func (d *draft) writers(h head.Head, o byline.Options) []string {
	others := byline.ParseAll(h.Others, o).Authors
	var left []string
	for _, line := range d.meta.authors.value {
		if people := byline.Parse(line, o).Authors; len(people) == 0 || !within(people, others) {
			left = append(left, line)
		}
	}
	if len(left) == 0 {
		return d.meta.authors.value
	}
	return left
}

// completeNames gives authors who go by one word their whole name, where another source has
// one that begins with it.
func completeNames(authors []Author, known []byline.Person) {
	for i, a := range authors {
		if strings.Contains(a.Name, " ") {
			continue
		}
		whole := ""
		for _, p := range known {
			if strings.HasPrefix(p.Name, a.Name+" ") && byline.IsFullName(p.Name) {
				whole = p.Name
			}
		}
		if whole != "" && !slices.ContainsFunc(authors, func(b Author) bool { return b.Name == whole }) {
			authors[i].Name = whole
		}
	}
}

// fillAddresses fills the addresses of the authors: that of the link around the name,
// else that of the JSON-LD.
func (d *draft) fillAddresses(a *Article, o byline.Options) {
	if len(a.Authors) == 0 {
		return
	}
	links, declared := d.addressesOf(d.head.Links, o), d.addressesOf(d.meta.authorAddresses, o)
	for i := range a.Authors {
		name := strings.ToLower(a.Authors[i].Name)
		a.Authors[i].URL = cmp.Or(a.Authors[i].URL, links[name], declared[name])
	}
}

// addressesOf gives the absolute addresses of known, which are under lines with one person
// each, by the name of the person in lower case. Of two lines the first in order counts.
func (d *draft) addressesOf(known map[string]string, o byline.Options) map[string]string {
	addresses := map[string]string{}
	for _, line := range slices.Sorted(maps.Keys(known)) {
		people := byline.Parse(line, o).Authors
		if len(people) != 1 {
			continue
		}
		name := strings.ToLower(people[0].Name)
		if addresses[name] == "" {
			addresses[name] = d.page.Resolve(known[line])
		}
	}
	return addresses
}

// printedFirst reports whether the printed byline beats the authors of the
// metadata. One before the body does, unless the metadata names those that it
// names in the midst of other things; one that is no more than likely only
// where the metadata names nobody.
func (d *draft) printedFirst(h head.Head, o byline.Options) bool {
	if len(h.Authors) == 0 {
		return false
	}
	// A system that knows no author puts in the site.
	known := slices.DeleteFunc(byline.ParseAll(d.writers(h, o), o).Authors, func(p byline.Person) bool {
		return d.meta.bySite || strings.EqualFold(p.Name, o.Site)
	})
	if len(known) == 0 {
		return true
	}
	printed := byline.ParseAll(h.Authors, o).Authors
	// Publishers and teams are authors only where nobody is named beside them.
	people := byline.ParseAll(slices.Concat(h.Authors, d.meta.authors.value), o).Authors
	switch {
	case h.Likely, len(printed) == 0, !overlap(printed, people):
		return false
	case within(printed, known):
		return len(printed) == len(known) || len(known) > len(printed)+3
	case h.Named:
		return true
	case areShort(printed) && !areShort(known), areTeams(printed) && !areTeams(known):
		return false
	case within(known, printed):
		return addsPeople(printed, known, h.Byline)
	}
	for _, p := range known {
		if !strings.Contains(h.Byline, p.Name) {
			return true
		}
	}
	return false
}

// areShort reports whether no name has more than a word: those of accounts are so.
func areShort(people []byline.Person) bool {
	return !slices.ContainsFunc(people, func(p byline.Person) bool { return strings.Contains(p.Name, " ") || !isLatin(p.Name) })
}

// areTeams reports whether every name is that of a team.
func areTeams(people []byline.Person) bool {
	return !slices.ContainsFunc(people, func(p byline.Person) bool { return !byline.IsTeam(p.Name) })
}

// isLatin reports whether a name is in Latin letters: others need no space in it.
func isLatin(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

// addsPeople reports whether those printed beside the known are people too: more than
// one of them, or one that a word for "and" joins to the others in line.
func addsPeople(printed, known []byline.Person, line string) bool {
	added := 0
	joined := false
	for _, p := range printed {
		switch {
		case within([]byline.Person{p}, known):
		case !byline.IsFullName(p.Name):
			return false
		default:
			added++
			joined = joined || slices.ContainsFunc(printed, func(q byline.Person) bool { return areJoined(line, p.Name, q.Name) })
		}
	}
	return added > 1 || joined
}

// areJoined reports whether two names stand in line with nothing but "and" between them.
func areJoined(line, a, b string) bool {
	i, j := strings.Index(line, a), strings.Index(line, b)
	if i > j {
		a, i, j = b, j, i
	}
	return i >= 0 && i+len(a) < j && byline.IsAnd(line[i+len(a):j])
}

// overlap reports whether one of a is among b.
func overlap(a, b []byline.Person) bool {
	return slices.ContainsFunc(a, func(p byline.Person) bool { return within([]byline.Person{p}, b) })
}

// within reports whether all people of a are among b.
func within(a, b []byline.Person) bool {
	for _, p := range a {
		if !slices.ContainsFunc(b, func(q byline.Person) bool { return sameName(p.Name, q.Name) }) {
			return false
		}
	}
	return true
}

// sameName reports whether two names are the same but for case and a title in front.
func sameName(a, b string) bool {
	const longestTitle = 5 // Prof., Dr
	if len(a) > len(b) {
		a, b = b, a
	}
	cut := len(b) - len(a)
	return strings.EqualFold(a, b[cut:]) && (cut == 0 || cut <= longestTitle+1 && b[cut-1] == ' ' && strings.Contains(a, " "))
}

// IsTeam reports whether an author is a team by the name: Harbour Staff.
func (a Author) IsTeam() bool { return byline.IsTeam(a.Name) }

// authorsOf gives people of a byline as authors; nil for none.
func authorsOf(people []byline.Person) []Author {
	var authors []Author
	for _, p := range people {
		authors = append(authors, Author{Name: p.Name, Role: p.Role, Place: p.Place})
	}
	return authors
}

// addAuthors adds the people and places of printed lines of names.
func (d *draft) addAuthors(a *Article, source string, o byline.Options, lines ...string) {
	b := byline.ParseAll(lines, o)
	a.Authors = append(a.Authors, authorsOf(b.Authors)...)
	a.Dateline.Places = byline.AppendNew(a.Dateline.Places, b.Places...)
	a.Dateline.Agencies = byline.AppendNew(a.Dateline.Agencies, b.Agencies...)
	if len(a.Authors) > 0 {
		a.addSource("authors", source)
	}
	if len(a.Dateline.Places)+len(a.Dateline.Agencies) > 0 {
		a.addSource("dateline", source)
	}
}

// dropParticulars takes the paragraphs out of the body that are the byline, a date, a
// label of these and nothing else: above its first full paragraph, behind its last,
// and between the posts of a live blog. What they say fills fields that are empty.
// The name under a letter belongs to it.
func (d *draft) dropParticulars(a *Article) {
	first, last := fullParagraphs(a.Body)
	live := d.isLive(a)
	kept, before := a.Body[:0], "" // the blocks as cleaned are not asked for any more
	for i, b := range a.Body {
		isLetter := strings.HasSuffix(before, ",")
		before = b.Text
		at := inside
		switch {
		case i < first:
			at = above
		case i > last && !isLetter:
			at = below
		}
		if b.Type != ParagraphBlock || at == inside && !live || !d.takeParticulars(a, b.Text, at, live) {
			kept = append(kept, b)
			continue
		}
		d.ledger.take(i, b.Text, "byline or date", d.fieldOf(a, b.Text))
	}
	clear(a.Body[len(kept):]) // what is behind the end would keep the page in memory
	d.ledger.keep()
	a.Body, a.Paragraphs = kept, paragraphs(kept)
}

// fieldOf says which field has what a line of particulars tells; "" for none.
func (d *draft) fieldOf(a *Article, line string) string {
	if d.ledger == nil {
		return ""
	}
	p, _ := furniture.ReadParticulars(line, d.particulars(a))
	switch {
	case len(p.Names) > 0 && len(a.Authors) > 0:
		return rule.Authors
	case !p.Published.IsZero() && p.Published.Equal(a.Published):
		return rule.Published
	case !p.Modified.IsZero() && p.Modified.Equal(a.Modified):
		return rule.Modified
	}
	return ""
}

// particulars says what is known of the particulars of an article.
func (d *draft) particulars(a *Article) furniture.What {
	w := furniture.What{Byline: byline.Options{Roles: d.match.Style().Roles, Site: a.Publisher}, Reading: date.Form{ShortYears: true}}
	for _, p := range a.Authors {
		w.Names = append(w.Names, p.Name)
	}
	return w
}

// Where a block stands in the body.
const (
	inside = iota
	above  // its first full paragraph
	below  // its last
)

// takeParticulars reports whether a block of the body is a line of particulars, as they
// stand there, and fills the fields that it tells of and that are empty.
func (d *draft) takeParticulars(a *Article, text string, at int, live bool) bool {
	w := d.particulars(a)
	w.AnyName = live
	p, ok := furniture.ReadParticulars(text, w)
	switch {
	case !ok:
		return false
	case at == below && !live && !p.Labelled && len(p.Names) == 0, at == inside && len(p.Names) > 0 && !p.Marked:
		return false
	case !p.Labelled && !d.isDay(a, p.Published):
		return false // a day that the article tells of: the head of a letter or a diary
	}
	if at != above {
		return true
	}
	if a.Published.IsZero() && !p.Published.IsZero() && !d.match.None(rule.Published) {
		a.Published = p.Published
		a.addSource("published", "first paragraph")
	}
	if a.Modified.IsZero() && p.Modified.After(a.Published) && !d.match.None(rule.Modified) {
		a.Modified = p.Modified
		a.addSource("modified", "first paragraph")
	}
	a.addRoles(p, w.Byline)
	return true
}

// addRoles gives authors the roles that a line of particulars names and that they lack.
func (a *Article) addRoles(p furniture.Particulars, o byline.Options) {
	for _, said := range byline.ParseAll(p.Names, o).Authors {
		for i := range a.Authors {
			if author := &a.Authors[i]; author.Role == "" && strings.EqualFold(author.Name, said.Name) {
				author.Role = said.Role
			}
		}
	}
	if len(a.Authors) == 1 && a.Authors[0].Role == "" {
		a.Authors[0].Role = p.Role
	}
}

// isDay reports whether t is a day on which the article came out or was changed, as far
// as that is known.
func (d *draft) isDay(a *Article, t time.Time) bool {
	near := func(u time.Time) bool { return t.Sub(u).Abs() <= 2*day }
	return t.IsZero() || a.Published.IsZero() || near(a.Published) || near(a.Modified)
}

// leastFull is the length in bytes of the longest block that is no full paragraph.
const leastFull = 120

// fullParagraphs gives the first and the last paragraph that has more text than
// a byline; in a body without any, all but its ends.
func fullParagraphs(body []Block) (first, last int) {
	first, last = 1, len(body)-2
	found := false
	for i, b := range body {
		if b.Type != ParagraphBlock || len(b.Text) <= leastFull {
			continue
		}
		if !found {
			first, found = i, true
		}
		last = i
	}
	return first, last
}

// fillDateline reads the dateline that the rule names, or that of the first paragraph,
// which beats places and agencies of the byline.
func (d *draft) fillDateline(a *Article) {
	if d.match.None(rule.Dateline) {
		return
	}
	if v := d.match.Text(rule.Dateline); v.Text != "" {
		d.fillNamedDateline(a, v)
		return
	}
	if len(a.Paragraphs) == 0 {
		return
	}
	o := byline.DatelineOptions{Published: a.Published, Weak: d.match.Style().PlainDatelines}
	found, rest, ok := byline.ParseDateline(a.Paragraphs[0], o)
	if !ok {
		return
	}
	if d.options.StripDateline && rest != "" {
		a.replaceFirst(rest)
	}
	if len(found.Places) > 0 {
		a.Dateline.Places = found.Places
	}
	a.Dateline.Agencies = byline.AppendNew(found.Agencies, a.Dateline.Agencies...)
	a.Dateline.Date, a.Dateline.Raw = found.Date, found.Raw
	a.addSource("dateline", "first paragraph")
	if len(a.Authors) == 0 && len(found.Authors) > 0 && !d.match.None(rule.Authors) {
		a.Authors = authorsOf(found.Authors)
		a.addSource("authors", "first paragraph")
	}
}

// fillNamedDateline fills in a dateline that stands in an element of its own. What cannot
// be read as more is the name of a place.
func (d *draft) fillNamedDateline(a *Article, v rule.Value) {
	line := strings.TrimRight(v.Text, " .,:–—-")
	found, _, ok := byline.ParseDateline(line+" – "+strings.Join(a.Paragraphs[:min(1, len(a.Paragraphs))], ""), byline.DatelineOptions{Published: a.Published, Weak: true})
	if !ok {
		found = byline.Dateline{Places: []string{line}}
	}
	a.Dateline = Dateline{Places: found.Places, Date: found.Date, Agencies: byline.AppendNew(found.Agencies, a.Dateline.Agencies...), Raw: line}
	a.addSource("dateline", v.Source)
}

// replaceFirst puts text in the place of the first paragraph.
func (a *Article) replaceFirst(text string) {
	for i, b := range a.Body {
		if b.Text != a.Paragraphs[0] {
			continue
		}
		a.Body[i].Text, a.Body[i].Spans = text, nil
		if front, ok := strings.CutSuffix(b.Text, text); ok {
			a.Body[i].Spans = cutSpans(b.Spans, len(front), len(b.Text))
		}
		break
	}
	a.Paragraphs[0] = text
}
