package byline

import (
	"strings"
	"unicode"
)

// eastAsianTitles are roles that are written without a space to the name, the
// longest first.
var eastAsianTitles = [...]string{
	"本报特约记者", "本报记者", "本報記者", "特约记者", "新华社记者", "中新社记者", "中央社記者", "首席记者", "实习记者", "特派記者", "編集委員", "論説委員", "特派員", "支局長", "記者", "记者",
}

// filed are the words that end a place in Chinese bylines: 台北報導.
var filed = [...]string{"綜合報導", "综合报道", "報導", "报道", "報道", "電", "电"}

// readEastAsian reads segments in Chinese, Japanese and Korean, where titles
// and places stand without a space or in an order of their own.
func (p *parser) readEastAsian(s segment) bool {
	t := p.toks[s.from]
	if t.form != uncased {
		return false
	}
	switch r := firstRune(p.src[t.start:]); {
	case unicode.Is(unicode.Hangul, r):
		return p.readKorean(s)
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return p.readHan(s)
	}
	return false
}

// readKorean reads "PLACE NAME 기자". What stands before such a segment and
// has no title is a place.
func (p *parser) readKorean(s segment) bool {
	title := -1
	for i := s.from; i < s.to; i++ {
		if p.is(i, role) {
			title = i
			break
		}
	}
	if title <= s.from || !p.isWord(title-1) {
		return false
	}
	p.add(s, title-1, title, entry{Person: Person{Role: p.text(title, title+1)}})
	if title-1 > s.from {
		n := len(p.entries) - 1
		for _, e := range p.entries[:n] {
			if e.Role == "" && e.sep != '|' {
				p.places = append(p.places, [2]int{e.from, e.to})
			}
		}
		p.entries = keepTitled(p.entries)
		p.group = len(p.entries) - 1
		p.addPlace(s.from, title-1, ' ', false)
	}
	return true
}

func keepTitled(all []entry) []entry {
	kept := all[:0]
	for _, e := range all {
		if e.Role != "" || e.sep == '|' {
			kept = append(kept, e)
		}
	}
	return kept
}

// readHan reads 本报记者张三, 山田太郎記者, 台北報導.
func (p *parser) readHan(s segment) bool {
	text := p.text(s.from, s.to)
	start := p.toks[s.from].start
	for _, tail := range filed {
		if place, ok := strings.CutSuffix(text, tail); ok && isPlace(place) {
			p.places = append(p.places, [2]int{start, start + len(place)})
			if n := len(p.entries); n > 0 && p.entries[n-1].Place == "" {
				p.entries[n-1].Place = place
			}
			return true
		}
	}
	for _, title := range eastAsianTitles {
		if rest, ok := strings.CutPrefix(text, title); ok && strings.TrimSpace(rest) != "" {
			p.addHan(s, start+len(text)-len(strings.TrimSpace(rest)), strings.TrimSpace(rest), title)
			return true
		}
		if rest, ok := strings.CutSuffix(text, title); ok && strings.TrimSpace(rest) != "" && !strings.HasPrefix(title, "本") {
			p.addHan(s, start, strings.TrimSpace(rest), title)
			return true
		}
	}
	return false
}

// addHan adds the names of text, which begins at byte from. A space parts two
// names behind a Chinese title; elsewhere it parts family and given name.
func (p *parser) addHan(s segment, from int, text, title string) {
	names := []string{text}
	if strings.Contains(title, "记") {
		names = strings.Fields(text)
	}
	for _, name := range names {
		at := from + strings.Index(p.src[from:], name)
		p.entries = append(p.entries, entry{Person: Person{Name: name, Role: title}, from: at, to: at + len(name), sep: s.sep})
	}
}
