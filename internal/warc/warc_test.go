package warc_test

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/warc"
)

// TestForms reads the same two stories from every form of archive, among records
// that are no pages.
func TestForms(t *testing.T) {
	records := []string{
		record("warcinfo", "", "software: harbour\r\n"),
		record("request", storyURL(0), "GET /news/0 HTTP/1.1\r\n\r\n", "Content-Type: application/http; msgtype=request"),
		storyRecord(0),
		record("response", "https://harbour-gazette.example/ferry.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
		record("metadata", storyURL(0), "fetchTimeMs: 12\r\n"),
		storyRecord(1),
		record("revisit", storyURL(1), "HTTP/1.1 304 Not Modified\r\n\r\n"),
	}
	arcRecord := func(version, n int) string {
		block := response(story(n))
		if version == 1 {
			return fmt.Sprintf("%s 10.0.0.1 20170306040206 text/html %d\n%s\n", storyURL(n), len(block), block)
		}
		return fmt.Sprintf("%s 10.0.0.1 20170306040206 text/html 200 - - 1234 x.arc %d\n%s\n", storyURL(n), len(block), block)
	}
	const v1 = "1 0 Harbour\nURL IP-address Archive-date Content-type Archive-length\n\n"
	const v2 = "2 0 Harbour\nURL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length\n\n"
	arc1 := []string{fmt.Sprintf("filedesc://x.arc 0.0.0.0 20170306040206 text/plain %d\n%s\n", len(v1), v1), arcRecord(1, 0), arcRecord(1, 1)}
	arc2 := []string{fmt.Sprintf("filedesc://x.arc 0.0.0.0 20170306040206 text/plain 200 - - 0 x.arc %d\n%s\n", len(v2), v2), arcRecord(2, 0), arcRecord(2, 1)}

	tests := []struct {
		name    string
		parts   []string
		offsets [2]int // the parts that the stories begin in
	}{
		{"WARC 1.0", records, [2]int{2, 5}},
		{"WARC 1.0 by member", zipped(t, records...), [2]int{2, 5}},
		{"WARC 1.0 in one member", zipped(t, strings.Join(records, "")), [2]int{0, 0}},
		{"WARC 1.1", replaced(records, "WARC/1.0", "WARC/1.1"), [2]int{2, 5}},
		{"WARC 1.1 with fractions", replaced(replaced(records, "WARC/1.0", "WARC/1.1"), "02:06Z", "02:06.000Z"), [2]int{2, 5}},
		{"bare line feeds", replaced(records, "7Z\r\n", "7Z\n"), [2]int{2, 5}},
		{"ARC 1", arc1, [2]int{1, 2}},
		{"ARC 1 by member", zipped(t, arc1...), [2]int{1, 2}},
		{"ARC 2", arc2, [2]int{1, 2}},
		{"ARC 2 by member", zipped(t, arc2...), [2]int{1, 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := read(t, strings.NewReader(strings.Join(tt.parts, "")), warc.Options{})
			require.Equal(t, []string{"0", "1"}, summary(found))
			for n, page := range pages(found) {
				assert.Equal(t, story(n), string(page.Body))
				assert.Equal(t, storyURL(n), page.URL)
				assert.Equal(t, 200, page.Status)
				assert.Equal(t, "text/html; charset=utf-8", page.ContentType)
				assert.Equal(t, "text/html; charset=utf-8", page.Header.Get("content-type"))
				assert.Equal(t, time.Date(2017, 3, 6, 4, 2, 6, 0, time.UTC), page.Date.UTC())
				assert.EqualValues(t, len(strings.Join(tt.parts[:tt.offsets[n]], "")), page.Offset)
				assert.Empty(t, page.Truncated)
			}
		})
	}
}

func replaced(parts []string, from, to string) []string {
	var all []string
	for _, part := range parts {
		all = append(all, strings.ReplaceAll(part, from, to))
	}
	return all
}

// TestHeads reads heads that crawlers and servers got wrong.
func TestHeads(t *testing.T) {
	page := story(7)
	tests := []struct {
		name   string
		record string
		want   warc.Record
	}{
		{"brackets round the address", record("response", "<https://a.example/7>", response(page)), warc.Record{URL: "https://a.example/7"}},
		{"spaces in the address", record("response", "https://a.example/a story", response(page)), warc.Record{URL: "https://a.example/a%20story"}},
		{"resource", record("resource", "https://a.example/7", page, "Content-Type: text/html; charset=koi8-r"), warc.Record{Status: -1, ContentType: "text/html; charset=koi8-r"}},
		{"Type in capitals", record("RESPONSE", "https://a.example/7", response(page)), warc.Record{}},
		{"not found", record("response", "https://a.example/7", strings.Replace(response(page), "200 OK", "404 Not Found", 1)), warc.Record{Status: 404}},
		{"HTTP/2 without a reason", record("response", "https://a.example/7", strings.Replace(response(page), "HTTP/1.1 200 OK", "HTTP/2 200", 1)), warc.Record{}},
		{"bare line feeds", record("response", "https://a.example/7", strings.ReplaceAll(response(page), "\r\n", "\n")), warc.Record{}},
		{"folded and broken fields", record("response", "https://a.example/7", response(page, "X-Long: a", "\tb", "no colon", ": no name")), warc.Record{}},
		{"XHTML", record("response", "https://a.example/7", strings.Replace(response(page), "text/html", "Application/XHTML+XML", 1)), warc.Record{ContentType: "Application/XHTML+XML; charset=utf-8"}},
		{"type by the crawler", record("response", "https://a.example/7", "HTTP/1.1 200 OK\r\n\r\n"+page, "WARC-Identified-Payload-Type: text/html"), warc.Record{ContentType: "-"}},
		{"type by the page", record("response", "https://a.example/7", "HTTP/1.1 200 OK\r\nContent-Type: unknown\r\n\r\n"+page), warc.Record{ContentType: "unknown"}},
		{"no HTTP head", record("response", "https://a.example/7", page, "Content-Type: application/http"), warc.Record{Status: -1, ContentType: "-"}},
		{"cut by the crawler", record("response", "https://a.example/7", response(page), "WARC-Truncated: length"), warc.Record{Truncated: "length"}},
		{"a segment", record("response", "https://a.example/7", response(page), "WARC-Segment-Number: 1"), warc.Record{Truncated: "segmented"}},
		{"no Content-Length", lengthless("response", "https://a.example/7", response(page)), warc.Record{}},
		{"Common Crawl", record("response", "https://a.example/7", response(page, "X-Crawl-Content-Encoding: gzip", "X-Crawl-Transfer-Encoding: chunked", "X-Crawl-Content-Length: 70")), warc.Record{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, archive := range []string{tt.record + storyRecord(8), strings.Join(zipped(t, tt.record, storyRecord(8)), "")} {
				found := pages(read(t, strings.NewReader(archive), warc.Options{}))
				require.Len(t, found, 2)
				got, want := found[0], tt.want
				assert.Equal(t, page, strings.ReplaceAll(string(got.Body), "\r\n", "\n"))
				assert.Equal(t, or(want.URL, "https://a.example/7"), got.URL)
				assert.Equal(t, or(want.Status, 200), or(got.Status, -1))
				assert.Equal(t, or(want.ContentType, "text/html; charset=utf-8"), or(got.ContentType, "-"))
				assert.Equal(t, want.Truncated, got.Truncated)
				assert.Equal(t, storyURL(8), found[1].URL)
			}
		})
	}
}

// or gives the first of two values that is not zero.
func or[T comparable](a, b T) T {
	if a == *new(T) {
		return b
	}
	return a
}

// TestSplitMembers reads a record whose head and page are in members apart, as in
// archives of some recorders.
func TestSplitMembers(t *testing.T) {
	head, page, _ := strings.Cut(storyRecord(1), "<!doctype")
	page = strings.TrimSuffix("<!doctype"+page, "\r\n\r\n")
	archive := strings.Join(zipped(t, storyRecord(0), head, page, "\r\n\r\n"+storyRecord(2)), "")
	found := read(t, strings.NewReader(archive), warc.Options{})
	require.Equal(t, []string{"0", "1", "2"}, summary(found))
	assert.Equal(t, story(1), string(found[1].record.Body))
}

func TestTooLarge(t *testing.T) {
	large := record("response", storyURL(1), response(strings.Repeat("<p>", 1000)))
	found := read(t, strings.NewReader(storyRecord(0)+large+storyRecord(2)), warc.Options{MaxBytes: 2999})
	require.Len(t, found, 3)
	assert.ErrorIs(t, found[1].err, warc.ErrTooLarge)
	one := new(warc.Error)
	require.ErrorAs(t, found[1].err, &one)
	assert.EqualValues(t, len(storyRecord(0)), one.Offset)
	assert.Equal(t, storyURL(1), one.URL)
	assert.Equal(t, "2", summary(found)[2])
	assert.Len(t, pages(read(t, strings.NewReader(large), warc.Options{MaxBytes: 3000})), 1)
}

// TestMemory holds what is allocated for records that are no pages, or that are
// bombs, to the limit on a page.
func TestMemory(t *testing.T) {
	const most, size = 1 << 20, 64 << 20
	zeros := strings.Repeat("\x00", size)
	bomb := record("response", storyURL(0), response(coded(t, "gzip", zeros), "Content-Encoding: gzip"))
	film := record("response", storyURL(1), "HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"+zeros)
	page := record("response", storyURL(2), response(zeros))
	lying := strings.Replace(storyRecord(3), "Content-Length: ", "Content-Length: 9999999999", 1)
	archive := strings.Join(zipped(t, bomb, film, page, lying, storyRecord(4)), "")

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	found := read(t, strings.NewReader(archive), warc.Options{MaxBytes: most})
	runtime.ReadMemStats(&after)
	require.Len(t, found, 4)
	require.Equal(t, "4", summary(found)[3])
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(size/2)) // buffers grow to the limit, and pools lose some
}

