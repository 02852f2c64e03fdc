package workbench

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/lede-go/lede/cmd/lede/internal/explain"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/internal/rule"
)

// part gives a part of the page.
func (w *Workbench) part(name string, data any) (*answer, error) {
	var b bytes.Buffer
	if err := w.templates.ExecuteTemplate(&b, name, data); err != nil {
		return nil, fmt.Errorf("workbench: %w", err)
	}
	return &answer{HTML: b.String()}, nil
}

// A shown is a report as the page shows it.
type shown struct {
	*explain.Report
	Rows   []row
	Parts  []part
	Wanted []string // fields that the article has not, and a rule could give
}

// A row is a field, with the key of a rule that fills it; "" for one that no line of a page
// fills.
type row struct {
	explain.Field
	Key string
}

// rowsOf gives the rows of fields.
func rowsOf(fields []explain.Field) []row {
	var rows []row
	for _, f := range fields {
		key := ""
		switch {
		case slices.Contains(fillable, f.Name):
			key = f.Name
		case f.Name == rule.Body || f.Name == "paragraphs":
			key = rule.Body
		}
		rows = append(rows, row{f, key})
	}
	return rows
}

// A part is a run of pieces.
type part struct {
	Title  string // "" for the article itself
	Open   bool
	Pieces []piece
}

// A piece is a piece of the page's text with its number, by which it is asked for.
type piece struct {
	explain.Piece
	Number int
}

// explain explains a page, with the edited text of a rule or by the rules on disk.
func (w *Workbench) explain(r *request) (*answer, error) {
	report, _, err := w.report(r)
	if err != nil {
		return nil, err
	}
	s := shown{Report: report, Rows: rowsOf(report.Fields)}
	number := 0
	for _, p := range []part{
		{Title: "Lines in front of the article", Open: report.None != nil, Pieces: numbered(report.Before, &number)},
		{Open: true, Pieces: numbered(report.Body, &number)},
		{Title: "Lines behind the article", Pieces: numbered(report.After, &number)},
	} {
		if len(p.Pieces) > 0 {
			s.Parts = append(s.Parts, p)
		}
	}
	for _, field := range []string{rule.Title, rule.Standfirst, rule.Section, rule.Byline, rule.Published} {
		if !slices.ContainsFunc(report.Fields, func(f explain.Field) bool { return f.Name == field && len(f.Values) > 0 }) {
			s.Wanted = append(s.Wanted, field)
		}
	}
	return w.part("explained", s)
}

func numbered(pieces []explain.Piece, number *int) []piece {
	var list []piece
	for _, p := range pieces {
		list = append(list, piece{p, *number})
		*number++
	}
	return list
}

// report explains the page of a request by the rules of a request.
func (w *Workbench) report(r *request) (*explain.Report, *saved.Page, error) {
	p, err := w.pageOf(r)
	if err != nil {
		return nil, nil, err
	}
	name, text, err := r.edited()
	if err != nil {
		return nil, nil, err
	}
	e, err := w.rules.edition(name, text)
	if err != nil {
		return nil, nil, err
	}
	report, err := explain.New(*w.extractor(e), p.Name, p.Given())
	return report, p, err
}
