package main

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/lede-go/lede"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestLedeResult has the form that the reference scorer reads.
func TestLedeResult(t *testing.T) {
	p := ledeResult(&lede.Article{
		Title:      "Ferry returns",
		Standfirst: "It sails every hour.",
		Authors:    []lede.Author{{Name: "Ada Quill"}, {Name: "Ben Okoro"}},
		Published:  time.Date(2025, 3, 26, 23, 0, 0, 0, time.FixedZone("", -5*3600)),
		Photos:     []lede.Photo{{URL: "https://i.example/a.jpg", Caption: "The pier", Credit: "Ida Lens"}, {URL: "https://i.example/b.jpg"}},
		Paragraphs: []string{"It is back.", "Two boats", "“Cold.”", "go fish"},
		Body: []lede.Block{
			{Type: lede.ParagraphBlock, Text: "It is back."},
			{Type: lede.PhotoBlock, Text: "The pier", URL: "https://i.example/a.jpg"},
			{Type: lede.HeadingBlock, Text: "Fares", Level: 2},
			{Type: lede.ListItemBlock, Text: "Two boats", Level: 1, Marker: "1."},
			{Type: lede.EmbedBlock, Text: "A post — Cora Finch", URL: "https://post.example/1"},
			{Type: lede.EmbedBlock, URL: "https://video.example/1"},
			{Type: lede.QuoteBlock, Text: "“Cold.”"},
			{Type: lede.TableBlock, Text: "Adult\t2"},
			{Type: lede.CodeBlock, Text: "go fish"},
			{Type: lede.NoteBlock, Text: "Corrected."},
		},
		Confidence: 0.75,
	})()
	p.ID = "ferry"
	got, err := json.Marshal(p)
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"id": "ferry",
		"title": "Ferry returns",
		"standfirst": "It sails every hour.",
		"authors": ["Ada Quill", "Ben Okoro"],
		"date": "2025-03-26",
		"text": "It is back.\n\nFares\n\n1. Two boats\n\nA post — Cora Finch\n\n“Cold.”\n\nAdult\t2\n\ngo fish\n\nCorrected.",
		"paragraphs": ["It is back.", "Two boats", "“Cold.”", "go fish"],
		"blocks": ["It is back.", "Fares", "Two boats", "“Cold.”", "go fish"],
		"captions": [
			{"url": "https://i.example/a.jpg", "caption": "The pier", "credit": "Ida Lens"},
			{"url": "https://i.example/b.jpg", "caption": "", "credit": ""}
		],
		"confidence": 0.75
	}`, string(got))
}
