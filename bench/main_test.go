package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-go/lede/bench/internal/fixture"
	"github.com/lede-go/lede/bench/score"
	"github.com/lede-go/lede/bench/sets"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBadArguments(t *testing.T) {
	for _, c := range []struct {
		args []string
		says string
	}{
		{nil, "no set"},
		{[]string{"-speed"}, "no set"},
		{[]string{"-set", "nowhere"}, "no set: stat "},
		{[]string{"-set", "testdata", "-layout", "tar"}, `unknown layout "tar"; there are fundus, fundus-eval, own, scrapinghub, wcxb`},
		{[]string{"-set", "testdata", "-by", "host"}, `unknown key "host"`},
		{[]string{"-set", "a", "-set", "b", "-out", "c"}, "-out takes one -set"},
		{[]string{"-set", "a", "-n", "0"}, "from 1"},
		{[]string{"-set", "a", "-json", "-worst", "1"}, "-json goes without"},
		{[]string{"-set", "a", "-speed", "-floors"}, "go without -floors"},
		{[]string{"-set", "a", "b"}, `unknown argument "b"`},
		{[]string{"-hostile", "-set", "a"}, "-hostile goes with -only, -n and -floors alone"},
		{[]string{"-hostile", "-json"}, "-hostile goes with"},
		{[]string{"-hostile", "-n", "0"}, "from 1"},
		{[]string{"-hostile", "-only", "no such thing"}, `has "no such thing" in its name`},
		{[]string{"-only", "br"}, "-only goes with -hostile"},
		{[]string{"-verdict", "labels"}, "-verdict takes the folder of sets"},
		{[]string{"-verdict", "labels", "-all", "testdata", "-speed"}, "-verdict goes with"},
		{[]string{"-fast"}, "-fast"},
		{[]string{"-all", "nowhere"}, "no sets: open nowhere: "},
		{[]string{"-all", "testdata/score"}, "no set: name a folder"},
		{[]string{"-all", "testdata", "-no-rules"}, "-no-rules goes with -set"},
		{[]string{"-all", "testdata"}, "testdata/fundus is not in layout own"},
		{[]string{"-set", "a", "-worst", "1", "-figure", "beauty"}, `no page has the figure "beauty"; there are shF1, acc, `},
		{[]string{"-set", "a", "-figure", "date"}, "-figure goes with -worst"},
	} {
		status, out, messages := command(c.args...)
		assert.Equal(t, 2, status, c.args)
		assert.Empty(t, out)
		assert.Regexp(t, `^bench: [^\n]+\n$`, messages)
		assert.Contains(t, messages, c.says)
	}
}

func TestHelp(t *testing.T) {
	status, out, messages := command("-h")
	assert.Zero(t, status)
	assert.Contains(t, out, "-peers")
	assert.Empty(t, messages)
}

func TestQuality(t *testing.T) {
	status, out, messages := command("-set", fixture.Set(t, "testdata/own"), "-peers")
	require.Zero(t, status, messages)
	assert.Empty(t, messages)
	assert.Contains(t, out, "own: quality on 3 pages")
	for _, name := range []string{"lede", "go-readability", "readeck v2", "go-trafilatura", "go-domdistiller"} {
		assert.Regexp(t, `(?m)^`+name+`  +\d`, out)
	}
}

func TestSetsOfOneName(t *testing.T) {
	status, _, messages := command("-set", fixture.Set(t, "testdata/own"), "-set", fixture.Set(t, "testdata/own"))
	assert.Equal(t, 2, status)
	assert.Equal(t, "bench: two sets are named own\n", messages)
}

