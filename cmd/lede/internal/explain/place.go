package explain

import (
	"cmp"
	"math"
	"slices"

	"github.com/lede-go/lede"
)

// A Kind says what became of a piece of a page.
type Kind string

// The kinds of a Piece.
const (
	Kept    Kind = "kept"    // it is a block of the body
	Filled  Kind = "field"   // it is a field
	Dropped Kind = "dropped" // the ledger has it, and says why
	Outside Kind = "outside" // it stands in front of the article or behind it
)

// A Piece is a part of the page's text.
type Piece struct {
	Kind Kind
	// Label is the type of a block, the name of a field, or the reason for which the
	// piece was dropped.
	Label    string
	Text     string
	Language string // of the text, as the article has it
	Moved    string // of a field: what took it out of the body

	letters    string
	start, end int // on the page; -1 where it was not found
	order      int // where it is shown
	before     int // of the ledger: the block that it stands in front of
}

// Is reports whether the piece is of a kind; for templates.
func (p Piece) Is(kind string) bool { return string(p.Kind) == kind }

// Unplaced reports whether the piece was not found on the page, or has no text. It stands
// behind the one before it.
func (p Piece) Unplaced() bool { return p.start < 0 }

// Lost reports whether the piece has a text that was not found on the page.
func (p Piece) Lost() bool { return p.Unplaced() && p.letters != "" }

// A layer finds where the parts of an article stand on their page.
type layer struct {
	found map[string][]int
	taken map[int]bool // beginnings of pieces that are placed
}

// lay sets out the text of the page.
func (r *Report) lay(t *pageText) {
	kept, told := bodyOf(r.Article), ledger(r.Article)
	fields := printed(r.Article, told)
	var texts []string
	for _, p := range slices.Concat(kept, fields, told) {
		texts = append(texts, p.letters)
	}
	l := &layer{found: t.find(texts), taken: map[int]bool{}}
	start, end := l.placeBody(kept)
	if start < 0 {
		start, end = len(t.letters), len(t.letters)
	}
	l.placeLedger(told, kept)
	fields = l.placeFields(fields, start)
	all := slices.Concat(fields, inOrder(kept, told))
	all = append(all, uncovered(t, all)...)
	for i := range all {
		all[i].Language = r.Article.Language
	}
	r.Before, r.Body, r.After = split(all, start, end)
}

// bodyOf gives the blocks of the body, and of the posts of a live blog that it does not
// have.
func bodyOf(a *lede.Article) []Piece {
	var list []Piece
	has := map[string]bool{}
	add := func(b lede.Block, label string) {
		text := joined(" ", b.Marker, b.Text)
		if b.Photo != nil {
			text = joined("\n", b.Text, labelled("Credit: ", b.Photo.Credit), b.Photo.URL)
		} else if b.Type == lede.EmbedBlock {
			text = joined("\n", b.Text, b.URL)
		}
		p := Piece{Kind: Kept, Label: label, Text: text, letters: letters(b.Text), start: -1, end: -1}
		has[p.letters] = true
		list = append(list, p)
	}
	for _, b := range a.Body {
		add(b, string(b.Type))
	}
	for _, e := range a.Live {
		for _, b := range e.Body {
			if !has[letters(b.Text)] {
				add(b, "live post: "+string(b.Type))
			}
		}
	}
	return list
}

// printed gives the fields that are lines of the page and that the ledger has not.
func printed(a *lede.Article, told []Piece) []Piece {
	var list []Piece
	add := func(label, text string) {
		isTold := func(p Piece) bool { return p.Kind == Filled && p.Label == label }
		if text != "" && !slices.ContainsFunc(told, isTold) {
			list = append(list, Piece{Kind: Filled, Label: label, Text: text, letters: letters(text), start: -1, end: -1})
		}
	}
	add("section", a.Section)
	add("kicker", a.Kicker)
	add("title", a.Title)
	add("standfirst", a.Standfirst)
	add("byline", a.Byline)
	for _, p := range a.Photos {
		add("photo caption", p.Caption)
		add("photo credit", p.Credit)
	}
	return list
}

// ledger gives what is not in the body, in the order of the page: of fields the first
// line that they are printed as. The line of a caption and a credit is shown as these.
func ledger(a *lede.Article) []Piece {
	var list []Piece
	known := map[string]bool{"photos": true}
	for _, d := range a.Dropped {
		p := Piece{Kind: Dropped, Label: d.Reason, Text: d.Text, letters: letters(d.Text), start: -1, end: -1, before: d.Before}
		switch {
		case d.Field == "photos":
			continue
		case d.Field != "" && !known[d.Field]:
			known[d.Field] = true
			p.Kind, p.Label = Filled, d.Field
			if d.Reason != "outside the body" && d.Reason != d.Field {
				p.Moved = d.Reason
			}
		}
		list = append(list, p)
	}
	return list
}

// placeBody finds the blocks of the body on the page, each behind the one before it, and
// gives where the first begins and the last ends; -1 where none was found. The long ones
// are found first. A short text may stand in many places: of those between two long ones
// it is the last, as a list of contents stands in front of its headings.
func (l *layer) placeBody(kept []Piece) (start, end int) {
	from := l.placeLong(kept)
	limit := -1
	for i := range slices.Backward(kept) {
		switch p := &kept[i]; {
		case !p.Unplaced():
			limit = p.start
		case limit >= 0:
			if at := lastBefore(l.found[keyOf(p.letters)], limit); at >= from[i] {
				l.put(p, at)
				limit = at
			}
		}
	}
	l.placeTail(kept)
	start = -1
	for _, p := range kept {
		if !p.Unplaced() && start < 0 {
			start = p.start
		}
		end = max(end, p.end)
	}
	return start, end
}

