package workbench

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

const (
	gazette = `# The Harbour Gazette, a paper of one island.
name = "The Harbour Gazette"
hosts = ["harbour-gazette.example"]

[[layout]]
title = ["h1"]
byline = [".writer"] # always there
body = [".story"]
`
	ferry = `<!doctype html><html lang="en"><head><title>x</title></head><body><h1>The old ferry stays for another winter</h1>
<p class="meta"><span class="writer">Ada Quill</span> <time class="stamp" datetime="2026-05-03T08:00:00Z">3 May</time></p><div class="story">
<p>The island's old ferry will sail through the winter, the harbour board said on Monday after a long night of talks.</p>
<p>“She leaks, but she floats,” said the board's chair, Odd Sandvik, who crosses with her every morning at six.</p>
<div class="newsletter"><p>Get the Harbour Letter every Friday, free and by mail, with all that the island talks about.</p></div>
<p>The board had wanted to sell the ship, which burns ten litres of oil a mile and has no heating on the car deck.</p>
</div><script>alert("the page's own")</script></body></html>`
)

// A desk is a workbench with its folders.
type desk struct {
	*Workbench
	t            *testing.T
	rules, pages string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, rules: t.TempDir(), pages: t.TempDir()}
	d.write(d.rules, "harbour-gazette.example.toml", gazette)
	d.write(d.pages, "manifest.jsonl", `{"id":"ferry","url":"https://www.harbour-gazette.example/ferry","path":"ferry.html"}
{"id":"twin","url":"https://harbour-gazette.example/twin","path":"twin.html"}
{"id":"other","url":"https://bay-courier.example/other","path":"other.html"}
{"id":"out","url":"https://harbour-gazette.example/out","path":"out.html"}
`)
	d.write(d.pages, "truth.jsonl", `{"id":"ferry","title":"The old ferry stays for another winter","body":["The island's old ferry will sail through the winter, the harbour board said on Monday after a long night of talks.","“She leaks, but she floats,” said the board's chair, Odd Sandvik, who crosses with her every morning at six.","The board had wanted to sell the ship, which burns ten litres of oil a mile and has no heating on the car deck."]}`)
	for _, name := range []string{"ferry", "twin", "other"} {
		d.write(d.pages, name+".html", ferry)
	}
	outside := filepath.Join(t.TempDir(), "out.html")
	require.NoError(t, os.WriteFile(outside, []byte(ferry), 0o666))
	require.NoError(t, os.Symlink(outside, filepath.Join(d.pages, "out.html")))
	d.open(Options{Rules: d.rules, Pages: d.pages, Token: "<token>"})
	return d
}

func (d *desk) open(o Options) {
	d.t.Helper()
	w, err := New(o)
	require.NoError(d.t, err)
	d.Workbench = w
	d.t.Cleanup(func() { assert.NoError(d.t, w.Close()) })
}

