package photo

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/dom"
)

// Credits in scripts without capital letters, which tell a name in others.

// The verbs of a Japanese credit: taken by, provided by. They stand behind the name,
// or in front of it with a dot between. A label with a colon is labelForm's.
const (
	takenBy    = "撮影"
	providedBy = "提供"
)

// verbForm finds a Japanese credit by its verb, in a bracket or behind an equals sign
// at the end, where date and place may stand in front of it: "（瀬波市提供）",
// "＝12日午前、瀬波市、三宅遥香撮影". Date and place stay with the caption.
func verbForm(s string) (span, string) {
	at, start, end := lastRemark(s)
	part := s[start:end]
	if i := strings.LastIndex(part, "、"); i >= 0 {
		at, part = span{start + i, end}, part[i+len("、"):]
	}
	name := creditOfVerb(part)
	if name == "" {
		return span{}, ""
	}
	return at, shortCredit(name)
}

// lastRemark gives the bracket at the end of s, or what follows its last equals sign,
// and where the text of that starts and ends; nothing for none.
func lastRemark(s string) (at span, start, end int) {
	end = len(strings.TrimRight(s, " 。"))
	last, size := utf8.DecodeLastRuneInString(s[:end])
	if isClosing(last) {
		open := opening(s[:end])
		if open < 0 {
			return span{}, 0, 0
		}
		_, width := utf8.DecodeRuneInString(s[open:])
		return span{open, len(s)}, open + width, end - size
	}
	if i := strings.LastIndex(s[:end], "＝"); i >= 0 {
		return span{i, len(s)}, i + len("＝"), end
	}
	return span{}, 0, 0
}

// creditOfVerb gives the name beside the verb of a credit; "" where there is no verb,
// or only when or where the picture was taken.
func creditOfVerb(part string) string {
	for _, verb := range []string{takenBy, providedBy} {
		name, ok := strings.CutSuffix(part, verb)
		if !ok {
			name, ok = strings.CutPrefix(part, verb+"・")
		}
		if name = strings.TrimSpace(name); ok && !isWhen(name) && (verb == providedBy || !isWhere(name)) {
			return name
		}
	}
	return ""
}

// isWhen reports whether s has a Japanese date.
func isWhen(s string) bool {
	before := utf8.RuneError
	return strings.ContainsFunc(s, func(r rune) bool {
		is := unicode.IsDigit(before) && strings.ContainsRune("年月日時", r)
		before = r
		return is
	})
}

// isWhere reports whether s ends as Japanese places do.
func isWhere(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return slices.Contains([]rune("都道府県市区町村で"), last)
}

// isAside reports whether a remark says when or where a picture was taken.
func isAside(s string) bool { return isWhen(s) || isWhere(strings.TrimSuffix(s, takenBy)) }

// isArabic reports whether s begins in the Arabic script, which has no capital letters
// to tell a name by.
func isArabic(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Arabic, first)
}

// isArabicAside reports whether an Arabic text has an agency in brackets behind it.
func isArabicAside(s string) bool { return isArabic(s) && isClosing(dom.LastRune(s)) }

// withoutPlace takes the place off a Korean credit: the agency stands behind an equals
// sign, as on hankookilbo.com.
func withoutPlace(s string) string {
	place, agency, ok := strings.Cut(s, "=")
	if ok && !strings.ContainsAny(place, " /") && isHouse(agency) {
		return strings.TrimSpace(agency)
	}
	return s
}
