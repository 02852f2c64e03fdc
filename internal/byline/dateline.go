package byline

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/lede-go/lede/internal/date"
)

// A Dateline says where and when a story was filed, and by whom.
type Dateline struct {
	// Places are as printed, but not in capitals: Warsaw, Poland.
	Places []string
	// Date is an ISO 8601 date, --03-26 where the year is not known and ---26
	// where the month is not known either.
	Date string
	// Agencies are the agencies named, in their own spelling.
	Agencies []string
	// Raw is the dateline as it stands, without the dash or stop behind it.
	Raw string
	// Authors are the people of a byline that runs into the dateline: "By
	// Jane Roe KYIV (Reuters) - ".
	Authors []Person
}

// DatelineOptions are what is known of the page. The zero value works.
type DatelineOptions struct {
	// Published gives the year, and where need be the month, that the date of
	// the dateline lacks. The zero time gives neither.
	Published time.Time
	// Weak says that the publisher sets a city and a colon or full stop before
	// its stories ("LONDON: ", "Berlin. "). Elsewhere that is a headline or a
	// speaker.
	Weak bool
}

// window is how much of a paragraph is looked at for a dateline.
const window = 320

// ParseDateline reads the dateline at the start of paragraph, and gives what
// stands behind it; rest is paragraph itself when there is none (ok is false).
//
//   - A place with a known agency in brackets or slashes, or with a date, is
//     a dateline however the place is written; so is an agency or date alone
//     before a dash, and the forms of East Asia: 【ロンドン共同】.
//   - A place alone before a dash is one if it is a city of the gazetteer in
//     capitals, a city with its country or state, or several with slashes,
//     and if a sentence follows: a capital, but no headline in capitals.
//   - A city before a colon or full stop is one only with DatelineOptions.Weak.
//   - Labels such as UPDATE 1- and EXCLUSIVE: are passed over, and belong to
//     the dateline behind them. A byline before the place gives Authors.
func ParseDateline(paragraph string, o DatelineOptions) (d Dateline, rest string, ok bool) {
	s := strings.TrimLeftFunc(paragraph, unicode.IsSpace)
	head := s
	if len(head) > window {
		head = head[:window]
		for len(head) > 0 && !utf8.RuneStart(s[len(head)]) {
			head = head[:len(head)-1]
		}
	}
	if !plausible(head) {
		return Dateline{}, paragraph, false
	}
	p := parsers.Get().(*parser)
	r := newReader(p.toks, head, o)
	r.whole = s
	ok = r.eastAsian() || r.bylined() || r.read(0)
	p.toks = r.toks[:0]
	parsers.Put(p)
	if !ok {
		return Dateline{}, paragraph, false
	}
	d = r.d
	d.Raw = strings.TrimSpace(head[:r.end])
	for _, span := range r.spans {
		d.Places = AppendNew(d.Places, span.name(head))
	}
	if r.date.Day != 0 {
		d.Date = complete(r.date, o.Published).String()
	}
	return d, strings.TrimLeftFunc(s[r.next:], unicode.IsSpace), true
}

// plausible reports whether s may begin with a dateline. Most paragraphs do
// not, as their second word is in lower case: "The vote".
func plausible(s string) bool {
	first, rest, ok := strings.Cut(s, " ")
	if !ok || !isPlainWord(first) {
		return true
	}
	second, _, _ := strings.Cut(rest, " ")
	if !isPlainWord(second) || second[0] < 'a' {
		return true
	}
	_, isAgency := agency(second)
	return isAgency || classOf(second)&inner != 0
}

// isPlainWord reports whether s is one or more ASCII letters.
func isPlainWord(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf || !isLetter(r) }) < 0
}

// complete gives p the year, and the month, that put it nearest to published.
func complete(p date.Partial, published time.Time) date.Partial {
	if published.IsZero() || p.Year != 0 {
		return p
	}
	best, distance := p, time.Duration(-1)
	year, month := published.Year(), published.Month()
	for i := -1; i <= 1; i++ {
		t := time.Date(year+i, p.Month, p.Day, 0, 0, 0, 0, time.UTC)
		if p.Month == 0 {
			t = time.Date(year, month+time.Month(i), p.Day, 0, 0, 0, 0, time.UTC)
		}
		if off := t.Sub(published).Abs(); t.Day() == p.Day && (distance < 0 || off < distance) {
			distance = off
			best = date.Partial{Year: t.Year(), Month: t.Month(), Day: t.Day()}
		}
	}
	return best
}