func (d *desk) write(dir, name, text string) {
	d.t.Helper()
	require.NoError(d.t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
}

// A form is what a request brings; html is a file.
type form map[string]string

func (f form) with(more form) form {
	all := form{}
	for _, one := range []form{f, more} {
		for name, value := range one {
			all[name] = value
		}
	}
	return all
}

// ask sends a request, and gives the status and the answer.
func (d *desk) ask(what string, f form) (int, answer) {
	d.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	for name, value := range f {
		if name == "html" {
			part, err := w.CreateFormFile(name, cmp.Or(f["file"], "pasted.html"))
			require.NoError(d.t, err)
			_, err = io.WriteString(part, value)
			require.NoError(d.t, err)
			continue
		}
		require.NoError(d.t, w.WriteField(name, strings.ReplaceAll(value, "\n", "\r\n"))) // as browsers do
	}
	require.NoError(d.t, w.Close())
	r := httptest.NewRequest(http.MethodPost, "/bench/"+what, &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return d.serve(r)
}

func (d *desk) serve(r *http.Request) (int, answer) {
	d.t.Helper()
	out := httptest.NewRecorder()
	d.ServeHTTP(out, r)
	var a answer
	require.Equal(d.t, "application/json", out.Header().Get("Content-Type"), out.Body.String())
	require.NoError(d.t, json.Unmarshal(out.Body.Bytes(), &a))
	return out.Code, a
}

// asked is ask for what has to succeed.
func (d *desk) asked(what string, f form) answer {
	d.t.Helper()
	status, a := d.ask(what, f)
	require.Equal(d.t, http.StatusOK, status, a.Fails)
	return a
}

func TestPage(t *testing.T) {
	d := newDesk(t)
	for path, want := range map[string]string{"/": "text/html", "/bench/workbench.js": "text/javascript", "/bench/workbench.css": "text/css"} {
		out := httptest.NewRecorder()
		d.ServeHTTP(out, httptest.NewRequest(http.MethodGet, path, nil))
		assert.Equal(t, http.StatusOK, out.Code, path)
		assert.Contains(t, out.Header().Get("Content-Type"), want, path)
		if path == "/" {
			assert.Contains(t, out.Body.String(), `content="&lt;token&gt;"`)
			assert.NotRegexp(t, `(?i) style=| on[a-z]+=|<style|<script>`, out.Body.String(), "the policy allows none")
		}
	}
	for _, path := range []string{"/bench/page.html", "/bench/../workbench.go", "/favicon.ico", "/bench/"} {
		out := httptest.NewRecorder()
		d.ServeHTTP(out, httptest.NewRequest(http.MethodGet, path, nil))
		assert.NotEqual(t, http.StatusOK, out.Code, path)
	}
}

func TestListPages(t *testing.T) {
	d := newDesk(t)
	_, a := d.serve(httptest.NewRequest(http.MethodGet, "/bench/pages?q=GAZETTE", nil))
	assert.Contains(t, a.HTML, `data-page="ferry"`)
	assert.Contains(t, a.HTML, "truth known")
	assert.NotContains(t, a.HTML, `data-page="other"`)
	d.open(Options{})
	_, a = d.serve(httptest.NewRequest(http.MethodGet, "/bench/pages", nil))
	assert.Contains(t, a.HTML, "No page.")
}

func TestOpen(t *testing.T) {
	d := newDesk(t)
	a := d.asked("open", form{"page": "ferry"})
	assert.Equal(t, &ruleFile{"harbour-gazette.example", gazette, version([]byte(gazette)), "a file of the folder", false}, a.Rule)
	assert.Equal(t, []string{"harbour-gazette.example"}, a.Rules)

	a = d.asked("open", form{"html": ferry, "file": "dropped.html", "url": "https://www.theguardian.com/a"})
	assert.Equal(t, "dropped.html", a.Name)
	assert.Equal(t, "theguardian.com", a.Rule.Name)
	assert.Equal(t, "comes with lede", a.Rule.Origin)
	assert.Empty(t, a.Rule.Version)

	a = d.asked("open", form{"page": "other"})
	assert.True(t, a.Rule.Draft)
	assert.Contains(t, a.Rule.Text, `hosts = ["bay-courier.example"]`)
	assert.Empty(t, d.asked("lint", form{"rule": a.Rule.Name, "text": a.Rule.Text}).Faults, "a draft is a rule")

	a = d.asked("open", form{"html": "<p>Nothing here.</p>", "url": "https://bay-courier.example/"})
	assert.Empty(t, d.asked("lint", form{"rule": a.Rule.Name, "text": a.Rule.Text}).Faults, a.Rule.Text)
	assert.Nil(t, d.asked("open", form{"html": ferry}).Rule, "of a house that is not known")
}

func TestExplain(t *testing.T) {
	d := newDesk(t)
	a := d.asked("explain", form{"page": "ferry"})
	for _, want := range []string{"complete", "rule harbour-gazette.example: h1", `data-field="title"`, `class="piece kept"`, "Get the Harbour Letter", "Not found: standfirst"} {
		assert.Contains(t, a.HTML, want)
	}
	assert.NotContains(t, a.HTML, "<script")
	assert.Regexp(t, `also found: 1</summary>\s*<ul><li><span dir="auto">x</span> <small>html: title</small>`, a.HTML, "what lost")
	for _, f := range regexp.MustCompile(`data-field="([^"]+)"`).FindAllStringSubmatch(a.HTML, -1) {
		d.asked("offers", form{"page": "ferry", "field": f[1]})
	}
	edited := gazette + "drop = [\".newsletter\"]\n"
	a = d.asked("explain", form{"page": "ferry", "rule": "harbour-gazette.example", "text": edited})
	assert.Regexp(t, `dropped: rule harbour-gazette.example: drop .newsletter</span>\s*<span[^>]*><del>Get the Harbour`, a.HTML)
	a = d.asked("explain", form{"page": "ferry", "rule": "harbour-gazette.example", "text": gazette + "drop = [\".none\"]\n"})
	assert.Contains(t, a.HTML, "harbour-gazette.example: layout[0].drop[0]: .none")
	a = d.asked("explain", form{"html": `<h1>&lt;img src=x onerror=alert(1)&gt;</h1><nav>Home</nav>`})
	assert.Contains(t, a.HTML, "no article")
	assert.NotContains(t, a.HTML, "<img")
}

// pieceOf gives the number of the piece that holds a text.
func pieceOf(t *testing.T, a answer, text string) string {
	t.Helper()
	found := regexp.MustCompile(`data-piece="(\d+)"[^\x00]*?</button>`).FindAllStringSubmatch(a.HTML, -1)
	for _, f := range found {
		if strings.Contains(f[0], text) {
			return f[1]
		}
	}
	require.Fail(t, "no such piece", text)
	return ""
}

func TestOffersAndInsert(t *testing.T) {
	d := newDesk(t)
	by := form{"page": "ferry", "rule": "harbour-gazette.example", "text": gazette}
	explained := d.asked("explain", by)
	for text, want := range map[string][]string{
		"Get the Harbour": {`data-layout="0"`, `<option value="drop" selected>`, `data-key="drop" data-source=".newsletter"`, `data-key="drop-text"`},
		"Ada Quill":       {`<option value="byline" selected>`, `data-key="byline" data-source=".writer"`},
	} {
		a := d.asked("offers", by.with(form{"piece": pieceOf(t, explained, text)}))
		for _, part := range want {
			assert.Contains(t, a.HTML, part)
		}
		assert.NotContains(t, a.HTML, "by no layout")
	}
	a := d.asked("offers", by.with(form{"piece": pieceOf(t, explained, "The island"), "key": "body"}))
	assert.Contains(t, a.HTML, `data-key="body" data-source=".story"`)
	a = d.asked("offers", by.with(form{"field": "title"}))
	assert.Contains(t, a.HTML, `data-key="title" data-source="h1"`)

	a = d.asked("insert", by.with(form{"layout": "0", "key": "drop", "source": ".newsletter"}))
	assert.Equal(t, gazette+"drop = [\".newsletter\"]\n", a.Text)
	a = d.asked("insert", by.with(form{"layout": "0", "key": "byline", "source": ".meta"}))
	assert.Contains(t, a.Text, `byline = [".meta", ".writer"] # always there`)
	for _, bad := range []form{{"layout": "x"}, {"layout": "1", "key": "drop", "source": "x"}, {"layout": "0", "key": "title", "source": "h1"}} {
		status, a := d.ask("insert", by.with(bad))
		assert.Contains(t, []int{http.StatusBadRequest, http.StatusUnprocessableEntity}, status, bad)
		assert.NotEmpty(t, a.Fails)
	}
	for _, bad := range []form{{}, {"piece": "999"}, {"piece": "-1"}, {"piece": "0", "key": "name"}} {
		status, _ := d.ask("offers", by.with(bad))
		assert.Equal(t, http.StatusBadRequest, status, bad)
	}
}

func TestLint(t *testing.T) {
	d := newDesk(t)
	for text, want := range map[string][]fault{
		gazette:                     nil,
		gazette + "titel = [\"x\"]": {{9, "layout[0].titel", "unknown key"}},
		"name = \"x":                {{1, "", ""}},
	} {
		faults := d.asked("lint", form{"rule": "harbour-gazette.example", "text": text}).Faults
		require.Len(t, faults, len(want), text)
		for i, f := range faults {
			assert.Equal(t, want[i].Line, f.Line)
			assert.Equal(t, want[i].Key, f.Key)
			assert.Contains(t, f.Text, want[i].Text)
		}
	}
	faults := d.asked("lint", form{"rule": "a.example", "text": gazette}).Faults
	require.Len(t, faults, 2, "a second rule of that name and host")
	assert.Contains(t, faults[0].Text, "harbour-gazette.example.toml:2: name")
	assert.Zero(t, faults[0].Line)
	status, _ := d.ask("explain", form{"page": "ferry", "rule": "harbour-gazette.example", "text": "name ="})
	assert.Equal(t, http.StatusUnprocessableEntity, status)
}

func TestTrial(t *testing.T) {
	d := newDesk(t)
	by := form{"rule": "harbour-gazette.example", "text": gazette}
	a := d.asked("trial", by)
	assert.Contains(t, a.HTML, "No difference")
	assert.NotContains(t, a.HTML, `data-page="other"`, "of another house")
	assert.Contains(t, a.HTML, "no such page", "a link out of the folder")
	a = d.asked("trial", by.with(form{"text": gazette + "drop = [\".newsletter\"]\n"}))
	for _, want := range []string{"1 gained", "0 lost", "1 other", `data-page="ferry"`, `data-page="twin"`, "Get the Harbour Letter"} {
		assert.Contains(t, a.HTML, want)
	}
	a = d.asked("trial", by.with(form{"text": gazette + "drop = [\".story p\"]\n"}))
	assert.Contains(t, a.HTML, "1 lost")
	a = d.asked("trial", form{"rule": "bay-courier.example", "text": "name = \"x\"\nhosts = [\"bay-courier.example\"]\n"})
	assert.Contains(t, a.HTML, "bay-courier.example: 0 pages change, 1 stay the same")
}

// TestLoose tries pages that no manifest names: they say themselves whose they are.
func TestLoose(t *testing.T) {
	d := newDesk(t)
	pages := t.TempDir()
	d.write(pages, "a.html", strings.Replace(ferry, "<title>", `<link rel="canonical" href="https://harbour-gazette.example/a"><title>`, 1))
	d.write(pages, "b.html", ferry)
	d.open(Options{Rules: d.rules, Pages: pages})
	for range 2 { // the second time from what is known
		a := d.asked("trial", form{"rule": "harbour-gazette.example", "text": gazette})
		assert.Contains(t, a.HTML, "0 pages change, 1 stay the same")
	}
}

func TestSave(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.rules, "harbour-gazette.example.toml")
	require.NoError(t, os.Chmod(file, 0o640))
	loaded := d.asked("open", form{"page": "ferry"}).Rule.Version
	edited := gazette + "drop = [\".newsletter\"]\n"
	by := form{"rule": "harbour-gazette.example", "text": edited, "version": loaded}

	status, a := d.ask("save", by.with(form{"text": edited + "titel = 1\n"}))
	assert.Equal(t, http.StatusUnprocessableEntity, status)
	assert.NotEmpty(t, a.Faults)
	assert.Equal(t, gazette, read(t, file), "nothing is saved")

	a = d.asked("save", by)
	assert.Equal(t, edited, read(t, file))
	info, err := os.Stat(file)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o640), info.Mode().Perm())
	entries, err := os.ReadDir(d.rules)
	require.NoError(t, err)
	assert.Len(t, entries, 1, "nothing else is left")

	status, _ = d.ask("save", by)
	assert.Equal(t, http.StatusConflict, status, "of the version before")
	d.asked("save", by.with(form{"text": gazette, "version": a.Rule.Version}))
	assert.Equal(t, gazette, read(t, file))

	fresh := form{"rule": "bay-courier.example", "text": "name = \"The Bay Courier\"\nhosts = [\"bay-courier.example\"]\n"}
	d.asked("save", fresh)
	assert.Equal(t, fresh["text"], read(t, filepath.Join(d.rules, "bay-courier.example.toml")))
	status, _ = d.ask("save", fresh)
	assert.Equal(t, http.StatusConflict, status, "there is one by now")
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	return string(text)
}

