package generic

// A Context sums up the scores of a first pass.
type Context struct {
	page        *Page
	scores      []float32
	mass, width []float32    // sums over the blocks before: score times width, and width
	groups      [][2]float32 // of blocks with the same path
	first, last int          // with a high score
	prev, next  []nearest    // block with a high score
	best        [2]int
}

// A nearest is a block before or behind another, or -1, with the depth of the box around both.
type nearest struct {
	block int32
	meet  int16
}

// NewContext takes the scores of all blocks of p.
func NewContext(p *Page, scores []float32) *Context {
	n := len(p.Blocks)
	c := &Context{page: p, scores: scores, mass: make([]float32, n+1), width: make([]float32, n+1),
		groups: make([][2]float32, p.paths), prev: make([]nearest, n), next: make([]nearest, n), first: -1, last: -1}
	var sum, most float32
	last, start := nearest{block: -1}, 0
	for i := range p.Blocks {
		b := p.Blocks[i]
		w := float32(b.width)
		c.width[i+1], c.mass[i+1] = c.width[i]+w, c.mass[i]+w*scores[i]
		g := &c.groups[b.path]
		g[0], g[1] = g[0]+w, g[1]+w*scores[i]
		last.meet = min(last.meet, b.meet)
		c.prev[i] = last
		if scores[i] > 0.5 {
			last = nearest{int32(i), p.boxes[b.box].depth}
			c.last = i
			if c.first < 0 {
				c.first = i
			}
		}
		sum += (scores[i] - 0.5) * (w + 20)
		if sum <= 0 {
			sum, start = 0, i+1
		}
		if sum > most {
			most, c.best = sum, [2]int{start, i + 1}
		}
	}
	last = nearest{block: -1}
	for i := n - 1; i >= 0; i-- {
		c.next[i] = last
		b := p.Blocks[i]
		if scores[i] > 0.5 {
			last = nearest{int32(i), p.boxes[b.box].depth}
		}
		last.meet = min(last.meet, b.meet)
	}
	return c
}

// share gives the mean score of a range by width, without block i.
func (c *Context) share(first, end int32, i int) float32 {
	w := c.width[end] - c.width[first]
	m := c.mass[end] - c.mass[first]
	own := float32(c.page.Blocks[i].width)
	w, m = w-own, m-own*c.scores[i]
	if w < 1 {
		return -1
	}
	return m / w
}

// Row adds to row what the scores say of the surroundings of block i.
func (c *Context) Row(row []float32, i int) []float32 {
	p := c.page
	n := len(p.Blocks)
	b := p.Blocks[i]
	row = append(row, c.scores[i])
	for _, d := range [...]int{-4, -3, -2, -1, 1, 2, 3, 4} {
		if j := i + d; j >= 0 && j < n {
			row = append(row, c.scores[j])
		} else {
			row = append(row, -1)
		}
	}
	x := p.container(b)
	for range nContainers {
		k := p.boxes[x]
		row = append(row, c.share(k.first, k.end, i), (c.mass[k.end]-c.mass[k.first])/max(1, c.mass[n]))
		if k.parent >= 0 {
			x = k.parent
		}
	}
	own := float32(b.width)
	g := c.groups[b.path]
	group := float32(-1)
	if g[0]-own >= 1 {
		group = (g[1] - own*c.scores[i]) / (g[0] - own)
	}
	row = append(row, group, g[1]/max(1, c.mass[n]), c.mass[n], c.mass[n]/max(1, c.width[n]),
		c.mass[i]/max(1, c.mass[n]), (c.mass[n]-c.mass[i+1])/max(1, c.mass[n]))
	row = c.addNearest(row, i, c.prev[i])
	row = c.addNearest(row, i, c.next[i])
	start, end := c.best[0], c.best[1]
	row = append(row, c.mass[i], c.mass[n]-c.mass[i+1], float32(i-c.first), float32(c.last-i))
	return append(row, flag(i >= start && i < end), float32(i-start), float32(end-1-i),
		c.share(int32(max(0, i-10)), int32(min(n, i+11)), i), flag(c.prev[i].block >= 0 && c.next[i].block >= 0))
}

func (c *Context) addNearest(row []float32, i int, o nearest) []float32 {
	j := int(o.block)
	if j < 0 {
		return append(row, -1, -1, -1)
	}
	p := c.page
	up, down := p.boxes[p.Blocks[i].box].depth-o.meet, p.boxes[p.Blocks[j].box].depth-o.meet
	return append(row, float32(max(i-j, j-i)), float32(up), float32(down))
}
