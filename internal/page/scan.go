package page

import (
	"bytes"

	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// A scanner walks the markup of a page without building anything: it finds
// where tags, comments and the contents of raw text elements begin and end,
// exactly where html.Tokenizer finds them, at the speed of bytes.IndexByte.
// Text between two tokens is not a token of its own.
//
// Source: HTML standard, 13.2.5 "Tokenization", and the few places where
// golang.org/x/net/html departs from it. What is SVG or MathML it does not know: it
// is for looking at a page whose charset is not known yet.
type scanner struct {
	src []byte
	pos int
	// raw is the raw text element whose start tag was the last token, or 0.
	raw atom.Atom

	token token
}

// A token is src[start:end].
type token struct {
	kind       tokenKind
	start, end int
	name       []byte    // of a tag, as written
	atom       atom.Atom // of a tag, if lookupTag knows it; of a raw text, its element
}

type tokenKind uint8

const (
	startTag   tokenKind = iota
	endTag               // </p>
	comment              // <!-- -->
	otherToken           // doctype, CDATA section, processing instruction, bogus comment
	rawText              // what is between <script> and </script>
)

// next moves to the next token, and reports whether there was one. Markup that
// the end of input cuts off is no token, but for comments and raw text.
func (s *scanner) next() bool {
	if s.raw != 0 {
		t := token{kind: rawText, start: s.pos, atom: s.raw}
		t.end = rawTextEnd(s.src, t.start, t.atom)
		s.token, s.pos, s.raw = t, t.end, 0
		if t.end > t.start {
			return true
		}
	}
	for {
		i := bytes.IndexByte(s.src[s.pos:], '<')
		if i < 0 || s.pos+i+1 >= len(s.src) {
			s.pos = len(s.src)
			return false
		}
		start := s.pos + i
		switch c := s.src[start+1]; {
		case dom.IsLetter(c):
			return s.readTag(startTag, start, start+1)
		case c == '/' && start+2 < len(s.src) && dom.IsLetter(s.src[start+2]):
			return s.readTag(endTag, start, start+2)
		case c == '!':
			return s.readDeclaration(start)
		case c == '/' || c == '?':
			return s.readUntil(">", start, start+2)
		}
		s.pos = start + 1
	}
}

// readTag reads the tag at start, whose name begins at name.
func (s *scanner) readTag(kind tokenKind, start, name int) bool {
	i := name
	for i < len(s.src) && !endsName(s.src[i]) {
		i++
	}
	t := token{kind: kind, start: start, name: s.src[name:i]}
	t.end = tagEnd(s.src, i)
	if t.end < 0 {
		s.pos = len(s.src)
		return false
	}
	t.atom = lookupTag(t.name)
	s.token, s.pos = t, t.end
	if kind == startTag && isRawText(t.atom) {
		s.raw = t.atom
	}
	return true
}

// readDeclaration reads what begins with "<!" at start.
func (s *scanner) readDeclaration(start int) bool {
	rest := s.src[start+2:]
	switch {
	case bytes.HasPrefix(rest, []byte("--")):
		s.pos = commentEnd(s.src, start+4)
		s.token = token{kind: comment, start: start, end: s.pos}
		return true
	}
	return s.readUntil(">", start, start+2)
}

// readUntil reads the token at start, which ends with the next mark from i on.
func (s *scanner) readUntil(mark string, start, i int) bool {
	s.pos = len(s.src)
	if i > len(s.src) {
		return false
	}
	end := bytes.Index(s.src[i:], []byte(mark))
	if end < 0 {
		return false
	}
	s.pos = i + end + len(mark)
	s.token = token{kind: otherToken, start: start, end: s.pos}
	return true
}

// tagEnd gives the index behind the ">" that ends the tag whose attributes
// begin at i, or -1.
func tagEnd(src []byte, i int) int {
	for {
		i = skipSpace(src, i)
		if i >= len(src) {
			return -1
		}
		if src[i] == '>' {
			return i + 1
		}
		i = skipSpace(src, keyEnd(src, i))
		if i >= len(src) {
			return -1
		}
		switch src[i] {
		case '/':
			i++
		case '=':
			if i = valueEnd(src, skipSpace(src, i+1)); i < 0 {
				return -1
			}
		}
	}
}

// keyEnd gives the end of the attribute name at i, which may be empty.
func keyEnd(src []byte, i int) int {
	if i < len(src) && src[i] == '=' {
		i++
	}
	for i < len(src) && src[i] != '=' && !endsName(src[i]) {
		i++
	}
	return i
}

// valueEnd gives the index behind the attribute value at i, or -1.
func valueEnd(src []byte, i int) int {
	if i >= len(src) {
		return -1
	}
	switch c := src[i]; c {
	case '>':
		return i
	case '"', '\'':
		n := bytes.IndexByte(src[i+1:], c)
		if n < 0 {
			return -1
		}
		return i + 1 + n + 1
	}
	for i < len(src) && src[i] != '>' && !dom.IsSpace(src[i]) {
		i++
	}
	return i
}

// commentEnd gives the end of the comment whose text begins at i.
func commentEnd(src []byte, i int) int {
	for _, abrupt := range [...]string{">", "->"} {
		if bytes.HasPrefix(src[i:], []byte(abrupt)) {
			return i + len(abrupt)
		}
	}
	for i < len(src) {
		n := bytes.Index(src[i:], []byte("--"))
		if n < 0 {
			break
		}
		i += n + 2
		for i < len(src) && src[i] == '-' {
			i++
		}
		switch {
		case bytes.HasPrefix(src[i:], []byte(">")):
			return i + 1
		case bytes.HasPrefix(src[i:], []byte("!>")):
			return i + 2
		case bytes.HasPrefix(src[i:], []byte("!")):
			i++
		}
	}
	return len(src)
}

// rawTextEnd gives the end of the raw text that begins at i: where the end tag
// of its element starts, or the end of input.
func rawTextEnd(src []byte, i int, element atom.Atom) int {
	if element == atom.Plaintext {
		return len(src)
	}
	end := endTagIndex(src, i, element.String())
	if element == atom.Script && bytes.Contains(src[i:end], []byte("<!--")) {
		return escapedScriptEnd(src, i)
	}
	return end
}

func endTagIndex(src []byte, i int, name string) int {
	for {
		n := bytes.Index(src[i:], []byte("</"))
		if n < 0 {
			return len(src)
		}
		i += n
		if isTagAt(src, i+2, name) {
			return i
		}
		i += 2
	}
}

// isTagAt reports whether the name of a tag, in whatever case, is at i.
func isTagAt(src []byte, i int, name string) bool {
	end := i + len(name)
	return end < len(src) && endsName(src[end]) && bytes.EqualFold(src[i:end], []byte(name))
}

// escapedScriptEnd is rawTextEnd for a script that holds "<!--": there, until
// "-->", a nested pair of <script> and </script> is text.
//
// Source: HTML standard, 13.2.5.15 "Script data state" to 13.2.5.31. Like
// html.Tokenizer, it leaves the escaped state at a "<" that starts no tag.
func escapedScriptEnd(src []byte, i int) int {
	const plain, escaped, doubleEscaped = 0, 1, 2
	state, dashes := plain, 0
	for i < len(src) {
		c := src[i]
		i++
		switch {
		case c == '-' && state != plain:
			dashes++
			continue
		case c == '>' && dashes >= 2:
			state = plain
		case c != '<':
		case isTagAt(src, i+1, "script") && src[i] == '/':
			if state != doubleEscaped {
				return i - 1
			}
			state = escaped
			i += len("/script>")
		case state == plain && bytes.HasPrefix(src[i:], []byte("!--")):
			state, dashes = escaped, 2
			i += len("!--")
			continue
		case state == escaped && isTagAt(src, i, "script"):
			state = doubleEscaped
			i += len("script>")
		case state == escaped && i < len(src) && src[i] != '/' && !dom.IsLetter(src[i]):
			state = plain
		}
		dashes = 0
	}
	return len(src)
}

// lookupTag gives the atom of the few tags that reading a page must know.
func lookupTag(name []byte) atom.Atom {
	if len(name) < 3 || len(name) > len("plaintext") {
		return 0
	}
	switch name[0] | 0x20 {
	case 'b', 'c', 'f', 'i', 'm', 'n', 'p', 's', 't', 'x':
	default:
		return 0
	}
	var lower [len("plaintext")]byte
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	switch a := atom.Lookup(lower[:len(name)]); a {
	case atom.Body, atom.Col, atom.Frameset, atom.Math, atom.Meta, atom.Svg, atom.Template:
		return a
	default:
		if isRawText(a) {
			return a
		}
		return 0
	}
}

func isRawText(a atom.Atom) bool {
	switch a {
	case atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Plaintext, atom.Script, atom.Style,
		atom.Textarea, atom.Title, atom.Xmp:
		return true
	}
	return false
}

func skipSpace[T string | []byte](src T, i int) int {
	for i < len(src) && dom.IsSpace(src[i]) {
		i++
	}
	return i
}

// endsName reports whether c ends the name of a tag.
func endsName(c byte) bool {
	return dom.IsSpace(c) || c == '/' || c == '>'
}
