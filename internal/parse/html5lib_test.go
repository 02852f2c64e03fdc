package parse

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestHTML5Lib compares with html.Parse on the tree construction tests of
// html5lib, which the module golang.org/x/net ships.
func TestHTML5Lib(t *testing.T) {
	documents, fragments := 0, 0
	err := filepath.WalkDir(testData(t), func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".dat" {
			return err
		}
		file, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, c := range treeCases(string(file)) {
			if c.context == "" {
				documents++
				checkParse(t, c.data)
			} else {
				fragments++
				checkFragment(t, c.data, contextNode(c.context))
			}
		}
		return nil
	})
	require.NoError(t, err)
	t.Logf("%d documents, %d fragments", documents, fragments)
	require.Greater(t, documents, 1000)
	require.Greater(t, fragments, 100)
}

// TestHTML5LibTokens compares with html.Parse on what the tokenizer tests of
// html5lib are about, such as each entity there is.
func TestHTML5LibTokens(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testData(t), "html5lib-tests", "tokenizer", "*.test"))
	require.NoError(t, err)
	pages := 0
	for _, name := range files {
		file, err := os.ReadFile(name)
		require.NoError(t, err)
		var cases struct{ Tests []struct{ Input string } }
		require.NoError(t, json.Unmarshal(file, &cases), name)
		for _, c := range cases.Tests {
			pages++
			checkParse(t, c.Input)
			checkParse(t, "<p title=\""+c.Input+"\">")
			checkParse(t, "<table>"+c.Input+"<tr><td><svg>"+c.Input)
			checkParse(t, "<title>"+c.Input+"</title><script>"+c.Input)
		}
	}
	t.Logf("%d pages", pages)
	require.Greater(t, pages, 5000)
}

// testData gives the folder of tests that the module golang.org/x/net ships.
func testData(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "golang.org/x/net").Output()
	require.NoError(t, err)
	return filepath.Join(strings.TrimSpace(string(out)), "html", "testdata")
}

type treeCase struct{ data, context string }

// treeCases gives the cases of a file of tests.
//
// Source: html5lib-tests, tree-construction/README.md.
func treeCases(file string) []treeCase {
	var cases []treeCase
	for part := range strings.SplitSeq("\n"+file, "\n#data\n") {
		data, rest, ok := strings.Cut("\n"+part, "\n#errors\n")
		if !ok {
			continue
		}
		c := treeCase{data: strings.TrimPrefix(data, "\n")}
		if _, context, ok := strings.Cut(rest, "#document-fragment\n"); ok {
			c.context, _, _ = strings.Cut(context, "\n")
		}
		cases = append(cases, c)
	}
	return cases
}

// contextNode makes the context of a fragment out of its name, such as "td" or
// "svg path".
func contextNode(s string) *html.Node {
	namespace, name, ok := strings.Cut(strings.TrimSpace(s), " ")
	if !ok {
		namespace, name = "", namespace
	}
	return &html.Node{Type: html.ElementNode, DataAtom: atom.Lookup([]byte(name)), Data: name, Namespace: namespace}
}

// checkParse compares with html.Parse.
func checkParse(t *testing.T, src string) {
	t.Helper()
	want, err := html.Parse(strings.NewReader(src))
	if err != nil {
		return // deeper than html.Parse goes
	}
	got := Parse(src, Options{})
	if d := difference(want, got.Doc); d != "" {
		t.Errorf("%q\n%s", src, d)
	}
}

// checkFragment compares with html.ParseFragment.
func checkFragment(t *testing.T, src string, context *html.Node) {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(src), context)
	if err != nil {
		return
	}
	var want, got html.Node
	for _, n := range nodes {
		want.AppendChild(n)
	}
	for _, n := range Fragment(src, context, Options{}) {
		got.AppendChild(n)
	}
	if d := difference(&want, &got); d != "" {
		t.Errorf("%q in %s %q\n%s", src, context.Namespace, context.Data, d)
	}
}
