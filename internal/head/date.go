package head

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/furniture"
)

// longestDate is the length in bytes from which a line is prose that mentions
// a date.
const longestDate = 100

// readDates reads the date of publication: the first of
//
//   - what a note says that the article was first published on;
//   - a date between title and body that stands by itself or is marked up as one;
//   - what a label of publication announces, anywhere on the page;
//   - any other date between title and body;
//   - one that stands by itself above the title;
//   - one in the first lines of the body, or behind it;
//   - a <time> in a box beside the title;
//   - what a label of an update announces.
//
// One that is said to be of an update is taken only where there is no other; it
// is the date of modification. Sure are the second, and a <time> with a label.
func (r *reader) readDates(head *Head) {
	near := r.to
	if r.from < r.first {
		near = min(near, r.first)
	}
	d := r.dateIn(r.from, near)
	r.readPublished(head, d, near)
	head.Modified = d.updated
	if head.Modified.IsZero() {
		head.Modified, _ = r.labelledDate(date.Updated)
	}
	if head.Modified.IsZero() && d.clock.Clock && !head.Published.IsZero() {
		head.Modified = onDay(head.Published, d.clock.Time)
	}
}

// onDay gives the time of day of clock, which has no date, on that day and in its
// zone, unless clock has one of its own.
func onDay(day, clock time.Time) time.Time {
	zone := clock.Location()
	if zone == time.UTC {
		zone = day.Location()
	}
	return time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), clock.Second(), 0, zone)
}

// readPublished is readDates for the date of publication, where d are the dates in
// front of item near.
func (r *reader) readPublished(head *Head, d dates, near int) {
	var ok bool
	if head.Published, ok = r.notedDate(); ok {
		return
	}
	if d.rank >= alone {
		head.Published, head.SurelyPublished, head.PublishedAlone = d.published, true, true
		return
	}
	if head.Published, ok = r.labelledDate(date.Published); !head.Published.IsZero() {
		head.SurelyPublished, head.PublishedAlone = ok, ok
		return
	}
	if d.rank <= ofUpdate {
		update := d.updated
		if d = r.dateElsewhere(near); d.rank <= ofUpdate {
			r.readLastResort(head, update, d.updated)
			return
		}
	}
	head.Published, head.PublishedAlone = d.published, d.rank >= alone
}

// readLastResort reads the date of publication of a page that prints none: that of a
// <time> beside the title, or else of an update.
func (r *reader) readLastResort(head *Head, updates ...time.Time) {
	if t, ok := r.dateBeside(); ok {
		head.Published, head.SurelyPublished, head.PublishedAlone = t, true, true
		return
	}
	for _, t := range updates {
		if !t.IsZero() {
			head.Published = t
			return
		}
	}
	head.Published, _ = r.labelledDate(date.Updated)
}

// dateElsewhere reads the date of a page that prints none between its title and
// item near, where the body begins.
func (r *reader) dateElsewhere(near int) dates {
	d := r.dateAbove()
	d.rank = min(d.rank, inText) // it can be today's (deutschlandfunk.de)
	d.add(r.dateIn(near, r.to))
	if d.rank <= ofUpdate && r.last > 0 {
		d.add(r.dateIn(r.last, r.end(r.last, belowBody)))
	}
	return d
}

// How good a date is.
const (
	ofUpdate  = iota + 1
	inText    // a short text
	alone     // a text that is a date and nothing else
	marked    // an element that is there for dates
	published // one for dates of publication
)

// dates are the dates that one place on the page has.
type dates struct {
	published, updated time.Time
	rank               int          // of published; ofUpdate where there is updated alone
	clock              date.Mention // a time of day that is said to be of an update
}

// add adds what another place has: a better date of publication, or the first of
// an update.
func (d *dates) add(more dates) {
	if more.rank > d.rank {
		d.published, d.rank = more.published, more.rank
	}
	if d.updated.IsZero() {
		d.updated = more.updated
	}
	if !d.clock.Clock {
		d.clock = more.clock
	}
}

// dateIn gives the best dates among the items [from, to).
func (r *reader) dateIn(from, to int) (best dates) {
	for i := from; i < to; {
		d, next := r.readItem(i)
		best.add(d)
		i = next
	}
	return best
}

// readItem reads the dates that item i has, and gives the item to go on with. In
// the title only elements for dates count (bafa.de).
func (r *reader) readItem(i int) (d dates, next int) {
	it := r.items[i]
	inTitle := r.title >= 0 && r.title < i && i < r.items[r.title].end
	switch {
	case it.node.Type == html.TextNode && inTitle:
		return d, it.end
	case it.node.Type == html.TextNode:
		return r.dateInText(i), it.end
	case r.isAround(i), i == r.title:
		return d, i + 1
	}
	p := r.part(i)
	if p&(crumbPart|commentPart|creditPart) != 0 || p&otherPart != 0 && p&datePart == 0 && r.longer(i, longestDate) {
		return d, it.end
	}
	if d = r.dateAt(i, p); d.rank == 0 {
		return d, i + 1
	}
	return d, it.end
}

