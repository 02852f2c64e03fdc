package lede

import (
	"slices"
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
	for _, w := range nameWords(token) {
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
func nameWords(name string) []string {
	var words []string
	start := 0
	add := func(end int) {
		if end > start {
			words = append(words, strings.ToLower(name[start:end]))
		}
	}
	lower := false
	for i, r := range name {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			add(i)
			start = i + len(string(r))
		case unicode.IsUpper(r) && lower:
			add(i)
			start = i
		}
		lower = unicode.IsLower(r)
	}
	add(len(name))
	return words
}

// A part is a run of text beside a picture, in an element of its own.
type part struct {
	text    string
	role    role
	glued   bool // no white space in front of it
	boxed   bool // in a box of its own
	heading bool
	link    bool // all of it is a link inside the caption
}

// A survey is what stands in an element around a picture.
type survey struct {
	c      *cleaner
	root   *html.Node
	parts  []part
	images []*html.Node
	room   int // nodes that may still be looked at
	full   bool
	// hasCaption is set when markup names a caption, whatever it holds;
	// byline when an author's own markup stands there; flow when there are
	// paragraphs or links.
	hasCaption, byline, flow bool

	line   dom.Line
	lineOf part
	spaced bool // white space or a box stood before the text to come
	boxed  bool // a box did
}

// The largest element that can be a frame around a picture and its caption.
const (
	mostFrameNodes = 500
	mostFrameText  = 3000
	mostFrameParts = 30
)

// surveyOf looks through n.
func (c *cleaner) surveyOf(n *html.Node) *survey {
	s := &survey{c: c, root: n, room: mostFrameNodes}
	s.walk(n, part{})
	s.flush()
	if len(s.parts) > mostFrameParts {
		s.full = true
	}
	if !s.full {
		s.dedupe()
	}
	return s
}

func (s *survey) walk(n *html.Node, in part) {
	if s.full {
		return
	}
	if s.room--; s.room < 0 {
		s.full = true
		return
	}
	if n.Type == html.TextNode {
		s.addText(n.Data, in)
		return
	}
	// The root may be a caption that a button unfolds, as on faz.net.
	if n.Type != html.ElementNode || n != s.root && s.c.leavesOut(n) {
		return
	}
	if dom.Is(n, atom.Img) || isCustomImage(n) {
		if isPhoto(n) {
			s.images = append(s.images, n)
		}
		return
	}
	s.element(n, in)
}

// element walks into n, which stands in a part like in.
func (s *survey) element(n *html.Node, in part) {
	switch n.DataAtom {
	case atom.Table, atom.Pre, atom.Blockquote, atom.Form, atom.Textarea:
		s.full = true
		return
	case atom.Iframe, atom.Video, atom.Audio, atom.Noscript, atom.Script, atom.Style, atom.Template, atom.Svg, atom.Object:
		return
	}
	s.byline = s.byline || n.DataAtom == atom.Address || dom.HasToken(n, "rel", "author")
	s.flow = s.flow || dom.Is(n, atom.P, atom.A, atom.Li)
	own := s.ownRole(n, in.role)
	s.hasCaption = s.hasCaption || own == captionRole
	if own != noRole && in.role != controlRole {
		in.role = own
	}
	in.heading = in.heading || dom.Is(n, atom.H1, atom.H2, atom.H3)
	in.link = in.link || in.role == captionRole && n.DataAtom == atom.A && dom.Attr(n, "href") != ""
	split, block := !isPhrasing(n) || own != noRole, dom.IsBlock(n) || dom.Is(n, atom.Br)
	s.edge(split, block)
	for child := range n.ChildNodes() {
		s.walk(child, in)
	}
	s.edge(split, block)
}

// edge is the start or the end of an element.
func (s *survey) edge(split, block bool) {
	if split {
		s.flush()
	}
	s.spaced, s.boxed = s.spaced || block, s.boxed || block
}

// ownRole gives the role of n inside an element with the role outer. A control
// around picture or caption is a wrapper, and so is a credit around a caption.
func (s *survey) ownRole(n *html.Node, outer role) role {
	own := roleOf(n)
	switch {
	case own == controlRole && n.DataAtom != atom.Button && holds(n, atom.Img, atom.Figcaption):
		return noRole
	case own == creditRole && outer == noRole && s.holdsCaption(n):
		return noRole
	}
	return own
}

// holdsCaption reports whether an element that is named after the credit holds
// one that is named after the caption: caption-and-credit.
func (s *survey) holdsCaption(n *html.Node) bool {
	left := 50
	for d := range n.Descendants() {
		if left--; left < 0 {
			return true
		}
		if d.Type == html.ElementNode && (dom.Is(d, atom.Img) || roleOf(d) == captionRole) {
			return true
		}
	}
	return false
}

// isPhrasing reports whether n is part of the sentence around it.
func isPhrasing(n *html.Node) bool {
	return dom.Is(n, atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.U, atom.Sup, atom.Sub, atom.Mark, atom.Abbr, atom.Font, atom.Wbr, atom.Q, atom.Bdi)
}

func (s *survey) addText(text string, in part) {
	if strings.TrimSpace(text) == "" {
		s.spaced = s.spaced || text != ""
		s.line.AddString(text)
		return
	}
	if s.line.Empty() {
		first, _ := utf8.DecodeRuneInString(text)
		s.lineOf = in
		s.lineOf.glued = !s.spaced && !unicode.IsSpace(first)
		s.lineOf.boxed = s.boxed
		s.boxed = false
	}
	s.lineOf.link = s.lineOf.link && in.link
	s.line.AddString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	s.spaced = unicode.IsSpace(last)
	if s.room -= len(text) / (mostFrameText / mostFrameNodes); s.room < 0 {
		s.full = true
	}
}

func (s *survey) flush() {
	if text := s.line.String(); text != "" {
		p := s.lineOf
		p.text = text
		if p.role != controlRole && !isTiming(text) && !isViewerLabel(text) {
			s.parts = append(s.parts, p)
		}
	}
	s.line = dom.Line{}
}

// viewerLabels are what pages print over or under a picture that opens a gallery
// or a film (fr.de, lavanguardia.com), in lower case.
var viewerLabels = []string{"video", "play video", "watch video", "gallery", "view gallery", "open gallery", "view all photos", "view photos", "open image in gallery",
	"fotostrecke", "fotostrecke ansehen", "zur fotostrecke", "bildergalerie", "bildergalerie ansehen", "zur bildergalerie", "bilder anzeigen", "video ansehen",
	"vidéo", "voir la vidéo", "diaporama", "voir le diaporama", "voir la galerie", "vídeo", "ver vídeo", "ver galería", "galería", "fotogalería", "ver fotogalería",
	"ver galeria", "galeria", "fotogaleria", "galleria", "guarda il video", "guarda la gallery", "bekijk video", "fotoserie", "fotogalerij"}

func isViewerLabel(text string) bool {
	return len(text) < 40 && slices.Contains(viewerLabels, strings.ToLower(text))
}

// isTiming reports whether text is the date or the length of a film, as ZDF
// prints them under its pictures: figures and hardly a letter.
func isTiming(text string) bool {
	letters, digits := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 2 && letters < 4
}

// dedupe leaves out parts that are there twice, for small and for large
// screens, and those that are the start of a longer one, cut short.
func (s *survey) dedupe() {
	var parts []part
	for i, p := range s.parts {
		short := strings.TrimRight(p.text, ". …")
		copied := false
		for j, q := range s.parts {
			isCut := j != i && len(short) > 20 && short != p.text && len(q.text) > len(p.text) && strings.HasPrefix(q.text, short)
			isCopy := j < i && q.text == p.text && strings.ContainsFunc(p.text, isWordRune)
			if copied = isCopy || isCut; copied {
				break
			}
		}
		if !copied {
			parts = append(parts, p)
		}
	}
	s.parts = parts
}

// of gives the parts with a role, without bare separators.
func (s *survey) of(r role) []part {
	var parts []part
	for _, p := range s.parts {
		if p.role == r && (r == creditRole || strings.ContainsFunc(p.text, isWordRune)) {
			parts = append(parts, p)
		}
	}
	return parts
}

// join gives parts as one line.
func join(parts []part) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 && !p.glued {
			b.WriteByte(' ')
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// read gives caption and credit: the credit by its markup, by the form of an
// element of its own, by the house's convention, or by the known forms.
func (s *survey) read() (caption, credit string) {
	credits := s.creditsByRole()
	captions := s.of(captionRole)
	others := s.of(noRole)
	if len(captions) == 0 && !s.hasCaption {
		captions, others = others, nil
	}
	if len(credits) == 0 {
		captions, credits = splitCredit(captions)
	}
	for _, p := range others {
		if len(credits) == 0 && isCredit(p.text, false) {
			credits = append(credits, p)
		}
	}
	if len(captions) == 1 && captions[0].link {
		captions = nil // "See all the photos"
	}
	caption = join(captions)
	credit = joinCredits(credits)
	return s.c.withCredit(caption, credit)
}

// withCredit cuts the credit off the caption, where it may stand although
// another element has it too.
func (c *cleaner) withCredit(caption, credit string) (string, string) {
	rest, found, ok := c.match.Publisher.Style().CutCredit(caption)
	if !ok {
		caption = strings.TrimRight(strings.TrimSuffix(caption, " -"), " |—–")
		rest, found, ok = cutCredit(caption)
	}
	found = cleanCredit(found)
	switch {
	case ok && credit == "":
		return rest, found
	case ok && holdsCredit(found, credit):
		return rest, found
	case ok && holdsCredit(credit, found):
		return rest, credit
	}
	return caption, credit
}

// holdsCredit reports whether the credit a is b, with more names or without.
func holdsCredit(a, b string) bool {
	squeeze := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, " ", "")) }
	return strings.Contains(squeeze(a), squeeze(b))
}

