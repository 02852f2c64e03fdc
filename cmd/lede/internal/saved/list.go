package saved

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/input"
)

// An Entry is a page of a folder that is not read yet.
type Entry struct {
	// ID tells it from the others of the folder: its file from the folder on, or its id
	// in the manifest, behind the name of its set where the folder holds several.
	ID    string
	URL   string // "" where only the page may know it
	File  string // from the folder on
	Truth *Truth // nil where none is known
	dir   string
}

// List gives the pages of a folder without reading them: of one with a manifest, of one whose
// folders have some, else its files. Web archives are left out, and lines of a manifest that
// name no page of the folder. The error says that there is no such folder.
func List(dir string) ([]Entry, error) {
	if isSet(dir) {
		return listSet(dir, ""), nil
	}
	inside, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("list pages: %w", err)
	}
	var list []Entry
	for _, e := range inside {
		if isSet(filepath.Join(dir, e.Name())) {
			list = append(list, listSet(dir, e.Name())...)
		}
	}
	if list != nil {
		return list, nil
	}
	for file := range input.Files(dir) {
		if from, err := filepath.Rel(dir, file); err == nil {
			list = append(list, Entry{ID: filepath.ToSlash(from), File: from, dir: dir})
		}
	}
	return list, nil
}

func isSet(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, manifestFile))
	return err == nil
}

// listSet lists the pages of the set in a folder of dir; "" for dir itself.
func listSet(dir, folder string) []Entry {
	truths, _ := readTruths(filepath.Join(dir, folder, truthFile)) // a line that is none is of no page here
	entries, _ := readLines[entry](filepath.Join(dir, folder, manifestFile))
	var list []Entry
	for _, e := range entries {
		if filepath.IsLocal(e.Path) {
			list = append(list, Entry{filepath.ToSlash(filepath.Join(folder, e.ID)), e.URL, filepath.Join(folder, e.Path), truths[e.ID], dir})
		}
	}
	return list
}

// Load reads the page.
func (e Entry) Load(ctx context.Context) (*Page, error) {
	for in := range input.Pages([]string{filepath.Join(e.dir, e.File)}, e.URL, nil) {
		p, err := load(ctx, in)
		if err != nil {
			return nil, err
		}
		p.Name, p.Truth = e.ID, e.Truth
		return p, nil
	}
	return nil, fmt.Errorf("%s: no page", e.File)
}

// New gives a page that was not saved, read whole. The error is that of reading it.
func New(name string, given lede.Page) (*Page, error) {
	source, err := io.ReadAll(io.LimitReader(given.HTML, lede.DefaultMaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &Page{Name: name, Bytes: int64(len(source)), given: given, html: source}, nil
}

// Given gives the page as extraction takes it, from its beginning.
func (p *Page) Given() lede.Page {
	given := p.given
	given.HTML = bytes.NewReader(p.html)
	return given
}
