// Package score compares what an extractor made of a page with the truth about
// it, and sums up the pages of a set. Its figures are those of the public
// benchmarks, computed as the reference scorer does.
package score

import (
	"cmp"
	"maps"
	"math/bits"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/lede-go/lede/bench/sets"
)

// Prediction is what an extractor made of one page. A page that it could not
// read has the zero Prediction.
type Prediction struct {
	ID         string    `json:"id"`
	Title      string    `json:"title"`
	Authors    []string  `json:"authors"`
	Date       string    `json:"date"` // an ISO 8601 date
	Text       string    `json:"text"`
	Paragraphs []string  `json:"paragraphs"`
	Blocks     []string  `json:"blocks,omitempty"` // the paragraphs with the headings among them
	Standfirst string    `json:"standfirst,omitempty"`
	Captions   []Caption `json:"captions,omitempty"` // the lead photo first
	Confidence float64   `json:"confidence,omitempty"`
}

// Caption is a photo's address, its caption and its credit.
type Caption struct {
	URL     string `json:"url,omitempty"`
	Caption string `json:"caption"`
	Credit  string `json:"credit"`
}

// Normal gives p's paragraphs, or the lines of its text when it has none, in the
// form in which they are compared. Empty ones are left out.
func (p *Prediction) Normal() []string { return normals(p.paragraphs()) }

