// Package output writes articles: in the formats that the command knows, to standard
// output, into one file, or into a folder with a file for each.
package output

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/input"
	"github.com/lede-go/lede/export"
)

// An Entry is what one page gave: an article, or an error.
type Entry struct {
	// Source is left out of the JSON of a single page.
	Source *input.Source `json:"source,omitempty"`
	*lede.Article
	Error string `json:"error,omitempty"`
}

// A Format is a way to print entries.
type Format struct {
	Name string
	// Extension is that of files in this format.
	Extension string
	// Errors says that entries without an article are printed too.
	Errors bool
	// Between stands between the articles in a file; "" for a format that has one
	// article a file.
	Between string
	Write   func(w io.Writer, e *Entry) error
}

// formats are the formats by name, in the order of the help.
var formats = []Format{
	{Name: "json", Extension: ".json", Errors: true, Between: "\n", Write: writeJSON},
	{Name: "jsonl", Extension: ".jsonl", Errors: true, Between: lineByLine, Write: writeLine},
	{Name: "text", Extension: ".txt", Between: "\f\n", Write: exported(export.Text)},
	{Name: "markdown", Extension: ".md", Between: "\f\n", Write: exported(export.Markdown)},
	{Name: "html", Extension: ".html", Write: exported(export.HTML)},
	{Name: "newsarticle", Extension: ".jsonld", Between: lineByLine, Write: exported(export.NewsArticle)},
	{Name: "ninjs", Extension: ".ninjs.json", Between: lineByLine, Write: exported(export.NINJS)},
}

// lineByLine is the Between of formats whose entries are lines of their own.
const lineByLine = "-"

// Names gives the names of the formats.
func Names() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return names
}

// ByName gives a format by its name.
func ByName(name string) (*Format, error) {
	for n := range formats {
		if formats[n].Name == name {
			return &formats[n], nil
		}
	}
	return nil, fmt.Errorf("unknown format %q: want one of %s", name, strings.Join(Names(), ", "))
}

// Encode gives an entry in a format; nothing for an error, where the format has none.
func (f *Format) Encode(e *Entry) ([]byte, error) {
	if e.Article == nil && !f.Errors {
		return nil, nil
	}
	var b bytes.Buffer
	err := f.Write(&b, e)
	return b.Bytes(), err
}

func writeJSON(w io.Writer, e *Entry) error { return encode(w, e, "  ") }

func writeLine(w io.Writer, e *Entry) error { return encode(w, e, "") }

func encode(w io.Writer, e *Entry, indent string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc.Encode(e)
}

// exported makes a Write of a function of package export. JSON is in one line where
// there are many.
func exported(write func(io.Writer, *lede.Article, export.Options) error) func(io.Writer, *Entry) error {
	return func(w io.Writer, e *Entry) error {
		return write(w, e.Article, export.Options{Compact: e.Source != nil})
	}
}
