package lede

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/photo"
	"github.com/lede-go/lede/internal/rule"
)

// picturesOf gives what a rule says of pictures.
func picturesOf(match rule.Match) photo.Rule {
	return photo.Rule{
		Drops: match.Drops,
		Printed: func(n *html.Node) (caption, credit string) {
			p := match.Photo(n)
			return p.Caption, p.Credit
		},
		Around:    match.BodyPhotos(),
		NoCaption: match.None(rule.Caption),
		NoCredit:  match.None(rule.Credit),
		CutCredit: match.Style().CutCredit,
	}
}

// surround takes n, which is the root of a surround or follows it with the caption.
func (c *cleaner) surround(n *html.Node, s *photo.Surround) {
	if n != s.Root {
		return
	}
	if drop := c.match.Dropped(n); drop != "" {
		c.noteSurround(s, drop)
		return
	}
	c.addPhotos(s)
}

// addPhotos adds the photos of a surround. One inside a paragraph follows it.
func (c *cleaner) addPhotos(s *photo.Surround) {
	if s.IsPoster() && c.hasText {
		c.noteSurround(s, "still of a film")
		return
	}
	photos := c.reader.Photos(s)
	c.noteSurround(s, frameReason)
	if !c.line.Empty() && dom.Is(s.Root, atom.Img, atom.Picture, atom.A, atom.Span) {
		c.pending = append(c.pending, photos...)
		return
	}
	c.flush()
	for _, p := range photos {
		c.addPhoto(p)
	}
}

// addPhoto adds a photo that is not there yet. A caption is never text of the
// article.
func (c *cleaner) addPhoto(p photo.Photo) {
	f := c.ledger.photo(p, &c.photos)
	if c.photos.Add(p) {
		c.push(Block{Type: PhotoBlock, Text: p.Caption, URL: p.URL, Photo: c.spans.photo(p)}, f)
	}
}

// noteSurround notes in the ledger what takes in the lines around a photo.
func (c *cleaner) noteSurround(s *photo.Surround, reason string) {
	if c.ledger != nil {
		c.ledger.note(&fate{reason: reason, framed: reason == frameReason}, s.Nodes()...)
	}
}

// fillFirst gives the first photo and its block what the shared picture tells of it.
func (c *cleaned) fillFirst(shared photo.Photo) {
	for i, b := range c.blocks {
		if b.Type == PhotoBlock {
			p := c.reader.Fill(c.photos.Photos[0], shared)
			c.photos.Photos[0], c.blocks[i].URL, c.blocks[i].Photo = p, p.URL, c.spans.photo(p)
			return
		}
	}
}

// fillPhotos puts the photos that the rule names in front of those of the body.
// Where neither has one above the text, the page's own lead photo comes first: that
// of a figure above the title, or else the metadata's.
func (d *draft) fillPhotos(a *Article) {
	shared := d.sharedPhoto()
	photos, source := d.leadPhotos(shared)
	named := len(photos.Photos)
	if named == 0 && startsWithPhoto(d.text.blocks) {
		d.text.fillFirst(shared)
	}
	for _, p := range d.text.photos.Photos {
		d.ledger.repeat(p, &photos)
		photos.Add(p)
	}
	for _, p := range photos.Photos {
		a.Photos = append(a.Photos, *d.text.spans.photo(p))
	}
	a.placePhotos(d.text.blocks, &photos)
	for _, p := range d.posts.list {
		a.placePhotos(p.blocks, &photos)
	}
	switch {
	case named == 0 && len(a.Photos) > 0:
		source = "body"
	case named < len(a.Photos):
		source += "; body"
	}
	if len(a.Photos) > 0 {
		a.addSource("photos", source)
	}
}

// placePhotos has the blocks of photos point at those of the article, which are listed
// in photos.
func (a *Article) placePhotos(blocks []Block, photos *photo.List) {
	for i := range blocks {
		b := &blocks[i]
		if b.Type != PhotoBlock {
			continue
		}
		if at, ok := photos.Index(photo.Photo{URL: b.Photo.URL, Caption: b.Photo.Caption}); ok {
			b.Photo = &a.Photos[at]
			b.Text, b.URL = b.Photo.Caption, b.Photo.URL
		}
	}
}

// sharedPhoto gives the picture that the page's metadata names; its zero value for
// none.
func (d *draft) sharedPhoto() photo.Photo {
	if len(d.meta.images.value) == 0 {
		return photo.Photo{}
	}
	i := d.meta.images.value[0]
	p := photo.Photo{URL: i.URL, Alt: i.Alt, Caption: i.Caption, Credit: i.Credit}
	if d.meta.images.source == "meta: og:image" {
		p.Width, _ = strconv.Atoi(d.page.Meta("og:image:width"))
		p.Height, _ = strconv.Atoi(d.page.Meta("og:image:height"))
	}
	return p
}

// leadPhotos gives the photos that the rule names, or else the lead photo that stands
// outside of the body; and their source.
func (d *draft) leadPhotos(shared photo.Photo) (photos photo.List, source string) {
	nodes, source := d.match.Photos()
	for _, n := range nodes {
		if p, ok := d.text.reader.Of(n.Node, n.Caption, n.Credit); ok {
			d.ledger.photo(p, &photos)
			photos.Add(p)
		}
	}
	if len(photos.Photos) > 0 || d.match.None(rule.Photos) || len(d.body.nodes) == 0 || !dom.Contains(d.page.Doc, d.body.nodes[0]) {
		return photos, source
	}
	p, printed, ok := d.text.reader.Lead(d.body.nodes[0], shared, d.text.photos.Photos, startsWithPhoto(d.text.blocks))
	switch {
	case !ok:
		return photos, ""
	case printed:
		source = "fallback: figure above the text"
	default:
		source = d.meta.images.source
	}
	d.ledger.photo(p, &photos)
	photos.Add(p)
	return photos, source
}

// startsWithPhoto reports whether a photo stands in front of the first
// paragraph.
func startsWithPhoto(blocks []Block) bool {
	for _, b := range blocks {
		switch b.Type {
		case PhotoBlock:
			return true
		case HeadingBlock:
		default:
			return false
		}
	}
	return false
}
