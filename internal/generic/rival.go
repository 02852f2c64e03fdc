package generic

import "golang.org/x/net/html/atom"

// findParts finds for each box the outermost one around it, or itself, that
// does not hold the title: the part of the page that it is in. Boxes around the
// title have none.
func (s *surveyor) findParts() {
	p := s.page
	s.parts = make([]int32, len(p.boxes))
	for i := range p.boxes {
		x := &p.boxes[i]
		s.parts[i] = -1
		switch {
		case p.Title < 0 || int(x.first) <= p.Title && p.Title < int(x.end):
		case x.parent >= 0 && s.parts[x.parent] >= 0:
			s.parts[i] = s.parts[x.parent]
		default:
			s.parts[i] = int32(i)
		}
	}
}

// rivals adds what speaks for the block being of another story than the title's:
// a part of the page that begins with a heading of its own, linked, with an id,
// or as an <article>.
func (s *surveyor) rivals(b *Block) {
	p := s.page
	part := s.parts[b.box]
	if part < 0 {
		s.add(-1, -1, -1, -1, -1, -1, -1)
		return
	}
	x := &p.boxes[part]
	home := int32(1)
	if s.home >= 0 {
		home = p.boxes[s.home].width
	}
	s.add(steps(int(x.repeat)), steps(int(x.index)), min(4, ratio(x.width, home)), flag(x.node.DataAtom == atom.Article),
		s.startsWithTitle(x), few(x.headings), flag(int(x.first) > p.Title))
}

// startsWithTitle reports whether the first blocks of x are headed: 1 by a
// heading, 2 by one that is a link.
func (s *surveyor) startsWithTitle(x *box) float32 {
	const within = 3
	p := s.page
	for i := x.first; i < min(x.end, x.first+within); i++ {
		b := &p.Blocks[i]
		if level := p.headingLevel(b); level > 0 && level < 4 {
			return 1 + flag(2*b.link > b.width)
		}
	}
	return 0
}
