// Package saved reads folders of saved pages, with what is known of them: a manifest of
// their addresses, and a truth to hold articles against.
package saved

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"time"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/input"
	"github.com/lede-go/lede/internal/page"
)

// A Page is one saved page.
type Page struct {
	Name  string // its id in the manifest, or its file
	Truth *Truth // nil where none is known
	Bytes int64  // on disk
	given lede.Page
	html  []byte
}

// The files of a set.
const (
	manifestFile = "manifest.jsonl"
	truthFile    = "truth.jsonl"
)

// Pages gives the pages of inputs: folders with a manifest of their addresses, others, and
// single files. In the place of what cannot be read stands an error of one line. pageURL is
// the address of pages for which none is known.
func Pages(ctx context.Context, inputs []string, pageURL string) iter.Seq2[*Page, error] {
	return func(yield func(*Page, error) bool) {
		for _, name := range inputs {
			pages := loose(ctx, name, pageURL)
			if _, err := os.Stat(filepath.Join(name, manifestFile)); err == nil {
				pages = set(ctx, name)
			}
			for p, err := range pages {
				if !yield(p, err) || ctx.Err() != nil {
					return
				}
			}
		}
	}
}

// Size gives how many bytes the inputs have on disk.
func Size(ctx context.Context, inputs []string) int64 { return input.Size(ctx, inputs) }

// loose gives the pages of an input without a manifest.
func loose(ctx context.Context, name, pageURL string) iter.Seq2[*Page, error] {
	return func(yield func(*Page, error) bool) {
		behind := int64(0)
		for in := range input.Pages([]string{name}, "", nil) {
			p, err := load(ctx, in)
			p.Bytes, behind = in.Bytes-behind, in.Bytes
			if p.given.URL == "" {
				p.given.URL = pageURL
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// An entry is a line of a manifest.
type entry struct{ ID, URL, Path string }

// set gives the pages that a manifest names.
func set(ctx context.Context, dir string) iter.Seq2[*Page, error] {
	return func(yield func(*Page, error) bool) {
		truths, faults := readTruths(filepath.Join(dir, truthFile))
		entries, more := readLines[entry](filepath.Join(dir, manifestFile))
		for _, fault := range append(faults, more...) {
			if !yield(nil, fault) {
				return
			}
		}
		listed := map[string]bool{}
		for _, e := range entries {
			listed[e.ID] = true
			if !yield(fromSet(ctx, dir, e, truths)) {
				return
			}
		}
		for id := range truths {
			if !listed[id] && !yield(nil, fmt.Errorf("%s: no page is called %q", filepath.Join(dir, truthFile), id)) {
				return
			}
		}
	}
}

// fromSet reads the page of a line of a manifest.
func fromSet(ctx context.Context, dir string, e entry, truths map[string]*Truth) (*Page, error) {
	if !filepath.IsLocal(e.Path) {
		return nil, fmt.Errorf("%s: %q is no path in the folder", filepath.Join(dir, manifestFile), e.Path)
	}
	for in := range input.Pages([]string{filepath.Join(dir, e.Path)}, e.URL, nil) {
		p, err := load(ctx, in)
		if p != nil {
			p.Name, p.Truth, p.Bytes = e.ID, truths[e.ID], in.Bytes
		}
		return p, err
	}
	return nil, fmt.Errorf("%s: no page", e.Path)
}

// load reads a page whole, for it is read more than once. Its errors name it.
func load(ctx context.Context, in *input.Page) (*Page, error) {
	given, closer, err := in.Open(ctx)
	if closer != nil {
		defer func() { _ = closer.Close() }() // nothing was written
	}
	p := &Page{Name: in.Source.String(), Bytes: in.Bytes, given: given}
	if err == nil {
		p.html, err = io.ReadAll(io.LimitReader(given.HTML, lede.DefaultMaxBytes+1))
	}
	if err == nil && len(bytes.TrimSpace(p.html)) == 0 {
		err = fmt.Errorf("is empty")
	}
	if err != nil {
		return p, fmt.Errorf("%s: %w", in.Source, err)
	}
	return p, nil
}

// Extract extracts the article of the page.
func (p *Page) Extract(e *lede.Extractor) (*lede.Article, error) {
	a, err := e.ExtractPage(p.Given())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name, err)
	}
	return a, nil
}

// Describe gives what the page says of itself.
func (p *Page) Describe(e *lede.Extractor) (*lede.Article, error) {
	a, err := e.Describe(p.Given())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name, err)
	}
	return a, nil
}

// Tree gives the parsed page.
func (p *Page) Tree() (*page.Page, error) {
	tree, err := page.Read(bytes.NewReader(p.html), p.given.URL, page.Options{ContentType: p.given.ContentType, Retrieved: p.given.Retrieved})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name, err)
	}
	return tree, nil
}

// Retrieved gives when the page was fetched; zero where that is not known.
func (p *Page) Retrieved() time.Time { return p.given.Retrieved }
