package lede

import (
	"time"

	"github.com/lede-go/lede/internal/dom"
)

// An Article is one news article as its page printed it. Every field may be
// empty: a page without a dateline has none, and lede invents nothing. All
// text is plain UTF-8 with white space collapsed, without markup.
type Article struct {
	// Title is the line printed above the article, never the HTML title with
	// the name of the site behind it.
	Title string `json:"title,omitempty"`
	// Kicker is the line printed above the title, where that is not a part of it:
	// Harbour life; A winter without a ferry.
	Kicker string `json:"kicker,omitempty"`
	// Standfirst is the summary printed under the title.
	Standfirst string `json:"standfirst,omitempty"`
	// Section is where the article ran: World, Politics.
	Section string `json:"section,omitempty"`
	// Byline is the printed line that names the authors, whole.
	Byline string `json:"byline,omitempty"`
	// Authors are the people of the byline, in its order.
	Authors []Author `json:"authors,omitempty"`
	// Dateline is where, when and by which agency the story was filed.
	Dateline Dateline `json:"dateline,omitzero"`
	// Photos are the photos of the article, the lead photo first.
	Photos []Photo `json:"photos,omitempty"`
	// Paragraphs is the text of the body, one string a paragraph, list item,
	// quote or block of code, in order. Headings, captions and tables are in
	// Body only.
	Paragraphs []string `json:"paragraphs,omitempty"`
	// Body is the same text with types, and with what stands between it.
	Body []Block `json:"body,omitempty"`
	// Confidence is how far to trust the body, from 0 to 1. Where the fallback
	// found it, it is the F1 (by runs of four words) that bodies with such evidence
	// had on pages of sites that the engine had not been trained on, pages without an
	// article counting 0: of pages at 0.9, nine tenths of the text are right. Where a
	// rule found it, it is the F1 of bodies that the engine thinks as much of.
	Confidence float64 `json:"confidence,omitempty"`
	// Live are the posts of a live blog, in the order of the page.
	Live []LiveEntry `json:"live,omitempty"`
	// Publisher is who wrote the article, under its canonical name.
	Publisher string `json:"publisher,omitempty"`
	// Platform is who served the page, when that is not the publisher.
	Platform string `json:"platform,omitempty"`
	// Rule says which rule was applied.
	Rule Applied `json:"rule,omitzero"`
	// Published and Modified keep the zone of the page. A time printed
	// without a zone is taken as UTC, unless the publisher's rule names the zone of its
	// clock, a date without a time as midnight UTC.
	Published time.Time `json:"published,omitzero"`
	Modified  time.Time `json:"modified,omitzero"`
	// Language is a BCP 47 tag, such as en or pt-BR.
	Language string `json:"language,omitempty"`
	// URL is the canonical address of the page, or else the one it was read from.
	URL string `json:"url,omitempty"`
	// Keywords are the publisher's own tags.
	Keywords []string `json:"keywords,omitempty"`
	// Verdict says whether the text is whole, and what speaks for that.
	Verdict Verdict `json:"verdict,omitzero"`
	// Warnings are what to look at before the article is used, by the field.
	Warnings []Warning `json:"warnings,omitempty"`
	// Sources says where each field came from, by the field's JSON key: a rule and
	// its selector ("rule theguardian.com: h1"), a source of the metadata
	// ("json-ld: headline", "meta: og:title"), or the fallback ("fallback: blocks").
	// What follows from another part of the article says so: "body" for photos that
	// stand in the text, "first paragraph" for a dateline, "given" for the address
	// that Extract was called with.
	Sources map[string]string `json:"sources,omitempty"`
	// Unused is what of the layouts that were applied matches nothing on the page, kept
	// when Extractor.Trace is set.
	Unused []Unused `json:"unused,omitempty"`
	// Candidates are the values that were found for fields, field by field in the order
	// of Article, kept when Extractor.Trace is set.
	Candidates []Candidate `json:"candidates,omitempty"`
	// Dropped is the ledger of what is on the page and not in the body, in the page's
	// order, kept when Extractor.Trace is set.
	Dropped []Dropped `json:"dropped,omitempty"`
}

