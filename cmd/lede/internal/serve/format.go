package serve

import (
	"net/http"
	"strings"

	"github.com/elnormous/contenttype"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/output"
)

const (
	jsonType = "application/json"
	textType = "text/plain; charset=utf-8"
)

// formats are the formats of articles, those of the command by name, each with the type
// that Accept picks it by. The first is for those who take any. ninjs has no registered
// type, and goes by one that is built as those of the other standards of the IPTC.
var formats = [...]struct{ name, contentType string }{
	{"json", jsonType},
	{"markdown", "text/markdown; charset=utf-8"},
	{"html", "text/html; charset=utf-8"},
	{"text", textType},
	{"newsarticle", "application/ld+json"},
	{"ninjs", "application/vnd.iptc.ninjs+json"},
}

// A format is the way that one answer is written.
type format struct {
	*output.Format
	contentType string
}

// negotiate gives the format that a request likes best. Of those that it likes as well,
// that is the one that it names first.
//
// Source: RFC 9110, 12.5.1 "Accept".
func negotiate(header http.Header) (format, error) {
	var offers []contenttype.MediaType
	for _, f := range formats {
		kind := contenttype.NewMediaType(f.contentType)
		kind.Parameters = contenttype.Parameters{"charset": "utf-8"} // for those who ask for it
		offers = append(offers, kind)
	}
	accept := strings.Join(header.Values("Accept"), ",")
	if strings.TrimSpace(accept) == "" {
		accept = "*/*"
	}
	best, _, err := contenttype.GetAcceptableMediaTypeFromHeader(strings.ToLower(accept), offers)
	if err != nil {
		return format{}, refusalf(notAcceptable, "there are %s", strings.Join(types(), ", "))
	}
	for n, f := range formats {
		if offers[n].EqualsMIME(best) {
			known, err := output.ByName(f.name)
			return format{known, f.contentType}, err
		}
	}
	return format{}, err
}

// types gives the types of the formats.
func types() []string {
	var list []string
	for _, f := range formats {
		kind, _, _ := strings.Cut(f.contentType, ";")
		list = append(list, kind)
	}
	return list
}

// encode writes an article.
func (f format) encode(a *lede.Article) ([]byte, error) {
	return f.Encode(&output.Entry{Article: a})
}
