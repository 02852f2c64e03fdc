package photo

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/dom"
)

const (
	// longestCaption is the length in bytes above which only the end of a
	// caption is searched for a credit.
	longestCaption = 2000
	// longestCredit is the length in bytes above which a text is no credit.
	longestCredit = 200
)

// cutCredit cuts the credit out of a caption by the forms that houses share:
//
//  1. behind a label, in brackets or not: "(Image: AP)", "Foto: Ada Quill/dpa";
//  2. behind a copyright sign: "© Ada Quill";
//  3. in brackets at the end, when it names an agency: "(Ada Quill / AP)";
//  4. behind the last sentence, a dash or a bar, when it names an agency:
//     "– Ada Quill/Getty Images", ". dpa"; behind both a name is enough.
//
// Caption and credit are parts of text, but for white space. ok is false when
// no form fits, and the caption is text then.
func cutCredit(text string) (caption, credit string, ok bool) {
	from := 0
	if len(text) > longestCaption {
		from = len(text) - 2*longestCredit
		for from < len(text) && !utf8.RuneStart(text[from]) {
			from++
		}
	}
	tail := text[from:]
	if !isArabicAside(text) && namesHouse(strings.TrimRight(text, ".")) {
		return "", strings.TrimRight(text, "."), true
	}
	for _, form := range []func(string) (span, string){labelForm, signForm, verbForm, bracketForm, tailForm} {
		at, found := form(tail)
		if found == "" {
			continue
		}
		before := trimSeparators(strings.TrimRight(text[:from]+tail[:at.start], " ©"))
		after := strings.TrimLeft(tail[at.end:], " .")
		if first, _ := utf8.DecodeRuneInString(after); before != "" && after != "" && !isClosing(first) {
			before += " "
		}
		return before + after, found, true
	}
	return text, "", false
}

// A span is a part of a text, in bytes.
type span struct{ start, end int }

// labelForm finds a credit behind a label.
func labelForm(s string) (span, string) {
	for i, r := range s {
		switch r {
		case ':', '：', '=', '＝', '／':
		default:
			continue
		}
		start := labelBefore(s[:i])
		if start < 0 {
			continue
		}
		if at, credit := creditFrom(s, start, i+utf8.RuneLen(r)); credit != "" {
			return at, credit
		}
	}
	return openerForm(s)
}

// labelBefore gives the start of the label that s ends with, or -1. A label
// has up to three words.
func labelBefore(s string) int {
	end := len(strings.TrimRight(s, " \u00a0"))
	start, best := end, -1
	for words := 0; words < 3 && start > 0; words++ {
		start = len(strings.TrimRight(s[:start], " "))
		start = strings.LastIndexFunc(s[:start], isLabelBreak) + 1
		for start < end && !utf8.RuneStart(s[start]) {
			start++
		}
		if isWord(s[start:end], label) {
			best = start
		}
		if start > 0 && s[start-1] != ' ' {
			break
		}
	}
	return best
}

// isLabelBreak reports what may stand in front of a label.
func isLabelBreak(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’'
}

// openerForm finds a credit behind the words that need no colon.
func openerForm(s string) (span, string) {
	if !vocabulary().hasOpener(s) {
		return span{}, ""
	}
	low := dom.LowerASCII(s)
	for _, opener := range vocabulary().openers {
		i := strings.Index(low, opener)
		if i < 0 || !opensCredit(s, i) {
			continue
		}
		if at, credit := creditFrom(s, i, i+len(opener)); credit != "" {
			return at, credit
		}
	}
	return span{}, ""
}

// opensCredit reports whether the opener at i is no part of a sentence: it has
// a capital letter or a mark in front of it, and a name behind it.
func opensCredit(s string, i int) bool {
	before := strings.TrimRight(s[:i], " ")
	if before == "" {
		return true
	}
	if last, _ := utf8.DecodeLastRuneInString(before); !unicode.IsLetter(last) && last != ',' {
		return true
	}
	return s[i] >= 'A' && s[i] <= 'Z'
}

