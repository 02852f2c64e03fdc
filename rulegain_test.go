package lede_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"

	"github.com/lede-go/lede"
)

// worse says, for the pages on which the text with a rule is worse than without, why that
// is right: as a rule the truth is wrong. A page that is no worse any more must leave the
// list.
var worse = map[string]string{
	"fundus-dev/uk/TheTelegraph_2023_08_30":    "the truth leaves out the lines that lead to four shops' wares, which stand in the text",
	"fundus-dev/uk/EveningStandard_2024_10_24": "the truth leaves out a box of figures, which the page prints as text",
	"n4k-dev/f71c6e3966efd53daf9aaf5ac4e91212": "the truth has a heading of a newsletter among its paragraphs, and no line on when it returns",
	"n4k-dev/1752c55948e12c714f94f68998bc19c5": "the truth leaves out a post on X that the article quotes as a paragraph",
	"fundus-dev/de/BoersenZeitung_2024_10_23":  "the truth leaves out a paragraph that stands in an element of its own",
	"fundus-dev/de/RuhrNachrichten_2024_05_03": "the truth leaves out two lists of the article",
	"n4k-dev/471958d5e03e3a02ae7bf92f99be315e": "the truth leaves out a note of the editors behind the text",
	"wcxb-other-dev/0264":                      "a list of stories, and no article",
	"fundus-dev/de/ZDF_2024_04_22":             "the truth has what stands in place of two graphics until the reader agrees to cookies",
}

// lost is how much of the F1 of a text may go with a rule: a word in a list, a note.
const lost = 0.002

// TestRulesGain extracts every page of the corpus whose host or markup has a rule, with it
// and without: with it the text is at least as good.
func TestRulesGain(t *testing.T) {
	for _, set := range corpusSets {
		dir := shared(t, filepath.Join("corpus", set))
		truths := map[string]truth{}
		for _, tr := range readLines[truth](t, filepath.Join(dir, "truth.jsonl")) {
			truths[tr.ID] = tr
		}
		for _, m := range readLines[pageOf](t, filepath.Join(dir, "manifest.jsonl")) {
			want := truths[m.ID]
			if want.text() == "" {
				continue
			}
			t.Run(set+"/"+m.ID, func(t *testing.T) {
				t.Parallel()
				compareGain(t, set+"/"+m.ID, want, readPage(t, filepath.Join(dir, m.Path)), m.URL)
			})
		}
	}
}

func compareGain(t *testing.T, id string, want truth, page []byte, address string) {
	t.Helper()
	described, err := new(lede.Extractor).Describe(lede.Page{HTML: bytes.NewReader(page), URL: address})
	if err != nil || described.Rule == (lede.Applied{}) {
		return
	}
	with, without := f1Of(want, page, &lede.Extractor{}, address), f1Of(want, page, &lede.Extractor{Rules: new(lede.RuleSet)}, address)
	if reason := worse[id]; reason != "" {
		assert.Less(t, with, without-lost, "no worse any more: take it off the list")
		t.Logf("%.3f with the rule, %.3f without: %s", with, without, reason)
		return
	}
	assert.GreaterOrEqual(t, with, without-lost, "with %+v the text is worse", described.Rule)
}

// f1Of gives the F1, by runs of four words, of the text that an extractor finds.
func f1Of(want truth, page []byte, e *lede.Extractor, address string) float64 {
	a, err := e.Extract(bytes.NewReader(page), address)
	if err != nil {
		return 0
	}
	text := strings.Join(a.Paragraphs, "\n")
	if want.Text != nil {
		text = a.Text() // with the headings
	}
	wanted, got := shingles(want.text()), shingles(text)
	both, all := 0, 0
	for s, n := range wanted {
		both += min(n, got[s])
		all += n
	}
	for _, n := range got {
		all += n
	}
	if all == 0 {
		return 1
	}
	return 2 * float64(both) / float64(all)
}

// shingles counts the runs of four words in a text.
func shingles(text string) map[[4]string]int {
	words := strings.FieldsFunc(strings.ToLower(plain(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	counts := map[[4]string]int{}
	for i := 0; i+4 <= len(words); i++ {
		counts[[4]string(words[i:i+4])]++
	}
	return counts
}

// text gives the running text of a page's truth: "" where it has none.
func (tr truth) text() string {
	if tr.Text != nil {
		return *tr.Text
	}
	return strings.Join(tr.Body, "\n")
}
