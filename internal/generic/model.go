package generic

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
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
	return m
})

// A Model holds what the training program learned. It is read-only.
type Model struct {
	// Names are the log-odds of names on elements, in steps of 1/OddsScale,
	// and Words those of words in the text and of pairs of them.
	Names, Words map[uint32]int8
	// First scores a block by itself, Second with the scores around it.
	First, Second Forest
	// Trust tells from the evidence for a choice of blocks how good it is.
	Trust Forest
}

// OddsScale is how many steps of Model.Names and Model.Words make one.
const OddsScale = 24

// Odds puts log-odds into the form in which a Model holds them.
func Odds(odds float64) int8 {
	return int8(max(-127, min(127, math.Round(odds*OddsScale))))
}

func (m *Model) nameOdds(name uint32) float32 { return float32(m.Names[name]) / OddsScale }
func (m *Model) wordOdds(word uint32) float32 { return float32(m.Words[word]) / OddsScale }

// A Forest is a sum of trees.
type Forest struct {
	// Nodes are those of all trees, each tree in preorder: the left child
	// stands behind its parent.
	Nodes []Node
	Roots []uint32
}

// A Node of a tree sends a row left when its feature is at most Value. In a
// leaf, Right is 0 and Value is the leaf's.
type Node struct {
	Value   float32
	Right   uint16 // distance to the right child
	Feature uint16
}

// Score gives the probability of a yes for the given features.
func (f *Forest) Score(row []float32) float32 {
	var sum float32
	for _, at := range f.Roots {
		n := &f.Nodes[at]
		for n.Right != 0 {
			if row[n.Feature] <= n.Value {
				at++
			} else {
				at += uint32(n.Right)
			}
			n = &f.Nodes[at]
		}
		sum += n.Value
	}
	return float32(1 / (1 + math.Exp(-float64(sum))))
}

// Hopeless is the first score under which a block is given up without a second.
const Hopeless = 0.01

// Scores gives for each block of p the probability that it belongs to the
// article.
func (m *Model) Scores(p *Page) []float32 {
	p.Weigh(m.nameOdds, m.wordOdds)
	scores := make([]float32, len(p.Blocks))
	s := NewSurvey(p)
	var row, stored []float32
	for i := range scores {
		row = s.Row(row[:0], i)
		if scores[i] = m.First.Score(row); scores[i] >= Hopeless && len(stored) < mostStored {
			stored = append(stored, row...)
		}
	}
	n := len(row)
	c := NewContext(p, scores)
	final := make([]float32, len(scores))
	for i, first := range scores {
		if first < Hopeless {
			final[i] = first
			continue
		}
		if len(stored) > 0 {
			row, stored = append(row[:0], stored[:n]...), stored[n:]
		} else {
			row = s.Row(row[:0], i)
		}
		row = c.Row(row, i)
		final[i] = m.Second.Score(row)
	}
	return final
}

// mostStored bounds the features that are kept for the second stage, as on a long
// page they take more memory than measuring them again is worth.
const mostStored = 1 << 18

const magic = "lede2"

// Encode writes the model in the form that ReadModel reads.
func (m *Model) Encode(w io.Writer) error {
	var b bytes.Buffer
	b.WriteString(magic)
	put := func(v any) { _ = binary.Write(&b, binary.LittleEndian, v) } // a Buffer never fails
	for _, odds := range []map[uint32]int8{m.Names, m.Words} {
		keys := slices.Sorted(maps.Keys(odds))
		put(uint32(len(keys)))
		put(keys)
		for _, k := range keys {
			put(odds[k])
		}
	}
	for _, f := range []*Forest{&m.First, &m.Second, &m.Trust} {
		put(uint32(len(f.Roots)))
		put(f.Roots)
		put(uint32(len(f.Nodes)))
		put(f.Nodes)
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
		f.Roots = make([]uint32, d.count())
		d.read(f.Roots)
		f.Nodes = make([]Node, d.count())
		d.read(f.Nodes)
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

// odds reads a map of odds: its keys, then their values.
func (d *decoder) odds() map[uint32]int8 {
	keys := make([]uint32, d.count())
	values := make([]int8, len(keys))
	d.read(keys)
	d.read(values)
	m := make(map[uint32]int8, len(keys))
	for i, k := range keys {
		m[k] = values[i]
	}
	return m
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
