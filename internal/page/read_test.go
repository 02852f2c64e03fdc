package page

import (
	"bytes"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A liar is a reader whose Len is wrong.
type liar struct {
	io.Reader
	length int
}

func (l liar) Len() int { return l.length }

func TestReadAllWrongLen(t *testing.T) {
	const text = "<p>text"
	for _, length := range []int{math.MinInt, -1, 0, 1, len(text) + 1, 1 << 40, math.MaxInt} {
		for _, limit := range []int64{0, -1, 100, math.MaxInt64} {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			got, err := readAll(liar{strings.NewReader(text), length}, limit)
			runtime.ReadMemStats(&after)
			require.NoError(t, err)
			assert.Equal(t, text, string(got))
			assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(4<<20), "%d bytes said", length)
		}
		_, err := readAll(liar{strings.NewReader(text), length}, 3)
		require.ErrorIs(t, err, ErrTooLarge)
	}
}

func TestReadAllLong(t *testing.T) {
	text := strings.Repeat("<p>text", 1<<19) // more than is allocated at once
	got, err := readAll(strings.NewReader(text), 0)
	require.NoError(t, err)
	assert.Equal(t, len(text), len(got))
	assert.Equal(t, text, string(got))
}

func TestReadAllHeld(t *testing.T) {
	const text = "<p>text"
	readers := map[string]func() io.Reader{
		"bytes.Reader":   func() io.Reader { return bytes.NewReader([]byte(text)) },
		"strings.Reader": func() io.Reader { return strings.NewReader(text) },
		"bytes.Buffer":   func() io.Reader { return bytes.NewBufferString(text) },
	}
	for name, reader := range readers {
		for read := range len(text) + 1 {
			r := reader()
			_, err := io.CopyN(io.Discard, r, int64(read))
			require.NoError(t, err)
			got, err := readAll(r, int64(len(text)))
			require.NoError(t, err)
			assert.Equal(t, text[read:], string(got), "%s, of which %d bytes are read", name, read)
			n, err := r.Read(make([]byte, 1))
			assert.Zero(t, n, name)
			require.ErrorIs(t, err, io.EOF, name)
		}
		_, err := readAll(reader(), int64(len(text))-1)
		require.ErrorIs(t, err, ErrTooLarge, name)
		r := reader()
		assert.LessOrEqual(t, testing.AllocsPerRun(10, func() { _, _ = readAll(r, 0) }), 1.0, name)
	}
}
