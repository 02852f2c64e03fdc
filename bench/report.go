package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/lede-go/lede/bench/sets"
)

// A Report is everything that was measured.
type Report struct {
	Sets    []*sets.Set
	Rows    map[string][]*Row // by the set's name
	Tables  []*Table
	Speeds  []Speed              // on the timed sets
	Scales  []Scale              // on the timed sets
	Growths map[string][]*Growth // by what grows
}

// json prints all figures: those of quality as shares of 1 with the number of
// pages, by set and row.
func (r *Report) json(w *bytes.Buffer) error {
	quality := map[string]map[string]any{}
	for set, rows := range r.Rows {
		quality[set] = map[string]any{}
		for _, row := range rows {
			if row.Err != nil {
				quality[set][row.Name] = map[string]string{"error": row.Err.Error()}
				continue
			}
			figures := row.figures()
			figures["pages"], figures["missing"] = float64(len(row.Pages)), float64(row.missing())
			quality[set][row.Name] = figures
		}
	}
	lines := json.NewEncoder(w)
	lines.SetIndent("", "\t")
	return lines.Encode(map[string]any{"quality": quality, "speed": r.Speeds, "cores": r.Scales, "growth": r.Growths})
}

// columnsKey says what the columns of the quality tables mean.
const columnsKey = `Quality is in percent, means over the pages that have the thing in question. shF1, shP, shR: F1, precision and recall of
4-gram shingles; acc: pages whose words are exactly right (Zyte's article extraction benchmark). wF1: F1 of words (WCXB).
with, without: snippets found that must be there, and that must not; snF1: their F1. rougeP, rougeR, rougeF1: ROUGE-LSum
(the Fundus paper). parF1: F1 of whole paragraphs; exact: pages whose paragraphs are exactly right. title, authors, date:
pages where it is right, a date within a day. caption: F1 of the photos' captions; credit: credits right. standf: pages whose
standfirst is right; lead: pages whose first photo is the truth's, by the name of its file; start: pages whose text begins with
the truth's first words. doubted: pages of lists, collections and products that were refused, or given with a confidence under
0.5. missing: pages that the extractor gave an error for, which count as empty.`

// write writes RESULTS.md and its plots into dir.
func (r *Report) write(dir string) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Results\n\nWritten by `go run . -report`; no figure here is typed by hand.\n\n%s\n\n%s\n\n", machine(), columnsKey)
	fmt.Fprint(&b, "![quality against speed](quality-speed.svg)\n\n![time against size](growth.svg)\n\n")
	for _, t := range r.Tables {
		t.Markdown(&b)
	}
	if err := os.WriteFile(filepath.Join(dir, "RESULTS.md"), append(bytes.TrimRight(b.Bytes(), "\n"), '\n'), 0o644); err != nil {
		return err
	}
	if err := r.plotQuality(filepath.Join(dir, "quality-speed.svg")); err != nil {
		return fmt.Errorf("plot of quality against speed: %w", err)
	}
	if err := r.plotGrowth(filepath.Join(dir, "growth.svg")); err != nil {
		return fmt.Errorf("plot of growth: %w", err)
	}
	return nil
}

// machine says what the figures were measured on, and which versions of what.
func machine() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s, %s/%s, %s, %d cores.\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, processor(), runtime.NumCPU())
	info, _ := debug.ReadBuildInfo()
	if info == nil {
		return s.String()
	}
	for _, d := range info.Deps {
		if strings.Contains(d.Path, "readability") || strings.Contains(d.Path, "/go-trafilatura") ||
			strings.Contains(d.Path, "/go-domdistiller") || d.Path == "golang.org/x/net" {
			fmt.Fprintf(&s, "\n- %s %s", d.Path, d.Version)
		}
	}
	return s.String()
}

// processor gives the processor's name where the system tells it.
func processor() string {
	b, _ := os.ReadFile("/proc/cpuinfo")
	_, after, found := strings.Cut(string(b), "model name")
	if !found {
		return "unknown processor"
	}
	line, _, _ := strings.Cut(after, "\n")
	return strings.TrimSpace(strings.TrimLeft(line, " \t:"))
}