// TestSaveKeepsLineEnds saves a file that was written on Windows.
func TestSaveKeepsLineEnds(t *testing.T) {
	d := newDesk(t)
	windows := strings.ReplaceAll(gazette, "\n", "\r\n")
	d.write(d.rules, "harbour-gazette.example.toml", windows)
	r := d.asked("open", form{"page": "ferry"}).Rule
	assert.Equal(t, gazette, r.Text)
	a := d.asked("save", form{"rule": r.Name, "text": r.Text + "# end\n", "version": r.Version})
	text := read(t, filepath.Join(d.rules, "harbour-gazette.example.toml"))
	assert.Equal(t, windows+"# end\r\n", text)
	assert.Equal(t, version([]byte(text)), a.Rule.Version)
}

func TestSaveOutside(t *testing.T) {
	d := newDesk(t)
	outside := filepath.Join(t.TempDir(), "outside.toml")
	require.NoError(t, os.WriteFile(outside, []byte("name = \"Outside\"\n"), 0o666))
	require.NoError(t, os.Symlink(outside, filepath.Join(d.rules, "link.toml")))
	for _, name := range []string{"../outside", "..", ".", "a/b", "/etc/passwd", `a\b`, ".hidden", "", "a\x00b", "link", "c:d", strings.Repeat("a", 300)} {
		status, a := d.ask("save", form{"rule": name, "text": "name = \"x\"\nhosts = [\"x.example\"]\n"})
		assert.Equal(t, http.StatusNotFound, status, "%q: %s", name, a.Fails)
	}
	assert.Equal(t, "name = \"Outside\"\n", read(t, outside))
	d.open(Options{})
	status, a := d.ask("save", form{"rule": "x.example", "text": "name = \"x\"\nhosts = [\"x.example\"]\n"})
	assert.Equal(t, http.StatusForbidden, status)
	assert.Contains(t, a.Fails, "--rules")
}