// placeLong finds the blocks that are long, and gives for each block where the long one
// in front of it ends.
func (l *layer) placeLong(kept []Piece) (from []int) {
	end := 0
	for i := range kept {
		from = append(from, end)
		if len(kept[i].letters) < mostLetters {
			continue
		}
		if at := firstFrom(l.found[keyOf(kept[i].letters)], end); at >= 0 {
			l.put(&kept[i], at)
			end = kept[i].end
		}
	}
	return from
}

// placeTail finds the blocks behind the last one that was found.
func (l *layer) placeTail(kept []Piece) {
	first, end := 0, 0
	for i, p := range kept {
		if !p.Unplaced() {
			first, end = i+1, p.end
		}
	}
	for i := first; i < len(kept); i++ {
		if at := firstFrom(l.found[keyOf(kept[i].letters)], end); at >= 0 {
			l.put(&kept[i], at)
			end = kept[i].end
		}
	}
}

// firstFrom gives the first of the positions that is not before from, or -1.
func firstFrom(positions []int, from int) int {
	i, _ := slices.BinarySearch(positions, from)
	if i == len(positions) {
		return -1
	}
	return positions[i]
}

// lastBefore gives the last of the positions that is before limit, or -1.
func lastBefore(positions []int, limit int) int {
	i, _ := slices.BinarySearch(positions, limit)
	if i == 0 {
		return -1
	}
	return positions[i-1]
}

func (l *layer) put(p *Piece, at int) {
	p.start, p.end = at, at+len(p.letters)
	l.taken[at] = true
}

// placeFields finds the fields on the page, as near above the body as they stand, and
// gives those that are found and no block.
func (l *layer) placeFields(fields []Piece, body int) []Piece {
	var list []Piece
	for _, p := range fields {
		positions := l.found[keyOf(p.letters)]
		if len(positions) == 0 {
			continue
		}
		i, _ := slices.BinarySearch(positions, body)
		if at := positions[max(0, i-1)]; !l.taken[at] {
			l.put(&p, at)
			list = append(list, p)
		}
	}
	return list
}

// placeLedger finds the parts of the ledger on the page: each behind the one before it,
// and in front of the block that it says.
func (l *layer) placeLedger(told, kept []Piece) {
	limits := make([]int, len(kept)+1) // where the next block that was found begins
	limits[len(kept)] = math.MaxInt
	for i := len(kept) - 1; i >= 0; i-- {
		if limits[i] = limits[i+1]; !kept[i].Unplaced() {
			limits[i] = kept[i].start
		}
	}
	from := 0
	for i := range told {
		p := &told[i]
		p.before = min(p.before, len(kept))
		if p.before > 0 {
			from = max(from, kept[p.before-1].start)
		}
		at := firstFrom(l.found[keyOf(p.letters)], from)
		for at >= 0 && l.taken[at] {
			at = firstFrom(l.found[keyOf(p.letters)], at+1)
		}
		if at >= 0 && at < limits[p.before] {
			l.put(p, at)
			from = p.end
		}
	}
}

// inOrder gives the blocks of the body with the parts of the ledger between them.
func inOrder(kept, told []Piece) []Piece {
	var list []Piece
	for i := 0; i <= len(kept); i++ {
		for len(told) > 0 && told[0].before <= i {
			list, told = append(list, told[0]), told[1:]
		}
		if i < len(kept) {
			list = append(list, kept[i])
		}
	}
	return append(list, told...)
}

// uncovered gives the lines of the page that none of the pieces has.
func uncovered(t *pageText, pieces []Piece) []Piece {
	placed := slices.DeleteFunc(slices.Clone(pieces), Piece.Unplaced)
	slices.SortStableFunc(placed, func(a, b Piece) int { return cmp.Compare(a.start, b.start) })
	var list []Piece
	i, covered := 0, 0
	for _, l := range t.lines {
		middle := (l.start + l.end) / 2
		for ; i < len(placed) && placed[i].start <= middle; i++ {
			covered = max(covered, placed[i].end)
		}
		if covered <= middle {
			list = append(list, Piece{Kind: Outside, Label: "not in the article", Text: l.text, start: l.start, end: l.end})
		}
	}
	return list
}

// split puts the pieces in the order of the page and parts them into those in front of
// the body, those of it and those behind it. A piece that was not found follows the one
// before it.
func split(pieces []Piece, start, end int) (before, body, after []Piece) {
	at := start
	for i := range pieces {
		if !pieces[i].Unplaced() {
			at = pieces[i].start
		}
		pieces[i].order = at
	}
	slices.SortStableFunc(pieces, func(a, b Piece) int { return cmp.Compare(a.order, b.order) })
	for _, p := range pieces {
		switch {
		case p.Kind == Outside && p.order < start:
			before = append(before, p)
		case p.Kind == Outside && p.order >= end:
			after = append(after, p)
		default:
			body = append(body, p)
		}
	}
	return before, body, after
}