// An Author is one person, or one named team, of a byline.
type Author struct {
	Name string `json:"name"`
	// Role is the author's function as printed: US politics live blogger.
	Role string `json:"role,omitempty"`
	// Place is where the author writes from: Kyiv.
	Place string `json:"place,omitempty"`
	// URL is the address of the author's page, absolute, as a link around the name
	// or the page's JSON-LD gives it.
	URL string `json:"url,omitempty"`
}

// A Dateline says where and when a story was filed, and by whom.
type Dateline struct {
	// Places are as printed: Kyiv; Austin, Texas.
	Places []string `json:"places,omitempty"`
	// Date is an ISO 8601 date, such as 2025-03-26. Where neither dateline
	// nor page tells the year it has the form --03-26 (XML Schema gMonthDay),
	// and where only the day is known, ---26 (gDay).
	Date string `json:"date,omitempty"`
	// Agencies are the news agencies named: AP, Reuters, dpa.
	Agencies []string `json:"agencies,omitempty"`
	// Raw is the dateline as it stands in the first paragraph.
	Raw string `json:"raw,omitempty"`
}

// A Photo is a picture of the article. Alt, Caption and Credit are three
// different things, and none of them is part of the text.
type Photo struct {
	// URL is absolute where the page's address is known.
	URL     string `json:"url,omitempty"`
	Alt     string `json:"alt,omitempty"`
	Caption string `json:"caption,omitempty"`
	// Credit is the photographer or agency, without the label in front of it.
	Credit string `json:"credit,omitempty"`
	// Width and Height are the size in pixels of the picture at URL, where the
	// page tells it: by the width of the srcset that names it (Height is 0
	// then, unless the proportions of the element are known), or by the width
	// and height attributes of the element. 0 means not known.
	Width  int `json:"width,omitempty"`
	Height int `json:"height,omitempty"`
	// CaptionSpans are the spans of Caption, where that stands on the page in one.
	CaptionSpans []Span `json:"caption_spans,omitempty"`
}

// A LiveEntry is one post of a live blog.
type LiveEntry struct {
	// Time is when the post was published, as Article.Published.
	Time  time.Time `json:"time,omitzero"`
	Title string    `json:"title,omitempty"`
	// Authors are those of the post, where it names its own.
	Authors []Author `json:"authors,omitempty"`
	Body    []Block  `json:"body,omitempty"`
}

// A BlockType names what a Block is.
type BlockType string

// The types of a Block.
const (
	ParagraphBlock BlockType = "paragraph"
	HeadingBlock   BlockType = "heading"
	ListItemBlock  BlockType = "list item"
	QuoteBlock     BlockType = "quote"
	PhotoBlock     BlockType = "photo"
	TableBlock     BlockType = "table"
	CodeBlock      BlockType = "code"
	EmbedBlock     BlockType = "embed"
	// NoteBlock is a correction, a note of the editors or a footnote: it
	// speaks of the article and is in Body, but not in Paragraphs.
	NoteBlock BlockType = "note"
)

