package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"slices"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
)

// Floors are the figures that must not be lost again, in percent: row, set,
// column.
type Floors map[string]map[string]map[string]float64

// slack is by how many points a figure may fall below its floor: less than
// that is a rounding, or a single page among hundreds.
const slack = 0.1

// floorColumns are the figures that have floors: those that are better when
// they are higher, and of precision, recall and F1 the last alone.
var floorColumns = []string{
	"shF1", "acc", "wF1", "with", "snF1", "rougeF1", "parF1", "exact", "title", "authors", "date", "caption", "credit",
	"standf", "lead", "start", "doubted",
}

// readFloors reads a file of floors; one that is not there has none.
func readFloors(file string) (Floors, error) {
	f, err := sets.ReadJSON[Floors](file)
	if errors.Is(err, fs.ErrNotExist) || f == nil && err == nil {
		return Floors{}, nil
	}
	return f, err
}

// floored gives the figures of r that have floors. On pages that are no article
// that is how many are refused or doubted, and nothing else: the better lede is
// at that, the less of their text it has.
func floored(r *Row) score.Figures {
	figures := r.figures()
	if share, ok := figures["doubted"]; ok {
		return score.Figures{"doubted": share}
	}
	return figures
}

// check gives a line for each figure of r that fell too far. A set without
// floors is an error: a check that checks nothing must not pass.
func (f Floors) check(set string, r *Row) ([]string, error) {
	if r.Err != nil && len(f[r.Name][set]) > 0 {
		return []string{r.Err.Error()}, nil
	}
	return f.checkFigures(r.Name, set, floored(r))
}

// checkFigures is check for the figures of a row of that name.
func (f Floors) checkFigures(name, set string, figures score.Figures) ([]string, error) {
	floor := f[name][set]
	if len(floor) == 0 {
		return nil, fmt.Errorf("no floors for %s on %s; -raise sets them", name, set)
	}
	var fallen []string
	for _, c := range slices.Sorted(maps.Keys(floor)) {
		got, ok := figures[c]
		switch {
		case !ok:
			fallen = append(fallen, fmt.Sprintf("%s: %s: %s is gone, its floor is %.2f", set, name, c, floor[c]))
		case round2(100*got) < floor[c]-slack-1e-9:
			fallen = append(fallen, fmt.Sprintf("%s: %s: %s fell to %.2f, its floor is %.2f", set, name, c, 100*got, floor[c]))
		}
	}
	return fallen, nil
}

// raise lifts the floors of r on a set to its figures where those are higher.
func (f Floors) raise(set string, r *Row) {
	if r.Err != nil {
		return
	}
	figures := floored(r)
	maps.DeleteFunc(figures, func(c string, _ float64) bool { return !slices.Contains(floorColumns, c) })
	f.raiseFigures(r.Name, set, figures)
}

// raiseFigures is raise for the figures of a row of that name.
func (f Floors) raiseFigures(name, set string, figures score.Figures) {
	if f[name] == nil {
		f[name] = map[string]map[string]float64{}
	}
	if f[name][set] == nil {
		f[name][set] = map[string]float64{}
	}
	floor := f[name][set]
	for c, got := range figures {
		floor[c] = max(floor[c], round2(100*got))
	}
}

func (f Floors) write(file string) error {
	b, err := json.MarshalIndent(f, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(b, '\n'), 0o644)
}

func round2(v float64) float64 { return math.Round(100*v) / 100 }
