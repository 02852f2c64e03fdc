package main

import (
	"bytes"
	"encoding/json"
	"log"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const ferry = `<!doctype html><html lang="en"><head><title>Ferry returns</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2024-05-06T07:08:09Z"></head><body><article><h1>Ferry returns after storm</h1>
<p>The ferry sailed again on Monday, late and full, after three days of storm in the strait, and it will sail on Tuesday.</p>
<p>Forty passengers were on board, with a goat, nine sacks of flour and the post of a week, the harbour master said.</p>
<p>“We had no bread left on the island, and no news,” said a baker who had waited on the quay since the early morning.</p></article></body></html>`

func TestBuild(t *testing.T) {
	var out, logged bytes.Buffer
	log.SetOutput(&logged)
	err := build(fstest.MapFS{
		"news/ferry.html": {Data: []byte(ferry)},
		"front.htm":       {Data: []byte("<!doctype html><title>The Harbour Gazette</title>")},
		"notes.txt":       {Data: []byte("no page")},
	}, json.NewEncoder(&out))
	require.NoError(t, err)
	assert.Contains(t, logged.String(), "front.htm: no article")
	var got struct {
		File, Title, Text string
		Published         time.Time
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &got)) // one line and no more
	assert.Equal(t, "news/ferry.html", got.File)
	assert.Equal(t, "Ferry returns after storm", got.Title)
	assert.Equal(t, 2024, got.Published.Year())
	assert.Contains(t, got.Text, "late and full, after three days of storm in the strait, and it will sail on Tuesday.\nForty passengers")
}
