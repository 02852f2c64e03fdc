package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/internal/inorder"
	"github.com/lede-go/lede/internal/warc"
)

// A source says where a page came from, as lede extract does.
type source struct {
	File      string    `json:"file"`
	Offset    *int64    `json:"offset,omitempty"` // where the record begins in the archive
	URL       string    `json:"url,omitempty"`
	Retrieved time.Time `json:"retrieved,omitzero"`
	Truncated string    `json:"truncated,omitempty"`
}

// A page is one page of an archive, or what stands there instead.
type page struct {
	source source
	lede.Page
	err error
}

// A statusError is a page that the server did not give.
type statusError int

func (e statusError) Error() string { return fmt.Sprintf("HTTP status %d", int(e)) }

// extract puts what the pages of an archive give into out, in their order. unread says
// why the archive was not read to its end; err is of the output, or that of ctx.
func (fn *extractFn) extract(ctx context.Context, name string, out *output) (unread, err error) {
	file, unread := open(ctx, name)
	if unread != nil {
		return unread, nil
	}
	defer func() { _ = file.Close() }() // it was only read
	jobs := fn.Jobs
	if jobs == 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	a := archive{name: name, reader: warc.NewReader(file, warc.Options{MaxBytes: lede.DefaultMaxBytes})}
	err = inorder.Do(ctx, a.pages, jobs, fn.work, out.put)
	return a.unread, errors.Join(err, ctx.Err())
}

// open opens an archive, on whatever file system its name says.
func open(ctx context.Context, name string) (io.ReadCloser, error) {
	if strings.HasSuffix(strings.ToLower(name), ".wacz") {
		return nil, errors.New("a WACZ file: unpack the archives in it")
	}
	system, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = system.Close() }()
	file, err := system.OpenRead(ctx, name)
	if onPath := new(fs.PathError); errors.As(err, &onPath) {
		err = onPath.Err // the source names the path
	}
	return file, err
}

// An archive is a WARC or ARC file.
type archive struct {
	name   string
	reader *warc.Reader
	unread error // why it was not read to its end
}

// pages gives the pages of the archive. A record that is broken is one too.
func (a *archive) pages(yield func(*page) bool) {
	for {
		record, err := a.reader.Next()
		broken := new(warc.Error)
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.As(err, &broken):
			if !yield(a.broken(broken)) {
				return
			}
		case err != nil:
			a.unread = err
			return
		default:
			if !yield(a.page(record)) {
				return
			}
		}
	}
}

func (a *archive) broken(broken *warc.Error) *page {
	reason := broken.Err
	if errors.Is(reason, warc.ErrTooLarge) {
		reason = lede.ErrTooLarge
	}
	return &page{source: source{File: a.name, Offset: &broken.Offset, URL: broken.URL}, err: reason}
}

func (a *archive) page(record *warc.Record) *page {
	p := &page{source: source{File: a.name, Offset: &record.Offset, URL: record.URL, Retrieved: record.Date, Truncated: record.Truncated}}
	if record.Status != 0 && record.Status/100 != 2 {
		p.err = statusError(record.Status)
		return p
	}
	p.Page = lede.Page{HTML: bytes.NewReader(record.Body), URL: record.URL, ContentType: record.ContentType, Retrieved: record.Date}
	return p
}
