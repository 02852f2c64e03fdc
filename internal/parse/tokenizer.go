package parse

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

type tokenKind uint8

const (
	endOfFile tokenKind = iota
	text
	startTag
	endTag
	comment
	doctype
)

// A token is what the tokenizer hands to tree construction.
type token struct {
	kind tokenKind
	// raw says that a text is the content of a raw text element or a title.
	raw bool
	// selfClosing says that a start tag ends in "/>".
	selfClosing bool

	tag  *tag      // of a tag: what the standard says of it
	atom atom.Atom // of a tag, or 0 if its name has none
	name string    // of a tag, in lower case
	data string    // of a text, comment or doctype

	// attrs are those of a start tag, until the next token.
	attrs []html.Attribute
}

// A tokenizer goes through a page token by token. It holds the whole page, so
// that there is no state between tokens but which raw text follows.
//
// Source: HTML standard, 13.2.5 "Tokenization".
type tokenizer struct {
	src string
	pos int
	tok token
	cut Cut
	// rawTag is the raw text element whose start tag was just read, or nil.
	rawTag *tag
	// cdata says that CDATA sections count; without it they are comments.
	cdata  bool
	hasNUL bool // of the whole page
	// hasTemplate says that there was a start tag of a <template>.
	hasTemplate bool

	skip bool // Options.Skip

	names [1 << nameBits]tagName // those of the page, each where its key leads

	carriage, ampersand mark // what makes a part of the page another than it reads

	decoded  strings.Builder // holds texts that had to be decoded
	seenKeys map[string]bool // of a tag with many attributes
}

// next reads the next token.
//
// Source: HTML standard, 13.2.5.1 "Data state" and 13.2.5.6 "Tag open state".
func (z *tokenizer) next() {
	if z.rawTag != nil && z.rawText() {
		return
	}
	start := z.pos
	i := z.textEnd(start)
	if i > start {
		z.pos = i
		z.setText(z.part(start, i, false), false)
		return
	}
	if i == len(z.src) {
		z.end()
		return
	}
	z.markup(i)
}

// textEnd gives the end of the text at i: that of the page, or where markup begins.
func (z *tokenizer) textEnd(i int) int {
	for ; i < len(z.src); i++ {
		if z.src[i] != '<' { // as it is where one tag follows another
			n := strings.IndexByte(z.src[i:], '<')
			if n < 0 {
				break
			}
			i += n
		}
		if z.isMarkup(i) {
			return i
		}
	}
	return len(z.src)
}

// isMarkup reports whether the "<" at i begins a tag, a comment or the like.
func (z *tokenizer) isMarkup(i int) bool {
	if i+1 >= len(z.src) {
		return false
	}
	switch c := z.src[i+1]; c {
	case '!', '?', '/':
		return true
	default:
		return isLetter(c)
	}
}

// markup reads the token whose "<" is at i.
func (z *tokenizer) markup(i int) {
	switch c := z.src[i+1]; {
	case c == '!':
		z.declaration(i + 2)
	case c == '?':
		z.bogusComment(i + 1)
	case c != '/':
		z.startTag(i + 1)
	case i+2 == len(z.src):
		// Text, and like html.Parse, one of its own.
		z.setText("</", false)
		z.pos = len(z.src)
	case isLetter(z.src[i+2]):
		z.endTag(i + 2)
	default:
		// Like html.Parse, "</>" is a comment; by the standard it is nothing.
		z.bogusComment(i + 2)
	}
}

// startTag reads the start tag whose name begins at i.
//
// Source: HTML standard, 13.2.5.8 "Tag name state".
func (z *tokenizer) startTag(i int) {
	i = z.tagName(i)
	z.tok.attrs, z.tok.selfClosing = z.tok.attrs[:0], false
	if i < len(z.src) && z.src[i] != '>' {
		i = z.attributes(i)
	}
	if i >= len(z.src) {
		z.cutOff(CutTag)
		return
	}
	z.tok.kind = startTag
	z.hasTemplate = z.hasTemplate || z.tok.atom == atom.Template
	z.startRaw(z.tok.tag)
	z.pos = i + 1
}

// endTag reads the end tag whose name begins at i. Its attributes are nothing
// to anybody.
func (z *tokenizer) endTag(i int) {
	i = z.tagName(i)
	if i < len(z.src) && z.src[i] != '>' {
		i = z.skipAttributes(i)
	}
	if i >= len(z.src) {
		z.cutOff(CutTag)
		return
	}
	z.tok.kind = endTag
	z.pos = i + 1
}

