package rule

import "bytes"

// heading gives the part of a rule file in front of its first table: the names and hosts,
// which finding a rule takes. The rest, ten times as long, is parsed when a page asks for
// it.
func heading(data []byte) []byte {
	depth := 0
	for i := 0; i < len(data); {
		line := len(data)
		if end := bytes.IndexByte(data[i:], '\n'); end >= 0 {
			line = i + end + 1
		}
		if depth == 0 && bytes.HasPrefix(bytes.TrimLeft(data[i:line], " \t"), []byte("[")) {
			return data[:i]
		}
		i, depth = pastLine(data, i, depth)
	}
	return data
}

// pastLine gives the offset behind the line at i, and how many brackets are open there. A
// text of several lines is passed over as a whole.
func pastLine(data []byte, i, depth int) (next, open int) {
	for i < len(data) {
		switch b := data[i]; b {
		case '\n':
			return i + 1, depth
		case '#':
			end := bytes.IndexByte(data[i:], '\n')
			if end < 0 {
				return len(data), depth
			}
			i += end
			continue
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		case '"', '\'':
			i = pastText(data, i)
			continue
		}
		i++
	}
	return i, depth
}

// pastText gives the offset behind the TOML string that begins at i.
//
// Source: TOML 1.0.0, "String".
func pastText(data []byte, i int) int {
	quote := data[i]
	end := []byte{quote}
	if long := bytes.Repeat(end, 3); bytes.HasPrefix(data[i:], long) {
		end = long
	}
	for i += len(end); i < len(data); i++ {
		switch {
		case quote == '"' && data[i] == '\\':
			i++
		case bytes.HasPrefix(data[i:], end):
			return i + len(end)
		case len(end) == 1 && data[i] == '\n':
			return i // not TOML; the parser says so
		}
	}
	return len(data)
}
