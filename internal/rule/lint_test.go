package rule

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLint(t *testing.T) {
	const head = "name = \"A\"\nhosts = [\"a.example\"]\n"
	for _, tt := range []struct{ name, rule, want string }{
		{"nothing", "[[layout]]\nwhen = \".b\"\n[[layout]]\ndrop = [\".c\", \".d .e\", \".f > .g\"]\nkeep = [\".e.h\"]", ""},
		{"no when", "[[layout]]\n[[layout]]\nwhen = \".b\"", "a.toml:4: layout[1]: is never used: layout[0] above it fits every page that it fits"},
		{"the same when", "[[layout]]\nwhen = \".b p\"\n[[layout]]\nwhen = \".b  p\"", "a.toml:5: layout[1]: is never used"},
		{"another when", "[[layout]]\nwhen = \".b > p\"\n[[layout]]\nwhen = \".b p\"", ""},
		{"later days", "[[layout]]\nfrom = 2020-01-01\n[[layout]]\nfrom = 2021-01-01", "a.toml:5: layout[1]: is never used"},
		{"earlier days", "[[layout]]\nfrom = 2020-01-01\n[[layout]]\nuntil = 2021-01-01", ""},
		{"twice", "[[layout]]\ndrop = [\".b p\", \".b  p\"]", `a.toml:4: layout[0].drop[1]: ".b  p" never matches: drop has ".b p"`},
		{"inside", "[[layout]]\ndrop = [\".b.c > p\", \".b\"]", `a.toml:4: layout[0].drop[0]: ".b.c > p" never matches: drop has ".b"`},
		{"more", "[[layout]]\ndrop = [\".b\", \"div.b\"]", `layout[0].drop[1]: "div.b" never matches: drop has ".b"`},
		{"beside", "[[layout]]\ndrop = [\".b + p\", \".b\"]", ""},
		{"in part", "[[layout]]\ndrop = [\".b\", \"div.b, div\"]", ""},
		{"kept", "[[layout]]\ndrop = [\"aside.b\"]\nkeep = [\".b, .c\"]", `layout[0].drop[0]: "aside.b" never matches: keep has ".b, .c"`},
		{"not drawn", "[[layout]]\ndrop = [\"script, style.a\"]", `layout[0].drop[0]: "script, style.a" never matches: <script> is not drawn`},
		{"a fault", "hots = 1", "a.toml:3: hots: unknown key"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files, err := ReadFS(folder(map[string]string{"a.toml": head + tt.rule}))
			require.NoError(t, err)
			faults := files.Lint(nil)
			if tt.want == "" {
				assert.Empty(t, faults)
				return
			}
			require.Len(t, faults, 1)
			assert.Contains(t, faults[0].Error(), tt.want)
		})
	}
}

func TestSpelling(t *testing.T) {
	for text, want := range map[string]string{
		"p:is(.a, .b)":  "write each of the selectors of :is() or :where() out, with commas between them",
		"div:has( > p)": "write :haschild(p) for :has(> p)",
		"div:has(+ p)":  ":has() looks inside an element only",
	} {
		_, err := parseSelector(text)
		assert.ErrorContains(t, err, want, text)
	}
}
