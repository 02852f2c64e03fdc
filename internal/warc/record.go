package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// headBytes is the longest head of a record, or of the HTTP in it, that is read.
const headBytes = 256 << 10

// A form is one of the forms that an archive can have.
type form int

const (
	unknownForm form = iota // nothing has been read
	warcForm
	arcForm
)

var (
	errNoRecord = errors.New("no record begins here")
	errLength   = errors.New("its length is not the one that it gives")
)

// A head is what a record says of itself.
type head struct {
	kind   string // WARC-Type; "response" in ARC
	url    string
	date   time.Time
	length int64 // -1 for unknown
	// contentType is the type of the block: application/http for a response.
	contentType string
	// identified is the type that the crawler found by looking at the page.
	identified string
	truncated  string
}

// isPage reports whether a record of that head can be a page.
func (h *head) isPage() bool {
	return h.kind == "response" || h.kind == "resource"
}

// head reads the head of the record that begins here.
func (r *Reader) head() (*head, error) {
	line, err := readLine(r.text)
	if err != nil {
		return nil, err
	}
	if versionLine.Match(line) {
		fields, err := readFields(r.text)
		if err != nil {
			return nil, err
		}
		r.form = warcForm
		return warcHead(fields)
	}
	if h := arcHead(string(line)); h != nil {
		r.form = arcForm
		return h, nil
	}
	return nil, errNoRecord
}

// versionLine is the first line of a WARC record. Source: ISO 28500, 4 "File and
// record model".
var versionLine = regexp.MustCompile(`^(?i:WARC)/[0-9]\.[0-9]+[ \t]*$`)

// warcHead reads the named fields of a WARC record. Source: ISO 28500, 5.
func warcHead(fields textproto.MIMEHeader) (*head, error) {
	h := &head{
		kind:        strings.ToLower(fields.Get("WARC-Type")),
		url:         cleanURL(fields.Get("WARC-Target-URI")),
		date:        readDate(fields.Get("WARC-Date")),
		contentType: fields.Get("Content-Type"),
		identified:  fields.Get("WARC-Identified-Payload-Type"),
		truncated:   fields.Get("WARC-Truncated"),
		length:      -1,
	}
	if h.kind == "" {
		return nil, errors.New("it has no WARC-Type")
	}
	if fields.Get("WARC-Segment-Number") != "" && h.truncated == "" {
		h.truncated = "segmented"
	}
	if length := fields.Get("Content-Length"); length != "" {
		n, err := strconv.ParseInt(length, 10, 64)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("its Content-Length is %.40q", length)
		}
		h.length = n
	}
	return h, nil
}

// arcHead reads the line in front of an ARC record, which has five fields in
// version 1 and ten in version 2: the address, the server's, the date, the type, and
// the length at the end. The address may have spaces. It gives nil for other lines.
func arcHead(line string) *head {
	fields := strings.Fields(line)
	if len(fields) < 5 {
		return nil
	}
	length, err := strconv.ParseInt(fields[len(fields)-1], 10, 64)
	if err != nil || length < 0 || !strings.Contains(fields[0], ":") {
		return nil
	}
	for i := 2; i < len(fields)-2; i++ {
		date, ok := arcDate(fields[i])
		if !ok {
			continue
		}
		h := &head{kind: "response", url: cleanURL(strings.Join(fields[:i-1], " ")), date: date, length: length, contentType: fields[i+1]}
		if strings.HasPrefix(h.url, "filedesc:") {
			h.kind = "warcinfo"
		}
		return h
	}
	return nil
}

// arcDate reads a date of 14 digits, 20140216050221, or of the 12 that old files have.
func arcDate(s string) (time.Time, bool) {
	for _, layout := range [...]string{"20060102150405", "200601021504"} {
		if date, err := time.Parse(layout, s); err == nil {
			return date, true
		}
	}
	return time.Time{}, false
}

// readDate reads a WARC-Date: 2017-03-06T04:02:06Z, with fractions in WARC 1.1, or
// as some converters of ARC files leave it. It gives zero for what is none.
func readDate(s string) time.Time {
	if date, err := time.Parse(time.RFC3339, s); err == nil {
		return date
	}
	date, _ := arcDate(s)
	return date
}

// cleanURL takes off an address what crawlers did to it: <http://example.com/> in
// wget's archives, and spaces that were not escaped.
func cleanURL(s string) string {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "<"), ">"))
	return strings.ReplaceAll(s, " ", "%20")
}

// open gives the block behind a head to r.block, as long as the head says it is.
func (r *Reader) open(h *head) *io.LimitedReader {
	limited := &io.LimitedReader{R: r.text, N: h.length}
	if h.length < 0 {
		limited = &io.LimitedReader{R: &unmeasured{r: r}, N: 1<<63 - 1}
	}
	r.file.member.split = h.length >= 0
	r.block.Reset(limited)
	return limited
}

