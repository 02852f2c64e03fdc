package page

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A candidate is a charset that a page may be in, with the languages that are
// written in it.
type candidate struct {
	charset   encoding.Encoding
	languages []string
	// cost is what stands against the charset for being rare: two charsets
	// often differ in none of the bytes of a page.
	cost float32
}

var (
	western  = []string{"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "et", "sq", "ca"}
	central  = []string{"pl", "cs", "sk", "hu", "ro", "sl", "hr"}
	baltic   = []string{"lt", "lv", "et"}
	cyrillic = []string{"ru", "uk", "bg", "sr", "mk", "be"}
)

// candidates has the charsets of the web's pages. Of two that fit equally well
// the first is taken.
var candidates = []candidate{
	{charmap.Windows1252, western, 0},
	{charmap.Windows1251, cyrillic, 8},
	{charmap.Windows1250, central, 8},
	{charmap.Windows1254, []string{"tr"}, 8},
	{charmap.Windows1253, []string{"el"}, 8},
	{charmap.Windows1255, []string{"he"}, 8},
	{charmap.Windows1256, []string{"ar", "fa"}, 8},
	{charmap.Windows1257, baltic, 8},
	{charmap.Windows1258, []string{"vi"}, 10},
	{charmap.Windows874, []string{"th"}, 8},
	{charmap.KOI8R, []string{"ru", "bg"}, 8},
	{charmap.KOI8U, []string{"uk", "be"}, 10},
	{charmap.ISO8859_2, central, 10},
	{charmap.ISO8859_4, baltic, 14},
	{charmap.ISO8859_5, cyrillic, 14},
	{charmap.ISO8859_6, []string{"ar"}, 14},
	{charmap.ISO8859_7, []string{"el"}, 10},
	{charmap.ISO8859_8, []string{"he"}, 14},
	{charmap.ISO8859_13, baltic, 14},
	{charmap.ISO8859_15, western, 1},
	{charmap.ISO8859_16, []string{"ro"}, 14},
	{charmap.CodePage866, []string{"ru", "bg"}, 14},
	{charmap.MacintoshCyrillic, []string{"ru", "uk"}, 14},
	{charmap.Macintosh, western, 20},
	{simplifiedchinese.GB18030, []string{"zh", "zh-hant"}, 8},
	{traditionalchinese.Big5, []string{"zh-hant"}, 8},
	{korean.EUCKR, []string{"ko"}, 8},
	{japanese.ShiftJIS, []string{"ja"}, 8},
	{japanese.EUCJP, []string{"ja"}, 8},
}

// A guess is a charset with the logarithm of the probability that a text is in it.
type guess struct {
	charset encoding.Encoding
	score   float32
}

// guesses gives the charsets that a text may be in, the likeliest first.
func guesses(text []byte) []guess {
	rs := readings()
	gs := make([]guess, len(rs))
	for i := range rs {
		gs[i] = guess{rs[i].charset, rs[i].score(text)}
	}
	slices.SortStableFunc(gs, func(a, b guess) int { return cmp.Compare(b.score, a.score) })
	return gs
}

// A reading is a candidate that is ready to score texts.
type reading struct {
	candidate
	models     []*model
	classes    []*[256]uint8    // of the charset's bytes in each of the models
	characters []characterModel // instead, for a charset of several bytes
}

// readings gives the candidates, made ready.
var readings = sync.OnceValue(func() []reading {
	models, characters := newModels(), newCharacterModels()
	rs := make([]reading, len(candidates))
	for i, c := range candidates {
		r := reading{candidate: c}
		single, _ := c.charset.(*charmap.Charmap)
		for _, language := range c.languages {
			if single == nil {
				r.characters = append(r.characters, characters[language])
				continue
			}
			m := models[language]
			r.models = append(r.models, m)
			r.classes = append(r.classes, m.classesIn(single))
		}
		rs[i] = r
	}
	return rs
})

// score gives what speaks for the reading, in the language that fits best.
func (r *reading) score(text []byte) float32 {
	best := float32(math.Inf(-1))
	for i, m := range r.models {
		best = max(best, m.score(r.classes[i], text))
	}
	if len(r.characters) > 0 {
		decoded := decodeWith(r.charset, text)
		for _, m := range r.characters {
			best = max(best, m.score(decoded))
		}
	}
	return best - r.cost
}

// isRefuted reports whether a text speaks against the charset that its page
// declares. Much must speak against one that somebody chose, and little against
// windows-1252, which servers and templates name unasked. A charset that is no
// candidate is never refuted.
func isRefuted(declared encoding.Encoding, gs []guess, text []byte) bool {
	i := slices.IndexFunc(gs, func(g guess) bool { return g.charset == declared })
	if i < 0 {
		return false
	}
	lead := gs[0].score - gs[i].score
	if declared == charmap.Windows1252 {
		return lead > 4
	}
	high := 0
	for _, c := range text {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	return lead > 20+0.3*float32(high)
}

// sampleText gives what stands between the tags of a page in a charset not
// known yet, the title among it: the words with a byte outside ASCII, each of
// them once, and no more than limit bytes of them. A price list has the sign
// of its currency a thousand times, which tells no more than once.
func sampleText(src []byte, limit int) []byte {
	w := words{limit: limit, seen: map[string]bool{}}
	s := scanner{src: src}
	done := 0
	for len(w.text) < limit && s.next() {
		t := &s.token
		if t.kind != rawText {
			w.add(src[done:t.start])
		} else if t.atom == atom.Title {
			w.add(src[t.start:t.end])
		}
		done = t.end
	}
	if s.raw == 0 {
		w.add(src[min(done, len(src)):])
	}
	return w.text
}

// words are the words of a page with a byte outside ASCII, and what was seen of them.
type words struct {
	text  []byte
	limit int
	seen  map[string]bool
}

// add adds the words of a piece of text, until there are limit bytes. A word
// goes on over all bytes that can be the second half of a character.
func (w *words) add(piece []byte) {
	for len(w.text) < w.limit {
		i := slices.IndexFunc(piece, func(c byte) bool { return c >= utf8.RuneSelf })
		if i < 0 {
			break
		}
		start, end := i, i
		for start > 0 && !endsWord(piece[start-1]) {
			start--
		}
		for end < len(piece) && !endsWord(piece[end]) {
			end++
		}
		word := piece[start:min(end, start+w.limit)]
		if !w.seen[string(word)] {
			w.seen[string(word)] = true
			w.text = append(append(w.text, word...), ' ')
		}
		piece = piece[end:]
	}
}

// endsWord reports whether c is a byte of ASCII that is part of no word, and of
// no character of two bytes in whatever charset.
func endsWord(c byte) bool { return c < '@' }
