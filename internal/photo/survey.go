package photo

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

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
	reader *Reader
	root   *html.Node
	parts  []part
	images []*html.Node
	room   int // nodes that may still be looked at
	// full is set when there is more than a surround has, tooLarge when that is so
	// of all that is around it too.
	full, tooLarge bool
	// hasCaption is set when markup names a caption, whatever it holds;
	// byline when an author's own markup stands there; flow when there are
	// paragraphs or links.
	hasCaption, byline, flow bool

	// forBox is set where nothing is asked but whether the root is a surround, hopeless
	// when it is none, whatever follows: what stands around a text is not read on then.
	forBox, hopeless bool
	unnamed          int  // the length of the text without a role so far
	tooLong          bool // there is text without a role that is too long for a credit

	line   *dom.Line // the reader's
	lineOf part
	spaced bool // white space or a box stood before the text to come
	boxed  bool // a box did

	same bool // the images are versions of one picture

	// What was asked for already.
	isFit, fits     bool
	isRead          bool
	caption, credit string
}

// The largest element that can be the surround of a picture.
const (
	mostSurroundNodes = 500
	mostSurroundText  = 3000
	mostSurroundParts = 30
	longestOfBox      = 600 // in bytes, of text without a role
)

// surveyOf looks through n.
func (r *Reader) surveyOf(n *html.Node) *survey {
	s := r.surveys[n]
	if s == nil {
		s = r.survey(n, false)
		r.surveys[n] = s
	}
	return s
}

// surveyOfBox is surveyOf for an n of which is asked whether it is a surround; nil for one
// that surely is none.
func (r *Reader) surveyOfBox(n *html.Node) *survey {
	s := r.surveys[n]
	if s == nil && !r.unfit[n] {
		if s = r.survey(n, true); s.hopeless {
			r.unfit[n] = true
			return nil
		}
		r.surveys[n] = s
	}
	return s
}

func (r *Reader) survey(n *html.Node, forBox bool) *survey {
	s := &survey{reader: r, root: n, room: mostSurroundNodes, line: &r.line, forBox: forBox}
	s.line.Reset()
	s.walk(n, part{})
	s.flush()
	s.tooLarge = s.full
	if len(s.parts) > mostSurroundParts {
		s.full = true
	}
	if s.full {
		s.images = nil
	} else {
		s.dedupe()
		s.same = r.samePictures(s.images)
	}
	return s
}

func (s *survey) walk(n *html.Node, in part) {
	if s.full {
		return
	}
	s.reader.work++
	if s.room--; s.room < 0 {
		s.full = true
		return
	}
	if n.Type == html.TextNode {
		s.addText(n.Data, in)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	f := s.reader.factsOf(n)
	// The root may be a caption that a button unfolds, as on faz.net.
	if n != s.root && f.leftOut {
		return
	}
	if f.picture {
		if s.reader.isPhoto(n) {
			s.addImage(n)
		}
		return
	}
	if inner := s.reader.surveys[n]; inner != nil && inner.tooLarge {
		s.full = true
		return
	}
	s.element(n, f, in)
}

// element walks into n, which stands in a part like in.
func (s *survey) element(n *html.Node, f facts, in part) {
	switch n.DataAtom {
	case atom.Table, atom.Pre, atom.Blockquote, atom.Form, atom.Textarea:
		s.full = true
		return
	case atom.Iframe, atom.Video, atom.Audio, atom.Noscript, atom.Script, atom.Style, atom.Template, atom.Svg, atom.Object:
		return
	}
	s.byline = s.byline || f.byline
	s.flow = s.flow || dom.Is(n, atom.P, atom.A, atom.Li)
	own := f.role
	if f.wraps && in.role == noRole {
		own = noRole
	}
	s.hasCaption = s.hasCaption || own == captionRole
	if own != noRole && in.role != controlRole {
		in.role = own
	}
	in.heading = in.heading || dom.Is(n, atom.H1, atom.H2, atom.H3)
	in.link = in.link || in.role == captionRole && n.DataAtom == atom.A && dom.Attr(n, "href") != ""
	split, block := !isPhrasing(n) || own != noRole, dom.IsBlock(n) || dom.Is(n, atom.Br)
	s.edge(split, block)
	for child := n.FirstChild; child != nil && !s.full; child = child.NextSibling {
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

// isPhrasing reports whether n is part of the sentence around it.
func isPhrasing(n *html.Node) bool {
	return dom.Is(n, atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.U, atom.Sup, atom.Sub, atom.Mark, atom.Abbr, atom.Font, atom.Wbr, atom.Q, atom.Bdi)
}

func (s *survey) addText(text string, in part) {
	if len(text) > mostSurroundText {
		s.full = true
		return
	}
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
	if s.room -= len(text) / (mostSurroundText / mostSurroundNodes); s.room < 0 {
		s.full = true
	}
}

func (s *survey) flush() {
	if text := s.line.String(); text != "" {
		p := s.lineOf
		p.text = text
		if p.role != controlRole && !isTiming(text) && !isViewerLabel(text) {
			s.addPart(p)
		}
	}
	s.line.Reset()
}

func (s *survey) addImage(img *html.Node) {
	s.images = append(s.images, img)
	if s.forBox && !dom.Is(s.root, atom.Figure) && !s.reader.isVersion(img, s.images[0]) {
		s.giveUp()
	}
}

func (s *survey) addPart(p part) {
	s.parts = append(s.parts, p)
	if !s.forBox {
		return
	}
	if p.role == noRole && dom.HasWord(p.text) && s.isNew(p.text) {
		s.unnamed += len(p.text)
		s.tooLong = s.tooLong || len(p.text) > longestCredit
	}
	if len(s.parts) > mostSurroundParts || s.unnamed > longestOfBox && (s.tooLong || dom.Is(s.root, atom.Figure)) {
		s.giveUp()
	}
}

// isNew reports whether no part before the last begins as text, which is that of the last:
// what is there twice counts once.
func (s *survey) isNew(text string) bool {
	for _, q := range s.parts[:len(s.parts)-1] {
		if n := min(len(text), leastCut+1); len(q.text) >= n && q.text[:n] == text[:n] {
			return false
		}
	}
	return true
}

// giveUp ends a survey: the root is no surround.
func (s *survey) giveUp() { s.hopeless, s.full = true, true }

// leastCut is the length in bytes of the shortest part that may be cut short.
const leastCut = 20

// dedupe leaves out parts that are there twice, for small and for large
// screens, and those that are the start of a longer one, cut short.
func (s *survey) dedupe() {
	if len(s.parts) < 2 {
		return
	}
	var parts []part
	for i, p := range s.parts {
		short := strings.TrimRight(p.text, ". …")
		copied := false
		for j, q := range s.parts {
			isCut := j != i && len(short) > leastCut && short != p.text && len(q.text) > len(p.text) && strings.HasPrefix(q.text, short)
			isCopy := j < i && q.text == p.text && dom.HasWord(p.text)
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
		if p.role == r && (r == creditRole || dom.HasWord(p.text)) {
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
