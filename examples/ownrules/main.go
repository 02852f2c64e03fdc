// Command ownrules extracts a page by a rule of its own, which it adds to the
// rules that come with lede. In a program the rule would stand in a file.
package main

import (
	"fmt"
	"log"
	"strings"
	"testing/fstest"

	"github.com/lede-go/lede"
)

const rule = `
name = "The Harbour Gazette"
hosts = ["harbour-gazette.example"]

[[layout]]
title = ["h1.headline"]
byline = [".writer"]
body = [".story"]
drop = [".subscribe"]
`

const page = `<h1 class="headline">Ferry returns after storm</h1>
<p class="writer">By Ada Quill in Portside</p>
<div class="story">
<p>The ferry sailed again on Monday.</p>
<div class="subscribe"><p>Enjoying this story? Subscribe now.</p></div>
<p>Forty passengers were on board.</p>
</div>`

func main() {
	own, err := lede.ReadRules(fstest.MapFS{"harbour-gazette.example.toml": {Data: []byte(rule)}})
	if err != nil {
		log.Fatal(err) // each fault as file:line: key: what is wrong
	}
	e := lede.Extractor{Rules: lede.BuiltinRules().With(own)}
	article, err := e.Extract(strings.NewReader(page), "https://harbour-gazette.example/ferry")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.Title)
	for _, author := range article.Authors {
		fmt.Println(author.Name, "in", author.Place)
	}
	fmt.Println(strings.Join(article.Paragraphs, "\n"))
}
