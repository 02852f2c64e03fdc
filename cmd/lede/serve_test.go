package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// startServe runs lede serve in a process of its own, on a free port, and gives its
// address.
func startServe(t testing.TB, args ...string) (process *exec.Cmd, address string) {
	t.Helper()
	process = exec.Command("lede", append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...)
	process.Stderr = os.Stderr
	stdout, err := process.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, process.Start())
	t.Cleanup(func() { _ = process.Process.Kill() }) // it may have ended
	line, err := bufio.NewReader(stdout).ReadString('\n')
	require.NoError(t, err)
	address, ok := strings.CutPrefix(strings.TrimSpace(line), "listening on ")
	require.True(t, ok, line)
	return process, address
}

// fetched gives the status and the text of an answer.
func fetched(t testing.TB, response *http.Response, err error) (status int, text string) {
	t.Helper()
	require.NoError(t, err)
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	return response.StatusCode, string(body)
}

func TestServe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("skipped: no signals on Windows")
	}
	rules := t.TempDir()
	rule := "name = \"The Harbour Gazette\"\nhosts = [\"harbour-gazette.example\"]\n[[layout]]\ndrop = [\".prompt\"]\n"
	require.NoError(t, os.WriteFile(rules+"/harbour-gazette.example.toml", []byte(rule), 0o666))
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		process, address := startServe(t, "--rules", rules, "--max-body", "500")
		client := &http.Client{Transport: &http.Transport{}}
		response, err := client.Post(address+"extract?url=https://harbour-gazette.example/ferry", "text/html", strings.NewReader(ferry(4)))
		status, text := fetched(t, response, err)
		assert.Equal(t, http.StatusOK, status)
		assert.Contains(t, text, `"publisher": "The Harbour Gazette"`)
		response, err = client.Post(address+"extract", "text/html", strings.NewReader(strings.Repeat(ferry(4), 2)))
		status, _ = fetched(t, response, err)
		assert.Equal(t, http.StatusRequestEntityTooLarge, status)
		response, err = client.Get(address + "metrics")
		_, text = fetched(t, response, err)
		assert.Contains(t, text, "lede_pages_total 1\n")

		require.NoError(t, process.Process.Signal(signal))
		require.NoError(t, process.Wait(), "it ends in peace")
	}
}

// An announced listener says when it is closed.
type announced struct {
	net.Listener
	closed chan struct{}
}

func (a announced) Close() error {
	defer close(a.closed)
	return a.Listener.Close()
}

// A stop is a server that is told to stop while it answers a request.
type stop struct {
	closed chan struct{} // once it takes in nothing new
	resume chan struct{} // what the request waits for
	answer chan int      // the status of its answer, 0 for none
	ended  chan error    // what the server ended with
	url    string
}

func stopAmid(t *testing.T, grace time.Duration) *stop {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	s := &stop{closed: make(chan struct{}), resume: make(chan struct{}), answer: make(chan int, 1), ended: make(chan error, 1)}
	s.url = "http://" + listener.Addr().String()
	begun := make(chan struct{})
	handler := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		close(begun)
		<-s.resume
	})
	ctx, cancel := context.WithCancel(context.Background())
	go func() { s.ended <- answer(ctx, &http.Server{Handler: handler}, announced{listener, s.closed}, grace) }()
	go func() {
		response, err := http.Post(s.url, "", nil)
		if err != nil {
			s.answer <- 0
			return
		}
		_ = response.Body.Close() // it is empty
		s.answer <- response.StatusCode
	}()
	<-begun
	cancel()
	return s
}

// TestStop stops a server amid a request: that ends, and another is not taken in.
func TestStop(t *testing.T) {
	s := stopAmid(t, time.Hour)
	<-s.closed
	_, err := http.Get(s.url) //nolint:bodyclose // there is none
	require.Error(t, err)
	close(s.resume)
	assert.Equal(t, http.StatusOK, <-s.answer)
	assert.NoError(t, <-s.ended)
}

// TestStopInTime has the request take longer than a server waits for it.
func TestStopInTime(t *testing.T) {
	s := stopAmid(t, time.Nanosecond)
	assert.ErrorContains(t, <-s.ended, "requests were cut off after 1ns")
	assert.Zero(t, <-s.answer)
	close(s.resume)
}

func TestServeUsage(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { _ = taken.Close() }()
	for _, test := range []struct {
		args   []string
		status int
		want   string
	}{
		{[]string{"--listen", taken.Addr().String()}, exitFailed, "lede: listen tcp 127.0.0.1:"},
		{[]string{"--listen", "127.0.0.1:x"}, exitFailed, "lede: listen tcp: "},
		{[]string{"--timeout", "0s"}, exitUsage, "must be more than 0"},
		{[]string{"--requests", "0"}, exitUsage, "must be more than 0"},
		{[]string{"--max-body", "-1"}, exitUsage, "must be more than 0"},
		{[]string{"--rules", "no-such-folder"}, exitUsage, "--rules no-such-folder: "},
		{[]string{"--pages", "no-such-folder"}, exitUsage, "--pages no-such-folder: "},
		{[]string{"page.html"}, exitUsage, "unknown command"},
	} {
		var stderr bytes.Buffer
		got := run(context.Background(), append([]string{"serve"}, test.args...), strings.NewReader(""), io.Discard, &stderr)
		assert.Equal(t, test.status, got, test.args)
		assert.Contains(t, stderr.String(), test.want)
	}
}

// TestServeWorkbench opens the workbench and saves a rule, both of which take the token.
func TestServeWorkbench(t *testing.T) {
	rules := t.TempDir()
	process, address := startServe(t, "--rules", rules, "--pages", t.TempDir(), "--token", "a token")
	const token = "a token"
	response, err := http.Get(address)
	status, _ := fetched(t, response, err)
	assert.Equal(t, http.StatusForbidden, status)
	response, err = http.Get(address + "?token=a+token")
	status, page := fetched(t, response, err)
	assert.Equal(t, http.StatusOK, status)
	assert.Contains(t, page, `name="lede-token" content="a token"`)
	for with, want := range map[string]int{"": http.StatusForbidden, "another": http.StatusForbidden, token: http.StatusOK} {
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		require.NoError(t, form.WriteField("rule", "harbour-gazette.example"))
		require.NoError(t, form.WriteField("text", "name = \"The Harbour Gazette\"\n"))
		require.NoError(t, form.Close())
		request, err := http.NewRequest(http.MethodPost, address+"bench/save", &body)
		require.NoError(t, err)
		request.Header.Set("Content-Type", form.FormDataContentType())
		request.Header.Set("X-Lede-Token", with)
		response, err := http.DefaultClient.Do(request)
		status, text := fetched(t, response, err)
		assert.Equal(t, want, status, text)
	}
	assert.FileExists(t, rules+"/harbour-gazette.example.toml")
	require.NoError(t, process.Process.Kill())
}

func TestOpenness(t *testing.T) {
	for address, open := range map[string]bool{"127.0.0.1:80": false, "[::1]:80": false, "0.0.0.0:80": true, "192.0.2.1:80": true, "[::]:80": true} {
		at, err := net.ResolveTCPAddr("tcp", address)
		require.NoError(t, err)
		assert.Equal(t, open, strings.Contains(openness(at), "is open to the network"), address)
	}
}