// A span is a place in the text, with the country that is printed apart from it.
type span struct {
	from, to int // bytes
	behind   int // the byte where its region begins; 0 for none
	country  string
}

func (s span) name(src string) string {
	name := titlePlace(src[s.from:s.to])
	if s.country != "" {
		name += ", " + s.country
	}
	return name
}

// A reader reads one dateline: the parts found so far, and where they end.
type reader struct {
	parser
	o     DatelineOptions
	whole string
	d     Dateline
	spans []span
	date  date.Partial
	end   int // byte behind the last part
	next  int // byte behind the sign that ends the dateline
	term  rune
}

// newReader gives a reader of head, behind its label. It uses the memory of toks.
func newReader(toks []token, head string, o DatelineOptions) *reader {
	from := labelEnd(head)
	toks = appendTokens(toks[:0], head[from:])
	for i := range toks {
		toks[i].start += from
		toks[i].end += from
	}
	return &reader{o: o, parser: parser{src: head, toks: toks}}
}

// labelEnd gives the length of the label that s begins with: "UPDATE 1-",
// "EXCLUSIVE: ".
func labelEnd(s string) int {
	w := firstWord(s)
	rest := strings.TrimLeft(s[len(w):], " 0123456789")
	if w == "date" && strings.HasPrefix(s, "date 20") {
		return len(s) - len(strings.TrimLeft(rest, "-0123456789")) // "date 2025-03-26", which a crawler puts in
	}
	if rest == "" || classOf(strings.ToLower(w))&desk == 0 {
		return 0
	}
	if r, size := utf8.DecodeRuneInString(rest); strings.ContainsRune("-–—:|", r) {
		return len(s) - len(rest) + size
	}
	return 0
}

// bylined reads a byline that runs into a dateline: "By Jane Roe and Ann Doe
// KYIV (Reuters) -", "By Jane Roe (Reuters) -".
func (r *reader) bylined() bool {
	if r.low(0) != "by" {
		return false
	}
	for i := 2; i < len(r.toks) && i < 30; i++ {
		switch t := r.toks[i]; {
		case r.isSign(i, '('):
		case r.isSign(i, '.') || t.kind == number:
			return false
		case t.kind == word && t.form == capitals && len(t.low) > 1 && (r.toks[i-1].form != capitals || r.cityAt(i)):
		default:
			continue
		}
		byline := Parse(r.text(0, i), Options{})
		try := *r
		if len(byline.Authors) > 0 && try.read(i) && len(try.d.Agencies) > 0 {
			*r = try
			r.d.Authors = byline.Authors
			return true
		}
	}
	return false
}

// cityAt reports whether a city of the gazetteer begins at token i and a sign
// follows it.
func (r *reader) cityAt(i int) bool {
	end := i
	for r.isWord(end) && end < i+4 {
		end++
	}
	return end < len(r.toks) && !r.isWord(end) && isCity(r.text(i, end))
}

// read reads a dateline that begins at token i. It leaves nothing behind when
// there is none.
func (r *reader) read(i int) bool {
	clean := *r
	if i < len(r.toks) && (r.readAgencyFirst(i) || r.readDateFirst(i) || r.readPlaceFirst(i)) {
		return true
	}
	*r = clean
	return false
}

// readAgencyFirst reads "(CNN) — ", "(ANSA) - ROMA, 26 MAR - ", "CNN — ",
// "KYODO NEWS - Mar 26, 2025 - " and "AFP, PARIS".
func (r *reader) readAgencyFirst(i int) bool {
	clean := *r
	next := r.bracket(i)
	bare := next == 0
	if bare {
		next = r.bareAgency(i, true)
	}
	if next == 0 {
		return false
	}
	if bare && r.isSign(next, ',') {
		end := r.placeEnd(next + 1)
		if end == len(r.toks) && end > next+1 && r.toks[next+1].form == capitals {
			r.addSpan(next+1, end)
			return r.finishAt(end)
		}
	}
	r.finishAt(next)
	if r.term == '-' {
		after := *r
		if r.readDated(r.tokenAt(r.next)) {
			return true
		}
		*r = after
	}
	if bare && r.term != '-' || strings.TrimSpace(r.whole[r.next:]) == "" {
		*r = clean
		return false
	}
	return true
}

