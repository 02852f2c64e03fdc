package warc

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"mime"
	"net/textproto"
	"strconv"
	"strings"
)

// page reads the page of a record: nil where it holds none.
func (r *Reader) page(h *head) (*Record, error) {
	if !h.isPage() {
		return nil, nil
	}
	record := &Record{URL: h.url, Date: h.date, ContentType: h.contentType, Truncated: h.truncated}
	if mediaType(h.contentType) == "application/http" {
		record.ContentType = "" // it is the block's, and not the page's
	}
	if startsWith(r.block, "HTTP/") {
		status, header, err := readResponse(r.block)
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) { // a head that is all there is has no page
			return nil, err
		}
		record.Status, record.Header, record.ContentType = status, header, header.Get("Content-Type")
	}
	if !isHTML(r.block, record.ContentType, h.identified) {
		return nil, nil
	}
	raw, err := readAll(r.block, r.max)
	if err != nil {
		return nil, err
	}
	if h.length < 0 {
		raw = bytes.TrimSuffix(raw, []byte("\r\n\r\n")) // it belongs to the end of the record
	}
	body, cut, err := r.decode(raw, record.Header, r.max)
	if err != nil {
		return nil, err
	}
	record.Body = body
	if record.Truncated == "" {
		record.Truncated = cut
	}
	return record, nil
}

func startsWith(br *bufio.Reader, prefix string) bool {
	start, _ := br.Peek(len(prefix))
	return string(start) == prefix
}

// readResponse reads the head of an HTTP response. Its status is 0 where the line
// gives none.
func readResponse(br *bufio.Reader) (int, textproto.MIMEHeader, error) {
	line, err := readLine(br)
	if err != nil {
		return 0, nil, err
	}
	status := 0
	if fields := strings.Fields(string(line)); len(fields) > 1 {
		status, _ = strconv.Atoi(fields[1])
	}
	header, err := readFields(br)
	return status, header, err
}

// htmlTypes are the media types of pages.
var htmlTypes = map[string]bool{"text/html": true, "application/xhtml+xml": true}

// isHTML reports whether the body that br is at is HTML: by what the server says, or
// else the crawler, or else its first bytes.
func isHTML(br *bufio.Reader, contentType, identified string) bool {
	for _, declared := range [...]string{contentType, identified} {
		if kind := mediaType(declared); kind != "" {
			return htmlTypes[kind]
		}
	}
	start, _ := br.Peek(256)
	start = bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\xef\xbb\xbf")), " \t\r\n\f"))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}

// mediaType gives the type without its parameters; "" for what is none, as an old
// server's no-type is.
func mediaType(contentType string) string {
	kind, _, _ := strings.Cut(contentType, ";")
	kind, _, err := mime.ParseMediaType(kind)
	if err != nil || !strings.Contains(kind, "/") {
		return ""
	}
	return kind
}

// readAll reads to the end of br, or to the first byte over most.
func readAll(r io.Reader, most int64) ([]byte, error) {
	var b bytes.Buffer
	n, err := b.ReadFrom(io.LimitReader(r, most+1))
	if n > most {
		return nil, ErrTooLarge
	}
	return b.Bytes(), err
}

// unchunk takes the chunks off a body. A body without them comes back as it is:
// crawlers keep the header when they took them off already. Where a chunk is missing,
// or not as long as it says, what is before comes back with what is wrong.
// Source: RFC 9112, 7.1.
func unchunk(body []byte) ([]byte, string) {
	if _, _, ok := chunkSize(body); !ok {
		return body, ""
	}
	whole := make([]byte, 0, len(body))
	for len(body) > 0 {
		size, rest, ok := chunkSize(body)
		switch {
		case !ok:
			return whole, "wrong chunk"
		case size == 0:
			return whole, ""
		case size > int64(len(rest)):
			return append(whole, rest...), "last chunk missing"
		}
		whole = append(whole, rest[:size]...)
		var line []byte
		line, body, _ = bytes.Cut(rest[size:], []byte("\n"))
		if len(bytes.TrimRight(line, "\r")) > 0 {
			return whole, "wrong chunk"
		}
	}
	return whole, "last chunk missing"
}

// chunkSize reads the line in front of a chunk: its size in hexadecimal digits,
// which some servers pad with spaces, and what extends it.
func chunkSize(body []byte) (int64, []byte, bool) {
	line, rest, ok := bytes.Cut(body, []byte("\n"))
	if !ok {
		return 0, nil, false
	}
	digits, _, _ := bytes.Cut(line, []byte(";"))
	size, err := strconv.ParseInt(string(bytes.TrimSpace(digits)), 16, 64)
	return size, rest, err == nil && size >= 0
}
