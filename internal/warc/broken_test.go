package warc_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/warc"
)

// TestBrokenRecords puts a broken record between good ones: it costs itself.
func TestBrokenRecords(t *testing.T) {
	good := storyRecord(1)
	length := func(by int) string {
		block := response(story(1))
		return lengthless("response", storyURL(1), block, fmt.Sprintf("Content-Length: %d", len(block)+by))
	}
	tests := []struct{ name, record, want string }{
		{"no record", "lorem ipsum\r\ndolor sit amet\r\n\r\n", "no record begins here"},
		{"wrong version", strings.Replace(good, "WARC/1.0", "WARC one", 1), "no record begins here"},
		{"no type", strings.Replace(good, "WARC-Type", "Type", 1), "no WARC-Type"},
		{"length in words", strings.Replace(good, "Content-Length: ", "Content-Length: about ", 1), `Content-Length is "about `},
		{"negative length", strings.Replace(good, "Content-Length: ", "Content-Length: -", 1), `Content-Length is "-`},
		{"too short", length(-20), "length"},
		{"too long", length(300), ""},
		{"longer than the file", length(1 << 40), "ends inside it"},
		{"endless line", strings.Replace(good, "WARC-Date", strings.Repeat("x", 100_000), 1), "line of its head is too long"},
		{"endless head", strings.Replace(good, "WARC-Date: ", strings.Repeat("X-Y: "+strings.Repeat("z", 1000)+"\r\n", 300), 1), "head is too long"},
		{"endless HTTP head", record("response", storyURL(1), response(story(1), strings.Repeat("X-Y: "+strings.Repeat("z", 1000)+"\r\n", 300))), "head is too long"},
		{"unknown coding", record("response", storyURL(1), response("\x01\x02", "Content-Encoding: sdch")), `content coding "sdch": unknown`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plain := storyRecord(0) + tt.record + storyRecord(2)
			for _, archive := range []io.Reader{strings.NewReader(plain), io.MultiReader(strings.NewReader(plain))} {
				holdsBroken(t, read(t, archive, warc.Options{}), len(storyRecord(0)), tt.want)
			}
			members := zipped(t, storyRecord(0), tt.record, storyRecord(2))
			want := strings.Replace(tt.want, "the file", "its gzip member", 1)
			if strings.HasPrefix(tt.name, "longer") {
				want = "length"
			}
			holdsBroken(t, read(t, strings.NewReader(strings.Join(members, "")), warc.Options{}), len(members[0]), want)
		})
	}
}

// holdsBroken asserts that between two stories there is one error, of a record at
// that offset.
func holdsBroken(t *testing.T, found []finding, offset int, want string) {
	t.Helper()
	lines := summary(found)
	require.Len(t, lines, 3, lines)
	assert.Equal(t, []string{"0", "2"}, []string{lines[0], lines[2]})
	assert.True(t, strings.HasPrefix(lines[1], fmt.Sprintf("record at byte %d: ", offset)), lines[1])
	assert.Contains(t, lines[1], want)
}

// TestCut cuts archives at every byte: the records that are whole come out, the one
// that is cut is an error that says where the file ends, and nothing else is.
func TestCut(t *testing.T) {
	for _, records := range [][]string{stories(3), zipped(t, stories(3)...)} {
		archive := strings.Join(records, "")
		compressed := records[0][0] != 'W'
		for cut := range len(archive) {
			found := read(t, strings.NewReader(archive[:cut]), warc.Options{})
			whole, rest := 0, cut
			for whole < len(records) && rest >= len(records[whole]) {
				rest -= len(records[whole])
				whole++
			}
			if ends := len(records[0]) - len("\r\n\r\n"); !compressed && rest >= ends {
				whole, rest = whole+1, 0 // all but the lines behind the record
			}
			require.Len(t, pages(found), whole, "cut at %d", cut)
			if rest == 0 {
				require.Len(t, found, whole, "cut at %d", cut)
				continue
			}
			require.Len(t, found, whole+1, "cut at %d", cut)
			err := found[whole].err
			require.ErrorIs(t, err, io.ErrUnexpectedEOF, "cut at %d", cut)
			require.Contains(t, err.Error(), fmt.Sprintf("the file ends inside it, at byte %d", cut))
		}
	}
}