// TestReadError ends with the file's own error, and says where.
func TestReadError(t *testing.T) {
	broken := errors.New("disk is gone")
	for _, records := range [][]string{stories(3), zipped(t, stories(3)...)} {
		whole := len(records[0]) + len(records[1])
		archive := strings.Join(records, "")[:whole+50]
		reader := warc.NewReader(io.MultiReader(strings.NewReader(archive), iotest.ErrReader(broken)), warc.Options{})
		for range 2 {
			_, err := reader.Next()
			require.NoError(t, err)
		}
		for range 2 {
			_, err := reader.Next()
			require.ErrorIs(t, err, broken)
			one := new(warc.Error)
			assert.False(t, errors.As(err, &one))
			assert.Contains(t, err.Error(), fmt.Sprintf("at byte %d", len(archive)))
		}
	}
}

// BenchmarkNext reads an archive of 200 pages of 60 KB that servers sent in gzip.
func BenchmarkNext(b *testing.B) {
	var page strings.Builder
	for n := range 600 {
		page.WriteString(story(n * n))
	}
	var records []string
	for n := range 200 {
		records = append(records, record("response", storyURL(n), response(coded(b, "gzip", page.String()), "Content-Encoding: gzip")))
	}
	archive := strings.Join(zipped(b, records...), "")
	b.SetBytes(int64(page.Len() * len(records)))
	b.ReportAllocs()
	for b.Loop() {
		if found := read(b, strings.NewReader(archive), warc.Options{}); len(found) != len(records) {
			b.Fatal(len(found))
		}
	}
}
