package generic

import (
	"iter"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/lede-go/lede/internal/dom"
)

// pageHints are the Hints in the form in which blocks are compared with them.
type pageHints struct {
	host              string
	address           address
	article           bool
	title, desc, site WordSet
	body              *phraseSet // of articleBody; nil where there is none
}

func (d *desk) newPageHints(h Hints) pageHints {
	p := pageHints{title: NewWordSet(h.Title), desc: NewWordSet(h.Description), site: NewWordSet(h.SiteName)}
	p.article, p.address = h.Article, unknownAddress
	if h.URL != nil {
		p.host, p.address = siteOf(h.URL), addressOf(h.URL)
	}
	if len(h.ArticleBody) > 100 {
		d.words = appendWords(d.words[:0], h.ArticleBody)
		if d.phrases == nil {
			d.phrases = new(phraseSet)
		}
		d.phrases.fill(d.words)
		p.body = d.phrases
	}
	return p
}

// address is what the form of a page's address says: those of articles are long,
// and those of fronts and lists short. Without an address all is -1.
type address struct{ parts, length, hyphens, digits, query int32 }

var unknownAddress = address{-1, -1, -1, -1, -1}

func addressOf(u *url.URL) address {
	path := strings.Trim(u.Path, "/")
	a := address{query: boolInt(u.RawQuery != "")}
	if path != "" {
		a.parts = int32(strings.Count(path, "/") + 1)
	}
	last := path[strings.LastIndexByte(path, '/')+1:]
	a.length, a.hyphens = int32(len(last)), int32(strings.Count(last, "-")+strings.Count(last, "_"))
	for i := range len(path) {
		a.digits += boolInt('0' <= path[i] && path[i] <= '9')
	}
	return a
}

func (a *address) add(row []float32) []float32 {
	return append(row, float32(a.parts), float32(a.length), float32(a.hyphens), float32(a.digits), float32(a.query))
}

// siteOf gives the last two labels of the host: near enough to the site.
func siteOf(u *url.URL) string {
	labels := strings.Split(u.Hostname(), ".")
	return strings.Join(labels[max(0, len(labels)-2):], ".")
}

// ownLink reports whether an absolute link stays on the page's site.
func (p *pageHints) ownLink(href string) bool {
	_, rest, ok := strings.Cut(href, "://")
	if !ok || p.host == "" {
		return false
	}
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return strings.HasSuffix(rest, p.host)
}

// wordsOf gives the hashes of the words of s.
func wordsOf(s string) []uint32 { return appendWords(nil, s) }

func appendWords(words []uint32, s string) []uint32 {
	c := cutter{page: &Page{words: words}}
	c.scan(s)
	c.endWord()
	return c.page.words
}

// A WordSet is a set of hashed words that may say yes by mistake, which a
// feature can bear. The zero value is empty.
type WordSet struct {
	bits [64]uint64
	n    int
}

// NewWordSet gives the set of the words of s.
func NewWordSet(s string) WordSet {
	var set WordSet
	for _, w := range wordsOf(s) {
		if !set.has(w) {
			set.n++
		}
		set.bits[w>>6&63] |= 1 << (w & 63)
	}
	return set
}

func (s *WordSet) has(w uint32) bool { return s.bits[w>>6&63]>>(w&63)&1 != 0 }

// Len gives the number of words, as far as the set can tell them apart.
func (s *WordSet) Len() int { return s.n }

// Shared gives which part of the words stands in the set.
func (s *WordSet) Shared(words []uint32) float32 {
	if s.n == 0 || len(words) == 0 {
		return 0
	}
	n := 0
	for _, w := range words {
		if s.has(w) {
			n++
		}
	}
	return float32(n) / float32(len(words))
}

// covered gives which part of the set stands in the words.
func (s *WordSet) covered(words []uint32) float32 {
	if s.n == 0 {
		return -1
	}
	var met [64]uint64
	n := 0
	for _, w := range words {
		if bit := uint64(1) << (w & 63); s.has(w) && met[w>>6&63]&bit == 0 {
			met[w>>6&63] |= bit
			n++
		}
	}
	return float32(n) / float32(s.n)
}

// A phraseSet is a set of runs of three words, of the same kind.
type phraseSet struct{ bits [1 << 12]uint64 }

// fill makes s the set of the phrases in a text.
func (s *phraseSet) fill(words []uint32) {
	*s = phraseSet{}
	for i := range len(words) - 2 {
		h := phrase(words[i:])
		s.bits[h>>6&(1<<12-1)] |= 1 << (h & 63)
	}
}

func phrase(w []uint32) uint32 { return mix(mix(w[0], w[1]), w[2]) }

// shared gives which part of the runs of three words stands in the set; -1
// for texts too short to tell.
func (s *phraseSet) shared(words []uint32) float32 {
	if s == nil || len(words) < 3 {
		return -1
	}
	n := 0
	for i := range len(words) - 2 {
		h := phrase(words[i:])
		n += int(s.bits[h>>6&(1<<12-1)] >> (h & 63) & 1)
	}
	return float32(n) / float32(len(words)-2)
}

// Words gives the hashes of the words of s, as blocks count them.
func Words(s string) []uint32 { return wordsOf(s) }

// WordsOf gives the hashes of the words of block i.
func (p *Page) WordsOf(i int) []uint32 { return p.text(p.Blocks[i]) }

// Named gives the names on each box, and the range of its blocks.
func (p *Page) Named() iter.Seq2[[]uint32, [2]int32] {
	return func(yield func([]uint32, [2]int32) bool) {
		for i := range p.boxes {
			x := p.boxes[i]
			end := x.end
			if int(x.first) < len(p.Blocks) && p.Blocks[x.first].inner == int32(i) {
				end = x.first + 1
			}
			if !yield(p.names[x.names[0]:x.names[1]], [2]int32{x.first, end}) {
				return
			}
		}
	}
}

// Whole reports whether block i is an element, and not a run in a larger one.
func (p *Page) Whole(i int) bool { return p.Blocks[i].leaf }

// Furniture gives the small boxes whose names say that they are furniture, and
// of whose blocks no label is a yes. No box is inside another.
func (p *Page) Furniture(label, weight []float32) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		after := int32(0)
		for i := range p.boxes {
			x := p.boxes[i]
			if x.first < after || x.tokens.own&foreignNames() == 0 || x.width < 20 || x.width > 500 || x.end-x.first > 12 || !dom.IsBlock(x.node) {
				continue
			}
			clean := true
			for k := x.first; k < x.end; k++ {
				clean = clean && label[k] == 0 && weight[k] == 1 && !p.Blocks[k].hidden
			}
			if !clean {
				continue
			}
			after = x.end
			if !yield(x.node) {
				return
			}
		}
	}
}

// Beside reports whether blocks i and k stand in the same element.
func (p *Page) Beside(i, k int) bool { return p.container(p.Blocks[i]) == p.container(p.Blocks[k]) }

// IsPara reports a block that reads like running text.
func (b *Block) IsPara() bool { return b.isPara() }

// Width gives the number of characters of the block, without white space.
func (b *Block) Width() int { return int(b.width) }

// LinkShare gives which part of the block's text is links.
func (b *Block) LinkShare() float32 { return ratio(b.link, b.width) }

// ForgetAddress gives what Evidence gave as it is for a page without an address.
func ForgetAddress(evidence []float32) []float32 {
	n := len(evidence) - len(unknownAddress.add(nil))
	return unknownAddress.add(slices.Clone(evidence[:n]))
}
