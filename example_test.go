package lede_test

import (
	"errors"
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/lede-go/lede"
)

// ferryPage is a page of a publisher that lede has a rule for.
const ferryPage = `<!doctype html><html lang="en"><head><title>Ferry returns | World news | The Guardian</title>
<link rel="canonical" href="https://www.theguardian.com/world/2025/mar/26/ferry-returns"></head>
<body><main>
<div data-gu-name="headline"><h1>Ferry returns to the outer islands</h1></div>
<div data-component="meta-byline">Ada Quill in Portside</div>
<div data-gu-name="body"><div id="maincontent">
<p>The ferry sailed again on Monday.</p>
<h2>A winter in the dock</h2>
<p>Forty passengers were on board.</p>
<aside>Sign up to First Edition.</aside>
</div></div></main></body></html>`

const ferryURL = "https://www.theguardian.com/world/2025/mar/26/ferry-returns"

func ExampleExtract() {
	article, err := lede.Extract(strings.NewReader(ferryPage), ferryURL)
	switch {
	case errors.Is(err, lede.ErrNoArticle):
		fmt.Println("a section front, a search result, a wall")
		return
	case err != nil:
		fmt.Println(err)
		return
	}
	fmt.Println(article.Title)
	for _, author := range article.Authors {
		fmt.Println(author.Name, "in", author.Place)
	}
	fmt.Println(article.Paragraphs[0])
	// Output:
	// Ferry returns to the outer islands
	// Ada Quill in Portside
	// The ferry sailed again on Monday.
}

// An Extractor has the options. It is safe for concurrent use once its fields are
// set, so that a program needs one.
func ExampleExtractor() {
	extractor := lede.Extractor{
		NoFallback: true,    // only pages that a rule knows
		MaxBytes:   1 << 20, // of at most a mebibyte
	}
	article, err := extractor.Extract(strings.NewReader(ferryPage), ferryURL)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(article.Publisher)
	fmt.Println(article.Sources["body"])
	// Output:
	// The Guardian
	// rule theguardian.com: #maincontent
}

// The ledger says what was left out of the body, and why.
func ExampleExtractor_trace() {
	extractor := lede.Extractor{Trace: true}
	article, err := extractor.Extract(strings.NewReader(ferryPage), ferryURL)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, dropped := range article.Dropped {
		if dropped.Field == "" { // what went to a field is not lost
			fmt.Printf("%s (%s)\n", dropped.Text, dropped.Reason)
		}
	}
	// Output:
	// Sign up to First Edition. (rule theguardian.com: drop aside)
}

// Rules of one's own are read from a folder, and join or replace those that come
// with lede.
func ExampleReadRules() {
	folder := fstest.MapFS{"harbour-gazette.example.toml": {Data: []byte(`
name = "The Harbour Gazette"
hosts = ["harbour-gazette.example"]

[[layout]]
title = ["h1.headline"]
body = [".story"]
drop = [".subscribe"]
`)}}
	own, err := lede.ReadRules(folder) // os.DirFS("my-rules") for a folder on disk
	if err != nil {
		fmt.Println(err) // every fault at once, as file:line: key: what is wrong
		return
	}
	extractor := lede.Extractor{Rules: lede.BuiltinRules().With(own)}
	article, err := extractor.Extract(strings.NewReader(`<h1 class="headline">Lamp lit</h1>
<div class="story"><p>The lamp burns again.</p><p class="subscribe">Subscribe now.</p></div>`), "https://harbour-gazette.example/lamp")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(article.Title, article.Paragraphs)
	// Output:
	// Lamp lit [The lamp burns again.]
}

func ExampleArticle_Text() {
	article, err := lede.Extract(strings.NewReader(ferryPage), ferryURL)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(article.Text())
	// Output:
	// The ferry sailed again on Monday.
	//
	// A winter in the dock
	//
	// Forty passengers were on board.
}
