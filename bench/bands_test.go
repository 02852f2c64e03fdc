package main

import (
	"strings"
	"testing"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
	"github.com/stretchr/testify/assert"
)

// rowOf scores predictions of a set; nil stands for a page that was refused.
func rowOf(set *sets.Set, predictions ...*score.Prediction) *Row {
	r := &Row{Name: "lede", Set: set, Pages: make([]PageResult, len(set.Pages))}
	for i, p := range predictions {
		if p == nil {
			p = &score.Prediction{}
			r.Pages[i].Missing = true
		}
		r.Pages[i].Prediction = *p
		r.Pages[i].Scores = score.Page(&set.Pages[i].Truth, p)
	}
	return r
}

func setOf(name string, truths ...sets.Truth) *sets.Set {
	s := &sets.Set{Name: name}
	for _, t := range truths {
		s.Pages = append(s.Pages, sets.Page{Truth: t})
	}
	return s
}

// mixedRows are of three sets: articles by their text, pages that are none, and
// pages of which only the date is known.
func mixedRows() []*Row {
	five, long, list := "a b c d e", strings.Repeat("word ", 149)+"end", "one two three four"
	return []*Row{
		rowOf(setOf("texts", sets.Truth{Text: &five}, sets.Truth{Text: &five}, sets.Truth{Text: &long}),
			&score.Prediction{Text: "a b c d f", Confidence: 0.9}, nil, &score.Prediction{Text: long, Confidence: 1}),
		rowOf(setOf("others", sets.Truth{Type: "listing", Text: &list}, sets.Truth{Type: "product", Text: &list}, sets.Truth{Type: "forum", Text: &list}),
			&score.Prediction{Text: list, Confidence: 0.95}, &score.Prediction{Text: list, Confidence: 0.49}, nil),
		rowOf(setOf("dates", sets.Truth{Date: "2025-01-01"}), &score.Prediction{Date: "2025-01-01", Confidence: 0.3}),
	}
}

func TestLengthTable(t *testing.T) {
	table := lengthTable(mixedRows())
	assert.Equal(t, []string{"", "texts", "refused", "recall", "F1"}, table.Head)
	assert.Equal(t, []string{"under 150 words", "2", "1", "40.00", "40.00"}, table.Rows[0])
	assert.Equal(t, []string{"150-500", "1", "0", "100.00", "100.00"}, table.Rows[1])
	assert.Equal(t, []string{"over 6500", "0", "0", "-", "-"}, table.Rows[5])

	body := sets.Truth{Body: []string{"One two.", "Three four."}}
	table = lengthTable([]*Row{rowOf(setOf("bodies", body), &score.Prediction{Paragraphs: []string{"One two."}})})
	assert.Equal(t, []string{"under 150 words", "1", "0", "50.00", "66.67"}, table.Rows[0])
}

func TestConfidenceTable(t *testing.T) {
	table := confidenceTable(mixedRows())
	assert.Equal(t, []string{"", "texts", "F1", "others", "F1", "dates", "F1", "all", "F1"}, table.Head)
	assert.Equal(t, [][]string{
		{"confidence 0-0.3", "0", "-", "0", "-", "0", "-", "0", "-"},
		{"0.3-0.5", "0", "-", "1", "100.00", "1", "-", "1", "0.00"},
		{"0.5-0.7", "0", "-", "0", "-", "0", "-", "0", "-"},
		{"0.7-0.9", "0", "-", "0", "-", "0", "-", "0", "-"},
		{"0.9-1", "2", "75.00", "1", "100.00", "0", "-", "3", "50.00"},
		{"refused", "1", "0.00", "1", "0.00", "0", "-", "2", "0.00"},
	}, table.Rows)
}

func TestTypeTable(t *testing.T) {
	row := mixedRows()[1]
	assert.Equal(t, [][]string{
		{"forum", "1", "1", "0", "0", "0", "0", "0", "100.00"},
		{"listing", "1", "0", "0", "0", "0", "0", "1", "0.00"},
		{"product", "1", "0", "0", "1", "0", "0", "0", "100.00"},
		{"listing, collection, product", "2", "0", "0", "1", "0", "0", "1", "50.00"},
		{"all", "3", "1", "0", "1", "0", "0", "1", "66.67"},
	}, typeTable(row).Rows)
	assert.Equal(t, 0.5, row.figures()["doubted"])
	assert.NotContains(t, mixedRows()[0].figures(), "doubted")
	row.Name = "go-readability"
	assert.NotContains(t, row.figures(), "doubted", "a peer tells no confidence")
}

func TestOverviewTable(t *testing.T) {
	rows := mixedRows()
	r := &Report{Rows: map[string][]*Row{}}
	for _, row := range rows {
		r.Sets = append(r.Sets, row.Set)
		r.Rows[row.Set.Name] = []*Row{row, {Name: "go-readability", Set: row.Set}}
	}
	table := overviewTable(r)
	assert.Equal(t, []string{"", "shF1", "shP", "shR", "acc", "wF1", "date", "doubted", "missing"}, table.Head)
	assert.Equal(t, []string{"others: lede", "80.00", "100.00", "66.67", "66.67", "66.67", "-", "50.00", "1"}, table.Rows[1])
	assert.Equal(t, []string{"dates: lede", "-", "-", "-", "-", "-", "100.00", "-", "0"}, table.Rows[2])
}

func TestTimedSets(t *testing.T) {
	text := "a"
	dates, texts, bodies := setOf("dates", sets.Truth{}), setOf("texts", sets.Truth{Text: &text}), setOf("bodies", sets.Truth{Body: []string{"a"}})
	assert.Equal(t, []*sets.Set{bodies, texts}, timedSets([]*sets.Set{dates, texts, bodies}))
	assert.Equal(t, []*sets.Set{texts}, timedSets([]*sets.Set{dates, texts}))
	assert.Equal(t, []*sets.Set{dates}, timedSets([]*sets.Set{dates}))
}

// TestFlooredDoubt holds that the text of pages that are no article has no
// floor: to refuse them is right.
func TestFlooredDoubt(t *testing.T) {
	row, floors := mixedRows()[1], Floors{}
	floors.raise("others", row)
	assert.Equal(t, map[string]float64{"doubted": 50}, floors["lede"]["others"])
	row.Pages[1].Prediction.Confidence = 0.5
	fallen, err := floors.check("others", row)
	assert.NoError(t, err)
	assert.Equal(t, []string{"others: lede: doubted fell to 0.00, its floor is 50.00"}, fallen)
}
