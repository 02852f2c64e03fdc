package export

import (
	"io"
	"strings"

	"github.com/lede-go/lede"
)

// Text writes an article as plain text: title, standfirst, byline and date, and then
// the text of the body as [lede.Article.Text] has it, an empty line between the
// parts. Figures that are set higher or lower stand so where Unicode can (mc²), and
// items of lists with bullets begin with a hyphen. There are neither captions nor
// embeds.
func Text(w io.Writer, a *lede.Article, o Options) error {
	var t textWriter
	if !o.BodyOnly {
		t.add(a.Title)
		t.add(a.Standfirst)
		t.add(byline(a))
		if !a.Published.IsZero() {
			_, printed := stamp(a.Published)
			t.add(printed)
		}
	}
	t.body(a.Body)
	for _, e := range apart(a) {
		t.add(e.Title)
		t.body(e.Body)
	}
	return write(w, "text", t.b.String()+"\n")
}

type textWriter struct{ b strings.Builder }

// add adds a part, if there is any.
func (t *textWriter) add(text string) {
	if text == "" {
		return
	}
	if t.b.Len() > 0 {
		t.b.WriteString("\n\n")
	}
	t.b.WriteString(plain(text))
}

func (t *textWriter) body(body []lede.Block) {
	for _, b := range body {
		text := raised(b.Text, b.Spans)
		switch {
		case b.Type == lede.PhotoBlock || b.Type == lede.EmbedBlock || text == "":
		case b.Marker != "":
			t.add(b.Marker + " " + text)
		case b.Type == lede.ListItemBlock && !b.Ordered:
			t.add("- " + text)
		default:
			t.add(text)
		}
	}
}

// raised gives a text with what is set higher or lower in it in the characters that
// Unicode has for that; as it is where it has none.
func raised(text string, spans []lede.Span) string {
	var b strings.Builder
	var alphabet string
	for _, p := range pieces(text, spans) {
		switch {
		case p.begin && p.span.Kind == lede.SuperscriptSpan:
			alphabet = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
		case p.begin && p.span.Kind == lede.SubscriptSpan:
			alphabet = "₀₁₂₃₄₅₆₇₈₉₊₋"
		case p.end && (p.span.Kind == lede.SuperscriptSpan || p.span.Kind == lede.SubscriptSpan):
			alphabet = ""
		default:
			b.WriteString(inAlphabet(p.text, []rune(alphabet)))
		}
	}
	return b.String()
}

// inAlphabet gives figures and signs in an alphabet of theirs; s itself where that
// lacks one.
func inAlphabet(s string, alphabet []rune) string {
	const plainly = "0123456789+-"
	if len(alphabet) == 0 || strings.Trim(s, plainly) != "" {
		return s
	}
	return strings.Map(func(r rune) rune { return alphabet[strings.IndexRune(plainly, r)] }, s)
}
