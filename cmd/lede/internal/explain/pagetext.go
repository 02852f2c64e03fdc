package explain

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/internal/dom"
)

// A pageText is the text of a page, hidden text among it, to find texts in. Positions
// in it count bytes without white space, as that is where texts of one page differ.
type pageText struct {
	letters []byte
	starts  []int // where words begin
	lines   []line
	open    dom.Line
	runs    []run // of the line at hand
}

// A line is what stands between two blocks or breaks of the page.
type line struct {
	text       string
	start, end int
	runs       []run
}

// readText reads the text of a page in one walk.
func readText(doc *html.Node) *pageText {
	t := new(pageText)
	t.walk(doc)
	t.flush()
	return t
}

func (t *pageText) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		t.open.AddString(n.Data)
		t.runs = append(t.runs, run{node: n})
		return
	case !dom.IsRendered(n):
		return
	case n.DataAtom == atom.Math:
		t.open.AddString(dom.Formula(n))
		t.runs = append(t.runs, run{node: n})
		return
	}
	ends := dom.IsBlock(n) || dom.Is(n, atom.Br) || dom.IsHidden(n)
	if ends {
		t.flush()
	}
	for child := range n.ChildNodes() {
		t.walk(child)
	}
	if ends {
		t.flush()
	}
}

// flush ends the line at hand.
func (t *pageText) flush() {
	runs := t.runs
	t.runs = nil
	if t.open.Empty() {
		t.open.Reset()
		return
	}
	l := line{text: t.open.String(), start: len(t.letters), runs: runs}
	for word := range strings.FieldsSeq(l.text) {
		t.starts = append(t.starts, len(t.letters))
		t.letters = append(t.letters, word...)
	}
	l.end = len(t.letters)
	t.lines = append(t.lines, l)
	t.open.Reset()
}

// letters gives a text as pageText has it.
func letters(text string) string { return strings.Join(strings.Fields(dom.Clean(text)), "") }

// mostLetters is how far texts are compared: those that agree so long are the same.
const mostLetters = 60

// find gives, for each of the texts, given as letters, where it stands on the page, in
// order. Texts that are shorter than mostLetters are found as whole words.
func (t *pageText) find(texts []string) map[string][]int {
	found := map[string][]int{}
	var sizes []int
	for _, text := range texts {
		if text = keyOf(text); text != "" {
			found[text] = nil
			sizes = append(sizes, len(text))
		}
	}
	slices.Sort(sizes)
	sizes = slices.Compact(sizes)
	for _, start := range t.starts {
		for _, size := range sizes {
			if start+size > len(t.letters) {
				break
			}
			key := t.letters[start : start+size]
			if at, ok := found[string(key)]; ok && (size == mostLetters || t.isStart(start+size)) {
				found[string(key)] = append(at, start)
			}
		}
	}
	return found
}

// isStart reports whether a word begins at a position, or the page ends there.
func (t *pageText) isStart(at int) bool {
	_, ok := slices.BinarySearch(t.starts, at)
	return ok || at == len(t.letters)
}

// keyOf gives the part of a text that is compared.
func keyOf(text string) string { return text[:min(len(text), mostLetters)] }
