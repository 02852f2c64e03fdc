package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

// asProgram is set in the environment of the copies of this test binary that
// act as the program.
const asProgram = "EXTRACT_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta property="og:type" content="article"><title>Ferry returns | The Harbour Gazette</title></head>
<body><h1 class="headline">Ferry returns after storm</h1>
<p class="writer">By Ada Quill in Portside</p>
<div class="story">
<p>The ferry sailed again on Monday, “late &amp; full”, after three days of storm in the strait.</p>
<div class="subscribe"><p>Enjoying this story? Subscribe now.</p></div>
<h2>On board</h2>
<p>Forty passengers were on board, with a goat and the post of a week.</p>
</div></body></html>`

const gazette = `name = "The Harbour Gazette"
hosts = ["harbour-gazette.example"]

[[layout]]
title = ["h1.headline"]
byline = [".writer"]
body = [".story"]
drop = [".subscribe"]
`

const gazetteURL = "https://harbour-gazette.example/ferry"

var paragraphs = []string{
	"The ferry sailed again on Monday, “late & full”, after three days of storm in the strait.",
	"Forty passengers were on board, with a goat and the post of a week.",
}

// write puts text into a new file of that name and gives its path.
func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

// extracted runs the program with -format json and gives what it printed.
func extracted(t *testing.T, stdin string, args ...string) lede.Article {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, run(args, strings.NewReader(stdin), &out))
	var a lede.Article
	d := json.NewDecoder(&out)
	d.DisallowUnknownFields()
	require.NoError(t, d.Decode(&a))
	return a
}

func TestRunByRule(t *testing.T) {
	rules := filepath.Dir(write(t, "harbour-gazette.example.toml", gazette))
	file := write(t, "page.html", page)
	for name, args := range map[string][]string{
		"file":                    {file},
		"standard input":          nil,
		"standard input as -":     {"-"},
		"format json, then stdin": {"-format", "json"},
	} {
		t.Run(name, func(t *testing.T) {
			stdin := page
			if len(args) > 0 && args[0] == file {
				stdin = ""
			}
			a := extracted(t, stdin, append([]string{"-rules", rules, "-url", gazetteURL}, args...)...)
			assert.Equal(t, "Ferry returns after storm", a.Title)
			assert.Equal(t, "The Harbour Gazette", a.Publisher)
			assert.Equal(t, []lede.Author{{Name: "Ada Quill", Place: "Portside"}}, a.Authors)
			assert.Equal(t, paragraphs, a.Paragraphs)
			assert.Equal(t, gazetteURL, a.URL)
		})
	}
}

// TestRunKeepsBuiltinRules shows that -rules adds to the rules of lede.
func TestRunKeepsBuiltinRules(t *testing.T) {
	rules := filepath.Dir(write(t, "harbour-gazette.example.toml", gazette))
	fixture := filepath.Join("..", "..", "testdata", "articles", "inkl.com", "place-in-byline.html")
	a := extracted(t, "", "-rules", rules, "-url", "https://www.inkl.com/news/x", fixture)
	assert.Equal(t, "inkl", a.Platform)
	assert.Equal(t, "The Guardian", a.Publisher)
	assert.Equal(t, []lede.Author{{Name: "Ilse Marbury", Place: "Tallinn"}}, a.Authors)
}

func TestRunText(t *testing.T) {
	rules := filepath.Dir(write(t, "harbour-gazette.example.toml", gazette))
	var out bytes.Buffer
	require.NoError(t, run([]string{"-format", "text", "-rules", rules, "-url", gazetteURL}, strings.NewReader(page), &out))
	want := []string{"Ferry returns after storm", "By Ada Quill in Portside", paragraphs[0], "On board", paragraphs[1]}
	assert.Equal(t, strings.Join(want, "\n\n")+"\n", out.String())
}

func TestRunErrors(t *testing.T) {
	tests := []struct {
		name  string
		args  []string
		stdin string
		want  error
	}{
		{"missing file", []string{filepath.Join(t.TempDir(), "missing.html")}, "", fs.ErrNotExist},
		{"missing rules folder", []string{"-rules", filepath.Join(t.TempDir(), "missing")}, page, fs.ErrNotExist},
		{"empty input", nil, "", lede.ErrNoArticle},
		{"PDF", nil, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", lede.ErrNoArticle},
		{"no article", nil, "<!doctype html><title>Nothing</title><body></body>", lede.ErrNoArticle},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			require.ErrorIs(t, run(tt.args, strings.NewReader(tt.stdin), &out), tt.want)
			assert.Empty(t, out.String())
		})
	}
}

func TestRunFaultyRule(t *testing.T) {
	rules := filepath.Dir(write(t, "faulty.toml", "name = \"Faulty\"\nhosts = [\"https://faulty.example/\"]\n\n[[layout]]\nbody = [\"p[\"]\n"))
	err := run([]string{"-rules", rules}, strings.NewReader(page), &bytes.Buffer{})
	var fault *lede.RuleError
	require.ErrorAs(t, err, &fault)
	assert.Equal(t, "faulty.toml", fault.File)
	assert.ErrorContains(t, err, "faulty.toml:2: hosts[0]: ")
	assert.ErrorContains(t, err, "faulty.toml:5: layout[0].body[0]: ")
}

// TestExit runs the program itself: bad input ends in status 1, with one line
// on standard error that names the input and says what is wrong.
func TestExit(t *testing.T) {
	rules := filepath.Dir(write(t, "faulty.toml", "nam = \"Faulty\"\nhosts = [\"f\"]\n"))
	pdf := write(t, "report.html", "%PDF-1.7\n")
	tests := []struct {
		name  string
		args  []string
		stdin string
		want  []string
	}{
		{"missing file", []string{"missing.html"}, "", []string{"missing.html", "no such file"}},
		{"empty input", nil, "", []string{"standard input", "no article", "empty input"}},
		{"PDF", []string{pdf}, "", []string{"report.html", "no article", "a PDF"}},
		{"two faults of a rule", []string{"-rules", rules}, page, []string{"faulty.toml:1: nam: ", "faulty.toml:2: hosts[0]: "}},
		{"unknown format", []string{"-format", "xml"}, page, []string{`-format "xml"`}},
		{"two files", []string{"a.html", "b.html"}, "", []string{"want one file, have 2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			stdout, stderr, status := program(t, tt.stdin, tt.args...)
			assert.Equal(t, 1, status)
			assert.Empty(t, stdout)
			assert.Equal(t, 1, strings.Count(stderr, "\n"), stderr)
			assert.True(t, strings.HasPrefix(stderr, "extract: ") && strings.HasSuffix(stderr, "\n"), stderr)
			for _, part := range tt.want {
				assert.Contains(t, stderr, part)
			}
		})
	}
}

func TestExitWithoutError(t *testing.T) {
	stdout, stderr, status := program(t, page, "-url", gazetteURL)
	assert.Zero(t, status)
	assert.Empty(t, stderr)
	assert.True(t, json.Valid([]byte(stdout)), stdout)
}

// program runs this test binary as the program.
func program(t *testing.T, stdin string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	cmd.Stdin = strings.NewReader(stdin)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			require.NoError(t, err)
		}
		status = exit.ExitCode()
	}
	return out.String(), errs.String(), status
}
