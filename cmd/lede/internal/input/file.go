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

// openFile opens a file: HTML or MHTML, by its name, in gzip where it ends in .gz.
func openFile(name string, s *Source) (lede.Page, io.Closer, error) {
	file, err := os.Open(name)
	if onPath := new(fs.PathError); errors.As(err, &onPath) {
		return lede.Page{}, nil, onPath.Err
	}
	var r io.Reader = file
	lower := strings.ToLower(name)
	if strings.HasSuffix(lower, ".gz") {
		unpacked, err := gzip.NewReader(file)
		if err != nil {
			return lede.Page{}, file, fmt.Errorf("not in gzip: %w", err)
		}
		r, lower = unpacked, strings.TrimSuffix(lower, ".gz")
	}
	if strings.HasSuffix(lower, ".mhtml") || strings.HasSuffix(lower, ".mht") {
		page, err := readMHTML(r, s)
		return page, file, err
	}
	return lede.Page{HTML: r, URL: s.URL}, file, nil
}

// standardInput is the page that standard input holds.
func standardInput(stdin io.Reader) *Page {
	return &Page{Source: Source{File: Stdin}, open: func(_ context.Context, s *Source) (lede.Page, io.Closer, error) {
		return lede.Page{HTML: stdin, URL: s.URL}, nil, nil
	}}
}
