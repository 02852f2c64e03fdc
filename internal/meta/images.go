package meta

import (
	"slices"
	"strings"

	"github.com/lede-go/lede/internal/page"
)

// An Image is a picture that the metadata names.
type Image struct {
	URL, Alt, Caption, Credit string
}

// Images gives the pictures of a source: those that the article's JSON-LD shows for
// "json-ld: image", else the one that a <meta> names.
func (d *Data) Images(source string) (list []Image) {
	if name, ok := strings.CutPrefix(source, "meta: "); ok {
		if u := d.page.Resolve(d.page.Meta(name)); u != "" {
			return []Image{{URL: u, Alt: d.page.Meta(name + ":alt")}}
		}
		return nil
	}
	for _, o := range d.articles {
		for _, v := range page.Lookup([]any{o["image"], o["associatedMedia"]}, "*") {
			list = d.appendImages(list, v)
		}
		if len(list) > 0 {
			break
		}
	}
	return list
}

// appendImages appends the picture, or the pictures of the list, that v is.
// Pictures with one caption, or without any, are one picture in several shapes.
func (d *Data) appendImages(list []Image, v any) []Image {
	if values, ok := v.([]any); ok {
		for _, e := range values {
			list = d.appendImages(list, e)
		}
		return list
	}
	const most = 100
	image, ok := d.image(v)
	same := func(i Image) bool { return i.Caption == image.Caption }
	if !ok || len(list) == most || slices.ContainsFunc(list, same) {
		return list
	}
	return append(list, image)
}

// image reads an ImageObject, or the address of a picture.
func (d *Data) image(v any) (Image, bool) {
	if address, ok := v.(string); ok {
		u := d.page.Resolve(address)
		return Image{URL: u}, u != ""
	}
	o := d.page.Follow(v)
	if o != nil && len(o.Types()) > 0 && !o.IsType("ImageObject", "Photograph") {
		return Image{}, false
	}
	var i Image
	for _, key := range [...]string{"url", "contentUrl"} {
		if address, _ := o[key].(string); i.URL == "" {
			i.URL = d.page.Resolve(address)
		}
	}
	for _, key := range [...]string{"caption", "description"} {
		if i.Caption == "" {
			i.Caption = page.PlainText(strings.Join(page.Strings(o[key]), " "))
		}
	}
	for _, key := range [...]string{"creditText", "creator", "author", "copyrightHolder"} {
		if i.Credit == "" {
			i.Credit = page.PlainText(strings.Join(d.names(o[key]), ", "))
		}
	}
	return i, i.URL != ""
}
