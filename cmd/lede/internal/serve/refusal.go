package serve

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/lede-go/lede"
)

// A reason says in a word why a request is refused. Reasons stay the same, as programs go
// by them.
type reason string

const (
	badURL          reason = "bad-url"          // url= is no address of a page, or is missing where a format needs it
	badBody         reason = "bad-body"         // the body breaks off, or is no gzip
	foreignHost     reason = "foreign-host"     // the server was asked by a name that is not its own
	foreignOrigin   reason = "foreign-origin"   // a page of another site asks
	noToken         reason = "no-token"         // the workbench without its token
	notFound        reason = "not-found"        // no such path
	badMethod       reason = "bad-method"       // the path has other methods
	notAcceptable   reason = "not-acceptable"   // none of the formats in Accept
	tooLarge        reason = "too-large"        // the page has more bytes than are allowed
	notHTML         reason = "not-html"         // the body is no HTML
	unknownEncoding reason = "unknown-encoding" // the body is packed, and not in gzip
	noArticle       reason = "no-article"       // the page holds none
	busy            reason = "busy"             // as many requests as are allowed are being answered
	timeout         reason = "timeout"          // the body or a free core did not come in time
	internal        reason = "internal"         // a fault of the server
)

// statuses are the statuses that reasons are answered with.
var statuses = map[reason]int{
	badURL:          http.StatusBadRequest,
	badBody:         http.StatusBadRequest,
	foreignHost:     http.StatusForbidden,
	foreignOrigin:   http.StatusForbidden,
	noToken:         http.StatusForbidden,
	notFound:        http.StatusNotFound,
	badMethod:       http.StatusMethodNotAllowed,
	notAcceptable:   http.StatusNotAcceptable,
	tooLarge:        http.StatusRequestEntityTooLarge,
	notHTML:         http.StatusUnsupportedMediaType,
	unknownEncoding: http.StatusUnsupportedMediaType,
	noArticle:       http.StatusUnprocessableEntity,
	busy:            http.StatusTooManyRequests,
	timeout:         http.StatusServiceUnavailable,
	internal:        http.StatusInternalServerError,
}

// A refusal is an answer that has no article.
type refusal struct {
	Code    reason        `json:"code"`
	Text    string        `json:"error"`
	Verdict *lede.Verdict `json:"verdict,omitempty"` // of a page without an article

	header, value string // one that goes with the status, or ""
}

func (r *refusal) Error() string { return string(r.Code) + ": " + r.Text }

func refusalf(code reason, format string, args ...any) *refusal {
	return &refusal{Code: code, Text: fmt.Sprintf(format, args...)}
}

// with puts the header on a refusal that its status asks for.
func (r *refusal) with(header, value string) *refusal {
	r.header, r.value = header, value
	return r
}

// refuse answers with a refusal.
func (s *server) refuse(w http.ResponseWriter, r *refusal) {
	s.metrics.refused(r.Code)
	if r.header != "" {
		w.Header().Set(r.header, r.value)
	}
	w.Header().Set("Content-Type", jsonType)
	w.WriteHeader(statuses[r.Code])
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(r) // whoever asked may have gone
}

// only refuses the methods that a path does not have.
func (s *server) only(next http.HandlerFunc, methods ...string) http.HandlerFunc {
	allow := strings.Join(methods, ", ")
	return func(w http.ResponseWriter, r *http.Request) {
		for _, method := range methods {
			if r.Method == method {
				next(w, r)
				return
			}
		}
		s.refuse(w, refusalf(badMethod, "%s takes %s", r.URL.Path, allow).with("Allow", allow))
	}
}
