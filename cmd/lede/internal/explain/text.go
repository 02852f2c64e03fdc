package explain

import (
	"fmt"
	"io"
	"strings"
)

// marks are what stands in front of a piece in a report for the terminal.
var marks = map[Kind]string{Kept: "+", Filled: "=", Dropped: "-", Outside: " "}

// Text writes the report for a terminal. Of the page's text it has what is between the
// first and the last block of the article, and what was dropped:
//
//   - block of the body
//     = field
//   - dropped, with the reason
//     in none of these
func (r *Report) Text(w io.Writer) error {
	var b strings.Builder
	put := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	put("%s", Plain(r.Name))
	if r.None != nil {
		put("no article")
	}
	put("verdict: %s", r.Verdict.State)
	for _, seen := range r.Verdict.Evidence {
		put("  %s", Plain(seen))
	}
	if r.None == nil {
		put("confidence: %s", r.Confidence())
	}
	put("rule: %s", Plain(r.Applied()))
	for _, warning := range r.Article.Warnings {
		put("warning: %s: %s: %s", Plain(warning.Field), Plain(warning.Code), Plain(warning.Text))
	}
	for _, u := range r.Article.Unused {
		put("nothing on this page: %s", Plain(u.String()))
	}
	put("\nFields")
	for _, f := range r.Fields {
		put("%s  [%s]", f.Name, Plain(f.Source))
		for _, value := range f.Values {
			put("  %s", indented(value))
		}
		for _, c := range f.Lost {
			put("  not [%s] %s", Plain(c.Source), indented(c.Value))
		}
	}
	put("\nText")
	for _, p := range r.Body {
		label := joined(", out of the body by ", p.Label, p.Moved)
		put("%s [%s] %s", marks[p.Kind], Plain(label), indented(p.Text))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// indented gives a text whose lines stand under one another.
func indented(text string) string { return strings.ReplaceAll(Plain(text), "\n", "\n    ") }
