package page

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// byteOrderMark is that of UTF-8.
const byteOrderMark = "\xef\xbb\xbf"

// decode gives src in UTF-8, with U+FFFD for what is invalid. What src is in
// is decided by, in this order:
//
//  1. a byte order mark, or the look of UTF-16;
//  2. the whole of src being valid UTF-8, whatever is declared; what was
//     encoded twice there is undone;
//  3. src being UTF-8 for the most part: but for a tenth of what is not
//     ASCII, or half of it where UTF-8 is declared;
//  4. the charset that the Content-Type header names, unless src is full of
//     faults in it or reads far better in another;
//  5. in the same way the charset that a <meta> anywhere in the head or an XML
//     declaration names;
//  6. detection on the visible text;
//  7. what is declared, or else windows-1252.
//
// The header may be empty. Overruled says that a charset is declared, and that the text
// was read in none of those. Source: HTML standard, 13.2.3.2 "Determining the
// character encoding", which believes the bytes in less: it takes the first
// charset named, and never looks whether it fits.
func decode(src []byte, contentType string) (text []byte, overruled bool) {
	if e := utf16Of(src); e != nil {
		return decodeWith(e, src), false
	}
	src, marked := bytes.CutPrefix(src, []byte(byteOrderMark))
	if utf8.Valid(src) {
		return decodeUTF8(src), false
	}
	declared, isUTF8 := declaredCharsets(src, contentType)
	isUTF8 = isUTF8 || marked
	good, bad := countUTF8(src)
	if good >= 10*bad || isUTF8 && good >= bad {
		return bytes.ToValidUTF8(src, []byte("\uFFFD")), !isUTF8 && len(declared) > 0
	}
	if text, e := decodeByLook(src, declared); text != nil {
		return text, (isUTF8 || len(declared) > 0) && !slices.Contains(declared, e)
	}
	switch {
	case isUTF8:
		return bytes.ToValidUTF8(src, []byte("\uFFFD")), false
	case len(declared) > 0:
		return decodeWith(declared[0], src), false
	}
	return decodeWith(charmap.Windows1252, src), false
}

// decodeUTF8 decodes what is valid UTF-8: nearly every page, so that it is
// looked at no more than it must be. What begins a character up to U+00BF is in
// all that was encoded twice, and not in ISO-2022-JP.
func decodeUTF8(src []byte) []byte {
	i := bytes.IndexByte(src, 0xc2)
	switch {
	case i < 0 && isISO2022JP(src):
		return decodeWith(japanese.ISO2022JP, src)
	case i >= 0 && mayBeTwice(src, i):
		return bytes.TrimPrefix(undoTwice(src), []byte(byteOrderMark))
	}
	return src
}

// decodeByLook decodes src, which is no UTF-8, from the first of the declared
// charsets that its text does not speak against, or from the charset that fits
// the text best, and gives that charset too. It gives nil where all of them leave src
// full of faults.
func decodeByLook(src []byte, declared []encoding.Encoding) ([]byte, encoding.Encoding) {
	sample := sampleText(src, 8<<10)
	gs := guesses(sample)
	const most = 4 // a page is decoded whole to look at a guess
	charsets := slices.DeleteFunc(slices.Clone(declared), func(e encoding.Encoding) bool { return isRefuted(e, gs, sample) })
	for _, g := range gs[:most] {
		charsets = append(charsets, g.charset)
	}
	for _, e := range charsets {
		if text := decodeWith(e, src); isPlausible(text) {
			return text, e
		}
	}
	return nil, nil
}

