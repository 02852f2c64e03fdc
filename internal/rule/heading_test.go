package rule

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHeading(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{"name = \"A\"\n\n[[layout]]\nbody = []", "name = \"A\"\n\n"},
		{"name = \"A\"", "name = \"A\""},
		{"", ""},
		{"[style]", ""},
		{"a = [\n[\"b\"],\n [\"c\"]\n]\n\t[style]\n", "a = [\n[\"b\"],\n [\"c\"]\n]\n"},
		{"a = \"[\"\n[b]", "a = \"[\"\n"},
		{"a = '['\n[b]", "a = '['\n"},
		{"a = \"\\\"[\"\n[b]", "a = \"\\\"[\"\n"},
		{"a = '\\'\n[b]", "a = '\\'\n"},
		{"a = \"\"\"\n[x]\n\"\"\"\n[b]", "a = \"\"\"\n[x]\n\"\"\"\n"},
		{"a = '''\n[x]''\n'''\n[b]", "a = '''\n[x]''\n'''\n"},
		{"a = 1 # [ \" '\n[b]", "a = 1 # [ \" '\n"},
		{"# [x]\n[b]", "# [x]\n"},
		{"a = \"open\n[b]", "a = \"open\n"},
		{"a = \"\"\"open\n[b]", "a = \"\"\"open\n[b]"},
		{"a = [", "a = ["},
		{"a = \"\\", "a = \"\\"},
	} {
		assert.Equal(t, tt.want, string(heading([]byte(tt.data))), "%q", tt.data)
	}
}

// FuzzHeading holds what the heading says of a file to what the whole says.
func FuzzHeading(f *testing.F) {
	f.Add([]byte("name = \"A\"\nhosts = [\n \"a.example\", # [\n]\n[style]\ncredits = []"))
	f.Add([]byte("name = '''A\n[b]\n'''\nkind = \"cms\"\n[[layout]]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		whole, all := readDocument("f.toml", data)
		part, some := readDocument("f.toml", heading(data))
		if whole.broken {
			return
		}
		assert.False(t, part.broken, "%q: %v", data, part.faults)
		for _, key := range []string{"name", "hosts", "aliases", "kind", "base"} {
			if _, isTable := all.values[key].(map[string]any); !isTable {
				if list, isList := all.values[key].([]any); !isList || len(list) == 0 || !isTableList(list) {
					assert.Equal(t, all.values[key], some.values[key], "%q", data)
				}
			}
		}
	})
}

func isTableList(list []any) bool {
	_, ok := list[0].(map[string]any)
	return ok
}
