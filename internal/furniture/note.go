package furniture

import (
	"strings"
	"sync"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/lexicon"
)

// noteOpening is how a note of the editors begins, and correctionOpening a correction.
var (
	noteOpening = sync.OnceValue(func() *opening {
		return newOpening(alternatives(lexicon.Corrections) + "|" + alternatives(lexicon.Notes))
	})
	correctionOpening = sync.OnceValue(func() *opening { return newOpening(alternatives(lexicon.Corrections)) })
)

// alternatives gives the patterns of a subject as one.
func alternatives(s lexicon.Subject) string {
	var b strings.Builder
	for e := range lexicon.Entries(s) {
		if b.Len() > 0 {
			b.WriteByte('|')
		}
		b.WriteString(e.Text)
	}
	return b.String()
}

// IsNote reports whether a block of this text is a note of the editors on their
// article, by its wording.
func IsNote(text string) bool { return noteOpening().matches(text) || isThanks(text) }

// IsCorrection reports whether a note of this text says that the article was wrong, or
// was changed.
func IsCorrection(note string) bool { return correctionOpening().matches(note) }

// isThanks reports a line that says who helped with the report, by its last
// words: "Jane Roe in Kyiv contributed to this report."
func isThanks(text string) bool {
	const longest = 500
	if len(text) > longest {
		return false
	}
	text = strings.TrimRight(text, ".)] ")
	for _, end := range [...]string{"report", "story", "article", "piece", "reporting"} {
		if before, ok := cutEnd(text, end); ok {
			if _, ok := cutEnd(before, "contributed to this "); ok {
				return true
			}
		}
	}
	_, ok := cutEnd(text, " contributed reporting")
	return ok
}

// cutEnd is strings.CutSuffix for an end in ASCII, whatever the case of its letters.
func cutEnd(text, end string) (before string, ok bool) {
	at := len(text) - len(end)
	if at < 0 || !strings.EqualFold(text[at:], end) {
		return text, false
	}
	return text[:at], true
}

// IsNoteElement reports whether the element n holds footnotes by its role.
// Source: Digital Publishing WAI-ARIA Module 1.0, doc-footnote and doc-endnotes.
func IsNoteElement(n *html.Node) bool {
	switch dom.Attr(n, "role") {
	case "doc-footnote", "doc-endnote", "doc-endnotes":
		return true
	}
	return dom.HasToken(n, "class", "footnotes") || dom.HasToken(n, "class", "wp-block-footnotes")
}
