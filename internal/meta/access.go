package meta

import (
	"strconv"
	"strings"

	"github.com/lede-go/lede/internal/page"
)

// Access is what a page says for machines of who may read its article, and of how
// long that is. It lies as often as not: most pages that call themselves closed have
// the whole text.
type Access struct {
	// Closed says that isAccessibleForFree is false, of the article or of a part.
	Closed bool
	// Selectors are those of the parts that are not free, as CSS.
	Selectors []string
	// Words is the wordCount; 0 where there is none.
	Words int
	// Tier is what <meta> calls the article: locked, premium, metered; "" for others.
	Tier string
}

// Access gives what the article's JSON-LD and <meta> say of who may read it.
//
// Source: schema.org/isAccessibleForFree; Google Search Central, "Structured data for
// subscription and paywalled content".
func (d *Data) Access() Access {
	var a Access
	for _, o := range d.articles {
		a.Closed = a.Closed || isFalse(o["isAccessibleForFree"])
		if a.Words == 0 {
			a.Words = number(o["wordCount"])
		}
		for _, v := range page.Lookup([]any{o["hasPart"]}, "*") {
			a.addParts(v)
		}
	}
	for _, name := range [...]string{"article:content_tier", "og:article:content_tier", "content_tier"} {
		switch tier := strings.ToLower(d.page.Meta(name)); tier {
		case "locked", "premium", "metered":
			a.Tier = tier
		}
	}
	return a
}

// addParts adds the part of an article that v is, or the parts of a list.
func (a *Access) addParts(v any) {
	if list, ok := v.([]any); ok {
		for _, e := range list {
			a.addParts(e)
		}
		return
	}
	o := object(v)
	if !isFalse(o["isAccessibleForFree"]) {
		return
	}
	a.Closed = true
	a.Selectors = append(a.Selectors, page.Strings(o["cssSelector"])...)
}

// isFalse reports false, and the texts that stand for it.
func isFalse(v any) bool {
	switch v := v.(type) {
	case bool:
		return !v
	case string:
		return strings.EqualFold(v, "false") || strings.EqualFold(v, "http://schema.org/False") || strings.EqualFold(v, "https://schema.org/False")
	}
	return false
}

func number(v any) int {
	for _, s := range page.Strings(v) {
		n, err := strconv.Atoi(s)
		if err == nil && n > 0 {
			return n
		}
	}
	return 0
}