// creditFrom gives the credit that follows a label: up to the end of the
// bracket around both, or to the end of the text, which may not go on with
// another sentence. Behind a label at the start of the text a sentence may.
func creditFrom(s string, label, start int) (span, string) {
	at := span{label, len(s)}
	if open, size := utf8.DecodeLastRuneInString(strings.TrimRight(s[:label], " ")); isOpening(open) {
		at.start = len(strings.TrimRight(s[:label], " ")) - size
		if end := closing(s, at.start); end > 0 {
			credit := strings.TrimSpace(s[start:end])
			_, size := utf8.DecodeRuneInString(s[end:])
			at.end = end + size
			return at, shortCredit(credit)
		}
	}
	credit := s[start:]
	if end := sentenceEnd(credit); end >= 0 {
		if strings.TrimSpace(s[:label]) != "" {
			return span{}, ""
		}
		at.end = start + end
		credit = credit[:end]
	}
	return at, shortCredit(strings.Trim(credit, " "))
}

func shortCredit(s string) string {
	s = trimSeparators(s)
	if len(s) > longestCredit || !dom.HasWord(s) {
		return ""
	}
	return s
}

// sentenceEnd gives the place behind the first full stop that another sentence
// follows, or -1. Initials and short forms, as in "R. Schmitt", end none, and
// neither does what is in front of "Courtesy".
func sentenceEnd(s string) int {
	for i, r := range s {
		switch r {
		case '。', '！', '？':
			if i+3 < len(s) {
				return i + 3
			}
		case '.', '!', '?':
			word := s[strings.LastIndexAny(s[:i], " /.(")+1 : i]
			rest, ok := strings.CutPrefix(s[i+1:], " ")
			if ok && utf8.RuneCountInString(word) > 3 && !strings.HasPrefix(rest, "Courtesy") && strings.Count(rest, " ") > 2 {
				return i + 1
			}
		}
	}
	return -1
}

// creditSigns mark the owner of a picture.
var creditSigns = []string{"©", "ⓒ", "Ⓒ", "（Ｃ）", "（c）", "(c)", "(C)", "Copyright "}

// signForm finds a credit behind a copyright sign.
func signForm(s string) (span, string) {
	for _, sign := range creditSigns {
		if i := strings.Index(s, sign); i >= 0 {
			return creditFrom(s, i, i+len(sign))
		}
	}
	return span{}, ""
}

// bracketForm finds a credit in brackets at the end.
func bracketForm(s string) (span, string) {
	end := len(strings.TrimRight(s, " .。"))
	last, size := utf8.DecodeLastRuneInString(s[:end])
	if !isClosing(last) {
		return span{}, ""
	}
	start := opening(s[:end])
	if start < 0 {
		return span{}, ""
	}
	_, open := utf8.DecodeRuneInString(s[start:])
	credit := strings.TrimSpace(s[start+open : end-size])
	before := strings.TrimRight(s[:start], " ")
	closed := before != "" && strings.ContainsRune(".!?”»\"", dom.LastRune(before)) && (isProperName(credit) || isWorkFor(credit))
	if !namesHouse(credit) && !isNamePair(credit) && !closed {
		return span{}, ""
	}
	return span{start, len(s)}, shortCredit(credit)
}

// isWorkFor reports whether s is a name and the paper that its owner worked for.
func isWorkFor(s string) bool {
	name, paper, ok := strings.Cut(s, " for ")
	return ok && isFullName(name) && isFullName(paper)
}

// tailForm finds a credit behind the last sentence, a dash or a bar.
func tailForm(s string) (span, string) {
	const window = 120
	from := max(0, len(s)-window)
	for i := from; i < len(s); i++ {
		start := separatorAt(s, i)
		if start < 0 {
			continue
		}
		credit := strings.TrimSpace(strings.TrimRight(s[start:], " .|"))
		if s[i] == '/' && !isArabic(credit) {
			continue
		}
		if name := withoutPlace(withoutLabelWord(credit)); namesHouse(name) && strings.Count(name, " ") < 10 {
			// The full stop is the caption's.
			return span{max(i, fullStop(s, i)), len(s)}, shortCredit(name)
		}
		if before := strings.TrimRight(s[:i], " "); isDash(s[i:]) && before != "" && strings.ContainsRune(".!?", dom.LastRune(before)) && isFullName(credit) {
			return span{i, len(s)}, credit
		}
		if s[i] == '|' && isNamePair(credit) {
			return span{i, len(s)}, shortCredit(credit)
		}
		if name, ok := cutReporter(credit); ok {
			return span{max(i, fullStop(s, i)), len(s)}, name
		}
	}
	return wireForm(s)
}

func isDash(s string) bool { return strings.HasPrefix(s, "–") || strings.HasPrefix(s, "—") }

// isFullName reports whether s is a proper name of more than one word.
func isFullName(s string) bool { return strings.Contains(s, " ") && isProperName(s) }

// wireForm finds the agencies' own form, which needs no separator in front:
// "REUTERS/Ada Quill", "AP Photo/Ada Quill".
func wireForm(s string) (span, string) {
	for _, wire := range []string{"REUTERS/", "AP Photo/", "AFP PHOTO/", "EPA/", "AFP/", "dpa/"} {
		if i := strings.LastIndex(s, " "+wire); i >= 0 && namesHouse(s[i+1:]) {
			return span{i, len(s)}, shortCredit(s[i+1:])
		}
	}
	// "The cross / Ada Quill / LRT nuotr.": the Lithuanian for photo stands last.
	if i := strings.Index(s, " / "); i > 0 && strings.HasSuffix(s, " nuotr.") {
		return span{i, len(s)}, shortCredit(s[i+len(" / "):])
	}
	// "on Monday）＝ＡＰ": kyodo's and the Japanese papers' form.
	if i := strings.LastIndex(s, "＝"); i >= 0 && len(s)-i < 60 && !strings.ContainsAny(s[i:], "。、") && !isAside(s[i:]) {
		return span{i, len(s)}, shortCredit(s[i+len("＝"):])
	}
	return span{}, ""
}

// separatorAt gives the start of what follows a separator at i, or -1: the end
// of a sentence, or a dash or bar between spaces.
func separatorAt(s string, i int) int {
	rest := s[i:]
	switch rest[0] {
	case '.', '!', '?', '|', '-', '/', "–"[0], "。"[0], "·"[0]:
	default:
		return -1
	}
	for _, sep := range [...]string{". ", ".\" ", ".” ", ".» ", ".) ", "! ", "? ", "| ", "– ", "— ", "- ", "/ ", "。", "· ", "• ", ".» "} {
		if !strings.HasPrefix(rest, sep) {
			continue
		}
		if strings.ContainsAny(sep[:1], ".!?") || sep == "。" || i == 0 || s[i-1] == ' ' {
			return i + len(sep)
		}
	}
	return -1
}

// fullStop gives the place behind the sentence mark at i, or i.
func fullStop(s string, i int) int {
	for i < len(s) && strings.ContainsRune(".!?", rune(s[i])) {
		i++
	}
	if strings.HasPrefix(s[i:], "。") {
		i += len("。")
	}
	for _, quote := range []string{"\"", "”", "»", ")"} {
		if strings.HasPrefix(s[i:], quote) {
			i += len(quote)
		}
	}
	return i
}

// withoutLabelWord takes off a label that has no colon: "Foto dpa".
func withoutLabelWord(s string) string {
	word, rest, ok := strings.Cut(s, " ")
	if ok && isWord(word, label) {
		return rest
	}
	return s
}

// cutReporter gives the name in front of the Korean for reporter or for
// provided by, which stand behind a name.
func cutReporter(s string) (string, bool) {
	for _, word := range []string{" 기자", " 선임기자", " 제공"} {
		if name, ok := strings.CutSuffix(s, word); ok && len(name) < 60 {
			return name, true
		}
	}
	return "", false
}

// isCredit reports whether the whole of s is a credit by its form. Of an
// element of its own behind a caption, a name in brackets or a pair of names
// says enough.
func isCredit(s string, apart bool) bool {
	if s == "" || len(s) > longestCredit {
		return false
	}
	if rest, _, ok := cutCredit(s); ok && rest == "" {
		return true
	}
	return apart && (isNamePair(s) || cleanCredit(s) != s && sentenceEnd(s) < 0)
}

// isProperName reports whether s is one to four words with capital letters and
// no digits, and no remark such as "(Archivbild)".
func isProperName(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 || strings.ContainsAny(s, ":;!?…0123456789") {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !isWord(w, particle) && r != '&' || isWord(strings.Trim(w, ".,"), remark) {
			return false
		}
	}
	return true
}