func TestBadInput(t *testing.T) {
	d := newDesk(t)
	d.open(Options{Rules: d.rules, Pages: d.pages, Extractor: lede.Extractor{MaxBytes: 10_000}})
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err := z.Write([]byte(ferry + strings.Repeat(" ", 20_000)))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	for name, tt := range map[string]struct {
		what string
		form form
		want int
	}{
		"a page too large":         {"explain", form{"html": strings.Repeat("<p>long</p>", 1000)}, http.StatusRequestEntityTooLarge},
		"a body too large":         {"explain", form{"html": strings.Repeat("<p>long</p>", 100_000)}, http.StatusRequestEntityTooLarge},
		"a rule too large":         {"lint", form{"rule": "a.example", "text": strings.Repeat("#", maxRuleBytes+1)}, http.StatusRequestEntityTooLarge},
		"a PDF":                    {"explain", form{"html": "%PDF-1.7 and so on"}, http.StatusUnsupportedMediaType},
		"nothing":                  {"open", form{"html": "  "}, http.StatusUnsupportedMediaType},
		"no MHTML":                 {"open", form{"html": "x", "file": "a.mhtml.gz"}, http.StatusUnsupportedMediaType},
		"no page":                  {"open", form{}, http.StatusBadRequest},
		"a page that is not there": {"open", form{"page": "nowhere"}, http.StatusNotFound},
		"a page outside":           {"open", form{"page": "../ferry"}, http.StatusNotFound},
		"a link out of the folder": {"open", form{"page": "out"}, http.StatusNotFound},
		"a rule outside":           {"explain", form{"page": "ferry", "rule": "../x", "text": ""}, http.StatusNotFound},
		"no rule to lint":          {"lint", form{"text": "x"}, http.StatusNotFound},
		"bad TOML in trial":        {"trial", form{"rule": "a.example", "text": "name"}, http.StatusUnprocessableEntity},
		"gzip by another name":     {"explain", form{"html": packed.String()}, http.StatusUnsupportedMediaType},
		"a page too large in gzip": {"explain", form{"html": packed.String(), "file": "a.html.gz"}, http.StatusRequestEntityTooLarge},
	} {
		status, a := d.ask(tt.what, tt.form)
		assert.Equal(t, tt.want, status, "%s: %s", name, a.Fails)
		assert.NotEmpty(t, a.Fails, name)
	}
	r := httptest.NewRequest(http.MethodPost, "/bench/explain", strings.NewReader(`{"html":"<p>x</p>"}`))
	r.Header.Set("Content-Type", "application/json")
	status, _ := d.serve(r)
	assert.Equal(t, http.StatusUnsupportedMediaType, status)
	_, err = New(Options{Pages: filepath.Join(t.TempDir(), "none")})
	assert.Error(t, err)
	_, err = New(Options{Rules: filepath.Join(t.TempDir(), "none")})
	assert.Error(t, err)
}

