package rule

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// folder makes a file system of rule files by name.
func folder(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// faultsOf reads a folder that can be listed and gives its faults as printed.
func faultsOf(t *testing.T, fsys fs.FS) []string {
	t.Helper()
	files, err := ReadFS(fsys)
	require.NoError(t, err)
	var out []string
	for _, fault := range files.Faults(nil) {
		out = append(out, fault.Error())
	}
	return out
}

func TestAllFaultsAtOnce(t *testing.T) {
	assert.Equal(t, []string{
		`a.toml:1: name: missing: the name under which it is known`,
		`a.toml:1: hosts: missing: a layout without hosts or markup is never used`,
		`a.toml:1: nam: unknown key`,
		`a.toml:3: layout[0].body[0]: selector "[": expected identifier, found EOF instead`,
		`b.toml:2: hosts[1]: "b_.example/" is not a host name such as example.com`,
		`b.toml:3: kind: "agency" is neither publisher nor platform nor cms`,
	}, faultsOf(t, folder(map[string]string{
		"b.toml": "name = \"B\"\nhosts = [\"b.example\", \"b_.example/\"]\nkind = \"agency\"\n",
		"a.toml": "nam = \"A\"\n[[layout]]\nbody = [\"[\"]\n",
		"c.txt":  "not a rule",
	})))
}

func TestClashes(t *testing.T) {
	assert.Equal(t, []string{
		`b.toml:1: name: "the gazette." stands in a.toml:1: name already`,
		`b.toml:2: aliases[0]: "Gazette – Online" stands in a.toml:3: aliases[1] already`,
		`b.toml:4: kind: "x" is neither publisher nor platform nor cms`,
		`c.TOML:1: name: "Post" stands in a.toml:3: aliases[0] already`,
		`c.TOML:2: aliases[0]: "The Gazette" stands in a.toml:1: name already`,
		`c.TOML:5: hosts[1]: "gazette.example" stands in a.toml:4: hosts[0] already`,
		`c.TOML:5: hosts[2]: "c.example" stands in c.TOML:4: hosts[0] already`,
	}, faultsOf(t, folder(map[string]string{
		"a.toml": "name = \"The Gazette\"\naliases = [\n \"Post\", \"Gazette – Online\"]\nhosts = [\"gazette.example\"]",
		"b.toml": "name = \"the gazette.\"\naliases = [\"Gazette – Online\", \"THE BAY\", \"The Bay\"]\n\nkind = \"x\"",
		"c.TOML": "name = \"Post\"\naliases = [\"The Gazette\"]\nhosts = [\n \"c.example\",\n \"Gazette.example.\", \"C.example\"]",
	})))
}

// guarded fails the test when something is opened that must not be.
type guarded struct {
	fstest.MapFS
	t *testing.T
}

func (g guarded) Open(name string) (fs.File, error) {
	if f, ok := g.MapFS[name]; ok && !f.Mode.IsRegular() {
		g.t.Errorf("%s is opened", name)
	}
	return g.MapFS.Open(name)
}

func TestUnreadable(t *testing.T) {
	m := folder(map[string]string{
		"good.toml":      "name = \"A\"",
		"folder.toml/a":  "",
		"huge.toml":      strings.Repeat("#", maxFileBytes+1),
		"large.toml":     "name = \"B\"\n" + strings.Repeat("#", maxFileBytes-11),
		"z.toml":         "nam = \"B\"",
		"sub/below.toml": "nam = \"C\"",
	})
	for _, mode := range []fs.FileMode{fs.ModeNamedPipe, fs.ModeDevice, fs.ModeSocket, fs.ModeIrregular} {
		m[fmt.Sprintf("mode-%s.toml", mode)] = &fstest.MapFile{Mode: mode}
	}
	assert.Equal(t, []string{
		"folder.toml:1: is a folder; rules are files",
		"huge.toml:1: is larger than 131072 bytes",
		"mode-?---------.toml:1: is not a regular file",
		"mode-D---------.toml:1: is not a regular file",
		"mode-S---------.toml:1: is not a regular file",
		"mode-p---------.toml:1: is not a regular file",
		"z.toml:1: name: missing: the name under which it is known",
		"z.toml:1: nam: unknown key",
	}, faultsOf(t, guarded{m, t}))
}

func TestLinks(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "rule"), []byte("name = \"A\"\nnam = 1"), 0o600))
	for name, target := range map[string]string{
		"dangling.toml": "nothing", "folder.toml": ".", "good.toml": "rule", "loop.toml": "pool.toml", "pool.toml": "loop.toml",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skipf("skipped: no links here: %v", err)
		}
	}
	files, err := ReadFS(os.DirFS(dir))
	require.NoError(t, err)
	faults := files.Faults(nil)
	var got []string
	for _, fault := range faults {
		got = append(got, fault.File+": "+fault.Msg)
	}
	require.Len(t, got, 5)
	assert.Contains(t, got[0], "dangling.toml: is a link to nothing that can be read: ")
	require.ErrorIs(t, faults[0], fs.ErrNotExist)
	assert.Equal(t, []string{"folder.toml: is a folder; rules are files", "good.toml: unknown key"}, got[1:3])
	assert.Contains(t, got[3], "loop.toml: is a link to nothing that can be read: ")
	assert.Contains(t, got[4], "pool.toml: is a link to nothing that can be read: ")

	sub, err := fs.Sub(os.DirFS(filepath.Dir(dir)), filepath.Base(dir))
	require.NoError(t, err)
	assert.Contains(t, faultsOf(t, sub), "good.toml:1: is a link, which this file system cannot follow")
}

