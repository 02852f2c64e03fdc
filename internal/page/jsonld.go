package page

import (
	"html"
	"maps"
	"slices"
	"strings"
)

// An Object is one JSON object: its values are strings, json.Number, bool,
// nil, []any, and map[string]any.
type Object map[string]any

// linkedData is the JSON-LD of a page.
type linkedData struct {
	objects []Object
	byID    map[string]Object // what Follow finds, once asked for
}

// LinkedData gives the JSON-LD objects of the page in its order, those of
// arrays and of @graph one by one; what is nested inside an object stays
// there. Broken JSON gives what can be read of it. The objects are shared by
// all callers: do not change them.
func (p *Page) LinkedData() []Object {
	if p.linked != nil {
		return p.linked.objects
	}
	p.linked = &linkedData{}
	for i, tag := range p.scriptTags() {
		if strings.Contains(tag.kind, "ld+json") {
			for _, v := range decodeLinkedData(p.scripts[i].Text) {
				p.linked.add(v)
			}
		}
	}
	return p.linked.objects
}

// Follow gives the object that v refers to. JSON-LD may write {"@id": "x"} for
// an object that is described elsewhere on the page. Any other object is its
// own; what is no object gives nil.
func (p *Page) Follow(v any) Object {
	o := asObject(v)
	id, _ := o["@id"].(string)
	if id == "" || len(o) > 2 || len(o) == 2 && o["@type"] == nil {
		return o
	}
	objects := p.LinkedData()
	if p.linked.byID == nil {
		p.linked.byID = map[string]Object{}
		for _, o := range objects {
			indexByID(p.linked.byID, map[string]any(o))
		}
	}
	if full := p.linked.byID[id]; full != nil {
		return full
	}
	return o
}

// Types gives the values of @type without the address of schema.org.
func (o Object) Types() []string {
	types := Strings(o["@type"])
	for i, t := range types {
		types[i] = t[strings.LastIndexAny(t, "/#:")+1:]
	}
	return types
}

// IsType reports whether o is of one of the types.
func (o Object) IsType(types ...string) bool {
	for _, t := range o.Types() {
		for _, want := range types {
			if t == want {
				return true
			}
		}
	}
	return false
}

// add appends the objects of one decoded value.
func (l *linkedData) add(v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.add(e)
		}
	case map[string]any:
		if isObject(v) {
			l.objects = append(l.objects, v)
		}
		l.add(v["@graph"])
	}
}

// isObject reports whether m says more than that it holds a graph.
func isObject(m map[string]any) bool {
	for key := range m {
		if key != "@graph" && key != "@context" && key != "@id" {
			return true
		}
	}
	return false
}

// indexByID files v and the objects inside it that say more than their @id. Of
// several with one @id it is that which says most; of these, the first, by the
// order of the keys where they stand in one object.
func indexByID(index map[string]Object, v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			indexByID(index, e)
		}
	case map[string]any:
		id, _ := v["@id"].(string)
		if id != "" && len(v) > len(index[id]) && (len(v) > 2 || v["@type"] == nil) {
			index[id] = v
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			indexByID(index, v[key])
		}
	}
}

func asObject(v any) Object {
	switch v := v.(type) {
	case Object:
		return v
	case map[string]any:
		return v
	}
	return nil
}

// decodeLinkedData decodes the content of one script: one value as a rule, or
// several in a row.
func decodeLinkedData(text string) []any {
	text = trimWrapping(text)
	if start := strings.TrimLeft(text, "{[ \t\r\n"); strings.HasPrefix(start, "&quot;") || strings.HasPrefix(start, "&#34;") {
		text = html.UnescapeString(text)
	}
	var values []any
	for len(text) > 0 && (text[0] == '{' || text[0] == '[') {
		v, rest, ok := decodeJSON(text)
		if !ok {
			break
		}
		values = append(values, v)
		text = strings.TrimLeft(rest, " \t\r\n,;]}")
	}
	return values
}

// trimWrapping takes off what hides a script from the browsers of the last
// century: the start of a comment, of a CDATA section, or of both.
func trimWrapping(text string) string {
	for {
		text = strings.TrimLeft(text, " \t\r\n\f;\ufeff")
		n := len(text)
		for _, mark := range [...]string{"<!--", "<![CDATA[", "//", "/*", "*/", "-->"} {
			text = strings.TrimPrefix(text, mark)
		}
		if len(text) == n {
			return text
		}
	}
}
