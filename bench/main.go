// Command bench measures how well and how fast lede extracts articles, beside
// the other Go libraries that do the same, on sets of pages whose truth is
// known.
//
//	go run . -set DIR                 quality of lede on a set
//	go run . -set DIR -peers          and of its peers
//	go run . -set DIR -worst 5        the worst pages, with what is wrong and the command
//	                                  that explains the page
//	go run . -set DIR -worst 5 -figure date
//	                                  the worst by a figure: a column of the tables
//	go run . -all DIR                 all sets in a folder, with rules and without
//	go run . -set DIR -speed -peers   times and allocations, on one core
//	go run . -set DIR -speed -pages 0 the same on the whole set
//	go run . -growth -peers           time a byte on growing pages
//	go run . -all DIR -floors         fail when a figure fell below its floor
//	go run . -all DIR -raise          lift the floors to today's figures
//	go run . -all DIR -report         write RESULTS.md and its plots
//	go run . -hostile                 time and memory on pages made to cost much
//	go run . -hostile -floors         fail when one of them is over a limit
//	go run . -verdict LABELS -all DIR verdicts on labelled pages, and on pages of DIR that
//	                                  are cut off and gated by the way
//
// Quality is one table with a row an extractor, or of several sets one with a
// row a set, and then lede's figures by length of article, by confidence, and
// by type of page where a set has pages that are no article. RESULTS.md says what
// the columns mean. -set goes as often as there are sets.
//
// A set is a folder in one of these layouts:
//
//	own           manifest.jsonl, truth.jsonl and the pages that the manifest names
//	scrapinghub   ground-truth.json, html/ID.html.gz (article-extraction-benchmark)
//	wcxb          ground-truth/ID.json, html/ID.html.gz: one split of WCXB
//	fundus        CC/NAME.json, CC/NAME_YYYY_MM_DD.html.gz, CC/meta.info: Fundus's parser fixtures
//	fundus-eval   ground_truth.json, html/NAME.html.gz: the Fundus paper's evaluation set
//
// The exit status is 1 when a figure is below its floor or a hostile page over
// a limit, and 2 on any error. Hostile pages and the limits are in hostile.go.
// The peers' settings, and how their results become text and paragraphs, are
// in peers.go.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/lede-go/lede/bench/sets"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// errFallen is the one error that is no error of the run.
var errFallen = errors.New("figures fell below their floors")

// run is the whole command: arguments in, exit status out.
func run(args []string, out, messages io.Writer) int {
	b := &bench{out: out, messages: messages, extractors: peers}
	err := b.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err == nil {
		err = b.run()
	}
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFallen):
		return 1
	}
	b.say("bench: " + err.Error())
	return 2
}

// A bench is one run: its flags, and where it prints.
type bench struct {
	out, messages io.Writer
	extractors    func() []Extractor // the peers

	dirs           []string
	all            string
	layout, kind   string
	peers, noRules bool
	worst          int
	figure         string
	by, file       string
	json           bool
	speed, growth  bool
	hostile        bool
	verdict        string
	only           string
	rounds, pages  int
	report         bool
	floors, raise  bool
	dir            string

	sets []*sets.Set
}

