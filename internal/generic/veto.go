package generic

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// A Vetoed is a part of the page whose blocks the model would have kept, and that
// the markup says is something else.
type Vetoed struct {
	Node   *html.Node
	Reason string
}

// A veto is a kind of part that is not the article, by the names that pages give
// it. As pages give such names to the article too, it counts only where enough of
// the kept text stands elsewhere.
type veto struct {
	reason string
	names  func(name string) bool // an id or a class in lower case
	// most is the largest part of the kept text that may stand in such boxes.
	most float32
}

// leastOutside is the width of the kept text that must stand outside the boxes of a
// veto.
const leastOutside = 250

// vetoes are the kinds of parts that are told by their names.
var vetoes = [...]veto{
	dialogs:  {"dialog", namesDialog, 0.8},
	comments: {"comments", namesComments, 0.95},
	related:  {"related stories", namesRelated, 0.3},
	prompts:  {"prompt", namesPrompt, 0.4},
}

const (
	dialogs = iota
	comments
	related
	prompts
)

// veto takes the blocks out of keep that the markup around them speaks against, and
// gives the parts that it took.
func (p *Page) veto(keep []bool) []Vetoed {
	s := vetoer{page: p, keep: keep}
	s.count()
	s.findKinds()
	for kind := range vetoes {
		s.byName(kind)
	}
	s.otherArticles()
	s.completeQuotes()
	return s.out
}

// A vetoer looks at the boxes of a page with the blocks that are kept in them.
type vetoer struct {
	page  *Page
	keep  []bool
	width []int32 // of the blocks kept before each
	kinds []uint8 // of each box that has some: a bit for each veto of its kind
	out   []Vetoed
}

func (s *vetoer) count() {
	s.width = make([]int32, len(s.keep)+1)
	for i, k := range s.keep {
		s.width[i+1] = s.width[i] + s.page.Blocks[i].width*boolInt(k)
	}
}

func (s *vetoer) kept(x *box) int32 { return s.width[x.end] - s.width[x.first] }

// findKinds finds the kinds of all boxes, each of whose names is read once.
func (s *vetoer) findKinds() {
	s.kinds = make([]uint8, len(s.page.boxes))
	for i, x := range s.page.boxes {
		if s.kept(x) > 0 {
			s.kinds[i] = kindsOf(x.node)
		}
	}
}

// byName applies the veto against one kind.
func (s *vetoer) byName(kind int) {
	v := &vetoes[kind]
	var found []*box
	var inside int32
	after := int32(0)
	for i := range s.page.boxes {
		x := s.page.boxes[i]
		if s.kinds[i]>>kind&1 == 0 || x.first < after || s.kept(x) == 0 {
			continue
		}
		after = x.end
		found = append(found, x)
		inside += s.kept(x)
	}
	all := s.width[len(s.keep)]
	if inside == 0 || all-inside < leastOutside || float32(inside) > v.most*float32(all) {
		return
	}
	for _, x := range found {
		s.take(x, v.reason)
	}
	s.count()
}

// take takes the blocks of x out.
func (s *vetoer) take(x *box, reason string) {
	for i := x.first; i < x.end; i++ {
		s.keep[i] = false
	}
	s.out = append(s.out, Vetoed{x.node, reason})
}

// kindsOf gives a bit for each veto of whose kind the element n is.
func kindsOf(n *html.Node) (kinds uint8) {
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for name := range strings.FieldsSeq(a.Val) {
			if len(name) > 60 {
				continue
			}
			name = strings.ToLower(name)
			for kind := range vetoes {
				if vetoes[kind].names(name) {
					kinds |= 1 << kind
				}
			}
		}
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		kinds &^= 1 << comments // which the page has
	}
	if isDialog(n) {
		kinds |= 1 << dialogs
	}
	return kinds
}

// isDialog reports an element that is drawn over the page, by its tag or role.
func isDialog(n *html.Node) bool {
	switch dom.Attr(n, "role") {
	case "dialog", "alertdialog":
		return true
	}
	return n.DataAtom == atom.Dialog || strings.EqualFold(dom.Attr(n, "aria-modal"), "true")
}

// namesDialog reports the name of what asks for consent.
func namesDialog(name string) bool {
	switch name {
	case "onetrust-consent-sdk", "onetrust-pc-sdk", "cybotcookiebotdialog", "usercentrics-root", "qc-cmp2-container", "didomi-host", "privacy-modal":
		return true
	}
	rest, ok := strings.CutPrefix(name, "cookie")
	return ok && hasPrefix(strings.TrimLeft(strings.TrimPrefix(rest, "s"), "-_"), "banner", "notice", "consent", "bar", "popup", "modal", "dialog")
}

