package parse

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// startRaw makes the tokenizer take what follows the start tag t as raw text,
// if it is the tag of such an element. By the standard tree construction does
// so when it inserts the element; html.Parse does it for those that are not
// inserted, too, and so does this.
func (z *tokenizer) startRaw(t *tag) {
	if t.has(rawText) {
		z.rawTag = t
	}
}

// rawText reads what is between the start tag just read and its end tag, and
// reports whether there is anything.
//
// Source: HTML standard, 13.2.5.2 "RCDATA state" to 13.2.5.5 "PLAINTEXT state".
func (z *tokenizer) rawText() bool {
	t := z.rawTag
	z.rawTag = nil
	start := z.pos
	switch t.atom {
	case atom.Plaintext:
		z.pos = len(z.src)
	case atom.Script:
		z.pos = z.scriptEnd(start)
	default:
		z.pos = z.endTagIndex(start, t.atom.String())
	}
	if z.pos == start {
		return false
	}
	s := z.src[start:z.pos]
	if z.carriage.isIn(z.src, start, z.pos) {
		s = z.lines(s)
	}
	s = z.withoutNUL(s)
	if t.has(rcData) {
		s = z.decode(s, false)
	}
	z.setText(s, true)
	return true
}

// endTagIndex gives where the first end tag of that name from i on begins, or
// the length of the page.
func (z *tokenizer) endTagIndex(i int, name string) int {
	for {
		n := strings.Index(z.src[i:], "</")
		if n < 0 {
			return len(z.src)
		}
		i += n
		if z.isTagAt(i+2, name) {
			return i
		}
		i += 2
	}
}

// isTagAt reports whether the name of a tag, in whatever case, is at i.
func (z *tokenizer) isTagAt(i int, name string) bool {
	end := i + len(name)
	return end < len(z.src) && classes[z.src[end]]&endsName != 0 && strings.EqualFold(z.src[i:end], name)
}

// scriptEnd gives the end of the script that begins at i.
//
// Source: HTML standard, 13.2.5.4 "Script data state".
func (z *tokenizer) scriptEnd(i int) int {
	for {
		n := strings.IndexByte(z.src[i:], '<')
		if n < 0 {
			return len(z.src)
		}
		i += n
		switch rest := z.src[i:]; {
		case strings.HasPrefix(rest, "</") && z.isTagAt(i+2, "script"):
			return i
		case strings.HasPrefix(rest, "<!--"):
			return z.escapedScriptEnd(i)
		}
		i++
	}
}

// The states of a script.
const (
	scriptData = iota
	scriptEscaped
	scriptDoubleEscaped
)

// escapedScriptEnd gives the end of a script from its first "<!--", which is at
// i, on: until "-->", a nested pair of <script> and </script> is text.
//
// Source: HTML standard, 13.2.5.18 "Script data escape start state" to 13.2.5.31
// "Script data double escape end state". Like html.Parse, it leaves the
// escaped state at a "<" that begins no tag.
func (z *tokenizer) escapedScriptEnd(i int) int {
	state, dashes := scriptData, 0
	for i < len(z.src) {
		c := z.src[i]
		i++
		switch {
		case c == '-' && state != scriptData:
			dashes++
			continue
		case c == '>' && dashes >= 2:
			state = scriptData
		case c != '<':
		case i < len(z.src) && z.src[i] == '/' && z.isTagAt(i+1, "script"):
			if state != scriptDoubleEscaped {
				return i - 1
			}
			state = scriptEscaped
			i += len("/script>")
		case state == scriptData && strings.HasPrefix(z.src[i:], "!--"):
			state, dashes = scriptEscaped, 2
			i += len("!--")
			continue
		case state == scriptEscaped && z.isTagAt(i, "script"):
			state = scriptDoubleEscaped
			i += len("script>")
		case state == scriptEscaped && i < len(z.src) && z.src[i] != '/' && !isLetter(z.src[i]):
			state = scriptData
		}
		dashes = 0
	}
	return len(z.src)
}
