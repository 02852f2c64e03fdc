package rule

import (
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestInsert(t *testing.T) {
	const drop, title = "drop", "title"
	for name, tt := range map[string]struct {
		file string
		in   Insertion
		want string
	}{
		"no layout":            {"name = \"A\"", Insertion{0, drop, ".x", false}, "name = \"A\"\n\n[[layout]]\ndrop = [\".x\"]\n"},
		"no key":               {"[[layout]]\ntitle = [\"h1\"]\n", Insertion{0, drop, ".x", false}, "[[layout]]\ntitle = [\"h1\"]\ndrop = [\".x\"]\n"},
		"no keys at all":       {"[[layout]] # new", Insertion{0, drop, ".x", false}, "[[layout]] # new\ndrop = [\".x\"]\n"},
		"in front of a table":  {"[[layout]]\nwhen = \"p\"\n\n[layout.pattern]\ntitle = \"x\"\n", Insertion{0, title, "h1", true}, "[[layout]]\nwhen = \"p\"\ntitle = [\"h1\"]\n\n[layout.pattern]\ntitle = \"x\"\n"},
		"second layout":        {"[[layout]]\ndrop = [\"a\"]\n[[layout]]\ndrop = [\"b\"]\n", Insertion{1, drop, ".x", false}, "[[layout]]\ndrop = [\"a\"]\n[[layout]]\ndrop = [\"b\", \".x\"]\n"},
		"empty":                {"[[layout]]\ndrop = []\n", Insertion{0, drop, ".x", false}, "[[layout]]\ndrop = [\".x\"]\n"},
		"empty of lines":       {"[[layout]]\ndrop = [\n  # none yet\n]\n", Insertion{0, drop, ".x", false}, "[[layout]]\ndrop = [\n  \".x\",\n  # none yet\n]\n"},
		"first of a line":      {"[[layout]]\ntitle = [\"h2\"] # why\n", Insertion{0, title, "h1", true}, "[[layout]]\ntitle = [\"h1\", \"h2\"] # why\n"},
		"first of lines":       {"[[layout]]\ntitle = [ # why\n\t# the old one\n\t\"h2\",\n]\n", Insertion{0, title, "h1", true}, "[[layout]]\ntitle = [ # why\n\t\"h1\",\n\t# the old one\n\t\"h2\",\n]\n"},
		"last of lines":        {"[[layout]]\ndrop = [\n    \"a\", # ] no end\n    \"b\" # b\n]\nkeep = [\"c\"]\n", Insertion{0, drop, ".x", false}, "[[layout]]\ndrop = [\n    \"a\", # ] no end\n    \"b\", # b\n    \".x\",\n]\nkeep = [\"c\"]\n"},
		"last of closed lines": {"[[layout]]\ndrop = [\"a\",\n  \"b\"]\n", Insertion{0, drop, ".x", false}, "[[layout]]\ndrop = [\"a\",\n  \"b\", \".x\"]\n"},
		"comma at the end":     {"[[layout]]\ndrop = [\"a\",]\n", Insertion{0, drop, ".x", false}, "[[layout]]\ndrop = [\"a\", \".x\"]\n"},
		"brackets in texts":    {"[[layout]]\ndrop = ['[a=\"]\"]', \"]#\"]\n", Insertion{0, drop, `[b="c"]`, false}, "[[layout]]\ndrop = ['[a=\"]\"]', \"]#\", '[b=\"c\"]']\n"},
		"backslash":            {"[[layout]]\n", Insertion{0, "drop-text", `^Read more\.$`, false}, "[[layout]]\ndrop-text = ['^Read more\\.$']\n"},
		"key in a text":        {"[[layout]]\nname = \"\"\"\ndrop = [\n\"\"\"\n", Insertion{0, drop, ".x", false}, "[[layout]]\nname = \"\"\"\ndrop = [\n\"\"\"\ndrop = [\".x\"]\n"},
	} {
		got, err := Insert(tt.file, tt.in)
		if assert.NoError(t, err, name) {
			assert.Equal(t, tt.want, got, name)
		}
	}
}

func TestInsertRefuses(t *testing.T) {
	for name, file := range map[string]string{
		"no TOML":         "drop = [",
		"no such layout":  "[[layout]]\n",
		"inline layouts":  "layout = [{}, {drop = []}]\n",
		"no list":         "[[layout]]\n[[layout]]\ndrop = \"a\"\n",
		"layout is other": "layout = 1\n",
		"a key in quotes": "[[layout]]\n[[layout]]\n\"drop\" = [\"a\"]\n",
	} {
		_, err := Insert(file, Insertion{1, "drop", ".x", false})
		assert.Error(t, err, name)
	}
	_, err := Insert("[[layout]]\ndrop = [\".x\"]\n", Insertion{0, "drop", ".x", false})
	assert.ErrorIs(t, err, ErrListed)
}

// FuzzInsert holds what comes out against what was there: no line of it is lost.
func FuzzInsert(f *testing.F) {
	f.Add("[[layout]]\ndrop = [\n  \"a\", # b\n]\n", ".x", 0, false)
	f.Add("name = \"A\"\n[[layout]]\n[[layout]]\ndrop = ['''\n]''']", `a[b="c\d"]`, 1, true)
	f.Fuzz(func(t *testing.T, file, text string, layout int, first bool) {
		got, err := Insert(file, Insertion{layout, "drop", text, first})
		if err != nil {
			return
		}
		var values map[string]any
		require.NoError(t, toml.Unmarshal([]byte(got), &values))
		rest := got
		for _, r := range strings.TrimSpace(file) {
			at := strings.IndexRune(rest, r)
			require.GreaterOrEqual(t, at, 0, "%q is not in %q", file, got)
			rest = rest[at:]
		}
	})
}
