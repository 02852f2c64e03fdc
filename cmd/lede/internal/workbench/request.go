package workbench

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"

	"github.com/lede-go/lede"
	"github.com/lede-go/lede/cmd/lede/internal/input"
	"github.com/lede-go/lede/cmd/lede/internal/saved"
	"github.com/lede-go/lede/internal/page"
	"github.com/lede-go/lede/internal/rule"
)

// An answer is what the script gets, as JSON.
type answer struct {
	HTML   string    `json:"html,omitempty"` // of a part of the page
	Name   string    `json:"name,omitempty"`
	Host   string    `json:"host,omitempty"`
	Rule   *ruleFile `json:"rule,omitempty"`
	Rules  []string  `json:"rules,omitempty"` // that the page may go by
	Text   string    `json:"text,omitempty"`
	Said   string    `json:"said,omitempty"` // in a line, for people
	Fails  string    `json:"error,omitempty"`
	Faults []fault   `json:"faults,omitempty"`
}

// A fault is something wrong with a rule.
type fault struct {
	Line int    `json:"line"` // 0 for one of another file
	Key  string `json:"key,omitempty"`
	Text string `json:"text"`
}

// answer makes a handler of what answers a request, when it is its turn.
func (w *Workbench) answer(do func(*request) (*answer, error)) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		select {
		case w.turns <- struct{}{}:
			defer func() { <-w.turns }()
		case <-r.Context().Done():
			return
		}
		// Twice the page: the rule and the other fields are small beside it.
		r.Body = http.MaxBytesReader(out, r.Body, w.most()+4*maxRuleBytes)
		req := &request{Request: r, most: w.most()}
		defer req.close()
		a, err := req.reply(do)
		switch {
		case r.Context().Err() != nil:
			return // whoever asked has gone
		case err != nil:
			give(out, statusOf(err), &answer{Fails: err.Error(), Faults: faultsOf(err)})
		default:
			give(out, http.StatusOK, a)
		}
	})
}

// most is how many bytes a page may have.
func (w *Workbench) most() int64 {
	if w.options.Extractor.MaxBytes > 0 {
		return w.options.Extractor.MaxBytes
	}
	return lede.DefaultMaxBytes
}

func give(out http.ResponseWriter, status int, a *answer) {
	text, err := json.Marshal(a)
	if err != nil {
		slog.Error("workbench", "err", err)
		status = http.StatusInternalServerError
	}
	out.Header().Set("Content-Type", "application/json")
	out.Header().Set("Cache-Control", "no-store")
	out.Header().Set("X-Content-Type-Options", "nosniff")
	out.WriteHeader(status)
	_, _ = out.Write(text) // whoever asked has gone
}

// An askedError is a request that is none.
type askedError struct{ error }