// readDated reads a place and date, or a date, that ends with a dash.
func (r *reader) readDated(i int) bool {
	next := r.readDate(i)
	if next == 0 {
		end := r.placeEnd(i)
		if end == i || !r.isSign(end, ',') && !r.isSign(end, '.') {
			return false
		}
		if next = r.readDate(end + 1); next == 0 {
			return false
		}
		r.addSpan(i, end)
	}
	return r.finishAt(next) && (r.term == '-' || r.term == ':' || r.term == '.')
}

// readDateFirst reads "March 26 (Reuters) - " and "Monday, March 26 - ".
func (r *reader) readDateFirst(i int) bool {
	next := r.readDate(i)
	if next == 0 {
		return false
	}
	if end := r.bracket(next); end > 0 {
		return r.finishAt(end)
	}
	// With a year it is an entry of a chronicle: "Oct. 6, 1923: First game".
	return r.finishAt(next) && r.date.Year == 0 && (r.term == '-' || r.term == ':')
}

// readDate reads the date at token i and gives the token behind it, 0 for none.
func (r *reader) readDate(i int) int {
	if i >= len(r.toks) || r.toks[i].kind != number && r.toks[i].kind != word {
		return 0
	}
	start := r.toks[i].start
	p, n := date.Prefix(r.src[start:])
	if n == 0 {
		return 0
	}
	r.date = p
	r.end = start + n
	next := r.tokenAt(r.end)
	// The stop of an abbreviation (26 mar.) or of a day (2025. március 26.),
	// and the weekday behind it.
	for next < len(r.toks) && (r.isSign(next, '.') || r.isSign(next, ',')) {
		next++
	}
	if r.isWord(next) && date.Weekday(r.text(next, next+1)) {
		r.end = r.toks[next].end
		next++
	}
	return next
}

// tokenAt gives the first token that begins at or behind byte pos.
func (r *reader) tokenAt(pos int) int {
	i := 0
	for i < len(r.toks) && r.toks[i].start < pos {
		i++
	}
	return i
}

// readPlaceFirst reads a dateline that begins with a place.
func (r *reader) readPlaceFirst(i int) bool {
	next := r.readPlaces(i)
	if next == 0 {
		return false
	}
	i = r.skipSigns(next, ",.-")
	if end := r.readDate(i); end > 0 {
		next = end
		i = r.skipSigns(next, ",.-")
	}
	if end := r.agencyAt(i, next); end > 0 {
		next = r.dateBehind(end)
	}
	r.finishAt(next)
	return r.accept()
}

// dateBehind reads the date that a wire of press releases prints behind its
// name, between slashes: "AUSTIN, TX / ACCESSWIRE / May 7, 2024 /". It gives the
// token behind it, end when there is none.
func (r *reader) dateBehind(end int) int {
	if r.date.Day != 0 || !r.isSign(end-1, '/') {
		return end
	}
	to := r.readDate(end)
	if to == 0 {
		return end
	}
	if r.isSign(to, '/') {
		to++
		r.end = r.toks[to-1].end
	}
	return to
}

// agencyAt reads the agency at token i in any of its forms: in brackets, between
// slashes, in quotation marks or bare; next is the token behind the part
// before it.
func (r *reader) agencyAt(i, next int) int {
	if end := r.bracket(i); end > 0 {
		return end
	}
	slash := r.isSign(i, '/') || r.isSign(i, '«')
	if slash {
		i++
	}
	if end := r.bareAgency(i, i == next && r.date.Day == 0); end > 0 {
		if slash && (r.isSign(end, '/') || r.isSign(end, '»')) {
			end++
			r.end = r.toks[end-1].end
		}
		return end
	}
	return 0
}

// skipSigns gives the first token from i on that is none of signs.
func (r *reader) skipSigns(i int, signs string) int {
	for i < len(r.toks) && r.toks[i].kind == sign && strings.ContainsRune(signs, r.toks[i].sign) {
		i++
	}
	return i
}

// bracket reads agencies in brackets at token i: (AP), (dpa/TNS). Of a desk
// behind the agency, as in (dpa/lby), no notice is taken.
func (r *reader) bracket(i int) int {
	if !r.isSign(i, '(') {
		return 0
	}
	var found []string
	for from := i + 1; from < len(r.toks) && from < i+16; {
		to := from
		for to < len(r.toks) && r.toks[to].kind != sign && r.low(to) != "and" && r.low(to) != "und" {
			to++
		}
		if to >= len(r.toks) {
			return 0
		}
		text := r.text(from, to)
		name, ok := agency(text)
		switch {
		case ok:
			found = append(found, name)
		case len(found) > 0 && len(text) <= 4 && formOf(text) == lower && to > from:
		default:
			return 0
		}
		if r.isSign(to, ')') {
			r.d.Agencies = append(r.d.Agencies, found...)
			r.end = r.toks[to].end
			return to + 1
		}
		if r.toks[to].kind == sign && !strings.ContainsRune("/,&-", r.toks[to].sign) {
			return 0
		}
		from = to + 1
	}
	return 0
}

