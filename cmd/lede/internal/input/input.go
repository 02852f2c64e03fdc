// Package input turns what a command line names into pages: files, folders, web
// archives, addresses, and standard input.
package input

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/internal/warc"
)

// Stdin is the input that names standard input.
const Stdin = "-"

// A Source says where a page came from.
type Source struct {
	// File is the path of the file that the page is or stands in; "-" for standard
	// input, and "" for a page that was fetched.
	File string `json:"file,omitempty"`
	// Offset is where the page's record begins in a web archive.
	Offset *int64 `json:"offset,omitempty"`
	// URL is the address of the page, where it is known before the page is read.
	URL string `json:"url,omitempty"`
	// Retrieved is when the page was fetched, by a crawler or just now.
	Retrieved time.Time `json:"retrieved,omitzero"`
	// Truncated says why the page is not whole, where that is known.
	Truncated string `json:"truncated,omitempty"`
}

// String names the source in a message.
func (s Source) String() string {
	switch {
	case s.File == "":
		return s.URL
	case s.File == Stdin:
		return "standard input"
	case s.Offset != nil:
		return fmt.Sprintf("%s: byte %d", s.File, *s.Offset)
	}
	return s.File
}

// Same reports whether two sources are the same page.
func (s Source) Same(t Source) bool {
	sameOffset := s.Offset == nil && t.Offset == nil || s.Offset != nil && t.Offset != nil && *s.Offset == *t.Offset
	return s.File == t.File && sameOffset && (s.File != "" || s.URL == t.URL)
}

// A Page is one page of the inputs, or what stands there instead.
type Page struct {
	// Input is the place in the list of inputs of the one that the page is from.
	Input  int
	Source Source
	// Bytes is how much of the inputs is behind when this page is.
	Bytes int64
	// open opens the page. An error of it says why there is no page.
	open func(ctx context.Context, s *Source) (lede.Page, io.Closer, error)
}

// Open opens the page, once; that may complete its Source. The error is
//
//  1. a *RefusedError, or one that wraps lede.ErrTooLarge, for a page that was there
//     and is none to read;
//  2. an *Error for what could not be read, as are those that come from the page's
//     HTML later.
func (p *Page) Open(ctx context.Context) (lede.Page, io.Closer, error) {
	open := p.open
	p.open = nil // it can hold the page, which goes when it has been read
	page, closer, err := open(ctx, &p.Source)
	if err != nil {
		if refused := new(RefusedError); !errors.As(err, &refused) && !errors.Is(err, lede.ErrTooLarge) {
			err = &Error{err}
		}
		return page, closer, err
	}
	if _, isRead := page.HTML.(*bytes.Reader); !isRead {
		page.HTML = reading{page.HTML}
	}
	return page, closer, nil
}

// An Error is a page that could not be read.
type Error struct{ err error }

func (e *Error) Error() string { return e.err.Error() }

func (e *Error) Unwrap() error { return e.err }

// reading makes an *Error of the errors of a reader.
type reading struct{ io.Reader }

func (r reading) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = &Error{err}
	}
	return n, err
}

// A RefusedError is a page that is none to read, by what the server answered.
type RefusedError struct{ Reason string }

func (e *RefusedError) Error() string { return e.Reason }

// IsSingle reports whether inputs are one page and cannot be more: a file that is no
// web archive, an address, or standard input.
func IsSingle(inputs []string) bool {
	if len(inputs) != 1 {
		return false
	}
	info, err := os.Stat(inputs[0])
	return isAddress(inputs[0]) || inputs[0] == Stdin || !warc.IsArchive(inputs[0]) && (err != nil || !info.IsDir())
}

// Pages gives the pages of all inputs, in order; folders in the order of their names.
// What cannot be read is a page too, whose Open says why. pageURL is the address of
// a single page, where the caller knows it.
func Pages(inputs []string, pageURL string, stdin io.Reader) iter.Seq[*Page] {
	return func(yield func(*Page) bool) {
		for n, name := range inputs {
			goOn := true
			pagesOf(name, stdin)(func(p *Page) bool {
				p.Input = n
				if pageURL != "" {
					p.Source.URL = pageURL
				}
				goOn = yield(p)
				return goOn
			})
			if !goOn {
				return
			}
		}
	}
}

// pagesOf gives the pages of one input.
func pagesOf(name string, stdin io.Reader) iter.Seq[*Page] {
	info, err := os.Stat(name)
	switch {
	case name == Stdin:
		return one(standardInput(stdin))
	case isAddress(name):
		return one(addressPage(name))
	case err != nil:
		return one(failed(Source{File: name}, err))
	case info.IsDir():
		return folder(name)
	case warc.IsArchive(name):
		return archive(name, info.Size())
	}
	return one(filePage(name, info.Size()))
}

func one(p *Page) iter.Seq[*Page] {
	return func(yield func(*Page) bool) { yield(p) }
}

// failed is what stands in place of a page that cannot be read.
func failed(s Source, err error) *Page {
	if onPath := new(fs.PathError); errors.As(err, &onPath) {
		err = onPath.Err // the source names the path
	}
	return &Page{Source: s, open: func(context.Context, *Source) (lede.Page, io.Closer, error) {
		return lede.Page{}, nil, err
	}}
}

// folder gives the pages and archives under a folder.
func folder(name string) iter.Seq[*Page] {
	return func(yield func(*Page) bool) {
		found := false
		goOn := true
		give := func(p *Page) bool {
			found = true
			goOn = yield(p)
			return goOn
		}
		err := walk(name, func(path string, size int64, err error) bool {
			switch {
			case err != nil:
				return give(failed(Source{File: path}, err))
			case warc.IsArchive(path):
				archive(path, size)(give)
				return goOn
			}
			return give(filePage(path, size))
		})
		if !goOn {
			return
		}
		if err == nil && !found {
			err = errors.New("no pages in this folder")
		}
		if err != nil {
			yield(failed(Source{File: name}, err))
		}
	}
}

// walk calls visit for each page and archive under a folder, until it says no. A link
// to a file is followed, one to a folder is not.
func walk(name string, visit func(path string, size int64, err error) bool) error {
	return filepath.WalkDir(name, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && (entry.IsDir() || !isPage(path) && !warc.IsArchive(path)) {
			return nil
		}
		size := int64(0)
		if err == nil {
			var info fs.FileInfo
			info, err = os.Stat(path)
			if err == nil && !info.Mode().IsRegular() {
				return nil
			}
			if err == nil {
				size = info.Size()
			}
		}
		if !visit(path, size, err) {
			return fs.SkipAll
		}
		return nil
	})
}

// Files gives the files under a folder that are pages by their names, in their order.
// What cannot be read is left out.
func Files(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		_ = walk(name, func(path string, _ int64, err error) bool {
			return err != nil || warc.IsArchive(path) || yield(path)
		})
	}
}

// Size gives how many bytes the inputs have on disk; addresses and standard input
// count nothing.
func Size(ctx context.Context, inputs []string) int64 {
	total := int64(0)
	for _, name := range inputs {
		info, err := os.Stat(name)
		switch {
		case err != nil:
		case info.IsDir():
			_ = walk(name, func(_ string, size int64, _ error) bool { // what is wrong with it is said where it is read
				total += size
				return ctx.Err() == nil
			})
		default:
			total += info.Size()
		}
	}
	return total
}

// pageEndings are the ends of the names of files that are pages, each with .gz too.
var pageEndings = [...]string{".html", ".htm", ".xhtml", ".mhtml"}

// isPage reports whether a file is a page by its name.
func isPage(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	for _, ending := range pageEndings {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}