// A Block is one piece of the body, in the order of the page.
type Block struct {
	Type BlockType `json:"type"`
	// Text is the block's text: the caption of a photo, the caption of a table and
	// its cells, with tabs between them and a line a row, the code with its line breaks,
	// the text of an embedded post, and nothing for an embed without text.
	Text string `json:"text,omitempty"`
	// Spans say what parts of Text are. A photo's are in Photo, code has none, and
	// with Extractor.NoSpans no block has any.
	Spans []Span `json:"spans,omitempty"`
	// ID is the name of a note that is linked to from the same body: a span with
	// the URL #note-1 leads to the block with the ID note-1.
	ID string `json:"id,omitempty"`
	// Correction is set for a note which says that the article was wrong, or was changed.
	Correction bool `json:"correction,omitempty"`
	// Level is a heading's level, 1 to 6, or a list item's depth, from 1.
	Level int `json:"level,omitempty"`
	// Ordered is set for an item of a list that is numbered.
	Ordered bool `json:"ordered,omitempty"`
	// Marker is what an ordered list sets in front of the item that begins
	// with this block: "3.", "b.". It is not part of Text, and "" in a list
	// with bullets, where Text begins with it, and in what else the item holds.
	Marker string `json:"marker,omitempty"`
	// URL is the address of a photo or of what is embedded.
	URL string `json:"url,omitempty"`
	// Cite is the address of what a quote is taken from, as the attribute of that name
	// gives it.
	Cite string `json:"cite,omitempty"`
	// Photo is the photo of a photo block: the one in Article.Photos, where that has it.
	Photo *Photo `json:"photo,omitempty"`
	// Embed says what is embedded.
	Embed *Embed `json:"embed,omitempty"`
	// Caption is a table's, and the first line of its Text.
	Caption string `json:"caption,omitempty"`
	// Rows are the cells of a table, the first HeaderRows of them its head.
	Rows       [][]string `json:"rows,omitempty"`
	HeaderRows int        `json:"header_rows,omitempty"`
}

// A SpanKind names what a Span is.
type SpanKind string

// The kinds of a Span.
const (
	LinkSpan        SpanKind = dom.Link
	EmphasisSpan    SpanKind = dom.Emphasis
	StrongSpan      SpanKind = dom.Strong
	CodeSpan        SpanKind = dom.Code
	SubscriptSpan   SpanKind = dom.Subscript
	SuperscriptSpan SpanKind = dom.Superscript
	CitationSpan    SpanKind = dom.Citation
)

// A Span is a part of a text that is more than text. The spans of a text are in the
// order of their beginnings, each before those in it, and of two that overlap one
// holds the other. None stands in another of its kind.
type Span struct {
	Kind SpanKind `json:"kind"`
	// Start and End are byte offsets in the text: it is text[Start:End], which is
	// never empty.
	Start int `json:"start"`
	End   int `json:"end"`
	// URL is where a link leads: an address as Photo.URL, or # and the ID of a note.
	URL string `json:"url,omitempty"`
}

// An EmbedKind names what is embedded.
type EmbedKind string

// The kinds of an Embed.
const (
	PostEmbed     EmbedKind = dom.PostEmbed
	VideoEmbed    EmbedKind = dom.VideoEmbed
	AudioEmbed    EmbedKind = dom.AudioEmbed
	MapEmbed      EmbedKind = dom.MapEmbed
	DocumentEmbed EmbedKind = dom.DocumentEmbed
	// FrameEmbed is a frame in which anything may be.
	FrameEmbed EmbedKind = dom.FrameEmbed
)

// An Embed says what another site or a player draws in the place of a block.
type Embed struct {
	Kind EmbedKind `json:"kind"`
	// Provider is the name of the site that it comes from, where that is a known
	// one, else its host: YouTube, maps.example.
	Provider string `json:"provider,omitempty"`
	// Title is the title of the frame or the player, as the page has it for those
	// who do not see it.
	Title string `json:"title,omitempty"`
	// Poster is the address of the picture that stands there until a film plays.
	Poster string `json:"poster,omitempty"`
}

// An Unused is a source or a selector of a layout that matches nothing on a page. One page
// says little: a layout serves many.
type Unused struct {
	Rule string `json:"rule"`
	// Place is where it stands in the rule's file: layout[0].drop[2].
	Place string `json:"place"`
	Text  string `json:"text"`
}

// String gives it as faults of rules have it: "theguardian.com: layout[0].drop[2]: aside".
func (u Unused) String() string { return u.Rule + ": " + u.Place + ": " + u.Text }

