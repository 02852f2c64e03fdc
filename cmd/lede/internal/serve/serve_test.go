package serve

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede"
)

// ferry is a page with an article.
func ferry(n int) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><title>Ferry %d returns</title><article><h1>Ferry %d returns after storm</h1>
<p>The ferry of line %d sailed again on Monday, late and full, after three days of storm in the strait.</p>
<p>Forty passengers were on board, with a goat, nine sacks of flour and the post of a week.</p></article></html>`, n, n, n)
}

// newServer gives a server without rules, as these take a while to compile.
func newServer(o Options) http.Handler {
	o.Extractor.Rules = new(lede.RuleSet)
	return New(o)
}

// ask gives the answer of a server to a request with headers, name and value in turns.
func ask(h http.Handler, method, target string, body io.Reader, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://127.0.0.1:8080"+target, body)
	for n := 0; n < len(headers); n += 2 {
		if headers[n] == "Host" {
			r.Host = headers[n+1]
			continue
		}
		r.Header.Add(headers[n], headers[n+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// post gives the answer to a page.
func post(h http.Handler, page string, headers ...string) *httptest.ResponseRecorder {
	return ask(h, http.MethodPost, "/extract", strings.NewReader(page), headers...)
}

// refusedWith asserts that an answer is a refusal, and gives it.
func refusedWith(t *testing.T, w *httptest.ResponseRecorder, want reason) refusal {
	t.Helper()
	var got refusal
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &got), w.Body)
	assert.Equal(t, want, got.Code, got.Text)
	assert.Equal(t, statuses[want], w.Code)
	assert.Equal(t, jsonType, w.Header().Get("Content-Type"))
	assert.NotEmpty(t, got.Text)
	return got
}

func gzipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a buffer takes everything
	_ = w.Close()
	return b.String()
}

func TestExtract(t *testing.T) {
	h := newServer(Options{})
	w := ask(h, http.MethodPost, "/extract?url=https%3A%2F%2Fwww.harbour-gazette.example%2Fferry", strings.NewReader(ferry(7)), "Content-Type", "text/html")
	require.Equal(t, http.StatusOK, w.Code, w.Body)
	var a lede.Article
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &a))
	assert.Equal(t, "Ferry 7 returns after storm", a.Title)
	assert.Len(t, a.Paragraphs, 2)
	assert.Equal(t, "https://www.harbour-gazette.example/ferry", a.URL)
	assert.Equal(t, lede.Complete, a.Verdict.State)
	assert.NotContains(t, w.Body.String(), `"source"`)
	assert.Equal(t, "Accept", w.Header().Get("Vary"))
}

func TestFormats(t *testing.T) {
	h := newServer(Options{})
	for accept, want := range map[string]string{
		"application/json":                "{\n  \"title\": \"Ferry 1 returns after storm\"",
		"text/markdown":                   "# Ferry 1 returns after storm\n",
		"text/html":                       "<article lang=\"en\">\n<header>",
		"text/plain":                      "Ferry 1 returns after storm\n",
		"application/ld+json":             `"@type": "NewsArticle"`,
		"application/vnd.iptc.ninjs+json": `"representationType": "full"`,
	} {
		w := ask(h, http.MethodPost, "/extract?url=https://harbour-gazette.example/ferry", strings.NewReader(ferry(1)), "Accept", accept)
		require.Equal(t, http.StatusOK, w.Code, w.Body)
		assert.Contains(t, w.Body.String(), want)
		assert.True(t, strings.HasPrefix(w.Header().Get("Content-Type"), accept), w.Header())
	}
}

func TestNegotiate(t *testing.T) {
	for accept, want := range map[string]string{
		"":                                "json",
		"*/*":                             "json",
		"text/*":                          "markdown",
		"text/*, text/markdown;q=0":       "html",
		"text/plain;q=0.5, text/html":     "html",
		"text/plain, text/html":           "text",
		"TEXT/HTML;charset=UTF-8":         "html",
		"application/json; charset=utf-8": "json",
		"text/html;q=0.1, */*;q=0.5":      "json",
		"application/ld+json, */*;q=0.1":  "newsarticle",
		"image/webp, application/*;q=0.2": "json",
		"*/*, application/json;q=0":       "markdown",
		"text/html, application/xml;q=0.9, */*;q=0.8": "html",
		"image/webp":    "",
		"*/*;q=0":       "",
		"text/html;q=2": "",
		"nonsense":      "",
	} {
		got, err := negotiate(http.Header{"Accept": {accept}})
		if want == "" {
			assert.ErrorContains(t, err, "application/json, text/markdown, text/html", accept)
			continue
		}
		require.NoError(t, err, accept)
		assert.Equal(t, want, got.Name, accept)
	}
}

func TestCharset(t *testing.T) {
	page := strings.Replace(ferry(1), "a goat", "\xeb\xcf\xda\xc1", 1) // Коза
	w := post(newServer(Options{}), page, "Content-Type", "text/html; charset=koi8-r")
	assert.Contains(t, w.Body.String(), "Коза", w.Body)
}

func TestRefusals(t *testing.T) {
	h := newServer(Options{MaxBody: 2000, Workbench: http.NotFoundHandler()})
	long := strings.Repeat("<p>text\n", 300)
	for _, test := range []struct {
		name           string
		method, target string
		body           string
		headers        []string
		want           reason
		header, value  string
	}{
		{"a PDF by type", "POST", "/extract", ferry(1), []string{"Content-Type", "application/pdf"}, notHTML, "Accept", "text/html, application/xhtml+xml"},
		{"a form", "POST", "/extract", ferry(1), []string{"Content-Type", "application/x-www-form-urlencoded"}, notHTML, "", ""},
		{"no type at all", "POST", "/extract", ferry(1), []string{"Content-Type", "/;"}, notHTML, "", ""},
		{"a PDF", "POST", "/extract", "%PDF-1.7 and so on", nil, notHTML, "Accept", "text/html, application/xhtml+xml"},
		{"a PNG image", "POST", "/extract", "\x89PNG\r\n\x1a\n", []string{"Content-Type", "text/html"}, notHTML, "", ""},
		{"a WebP image", "POST", "/extract", "RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00", nil, notHTML, "", ""},
		{"gzip that is not declared", "POST", "/extract", gzipped(ferry(1)), nil, notHTML, "", ""},
		{"nothing", "POST", "/extract", "", nil, notHTML, "", ""},
		{"too large", "POST", "/extract", long, nil, tooLarge, "", ""},
		{"too large unpacked", "POST", "/extract", gzipped(long), []string{"Content-Encoding", "gzip"}, tooLarge, "", ""},
		{"no gzip", "POST", "/extract", ferry(1), []string{"Content-Encoding", "gzip"}, badBody, "", ""},
		{"half of a gzip", "POST", "/extract", gzipped(ferry(1))[:90], []string{"Content-Encoding", "gzip"}, badBody, "", ""},
		{"brotli", "POST", "/extract", ferry(1), []string{"Content-Encoding", "br"}, unknownEncoding, "Accept-Encoding", "gzip"},
		{"packed twice", "POST", "/extract", gzipped(gzipped(ferry(1))), []string{"Content-Encoding", "gzip, gzip"}, unknownEncoding, "", ""},
		{"a relative address", "POST", "/extract?url=/ferry", ferry(1), nil, badURL, "", ""},
		{"a file", "POST", "/extract?url=file:///etc/passwd", ferry(1), nil, badURL, "", ""},
		{"an address without a host", "POST", "/extract?url=https://:80/", ferry(1), nil, badURL, "", ""},
		{"a broken query", "POST", "/extract?url=%zz", ferry(1), nil, badURL, "", ""},
		{"ninjs without an address", "POST", "/extract", ferry(1), []string{"Accept", "application/vnd.iptc.ninjs+json"}, badURL, "", ""},
		{"get", "GET", "/extract", "", nil, badMethod, "Allow", "POST"},
		{"a question before a request of another site", "OPTIONS", "/extract", "", nil, badMethod, "Allow", "POST"},
		{"post to metrics", "POST", "/metrics", "", nil, badMethod, "Allow", "GET, HEAD"},
		{"a format that there is not", "POST", "/extract", ferry(1), []string{"Accept", "image/webp"}, notAcceptable, "", ""},
		{"no article", "POST", "/extract", "<html><p>Home</p>", nil, noArticle, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := ask(h, test.method, test.target, strings.NewReader(test.body), test.headers...)
			refusedWith(t, w, test.want)
			if test.header != "" {
				assert.Equal(t, test.value, w.Header().Get(test.header))
			}
		})
	}
}

func TestVerdict(t *testing.T) {
	got := refusedWith(t, post(newServer(Options{}), "<html><p>Home</p>"), noArticle)
	assert.Equal(t, &lede.Verdict{State: lede.Unsure, Evidence: []string{"page of 1 words"}}, got.Verdict)
}

// TestTooLarge sends more than is allowed without saying how much it is.
func TestTooLarge(t *testing.T) {
	endless := io.MultiReader(strings.NewReader(ferry(1)), strings.NewReader(strings.Repeat(" ", 2000)))
	w := ask(newServer(Options{MaxBody: 2000}), http.MethodPost, "/extract", io.NopCloser(endless))
	refusedWith(t, w, tooLarge)
}

func TestGzip(t *testing.T) {
	for _, encoding := range []string{"gzip", "x-gzip", "GZIP"} {
		w := post(newServer(Options{}), gzipped(ferry(3)), "Content-Encoding", encoding)
		assert.Contains(t, w.Body.String(), "Ferry 3 returns")
	}
	// What unpacks to much more is read no further than to the limit.
	bomb := gzipped(strings.Repeat(" ", 4<<20))
	refusedWith(t, post(newServer(Options{MaxBody: 100_000}), bomb, "Content-Encoding", "gzip"), tooLarge)
}

func TestPaths(t *testing.T) {
	h := newServer(Options{})
	w := ask(h, http.MethodGet, "/healthz", nil)
	assert.Equal(t, "ok\n", w.Body.String())
	assert.Equal(t, http.StatusOK, ask(h, http.MethodHead, "/healthz", nil).Code)
	refusedWith(t, ask(h, http.MethodGet, "/", nil), notFound)
	refusedWith(t, ask(h, http.MethodGet, "/extract/more", nil), notFound)
	refusedWith(t, ask(h, http.MethodPost, "/", nil), notFound)
}

// TestApart asks for many articles at once: each has the words of its own page alone.
func TestApart(t *testing.T) {
	h := newServer(Options{Requests: 100})
	var running sync.WaitGroup
	for n := range 100 {
		running.Go(func() {
			w := post(h, ferry(1000+n), "Accept", "text/plain")
			want := fmt.Sprintf("Ferry %d returns after storm", 1000+n)
			assert.Contains(t, w.Body.String(), want)
			assert.Equal(t, 1, strings.Count(w.Body.String(), "returns after storm"))
		})
	}
	running.Wait()
}

// FuzzExtract holds that any request ends in an article or in a refusal that is known.
func FuzzExtract(f *testing.F) {
	f.Add("url=https://harbour-gazette.example/", "text/html", "text/plain;q=0.5", "", ferry(1))
	f.Add("url=%zz", "text/html; charset=x", "*/*", "gzip", gzipped(ferry(1)))
	h := newServer(Options{MaxBody: 1 << 16})
	f.Fuzz(func(t *testing.T, query, contentType, accept, encoding, page string) {
		r := httptest.NewRequest(http.MethodPost, "http://localhost/extract", strings.NewReader(page))
		r.URL.RawQuery = query
		r.Header = http.Header{"Content-Type": {contentType}, "Accept": {accept}, "Content-Encoding": {encoding}}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code == http.StatusOK {
			return
		}
		var got refusal
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &got))
		require.NotEqual(t, internal, got.Code, got.Text)
		require.Equal(t, statuses[got.Code], w.Code)
	})
}
