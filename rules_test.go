package lede

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadRulesGivesEveryFault(t *testing.T) {
	_, err := ReadRules(fstest.MapFS{
		"a.toml":        {Data: []byte("\ufeffname = \"Gazette\"\nhosts = [\"gazette.example\"]")},
		"b.TOML":        {Data: []byte("name = \"gazette\"\nhots = []")},
		"folder.toml/a": {},
		"pipe.toml":     {Mode: fs.ModeNamedPipe},
	})
	require.EqualError(t, err, `b.TOML:1: name: "gazette" stands in a.toml:1: name already
b.TOML:2: hots: unknown key
folder.toml:1: is a folder; rules are files
pipe.toml:1: is not a regular file`)
	fault, ok := errors.AsType[*RuleError](err)
	require.True(t, ok)
	assert.Equal(t, "b.TOML", fault.File)

	_, err = ReadRules(nil)
	assert.Error(t, err)
}
