//go:build linux

package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// What a server has to keep to at twice the requests that it can answer.
const (
	leastAnswers = 0.9 // of its best rate
	mostGrowth   = 1.2 // of memory, behind the settling
	bestTime     = 15 * time.Second
	overTime     = time.Minute
	settling     = 10 // seconds
)

// BenchmarkServe finds the best rate of a server that has all cores, beside the clients,
// and asks for twice as many for a minute: it has to answer nearly as many, to turn the
// others away at once, and to take no more memory than after the first seconds. The
// figures by core-s, a second of a core at work for the server, are the steadier where a
// machine has other work.
//
//	go test ./cmd/lede -run '^$' -bench Serve -benchtime 1x
func BenchmarkServe(b *testing.B) {
	process, address := startServe(b)
	l := &load{page: largePage(200_000), address: address + "extract?url=https://harbour-gazette.example/ferry", statuses: map[int]int{}}
	l.client.Transport = &http.Transport{MaxIdleConnsPerHost: 1000}
	for b.Loop() {
		l.atBest(bestTime / 3) // rules are compiled, memory is at hand
		pid := process.Process.Pid
		begun := coreTimeOf(b, pid)
		answered := float64(l.atBest(bestTime)[http.StatusOK])
		best := answered / bestTime.Seconds()
		over := coreTimeOf(b, pid)
		memory := watchMemory(b, pid)
		got := l.atRate(2*best, overTime)
		use := memory()

		answers := float64(got[http.StatusOK]) / overTime.Seconds()
		turnedAway := float64(got[http.StatusTooManyRequests]) / overTime.Seconds()
		first, later := slices.Max(use[:settling]), slices.Max(use[settling:])
		b.ReportMetric(answered/(over-begun), "best/core-s")
		b.ReportMetric(float64(got[http.StatusOK])/(coreTimeOf(b, pid)-over), "answers/core-s")
		b.ReportMetric(best, "best/s")
		b.ReportMetric(answers, "answers/s")
		b.ReportMetric(turnedAway, "turned-away/s")
		b.ReportMetric(first, "first-MB")
		b.ReportMetric(later, "later-MB")
		if len(got) > 2 || answers < leastAnswers*best || later > mostGrowth*first {
			b.Errorf("best %.1f pages/s; at twice that %.1f, statuses %v; %.0f MB in the first %d seconds, %.0f later", best, answers, got, first, settling, later)
		}
	}
}

// largePage gives a page of so many bytes as news sites make them: a tenth is text, and
// the rest what stands around it.
func largePage(size int) string {
	var text, around strings.Builder
	for n := 0; text.Len() < size/10; n++ {
		fmt.Fprintf(&text, "<p>On day %d the ferry crossed the <a href=\"/topic/%d\">inner harbour</a> again, late and full, and the %d passengers on board stood at the rail, with a goat and the post of a week.</p>\n", n, n, 40+n%50)
	}
	for n := 0; text.Len()+around.Len() < size; n++ {
		fmt.Fprintf(&around, "<aside class=\"related\"><h3>More stories %d</h3><a href=\"/story/%d\"><img src=\"/i/%d.jpg\" alt=\"\">A story about something else</a></aside>\n<script>window.ads.push({slot: \"%d\", sizes: [[300, 250], [728, 90]], targets: {section: \"harbour\", page: \"story\", key: \"%064d\"}});</script>\n", n, n, n, n, n)
	}
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry returns - The Harbour Gazette</title></head><body>
<main><article><h1>Ferry returns after storm</h1>` + text.String() + "</article></main>\n" + around.String() + "</body></html>"
}

// A load asks a server for the article of a page, many times.
type load struct {
	client        http.Client
	page, address string

	mu       sync.Mutex
	statuses map[int]int // of the answers so far, 0 for none
}

// atBest asks with as many clients as the server takes in at once, each again as soon as
// it has its answer.
func (l *load) atBest(during time.Duration) map[int]int {
	end := time.Now().Add(during)
	var running sync.WaitGroup
	for range 2 * runtime.GOMAXPROCS(0) {
		running.Go(func() {
			for time.Now().Before(end) {
				l.ask()
			}
		})
	}
	running.Wait()
	return l.take()
}

// atRate asks so many times a second, whatever the answers.
func (l *load) atRate(rate float64, during time.Duration) map[int]int {
	begun := time.Now()
	var running sync.WaitGroup
	for n := range int(rate * during.Seconds()) {
		time.Sleep(time.Until(begun.Add(time.Duration(float64(n) / rate * float64(time.Second)))))
		running.Go(l.ask)
	}
	running.Wait()
	return l.take()
}

// ask asks once.
func (l *load) ask() {
	status := 0
	response, err := l.client.Post(l.address, "text/html", strings.NewReader(l.page))
	if err == nil {
		status = response.StatusCode
		_, _ = io.Copy(io.Discard, response.Body) // what came is counted by its status
		_ = response.Body.Close()
	}
	l.mu.Lock()
	l.statuses[status]++
	l.mu.Unlock()
}

// take gives the statuses so far, and begins anew.
func (l *load) take() map[int]int {
	got := l.statuses
	l.statuses = map[int]int{}
	return got
}

// watchMemory looks at the memory of a process each second, in MB, until it is asked what
// it saw.
func watchMemory(b *testing.B, pid int) (stop func() []float64) {
	b.Helper()
	done, seen := make(chan struct{}), make(chan []float64)
	go func() {
		var use []float64
		for {
			select {
			case <-done:
				seen <- use
				return
			case <-time.After(time.Second):
				use = append(use, memoryOf(pid, "VmRSS"))
			}
		}
	}()
	return func() []float64 {
		close(done)
		use := <-seen
		require.Greater(b, len(use), settling)
		return use
	}
}

// coreTimeOf gives how many seconds the cores have worked for a process.
//
// Source: proc_pid_stat(5), the fields utime and stime, in ticks of a hundredth of a second.
func coreTimeOf(b *testing.B, pid int) float64 {
	b.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	require.NoError(b, err)
	fields := strings.Fields(string(stat))
	user, err := strconv.Atoi(fields[13])
	require.NoError(b, err)
	system, err := strconv.Atoi(fields[14])
	require.NoError(b, err)
	return float64(user+system) / 100
}

// memoryOf gives a line of what the system says of the memory of a process, in MB; 0
// where it has ended.
func memoryOf(pid int, line string) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	kilobytes := 0
	if _, after, ok := strings.Cut(string(status), line+":"); ok {
		_, _ = fmt.Sscanf(after, "%d kB", &kilobytes)
	}
	return float64(kilobytes) / 1024
}
