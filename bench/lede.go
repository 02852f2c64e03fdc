package main

import (
	"bytes"
	nurl "net/url"
	"slices"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/bench/score"
	"golang.org/x/net/html"
)

// ledeRow is lede itself, with its rules or without.
type ledeRow struct {
	name string
	lede.Extractor
}

// withRules gives lede as it comes.
func withRules() Extractor { return ledeRow{name: "lede"} }

// withoutRules gives lede's metadata and fallback alone.
func withoutRules() Extractor {
	return ledeRow{name: "lede, no rules", Extractor: lede.Extractor{Rules: &lede.RuleSet{}}}
}

// isLede reports whether r is a row of lede's own.
func isLede(r *Row) bool {
	return r.Name == withRules().Name() || r.Name == withoutRules().Name()
}

// ledeRows gives those of rows that are lede's own.
func ledeRows(rows []*Row) []*Row {
	return slices.DeleteFunc(slices.Clone(rows), func(r *Row) bool { return !isLede(r) })
}

func (l ledeRow) Name() string { return l.name }

func (l ledeRow) Extract(page []byte, at *nurl.URL) (Result, error) {
	a, err := l.Extractor.Extract(bytes.NewReader(page), at.String())
	return ledeResult(a), err
}

func (l ledeRow) ExtractNode(doc *html.Node, at *nurl.URL) (Result, error) {
	a, err := l.Extractor.ExtractNode(doc, at.String())
	return ledeResult(a), err
}

func ledeResult(a *lede.Article) Result {
	return func() score.Prediction {
		p := score.Prediction{
			Title: a.Title, Standfirst: a.Standfirst, Date: day(a.Published), Confidence: a.Confidence,
			Text: wholeText(a), Paragraphs: a.Paragraphs, Blocks: blocks(a),
		}
		for _, who := range a.Authors {
			p.Authors = append(p.Authors, who.Name)
		}
		for _, photo := range a.Photos {
			p.Captions = append(p.Captions, score.Caption{URL: photo.URL, Caption: photo.Caption, Credit: photo.Credit})
		}
		return p
	}
}

// wholeText gives the article's text with that of embedded posts, which the
// truths have in it.
func wholeText(a *lede.Article) string {
	whole := lede.Article{Body: slices.Clone(a.Body)}
	for i := range whole.Body {
		if b := &whole.Body[i]; b.Type == lede.EmbedBlock {
			b.Type = lede.QuoteBlock
		}
	}
	return whole.Text()
}

// blocks gives the article's paragraphs with the headings among them.
func blocks(a *lede.Article) []string {
	var texts []string
	for _, b := range a.Body {
		switch b.Type {
		case lede.ParagraphBlock, lede.HeadingBlock, lede.ListItemBlock, lede.QuoteBlock, lede.CodeBlock:
			texts = append(texts, b.Text)
		}
	}
	return texts
}
