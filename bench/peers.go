package main

import (
	"bytes"
	"errors"
	"fmt"
	nurl "net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	readeck "codeberg.org/readeck/go-readability/v2"
	"codeberg.org/readeck/go-readability/v2/render"
	shiori "github.com/go-shiori/go-readability"
	"github.com/lede-go/lede/bench/score"
	distiller "github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// An Extractor is one row of the tables: lede, or a peer.
type Extractor interface {
	Name() string
	// Extract takes a page as it came, and finds out its charset.
	Extract(page []byte, at *nurl.URL) (Result, error)
	// ExtractNode takes a page that is parsed, and may change it.
	ExtractNode(doc *html.Node, at *nurl.URL) (Result, error)
}

// A Result turns what an extractor gave into the form that is scored. It is
// separate from the call, so that the conversion is outside the clock.
type Result func() score.Prediction

// peers gives the Go libraries that lede stands beside, each with its default
// settings.
func peers() []Extractor {
	return []Extractor{shioriPeer{}, readeckPeer{}, trafilaturaPeer{}, distillerPeer{}}
}

// shioriPeer is go-shiori/go-readability. Its Byline is a printed line, not a
// list of people, so it names no authors; the same goes for readeck's.
type shioriPeer struct{}

func (shioriPeer) Name() string { return "go-readability" }

func (shioriPeer) Extract(page []byte, at *nurl.URL) (Result, error) {
	a, err := shiori.FromReader(bytes.NewReader(page), at)
	return shioriResult(a), err
}

func (shioriPeer) ExtractNode(doc *html.Node, at *nurl.URL) (Result, error) {
	a, err := shiori.FromDocument(doc, at)
	return shioriResult(a), err
}

func shioriResult(a shiori.Article) Result {
	return func() score.Prediction {
		p := score.Prediction{Title: a.Title, Text: innerText(a.Node), Paragraphs: blockTexts(a.Node)}
		if a.PublishedTime != nil {
			p.Date = day(*a.PublishedTime)
		}
		return p
	}
}

// readeckPeer is codeberg.org/readeck/go-readability/v2.
type readeckPeer struct{}

func (readeckPeer) Name() string { return "readeck v2" }

func (readeckPeer) Extract(page []byte, at *nurl.URL) (Result, error) {
	a, err := readeck.FromReader(bytes.NewReader(page), at)
	return readeckResult(a), err
}

func (readeckPeer) ExtractNode(doc *html.Node, at *nurl.URL) (Result, error) {
	parser := readeck.NewParser()
	a, err := parser.ParseAndMutate(doc, at)
	return readeckResult(a), err
}

func readeckResult(a readeck.Article) Result {
	return func() score.Prediction {
		p := score.Prediction{Title: a.Title(), Text: innerText(a.Node), Paragraphs: blockTexts(a.Node)}
		if t, err := a.PublishedTime(); err == nil {
			p.Date = day(t)
		}
		return p
	}
}

// trafilaturaPeer is markusmobius/go-trafilatura, with the fallback to
// go-readability and go-domdistiller that its own benchmark uses.
type trafilaturaPeer struct{}

func (trafilaturaPeer) Name() string { return "go-trafilatura" }

func (trafilaturaPeer) options(at *nurl.URL) trafilatura.Options {
	return trafilatura.Options{OriginalURL: at, EnableFallback: true, ExcludeComments: true}
}

func (p trafilaturaPeer) Extract(page []byte, at *nurl.URL) (Result, error) {
	r, err := trafilatura.Extract(bytes.NewReader(page), p.options(at))
	return trafilaturaResult(r), err
}

func (p trafilaturaPeer) ExtractNode(doc *html.Node, at *nurl.URL) (Result, error) {
	r, err := trafilatura.ExtractDocument(doc, p.options(at))
	return trafilaturaResult(r), err
}

func trafilaturaResult(r *trafilatura.ExtractResult) Result {
	return func() score.Prediction {
		p := score.Prediction{Title: r.Metadata.Title, Text: innerText(r.ContentNode), Paragraphs: blockTexts(r.ContentNode)}
		for name := range strings.SplitSeq(r.Metadata.Author, ";") {
			if name = strings.TrimSpace(name); name != "" {
				p.Authors = append(p.Authors, name)
			}
		}
		p.Date = day(r.Metadata.Date)
		return p
	}
}

// distillerPeer is markusmobius/go-domdistiller, without the search for the
// next page, which is no part of the article.
type distillerPeer struct{}

func (distillerPeer) Name() string { return "go-domdistiller" }

func (distillerPeer) options(at *nurl.URL) *distiller.Options {
	return &distiller.Options{OriginalURL: at, SkipPagination: true}
}

func (p distillerPeer) Extract(page []byte, at *nurl.URL) (Result, error) {
	r, err := distiller.ApplyForReader(bytes.NewReader(page), p.options(at))
	return distillerResult(r), err
}

func (p distillerPeer) ExtractNode(doc *html.Node, at *nurl.URL) (Result, error) {
	r, err := distiller.Apply(doc, p.options(at))
	return distillerResult(r), err
}

func distillerResult(r *distiller.Result) Result {
	return func() score.Prediction {
		p := score.Prediction{Title: r.Title, Text: innerText(r.Node), Paragraphs: blockTexts(r.Node)}
		if a := r.MarkupInfo.Article; len(a.Authors) > 0 {
			p.Authors = a.Authors
		} else if r.MarkupInfo.Author != "" {
			p.Authors = []string{r.MarkupInfo.Author}
		}
		p.Date = isoDay.FindString(r.MarkupInfo.Article.PublishedTime)
		return p
	}
}

var isoDay = regexp.MustCompile(`\d{4}-\d\d-\d\d`)

// innerText renders what a peer gave as a browser would, with line breaks
// between blocks. The peers' own text fields glue or flatten blocks in places;
// this scores each of them as well as its own or better.
func innerText(n *html.Node) string {
	if n == nil {
		return ""
	}
	return render.InnerText(n)
}

// paragraphTags are the elements whose text is a paragraph, by name, as the
// elements that peers make themselves have no atom. There is no h1 among them:
// where a peer leaves one in the body it is the title, and would count against
// it.
var paragraphTags = []string{"p", "li", "blockquote", "pre", "h2", "h3", "h4", "h5", "h6"}

// blockTexts gives the text of each paragraph that has no other inside it.
func blockTexts(n *html.Node) []string {
	if n == nil {
		return nil
	}
	var texts []string
	for d := range n.Descendants() {
		if !isParagraph(d) || hasParagraph(d) {
			continue
		}
		if text := score.Collapse(textContent(d)); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

func isParagraph(n *html.Node) bool {
	return n.Type == html.ElementNode && slices.Contains(paragraphTags, n.Data)
}

func hasParagraph(n *html.Node) bool {
	for d := range n.Descendants() {
		if isParagraph(d) {
			return true
		}
	}
	return false
}

// textContent gives the text in n with line breaks as new lines.
func textContent(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.Type == html.ElementNode && d.Data == "br":
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// day gives the date of t in its own zone.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

var (
	errHung  = errors.New("hung")
	errPanic = errors.New("panic")
)

// guard runs f, and turns a panic or a call that takes longer than limit into
// an error. A call that hangs cannot be stopped; it is left behind.
func guard[T any](limit time.Duration, f func() (T, error)) (T, error) {
	type outcome struct {
		v   T
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if r := recover(); r != nil {
				o.err = fmt.Errorf("%w: %v", errPanic, r)
			}
			done <- o
		}()
		o.v, o.err = f()
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case o := <-done:
		return o.v, o.err
	case <-timer.C:
		var none T
		return none, fmt.Errorf("%w for %v", errHung, limit)
	}
}
