package photo

import (
	"encoding/json"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// declaredSize gives the width and height attributes in CSS pixels; 0 where
// there is none, or a page's own element has a ratio there, 16 by 9.
func declaredSize(img *html.Node) (width, height int) {
	side := func(key string) int {
		n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(dom.Attr(img, key)), "px"))
		if err != nil || n < 0 {
			return 0
		}
		return n
	}
	width, height = side("width"), side("height")
	if img.DataAtom == 0 && width < smallest && dom.Attr(img, "layout") == "responsive" {
		return 0, 0
	}
	return width, height
}

// longestNoscript is the length in bytes of the largest <noscript> that is
// parsed for a picture.
const longestNoscript = 16 << 10

// noscriptImage gives the <img> in a <noscript> in n, or nil.
func (r *Reader) noscriptImage(n *html.Node) *html.Node {
	ns, ok := r.noscripts[n]
	if !ok {
		ns = r.first(n, atom.Noscript)
		r.noscripts[n] = ns
	}
	if ns == nil {
		return nil
	}
	img, ok := r.unscripted[ns]
	if !ok {
		img = r.unscript(ns)
		r.unscripted[ns] = img
	}
	return img
}

// unscript gives the <img> in the <noscript> ns, or nil. The HTML standard has a
// parser with scripting keep what is in it as text.
func (r *Reader) unscript(ns *html.Node) *html.Node {
	if ns.FirstChild == nil {
		return nil
	}
	if ns.FirstChild.Type != html.TextNode {
		return r.first(ns, atom.Img)
	}
	text := ns.FirstChild.Data
	if !strings.Contains(text, "<") {
		text = html.UnescapeString(text) // a page that a browser saved
	}
	if len(text) > longestNoscript || !strings.Contains(text, "<img") {
		return nil
	}
	return dom.First(page.Fragment(text), atom.Img)
}

// lazyAttrs are where pages put the address of a picture that a script loads,
// the picture's own src being a placeholder then. The first of them that is an address counts.
var lazyAttrs = []string{
	"data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-image", "data-image-url", "data-full-src", "data-img-src",
	"data-hi-res-src", "data-flickity-lazyload", "data-flickity-lazyload-src", "data-srcset-fallback",
}

// photoURL gives the address of the largest version of img that the page
// names, and its size where that is known: of the <source>s around it, its
// srcset, its lazy-load attributes, and at last its src. An <img> without a srcset
// that declares a larger size than the <source>s have is the large version.
// Source: HTML standard, 4.8.4.2.2 "Selecting an image source".
func (r *Reader) photoURL(img *html.Node) (address string, width, height int) {
	v, ok := r.shown[img]
	if !ok {
		v.address, v.width, v.height = r.findPhotoURL(img)
		r.shown[img] = v
	}
	return v.address, v.width, v.height
}

// A version is one of those of a picture.
type version struct {
	address       string
	width, height int
}

func (r *Reader) findPhotoURL(img *html.Node) (address string, width, height int) {
	own := r.largest(img)
	best := own
	if picture := dom.Within(img, atom.Picture); picture != nil {
		if source := r.largestSource(picture); source.size > best.size {
			best = source
		}
	}
	w, h := declaredSize(img)
	if raw := rawAddress(img); smallest <= best.size && best.size < float64(w) && own.url == "" && isPictureFile(raw) && !isPlaceholder(raw) && !sizeInAddress().MatchString(raw) {
		best = candidate{}
	}
	if best.url != "" {
		if best.size < smallest {
			return best.url, w, h
		}
		if w > 0 {
			h = int(best.size) * h / w
		}
		return best.url, int(best.size), h
	}
	for _, address := range []string{rawAddress(img), addressInJSON(img)} {
		if u := r.page.Resolve(address); address != "" && u != "" {
			return u, w, h
		}
	}
	return "", 0, 0
}

