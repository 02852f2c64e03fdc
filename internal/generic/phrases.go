package generic

// Pair gives the number under which two words in a row are counted, each word
// by the number that WordsOf gives it.
func Pair(a, b uint32) uint32 {
	h := (a ^ 0x9e3779b9) * 16777619
	h = (h ^ b) * 16777619
	return h ^ h>>15
}

// mostWords bounds how many words of a block are looked at.
const mostWords = 60

// edge is how many words at either end of a block are its start and end.
const edge = 3

// phrases adds what the learned odds of the block's words say: of single words
// and of pairs of them. Words of languages that were hardly seen have none, and
// there these features say nothing.
func (s *surveyor) phrases(i int) {
	w := s.page.text(s.page.Blocks[i])
	w = w[:min(len(w), mostWords)]
	var pairs [mostWords]uint32
	n := max(0, len(w)-1)
	for k := range n {
		pairs[k] = Pair(w[k], w[k+1])
	}
	single, double := s.page.toneOf(w), s.page.toneOf(pairs[:n])
	single.features(s, len(w))
	double.features(s, len(w)-1)
}

// toneOf gives the tone of words in a row, mostWords at most.
func (p *Page) toneOf(words []uint32) (t tone) {
	if p.known == nil {
		for k, w := range words {
			t.add(p.wordOdds(w), k, len(words))
		}
		return t
	}
	// Most of those without odds are sorted out first, without a guess at each.
	var places [mostWords]uint8
	n := 0
	for k, w := range words {
		places[n] = uint8(k)
		n += p.known.mayKnow(w)
	}
	for _, k := range places[:n] {
		t.add(p.known.find(words[k]), int(k), len(words))
	}
	return t
}

// A tone sums up the odds of a row of words.
type tone struct {
	sum, low, high, start, end, known float32
}

// add adds the odds of word k of n; 0 is for none.
func (t *tone) add(odds float32, k, n int) {
	if odds == 0 {
		return
	}
	t.known++
	t.sum += odds
	t.low, t.high = min(t.low, odds), max(t.high, odds)
	if k < edge {
		t.start += odds
	}
	if k >= n-edge {
		t.end += odds
	}
}

func (t *tone) features(s *surveyor, n int) {
	all := float32(max(1, n))
	s.add(t.sum/all, t.low, t.high, t.start, t.end, t.known/all)
}
