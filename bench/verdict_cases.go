package main

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	nurl "net/url"
	"path/filepath"
	"strings"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/bench/made"
	"github.com/lede-go/lede/bench/sets"
)

// The groups of pages that verdicts are measured on. What lede goes by was set on the
// first half of the made ones, by host.
const (
	labelledPages = "labelled"
	firstHalf     = "made, first half"
	otherHalf     = "made, other half"
)

// madeSets are the sets whose pages are whole, and whose paragraphs are known.
var madeSets = []string{"fundus-dev", "n4k-dev"}

// A verdictCase is one page whose verdict is known.
type verdictCase struct {
	group, kind string
	id, url     string
	want        lede.State // "" where there is no article
	page        func() ([]byte, error)

	got     lede.Verdict
	refused bool // there was no article
	skipped bool // the page could not be made
}

// isRight reports whether the verdict is the one that is known.
func (c *verdictCase) isRight() bool {
	return c.got.State == c.want || c.want == "" && c.refused
}

// verdictCases gives the labelled pages of a folder, and those made of the sets in
// another.
func verdictCases(labels, corpus string) ([]*verdictCase, error) {
	cases, err := labelledCases(labels, corpus)
	if err != nil {
		return nil, err
	}
	partial := map[string]bool{}
	for _, c := range cases {
		partial[c.id] = c.want != lede.Complete
	}
	for _, name := range madeSets {
		set, err := sets.Read(filepath.Join(corpus, name), "own", "article")
		if err != nil {
			return nil, err
		}
		for i := range set.Pages {
			if p := &set.Pages[i]; !partial[name+"/"+p.Truth.ID] {
				cases = append(cases, madeCases(p)...)
			}
		}
	}
	return cases, nil
}

// labelledCases gives the pages that labels.jsonl names: set, id and state, which is
// "script" where scripts would draw the article.
func labelledCases(labels, corpus string) ([]*verdictCase, error) {
	type row struct{ Set, ID, State string }
	rows, err := sets.ReadLines[row](filepath.Join(labels, "labels.jsonl"))
	if err != nil {
		return nil, err
	}
	pages := map[string]*sets.Page{}
	read := map[string]bool{}
	var cases []*verdictCase
	for _, r := range rows {
		if !read[r.Set] {
			read[r.Set] = true
			set, err := sets.Read(filepath.Join(corpus, r.Set), "own", "all")
			if err != nil {
				return nil, err
			}
			for i := range set.Pages {
				pages[r.Set+"/"+set.Pages[i].Truth.ID] = &set.Pages[i]
			}
		}
		id := r.Set + "/" + r.ID
		p := pages[id]
		if p == nil {
			return nil, fmt.Errorf("label of %s: no such page", id)
		}
		want := lede.State(r.State)
		if r.State == "script" {
			want = ""
		}
		cases = append(cases, &verdictCase{group: labelledPages, kind: r.State, id: id, url: p.Truth.URL, want: want, page: p.HTML})
	}
	if len(cases) == 0 {
		return nil, errors.New("no labels")
	}
	return cases, nil
}

// A caseMaker makes the pages of one whole page.
type caseMaker struct {
	page         *sets.Page
	paragraphs   []string
	group        string
	gates, boxes []made.Wall
	cases        []*verdictCase
}

// madeCases gives the pages that are made of one: itself, one that is cut off behind
// its text and two that are cut off in it, three gated ones, and one with a box that
// withholds nothing.
func madeCases(p *sets.Page) []*verdictCase {
	m := &caseMaker{page: p, paragraphs: made.Paragraphs(&p.Truth), group: firstHalf}
	if isOtherHalf(p.Truth.URL) {
		m.group = otherHalf
	}
	for _, w := range made.Walls() {
		if w.Gate {
			m.gates = append(m.gates, w)
		} else {
			m.boxes = append(m.boxes, w)
		}
	}
	m.add("whole", lede.Complete, func(page []byte, _ *rand.Rand) ([]byte, string) { return page, "" })
	m.add("cut behind", lede.Complete, func(page []byte, r *rand.Rand) ([]byte, string) {
		return made.CutBehind(page, m.paragraphs, r), ""
	})
	m.add("box", lede.Complete, func(page []byte, r *rand.Rand) ([]byte, string) {
		w := m.boxes[r.IntN(len(m.boxes))]
		return made.Box(page, m.paragraphs, w), w.Make + ", " + w.Language
	})
	for range 2 {
		m.add("cut", lede.Truncated, func(page []byte, r *rand.Rand) ([]byte, string) {
			return made.Cut(page, m.paragraphs, r), ""
		})
	}
	for range 3 {
		m.add("gate", lede.Gated, func(page []byte, r *rand.Rand) ([]byte, string) {
			w := m.gates[r.IntN(len(m.gates))]
			return made.Gate(page, m.paragraphs, w, r), w.Make + ", " + w.Language
		})
	}
	return m.cases
}

// add adds a page that do makes of the whole one, with what it says of it.
func (m *caseMaker) add(kind string, want lede.State, do func(page []byte, r *rand.Rand) ([]byte, string)) {
	c := &verdictCase{group: m.group, kind: kind, id: m.page.Truth.ID, url: m.page.Truth.URL, want: want}
	r := rand.New(rand.NewPCG(uint64(hash(m.page.Truth.ID)), uint64(len(m.cases))))
	c.page = func() ([]byte, error) {
		page, err := m.page.HTML()
		if err != nil {
			return nil, err
		}
		page, what := do(page, r)
		if what != "" {
			c.id += " (" + what + ")"
		}
		return page, nil
	}
	m.cases = append(m.cases, c)
}

// isOtherHalf says in which half of the hosts an address is.
func isOtherHalf(address string) bool {
	u, err := nurl.Parse(address)
	return err == nil && hash(strings.TrimPrefix(u.Host, "www."))>>7%2 == 0
}

func hash(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // never fails
	return h.Sum32()
}
