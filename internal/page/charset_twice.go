package page

import (
	"bytes"
	"encoding/binary"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// undoTwice undoes in src, which is valid UTF-8, what was UTF-8 before, was
// taken for windows-1252 or ISO-8859-1, and encoded again: "â€™" for "’".
//
// A run of characters outside ASCII may be such text when all of them stand
// for bytes, and these are UTF-8. It need not be: "é »" with a no-break space
// is right in French, and pages about charsets show "Ã¤" on purpose. A control
// character (U+0080 to U+009F) in it proves it, since no page means to have
// one. Undone are
//
//   - all runs of a page where each can be, if one proves it or they are many;
//   - elsewhere the runs that prove it (a caption pasted into a page that is
//     right, as on flyertalk.com and infoq.com), and on their pages quotation
//     marks and dashes.
//
// A control character by itself becomes what windows-1252 has in its place.
//
// Source: Encoding standard, 9.1 "windows-1252"; HTML standard, 13.2.5.80
// "Numeric character reference end state", which reads controls so too.
func undoTwice(src []byte) []byte {
	const rounds = 3 // what was encoded twice was so once more now and then
	for range rounds {
		whole, proved := surveyRuns(src)
		if !whole && !hasControl(src) {
			break
		}
		src = undoRuns(src, whole, proved)
		if !whole {
			break
		}
	}
	return src
}

// mayBeTwice reports whether undoTwice may find something in src, whose first
// character from U+0080 to U+00BF is at i: one is a control character, or the
// run around this one can be undone, as all must be on a page without controls.
func mayBeTwice(src []byte, i int) bool {
	start := i
	for start > 0 && src[start-1] >= utf8.RuneSelf {
		start--
	}
	run, _ := nextRun(src[start:])
	return undone(run) != nil || hasControl(src[i:])
}

// hasControl reports whether a control character from U+0080 to U+009F is in src.
func hasControl(src []byte) bool {
	for {
		i := bytes.IndexByte(src, 0xc2)
		if i < 0 || i+1 >= len(src) {
			return false
		}
		if src[i+1] < 0xa0 {
			return true
		}
		src = src[i+2:]
	}
}

// surveyRuns reports whether src as a whole was encoded twice, and whether one
// of its runs proves that it was somewhere.
func surveyRuns(src []byte) (whole, proved bool) {
	const many = 24
	n := 0
	whole = true
	for run, rest := nextRun(src); len(run) > 0; run, rest = nextRun(rest) {
		n++
		if undone(run) == nil {
			whole = false
		} else if hasControl(run) {
			proved = true
		}
	}
	return whole && (proved || n >= many), proved
}

// undoRuns undoes the runs of src: all of them, or those that prove to need it
// and, where one has, punctuation.
func undoRuns(src []byte, whole, proved bool) []byte {
	dst := make([]byte, 0, len(src))
	for {
		run, rest := nextRun(src)
		dst = append(dst, src[:len(src)-len(rest)-len(run)]...)
		if len(run) == 0 {
			return dst
		}
		text := undone(run)
		switch {
		case text == nil:
			dst = appendControls(dst, run)
		case whole:
			dst = append(dst, text...)
		case hasControl(run):
			if again := undone(text); again != nil && isAll(again, isLatin) {
				text = again
			}
			dst = append(dst, text...)
		case proved && isAll(text, isPunctuation):
			dst = append(dst, text...)
		default:
			dst = append(dst, run...)
		}
		src = rest
	}
}

// nextRun gives the first run of bytes outside ASCII in src, empty if there is
// none, and what is behind it.
func nextRun(src []byte) (run, rest []byte) {
	start := asciiLen(src)
	end := start
	for end < len(src) && src[end] >= utf8.RuneSelf {
		end++
	}
	return src[start:end], src[end:]
}

// asciiLen gives how many bytes of ASCII src begins with.
func asciiLen(src []byte) int {
	i := 0
	for i+8 <= len(src) && binary.LittleEndian.Uint64(src[i:])&0x8080808080808080 == 0 {
		i += 8
	}
	for i < len(src) && src[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// undone gives the bytes that the characters of a run stand for in ISO-8859-1
// or windows-1252, or nil if they are not UTF-8.
func undone(run []byte) []byte {
	var text []byte
	for len(run) > 0 {
		r, size := utf8.DecodeRune(run)
		b, ok := byte(r), r <= 0xff
		if !ok {
			b, ok = charmap.Windows1252.EncodeRune(r)
		}
		if !ok {
			return nil
		}
		text = append(text, b)
		run = run[size:]
	}
	if len(text) == 0 || !utf8.Valid(text) {
		return nil
	}
	return text
}

// appendControls appends a run with what windows-1252 has for the control
// characters in it.
func appendControls(dst, run []byte) []byte {
	for _, r := range string(run) {
		if 0x80 <= r && r < 0xa0 {
			if c := charmap.Windows1252.DecodeByte(byte(r)); c != utf8.RuneError {
				r = c
			}
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

func isAll(text []byte, is func(rune) bool) bool {
	return bytes.IndexFunc(text, func(r rune) bool { return !is(r) }) < 0
}

// isLatin reports whether r is a letter of an alphabet of Western Europe.
func isLatin(r rune) bool { return r < 0x180 && unicode.IsLetter(r) }

// isPunctuation reports whether r is a quotation mark, a dash or a kin of theirs.
func isPunctuation(r rune) bool { return 0x2010 <= r && r <= 0x2026 }