// statusOf gives the status that tells an error.
func statusOf(err error) int {
	var (
		tooLong  *http.MaxBytesError
		faults   *faultsError
		asked    askedError
		notRead  *input.Error
		refused  *input.RefusedError
		matching = func(targets ...error) bool {
			for _, target := range targets {
				if errors.Is(err, target) {
					return true
				}
			}
			return false
		}
	)
	switch {
	case errors.As(err, &tooLong) || matching(lede.ErrTooLarge, errLongRule, multipart.ErrMessageTooLarge):
		return http.StatusRequestEntityTooLarge
	case matching(page.ErrNotHTML, http.ErrNotMultipart) || errors.As(err, &notRead) || errors.As(err, &refused):
		return http.StatusUnsupportedMediaType
	case isNotThere(err):
		return http.StatusNotFound
	case matching(errNoFolder):
		return http.StatusForbidden
	case matching(errChanged):
		return http.StatusConflict
	case errors.As(err, &faults) || matching(rule.ErrListed, errNoEdit):
		return http.StatusUnprocessableEntity
	case errors.As(err, &asked):
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// faultsOf gives the faults of an error that has some.
func faultsOf(err error) []fault {
	if f, ok := errors.AsType[*faultsError](err); ok {
		return told(f.faults, "")
	}
	return nil
}

// told gives faults as the page shows them, those of other files than that of a rule with
// their names; name "" is that of the first.
func told(faults []*rule.Error, name string) []fault {
	var list []fault
	for _, f := range faults {
		if name == "" {
			name = f.File
		}
		if f.File == name {
			list = append(list, fault{f.Line, f.Key, f.Msg})
		} else {
			list = append(list, fault{0, "", f.Error()})
		}
	}
	return list
}

// A request is what the script asks.
type request struct {
	*http.Request
	most int64
}

// reply reads the form of what is posted, and has do answer.
func (r *request) reply(do func(*request) (*answer, error)) (*answer, error) {
	if r.Method == http.MethodPost {
		if err := r.read(); err != nil {
			return nil, err
		}
	}
	return do(r)
}

// read reads the form. Text fields come as browsers send them, with the ends of lines of
// the net.
func (r *request) read() error {
	if err := r.ParseMultipartForm(r.most + 4*maxRuleBytes); err != nil {
		if statusOf(err) == http.StatusInternalServerError {
			return askedError{err}
		}
		return err
	}
	return nil
}

// close removes what ParseMultipartForm may have put on disk.
func (r *request) close() {
	if r.MultipartForm != nil {
		_ = r.MultipartForm.RemoveAll() // the system clears its folder for such files too
	}
}

// number gives a field that is a number from 0.
func (r *request) number(field string) (int, error) {
	n, err := strconv.Atoi(r.FormValue(field))
	if err != nil || n < 0 {
		return 0, askedError{fmt.Errorf("%s: no number", field)}
	}
	return n, nil
}

// edited gives the name and the text of the rule that is edited. There is no name where the
// rules are to be used as they are.
func (r *request) edited() (name, text string, err error) {
	name, text = r.FormValue("rule"), unix(r.FormValue("text"))
	switch {
	case name == "":
		return "", "", nil
	case !isFileName(name):
		return "", "", errNoRule
	case len(text) > maxRuleBytes:
		return "", "", errLongRule
	}
	return name, text, nil
}

// named is edited for what there has to be a rule for.
func (r *request) named() (name, text string, err error) {
	if name, text, err = r.edited(); err == nil && name == "" {
		err = errNoRule
	}
	return name, text, err
}

// pageOf gives the page that a request is about: one of the folder by its id, or one that
// it brings.
func (w *Workbench) pageOf(r *request) (*saved.Page, error) {
	if id := r.FormValue("page"); id != "" {
		return w.pages.load(r.Context(), id)
	}
	file, head, err := r.FormFile("html")
	if errors.Is(err, http.ErrMissingFile) {
		return nil, askedError{errors.New("no page is given")}
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // nothing was written
	if head.Size > w.most() {
		return nil, lede.ErrTooLarge
	}
	given, err := input.Decode(head.Filename, r.FormValue("url"), file)
	if err != nil {
		return nil, err
	}
	if kind := head.Header.Get("Content-Type"); given.ContentType == "" && hasCharset(kind) {
		given.ContentType = kind
	}
	source, err := io.ReadAll(io.LimitReader(given.HTML, w.most()+1)) // it may have been packed
	if err != nil {
		return nil, err
	}
	if int64(len(source)) > w.most() {
		return nil, lede.ErrTooLarge
	}
	given.HTML = bytes.NewReader(source)
	return saved.New(head.Filename, given)
}

func hasCharset(kind string) bool {
	_, params, err := mime.ParseMediaType(kind)
	return err == nil && params["charset"] != ""
}

// extractor gives an extractor that goes by rules.
func (w *Workbench) extractor(e edition) *lede.Extractor {
	x := w.options.Extractor
	x.Rules = e.rules
	return &x
}
