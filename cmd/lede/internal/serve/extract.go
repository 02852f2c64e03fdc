package serve

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/export"
	"github.com/lede-go/lede/internal/page"
)

// retryAfter is after how many seconds those who were turned away may come again.
const retryAfter = "1"

// extract answers with the article of the page that a request holds.
func (s *server) extract(w http.ResponseWriter, r *http.Request) {
	if !s.slots.tryEnter() {
		s.refuse(w, refusalf(busy, "%d requests are being answered", s.Requests).with("Retry-After", retryAfter))
		return
	}
	defer s.slots.leave()
	begun := time.Now()
	contentType, text, err := s.article(w, r)
	if err != nil {
		s.refuse(w, refusalOf(err))
		return
	}
	s.metrics.seconds.UpdateDuration(begun)
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	w.Header().Set("Vary", "Accept")
	_, _ = w.Write(text) // whoever asked may have gone
}

// refusalOf gives the refusal that an error is, or makes one of it.
func refusalOf(err error) *refusal {
	if why := new(refusal); errors.As(err, &why) {
		return why
	}
	return refusalf(internal, "%v", err)
}

// article gives the article of the page that a request holds, in the format that it asks
// for.
func (s *server) article(w http.ResponseWriter, r *http.Request) (contentType string, text []byte, err error) {
	ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
	defer cancel()
	as, err := negotiate(r.Header)
	if err != nil {
		return "", nil, err
	}
	page, err := s.pageOf(ctx, w, r)
	if err != nil {
		return "", nil, err
	}
	if s.turns.enter(ctx) != nil {
		return "", nil, refusalf(timeout, "no core was free in time").with("Retry-After", retryAfter)
	}
	defer s.turns.leave()
	article, err := s.Extractor.ExtractPage(page)
	if err != nil {
		return "", nil, s.none(err)
	}
	text, err = as.encode(article)
	if errors.Is(err, export.ErrNoAddress) {
		return "", nil, refusalf(badURL, "this format names the address of the page, which the page does not tell: give url")
	}
	if err != nil {
		return "", nil, err
	}
	s.metrics.extracted(article)
	return as.contentType, text, nil
}

// none says why a page has no article.
func (s *server) none(err error) error {
	without := new(lede.NoArticleError)
	switch {
	case errors.As(err, &without):
		s.metrics.judged(without.Verdict)
		refused := refusalf(noArticle, "%v", err)
		refused.Verdict = &without.Verdict
		return refused
	case errors.Is(err, page.ErrNotHTML):
		return refusalf(notHTML, "%v", err).with("Accept", "text/html, application/xhtml+xml")
	case errors.Is(err, lede.ErrTooLarge):
		return refusalf(tooLarge, "a page may have %d bytes", s.MaxBody)
	}
	return err
}