// cleanCredit takes label, sign and brackets off a credit.
func cleanCredit(s string) string {
	s = strings.TrimSpace(s)
	for range 3 {
		before := s
		if open, size := utf8.DecodeRuneInString(s); isOpening(open) {
			if end := closing(s, 0); end > 0 && strings.Trim(s[end:], ")]）］】〉 .") == "" {
				s = strings.TrimSpace(s[size:end])
			}
		}
		for _, sign := range creditSigns {
			s = strings.TrimSpace(strings.TrimPrefix(s, sign))
		}
		if i := strings.IndexAny(s, ":：=＝"); i > 0 && labelBefore(s[:i]) == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			s = strings.TrimSpace(s[i+size:])
		}
		low := dom.LowerASCII(s)
		for _, opener := range vocabulary().openers {
			if strings.HasPrefix(low, opener) {
				s = strings.TrimSpace(s[len(opener):])
				break
			}
		}
		if s == before {
			break
		}
	}
	return trimSeparators(s)
}

// namesHouse reports whether s is a credit with an agency or a picture library
// in it: every part is one, or can be a name.
func namesHouse(s string) bool {
	if s == "" || len(s) > longestCredit || sentenceEnd(s) >= 0 {
		return false
	}
	found := false
	for _, part := range creditParts(s) {
		switch {
		case isHouse(part):
			found = true
		case !canBeName(part):
			return false
		}
	}
	return found
}

// isNamePair reports whether s is two or more names with slashes or bars
// between them: "Lichtgut/Christoph Schmidt".
func isNamePair(s string) bool {
	if !strings.ContainsAny(s, "/|") || len(s) > longestCredit/2 || strings.Contains(s, "://") {
		return false
	}
	names := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '|' })
	for _, name := range names {
		if first, _ := utf8.DecodeRuneInString(strings.TrimSpace(name)); !unicode.IsLetter(first) && first != '@' || !canBeName(name) {
			return false
		}
	}
	return len(names) > 1
}

// creditParts cuts a credit at what parts names in it.
func creditParts(s string) []string {
	for _, sep := range []string{" via ", "via ", " - ", " – "} {
		s = strings.ReplaceAll(s, sep, "/")
	}
	for _, sep := range vocabulary().partings {
		s = strings.ReplaceAll(s, sep, "/")
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/|,;+&()＝・", r) })
	return slices.DeleteFunc(parts, func(p string) bool { return strings.TrimSpace(p) == "" })
}

// isHouse reports whether a part of a credit is an agency, alone or with the
// name of a service or a person beside it.
func isHouse(part string) bool {
	part = strings.ToLower(strings.Trim(part, " ."))
	if isWord(part, house) {
		return true
	}
	words := strings.Fields(part)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	first, last := strings.Join(words[:2], " "), strings.Join(words[len(words)-2:], " ")
	return isWord(first, house) || isWord(last, house)
}

// canBeName reports whether a part of a credit can be the name of a person, a
// paper or an office: a few words, none of them in lower case but particles.
func canBeName(part string) bool {
	words := strings.Fields(part)
	if len(words) == 0 || len(words) > 6 || strings.ContainsAny(part, ":、。") || len(words) > 3 && isArabic(part) {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsLower(r) && len(words) > 1 && !isWord(w, particle) && !strings.Contains(w, "."):
			return false
		case strings.HasSuffix(w, ".") && utf8.RuneCountInString(w) > 5:
			return false // the end of a sentence
		case r >= '\u3000' && utf8.RuneCountInString(w) > 12:
			return false // a sentence in a script without spaces
		}
	}
	return true
}

func trimSeparators(s string) string {
	for {
		t := strings.TrimSpace(s)
		for _, sep := range []string{"|", "—", "–", "-", "/", "·", "•", ",", ":", "(", "[", "（", "＝", "+"} {
			t = strings.TrimSuffix(t, sep)
		}
		if t == s {
			return strings.TrimLeft(t, " |—–-/·•,:")
		}
		s = t
	}
}

func isOpening(r rune) bool { return strings.ContainsRune("([（［【〈<", r) }

func isClosing(r rune) bool { return strings.ContainsRune(")]）］】〉>", r) }

// closing gives the place of the bracket that closes the one at open, or -1.
func closing(s string, open int) int {
	depth := 0
	for i, r := range s[open:] {
		switch {
		case isOpening(r):
			depth++
		case isClosing(r):
			if depth--; depth == 0 {
				return open + i
			}
		}
	}
	return -1
}

// opening gives the place of the bracket that the last one of s closes, or -1.
func opening(s string) int {
	depth := 0
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		switch {
		case isClosing(r):
			depth++
		case isOpening(r):
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
