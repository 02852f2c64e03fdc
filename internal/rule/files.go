package rule

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// A folder of rules is bounded, for it may be anybody's. A long rule has
// 10 KB; go-toml compares each key of a table with all others, which over a
// megabyte of keys takes 10 seconds.
const (
	maxFileBytes = 128 << 10
	maxFiles     = 10_000
)

// Files are the rule files of one folder, read and not yet checked.
type Files struct {
	files  []*file
	faults []*Error // of files that cannot be read
}

// A file is one rule file: its rule, and what the rule claims.
type file struct {
	rule  *Rule
	doc   *document // for the faults that it has beside others
	names []entry   // name and aliases
	hosts []entry   // as in Rule.Hosts
}

// ReadFS reads every *.toml file at the root of fsys, in the order of their
// names. A file that cannot be read is a fault of the Files; the error says
// that there is no folder to read, or one of too many files.
func ReadFS(fsys fs.FS) (*Files, error) {
	if fsys == nil {
		return nil, errors.New("list rules: no file system given")
	}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("list rules: %w", err)
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !isRuleFile(e.Name()) })
	if len(entries) > maxFiles {
		return nil, fmt.Errorf("list rules: %d files, and at most %d are read", len(entries), maxFiles)
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	out := &Files{}
	for _, e := range entries {
		data, err := readEntry(fsys, e)
		if err != nil {
			out.faults = append(out.faults, unreadable(e.Name(), err))
			continue
		}
		out.files = append(out.files, readFile(e.Name(), data))
	}
	return out, nil
}

func isRuleFile(name string) bool { return strings.EqualFold(path.Ext(name), ".toml") }

// readEntry reads what stands under an entry of the folder. Only a regular
// file, or a link to one, is opened: a named pipe would wait for its writer.
func readEntry(fsys fs.FS, entry fs.DirEntry) ([]byte, error) {
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := follow(fsys, entry.Name())
		if err != nil {
			return nil, err
		}
		mode = info.Mode()
	}
	switch {
	case mode.IsDir():
		return nil, errors.New("is a folder; rules are files")
	case !mode.IsRegular():
		return nil, errors.New("is not a regular file")
	}
	return readBounded(fsys, entry.Name())
}

// follow says what a link leads to, where fsys can say so without opening it.
func follow(fsys fs.FS, name string) (fs.FileInfo, error) {
	s, ok := fsys.(fs.StatFS)
	if !ok {
		return nil, errors.New("is a link, which this file system cannot follow")
	}
	info, err := s.Stat(name)
	if err != nil {
		return nil, fmt.Errorf("is a link to nothing that can be read: %w", withoutPath(err))
	}
	return info, nil
}

func readBounded(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("cannot be opened: %w", withoutPath(err))
	}
	defer func() { _ = f.Close() }() // nothing was written
	data, err := io.ReadAll(io.LimitReader(f, maxFileBytes+1))
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", withoutPath(err))
	}
	if len(data) > maxFileBytes {
		return nil, fmt.Errorf("is larger than %d bytes", maxFileBytes)
	}
	return data, nil
}

// withoutPath leaves the path out of a file system's error: the fault that it
// becomes has the file already.
func withoutPath(err error) error {
	if pathError, ok := errors.AsType[*fs.PathError](err); ok {
		return pathError.Err
	}
	return err
}

func unreadable(name string, err error) *Error {
	return &Error{File: name, Line: 1, Msg: err.Error(), err: err}
}

// readFile reads the part of a rule file that finding its rule takes; the rest
// is parsed and compiled on first use.
func readFile(name string, data []byte) *file {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	_, t := readDocument(name, heading(data)) // faults are those of the whole
	r, aliases, hosts := readHead(t)
	r.rest = sync.OnceValue(func() rest { return readRest(name, data) })
	return &file{
		rule: r, hosts: hosts, names: append([]entry{{"name", r.Name}}, aliases...),
		doc: &document{name: name, lines: sync.OnceValue(func() map[string]int { return keyLines(data) })},
	}
}

// Set gives the rules of the files that could be read.
func (f *Files) Set() *Set {
	var rules []*Rule
	for _, file := range f.files {
		rules = append(rules, file.rule)
	}
	return NewSet(rules...)
}

// Faults gives every fault of every file, in the order of the files and their
// lines. A name or host that two files claim is a fault of the second; a CMS may have
// the name of a publisher. A base is the name of a CMS rule of the files, or of known.
func (f *Files) Faults(known *Set) []*Error {
	faults := slices.Clone(f.faults)
	names, systems, hosts := claims{}, claims{}, claims{}
	for _, file := range f.files {
		faults = append(faults, file.rule.Faults()...)
		if file.rule.Kind == CMSKind {
			faults = append(faults, systems.add(file, file.names)...)
		} else {
			faults = append(faults, names.add(file, file.names)...)
		}
		faults = append(faults, hosts.add(file, file.hosts)...)
	}
	faults = append(faults, f.baseFaults(known.With(f.Set()))...)
	sortFaults(faults)
	return faults
}

// Lint gives the faults, and what is no fault and of no use: layouts that no page reaches,
// and drops that never match.
func (f *Files) Lint(known *Set) []*Error {
	faults := f.Faults(known)
	for _, file := range f.files {
		faults = append(faults, file.rule.useless()...)
	}
	sortFaults(faults)
	return faults
}

// sortFaults puts faults in the order of their files and lines.
func sortFaults(faults []*Error) {
	slices.SortStableFunc(faults, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
}

// baseFaults reports the bases that are not in set, and those that build on themselves.
func (f *Files) baseFaults(set *Set) []*Error {
	var faults []*Error
	for _, file := range f.files {
		base := file.rule.Base
		if base == "" {
			continue
		}
		chain := set.bases(file.rule)
		switch {
		case len(chain) == 0:
			faults = append(faults, file.doc.newFault("base", "no CMS rule is named %q", base))
		case slices.Contains(chain, file.rule) || len(chain) >= mostBases:
			faults = append(faults, file.doc.newFault("base", "%q builds on this rule in turn, or on too many others", base))
		}
	}
	return faults
}

// claims are the places where names or hosts stand first, by their key.
type claims map[string]claim

type claim struct {
	file *file
	entry
}

// add claims entries for f, and gives a fault for each that is taken. One rule
// may have a name in several spellings, as platforms print it.
func (c claims) add(f *file, entries []entry) []*Error {
	var faults []*Error
	for _, e := range entries {
		k := key(e.text)
		if k == "" {
			continue
		}
		first, taken := c[k]
		if !taken {
			c[k] = claim{f, e}
			continue
		}
		if first.file == f && first.text != e.text {
			continue
		}
		faults = append(faults, f.doc.newFault(e.path, "%q stands in %s already", e.text, first))
	}
	return faults
}

// String gives the place of a claim as faults print theirs: file:line: key.
func (c claim) String() string {
	return fmt.Sprintf("%s:%d: %s", c.file.doc.name, c.file.doc.line(c.path), c.path)
}
