// Package explain shows what extraction made of a page: the page's text in its order,
// what of it is the article, what was dropped and by whom, and where each field came from.
package explain

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/internal/page"
)

// A Report is what extraction made of a page.
type Report struct {
	// Name is what the page is called: its file or its address.
	Name string
	// Article is the article, or what the page says of itself where None is set.
	Article *lede.Article
	// None is the error of a page without an article, or nil.
	None *lede.NoArticleError
	// Verdict is that of the article, or of None.
	Verdict lede.Verdict
	// Fields are the fields that have a value or a source.
	Fields []Field
	// Before, Body and After are the text of the page in its order: in front of the
	// article, from its first block to its last, and behind it. Of a page without an
	// article all is in Before.
	Before, Body, After []Piece
}

// New explains a page. The error is that of reading it, or wraps lede.ErrNoArticle
// where it is no HTML at all; a page without an article is no error.
func New(e lede.Extractor, name string, p lede.Page) (*Report, error) {
	source, err := io.ReadAll(io.LimitReader(p.HTML, lede.DefaultMaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	again := func() lede.Page {
		p.HTML = bytes.NewReader(source)
		return p
	}
	e.Trace = true
	r := &Report{Name: name}
	r.Article, err = e.ExtractPage(again())
	switch {
	case errors.As(err, &r.None):
		r.Article, err = e.Describe(again())
		r.Verdict = r.None.Verdict
	case err == nil:
		r.Verdict = r.Article.Verdict
	}
	if err != nil {
		return nil, err
	}
	tree, err := page.Read(again().HTML, p.URL, page.Options{ContentType: p.ContentType, Retrieved: p.Retrieved})
	if err != nil {
		return nil, err
	}
	r.Fields = fieldsOf(r.Article)
	r.lay(readText(tree.Doc))
	return r, nil
}

// Applied says which rules were applied, or that none was.
func (r *Report) Applied() string {
	a := r.Article.Rule
	text := joined(", ", a.Name, labelled("layout ", a.Layout), labelled("platform ", a.Platform), labelled("system ", a.CMS))
	return cmp.Or(text, "none")
}

// Confidence gives the confidence of the article with two digits; "" where there is none.
func (r *Report) Confidence() string {
	if r.None != nil {
		return ""
	}
	return fmt.Sprintf("%.2f", r.Article.Confidence)
}