// tagName reads the name at i and gives its end. A page has few names, each of them again
// and again: short ones are looked up once.
func (z *tokenizer) tagName(i int) int {
	start, dirty, key := i, byte(0), uint64(0)
	for ; i < len(z.src); i++ {
		c := z.src[i]
		class := classes[c]
		if class&endsName != 0 {
			break
		}
		dirty |= class
		key = key<<8 | uint64(c|class&isUpper)
	}
	if i-start > shortName || dirty&isNUL != 0 {
		z.tok.name, z.tok.atom, z.tok.tag = z.lookUp(z.src[start:i], dirty)
		return i
	}
	known := &z.names[key*0x9e3779b97f4a7c15>>(64-nameBits)]
	if known.key != key {
		known.key = key
		known.name, known.atom, known.tag = z.lookUp(z.src[start:i], dirty)
	}
	z.tok.name, z.tok.atom, z.tok.tag = known.name, known.atom, known.tag
	return i
}

// A tagName is the name of a tag that was looked up. Key has its bytes.
type tagName struct {
	key  uint64
	name string
	atom atom.Atom
	tag  *tag
}

const (
	shortName = 8 // bytes, as a tagName.key has
	nameBits  = 6 // of the place of a name in tokenizer.names
)

// lookUp gives the name of a tag as the tree has it, with its atom, and what the standard
// says of it. Dirty has the classes of all its bytes.
func (z *tokenizer) lookUp(name string, dirty byte) (string, atom.Atom, *tag) {
	name = z.name(name, dirty)
	if len(name) <= maxTagLength {
		if a := atom.Lookup([]byte(name)); a != 0 {
			return a.String(), a, tagOfAtom(a)
		}
	}
	return name, 0, &tags[0]
}

// name gives the name of a tag or an attribute as the tree has it. Dirty has
// the classes of all its bytes.
func (z *tokenizer) name(s string, dirty byte) string {
	if dirty&(isUpper|isNUL) == 0 {
		return s
	}
	start := z.reserve(len(s))
	for i := range len(s) {
		if s[i] == 0 {
			z.decoded.WriteString("\uFFFD")
		} else {
			z.decoded.WriteByte(s[i] | classes[s[i]]&isUpper)
		}
	}
	return z.decoded.String()[start:]
}

func (z *tokenizer) setText(s string, raw bool) {
	z.tok.kind, z.tok.data, z.tok.raw = text, s, raw
}

// cutOff ends the page inside a token that is not to be.
func (z *tokenizer) cutOff(c Cut) {
	z.cut = c
	z.end()
}

func (z *tokenizer) end() {
	z.pos = len(z.src)
	z.tok.kind = endOfFile
}

// The classes of bytes. That of capital letters is the bit that makes them
// small.
const (
	isBlank  = 1 << iota // white space
	endsName             // of a tag: white space, "/" and ">"
	endsKey              // of an attribute: those and "="
	isNUL
	_
	isUpper
)

// maxTagLength is the length of the longest name that has an atom.
const maxTagLength = 32

var classes = [256]byte{
	0:   isNUL,
	' ': isBlank | endsName | endsKey, '\t': isBlank | endsName | endsKey, '\n': isBlank | endsName | endsKey,
	'\f': isBlank | endsName | endsKey, '\r': isBlank | endsName | endsKey,
	'/': endsName | endsKey, '>': endsName | endsKey, '=': endsKey,
	'A': isUpper, 'B': isUpper, 'C': isUpper, 'D': isUpper, 'E': isUpper, 'F': isUpper, 'G': isUpper,
	'H': isUpper, 'I': isUpper, 'J': isUpper, 'K': isUpper, 'L': isUpper, 'M': isUpper, 'N': isUpper,
	'O': isUpper, 'P': isUpper, 'Q': isUpper, 'R': isUpper, 'S': isUpper, 'T': isUpper, 'U': isUpper,
	'V': isUpper, 'W': isUpper, 'X': isUpper, 'Y': isUpper, 'Z': isUpper,
}

func isLetter(c byte) bool {
	return c|0x20-'a' < 26
}

const whiteSpace = " \t\n\f\r"

// blankPrefix gives how many bytes of white space s begins with.
func blankPrefix(s string) int {
	i := 0
	for i < len(s) && classes[s[i]]&isBlank != 0 {
		i++
	}
	return i
}

func isAllBlank(s string) bool {
	return blankPrefix(s) == len(s)
}
