package serve

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestBusy has one request wait for its body while others come.
func TestBusy(t *testing.T) {
	h := newServer(Options{Requests: 1})
	body, page := io.Pipe()
	answer := make(chan *httptest.ResponseRecorder)
	go func() { answer <- ask(h, http.MethodPost, "/extract", body) }()
	_, err := io.WriteString(page, "<!doctype html>") // it has been read, so the request is in
	require.NoError(t, err)

	for range 3 {
		w := post(h, ferry(2))
		refusedWith(t, w, busy)
		assert.Equal(t, "1", w.Header().Get("Retry-After"))
	}
	assert.Equal(t, http.StatusOK, ask(h, http.MethodGet, "/healthz", nil).Code)
	assert.Contains(t, ask(h, http.MethodGet, "/metrics", nil).Body.String(), "\nlede_requests 1\n")

	_, err = io.WriteString(page, ferry(1))
	require.NoError(t, err)
	require.NoError(t, page.Close())
	assert.Contains(t, (<-answer).Body.String(), "Ferry 1 returns")
	assert.Contains(t, post(h, ferry(2)).Body.String(), "Ferry 2 returns")
	assert.Contains(t, ask(h, http.MethodGet, "/metrics", nil).Body.String(), "\nlede_requests 0\n")
}

// TestNoCore has a request wait for a core, as others have all of them.
func TestNoCore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &server{Options: Options{MaxBody: 1000, Timeout: time.Minute}, turns: nil, slots: make(semaphore, 1)}
		s.metrics = newMetrics(func() float64 { return 0 })
		begun := time.Now()
		w := httptest.NewRecorder()
		s.extract(w, httptest.NewRequest(http.MethodPost, "/extract", strings.NewReader(ferry(1))))
		refusedWith(t, w, timeout)
		assert.Equal(t, "1", w.Header().Get("Retry-After"))
		assert.Equal(t, time.Minute, time.Since(begun))
	})
}

// TestSlowBody begins a body and does not go on, on a connection that has deadlines: after
// the timeout the request ends, and its place is free again.
func TestSlowBody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client, connection := net.Pipe()
		server := &http.Server{Handler: newServer(Options{Requests: 1, Timeout: time.Minute})}
		served := make(chan error)
		l := &oneConnection{connection: connection, closed: make(chan struct{})}
		go func() { served <- server.Serve(l) }()
		begun := time.Now()
		_, err := fmt.Fprint(client, "POST /extract HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n<!doctype html>")
		require.NoError(t, err)

		response, err := http.ReadResponse(bufio.NewReader(client), nil)
		require.NoError(t, err)
		text, err := io.ReadAll(response.Body)
		require.NoError(t, errors.Join(err, response.Body.Close()))
		assert.Equal(t, http.StatusServiceUnavailable, response.StatusCode)
		assert.JSONEq(t, `{"code": "timeout", "error": "the body did not come in time"}`, string(text))
		assert.Equal(t, time.Minute, time.Since(begun))
		assert.Contains(t, post(server.Handler, ferry(2)).Body.String(), "Ferry 2 returns")

		require.NoError(t, client.Close())
		require.NoError(t, server.Close())
		require.ErrorIs(t, <-served, http.ErrServerClosed)
	})
}

// A oneConnection is a listener that gives one connection, and waits then.
type oneConnection struct {
	connection net.Conn
	closed     chan struct{}
}

func (l *oneConnection) Accept() (net.Conn, error) {
	if c := l.connection; c != nil {
		l.connection = nil
		return c, nil
	}
	<-l.closed
	return nil, net.ErrClosed
}

func (l *oneConnection) Close() error {
	close(l.closed)
	return nil
}

func (l *oneConnection) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }
