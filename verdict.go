package lede

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/byline"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/furniture"
	"github.com/lede-go/lede/internal/generic"
	"github.com/lede-go/lede/internal/head"
	"github.com/lede-go/lede/internal/page"
)

// A State says whether a text is whole.
type State string

// The states of a text.
const (
	// Complete: nothing says that a part of the text is missing.
	Complete State = "complete"
	// Truncated: the bytes of the page end inside the text, or the article goes on
	// on another page.
	Truncated State = "truncated"
	// Gated: the page withholds the rest from those who do not pay or sign in.
	Gated State = "gated"
	// Stub: the text is the beginning of a story that stands on another site.
	Stub State = "stub"
	// Unsure: the page asks for payment or ends oddly, and nothing says how long
	// the text is.
	Unsure State = "unsure"
)

// A Verdict says whether the text of an article is whole, and what was seen that
// speaks for it.
type Verdict struct {
	State State `json:"state"`
	// Evidence are short sentences, each of what was seen and what it was:
	// "html ends inside <p>", "json-ld: wordCount 1200, text 140". There are none
	// where nothing was missed.
	Evidence []string `json:"evidence,omitempty"`
}

// A NoArticleError says of a page without an article why there is none: the page is
// all gate, it was cut off before its text, scripts would have to draw it, or it is no
// article. It wraps ErrNoArticle.
type NoArticleError struct {
	Verdict Verdict
}

func (e *NoArticleError) Error() string {
	if len(e.Verdict.Evidence) == 0 {
		return ErrNoArticle.Error()
	}
	return fmt.Sprintf("%v: %s: %s", ErrNoArticle, e.Verdict.State, strings.Join(e.Verdict.Evidence, "; "))
}

// Unwrap gives ErrNoArticle.
func (e *NoArticleError) Unwrap() error { return ErrNoArticle }

// A judge finds out whether a text is whole: after all else, from what the other stages
// have seen.
type judge struct {
	*draft
	article *Article // nil where there is none
	text    []string // the paragraphs, without a gate at their end
	letters int      // in text
	end     *html.Node
	tail    furniture.Tail
	seen    []string
}

// judge gives the verdict on an article.
func (d *draft) judge(a *Article) Verdict {
	j := &judge{draft: d, article: a}
	j.readText()
	for _, find := range [...]func() State{j.cutOff, j.goesOn, j.gated, j.standsElsewhere} {
		if state := find(); state != "" {
			return Verdict{State: state, Evidence: j.seen}
		}
	}
	return Verdict{State: Complete}
}

// noArticle gives the error for a page without an article.
func (d *draft) noArticle() error {
	j := &judge{draft: d}
	return &NoArticleError{Verdict{State: j.whyNone(), Evidence: j.seen}}
}

// see notes what was seen.
func (j *judge) see(format string, args ...any) {
	j.seen = append(j.seen, note(format, args...))
}

// note makes a line of what a page holds, which may be anything, and of any length.
func note(format string, args ...any) string {
	const longest = 300 // bytes
	line := dom.Clean(fmt.Sprintf(format, args...))
	if len(line) <= longest {
		return line
	}
	return strings.ToValidUTF8(line[:longest], "") + "…"
}

// The figures that the verdicts go by, set on pages that were made by cutting and gating
// whole ones.
const (
	shortText   = 1500 // letters; a text under it may be the beginning of one
	mediumText  = 3000 // letters; in one under it a gate may stand anywhere
	doubtedBody = 0.8  // the confidence under which the body may be something else
	lostBody    = 0.3  // and under which two bodies in three are none
	gateNear    = 400  // letters between a text and its gate
	tailReach   = 600  // letters behind the text that are looked at
	wholeReach  = 5000 // the same, on a page without an article
	onlyBegun   = 600  // letters; a text under it that was open at the end was cut off
	lastOnes    = 4    // paragraphs among which a gate can stand
	fewWords    = 160  // of a page that scripts would draw
)

// readText finds where the text ends, and what the page prints there. The text ends
// with the last paragraph, or in front of a gate that it was taken to end with.
func (j *judge) readText() {
	j.text = j.article.Paragraphs
	for i := max(0, len(j.text)-lastOnes); i < len(j.text); i++ {
		if furniture.IsGate(j.text[i], furniture.EndingOf(j.text[i])) {
			j.text = j.text[:i]
			break
		}
	}
	for _, p := range j.text {
		j.letters += utf8.RuneCountInString(p)
	}
	from := j.endOf(max(0, len(j.text)-lastOnes+1))
	if j.letters < mediumText || j.article.Confidence < doubtedBody {
		from = cmp.Or(j.found.Title, j.endOf(0))
	}
	j.end = j.endOf(len(j.text) - 1)
	switch from = cmp.Or(from, j.end, dom.Body(j.page.Doc)); {
	case j.end != nil:
		j.tail = furniture.ReadTail(from, j.end, tailReach, j.known())
	case from != nil:
		j.tail = furniture.ReadTail(from, from, tailReach, j.known())
	}
}

