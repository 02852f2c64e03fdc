package export

import (
	"strings"
	"unicode/utf8"

	"github.com/lede-go/lede"
)

// A piece of a text is text, or where a span begins or ends.
type piece struct {
	text  string
	span  lede.Span // of a beginning and an end
	begin bool
	end   bool
}

// pieces gives a text in the pieces that its spans make of it. Spans that are not as
// an Article has them are left out.
func pieces(text string, spans []lede.Span) []piece {
	var all []piece
	var open []lede.Span
	at := 0
	upTo := func(pos int) {
		if at < pos {
			all = append(all, piece{text: text[at:pos]})
			at = pos
		}
	}
	closeUpTo := func(pos int) {
		for len(open) > 0 && open[len(open)-1].End <= pos {
			s := open[len(open)-1]
			upTo(s.End)
			all = append(all, piece{span: s, end: true})
			open = open[:len(open)-1]
		}
		upTo(pos)
	}
	for _, s := range spans {
		if s.Start < at || s.Start >= s.End || s.End > len(text) || !isBoundary(text, s.Start) || !isBoundary(text, s.End) {
			continue
		}
		closeUpTo(s.Start)
		if !fits(s, open) {
			continue
		}
		all = append(all, piece{span: s, begin: true})
		open = append(open, s)
	}
	closeUpTo(len(text))
	return all
}

func isBoundary(text string, at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }

// fits reports whether s may stand in the spans that are open.
func fits(s lede.Span, open []lede.Span) bool {
	for _, o := range open {
		if s.End > o.End || s.Kind == o.Kind {
			return false
		}
	}
	return true
}

// A cell is one cell of a table with its spans.
type cell struct {
	text  string
	spans []lede.Span
}

// cellsOf gives the caption and the rows of a table with the spans of each, which are
// those of the block's whole text.
func cellsOf(b lede.Block) (caption cell, rows [][]cell) {
	at, spans := 0, b.Spans
	take := func(text string) cell {
		c := cell{text: text}
		if strings.HasPrefix(b.Text[min(at, len(b.Text)):], text) {
			c.spans, spans = cut(spans, at, at+len(text))
		}
		at += len(text) + 1
		return c
	}
	if b.Caption != "" {
		caption = take(b.Caption)
	}
	for _, row := range b.Rows {
		var cells []cell
		for _, text := range row {
			cells = append(cells, take(text))
		}
		rows = append(rows, cells)
	}
	return caption, rows
}

// cut gives the first of the spans that are in text[start:end], as those of that
// part, and the spans behind them.
func cut(spans []lede.Span, start, end int) (in, rest []lede.Span) {
	for i, s := range spans {
		if s.Start >= end {
			return in, spans[i:]
		}
		if s.Start >= start && s.End <= end {
			s.Start, s.End = s.Start-start, s.End-start
			in = append(in, s)
		}
	}
	return in, nil
}
