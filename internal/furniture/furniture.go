// Package furniture knows, by their words and their markup, the lines inside an
// article that are not its text: those that send the reader to another story
// (pointer.go), those that are read aloud only (screenreader.go), those in which the
// editors speak of the article (note.go), those that say when it came out and who
// wrote it (particulars.go), and what stands where a page keeps the rest of a text back
// (ending.go, and tail.go which finds it).
package furniture
