package main

import (
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress gives a function to call at each of n steps, which moves a bar on a
// terminal and does nothing on a pipe or a file. It is safe for concurrent use.
func progress(w io.Writer, n int, what string) func() {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func() {}
	}
	bar := progressbar.NewOptions(n,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish())
	return func() {
		// The bar is a courtesy: a terminal that went away must not end the run.
		_ = bar.Add(1)
	}
}
