package generic

import (
	"unicode"
	"unicode/utf8"
)

// textStats counts what a block's text is made of, in one pass over its bytes.
// Widths are characters without white space, those of scripts written
// without spaces counted so that they compare with alphabetic text.
type textStats struct {
	width, link, bold, italic       int32
	letters, upper, digits, capital int32
	stops, commas, quotes, marks    int32
	special                         int32 // @, #, |, ©, bullets and arrows
	nWords, links, breaks           int32
	linkHash, linkOut, linkShare    int32
	linkTag                         int32
	images, controls, times         int32
	lead, tail                      int32 // width before the first link, and behind the last
	colon                           int32 // width up to the first colon, or 0
	unspaced                        int32 // letters of scripts with neither spaces between words nor full stops
	first, last                     rune
}

// scan counts the characters of s and gathers its words.
func (c *cutter) scan(s string) {
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case 'a' <= b && b <= 'z':
			i = c.small(s, i)
		case b <= ' ':
			c.endWord()
			for i++; i < len(s) && s[i] <= ' '; i++ {
			}
		case b < utf8.RuneSelf:
			i++
			c.ascii(b)
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			i += size
			c.rune(r)
		}
	}
}

// small counts the letters from a to z that begin at start in s, and gives their end.
func (c *cutter) small(s string, start int) (end int) {
	t := &c.stats
	c.beginWord()
	word := c.word
	for end = start; end < len(s) && 'a' <= s[end] && s[end] <= 'z'; end++ {
		word = (word ^ uint32(s[end])) * 16777619
	}
	c.word, c.sentence = word, false
	t.width += int32(end - start)
	t.letters += int32(end - start)
	t.see(rune(s[start]))
	t.last = rune(s[end-1])
	return end
}

// ascii counts a character of ASCII that is neither white space nor a small letter.
func (c *cutter) ascii(b byte) {
	s := &c.stats
	switch {
	case 'A' <= b && b <= 'Z':
		c.capital()
		c.letter(uint32(b) + 'a' - 'A')
	case '0' <= b && b <= '9':
		s.digits++
		c.letter(uint32(b))
		s.letters--
	case b == 0x7f:
		c.endWord()
		return
	default:
		if b != '\'' {
			c.endWord()
		}
		s.width++
		c.mark(rune(b))
	}
	s.see(rune(b))
}

func (c *cutter) rune(r rune) {
	s := &c.stats
	switch {
	case isWide(r):
		// One such character says about as much as half a word.
		c.endWord()
		c.letter(uint32(r))
		c.endWord()
		s.width += 2
	case unicode.IsLetter(r) || unicode.IsMark(r):
		s.unspaced += boolInt(isUnspaced(r))
		if unicode.IsUpper(r) {
			c.capital()
			r = unicode.ToLower(r)
		}
		c.letter(uint32(r))
	case unicode.IsDigit(r):
		s.digits++
		c.letter(uint32(r))
	case unicode.IsSpace(r) || !unicode.IsGraphic(r):
		if r != '\u00ad' && r != '\u200c' && r != '\u200d' {
			c.endWord()
		}
		return
	default:
		if r != '\u2019' {
			c.endWord()
		}
		s.width++
		c.mark(r)
	}
	s.see(r)
}

// capital counts a letter in upper case, before letter does.
func (c *cutter) capital() {
	c.stats.upper++
	if !c.inWord {
		c.stats.capital++
	}
}

// see takes down a character that is no white space as the first or the last.
func (s *textStats) see(r rune) {
	if s.first == 0 {
		s.first = r
	}
	s.last = r
}

func (c *cutter) letter(r uint32) {
	c.stats.width++
	c.stats.letters++
	c.beginWord()
	c.word = (c.word ^ r) * 16777619
	c.sentence = false
}

func (c *cutter) beginWord() {
	if !c.inWord {
		c.inWord = true
		c.word = 2166136261
		c.stats.nWords++
	}
}

func (c *cutter) endWord() {
	if !c.inWord {
		return
	}
	c.inWord = false
	c.page.words = append(c.page.words, c.word)
	c.hash = (c.hash ^ uint64(c.word)) * 1099511628211
}

func (c *cutter) mark(r rune) {
	s := &c.stats
	s.marks++
	switch r {
	case '.', '!', '?', '\u3002', '\uff01', '\uff1f', '\u0964', '\u061f', '\u06d4', '\u0589', '\u2026':
		if !c.sentence {
			s.stops++
		}
		c.sentence = true
	case ',', ';', '\u3001', '\uff0c', '\u060c', '\u061b':
		s.commas++
	case '"', '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb', '\u300c', '\u300d', '\u2018':
		s.quotes++
	case ':', '\uff1a':
		if s.colon == 0 {
			s.colon = s.width
		}
	case '@', '#', '|', '\u00a9', '\u2022', '\u00b7', '\u203a', '\u2192', '>', '/', '\u25b6', '\u25ba', '+':
		s.special++
	}
}

// isWide reports letters of scripts that are written without spaces between
// words and say much with one character.
func isWide(r rune) bool {
	return r >= 0x3040 && r <= 0x30ff || r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}

// isUnspaced reports letters of Thai, Lao, Tibetan, Burmese and Khmer.
func isUnspaced(r rune) bool {
	return r >= 0x0e00 && r <= 0x0fff || r >= 0x1000 && r <= 0x109f || r >= 0x1780 && r <= 0x17ff
}

// compare makes the counts of a text whose script knows no spaces between words
// and no full stops such as they would be elsewhere.
func (s *textStats) compare() {
	if 2*s.unspaced < s.letters || s.width < 60 {
		return
	}
	s.nWords = max(s.nWords, s.width/5)
	if s.stops == 0 {
		s.stops = 1 + s.width/120
		s.last = '.'
	}
}
