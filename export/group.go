package export

import (
	"strconv"
	"strings"

	"github.com/lede-go/lede"
)

// A group is what one element of HTML holds of a body: a block, the quotes of one
// source, or a list.
type group struct {
	block  lede.Block
	quotes []lede.Block
	list   *list
}

// A list is an ordered list or one with bullets.
type list struct {
	ordered bool
	kind    string // of its numerals, as the type attribute of <ol> says it
	level   int
	items   []*item
}

// An item is one of a list: its paragraphs, and the lists in it.
type item struct {
	number     int // 0 where it is not known
	paragraphs []lede.Block
	lists      []*list
}

// groups gives the groups of a body, in its order.
func groups(body []lede.Block) []group {
	var all []group
	var lists []*list // that are open, each in the last item of the one before
	for i, b := range body {
		if b.Type != lede.ListItemBlock {
			lists = nil
		}
		switch {
		case b.Type == lede.ListItemBlock:
			var outer *list
			if lists, outer = addItem(lists, b); outer != nil {
				all = append(all, group{list: outer})
			}
		case b.Type == lede.QuoteBlock && i > 0 && body[i-1].Type == lede.QuoteBlock && body[i-1].Cite == b.Cite:
			last := &all[len(all)-1]
			last.quotes = append(last.quotes, b)
		case b.Type == lede.QuoteBlock:
			all = append(all, group{quotes: []lede.Block{b}})
		default:
			all = append(all, group{block: b})
		}
	}
	return all
}

// deepestList is how deep lists are nested; deeper items stand in those of that depth.
const deepestList = 12

// addItem adds an item to the lists that are open, and gives those that are open then;
// outer is the list that it begins outside of any other, or nil.
func addItem(open []*list, b lede.Block) (now []*list, outer *list) {
	level := min(max(b.Level, 1), deepestList)
	for len(open) > 0 && open[len(open)-1].level > level {
		open = open[:len(open)-1]
	}
	number, kind := numberOf(b.Marker)
	if len(open) > 0 {
		last := open[len(open)-1]
		items := last.items
		switch {
		case last.level < level:
		case last.ordered && b.Ordered && b.Marker == "" && items[len(items)-1].number > 0:
			items[len(items)-1].paragraphs = append(items[len(items)-1].paragraphs, b)
			return open, nil
		case last.ordered == b.Ordered && (number == 0 || number > items[len(items)-1].number):
			last.items = append(items, &item{number: number, paragraphs: []lede.Block{b}})
			return open, nil
		default:
			open = open[:len(open)-1]
		}
	}
	if !b.Ordered {
		kind = ""
	}
	l := &list{ordered: b.Ordered, kind: kind, level: level, items: []*item{{number: number, paragraphs: []lede.Block{b}}}}
	if len(open) == 0 {
		return []*list{l}, l
	}
	around := open[len(open)-1].items
	in := around[len(around)-1]
	in.lists = append(in.lists, l)
	return append(open, l), nil
}

// numberOf gives the number that a marker stands for, 0 for none, and the type of
// numerals that it is of.
func numberOf(marker string) (number int, kind string) {
	const most = 999_999_999
	marker = strings.TrimRight(marker, ".)")
	n, err := strconv.Atoi(marker)
	switch {
	case err == nil && n > 0 && n <= most:
		return n, ""
	case marker == "i", marker == "I":
		return 1, marker
	case len(marker) == 1 && 'a' <= marker[0] && marker[0] <= 'z':
		return int(marker[0]-'a') + 1, "a"
	case len(marker) == 1 && 'A' <= marker[0] && marker[0] <= 'Z':
		return int(marker[0]-'A') + 1, "A"
	}
	return 0, ""
}
