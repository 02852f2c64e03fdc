// Folds measures the whole program with weights that have not seen the page: for each fold
// it builds the bench with the weights that the trainer wrote for it, and takes from what
// that makes of a set the pages that the weights were not learned from.
//
//	go run ./train -set DIR -set DIR -models /tmp/models
//	go run ./folds -models /tmp/models -set DIR
//
// It runs in bench's folder, and prints for each set a row with rules and one without. The
// seed and the sets are to be those that the trainer had; of a set that it did not have no
// page was seen by any fold.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
)

// weights is the file that the engine embeds, from bench's folder.
const weights = "../internal/generic/model.bin"

// columns are the figures that are printed.
var columns = []string{"shF1", "wF1", "acc", "rougeF1", "parF1", "exact", "title", "authors", "date", "caption", "credit"}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "folds:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	f := flag.NewFlagSet("folds", flag.ExitOnError)
	var dirs []string
	f.Func("set", "`folder` of a set; may be given more than once", func(s string) error {
		dirs = append(dirs, s)
		return nil
	})
	models := f.String("models", "", "`folder` of the weights of each fold: 0.bin, 1.bin")
	seed := f.Uint64("seed", 1, "the trainer's seed")
	worse := f.Bool("worse", false, "name the pages that are exact without rules and not with them")
	if err := f.Parse(args); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(*models, "*.bin"))
	if err != nil || len(files) == 0 || len(dirs) == 0 {
		return errors.Join(err, errors.New("name sets with -set, and the folder of the trainer's -models"))
	}
	work, err := os.MkdirTemp("", "folds")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }() // of the system's folder for such
	var benches []string
	for k := range files {
		bench, err := build(filepath.Join(*models, fmt.Sprintf("%d.bin", k)), work, k)
		if err != nil {
			return err
		}
		benches = append(benches, bench)
	}
	fmt.Printf("%-28s %6s %s\n", "", "pages", strings.Join(padded(columns), ""))
	for _, dir := range dirs {
		if err := measure(dir, benches, work, *seed, *worse); err != nil {
			return err
		}
	}
	return nil
}

// build builds the bench with other weights, and gives the name of the program.
func build(model, work string, k int) (string, error) {
	embedded, err := filepath.Abs(weights)
	if err != nil {
		return "", err
	}
	if model, err = filepath.Abs(model); err != nil {
		return "", err
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {embedded: model}})
	if err != nil {
		return "", err
	}
	list, program := filepath.Join(work, fmt.Sprintf("%d.json", k)), filepath.Join(work, fmt.Sprintf("bench-%d", k))
	if err := os.WriteFile(list, overlay, 0o644); err != nil {
		return "", err
	}
	return program, command("go", "build", "-overlay", list, "-o", program, ".")
}

// command runs a program, whose messages are shown where it fails.
func command(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// measure prints the rows of a set.
func measure(dir string, benches []string, work string, seed uint64, worse bool) error {
	set, err := sets.Read(dir, "own", "article")
	if err != nil {
		return err
	}
	with, err := unseen(set, dir, benches, work, seed)
	if err != nil {
		return err
	}
	without, err := unseen(set, dir, benches, work, seed, "-no-rules")
	if err != nil {
		return err
	}
	printRow(set.Name+": lede", with)
	printRow(set.Name+": lede, no rules", without)
	for i := range with {
		if worse && with[i].Value["exact"] < without[i].Value["exact"] {
			fmt.Println("  exact without rules:", set.Pages[i].Truth.ID)
		}
	}
	return nil
}

// unseen gives the scores of a set's pages, of each by the bench whose weights were not
// learned from its site.
func unseen(set *sets.Set, dir string, benches []string, work string, seed uint64, flags ...string) ([]score.Scores, error) {
	made := make([]map[string]score.Prediction, len(benches))
	for k, bench := range benches {
		file := filepath.Join(work, "predictions.jsonl")
		if err := command(bench, append([]string{"-set", dir, "-out", file}, flags...)...); err != nil {
			return nil, err
		}
		var err error
		if made[k], err = read(file); err != nil {
			return nil, err
		}
	}
	return pick(set, made, seed), nil
}

// pick gives the scores of a set's pages by what the bench of each page's fold made of it.
func pick(set *sets.Set, made []map[string]score.Prediction, seed uint64) []score.Scores {
	scores := make([]score.Scores, len(set.Pages))
	for i := range set.Pages {
		truth := &set.Pages[i].Truth
		got := made[sets.FoldOf(sets.SiteOf(truth.URL), len(made), seed)][truth.ID]
		scores[i] = score.Page(truth, &got)
	}
	return scores
}

// read reads predictions, by their ids.
func read(name string) (map[string]score.Prediction, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	all := map[string]score.Prediction{}
	for lines := json.NewDecoder(bufio.NewReader(file)); lines.More(); {
		var p score.Prediction
		if err := lines.Decode(&p); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all[p.ID] = p
	}
	return all, nil
}

func printRow(name string, scores []score.Scores) {
	mean := score.Summary(scores)
	fmt.Printf("%-28s %6d", name, len(scores))
	for _, c := range columns {
		if v, ok := mean[c]; ok {
			fmt.Printf("%9.2f", 100*v)
		} else {
			fmt.Printf("%9s", "-")
		}
	}
	fmt.Println()
}

// padded gives the heads of columns.
func padded(names []string) []string {
	var out []string
	for _, n := range names {
		out = append(out, fmt.Sprintf("%9s", n))
	}
	return out
}
