package lede_test

import (
	"bytes"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/internal/dom"
	"github.com/lede-go/lede/internal/page"
)

// A printedWord is a word as a page prints it: whole, and in the pieces that the page's
// texts have of it where elements part it.
type printedWord struct {
	whole  string
	pieces []string
	inTag  bool // of HTML in a text
}

// printedWords gives the words on a page that a reader can see, in its order. This is
// what visible means: a letter or a number in a text
//
//   - that a browser draws (dom.IsRendered: no script, style, template, fallback of a
//     frame or a player, reading of a ruby),
//   - and that no element around it hides by its own attributes (dom.IsHidden: hidden,
//     display:none, visibility:hidden). Style sheets are not read.
//
// A formula is what dom.Formula makes of it. What stands in the tags of HTML that a text
// holds may be text or none, and is not counted.
func printedWords(doc *html.Node) []printedWord {
	r := new(wordReader)
	r.walk(dom.Body(doc))
	r.end()
	return r.words
}

// A wordReader reads the words of a page.
type wordReader struct {
	words []printedWord
	open  []string // pieces of the word at hand
	inTag bool
}

func (r *wordReader) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		r.add(n.Data)
		return
	case !dom.IsRendered(n) || dom.IsHidden(n):
		return
	case n.DataAtom == atom.Math:
		r.add(dom.Formula(n))
		return
	}
	ends := dom.IsBlock(n) || n.DataAtom == atom.Br
	if ends {
		r.end()
	}
	for child := range n.ChildNodes() {
		r.walk(child)
	}
	if ends {
		r.end()
	}
}

// add adds a text: its first word may go on with the word at hand.
func (r *wordReader) add(text string) {
	marked := tags.FindAllStringIndex(text, -1)
	from := 0
	for i, c := range text {
		for len(marked) > 0 && i >= marked[0][1] {
			marked = marked[1:]
		}
		r.inTag = len(marked) > 0 && i >= marked[0][0]
		if isWordRune(c) {
			continue
		}
		r.addPiece(text[from:i])
		from = i + len(string(c))
		if unicode.IsSpace(c) || dom.Clean("x"+string(c)+"x") != "xx" {
			r.end()
		}
	}
	r.addPiece(text[min(from, len(text)):])
}

func (r *wordReader) addPiece(piece string) {
	if piece != "" {
		r.open = append(r.open, piece)
	}
}

func (r *wordReader) end() {
	if len(r.open) > 0 {
		r.words = append(r.words, printedWord{strings.Join(r.open, ""), r.open, r.inTag})
		r.open = nil
	}
}

func isWordRune(c rune) bool { return dom.IsWordRune(c) }

// wordsOf gives the words of a text as printedWords has those of a page.
func wordsOf(text string) []string {
	var r wordReader
	r.add(text)
	r.end()
	var list []string
	for _, w := range r.words {
		list = append(list, w.whole)
	}
	return list
}

// toldWords counts the words of all that an article tells of its page: the text, the
// fields, the ledger.
func toldWords(a *lede.Article) map[string]int {
	told := map[string]int{}
	add := func(texts ...string) {
		for _, text := range texts {
			for _, w := range wordsOf(text) {
				told[w]++
			}
		}
	}
	addAuthors := func(authors []lede.Author) {
		for _, author := range authors {
			add(author.Name, author.Role, author.Place)
		}
	}
	addBlocks := func(blocks []lede.Block) {
		for _, b := range blocks {
			if b.Type != lede.PhotoBlock {
				add(b.Text)
			}
		}
	}
	add(a.Title, a.Kicker, a.Standfirst, a.Section, a.Byline, a.Dateline.Raw, a.Publisher)
	addAuthors(a.Authors)
	for _, p := range a.Photos {
		add(p.Caption, p.Credit)
	}
	addBlocks(a.Body)
	for _, e := range a.Live {
		add(e.Title)
		addAuthors(e.Authors)
		addBlocks(e.Body)
	}
	for _, d := range a.Dropped {
		add(d.Text)
	}
	return told
}

// region gives the words of the page between the first and the last block of the body,
// both among them: those that are found on the page, and of their copies the nearest to
// each other.
func region(words []printedWord, body []lede.Block) []printedWord {
	var ends [2][]int
	var blocks [][]string
	for _, b := range body {
		if text := wordsOf(b.Text); b.Type != lede.PhotoBlock && b.Type != lede.EmbedBlock && len(text) > 0 {
			blocks = append(blocks, text)
		}
	}
	first, last := 0, len(blocks)-1
	for ; first <= last && len(ends[0]) == 0; first++ {
		ends[0] = findWords(words, blocks[first])
	}
	for ; last >= first-1 && last >= 0 && len(ends[1]) == 0; last-- {
		ends[1] = findWords(words, blocks[last])
	}
	if len(ends[0]) == 0 || len(ends[1]) == 0 {
		return nil
	}
	end := ends[1][len(ends[1])-1]
	at := ends[0][0]
	for _, start := range ends[0] {
		if start <= end {
			at = start
		}
	}
	for _, start := range ends[1] {
		if start >= at {
			return words[at:min(len(words), start+len(blocks[last+1]))]
		}
	}
	return nil
}

