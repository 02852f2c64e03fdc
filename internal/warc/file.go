package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

const (
	// lineBytes is the longest line of a head that is read.
	lineBytes = 64 << 10
	// keptBytes is how far back a file that cannot seek can be read again.
	keptBytes = 256 << 10
	// memberHead is how much of a gzip member is looked at to tell one by.
	memberHead = 1 << 10
)

var gzipMagic = []byte{0x1f, 0x8b, 0x08}

// A file is the archive as bytes, from which its records are read: those of the
// file itself, or those of one gzip member after the other.
type file struct {
	source     *source
	raw        *bufio.Reader
	compressed bool
	member     member
	unpacked   *bufio.Reader // what the member holds
	// begins reports whether a record begins at the next byte of a reader.
	begins func(*bufio.Reader) bool
	ahead  ahead
}

// A member is one gzip member of a compressed file.
type member struct {
	gzip  *gzip.Reader
	start int64
	err   error // what is wrong with the compressed bytes
	// split is set while a record may go on in the next member.
	split bool
}

// An ahead looks into gzip members from their first bytes.
type ahead struct {
	gzip gzip.Reader
	text *bufio.Reader
}

func newFile(r io.Reader, begins func(*bufio.Reader) bool) *file {
	f := &file{source: &source{r: r}, begins: begins}
	f.raw = bufio.NewReaderSize(f.source, lineBytes)
	f.compressed = f.looksCompressed()
	f.unpacked = bufio.NewReaderSize(unpacker{f}, lineBytes)
	f.ahead.text = bufio.NewReader(nil)
	return f
}

// looksCompressed reports whether a file is compressed: by its first bytes, or where
// those are broken by a gzip member behind them. What cannot be read is said by the
// first record.
func (f *file) looksCompressed() bool {
	start, _ := f.raw.Peek(lineBytes)
	return bytes.HasPrefix(start, gzipMagic) || bytes.Contains(start, gzipMagic) && !f.begins(f.raw)
}

// text gives the reader of records.
func (f *file) text() *bufio.Reader {
	if f.compressed {
		return f.unpacked
	}
	return f.raw
}

// offset is how much of the file has been read.
func (f *file) offset() int64 { return f.source.given() - int64(f.raw.Buffered()) }

// start is where the record begins that is read next: at its member, where the file
// is compressed.
func (f *file) start() int64 {
	if f.compressed {
		return f.member.start
	}
	return f.offset()
}

// part names what ends where a record ends too early.
func (f *file) part() string {
	if f.compressed && f.member.err == nil {
		return "its gzip member"
	}
	return "the file"
}

// An unpacker reads what the open gzip member of a file holds.
type unpacker struct{ f *file }

func (u unpacker) Read(p []byte) (int, error) {
	m := &u.f.member
	if m.gzip == nil {
		return 0, io.EOF
	}
	n, err := m.gzip.Read(p)
	if n > 0 && errors.Is(err, io.EOF) {
		return n, nil // it is said when more is asked for: only then is it known whether the record goes on
	}
	if errors.Is(err, io.EOF) && m.split && u.f.goesOn() {
		err = m.gzip.Reset(u.f.raw)
		m.gzip.Multistream(false)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		m.err = err
	}
	return n, err
}

// openMember goes to the next gzip member. The error is io.EOF where there is none.
func (f *file) openMember() error {
	if _, err := f.raw.Peek(1); err != nil {
		return err
	}
	f.member.start = f.offset()
	if f.member.gzip == nil {
		f.member.gzip = new(gzip.Reader)
	}
	err := f.member.gzip.Reset(f.raw)
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	f.member.err = err
	f.member.gzip.Multistream(false)
	f.unpacked.Reset(unpacker{f})
	return err
}

// goesOn reports whether the next gzip member has no record of its own: some
// crawlers begin a member between the head of a record and its page.
func (f *file) goesOn() bool {
	return f.lookAhead() && !f.begins(f.ahead.text)
}

// lookAhead unpacks the first bytes of the gzip member that is next in the file.
func (f *file) lookAhead() bool {
	start, _ := f.raw.Peek(memberHead)
	if !bytes.HasPrefix(start, gzipMagic) || f.ahead.gzip.Reset(bytes.NewReader(start)) != nil {
		return false
	}
	f.ahead.text.Reset(&f.ahead.gzip)
	_, err := f.ahead.text.Peek(1)
	return err == nil
}

// findMember goes to the first gzip member behind the one that is open in which a
// record begins, or to the end.
func (f *file) findMember() {
	f.source.rewind(f.raw, f.member.start+1)
	f.member.gzip = nil
	f.unpacked.Reset(unpacker{f})
	for {
		start, err := f.raw.Peek(memberHead)
		at := bytes.Index(start, gzipMagic)
		switch {
		case at == 0 && f.lookAhead() && f.begins(f.ahead.text):
			return
		case at == 0:
			f.skip(1)
		case at > 0:
			f.skip(at)
		case err != nil:
			f.skip(len(start))
			return
		default:
			f.skip(len(start) - len(gzipMagic) + 1)
		}
	}
}

// skip passes over bytes that have been peeked at.
func (f *file) skip(n int) { _, _ = f.raw.Discard(n) }

// A source is a reader that can be read again from a little farther back, or from
// anywhere where it can seek.
type source struct {
	r        io.Reader
	kept     []byte // the last bytes that were read
	again    []byte // the part of kept that is to be given again
	read     int64  // how many bytes were read: the offset behind kept
	farthest int64  // the highest that read ever was
	// rewound is how many bytes were given again. It stays under farthest, so that
	// reading takes time in proportion to the file, however broken that is.
	rewound int64
	err     error // the reader's own, but for io.EOF
}

// given is how many bytes have been given: the offset of the next one.
func (s *source) given() int64 { return s.read - int64(len(s.again)) }

func (s *source) Read(p []byte) (int, error) {
	if len(s.again) > 0 {
		n := copy(p, s.again)
		s.again = s.again[n:]
		return n, nil
	}
	n, err := s.r.Read(p[:min(len(p), keptBytes)])
	if len(s.kept)+n > 2*keptBytes {
		s.kept = append(s.kept[:0], s.kept[len(s.kept)-keptBytes:]...)
	}
	s.kept = append(s.kept, p[:n]...)
	s.read += int64(n)
	s.farthest = max(s.farthest, s.read)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

// rewind makes br, which reads from s, go back to an offset, or as near to it as can
// be.
func (s *source) rewind(br *bufio.Reader, to int64) {
	back := s.given() - int64(br.Buffered()) - to
	if back <= 0 || s.rewound+back > s.farthest {
		return
	}
	s.rewound += back
	if oldest := s.read - int64(len(s.kept)); to < oldest && !s.seek(to) {
		to = oldest
	}
	s.again = s.kept[len(s.kept)-int(s.read-to):]
	br.Reset(s)
}

// seek goes back to an offset in a reader that can seek.
func (s *source) seek(to int64) bool {
	seeker, ok := s.r.(io.Seeker)
	if !ok {
		return false
	}
	if _, err := seeker.Seek(to-s.read, io.SeekCurrent); err != nil {
		return false
	}
	s.read, s.kept = to, s.kept[:0]
	return true
}
