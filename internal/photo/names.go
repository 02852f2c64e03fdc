package photo

import (
	"iter"
	"strings"
	"sync"
	"unicode"

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

var roleNames = sync.OnceValue(func() map[string]role {
	names := map[string]role{}
	for list, r := range map[string]role{captionNames: captionRole, creditNames: creditRole, controlNames: controlRole} {
		for name := range strings.FieldsSeq(list) {
			names[name] = r
		}
	}
	return names
})

var besidePicture = sync.OnceValue(func() map[string]bool { return wordSet(besidePictureNames) })

var pictureWords = sync.OnceValue(func() map[string]bool { return wordSet(pictureNames) })

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
	for _, key := range [...]string{"class", "itemprop", "data-testid", "data-test"} {
		for token := range strings.FieldsSeq(dom.Attr(n, key)) {
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
	best, picture, beside, hidden, reader := noRole, false, false, false, false
	for w := range nameWords(token) {
		switch r := roleNames()[w]; {
		case r == creditRole:
			best = creditRole
		case r == captionRole && best != creditRole, r == controlRole && best == noRole:
			best = r
		}
		picture = picture || pictureWords()[w]
		beside = beside || besidePicture()[w]
		hidden = hidden || w == "hidden" || w == "only"
		reader = reader || w == "visually" || w == "sr" || w == "a11y" || w == "accessibility"
		if w == "sans" || w == "serif" || w == "mono" || w == "code" {
			return noRole // a typeface: source-sans
		}
	}
	switch {
	case hidden && reader:
		return controlRole
	case best == noRole && picture && beside:
		return captionRole
	}
	return best
}

// nameWords cuts a class name into its words, in lower case: at hyphens and
// the like, and in front of capital letters.
func nameWords(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, lower := 0, false
		for i, r := range name {
			isWord := unicode.IsLetter(r) || unicode.IsDigit(r)
			if !isWord || unicode.IsUpper(r) && lower {
				if i > start && !yield(strings.ToLower(name[start:i])) {
					return
				}
				start = i
				if !isWord {
					start += len(string(r))
				}
			}
			lower = unicode.IsLower(r)
		}
		if start < len(name) {
			yield(strings.ToLower(name[start:]))
		}
	}
}

// IsStrayCaption reports whether n is named after the caption of a picture: one
// that stands in no surround of a photo, which a script may show elsewhere.
func IsStrayCaption(n *html.Node) bool {
	for token := range strings.FieldsSeq(dom.Attr(n, "class")) {
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