func (b *bench) parse(args []string) error {
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.SetOutput(io.Discard) // the error says it all, once
	f.Func("set", "`folder` of pages with their truth; may be given more than once", func(s string) error {
		b.dirs = append(b.dirs, s)
		return nil
	})
	f.StringVar(&b.all, "all", "", "`folder` of sets: measure each, with rules and without")
	f.StringVar(&b.layout, "layout", "own", "`form` of the set: own, scrapinghub, wcxb, fundus or fundus-eval")
	f.StringVar(&b.kind, "type", "article", "page `type` to keep in layout wcxb, or all")
	f.BoolVar(&b.peers, "peers", false, "measure the other libraries too")
	f.BoolVar(&b.noRules, "no-rules", false, "measure lede's fallback alone, without its rules")
	f.IntVar(&b.worst, "worst", 0, "print the `N` worst pages, with a diff of their paragraphs")
	f.StringVar(&b.figure, "figure", "", "`column` of the tables that -worst goes by; by default the first of "+strings.Join(worstKeys, ", ")+" that a set has")
	f.StringVar(&b.by, "by", "", "print a row for each `publisher`; that is the only key there is")
	f.StringVar(&b.file, "out", "", "write predictions to `FILE`, those of a peer with its name in it")
	f.BoolVar(&b.json, "json", false, "print figures as JSON")
	f.BoolVar(&b.speed, "speed", false, "measure speed instead of quality")
	f.BoolVar(&b.growth, "growth", false, "measure time on growing pages instead of quality")
	f.BoolVar(&b.hostile, "hostile", false, "measure time and memory on hostile pages instead of quality")
	f.StringVar(&b.verdict, "verdict", "", "`folder` of labels: measure verdicts instead of quality")
	f.StringVar(&b.only, "only", "", "measure the kinds of hostile pages with `TEXT` in their names")
	f.IntVar(&b.rounds, "n", 5, "`rounds` of -speed, -growth and -hostile")
	f.IntVar(&b.pages, "pages", 30, "`number` of pages for -speed, spread over the set; 0 for all")
	f.BoolVar(&b.report, "report", false, "measure everything and write RESULTS.md and its plots")
	f.BoolVar(&b.floors, "floors", false, "fail when a figure is more than 0.1 points below its floor, or a hostile page over a limit")
	f.BoolVar(&b.raise, "raise", false, "lift the floors to the figures reached")
	f.StringVar(&b.dir, "dir", ".", "`folder` of floors.json, RESULTS.md and the plots")
	err := f.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		f.SetOutput(b.out)
		f.PrintDefaults()
	}
	if err == nil {
		err = b.findSets()
	}
	if err != nil {
		return err
	}
	return b.check(f.Args())
}

// findSets adds the folders in that of -all to the sets.
func (b *bench) findSets() error {
	if b.all == "" {
		return nil
	}
	entries, err := os.ReadDir(b.all)
	if err != nil {
		return fmt.Errorf("no sets: %w", err)
	}
	for _, e := range entries {
		if e.IsDir() {
			b.dirs = append(b.dirs, filepath.Join(b.all, e.Name()))
		}
	}
	return nil
}

// check finds flags that do not go together.
func (b *bench) check(rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("unknown argument %q", rest[0])
	case b.hostile:
		return b.checkHostile()
	case b.verdict != "":
		return b.checkVerdict()
	case b.only != "":
		return errors.New("-only goes with -hostile")
	case len(b.dirs) == 0 && (!b.growth || b.speed || b.report):
		return errors.New("no set: name a folder with -set, or a folder of sets with -all")
	case b.by != "" && b.by != "publisher":
		return fmt.Errorf("unknown key %q for -by; there is publisher", b.by)
	case b.figure != "" && !slices.Contains(pageFigures, b.figure):
		return fmt.Errorf("no page has the figure %q; there are %s", b.figure, strings.Join(pageFigures, ", "))
	case b.figure != "" && b.worst == 0:
		return errors.New("-figure goes with -worst")
	case b.all != "" && b.noRules:
		return errors.New("-all measures without rules by itself; -no-rules goes with -set")
	case b.file != "" && len(b.dirs) > 1:
		return errors.New("-out takes one -set")
	case b.rounds < 1 || b.pages < 0 || b.worst < 0:
		return errors.New("-n takes a number from 1, -pages and -worst one from 0")
	case b.json && (b.worst > 0 || b.by != ""):
		return errors.New("-json goes without -worst and -by")
	case (b.speed || b.growth || b.report) && (b.floors || b.raise || b.worst > 0 || b.by != "" || b.file != ""):
		return errors.New("-speed, -growth and -report go without -floors, -raise, -worst, -by and -out")
	}
	return nil
}

