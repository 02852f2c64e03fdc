// Package furniture knows, by their words and their markup, the lines inside an
// article that are not its text: those that send the reader to another story
// (pointer.go), those that are read aloud only (screenreader.go), and those in
// which the editors speak of the article (note.go).
package furniture
