// Command lede extracts news articles from pages: files, folders, web archives and
// addresses in, articles out. It shows what became of a page, keeps the rules of
// publishers, and answers programs in other languages over HTTP.
//
//	lede extract page.html
//	lede explain -o explained.html page.html
//	lede rules test saved/
//	lede serve
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
)

// What the command ends with.
const (
	exitOK     = 0
	exitFailed = 1 // some input failed
	exitUsage  = 2
)

// errFailed is the error of a command that ran and has told what failed.
var errFailed = errors.New("failed")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run runs the command and gives the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	command, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errFailed):
		return exitFailed
	}
	_, _ = fmt.Fprintf(stderr, "lede: %s\nTry '%s --help'.\n", strings.ReplaceAll(err.Error(), "\n", "; "), command.CommandPath())
	return exitUsage
}

// newRoot gives the command with its subcommands, each in a file of its name.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "lede",
		Short: "Extract news articles from HTML",
		Long: `lede turns the HTML of a news article into its parts: title, authors, dateline,
photos with caption and credit, paragraphs, dates. What is on the page and is
not the article stays behind.`,
		Example: `  lede extract page.html
  lede extract --format text https://www.example.com/news/some-story
  lede extract --output articles.jsonl pages/ crawl.warc.gz`,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(newExtract(), newExplain(), newRules(), newServe(), newVersion())
	return root
}
