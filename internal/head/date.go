package head

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/date"
	"github.com/lede-go/lede/internal/dom"
)

// longestDate is the length in bytes from which a line is prose that mentions
// a date.
const longestDate = 100

// readDate reads the date of publication: the first of
//
//   - what a note says that the article was first published on;
//   - a date between title and body that stands by itself or is marked up as one;
//   - what a label of publication announces, anywhere on the page;
//   - any other date between title and body;
//   - one that stands by itself above the title;
//   - one in the first lines of the body, or behind it;
//   - what a label of an update announces.
//
// One that is said to be of an update is taken only where there is no other. It
// is sure of the second, and of a <time> with a label.
func (r *reader) readDate() (t time.Time, sure bool) {
	near := r.to
	if r.from < r.first {
		near = min(near, r.first)
	}
	if noted, ok := r.notedDate(); ok {
		return noted, false
	}
	t, rank := r.dateIn(r.from, near)
	if rank >= alone {
		return t, true
	}
	if said, sure := r.labelledDate(vocabulary().published); !said.IsZero() {
		return said, sure
	}
	if rank > 0 {
		return t, false
	}
	return r.dateElsewhere(near), false
}

// dateElsewhere reads the date of a page that prints none between its title and
// item near, where the body begins; the zero time for none.
func (r *reader) dateElsewhere(near int) time.Time {
	t, rank := r.dateAbove()
	if rank == 0 {
		t, rank = r.dateIn(near, r.to)
	}
	if rank == 0 && r.last > 0 {
		t, rank = r.dateIn(r.last, r.end(r.last, belowBody))
	}
	if rank == 0 {
		t, _ = r.labelledDate(vocabulary().updated)
	}
	return t
}

// How good a date is.
const (
	ofUpdate  = iota + 1
	inText    // a short text
	alone     // a text that is a date and nothing else
	marked    // an element that is there for dates
	published // one for dates of publication
)

// dateIn gives the best date among the items [from, to), and how good it is,
// 0 for none.
func (r *reader) dateIn(from, to int) (best time.Time, rank int) {
	for i := from; i < to; {
		t, k, next := r.readItem(i)
		if k > rank {
			best, rank = t, k
		}
		i = next
	}
	return best, rank
}

// readItem reads the date that item i is, and gives the item to go on with.
func (r *reader) readItem(i int) (t time.Time, rank, next int) {
	it := r.items[i]
	switch {
	case it.node.Type == html.TextNode:
		t, rank = r.dateInText(i)
		return t, rank, it.end
	case r.isAround(i):
		return t, 0, i + 1
	case i == r.title:
		return t, 0, it.end
	}
	p := r.part(i)
	if p&(crumbPart|commentPart|creditPart) != 0 || p&otherPart != 0 && p&datePart == 0 && r.longer(i, longestDate) {
		return t, 0, it.end
	}
	t, ok := r.dateAt(i, p)
	switch {
	case !ok:
		return t, 0, i + 1
	case p&updatedPart != 0 && p&publishedPart == 0, isUpdate(r.label(i)):
		return t, ofUpdate, it.end
	case p&publishedPart != 0:
		return t, published, it.end
	}
	return t, marked, it.end
}

// dateInText reads the date of text i, and how good it is. Inside the body
// it must be all of the text.
func (r *reader) dateInText(i int) (time.Time, int) {
	text := r.items[i].node.Data
	if r.first >= 0 && i >= r.first && i < r.last && len(strings.TrimSpace(text)) > bareDate {
		return time.Time{}, 0
	}
	t, ok := r.parseDate(text)
	switch {
	case !ok:
		return t, 0
	case isUpdate(r.label(i)):
		return t, ofUpdate
	case r.isAlone(i):
		return t, alone
	case r.isUnderPicture(i):
		return time.Time{}, 0
	}
	return t, inText
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
	return box >= 0 && !r.longer(box, bareDate) && isBareDate(dom.Text(n.Parent))
}

// isBareDate reports whether s is a whole date, with the day of the week at most.
func isBareDate(s string) bool {
	s = strings.TrimSpace(s)
	d, n := date.Prefix(s)
	return d.Year != 0 && n == len(s)
}

