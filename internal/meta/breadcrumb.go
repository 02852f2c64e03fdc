package meta

import (
	"slices"

	"github.com/lede-go/lede/internal/page"
)

// A Step is one step of the way from the site's home page to the article.
type Step struct{ Name, Address string }

// Breadcrumbs gives each BreadcrumbList of the page's JSON-LD, step by step.
//
// Source: schema.org/BreadcrumbList.
func (d *Data) Breadcrumbs() [][]Step {
	var lists [][]Step
	for _, o := range d.page.LinkedData() {
		if !o.IsType("BreadcrumbList") {
			o = object(o["breadcrumb"])
		}
		var steps []Step
		for _, v := range page.Lookup(o, "itemListElement.*") {
			steps = append(steps, step(v))
		}
		if len(steps) > 0 {
			lists = append(lists, steps)
		}
	}
	return lists
}

// step gives the name and the address of one step.
func step(v any) Step {
	item := page.Lookup(v, "item")
	names := page.Strings(page.Lookup(v, "name"))
	if names = append(names, page.Strings(page.Lookup(item, "name"))...); len(names) == 0 {
		return Step{}
	}
	s := Step{Name: page.PlainText(names[0])}
	for _, v := range slices.Concat(item, page.Lookup(item, "@id"), page.Lookup(item, "url")) {
		if address, ok := v.(string); ok {
			s.Address = address
		}
	}
	return s
}
