// Package made makes pages whose text is not whole out of pages whose text is: cut off
// inside the text (Cut), or with paragraphs taken out and a wall put in their place
// (Gate), and pages that only look like these (Box).
//
// Everything is drawn from the random numbers that the caller seeds, so that the same
// page, truth and seed make the same page.
package made

import (
	"bytes"
	"html"
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede/bench/sets"
)

// leastPiece is the number of letters from which a text of the page is found in the
// truth: shorter ones stand in many places.
const leastPiece = 25

// Paragraphs gives the paragraphs of a truth, each as one line; those that a truth
// calls optional among them.
func Paragraphs(t *sets.Truth) []string {
	list := t.Body
	if len(list) == 0 && t.Text != nil {
		list = strings.Split(*t.Text, "\n")
	}
	var out []string
	for _, p := range list {
		p = oneLine(strings.TrimSuffix(strings.TrimPrefix(p, "["), "]"))
		if utf8.RuneCountInString(p) >= leastPiece {
			out = append(out, p)
		}
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Cut cuts a page off at any byte inside its text. It gives nil where the text is not
// found in the page.
func Cut(page []byte, paragraphs []string, r *rand.Rand) []byte {
	start, end := region(page, paragraphs)
	if end <= start {
		return nil
	}
	return page[:start+r.IntN(end-start)]
}

// CutBehind cuts a page off at any byte behind its text, of which nothing is missing. It
// gives nil where the text is not found in the page.
func CutBehind(page []byte, paragraphs []string, r *rand.Rand) []byte {
	start, end := region(page, paragraphs)
	if end <= start || end == len(page) {
		return nil
	}
	return page[:end+r.IntN(len(page)-end)]
}

// region gives where the text of a page begins and ends, in bytes; nothing where the
// first or the last paragraph is not found.
func region(page []byte, paragraphs []string) (start, end int) {
	if len(paragraphs) == 0 {
		return 0, 0
	}
	first, last := paragraphs[0], paragraphs[len(paragraphs)-1]
	z := xhtml.NewTokenizer(bytes.NewReader(page))
	at, raw := 0, false
	for kind := z.Next(); kind != xhtml.ErrorToken; kind = z.Next() {
		size := len(z.Raw())
		switch kind {
		case xhtml.StartTagToken:
			name, _ := z.TagName()
			raw = isRaw(string(name))
		case xhtml.EndTagToken:
			raw = false
		case xhtml.TextToken:
			text := oneLine(html.UnescapeString(string(z.Raw())))
			switch {
			case raw || utf8.RuneCountInString(text) < leastPiece:
			case start == 0 && isPiece(first, text):
				start = at
				fallthrough
			case start > 0 && isPiece(last, text):
				end = at + size
			}
		}
		at += size
	}
	return start, end
}

// isPiece reports whether text is a part of a paragraph, or has it in it.
func isPiece(paragraph, text string) bool {
	return strings.Contains(paragraph, text) || strings.Contains(text, paragraph)
}

func isRaw(tag string) bool {
	switch tag {
	case "script", "style", "title", "noscript", "textarea", "template":
		return true
	}
	return false
}

// leastParagraphs is the number of paragraphs from which some can be taken out.
const leastParagraphs = 5

// Gate takes the paragraphs out of a page behind the first few, and puts a wall in their
// place. What the page's scripts have of the text goes as well, as the page would not
// withhold it. It gives nil where the paragraphs are not elements of their own.
func Gate(page []byte, paragraphs []string, w Wall, r *rand.Rand) []byte {
	doc, err := xhtml.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	blocks := blocksOf(doc, paragraphs)
	if len(blocks) < leastParagraphs {
		return nil
	}
	keep := 1 + r.IntN(min(4, len(blocks)/2))
	last := blocks[keep-1]
	takeOut(last, blocks[len(blocks)-1])
	emptyScripts(doc, paragraphs[len(paragraphs)-1])
	if w.Fades {
		fade(last, r)
	}
	w.put(doc, last)
	return render(doc)
}

// Box puts a box behind the whole text of a page. It gives nil where the paragraphs
// are not elements of their own.
func Box(page []byte, paragraphs []string, w Wall) []byte {
	doc, err := xhtml.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	blocks := blocksOf(doc, paragraphs)
	if len(blocks) < leastParagraphs {
		return nil
	}
	w.put(doc, blocks[len(blocks)-1])
	return render(doc)
}

func render(doc *xhtml.Node) []byte {
	var out bytes.Buffer
	if xhtml.Render(&out, doc) != nil {
		return nil
	}
	return out.Bytes()
}

// blocksOf gives the elements that the paragraphs stand in, in the order of the page;
// of those that stand in it twice, the first.
func blocksOf(doc *xhtml.Node, paragraphs []string) []*xhtml.Node {
	found := map[int]bool{}
	var blocks []*xhtml.Node
	for n := range doc.Descendants() {
		if n.Type != xhtml.TextNode || n.Parent == nil || isRaw(n.Parent.Data) {
			continue
		}
		text := oneLine(n.Data)
		if utf8.RuneCountInString(text) < leastPiece {
			continue
		}
		for i, p := range paragraphs {
			if found[i] || !strings.Contains(p, text) {
				continue
			}
			found[i] = true
			if b := paragraphOf(n); b != nil && (len(blocks) == 0 || blocks[len(blocks)-1] != b) {
				blocks = append(blocks, b)
			}
		}
	}
	return blocks
}

// paragraphOf gives the <p> or its kin around n, or nil.
func paragraphOf(n *xhtml.Node) *xhtml.Node {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.P, atom.Div, atom.Section, atom.H2, atom.H3, atom.H4, atom.Li, atom.Blockquote:
			return n
		case atom.Body, atom.Article, atom.Main, atom.Head:
			return nil
		}
	}
	return nil
}

