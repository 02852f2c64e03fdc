package rule

import (
	"regexp"
	"sync"
)

// A Form is what the value of a key is.
type Form int

// The forms of values.
const (
	TextForm      Form = iota // a string
	FlagForm                  // true or false
	DayForm                   // a local date
	ListForm                  // an array of strings
	NestedForm                // an array of arrays of strings
	TableForm                 // a table
	TableListForm             // an array of tables
)

// wanted says what a value of each form is, to one who wrote another.
var wanted = [...]string{
	TextForm: "a string", FlagForm: "true or false", DayForm: "a date such as 2024-01-31, without quotes",
	ListForm: "an array of strings", NestedForm: "an array of arrays of field names",
	TableForm: "a table", TableListForm: "an array of tables: [[…]]",
}

// A Key is a key that a rule file may have.
type Key struct {
	Path string // such as layout.author.entry
	Form Form
}

// Keys gives every key that the reader of rule files asks for, each once, in the order in
// which it asks.
func Keys() []Key {
	nothing := func() map[string]any { return map[string]any{} }
	doc := &document{lines: func() map[string]int { return nil }}
	layout := map[string]any{"pattern": nothing(), "live": nothing(), "author": nothing(), "frame": nothing()}
	values := map[string]any{"style": nothing(), "layout": []any{layout}}
	var keys []Key
	seen := map[string]bool{}
	doc.asked = func(path string, form Form) {
		path = places().ReplaceAllString(path, "")
		if !seen[path] {
			seen[path] = true
			keys = append(keys, Key{path, form})
		}
	}
	readTables(&table{doc: doc, values: values, read: map[string]bool{}})
	return keys
}

// places are the numbers of elements in a path.
var places = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[\d+\]`) })
