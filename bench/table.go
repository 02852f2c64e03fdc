package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Table is figures with names to the left and above, and notes below.
type Table struct {
	Title string
	Head  []string // the first stands above the names
	Rows  [][]string
	Notes []string
}

// Text prints t for a terminal.
func (t *Table) Text(w *bytes.Buffer) {
	width := make([]int, len(t.Head))
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		for i, cell := range row {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	fmt.Fprintln(w, t.Title)
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		line := fmt.Sprintf("%-*s", width[0], row[0])
		for i, cell := range row[1:] {
			line += fmt.Sprintf("  %*s", width[i+1], cell)
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
	for _, note := range t.Notes {
		fmt.Fprintln(w, note)
	}
	fmt.Fprintln(w)
}

// Markdown prints t as a table of GitHub's Markdown.
func (t *Table) Markdown(w *bytes.Buffer) {
	fmt.Fprintf(w, "## %s\n\n| %s |\n|---%s|\n", t.Title, strings.Join(t.Head, " | "), strings.Repeat("|--:", len(t.Head)-1))
	for _, row := range t.Rows {
		fmt.Fprintf(w, "| %s |\n", strings.Join(row, " | "))
	}
	for _, note := range t.Notes {
		fmt.Fprintf(w, "\n%s\n", note)
	}
	fmt.Fprintln(w)
}
