package furniture

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/lexicon"
)

// An Ending is a set of the things that a line says which stands where a text is not
// all. One of them alone says nothing: articles subscribe and register as well.
type Ending uint16

// The things that a line says.
const (
	Pay       Ending = 1 << iota // subscribe, become a member
	Account                      // log in, register
	Onward                       // continue reading, the rest of this article
	Withheld                     // for subscribers only: the page keeps something back
	Offer                        // a month, cancel any time, already a subscriber
	NoWall                       // newsletter, comments: it is something else that is offered
	OtherSite                    // read the full story at
)

// Has reports whether e has all of the things in want.
func (e Ending) Has(want Ending) bool { return e&want == want }

// IsGate reports whether what was said is that the text goes on for those who pay or
// sign in.
func (e Ending) IsGate() bool {
	return !e.Has(NoWall) && (e.Has(Withheld) || e.Has(Onward) && e&(Pay|Account) != 0)
}

// IsGate reports a line that says that the text goes on for those who pay or sign in: a
// sentence, and not the label of a button.
func IsGate(line string, says Ending) bool {
	const least = 2 // spaces in a sentence
	if !says.IsGate() {
		return false
	}
	return strings.Count(line, " ") >= least || isIdeograph(dom.LastRune(strings.TrimRight(line, "。！」")))
}

// longestEnding is the length in bytes of the longest line that is no paragraph of text.
const longestEnding = 400

// EndingOf gives what a line says of a text that is not all. Its words are those of
// the lexicon, whatever its language.
func EndingOf(line string) Ending {
	if len(line) > longestEnding {
		return 0
	}
	return endingOf(appendFolded(make([]byte, 0, longestEnding), []byte(line)))
}

// appendFolded appends a line as words are looked up in it: in lower case, with straight
// apostrophes.
func appendFolded(dst, line []byte) []byte {
	for i := 0; i < len(line); {
		c := line[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRune(line[i:])
		if r == '’' {
			r = '\''
		}
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
		i += size
	}
	return dst
}

// endingOf is EndingOf for a folded line.
func endingOf(line []byte) Ending {
	index := endings()
	var all Ending
	inWord := false
	for i := 0; i < len(line); {
		if c := line[i]; inWord && 'a' <= c && c <= 'z' {
			i++
			continue
		}
		r, size := rune(line[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(line[i:])
		}
		ideograph := isIdeograph(r)
		if (!inWord || ideograph) && i+endingKeyLen <= len(line) {
			words := index.at(line[i:])
			for j := range words {
				all |= words[j].in(line[i:])
			}
		}
		inWord = !ideograph && ('a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLetter(r))
		i += size
	}
	return all
}

// An endingWord is one entry of the lexicon: what a line says in which it stands.
type endingWord struct {
	text  string
	stem  bool // it is the beginning of a word
	kinds Ending
}

// in gives what w says if it stands at the beginning of line, as a word of its own.
func (w *endingWord) in(line []byte) Ending {
	if len(line) < len(w.text) || line[len(w.text)-1] != w.text[len(w.text)-1] || string(line[:len(w.text)]) != w.text {
		return 0
	}
	next, _ := utf8.DecodeRune(line[len(w.text):])
	last := dom.LastRune(w.text)
	if !w.stem && unicode.IsLetter(next) && unicode.IsLetter(last) && !isIdeograph(last) {
		return 0
	}
	return w.kinds
}

// isIdeograph reports the letters of scripts that have no spaces between words.
func isIdeograph(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// endingKeyLen is the number of bytes that words are indexed by: the shortest have no more.
const endingKeyLen = 3

func endingKey(word []byte) uint32 { return uint32(word[0])<<16 | uint32(word[1])<<8 | uint32(word[2]) }

// An endingIndex has words by their first bytes, and says at little cost of nearly all texts
// that none begins there.
type endingIndex struct {
	begins [1 << 16 / 64]uint64 // bits of what endingBit gives for the beginnings of the words
	words  map[uint32][]endingWord
}

func (x *endingIndex) add(w endingWord) {
	key := endingKey([]byte(w.text))
	x.words[key] = append(x.words[key], w)
	if len(w.text) > endingKeyLen {
		x.addBit(endingBit(key, w.text[endingKeyLen]))
		return
	}
	for next := range 1 << 8 {
		x.addBit(endingBit(key, byte(next)))
	}
}

func (x *endingIndex) addBit(bit uint32) { x.begins[bit/64] |= 1 << (bit % 64) }

func (x *endingIndex) at(line []byte) []endingWord {
	key := endingKey(line)
	next := byte(0) // for the end of the line
	if len(line) > endingKeyLen {
		next = line[endingKeyLen]
	}
	if bit := endingBit(key, next); x.begins[bit/64]>>(bit%64)&1 == 0 {
		return nil
	}
	return x.words[key]
}

// endingBit gives 16 bits for the 32 of a key and the byte behind it.
func endingBit(key uint32, next byte) uint32 { return (key<<8 | uint32(next)) * 0x9e3779b1 >> 16 }

// endings gives the words of the lexicon.
var endings = sync.OnceValue(func() *endingIndex {
	kinds := map[string]Ending{
		"pay": Pay, "account": Account, "onward": Onward, "withheld": Withheld,
		"offer": Offer, "no-wall": NoWall, "other-site": OtherSite,
	}
	index := &endingIndex{words: map[uint32][]endingWord{}}
	for e := range lexicon.Entries(lexicon.Endings) {
		w := endingWord{}
		w.text, w.stem = strings.CutSuffix(e.Text, "*")
		for value := range e.Values() {
			w.kinds |= kinds[value]
		}
		index.add(w)
	}
	return index
})
