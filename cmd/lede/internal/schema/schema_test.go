package schema

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/rule"
)

const rules = "../../../../rules"

// TestSchemaIsUpToDate compares the schema that editors read with the keys of today.
func TestSchemaIsUpToDate(t *testing.T) {
	got, err := Schema()
	require.NoError(t, err)
	want, err := os.ReadFile(filepath.Join(rules, "rule.schema.json"))
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got), "run: go run ./cmd/lede rules schema > rules/rule.schema.json")
}

func TestEveryKeyIsDescribed(t *testing.T) {
	known := map[string]bool{}
	for _, key := range rule.Keys() {
		known[key.Path] = true
		assert.NotEmpty(t, describe(key.Path), key.Path)
	}
	for path := range descriptions {
		assert.True(t, known[path], "%s is no key", path)
	}
}

func TestRulesAreValid(t *testing.T) {
	schema := compiled(t)
	files, err := filepath.Glob(filepath.Join(rules, "*.toml"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.NoError(t, schema.Validate(decoded(t, string(text))), file)
	}
}

func TestSchemaRefuses(t *testing.T) {
	schema := compiled(t)
	for _, text := range []string{
		"", "name = 1", "name = \"A\"\nhots = []", "name = \"A\"\nkind = \"paper\"", "name = \"A\"\n[[layout]]\ndrop = \".b\"",
		"name = \"A\"\n[[layout]]\n[layout.author]\nname = [\"a\"]", "name = \"A\"\n[[layout]]\n[layout.pattern]\nbody = \"x\"",
	} {
		assert.Error(t, schema.Validate(decoded(t, text)), text)
	}
}

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := Schema()
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("rule.schema.json", doc))
	schema, err := c.Compile("rule.schema.json")
	require.NoError(t, err)
	return schema
}

// decoded gives a TOML document as editors hand it to a schema: dates are strings.
func decoded(t *testing.T, text string) any {
	t.Helper()
	var values map[string]any
	require.NoError(t, toml.Unmarshal([]byte(strings.TrimPrefix(text, "\ufeff")), &values))
	text2, err := json.Marshal(values)
	require.NoError(t, err)
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text2))
	require.NoError(t, err)
	if v == nil {
		return map[string]any{}
	}
	return v
}