// A Candidate is a value that was found for a field. Of the candidates of a field the one
// that won comes first; behind it those of the rule, those that the page prints, and those
// of its metadata, in the order in which each are believed.
type Candidate struct {
	// Field is the field's JSON key.
	Field string `json:"field"`
	// Value is the value as text, as its source has it: that of the field may be cut
	// or spelt otherwise. Of a list all are in it, of photos the address of the first.
	Value string `json:"value"`
	// Source is where it was found, in the words of Sources.
	Source string `json:"source"`
	// Won is set for the one that the field is filled from.
	Won bool `json:"won,omitempty"`
}

// A Dropped is a part of the page's text that is not in Body. From the printed title, or
// the first block of Body, to the last block there is no visible text that is in none of
// Body, a field and Dropped. What a rule drops, what is taken out by its name, what
// cleaning takes out and what fields are printed as is told wherever it stands.
type Dropped struct {
	Text string `json:"text"`
	// Reason says what took it out. These words stay the same:
	//
	//	rule NAME: drop SELECTOR     the publisher's rule, by the element
	//	rule NAME: drop-text REGEXP  or by the text of the block
	//	engine: 0.04                 the engine, with the block's score from 0 to 1
	//	furniture                    the engine, in a body that a rule found
	//	title                        it prints the title
	//	standfirst, byline or date   a line of the body that is a field's
	//	comments, dialog, related stories, prompt, another article
	//	                             a part of the page, by its names or its place
	//	link to another story, for screen readers, icon, navigation, form control,
	//	role ROLE, hidden            an element, by what it is
	//	frame of a photo, frame of an embed
	//	                             a line around it that is not its caption and credit as
	//	                             they stand
	//	caption without a photo, caption without a table, still of a film, post of another site
	//	second copy, second copy of a formula, table without cells, line numbers,
	//	link back from a note, no word in it, template mark, clock or counter
	//	outside the body             no stage took it in
	Reason string `json:"reason"`
	// Field is the JSON key of the field that the text went to, where it went to one.
	Field string `json:"field,omitempty"`
	// Before is the index of the block of Body that it stands in front of, or the
	// number of blocks, behind the last.
	Before int `json:"before,omitempty"`
}

// An Applied says which rule an article was extracted by, so that a fault of it can be
// reported. Rules go by the names of their files, as in Sources.
type Applied struct {
	// Name is the rule of the publisher: theguardian.com.
	Name string `json:"name,omitempty"`
	// Layout is the layout of the page: its name, or its place in the file ("layout[0]").
	Layout string `json:"layout,omitempty"`
	// Platform is the rule of the platform that served the page, when that is not the
	// publisher.
	Platform string `json:"platform,omitempty"`
	// CMS is the rule of the publishing system that the page was recognised by, or that
	// the publisher's rule builds on.
	CMS string `json:"cms,omitempty"`
}

// A Warning is something about one field that a reader of the article should look
// at.
type Warning struct {
	// Field is the field's JSON key.
	Field string `json:"field"`
	// Code says what it is, in a word that stays the same.
	Code string `json:"code"`
	// Text says it in a sentence.
	Text string `json:"text"`
}

// Text gives the text of the body, headings and tables among it and the
// numbers of ordered lists, with an empty line between blocks. Photos and
// embeds are left out.
func (a *Article) Text() string {
	var text []byte
	for _, b := range a.Body {
		if b.Type == PhotoBlock || b.Type == EmbedBlock || b.Text == "" {
			continue
		}
		if len(text) > 0 {
			text = append(text, '\n', '\n')
		}
		if b.Marker != "" {
			text = append(append(text, b.Marker...), ' ')
		}
		text = append(text, b.Text...)
	}
	return string(text)
}

// WordCount gives the number of words in the body, headings and tables among it, by
// the default rules of Unicode for the boundaries of words: can't and 3.14 are one
// word each, and so is each character of Chinese and of the hiragana of Japanese. A
// run of text in a script without spaces that has letters, such as Thai, counts as one.
//
// Source: Unicode Standard Annex 29, 4.1 "Default Word Boundary Specification".
func (a *Article) WordCount() int { return dom.CountWords(a.Text()) }
