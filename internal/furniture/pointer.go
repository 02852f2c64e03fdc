package furniture

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// pointerPattern matches the whole of a label that sends the reader to another
// story, in lower case and without the marks around it. A line that offers to
// learn more of its subject is the text's own as often as not, and not here.
var pointerPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:` +
		// en
		`read(?: (?:more|also|next|this|on|now))?(?: on this(?: story)?)?|(?:can )?also read|must[ -]read|more on this(?: story)?|see also` +
		`|related(?: (?:story|stories|articles?|reading|posts?|news|coverage|links?|content))?|you (?:may|might) (?:also )?(?:like|enjoy|be interested(?: in)?)` +
		`|don[’']?t miss|recommended(?: reading)?|watch(?: (?:more|also|now|this))?|listen(?: now)?` +
		// de
		`|(?:lesen|sehen) sie (?:auch|hier|mehr|dazu|dazu auch|hierzu|auch hier|außerdem)|lies (?:auch|mehr|hier)|mehr (?:zum thema|dazu|lesen)|siehe auch|passend dazu|zum thema|lesetipp|auch interessant|das könnte sie auch interessieren` +
		// fr, es, pt, it
		`|lire(?: aussi| également| la suite)?|à (?:lire|voir)(?: aussi| également)?|voir aussi|sur le même sujet` +
		`|(?:lee|lea|leer) (?:también|además|más)|(?:también )?[tl]e puede interesar|(?:ver|vea|mira) también|noticias? relacionadas?` +
		`|(?:leia|veja|ler|ver) (?:também|mais|ainda)|saiba mais|notícias? relacionadas?` +
		`|leggi (?:anche|di più)|vedi anche|(?:ti )?potrebbe interessarti(?: anche)?` +
		// nl, sv, no, da, fi
		`|lees (?:ook|verder|meer)|(?:zie|bekijk) ook|läs (?:också|mer|även|vidare)|(?:les|læs|se) (?:også|mer|mere|även|också)|lue (?:myös|lisää)` +
		// pl, cs, sk, hu, ro, hr, sr, tr
		`|(?:czytaj|przeczytaj|zobacz) (?:też|także|również|więcej|dalej)|(?:čtěte|viz|přečtěte si) (?:také|dále|více|i)|(?:čítajte|prečítajte si) (?:aj|tiež)` +
		`|kapcsolódó(?: cikk(?:ek|ünk|eink)?)?|(?:cite[șş]te|vezi) [șş]i|(?:pročitajte|pročitaj|čitajte) (?:i|još|više|i ovo)|(?:bunu da|ayrıca) okuyun|ilgili haber(?:ler)?` +
		// el, ru, uk, bg
		`|(?:διαβάστε|δείτε) (?:επίσης|ακόμη|ακόμα|περισσότερα)|(?:читайте|смотрите|читать) (?:также|ещё|еще|далее)|(?:материалы? )?по теме|(?:читайте|дивіться) (?:також|ще)|(?:прочетете|вижте) (?:още|също)` +
		// ar, fa, he, hi, bn
		`|[اإ]قر[أا] (?:أيض[\p{L}\p{M}]*|المزيد)|(?:شاهد|طالع) أيض[\p{L}\p{M}]*|(?:بیشتر|همچنین) بخوانید|קראו (?:גם|עוד)|(?:यह|ये|इसे) भी (?:पढ़ें|पढ़ें|पढ़े|देखें)|আরও? প[ড়ড়]\p{M}*ুন` +
		// id, vi, th, sw, zh, ja, ko
		`|(?:baca|lihat|simak) juga|(?:xem|đọc) thêm|อ่านเพิ่มเติม|soma (?:pia|zaidi)|(?:延伸|相关|相關|更多|推薦|推荐)(?:阅读|閱讀|報導|报道|新聞|新闻)|関連(?:記事|ニュース)|あわせて読みたい|관련 ?(?:기사|뉴스)` +
		`)$`)
})

// longestPointer is the length in bytes of the longest line taken for one.
const longestPointer = 400

// IsPointer reports whether the block n is a line that only sends the reader to
// another story: a label, such as "Read more:", and a link that fills the rest.
func IsPointer(n *html.Node) bool {
	link := onlyLink(n)
	if link == nil || len(dom.Text(n)) > longestPointer {
		return false
	}
	before, inside, after := around(n, link)
	if dom.HasWord(after) || !dom.HasWord(inside) {
		return false
	}
	if dom.HasWord(before) {
		return isPointerLabel(before)
	}
	label, title, ok := strings.Cut(inside, ":")
	return ok && dom.HasWord(title) && isPointerLabel(label)
}

// isPointerLabel reports a label that sends the reader to another story.
func isPointerLabel(label string) bool {
	label = strings.TrimFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	return len(label) <= 100 && pointerPattern().MatchString(strings.Join(strings.Fields(strings.ToLower(label)), " "))
}

// onlyLink gives the one link in the block n that leads to another page; nil
// when there is none, or another, or another block.
func onlyLink(n *html.Node) *html.Node {
	var link *html.Node
	for d := range n.Descendants() {
		switch {
		case dom.IsBlock(d):
			return nil
		case dom.Is(d, atom.A):
			href := dom.Attr(d, "href")
			if link != nil || href == "" || href[0] == '#' {
				return nil
			}
			link = d
		}
	}
	return link
}

// around gives the text of n before the element at, in it, and after it.
func around(n, at *html.Node) (before, inside, after string) {
	var text [3]strings.Builder
	for d := range n.Descendants() {
		if d.Type != html.TextNode {
			continue
		}
		part := 0
		switch {
		case dom.Contains(at, d):
			part = 1
		case text[1].Len() > 0:
			part = 2
		}
		text[part].WriteString(d.Data)
	}
	return dom.Clean(text[0].String()), dom.Clean(text[1].String()), dom.Clean(text[2].String())
}
