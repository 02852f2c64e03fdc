package main

import (
	"errors"
	nurl "net/url"
	"os"
	"testing"
	"time"

	"github.com/lede-go/lede/bench/internal/fixture"
	"github.com/lede-go/lede/bench/sets"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// fake is an extractor that does what the test says.
type fake func(page []byte) (Result, error)

func (fake) Name() string { return "fake" }

func (f fake) Extract(page []byte, _ *nurl.URL) (Result, error) { return f(page) }

func (f fake) ExtractNode(*html.Node, *nurl.URL) (Result, error) { return f(nil) }

func ownSet(t *testing.T) *sets.Set {
	t.Helper()
	set, err := sets.Read(fixture.Set(t, "testdata/own"), "own", "article")
	require.NoError(t, err)
	return set
}

func nothing() {}

func TestMeasure(t *testing.T) {
	set := ownSet(t)
	for _, x := range append(peers(), withRules(), withoutRules()) {
		t.Run(x.Name(), func(t *testing.T) {
			ticks := make(chan int, len(set.Pages))
			row, err := measure(set, x, time.Hour, func() { ticks <- 1 })
			require.NoError(t, err)
			require.NoError(t, row.Err)
			assert.Len(t, ticks, len(set.Pages))
			assert.Equal(t, "Ferry returns to the inner harbour", row.Pages[0].Prediction.Title)
			assert.Contains(t, row.Pages[0].Prediction.Paragraphs, set.Pages[0].Truth.Body[1])
			assert.Contains(t, row.Pages[2].Prediction.Text, "The gate dates from 1931.")
			assert.Greater(t, row.figures()["parF1"], 0.3)
		})
	}
}

func TestMeasureNode(t *testing.T) {
	set := ownSet(t)
	pages, err := spread(set, 1)
	require.NoError(t, err)
	for _, x := range append(peers(), withRules()) {
		doc := parse(t, pages[0].html)
		r, err := x.ExtractNode(doc, address(&pages[0].Page))
		require.NoError(t, err, x.Name())
		assert.Contains(t, r().Paragraphs, set.Pages[0].Truth.Body[1], x.Name())
	}
}

func TestMeasurePanic(t *testing.T) {
	set := ownSet(t)
	row, err := measure(set, fake(func([]byte) (Result, error) { panic("at the helm") }), time.Hour, nothing)
	require.NoError(t, err)
	require.NoError(t, row.Err)
	assert.Equal(t, []string{
		"fake: page ferry: panic: at the helm",
		"fake: page front: panic: at the helm",
		"fake: page lock: panic: at the helm",
	}, row.Notes)
	assert.Equal(t, 3, row.missing())
	assert.Zero(t, row.figures()["parF1"])
	assert.Contains(t, text(qualityTable(set, []*Row{row})), "page lock: panic: at the helm\n")
}

func TestMeasureError(t *testing.T) {
	row, err := measure(ownSet(t), fake(func([]byte) (Result, error) { return nil, errors.New("no article") }), time.Hour, nothing)
	require.NoError(t, err)
	assert.Empty(t, row.Notes)
	assert.Equal(t, 3, row.missing())
}

func TestMeasureHang(t *testing.T) {
	set := ownSet(t)
	forever := make(chan struct{})
	t.Cleanup(func() { close(forever) })
	row, err := measure(set, fake(func([]byte) (Result, error) {
		<-forever
		return nil, nil
	}), time.Millisecond, nothing)
	require.NoError(t, err)
	require.ErrorIs(t, row.Err, errHung)
	table := text(qualityTable(set, []*Row{row}))
	assert.Regexp(t, `(?m)^fake +error$`, table)
	assert.Regexp(t, `(?m)^fake: page \w+: hung for 1ms$`, table)
}

func TestMeasureBrokenPage(t *testing.T) {
	set := ownSet(t)
	packed, err := os.ReadFile(set.Pages[1].Path)
	require.NoError(t, err)
	for _, content := range [][]byte{[]byte("<html>"), packed[:len(packed)-9]} {
		require.NoError(t, os.WriteFile(set.Pages[1].Path, content, 0o644))
		_, err = measure(set, withRules(), time.Hour, nothing)
		assert.ErrorContains(t, err, "page front: gunzip ")
	}
}
