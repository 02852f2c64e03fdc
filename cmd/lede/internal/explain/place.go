package explain

import (
	"cmp"
	"slices"

	"github.com/lede-go/lede"
)

// A Kind says what became of a piece of a page.
type Kind string

// The kinds of a Piece.
const (
	Kept    Kind = "kept"    // it is a block of the body
	Filled  Kind = "field"   // it is a field
	Dropped Kind = "dropped" // cleaning took it out, and says why
	Outside Kind = "outside" // it is not in the article, and no reason is known
)

// A Piece is a part of the page's text.
type Piece struct {
	Kind Kind
	// Label is the type of a block, the name of a field, or the reason for which the
	// piece was dropped.
	Label    string
	Text     string
	Language string // of the text, as the article has it
	Moved    string // of a field: the reason for which it is not in the body too

	letters    string
	start, end int // on the page; -1 where it was not found
	order      int // where it is shown
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
	kept, fields, dropped := bodyOf(r.Article), printed(r.Article), ledger(r.Article)
	var texts []string
	for _, p := range slices.Concat(kept, fields, dropped) {
		texts = append(texts, p.letters)
	}
	l := &layer{found: t.find(texts), taken: map[int]bool{}}
	start, end := l.placeBody(kept)
	if start < 0 {
		start, end = len(t.letters), len(t.letters)
	}
	fields = l.placeFields(fields, start)
	dropped = moved(dropped, fields)
	l.placeDropped(dropped, start)
	all := slices.Concat(kept, fields, dropped)
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

// printed gives the fields that are lines of the page.
func printed(a *lede.Article) []Piece {
	var list []Piece
	add := func(label, text string) {
		if text != "" {
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

func ledger(a *lede.Article) []Piece {
	var list []Piece
	for _, d := range a.Dropped {
		if d.Field == "photos" {
			continue // as the caption and the credit are
		}
		list = append(list, Piece{Kind: Dropped, Label: d.Reason, Text: d.Text, letters: letters(d.Text), start: -1, end: -1})
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

// moved gives what was dropped and did not become one of the fields.
func moved(dropped, fields []Piece) []Piece {
	byText := map[string]*Piece{}
	for i := range fields {
		byText[fields[i].letters] = &fields[i]
	}
	return slices.DeleteFunc(dropped, func(p Piece) bool {
		field := byText[p.letters]
		if field == nil || field.Moved != "" {
			return false
		}
		field.Moved = p.Label
		return true
	})
}

// placeDropped finds what was dropped, from the beginning of the body on or else in front
// of it, copies of a text one behind the other.
func (l *layer) placeDropped(dropped []Piece, body int) {
	passed := map[string]int{} // how many of the positions from the body on were tried
	for i := range dropped {
		key := keyOf(dropped[i].letters)
		positions := l.found[key]
		first, _ := slices.BinarySearch(positions, body)
		for n := passed[key]; n < len(positions); n++ {
			passed[key] = n + 1
			if at := positions[(first+n)%len(positions)]; !l.taken[at] {
				l.put(&dropped[i], at)
				break
			}
		}
	}
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
