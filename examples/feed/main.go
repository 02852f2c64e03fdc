// Command feed is a reader of RSS feeds: it fetches the stories that a feed names and
// makes one page of them. The HTML of package export is safe without a sanitiser.
//
//	go run ./examples/feed https://www.theguardian.com/world/rss > page.html
package main

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/export"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: feed ADDRESS")
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := show(ctx, os.Args[1], os.Stdout); err != nil {
		log.Print(err)
	}
}

// A feed is what is read of an RSS feed.
type feed struct {
	Stories []string `xml:"channel>item>link"`
}

// show writes the stories of a feed as a page, and logs which cannot be had.
func show(ctx context.Context, address string, w io.Writer) error {
	var f feed
	err := fetch(ctx, address, func(r *http.Response) error { return xml.NewDecoder(r.Body).Decode(&f) })
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintln(w, `<!doctype html><meta charset="utf-8">`); err != nil {
		return err
	}
	for n, story := range f.Stories {
		story = strings.TrimSpace(story)
		err := fetch(ctx, story, func(r *http.Response) error {
			article, err := new(lede.Extractor).ExtractPage(lede.Page{HTML: r.Body, URL: story, ContentType: r.Header.Get("Content-Type")})
			if err != nil {
				return err
			}
			return export.HTML(w, article, export.Options{IDPrefix: fmt.Sprintf("story-%d-", n+1)})
		})
		if err != nil {
			log.Printf("%s: %v", story, err)
		}
	}
	return nil
}

// fetch hands what is at an address to read.
func fetch(ctx context.Context, address string, read func(*http.Response) error) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("status %s", response.Status)
	}
	return read(response)
}