func TestJSON(t *testing.T) {
	status, out, messages := command("-set", fixture.Set(t, "testdata/own"), "-no-rules", "-json")
	require.Zero(t, status, messages)
	var got struct {
		Quality map[string]map[string]score.Figures
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	figures := got.Quality["own"]["lede, no rules"]
	assert.Equal(t, 3.0, figures["pages"])
	assert.Equal(t, 1.0, figures["missing"])
	assert.Contains(t, figures, "parF1")
}

// TestPredictions scores what -out wrote and compares with what was printed.
func TestPredictions(t *testing.T) {
	set, dir, file := ownSet(t), fixture.Set(t, "testdata/own"), filepath.Join(t.TempDir(), "pred.jsonl")
	status, out, messages := command("-set", dir, "-peers", "-json", "-out", file)
	require.Zero(t, status, messages)
	var got struct {
		Quality map[string]map[string]score.Figures
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	for name, file := range map[string]string{"lede": file, "readeck v2": strings.TrimSuffix(file, ".jsonl") + ".readeck-v2.jsonl"} {
		want := got.Quality["own"][name]
		delete(want, "pages")
		delete(want, "missing")
		assert.InDeltaMapValues(t, want, score.Summary(scoreFile(t, set, file)), 1e-9, name)
	}
}

// scoreFile scores the predictions in file; a page without one scores as empty.
func scoreFile(t *testing.T, set *sets.Set, file string) []score.Scores {
	t.Helper()
	predictions, err := sets.ReadLines[score.Prediction](file)
	require.NoError(t, err)
	require.NotEmpty(t, predictions)
	byID := map[string]score.Prediction{}
	for _, p := range predictions {
		byID[p.ID] = p
	}
	var scores []score.Scores
	for i := range set.Pages {
		p := byID[set.Pages[i].Truth.ID]
		scores = append(scores, score.Page(&set.Pages[i].Truth, &p))
	}
	return scores
}

func TestPublishers(t *testing.T) {
	status, out, messages := command("-set", fixture.Set(t, "testdata/own"), "-by", "publisher")
	require.Zero(t, status, messages)
	assert.Regexp(t, `(?m)^The Harbour Gazette .* 1$`, out)
	assert.Regexp(t, `(?m)^The Valley Post .* 2$`, out)
}

func TestWorst(t *testing.T) {
	set := ownSet(t)
	row := &Row{Name: "lede", Set: set, Pages: make([]PageResult, len(set.Pages))}
	for i := range set.Pages {
		truth := &set.Pages[i].Truth
		p := score.Prediction{Title: truth.Title, Authors: truth.Authors, Date: truth.Date, Paragraphs: truth.Body}
		if truth.ID == "lock" {
			p.Title = "Lock gate"
			p.Paragraphs = []string{truth.Body[0], "Sign up.", truth.Body[2], truth.Body[3]}
		}
		row.Pages[i] = PageResult{Prediction: p, Scores: score.Page(truth, &p)}
	}
	var b bytes.Buffer
	(&bench{worst: 1}).printWorst(&b, row)
	assert.Equal(t, `parF1 75.00 lock https://valley-post.example/2025/04/01/lock-gate-fails
explain: go run -C .. ./cmd/lede explain --url 'https://valley-post.example/2025/04/01/lock-gate-fails' '`+set.Pages[2].Path+`' > explained.html
title: want "Lock gate fails at low tide", got "Lock gate"
--- expected
+++ got
@@ -1,3 +1,3 @@
 `+set.Pages[2].Truth.Body[0]+`
-`+set.Pages[2].Truth.Body[1]+`
+Sign up.
 `+set.Pages[2].Truth.Body[2]+`

`, b.String())
	status, out, _ := command("-set", fixture.Set(t, "testdata/own"), "-worst", "9")
	assert.Zero(t, status)
	for _, p := range set.Pages {
		assert.Contains(t, out, " "+p.Truth.ID+" "+p.Truth.URL+"\n")
	}
}

// TestWorstBy ranks by one figure, on sets that have no paragraphs.
func TestWorstBy(t *testing.T) {
	worst := func(r *Row, figure string) string {
		var b bytes.Buffer
		(&bench{worst: 1, figure: figure}).printWorst(&b, r)
		return b.String()
	}
	fields := rowOf(setOf("fields",
		sets.Truth{ID: "good", Date: "2025-01-01"},
		sets.Truth{ID: "bad", URL: "https://valley-post.example/", Date: "2025-01-01", Dek: "It sails.", Image: "https://i.example/boat.jpg", Start: "On Monday"}),
		&score.Prediction{Date: "2025-01-01"},
		&score.Prediction{Date: "2025-03-01", Text: "Advertisement. On Monday", Captions: []score.Caption{{URL: "https://i.example/crew.jpg"}}, Confidence: 0.5})
	assert.Equal(t, `lead 0.00 bad https://valley-post.example/
confidence 0.50
date: want "2025-01-01", got "2025-03-01"
standfirst: want "It sails.", got ""
lead photo: want "https://i.example/boat.jpg", got "https://i.example/crew.jpg"
start: want "On Monday", got "Advertise"

`, worst(fields, "lead"))
	assert.Contains(t, worst(fields, ""), "start 0.00 bad ")

	text := "The boat sails. Share this."
	snippets := rowOf(setOf("snippets",
		sets.Truth{ID: "clean", Text: &text, Without: []string{"cookies"}}, sets.Truth{ID: "leaks", Text: &text, Without: []string{"share"}}),
		&score.Prediction{}, &score.Prediction{Text: text})
	assert.Contains(t, worst(snippets, "without"), "without 100.00 leaks ")
	assert.Contains(t, worst(snippets, "wF1"), "wF1 0.00 clean ")
	assert.Contains(t, worst(snippets, "shF1"), "shF1 0.00 clean ")

	shops := rowOf(setOf("shops", sets.Truth{ID: "doubted", Type: "product"}, sets.Truth{ID: "forum", Type: "forum"}, sets.Truth{ID: "trusted", Type: "product"}),
		nil, &score.Prediction{Confidence: 1}, &score.Prediction{Confidence: 0.75})
	assert.Equal(t, "doubted 25.00 trusted \nconfidence 0.75\n\n", worst(shops, ""))

	status, out, messages := command("-set", fixture.Set(t, "testdata/own"), "-worst", "1", "-figure", "lead")
	assert.Zero(t, status)
	assert.NotContains(t, out, "lead")
	assert.Equal(t, "own has no lead\n", messages)
}

// TestAll measures all sets of a folder, with rules and without.
func TestAll(t *testing.T) {
	dir, floors := t.TempDir(), t.TempDir()
	own := os.DirFS(fixture.Set(t, "testdata/own"))
	for _, name := range []string{"one", "two"} {
		require.NoError(t, os.CopyFS(filepath.Join(dir, name), own))
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "README.md"), nil, 0o644))
	status, out, messages := command("-all", dir, "-raise", "-dir", floors)
	require.Zero(t, status, messages)
	assert.Contains(t, out, "2 sets: quality, in percent\n")
	for _, name := range []string{"one: lede", "one: lede, no rules", "two: lede", "two: lede, no rules"} {
		assert.Regexp(t, `(?m)^`+name+`  +\d`, out)
	}
	assert.Contains(t, out, "lede by length of the article")
	assert.Contains(t, out, "lede by confidence")
	assert.NotContains(t, out, "quality on 3 pages")

	raised, err := readFloors(filepath.Join(floors, "floors.json"))
	require.NoError(t, err)
	assert.Contains(t, raised["lede, no rules"], "two")
}

