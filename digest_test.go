package lede_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

var (
	digests  = flag.String("digests", "", "a `file` for the digests of every page's article: written when it does not exist, else compared")
	wordless = flag.Bool("wordless", false, "compare digests without Sources and what Trace adds")
)

// corpusSets are the sets of real pages that TestDigests reads.
var corpusSets = []string{"fundus-dev", "wcxb-dev", "wcxb-other-dev", "n4k-dev", "dates-dev", "postlight-dev"}

// TestDigests is the net under a change that must not change what comes out. It
// takes one digest of what each page of ../shared/corpus and each fixture gives,
// with rules and without, with the ledger:
//
//	git stash; go test . -run TestDigests -digests before.digests; git stash pop
//	go test . -run TestDigests -digests before.digests
//
// The first run writes the file, which git ignores, the second names the pages
// that differ; with -wordless, those that differ in more than what lede says of itself.
// Without the flag there is nothing to compare with.
func TestDigests(t *testing.T) {
	if *digests == "" {
		t.Skip("skipped: no -digests file to write or to compare with")
	}
	got := digestPages(t, append(fixturePages(t), corpusPages(t)...))
	want, err := readDigests(*digests)
	if os.IsNotExist(err) {
		writeDigests(t, *digests, got)
		return
	}
	require.NoError(t, err)
	assert.Len(t, got, len(want))
	for _, d := range got {
		if *wordless {
			assert.Equal(t, want[d.page].wordless, d.wordless, "%s: the article is another", d.page)
		} else {
			assert.Equal(t, want[d.page], d, "%s: the article is another", d.page)
		}
	}
}

// A digested is a page to take a digest of: its name, its address and its bytes.
type digested struct {
	name, url string
	read      func(t testing.TB) []byte
}

// A digest is what came of one page under one extractor: whole, and without Sources
// and what Trace adds.
type digest struct{ page, whole, wordless string }

func fixturePages(t testing.TB) []digested {
	fixtures, err := filepath.Glob(filepath.Join(articlesDir, "*", "*.html"))
	require.NoError(t, err)
	var pages []digested
	for _, file := range fixtures {
		name := filepath.ToSlash(strings.TrimSuffix(strings.TrimPrefix(file, articlesDir), ".html"))
		pages = append(pages, digested{name, "https:/" + name, func(t testing.TB) []byte {
			src, err := os.ReadFile(file)
			require.NoError(t, err)
			return src
		}})
	}
	return pages
}

func corpusPages(t testing.TB) []digested {
	var pages []digested
	for _, set := range corpusSets {
		dir := shared(t, filepath.Join("corpus", set))
		for _, p := range readLines[pageOf](t, filepath.Join(dir, "manifest.jsonl")) {
			pages = append(pages, digested{set + "/" + p.ID, p.URL, func(t testing.TB) []byte {
				return readPage(t, filepath.Join(dir, p.Path))
			}})
		}
	}
	return pages
}

// digestPages extracts the pages on all cores; the digests are in their order.
func digestPages(t testing.TB, pages []digested) []digest {
	extractors := []struct {
		name string
		*lede.Extractor
	}{
		{"rules", &lede.Extractor{Trace: true}},
		{"no rules", &lede.Extractor{Trace: true, Rules: new(lede.RuleSet)}},
	}
	out := make([]digest, len(pages)*len(extractors))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				src := pages[i].read(t)
				for j, e := range extractors {
					a, err := e.Extract(bytes.NewReader(src), pages[i].url)
					out[i*len(extractors)+j] = digestOf(pages[i].name+" ("+e.name+")", a, err)
				}
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

func digestOf(page string, a *lede.Article, err error) digest {
	d := digest{page: page, whole: sumOf(a, err)}
	if a != nil {
		a.Sources, a.Dropped, a.Candidates, a.Unused = nil, nil, nil, nil
	}
	d.wordless = sumOf(a, err)
	return d
}

func sumOf(a *lede.Article, err error) string {
	text, jsonErr := json.Marshal(a)
	sum := sha256.Sum256(fmt.Appendf(text, "\n%v\n%v", err, jsonErr))
	return hex.EncodeToString(sum[:12])
}

// readDigests reads lines of two digests and the name of a page.
func readDigests(file string) (map[string]digest, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	known := map[string]digest{}
	s := bufio.NewScanner(f)
	for s.Scan() {
		var d digest
		d.whole, d.wordless, _ = strings.Cut(s.Text(), " ")
		d.wordless, d.page, _ = strings.Cut(d.wordless, " ")
		known[d.page] = d
	}
	return known, s.Err()
}

func writeDigests(t testing.TB, file string, digests []digest) {
	var out bytes.Buffer
	for _, d := range digests {
		fmt.Fprintf(&out, "%s %s %s\n", d.whole, d.wordless, d.page)
	}
	require.NoError(t, os.WriteFile(file, out.Bytes(), 0o644))
	t.Logf("wrote the digests of %d articles to %s", len(digests), file)
}
