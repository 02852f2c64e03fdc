package date

import (
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/lexicon"
)

// Month gives the month that word names in one of the languages of the
// lexicon, in full or abbreviated, in any case, with or without its stop; 0
// when it names none. Words that name two months in two languages (Czech srpen and
// Croatian srpanj are both cut to srp) name none, but for listopada and lip,
// which are read as Polish.
func Month(word string) time.Month { return lookupMonth(word, false) }

// Weekday reports whether word is the name of a day of the week, in full or as
// usually abbreviated, in one of the languages of the lexicon.
func Weekday(word string) bool {
	var buf [maxWord]byte
	key := fold(buf[:0], word)
	_, ok := weekdayIndex()[string(key)]
	return ok
}

// maxWord is longer than the name of any month or day.
const maxWord = 64

// lookupMonth is Month that knows whether the day before it has a stop: then
// it is not Polish but, where the two differ, Croatian: 26. lipnja.
func lookupMonth(word string, stopped bool) time.Month {
	var buf [maxWord]byte
	key := fold(buf[:0], word)
	if len(key) == 0 {
		return 0
	}
	if stopped {
		if m, ok := croatian[string(key)]; ok {
			return m
		}
	}
	index := monthIndex()
	if m, ok := index[string(key)]; ok {
		return m
	}
	// Hebrew writes "in" as a letter before the word.
	if rest, ok := strings.CutPrefix(string(key), "ב"); ok {
		return index[rest]
	}
	return 0
}

// croatian has the words whose sense a stop after the day decides; 0 where
// Czech, which has the stop as well, gives another.
var croatian = map[string]time.Month{"listopada": time.October, "lip": time.June, "lis": 0, "listopad": 0}

var monthIndex = sync.OnceValue(func() map[string]time.Month {
	index := make(map[string]time.Month, 1200)
	for e := range lexicon.Entries(lexicon.Months) {
		for value := range e.Values() {
			if number, err := strconv.Atoi(value); err == nil {
				index[string(fold(nil, e.Text))] = time.Month(number)
			}
		}
	}
	return index
})

var weekdayIndex = sync.OnceValue(func() map[string]struct{} {
	index := make(map[string]struct{}, 200)
	for e := range lexicon.Entries(lexicon.Weekdays) {
		index[string(fold(nil, e.Text))] = struct{}{}
	}
	return index
})

// fold appends word to buf in the form of the tables: lower case, without
// accents (capitals often lack them), marks of layout and final stop. A word
// that is too long for any table gives nothing.
func fold(buf []byte, word string) []byte {
	if len(word) > maxWord {
		return nil
	}
	for _, r := range strings.TrimSuffix(word, ".") {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			buf = append(buf, byte(r))
			continue
		}
		r = unaccented(unicode.ToLower(r))
		if r >= 0 {
			buf = utf8.AppendRune(buf, r)
		}
	}
	return buf
}

// accents has pairs: a letter, and those that are read as it.
var accents = [...][2]string{
	{"a", "áàâäãåāăąạảấầẩẫậắằẳẵặ"}, {"c", "çćčċĉ"}, {"d", "ďđ"}, {"e", "éèêëēěęėẹẻẽếềểễệ"}, {"g", "ğģġ"}, {"i", "íìîïīįıịỉĩ"},
	{"k", "ķ"}, {"l", "łľĺļ"}, {"n", "ñńňņ"}, {"o", "óòôöõøōőơọỏốồổỗộớờởỡợ"}, {"r", "řŕ"}, {"s", "śšşș"}, {"t", "ťţț"},
	{"u", "úùûüūůűųưụủũứừửữự"}, {"y", "ýÿỳỷỹỵ"}, {"z", "źžż"},
	{"α", "ά"}, {"ε", "έ"}, {"η", "ή"}, {"ι", "ίϊΐ"}, {"ο", "ό"}, {"υ", "ύϋΰ"}, {"ω", "ώ"}, {"σ", "ς"},
	{"и", "й"}, {"е", "ё"}, {"і", "ї"},
	{"ا", "أإآ"}, {"ي", "یىئ"}, {"ك", "ک"}, {"ه", "ةۀ"},
	{"\u092b", "\u095e"}, {"\u09af", "\u09df"}, {"\u0a2b", "\u0a5e"},
}

var accentIndex = sync.OnceValue(func() map[rune]rune {
	index := make(map[rune]rune, 200)
	for _, pair := range accents {
		base, _ := utf8.DecodeRuneInString(pair[0])
		for _, r := range pair[1] {
			index[r] = base
		}
	}
	return index
})

// unaccented gives the letter under an accent, and -1 for a character that is
// passed over: combining accents, the nuktas of the Indic scripts, joiners,
// marks of direction, the Arabic tatweel.
func unaccented(r rune) rune {
	switch {
	case r >= 0x300 && r < 0x370, r == 0x93c, r == 0x9bc, r == 0xa3c, r == 'ـ', isMark(r):
		return -1
	}
	if base, ok := accentIndex()[r]; ok {
		return base
	}
	return r
}
