package generic

// A Context sums up the scores of a first pass.
type Context struct {
	page         *Page
	scores       []float32
	mass, width  []float32 // sums over the blocks before: score times width, and width
	groups       map[uint32][2]float32
	openings     map[uint64][2]float32 // number and scores of the blocks that start with two words
	older, newer []int32               // the nearest blocks of the same path
	first, last  int                   // with a high score
	prev, next   []int32               // the nearest block with a high score
	best         [2]int
}

// NewContext takes the scores of all blocks of p.
func NewContext(p *Page, scores []float32) *Context {
	n := len(p.Blocks)
	c := &Context{page: p, scores: scores, mass: make([]float32, n+1), width: make([]float32, n+1),
		groups: make(map[uint32][2]float32, 64), openings: make(map[uint64][2]float32, n),
		older: make([]int32, n), newer: make([]int32, n), prev: make([]int32, n), next: make([]int32, n), first: -1, last: -1}
	seen := make(map[uint32]int32, 64)
	var sum, most float32
	last, start := int32(-1), 0
	for i := range p.Blocks {
		b := &p.Blocks[i]
		w := float32(b.width)
		c.width[i+1], c.mass[i+1] = c.width[i]+w, c.mass[i]+w*scores[i]
		g := c.groups[p.boxes[b.box].path]
		c.groups[p.boxes[b.box].path] = [2]float32{g[0] + w, g[1] + w*scores[i]}
		opening, _ := p.ends(b)
		o := c.openings[opening]
		c.openings[opening] = [2]float32{o[0] + 1, o[1] + scores[i]}
		c.older[i], c.newer[i] = -1, -1
		if k, ok := seen[p.boxes[b.box].path]; ok {
			c.older[i], c.newer[k] = k, int32(i)
		}
		seen[p.boxes[b.box].path] = int32(i)
		c.prev[i] = last
		if scores[i] > 0.5 {
			last = int32(i)
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
	last = -1
	for i := n - 1; i >= 0; i-- {
		c.next[i] = last
		if scores[i] > 0.5 {
			last = int32(i)
		}
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
	b := &p.Blocks[i]
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
		k := &p.boxes[x]
		row = append(row, c.share(k.first, k.end, i), (c.mass[k.end]-c.mass[k.first])/max(1, c.mass[n]))
		if k.parent >= 0 {
			x = k.parent
		}
	}
	own := float32(b.width)
	g := c.groups[p.boxes[b.box].path]
	group := float32(-1)
	if g[0]-own >= 1 {
		group = (g[1] - own*c.scores[i]) / (g[0] - own)
	}
	row = append(row, group, g[1]/max(1, c.mass[n]), span(int32(c.mass[n])), c.mass[n]/max(1, c.width[n]),
		c.mass[i]/max(1, c.mass[n]), (c.mass[n]-c.mass[i+1])/max(1, c.mass[n]))
	row = c.addNearest(row, i, int(c.prev[i]))
	row = c.addNearest(row, i, int(c.next[i]))
	start, end := c.best[0], c.best[1]
	row = append(row, span(int32(c.mass[i])), span(int32(c.mass[n]-c.mass[i+1])), steps(i-c.first), steps(c.last-i))
	row = append(row, flag(i >= start && i < end), steps(i-start), steps(end-1-i),
		c.share(int32(max(0, i-10)), int32(min(n, i+11)), i), flag(c.prev[i] >= 0 && c.next[i] >= 0))
	return c.addAlike(row, i)
}

// addAlike adds the scores of blocks that are like block i: the nearest of the
// same path, and those that start with the same words.
func (c *Context) addAlike(row []float32, i int) []float32 {
	for _, j := range [...]int32{c.older[i], c.newer[i]} {
		if j < 0 {
			row = append(row, -1, mostSteps)
			continue
		}
		row = append(row, c.scores[j], steps(max(int(j)-i, i-int(j))))
	}
	opening, _ := c.page.ends(&c.page.Blocks[i])
	o := c.openings[opening]
	if o[0] < 2 {
		return append(row, -1)
	}
	return append(row, (o[1]-c.scores[i])/(o[0]-1))
}

func (c *Context) addNearest(row []float32, i, j int) []float32 {
	if j < 0 {
		return append(row, -1, -1, -1)
	}
	up, down := c.page.kinship(c.page.Blocks[i].box, c.page.Blocks[j].box)
	return append(row, steps(max(i-j, j-i)), float32(up), float32(down))
}