// bareAgency reads an agency without brackets at token i, which a sign must
// follow. With plain set, marks that mean other things as well do not count.
func (r *reader) bareAgency(i int, plain bool) int {
	for end := min(i+4, len(r.toks)); end > i; end-- {
		text := r.text(i, end)
		name, ok := agency(text)
		if plain {
			name, ok = plainAgency(text)
		}
		if !ok || end < len(r.toks) && r.toks[end].kind != sign {
			continue
		}
		r.d.Agencies = append(r.d.Agencies, name)
		r.end = r.toks[end-1].end
		return end
	}
	return 0
}

// readPlaces reads places with their regions from token i on and gives the
// token behind the last.
func (r *reader) readPlaces(i int) int {
	end := r.placeEnd(i)
	if end == i {
		return 0
	}
	r.addSpan(i, end)
	for end < len(r.toks) {
		last := &r.spans[len(r.spans)-1]
		to := r.placeEnd(end + 1)
		text := ""
		if to > end+1 {
			text = r.text(end+1, to)
		}
		if r.gluedAgency(to) {
			return to
		}
		switch {
		case text == "" || r.bareAgencyAhead(end+1):
			return end
		case r.addsPlace(end, text):
			r.addSpan(end+1, to)
		case r.isSign(end, ','):
			if last.behind == 0 {
				last.behind = r.toks[end+1].start
			}
			last.to = r.toks[to-1].end
			r.end = last.to
		case r.isSign(end, '(') && r.isSign(to, ')') && isRegion(text):
			last.country, last.behind = text, r.toks[end+1].start
			to++
			r.end = r.toks[to-1].end
		default:
			return end
		}
		end = to
	}
	r.shareCountry()
	return end
}

// addsPlace reports whether text, behind the sign or word at end, is another
// place, and no region of the one before it.
func (r *reader) addsPlace(end int, text string) bool {
	switch {
	case r.isSign(end, '/'):
		return true
	case r.low(end) == "and":
		return isCity(text) || r.toks[end+1].form == capitals
	}
	return r.isSign(end, ',') && isCity(text) && !isRegion(text) && r.spans[len(r.spans)-1].behind == 0
}

// bareAgencyAhead reports whether token i begins a bare agency.
func (r *reader) bareAgencyAhead(i int) bool {
	try := *r
	return try.bareAgency(i, false) > 0
}

// shareCountry gives the country behind the last of several places to those
// before it: "Royal Oak, Michigan/Phoenix, Arizona, US".
func (r *reader) shareCountry() {
	last := r.spans[len(r.spans)-1]
	parts := strings.Split(r.src[last.from:last.to], ", ")
	if len(parts) < 3 || !isRegion(parts[2]) {
		return
	}
	for i, s := range r.spans[:len(r.spans)-1] {
		if s.behind > 0 && strings.Count(r.src[s.from:s.to], ", ") == 1 {
			r.spans[i].country = parts[2]
		}
	}
}

// gluedAgency reads the agency that is printed without a space behind the
// place that ends before token to: "ItalyReuters".
func (r *reader) gluedAgency(to int) bool {
	if !r.isWord(to - 1) {
		return false
	}
	t := r.toks[to-1]
	name, rest := glued(r.src[t.start:t.end])
	if rest == 0 {
		return false
	}
	last := &r.spans[len(r.spans)-1]
	if last.behind == 0 {
		last.behind = t.start
	}
	last.to = t.start + rest
	r.d.Agencies = append(r.d.Agencies, name)
	r.end = t.end
	r.shareCountry()
	return true
}

// glued takes apart a word that is a region and an agency, as the magazine
// Sight prints them: the agency, and the length of the region.
func glued(w string) (agency string, region int) {
	for _, name := range [...]string{"Reuters", "AFP", "AP", "dpa"} {
		rest, ok := strings.CutSuffix(w, name)
		if ok && len(rest) > 1 && isRegion(rest) {
			return name, len(rest)
		}
	}
	return "", 0
}

// addSpan adds tokens [from, to) as a place.
func (r *reader) addSpan(from, to int) {
	r.spans = append(r.spans, span{from: r.toks[from].start, to: r.toks[to-1].end})
	r.end = r.toks[to-1].end
}

