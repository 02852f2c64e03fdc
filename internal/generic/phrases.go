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
	p := s.page
	w := p.text(p.Blocks[i])
	n := min(len(w), mostWords)
	var single, double tone
	for k := range n {
		single.add(p.wordOdds(w[k]), k, n)
		if k+1 < n {
			double.add(p.wordOdds(Pair(w[k], w[k+1])), k, n-1)
		}
	}
	single.features(s, n)
	double.features(s, n-1)
}

// A tone sums up the odds of a row of words.
type tone struct {
	sum, low, high, start, end, known float32
}

// add adds the odds of word k of n.
func (t *tone) add(odds float32, k, n int) {
	t.known += flag(odds != 0)
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
