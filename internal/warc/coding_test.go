package warc_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/warc"
)

// codingNames are the content codings that are read.
var codingNames = []string{"gzip", "deflate", "br", "zstd"}

// coded puts a body into a content coding; "raw" is deflate without zlib around it.
func coded(t testing.TB, name, body string) string {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	var err error
	switch name {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "deflate":
		w = zlib.NewWriter(&b)
	case "raw":
		w, err = flate.NewWriter(&b, flate.DefaultCompression)
	case "br":
		w = brotli.NewWriter(&b)
	case "zstd":
		w, err = zstd.NewWriter(&b)
	default:
		t.Fatalf("no coding %q", name)
	}
	require.NoError(t, err)
	_, err = io.WriteString(w, body)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.String()
}

func TestBodies(t *testing.T) {
	page := story(1) + strings.Repeat("<p>It was late, and full.</p>\n", 50)
	half := page[:len(page)/2]
	gzipped, brotlied := coded(t, "gzip", page), coded(t, "br", page)
	const chunked = "Transfer-Encoding: chunked"
	chunks := "8;ext=1\r\n" + page[:8] + "\r\n" + "10 \r\n" + page[8:24] + "\r\n" + "0\r\nX-Trailer: 1\r\n\r\n"
	tests := []struct {
		name   string
		body   string
		fields []string
		want   string
		cut    string
	}{
		{"gzip", gzipped, []string{"Content-Encoding: gzip"}, page, ""},
		{"x-gzip in capitals", gzipped, []string{"Content-Encoding: X-GZIP"}, page, ""},
		{"deflate", coded(t, "deflate", page), []string{"Content-Encoding: deflate"}, page, ""},
		{"deflate without zlib", coded(t, "raw", page), []string{"Content-Encoding: deflate"}, page, ""},
		{"brotli", brotlied, []string{"Content-Encoding: br"}, page, ""},
		{"zstd", coded(t, "zstd", page), []string{"Content-Encoding: zstd"}, page, ""},
		{"two codings", coded(t, "br", gzipped), []string{"Content-Encoding: gzip, br"}, page, ""},
		{"two fields", coded(t, "br", gzipped), []string{"Content-Encoding: gzip", "Content-Encoding: br"}, page, ""},
		{"identity", page, []string{"Content-Encoding: identity"}, page, ""},
		{"a charset", page, []string{"Content-Encoding: UTF-8"}, page, ""},
		{"two members of gzip", coded(t, "gzip", half) + coded(t, "gzip", page[len(half):]), []string{"Content-Encoding: gzip"}, page, ""},
		{"zeros behind gzip", gzipped + "\x00\x00\x00", []string{"Content-Encoding: gzip"}, page, ""},
		{"gzip twice said, once done", gzipped, []string{"Content-Encoding: gzip, gzip"}, page, ""},
		{"gzip, decoded already", page, []string{"Content-Encoding: gzip"}, page, ""},
		{"brotli, decoded already", page, []string{"Content-Encoding: br"}, page, ""},
		{"deflate, decoded already", page, []string{"Content-Encoding: deflate"}, page, ""},
		{"zstd, decoded already", page, []string{"Content-Encoding: zstd"}, page, ""},
		{"gzip cut", gzipped[:len(gzipped)-8], []string{"Content-Encoding: gzip"}, page, "content coding gzip ends early"},
		{"empty", "", []string{"Content-Encoding: gzip"}, "", ""},
		{"chunks", chunks, []string{chunked}, page[:24], ""},
		{"chunks of gzip", "a\r\n" + gzipped[:10] + "\r\n" + "64\r\n" + gzipped[10:110] + "\r\n", []string{chunked, "Content-Encoding: gzip"}, "", "last chunk missing"},
		{"chunks, taken off already", page, []string{chunked}, page, ""},
		{"last chunk missing", strings.TrimSuffix(chunks, "0\r\nX-Trailer: 1\r\n\r\n"), []string{chunked}, page[:24], "last chunk missing"},
		{"a chunk cut", "fff\r\n" + half, []string{chunked}, half, "last chunk missing"},
		{"a chunk that is longer than it says", "8\r\n" + page[:10] + "\r\n0\r\n\r\n", []string{chunked}, page[:8], "wrong chunk"},
		{"wrong Content-Length", page, []string{"Content-Length: 12"}, page, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			archive := record("response", storyURL(1), response(tt.body, tt.fields...)) + storyRecord(2)
			found := read(t, strings.NewReader(archive), warc.Options{})
			require.Equal(t, []string{"1", "2"}, summary(found))
			got := found[0].record
			if tt.want == "" && tt.body != "" {
				assert.True(t, strings.HasPrefix(page, string(got.Body)) && len(got.Body) > 0)
			} else {
				assert.Equal(t, tt.want, string(got.Body))
			}
			assert.Equal(t, tt.cut, got.Truncated)
		})
	}
}

// TestBrokenBodies costs the record, and not the next one.
func TestBrokenBodies(t *testing.T) {
	noise := "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\x07\x99\x12\x34\x56\x78\x9a\xbc\xde\xf0"
	wrongSum := []byte(coded(t, "gzip", story(1)))
	wrongSum[len(wrongSum)-6] ^= 1
	for _, tt := range []struct{ coding, body, want string }{
		{"gzip", noise, `content coding "gzip": `},
		{"gzip", string(wrongSum), "checksum"},
		{"deflate", "\xff\xff\xff\xff", `content coding "deflate": `},
		{"br", "\xff\xff\xff\xff\xff\xff\xff\xff", `content coding "br": `},
		{"zstd", "\x28\xb5\x2f\xfd\xff\xff\xff\xff\xff\xff\xff", `content coding "zstd": `},
		{"br,br,br,br,br", "\x01", "5 content codings"},
	} {
		archive := record("response", storyURL(1), response(tt.body, "Content-Encoding: "+tt.coding)) + storyRecord(2)
		lines := summary(read(t, strings.NewReader(archive), warc.Options{}))
		require.Len(t, lines, 2)
		assert.Contains(t, lines[0], tt.want)
		assert.Equal(t, "2", lines[1])
	}
}

// TestBombs holds every coding to the limit.
func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 4<<20)
	for _, name := range append(codingNames, "raw") {
		field := "Content-Encoding: " + strings.Replace(name, "raw", "deflate", 1)
		archive := record("response", storyURL(1), response(coded(t, name, zeros), field)) + storyRecord(2)
		found := read(t, strings.NewReader(archive), warc.Options{MaxBytes: 1 << 20})
		require.Len(t, found, 2, name)
		assert.ErrorIs(t, found[0].err, warc.ErrTooLarge, name)
		assert.Equal(t, "2", summary(found)[1])
	}
}
