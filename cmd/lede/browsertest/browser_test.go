package browsertest

import (
	"context"
	"flag"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/cmd/lede/internal/serve"
	"github.com/lede-go/lede/cmd/lede/internal/workbench"
)

var shots = flag.String("shots", "", "write the screenshots into this `DIR`, to look at")

// patience is how long something may take to come about, on a machine that does much else.
const patience = 30 * time.Second

// browser is the browser of all tests, each in a tab of its own.
var browser struct {
	sync.Once
	ctx  context.Context
	err  error
	stop func()
}

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if browser.stop != nil {
		browser.stop()
	}
	os.Exit(code)
}

// start starts the browser.
func start() {
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		browser.err = fmt.Errorf("no chromium is installed")
		return
	}
	dir, err := os.MkdirTemp("", "lede-browser-")
	if err != nil {
		browser.err = err
		return
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.UserDataDir(dir), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.NoDefaultBrowserCheck, chromedp.WSURLReadTimeout(patience),
	}
	for _, name := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "disable-dev-shm-usage", "mute-audio"} {
		options = append(options, chromedp.Flag(name, true))
	}
	allocated, cancelAllocated := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocated)
	browser.ctx, browser.err = ctx, chromedp.Do(ctx)
	browser.stop = func() {
		cancel()
		cancelAllocated()
		_ = os.RemoveAll(dir)
	}
}

// A bench is a workbench in a tab.
type bench struct {
	t     *testing.T
	ctx   context.Context
	rules string // its folders
	pages string
}

const token = "a token of the test"

// newBench opens a workbench on copies of testdata in a tab of that size.
func newBench(t *testing.T, width, height int64) *bench {
	t.Helper()
	browser.Do(start)
	if browser.err != nil {
		t.Skip("skipped: ", browser.err)
	}
	b := &bench{t: t, rules: filepath.Join(t.TempDir(), "rules"), pages: filepath.Join(t.TempDir(), "pages")}
	require.NoError(t, os.CopyFS(b.pages, os.DirFS("testdata/pages")))
	require.NoError(t, os.CopyFS(b.rules, os.DirFS("testdata/rules")))
	w, err := workbench.New(workbench.Options{Rules: b.rules, Pages: b.pages, Token: token})
	require.NoError(t, err)
	server := httptest.NewServer(serve.New(serve.Options{Workbench: w, Token: token}))
	t.Cleanup(func() {
		server.Close()
		assert.NoError(t, w.Close())
	})
	ctx, cancel := chromedp.NewContext(browser.ctx)
	t.Cleanup(cancel)
	b.ctx = ctx
	b.listen()
	b.do(chromedp.EmulateViewport(width, height), chromedp.Navigate(server.URL+"/?token="+url.QueryEscape(token)))
	b.wait(`document.body.hasAttribute("data-ready") && document.querySelectorAll("#pages button").length === 4`)
	return b
}

// listen fails the test on what the browser reports: errors of the script, and breaches of
// the policy.
func (b *bench) listen() {
	require.NoError(b.t, chromedp.Listen(b.ctx, func(event any) {
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			b.t.Errorf("script: %+v", e.ExceptionDetails)
		case *log.EventEntryAdded:
			if e.Entry.Source == log.EntrySourceSecurity || e.Entry.Source == log.EntrySourceJavascript {
				b.t.Errorf("browser: %s", e.Entry.Text)
			}
		}
	}))
}

// do does something in the tab.
func (b *bench) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	require.NoError(b.t, chromedp.Do(ctx, actions...))
}

// wait waits until an expression is true.
func (b *bench) wait(expression string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	err := chromedp.Do(ctx, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingInterval(20*time.Millisecond)))
	require.NoError(b.t, err, "it never came about that %s", expression)
}

// idle waits until nothing is asked any more.
func (b *bench) idle() {
	b.t.Helper()
	b.wait(`!document.body.hasAttribute("data-busy")`)
}

// evaluated gives the value of an expression.
func evaluated[T any](b *bench, expression string) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	require.NoError(b.t, err, expression)
	return value
}

func (b *bench) text(expression string) string {
	b.t.Helper()
	return evaluated[string](b, "String("+expression+")")
}

// rule gives the text of the rule in the editor.
func (b *bench) rule() string {
	b.t.Helper()
	return b.text(`document.getElementById("text").value`)
}

// write puts a text into the editor, as one types it.
func (b *bench) write(text string) {
	b.t.Helper()
	b.do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`{ const t = document.getElementById("text"); t.value = %q; t.dispatchEvent(new Event("input", { bubbles: true })) }`, text)))
}

// open opens a saved page by a click.
func (b *bench) open(id string) {
	b.t.Helper()
	b.click(fmt.Sprintf(`#pages [data-page=%q]`, id))
	b.wait(fmt.Sprintf(`document.getElementById("said").textContent === %q && document.querySelector("#report .pieces") && document.querySelector("#result .trials")`, id+" is open"))
	b.idle()
}

// click clicks the element that a selector matches.
func (b *bench) click(selector string) {
	b.t.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// press presses keys, one after the other.
func (b *bench) press(keys ...string) {
	b.t.Helper()
	for _, key := range keys {
		b.do(chromedp.KeyEvent(key))
	}
}

// media sets a feature of the media.
func (b *bench) media(name, value string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: name, Value: value}}})
	require.NoError(b.t, err)
}

// shoot takes a screenshot, and keeps it with -shots.
func (b *bench) shoot(name string) []byte {
	b.t.Helper()
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	require.NoError(b.t, err)
	if *shots != "" {
		require.NoError(b.t, os.MkdirAll(*shots, 0o777))
		require.NoError(b.t, os.WriteFile(filepath.Join(*shots, name+".png"), png, 0o666))
	}
	return png
}
