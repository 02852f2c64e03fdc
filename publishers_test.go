package lede_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/rule"
)

// TestTableOfRules holds the table in rules/README.md against the rules; with -update it
// writes it.
func TestTableOfRules(t *testing.T) {
	const (
		file  = "rules/README.md"
		begin = "<!-- table of rules: go test . -run TableOfRules -update -->\n"
		end   = "<!-- end of the table -->\n"
	)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	before, rest, found := strings.Cut(string(text), begin)
	require.True(t, found, "no place for the table: %s", begin)
	_, after, found := strings.Cut(rest, end)
	require.True(t, found, "no end of the table: %s", end)
	want := before + begin + tableOfRules(t) + end + after
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(want), 0o644))
		return
	}
	assert.Equal(t, want, string(text), "run: go test . -run TableOfRules -update")
}

func tableOfRules(t *testing.T) string {
	t.Helper()
	files, err := rule.ReadFS(os.DirFS("rules"))
	require.NoError(t, err)
	var b strings.Builder
	b.WriteString("| house | kind | hosts | layouts |\n|---|---|---|---|\n")
	for _, r := range files.Set().Rules() {
		var layouts []string
		for _, l := range r.Layouts() {
			layouts = append(layouts, l.Name)
		}
		fmt.Fprintf(&b, "| [%s](%s) | %s | %s | %s |\n", r.Name, r.File, r.Kind, strings.Join(r.Hosts, ", "), strings.Join(layouts, ", "))
	}
	return b.String()
}
