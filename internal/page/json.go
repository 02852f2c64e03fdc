package page

import (
	"encoding/json"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/dom"
)

// maxJSONDepth is how deep objects and arrays may nest.
const maxJSONDepth = 512

// decodeJSON decodes the JSON value at the start of src, and gives what is
// behind it. Its strings are parts of src where they can be, and numbers are of type
// json.Number. What JSON's grammar forbids and pages have is put up with:
//
//   - comments, and commas that are missing or too many;
//   - control characters and line breaks inside strings, escapes of JavaScript,
//     and quotation marks that should have been escaped;
//   - strings in single quotes, keys without any, and undefined, which is null;
//   - the end of input: what is open is closed, and the last string is left
//     out when it was cut off.
//
// A value that is nested too deep is no value: ok is false.
func decodeJSON(src string) (v any, rest string, ok bool) {
	d := jsonDecoder{src: src}
	d.skip()
	v, ok = d.value(false)
	if d.tooDeep {
		return nil, "", false
	}
	return v, src[d.pos:], ok
}

// A jsonDecoder reads src from pos on. No method moves pos backwards by more than a
// constant, and what they look ahead for is looked at no more than twice.
type jsonDecoder struct {
	src     string
	pos     int
	depth   int
	tooDeep bool
}

// value reads one value. It reports false when there is none, or none that is
// whole. In an object, a string ends otherwise than in an array.
func (d *jsonDecoder) value(inObject bool) (v any, ok bool) {
	switch c := d.peek(); {
	case c == '{' || c == '[':
		if d.depth++; d.depth > maxJSONDepth {
			d.tooDeep, d.pos = true, len(d.src)
			return nil, false
		}
		if c == '{' {
			v = d.object()
		} else {
			v = d.array()
		}
		d.depth--
		return v, true
	case c == '"' || c == '\'':
		return d.string(inObject)
	case c == 0 || strings.IndexByte(",:;]}", c) >= 0:
		return nil, false
	}
	return d.word()
}

// object reads an object, up to its end or to where its array ends.
func (d *jsonDecoder) object() map[string]any {
	m := map[string]any{}
	d.pos++
	for {
		d.skip()
		switch c := d.peek(); c {
		case 0, ']':
			return m
		case '}':
			d.pos++
			return m
		case ',', ';', ':':
			d.pos++
			continue
		}
		key, ok := d.key()
		if d.skip(); !ok || d.peek() != ':' {
			continue
		}
		d.pos++
		d.skip()
		if v, ok := d.value(true); ok {
			m[key] = v
		}
	}
}

// array reads an array, up to its end or to where its object ends.
func (d *jsonDecoder) array() []any {
	a := []any{}
	d.pos++
	for {
		d.skip()
		switch c := d.peek(); c {
		case 0, '}':
			return a
		case ']':
			d.pos++
			return a
		case ',', ';', ':':
			d.pos++
			continue
		}
		if v, ok := d.value(false); ok {
			a = append(a, v)
		}
	}
}

// key reads the key of a member. It always moves on.
func (d *jsonDecoder) key() (string, bool) {
	if c := d.peek(); c == '"' || c == '\'' {
		start := d.pos + 1
		end := d.closing(start, c)
		d.pos = min(end+1, len(d.src))
		return unquote(d.src[start:end]), end < len(d.src)
	}
	start := d.pos
	for d.pos < len(d.src) && isIdent(d.src[d.pos]) {
		d.pos++
	}
	if d.pos == start {
		d.pos++
		return "", false
	}
	return d.src[start:d.pos], true
}

// string reads a quoted string. Where what follows a quotation mark cannot
// follow a string, the mark is part of it.
func (d *jsonDecoder) string(inObject bool) (any, bool) {
	quote := d.peek()
	start := d.pos + 1
	for end := start; ; end++ {
		end = d.closing(end, quote)
		if end >= len(d.src) {
			d.pos = len(d.src)
			return nil, false
		}
		if d.endsString(end+1, inObject) {
			d.pos = end + 1
			return unquote(d.src[start:end]), true
		}
	}
}

// closing gives the index of the next quotation mark that is not escaped.
func (d *jsonDecoder) closing(i int, quote byte) int {
	for i < len(d.src) {
		end := len(d.src)
		if n := strings.IndexByte(d.src[i:], quote); n >= 0 {
			end = i + n
		}
		for i <= end {
			n := strings.IndexByte(d.src[i:end], '\\')
			if n < 0 {
				return end
			}
			i += n + len(`\"`)
		}
	}
	return len(d.src)
}

// endsString reports whether what is at i may follow a string.
func (d *jsonDecoder) endsString(i int, inObject bool) bool {
	start := i
	i = skipSpace(d.src, i)
	if i >= len(d.src) {
		return true
	}
	switch d.src[i] {
	case '}', ']', ';':
		return true
	case ',':
		if inObject {
			i = skipSpace(d.src, i+1)
			return i >= len(d.src) || d.src[i] == '}' || d.src[i] == ',' || d.isComment(i) || d.isKey(i)
		}
		return d.isElement(skipSpace(d.src, i+1))
	case '"', '\'':
		// A comma is missing.
		return inObject && d.isKey(i) || strings.IndexByte(d.src[start:i], '\n') >= 0
	}
	return d.isComment(i) || d.depth == 0
}

