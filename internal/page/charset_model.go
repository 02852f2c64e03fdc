package page

import (
	_ "embed"
	"math"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
)

// languagesText has a line for each language that is written with an alphabet:
// its code, and some invented sentences. What a detector knows of a language is
// which letters follow which there. The Vietnamese is spelled as windows-1258
// spells it, with its tones as marks of their own.
//
//go:embed charset_languages.txt
var languagesText string

// charactersText has a line for each language of thousands of characters: its
// code, and its most frequent characters, the most frequent first.
//
//go:embed charset_characters.txt
var charactersText string

// A model tells how likely a text in one language is: the natural logarithm of
// the probability of each letter behind the one before it.
type model struct {
	class map[rune]uint8      // of the lower-case letters of the language
	kin   *unicode.RangeTable // the script of the language
	n     int                 // number of classes
	log   []float32           // n times n: [before*n + class]
}

// The classes of what is no letter of a model's language.
const (
	classBoundary uint8 = iota // white space, digits and marks of ASCII
	classMark                  // quotation marks, dashes and what else stands at words
	classSign                  // ½, ×, ¶ and what else stands between words
	classSymbol                // symbols that hardly a text has
	classControl               // nothing, or a control character
	classKin                   // a letter of the script that the language does without
	classAlien                 // a letter of another script
	classASCII                 // a letter of ASCII, where the language has none
	classLetter                // the first letter of the language

	classUpper = 0x80 // set for an upper-case letter
)

// marks and signs are what classMark and classSign hold.
const (
	marks = "\u00a0\u00ad“”„‘’‚«»‹›–—…©®™´²³،؛؟־׳״\u200c\u200d\u200e\u200f"
	signs = "•·°§€£№¼½¾¹±×÷¶¡¿ªº†‡"
)

// The logarithms of the probability of what is not counted. They are estimates:
// only how far they are apart matters, and that little.
const (
	blankLog   = -2   // white space and the like behind the same
	endLog     = -1.5 // white space and the like behind marks, signs and symbols
	markLog    = -5
	signLog    = -5
	symbolLog  = -9
	inWordLog  = -12 // signs and symbols behind a letter: "c½ur" is no French
	controlLog = -14
	kinLog     = -8.5
	alienLog   = -10
	asciiLog   = -3.5 // letters of ASCII in words of their own

	caseLog = -4 // on top, of an upper-case letter behind a lower-case one

	// Of a character that is not in the list of a characterModel.
	unlistedLog = -10.5 // one of the scripts that have thousands
	strangeLog  = -12   // another
	faultLog    = -20   // none at all
)

// newModels gives the models by language.
func newModels() map[string]*model {
	ms := map[string]*model{}
	for line := range strings.Lines(languagesText) {
		code, text, _ := strings.Cut(line, " ")
		ms[code] = newModel(text)
	}
	return ms
}

// newModel counts the pairs of letters in a text.
func newModel(text string) *model {
	m := &model{class: map[rune]uint8{}, n: int(classLetter)}
	for _, script := range []*unicode.RangeTable{
		unicode.Cyrillic, unicode.Greek, unicode.Hebrew, unicode.Arabic, unicode.Thai, unicode.Latin,
	} {
		if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(script, r) }) {
			m.kin = script
			break
		}
	}
	if m.kin == unicode.Latin {
		text += " a b c d e f g h i j k l m n o p q r s t u v w x y z "
	}
	for _, r := range strings.ToLower(text) {
		if _, known := m.class[r]; !known && (unicode.Is(m.kin, r) || unicode.Is(unicode.M, r)) {
			m.class[r] = uint8(m.n)
			m.n++
		}
	}
	m.count(text)
	return m
}

// count fills m.log: a pair is as likely as it is in the text, to the degree
// that its first letter is there often, and for the rest as its second letter.
func (m *model) count(text string) {
	pairs := make([]float64, m.n*m.n)
	single := make([]float64, m.n)
	first := make([]float64, m.n)
	before, total := int(classBoundary), 0.0
	for _, r := range text {
		class := int(m.classOf(r) &^ classUpper)
		if class == int(classBoundary) && before == class {
			continue
		}
		pairs[before*m.n+class]++
		first[before]++
		single[class]++
		total++
		before = class
	}
	ascii := make([]bool, m.n) // what the words of any language are made of
	ascii[classBoundary] = true
	for r, class := range m.class {
		ascii[class] = r < 0x80
	}
	const trust = 8 // letters seen before pairs count as much as their second letter
	m.log = make([]float32, m.n*m.n)
	for a := range m.n {
		for b := range m.n {
			p := (single[b] + 0.3) / (total + 0.3*float64(m.n))
			p = (pairs[a*m.n+b] + trust*p) / (first[a] + trust)
			l := float32(math.Log(p))
			if ascii[a] && ascii[b] {
				l = max(l, asciiLog)
			}
			m.log[a*m.n+b] = pairLog(uint8(a), uint8(b), l)
		}
	}
}