// dateAbove reads the date that stands by itself in the lines above the region:
// as the heading over a title (enphase.com), over one that is not known (spice.ai),
// or behind the heading with the author's name (crazylennysebikes.com).
func (r *reader) dateAbove() (t time.Time, rank int) {
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
		if t, rank = r.dateInText(i); rank == alone {
			return t, rank
		}
	}
	return time.Time{}, 0
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

// dateAt reads the date that item i is.
func (r *reader) dateAt(i int, p part) (time.Time, bool) {
	n := r.items[i].node
	if n.DataAtom == atom.Time {
		if t, ok := machineDate(n); ok {
			return t, true
		}
	}
	if p&(datePart|publishedPart) == 0 || r.longer(i, longestDate) {
		return time.Time{}, false
	}
	if dom.First(n, atom.Time) != nil {
		return time.Time{}, false // it knows better
	}
	return r.parseDate(strings.Join(linesOf(n), " "))
}

// machineDate reads the attribute of a <time>.
func machineDate(n *html.Node) (time.Time, bool) {
	t, ok := date.Parse(dom.Attr(n, "datetime"))
	return t, ok && plausible(t)
}

// label gives the short text before item i in its own block, and its own.
func (r *reader) label(i int) string {
	var b strings.Builder
	if i > 0 && r.items[i-1].node.Type == html.TextNode && len(r.items[i-1].node.Data) < 40 {
		b.WriteString(r.items[i-1].node.Data)
	}
	if !r.longer(i, longestDate) {
		if r.items[i].node.Type == html.TextNode {
			b.WriteString(r.items[i].node.Data)
		} else {
			b.WriteString(dom.Text(r.items[i].node))
		}
	}
	return b.String()
}

// isUpdate reports whether a label says that its date is of an update. A line that
// speaks of publication as well begins with that.
func isUpdate(label string) bool {
	label = strings.ToLower(label)
	for _, w := range vocabulary().update {
		if i := strings.Index(label, w); i >= 0 && !strings.ContainsAny(label[:i], "0123456789") {
			return true
		}
	}
	return false
}

// parseDate reads the date in a short line.
func (r *reader) parseDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 6 || len(s) > longestDate || !strings.ContainsAny(s, "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९") {
		return time.Time{}, false
	}
	parse := date.Parse
	if r.isAmerican() {
		parse = date.ParseMonthFirst
	}
	t, ok := parse(s)
	return t, ok && plausible(t)
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

// URLDate reads the date in the path of an article's address: /2024/05/06/,
// /2024-05-06-title, /20240506/, /2024/may/06/.
func URLDate(u *url.URL) (time.Time, bool) {
	if u == nil {
		return time.Time{}, false
	}
	segments := strings.Split(strings.Trim(u.Path, "/"), "/")
	for i, s := range segments[:min(len(segments), 12)] {
		y, m, d := "", "", ""
		number := strings.TrimLeft(s, letters)
		switch {
		case len(s) == 4 && i+2 < len(segments):
			y, m, d = s, segments[i+1], segments[i+2]
		case len(s) >= 10 && s[4] == '-' && s[7] == '-' && (len(s) == 10 || !isDigit(s[10])):
			y, m, d = s[:4], s[5:7], s[8:10]
		case len(s) == 8:
			y, m, d = s[:4], s[4:6], s[6:]
		case isTimed(number):
			y, m, d = number[:4], number[4:6], number[6:8]
		default:
			continue
		}
		if t, ok := dateOf(y, m, d); ok {
			return t, true
		}
	}
	return time.Time{}, false
}

// letters may stand in front of a number that begins with date and time.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// isTimed reports whether s is a long number of an article that begins with the
// date and the time of its day, as in A2026012914320005196 (hankookilbo.com).
func isTimed(s string) bool {
	const least = len("202601291432")
	if len(s) < least || strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		return false
	}
	return s[8:10] < "24" && s[10] < '6'
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func dateOf(y, m, d string) (time.Time, bool) {
	year, err1 := strconv.Atoi(y)
	day, err2 := strconv.Atoi(d)
	month := date.Month(m)
	if n, err := strconv.Atoi(m); err == nil {
		month = time.Month(n)
	}
	if err1 != nil || err2 != nil || len(d) > 2 || month < 1 || month > 12 || day < 1 || day > 31 {
		return time.Time{}, false
	}
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == day && plausible(t)
}
