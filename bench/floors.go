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
	floor := f[r.Name][set]
	if len(floor) == 0 {
		return nil, fmt.Errorf("no floors for %s on %s; -raise sets them", r.Name, set)
	}
	if r.Err != nil {
		return []string{r.Err.Error()}, nil
	}
	var fallen []string
	figures := floored(r)
	for _, c := range slices.Sorted(maps.Keys(floor)) {
		got, ok := figures[c]
		switch {
		case !ok:
			fallen = append(fallen, fmt.Sprintf("%s: %s: %s is gone, its floor is %.2f", set, r.Name, c, floor[c]))
		case round2(100*got) < floor[c]-slack-1e-9:
			fallen = append(fallen, fmt.Sprintf("%s: %s: %s fell to %.2f, its floor is %.2f", set, r.Name, c, 100*got, floor[c]))
		}
	}
	return fallen, nil
}

// raise lifts the floors of r on a set to its figures where those are higher.
func (f Floors) raise(set string, r *Row) {
	if r.Err != nil {
		return
	}
	if f[r.Name] == nil {
		f[r.Name] = map[string]map[string]float64{}
	}
	if f[r.Name][set] == nil {
		f[r.Name][set] = map[string]float64{}
	}
	floor, figures := f[r.Name][set], floored(r)
	for _, c := range floorColumns {
		if got, ok := figures[c]; ok {
			floor[c] = max(floor[c], round2(100*got))
		}
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
