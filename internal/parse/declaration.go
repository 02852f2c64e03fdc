package parse

import (
	"strings"

	"golang.org/x/net/html"
)

// declaration reads what follows the "<!" before i.
//
// Source: HTML standard, 13.2.5.42 "Markup declaration open state".
func (z *tokenizer) declaration(i int) {
	rest := z.src[i:]
	switch {
	case strings.HasPrefix(rest, "--"):
		z.comment(i + 2)
	case len(rest) >= len("doctype") && strings.EqualFold(rest[:len("doctype")], "doctype"):
		z.doctype(i + len("doctype"))
	case z.cdata && strings.HasPrefix(rest, "[CDATA["):
		z.cdataSection(i + len("[CDATA["))
	default:
		z.bogusComment(i)
	}
}

// bogusComment reads a comment that begins at i and ends with the next ">".
//
// Source: HTML standard, 13.2.5.41 "Bogus comment state".
func (z *tokenizer) bogusComment(i int) {
	n := strings.IndexByte(z.src[i:], '>')
	if n < 0 {
		z.cut = CutComment
		z.setComment(i, len(z.src), len(z.src))
		return
	}
	z.setComment(i, i+n, i+n+1)
}

// setComment makes a part of the page a comment, behind which the page goes on at next.
// Like html.Parse, and unlike the standard, it decodes character references.
func (z *tokenizer) setComment(start, end, next int) {
	z.tok.kind, z.tok.data, z.pos = comment, "", next
	if !z.skip {
		z.tok.data = z.withoutNUL(z.part(start, end, false))
	}
}

// doctype reads the doctype whose text begins at i. Like html.Parse, it decodes
// character references in it.
//
// Source: HTML standard, 13.2.5.53 "DOCTYPE state".
func (z *tokenizer) doctype(i int) {
	written, _, ok := strings.Cut(z.src[i:], ">")
	if !ok {
		z.cut = CutTag
	}
	end := i + len(written)
	z.pos = min(end+1, len(z.src))
	z.tok.kind, z.tok.data = doctype, z.part(i, end, false)
}

// comment reads the comment whose text begins at start.
//
// Source: HTML standard, 13.2.5.43 "Comment start state" to 13.2.5.52 "Comment
// end bang state".
func (z *tokenizer) comment(start int) {
	for _, abrupt := range [...]string{">", "->"} {
		if strings.HasPrefix(z.src[start:], abrupt) {
			z.setComment(start, start, start+len(abrupt))
			return
		}
	}
	for i := start; i < len(z.src); {
		n := strings.Index(z.src[i:], "--")
		if n < 0 {
			break
		}
		i += n + 2
		for i < len(z.src) && z.src[i] == '-' {
			i++
		}
		switch rest := z.src[i:]; {
		case strings.HasPrefix(rest, ">"):
			z.setComment(start, i-2, i+1)
			return
		case strings.HasPrefix(rest, "!>"):
			z.setComment(start, i-2, i+2)
			return
		case strings.HasPrefix(rest, "!"):
			i++
		}
	}
	z.cut = CutComment
	z.setComment(start, start+len(trimCommentEnd(z.src[start:])), len(z.src))
}

// trimCommentEnd takes off what would have become the end of a comment.
func trimCommentEnd(s string) string {
	for _, end := range [...]string{"--!", "--", "-"} {
		if rest, ok := strings.CutSuffix(s, end); ok {
			return rest
		}
	}
	return s
}

// cdataSection reads the CDATA section whose text begins at i. Like html.Parse,
// and unlike the standard, it decodes character references.
//
// Source: HTML standard, 13.2.5.69 "CDATA section state".
func (z *tokenizer) cdataSection(i int) {
	end := len(z.src)
	z.pos = end
	if n := strings.Index(z.src[i:], "]]>"); n >= 0 {
		end = i + n
		z.pos = end + len("]]>")
	}
	z.setText(z.withoutNUL(z.part(i, end, false)), false)
}

// A doctypeToken is what a doctype says.
type doctypeToken struct {
	name  string
	ids   []html.Attribute // public and system, as far as it has them
	bogus bool             // it is not as it should be
}

// parseDoctype reads what stands between "<!doctype" and ">".
//
// Source: HTML standard, 13.2.5.53 "DOCTYPE state" to 13.2.5.68 "Bogus DOCTYPE
// state".
func parseDoctype(s string) doctypeToken {
	var d doctypeToken
	s = strings.TrimLeft(s, whiteSpace)
	i := strings.IndexAny(s, whiteSpace)
	if i < 0 {
		i = len(s)
	}
	d.name = strings.ToLower(s[:i])
	// By the standard only another name is wrong, not "HTML".
	d.bogus = s[:i] != "html"
	s = strings.TrimLeft(s[i:], whiteSpace)
	if len(s) < len("public") {
		d.bogus = d.bogus || s != ""
		return d
	}
	key := strings.ToLower(s[:len("public")])
	if key == "public" || key == "system" {
		key, s = d.readIDs(key, s[len("public"):])
	}
	// By the standard a public ID alone is right, and so is white space behind
	// the last ID.
	d.bogus = d.bogus || key != "" || s != ""
	return d
}

// readIDs reads the public and the system ID at the start of s, or the system
// ID alone. It gives the key of the one that is missing, and what follows.
func (d *doctypeToken) readIDs(key, s string) (missing, rest string) {
	for key != "" {
		s = strings.TrimLeft(s, whiteSpace)
		if s == "" || s[0] != '"' && s[0] != '\'' {
			break
		}
		id, quote := s[1:], s[:1]
		id, s, _ = strings.Cut(id, quote)
		d.ids = append(d.ids, html.Attribute{Key: key, Val: id})
		if key == "public" {
			key = "system"
		} else {
			key = ""
		}
	}
	return key, s
}
