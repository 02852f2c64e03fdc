package generic

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
)

//go:embed model.bin
var modelBytes []byte

// model reads the embedded weights on first use.
var model = sync.OnceValue(func() *Model {
	m, err := ReadModel(bytes.NewReader(modelBytes))
	if err != nil {
		// The file is part of the program: TestModel reads it.
		panic(err)
	}
	m.second = m.Second.widen()
	return m
})

// A Model holds what the training program learned. It is read-only.
type Model struct {
	// Names are the log-odds of names on elements, and Words those of words in the
	// text and of pairs of them.
	Names, Words Odds
	// First scores a block by itself, Second with the scores around it.
	First, Second Forest
	// Trust tells from the evidence for a choice of blocks how good it is.
	Trust Forest

	second *wideForest // of the embedded model
}

// wideSecond gives the second stage in the form for many blocks.
func (m *Model) wideSecond() *wideForest {
	if m.second != nil {
		return m.second
	}
	return m.Second.widen()
}

// Hopeless is the first score under which a block is given up without a second.
const Hopeless = 0.01

// Scores gives for each block of p the probability that it belongs to the
// article.
func (m *Model) Scores(p *Page) []float32 { return m.scores(p, new(Survey), new(keptRows), new(sheet)) }

// scores is Scores, with room for the survey, for the features that the first stage
// keeps for the second, and for what the second asks.
func (m *Model) scores(p *Page, s *Survey, rows *keptRows, sheet *sheet) []float32 {
	first := m.firstScores(p, s, rows)
	c := NewContext(p, first)
	final := slices.Clone(first)
	sheet.forest = m.wideSecond()
	var r ranks
	var row []float32
	for i, score := range first {
		if score < Hopeless {
			continue
		}
		if sheet.n == atOnce {
			sheet.finish(final)
		}
		n := rows.take(&r)
		if n == 0 {
			row = s.Row(row[:0], i)
			r.put(0, row)
			n = len(row)
		}
		row = c.Row(row[:0], i)
		r.put(n, row)
		sheet.add(i, &r)
	}
	sheet.finish(final)
	return final
}

// firstScores gives for each block of p the probability that it belongs to the article,
// as far as it can be told without the scores of others, and puts the features of those
// that are not hopeless into rows, if that is not nil.
func (m *Model) firstScores(p *Page, s *Survey, rows *keptRows) []float32 {
	p.Weigh(m.Names.Of, m.Words.Of)
	if len(m.Words.slots) > 0 {
		p.known = &m.Words
	}
	scores := make([]float32, len(p.Blocks))
	s.read(p)
	b := batch{forest: &m.First, scores: scores, kept: rows}
	var row []float32
	for i := range scores {
		row = s.Row(row[:0], i)
		b.next(i).put(0, row)
		b.width = len(row)
	}
	b.finish()
	return scores
}

// A batch has blocks scored some at a time by the first stage, whose trees are few enough to
// be walked.
type batch struct {
	forest *Forest
	scores []float32 // of all blocks
	kept   *keptRows // gets the features of those that are not hopeless
	width  int       // how many there are

	rows   [abreast]ranks
	blocks [abreast]int
	n      int
}

// next gives room for the features of block i.
func (b *batch) next(i int) *ranks {
	if b.n == abreast {
		b.finish()
	}
	b.blocks[b.n] = i
	b.n++
	return &b.rows[b.n-1]
}

// finish scores the blocks at hand.
func (b *batch) finish() {
	if b.n == 0 {
		return
	}
	for k := b.n; k < abreast; k++ {
		b.rows[k].put(0, nil)
	}
	scores := b.forest.scoreAbreast(&b.rows)
	for k, i := range b.blocks[:b.n] {
		b.scores[i] = scores[k]
		if b.kept != nil && scores[k] >= Hopeless {
			b.kept.add(b.rows[k][:b.width])
		}
	}
	b.n = 0
}

// keptRows are the features of blocks on their way from the first stage to the second,
// in order. They are bounded, as on a long page they take more memory than measuring
// them again is worth.
type keptRows struct {
	chunks [][]int32
	width  int // of a row
	n      int // of rows
	taken  int // of those
}

const (
	rowsInChunk = 32
	mostChunks  = 32
)

func (k *keptRows) add(row []int32) {
	if k.n == rowsInChunk*mostChunks {
		return
	}
	k.width = len(row)
	chunk, at := k.n/rowsInChunk, k.n%rowsInChunk*k.width
	if chunk == len(k.chunks) {
		k.chunks = append(k.chunks, make([]int32, rowsInChunk*k.width))
	}
	copy(k.chunks[chunk][at:], row)
	k.n++
}

// take puts the next row into r and gives its width; 0 when there is none left.
func (k *keptRows) take(r *ranks) int {
	if k.taken == k.n {
		return 0
	}
	chunk, at := k.taken/rowsInChunk, k.taken%rowsInChunk*k.width
	k.taken++
	return copy(r[:], k.chunks[chunk][at:at+k.width])
}

// clear forgets all rows, and keeps their room for the next.
func (k *keptRows) clear() { k.n, k.taken = 0, 0 }

const magic = "lede3"

// Encode writes the model in the form that ReadModel reads.
func (m *Model) Encode(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString(magic)
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // a Buffer never fails
	for _, o := range []*Odds{&m.Names, &m.Words} {
		keys, steps := o.all()
		put(uint32(len(keys)))
		put(keys)
		put(steps)
	}
	for _, f := range []*Forest{&m.First, &m.Second, &m.Trust} {
		put(uint32(len(f.roots)))
		put(f.roots)
		put(uint32(len(f.nodes)))
		put(f.nodes)
	}
	_, err := w.Write(b.Bytes())
	if err != nil {
		return fmt.Errorf("write model: %w", err)
	}
	return nil
}

// ReadModel reads what Encode wrote.
func ReadModel(r io.Reader) (*Model, error) {
	d := decoder{r: r}
	head := make([]byte, len(magic))
	d.read(head)
	if d.err == nil && string(head) != magic {
		return nil, errors.New("read model: not a model file")
	}
	m := &Model{Names: d.odds(), Words: d.odds()}
	for _, f := range []*Forest{&m.First, &m.Second, &m.Trust} {
		f.roots = make([]uint32, d.count())
		d.read(f.roots)
		f.nodes = make([]uint64, d.count())
		d.read(f.nodes)
	}
	if d.err != nil {
		return nil, fmt.Errorf("read model: %w", d.err)
	}
	return m, nil
}

// A decoder reads numbers until the first error.
type decoder struct {
	r   io.Reader
	err error
}

func (d *decoder) read(v any) {
	if d.err == nil {
		d.err = binary.Read(d.r, binary.LittleEndian, v)
	}
}

// odds reads the keys of a table in the order of their slots, and the steps of each.
func (d *decoder) odds() Odds {
	keys := make([]uint32, d.count())
	steps := make([]int8, len(keys))
	d.read(keys)
	d.read(steps)
	o := newOdds(len(keys))
	for i, k := range keys {
		o.add(k, steps[i])
	}
	return o
}

// maxCount bounds the parts of a model file.
const maxCount = 1 << 20

func (d *decoder) count() int {
	var n uint32
	d.read(&n)
	if d.err == nil && n > maxCount {
		d.err = fmt.Errorf("a count of %d", n)
	}
	if d.err != nil {
		return 0
	}
	return int(n)
}
