// Package schema makes the JSON Schema of rule files out of the keys that their reader
// knows, for editors that complete and check TOML by one.
package schema

import (
	"encoding/json"
	"strings"

	"github.com/lede-go/lede/internal/rule"
)

// object is a schema, or a part of one.
type object = map[string]any

// Schema gives the schema of rule files, as indented JSON.
//
// Source: JSON Schema, draft 2020-12.
func Schema() ([]byte, error) {
	root := table("")
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "A rule of lede"
	for _, key := range rule.Keys() {
		above, name := "", key.Path
		if at := strings.LastIndexByte(key.Path, '.'); at >= 0 {
			above, name = key.Path[:at], key.Path[at+1:]
		}
		at(root, above)["properties"].(object)[name] = value(key)
	}
	text, err := json.MarshalIndent(root, "", "  ")
	return append(text, '\n'), err
}

// at gives the schema of the table under path: of its elements, where it is a list.
func at(root object, path string) object {
	if path == "" {
		return root
	}
	for name := range strings.SplitSeq(path, ".") {
		root = root["properties"].(object)[name].(object)
		if items, ok := root["items"].(object); ok {
			root = items
		}
	}
	return root
}

// table gives the schema of a table without its keys.
func table(path string) object {
	t := object{"type": "object", "additionalProperties": false, "properties": object{}}
	if required[path] != nil {
		t["required"] = required[path]
	}
	return t
}

// value gives the schema of what a key may hold.
func value(key rule.Key) object {
	v := object{}
	texts := object{"type": "string", "minLength": 1}
	switch key.Form {
	case rule.TextForm:
		v["type"] = "string"
	case rule.FlagForm:
		v["type"] = "boolean"
	case rule.DayForm:
		v["type"], v["format"] = "string", "date"
	case rule.ListForm:
		v["type"], v["items"] = "array", texts
	case rule.NestedForm:
		v["type"], v["items"] = "array", object{"type": "array", "items": texts}
	case rule.TableForm:
		v = table(key.Path)
	case rule.TableListForm:
		v["type"], v["items"] = "array", table(key.Path)
	}
	if key.Path == "kind" {
		v["enum"] = []rule.Kind{rule.PublisherKind, rule.PlatformKind, rule.CMSKind}
	}
	if text := describe(key.Path); text != "" {
		v["description"] = text
	}
	return v
}

// required are the keys that a table must have, by its path.
var required = map[string][]string{"": {"name"}, "layout.live": {"entry"}, "layout.author": {"entry"}}