// dateInText reads the dates of text i, and how good they are. Inside the body
// they and their labels must be all of the text.
func (r *reader) dateInText(i int) dates {
	text := r.items[i].node.Data
	if r.first >= 0 && i >= r.first && i < r.last && len(strings.TrimSpace(text)) > bareDate && !isParticulars(text) {
		return dates{}
	}
	d := r.datesOf(text, r.before(i), false)
	switch {
	case d.rank <= ofUpdate:
	case r.isAlone(i):
		d.rank = alone
	case r.isUnderPicture(i):
		return dates{}
	}
	return d
}

// isParticulars reports whether s is dates with their labels and nothing else.
func isParticulars(s string) bool {
	if len(s) > longestDate || !hasDigit(s) {
		return false
	}
	p, ok := furniture.ReadParticulars(dom.Clean(s), furniture.What{Reading: date.Form{ShortYears: true}})
	return ok && p.Labelled
}

// isUnderPicture reports whether text i stands in a box with a picture in front of
// it: then it is a caption, and its date is that of the picture (dw.com).
func (r *reader) isUnderPicture(i int) bool {
	const near, levels = 4, 2 // items; boxes, as the picture may be a link
	for j := i - 1; j >= max(0, i-near); j-- {
		if r.items[j].node.DataAtom != atom.Img {
			continue
		}
		box := r.items[j].parent
		for n := 1; n < levels && box >= 0 && r.items[box].end <= i; n++ {
			box = r.items[box].parent
		}
		return box >= 0 && r.items[box].end > i && !r.isAround(box)
	}
	return false
}

// isAlone reports whether text i is a date and nothing else, and not the words
// in bold or in a link of a longer line.
func (r *reader) isAlone(i int) bool {
	n := r.items[i].node
	if !isBareDate(n.Data) {
		return false
	}
	switch n.Parent.DataAtom {
	case atom.B, atom.Strong, atom.Em, atom.I, atom.A, atom.U, atom.Mark:
		return false
	}
	box := r.items[i].parent
	return box >= 0 && !r.longer(box, bareDate) && isBareDate(r.text(n.Parent))
}

// isBareDate reports whether s is a whole date, with the day of the week and the time
// at most, in brackets or not.
func isBareDate(s string) bool {
	s = strings.Trim(s, " \t\r\n\u00a0[]()|·•,")
	if len(s) > longestDate || !hasDigit(s) {
		return false
	}
	list := date.Form{ShortYears: true}.Mentions(s)
	return len(list) == 1 && list[0].Date.Year != 0 && list[0].Start == 0 && list[0].End >= len(strings.TrimRight(s, ". "))
}

// dateAbove reads the date that stands by itself in the lines above the region:
// as the heading over a title (enphase.com), over one that is not known (spice.ai),
// or behind the heading with the author's name (crazylennysebikes.com).
func (r *reader) dateAbove() dates {
	budget := aboveTitle
	for i := r.from - 1; i >= max(0, r.from-mostItems) && budget > 0; i-- {
		n := r.items[i].node
		if n.Type != html.TextNode {
			continue
		}
		budget -= len(n.Data)
		if !r.isAlone(i) || !r.isOfHead(i) {
			continue
		}
		if d := r.dateInText(i); d.rank == alone {
			return d
		}
	}
	return dates{}
}

// dateBeside reads the date of the only <time> in the region, whatever it stands in but
// a link, a card or a comment: sites put it in a box beside the title (alpin.de,
// falstaff.de), or in a line above it (5min.at). Several are the same, or of a list.
func (r *reader) dateBeside() (found time.Time, ok bool) {
	for i := max(0, r.from-mostItems); i < r.to; i++ {
		n := r.items[i].node
		if n.DataAtom != atom.Time || dom.Within(n, atom.A) != nil || dom.Within(n, atom.Blockquote) != nil || r.whereIs(i)&(commentPart|cardPart) != 0 {
			continue
		}
		d := r.dateAt(i, r.part(i))
		switch {
		case d.published.IsZero():
		case !found.IsZero() && !sameDay(d.published, found):
			return time.Time{}, false
		default:
			found = d.published
		}
	}
	return found, !found.IsZero()
}

// isOfHead reports whether item i stands beside the region and not in a card, a
// menu or a link to another page.
func (r *reader) isOfHead(i int) bool {
	for ; i >= 0 && !r.holds(i, r.from); i = r.items[i].parent {
		n := r.items[i].node
		if n.DataAtom == atom.A && dom.Attr(n, "aria-current") != "page" {
			return false
		}
		if n.Type == html.ElementNode && r.part(i)&(otherPart|cardPart|commentPart|logoPart) != 0 {
			return false
		}
	}
	return true
}

// bareDate is the length in bytes of a date with a label and little else.
const bareDate = 40

