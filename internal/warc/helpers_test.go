package warc_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/warc"
)

// story is a page as the archives of these tests have it.
func story(n int) string {
	return fmt.Sprintf("<!doctype html>\n<title>Story %d</title>\n<p>The ferry of line %d sailed again on Monday.</p>\n", n, n)
}

func storyURL(n int) string { return fmt.Sprintf("https://harbour-gazette.example/news/%d", n) }

// crlf gives lines the line ends of HTTP and WARC.
func crlf(lines ...string) string { return strings.Join(lines, "\r\n") + "\r\n" }

// response is what a server answers: a page, with more fields of the head.
func response(body string, fields ...string) string {
	return crlf(append([]string{"HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8"}, fields...)...) + "\r\n" + body
}

// record is a WARC record.
func record(kind, url, block string, fields ...string) string {
	return lengthless(kind, url, block, append(fields, fmt.Sprintf("Content-Length: %d", len(block)))...)
}

// lengthless is a WARC record that does not say how long it is.
func lengthless(kind, url, block string, fields ...string) string {
	head := append([]string{
		"WARC/1.0",
		"WARC-Type: " + kind,
		"WARC-Record-ID: <urn:uuid:a9c51e3e-0221-11e7-bf66-0242ac120005>",
		"WARC-Target-URI: " + url,
		"WARC-Date: 2017-03-06T04:02:06Z",
	}, fields...)
	return crlf(head...) + "\r\n" + block + "\r\n\r\n"
}

// storyRecord is the record of a story as a crawler writes it.
func storyRecord(n int) string {
	return record("response", storyURL(n), response(story(n)), "Content-Type: application/http; msgtype=response")
}

// stories are the records of so many stories.
func stories(count int) []string {
	var all []string
	for n := range count {
		all = append(all, storyRecord(n))
	}
	return all
}

// zipped packs each part into a gzip member of its own.
func zipped(t testing.TB, parts ...string) []string {
	t.Helper()
	var members []string
	for _, part := range parts {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, err := io.WriteString(w, part)
		require.NoError(t, err)
		require.NoError(t, w.Close())
		members = append(members, b.String())
	}
	return members
}

// A finding is what Next gave: a page, or an error.
type finding struct {
	record *warc.Record
	err    error
}

// read reads an archive to its end.
func read(t testing.TB, r io.Reader, o warc.Options) []finding {
	t.Helper()
	reader := warc.NewReader(r, o)
	var all []finding
	for {
		record, err := reader.Next()
		if errors.Is(err, io.EOF) {
			require.Nil(t, record)
			return all
		}
		all = append(all, finding{record, err})
		if one := new(warc.Error); err != nil && !errors.As(err, &one) {
			return all
		}
	}
}

// summary tells findings in a line each: the last part of a page's address, or the
// error.
func summary(all []finding) []string {
	lines := []string{}
	for _, f := range all {
		if f.err != nil {
			lines = append(lines, f.err.Error())
			continue
		}
		lines = append(lines, f.record.URL[strings.LastIndex(f.record.URL, "/")+1:])
	}
	return lines
}

// pages gives the pages among findings.
func pages(all []finding) []*warc.Record {
	var found []*warc.Record
	for _, f := range all {
		if f.err == nil {
			found = append(found, f.record)
		}
	}
	return found
}
