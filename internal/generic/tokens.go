package generic

import (
	"math/bits"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// A group is a set of names that authors of pages give to parts of the same
// kind, in class, id and data attributes: the vocabulary of markup, which
// hardly depends on the language of the text.
type group uint8

// tokenGroups lists the groups: which names belong together. What they mean for
// the article is for the model to learn.
var tokenGroups = []string{
	"article articles artikel articulo articolo story news noticia nota",
	"body articlebody storybody postbody bodytext bodycopy copy",
	"content contents inhalt contenido maincontent articlecontent postcontent entrycontent",
	"text txt richtext texto copytext wysiwyg rte prose formatted markdown",
	"post entry blog",
	"main primary",
	"paragraph para par",
	"comment comments disqus kommentar kommentare comentarios commentaires discussion replies reply",
	"related relacionadas relacionados recirc recirculation readalso",
	"recommend recommended recommendation recommendations outbrain taboola mgid zergnet",
	"share sharing shares addthis sharethis sharedaddy",
	"social follow facebook twitter whatsapp instagram linkedin",
	"promo promotion promotional callout cta banner offer",
	"newsletter newsletters signup subscribe subscription subscriptions abo",
	"paywall premium piano login register registration wall membership donate donation support",
	"ad ads advert advertisement advertising adv sponsor sponsored dfp gpt publicidad anzeige werbung",
	"caption captions figcaption legend legende",
	"credit credits copyright source",
	"author authors byline bio autor auteur contributor writer profile",
	"meta metadata date time timestamp published publish dateline info",
	"title headline heading titre titulo hed",
	"standfirst lead lede intro dek deck subtitle subheadline summary excerpt description teaser chapo abstract strapline subtitle subhead vorspann sapo sommario",
	"tag tags topic topics keyword keywords category categories label labels badge",
	"footer foot fineprint disclaimer legal bottom",
	"header head masthead top topbar",
	"nav navigation navbar menu breadcrumb breadcrumbs pagination pager",
	"sidebar aside rail secondary complementary",
	"card cards tile tiles",
	"list lists listing feed stream grid river",
	"item items",
	"widget widgets module block box",
	"more readmore next previous prev latest popular trending mostread top10 viewed",
	"cookie cookies consent gdpr privacy onetrust cmp",
	"modal popup overlay dialog lightbox tooltip dropdown",
	"gallery slideshow carousel slider swiper slide slides",
	"image images img photo picture figure media thumb thumbnail",
	"video player audio podcast listen",
	"quote blockquote pullquote pull zitat",
	"embed embedded iframe infographic html",
	"search form input button btn",
	"print printer tools toolbar actions",
	"toc contentsnav outline anchor jump",
	"hidden hide sr visuallyhidden screen invisible",
	"box infobox factbox fact facts sidebarbox kasten",
	"faq accordion",
	"wrapper wrap container inner row col column columns layout",
}

const nGroups = 46

// Groups of roles and of elements follow those of tokens.
const (
	groupArticleTag group = nGroups + iota
	groupMainTag
	groupAsideTag
	groupNavTag
	groupHeaderTag
	groupFooterTag
	groupSectionTag
	groupFormTag
	groupListTag
	groupItemTag
	groupTableTag
	groupFigureTag
	groupQuoteTag
	groupLinkTag
	groupDetailsTag
	groupArticleBodyProp
	groupOtherProp
	groupAria
	groupData
	groupHidden
	nAllGroups
)

// groupsByToken maps the hash of a token to the groups it stands in.
var groupsByToken = sync.OnceValue(func() *NameTable[uint64] {
	m := make(map[uint32]uint64, 400)
	for g, names := range tokenGroups {
		for t := range strings.FieldsSeq(names) {
			m[Hash(t)] |= 1 << g
		}
	}
	return NewNameTable(m)
})

// boxTokens is what the names on an element say.
type boxTokens struct {
	// near counts the elements from this one up to the nearest of a group,
	// itself 1; 0 where there is none on the path.
	near [nAllGroups]uint8
	own  uint64 // the token groups of the element itself
	// odds are the learned log-odds of the element's names; lowest and
	// highest are those on the path to it.
	odds, lowest, highest float32
}

// Weigh sets the odds of the names on all boxes, and those of words and of pairs
// of words. It comes before any survey of the page.
func (p *Page) Weigh(odds, words func(uint32) float32) {
	p.wordOdds = words
	for i := range p.boxes {
		x := p.boxes[i]
		t := &x.tokens
		t.odds = 0
		for _, name := range p.names[x.names[0]:x.names[1]] {
			t.odds += odds(name)
		}
		t.lowest, t.highest = t.odds, t.odds
		if x.parent >= 0 {
			up := p.boxes[x.parent].tokens
			t.lowest, t.highest = min(t.odds, up.lowest), max(t.odds, up.highest)
		}
	}
}

func groupOfTag(n *html.Node) (group, bool) {
	switch n.DataAtom {
	case atom.Article:
		return groupArticleTag, true
	case atom.Main:
		return groupMainTag, true
	case atom.Aside:
		return groupAsideTag, true
	case atom.Nav:
		return groupNavTag, true
	case atom.Header:
		return groupHeaderTag, true
	case atom.Footer:
		return groupFooterTag, true
	case atom.Section:
		return groupSectionTag, true
	case atom.Form, atom.Button, atom.Fieldset, atom.Label:
		return groupFormTag, true
	case atom.Ul, atom.Ol, atom.Menu, atom.Dl:
		return groupListTag, true
	case atom.Li, atom.Dd, atom.Dt:
		return groupItemTag, true
	case atom.Table, atom.Td, atom.Th:
		return groupTableTag, true
	case atom.Figure, atom.Figcaption:
		return groupFigureTag, true
	case atom.Blockquote, atom.Q:
		return groupQuoteTag, true
	case atom.A:
		return groupLinkTag, true
	case atom.Details, atom.Summary, atom.Dialog:
		return groupDetailsTag, true
	}
	return 0, false
}

// A tokenReader reads the names on elements.
type tokenReader struct {
	groups *NameTable[uint64]
	tokens *boxTokens
	hashes []uint32 // the names of the element read last
}

// maxTokens bounds what one element may say of itself.
const maxTokens = 64

// read puts the names on n, whose parent box is up, into t.
func (r *tokenReader) read(t *boxTokens, n *html.Node, up *box) {
	r.tokens, r.hashes = t, r.hashes[:0]
	if up != nil {
		t.near = up.tokens.near
		for i, d := range t.near {
			t.near[i] = d + uint8(boolInt(d-1 < 254)) // from 1 on, up to 255
		}
	}
	if g, ok := groupOfTag(n); ok {
		t.near[g] = 1
	}
	for _, a := range n.Attr {
		r.attr(a.Key, a.Val)
	}
	if dom.StaysHidden(n) {
		t.near[groupHidden] = 1
	}
	for own := t.own; own != 0; own &= own - 1 {
		t.near[bits.TrailingZeros64(own)] = 1
	}
}

func (r *tokenReader) attr(key, val string) {
	near := &r.tokens.near
	switch {
	case key == "class" || key == "id":
		r.names(val)
	case key == "itemprop":
		if strings.EqualFold(val, "articleBody") {
			near[groupArticleBodyProp] = 1
		} else {
			near[groupOtherProp] = 1
		}
		r.names(val)
	case key == "role":
		r.role(val)
	case strings.HasPrefix(key, "aria-"):
		near[groupAria] = 1
	case strings.HasPrefix(key, "data-"):
		near[groupData] = 1
		if len(val) <= 40 && isNaming(key) {
			r.names(val)
		}
	}
}

// isNaming reports data attributes whose value names the part.
func isNaming(key string) bool {
	switch key {
	case "data-testid", "data-test-id", "data-component", "data-component-name", "data-type", "data-block",
		"data-module", "data-name", "data-widget", "data-test", "data-qa", "data-gu-name", "data-print-layout", "data-area", "data-position":
		return true
	}
	return false
}

func (r *tokenReader) role(val string) {
	near := &r.tokens.near
	switch strings.ToLower(val) {
	case "main":
		near[groupMainTag] = 1
	case "article":
		near[groupArticleTag] = 1
	case "complementary":
		near[groupAsideTag] = 1
	case "navigation", "menu", "menubar":
		near[groupNavTag] = 1
	case "contentinfo":
		near[groupFooterTag] = 1
	case "banner":
		near[groupHeaderTag] = 1
	case "dialog", "alertdialog", "alert":
		near[groupDetailsTag] = 1
	case "list":
		near[groupListTag] = 1
	}
}

// names takes a list of names: each as a whole without its punctuation, and
// its pieces between hyphens, underscores and changes of case. Names with
// digits inside are mostly made by machines and say nothing.
func (r *tokenReader) names(s string) {
	start := 0
	for i := 0; i <= len(s) && len(r.hashes) < maxTokens; i++ {
		if i == len(s) || s[i] <= ' ' {
			if i > start {
				r.name(s[start:min(i, start+60)])
			}
			start = i + 1
		}
	}
}

func (r *tokenReader) name(s string) {
	const offset, prime = 2166136261, 16777619
	whole, piece := uint32(offset), uint32(offset)
	pieces, length := 0, 0
	lower := false
	for i := range len(s) {
		ch := s[i]
		upper := 'A' <= ch && ch <= 'Z'
		switch {
		case upper:
			ch += 'a' - 'A'
		case 'a' <= ch && ch <= 'z':
		default:
			ch = 0
		}
		if length > 0 && (ch == 0 || upper && lower) {
			r.piece(piece, length)
			pieces++
			piece, length = offset, 0
		}
		lower = ch != 0 && !upper
		if ch != 0 {
			whole = (whole ^ uint32(ch)) * prime
			piece = (piece ^ uint32(ch)) * prime
			length++
		}
	}
	if length > 0 {
		r.piece(piece, length)
	}
	if pieces > 0 {
		r.token(whole)
	}
}

func (r *tokenReader) piece(hash uint32, length int) {
	if length > 1 {
		r.token(hash)
	}
}

func (r *tokenReader) token(hash uint32) {
	r.tokens.own |= r.groups.Of(hash)
	r.hashes = append(r.hashes, hash)
}