// TestChangedBytes changes every byte of an archive: no record but the one that it
// stands in is lost. The end of the line in front of a record counts as its own.
func TestChangedBytes(t *testing.T) {
	for _, records := range [][]string{stories(3), zipped(t, stories(3)...)} {
		archive := strings.Join(records, "")
		hit, end := 0, len(records[0])
		for at := range len(archive) {
			if at == end {
				hit++
				end += len(records[hit])
			}
			for _, bit := range []byte{1, 0x80} {
				changed := []byte(archive)
				changed[at] ^= bit
				for _, r := range []io.Reader{bytes.NewReader(changed), io.MultiReader(bytes.NewReader(changed))} {
					found := read(t, r, warc.Options{})
					have := bodies(found) // a changed address can be another story's
					for n := range records {
						touched := n == hit || n == hit+1 && at == end-1
						require.True(t, touched || slices.Contains(have[storyURL(n)], story(n)), "bit %d of byte %d: story %d of %v", bit, at, n, summary(found))
					}
				}
			}
		}
	}
}

// bodies gives the pages that were found by their addresses.
func bodies(found []finding) map[string][]string {
	all := map[string][]string{}
	for _, page := range pages(found) {
		all[page.URL] = append(all[page.URL], string(page.Body))
	}
	return all
}

// TestWorkIsBounded reads archives that lie about every record: the bytes that are
// read again stay under those of the file.
func TestWorkIsBounded(t *testing.T) {
	lying := strings.Repeat(lengthless("response", storyURL(1), response(story(1)), "Content-Length: 99999"), 2000)
	swallowing := strings.Repeat(lengthless("response", storyURL(1), response(story(1)), "Content-Length: 999999999"), 2000)
	cut := zipped(t, storyRecord(1))[0]
	members := strings.Repeat(cut[:len(cut)-9], 4000)
	magic := strings.Repeat("\x1f\x8b\x08\x00", 50_000)
	for name, archive := range map[string]string{"lying": lying, "swallowing": swallowing, "cut members": members, "magic": magic} {
		t.Run(name, func(t *testing.T) {
			counted := &counter{ReadSeeker: strings.NewReader(archive)}
			read(t, counted, warc.Options{})
			assert.LessOrEqual(t, counted.bytes, 3*len(archive))
		})
	}
}

// A counter counts the bytes that are read.
type counter struct {
	io.ReadSeeker
	bytes int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.ReadSeeker.Read(p)
	c.bytes += n
	return n, err
}

// FuzzNext reads any bytes as an archive: it ends, within the limit on a page, with
// no more findings than there can be records.
func FuzzNext(f *testing.F) {
	records := stories(2)
	f.Add([]byte(strings.Join(records, "")))
	f.Add([]byte(strings.Join(zipped(f, records...), "")))
	f.Add([]byte(lengthless("response", storyURL(1), response(story(1))) + records[0]))
	f.Add([]byte("filedesc://x.arc 0.0.0.0 20170306040206 text/plain 4\nabc\n\nhttp://a.example/ 10.0.0.1 20170306040206 text/html 12\n<html><p>abc\n"))
	for _, name := range codingNames {
		f.Add([]byte(record("response", storyURL(1), response(coded(f, name, story(1)), "Content-Encoding: "+name))))
	}
	f.Fuzz(func(t *testing.T, archive []byte) {
		const most = 1 << 16
		found := read(t, strings.NewReader(string(archive)), warc.Options{MaxBytes: most})
		assert.LessOrEqual(t, len(found), len(archive))
		for _, page := range pages(found) {
			assert.LessOrEqual(t, len(page.Body), most)
			assert.Less(t, page.Offset, int64(len(archive)))
		}
	})
}
