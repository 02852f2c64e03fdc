package lede_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/lede-go/lede"
)

// FuzzPipeline takes the fixtures apart and puts them together otherwise, as a
// program of four bytes a step says, and holds what comes out to what is true of
// every article.
func FuzzPipeline(f *testing.F) {
	fixtures, err := filepath.Glob(filepath.Join(articlesDir, "*", "*.html"))
	require.NoError(f, err)
	require.NotEmpty(f, fixtures)
	var pages [][]byte
	for _, file := range fixtures {
		src, err := os.ReadFile(file)
		require.NoError(f, err)
		pages = append(pages, src)
	}
	for i := range pages {
		f.Add(uint8(i), []byte{byte(i), 3, 40, 90, byte(2 * i), 7, 100, 30, byte(3 * i), 11, 200, 60})
	}
	f.Fuzz(func(t *testing.T, first uint8, program []byte) {
		n := int(first) % len(pages)
		host := filepath.Base(filepath.Dir(fixtures[n]))
		checkArticle(t, mutate(pages, n, program), "https://"+host+"/news/fuzzed")
	})
}

// mutate changes page n of pages, four bytes a step: what to do, with which page,
// where, and with how much of it.
func mutate(pages [][]byte, n int, program []byte) []byte {
	const (
		mostSteps = 16
		mostBytes = 1 << 17
	)
	page := slices.Clone(pages[n])
	for step := range slices.Chunk(program[:min(len(program), 4*mostSteps)], 4) {
		if len(step) < 4 || len(page) == 0 || len(page) > mostBytes {
			break
		}
		other := pages[int(step[1])%len(pages)]
		at := len(page) * int(step[2]) / 256
		end := min(len(page), at+1+len(page)*int(step[3])/512)
		part := slices.Clone(page[at:end])
		switch step[0] % 7 {
		case 0: // cut
			page = slices.Delete(page, at, end)
		case 1: // duplicate
			page = slices.Insert(page, at, part...)
		case 2: // splice
			from := len(other) * int(step[2]) / 256
			page = slices.Insert(page, at, other[from:min(len(other), from+1+len(other)*int(step[3])/512)]...)
		case 3: // nest
			tags := [...]string{"div", "article", "figure", "b", "a href=/x", "table><tr><td", "ul><li", "nav", "template", "svg", "pre", "blockquote", "p", "select"}
			open := tags[int(step[1])%len(tags)]
			name, _, _ := strings.Cut(open, " ")
			name = name[strings.LastIndexAny(name, "<>")+1:]
			page = slices.Concat(page[:at], []byte("<"+open+">"), part, []byte("</"+name+">"), page[end:])
		case 4: // break off
			page = page[:at]
		case 5: // one byte
			page[at] = step[1]
		case 6: // what pages of all kinds have by mistake
			odd := [...]string{"\x00", "\u202e", "<!--", "</", "&#x;", "&amp;amp;", "<script>", "\xff\xfe", "<body>", "</p>", "<br><br>", "javascript:alert(1)", "]]>", "\x1b[31m"}
			page = slices.Insert(page, at, []byte(odd[int(step[1])%len(odd)])...)
		}
	}
	return page
}

// checkArticle extracts a page, twice and by way of its tree, and checks what
// holds for every article.
func checkArticle(t *testing.T, src []byte, address string) {
	t.Helper()
	e := lede.Extractor{Trace: true}
	a, err := e.Extract(bytes.NewReader(src), address)
	again, errAgain := e.Extract(bytes.NewReader(src), address)
	require.Equal(t, err, errAgain)
	require.Equal(t, a, again, "the same page gives the same article")
	if utf8.Valid(src) {
		if doc, parseErr := html.Parse(bytes.NewReader(src)); parseErr == nil {
			node, nodeErr := e.ExtractNode(doc, address)
			require.Equal(t, err == nil, nodeErr == nil, "%v, %v", err, nodeErr)
			if err == nil {
				node.Verdict = a.Verdict // a tree does not tell that its bytes were cut off
			}
			require.Equal(t, a, node, "a tree gives the article of its bytes")
		}
	}
	if err != nil {
		require.ErrorIs(t, err, lede.ErrNoArticle)
		return
	}
	checkText(t, a)
	checkWords(t, src, a)
	checkLedger(t, src, address, a)
	checkCandidates(t, a)
}

