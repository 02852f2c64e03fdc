package input

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/lede-go/lede"
)

// filePage is a page that is a file.
func filePage(name string, size int64) *Page {
	return &Page{Source: Source{File: name}, Bytes: size, open: func(_ context.Context, s *Source) (lede.Page, io.Closer, error) {
		return openFile(name, s)
	}}
}

// openFile opens a file.
func openFile(name string, s *Source) (lede.Page, io.Closer, error) {
	file, err := os.Open(name)
	if onPath := new(fs.PathError); errors.As(err, &onPath) {
		return lede.Page{}, nil, onPath.Err
	}
	page, err := decode(name, file, s)
	return page, file, err
}

// Decode gives the page that r, the bytes of a file of that name, holds. pageURL is its
// address, where the caller knows it.
func Decode(name, pageURL string, r io.Reader) (lede.Page, error) {
	page, err := decode(name, r, &Source{File: name, URL: pageURL})
	if err != nil {
		return lede.Page{}, &Error{err}
	}
	page.HTML = reading{page.HTML}
	return page, nil
}

// decode opens a page in r: HTML or MHTML, by its name, in gzip where it ends in .gz.
func decode(name string, r io.Reader, s *Source) (lede.Page, error) {
	lower := strings.ToLower(name)
	if strings.HasSuffix(lower, ".gz") {
		unpacked, err := gzip.NewReader(r)
		if err != nil {
			return lede.Page{}, fmt.Errorf("not in gzip: %w", err)
		}
		r, lower = unpacked, strings.TrimSuffix(lower, ".gz")
	}
	if strings.HasSuffix(lower, ".mhtml") || strings.HasSuffix(lower, ".mht") {
		return readMHTML(r, s)
	}
	return lede.Page{HTML: r, URL: s.URL}, nil
}

// standardInput is the page that standard input holds.
func standardInput(stdin io.Reader) *Page {
	return &Page{Source: Source{File: Stdin}, open: func(_ context.Context, s *Source) (lede.Page, io.Closer, error) {
		return lede.Page{HTML: stdin, URL: s.URL}, nil, nil
	}}
}
