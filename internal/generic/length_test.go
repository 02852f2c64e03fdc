package generic

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// sentenceParts are what invented sentences are put together of, one of each.
var sentenceParts = [][]string{
	{"The harbour master", "A clerk of the council", "Her neighbour on the quay", "The younger of the two engineers", "One skipper", "The foundry",
		"A retired teacher", "The ferry company", "Nobody at the meeting", "The report", "An old map of the town", "The first of the divers"},
	{"said on Tuesday that", "had noted in a letter that", "could not remember whether", "told the inquiry that", "wrote in the minutes that",
		"doubted for many years that", "was among those who saw how", "insisted, as others did, that", "learned only in March that", "made it plain that"},
	{"the bearings", "the northern pier", "the money for the second lock", "most of the timber", "the crane by the fish hall", "a crack below the waterline",
		"the winter timetable", "the lamp at the end of the mole", "the new dredger", "the chain of the drawbridge", "the weir above the mill"},
	{"had been moved before the storm", "would last another ten years", "cost more than the whole of the station", "was never painted",
		"came from a yard that has since closed", "stood in the way of the larger ships", "had to wait for a dry week", "was paid for by a lottery",
		"turned out to be older than the town hall", "gave way without any warning"},
	{".", ", and few disagreed.", ", which surprised the auditors.", ", although the tide was low.", " when the wind went round to the east.",
		", as the photographs show.", ".", ", at least on paper."},
}

// sentences gives n invented sentences.
func sentences(rng *rand.Rand, n int) string {
	var all []string
	for range n {
		var b strings.Builder
		for i, part := range sentenceParts {
			if i > 0 && i < len(sentenceParts)-1 {
				b.WriteByte(' ')
			}
			b.WriteString(part[rng.IntN(len(part))])
		}
		all = append(all, b.String())
	}
	return strings.Join(all, " ")
}

// longArticle gives n paragraphs of one to four sentences, as a writer with
// subheads would set them.
func longArticle(n int) (texts []string, article string) {
	rng := rand.New(rand.NewPCG(uint64(n), 7))
	var b strings.Builder
	for i := range n {
		if i%25 == 24 {
			fmt.Fprintf(&b, "<h2>%s</h2>\n", strings.TrimSuffix(sentences(rng, 1), "."))
		}
		t := sentences(rng, 1+rng.IntN(4))
		texts = append(texts, t)
		fmt.Fprintf(&b, "<p>%s</p>\n", t)
	}
	return texts, b.String()
}

// TestFindLength keeps articles of any length whole, and nothing around them.
func TestFindLength(t *testing.T) {
	const title = "What became of the swing bridge"
	for _, n := range []int{1, 2, 5, 50, 500, 5000} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			texts, article := longArticle(n)
			f := Find(parse(t, frame(title, article)), Hints{Title: title, SiteName: "Harbour Post", Article: true})
			got := textOf(f.Body)
			lost := 0
			for _, p := range texts {
				if !strings.Contains(got, p) {
					lost++
				}
			}
			assert.Zero(t, lost, "paragraphs lost of %d", n)
			for _, no := range []string{"cookies", "Ferry fares", "never saw one", "All rights"} {
				assert.NotContains(t, got, no)
			}
			if n >= 5 {
				assert.Greater(t, f.Confidence, 0.5)
			}
		})
	}
}
