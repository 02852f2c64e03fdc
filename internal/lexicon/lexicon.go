// Package lexicon has the words of languages that the other rooms read by: a
// text file for each subject, one entry a line, in sections by language.
// README.md says how to add a language to them.
//
// The package keeps nothing but the files, as they lie in the program. A room
// walks the entries of its subjects once, on first use, and builds from them
// the index that it looks words up in.
package lexicon

import (
	_ "embed" // the files
	"iter"
	"strings"
)

// A Subject is what the words of one file are about. The file is named after it.
type Subject uint8

// The subjects.
const (
	Agencies    Subject = iota // news agencies
	Bylines                    // what words do in bylines and datelines
	Corrections                // how notes begin that say that the article was wrong: patterns
	Endings                    // what stands where a text is not all
	Heads                      // what a page prints about its article
	Libraries                  // picture libraries
	LinkHints                  // what links say to screen readers: patterns
	Marks                      // what stands beside dates and bylines: patterns
	Months                     // names of months
	Newsletters                // how a line begins that offers a newsletter and nothing else: patterns
	Notes                      // how notes of the editors begin: patterns
	Particles                  // articles, conjunctions, prepositions, particles of names
	Photos                     // words around photos
	Pointers                   // lines that send the reader elsewhere: patterns
	Prompts                    // what a line says that asks its reader to subscribe, follow or share: patterns
	Weekdays                   // names of days
	subjects    = iota
)

var (
	//go:embed agencies.txt
	agencies string
	//go:embed bylines.txt
	bylines string
	//go:embed corrections.txt
	corrections string
	//go:embed endings.txt
	endings string
	//go:embed heads.txt
	heads string
	//go:embed libraries.txt
	libraries string
	//go:embed linkhints.txt
	linkHints string
	//go:embed marks.txt
	marks string
	//go:embed months.txt
	months string
	//go:embed newsletters.txt
	newsletters string
	//go:embed notes.txt
	notes string
	//go:embed particles.txt
	particles string
	//go:embed photos.txt
	photos string
	//go:embed pointers.txt
	pointers string
	//go:embed prompts.txt
	prompts string
	//go:embed weekdays.txt
	weekdays string
)

var files = [subjects]*string{
	Agencies: &agencies, Bylines: &bylines, Corrections: &corrections, Endings: &endings, Heads: &heads, Libraries: &libraries, LinkHints: &linkHints, Marks: &marks, Months: &months,
	Newsletters: &newsletters, Notes: &notes, Particles: &particles, Photos: &photos, Pointers: &pointers, Prompts: &prompts, Weekdays: &weekdays,
}

// An Entry is one line of a file: a word or phrase, and what is said of it.
type Entry struct {
	Language string // BCP 47, or * for what is of no language
	Text     string // as the file has it
	values   string
}

// Values gives what stands behind the equals sign, in its order. It may be
// nothing: to stand in the file says enough.
func (e Entry) Values() iter.Seq[string] {
	return func(yield func(string) bool) {
		for rest := e.values; rest != ""; {
			var value string
			value, rest, _ = strings.Cut(rest, ", ")
			if !yield(value) {
				return
			}
		}
	}
}

// Entries gives the entries of a subject in the order of its file. All of an
// entry is a part of the file, so that an index of entries copies nothing.
func Entries(s Subject) iter.Seq[Entry] { return entries(*files[s]) }

// All gives the entries of all subjects: for what a word can be, whatever file it
// stands in.
func All() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for _, text := range files {
			for e := range entries(*text) {
				if !yield(e) {
					return
				}
			}
		}
	}
}

// entries gives the entries of a file.
func entries(text string) iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		var e Entry
		for line := range strings.SplitSeq(text, "\n") {
			line = strings.TrimSpace(line)
			if language, ok := section(line); ok {
				e.Language = language
				continue
			}
			if line == "" || line[0] == '#' {
				continue
			}
			e.Text, e.values, _ = strings.Cut(line, " = ")
			if !yield(e) {
				return
			}
		}
	}
}

// section gives the language of the section that line opens: "[de]".
func section(line string) (language string, ok bool) {
	end := strings.IndexByte(line, ']')
	if end < 0 || end != len(line)-1 || line[0] != '[' {
		return "", false
	}
	return line[1:end], true
}
