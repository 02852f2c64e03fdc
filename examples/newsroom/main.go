// Command newsroom is a service that gives stories of the houses that a newsroom follows as
// ninjs of the IPTC:
//
//	go run ./examples/newsroom www.theguardian.com apnews.com
//	curl 'localhost:8080/?url=https://www.theguardian.com/world/some-story'
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"slices"
	"time"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/export"
)

func main() {
	s := service{hosts: os.Args[1:], deadline: 10 * time.Second}
	log.Fatal((&http.Server{Addr: "localhost:8080", Handler: s, ReadHeaderTimeout: s.deadline}).ListenAndServe())
}

// A service fetches stories from the hosts that it knows, and from nowhere else.
type service struct {
	hosts    []string
	deadline time.Duration // for the whole of a story
	lede.Extractor
}

// ServeHTTP answers with the ninjs of the story at the address in the parameter url.
func (s service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), s.deadline)
	defer cancel()
	var ninjs bytes.Buffer
	switch err := s.story(ctx, r.FormValue("url"), &ninjs); {
	case errors.Is(err, context.DeadlineExceeded):
		http.Error(w, "the story took too long", http.StatusGatewayTimeout)
	case err != nil:
		http.Error(w, err.Error(), http.StatusBadGateway)
	default:
		w.Header().Set("Content-Type", "application/json")
		_, _ = ninjs.WriteTo(w) // whoever asked may have gone
	}
}

// story writes the ninjs of a story. The charset in the header of the answer stands above
// the page's own, and the address is the one that redirects end at.
func (s service) story(ctx context.Context, address string, ninjs io.Writer) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	check := func(r *http.Request, before []*http.Request) error {
		if !slices.Contains(s.hosts, r.URL.Host) || len(before) > 10 {
			return fmt.Errorf("%q is no house that is followed", r.URL.Host)
		}
		return nil
	}
	if err = check(request, nil); err != nil {
		return err
	}
	response, err := (&http.Client{CheckRedirect: check}).Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	page := lede.Page{HTML: response.Body, URL: response.Request.URL.String(), ContentType: response.Header.Get("Content-Type"), Retrieved: time.Now()}
	article, err := s.ExtractPage(page)
	if err != nil {
		return err
	}
	return export.NINJS(ninjs, article, export.Options{})
}
