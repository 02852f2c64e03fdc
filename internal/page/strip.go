package page

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A script is one <script> element with something in it.
type script struct {
	tag  []byte     // its start tag, as written, unless
	node *html.Node // the element was found in a tree
	text []byte
}

// A stripped page is the source of a page without the contents of its scripts,
// style sheets, comments and SVG: more than half of the bytes of a news page,
// and nothing that is read of it. The elements stay, and so do empty comments,
// as they part the text around them. Nothing is copied.
type stripped struct {
	segments [][]byte
	scripts  []script
	// gaveUp says that from some point on nothing was taken out, so that
	// there may be scripts in the parsed tree.
	gaveUp bool
}

// strip takes the contents of scripts, style sheets, comments and SVG out of
// src, such that the parsed tree is the tree of src without these contents.
//
// Whether a <style> has raw text depends on what the parser makes of the tags
// around it. The one such case that real pages have is SVG, where it has none;
// strip follows SVG tag by tag. At anything else of the kind (MathML, HTML
// inside SVG, stray end tags) it gives up and leaves the rest as it is. Pages
// with a <frameset>, for which text inside SVG counts, stay whole.
func strip(src []byte) *stripped {
	out := &stripped{}
	s := scanner{src: src}
	var f follower
	var tag []byte
	done := 0 // what is before is in out, or taken out
	for s.next() {
		t := &s.token
		switch t.kind {
		case comment:
			if len(f.svg) == 0 {
				out.keep(src[done : t.start+len("<!--")])
				out.keep(endOfComment)
				done = t.end
			}
		case rawText:
			if t.atom == atom.Script || t.atom == atom.Style {
				out.keep(src[done:t.start])
				done = t.end
			}
			if t.atom == atom.Script {
				out.scripts = append(out.scripts, script{tag: tag, text: src[t.start:t.end]})
			}
		case startTag, endTag:
			inside := len(f.svg) > 0
			switch {
			case t.atom == atom.Frameset:
				return &stripped{segments: [][]byte{src}, gaveUp: true}
			case !f.follow(t):
				out.gaveUp = true
				out.keep(src[done:])
				return out
			case !inside && len(f.svg) > 0:
				out.keep(src[done:t.end])
				done = t.end
			case inside && len(f.svg) == 0:
				done = t.start
			}
			s.foreign(len(f.svg) > 0)
			tag = src[t.start:t.end]
		}
	}
	out.keep(src[done:])
	return out
}

var endOfComment = []byte("-->")

func (s *stripped) keep(b []byte) {
	if len(b) > 0 {
		s.segments = append(s.segments, b)
	}
}

// Read gives the stripped source, once.
func (s *stripped) Read(b []byte) (int, error) {
	n := 0
	for n < len(b) && len(s.segments) > 0 {
		m := copy(b[n:], s.segments[0])
		n += m
		s.segments[0] = s.segments[0][m:]
		if len(s.segments[0]) == 0 {
			s.segments = s.segments[1:]
		}
	}
	if n == 0 && len(b) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// A follower keeps as much of the parser's state as decides whether the
// contents of <script> and <style> are raw text.
type follower struct {
	svg      [][]byte // the open elements of SVG, the outermost <svg> first
	template bool     // a <template> has been seen
}

// follow takes the next tag, and reports whether the state is still known.
func (f *follower) follow(t *token) bool {
	switch t.atom {
	case atom.Math:
		return false
	case atom.Template:
		f.template = true
		return len(f.svg) == 0
	case atom.Col:
		// The column groups of a template ignore <svg> and <style>.
		return !f.template
	case atom.Svg:
	default:
		if len(f.svg) == 0 {
			return true
		}
	}
	if t.kind == endTag {
		return f.close(t)
	}
	return f.open(t)
}

// open takes a start tag inside SVG, or that of SVG itself.
func (f *follower) open(t *token) bool {
	if len(f.svg) > 0 && (holdsHTML(f.svg[len(f.svg)-1]) || !isSVG(t.name)) || t.slashValue {
		return false
	}
	if !t.selfClosing {
		f.svg = append(f.svg, t.name)
	}
	return true
}

// close takes an end tag, which closes what was left open inside its element.
func (f *follower) close(t *token) bool {
	if len(f.svg) == 0 {
		return true // a stray </svg>
	}
	for i := len(f.svg) - 1; i >= 0; i-- {
		if bytes.EqualFold(f.svg[i], t.name) {
			f.svg = f.svg[:i]
			return true
		}
	}
	return false
}

// holdsHTML reports the elements of SVG inside which tags are those of HTML.
//
// Source: HTML standard, 13.2.6 "HTML integration point".
func holdsHTML(name []byte) bool {
	switch strings.ToLower(string(name)) {
	case "desc", "foreignobject", "title":
		return true
	}
	return false
}

// isSVG reports the elements that do not end SVG when they stand inside it.
func isSVG(name []byte) bool {
	switch lower := strings.ToLower(string(name)); lower {
	case "a", "animate", "animatemotion", "animatetransform", "circle", "clippath", "defs", "desc", "ellipse",
		"filter", "foreignobject", "g", "image", "line", "lineargradient", "marker", "mask", "metadata", "mpath",
		"path", "pattern", "polygon", "polyline", "radialgradient", "rect", "script", "set", "stop", "style", "svg",
		"switch", "symbol", "text", "textpath", "title", "tspan", "use", "view":
		return true
	default:
		return strings.HasPrefix(lower, "fe") || strings.ContainsRune(lower, ':')
	}
}