// utf16Of gives the encoding of a page in UTF-16, and nil for any other. One
// without a byte order mark begins with two characters of ASCII.
func utf16Of(src []byte) encoding.Encoding {
	if len(src) < 4 {
		return nil
	}
	switch {
	case src[0] == 0xff && src[1] == 0xfe, src[0] != 0 && src[1] == 0 && src[2] != 0 && src[3] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case src[0] == 0xfe && src[1] == 0xff, src[0] == 0 && src[1] != 0 && src[2] == 0 && src[3] != 0:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return nil
}

// isISO2022JP reports whether src, which is valid UTF-8, holds the escape
// sequence that shifts to Japanese: that charset is written in ASCII.
func isISO2022JP(src []byte) bool {
	i := bytes.IndexByte(src, 0x1b)
	if i < 0 {
		return false
	}
	rest := src[i+1:]
	return bytes.HasPrefix(rest, []byte("$B")) || bytes.HasPrefix(rest, []byte("$@")) || bytes.HasPrefix(rest, []byte("(J"))
}

// decodeWith never fails: the decoders put U+FFFD for what is invalid.
func decodeWith(e encoding.Encoding, src []byte) []byte {
	text, err := e.NewDecoder().Bytes(src)
	if err != nil {
		return bytes.ToValidUTF8(src, []byte("\uFFFD"))
	}
	return text
}

// countUTF8 counts the sequences of several bytes that are valid UTF-8, and
// the bytes that are part of none.
func countUTF8(src []byte) (good, bad int) {
	for i := 0; i < len(src); {
		if src[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good, bad
}

// isPlausible reports whether no more than one in fifty of the characters
// outside ASCII in a decoded text is U+FFFD, or a control character.
func isPlausible(text []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError || r < 0xa0 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return bad*50 <= good
}

// declaredCharsets gives the charsets that the Content-Type header and the head
// of a page name, the header's first, but for UTF-8: whether it is among them.
func declaredCharsets(src []byte, contentType string) (declared []encoding.Encoding, isUTF8 bool) {
	for _, label := range [...]string{labelAfter(strings.ToLower(contentType), "charset"), headCharset(src)} {
		e, utf8 := lookupCharset(label)
		isUTF8 = isUTF8 || utf8
		if e != nil {
			declared = append(declared, e)
		}
	}
	return declared, isUTF8
}

// headCharset gives the label of the first charset known that the head of a
// page names, or "".
func headCharset(src []byte) string {
	s := scanner{src: src}
	for s.next() {
		t := &s.token
		var label string
		switch {
		case t.kind == otherToken && bytes.HasPrefix(src[t.start:], []byte("<?xml")):
			label = labelAfter(string(src[t.start:t.end]), "encoding")
		case t.kind == startTag && t.atom == atom.Meta:
			label = metaCharset(src[t.start:t.end])
		case t.kind == startTag && t.atom == atom.Body, t.kind == endTag && strings.EqualFold(string(t.name), "head"):
			return ""
		}
		if e, isUTF8 := lookupCharset(label); e != nil || isUTF8 {
			return label
		}
	}
	return ""
}

// metaCharset gives the charset that one <meta> tag declares.
func metaCharset(tag []byte) string {
	var equiv, content string
	for _, a := range attributes(tag) {
		switch a.Key {
		case "charset":
			return a.Val
		case "http-equiv":
			equiv = a.Val
		case "content":
			content = a.Val
		}
	}
	if !strings.EqualFold(strings.TrimSpace(equiv), "content-type") {
		return ""
	}
	return labelAfter(strings.ToLower(content), "charset")
}

// labelAfter gives the value of key=value in s, without quotes.
func labelAfter(s, key string) string {
	_, s, _ = strings.Cut(s, key)
	s, found := strings.CutPrefix(strings.TrimSpace(s), "=")
	if !found {
		return ""
	}
	s = strings.TrimLeft(s, " \t\r\n\"'")
	if i := strings.IndexAny(s, " \t\r\n\"';,?>"); i >= 0 {
		s = s[:i]
	}
	return s
}

// attributes gives the attributes of a start tag.
func attributes(tag []byte) []html.Attribute {
	z := html.NewTokenizer(bytes.NewReader(tag))
	z.Next()
	return z.Token().Attr
}

// lookupCharset gives the encoding of a label, by the aliases of the web.
//
// Source: Encoding standard, 4.2 "Names and labels". A page cannot declare
// UTF-16 in ASCII, so that is UTF-8 (HTML standard, 13.2.3.2); GB18030 holds GBK.
func lookupCharset(label string) (e encoding.Encoding, isUTF8 bool) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, false
	}
	name, err := htmlindex.Name(e)
	if err != nil {
		return nil, false
	}
	switch name {
	case "replacement":
		return nil, false
	case "utf-8", "utf-16be", "utf-16le":
		return nil, true
	case "gbk":
		return simplifiedchinese.GB18030, false
	case "x-user-defined":
		return charmap.Windows1252, false
	}
	return e, false
}