// checkHostile finds flags that do not go with -hostile.
func (b *bench) checkHostile() error {
	switch {
	case len(b.dirs) > 0 || b.peers || b.noRules || b.speed || b.growth || b.report || b.raise || b.json || b.worst > 0 || b.by != "" || b.file != "":
		return errors.New("-hostile goes with -only, -n and -floors alone")
	case b.rounds < 1:
		return errors.New("-n takes a number from 1")
	}
	return nil
}

// checkVerdict finds flags that do not go with -verdict.
func (b *bench) checkVerdict() error {
	switch {
	case b.all == "":
		return errors.New("-verdict takes the folder of sets with -all")
	case b.peers || b.noRules || b.speed || b.growth || b.report || b.json || b.by != "" || b.file != "" || b.figure != "" || b.only != "" || b.worst < 0:
		return errors.New("-verdict goes with -all, -worst, -floors and -raise alone")
	}
	return nil
}

func (b *bench) run() error {
	switch {
	case b.hostile:
		return b.runHostile()
	case b.verdict != "":
		return b.runVerdict()
	}
	for _, dir := range b.dirs {
		set, err := sets.Read(dir, b.layout, b.kind)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(b.sets, func(s *sets.Set) bool { return s.Name == set.Name }) {
			return fmt.Errorf("two sets are named %s", set.Name)
		}
		b.sets = append(b.sets, set)
	}
	r := &Report{Sets: b.sets, Rows: map[string][]*Row{}, Growths: map[string][]*Growth{}}
	if err := b.measure(r); err != nil {
		return err
	}
	if b.report {
		return r.write(b.dir)
	}
	if err := b.print(r); err != nil {
		return err
	}
	return b.keepFloors(r)
}

// rows gives what to measure: lede first.
func (b *bench) rows() []Extractor {
	list := []Extractor{withRules()}
	switch {
	case b.report || b.all != "":
		list = append(list, withoutRules())
	case b.noRules:
		list = []Extractor{withoutRules()}
	}
	if b.peers || b.report {
		list = append(list, b.extractors()...)
	}
	return list
}

func (b *bench) measure(r *Report) error {
	if b.report || !b.speed && !b.growth {
		for _, set := range b.sets {
			if err := b.measureQuality(r, set); err != nil {
				return err
			}
		}
		r.Tables = append(r.Tables, b.qualityTables(r)...)
	}
	if b.report || b.speed {
		if err := b.measureSpeeds(r); err != nil {
			return err
		}
	}
	if b.report || b.growth {
		b.measureGrowth(r)
	}
	return nil
}

func (b *bench) measureQuality(r *Report, set *sets.Set) error {
	for _, x := range b.rows() {
		tick := progress(b.messages, len(set.Pages), set.Name+": "+x.Name())
		row, err := measure(set, x, pageLimit, tick)
		if err != nil {
			return fmt.Errorf("set %s: %w", set.Name, err)
		}
		r.Rows[set.Name] = append(r.Rows[set.Name], row)
	}
	return nil
}

// qualityTables gives the tables of all rows, and those that look closer at the
// first, lede's.
func (b *bench) qualityTables(r *Report) []*Table {
	var tables []*Table
	if len(r.Sets) > 1 {
		tables = append(tables, overviewTable(r))
	}
	var first []*Row
	for _, set := range r.Sets {
		if len(r.Sets) == 1 || b.peers || b.report {
			tables = append(tables, qualityTable(set, r.Rows[set.Name]))
		}
		if row := r.Rows[set.Name][0]; row.Err == nil {
			first = append(first, row)
		}
	}
	if len(first) == 0 {
		return tables
	}
	if t := lengthTable(first); len(t.Head) > 1 {
		tables = append(tables, t)
	}
	tables = append(tables, confidenceTable(first))
	for _, row := range first {
		if !slices.ContainsFunc(row.Set.Pages, func(p sets.Page) bool { return !isArticle(&p.Truth) }) {
			continue
		}
		tables = append(tables, typeTable(row))
	}
	return tables
}