// dateAt reads the dates that item i, of the functions p, is there for.
func (r *reader) dateAt(i int, p part) dates {
	n := r.items[i].node
	if n.DataAtom == atom.Time {
		if t, ok := r.machineDate(n); ok {
			return ranked(t, p, date.Says(untilDigit(r.label(i))))
		}
	}
	if p&(datePart|publishedPart) == 0 || r.longer(i, longestDate) || dom.First(n, atom.Time) != nil {
		return dates{} // a <time> in it knows better
	}
	d := r.datesOf(strings.Join(linesOf(n), " "), r.before(i), true)
	if d.rank > ofUpdate {
		said := date.Nothing
		if !d.updated.IsZero() {
			said = date.Published // the date of the update is another
		}
		d.add(ranked(d.published, p, said))
	}
	return d
}

// ranked gives the dates of an element for dates that has the functions p and
// stands behind a label that says what it is of.
func ranked(t time.Time, p part, said date.Said) dates {
	switch {
	case said == date.Updated, p&updatedPart != 0 && p&publishedPart == 0 && said == date.Nothing:
		return dates{updated: t, rank: ofUpdate}
	case p&publishedPart != 0:
		return dates{published: t, rank: published}
	}
	return dates{published: t, rank: marked}
}

// machineDate reads the attribute of a <time>. Where what it prints is another day,
// the attribute is a template's (hollywoodreporter.com).
func (r *reader) machineDate(n *html.Node) (time.Time, bool) {
	t, ok := date.Form{Zone: r.hints.Zone}.Parse(dom.Attr(n, "datetime"))
	if !ok || !plausible(t) {
		return t, false
	}
	if text := r.text(n); isBareDate(text) {
		printed := r.datesOf(text, "", true).published
		if swapped := r.swapped(text); !printed.IsZero() && !isNear(printed, t) && !isNear(swapped, t) {
			return printed, true
		}
	}
	return t, true
}

// label gives the short text before item i in its own block, and its own.
func (r *reader) label(i int) string {
	label := r.before(i)
	if !r.longer(i, longestDate) {
		label += " " + r.text(r.items[i].node)
	}
	return label
}

// before gives the short text in front of item i, which can be the label of a date; ""
// where there is none, or one with a date of its own.
func (r *reader) before(i int) string {
	const longest = 40
	if i > 0 && r.items[i-1].node.Type == html.TextNode && len(r.items[i-1].node.Data) < longest && !hasDigit(r.items[i-1].node.Data) {
		return r.items[i-1].node.Data
	}
	return ""
}

// untilDigit gives what stands in a line before its first digit.
func untilDigit(s string) string {
	if i := strings.IndexFunc(s, unicode.IsDigit); i >= 0 {
		return s[:i]
	}
	return s
}

// hasDigit reports whether s has a digit of any script. Those beyond ASCII begin at
// U+0660, and the signs from U+2000 to U+2FFF have none among them.
func hasDigit(s string) bool {
	const firstLead, leadOfSigns = 0xd9, 0xe2 // in UTF-8
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			return true
		case c >= firstLead && c != leadOfSigns:
			if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsDigit(r) {
				return true
			}
		}
	}
	return false
}

// datesOf reads the dates in a short line, behind the label before. Each is of what is
// said in front of it or, in some languages, behind the last. short years are read in
// what is there for dates, and in what is nothing else.
func (r *reader) datesOf(s, before string, short bool) (d dates) {
	s = strings.TrimSpace(s)
	if len(s) < len("1.1.24") || len(s) > longestDate || !hasDigit(s) {
		return d
	}
	_, _, labelled := date.CutLabel(s)
	form := date.Form{MonthFirst: r.isAmerican(), ShortYears: short || labelled || isBareDate(s), Zone: r.hints.Zone}
	list := form.Mentions(s)
	from := 0
	for k, m := range list {
		said := date.Says(s[from:m.Start])
		if said == date.Nothing && k == 0 {
			said = date.Says(before)
		}
		if said == date.Nothing && k == len(list)-1 {
			said = date.Says(s[m.End:])
		}
		from = m.End
		d.add(r.mentioned(s, m, said))
	}
	return d
}

// mentioned gives the dates that one of those in the line s is.
func (r *reader) mentioned(s string, m date.Mention, said date.Said) dates {
	if m.Date == (date.Partial{}) && said == date.Updated {
		return dates{clock: m}
	}
	if m.Date.Year == 0 || said == date.Other {
		return dates{}
	}
	t := r.inOrder(m.Time, s[m.Start:m.End])
	switch {
	case !plausible(t), IsSlip(t, r.hints.Retrieved):
		return dates{}
	case said == date.Updated:
		return dates{updated: t, rank: ofUpdate}
	}
	return dates{published: t, rank: inText}
}

// isAmerican reports whether 04/05/2025 is in April on this page.
func (r *reader) isAmerican() bool {
	switch r.hints.Language {
	case "en-US":
		return true
	case "en", "":
		if r.hints.URL == nil {
			return false
		}
		host := r.hints.URL.Hostname()
		switch host[strings.LastIndexByte(host, '.')+1:] {
		case "com", "org", "gov", "edu", "us", "net":
			return true
		}
	}
	return false
}

// plausible reports whether a page of the web can be of that date. Systems
// without a date print the zero of their clock.
func plausible(t time.Time) bool { return t.Year() > 1990 && t.Year() < 2100 }
