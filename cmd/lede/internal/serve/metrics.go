package serve

import (
	"fmt"
	"net/http"

	prometheus "github.com/VictoriaMetrics/metrics"

	"github.com/lede-go/lede"
)

// metrics are what a server has done since it began. Their labels are codes of lede and
// of this package, so that no page can make more of them.
type metrics struct {
	set     *prometheus.Set
	pages   *prometheus.Counter
	bytes   *prometheus.Counter
	seconds *prometheus.PrometheusHistogram
}

// newMetrics gives metrics at zero. now says how many requests are being answered.
func newMetrics(now func() float64) *metrics {
	set := prometheus.NewSet()
	m := &metrics{
		set:     set,
		pages:   set.NewCounter("lede_pages_total"),
		bytes:   set.NewCounter("lede_page_bytes_total"),
		seconds: set.NewPrometheusHistogramExt("lede_extract_seconds", []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}),
	}
	set.NewGauge("lede_requests", now)
	for code := range statuses {
		m.refusals(code)
	}
	for _, state := range []lede.State{lede.Complete, lede.Truncated, lede.Gated, lede.Stub, lede.Unsure} {
		m.verdicts(state)
	}
	return m
}

func (m *metrics) refusals(code reason) *prometheus.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("lede_refusals_total{reason=%q}", code))
}

func (m *metrics) verdicts(state lede.State) *prometheus.Counter {
	return m.set.GetOrCreateCounter(fmt.Sprintf("lede_verdicts_total{state=%q}", state))
}

func (m *metrics) refused(code reason) { m.refusals(code).Inc() }

func (m *metrics) judged(v lede.Verdict) { m.verdicts(v.State).Inc() }

// extracted counts an article.
func (m *metrics) extracted(a *lede.Article) {
	m.pages.Inc()
	m.judged(a.Verdict)
	for _, warning := range a.Warnings {
		m.set.GetOrCreateCounter(fmt.Sprintf("lede_warnings_total{code=%q}", warning.Code)).Inc()
	}
}

// write answers with the metrics, in the text format of Prometheus.
func (m *metrics) write(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	m.set.WritePrometheus(w)
}