// placeEnd gives the end of the words that may be one place, at most six, at
// token i; i when there is none.
func (r *reader) placeEnd(i int) int {
	end := i
	for end < len(r.toks) && end < i+6 && r.isWord(end) {
		t := r.toks[end]
		if t.form == lower {
			if end == i || t.class&inner == 0 || t.low == "and" || !r.isWord(end+1) || r.toks[end+1].form == lower {
				break
			}
		}
		if end > i && r.bareAgencyAhead(end) || date.Month(t.low) != 0 && r.dateAt(end) {
			break
		}
		end++
		if _, rest := glued(r.text(end-1, end)); rest > 0 {
			break
		}
	}
	if end == i+6 && r.isWord(end) || r.low(i) == "by" || end == i+1 && len(r.low(i)) > 3 && date.Weekday(r.low(i)) {
		return i
	}
	return end
}

func (r *reader) dateAt(i int) bool {
	_, n := date.Prefix(r.src[r.toks[i].start:])
	return n > 0
}

// finishAt ends the dateline before token i and takes the signs there with
// it: "—", ".-", ":".
func (r *reader) finishAt(i int) bool {
	r.next, r.term = r.end, 0
	for i < len(r.toks) && r.toks[i].kind == sign && strings.ContainsRune("-.:=|", r.toks[i].sign) {
		if r.term == 0 || r.toks[i].sign == '-' {
			r.term = r.toks[i].sign
		}
		r.next = r.toks[i].end
		i++
	}
	if r.term == 0 {
		// The stop may already be behind: "26 mar. (Adnkronos)".
		r.next = max(r.next, r.end)
	}
	return true
}

// accept reports whether what was read after a place is a dateline.
func (r *reader) accept() bool {
	first := r.spans[0]
	head := r.src[first.from:first.to]
	if first.behind > 0 {
		head = strings.TrimRight(r.src[first.from:first.behind], ", [(")
	}
	if r.namesPaper(head) {
		return false
	}
	rest := strings.TrimLeftFunc(r.whole[r.next:], unicode.IsSpace)
	switch {
	case len(r.d.Agencies) > 0:
		return r.term != 0 || rest == "" || formOf(firstWord(rest)) != lower || !isLetter(firstRune(rest))
	case r.date.Day != 0:
		return (r.term == '-' || r.term == ':') && (isPlace(head) || formOf(head) == capitals) && rest != ""
	case !startsSentence(rest):
		return false
	case r.term == '-':
		return r.allKnown(true)
	case r.term == ':' || r.term == '.' || r.term == '|':
		return r.o.Weak && r.allKnown(false)
	}
	return false
}

// namesPaper reports whether a run of words is the name of a paper or a
// team, which begins with a place as well: NEW YORK TIMES.
func (r *reader) namesPaper(head string) bool {
	last := head[strings.LastIndexByte(head, ' ')+1:]
	return len(last) < len(head) && classOf(strings.ToLower(last))&(paper|organisation) != 0 && !isPlace(head)
}

// allKnown reports whether every place is a city of the gazetteer or has a
// region behind it. With strict set, one that stands alone must be in capitals.
func (r *reader) allKnown(strict bool) bool {
	for _, s := range r.spans {
		text := r.src[s.from:s.to]
		switch {
		case s.country != "":
		case s.behind > 0:
			if !isRegion(r.src[s.behind:s.to]) {
				return false
			}
		case !isCity(text):
			return false
		case strict && len(r.spans) == 1 && formOf(text) != capitals && formOf(text) != uncased:
			return false
		}
	}
	return true
}

// startsSentence reports whether s begins like a sentence: with a capital, a
// figure or a quotation mark, and not with a line in capitals.
func startsSentence(s string) bool {
	s = strings.TrimLeft(s, "\"“”„«‘’'¿¡([")
	if s == "" {
		return false
	}
	r := firstRune(s)
	if unicode.IsDigit(r) {
		return true
	}
	if !isLetter(r) || unicode.IsLower(r) || classOf(strings.ToLower(firstWord(s)))&aside != 0 {
		return false
	}
	line := s
	if end := strings.IndexAny(s, ".:?!—–"); end >= 0 {
		line = s[:end]
	}
	return !strings.ContainsFunc(line, unicode.IsUpper) || strings.ContainsFunc(line, unicode.IsLower)
}

func firstWord(s string) string {
	for i, r := range s {
		if !isLetter(r) {
			return s[:i]
		}
	}
	return s
}