// known gives what the rule says is printed around every text: what it drops.
func (j *judge) known() furniture.Known {
	return furniture.Known{
		Node: j.match.Drops,
		Line: func(line string) bool { return j.match.IsFrameLine(line) || j.match.DroppedText(line) != "" },
	}
}

// endOf gives the last text of paragraph i on the page, or nil.
func (j *judge) endOf(i int) *html.Node {
	if i < 0 || i >= len(j.text) {
		return nil
	}
	return j.draft.text.ends[j.text[i]]
}

// cutOff finds that the bytes of the page end inside the text: what holds it was open
// then.
func (j *judge) cutOff() State {
	if j.page.EndsInside() == "" || j.end == nil {
		return ""
	}
	box := j.openBox()
	switch {
	case box == nil || dom.Is(box, atom.Html, atom.Body):
		return ""
	case j.holdsText(box):
	case j.tail.After < gateNear && (!j.endsWell() || j.letters < onlyBegun):
	default:
		return ""
	}
	j.see("html ends %s", j.page.EndsInside())
	if j.tail.After == 0 {
		j.see("nothing behind the last paragraph")
	}
	if !j.endsWell() {
		j.see("last paragraph ends without a stop")
	}
	return Truncated
}

// openBox gives the innermost element around the end of the text that was open when the
// bytes ended, or nil.
func (j *judge) openBox() *html.Node {
	for n := j.end; n != nil; n = n.Parent {
		if slices.Contains(j.page.Open, n) {
			return n
		}
	}
	return nil
}

// holdsText reports whether box is the paragraph at the end of the text, the element
// around it, or one inside that which holds the whole text.
func (j *judge) holdsText(box *html.Node) bool {
	first := j.endOf(0)
	blocks := 0
	for n := j.end.Parent; n != nil; n = n.Parent {
		if n == box {
			return true
		}
		if dom.IsBlock(n) {
			blocks++
		}
		if blocks > 1 && (first == nil || dom.Contains(n, first)) {
			return false
		}
	}
	return false
}

// endsWell reports whether the last paragraph ends with a full stop or its kin, and not
// in dots.
func (j *judge) endsWell() bool {
	if len(j.text) == 0 {
		return true
	}
	last := j.text[len(j.text)-1]
	return dom.EndsSentence(last) && !strings.HasSuffix(last, "…") && !strings.HasSuffix(last, "...")
}

// goesOn finds that the article goes on on the next of its pages.
func (j *judge) goesOn() State {
	own := j.page.URL
	if own == nil && j.article != nil {
		own, _ = url.Parse(j.article.URL) // has been parsed before
	}
	for _, ref := range j.meta.next[:min(len(j.meta.next), 2)] {
		if u := j.address(ref); page.IsNextOf(own, u) {
			j.see("link: next %s", u)
			return Truncated
		}
	}
	for _, l := range j.tail.Links {
		ref := dom.Attr(l.Node, "href")
		if !page.MayBeNextOf(own, ref) {
			continue
		}
		if u := j.address(ref); page.IsNextOf(own, u) {
			j.see("next page: %s behind the text", u)
			return Truncated
		}
	}
	return ""
}

// address gives the absolute address of a reference, or nil.
func (j *judge) address(ref string) *url.URL {
	u, err := url.Parse(j.page.Resolve(ref))
	if err != nil || u.Host == "" {
		return nil
	}
	return u
}

// standsElsewhere finds that the text only begins a story that stands on another site.
func (j *judge) standsElsewhere() State {
	if j.letters >= shortText || j.page.URL == nil {
		return ""
	}
	for _, l := range j.tail.Links {
		if l.Distance > gateNear || !furniture.EndingOf(dom.Text(l.Node)).Has(furniture.OtherSite) {
			continue
		}
		if u := j.address(dom.Attr(l.Node, "href")); u != nil && !sameSite(u.Host, j.page.URL.Host) {
			j.see("text of %d letters", j.letters)
			j.see("story: %s", u)
			return Stub
		}
	}
	return ""
}

// sameSite reports whether two hosts are of one site, by the last two of their names.
func sameSite(a, b string) bool {
	site := func(host string) string {
		names := strings.Split(host, ".")
		return strings.Join(names[max(0, len(names)-2):], ".")
	}
	return strings.EqualFold(site(a), site(b))
}

// whyNone says why a page has no article, as far as it shows.
func (j *judge) whyNone() State {
	if where := j.page.EndsInside(); where != "" {
		j.see("html ends %s", where)
		return Truncated
	}
	if state := j.goesOn(); state != "" {
		return state
	}
	if place := j.match.Gate(); place != "" {
		j.see("gate: %s", place)
		return Gated
	}
	body := dom.Body(j.page.Doc)
	from := cmp.Or(j.found.Title, body)
	j.tail = furniture.ReadTail(from, from, wholeReach, furniture.Known{})
	if g := j.gate(); g.stands() && (j.meta.isArticle() || j.found.Title != nil) {
		j.seeGate(g)
		return Gated
	}
	if words := len(strings.Fields(dom.Text(body))); words < fewWords {
		j.see("page of %d words", words)
	}
	return Unsure
}

