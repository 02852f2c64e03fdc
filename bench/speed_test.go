package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/lede-go/lede/bench/internal/fixture"
	"github.com/lede-go/lede/bench/sets"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

func parse(t *testing.T, page []byte) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	require.NoError(t, err)
	return doc
}

func text(table *Table) string {
	var b bytes.Buffer
	table.Text(&b)
	return b.String()
}

func TestSpeed(t *testing.T) {
	status, out, messages := command("-set", fixture.Set(t, "testdata/own"), "-speed", "-peers", "-n", "2", "-pages", "2")
	require.Zero(t, status, messages)
	assert.Contains(t, out, "own: speed on 2 pages")
	assert.NotContains(t, out, "quality")
	for _, name := range []string{"html.Parse", "lede", "lede, parsed", "go-trafilatura", "go-trafilatura, parsed"} {
		assert.Regexp(t, `(?m)^`+name+`  +\d`, out)
	}
	assert.Regexp(t, `(?s)own: lede on 2 pages, on one core and on more.*\n1 +\d.* 1.00\n`, out)
}

func TestSpeedJSON(t *testing.T) {
	status, out, messages := command("-set", fixture.Set(t, "testdata/own"), "-speed", "-json", "-n", "1")
	require.Zero(t, status, messages)
	var got struct {
		Speed []Speed
		Cores []Scale
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Len(t, got.Speed, 3)
	assert.Equal(t, "html.Parse", got.Speed[0].Name)
	assert.Equal(t, Times{1, 1, 1}, got.Speed[0].Times)
	assert.Equal(t, 1.0, got.Speed[1].Lede)
	assert.Positive(t, got.Speed[2].Objects)
	require.NotEmpty(t, got.Cores)
	assert.Equal(t, "lede", got.Cores[0].Name)
}

func TestSpeedFigures(t *testing.T) {
	ms := func(list ...time.Duration) Sample {
		for i := range list {
			list[i] *= time.Millisecond
		}
		return Sample{Times: list, Bytes: uint64(len(list)) * 1e6, Objects: uint64(len(list))}
	}
	pages := []timedPage{{html: make([]byte, 3000)}, {html: make([]byte, 7000)}}
	timings := []*Timing{
		{Name: "html.Parse", Samples: []Sample{ms(2, 1, 9), ms(4, 5)}},
		{Name: "lede", Samples: []Sample{ms(10, 30, 20), ms(40, 40)}},
		{Name: "broken", Err: errors.New("broken: page a: panic: x")},
	}
	list := speeds("own", timings, pages)
	assert.Equal(t, Speed{
		Set: "own", Name: "lede", MBps: 0.2, Best: [3]float64{40, 40, 40},
		MB: 3, Objects: 3, Times: Times{Median: 10, P99: 10, Sum: 10}, Bytes: 1, Many: 1, Lede: 1,
	}, list[1])
	assert.Equal(t, [3]float64{4, 4, 4}, list[0].Best)
	assert.Equal(t, 0.1, list[0].Lede)
	assert.Contains(t, text(speedTable("own", list, pages, 3)), "\nbroken: page a: panic: x\n")
}

func TestQuantile(t *testing.T) {
	list := []float64{2, 1, 3, 4, 5, 10, 7, 8, 9, 6}
	assert.Equal(t, 6.0, quantile(list, 0.5))
	assert.Equal(t, 10.0, quantile(list, 0.9))
	assert.Equal(t, 10.0, quantile(list, 1))
	assert.Equal(t, 1.0, quantile(list[1:2], 0.5))
}

// TestTimeAll checks that calls take turns on one core, each with all pages, and that one
// which panics or hangs ends alone.
func TestTimeAll(t *testing.T) {
	cores := runtime.GOMAXPROCS(0)
	forever := make(chan struct{})
	t.Cleanup(func() { close(forever) })
	var turns []string
	turn := func(name string) timedCall {
		return timedCall{name, func(p *timedPage) error {
			turns = append(turns, name+p.Truth.ID)
			assert.Equal(t, 1, runtime.GOMAXPROCS(0))
			return errors.New("no article, and that is no matter")
		}}
	}
	calls := []timedCall{
		turn("a"),
		{"panics", func(*timedPage) error { panic("overboard") }},
		turn("b"),
	}
	pages := make([]timedPage, 2)
	pages[0].Truth.ID, pages[1].Truth.ID = "1", "2"
	list := timeAll(calls, pages, 2, time.Hour, nothing)
	assert.Equal(t, []string{"a1", "a2", "b1", "b2", "a1", "a2", "b1", "b2"}, turns)
	assert.Len(t, list[0].Samples[1].Times, 2)
	assert.EqualError(t, list[1].Err, "panics: page 1: panic: overboard")
	assert.Equal(t, cores, runtime.GOMAXPROCS(0))

	hangs := timedCall{"hangs", func(*timedPage) error { <-forever; return nil }}
	list = timeAll([]timedCall{hangs}, pages, 2, time.Millisecond, nothing)
	assert.EqualError(t, list[0].Err, "hangs: page 1: hung for 1ms")
}

func TestGrowthPages(t *testing.T) {
	for _, g := range growths {
		small, large := len(g.page(8)), len(g.page(16))
		assert.InDelta(t, 2, float64(large)/float64(small), 0.3, g.name)
		r, err := withRules().ExtractNode(parse(t, g.page(2)), address(&sets.Page{}))
		require.NoError(t, err)
		assert.Contains(t, r().Text, "On day 0 the old ferry crossed the inner harbour again, and 40 passengers", g.name)
		assert.Contains(t, r().Text, "On day 19 the old ferry crossed the inner harbour again, and 59 passengers", g.name)
	}
	assert.Equal(t, 40, bytes.Count(growthPage(2, 1), []byte("<p>On day ")))
	assert.Equal(t, 20, bytes.Count(growthPage(1, 2), []byte("<p>On day ")))
	assert.Equal(t, 40, bytes.Count(growthPage(1, 2), []byte("<aside ")))
}

func TestGrowth(t *testing.T) {
	status, out, messages := command("-growth", "-n", "1")
	require.Zero(t, status, messages)
	for _, name := range []string{"html.Parse", "lede", "lede, parsed"} {
		assert.Regexp(t, `(?m)^`+name+`(  +[\d.]+){8}$`, out)
	}
	assert.Contains(t, out, "growing in body")
	assert.Contains(t, out, "growing in furniture")
}

func TestGrowthFailure(t *testing.T) {
	calls := []timedCall{{"sinks", func(p *timedPage) error {
		if len(p.html) > len(growths[0].page(2)) {
			panic("too deep")
		}
		return nil
	}}}
	list := grow(growths[0], calls, 1, time.Hour, nothing)
	require.Len(t, list, 1)
	assert.Len(t, list[0].NS, 2)
	assert.Contains(t, text(growthTable(growths[0], list)), "sinks: page grown body x4: panic: too deep")
}

func TestReport(t *testing.T) {
	dir := t.TempDir()
	b := &bench{out: io.Discard, messages: io.Discard, extractors: func() []Extractor { return peers()[1:2] }}
	other := filepath.Join(t.TempDir(), "other")
	require.NoError(t, os.Rename(fixture.Set(t, "testdata/own"), other))
	require.NoError(t, b.parse([]string{"-report", "-set", fixture.Set(t, "testdata/own"), "-set", other, "-dir", dir, "-n", "1"}))
	require.NoError(t, b.run())

	results, err := os.ReadFile(filepath.Join(dir, "RESULTS.md"))
	require.NoError(t, err)
	for _, want := range []string{"own: quality", "other: quality", "speed on", "growing in body", "growing in furniture",
		"| lede, no rules |", "| readeck v2, parsed |", "(quality-speed.svg)", "(growth.svg)"} {
		assert.Contains(t, string(results), want)
	}
	for name, labels := range map[string][]string{
		"quality-speed.svg": {"lede", "lede, no rules", "readeck v2", "parF1, percent"},
		"growth.svg":        {"html.Parse", "lede", "kilobytes"},
	} {
		svg, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		require.NoError(t, xml.Unmarshal(svg, new(struct{})), name)
		for _, label := range labels {
			assert.Contains(t, string(svg), label, name)
		}
	}
}