// measureSpeeds times each set that was asked for. A report times the peers on the
// first alone.
func (b *bench) measureSpeeds(r *Report) error {
	list, rows := b.sets, b.rows()
	if b.report {
		list = timedSets(b.sets)
	}
	for i, set := range list {
		if b.report && i == 1 {
			rows = []Extractor{withRules(), withoutRules()}
		}
		if err := b.measureSpeed(r, set, rows); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) measureSpeed(r *Report, set *sets.Set, rows []Extractor) error {
	pages, err := spread(set, b.pages)
	if err != nil {
		return fmt.Errorf("set %s: %w", set.Name, err)
	}
	calls := timedCalls(rows)
	tick := progress(b.messages, b.rounds*len(calls)*len(pages), set.Name+": speed")
	times := timeAll(calls, pages, b.rounds, pageLimit, tick)
	list := speeds(set.Name, times, pages)
	r.Speeds = append(r.Speeds, list...)
	r.Tables = append(r.Tables, speedTable(set.Name, list, pages, b.rounds))
	if lede := 1; times[lede].Err == nil {
		scales := scale(set.Name, calls[lede], pages, b.rounds)
		r.Scales = append(r.Scales, scales...)
		r.Tables = append(r.Tables, scaleTable(scales, len(pages)))
	}
	return nil
}

func (b *bench) measureGrowth(r *Report) {
	rows := b.rows()
	if b.report {
		rows = slices.Delete(rows, 1, 2) // no rule knows the growing page: lede without rules is lede
	}
	for _, g := range growths {
		calls := timedCalls(rows)
		tick := progress(b.messages, b.rounds*len(calls)*len(growthFactors), "growing "+g.name)
		r.Growths[g.name] = grow(g, calls, b.rounds, pageLimit, tick)
		r.Tables = append(r.Tables, growthTable(g, r.Growths[g.name]))
	}
}

// say prints a line of messages. Where that fails there is nobody to tell.
func (b *bench) say(line string) { _, _ = fmt.Fprintln(b.messages, line) }

// print prints what was asked for, and writes the predictions.
func (b *bench) print(r *Report) error {
	var out bytes.Buffer
	if b.json {
		if err := r.json(&out); err != nil {
			return err
		}
	} else {
		for _, t := range r.Tables {
			t.Text(&out)
		}
	}
	for _, set := range b.sets {
		rows := r.Rows[set.Name]
		if b.by != "" {
			publisherTable(set, rows[0]).Text(&out)
		}
		if b.worst > 0 {
			b.printWorst(&out, rows[0])
		}
		if b.file != "" {
			if err := writePredictions(b.file, rows); err != nil {
				return err
			}
		}
	}
	_, err := b.out.Write(out.Bytes())
	return err
}

// writePredictions writes the first row, lede's, to file, and each other row
// to a file beside it with the row's name in its own. A page that a row has
// nothing for has no line.
func writePredictions(file string, rows []*Row) error {
	for k, r := range rows {
		name := file
		if k > 0 {
			ext := filepath.Ext(file)
			name = strings.TrimSuffix(file, ext) + "." + strings.ReplaceAll(r.Name, " ", "-") + ext
		}
		var b bytes.Buffer
		lines := json.NewEncoder(&b)
		for _, p := range r.Pages {
			if p.Missing {
				continue
			}
			if err := lines.Encode(p.Prediction); err != nil {
				return err
			}
		}
		if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// keepFloors checks lede's figures against the floors, and lifts these, as
// asked for.
func (b *bench) keepFloors(r *Report) error {
	if !b.floors && !b.raise {
		return nil
	}
	file := filepath.Join(b.dir, "floors.json")
	floors, err := readFloors(file)
	if err != nil {
		return err
	}
	var fallen []string
	for _, set := range b.sets {
		for _, row := range ledeRows(r.Rows[set.Name]) {
			if b.raise {
				floors.raise(set.Name, row)
			}
			lines, err := floors.check(set.Name, row)
			if err != nil {
				return err
			}
			fallen = append(fallen, lines...)
		}
	}
	if b.raise {
		if err := floors.write(file); err != nil {
			return err
		}
	}
	for _, line := range fallen {
		b.say(line)
	}
	if len(fallen) > 0 {
		return errFallen
	}
	return nil
}
