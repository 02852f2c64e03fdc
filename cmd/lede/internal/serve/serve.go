// Package serve answers HTTP: POST /extract for programs in other languages, /healthz and
// /metrics for those who run it, and a workbench for people. It keeps other sites in a
// browser out, and bounds what one request and all of them together can take.
package serve

import (
	"cmp"
	"context"
	"net/http"
	"runtime"
	"time"

	"github.com/lede-go/lede"
)

// The paths that are not the workbench's.
const (
	extractPath = "/extract"
	healthPath  = "/healthz"
	metricsPath = "/metrics"
)

// Options say how a server answers. Their zero value works.
type Options struct {
	// Extractor extracts the pages. Its MaxBytes is MaxBody.
	Extractor lede.Extractor
	// Workbench answers for all other paths; nil for nothing. What it is asked to write
	// bears the Token.
	Workbench http.Handler
	// Token opens the workbench: its page, which holds it, to those who ask for
	// /?token=, and what changes anything to those who have it in the header
	// X-Lede-Token. Where it is "", nothing opens them.
	Token string
	// Hosts are names by which the server is asked, beside those of the loopback and the
	// address that a connection comes in at.
	Hosts []string
	// MaxBody is the most bytes of a page, unpacked; lede.DefaultMaxBytes where it is 0.
	MaxBody int64
	// Requests is how many requests for extraction are taken in at once; 0 means four a
	// core. They share the cores, and what comes beside them is told to come again.
	Requests int
	// Timeout is how long a request may take until its page is extracted; half a minute
	// where it is 0. Extraction itself takes time in proportion to the page.
	Timeout time.Duration
}

// DefaultTimeout is the Timeout of Options where none is set.
const DefaultTimeout = 30 * time.Second

// DefaultRequests gives the Requests of Options where none are set.
func DefaultRequests() int { return 4 * runtime.GOMAXPROCS(0) }

// A server is what the handlers share: the options, and no page.
type server struct {
	Options
	slots, turns semaphore // of requests, of the cores
	metrics      *metrics
}

// New gives the handler of a server.
func New(o Options) http.Handler {
	o.MaxBody = cmp.Or(o.MaxBody, lede.DefaultMaxBytes)
	o.Requests = cmp.Or(o.Requests, DefaultRequests())
	o.Timeout = cmp.Or(o.Timeout, DefaultTimeout)
	o.Extractor.MaxBytes = o.MaxBody
	s := &server{Options: o, slots: make(semaphore, o.Requests), turns: make(semaphore, runtime.GOMAXPROCS(0))}
	s.metrics = newMetrics(func() float64 { return float64(len(s.slots)) })
	mux := http.NewServeMux()
	mux.Handle(extractPath, s.only(s.extract, http.MethodPost))
	mux.Handle(healthPath, s.only(health, http.MethodGet, http.MethodHead))
	mux.Handle(metricsPath, s.only(s.metrics.write, http.MethodGet, http.MethodHead))
	mux.HandleFunc("/", s.workbench)
	return s.guard(mux)
}

// health says that the server answers.
func health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", textType)
	_, _ = w.Write([]byte("ok\n")) // whoever asked may have gone
}

// workbench hands a request to the workbench, where there is one.
func (s *server) workbench(w http.ResponseWriter, r *http.Request) {
	switch {
	case s.Workbench == nil:
		s.refuse(w, refusalf(notFound, "there is nothing at this path"))
	case isRead(r) && r.URL.Path == "/" && !s.isToken(r.URL.Query().Get("token")):
		s.refuse(w, refusalf(noToken, "the address that was printed at the start has the token that opens the workbench"))
	case !isRead(r) && !s.isToken(r.Header.Get(tokenHeader)):
		s.refuse(w, refusalf(noToken, "what changes something needs the header %s", tokenHeader))
	default:
		s.Workbench.ServeHTTP(w, r)
	}
}

// A semaphore lets so many in as it has room.
type semaphore chan struct{}

// tryEnter takes a place, where one is free.
func (s semaphore) tryEnter() bool {
	select {
	case s <- struct{}{}:
		return true
	default:
		return false
	}
}

// enter takes a place as soon as one is free. The error is that of ctx.
func (s semaphore) enter(ctx context.Context) error {
	select {
	case s <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s semaphore) leave() { <-s }
