package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"time"

	"github.com/spf13/cobra"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/serve"
	"github.com/lede-go/lede/cmd/lede/internal/workbench"
)

// serveOptions are the flags of lede serve.
type serveOptions struct {
	listen   string
	hosts    []string
	rules    string
	pages    string
	token    string
	maxBody  int64
	requests int
	timeout  time.Duration
}

func newServe() *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve [flags]",
		Short: "Answer programs in other languages over HTTP, and keep rules on a workbench",
		Long: `Answer over HTTP, until an interrupt.

  /              a workbench in the browser, for those who keep rules: a page
                 explained, its rule beside it, and what an edit of the rule
                 gains and loses on the --pages of the house. It saves rules in
                 the folder --rules; /extract goes by them from the next start.
                 It opens at the address that is printed, which has the token.
  POST /extract  a page in the body, its article in the answer. ?url= is the
                 address of the page; Content-Type says its charset, and
                 Content-Encoding that it is packed in gzip. Accept picks the
                 format: application/json (the default), text/markdown,
                 text/html, text/plain, application/ld+json (NewsArticle) or
                 application/vnd.iptc.ninjs+json. A refusal is an object with
                 code and error, and has the status that fits: 422 for a page
                 without an article (with the verdict), 415 for what is no HTML,
                 413 for what is too large, 429 where too many ask at once.
  GET /healthz   answers ok
  GET /metrics   what was done so far, in the text format of Prometheus

It listens on this machine alone, unless --listen says otherwise, and answers
those who ask for it by localhost, its own address or a --host. Pages of other
sites in a browser are refused. At an interrupt the requests that have begun end.`,
		Example: `  lede serve
  lede serve --rules rules/ --pages saved/
  curl --data-binary @page.html -H 'Content-Type: text/html' 'http://127.0.0.1:8080/extract?url=https://www.example.com/story'`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return o.run(c.Context(), c.OutOrStdout(), c.ErrOrStderr())
		},
	}
	f := c.Flags()
	f.StringVar(&o.listen, "listen", "127.0.0.1:8080", "`ADDRESS` and port; port 0 for a free one")
	f.StringSliceVar(&o.hosts, "host", nil, "`NAME` by which others ask for the server; may be given more than once")
	f.StringVar(&o.rules, "rules", "", "`DIR` with rule files of your own, where the workbench saves")
	f.StringVar(&o.pages, "pages", "", "`DIR` of saved pages for the workbench: a set, a folder of sets, or files")
	f.StringVar(&o.token, "token", "", "`TEXT` that opens the workbench (default another at each start)")
	f.Int64Var(&o.maxBody, "max-body", lede.DefaultMaxBytes, "most `bytes` of a page")
	f.IntVar(&o.requests, "requests", serve.DefaultRequests(), "requests that are taken in at once")
	f.DurationVar(&o.timeout, "timeout", serve.DefaultTimeout, "most time for a page to come and to wait for a core")
	return c
}

// run listens and answers. Its errors are of usage, but for errFailed.
func (o *serveOptions) run(ctx context.Context, stdout, stderr io.Writer) error {
	if o.maxBody < 1 || o.requests < 1 || o.timeout <= 0 {
		return errors.New("--max-body, --requests and --timeout must be more than 0")
	}
	o.token = cmp.Or(o.token, rand.Text())
	handler, bench, err := o.handler()
	if err != nil {
		return err
	}
	defer func() { _ = bench.Close() }() // nothing is written by then
	tell := newTeller(stderr)
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.listen)
	if err != nil {
		tell.tell(err)
		return tell.err()
	}
	if warning := openness(listener.Addr()); warning != "" {
		tell.tell(errors.New(warning))
	}
	// Where that fails it answers all the same.
	_, _ = fmt.Fprintf(stdout, "listening on http://%s/\nworkbench at http://%[1]s/?token=%s\n", listener.Addr(), url.QueryEscape(o.token))
	if err := answer(ctx, o.server(handler, stderr), listener, o.timeout); err != nil {
		tell.tell(err)
		return errFailed
	}
	return nil
}

// handler builds what answers, with the workbench in it.
func (o *serveOptions) handler() (http.Handler, io.Closer, error) {
	rules, err := ruleSet(o.rules)
	if err != nil {
		return nil, nil, fmt.Errorf("--rules %s: %w", o.rules, err)
	}
	bench, err := workbench.New(workbench.Options{Rules: o.rules, Pages: o.pages, Extractor: lede.Extractor{MaxBytes: o.maxBody}, Token: o.token})
	if err != nil {
		return nil, nil, err
	}
	return serve.New(serve.Options{
		Extractor: lede.Extractor{Rules: rules},
		Workbench: bench,
		Token:     o.token,
		Hosts:     o.hosts,
		MaxBody:   o.maxBody,
		Requests:  o.requests,
		Timeout:   o.timeout,
	}), bench, nil
}

// server gives a server that waits for nobody longer than it has to.
func (o *serveOptions) server(handler http.Handler, stderr io.Writer) *http.Server {
	const (
		headerTime = 10 * time.Second
		idleTime   = 2 * time.Minute
		workTime   = time.Minute // for extraction and for an answer to be taken
		headerSize = 32 << 10
	)
	return &http.Server{
		Handler:           handler,
		ErrorLog:          log.New(stderr, "lede: ", 0),
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       headerTime + o.timeout,
		WriteTimeout:      headerTime + o.timeout + workTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    headerSize,
	}
}

// openness says what it means that a server listens on an address; "" for one that this
// machine alone can reach.
func openness(address net.Addr) string {
	if tcp, ok := address.(*net.TCPAddr); ok && tcp.IP.IsLoopback() {
		return ""
	}
	return fmt.Sprintf("%s is open to the network: whoever reaches it can ask, and save rules where there is --rules; nothing is encrypted", address)
}

// answer answers until ctx ends. Then nothing new is taken in, and what has begun may end
// within grace.
func answer(ctx context.Context, server *http.Server, listener net.Listener, grace time.Duration) error {
	stopped := make(chan error, 1)
	defer context.AfterFunc(ctx, func() {
		within, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
		defer cancel()
		stopped <- server.Shutdown(within)
	})()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	if err := <-stopped; err != nil {
		return errors.Join(fmt.Errorf("requests were cut off after %v", grace), server.Close())
	}
	return nil
}
