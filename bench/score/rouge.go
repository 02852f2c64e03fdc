package score

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A rougeText is a text cut into sentences and those into tokens, ready to be
// compared.
type rougeText struct {
	sentences [][]string
	tokens    int
	count     map[string]int
}

func newRougeText(paragraphs []string) *rougeText {
	t := &rougeText{count: map[string]int{}}
	for _, p := range paragraphs {
		for _, s := range sentences(p) {
			tokens := rougeTokens(lower(s))
			if len(tokens) == 0 {
				continue
			}
			t.sentences = append(t.sentences, tokens)
			t.tokens += len(tokens)
			for _, w := range tokens {
				t.count[w]++
			}
		}
	}
	return t
}

// rougeLSum gives precision, recall and F1 of can against ref by ROUGE-LSum:
// the tokens of each reference sentence that are in its longest common
// subsequence with any candidate sentence, each token counted as often as both
// texts have it. Source: C.-Y. Lin, ROUGE: A Package for Automatic Evaluation
// of Summaries (2004), 3.2, with the clipping of Google's rouge_score.
func rougeLSum(ref, can *rougeText) [3]float64 {
	if ref.tokens == 0 || can.tokens == 0 {
		return [3]float64{}
	}
	whole, index := indexSentences(can)
	left := map[string]int{}
	for w, n := range can.count {
		left[w] = min(n, ref.count[w])
	}
	hits := 0
	var l lcs
	for _, r := range ref.sentences {
		union := make([]bool, len(r))
		if whole[strings.Join(r, " ")] {
			for i := range union {
				union[i] = true
			}
		} else {
			for _, k := range candidates(r, index) {
				l.mark(union, r, can.sentences[k])
			}
		}
		for i, in := range union {
			if in && left[r[i]] > 0 {
				left[r[i]]--
				hits++
			}
		}
	}
	p, r := float64(hits)/float64(can.tokens), float64(hits)/float64(ref.tokens)
	return [3]float64{p, r, harmonic(p, r)}
}

// indexSentences gives t's sentences as a set, and for each token the numbers
// of the sentences that have it.
func indexSentences(t *rougeText) (map[string]bool, map[string][]int) {
	whole, index := map[string]bool{}, map[string][]int{}
	for k, s := range t.sentences {
		whole[strings.Join(s, " ")] = true
		for _, w := range s {
			if in := index[w]; len(in) == 0 || in[len(in)-1] != k {
				index[w] = append(in, k)
			}
		}
	}
	return whole, index
}

// candidates gives the numbers of the sentences that share a token with r.
func candidates(r []string, index map[string][]int) []int {
	var near []int
	for _, w := range r {
		near = append(near, index[w]...)
	}
	slices.Sort(near)
	return slices.Compact(near)
}

// lcs finds longest common subsequences. Its table is kept between calls.
type lcs struct{ table []int32 }

// mark sets in[i] for the tokens of ref that are in a longest common
// subsequence with can. Of several the one is taken that the reference scorer
// takes: on the way back a tie moves up, to the shorter ref.
func (l *lcs) mark(in []bool, ref, can []string) {
	n, w := len(ref), len(can)+1
	if need := (n + 1) * w; cap(l.table) < need {
		l.table = make([]int32, need)
	}
	t := l.table[:(n+1)*w]
	clear(t[:w])
	for i := 1; i <= n; i++ {
		up, row := t[(i-1)*w:i*w], t[i*w:(i+1)*w]
		row[0] = 0
		for j := 1; j < w; j++ {
			if ref[i-1] == can[j-1] {
				row[j] = up[j-1] + 1
			} else {
				row[j] = max(up[j], row[j-1])
			}
		}
	}
	for i, j := n, w-1; i > 0 && j > 0; {
		switch {
		case ref[i-1] == can[j-1]:
			in[i-1] = true
			i, j = i-1, j-1
		case t[i*w+j-1] > t[(i-1)*w+j]:
			j--
		default:
			i--
		}
	}
}

// sentences cuts a paragraph after a full stop, question or exclamation mark
// with its closing quotes and brackets, where white space follows and then a
// capital letter or a digit, quoted or not.
func sentences(p string) []string {
	var out []string
	text := []rune(p)
	start := 0
	for i := 1; i < len(text); i++ {
		if !strings.ContainsRune(".!?", text[i-1]) {
			continue
		}
		space := skip(text, i, func(r rune) bool { return strings.ContainsRune("\"'\u201d\u2019)]", r) })
		next := skip(text, space, isSpace)
		if next == space || !startsSentence(text[next:]) {
			continue
		}
		out = append(out, string(text[start:i]))
		start, i = next, next
	}
	return append(out, string(text[start:]))
}

func skip(text []rune, i int, in func(rune) bool) int {
	for i < len(text) && in(text[i]) {
		i++
	}
	return i
}

// startsSentence reports whether text begins with a capital Latin letter, any
// letter with an accent (their cases alternate in Unicode) or a digit, with or
// without an opening quote or bracket before it.
func startsSentence(text []rune) bool {
	if len(text) > 0 && strings.ContainsRune("\"'\u201c\u2018([", text[0]) {
		text = text[1:]
	}
	if len(text) == 0 {
		return false
	}
	r := text[0]
	return 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || 0xc0 <= r && r <= 0x24f
}

// rougeTokens cuts a sentence in lower case into tokens. In Latin script those
// are runs of ASCII letters and digits, as in the original measure; any other
// would have none by that, so there words count, and single characters of the
// scripts that write no spaces.
func rougeTokens(s string) []string {
	foreign := 0
	for _, r := range s {
		if r > 0x24f {
			foreign++
		}
	}
	if 5*foreign <= utf8.RuneCountInString(s) {
		return strings.FieldsFunc(s, func(r rune) bool { return ('a' > r || r > 'z') && ('0' > r || r > '9') })
	}
	var tokens []string
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case isIdeograph(r):
		case isWord(r):
			if end := strings.IndexFunc(s, func(r rune) bool { return !isWord(r) }); end >= 0 {
				size = end
			} else {
				size = len(s)
			}
		default:
			s = s[size:]
			continue
		}
		tokens = append(tokens, s[:size])
		s = s[size:]
	}
	return tokens
}

// isIdeograph reports kana, Chinese characters and Hangul syllables.
func isIdeograph(r rune) bool {
	return 0x3040 <= r && r <= 0x30ff || 0x3400 <= r && r <= 0x9fff || 0xac00 <= r && r <= 0xd7af
}
