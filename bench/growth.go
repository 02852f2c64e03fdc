package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/lede-go/lede/bench/sets"
)

// growthFactors are the sizes of the growing page, as multiples of the first.
var growthFactors = []int{1, 2, 4, 8, 16, 32, 64}

// A growth is a kind of page that can be made larger.
type growth struct {
	name string
	page func(factor int) []byte
}

// growths are an article that gets longer, and one that stays as it is while
// everything around it grows.
var growths = []growth{
	{"body", func(factor int) []byte { return growthPage(factor, 1) }},
	{"furniture", func(factor int) []byte { return growthPage(1, factor) }},
}

// growthPage makes a news page with some 20 paragraphs for each body and a
// header, related stories, a prompt, a script and a footer for each furniture.
func growthPage(body, furniture int) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry returns - The Harbour Gazette</title>
<meta property="og:title" content="Ferry returns"><meta property="article:published_time" content="2025-03-26T08:00:00Z"></head><body>`)
	for i := range 20 * furniture {
		fmt.Fprintf(&b, `<nav class="menu"><ul><li><a href="/section/%d">Section %d</a></li><li><a href="/more/%d">More of it</a></li></ul></nav>`+"\n", i, i, i)
	}
	b.WriteString(`<main><article><h1>Ferry returns</h1><p class="byline">By <a href="/by/ada-quill">Ada Quill</a></p><div class="story">` + "\n")
	for i := range 20 * body {
		fmt.Fprintf(&b, `<p>On day %d the old ferry crossed the <a href="/topic/%d">inner harbour</a> again, and %d passengers stood at the rail.
The council, which had paid for the repairs, said that the boat would sail <em>every hour</em> until the bridge opens, &ldquo;and not a day longer&rdquo;.</p>`+"\n", i, i, 40+i%50)
	}
	b.WriteString("</div></article></main>\n")
	for i := range 20 * furniture {
		fmt.Fprintf(&b, `<aside class="related"><h3>More stories %d</h3><a href="/story/%d"><img src="/i/%d.jpg" alt="">A story about something else</a><p>Sign up for our newsletter.</p></aside>
<script>window.ads = window.ads || []; if (ads.length < %d) { ads.push({slot: "%d", sizes: [[300, 250], [728, 90]]}); }</script>`+"\n", i, i, i, i, i)
	}
	b.WriteString(`<footer>The Harbour Gazette</footer></body></html>`)
	return []byte(b.String())
}

// A Growth is what a call took for pages of growing size.
type Growth struct {
	Name  string    `json:"name"`
	Bytes []int     `json:"bytes"`       // the pages' sizes
	NS    []float64 `json:"ns_per_byte"` // the best of all rounds
	Error string    `json:"error,omitempty"`
}

// grow times calls on each size of a growing page.
func grow(g growth, calls []timedCall, rounds int, limit time.Duration, tick func()) []*Growth {
	var pages []timedPage
	for _, factor := range growthFactors {
		p := timedPage{html: g.page(factor)}
		p.Truth = sets.Truth{ID: fmt.Sprintf("grown %s x%d", g.name, factor), URL: "https://harbour-gazette.example/2025/03/26/ferry-returns"}
		pages = append(pages, p)
	}
	var list []*Growth
	for _, s := range timeAll(calls, pages, rounds, limit, tick) {
		x := &Growth{Name: s.Name}
		if s.Err != nil {
			x.Error = s.Err.Error()
		}
		for i, sample := range s.Samples {
			if len(sample.Times) > 0 {
				x.Bytes = append(x.Bytes, len(pages[i].html))
				x.NS = append(x.NS, float64(slices.Min(sample.Times))/float64(len(pages[i].html)))
			}
		}
		list = append(list, x)
	}
	return list
}

// growthTable gives a row for each call and a column for each size.
func growthTable(g growth, list []*Growth) *Table {
	t := &Table{
		Title: fmt.Sprintf("a page growing in %s: nanoseconds a byte", g.name),
		Head:  []string{""},
		Notes: []string{`What takes linear time has the same figure at every size, or falling ones. last/least: the figure of the largest page
over the least of all.`},
	}
	for _, factor := range growthFactors {
		t.Head = append(t.Head, fmt.Sprintf("%.0f KB", float64(len(g.page(factor)))/1e3))
	}
	t.Head = append(t.Head, "last/least")
	for _, x := range list {
		row := []string{x.Name}
		for _, ns := range x.NS {
			row = append(row, fmt.Sprintf("%.1f", ns))
		}
		if x.Error != "" {
			t.Notes = append(t.Notes, x.Error)
			row = append(row, "error")
		} else {
			row = append(row, fmt.Sprintf("%.2f", x.NS[len(x.NS)-1]/slices.Min(x.NS)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
