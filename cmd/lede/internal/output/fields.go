package output

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/lede-go/lede"
)

// Fields are the fields of an article that are wanted, by their JSON keys; nil for
// all of them.
type Fields []string

// ParseFields reads a list of keys. An unknown one is an error that names those there
// are.
func ParseFields(keys []string) (Fields, error) {
	known := articleKeys()
	for _, key := range keys {
		if !slices.Contains(known, key) {
			return nil, fmt.Errorf("an article has no field %q: want some of %s", key, strings.Join(known, ", "))
		}
	}
	return Fields(keys), nil
}

// Of gives an article with the wanted fields alone.
func (f Fields) Of(a *lede.Article) *lede.Article {
	if f == nil {
		return a
	}
	kept := *a
	value := reflect.ValueOf(&kept).Elem()
	for n, key := range articleKeys() {
		if !slices.Contains(f, key) {
			value.Field(n).SetZero()
		}
	}
	return &kept
}

// articleKeys gives the JSON keys of an article, in the order of its fields.
func articleKeys() []string {
	article := reflect.TypeFor[lede.Article]()
	var keys []string
	for n := range article.NumField() {
		key, _, _ := strings.Cut(article.Field(n).Tag.Get("json"), ",")
		keys = append(keys, key)
	}
	return keys
}