// isKey reports whether a key and a colon are at i.
func (d *jsonDecoder) isKey(i int) bool {
	if c := d.src[i]; c == '"' || c == '\'' {
		i = d.closing(i+1, c) + 1
	} else {
		for i < len(d.src) && isIdent(d.src[i]) {
			i++
		}
	}
	i = skipSpace(d.src, i)
	return i >= len(d.src) || d.src[i] == ':'
}

// isElement reports whether an element of an array, or its end, is at i.
func (d *jsonDecoder) isElement(i int) bool {
	if i >= len(d.src) || strings.IndexByte("\"'{[]}-0123456789", d.src[i]) >= 0 {
		return true
	}
	for _, word := range [...]string{"true", "false", "null"} {
		if strings.HasPrefix(d.src[i:], word) {
			return true
		}
	}
	return d.isComment(i)
}

func (d *jsonDecoder) isComment(i int) bool {
	return d.src[i] == '/' && i+1 < len(d.src) && (d.src[i+1] == '/' || d.src[i+1] == '*')
}

// word reads what has no quotation marks: a number, true, false, null, or
// something that is none of them. A date is as good as a string; other words
// are names of JavaScript, and stand for null.
func (d *jsonDecoder) word() (any, bool) {
	start := d.pos
	for d.pos < len(d.src) && strings.IndexByte(",]}\r\n", d.src[d.pos]) < 0 {
		d.pos++
	}
	w, _, _ := strings.Cut(d.src[start:d.pos], "/*")
	w, _, _ = strings.Cut(w, "//")
	switch w = strings.TrimSpace(w); {
	case w == "true" || w == "!0":
		return true, true
	case w == "false" || w == "!1":
		return false, true
	case w == "":
		return nil, false
	case isNumber(w):
		return json.Number(w), true
	case '0' <= w[0] && w[0] <= '9':
		return w, true
	}
	return nil, true
}

// isNumber reports whether w is a number as JSON writes them.
func isNumber(w string) bool {
	return (w[0] == '-' || '0' <= w[0] && w[0] <= '9') && json.Valid([]byte(w))
}

// skip moves past white space, comments and byte order marks.
func (d *jsonDecoder) skip() {
	for {
		d.pos = skipSpace(d.src, d.pos)
		if c := d.peek(); c != '/' && c < utf8.RuneSelf {
			return // as nearly always
		}
		rest := d.src[d.pos:]
		var end int
		switch {
		case strings.HasPrefix(rest, "//"):
			end = strings.IndexByte(rest, '\n')
		case strings.HasPrefix(rest, "/*"):
			end = strings.Index(rest, "*/")
			if end >= 0 {
				end += len("*/")
			}
		case strings.HasPrefix(rest, "\ufeff"):
			end = len("\ufeff")
		default:
			return
		}
		if end < 0 {
			d.pos = len(d.src)
			return
		}
		d.pos += end
	}
}

// peek gives the next byte, or 0 at the end.
func (d *jsonDecoder) peek() byte {
	if d.pos >= len(d.src) {
		return 0
	}
	return d.src[d.pos]
}

// unquote gives the string that stands for what was between quotation marks,
// in JSON or in JavaScript.
func unquote(b string) string {
	i := strings.IndexByte(b, '\\')
	if i < 0 {
		return b
	}
	out := make([]byte, 0, len(b))
	for i >= 0 && i+1 < len(b) {
		out = append(out, b[:i]...)
		var size int
		out, size = unescapeAt(out, b[i+1:])
		b = b[i+1+size:]
		i = strings.IndexByte(b, '\\')
	}
	return string(append(out, b...))
}

// unescapeAt appends what the escape stands for whose backslash is just before
// b, and gives how much of b it is.
func unescapeAt(out []byte, b string) ([]byte, int) {
	switch c := b[0]; c {
	case 'b':
		return append(out, '\b'), 1
	case 'f':
		return append(out, '\f'), 1
	case 'n':
		return append(out, '\n'), 1
	case 'r':
		return append(out, '\r'), 1
	case 't':
		return append(out, '\t'), 1
	case '\n':
		return out, 1
	case 'x':
		if r := hexRune(b[1:], 2); r >= 0 {
			return utf8.AppendRune(out, r), 3
		}
	case 'u':
		if r := hexRune(b[1:], 4); r >= 0 {
			return appendUTF16(out, r, b[5:])
		}
	}
	return append(out, b[0]), 1
}

// appendUTF16 appends the character of an escape with \u and four digits, with the
// other half of a surrogate pair from rest, and gives how long the escape was.
func appendUTF16(out []byte, r rune, rest string) ([]byte, int) {
	if utf16.IsSurrogate(r) && strings.HasPrefix(rest, `\u`) {
		if full := utf16.DecodeRune(r, hexRune(rest[2:], 4)); full != utf8.RuneError {
			return utf8.AppendRune(out, full), 11
		}
	}
	return utf8.AppendRune(out, r), 5
}

// hexRune gives the character of the first n hexadecimal digits, or -1.
func hexRune(b string, n int) rune {
	if len(b) < n {
		return -1
	}
	var r rune
	for _, c := range []byte(b[:n]) {
		if !isHex(c) {
			return -1
		}
		digit := rune(c - '0')
		if c > '9' {
			digit = rune(c|0x20) - 'a' + 10
		}
		r = r<<4 | digit
	}
	return r
}

// isIdent reports the bytes of a name in JavaScript.
func isIdent(c byte) bool {
	return dom.IsLetter(c) || '0' <= c && c <= '9' || c == '_' || c == '$' || c == '@' || c >= utf8.RuneSelf
}
