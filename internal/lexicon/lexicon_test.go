package lexicon

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// names are the subjects by the names of their constants.
var names = map[string]Subject{
	"Agencies": Agencies, "Bylines": Bylines, "Heads": Heads, "Libraries": Libraries, "LinkHints": LinkHints, "Marks": Marks, "Months": Months,
	"Corrections": Corrections, "Endings": Endings, "Newsletters": Newsletters, "Notes": Notes, "Particles": Particles, "Photos": Photos, "Pointers": Pointers, "Prompts": Prompts, "Weekdays": Weekdays,
}

// patterns are the subjects whose entries are patterns.
var patterns = []Subject{Corrections, LinkHints, Marks, Newsletters, Notes, Pointers, Prompts}

func fileOf(subject string) string { return strings.ToLower(subject) + ".txt" }

func TestEntries(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"nothing", "", nil},
		{"comments and white space", "# a file\r\n\r\n[de]\r\n# more\r\n  wort  \r\n", []string{"de: wort"}},
		{"sections", "[*]\na\n\n[sr-Latn]\nb\n", []string{"*: a", "sr-Latn: b"}},
		{"values", "[en]\nmay = 5, date\nin the = x\n", []string{"en: may (5) (date)", "en: in the (x)"}},
		{"brackets in an entry", "[ar]\n[ab]c = x\n[ab]c]d\n", []string{"ar: [ab]c (x)", "ar: [ab]c]d"}},
		{"a sign that is part of a word", "[*]\na=b\n", []string{"*: a=b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for e := range entries(tt.text) {
				line := e.Language + ": " + e.Text
				for value := range e.Values() {
					line += " (" + value + ")"
				}
				got = append(got, line)
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestAll(t *testing.T) {
	var first Entry
	n := 0
	for e := range All() {
		if n++; n == 1 {
			first = e
		}
	}
	for _, subject := range names {
		for range Entries(subject) {
			n--
		}
	}
	assert.Zero(t, n, "All has what the subjects have")
	for e := range All() {
		assert.Equal(t, first, e)
		for range e.Values() {
			break
		}
		break
	}
}

// TestForm checks that the files are written as README.md says.
func TestForm(t *testing.T) {
	for name, subject := range names {
		var sections []string
		var last string
		for i, line := range strings.Split(*files[subject], "\n") {
			at := fileOf(name) + ":" + strconv.Itoa(i+1)
			if tag, ok := section(line); ok {
				assert.Truef(t, isLanguage(tag), "%s: %s is not the code of a language", at, tag)
				assert.Truef(t, len(sections) == 0 || sections[len(sections)-1] < tag, "%s: section %s stands after %s", at, tag, sections)
				sections, last = append(sections, tag), ""
				continue
			}
			assert.Equalf(t, strings.Join(strings.Fields(line), " "), line, "%s: white space", at)
			if line == "" || line[0] == '#' {
				continue
			}
			require.NotEmptyf(t, sections, "%s: an entry without a section", at)
			text, values, valued := strings.Cut(line, " = ")
			assert.Truef(t, !valued || isList(values), "%s: what stands behind the sign", at)
			if slices.Contains(patterns, subject) {
				_, err := regexp.Compile(text)
				assert.NoErrorf(t, err, "%s: not a pattern", at)
				assert.Falsef(t, valued, "%s: a pattern has nothing behind it", at)
			} else {
				assert.Truef(t, !strings.HasSuffix(text, "=") && !strings.Contains(text, "’"), "%s: a stray sign", at)
				assert.Truef(t, subject == Agencies || text == strings.ToLower(text), "%s: %q has a capital letter", at, text)
			}
			assert.Lessf(t, last, strings.ToLower(text), "%s: %q stands after %q", at, text, last)
			last = strings.ToLower(text)
		}
	}
}

// isLanguage reports whether tag is a BCP 47 tag in its usual spelling, or *.
func isLanguage(tag string) bool {
	parsed, err := language.Parse(tag)
	return tag == "*" || err == nil && parsed.String() == tag
}

// isList reports whether values are two or more different ones, or one.
func isList(values string) bool {
	list := strings.Split(values, ", ")
	slices.Sort(list)
	return list[0] != "" && len(slices.Compact(slices.Clone(list))) == len(list) && !strings.HasSuffix(values, ",")
}

// TestDoubles checks that every word of a language stands once in all files.
func TestDoubles(t *testing.T) {
	stands := map[[2]string]string{}
	for name, subject := range names {
		for e := range Entries(subject) {
			key := [2]string{e.Language, strings.ToLower(e.Text)}
			assert.Emptyf(t, stands[key], "%s [%s]: %q stands in %s as well", fileOf(name), e.Language, e.Text, stands[key])
			stands[key] = fileOf(name)
		}
	}
}

// TestAgencies checks that a name is given as one that is an entry itself.
func TestAgencies(t *testing.T) {
	houses := map[string]bool{}
	for e := range Entries(Agencies) {
		houses[e.Text] = true
	}
	for e := range Entries(Agencies) {
		for value := range e.Values() {
			if house, ok := strings.CutPrefix(value, "as "); ok {
				assert.Truef(t, houses[house], "%s is given as %s, which has no line", e.Text, house)
			}
		}
	}
}

// TestAsked checks that a room asks for every file, or for a kind of each of its
// words, and for everything that a file says of its words; and that README.md
// tells what it means.
func TestAsked(t *testing.T) {
	readme := string(readFile(t, "README.md"))
	asked := askedFor(t)
	found, err := filepath.Glob("*.txt")
	require.NoError(t, err)
	assert.Len(t, found, len(names), "files without a subject in this test")
	assert.Len(t, files, len(names), "subjects that this test does not know")
	for name, subject := range names {
		file := fileOf(name)
		assert.Contains(t, found, file)
		assert.Truef(t, strings.Contains(readme, file), "README.md does not tell of %s", file)
		whole := asked["lexicon."+name]
		for e := range Entries(subject) {
			valued := false
			for value := range e.Values() {
				valued = true
				if _, err := strconv.Atoi(value); err == nil || strings.HasPrefix(value, "as ") {
					continue
				}
				assert.Truef(t, asked[value], "no room asks for %s: %s of %s", value, e.Text, file)
				assert.Truef(t, strings.Contains(readme, "| `"+value+"` |"), "README.md does not tell of %s: %s of %s", value, e.Text, file)
			}
			assert.Truef(t, whole || valued, "no room asks for %s of %s", e.Text, file)
		}
	}
}

func readFile(t *testing.T, name string) []byte {
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	return text
}

// askedFor gives the strings and the subjects in the code of the rooms that
// import this package.
func askedFor(t *testing.T) map[string]bool {
	asked := map[string]bool{}
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil || !slices.ContainsFunc(file.Imports, isLexicon) {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
					asked[s] = true
				}
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok {
					asked[x.Name+"."+n.Sel.Name] = true
				}
			}
			return true
		})
		return nil
	})
	require.NoError(t, err)
	return asked
}

func isLexicon(s *ast.ImportSpec) bool { return strings.HasSuffix(s.Path.Value, "/internal/lexicon\"") }
