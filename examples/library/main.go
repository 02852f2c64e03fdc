// Command library shows lede as a library: a page in, an article out.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/lede-go/lede"
)

func main() {
	article, err := lede.Extract(os.Stdin, "https://www.theguardian.com/world/some-story")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(article.Title)
	for _, author := range article.Authors {
		fmt.Println("by", author.Name)
	}
	for _, paragraph := range article.Paragraphs {
		fmt.Println(paragraph)
	}
}