// takeOut removes what stands between first and last, and last.
func takeOut(first, last *xhtml.Node) {
	var gone []*xhtml.Node
	for n := next(first, true); n != nil; {
		if n == last {
			gone = append(gone, n)
			break
		}
		if contains(n, last) {
			n = next(n, false)
			continue
		}
		gone = append(gone, n)
		n = next(n, true)
	}
	for _, n := range gone {
		n.Parent.RemoveChild(n)
	}
}

func next(n *xhtml.Node, skip bool) *xhtml.Node {
	if !skip && n.FirstChild != nil {
		return n.FirstChild
	}
	for ; n != nil; n = n.Parent {
		if n.NextSibling != nil {
			return n.NextSibling
		}
	}
	return nil
}

func contains(root, n *xhtml.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// emptyScripts empties the scripts that hold the paragraph.
func emptyScripts(doc *xhtml.Node, paragraph string) {
	runes := []rune(paragraph)
	key := string(runes[:min(len(runes), 40)])
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Script && n.FirstChild != nil && strings.Contains(oneLine(n.FirstChild.Data), key) {
			n.FirstChild.Data = ""
		}
	}
}

// fade cuts the last text of a block off inside it, with an ellipsis.
func fade(block *xhtml.Node, r *rand.Rand) {
	var last *xhtml.Node
	for n := range block.Descendants() {
		if n.Type == xhtml.TextNode && strings.TrimSpace(n.Data) != "" {
			last = n
		}
	}
	if last == nil {
		return
	}
	words := strings.Fields(last.Data)
	last.Data = strings.Join(words[:1+r.IntN(len(words))], " ") + [...]string{"…", " ...", ""}[r.IntN(3)]
}

// put puts the wall behind block, or at the end of the page.
func (w Wall) put(doc, block *xhtml.Node) {
	parent, before := block.Parent, block.NextSibling
	if w.Over {
		for n := range doc.Descendants() {
			if n.DataAtom == atom.Body {
				parent, before = n, nil
			}
		}
	}
	if parent.DataAtom == atom.Ul || parent.DataAtom == atom.Ol {
		parent, before = parent.Parent, parent.NextSibling
	}
	div := &xhtml.Node{Type: xhtml.ElementNode, DataAtom: atom.Div, Data: "div"}
	nodes, err := xhtml.ParseFragment(strings.NewReader(w.HTML), div)
	if err != nil {
		return
	}
	for _, n := range nodes {
		parent.InsertBefore(n, before)
	}
}
