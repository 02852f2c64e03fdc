package main

import (
	"fmt"
	"strconv"
	"strings"
)

// A place is where on a news page the hostile part stands.
type place int

const (
	inHead  place = iota // in <head>
	inFront              // before the article
	first                // before the first paragraph of the article
	inside               // between two paragraphs of the article
	behind               // after the article
	around               // from the start of the body, and it has the article in it
	instead              // of the article
)

// hostileParagraphs are the text of the article on each hostile page. What is
// left of it says what the hostile part did to it.
var hostileParagraphs = []string{
	"The old ferry crossed the inner harbour again on Wednesday morning, and forty passengers stood at the rail to see the breakwater go by.",
	"The council, which had paid for the repairs, said that the boat would sail every hour until the new bridge opens, “and not a day longer”.",
	"Ada Quill, who has run the ticket office since the first of the strikes, counted two hundred bicycles before noon and then stopped counting.",
	"It took eleven months to find a boiler that fits. The yard in the next valley had closed, and the drawings were lost in the flood of 1998.",
	"“We asked the museum for the drawings, and the museum asked us for the boat,” said the harbour master, who has kept both letters.",
	"Critics of the plan say that the money was meant for the road. The road, they point out, has been shut for longer than the ferry was.",
	"A ticket costs two crowns, as it did in 1974, because nobody could find out which department has the right to raise the price of it.",
	"The last boat leaves at nine in the evening. Whoever misses it walks around the bay, which takes two hours and is said to be beautiful.",
}

// hostilePage gives a news page of about n bytes, the most of it the hostile
// part.
func hostilePage(k *hostileKind, n int) []byte {
	const frame = 2500 // bytes; what a page has without the part
	part := k.fill(max(n-frame, 0))
	at := func(p place) string {
		if k.place == p {
			return part
		}
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry returns | The Harbour Gazette</title>
<meta property="og:title" content="Ferry returns"><meta property="og:type" content="article"><meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="2025-03-26T08:00:00Z">%s</head><body>%s
<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
`, at(inHead), at(around))
	if k.place == instead {
		b.WriteString(part)
	} else {
		const split = 3 // paragraphs
		fmt.Fprintf(&b, `%s
<main><article><h1>Ferry returns</h1><p class="byline">By <a rel="author" href="/by/ada-quill">Ada Quill</a> and Ben Marsh</p>
<figure><img src="/i/ferry.jpg" width="1200" height="800" alt="A ferry"><figcaption>The ferry at the pier. Photograph: Cy Lind</figcaption></figure>
<div class="story">
%s%s%s%s</div></article></main>
%s`, at(inFront), at(first), asHTML(hostileParagraphs[:split]), at(inside), asHTML(hostileParagraphs[split:]), at(behind))
	}
	b.WriteString(`<footer><a href="/about">About The Harbour Gazette</a></footer></body></html>`)
	return []byte(b.String())
}

// asHTML gives paragraphs as HTML.
func asHTML(paragraphs []string) string {
	return "<p>" + strings.Join(paragraphs, "</p>\n<p>") + "</p>\n"
}

// A filler makes the hostile part of a page, of about n bytes.
type filler func(n int) string

// repeated repeats unit, in which {i} is a number that counts up.
func repeated(unit string) filler { return between("", unit, "") }

// between is repeated, once inside open and end.
func between(open, unit, end string) filler {
	return func(n int) string {
		var b strings.Builder
		b.WriteString(open)
		before, after, numbered := strings.Cut(unit, "{i}")
		for i := 0; b.Len()+len(unit)+len(end) <= n; i++ {
			b.WriteString(before)
			if numbered {
				number := strconv.Itoa(i)
				b.WriteString(number)
				b.WriteString(strings.ReplaceAll(after, "{i}", number))
			}
		}
		b.WriteString(end)
		return b.String()
	}
}

// nested repeats towers of depth elements, open to end, around inner.
func nested(depth int, open, inner, end string) filler {
	return repeated(strings.Repeat(open, depth) + inner + strings.Repeat(end, depth))
}

// wrapped gives what f makes inside open and end.
func wrapped(open string, f filler, end string) filler {
	return func(n int) string { return open + f(n-len(open)-len(end)) + end }
}

// linkedData gives what f makes as the content of a JSON-LD script.
func linkedData(open string, f filler, end string) filler {
	return wrapped(`<script type="application/ld+json">`+open, f, end+`</script>`)
}

// halves gives what f makes and then what g makes, half of the bytes each.
func halves(f, g filler) filler {
	return func(n int) string { return f(n/2) + g(n/2) }
}

// once gives s in front of what f makes.
func once(s string, f filler) filler { return wrapped(s, f, "") }
