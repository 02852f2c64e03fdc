package meta

import (
	"net/url"
	"slices"
	"strings"

	"github.com/lede-go/lede/internal/page"
)

// chooseArticles finds the JSON-LD of the page's article. Of several articles it is
// those that name the page's address; else that with the title of
// the page; else the first.
func (d *Data) chooseArticles(canonical *url.URL) {
	var all []page.Object
	for _, o := range d.page.LinkedData() {
		all = d.appendArticles(all, o, 0)
	}
	if len(all) < 2 {
		d.articles = all
		return
	}
	for _, o := range all {
		if d.isThisPage(o, canonical) {
			d.articles = append(d.articles, o)
		}
	}
	if len(d.articles) > 0 {
		return
	}
	title := page.HostSpelling(d.page.Meta("og:title"))
	for _, o := range all {
		if headline, _ := o["headline"].(string); title != "" && page.HostSpelling(page.PlainText(headline)) == title {
			d.articles = []page.Object{o}
			return
		}
	}
	d.articles = all[:1]
}

// appendArticles appends the articles in o, itself or one that it is about.
func (d *Data) appendArticles(list []page.Object, o page.Object, depth int) []page.Object {
	const deepest = 4
	if depth > deepest || o == nil {
		return list
	}
	if slices.ContainsFunc(o.Types(), IsArticleType) {
		list = append(list, o)
	}
	for _, key := range [...]string{"mainEntity", "mainEntityOfPage", "hasPart"} {
		for _, v := range page.Lookup(o, key) {
			if elements, ok := v.([]any); ok {
				for _, e := range elements {
					list = d.appendArticles(list, object(e), depth+1)
				}
				continue
			}
			list = d.appendArticles(list, object(v), depth+1)
		}
	}
	return list
}

func object(v any) page.Object {
	m, _ := v.(map[string]any)
	return m
}

// IsArticleType reports the types of schema.org that are an article: Article,
// NewsArticle, LiveBlogPosting and their kin.
func IsArticleType(t string) bool {
	return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") && t != "JobPosting" || t == "Report"
}

// isThisPage reports whether one of the addresses of o is that of the page, or
// its canonical one.
func (d *Data) isThisPage(o page.Object, canonical *url.URL) bool {
	addresses := page.Strings([]any{o["url"], o["@id"], o["mainEntityOfPage"]})
	if of := object(o["mainEntityOfPage"]); of != nil {
		addresses = append(addresses, page.Strings([]any{of["@id"], of["url"]})...)
	}
	for _, address := range addresses {
		u, err := url.Parse(d.page.Resolve(address))
		if err != nil || u.Host == "" {
			continue
		}
		if d.page.URL != nil && page.SamePage(u, d.page.URL) || page.SamePage(u, canonical) {
			return true
		}
	}
	return false
}

// declaredAddress gives the address that the page's <link> or <meta> declares; an
// empty one where they do not.
func (d *Data) declaredAddress() *url.URL {
	for _, source := range [...]string{"link: canonical", "meta: og:url"} {
		for _, v := range d.Values(source) {
			if s, ok := d.Address(v); ok {
				if u, err := url.Parse(s); err == nil {
					return u
				}
			}
		}
	}
	return new(url.URL)
}

// Address takes an absolute address. That of a site's home is not the
// address of an article: it is a template's slip, unless the page is there.
func (d *Data) Address(s string) (string, bool) {
	s = d.page.Resolve(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && (d.page.URL == nil || strings.Trim(d.page.URL.Path, "/") != "") {
		return "", false
	}
	return s, true
}

// Kind gives the schema.org type of the article by its JSON-LD, or "".
func (d *Data) Kind() string {
	for _, o := range d.articles {
		if i := slices.IndexFunc(o.Types(), IsArticleType); i >= 0 {
			return o.Types()[i]
		}
	}
	return ""
}

// AuthorAddresses gives the addresses of the authors of the article by their names, as
// its JSON-LD has them.
func (d *Data) AuthorAddresses() map[string]string {
	addresses := map[string]string{}
	for _, o := range d.articles {
		for _, v := range page.Lookup([]any{o["author"], o["creator"]}, "*") {
			d.addAddresses(addresses, v)
		}
	}
	return addresses
}

// addAddresses adds the address of the author, or those of the list, that v is.
func (d *Data) addAddresses(addresses map[string]string, v any) {
	if list, ok := v.([]any); ok {
		for _, e := range list {
			d.addAddresses(addresses, e)
		}
		return
	}
	o := d.page.Follow(v)
	address, _ := o["url"].(string)
	if address == "" {
		return
	}
	for _, name := range d.names(v) {
		if address, ok := d.Address(address); ok && addresses[name] == "" {
			addresses[name] = address
		}
	}
}