// sizeInAddress is a width that an address asks for: the width attribute is that of
// another version then.
var sizeInAddress = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:\b|%2c)(?:w|width)[=_-]?\d{2,4}`)
})

// largest gives the largest version that the srcset of n, an <img> or a <source>,
// names; one without an address for none.
func (r *Reader) largest(n *html.Node) candidate {
	var all []candidate
	for _, key := range [...]string{"srcset", "data-srcset", "data-lazy-srcset", "data-flickity-lazyload-srcset"} {
		if set := dom.Attr(n, key); set != "" {
			all = append(all, parseSrcset(set)...)
		}
	}
	r.work += len(all)
	var best candidate
	for _, c := range all {
		if c.size > best.size {
			best = c
		}
	}
	if best.url = r.page.Resolve(best.url); best.url != "" {
		return best
	}
	best = candidate{}
	for _, c := range all { // the largest has no address
		if c.size <= best.size {
			continue
		}
		if c.url = r.page.Resolve(c.url); c.url != "" {
			best = c
		}
	}
	return best
}

// largestSource gives the largest version that the <source>s of a <picture> name.
func (r *Reader) largestSource(picture *html.Node) candidate {
	best, ok := r.sources[picture]
	if ok {
		return best
	}
	for s := range picture.ChildNodes() {
		if !dom.Is(s, atom.Source) {
			continue
		}
		if c := r.largest(s); c.size > best.size {
			best = c
		}
	}
	r.sources[picture] = best
	return best
}

// longestJSON is the length in bytes of the largest attribute that is read as
// JSON.
const longestJSON = 16 << 10

// addressInJSON gives the address in a data attribute that holds a JSON object,
// from which a script makes the picture.
func addressInJSON(img *html.Node) string {
	for _, a := range img.Attr {
		if !strings.HasPrefix(a.Key, "data-") || !strings.HasPrefix(a.Val, "{") || len(a.Val) > longestJSON {
			continue
		}
		var object map[string]any
		if json.Unmarshal([]byte(a.Val), &object) != nil {
			continue // an attribute of something else
		}
		for _, key := range []string{"src", "url", "contentUrl", "original", "large"} {
			if s, _ := object[key].(string); s != "" && looksLikeAddress(s) {
				return s
			}
		}
	}
	return ""
}

// rawAddress gives the address of img by its lazy-load attributes, else by its
// src, as it stands on the page.
func rawAddress(img *html.Node) string {
	best, address := len(lazyAttrs), ""
	for i := range img.Attr {
		a := &img.Attr[i]
		if !strings.HasPrefix(a.Key, "data-") {
			continue // each of lazyAttrs begins so
		}
		rank := slices.Index(lazyAttrs, a.Key)
		if rank < 0 || rank >= best {
			continue
		}
		if v := strings.TrimSpace(a.Val); v != "" && looksLikeAddress(v) {
			best, address = rank, v
		}
	}
	if address != "" {
		return address
	}
	return strings.TrimSpace(dom.Attr(img, "src"))
}

// looksLikeAddress tells an address from JSON and other data.
func looksLikeAddress(s string) bool {
	return strings.ContainsAny(s, "/.") && !strings.ContainsAny(s[:1], "{[") && !strings.HasPrefix(s, "data:")
}

// scriptedAddress gives the address of a picture in a data attribute of an element of
// n other than an <img>, as nationalgeographic.com has it: data-platform-src.
func (r *Reader) scriptedAddress(n *html.Node) string {
	left := mostSurroundNodes
	for d := range dom.Descendants(n) {
		if left--; left < 0 {
			break
		}
		for _, a := range d.Attr {
			if strings.HasPrefix(a.Key, "data-") && strings.HasSuffix(a.Key, "src") && isPictureFile(a.Val) {
				return r.page.Resolve(a.Val)
			}
		}
	}
	return ""
}

// isPictureFile reports whether an address is that of a file with a picture.
func isPictureFile(address string) bool {
	address, _, _ = strings.Cut(address, "?")
	switch strings.ToLower(path.Ext(address)) {
	case ".jpg", ".jpeg", ".png", ".webp", ".avif":
		return true
	}
	return false
}

// isPlaceholder reports whether an address is that of a picture which stands
// in until a script loads the real one.
func isPlaceholder(address string) bool {
	for w := range nameWords(path.Base(address)) {
		switch w {
		case "placeholder", "blank", "leer", "spacer", "transparent", "loading", "lazy", "pixel", "1x1", "grey", "gray":
			return true
		}
	}
	return false
}

// photoKey gives what the addresses of one picture in several sizes have in
// common: without query, fragment and a size at the end of the name.
func photoKey(address string) string {
	u, err := url.Parse(address)
	for range mostResizers {
		inner := ""
		if err == nil {
			inner = resized(u)
		}
		if inner == "" {
			break
		}
		address = inner
		u, err = url.Parse(address)
	}
	if err != nil {
		return address
	}
	dir, name := path.Split(u.Path)
	name = withoutRendition(strings.TrimSuffix(name, path.Ext(name)))
	if at := strings.LastIndexAny(name, "-_@"); at > 0 && isSize(name[at+1:]) {
		name = name[:at]
	}
	if len(name) > 12 && strings.ContainsAny(name, "0123456789") {
		return name // the folder may be that of a size
	}
	return u.Host + withoutSizes(dir) + name
}

// withoutRendition cuts off what a publishing system puts between the name of a file
// and its ending for one version of it: boats.jpg.CROP.promo-large on slate.com,
// boats.ngsversion.1438795 on nationalgeographic.com.
func withoutRendition(name string) string {
	for i, r := range name {
		if r == '.' && i > 0 && len(name) > i+4 && strings.Trim(strings.ToLower(name[i+1:i+5]), "abcdefghijklmnopqrstuvwxyz.") == "" {
			return name[:i]
		}
	}
	return name
}

// withoutSizes takes the folders out of a path that are named after a size: 1200x630,
// 590x, f1920x1080.
func withoutSizes(dir string) string {
	if strings.IndexByte(dir, 'x') < 0 || !strings.ContainsAny(dir, "0123456789") {
		return dir
	}
	folders := strings.Split(dir, "/")
	folders = slices.DeleteFunc(folders, func(folder string) bool {
		parts := strings.FieldsFunc(folder, func(r rune) bool { return r == ',' || r == '_' || r == '-' })
		return len(parts) > 0 && slices.ContainsFunc(parts, isSizePart) && !slices.ContainsFunc(parts, func(p string) bool { return !isSizePart(p) && len(p) > 2 })
	})
	return strings.Join(folders, "/")
}

// isSizePart reports whether s is two sides with an x between them, or a side.
func isSizePart(s string) bool {
	s = strings.TrimLeft(s, "fwh")
	width, height, ok := strings.Cut(s, "x")
	isSide := func(s string) bool { return len(s) > 1 && len(s) < 5 && strings.Trim(s, "0123456789") == "" }
	return ok && isSide(width) && (height == "" || isSide(height))
}

// mostResizers is how many resizers may hand a picture on to each other.
const mostResizers = 3

// resized gives the address of the picture that a resizer, such as
// Brightspot's and Next's, has in a parameter; "" for no resizer.
func resized(u *url.URL) string {
	if !mayResize(u.RawQuery) {
		return "" // as nearly all
	}
	query := u.Query()
	for _, key := range resizerKeys {
		if inner := query.Get(key); strings.Contains(inner, "/") {
			return inner
		}
	}
	return ""
}

// resizerKeys are the parameters of resizers that have the picture's address.
var resizerKeys = [...]string{"url", "src", "image"}

// mayResize reports whether a query may have one of resizerKeys, as it stands or escaped.
func mayResize(query string) bool {
	isIn := func(key string) bool { return strings.Contains(query, key) }
	return strings.Contains(query, "%") || slices.ContainsFunc(resizerKeys[:], isIn)
}

// isSize reports whether s is a size in the name of a file: 1024x768, 600w, 2x.
func isSize(s string) bool {
	digits := strings.Trim(s, "0123456789")
	return s != digits && (digits == "x" || digits == "w" || digits == "h" || digits == "px") || s == "scaled"
}

// A candidate is one version of a picture. Its size is the width in pixels, or
// a pixel density, which is smaller than any width.
type candidate struct {
	url  string
	size float64
}

// parseSrcset reads a srcset attribute. An address may hold commas: it ends at
// white space, and only a comma at its end parts it from the next.
// Source: HTML standard, 4.8.4.2.4 "Parsing a srcset attribute".
func parseSrcset(s string) []candidate {
	var out []candidate
	for {
		s = strings.TrimLeft(s, " \t\n\r\f,")
		if s == "" {
			return out
		}
		end := strings.IndexAny(s, " \t\n\r\f")
		if end < 0 {
			end = len(s)
		}
		url := s[:end]
		s = s[end:]
		descriptor := ""
		if trimmed := strings.TrimRight(url, ","); trimmed != url {
			url = trimmed
		} else {
			descriptor, s, _ = strings.Cut(s, ",")
		}
		out = append(out, candidate{url, descriptorSize(descriptor)})
	}
}

// descriptorSize gives the number of a width (600w) or density (2x)
// descriptor; none counts as 1x.
func descriptorSize(d string) float64 {
	d = strings.TrimSpace(d)
	if d == "" {
		return 1
	}
	size, err := strconv.ParseFloat(strings.TrimRight(strings.Fields(d)[0], "wxh"), 64)
	if err != nil {
		return 0
	}
	return size
}
