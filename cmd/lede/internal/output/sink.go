package output

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/lede-go/lede/cmd/lede/internal/input"
)

// ErrExists says that an output is there already.
var ErrExists = errors.New("exists already")

// A Sink takes encoded entries, in the order of the pages.
type Sink interface {
	// Put writes an entry; nothing for one that was encoded to nothing.
	Put(s input.Source, encoded []byte) error
	Close() error
}

// A stream is a sink that writes one entry behind the other.
type stream struct {
	w       io.Writer
	close   func() error
	between string
	begun   bool
}

// NewStream gives a sink that writes to w.
func NewStream(w io.Writer, f *Format) Sink {
	return &stream{w: w, between: strings.TrimPrefix(f.Between, lineByLine), close: func() error { return nil }}
}

// NewFile gives a sink that writes a file. A file that is there already is ErrExists,
// unless force lets it be overwritten.
func NewFile(name string, f *Format, force bool) (Sink, error) {
	file, err := create(name, force)
	if err != nil {
		return nil, err
	}
	return &stream{w: file, between: strings.TrimPrefix(f.Between, lineByLine), close: file.Close}, nil
}

// Put writes an entry in one write, so that a program that is killed leaves whole
// entries, but for the last one.
func (s *stream) Put(_ input.Source, encoded []byte) error {
	if len(encoded) == 0 {
		return nil
	}
	if s.begun && s.between != "" {
		encoded = append([]byte(s.between), encoded...)
	}
	s.begun = true
	_, err := s.w.Write(encoded)
	return err
}

func (s *stream) Close() error { return s.close() }

// A folder is a sink that writes a file for each entry.
type folder struct {
	name   string
	format *Format
	force  bool
	last   string // the record that was written last
	same   int    // how many records began where it does
}

// NewFolder gives a sink that writes a file for each entry into a folder, under the
// path that its page has.
func NewFolder(name string, f *Format, force bool) Sink {
	return &folder{name: name, format: f, force: force}
}

func (f *folder) Put(s input.Source, encoded []byte) error {
	name := FileName(s)
	if s.Offset != nil {
		// Records of a file that was compressed in one piece begin at one offset.
		f.same++
		if name != f.last {
			f.last, f.same = name, 0
		}
		if f.same > 0 {
			name = fmt.Sprintf("%s-%d", name, f.same)
		}
	}
	if len(encoded) == 0 {
		return nil
	}
	path := filepath.Join(f.name, name+f.format.Extension)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	file, err := create(path, f.force)
	if err != nil {
		return err
	}
	if _, err := file.Write(encoded); err != nil {
		_ = file.Close()
		return err
	}
	return file.Close()
}

func (f *folder) Close() error { return nil }

// create makes a file for writing.
func create(name string, force bool) (*os.File, error) {
	flags := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if !force {
		flags |= os.O_EXCL
	}
	file, err := os.OpenFile(name, flags, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%s: %w", name, ErrExists)
	}
	return file, err
}

// FileName gives the path, inside a folder of output, for the page of a source: that
// of its file, with the record's offset behind it, or its address.
func FileName(s input.Source) string {
	if s.File == "" {
		return addressName(s.URL)
	}
	if s.File == input.Stdin {
		return "stdin"
	}
	var parts []string
	path := filepath.ToSlash(strings.TrimPrefix(filepath.Clean(s.File), filepath.VolumeName(s.File)))
	for part := range strings.SplitSeq(path, "/") {
		switch part {
		case "", ".":
		case "..":
			parts = append(parts, "_")
		default:
			parts = append(parts, part)
		}
	}
	if s.Offset != nil {
		parts = append(parts, fmt.Sprintf("%012d", *s.Offset))
	}
	return filepath.Join(parts...)
}

// addressName gives a name for the page of an address: its host, and what is behind
// it as one name, cut where file systems would refuse it.
func addressName(address string) string {
	const longest = 180
	_, rest, _ := strings.Cut(address, "://")
	host, path, _ := strings.Cut(rest, "/")
	name := url.PathEscape(path)
	if len(name) > longest {
		sum := fnv.New64a()
		_, _ = io.WriteString(sum, path)
		name = fmt.Sprintf("%s-%016x", name[:longest], sum.Sum64())
	}
	if name == "" {
		name = "index"
	}
	host = strings.ReplaceAll(url.PathEscape(host), ":", "_")
	if strings.Trim(host, ".") == "" {
		host = "_" // no way out of the folder
	}
	return filepath.Join(host, name)
}
