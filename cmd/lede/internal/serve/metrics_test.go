package serve

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// metricsOf gives what a server has counted.
func metricsOf(h http.Handler) string { return ask(h, http.MethodGet, "/metrics", nil).Body.String() }

func TestMetrics(t *testing.T) {
	h := newServer(Options{})
	post(h, ferry(1))
	post(h, ferry(2)+"<p>\xff\xfe caf\xe9", "Content-Type", "text/html; charset=utf-8") // which it is not
	post(h, "<html><p>Home</p>")
	post(h, "%PDF-1.7")
	ask(h, http.MethodGet, "/", nil, "Host", "evil.example")
	got := metricsOf(h)
	for _, line := range []string{
		"lede_pages_total 2",
		"lede_requests 0",
		`lede_refusals_total{reason="no-article"} 1`,
		`lede_refusals_total{reason="not-html"} 1`,
		`lede_refusals_total{reason="foreign-host"} 1`,
		`lede_refusals_total{reason="busy"} 0`,
		`lede_verdicts_total{state="complete"} 2`,
		`lede_verdicts_total{state="unsure"} 1`,
		`lede_warnings_total{code="other-charset"} 1`,
		"lede_extract_seconds_count 2",
		`lede_extract_seconds_bucket{le="30"} 2`,
	} {
		assert.Contains(t, got, line+"\n")
	}
	assert.Regexp(t, `(?m)^lede_page_bytes_total [1-9]\d+$`, got)
	for line := range strings.Lines(got) {
		assert.Regexp(t, regexp.MustCompile(`^[a-z_]+(\{[a-z]+="[^"\\]+"\})? [0-9.e+-]+\n$`), line)
	}
	assert.Contains(t, metricsOf(newServer(Options{})), "lede_pages_total 0\n") // each server has its own
}
