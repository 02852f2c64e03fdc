package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"lede": main})
}

// TestScripts runs the command as a user does. Its scripts have two commands more:
//
//	status N lede ARGS...        runs the command, which must end with that status
//	gz FILE...                   packs files, as FILE.gz
//	warc ARCHIVE URL FILE        adds a page to a web archive, by gzip member in .gz
//	wacz ARCHIVE FILE...         packs web archives
//
// and $SERVER, the address of a server that has pages and faults, with $HOST, what its
// folder is called.
func TestScripts(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(site))
	t.Cleanup(server.Close)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SERVER", server.URL)
			env.Setenv("HOST", strings.NewReplacer("http://", "", ":", "_").Replace(server.URL))
			env.Setenv("no_proxy", "*")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": scriptStatus,
			"gz":     scriptGzip,
			"warc":   scriptWARC,
			"wacz":   scriptWACZ,
		},
	})
}

// ferry is a page that the server has.
func ferry(n int) string {
	return fmt.Sprintf(`<!doctype html><html lang="en"><title>Ferry %d returns</title><article><h1>Ferry %d returns after storm</h1>
<p>The ferry of line %d sailed again on Monday, late and full, after three days of storm in the strait.</p>
<p>Forty passengers were on board, with a goat, nine sacks of flour and the post of a week.</p></article></html>`, n, n, n)
}

// site answers with pages and faults.
func site(w http.ResponseWriter, r *http.Request) {
	head, tail, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	switch head {
	case "news":
		n, _ := strconv.Atoi(tail)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = fmt.Fprint(w, ferry(n))
	case "koi8":
		w.Header().Set("Content-Type", "text/html; charset=koi8-r")
		_, _ = w.Write(bytes.ReplaceAll([]byte(ferry(1)), []byte("Ferry 1 returns after"), []byte("\xf0\xc1\xd2\xcf\xcd")))
	case "moved":
		http.Redirect(w, r, "/news/7", http.StatusMovedPermanently)
	case "round":
		http.Redirect(w, r, "/round/"+tail+"x", http.StatusFound)
	case "report.pdf":
		w.Header().Set("Content-Type", "application/pdf")
		_, _ = fmt.Fprint(w, "%PDF-1.7")
	case "long":
		w.Header().Set("Content-Type", "text/html")
		for range 20 {
			_, _ = w.Write(bytes.Repeat([]byte("<p>text\n"), 1<<17))
		}
	default:
		http.NotFound(w, r)
	}
}

func scriptStatus(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	status := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		status = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(status) != args[0] {
		ts.Fatalf("exit status %d, want %s\nstdout: %s\nstderr: %s", status, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

func scriptGzip(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		ts.Check(os.WriteFile(ts.MkAbs(name+".gz"), gzipped(ts.ReadFile(name)), 0o666))
	}
}

func gzipped(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}

func scriptWARC(ts *testscript.TestScript, _ bool, args []string) {
	record := []byte(warcRecord(args[1], ts.ReadFile(args[2])))
	if strings.HasSuffix(args[0], ".gz") {
		record = gzipped(string(record))
	}
	file, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	ts.Check(err)
	_, err = file.Write(record)
	ts.Check(errors.Join(err, file.Close()))
}

// warcRecord is the record of a page; of one that is not there, where url ends in 404.
func warcRecord(url, page string) string {
	status := "200 OK"
	if strings.HasSuffix(url, "404") {
		status = "404 Not Found"
	}
	block := "HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-05-06T07:08:09Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(block), block)
}

func scriptWACZ(ts *testscript.TestScript, _ bool, args []string) {
	file, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	z := zip.NewWriter(file)
	for _, name := range args[1:] {
		w, err := z.CreateHeader(&zip.FileHeader{Name: "archive/" + filepath.Base(name), Method: zip.Store})
		ts.Check(err)
		_, err = w.Write([]byte(ts.ReadFile(name)))
		ts.Check(err)
	}
	ts.Check(errors.Join(z.Close(), file.Close()))
}

// writePages writes so many pages into a new folder.
func writePages(t testing.TB, count int) string {
	t.Helper()
	folder := t.TempDir()
	for n := range count {
		require.NoError(t, os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.html", n)), []byte(ferry(n)), 0o666))
	}
	return folder
}