// close passes over what is left of a block, and says whether it ends where the
// head says.
func (r *Reader) close(block *io.LimitedReader) error {
	_, err := io.Copy(io.Discard, block)
	r.file.member.split = false
	if err != nil {
		return err
	}
	if _, isOpen := block.R.(*unmeasured); isOpen {
		return nil
	}
	if block.N > 0 {
		if r.file.compressed {
			return errLength
		}
		return io.ErrUnexpectedEOF
	}
	lines, err := skipEmptyLines(r.text)
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return err
	case r.form == warcForm && lines >= 2: // what is wrong behind them is wrong with the next record
		return nil
	case !r.begins(r.text) && !endsInLine(r.text):
		return errLength
	}
	return nil
}

// begins reports whether a record begins at the next byte of br, of the form that
// the file has; of either one while that is not known.
func (r *Reader) begins(br *bufio.Reader) bool {
	return r.form != arcForm && beginsWARC(br) || r.form != warcForm && beginsARC(br)
}

// beginsWARC reports whether br is at the first line of a WARC record.
func beginsWARC(br *bufio.Reader) bool {
	start, _ := br.Peek(len("WARC/1.0\r\n"))
	line, _, ended := bytes.Cut(start, []byte("\n"))
	return ended && versionLine.Match(bytes.TrimRight(line, "\r"))
}

// beginsARC reports whether br is at the line in front of an ARC record.
func beginsARC(br *bufio.Reader) bool {
	for n := 256; n <= br.Size(); n *= 2 {
		start, err := br.Peek(n)
		if line, _, ended := bytes.Cut(start, []byte("\n")); ended || err != nil {
			return ended && arcHead(string(line)) != nil
		}
	}
	return false
}

// endsInLine reports whether the line that br is at has no end: it can be the first
// one of a record that the file ends in.
func endsInLine(br *bufio.Reader) bool {
	start, err := br.Peek(br.Size())
	return errors.Is(err, io.EOF) && !bytes.Contains(start, []byte("\n"))
}

// recover finds the next record behind one that is broken and begins at start.
func (r *Reader) recover(start int64) {
	if !r.file.compressed {
		r.file.source.rewind(r.file.raw, start+1)
	}
	if r.file.member.err == nil {
		r.findRecord()
	}
	if r.file.member.err != nil {
		r.file.findMember()
	}
}

// findRecord goes to the first line from here on that begins a record, or as far as
// can be read.
func (r *Reader) findRecord() {
	for skipLine(r.text) == nil && !r.begins(r.text) {
	}
}

// An unmeasured reads a block whose head gives no length: up to the next record, or
// to the end of the gzip member.
type unmeasured struct {
	r     *Reader
	line  []byte // what is left of the line
	inner bool   // set within a line
}

func (u *unmeasured) Read(p []byte) (int, error) {
	if len(u.line) == 0 {
		if !u.inner && u.r.begins(u.r.text) {
			return 0, io.EOF
		}
		line, err := u.r.text.ReadSlice('\n')
		if err != nil && len(line) == 0 {
			return 0, err
		}
		u.line, u.inner = line, err != nil
	}
	n := copy(p, u.line)
	u.line = u.line[n:]
	return n, nil
}

// readFields reads a head of "Name: value" lines, up to the empty line behind it.
// A line that begins with a space goes on with the one before; what has no colon is
// passed over, as browsers do.
func readFields(br *bufio.Reader) (textproto.MIMEHeader, error) {
	fields := textproto.MIMEHeader{}
	last, left := "", headBytes
	for {
		line, err := readLine(br)
		if err != nil {
			return fields, err
		}
		if left -= len(line) + 1; left < 0 {
			return fields, errors.New("its head is too long")
		}
		if len(line) == 0 {
			return fields, nil
		}
		if values := fields[last]; len(values) > 0 && (line[0] == ' ' || line[0] == '\t') {
			values[len(values)-1] += " " + string(bytes.TrimSpace(line))
			continue
		}
		name, value, ok := bytes.Cut(line, []byte(":"))
		if !ok {
			continue
		}
		last = textproto.CanonicalMIMEHeaderKey(string(bytes.TrimSpace(name)))
		fields.Add(last, string(bytes.TrimSpace(value)))
	}
}

// readLine reads a line, without its end. The error is io.ErrUnexpectedEOF where
// the file ends in it.
func readLine(br *bufio.Reader) ([]byte, error) {
	line, err := br.ReadSlice('\n')
	switch {
	case errors.Is(err, io.EOF):
		return nil, io.ErrUnexpectedEOF
	case errors.Is(err, bufio.ErrBufferFull):
		return nil, errors.New("a line of its head is too long")
	case err != nil:
		return nil, err
	}
	return bytes.TrimRight(line, "\r\n"), nil
}

// skipLine passes over a line, however long it is.
func skipLine(br *bufio.Reader) error {
	for {
		_, err := br.ReadSlice('\n')
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// skipEmptyLines passes over empty lines between records, and says how many. The
// error is io.EOF where nothing is behind them.
func skipEmptyLines(br *bufio.Reader) (int, error) {
	for lines := 0; ; {
		b, err := br.ReadByte()
		if err != nil {
			return lines, err
		}
		switch b {
		case '\n':
			lines++
		case '\r':
		default:
			return lines, br.UnreadByte()
		}
	}
}
