package page

import (
	"encoding/json"
	"sort"
	"strconv"
	"strings"
)

// Lookup gives the values that path leads to in v, a decoded JSON value. A
// path is a list of steps with dots between them: "a.b.0.c", "a.*.b". On an
// object a step is a key; on an array a number is an index, and any other step
// is taken on each element. The step * stands for every element of an array,
// or every value of an object in the order of its keys. The empty path is v
// itself. What is not there gives nothing.
func Lookup(v any, path string) []any {
	if v == nil {
		return nil
	}
	found := []any{v}
	if path == "" {
		return found
	}
	for step := range strings.SplitSeq(path, ".") {
		var next []any
		for _, v := range found {
			next = take(next, v, step)
		}
		found = next
	}
	return found
}

// take appends to dst what one step leads to from v.
func take(dst []any, v any, step string) []any {
	switch v := v.(type) {
	case Object:
		return takeKey(dst, v, step)
	case map[string]any:
		return takeKey(dst, v, step)
	case []any:
		if step == "*" {
			return append(dst, v...)
		}
		if i, err := strconv.Atoi(step); err == nil {
			if i >= 0 && i < len(v) {
				dst = append(dst, v[i])
			}
			return dst
		}
		for _, e := range v {
			dst = take(dst, e, step)
		}
	}
	return dst
}

func takeKey(dst []any, m map[string]any, step string) []any {
	if v, ok := m[step]; ok {
		if v == nil {
			return dst
		}
		return append(dst, v)
	}
	if step != "*" {
		return dst
	}
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		dst = append(dst, m[k])
	}
	return dst
}

// Strings gives the texts of a decoded JSON value: a string or a number is one
// text, a list gives those of its elements, an object that of its first member
// among name, @value and headline. Empty texts, truth values and null give
// nothing. The texts are as they stand, with white space trimmed.
func Strings(v any) []string {
	return appendStrings(nil, v)
}

func appendStrings(dst []string, v any) []string {
	switch v := v.(type) {
	case string:
		if s := strings.TrimSpace(v); s != "" {
			dst = append(dst, s)
		}
	case json.Number:
		dst = append(dst, v.String())
	case float64:
		dst = append(dst, strconv.FormatFloat(v, 'f', -1, 64))
	case []any:
		for _, e := range v {
			dst = appendStrings(dst, e)
		}
	case Object:
		return appendName(dst, v)
	case map[string]any:
		return appendName(dst, v)
	}
	return dst
}

func appendName(dst []string, m map[string]any) []string {
	n := len(dst)
	for _, key := range [...]string{"name", "@value", "headline"} {
		if dst = appendStrings(dst, m[key]); len(dst) > n {
			break
		}
	}
	return dst
}

// isEmpty reports whether v is an object or an array with nothing in it.
func isEmpty(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		return len(v) == 0
	case []any:
		return len(v) == 0
	}
	return false
}