// pairLog gives the logarithm for a pair of classes, which is counted where
// the first one is a letter of the language or begins a word, and the second a
// letter or the end of a word.
func pairLog(before, class uint8, counted float32) float32 {
	switch class {
	case classBoundary:
		if before == classBoundary {
			return blankLog
		} else if before < classKin || before == classASCII {
			return endLog
		}
		return counted
	case classMark:
		return markLog
	case classSign, classSymbol:
		if before >= classKin {
			return inWordLog
		} else if class == classSign {
			return signLog
		}
		return symbolLog
	case classControl:
		return controlLog
	case classKin:
		return kinLog
	case classAlien:
		return alienLog
	case classASCII:
		if before < classKin || before == classASCII {
			return asciiLog
		}
		return alienLog
	}
	if before == classASCII {
		return alienLog
	}
	return counted
}

// classOf gives the class of a rune, with classUpper set for upper case.
func (m *model) classOf(r rune) uint8 {
	lower := unicode.ToLower(r)
	class, ok := m.class[lower]
	switch {
	case ok && lower != r:
		return class | classUpper
	case ok:
		return class
	case r == unicode.ReplacementChar || 0x7f <= r && r < 0xa0:
		return classControl
	case r < 0x80 && unicode.IsLetter(r):
		return classASCII
	case r < 0x80:
		return classBoundary
	case strings.ContainsRune(marks, r):
		return classMark
	case strings.ContainsRune(signs, r):
		return classSign
	case unicode.Is(m.kin, r):
		return classKin
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return classAlien
	}
	return classSymbol
}

// classesIn gives the classes of the bytes of a charset.
func (m *model) classesIn(charset *charmap.Charmap) *[256]uint8 {
	var classes [256]uint8
	for b := range classes {
		classes[b] = m.classOf(charset.DecodeByte(byte(b)))
	}
	return &classes
}

// score gives the logarithm of the probability of a text in the model's
// language and the charset whose bytes are of the classes.
func (m *model) score(classes *[256]uint8, text []byte) float32 {
	var sum float32
	before, lower := 0, false
	for _, b := range text {
		c := classes[b]
		class := int(c &^ classUpper)
		sum += m.log[before*m.n+class]
		if c&classUpper != 0 && lower {
			sum += caseLog
		}
		lower = c >= classLetter && c&classUpper == 0
		before = class
	}
	return sum
}

// A characterModel is a model for a language of thousands of characters, whose
// pairs nobody can list.
type characterModel map[rune]float32

// newCharacterModels gives the models by language.
func newCharacterModels() map[string]characterModel {
	ms := map[string]characterModel{}
	for line := range strings.Lines(charactersText) {
		code, text, _ := strings.Cut(strings.TrimRight(line, "\n"), " ")
		ms[code] = newCharacterModel([]rune(text))
	}
	return ms
}

// newCharacterModel shares out the probability by rank.
//
// Source: Zipf's law, as Mandelbrot put it.
func newCharacterModel(byRank []rune) characterModel {
	const shift = 20 // flattens the head of the list
	sum := 0.0
	for rank := range byRank {
		sum += 1 / float64(rank+shift)
	}
	m := characterModel{}
	for rank, r := range byRank {
		m[r] = float32(math.Log(0.8 / float64(rank+shift) / sum))
	}
	return m
}

// score gives the logarithm of the probability of a decoded text.
func (m characterModel) score(text []byte) float32 {
	var sum float32
	for _, r := range string(text) {
		if p, ok := m[r]; ok {
			sum += p
			continue
		}
		switch {
		case r == unicode.ReplacementChar:
			sum += faultLog
		case r < 0x80 && unicode.IsLetter(r):
			sum += asciiLog
		case r < 0x80:
			sum += blankLog
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
			sum += unlistedLog
		default:
			sum += strangeLog
		}
	}
	return sum
}