// findWords gives where a text stands among words.
func findWords(words []printedWord, text []string) []int {
	var found []int
	for i := 0; i+len(text) <= len(words); i++ {
		if slices.EqualFunc(words[i:i+len(text)], text, func(w printedWord, s string) bool { return w.whole == s }) {
			found = append(found, i)
		}
	}
	return found
}

// unaccounted gives the words of the page between the first and the last block of an
// article that are neither in it nor in its ledger, as often as they are missing, and how
// many words there are.
func unaccounted(doc *html.Node, a *lede.Article) (missing []string, all int) {
	told := toldWords(a)
	words := region(printedWords(doc), a.Body)
	for _, w := range words {
		if w.inTag {
			continue
		}
		if told[w.whole] > 0 {
			told[w.whole]--
			continue
		}
		for _, piece := range w.pieces {
			if told[piece] == 0 {
				missing = append(missing, w.whole)
				break
			}
			told[piece]--
		}
	}
	return missing, len(words)
}

// checkLedger checks what holds for every ledger: nothing that can be seen between the
// first and the last block of the body is missing, its parts stand in the page's order,
// and it has no more text than the page.
func checkLedger(t testing.TB, src []byte, address string, a *lede.Article) (missing, all int) {
	t.Helper()
	const mostInUTF8 = 3 // bytes of a character that is one byte of a page
	lost, all := unaccounted(treeOf(t, src, address), a)
	assert.Empty(t, lost, "words that are in neither the article nor its ledger")
	before, letters := 0, 0
	for _, d := range a.Dropped {
		assert.NotEmpty(t, d.Reason)
		assert.NotEmpty(t, d.Text, d.Reason)
		assert.GreaterOrEqual(t, d.Before, before, d.Text)
		before, letters = d.Before, letters+len(strings.Join(strings.Fields(d.Text), ""))
	}
	assert.LessOrEqual(t, before, len(a.Body))
	assert.LessOrEqual(t, letters, mostInUTF8*len(src), "the ledger has more than the page")
	return len(lost), all
}

// treeOf gives the tree of a page as extraction reads it.
func treeOf(t testing.TB, src []byte, address string) *html.Node {
	t.Helper()
	p, err := page.Read(bytes.NewReader(src), address, page.Options{})
	require.NoError(t, err)
	return p.Doc
}

// TestLedgerBalances holds that no visible word between the first and the last block of
// an article is unaccounted for, on pages of the corpus and all fixtures, with rules and,
// where one was applied, without.
func TestLedgerBalances(t *testing.T) {
	var pages, words, lost, bad atomic.Int64
	t.Run("pages", func(t *testing.T) {
		for _, p := range append(fixturePages(t), somePages(t, 5)...) {
			t.Run(p.name, func(t *testing.T) {
				t.Parallel()
				src := p.read(t)
				for _, e := range []lede.Extractor{{Trace: true}, {Trace: true, Rules: new(lede.RuleSet)}} {
					a, err := e.Extract(bytes.NewReader(src), p.url)
					if err != nil {
						continue
					}
					missing, all := checkLedger(t, src, p.url, a)
					pages.Add(1)
					words.Add(int64(all))
					if lost.Add(int64(missing)); missing > 0 {
						bad.Add(1)
					}
					if a.Rule == (lede.Applied{}) {
						return
					}
				}
			})
		}
	})
	t.Logf("%d of %d words on %d of %d pages are unaccounted for", lost.Load(), words.Load(), bad.Load(), pages.Load())
}

// TestTraceOnlyAdds holds that an article is the same without Trace but for what Trace adds:
// without it, what nobody asks for is not read.
func TestTraceOnlyAdds(t *testing.T) {
	for _, p := range append(fixturePages(t), somePages(t, 5)...) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			src := p.read(t)
			traced, tracedErr := (&lede.Extractor{Trace: true}).Extract(bytes.NewReader(src), p.url)
			a, err := lede.Extract(bytes.NewReader(src), p.url)
			if assert.Equal(t, tracedErr, err); err == nil {
				traced.Dropped, traced.Candidates, traced.Unused = nil, nil, nil
				assert.Equal(t, traced, a)
			}
		})
	}
}
