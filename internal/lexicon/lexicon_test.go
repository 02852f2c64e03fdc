package lexicon

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// subjects are the subjects by the names of their constants.
var subjects = map[string]Subject{"Agencies": Agencies, "Bylines": Bylines, "Months": Months, "Particles": Particles, "Weekdays": Weekdays}

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

func TestEntriesStop(t *testing.T) {
	for e := range Entries(Agencies, Bylines) {
		for range e.Values() {
			break
		}
		break
	}
	n := 0
	for range Entries(Agencies, Agencies) {
		n++
	}
	assert.Positive(t, n)
	assert.Zero(t, n%2)
}

// TestForm checks that the files are written as README.md says.
func TestForm(t *testing.T) {
	for name, subject := range subjects {
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
			assert.Truef(t, !strings.HasSuffix(text, "=") && !strings.ContainsAny(text, "’"), "%s: a stray sign", at)
			assert.Truef(t, subject == Agencies || text == strings.ToLower(text), "%s: %q has a capital letter", at, text)
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
	for name, subject := range subjects {
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

// TestAsked checks that a program asks for every file and for everything that a
// file says of its words, and that README.md tells what it means.
func TestAsked(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	asked := askedFor(t)
	found, err := filepath.Glob("*.txt")
	require.NoError(t, err)
	assert.Len(t, found, len(subjects), "files without a subject in this test")
	assert.Len(t, files, len(subjects), "subjects that this test does not know")
	for name, subject := range subjects {
		assert.Contains(t, found, fileOf(name))
		assert.Truef(t, strings.Contains(string(readme), fileOf(name)), "README.md does not tell of %s", fileOf(name))
		assert.Truef(t, asked["lexicon."+name], "no room asks for %s", fileOf(name))
		for e := range Entries(subject) {
			for value := range e.Values() {
				if _, err := strconv.Atoi(value); err == nil || strings.HasPrefix(value, "as ") {
					continue
				}
				assert.Truef(t, asked[value], "no room asks for %s: %s of %s", value, e.Text, fileOf(name))
				assert.Truef(t, strings.Contains(string(readme), "`"+value+"`"), "README.md does not tell of %s: %s of %s", value, e.Text, fileOf(name))
			}
		}
	}
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
