package serve

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHosts(t *testing.T) {
	h := newServer(Options{Hosts: []string{"Desk.example"}})
	for host, own := range map[string]bool{
		"127.0.0.1:8080":            true,
		"127.0.0.1":                 true,
		"127.8.8.8:80":              true,
		"[::1]:8080":                true,
		"localhost:9000":            true,
		"LOCALHOST.":                true,
		"desk.example:8080":         true,
		"192.0.2.7:8080":            true, // where the connection came in
		"[::ffff:192.0.2.7]:8080":   true,
		"192.0.2.8:8080":            false,
		"evil.example":              false,
		"evil.example:8080":         false,
		"localhost.evil.example":    false,
		"127.0.0.1.evil.example":    false,
		"desk.example.evil":         false,
		"":                          false,
		"evil.example@localhost":    false,
		"localhost:80:evil.example": false,
	} {
		r := httptest.NewRequest(http.MethodGet, "/healthz", nil)
		r.Host = host
		at := &net.TCPAddr{IP: net.IPv4(192, 0, 2, 7), Port: 8080}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, at)))
		if own {
			assert.Equal(t, http.StatusOK, w.Code, host)
		} else {
			refusedWith(t, w, foreignHost)
		}
	}
}

func TestOrigins(t *testing.T) {
	h := newServer(Options{})
	for _, test := range []struct {
		headers []string
		own     bool
	}{
		{nil, true},
		{[]string{"Origin", "http://127.0.0.1:8080"}, true},
		{[]string{"Origin", "http://127.0.0.1:8080", "Sec-Fetch-Site", "same-origin"}, true},
		{[]string{"Sec-Fetch-Site", "none"}, true},
		{[]string{"Origin", "http://127.0.0.1:3000"}, false},
		{[]string{"Origin", "http://localhost:8080"}, false},
		{[]string{"Origin", "https://evil.example"}, false},
		{[]string{"Origin", "null"}, false},
		{[]string{"Origin", ""}, false},
		{[]string{"Origin", "http://127.0.0.1:8080", "Origin", "https://evil.example"}, false},
		{[]string{"Sec-Fetch-Site", "cross-site"}, false},
		{[]string{"Sec-Fetch-Site", "same-site"}, false},
		{[]string{"Origin", "http://127.0.0.1:8080", "Sec-Fetch-Site", "cross-site"}, false},
	} {
		w := post(h, ferry(1), test.headers...)
		if test.own {
			assert.Equal(t, http.StatusOK, w.Code, test.headers)
		} else {
			refusedWith(t, w, foreignOrigin)
		}
	}
}

func TestToken(t *testing.T) {
	workbench := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	with := newServer(Options{Workbench: workbench, Token: "secret"})
	without := newServer(Options{Workbench: workbench})
	for target, open := range map[string]bool{"/": false, "/?token=": false, "/?token=Secret": false, "/?token=secret": true, "/other": true} {
		for _, method := range []string{"GET", "HEAD"} {
			if w := ask(with, method, target, nil); open {
				assert.Equal(t, http.StatusTeapot, w.Code, target)
			} else {
				refusedWith(t, w, noToken)
			}
		}
	}
	refusedWith(t, ask(without, "GET", "/?token=", nil), noToken)
	for _, test := range []struct {
		method, token string
		is            bool
	}{
		{"GET", "", true},
		{"HEAD", "", true},
		{"PUT", "secret", true},
		{"PUT", "Secret", false},
		{"PUT", "", false},
		{"POST", "secre", false},
		{"DELETE", "secrets", false},
		{"OPTIONS", "", false},
	} {
		w := ask(with, test.method, "/rules", nil, tokenHeader, test.token)
		if test.is {
			assert.Equal(t, http.StatusTeapot, w.Code, test)
		} else {
			refusedWith(t, w, noToken)
		}
	}
	assert.Equal(t, http.StatusTeapot, ask(without, "GET", "/rules", nil).Code)
	refusedWith(t, ask(without, "PUT", "/rules", nil, tokenHeader, ""), noToken)
}

// TestSafety holds that every answer has the headers that keep other sites out of it.
func TestSafety(t *testing.T) {
	h := newServer(Options{})
	for _, w := range []*httptest.ResponseRecorder{
		post(h, ferry(1), "Accept", "text/html"),
		post(h, "%PDF-1.7"),
		ask(h, "GET", "/healthz", nil),
		ask(h, "GET", "/", nil, "Host", "evil.example"),
		ask(h, "GET", "/", nil),
	} {
		assert.True(t, strings.HasPrefix(w.Header().Get("Content-Security-Policy"), "default-src 'none'; script-src 'self';"))
		assert.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"))
		assert.Equal(t, "no-referrer", w.Header().Get("Referrer-Policy"))
		assert.Equal(t, "same-origin", w.Header().Get("Cross-Origin-Resource-Policy"))
		assert.Equal(t, "no-store", w.Header().Get("Cache-Control"))
		assert.Empty(t, w.Header().Get("Access-Control-Allow-Origin"))
	}
}
