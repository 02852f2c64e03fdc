package generic

// echoes tells of runs of four words in how many blocks of running text, and in
// how many others, they stand. Captions, key points and pull quotes repeat
// the article: what stands in running text too is their fault and not the text's.
// It is a hash table with open addressing.
type echoes struct {
	runs []echo
	used int
}

type echo struct {
	run           uint32
	paras, others uint8
}

// echoRun is how many words make a run.
const echoRun = 4

// mostEchoes bounds the table: of a longer page only the first runs count.
const mostEchoes = 1 << 18

func newEchoes(p *Page) echoes {
	size := 1 << 6
	for size < 2*len(p.words) && size < mostEchoes {
		size *= 2
	}
	e := echoes{runs: make([]echo, size)}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.hidden {
			continue
		}
		para := b.isPara()
		w := p.text(b)
		for k := 0; k+echoRun <= len(w); k++ {
			e.count(runOf(w[k:]), para)
		}
	}
	return e
}

// at gives the place of a run, or the empty one where it would stand.
func (e *echoes) at(run uint32) *echo {
	mask := uint32(len(e.runs) - 1)
	i := run >> 1 & mask
	for e.runs[i].run != run && e.runs[i].run != 0 {
		i = (i + 1) & mask
	}
	return &e.runs[i]
}

func (e *echoes) count(run uint32, para bool) {
	x := e.at(run)
	if x.run == 0 {
		if 4*e.used >= 3*len(e.runs) {
			return
		}
		e.used++
		x.run = run
	}
	n := &x.others
	if para {
		n = &x.paras
	}
	*n = min(*n, 254) + 1
}

func runOf(w []uint32) uint32 {
	h := mix(mix(w[0], w[1]), mix(w[2], w[3]))
	return (h ^ h>>15) | 1 // 0 is an empty place
}

// mostRuns bounds how many runs of a block are looked up.
const mostRuns = 60

// echoes adds which part of the block's runs of words stands in other blocks of
// running text, and in other blocks of other kinds.
func (s *surveyor) echoes(i int) {
	b := &s.page.Blocks[i]
	w := s.page.text(b)
	var ownPara, ownOther uint8
	switch {
	case b.hidden:
	case b.isPara():
		ownPara = 1
	default:
		ownOther = 1
	}
	paras, others, all := int32(0), int32(0), int32(0)
	for k := 0; k+echoRun <= len(w) && all < mostRuns; k++ {
		x := s.runs.at(runOf(w[k:]))
		paras += boolInt(x.paras > ownPara)
		others += boolInt(x.others > ownOther)
		all++
	}
	s.add(ratio(paras, all), ratio(others, all))
}
