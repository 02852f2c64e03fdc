package serve

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"strings"

	"github.com/lede-go/lede"
)

// pageOf reads the page that a request holds: the HTML of its body, the address in the
// parameter url, and the charset of its Content-Type. The body has to come before the
// deadline of ctx. The error is a *refusal.
func (s *server) pageOf(ctx context.Context, w http.ResponseWriter, r *http.Request) (lede.Page, error) {
	address, err := addressOf(r.URL.RawQuery)
	if err != nil {
		return lede.Page{}, err
	}
	contentType := r.Header.Get("Content-Type")
	if !isHTML(contentType) {
		return lede.Page{}, refusalf(notHTML, "the Content-Type of a page is text/html or application/xhtml+xml").
			with("Accept", "text/html, application/xhtml+xml")
	}
	if until, ok := ctx.Deadline(); ok {
		// Where the connection has no deadlines, its maker bounds it otherwise.
		_ = http.NewResponseController(w).SetReadDeadline(until)
	}
	html, err := s.readBody(w, r)
	if err != nil {
		return lede.Page{}, err
	}
	s.metrics.bytes.Add(len(html))
	return lede.Page{HTML: bytes.NewReader(html), URL: address, ContentType: contentType}, nil
}

// addressOf gives the address of the page in a query, or "" where there is none.
func addressOf(query string) (string, error) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return "", refusalf(badURL, "the query cannot be read")
	}
	address := values.Get("url")
	if address == "" {
		return "", nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", refusalf(badURL, "url is the address of the page: http or https, with a host")
	}
	return address, nil
}

// isHTML reports whether a Content-Type is that of a page, or says nothing.
func isHTML(contentType string) bool {
	if contentType == "" {
		return true
	}
	kind, _, err := mime.ParseMediaType(contentType)
	isPage := kind == "text/html" || kind == "application/xhtml+xml"
	return isPage && (err == nil || errors.Is(err, mime.ErrInvalidMediaParameter))
}

// readBody reads the body of a request, unpacked. The limit holds for it as it comes and
// as it is unpacked.
func (s *server) readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	large := refusalf(tooLarge, "a page may have %d bytes", s.MaxBody)
	if r.ContentLength > s.MaxBody {
		return nil, large
	}
	body := io.Reader(http.MaxBytesReader(w, r.Body, s.MaxBody))
	switch encoding := strings.ToLower(strings.Join(r.Header.Values("Content-Encoding"), ",")); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		unpacked, err := gzip.NewReader(body)
		if err != nil {
			return nil, broken(err, large)
		}
		body = unpacked
	default:
		return nil, refusalf(unknownEncoding, "a body may be packed in gzip, or not").with("Accept-Encoding", "gzip")
	}
	html, err := io.ReadAll(io.LimitReader(body, s.MaxBody+1))
	switch {
	case err != nil:
		return nil, broken(err, large)
	case int64(len(html)) > s.MaxBody:
		return nil, large
	}
	return html, nil
}

// broken says why a body could not be read.
func broken(err error, large *refusal) *refusal {
	over := new(http.MaxBytesError)
	switch {
	case errors.As(err, &over):
		return large
	case errors.Is(err, os.ErrDeadlineExceeded):
		return refusalf(timeout, "the body did not come in time").with("Retry-After", retryAfter)
	}
	return refusalf(badBody, "the body cannot be read to its end")
}