// checkText checks that an article has a text, survives JSON, and holds nothing that
// a terminal or a browser would obey.
func checkText(t *testing.T, a *lede.Article) {
	t.Helper()
	text, err := json.Marshal(a)
	require.NoError(t, err)
	var back lede.Article
	require.NoError(t, json.Unmarshal(text, &back))
	textAgain, err := json.Marshal(&back)
	require.NoError(t, err)
	require.Equal(t, string(text), string(textAgain))
	hasCaption := slices.ContainsFunc(a.Photos, func(p lede.Photo) bool { return p.Caption != "" })
	require.True(t, len(a.Paragraphs) > 0 || len(a.Live) > 0 || hasCaption, "an article without anything")
	for _, s := range allStrings(reflect.ValueOf(*a)) {
		require.True(t, utf8.ValidString(s), "%q", s)
		require.NotContains(t, s, "\u202e")
		require.False(t, strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }), "%q", s)
	}
	checkAddress(t, a.URL)
	for _, p := range a.Photos {
		checkAddress(t, p.URL)
	}
	for _, b := range a.Body {
		checkAddress(t, b.URL)
	}
	checkRich(t, a)
}

// allStrings gives every string inside v.
func allStrings(v reflect.Value) (all []string) {
	switch v.Kind() {
	case reflect.String:
		all = append(all, v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				all = append(all, allStrings(v.Field(i))...)
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			all = allStrings(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, allStrings(v.Index(i))...)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			all = append(all, allStrings(v.MapIndex(key))...)
		}
	}
	return all
}

// checkWords checks that every word of the text and of the fields that are printed
// stands on the page.
func checkWords(t *testing.T, src []byte, a *lede.Article) {
	t.Helper()
	if !utf8.Valid(src) {
		return // what it says is for the detection of its charset to say
	}
	page := wordsOnPage(t, src)
	texts := append([]string{a.Title, a.Standfirst, a.Byline}, a.Paragraphs...)
	for _, b := range a.Body {
		texts = append(texts, b.Text)
	}
	for _, p := range a.Photos {
		texts = append(texts, p.Alt, p.Caption, p.Credit)
	}
	for _, author := range a.Authors {
		texts = append(texts, author.Name, author.Role)
	}
	for _, text := range texts {
		for word := range strings.FieldsSeq(text) {
			word = strings.TrimSuffix(squeeze(word), ",") // parts of a byline that stand in a row
			require.True(t, isOnPage(page, word), "%q of %q is not on the page", word, text)
		}
	}
}

// isOnPage reports whether a word stands on the page, or two that stand in elements
// of their own without white space between them.
func isOnPage(page, word string) bool {
	if strings.Contains(page, word) {
		return true
	}
	for i := range word {
		if strings.Contains(page, word[:i]) && strings.Contains(page, word[i:]) {
			return true
		}
	}
	return false
}

var tags = regexp.MustCompile(`<[^>]*>`)

// wordsOnPage gives all that a page says, squeezed: its texts, the values of its
// attributes, and its scripts, as they stand and with what they escape.
func wordsOnPage(t *testing.T, src []byte) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(src))
	if err != nil {
		doc = &html.Node{Type: html.DocumentNode} // nested too deep: its source must do
	}
	var text, rest strings.Builder
	add := func(s string) {
		unescaped := html.UnescapeString(html.UnescapeString(html.UnescapeString(unescapeJSON(s))))
		for _, form := range [...]string{s, unescaped, tags.ReplaceAllString(unescaped, "")} {
			rest.WriteString(squeeze(form) + "\n")
		}
	}
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
			add(n.Data)
		}
		for _, a := range n.Attr {
			add(a.Val)
		}
	}
	add(string(src))
	return squeeze(text.String()) + "\n" + rest.String()
}

var jsonEscape = regexp.MustCompile(`\\(?:u[0-9a-fA-F]{4}|.)`)

// unescapeJSON gives s with the escapes of JSON replaced.
func unescapeJSON(s string) string {
	return jsonEscape.ReplaceAllStringFunc(s, func(escape string) string {
		var char string
		if json.Unmarshal([]byte(`"`+escape+`"`), &char) != nil {
			return escape[1:]
		}
		return char
	})
}

// squeeze leaves out of a text what a Line leaves out of it, and all white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("\u00ad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", r) {
			return -1
		}
		return r
	}, s)
}

// TestPipeline runs the oracles of FuzzPipeline over the fixtures as they are.
func TestPipeline(t *testing.T) {
	for _, p := range fixturePages(t) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			src := p.read(t)
			if assert.True(t, utf8.Valid(src)) {
				checkArticle(t, src, p.url)
			}
		})
	}
}