func sameCredit(a, b string) bool {
	return strings.EqualFold(strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", ""))
}

// creditsByRole gives the credits that markup names. Text too long for one is
// a caption after all.
func (s *survey) creditsByRole() []part {
	var credits []part
	for i, p := range s.parts {
		switch {
		case p.role != creditRole:
		case len(p.text) > longestCredit:
			s.parts[i].role = captionRole
		default:
			credits = append(credits, p)
		}
	}
	return credits
}

// splitCredit takes the part that is a credit by its form off the end, or off
// the start.
func splitCredit(captions []part) (rest, credits []part) {
	last := len(captions) - 1
	switch {
	case last < 1:
		return captions, nil
	case isCredit(captions[last].text, true), captions[last].boxed && isProperName(captions[last].text):
		return captions[:last], captions[last:]
	case isCredit(captions[0].text, false):
		return captions[1:], captions[:1]
	}
	return captions, nil
}

// joinCredits gives the credits as one, without labels, each once.
func joinCredits(credits []part) string {
	var names []string
next:
	for _, p := range credits {
		name := cleanCredit(p.text)
		if !strings.ContainsFunc(name, isWordRune) || creditLabelSet()[strings.ToLower(name)] {
			continue
		}
		for _, had := range names {
			if sameCredit(had, name) {
				continue next
			}
		}
		names = append(names, name)
	}
	return strings.Join(names, " / ")
}

// isStrayCaption reports whether n is named after the caption of a picture: one
// that stands in no frame of a photo, which a script may show elsewhere.
func isStrayCaption(n *html.Node) bool {
	for token := range strings.FieldsSeq(dom.Attr(n, "class")) {
		caption, picture := false, false
		for _, w := range nameWords(token) {
			caption = caption || w == "caption"
			picture = picture || w == "wp" || w == "image" || w == "photo" || w == "picture" || w == "img"
		}
		if caption && picture {
			return true
		}
	}
	return false
}

// leavesOut reports whether the text of n is not the article's. A caption may
// be hidden from screen readers, which have the alternative text.
func (c *cleaner) leavesOut(n *html.Node) bool {
	if c.match.Dropped(n) != "" {
		return true
	}
	if dom.Is(n, atom.Img, atom.Picture, atom.Figure, atom.Figcaption) {
		return false
	}
	return dom.IsHidden(n) && !strings.EqualFold(dom.Attr(n, "aria-hidden"), "true") || dom.Is(n, atom.Nav)
}
