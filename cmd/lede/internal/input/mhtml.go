package input

import (
	"bufio"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"github.com/lede-go/lede"
)

// mostMHTML is how many bytes of an MHTML file are read to find its page, which is in
// front of the pictures.
const mostMHTML = 4 * lede.DefaultMaxBytes

// readMHTML opens the page of an MHTML file, which browsers write when they save a
// page as one file: the first part that is HTML. The address and the day are those
// that the browser noted. Source: RFC 2557.
func readMHTML(r io.Reader, s *Source) (lede.Page, error) {
	message, err := mail.ReadMessage(bufio.NewReader(io.LimitReader(r, mostMHTML)))
	if err != nil {
		return lede.Page{}, fmt.Errorf("not MHTML: %w", err)
	}
	if s.URL == "" {
		s.URL = message.Header.Get("Snapshot-Content-Location")
	}
	if date, err := message.Header.Date(); err == nil {
		s.Retrieved = date
	}
	kind, params, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		return lede.Page{}, fmt.Errorf("not MHTML: %w", err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return htmlPart(textproto.MIMEHeader(message.Header), message.Body, s)
	}
	parts := multipart.NewReader(message.Body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return lede.Page{}, errors.New("no part of the MHTML file is HTML")
		}
		if err != nil {
			return lede.Page{}, fmt.Errorf("MHTML: %w", err)
		}
		if strings.HasPrefix(strings.ToLower(part.Header.Get("Content-Type")), "text/html") {
			return htmlPart(part.Header, part, s)
		}
	}
}

// htmlPart gives the page that a part of a message is.
func htmlPart(header textproto.MIMEHeader, body io.Reader, s *Source) (lede.Page, error) {
	if s.URL == "" {
		s.URL = header.Get("Content-Location")
	}
	switch coding := strings.ToLower(header.Get("Content-Transfer-Encoding")); coding {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	return lede.Page{HTML: body, URL: s.URL, ContentType: header.Get("Content-Type"), Retrieved: s.Retrieved}, nil
}
