package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/lede-go/lede"
)

// A line is what a page gave, as a line of JSON, and what of it is counted.
type line struct {
	json      []byte
	isArticle bool
	counters  []string
}

// An entry is what is in a line: an article, or an error.
type entry struct {
	Source *source `json:"source"`
	*lede.Article
	Error string `json:"error,omitempty"`
}

// work extracts a page. It is called by many goroutines.
func (fn *extractFn) work(p *page) line {
	article, err := fn.article(p)
	if err == nil {
		var encoded []byte
		if encoded, err = encode(entry{Source: &p.source, Article: article}); err == nil {
			return line{json: encoded, isArticle: true, counters: articleCounters(article)}
		}
	}
	encoded, _ := encode(entry{Source: &p.source, Error: err.Error()}) // texts alone
	return line{json: encoded, counters: []string{"pages", refusal(err)}}
}

// article extracts a page. The library panics on no page that is known; one that makes
// it costs itself, and not the work of hours on the other archives of its bundle.
func (fn *extractFn) article(p *page) (a *lede.Article, err error) {
	if p.err != nil {
		return nil, p.err
	}
	defer func() {
		if r := recover(); r != nil {
			a, err = nil, fmt.Errorf("panic: %v", r)
		}
	}()
	return fn.extractor.ExtractPage(p.Page)
}

// encode gives a line of JSON, as lede extract prints it.
func encode(e entry) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(e)
	return b.Bytes(), err
}

// articleCounters names the counters of an article, a warning once.
func articleCounters(a *lede.Article) []string {
	counters := []string{"pages", "articles"}
	seen := map[string]bool{}
	for _, warning := range a.Warnings {
		if !seen[warning.Code] {
			seen[warning.Code] = true
			counters = append(counters, "warned: "+warning.Code)
		}
	}
	return counters
}

// refusal names the counter of a page without an article.
func refusal(err error) string {
	var status statusError
	switch {
	case errors.As(err, &status):
		return "refused: " + status.Error()
	case errors.Is(err, lede.ErrTooLarge):
		return "refused: too large"
	case errors.Is(err, lede.ErrNoArticle):
		return "refused: no article"
	}
	return "failed"
}