func TestByteOrderMark(t *testing.T) {
	files, err := ReadFS(folder(map[string]string{"a.toml": "\ufeffname = \"A\"\nnam = 1", "b.toml": "\ufeff\ufeff"}))
	require.NoError(t, err)
	faults := files.Faults(nil)
	require.Len(t, faults, 2)
	assert.Equal(t, "a.toml:2: nam: unknown key", faults[0].Error())
	assert.Contains(t, faults[1].Error(), "b.toml:1: ", "one mark is a mark, two are a fault")
	assert.Equal(t, "A", files.Set().Rules()[0].Name)
}

type failing struct{ fs.FS }

func (failing) Open(string) (fs.File, error) { return nil, fs.ErrPermission }

func TestNoFolder(t *testing.T) {
	_, err := ReadFS(nil)
	require.EqualError(t, err, "list rules: no file system given")
	_, err = ReadFS(failing{})
	require.ErrorIs(t, err, fs.ErrPermission)

	m := fstest.MapFS{}
	for i := range maxFiles + 1 {
		m[fmt.Sprintf("%d.toml", i)] = &fstest.MapFile{}
	}
	_, err = ReadFS(m)
	require.EqualError(t, err, "list rules: 10001 files, and at most 10000 are read")
}

func TestUnwrap(t *testing.T) {
	assert.NoError(t, errors.Unwrap(Read("a.toml", []byte("nam = 1")).Faults()[0]))
}

// houses makes a folder of n rules.
func houses(n int) fstest.MapFS {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("house-%d.example.toml", i)] = fmt.Sprintf(`name = "House %[1]d"
aliases = ["House %[1]d - Online", "The House %[1]d"]
hosts = ["house-%[1]d.example"]
[[layout]]
title = ["h1.headline", "meta:og:title"]
body = [".story"]
drop = [".subscribe", "aside.related"]
`, i)
	}
	return folder(files)
}

// TestReadingIsLinear counts allocations, for comparing names makes some.
func TestReadingIsLinear(t *testing.T) {
	work := func(n int) float64 {
		fsys := houses(n)
		return testing.AllocsPerRun(1, func() {
			files, err := ReadFS(fsys)
			require.NoError(t, err)
			require.Empty(t, files.Faults(nil))
			assert.Len(t, files.Set().With(files.Set()).Rules(), n)
		})
	}
	one, four, sixteen := work(25), work(100), work(400)
	assert.Less(t, four, 5*one)
	assert.Less(t, sixteen, 20*one)
}

// TestLongPaths reads a file whose paths, written out, are as long together as
// its square.
func TestLongPaths(t *testing.T) {
	text := fmt.Sprintf("%s = [%s]\n[b%s]\nc = 1", strings.Repeat("a", 30_000), strings.Repeat("1,", 20_000), strings.Repeat(".b", 20_000))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	assert.Len(t, Read("a.toml", []byte(text)).Faults(), 3)
	runtime.ReadMemStats(&after)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(500*len(text)))
}

func BenchmarkReadFS(b *testing.B) {
	fsys := houses(2_000)
	b.ReportAllocs()
	for b.Loop() {
		files, err := ReadFS(fsys)
		require.NoError(b, err)
		require.Empty(b, files.Faults(nil))
		files.Set()
	}
}

func TestBases(t *testing.T) {
	const layout = "kind = \"cms\"\nmarkup = \"p\"\n"
	files := folder(map[string]string{
		"a.toml": "name = \"A\"\n" + layout + "base = \"B\"",
		"b.toml": "name = \"B\"\n" + layout + "base = \"a\"",
		"c.toml": "name = \"C\"\nhosts = [\"c.example\"]\nbase = \"C\"",
		"d.toml": "name = \"D\"\nhosts = [\"d.example\"]\nbase = \"Known\"",
		"e.toml": "name = \"D\"\n" + layout, // a CMS may have the name of a publisher
		"f.toml": "name = \"F\"\naliases = [\"d\"]\n" + layout,
	})
	known := NewSet(read(t, "name = \"known\"\n"+layout))
	read, err := ReadFS(files)
	require.NoError(t, err)
	var got []string
	for _, fault := range read.Faults(known) {
		got = append(got, fault.Error())
	}
	assert.Equal(t, []string{
		`a.toml:4: base: "B" builds on this rule in turn, or on too many others`,
		`b.toml:4: base: "a" builds on this rule in turn, or on too many others`,
		`c.toml:3: base: no CMS rule is named "C"`,
		`f.toml:2: aliases[0]: "d" stands in e.toml:1: name already`,
	}, got)
}
