// Package workbench is the page on which those who keep rules work: a saved page explained,
// the rule beside it, and what a change of the rule gains and loses on all pages of the house.
//
// It keeps nothing of a request for the next one: the browser has the page at hand and the
// edited text, and sends both. It asks for nothing elsewhere, and the markup of the pages
// that are looked at is never a part of its own. It is meant to stand behind a guard against
// requests from elsewhere.
package workbench

import (
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"runtime"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/explain"
	"github.com/lede-go/lede/cmd/lede/internal/schema"
)

// Options say what a workbench works on. The zero value works: pages are dropped on it, and
// nothing is saved.
type Options struct {
	Rules     string         // the folder that rules are read from, beside those of lede, and saved in
	Pages     string         // a folder of saved pages
	Extractor lede.Extractor // how pages are extracted; Rules is not read
	Token     string         // what requests that change something must bring in X-Lede-Token
}

// A Workbench is an http.Handler, safe for concurrent use.
type Workbench struct {
	options   Options
	rules     *rulebook
	pages     *library
	templates *template.Template
	mux       *http.ServeMux
	turns     chan struct{} // one for each request that works
}

//go:embed page.html parts.html workbench.css workbench.js
var assets embed.FS

// New makes a workbench. The error says that a folder is not there.
func New(o Options) (*Workbench, error) {
	rules, err := openRules(o.Rules)
	if err != nil {
		return nil, err
	}
	pages, err := openPages(o.Pages)
	if err != nil {
		return nil, err
	}
	templates, err := template.New("").Funcs(template.FuncMap{"plain": explain.Plain}).ParseFS(assets, "*.html")
	if err != nil {
		return nil, fmt.Errorf("workbench: %w", err)
	}
	w := &Workbench{o, rules, pages, templates, http.NewServeMux(), make(chan struct{}, runtime.GOMAXPROCS(0))}
	w.mux.HandleFunc("GET /{$}", w.page)
	w.mux.Handle("GET /bench/workbench.css", asset("workbench.css"))
	w.mux.Handle("GET /bench/workbench.js", asset("workbench.js"))
	w.mux.Handle("GET /bench/pages", w.answer(w.listPages))
	w.mux.Handle("POST /bench/open", w.answer(w.open))
	w.mux.Handle("POST /bench/explain", w.answer(w.explain))
	w.mux.Handle("POST /bench/offers", w.answer(w.offers))
	w.mux.Handle("POST /bench/insert", w.answer(w.insert))
	w.mux.Handle("POST /bench/lint", w.answer(w.lint))
	w.mux.Handle("POST /bench/trial", w.answer(w.trial))
	w.mux.Handle("POST /bench/save", w.answer(w.save))
	return w, nil
}

func (w *Workbench) ServeHTTP(out http.ResponseWriter, r *http.Request) { w.mux.ServeHTTP(out, r) }

// Close gives back the folders.
func (w *Workbench) Close() error {
	if w.rules.root != nil {
		_ = w.rules.root.Close() // nothing is open in it
	}
	if w.pages.root != nil {
		_ = w.pages.root.Close()
	}
	return nil
}

// asset serves a file that the page asks for.
func asset(name string) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		out.Header().Set("Cache-Control", "no-cache")
		http.ServeFileFS(out, r, assets, name)
	})
}

// page serves the page.
func (w *Workbench) page(out http.ResponseWriter, _ *http.Request) {
	out.Header().Set("Content-Type", "text/html; charset=utf-8")
	out.Header().Set("Cache-Control", "no-store")                     // the token is in it
	_ = w.templates.ExecuteTemplate(out, "page.html", map[string]any{ // an error is the reader's, who has gone
		"Token": w.options.Token, "Rules": w.options.Rules, "Pages": w.options.Pages, "Keys": schema.Keys(),
	})
}
