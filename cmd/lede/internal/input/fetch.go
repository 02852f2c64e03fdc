package input

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/lede-go/lede"
)

const (
	fetchTime     = 30 * time.Second
	mostRedirects = 10
	userAgent     = "lede (+https://github.com/lede-go/lede)"
)

// client fetches pages: each within a time, and over so many redirects.
var client = &http.Client{
	Timeout: fetchTime,
	CheckRedirect: func(_ *http.Request, via []*http.Request) error {
		if len(via) > mostRedirects {
			return fmt.Errorf("more than %d redirects", mostRedirects)
		}
		return nil
	},
}

// isAddress reports whether an input is the address of a page.
func isAddress(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// addressPage is a page that is fetched, with one request.
func addressPage(address string) *Page {
	return &Page{Source: Source{URL: address}, open: fetch}
}

// fetch asks a server for the page at s.URL. The page has the address that redirects
// led to, and the charset of the header.
func fetch(ctx context.Context, s *Source) (lede.Page, io.Closer, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL, nil)
	if err != nil {
		return lede.Page{}, nil, withoutAddress(err)
	}
	request.Header.Set("User-Agent", userAgent)
	request.Header.Set("Accept", "text/html,application/xhtml+xml")
	response, err := client.Do(request)
	if err != nil {
		return lede.Page{}, nil, withoutAddress(err)
	}
	contentType := response.Header.Get("Content-Type")
	switch kind, _, _ := mime.ParseMediaType(contentType); {
	case response.StatusCode/100 != 2:
		err = fmt.Errorf("the server answers %s", response.Status)
	case kind != "" && kind != "text/html" && kind != "application/xhtml+xml":
		err = fmt.Errorf("it is %.60s and not HTML", kind)
	case response.ContentLength > lede.DefaultMaxBytes:
		err = lede.ErrTooLarge
	}
	s.Retrieved = time.Now().UTC().Truncate(time.Second)
	page := lede.Page{HTML: response.Body, URL: response.Request.URL.String(), ContentType: contentType, Retrieved: s.Retrieved}
	return page, response.Body, err
}

// withoutAddress takes the method and the address off an error: its source has them.
func withoutAddress(err error) error {
	if onURL := new(url.Error); errors.As(err, &onURL) {
		return onURL.Err
	}
	return err
}
