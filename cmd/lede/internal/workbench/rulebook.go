package workbench

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"unicode"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/internal/rule"
)

// The errors of saving.
var (
	errNoFolder = errors.New("rules are saved where lede serve --rules DIR names a folder")
	errChanged  = errors.New("the file has changed on disk since it was loaded")
	errLongRule = fmt.Errorf("a rule has %d bytes at most", maxRuleBytes)
	errNoRule   = fmt.Errorf("no rule of that name: %w", fs.ErrNotExist)
)

// A faultsError says that rules are wrong.
type faultsError struct{ faults []*rule.Error }

func (e *faultsError) Error() string {
	return fmt.Sprintf("the rule has %d faults; the first: %v", len(e.faults), e.faults[0])
}

// A rulebook is the rules that pages go by: the files of a folder, where there is one, beside
// those that come with lede. Nothing is kept of them from one request to the next.
type rulebook struct {
	root *os.Root // nil: no folder
	mu   sync.Mutex
}

// openRules opens a folder of rules; "" is none.
func openRules(dir string) (*rulebook, error) {
	if dir == "" {
		return new(rulebook), nil
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("--rules %s: %w", dir, err)
	}
	return &rulebook{root: root}, nil
}

// folder gives the folder; nil for none.
func (b *rulebook) folder() fs.FS {
	if b.root == nil {
		return nil
	}
	return b.root.FS()
}

// maxRuleBytes is how long the text of a rule may be, as package rule has it.
const maxRuleBytes = 128 << 10

// A ruleFile is the text of a rule.
type ruleFile struct {
	Name    string `json:"name"`    // without .toml
	Text    string `json:"text"`    // with \n at the ends of lines
	Version string `json:"version"` // of the file in the folder; "" where it has none
	Origin  string `json:"origin"`  // where the text is from, for people
	Draft   bool   `json:"draft"`   // it is no file yet
}

// isFileName reports whether a name is that of a rule, which is a file right in its folder.
func isFileName(name string) bool {
	const longest = 200
	return name != "" && len(name) <= longest && name[0] != '.' && fs.ValidPath(name) && path.Base(name) == name && !strings.ContainsFunc(name, func(r rune) bool {
		return unicode.IsControl(r) || unicode.IsSpace(r) || strings.ContainsRune(`\:*?"<>|`, r)
	})
}

// load gives the rule of a name: that of the folder, or the one that comes with lede. The
// error wraps fs.ErrNotExist where there is neither.
func (b *rulebook) load(name string) (ruleFile, error) {
	if !isFileName(name) {
		return ruleFile{}, errNoRule
	}
	data, err := b.read(name + ".toml")
	if err == nil {
		return ruleFile{name, unix(data), version(data), "a file of the folder", false}, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return ruleFile{}, err
	}
	if data, err = fs.ReadFile(lede.BuiltinRuleFiles(), name+".toml"); err != nil {
		return ruleFile{}, errNoRule
	}
	return ruleFile{name, unix(data), "", "comes with lede", false}, nil
}

// read reads a file of the folder. The error wraps fs.ErrNotExist where there is none, or
// something that is no file in the folder, such as a link out of it.
func (b *rulebook) read(file string) ([]byte, error) {
	if b.root == nil {
		return nil, fs.ErrNotExist
	}
	entry, err := b.root.Lstat(file)
	if err != nil {
		return nil, err
	}
	if !entry.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no file in the folder of rules: %w", file, errOutside)
	}
	opened, err := b.root.Open(file)
	if err != nil {
		return nil, err
	}
	defer func() { _ = opened.Close() }() // nothing was written
	data, err := io.ReadAll(io.LimitReader(opened, maxRuleBytes+1))
	if len(data) > maxRuleBytes {
		return nil, fmt.Errorf("%s: %w", file, errLongRule)
	}
	return data, err
}

// errOutside says that a path leads out of its folder.
var errOutside = errors.New("not found")

// version tells the contents of a file from others.
func version(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// unix gives a text with \n at the ends of lines, as browsers edit it.
func unix[T []byte | string](text T) string { return strings.ReplaceAll(string(text), "\r\n", "\n") }

// An edition is the rules, as they are on disk or with one of them edited.
type edition struct {
	rules *lede.RuleSet // to extract by
	set   *rule.Set     // to look into
}

// edition gives the rules with the text of the one of a name; as they are on disk for "". The
// error is a *faultsError, or that of reading the folder.
func (b *rulebook) edition(name, text string) (edition, error) {
	folder := b.folder()
	if name != "" {
		folder = overlay{folder, name + ".toml", []byte(text)}
	}
	builtin, err := rule.ReadFS(lede.BuiltinRuleFiles())
	if err != nil {
		return edition{}, err
	}
	if folder == nil {
		return edition{lede.BuiltinRules(), builtin.Set()}, nil
	}
	files, err := rule.ReadFS(folder)
	if err != nil {
		return edition{}, err
	}
	if faults := files.Faults(builtin.Set()); len(faults) > 0 {
		return edition{}, &faultsError{faults}
	}
	own, err := lede.ReadRules(folder)
	if err != nil {
		return edition{}, err
	}
	return edition{lede.BuiltinRules().With(own), builtin.Set().With(files.Set())}, nil
}

// named gives the rule of a file's name, or nil.
func (e edition) named(name string) *rule.Rule {
	for _, r := range e.set.Rules() {
		if r.Host() == name {
			return r
		}
	}
	return nil
}

// lint gives what is wrong with the text of a rule, and with the rules beside it.
func (b *rulebook) lint(name, text string) ([]*rule.Error, error) {
	builtin, err := rule.ReadFS(lede.BuiltinRuleFiles())
	if err != nil {
		return nil, err
	}
	files, err := rule.ReadFS(overlay{b.folder(), name + ".toml", []byte(text)})
	if err != nil {
		return nil, err
	}
	var own, others []*rule.Error
	for _, fault := range files.Lint(builtin.Set()) {
		if fault.File == name+".toml" {
			own = append(own, fault)
		}
	}
	for _, fault := range files.Faults(builtin.Set()) {
		if fault.File != name+".toml" {
			others = append(others, fault)
		}
	}
	return append(own, others...), nil
}

// save writes the text of a rule into its file, where lint finds no fault and the file is
// still of the version that was loaded. It gives the new version. The file is there whole, or
// as it was.
func (b *rulebook) save(name, text, loaded string) (string, error) {
	if b.root == nil {
		return "", errNoFolder
	}
	if !isFileName(name) {
		return "", errNoRule
	}
	faults, err := b.lint(name, text)
	if err != nil {
		return "", err
	}
	if len(faults) > 0 {
		return "", &faultsError{faults}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	file, mode, onDisk := name+".toml", fs.FileMode(0), ""
	old, err := b.read(file)
	switch {
	case err == nil:
		onDisk = version(old)
		if info, err := b.root.Stat(file); err == nil {
			mode = info.Mode().Perm()
		}
		if strings.Contains(string(old), "\r\n") {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
	case !errors.Is(err, fs.ErrNotExist):
		return "", err
	}
	if onDisk != loaded {
		return "", errChanged
	}
	return version([]byte(text)), b.replace(file, []byte(text), mode)
}

// replace writes a file beside the one of a name, and puts it in its place. mode is that of
// the file; 0 for a new one.
func (b *rulebook) replace(file string, data []byte, mode fs.FileMode) error {
	beside := "." + file + "." + rand.Text()
	f, err := b.root.OpenFile(beside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil && mode != 0 {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = b.root.Rename(beside, file)
	}
	if err != nil {
		return errors.Join(err, b.root.Remove(beside))
	}
	return nil
}
