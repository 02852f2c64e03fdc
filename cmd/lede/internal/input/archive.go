package input

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/internal/warc"
)

// archive gives the pages of a web archive, in the order of the file.
func archive(name string, size int64) iter.Seq[*Page] {
	return func(yield func(*Page) bool) {
		file, err := os.Open(name)
		if err != nil {
			yield(failed(Source{File: name}, err))
			return
		}
		defer func() { _ = file.Close() }()
		if strings.HasSuffix(strings.ToLower(name), ".wacz") {
			packed(name, file, size, yield)
			return
		}
		records(name, file, yield)
	}
}

// packed gives the pages of the archives in a WACZ file.
func packed(name string, file io.ReaderAt, size int64, yield func(*Page) bool) {
	members, err := warc.Packed(file, size)
	if err == nil && len(members) == 0 {
		err = errors.New("no archive in this file")
	}
	if err != nil {
		yield(failed(Source{File: name}, err))
		return
	}
	for _, member := range members {
		if !packedRecords(name+"/"+member.Name, member, yield) {
			return
		}
	}
}

// packedRecords gives the pages of one archive in a WACZ file, until yield says no.
func packedRecords(name string, member *zip.File, yield func(*Page) bool) bool {
	r, err := member.Open()
	if err != nil {
		return yield(failed(Source{File: name}, err))
	}
	defer func() { _ = r.Close() }()
	return records(name, r, yield)
}

// records gives the pages of one WARC or ARC file, until yield says
// no.
func records(name string, r io.Reader, yield func(*Page) bool) bool {
	reader := warc.NewReader(r, warc.Options{MaxBytes: lede.DefaultMaxBytes})
	behind := int64(0) // the bytes that are counted already
	for {
		record, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return true
		}
		p, last := recordPage(name, record, err)
		if p.Source.Offset != nil {
			p.Bytes = *p.Source.Offset - behind
			behind = *p.Source.Offset
		}
		if !yield(p) {
			return false
		}
		if last {
			return true
		}
	}
}

// recordPage makes a page of a record, or of what is wrong with it; last says that
// nothing is behind it.
func recordPage(name string, record *warc.Record, err error) (p *Page, last bool) {
	broken := new(warc.Error)
	switch {
	case errors.As(err, &broken):
		reason := broken.Err
		if errors.Is(reason, warc.ErrTooLarge) {
			reason = lede.ErrTooLarge
		}
		return failed(Source{File: name, Offset: &broken.Offset, URL: broken.URL}, reason), false
	case err != nil:
		return failed(Source{File: name}, err), true
	}
	s := Source{File: name, Offset: &record.Offset, URL: record.URL, Retrieved: record.Date, Truncated: record.Truncated}
	if record.Status != 0 && record.Status/100 != 2 {
		return failed(s, &RefusedError{fmt.Sprintf("HTTP status %d", record.Status)}), false
	}
	return &Page{Source: s, open: func(context.Context, *Source) (lede.Page, io.Closer, error) {
		return lede.Page{HTML: bytes.NewReader(record.Body), URL: record.URL, ContentType: record.ContentType, Retrieved: record.Date}, nil, nil
	}}, false
}
