// Package batch runs pages through the extractor: many at once, their results in the
// order of the pages.
package batch

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/input"
	"github.com/lede-go/lede/cmd/lede/internal/output"
	"github.com/lede-go/lede/internal/inorder"
)

// A Batch says what to do with pages.
type Batch struct {
	Extractor *lede.Extractor
	// MinConfidence refuses articles whose confidence is under it.
	MinConfidence float64
	// Workers is how many pages are worked on at once.
	Workers int
	// Encode prints what a page gave; it is called by many workers.
	Encode func(e *output.Entry) ([]byte, error)
	Sink   output.Sink
	Report *Report
}

// A result is what one page gave.
type result struct {
	page    *input.Page
	err     error // why there is no article
	encoded []byte
}

// Run extracts pages until they end or ctx is done; then its error is that of ctx, and
// the sink has all that was begun. A page that fails is told to the report and costs
// nothing else. The error of a sink that cannot be written ends the run.
func (b *Batch) Run(ctx context.Context, pages iter.Seq[*input.Page]) error {
	work := func(p *input.Page) result { return b.work(ctx, p) }
	err := inorder.Do(ctx, pages, b.Workers, work, b.take)
	return errors.Join(err, ctx.Err())
}

// work extracts a page and encodes what it gives: an article, or an error, which is
// also what an article gives that the format cannot hold.
func (b *Batch) work(ctx context.Context, p *input.Page) result {
	article, err := b.extract(ctx, p)
	r := result{page: p, err: err}
	if err == nil {
		r.encoded, r.err = b.Encode(&output.Entry{Source: &p.Source, Article: article})
	}
	if r.err != nil {
		r.encoded, _ = b.Encode(&output.Entry{Source: &p.Source, Error: r.err.Error()}) // a text and no more
	}
	return r
}

func (b *Batch) extract(ctx context.Context, p *input.Page) (*lede.Article, error) {
	page, closer, err := p.Open(ctx)
	if closer != nil {
		defer func() { _ = closer.Close() }() // it was only read
	}
	if err != nil {
		return nil, err
	}
	article, err := b.Extractor.ExtractPage(page)
	if err != nil {
		return nil, err
	}
	if article.Confidence < b.MinConfidence {
		return nil, &doubtedError{article.Confidence, b.MinConfidence}
	}
	return article, nil
}

// A doubtedError is an article whose confidence is under what was asked for.
type doubtedError struct{ have, want float64 }

func (e *doubtedError) Error() string {
	return fmt.Sprintf("confidence %.2f is under %.2f", e.have, e.want)
}

// take writes a result.
func (b *Batch) take(r result) error {
	if errors.Is(r.err, context.Canceled) {
		return r.err // it was not read to its end: a later run does that
	}
	switch err := b.Sink.Put(r.page.Source, r.encoded); {
	case errors.Is(err, output.ErrExists):
		r.err = err
	case err != nil:
		return err
	}
	b.Report.add(r)
	return nil
}

// refusal gives the reason for which a page was refused; "" for a page that could not
// be read, or written.
func refusal(err error) string {
	var status *input.RefusedError
	var doubted *doubtedError
	var unread *input.Error
	switch {
	case errors.As(err, &unread):
		return ""
	case errors.As(err, &status):
		return status.Reason
	case errors.As(err, &doubted):
		return "low confidence"
	case errors.Is(err, lede.ErrTooLarge):
		return "too large"
	case errors.Is(err, lede.ErrNoArticle):
		return "no article"
	}
	return ""
}
