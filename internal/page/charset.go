package page

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode gives src in UTF-8, with U+FFFD for what is invalid. What src is in
// is decided by, in this order:
//
//  1. a byte order mark, or the look of UTF-16;
//  2. the whole of src being valid UTF-8, whatever the page declares;
//  3. src being UTF-8 for the most part: but for a tenth of what is not
//     ASCII, or half of it where the page declares UTF-8;
//  4. the charset that a <meta> anywhere in the head or an XML declaration
//     names, unless src is full of faults in it;
//  5. detection on the visible text;
//  6. what is declared, or else windows-1252.
func decode(src []byte) []byte {
	if e := utf16Of(src); e != nil {
		return decodeWith(e, src)
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if utf8.Valid(src) {
		if isISO2022JP(src) {
			return decodeWith(japanese.ISO2022JP, src)
		}
		return src
	}
	declared, isUTF8 := declaredCharset(src)
	good, bad := countUTF8(src)
	if good >= 10*bad || isUTF8 && good >= bad {
		return bytes.ToValidUTF8(src, []byte("\uFFFD"))
	}
	if declared != nil {
		if text := decodeWith(declared, src); isPlausible(text) {
			return text
		}
	}
	if text := detect(src); text != nil {
		return text
	}
	switch {
	case isUTF8:
		return bytes.ToValidUTF8(src, []byte("\uFFFD"))
	case declared != nil:
		return decodeWith(declared, src)
	}
	return decodeWith(charmap.Windows1252, src)
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

// declaredCharset gives the encoding that the head of a page names, and
// whether it is UTF-8, for which the encoding is nil.
func declaredCharset(src []byte) (e encoding.Encoding, isUTF8 bool) {
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
			return nil, false
		}
		if e, isUTF8 = lookupCharset(label); e != nil || isUTF8 {
			return e, isUTF8
		}
	}
	return nil, false
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
	e, name := charset.Lookup(label)
	switch name {
	case "", "replacement":
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

// detect decodes src by the look of its visible text, or gives nil.
func detect(src []byte) []byte {
	results, err := chardet.NewTextDetector().DetectAll(visibleText(src, 8<<10))
	if err != nil {
		return nil
	}
	// The detector runs its recognizers at once, and equals come in any order.
	slices.SortFunc(results, func(a, b chardet.Result) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), strings.Compare(a.Charset, b.Charset))
	})
	const most = 4 // a page is decoded whole to look at a guess
	for _, r := range results[:min(len(results), most)] {
		if r.Confidence < 10 || strings.HasPrefix(r.Charset, "UTF") {
			continue
		}
		if e, _ := lookupCharset(r.Charset); e != nil {
			if text := decodeWith(e, src); isPlausible(text) {
				return text
			}
		}
	}
	return nil
}

// visibleText gives what stands between the tags of a page in a charset not
// known yet, the title among it. Only pieces with a byte outside ASCII count,
// and no more than limit bytes of them.
func visibleText(src []byte, limit int) []byte {
	var text []byte
	add := func(piece []byte) {
		if slices.ContainsFunc(piece, func(c byte) bool { return c >= utf8.RuneSelf }) {
			text = append(append(text, piece[:min(len(piece), limit)]...), ' ')
		}
	}
	s := scanner{src: src}
	done := 0
	for len(text) < limit && s.next() {
		t := &s.token
		if t.kind != rawText {
			add(src[done:t.start])
		} else if t.atom == atom.Title {
			add(src[t.start:t.end])
		}
		done = t.end
	}
	if len(text) < limit && s.raw == 0 {
		add(src[min(done, len(src)):])
	}
	return text
}
