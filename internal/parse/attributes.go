package parse

import (
	"strings"

	"golang.org/x/net/html"
)

const (
	// maxAttributes is how many attributes one element may have.
	maxAttributes = 1 << 12
	// manyAttributes is from where on a map finds those that stand twice.
	manyAttributes = 16
)

// attributes reads the attributes at i into the token, and gives the index of
// the ">" that ends the tag, or the length of the page.
//
// Source: HTML standard, 13.2.5.32 "Before attribute name state" to 13.2.5.40
// "Self-closing start tag state".
func (z *tokenizer) attributes(i int) int {
	kept := -1 // where the value of the last attribute that was kept ends
	for {
		for i < len(z.src) && classes[z.src[i]]&isBlank != 0 {
			i++
		}
		if i >= len(z.src) || z.src[i] == '>' {
			// By the standard a slash that ends an unquoted value does not count;
			// html.Parse has it count if the attribute has been there before.
			z.tok.selfClosing = z.src[i-1] == '/' && i != kept
			return i
		}
		start, end, dirty := z.key(i)
		i = z.afterKey(end)
		if i >= len(z.src) {
			return i
		}
		value := ""
		switch z.src[i] {
		case '/':
			i++
		case '=':
			value, i = z.value(i + 1)
			if i > len(z.src) {
				return i
			}
		}
		if end > start && z.addAttribute(z.name(z.src[start:end], dirty), value) && value != "" {
			kept = i
		}
	}
}

// skipAttributes is attributes for a tag whose attributes are not wanted.
func (z *tokenizer) skipAttributes(i int) int {
	for {
		for i < len(z.src) && classes[z.src[i]]&isBlank != 0 {
			i++
		}
		if i >= len(z.src) || z.src[i] == '>' {
			return i
		}
		_, end, _ := z.key(i)
		i = z.afterKey(end)
		if i >= len(z.src) {
			return i
		}
		switch z.src[i] {
		case '/':
			i++
		case '=':
			_, _, i = z.valueRange(i + 1)
		}
	}
}

// key finds the attribute name at i, and the classes of its bytes. It is empty
// where a stray "/" stands.
//
// Source: HTML standard, 13.2.5.33 "Attribute name state".
func (z *tokenizer) key(i int) (start, end int, dirty byte) {
	start = i
	if z.src[i] == '=' {
		i++
	}
	for ; i < len(z.src); i++ {
		class := classes[z.src[i]]
		if class&endsKey != 0 {
			break
		}
		dirty |= class
	}
	return start, i, dirty
}

// afterKey skips the white space behind an attribute name.
func (z *tokenizer) afterKey(i int) int {
	for i < len(z.src) && classes[z.src[i]]&isBlank != 0 {
		i++
	}
	return i
}

// value reads the attribute value behind the "=" before i, and gives the index
// behind it; that is over the length of the page where the page ends in it.
func (z *tokenizer) value(i int) (value string, next int) {
	start, end, next := z.valueRange(i)
	if next > len(z.src) {
		return "", next
	}
	return z.withoutNUL(z.part(start, end, true)), next
}

// valueRange finds where the value behind the "=" before i is, as value does.
//
// Source: HTML standard, 13.2.5.35 "Before attribute value state" to 13.2.5.38
// "Attribute value (unquoted) state".
func (z *tokenizer) valueRange(i int) (start, end, next int) {
	i = z.afterKey(i)
	if i >= len(z.src) {
		return i, i, len(z.src) + 1
	}
	switch c := z.src[i]; c {
	case '>':
		return i, i, i
	case '"', '\'':
		i++
		n := strings.IndexByte(z.src[i:], c)
		if n < 0 {
			return i, i, len(z.src) + 1
		}
		return i, i + n, i + n + 1
	}
	start = i
	for i < len(z.src) && z.src[i] != '>' && classes[z.src[i]]&isBlank == 0 {
		i++
	}
	return start, i, i
}

// addAttribute adds an attribute to the token, unless there is one of its name,
// and reports whether it did.
func (z *tokenizer) addAttribute(key, value string) bool {
	n := len(z.tok.attrs)
	switch {
	case n < manyAttributes:
		for i := range z.tok.attrs {
			if z.tok.attrs[i].Key == key {
				return false
			}
		}
	case n >= maxAttributes:
		return false
	default:
		if n == manyAttributes {
			z.startSeenKeys()
		}
		if z.seenKeys[key] {
			return false
		}
		z.seenKeys[key] = true
	}
	if n == cap(z.tok.attrs) { // else there is one of another tag, without a namespace too
		z.tok.attrs = append(z.tok.attrs, html.Attribute{})
	}
	z.tok.attrs = z.tok.attrs[:n+1]
	z.tok.attrs[n].Key, z.tok.attrs[n].Val = key, value
	return true
}

// startSeenKeys makes a set of the keys so far. It clears the last one, unless
// that is so large that a new one is made sooner.
func (z *tokenizer) startSeenKeys() {
	if z.seenKeys == nil || len(z.seenKeys) > 8*manyAttributes {
		z.seenKeys = keySet(z.tok.attrs)
		return
	}
	clear(z.seenKeys)
	for i := range z.tok.attrs {
		z.seenKeys[z.tok.attrs[i].Key] = true
	}
}

func keySet(attrs []html.Attribute) map[string]bool {
	keys := make(map[string]bool, 2*len(attrs))
	for i := range attrs {
		keys[attrs[i].Key] = true
	}
	return keys
}