// TestTypes measures a set that has pages that are no article.
func TestTypes(t *testing.T) {
	dir := fixture.Set(t, "testdata/wcxb")
	_, out, _ := command("-set", dir, "-layout", "wcxb")
	assert.NotContains(t, out, "lede on pages that")
	status, out, messages := command("-set", dir, "-layout", "wcxb", "-type", "all")
	require.Zero(t, status, messages)
	assert.Contains(t, out, "wcxb: lede on pages that are no article\n")
	assert.Regexp(t, `(?m)^product  +1  `, out)
	assert.Regexp(t, `(?m)^listing, collection, product  +1  `, out)
}

// TestReferenceTable runs the reference scorer on what -out wrote of a real
// set: its table must have the figures of this one, to the digit.
func TestReferenceTable(t *testing.T) {
	root := cmp.Or(os.Getenv("LEDE_SHARED"), filepath.Join("..", "..", "shared"))
	set, scorer := filepath.Join(root, "corpus", "postlight-dev"), filepath.Join(root, "score.py")
	for _, path := range []string{set, scorer} {
		if _, err := os.Stat(path); err != nil {
			t.Skipf("needs LEDE_SHARED or ../shared beside the clone: %v", err)
		}
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skipf("needs python3: %v", err)
	}
	file := filepath.Join(t.TempDir(), "lede.jsonl")
	status, out, messages := command("-set", set, "-out", file)
	require.Zero(t, status, messages)
	reference, err := exec.Command("python3", scorer, set, file).Output()
	require.NoError(t, err)
	want := strings.Split(string(reference), "\n")
	got := strings.Split(out, "\n")
	require.Greater(t, len(got), 3)
	assert.Equal(t, strings.Fields(want[0]), strings.Fields(got[1]))
	assert.Equal(t, strings.Fields(want[1]), strings.Fields(got[2]))
}

func TestFloors(t *testing.T) {
	set, dir := fixture.Set(t, "testdata/own"), t.TempDir()
	file := filepath.Join(dir, "floors.json")

	status, _, messages := command("-set", set, "-dir", dir, "-floors")
	assert.Equal(t, 2, status)
	assert.Contains(t, messages, "no floors for lede on own; -raise sets them")

	status, _, messages = command("-set", set, "-dir", dir, "-raise")
	require.Zero(t, status, messages)
	status, _, messages = command("-set", set, "-dir", dir, "-floors")
	require.Zero(t, status, messages)

	floors, err := readFloors(file)
	require.NoError(t, err)
	floor := floors["lede"]["own"]
	assert.Contains(t, floor, "parF1")
	assert.NotContains(t, floor, "rougeP")
	reached := floor["parF1"]

	floor["parF1"] = reached + slack
	require.NoError(t, floors.write(file))
	status, _, messages = command("-set", set, "-dir", dir, "-floors")
	assert.Zero(t, status, messages)

	floor["parF1"] = reached + slack + 0.01
	floor["title"] = 1
	require.NoError(t, floors.write(file))
	status, _, messages = command("-set", set, "-dir", dir, "-floors")
	assert.Equal(t, 1, status)
	assert.Regexp(t, `^own: lede: parF1 fell to [\d.]+, its floor is [\d.]+\n$`, messages)

	status, _, _ = command("-set", set, "-dir", dir, "-raise")
	assert.Equal(t, 1, status, "one figure is still below its floor")
	raised, err := readFloors(file)
	require.NoError(t, err)
	assert.Equal(t, floor["parF1"], raised["lede"]["own"]["parF1"], "a floor is never lowered")
	assert.Greater(t, raised["lede"]["own"]["title"], 1.0)

	require.NoError(t, os.WriteFile(file, []byte("{"), 0o644))
	status, _, _ = command("-set", set, "-dir", dir, "-floors")
	assert.Equal(t, 2, status)
}
