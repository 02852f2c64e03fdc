package output

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/lede-go/lede/cmd/lede/internal/input"
)

// A Resumed is a file of JSON Lines that a run goes on behind: a line a page, in the
// order of the pages.
type Resumed struct {
	Sink
	name string
	file *os.File // read from its start
	// Lines is how many pages were passed over, as their lines are there.
	Lines int
	err   error
}

// Resume opens a file of JSON Lines to go on behind its last whole line. What is
// behind that was cut off when a run was killed, and is taken out. A file that is not
// there is begun.
func Resume(name string, f *Format) (*Resumed, error) {
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	if err := cutLastLine(file); err != nil {
		_ = file.Close()
		return nil, err
	}
	more, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	return &Resumed{Sink: &stream{w: more, close: more.Close}, name: name, file: file}, nil
}

// cutLastLine takes a last line without an end off a file.
func cutLastLine(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("only a file can be gone on with")
	}
	const step = 64 << 10
	chunk := make([]byte, step)
	for end := info.Size(); end > 0; {
		start := max(0, end-step)
		n, err := file.ReadAt(chunk[:end-start], start)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		for n--; n >= 0; n-- {
			if chunk[n] == '\n' {
				return file.Truncate(start + int64(n) + 1)
			}
		}
		end = start
	}
	return file.Truncate(0)
}

// Behind gives the pages that the file has no line of yet. Err says afterwards
// whether the lines were those of the pages.
func (r *Resumed) Behind(pages iter.Seq[*input.Page]) iter.Seq[*input.Page] {
	return func(yield func(*input.Page) bool) {
		lines := bufio.NewReaderSize(r.file, 1<<20)
		atEnd := false
		for page := range pages {
			if !atEnd {
				atEnd = r.pass(lines, page.Source)
				if r.err != nil {
					return
				}
			}
			if atEnd && !yield(page) {
				return
			}
		}
		if _, err := lines.Peek(1); err == nil && !atEnd {
			r.err = fmt.Errorf("%s: has more lines than there are pages", r.name)
		}
	}
}

// pass passes over the line of a page, and reports whether there is none.
func (r *Resumed) pass(lines *bufio.Reader, of input.Source) bool {
	line, err := lines.ReadBytes('\n')
	if errors.Is(err, io.EOF) {
		return true
	}
	var entry struct{ Source *input.Source }
	if err == nil {
		err = json.Unmarshal(line, &entry)
	}
	switch {
	case err != nil:
		r.err = fmt.Errorf("%s:%d: %w", r.name, r.Lines+1, err)
	case entry.Source == nil || !entry.Source.Same(of):
		r.err = fmt.Errorf("%s:%d: not the line of %s: the inputs are not those of before", r.name, r.Lines+1, of)
	default:
		r.Lines++
	}
	return false
}

// Err says what was wrong with the lines that are there.
func (r *Resumed) Err() error { return r.err }

// Close closes the file.
func (r *Resumed) Close() error { return errors.Join(r.Sink.Close(), r.file.Close()) }
