package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

const (
	// mostCodings is how many codings a body may be sent in, one inside the other.
	mostCodings = 4
	// windowBytes is the largest window of zstd that a server may ask for.
	// Source: RFC 9659.
	windowBytes = 8 << 20
)

// codings are the decoders of content codings, made when the first page needs them.
type codings struct {
	gzip   *gzip.Reader
	brotli *brotli.Reader
	zstd   *zstd.Decoder
}

// decode takes a body out of the codings that the header names, the last one first.
// It says why the body is not whole, where it is not.
func (c *codings) decode(body []byte, header textproto.MIMEHeader, most int64) ([]byte, string, error) {
	cut := ""
	if slices.Contains(tokens(header, "Transfer-Encoding"), "chunked") {
		body, cut = unchunk(body)
	}
	names := tokens(header, "Content-Encoding")
	if len(names) > mostCodings {
		return nil, "", fmt.Errorf("%d content codings", len(names))
	}
	for len(names) > 0 {
		last := len(names) - 1
		decoded, whole, err := c.decodeOne(body, names[last], most)
		if err != nil {
			return nil, "", fmt.Errorf("content coding %.20q: %w", names[last], err)
		}
		if !whole && cut == "" {
			cut = "content coding " + names[last] + " ends early"
		}
		body, names = decoded, names[:last]
	}
	return body, cut, nil
}

// decodeOne takes a body out of one coding. A body that is not in it comes back as
// it is: crawlers keep the header when they decoded the body already. A body that
// ends early gives what there is.
func (c *codings) decodeOne(body []byte, name string, most int64) (decoded []byte, whole bool, err error) {
	if len(body) == 0 || isMarkup(body) {
		return body, true, nil
	}
	r, err := c.reader(body, name)
	if err != nil || r == nil {
		return body, true, err
	}
	decoded, err = readAll(r, most)
	switch {
	case errors.Is(err, ErrTooLarge):
		return nil, false, err
	case errors.Is(err, io.ErrUnexpectedEOF) && len(decoded) > 0:
		return decoded, false, nil
	}
	return decoded, true, err
}

// reader gives a reader of what a body holds; nil where it is in no coding.
// Source: RFC 9110, 8.4.1; RFC 7932; RFC 8878.
func (c *codings) reader(body []byte, name string) (io.Reader, error) {
	r := bytes.NewReader(body)
	switch name {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, gzipMagic) {
			return nil, nil
		}
		if c.gzip == nil {
			c.gzip = new(gzip.Reader)
		}
		return &gzipBody{z: c.gzip, rest: r}, c.gzip.Reset(r)
	case "deflate":
		// It is zlib by the standard, and bare deflate by servers that did not read it.
		if isZlib(body) {
			return zlib.NewReader(r)
		}
		return flate.NewReader(r), nil
	case "br":
		if c.brotli == nil {
			c.brotli = new(brotli.Reader)
		}
		return c.brotli, c.brotli.Reset(r)
	case "zstd":
		if !bytes.HasPrefix(body, []byte{0x28, 0xb5, 0x2f, 0xfd}) {
			return nil, nil
		}
		return c.zstdReader(r)
	case "identity", "none", "utf-8", "utf8":
		return nil, nil
	}
	return nil, errors.New("unknown")
}

// A gzipBody reads the gzip members of a body, and not the zeros or empty lines that
// some servers send behind them.
type gzipBody struct {
	z    *gzip.Reader
	rest *bytes.Reader
}

func (g *gzipBody) Read(p []byte) (int, error) {
	g.z.Multistream(false)
	n, err := g.z.Read(p)
	if !errors.Is(err, io.EOF) {
		return n, err
	}
	magic := make([]byte, len(gzipMagic))
	if _, err := g.rest.ReadAt(magic, g.rest.Size()-int64(g.rest.Len())); err != nil || !bytes.Equal(magic, gzipMagic) {
		return n, io.EOF
	}
	return n, g.z.Reset(g.rest)
}

func (c *codings) zstdReader(r io.Reader) (io.Reader, error) {
	if c.zstd == nil {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(windowBytes), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, err
		}
		c.zstd = d
	}
	return c.zstd, c.zstd.Reset(r)
}

// isZlib reports whether a body begins as zlib does. Source: RFC 1950, 2.2.
func isZlib(body []byte) bool {
	return len(body) > 1 && body[0]&0x0f == 8 && (uint(body[0])<<8|uint(body[1]))%31 == 0
}

// isMarkup reports whether a body is HTML as it stands: it begins with a tag and has
// no control characters, of which a coding has some in so many bytes.
func isMarkup(body []byte) bool {
	body = bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n\f")
	if len(body) == 0 || body[0] != '<' {
		return false
	}
	for _, b := range body[:min(len(body), 256)] {
		if b < ' ' && b != '\t' && b != '\n' && b != '\f' && b != '\r' && b != 0x1b {
			return false
		}
	}
	return true
}

// tokens gives the names in a header that lists them, in lower case.
func tokens(header textproto.MIMEHeader, key string) []string {
	var names []string
	for _, value := range header.Values(key) {
		for name := range strings.SplitSeq(value, ",") {
			if name = strings.ToLower(strings.TrimSpace(name)); name != "" {
				names = append(names, name)
			}
		}
	}
	return names
}
