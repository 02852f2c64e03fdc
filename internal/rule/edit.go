package rule

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// ErrListed says that a list has the text already that was to be put in.
var ErrListed = errors.New("stands in the list already")

// An Insertion is a text to put into a list of a rule file.
type Insertion struct {
	Layout int    // the place of the layout in the file
	Key    string // of the list, such as drop
	Text   string
	First  bool // at the head of the list, and not at its end
}

// Insert gives the text of a rule file with one more in a list. A key that the layout has not
// is added to it, and a layout where the file has none; all else stays as its author wrote
// it. The error wraps ErrListed, or says that the file is no TOML, or none of the form that
// can be edited: [[layout]], and arrays of strings.
func Insert(file string, in Insertion) (string, error) {
	var want, got map[string]any
	if err := toml.Unmarshal([]byte(file), &want); err != nil {
		return "", fmt.Errorf("no TOML: %w", err)
	}
	if err := in.into(want); err != nil {
		return "", fmt.Errorf("%s: %w", in.Key, err)
	}
	edited := in.write(file)
	if err := toml.Unmarshal([]byte(edited), &got); err != nil || !reflect.DeepEqual(got, want) {
		return "", fmt.Errorf("%s: no list that can be edited", in.Key)
	}
	return edited, nil
}

// into puts the text into a file as it is decoded.
func (in Insertion) into(values map[string]any) error {
	layouts, isList := values["layout"].([]any)
	if values["layout"] == nil {
		layouts, isList = []any{map[string]any{}}, true
		values["layout"] = layouts
	}
	if !isList || in.Layout < 0 || in.Layout >= len(layouts) {
		return errors.New("no such layout")
	}
	layout, isTable := layouts[in.Layout].(map[string]any)
	list, isList := layout[in.Key].([]any)
	if !isTable || !isList && layout[in.Key] != nil {
		return errors.New("no list")
	}
	if slices.Contains(list, any(in.Text)) {
		return fmt.Errorf("%q %w", in.Text, ErrListed)
	}
	at := len(list)
	if in.First {
		at = 0
	}
	layout[in.Key] = slices.Insert(list, at, any(in.Text))
	return nil
}

// write writes the text into the file, where that has the usual form.
func (in Insertion) write(file string) string {
	layout, found := in.find(file)
	value := "[" + quoted(in.Text) + "]"
	switch {
	case layout < 0:
		return lineEnded(file) + "\n[[layout]]\n" + in.Key + " = " + value + "\n"
	case found < 0:
		return lineEnded(file[:layout]) + in.Key + " = " + value + "\n" + file[layout:]
	}
	return file[:found] + in.writeList(file[found:])
}

// find gives the offset behind the last key of the layout, and that of the value of the
// list; -1 where they are not there.
func (in Insertion) find(file string) (layout, value int) {
	data := []byte(file)
	layout, value = -1, -1
	inside := false
	seen := -1
	for i := 0; i < len(data); {
		next, depth := pastLine(data, i, 0)
		for depth > 0 && next < len(data) {
			next, depth = pastLine(data, next, depth)
		}
		line := strings.TrimSpace(file[i:next])
		name, _, isKey := strings.Cut(line, "=")
		switch {
		case strings.HasPrefix(line, "["):
			if isLayout(line) {
				seen++
			}
			inside = isLayout(line) && seen == in.Layout
			if inside {
				layout = next
			}
		case inside && isKey && !strings.HasPrefix(line, "#"):
			layout = next
			if strings.TrimSpace(name) == in.Key {
				value = i + strings.IndexByte(file[i:], '=') + 1
			}
		}
		i = next
	}
	return layout, value
}

// isLayout reports whether a line is the head of a layout.
func isLayout(line string) bool {
	name, ok := strings.CutPrefix(line, "[[")
	name, _, closed := strings.Cut(name, "]]")
	return ok && closed && strings.TrimSpace(name) == "layout"
}

// writeList writes the text into the list that the rest of a file begins with.
func (in Insertion) writeList(rest string) string {
	open := strings.IndexByte(rest, '[')
	if open < 0 {
		return rest
	}
	last, end := extent(rest, open)
	text := quoted(in.Text)
	inLines := strings.Contains(rest[open:end], "\n")
	isEmpty := last == open+1
	switch {
	case isEmpty && !inLines:
		return rest[:open+1] + text + rest[end:]
	case in.First || isEmpty:
		return rest[:open+1] + in.head(rest[open+1:end], text) + rest[end:]
	}
	comma := ","
	if rest[last-1] == ',' {
		comma = ""
	}
	if line := strings.LastIndexByte(rest[:end], '\n') + 1; inLines && line >= last {
		return rest[:last] + comma + rest[last:line] + indent(rest[open+1:end]) + text + ",\n" + rest[line:]
	}
	return rest[:last] + comma + " " + text + rest[last:]
}

// head gives the inside of a list with the text in front of the others: on a line of its
// own, where the first of them has one.
func (in Insertion) head(inside, text string) string {
	first, others, inLines := strings.Cut(inside, "\n")
	if before, _, _ := strings.Cut(first, "#"); inLines && strings.TrimSpace(before) == "" {
		return first + "\n" + indent(inside) + text + ",\n" + others
	}
	return text + ", " + inside
}

// extent gives where the last element of the list that opens at an offset ends, or the comma
// behind it, and where the list closes. Of an empty list the first is behind the bracket.
func extent(text string, open int) (last, end int) {
	last = open + 1
	depth := 1
	for i := open + 1; i < len(text); i++ {
		switch text[i] {
		case ' ', '\t', '\r', '\n':
			continue
		case '#':
			i += max(0, strings.IndexByte(text[i:]+"\n", '\n')-1)
			continue
		case '"', '\'':
			i = pastText([]byte(text), i) - 1
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
		if depth == 0 {
			return last, i
		}
		last = i + 1
	}
	return last, len(text)
}

// indent gives what stands in front of the first element of a list that has a line of its
// own.
func indent(inside string) string {
	for line := range strings.Lines(inside) {
		text := strings.TrimLeft(line, " \t")
		if strings.HasPrefix(text, `"`) || strings.HasPrefix(text, "'") {
			if in := line[:len(line)-len(text)]; in != "" {
				return in
			}
		}
	}
	return "  "
}

// lineEnded gives a text whose last line is ended.
func lineEnded(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

// quoted gives a TOML string: a literal one where it holds quotes or backslashes.
func quoted(text string) string {
	if strings.ContainsAny(text, `"\`) && !strings.ContainsAny(text, "'\n") {
		return "'" + text + "'"
	}
	return strconv.Quote(text)
}
