package rule

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/page"
)

// manyRules makes a folder of n rules as long as a real one: of publishers, and of a CMS in
// every tenth.
func manyRules(b *testing.B, n int) fstest.MapFS {
	b.Helper()
	const path = "../../rules/latimes.com.toml"
	text, err := os.ReadFile(path)
	require.NoError(b, err)
	rest := text[bytes.Index(text, []byte("[style]")):]
	fsys := fstest.MapFS{}
	for i := range n {
		head := fmt.Sprintf("name = \"Gazette %d\"\naliases = [\"The Gazette %d\", \"Gazette - %d\"]\nhosts = [\"gazette-%d.example\"]\nlanguage = \"en\"\n\n", i, i, i, i)
		if i%10 == 0 {
			head = fmt.Sprintf("name = \"Presswork %d\"\nkind = \"cms\"\nmarkup = 'meta[name=\"generator\"][content^=\"Presswork %d\"], body.presswork-%d, .presswork-%d-block, script[src*=\"/presswork-%d/\"]'\n", i, i, i, i, i)
		}
		fsys[fmt.Sprintf("gazette-%04d.toml", i)] = &fstest.MapFile{Data: append([]byte(head), rest...)}
	}
	return fsys
}

// BenchmarkLoad times the loading of many rules, to the set that pages are matched with.
func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{200, 2000} {
		fsys := manyRules(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				files, err := ReadFS(fsys)
				require.NoError(b, err)
				require.Len(b, files.Set().Rules(), n)
			}
		})
	}
}

// BenchmarkMatchNone times what a page pays whose host has no rule, on the middle page of
// fundus-dev by its nodes, with few and with many rules of publishing systems.
func BenchmarkMatchNone(b *testing.B) {
	files, err := filepath.Glob("../../../shared/corpus/fundus-dev/pages/*.gz")
	require.NoError(b, err)
	if len(files) == 0 {
		b.Skip("skipped: no real pages")
	}
	for _, file := range []string{files[0], files[len(files)/3], files[len(files)/2], files[2*len(files)/3]} {
		p := readPacked(b, file)
		nodes := 0
		for range p.Doc.Descendants() {
			nodes++
		}
		for _, n := range []int{20, 200, 1000} {
			read, err := ReadFS(manyRules(b, n))
			require.NoError(b, err)
			set := read.Set()
			b.Run(fmt.Sprintf("%d nodes/%d systems", nodes, n/10), func(b *testing.B) {
				for b.Loop() {
					set.Match(p, "", time.Time{})
				}
			})
		}
	}
}

func readPacked(b *testing.B, file string) *page.Page {
	b.Helper()
	packed, err := os.Open(file)
	require.NoError(b, err)
	defer func() { _ = packed.Close() }()
	z, err := gzip.NewReader(packed)
	require.NoError(b, err)
	src, err := io.ReadAll(z)
	require.NoError(b, err)
	p, err := page.Read(bytes.NewReader(src), "https://somewhere.example/a", page.Options{})
	require.NoError(b, err)
	return p
}
