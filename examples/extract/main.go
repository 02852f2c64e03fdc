// Command extract prints the article of an HTML page: a file, or standard
// input.
//
//	go run ./examples/extract -url https://www.example.com/story page.html
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/lede-go/lede"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			_, _ = fmt.Fprintln(os.Stderr, "extract:", strings.ReplaceAll(err.Error(), "\n", "; "))
		}
		os.Exit(1)
	}
}

// options are what the command line asks for.
type options struct {
	file, url, rules, format string
}

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	o, err := parse(args, stdout)
	if err != nil {
		return err
	}
	article, err := extract(o, stdin)
	if err != nil {
		return err
	}
	if o.format == "text" {
		return printText(stdout, article)
	}
	enc := json.NewEncoder(stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(article)
}

func extract(o options, stdin io.Reader) (*lede.Article, error) {
	var e lede.Extractor
	if o.rules != "" {
		own, err := lede.ReadRules(os.DirFS(o.rules))
		if err != nil {
			return nil, err
		}
		e.Rules = lede.BuiltinRules().With(own)
	}
	name, page := "standard input", []byte(nil)
	var err error
	if o.file == "" {
		page, err = io.ReadAll(io.LimitReader(stdin, lede.DefaultMaxBytes+1))
	} else {
		name = o.file
		page, err = os.ReadFile(o.file)
	}
	if err != nil {
		return nil, err
	}
	article, err := e.Extract(bytes.NewReader(page), o.url)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return article, nil
}

// parse reads the command line. Help goes to stdout, and a fault of the line
// into the error alone.
func parse(args []string, stdout io.Writer) (options, error) {
	var o options
	f := flag.NewFlagSet("extract", flag.ContinueOnError)
	f.StringVar(&o.url, "url", "", "address of the page, which picks the rule")
	f.StringVar(&o.rules, "rules", "", "folder with rule files of your own")
	f.StringVar(&o.format, "format", "json", "json or text")
	f.SetOutput(io.Discard)
	if err := f.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			f.SetOutput(stdout)
			_, _ = fmt.Fprintln(stdout, "usage: extract [-url URL] [-rules DIR] [-format json|text] [FILE]")
			f.PrintDefaults()
		}
		return o, err
	}
	if f.NArg() > 1 {
		return o, fmt.Errorf("want one file, have %d", f.NArg())
	}
	if o.file = f.Arg(0); o.file == "-" {
		o.file = ""
	}
	if o.format != "json" && o.format != "text" {
		return o, fmt.Errorf("-format %q is neither json nor text", o.format)
	}
	return o, nil
}

// printText prints the article as a reader would want it, an empty line
// between its parts.
func printText(w io.Writer, a *lede.Article) error {
	var parts []string
	for _, part := range []string{a.Title, a.Standfirst, a.Byline, a.Text()} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	_, err := fmt.Fprintln(w, strings.Join(parts, "\n\n"))
	return err
}
