package page

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strings"
	"unsafe"

	"github.com/lede-go/lede/internal/dom"
)

// DefaultMaxBytes is 16 MiB.
const DefaultMaxBytes int64 = 16 << 20

// ErrTooLarge says that a page has more bytes than the caller allows.
var ErrTooLarge = errors.New("page is too large")

// ErrNotHTML says that the input is empty, or is something else than HTML.
var ErrNotHTML = errors.New("not HTML")

// readAll reads r to its end, or to one byte past the limit. What a reader holds in
// memory is not copied: it is not to be written to, and the page must not outlive the call
// that was given the reader.
func readAll(r io.Reader, limit int64) ([]byte, error) {
	if r == nil {
		return nil, errors.New("no reader")
	}
	if limit <= 0 {
		limit = DefaultMaxBytes
	}
	if limit == math.MaxInt64 {
		limit-- // leaves room for the byte past it
	}
	if held, ok := heldBy(r, limit); ok {
		return held, nil
	}
	var b bytes.Buffer
	if l, ok := r.(interface{ Len() int }); ok {
		// A Len that is wrong must cost no more than a page of this size does.
		const most = 1 << 20
		b.Grow(int(min(int64(max(l.Len(), 0)), limit, most)) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(io.LimitReader(r, limit+1)); err != nil {
		return nil, err
	}
	if int64(b.Len()) > limit {
		return nil, ErrTooLarge
	}
	return b.Bytes(), nil
}

// heldBy gives what is unread of a reader that holds it in memory, and reads that to its
// end; ok is false for other readers, and for more bytes than the limit.
func heldBy(r io.Reader, limit int64) (src []byte, ok bool) {
	var taken taking
	switch r := r.(type) {
	case *bytes.Reader:
		if r == nil || int64(r.Len()) > limit {
			return nil, false
		}
		_, _ = r.WriteTo(&taken) // a taking fails at nothing
	case *strings.Reader:
		if r == nil || int64(r.Len()) > limit {
			return nil, false
		}
		_, _ = r.WriteTo(&taken)
	case *bytes.Buffer:
		if r == nil || int64(r.Len()) > limit {
			return nil, false
		}
		taken.src = r.Next(r.Len())
	default:
		return nil, false
	}
	return taken.src, true
}

// A taking takes what is written to it as it is.
type taking struct{ src []byte }

func (t *taking) Write(src []byte) (int, error) {
	t.src = src
	return len(src), nil
}

func (t *taking) WriteString(src string) (int, error) {
	t.src = unsafe.Slice(unsafe.StringData(src), len(src))
	return len(src), nil
}

// magics are the first bytes of what is often taken for a page.
var magics = [...]struct{ prefix, what string }{
	{"%PDF-", "a PDF"},
	{"\xff\xd8\xff", "a JPEG image"},
	{"\x89PNG\r\n", "a PNG image"},
	{"GIF87a", "a GIF image"},
	{"GIF89a", "a GIF image"},
	{"PK\x03\x04", "a ZIP archive"},
	{"\x1f\x8b", "gzip data"},
}

// notHTML says what src looks like, or "" when it may be HTML.
func notHTML(src []byte) string {
	if len(bytes.TrimSpace(src)) == 0 {
		return "empty input"
	}
	for _, m := range magics {
		if bytes.HasPrefix(src, []byte(m.prefix)) {
			return m.what
		}
	}
	if utf16Of(src) == nil && isBinary(src[:min(len(src), 4096)]) {
		return "binary data"
	}
	return ""
}

// isBinary reports whether one byte in fifty or more is a control character
// that no text has. Escape is not among them: ISO-2022-JP is full of it.
func isBinary(src []byte) bool {
	controls := 0
	for _, c := range src {
		if c < ' ' && !dom.IsSpace(c) && c != 0x1b {
			controls++
		}
	}
	return controls*50 >= len(src)
}
