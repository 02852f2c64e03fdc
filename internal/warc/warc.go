// Package warc reads the pages of web archives, a record at a time: WARC 1.0 and
// 1.1, and ARC before them, plain or compressed with gzip.
//
//	r := warc.NewReader(file, warc.Options{})
//	for {
//		record, err := r.Next()
//		...
//	}
//
// It is made for archives as they are. A record that is broken costs that record,
// and the next one is found behind it; a file that is cut gives its whole records.
// What a record needs in memory is bounded by Options.MaxBytes, whatever it says
// of itself, and nothing grows with the file.
//
// Sources: ISO 28500 (WARC 1.0 and 1.1), the Internet Archive's "ARC File Format",
// RFC 9112 (HTTP/1.1), RFC 9110, 8.4 (content codings).
package warc

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"time"
)

// DefaultMaxBytes is the size of the largest page that is read when
// Options.MaxBytes is 0: 16 MiB.
const DefaultMaxBytes = 16 << 20

// ErrTooLarge says that a page has more than Options.MaxBytes bytes, as it is
// stored or unpacked.
var ErrTooLarge = errors.New("page too large")

// Options say how to read. The zero value is ready to use.
type Options struct {
	// MaxBytes is the size in bytes from which a page costs its record; 0 means
	// DefaultMaxBytes.
	MaxBytes int64
}

// A Record is one page of an archive: a response of a server, or a resource that was
// put into the archive as it is, that says that it is HTML.
type Record struct {
	// Offset is where the record begins in the file; that of its gzip member, where
	// the file is compressed.
	Offset int64
	// URL is the address of the page, without the brackets that some crawlers put
	// around it, spaces in it as %20.
	URL string
	// Date is when the page was captured; zero where the record does not say.
	Date time.Time
	// Status is what the server answered, such as 200; 0 where it was not asked.
	Status int
	// Header is what the server said of the page; nil where it was not asked.
	Header textproto.MIMEHeader
	// ContentType is the type of the page with its charset, as the server gave it.
	ContentType string
	// Body is the page, without the codings that it was sent in.
	Body []byte
	// Truncated says why the page is not whole, where it is known not to be: the
	// crawler's own reason (length, time, disconnect) or what was found here.
	Truncated string
}

// An Error is a record that could not be read. The records behind it can be.
type Error struct {
	// Offset is where the record begins, as in Record.
	Offset int64
	// URL is the address of the page; "" where the record was not read that far.
	URL string
	Err error
}

func (e *Error) Error() string { return fmt.Sprintf("record at byte %d: %v", e.Offset, e.Err) }

func (e *Error) Unwrap() error { return e.Err }

// A Reader reads the records of one archive. It is not safe for concurrent use.
type Reader struct {
	max  int64
	file *file
	// text is where records are read: the file, or what its gzip member holds.
	text *bufio.Reader
	// block is the record that is read, from its HTTP head on.
	block *bufio.Reader
	codings
	form form
	end  error // what comes at the end of the file
}

// NewReader gives a reader of the archive in r. Where r can seek, a broken record
// is searched for the next one however long it is; else as far back as a buffer of
// some hundred kilobytes goes.
func NewReader(r io.Reader, o Options) *Reader {
	if o.MaxBytes <= 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	reader := &Reader{max: o.MaxBytes, block: bufio.NewReaderSize(nil, lineBytes)}
	reader.file = newFile(r, reader.begins)
	reader.text = reader.file.text()
	return reader
}

// Next gives the next page of the archive. Records of other kinds (requests,
// metadata, pictures) are passed over. The error is
//
//  1. io.EOF at the end of the archive;
//  2. an *Error for a record that could not be read: call Next again;
//  3. the file's own, where it could not be read; there is nothing behind it.
func (r *Reader) Next() (*Record, error) {
	for r.end == nil {
		record, err := r.next()
		if err == nil && record == nil {
			continue
		}
		return record, err
	}
	return nil, r.end
}

// next reads one record: nil for one that is no page.
func (r *Reader) next() (*Record, error) {
	start, err := r.advance()
	if err != nil {
		return nil, r.broken(start, "", err)
	}
	h, err := r.head()
	if err != nil {
		return nil, r.broken(start, "", err)
	}
	block := r.open(h)
	record, err := r.page(h)
	if wrong := r.close(block); wrong != nil {
		return nil, r.broken(start, h.url, wrong)
	}
	if err != nil {
		return nil, &Error{Offset: start, URL: h.url, Err: err}
	}
	if record != nil {
		record.Offset = start
	}
	return record, nil
}

// advance goes to the start of the next record, over the empty lines in front of
// it, and gives its offset. The error is io.EOF at the end of the file.
func (r *Reader) advance() (int64, error) {
	for {
		_, err := skipEmptyLines(r.text)
		if errors.Is(err, io.EOF) && r.file.compressed {
			if err = r.file.openMember(); err == nil {
				continue
			}
		}
		return r.file.start(), err
	}
}

// broken gives the error for the record that begins at start, and finds the next
// one.
func (r *Reader) broken(start int64, url string, err error) error {
	if failed := r.file.source.err; failed != nil {
		r.end = fmt.Errorf("archive at byte %d: %w", r.file.offset(), failed)
		return r.end
	}
	if errors.Is(err, io.EOF) {
		r.end = io.EOF
		return r.end
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = fmt.Errorf("%s ends inside it, at byte %d: %w", r.file.part(), r.file.offset(), err)
	}
	r.recover(start)
	return &Error{Offset: start, URL: url, Err: err}
}
