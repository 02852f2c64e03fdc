package generic

import "sync"

// A desk is the room that a page is worked on in. Pages take turns on it, as what each
// needs is much the same; nothing of one is there for the next.
type desk struct {
	page   Page
	blocks slab[Block]
	boxes  slab[box]
	survey Survey
	rows   keptRows
	sheet  sheet

	tally   tally
	phrases *phraseSet // of the text that the page's data has, and its words
	words   []uint32
}

var desks = sync.Pool{New: func() any { return new(desk) }}

func takeDesk() *desk { return desks.Get().(*desk) }

// giveBack clears the desk for the next page. What is on it must not be used after that.
func (d *desk) giveBack() {
	if d.isLarge() {
		return
	}
	d.clear()
	desks.Put(d)
}

// What a desk may take that is given back: with more, as after a page of many megabytes,
// it is not kept.
const (
	mostDeskBoxes = 1 << 12
	mostDeskWords = 1 << 16
)

func (d *desk) isLarge() bool {
	p := &d.page
	return max(cap(p.boxes), cap(p.Blocks), cap(p.runs), cap(p.media), cap(p.rules)) > mostDeskBoxes ||
		max(cap(p.words), cap(p.names), cap(d.words)) > mostDeskWords || len(d.rows.chunks) > mostChunks/4
}

func (d *desk) clear() {
	d.blocks.clear()
	d.boxes.clear()
	d.survey.clear()
	d.rows.clear()
	p := &d.page
	clear(p.runs)
	clear(p.media)
	*p = Page{Blocks: p.Blocks[:0], boxes: p.boxes[:0], media: p.media[:0], rules: p.rules[:0], words: p.words[:0], names: p.names[:0], runs: p.runs[:0]}
}

func (d *desk) newCutter(h Hints) *cutter {
	p := &d.page
	p.Title, p.hints = -1, d.newPageHints(h)
	if p.words == nil {
		p.Blocks, p.boxes, p.words = make([]*Block, 0, 256), make([]*box, 0, 512), make([]uint32, 0, 4096)
	}
	return &cutter{page: p, blocks: &d.blocks, boxes: &d.boxes, names: tokenReader{groups: groupsByToken()}, drops: h.Drops, keeps: h.Keeps}
}

// A slab gives room for values, some at a time: nothing is copied as their number
// grows.
type slab[T any] struct {
	chunks [][]T
	taken  int
}

const slabChunk = 64

// take gives room for a value, which may hold anything.
func (s *slab[T]) take() *T {
	chunk, at := s.taken/slabChunk, s.taken%slabChunk
	if chunk == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, slabChunk))
	}
	s.taken++
	return &s.chunks[chunk][at]
}

// clear takes all values back.
func (s *slab[T]) clear() {
	for chunk := 0; chunk*slabChunk < s.taken; chunk++ {
		clear(s.chunks[chunk])
	}
	s.taken = 0
}

// clear forgets the page; read does the rest.
func (s *surveyor) clear() {
	s.page = nil
}

// sized gives n zeros, in the room of s if there is enough.
func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}
