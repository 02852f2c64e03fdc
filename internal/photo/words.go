package photo

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/lede-go/lede/internal/lexicon"
)

// A wordKind is a set of the things that a word or phrase is around photos.
type wordKind uint8

const (
	label    wordKind = 1 << iota // photograph: in front of a credit, with a colon or an equals sign behind it
	house                         // reuters, shutterstock: an agency, picture library or service that a credit names
	remark                        // left, undated: in brackets behind a caption, and names nobody
	particle                      // van, the: in lower case inside a name
	viewer                        // view gallery: over or under a picture that opens a gallery or a film (fr.de, lavanguardia.com)
	portrait                      // by: in front of the name under the portrait of an author
)

// A wordList is what the lexicon says of words around photos.
type wordList struct {
	kinds    map[string]wordKind  // in lower case
	openers  []string             // in front of a credit without a colon, each with a space; the longest first
	heads    [1 << 16 / 64]uint64 // the first two bytes of the openers
	partings []string             // between two names, in spaces
}

// vocabulary gives the words of the lexicon that captions and credits are read by.
var vocabulary = sync.OnceValue(func() *wordList {
	w := &wordList{kinds: make(map[string]wordKind, 700)}
	kinds := map[string]wordKind{
		"photo-label": label, "credited": house, "remark": remark, "credit-particle": particle, "viewer": viewer, "portrait": portrait,
	}
	for e := range lexicon.All() {
		for value := range e.Values() {
			if k := kinds[value]; k != 0 {
				w.add(strings.ToLower(e.Text), k)
			}
			switch value {
			case "photo-opener":
				w.openers = append(w.openers, e.Text+" ")
				head := headOf(e.Text)
				w.heads[head/64] |= 1 << (head % 64)
			case "parting":
				w.partings = append(w.partings, " "+e.Text+" ")
			}
		}
	}
	slices.SortFunc(w.openers, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return w
})

// add adds a word, with a curly apostrophe as well.
func (w *wordList) add(low string, k wordKind) {
	w.kinds[low] |= k
	if strings.Contains(low, "'") {
		w.kinds[strings.ReplaceAll(low, "'", "’")] |= k
	}
}

// headOf numbers the first two bytes of s, whatever the case of letters in them.
func headOf(s string) uint { return uint(s[0]|0x20)<<8 | uint(s[1]|0x20) }

// hasOpener reports whether an opener may stand in s. It does in few captions, and all of
// them are asked.
func (w *wordList) hasOpener(s string) bool {
	for ; len(s) > 1; s = s[1:] {
		if head := headOf(s); w.heads[head/64]>>(head%64)&1 == 0 {
			continue
		}
		for _, opener := range w.openers {
			if len(s) >= len(opener) && strings.EqualFold(s[:len(opener)], opener) {
				return true
			}
		}
	}
	return false
}

// isWord reports whether s is a word of one of the kinds, in any case.
func isWord(s string, k wordKind) bool { return vocabulary().kinds[strings.ToLower(s)]&k != 0 }
