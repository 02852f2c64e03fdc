package saved

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// A Truth is what a person found on a page. What it does not tell is nil.
type Truth struct {
	ID       string   `json:"id"`
	Title    *string  `json:"title"`
	Authors  []string `json:"authors"`
	Byline   *string  `json:"byline"`
	Section  *string  `json:"section"`
	Date     *string  `json:"date"`
	Dek      *string  `json:"dek"`
	Summary  []string `json:"summary"`
	Headings []string `json:"headings"`
	Body     []string `json:"body"`
	Text     *string  `json:"text"`
	Images   []Image  `json:"images"`
}

// An Image is a photo of a Truth.
type Image struct {
	Caption *string `json:"caption"`
	Credit  credits `json:"credit"`
}

// credits are one or several.
type credits []string

// UnmarshalJSON reads a text or a list of texts.
func (c *credits) UnmarshalJSON(data []byte) error {
	var one *string
	if json.Unmarshal(data, &one) == nil {
		if one != nil {
			*c = credits{*one}
		}
		return nil
	}
	return json.Unmarshal(data, (*[]string)(c))
}

// Paragraphs gives the paragraphs of the text; nil where they are not known.
func (t *Truth) Paragraphs() []string {
	switch {
	case t.Body != nil:
		return t.Body
	case t.Text != nil:
		return strings.Split(*t.Text, "\n")
	}
	return nil
}

// ReadTruth reads a file with the truth of one page. The error names the file.
func ReadTruth(file string) (*Truth, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	t := new(Truth)
	if err := json.Unmarshal(text, t); err != nil {
		return nil, fmt.Errorf("%s: no truth: %w", file, err)
	}
	return t, nil
}

// readTruths reads the truths of a set by the names of their pages; a set may have none.
func readTruths(file string) (map[string]*Truth, []error) {
	truths := map[string]*Truth{}
	lines, faults := readLines[*Truth](file)
	if len(faults) == 1 && errors.Is(faults[0], fs.ErrNotExist) {
		return truths, nil
	}
	for _, t := range lines {
		if t != nil {
			truths[t.ID] = t
		}
	}
	return truths, faults
}

// readLines reads a file of JSON Lines. A line that is none is an error with its number,
// and the others are given.
func readLines[T any](file string) ([]T, []error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, []error{err}
	}
	defer func() { _ = f.Close() }() // nothing was written
	var list []T
	var faults []error
	r := bufio.NewReader(f)
	for n := 1; ; n++ {
		line, end := r.ReadBytes('\n')
		if len(strings.TrimSpace(string(line))) > 0 {
			var v T
			if err := json.Unmarshal(line, &v); err != nil {
				faults = append(faults, fmt.Errorf("%s:%d: %w", file, n, err))
			} else {
				list = append(list, v)
			}
		}
		if errors.Is(end, io.EOF) {
			return list, faults
		}
		if end != nil {
			return list, append(faults, fmt.Errorf("%s: %w", file, end))
		}
	}
}
