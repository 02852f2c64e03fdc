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
	Key  string // such as layout[0].drop[2]; "" where the file is not TOML, or cannot be read
	Msg  string // what is wrong
	err  error  // of the file system
}

// Unwrap gives the file system's error where the file cannot be read, else nil.
func (e *Error) Unwrap() error { return e.err }

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
	faults []*Error
	broken bool // not TOML
	// asked is told of each key that is asked for; nil: nobody wants to know.
	asked func(path string, form Form)
}

// readDocument decodes data and gives its root table, an empty one when data
// is not TOML.
func readDocument(name string, data []byte) (*document, *table) {
	d := &document{name: name}
	d.lines = sync.OnceValue(func() map[string]int { return keyLines(data) })
	var values map[string]any
	if err := toml.Unmarshal(data, &values); err != nil {
		d.faults = append(d.faults, syntaxError(name, err))
		values, d.broken = nil, true
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
	d.faults = append(d.faults, d.newFault(key, format, args...))
}

// newFault is fault for what is wrong with the file beside others.
func (d *document) newFault(key, format string, args ...any) *Error {
	return &Error{File: d.name, Line: d.line(key), Key: key, Msg: fmt.Sprintf(format, args...)}
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

// maxPath bounds the paths of which the insides have lines, in bytes: paths as
// long as the file, one for each of its keys, would take its square.
const maxPath = 200

// A keyMap finds the line of each key, table and array element of a TOML
// document, under the paths that faults are reported by.
type keyMap struct {
	parser   unstable.Parser
	newlines []int // offsets
	lines    map[string]int
	count    map[string]int // elements seen of each array of tables
}

func keyLines(data []byte) map[string]int {
	m := &keyMap{lines: map[string]int{}, count: map[string]int{}}
	for i, b := range data {
		if b == '\n' {
			m.newlines = append(m.newlines, i)
		}
	}
	current := ""
	m.parser.Reset(data)
	for m.parser.NextExpression() {
		e := m.parser.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			current = m.addTable(e)
		case unstable.KeyValue:
			if len(current) < maxPath {
				path, line := m.keyPath(e, current, nil)
				m.addValue(path, line, e.Value())
			}
		}
	}
	return m.lines
}

// addTable notes the head of a table and gives its path.
func (m *keyMap) addTable(e *unstable.Node) string {
	path, line := m.keyPath(e, "", m.count)
	if e.Kind == unstable.ArrayTable {
		m.count[path]++
		path = fmt.Sprintf("%s[%d]", path, m.count[path]-1)
	}
	m.lines[path] = line
	return path
}

// keyPath gives the full path of an expression's dotted key and its line.
// Parts that name an array of tables stand for its last element.
func (m *keyMap) keyPath(e *unstable.Node, base string, count map[string]int) (string, int) {
	path, line := base, 1
	for it := e.Key(); it.Next() && len(path) < maxPath; {
		if n := count[path]; n > 0 {
			path = fmt.Sprintf("%s[%d]", path, n-1)
		}
		path = join(path, string(it.Node().Data))
		line = m.lineOf(it.Node())
	}
	return path, line
}

// lineOf counts the lines to n. The parser's own count begins anew at the top
// of the file for each node.
func (m *keyMap) lineOf(n *unstable.Node) int {
	before, _ := slices.BinarySearch(m.newlines, int(n.Raw.Offset))
	return before + 1
}

// addValue notes a value and what is inside it. An element that the parser
// gives no position for stands on the line of the one before.
func (m *keyMap) addValue(path string, line int, v *unstable.Node) {
	m.lines[path] = line
	if len(path) >= maxPath {
		return
	}
	switch v.Kind {
	case unstable.Array:
		i := 0
		for it := v.Children(); it.Next(); i++ {
			if it.Node().Raw.Length > 0 {
				line = m.lineOf(it.Node())
			}
			m.addValue(fmt.Sprintf("%s[%d]", path, i), line, it.Node())
		}
	case unstable.InlineTable:
		for it := v.Children(); it.Next(); {
			sub, subLine := m.keyPath(it.Node(), path, nil)
			m.addValue(sub, subLine, it.Node().Value())
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

// get gives the value of key as a T, which is of that form.
func get[T any](t *table, key string, form Form) T {
	var zero T
	t.read[key] = true
	if t.doc.asked != nil {
		t.doc.asked(join(t.path, key), form)
	}
	v, ok := t.values[key]
	if !ok {
		return zero
	}
	typed, ok := v.(T)
	if !ok {
		t.doc.fault(join(t.path, key), "want %s", wanted[form])
		return zero
	}
	return typed
}

// has reports whether key is there, with whatever value.
func (t *table) has(key string) bool {
	_, ok := t.values[key]
	return ok
}

func (t *table) text(key string) string { return get[string](t, key, TextForm) }
func (t *table) flag(key string) bool   { return get[bool](t, key, FlagForm) }

// entries gives an array of strings, each under its own path.
func (t *table) entries(key string) []entry {
	var out []entry
	for i, v := range get[[]any](t, key, ListForm) {
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

// An entry is one string of a rule file and where it stands.
type entry struct{ path, text string }

// texts gives the strings of entries.
func texts(entries []entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.text)
	}
	return out
}

// date gives a local date (2024-01-31, no quotes) as midnight UTC.
func (t *table) date(key string) time.Time {
	d := get[toml.LocalDate](t, key, DayForm)
	if d == (toml.LocalDate{}) {
		return time.Time{}
	}
	return d.AsTime(time.UTC)
}

// table gives the table under key; nil when there is none.
func (t *table) table(key string) *table {
	values := get[map[string]any](t, key, TableForm)
	if values == nil {
		return nil
	}
	return &table{doc: t.doc, path: join(t.path, key), values: values, read: map[string]bool{}}
}

// tables gives the array of tables under key.
func (t *table) tables(key string) []*table {
	var out []*table
	for i, v := range get[[]any](t, key, TableListForm) {
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
