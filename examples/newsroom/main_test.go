package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// ferry is in windows-1252, which its header alone says.
const ferry = `<!doctype html><html lang="en"><head><title>Ferry returns</title><meta property="og:type" content="article"></head>
<body><article><h1>Ferry returns after storm</h1>
<p>The ferry sailed again on Monday, late and full, after three days of storm in the strait, and it will sail on Tuesday.</p>
<p>Forty passengers were on board, with a goat, nine sacks of flour and the post of a week, the caf` + "\xe9" + `tier said.</p>
<p>They had no bread left on the island, and no news, said a baker who had waited on the quay since the early morning.</p></article></body></html>`

// house serves the pages of a house, until the test ends.
func house(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/ferry", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=windows-1252")
		_, _ = fmt.Fprint(w, ferry)
	})
	mux.Handle("/moved", http.RedirectHandler("/ferry", http.StatusFound))
	mux.Handle("/away", http.RedirectHandler("https://elsewhere.example/", http.StatusFound))
	mux.HandleFunc("/front", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprint(w, "<!doctype html><title>The Harbour Gazette</title>")
	})
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

// ask gives the answer of s for an address.
func ask(s service, address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/?url="+url.QueryEscape(address), nil))
	return w
}

func TestService(t *testing.T) {
	gazette := house(t)
	s := service{hosts: []string{strings.TrimPrefix(gazette.URL, "http://")}, deadline: time.Minute}
	w := ask(s, gazette.URL+"/moved")
	require.Equal(t, http.StatusOK, w.Code, w.Body)
	var got struct {
		URI    string
		Bodies []struct{ Value string }
	}
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &got))
	assert.Equal(t, gazette.URL+"/ferry", got.URI)
	assert.Contains(t, got.Bodies[0].Value, "the cafétier said")
	for path, want := range map[string]string{
		"/front": "no article",
		"/away":  `"elsewhere.example" is no house that is followed`,
	} {
		w := ask(s, gazette.URL+path)
		assert.Equal(t, http.StatusBadGateway, w.Code)
		assert.Contains(t, w.Body.String(), want)
	}
	assert.Equal(t, http.StatusBadGateway, ask(s, "https://elsewhere.example/").Code)
	assert.Equal(t, http.StatusBadGateway, ask(s, "%").Code)
}

func TestDeadline(t *testing.T) {
	gazette := house(t)
	s := service{hosts: []string{strings.TrimPrefix(gazette.URL, "http://")}, deadline: time.Nanosecond}
	assert.Equal(t, http.StatusGatewayTimeout, ask(s, gazette.URL+"/slow").Code)
}
