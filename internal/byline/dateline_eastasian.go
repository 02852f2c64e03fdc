package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/date"
)

// brackets are those that hold a whole dateline in East Asia.
var brackets = map[rune]string{'【': "】", '（': "）", '(': ")", '[': "]", '［': "］", '〔': "〕", '「': "」"}

// eastAsian reads a dateline of the presses of China, Japan and Korea.
func (r *reader) eastAsian() bool {
	first, size := utf8.DecodeRuneInString(r.src)
	closing, ok := brackets[first]
	if !ok {
		return r.chinese()
	}
	end := strings.Index(r.src, closing)
	if end < 0 || end > 120 {
		return false
	}
	content := r.src[size:end]
	r.end = end + len(closing)
	if place, name, ok := strings.Cut(content, "="); ok {
		return r.korean(place, name)
	}
	if !isEastAsian(content) || !r.filing(content, size) {
		r.spans, r.d, r.date = nil, Dateline{}, date.Partial{}
		return false
	}
	r.finishAt(r.tokenAt(r.end))
	return true
}

func isEastAsian(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Katakana, unicode.Hiragana) })
}

// korean reads (서울=연합뉴스) 홍길동 기자 = .
func (r *reader) korean(place, name string) bool {
	known, ok := agency(strings.TrimSpace(name))
	if !ok || strings.TrimSpace(place) == "" {
		return false
	}
	r.d.Agencies = append(r.d.Agencies, known)
	from := strings.Index(r.src, place)
	for part := range strings.SplitSeq(place, "·") {
		r.spans = append(r.spans, span{from: from, to: from + len(part)})
		from += len(part) + len("·")
	}
	r.finishAt(r.tokenAt(r.end))
	behind := r.src[r.end:]
	if by, _, ok := strings.Cut(behind, "="); ok && len(by) < 90 && strings.Contains(by, "기자") {
		r.d.Authors = Parse(by, Options{}).Authors
		r.end += len(by)
		r.finishAt(r.tokenAt(r.end))
	}
	return true
}

// chinese reads 新华社北京3月26日电 (记者 张三).
func (r *reader) chinese() bool {
	end := strings.IndexAny(r.src, "电電")
	if end < 0 || end > 90 || !r.filing(r.src[:end+len("电")], 0) || len(r.d.Agencies) == 0 || r.date.Day == 0 {
		r.spans, r.d, r.date = nil, Dateline{}, date.Partial{}
		return false
	}
	r.end = end + len("电")
	i := r.tokenAt(r.end)
	if r.isSign(i, '(') {
		for j := i + 1; j < len(r.toks) && j < i+12; j++ {
			if !r.isSign(j, ')') {
				continue
			}
			if by := Parse(r.text(i+1, j), Options{}); len(by.Authors) > 0 && r.is(i+1, role|label) {
				r.d.Authors, r.end, i = by.Authors, r.toks[j].end, j+1
			}
			break
		}
	}
	r.finishAt(i)
	return true
}

// filing reads what stands in the brackets, at byte offset of the text:
// agency, reporter, place and day in the order of China, place, day and
// agency in that of Japan. One of agency and known place must be there.
func (r *reader) filing(content string, offset int) bool {
	from, to := 0, len(strings.TrimRight(content, "电電讯訊 "))
	if n := agencyEdge(content[:to], true); n > 0 {
		r.d.Agencies = append(r.d.Agencies, canonical(content[:n]))
		from = n
	}
	if n := agencyEdge(content[from:to], false); n > 0 {
		r.d.Agencies = append(r.d.Agencies, canonical(content[to-n:to]))
		to -= n
	}
	from += len(content[from:to]) - len(strings.TrimLeft(content[from:to], " "))
	if digits := strings.IndexFunc(content[from:to], unicode.IsDigit); digits >= 0 {
		p, n := date.Prefix(content[from+digits : to])
		if n == 0 || strings.TrimSpace(content[from+digits+n:to]) != "" {
			return false
		}
		r.date = p
		to = from + digits
	}
	from = r.reporter(content, from, to)
	place := strings.TrimSpace(content[from:to])
	if place == "" {
		return len(r.d.Agencies) > 0
	}
	if len(r.d.Agencies) == 0 && (r.date.Day == 0 && !isCity(place)) || utf8.RuneCountInString(place) > 12 {
		return false
	}
	r.spans = append(r.spans, span{from: offset + from, to: offset + from + len(place)})
	return true
}

// reporter reads 記者張三 before the place: the name ends where a known place
// begins. It gives the byte where the place begins.
func (r *reader) reporter(content string, from, to int) int {
	for _, title := range [...]string{"記者", "记者"} {
		rest, ok := strings.CutPrefix(content[from:to], title)
		if !ok {
			continue
		}
		for i := range rest {
			if name := strings.TrimSpace(rest[:i]); isEastAsian(name) && isCity(rest[i:]) {
				r.d.Authors = append(r.d.Authors, Person{Name: clean(name), Role: title, Place: clean(rest[i:])})
				return from + len(title) + i
			}
		}
	}
	return from
}

// agencyEdge gives the length of the longest agency that s begins with, or
// ends with.
func agencyEdge(s string, front bool) int {
	best := 0
	for i := range s {
		part, n := s[i:], len(s)-i
		if front {
			part, n = s[:i], i
		}
		if n > best && part != "" && utf8.RuneCountInString(part) > 1 {
			if _, ok := agency(part); ok {
				best = n
			}
		}
	}
	if _, ok := agency(s); ok {
		best = len(s)
	}
	return best
}

func canonical(s string) string {
	name, _ := agency(s)
	return name
}
