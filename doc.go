// Package lede turns the raw HTML of a news article into a typed [Article]:
// title, section, authors, dateline, photos with caption and credit,
// paragraphs, dates. What is on the page and is not the article (subscription
// prompts, newsletter boxes, navigation, related stories) stays behind.
//
//	article, err := lede.Extract(file, "https://www.example.com/news/some-story")
//
// lede knows publishers, each by a small rule file; where it has no rule it
// falls back to a generic engine. It reads HTML and opens no connection and no
// file of its own.
//
// # Precedence
//
// Each field has the first value that is found in this order, and
// [Article].Sources says which that was:
//
//  1. the rule of the publisher, or of the platform that serves the page;
//  2. what the page says of itself: JSON-LD, Open Graph, other <meta>,
//     microdata, <link>, in the order that metadata.go documents;
//  3. the fallback.
//
// A byline that the page prints beats the authors of its metadata, which are
// often the name of the site.
//
// # Files
//
//   - article.go: Article and the types inside it
//   - extract.go: Extractor, Extract, the errors: the whole flow
//   - metadata.go: what the page says of itself, and in which order it is believed;
//     microdata.go: which of its items is the article
//   - clean.go: body nodes to blocks; note.go: corrections and notes of the editors
//   - photo.go: photos; frame.go: the element around a picture; picture.go: its
//     address and size; caption.go and credit.go: whose words are whose; lead.go:
//     the lead photo of a page without a rule
//   - screenreader.go and pointer.go: what is read aloud only, and lines that send
//     the reader to another story
//   - live.go: the posts of a live blog
//   - compose.go: the fields of the article, by precedence
//   - rules.go: the rules that come with lede, and users' own
//
// The flow is read, describe, match, select, fill, clean, compose: each stage
// is one function of extract.go, and data runs down it once.
package lede
