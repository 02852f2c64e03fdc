package photo

import (
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// A role is what a piece of text beside a picture is by its markup.
type role int

const (
	noRole role = iota
	captionRole
	creditRole
	controlRole // a label of the page's own: zoom, 3 of 12
)

// The names in class, id and itemprop that give text beside a picture a role.
// A name that says info or description counts beside one that says picture.
const (
	captionNames = `caption captions figcaption figcaptions cutline legend legende légende leyenda didascalia piefoto epigrafe bildunterschrift bildtext
		bildtitel bu onderschrift bijschrift billedtekst bildetekst kuvateksti`
	besidePictureNames = `description desc info infotext subtitle sub`
	pictureNames       = `absatzbild img image images photo photos picture pic foto fotos bild figure fig media featured gallery slide carousel`
	creditNames        = `credit credits creditline credittext copyright copyrights copyrightholder creator author authors source src photographer byline rights mediarights
		bildrechte rechte lic license quelle bildquelle fotograf fotografo fuente fonte auteur autor autore agency agencia distributor provider courtesy
		credito creditos crédit crédits attribution`
	controlNames = `icon icons ico button btn zoom zoomin expand enlarge fullscreen badge badges count counter slidecount slidenumber duration share tooltip
		toggle magnifier expansion blind`
)

// A nameKind is a set of the things that a word in a name says.
type nameKind uint16

const (
	captionName nameKind = 1 << iota
	creditName
	controlName
	pictureName
	besideName  // of text, beside a word that says picture
	hiddenName  // hidden, beside one of readerName: what screen readers alone have
	readerName  // the same
	typeface    // source-sans
	foreignName // what is in it is none of the article's
)

// names gives what the words of names say.
var names = sync.OnceValue(func() map[string]nameKind {
	kinds := map[string]nameKind{}
	for list, k := range map[string]nameKind{
		captionNames: captionName, creditNames: creditName, controlNames: controlName, pictureNames: pictureName, besidePictureNames: besideName,
		"hidden only": hiddenName, "visually sr a11y accessibility": readerName, "sans serif mono code": typeface, foreignNames: foreignName,
	} {
		for name := range strings.FieldsSeq(list) {
			kinds[name] |= k
		}
	}
	return kinds
})

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(list) {
		set[name] = true
	}
	return set
}

// roleOf gives the role that n's own markup says.
func roleOf(n *html.Node) role {
	switch n.DataAtom {
	case atom.Figcaption:
		if markedRole(n) == creditRole {
			return creditRole
		}
		return captionRole
	case atom.Cite:
		return creditRole
	case atom.Button, atom.Svg, atom.Time, atom.Label, atom.Select:
		return controlRole
	}
	if strings.EqualFold(dom.Attr(n, "itemprop"), "description") {
		return captionRole
	}
	return markedRole(n)
}

// markedRole gives the role that class, id and itemprop name. The role of the
// credit wins, as names of a credit often have the caption in front:
// figure__caption__credit.
func markedRole(n *html.Node) role {
	best := noRole
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class", "itemprop", "data-testid", "data-test":
		default:
			continue
		}
		for token := range strings.FieldsSeq(n.Attr[i].Val) {
			switch r := tokenRole(token); {
			case r == creditRole:
				return creditRole
			case r != noRole && best != captionRole:
				best = r
			}
		}
	}
	return best
}

// tokenRole gives the role that one name says, of the words it is made of.
func tokenRole(token string) role {
	best := noRole
	var said nameKind // by the words so far
	for w := range nameWords(token) {
		kind := names()[w]
		switch {
		case kind&typeface != 0:
			return noRole
		case kind&creditName != 0:
			best = creditRole
		case kind&captionName != 0 && best != creditRole:
			best = captionRole
		case kind&controlName != 0 && best == noRole:
			best = controlRole
		}
		said |= kind
	}
	switch {
	case said&hiddenName != 0 && said&readerName != 0:
		return controlRole
	case best == noRole && said&pictureName != 0 && said&besideName != 0:
		return captionRole
	}
	return best
}

// nameWords cuts a class name into its words, in lower case: at hyphens and
// the like, and in front of capital letters.
func nameWords(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		word := ""
		for rest := name; rest != ""; {
			if word, rest = cutWord(rest); word != "" && !yield(word) {
				return
			}
		}
	}
}

// cutWord gives the first word of a name in lower case, and what is behind it; "" in front
// of what parts words.
func cutWord(name string) (word, rest string) {
	lower, isPlain := false, true
	for i, r := range name {
		if 'a' <= r && r <= 'z' {
			lower = true
			continue // as nearly all
		}
		isUpper := unicode.IsUpper(r)
		if !isUpper && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			_, size := utf8.DecodeRuneInString(name[i:])
			return lowerWord(name[:i], isPlain), name[i+size:]
		}
		if isUpper && lower {
			return lowerWord(name[:i], isPlain), name[i:]
		}
		lower, isPlain = unicode.IsLower(r), isPlain && !isUpper && r < utf8.RuneSelf
	}
	return lowerWord(name, isPlain), ""
}

// lowerWord gives a word in lower case, which a plain one is in.
func lowerWord(w string, isPlain bool) string {
	if isPlain {
		return w
	}
	return strings.ToLower(w)
}

// IsStrayCaption reports whether n is named after the caption of a picture: one
// that stands in no surround of a photo, which a script may show elsewhere.
func IsStrayCaption(n *html.Node) bool {
	for token := range strings.FieldsSeq(dom.Attr(n, "class")) {
		if len(token) < len("wpCaption") {
			continue
		}
		caption, picture := false, false
		for w := range nameWords(token) {
			caption = caption || w == "caption"
			picture = picture || w == "wp" || w == "image" || w == "photo" || w == "picture" || w == "img"
		}
		if caption && picture {
			return true
		}
	}
	return false
}