// paragraphs gives p's paragraphs, or the lines of its text when it has none.
func (p *Prediction) paragraphs() []string {
	if len(p.Paragraphs) > 0 {
		return p.Paragraphs
	}
	var lines []string
	for line := range strings.SplitSeq(p.Text, "\n") {
		if strings.TrimFunc(line, isSpace) != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// body gives what is compared with t's body: p's paragraphs, and its headings
// among them where t does not tell the two apart.
func (p *Prediction) body(t *sets.Truth) []string {
	if t.Headings == nil && len(p.Blocks) > 0 {
		return normals(p.Blocks)
	}
	return p.Normal()
}

// text gives p's text, or its paragraphs joined when it has none.
func (p *Prediction) text() string {
	if p.Text != "" {
		return p.Text
	}
	return strings.Join(p.paragraphs(), "\n\n")
}

// Scores are the figures of one page.
type Scores struct {
	// Value holds the figures by name, each from 0 to 1. One that the page's
	// truth says nothing about is absent.
	Value map[string]float64
	// Shingles counts the 4-grams found, wrongly found and missed; the means
	// of a set are made of these. Nil where the truth has no text.
	Shingles *[3]int
	// With and Without count the snippets found, and all there are.
	With, Without [2]int
	// Recall is the share of the words of the truth's text that were found: the
	// bag of words of which Value["wF1"] is the F1.
	Recall float64
}

// Page compares p with t in all that t says.
func Page(t *sets.Truth, p *Prediction) Scores {
	s := Text(t, p)
	s.scoreSentences(t, p)
	s.scoreFields(t, p)
	s.scoreCaptions(t, p)
	return s
}

// Text compares only the text and the paragraphs of p with those of t, and does
// without ROUGE, which takes most of the time of Page on a truth of paragraphs.
func Text(t *sets.Truth, p *Prediction) Scores {
	s := Scores{Value: map[string]float64{}}
	s.scoreText(t, p)
	s.scoreSnippets(t, p)
	s.scoreParagraphs(t, p)
	return s
}

// ShingleF1 gives the F1 of the 4-grams of the text got against those of want,
// from 0 to 1. Two texts without words are alike.
func ShingleF1(want, got string) float64 {
	_, _, f1 := prf(overlap(shingles(words(want)), shingles(words(got))))
	return f1
}

// Length gives the number of words of t's text, or of its paragraphs; 0 where t
// has neither.
func Length(t *sets.Truth) int {
	want, _ := whole(t, &Prediction{})
	return len(words(want))
}

// WholeF1 gives the F1 of the 4-grams of p against t, from 0 to 1: of the text
// where t has one, else of the paragraphs. Without either, ok is false.
func WholeF1(t *sets.Truth, p *Prediction) (f1 float64, ok bool) {
	if t.Text == nil && len(t.Body) == 0 {
		return 0, false
	}
	return ShingleF1(whole(t, p)), true
}

// whole gives the texts of t and p as WholeF1 compares them.
func whole(t *sets.Truth, p *Prediction) (want, got string) {
	if t.Text != nil {
		return *t.Text, p.text()
	}
	all := without(t.Body, func(int) bool { return false })
	return strings.Join(all, "\n"), strings.Join(p.body(t), "\n")
}

// scoreText compares the whole text: as 4-gram shingles, after Zyte's article
// extraction benchmark, and as a bag of words, after WCXB.
func (s *Scores) scoreText(t *sets.Truth, p *Prediction) {
	if t.Text == nil {
		return
	}
	want, got := words(*t.Text), words(p.text())
	tp, fp, fn := overlap(shingles(want), shingles(got))
	s.Shingles = &[3]int{tp, fp, fn}
	s.Value["acc"] = truth01(slices.Equal(want, got))
	_, s.Recall, s.Value["wF1"] = prf(overlap(count(words(lower(*t.Text))), count(words(lower(p.text())))))
}

// scoreSnippets counts which of the snippets that must, and must not, be in
// the text are there.
func (s *Scores) scoreSnippets(t *sets.Truth, p *Prediction) {
	text := Collapse(lower(p.text()))
	found := func(name string, snippets []string) [2]int {
		if len(snippets) == 0 {
			return [2]int{}
		}
		n := 0
		for _, x := range snippets {
			if strings.Contains(text, Collapse(lower(x))) {
				n++
			}
		}
		s.Value[name] = float64(n) / float64(len(snippets))
		return [2]int{n, len(snippets)}
	}
	s.With = found("with", t.With)
	s.Without = found("without", t.Without)
}

// scoreParagraphs compares paragraph by paragraph; where the truth has optional
// paragraphs, with the choice of them that suits p best.
func (s *Scores) scoreParagraphs(t *sets.Truth, p *Prediction) {
	if len(t.Body) == 0 {
		return
	}
	got, best := p.body(t), 0.0
	neutral := count(normals(slices.Concat(t.Summary, t.Headings)))
	for _, ref := range references(t.Body) {
		best = max(best, paragraphF1(normals(ref), got, neutral))
	}
	s.Value["parF1"], s.Value["exact"] = best, truth01(best == 1)
}

// paragraphF1 compares lists of paragraphs as bags. Standfirst and subheads
// that p took for paragraphs, the neutral ones, neither help nor hurt.
func paragraphF1(want, got []string, neutral map[string]int) float64 {
	ref, can := count(want), count(got)
	for x, n := range can {
		extra := max(0, n-ref[x])
		can[x] -= min(extra, neutral[x])
	}
	_, _, f1 := prf(overlap(ref, can))
	return f1
}

// scoreSentences compares sentence by sentence with ROUGE-LSum, again with the
// choice of optional paragraphs that suits p best.
func (s *Scores) scoreSentences(t *sets.Truth, p *Prediction) {
	if len(t.Body) == 0 {
		return
	}
	var best [3]float64
	candidate := newRougeText(p.body(t))
	for i, ref := range references(t.Body) {
		if x := rougeLSum(newRougeText(ref), candidate); i == 0 || x[2] > best[2] {
			best = x
		}
	}
	s.Value["rougeP"], s.Value["rougeR"], s.Value["rougeF1"] = best[0], best[1], best[2]
}

func (s *Scores) scoreFields(t *sets.Truth, p *Prediction) {
	if t.Title != "" {
		s.Value["title"] = truth01(fold(normal(t.Title)) == fold(normal(p.Title)))
	}
	if len(names(t.Authors)) > 0 {
		s.Value["authors"] = truth01(maps.Equal(names(t.Authors), names(p.Authors)))
	}
	if t.Date != "" {
		s.Value["date"] = truth01(nearDay(t.Date, p.Date))
	}
	if t.Dek != "" {
		s.Value["standf"] = truth01(squash(t.Dek) == squash(p.Standfirst))
	}
	if t.Image != "" {
		var lead Caption
		if len(p.Captions) > 0 {
			lead = p.Captions[0]
		}
		s.Value["lead"] = truth01(imageKey(t.Image) == imageKey(lead.URL))
	}
	if t.Start != "" {
		s.Value["start"] = truth01(strings.HasPrefix(squash(p.text()), squash(t.Start)))
	}
}

// scoreCaptions compares the captions as bags, and for each captioned picture
// with a credit says whether the credit under that caption is right.
func (s *Scores) scoreCaptions(t *sets.Truth, p *Prediction) {
	want, got := map[string]int{}, map[string]int{}
	for _, i := range t.Images {
		if i.Caption != "" {
			want[plain(i.Caption)]++
		}
	}
	if len(want) == 0 {
		return
	}
	credits := map[string]string{}
	for _, c := range p.Captions {
		if c.Caption != "" {
			got[plain(c.Caption)]++
		}
		credits[plain(c.Caption)] = plain(c.Credit)
	}
	_, _, s.Value["caption"] = prf(overlap(want, got))
	right, all := 0, 0
	for _, i := range t.Images {
		if i.Caption == "" || len(i.Credit) == 0 {
			continue
		}
		all++
		if credit, ok := credits[plain(i.Caption)]; ok && credit == plain(strings.Join(i.Credit, " ")) {
			right++
		}
	}
	if all > 0 {
		s.Value["credit"] = float64(right) / float64(all)
	}
}

// references gives the readings of a body with optional paragraphs: with and
// without each, or with and without all when there are more than four. They
// come in the order in which the reference scorer tries them, fewest dropped
// first, as the first of two equally good ones counts.
func references(body []string) [][]string {
	n := 0
	for _, p := range body {
		if isOptional(p) {
			n++
		}
	}
	if n > 4 {
		return [][]string{without(body, func(int) bool { return false }), without(body, func(int) bool { return true })}
	}
	choices := make([]uint8, 1<<n)
	for i := range choices {
		choices[i] = uint8(i)
	}
	slices.SortFunc(choices, func(a, b uint8) int {
		return cmp.Or(bits.OnesCount8(a)-bits.OnesCount8(b), int(bits.Reverse8(b))-int(bits.Reverse8(a)))
	})
	var refs [][]string
	for _, c := range choices {
		refs = append(refs, without(body, func(k int) bool { return c&(1<<k) != 0 }))
	}
	return refs
}

func isOptional(p string) bool {
	return strings.HasPrefix(p, "[") && strings.HasSuffix(p, "]")
}

// without gives body less those optional paragraphs, counted from 0, that drop
// says, and with the brackets of the others taken off.
func without(body []string, drop func(k int) bool) []string {
	var left []string
	k := 0
	for _, p := range body {
		if isOptional(p) {
			p = p[1 : len(p)-1]
			k++
			if drop(k - 1) {
				continue
			}
		}
		left = append(left, p)
	}
	return left
}

// shingles counts the runs of four words; a shorter text is one shingle.
func shingles(words []string) map[string]int {
	n := map[string]int{}
	for i := range max(1, len(words)-3) {
		if s := words[i:min(i+4, len(words))]; len(s) > 0 {
			n[strings.Join(s, " ")]++
		}
	}
	return n
}

// overlap gives how much two bags share, and how much each has over the other:
// true positives, false positives and false negatives of got.
func overlap(want, got map[string]int) (tp, fp, fn int) {
	for x, n := range want {
		tp += min(n, got[x])
		fn += n
	}
	for _, n := range got {
		fp += n
	}
	return tp, fp - tp, fn - tp
}

// prf gives precision, recall and F1; nothing found where there is nothing to
// find is perfect.
func prf(tp, fp, fn int) (p, r, f1 float64) {
	p, r = truth01(fn == 0), truth01(fp == 0)
	if tp+fp > 0 {
		p = float64(tp) / float64(tp+fp)
	}
	if tp+fn > 0 {
		r = float64(tp) / float64(tp+fn)
	}
	return p, r, harmonic(p, r)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func truth01(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func count(list []string) map[string]int {
	n := map[string]int{}
	for _, x := range list {
		n[x]++
	}
	return n
}

func normals(list []string) []string {
	var out []string
	for _, x := range list {
		if x = normal(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}

// names gives the set of people in list, without case and punctuation.
func names(list []string) map[string]bool {
	set := map[string]bool{}
	for _, x := range list {
		if normal(x) != "" {
			set[plain(x)] = true
		}
	}
	return set
}

var isoDay = regexp.MustCompile(`\d{4}-\d\d-\d\d`)

// nearDay reports whether two dates are at most a day apart, which the zone in
// which a page is read can make them.
func nearDay(a, b string) bool {
	x, errX := time.Parse(time.DateOnly, isoDay.FindString(a))
	y, errY := time.Parse(time.DateOnly, isoDay.FindString(b))
	return errX == nil && errY == nil && x.Sub(y).Abs() <= 24*time.Hour
}
