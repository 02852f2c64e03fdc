package main

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/generic"
)

// text gives the text of block i.
func text(b *generic.Block) string {
	var l dom.Line
	for _, n := range b.Nodes {
		l.AddNode(n)
	}
	return l.String()
}

// figures are what one page scores.
type figures struct {
	set                     string
	tp, fp, fn              float64 // runs of four words, in parts of the page
	words, exact            float64
	with, nWith             float64
	without, nWithout       float64
	paragraphs, exactBlocks float64
}

var wordPattern = regexp.MustCompile(`[\pL\pN_\pM]+`)

// measure compares the blocks kept with the truth of s.
func measure(s *sample, p *generic.Page, keep []bool) figures {
	f := figures{set: s.set}
	if s.truth.Text != "" {
		f.ofText(s.truth, joined(p, keep))
		return f
	}
	var paras []string
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if keep[i] && !isHeading(b.Tag) && b.Tag != atom.Td && b.Tag != atom.Th && b.Tag != atom.Figcaption {
			paras = append(paras, text(b))
		}
	}
	f.ofParagraphs(s.truth, paras)
	return f
}

// joined gives the text of the blocks kept, with the numbers of ordered lists.
func joined(p *generic.Page, keep []bool) string {
	var all []string
	var markers dom.Markers
	marked := map[*html.Node]bool{}
	for i := range p.Blocks {
		if !keep[i] {
			continue
		}
		t := text(&p.Blocks[i])
		if li := dom.Within(p.Blocks[i].Nodes[0], atom.Li); li != nil && !marked[li] {
			marked[li] = true
			if m := markers.Of(li); !dom.PrintsMarker(t, m) {
				t = strings.TrimSpace(m + " " + t)
			}
		}
		all = append(all, t)
	}
	return strings.Join(all, "\n\n")
}

func isHeading(a atom.Atom) bool { return len(a.String()) == 2 && a.String()[0] == 'h' && a != atom.Hr }

func (f *figures) ofText(t truth, got string) {
	a, b := wordPattern.FindAllString(t.Text, -1), wordPattern.FindAllString(got, -1)
	if slices.Equal(a, b) {
		f.exact = 1
	}
	tp, fp, fn := overlap(runs(a), runs(b))
	sum := max(1, tp+fp+fn)
	f.tp, f.fp, f.fn = tp/sum, fp/sum, fn/sum
	f.words = f1(overlap(bag(lower(a)), bag(lower(b))))
	low := flat(got)
	for _, x := range t.With {
		f.nWith++
		if strings.Contains(low, flat(x)) {
			f.with++
		}
	}
	for _, x := range t.Without {
		f.nWithout++
		if strings.Contains(low, flat(x)) {
			f.without++
		}
	}
}

func flat(s string) string { return strings.Join(strings.Fields(strings.ToLower(s)), " ") }

func lower(w []string) []string {
	out := make([]string, len(w))
	for i, x := range w {
		out[i] = strings.ToLower(x)
	}
	return out
}

func bag(w []string) map[string]int {
	m := make(map[string]int, len(w))
	for _, x := range w {
		m[x]++
	}
	return m
}

func runs(w []string) map[string]int {
	m := make(map[string]int, len(w))
	for i := range max(1, len(w)-3) {
		if r := w[i:min(len(w), i+4)]; len(r) > 0 {
			m[strings.Join(r, " ")]++
		}
	}
	return m
}

func overlap(want, got map[string]int) (tp, fp, fn float64) {
	for k, n := range want {
		tp += float64(min(n, got[k]))
		fn += float64(n)
	}
	for _, n := range got {
		fp += float64(n)
	}
	return tp, fp - tp, fn - tp
}

func f1(tp, fp, fn float64) float64 {
	if tp == 0 {
		if fp+fn == 0 {
			return 1
		}
		return 0
	}
	return 2 * tp / (2*tp + fp + fn)
}

var quotes = strings.NewReplacer("\u2019", "'", "\u2018", "'", "\u201c", `"`, "\u201d", `"`)

func plain(s string) string {
	return strings.Join(strings.Fields(quotes.Replace(norm.NFKC.String(s))), " ")
}

func (f *figures) ofParagraphs(t truth, got []string) {
	have := map[string]int{}
	for _, g := range got {
		if g = plain(g); g != "" {
			have[g]++
		}
	}
	free := map[string]int{}
	for _, x := range append(slices.Clone(t.Summary), t.Headings...) {
		free[plain(x)]++
	}
	for _, ref := range references(t.Body) {
		want := map[string]int{}
		for _, r := range ref {
			if r = plain(r); r != "" {
				want[r]++
			}
		}
		rest := map[string]int{}
		for k, n := range have {
			rest[k] = n - min(max(0, n-want[k]), free[k])
		}
		f.paragraphs = max(f.paragraphs, f1(overlap(want, rest)))
	}
	if f.paragraphs == 1 {
		f.exactBlocks = 1
	}
}

func optional(p string) bool { return strings.HasPrefix(p, "[") && strings.HasSuffix(p, "]") }

// references gives the body with each choice of its optional paragraphs, or
// with none and with all when there are many.
func references(body []string) [][]string {
	n := 0
	for _, p := range body {
		if optional(p) {
			n++
		}
	}
	if n > 4 {
		return [][]string{choose(body, 0), choose(body, -1)}
	}
	var out [][]string
	for mask := range 1 << n {
		out = append(out, choose(body, mask))
	}
	return out
}

func choose(body []string, mask int) []string {
	var out []string
	for _, p := range body {
		if optional(p) {
			drop := mask&1 != 0
			mask >>= 1
			if drop {
				continue
			}
			p = p[1 : len(p)-1]
		}
		out = append(out, p)
	}
	return out
}

// average sums up the figures of a set.
func average(all []figures, set string) (row [8]float64, n int) {
	var p, r, np, nr, withAll, withoutAll float64
	for _, f := range all {
		if f.set != set {
			continue
		}
		n++
		if f.tp+f.fp > 0 {
			p, np = p+f.tp/(f.tp+f.fp), np+1
		}
		if f.tp+f.fn > 0 {
			r, nr = r+f.tp/(f.tp+f.fn), nr+1
		}
		row[0] += f.words
		row[2] += f.exact
		if f.nWith > 0 {
			row[3], withAll = row[3]+f.with/f.nWith, withAll+1
		}
		if f.nWithout > 0 {
			row[4], withoutAll = row[4]+f.without/f.nWithout, withoutAll+1
		}
		row[5] += f.paragraphs
		row[6] += f.exactBlocks
	}
	p, r = p/max(1, np), r/max(1, nr)
	if p+r > 0 {
		row[1] = 2 * p * r / (p + r)
	}
	for _, k := range []int{0, 2, 5, 6} {
		row[k] /= float64(max(1, n))
	}
	row[3] /= max(1, withAll)
	row[4] /= max(1, withoutAll)
	return row, n
}