// namesComments reports the name of what readers say.
func namesComments(name string) bool {
	switch name {
	case "comment", "comments", "commentlist", "comment-list", "comments-list", "comments-area", "comment-area", "comment-section", "comments-section",
		"comment-body", "comment-content", "comment-text", "comment-thread", "comments-thread", "comments-container", "comments-wrapper",
		"user-comments", "reader-comments", "disqus_thread", "fb-comments", "kommentare", "comentarios", "commentaires", "commenti", "reacties", "kommentarer":
		return true
	}
	return false
}

// namesRelated reports the name of a box of other stories.
func namesRelated(name string) bool {
	if rest, ok := strings.CutPrefix(name, "related"); ok {
		rest = strings.TrimLeft(rest, "-_")
		return rest == "" || hasPrefix(rest, "article", "stor", "post", "content", "news", "link", "read", "item", "coverage", "video")
	}
	return hasPrefix(name, "recommended-", "recirc", "read-also", "readalso", "also-read", "alsoread", "more-stories", "more-from", "most-read",
		"popular-posts", "trending-", "outbrain", "taboola")
}

// namesPrompt reports the name of a box that asks readers to pay, to sign up or to share.
// That the article is called a newsletter says nothing.
func namesPrompt(name string) bool {
	if strings.HasPrefix(name, "gift") {
		return hasPrefix(strings.TrimLeft(name[len("gift"):], "-_"), "tool", "article", "link", "share")
	}
	return hasPrefix(name, "newsletter-signup", "newsletter-sign-up", "newsletter-form", "newsletter-promo", "newsletter-box", "newsletter-widget",
		"subscription-widget", "subscribe-widget", "subscribe-box", "signup-form", "sign-up-form", "support-", "donate-", "donation-", "contribution-", "regwall", "reg-wall")
}

func hasPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// otherArticles takes out the stories that a page loads under the first one: each
// <article> behind that with the title, with a title of its own that is set like the
// first or links to it, or with an address or a number of its own. The posts of a live blog stand in the
// <article> with the title, or below it where no article has it, and stay.
func (s *vetoer) otherArticles() {
	first, level := s.titleArticle()
	if first < 0 || s.kept(s.page.boxes[first]) < leastOutside {
		return
	}
	after := s.page.boxes[first].end
	for i := first + 1; i < len(s.page.boxes); i++ {
		x := s.page.boxes[i]
		if x.tag != atom.Article || x.first < after || s.kept(x) == 0 || !s.isOtherArticle(x, level) {
			continue
		}
		s.take(x, "another article")
		after = x.end
	}
	s.count()
}

// titleArticle gives the innermost <article> box around the title, or around the
// first copy of it that stands in one, and the title's level; -1 for none.
func (s *vetoer) titleArticle() (article, level int) {
	p := s.page
	if p.Title < 0 {
		return -1, 0
	}
	title := p.Blocks[p.Title].hash
	for i := range p.Blocks {
		b := p.Blocks[i]
		if b.hash != title || s.level(b) == 0 {
			continue
		}
		if x := s.articleAround(b.box); x >= 0 {
			return x, s.level(b)
		}
	}
	return -1, 0
}

func (s *vetoer) articleAround(x int32) int {
	for ; x >= 0; x = s.page.boxes[x].parent {
		if s.page.boxes[x].tag == atom.Article {
			return int(x)
		}
	}
	return -1
}

// level gives the level of the heading that b is or stands in, by itself or in a
// link; 0 for none.
func (s *vetoer) level(b *Block) int {
	x := b.box
	for range 3 {
		if x < 0 {
			return 0
		}
		if level := s.page.boxes[x].level; level > 0 {
			return int(level)
		}
		x = s.page.boxes[x].parent
	}
	return 0
}

// isOtherArticle reports whether the <article> x has a title of its own: a first
// heading that is of the level of the title or a link, or any where the element
// tells its address or number.
func (s *vetoer) isOtherArticle(x *box, titleLevel int) bool {
	for i := x.first; i < x.end; i++ {
		b := s.page.Blocks[i]
		if level := s.level(b); level > 0 {
			return level <= titleLevel || b.link*10 >= b.width*8 || hasOwnAddress(x.node)
		}
	}
	return false
}

func hasOwnAddress(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "id", "data-id", "data-url", "data-href", "data-post-id", "data-article-id", "data-permalink", "itemid":
			return a.Val != ""
		}
	}
	return false
}

// completeQuotes keeps the name under a quote whose words are kept.
func (s *vetoer) completeQuotes() {
	const longestName = 80
	for i := range s.page.boxes {
		x := s.page.boxes[i]
		if x.tag != atom.Blockquote || s.kept(x) == 0 || s.kept(x)*10 < x.width*6 {
			continue
		}
		for k := x.first; k < x.end; k++ {
			b := s.page.Blocks[k]
			if !b.hidden && b.width <= longestName && dom.Within(b.Nodes[0], atom.Cite, atom.Footer, atom.Blockquote).DataAtom != atom.Blockquote {
				s.keep[k] = true
			}
		}
	}
}
