package rule

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// An Error is one fault of one rule file.
type Error struct {
	File string
	Line int    // from 1
	Key  string // such as layout[0].drop[2]; "" where the file is not TOML
	Msg  string // what is wrong
}

// Error gives the fault as file:line: key: what is wrong.
func (e *Error) Error() string {
	if e.Key == "" {
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
	}
	return fmt.Sprintf("%s:%d: %s: %s", e.File, e.Line, e.Key, e.Msg)
}

// A document is one TOML file on its way to a Rule: it knows on which line
// each key stands and gathers every fault, so that an author sees all at once.
type document struct {
	name   string
	lines  func() map[string]int // found when the first fault asks for them
	faults []error
}

// readDocument decodes data and gives its root table, an empty one when data
// is not TOML.
func readDocument(name string, data []byte) (*document, *table) {
	d := &document{name: name}
	d.lines = sync.OnceValue(func() map[string]int { return keyLines(data) })
	var values map[string]any
	if err := toml.Unmarshal(data, &values); err != nil {
		d.faults = append(d.faults, syntaxError(name, err))
		values = nil
	}
	return d, &table{doc: d, values: values, read: map[string]bool{}}
}

func syntaxError(name string, err error) *Error {
	e := &Error{File: name, Line: 1, Msg: err.Error()}
	if de, ok := errors.AsType[*toml.DecodeError](err); ok {
		e.Line, _ = de.Position()
	}
	return e
}

func (d *document) fault(key, format string, args ...any) {
	d.faults = append(d.faults, &Error{File: d.name, Line: d.line(key), Key: key, Msg: fmt.Sprintf(format, args...)})
}

// line gives the line of key or, as a missing key has none, of the table
// around it.
func (d *document) line(key string) int {
	for key != "" {
		if l, ok := d.lines()[key]; ok {
			return l
		}
		key = key[:max(0, strings.LastIndexAny(key, ".["))]
	}
	return 1
}

// keyLines maps each key, table and array element of a TOML document to its
// line, under the paths that faults are reported by.
func keyLines(data []byte) map[string]int {
	lines := map[string]int{}
	count := map[string]int{} // elements seen of each array of tables
	current := ""
	var p unstable.Parser
	p.Reset(data)
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			var line int
			current, line = keyPath(&p, e, "", count)
			if e.Kind == unstable.ArrayTable {
				count[current]++
				current = fmt.Sprintf("%s[%d]", current, count[current]-1)
			}
			lines[current] = line
		case unstable.KeyValue:
			path, line := keyPath(&p, e, current, nil)
			noteValue(&p, lines, path, line, e.Value())
		}
	}
	return lines
}

// keyPath gives the full path of an expression's dotted key and its line.
// Parts that name an array of tables stand for its last element.
func keyPath(p *unstable.Parser, e *unstable.Node, base string, count map[string]int) (string, int) {
	path, line := base, 0
	for it := e.Key(); it.Next(); {
		if n := count[path]; n > 0 {
			path = fmt.Sprintf("%s[%d]", path, n-1)
		}
		path = join(path, string(it.Node().Data))
		line = p.Shape(it.Node().Raw).Start.Line
	}
	return path, line
}

// noteValue records a value and what is inside it. An element that the parser
// gives no position for stands on the line of the one before.
func noteValue(p *unstable.Parser, lines map[string]int, path string, line int, v *unstable.Node) {
	lines[path] = line
	switch v.Kind {
	case unstable.Array:
		i := 0
		for it := v.Children(); it.Next(); i++ {
			if it.Node().Raw.Length > 0 {
				line = p.Shape(it.Node().Raw).Start.Line
			}
			noteValue(p, lines, fmt.Sprintf("%s[%d]", path, i), line, it.Node())
		}
	case unstable.InlineTable:
		for it := v.Children(); it.Next(); {
			sub, subLine := keyPath(p, it.Node(), path, nil)
			noteValue(p, lines, sub, subLine, it.Node().Value())
		}
	}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// A table reads one TOML table key by key. A value of the wrong type is a
// fault and reads as the zero value; so does a key that is not there.
type table struct {
	doc    *document
	path   string
	values map[string]any
	read   map[string]bool
}

// get gives the value of key as a T.
func get[T any](t *table, key, want string) T {
	var zero T
	t.read[key] = true
	v, ok := t.values[key]
	if !ok {
		return zero
	}
	typed, ok := v.(T)
	if !ok {
		t.doc.fault(join(t.path, key), "want %s", want)
		return zero
	}
	return typed
}

// has reports whether key is there, with whatever value.
func (t *table) has(key string) bool {
	_, ok := t.values[key]
	return ok
}

func (t *table) text(key string) string { return get[string](t, key, "a string") }
func (t *table) flag(key string) bool   { return get[bool](t, key, "true or false") }

// entries gives an array of strings, each under its own path.
func (t *table) entries(key string) []entry {
	var out []entry
	for i, v := range get[[]any](t, key, "an array of strings") {
		path := fmt.Sprintf("%s[%d]", join(t.path, key), i)
		s, ok := v.(string)
		if !ok || s == "" {
			t.doc.fault(path, "want a string that is not empty")
			continue
		}
		out = append(out, entry{path, s})
	}
	return out
}

// texts is entries without the paths.
func (t *table) texts(key string) []string {
	var out []string
	for _, e := range t.entries(key) {
		out = append(out, e.text)
	}
	return out
}

// An entry is one string of a rule file and where it stands.
type entry struct{ path, text string }

// date gives a local date (2024-01-31, no quotes) as midnight UTC.
func (t *table) date(key string) time.Time {
	d := get[toml.LocalDate](t, key, "a date such as 2024-01-31, without quotes")
	if d == (toml.LocalDate{}) {
		return time.Time{}
	}
	return d.AsTime(time.UTC)
}

// table gives the table under key; nil when there is none.
func (t *table) table(key string) *table {
	values := get[map[string]any](t, key, "a table")
	if values == nil {
		return nil
	}
	return &table{doc: t.doc, path: join(t.path, key), values: values, read: map[string]bool{}}
}

// tables gives the array of tables under key.
func (t *table) tables(key string) []*table {
	var out []*table
	for i, v := range get[[]any](t, key, "an array of tables: [[…]]") {
		path := fmt.Sprintf("%s[%d]", join(t.path, key), i)
		values, ok := v.(map[string]any)
		if !ok {
			t.doc.fault(path, "want a table")
			continue
		}
		out = append(out, &table{doc: t.doc, path: path, values: values, read: map[string]bool{}})
	}
	return out
}

// close reports the keys that nobody read: a misspelt key must not be silent.
func (t *table) close() {
	for _, key := range slices.Sorted(maps.Keys(t.values)) {
		if !t.read[key] {
			t.doc.fault(join(t.path, key), "unknown key")
		}
	}
}
