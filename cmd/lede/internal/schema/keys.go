package schema

import "github.com/lede-go/lede/internal/rule"

// A Key is a key of rule files, with what it is for.
type Key struct {
	Path string // such as layout.author.entry
	Text string // "" where there is none
}

// Keys gives the keys that rule files may have, in the order in which they are read.
func Keys() []Key {
	var list []Key
	for _, key := range rule.Keys() {
		list = append(list, Key{key.Path, describe(key.Path)})
	}
	return list
}