// TestBounds tries so many pages of a house, and none for one who has gone.
func TestBounds(t *testing.T) {
	d := newDesk(t)
	list, more, err := d.Workbench.pages.of(t.Context(), []string{"harbour-gazette.example"}, 1)
	require.NoError(t, err)
	assert.Len(t, list, 1)
	assert.Equal(t, 2, more)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err = d.Workbench.pages.of(gone, []string{"harbour-gazette.example"}, 1)
	assert.ErrorIs(t, err, context.Canceled)
	found := d.compare(gone, list, new(lede.Extractor), new(lede.Extractor))
	assert.Empty(t, slices.Concat(found.Pages, found.Same, found.Failed))
	out := httptest.NewRecorder()
	d.ServeHTTP(out, httptest.NewRequest(http.MethodPost, "/bench/trial", nil).WithContext(gone))
	assert.Empty(t, out.Body.String())
}

// TestNothingIsShared asks for different things at once: each gets its own.
func TestNothingIsShared(t *testing.T) {
	d := newDesk(t)
	var all sync.WaitGroup
	for n := range 24 {
		all.Go(func() {
			title := fmt.Sprintf("Ferry number %d sails", n)
			a := d.asked("explain", form{"html": strings.Replace(ferry, "The old ferry stays for another winter", title, 1), "url": "https://harbour-gazette.example/" + title})
			assert.Contains(t, a.HTML, title)
			assert.Equal(t, 2, strings.Count(a.HTML, "Ferry number"), "it is a field and a piece")
			faults := d.asked("lint", form{"rule": "harbour-gazette.example", "text": gazette + fmt.Sprintf("key-%d = 1", n)}).Faults
			assert.Equal(t, fmt.Sprintf("layout[0].key-%d", n), faults[0].Key)
		})
	}
	all.Wait()
}

// TestOffersOfPhoto drops a photo that has no text.
func TestOffersOfPhoto(t *testing.T) {
	d := newDesk(t)
	photo := strings.Replace(ferry, `<div class="newsletter">`, `<div class="shot"><img src="/ferry.jpg" width="800" height="600" alt="The ferry"></div><div class="newsletter">`, 1)
	by := form{"html": photo, "url": "https://harbour-gazette.example/photo", "rule": "harbour-gazette.example", "text": gazette}
	a := d.asked("offers", by.with(form{"piece": pieceOf(t, d.asked("explain", by), "ferry.jpg")}))
	assert.Contains(t, a.HTML, `data-key="drop" data-source=".shot"`)
}
