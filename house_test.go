package lede_test

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	modulePath = "github.com/lede-go/lede"
	rootRoom   = "."
	exportRoom = "export"
)

// rooms says which rooms of the house each room may import, dom and lexicon apart,
// which all but themselves may. Arrows point down only.
var rooms = map[string][]string{
	"dom":       {},
	"lexicon":   {},
	"date":      {},
	"parse":     {},
	"warc":      {},
	"inorder":   {},
	"page":      {"parse", "date"},
	"byline":    {"date"},
	"meta":      {"page", "date", "byline"},
	"photo":     {"page", "byline"},
	"furniture": {"page", "byline", "date"},
	"rule":      {"page", "date"},
	"generic":   {"page", "furniture"},
	"head":      {"generic", "page", "byline", "date", "furniture"},
	rootRoom:    {"page", "meta", "photo", "furniture", "rule", "generic", "head", "byline", "date"},
}

// leaves are the rooms that import none of the others, and that others may.
var leaves = []string{"dom", "lexicon"}

// TestRooms holds the imports of every room against the table.
func TestRooms(t *testing.T) {
	folders, err := filepath.Glob("internal/*")
	require.NoError(t, err)
	require.NotEmpty(t, folders)
	for _, folder := range append(folders, rootRoom) {
		room := filepath.Base(folder)
		allowed, ok := rooms[room]
		if !assert.True(t, ok, "internal/%s is a room that the table does not know", room) {
			continue
		}
		if !slices.Contains(leaves, room) {
			allowed = append(slices.Clone(allowed), leaves...)
		}
		for _, file := range sourcesIn(t, folder) {
			for _, imported := range importsOf(t, file) {
				of, ours := strings.CutPrefix(imported, modulePath)
				switch {
				case ours:
					assert.Contains(t, allowed, strings.TrimPrefix(of, "/internal/"), file)
				case room == "dom" || room == "lexicon" || room == "date":
					assert.True(t, !strings.Contains(imported, ".") || strings.HasPrefix(imported, "golang.org/x/net/html"), "%s imports %s", file, imported)
				}
			}
		}
	}
}

// TestExportImports holds package export to what a user of lede could import: the
// root, and neither a room below it nor the network.
func TestExportImports(t *testing.T) {
	for _, file := range sourcesIn(t, exportRoom) {
		for _, imported := range importsOf(t, file) {
			isLibrary := !strings.Contains(imported, ".") && imported != "os" && !strings.HasPrefix(imported, "net/http")
			assert.True(t, isLibrary || imported == modulePath || imported == "golang.org/x/net/html", "%s imports %s", file, imported)
		}
	}
}

// TestFilesAreShort holds the root to a few files that a reader can hold in mind,
// and each file of the house to a length that can be read in one sitting.
func TestFilesAreShort(t *testing.T) {
	const (
		mostFiles    = 16
		longestRoot  = 500
		longestInner = 700
	)
	root := sourcesIn(t, rootRoom)
	assert.LessOrEqual(t, len(root), mostFiles, "files at the root: %v", root)
	for _, file := range root {
		assert.LessOrEqual(t, linesOf(t, file), longestRoot, file)
	}
	folders, err := filepath.Glob("internal/*")
	require.NoError(t, err)
	for _, folder := range append(folders, exportRoom) {
		for _, file := range sourcesIn(t, folder) {
			assert.LessOrEqual(t, linesOf(t, file), longestInner, file)
		}
	}
}

// sourcesIn gives the Go files of a folder, tests apart.
func sourcesIn(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	files = slices.DeleteFunc(files, func(file string) bool { return strings.HasSuffix(file, "_test.go") })
	require.NotEmpty(t, files, folder)
	return files
}

func importsOf(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	require.NoError(t, err)
	var paths []string
	for _, spec := range parsed.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		require.NoError(t, err)
		paths = append(paths, path)
	}
	return paths
}

func linesOf(t *testing.T, file string) int {
	t.Helper()
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	return strings.Count(string(src), "\n")
}
