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
//  1. the rule of the publisher, of the platform that serves the page, or of its CMS; where a
//     rule says that the page prints no such field, it is empty;
//  2. what the page says of itself: JSON-LD, Open Graph, other <meta>,
//     microdata, <link>, in the order that metadata.go documents;
//  3. the fallback.
//
// A byline that the page prints beats the authors of its metadata, which are
// often the name of the site.
//
// # The flow
//
// Each stage is one step of [Extractor.Extract] in extract.go, takes what came
// before and gives what comes next; data runs down it once.
//
//	read      bytes -> page        internal/page: limits, charset, the tree, embedded JSON
//	describe  page -> metadata     metadata.go: which source is believed before which; candidates.go: the first that has a value wins
//	match     -> rule, layout      internal/rule
//	select    -> body              rules.go: the nodes that the rule names, with the engine on guard
//	fill      -> body, head        extract.go: what the engine finds where no rule does
//	clean     -> blocks            clean.go and block.go; spans.go: links and emphasis; live.go: the posts of a live blog
//	compose   -> *Article          compose.go; byline.go: authors and dateline; photos.go: from blocks and metadata
//	          -> Dropped           ledger.go: with Trace, what is on the page and not in the article
//	judge     -> Verdict           verdict.go: is the text whole; gate.go: does the page keep the rest back
//
// # The rooms
//
// Arrows point down only, and a room's own types become those of an Article in
// compose.go. house_test.go says which room may import which.
//
//	internal/meta       JSON-LD, <meta>, microdata, microformats: what a page says of itself
//	internal/photo      the surround of a picture, its caption, credit and address; the lead photo
//	internal/furniture  lines that point elsewhere, words for screen readers, notes of the editors, lines of dates and bylines, gates
//	internal/head       title, byline, date and section as the page prints them around the body
//	internal/generic    the engine: the block model that finds the body; go-readability as second opinion
//	internal/rule       the rule format: parse, lint, compile, match
//	internal/byline     bylines and datelines: a grammar, no lists of people
//	internal/page       bytes to page, and the way into its embedded data
//	internal/date       dates as printed and as marked up
//	internal/parse      HTML to *html.Node, by the standard, fast
//	internal/warc       web archives, a record at a time; for the command and the pipeline alone
//	internal/inorder    many things worked on at once, their results in order; for those two
//	internal/lexicon    the words of languages that the rooms read by, as text files
//	internal/dom        a dozen helpers over *html.Node
//
// Package export, above the root, writes an Article as HTML, Markdown, text, NewsArticle
// and ninjs.
//
// At the root, article.go has Article and the types inside it, and rules.go the
// rules that come with lede, and users' own.
//
// # Limits
//
// Any bytes are a page, and nothing about their shape ends in an error. Beyond a
// limit structure is lost and not text, but for the first row.
//
//	bytes of a page                      16 MiB, Extractor.MaxBytes   ErrTooLarge
//	elements open at once                512                          what comes then stands beside
//	nodes of the tree                    65,536, or a sixteenth of    the rest is plain text
//	                                     the page's bytes if more
//	formatting elements opened anew      a quarter of the nodes       they end with their paragraph
//	attributes of an element             4,096                        the others are left out
//	photos of a body                     4,096                        the others are left out
//	JSON inside JSON, JSON-LD, state     512 levels                   the value is none
//	address of <base>                    2 KB                         it has none
//	text of a <noscript> with a picture  16 KB                        it has none
//	bytes of a rule file                 128 KiB                      *RuleError
//	parts of a selector                  256                          *RuleError
//	rule files                           10,000                       an error of ReadRules
package lede
