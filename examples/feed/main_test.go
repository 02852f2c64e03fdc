package main

import (
	"bytes"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const ferry = `<!doctype html><html lang="en"><head><title>Ferry returns</title><meta property="og:type" content="article"></head>
<body><article><h1>Ferry returns after storm &lt;script&gt;x()&lt;/script&gt;</h1>
<p>The ferry sailed again on Monday, <b onclick="x()">late and full</b>, after three days of <a href="javascript:x()">storm</a> in the strait, and will on <a href="/tuesday">Tuesday</a>.</p>
<p>Forty passengers were on board, with a goat, nine sacks of flour and the post of a week, the harbour master said.</p>
<p>“We had no bread left on the island, and no news,” said a baker who had waited on the quay since the early morning.</p></article></body></html>`

func TestShow(t *testing.T) {
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	defer server.Close()
	mux.HandleFunc("/feed", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprintf(w, `<rss><channel><link>%[1]s</link><item><link>%[1]s/ferry</link></item><item><link> %[1]s/gone </link></item></channel></rss>`, server.URL)
	})
	mux.HandleFunc("/ferry", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, ferry) })
	var page, logged bytes.Buffer
	log.SetOutput(&logged)
	require.NoError(t, show(t.Context(), server.URL+"/feed", &page))
	assert.Contains(t, page.String(), "<h1>Ferry returns after storm &lt;script&gt;x()&lt;/script&gt;</h1>")
	assert.Contains(t, page.String(), `<strong>late and full</strong>, after three days of storm in the strait, and will on <a href="`+server.URL+`/tuesday">Tuesday</a>.`)
	assert.Contains(t, logged.String(), "/gone: status 404 Not Found")
	require.Error(t, show(t.Context(), server.URL+"/gone", &page))
}