// The codes of warnings. They stay the same, as programs go by them.
const (
	staleRule     = "stale-rule"         // the rule's layout does not fit the page any more
	missingField  = "rule-field-missing" // a field that the layout names is not there
	titleDiffers  = "title-differs"      // the page prints another title than its metadata have
	dateDiffers   = "date-differs"       // or another day, more than two days away
	authorsDiffer = "authors-differ"     // or other people
	futureDate    = "future-date"        // a date is behind the day on which the page was fetched
	otherCharset  = "other-charset"      // the page is in another charset than it declares
	flattened     = "flattened"          // markup beyond the limits has lost its structure
	fromScripts   = "from-scripts"       // the page leaves the body to its scripts
	secondOpinion = "second-opinion"     // go-readability finds another body, and was believed
)

// warnings gives what to look at in an article.
func (d *draft) warnings(a *Article) []Warning {
	list := append(d.ruleWarnings(a), d.contradictions(a)...)
	for _, m := range [...]struct {
		field string
		sourced[time.Time]
	}{{"published", d.meta.published}, {"modified", d.meta.modified}} {
		if head.IsSlip(m.value, d.page.Retrieved) {
			list = append(list, Warning{m.field, futureDate, m.source + " " + m.value.Format(time.DateOnly)})
		}
	}
	for _, w := range [...]struct {
		is         bool
		code, text string
	}{
		{d.page.Overruled, otherCharset, "the bytes are in another charset than the page declares"},
		{d.page.Flattened, flattened, "markup beyond the limits has lost its structure"},
		{d.body.source == drawnSource, fromScripts, "the text stands in the data of the page's scripts"},
		{d.found.Engine == generic.EngineReadability, secondOpinion, "the engine was unsure, and go-readability made the difference"},
	} {
		if w.is {
			list = append(list, Warning{"body", w.code, w.text})
		}
	}
	return list
}

// contradictions gives the fields of which the page prints something else than its
// metadata have. A later day in print is none: it is that of an update as a rule.
func (d *draft) contradictions(a *Article) []Warning {
	var list []Warning
	if meta := d.meta.title; d.head.Title != "" && meta.value != "" && !d.meta.siteAsTitle && !sameTitle(meta.value, d.head.Title) {
		list = append(list, Warning{"title", titleDiffers, meta.source + ": " + meta.value})
	}
	printed, meta := d.head.Published, d.meta.published
	if d.head.SurelyPublished && !printed.IsZero() && meta.value.Sub(printed) >= 3*day {
		list = append(list, Warning{"published", dateDiffers,
			fmt.Sprintf("printed %s, %s %s", printed.Format(time.DateOnly), meta.source, meta.value.Format(time.DateOnly))})
	}
	if named := d.meta.authors; strings.HasPrefix(a.Sources["authors"], "fallback") && d.namesPeople(a) && !sharesName(a.Authors, named.value) {
		list = append(list, Warning{"authors", authorsDiffer, named.source + ": " + strings.Join(named.value[:min(len(named.value), 3)], ", ")})
	}
	return list
}

// sameTitle reports whether two titles may be of one article: they have a word in common, or
// one is the other with more, but for white space, punctuation and how they are encoded.
func sameTitle(a, b string) bool {
	if shareWord(a, b, 4) {
		return true
	}
	a, b = page.HostSpelling(page.Unescape(a)), page.HostSpelling(page.Unescape(b))
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// namesPeople reports whether the authors of the metadata are people: not the house, by
// any of its names, nor a desk of it.
func (d *draft) namesPeople(a *Article) bool {
	isNoPerson := func(name string) bool {
		house := d.match.Publisher
		return byline.IsTeam(name) || strings.EqualFold(name, a.Publisher) || house != nil && d.options.rules().Named(name) == house
	}
	named := d.meta.authors.value
	return len(named) > 0 && !d.meta.bySite && !slices.ContainsFunc(named, isNoPerson)
}

// shareWord reports whether two lines have a word of as many letters in common. One
// without a space may be of a script that has none, and counts as having.
func shareWord(a, b string, least int) bool {
	if !strings.Contains(a, " ") || !strings.Contains(b, " ") {
		return true
	}
	b = strings.ToLower(b)
	for word := range strings.FieldsSeq(strings.ToLower(a)) {
		word = strings.TrimFunc(word, unicode.IsPunct)
		if utf8.RuneCountInString(word) >= least && strings.Contains(b, word) {
			return true
		}
	}
	return false
}

// sharesName reports whether one of the authors is among the names.
func sharesName(authors []Author, names []string) bool {
	return len(authors) == 0 || slices.ContainsFunc(authors, func(a Author) bool {
		return slices.ContainsFunc(names, func(name string) bool { return shareWord(a.Name, name, 2) })
	})
}
