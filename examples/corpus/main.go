// Command corpus makes a text corpus of a folder of pages: JSON Lines with title, text
// and day, by as many workers as there are cores.
//
//	go run ./examples/corpus pages/ > corpus.jsonl
package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path"
	"runtime"
	"strings"
	"sync"

	"github.com/lede-go/lede"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: corpus FOLDER")
	}
	if err := build(os.DirFS(os.Args[1]), json.NewEncoder(os.Stdout)); err != nil {
		log.Fatal(err)
	}
}

// build writes a line for each article that lede is fairly sure of, in no order, and
// logs which pages have none.
func build(pages fs.FS, out *json.Encoder) error {
	names := make(chan string)
	var line sync.Mutex // one at a time
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for name := range names {
				doc, err := read(pages, name)
				line.Lock()
				if err == nil {
					err = out.Encode(doc)
				}
				line.Unlock()
				if err != nil {
					log.Printf("%s: %v", name, err)
				}
			}
		})
	}
	err := fs.WalkDir(pages, ".", func(name string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(path.Ext(name), ".htm") {
			names <- name
		}
		return err
	})
	close(names)
	workers.Wait()
	return err
}

var extractor = lede.Extractor{NoSpans: true}

// read gives the line of one page.
func read(pages fs.FS, name string) (map[string]any, error) {
	file, err := pages.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	a, err := extractor.Extract(file, "")
	switch {
	case err != nil:
		return nil, err
	case a.Confidence < 0.5:
		return nil, fmt.Errorf("confidence %.2f", a.Confidence)
	}
	return map[string]any{"file": name, "title": a.Title, "published": a.Published, "text": strings.Join(a.Paragraphs, "\n")}, nil
}
