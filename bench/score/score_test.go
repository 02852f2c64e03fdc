package score

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lede-go/lede/bench/sets"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestReferenceFigures compares every figure of every page with the reference
// scorer's, stored in testdata.
func TestReferenceFigures(t *testing.T) {
	want, err := sets.ReadJSON[struct {
		Set   Figures
		Pages map[string]Figures
	}]("../testdata/score/expected.json")
	require.NoError(t, err)
	require.NotEmpty(t, want.Pages)
	truths, scores := scoreFiles(t, "../testdata/score/truth.jsonl", "../testdata/score/pred.jsonl")
	for i, s := range scores {
		assertFigures(t, want.Pages[truths[i].ID], s.Value, truths[i].ID)
	}
	require.Len(t, scores, len(want.Pages))
	assertFigures(t, want.Set, Summary(scores), "set")
}

// TestReferenceScorer runs the reference scorer beside this one, on the
// fixtures and on real pages.
func TestReferenceScorer(t *testing.T) {
	scorer := shared(t, "score.py")
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skipf("needs python3: %v", err)
	}
	t.Run("fixtures", func(t *testing.T) {
		compareScorers(t, scorer, "../testdata/score", "../testdata/score/pred.jsonl")
	})
	for _, name := range []string{"dates-dev", "fundus-dev", "n4k-dev", "postlight-dev", "wcxb-dev", "wcxb-other-dev"} {
		t.Run(name, func(t *testing.T) {
			dir := shared(t, "corpus/"+name)
			compareScorers(t, scorer, dir, distorted(t, dir))
		})
	}
}

// shared gives the path of something in the folder of real pages and the
// reference scorer, and skips the test where that is absent.
func shared(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("LEDE_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(root, filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skipf("needs %s (LEDE_SHARED or ../shared beside the clone): %v", name, err)
	}
	return path
}

func compareScorers(t *testing.T, scorer, dir, predictions string) {
	t.Helper()
	out, err := exec.Command("python3", scorer, dir, predictions, "--json").Output()
	require.NoError(t, err)
	var want map[string]Figures
	require.NoError(t, json.Unmarshal(out, &want))
	require.Len(t, want, 1)
	_, scores := scoreFiles(t, filepath.Join(dir, "truth.jsonl"), predictions)
	for _, f := range want {
		delete(f, "pages")
		delete(f, "missing")
		assertFigures(t, f, Summary(scores), dir)
	}
}

func assertFigures(t *testing.T, want, got Figures, name string) {
	t.Helper()
	for c, v := range want {
		if assert.Contains(t, got, c, name) {
			assert.InDelta(t, v, got[c], 1e-9, "%s %s", name, c)
		}
	}
	assert.Len(t, got, len(want), "%s: %v, want %v", name, got, want)
}

func scoreFiles(t *testing.T, truthFile, predictionFile string) ([]sets.Truth, []Scores) {
	t.Helper()
	truths, err := sets.ReadLines[sets.Truth](truthFile)
	require.NoError(t, err)
	predictions, err := sets.ReadLines[Prediction](predictionFile)
	require.NoError(t, err)
	byID := map[string]*Prediction{}
	for i, p := range predictions {
		byID[p.ID] = &predictions[i]
	}
	var scores []Scores
	for i := range truths {
		p := byID[truths[i].ID]
		if p == nil {
			p = &Prediction{}
		}
		scores = append(scores, Page(&truths[i], p))
	}
	return truths, scores
}

// distorted writes predictions made of a set's truth with something wrong in
// most of them: paragraphs lost, glued, cut, doubled and moved.
func distorted(t *testing.T, dir string) string {
	t.Helper()
	truths, err := sets.ReadLines[sets.Truth](filepath.Join(dir, "truth.jsonl"))
	require.NoError(t, err)
	var b bytes.Buffer
	lines := json.NewEncoder(&b)
	for i, truth := range truths {
		if i%17 == 0 {
			continue
		}
		p := Prediction{ID: truth.ID, Title: lower(truth.Title), Authors: truth.Authors, Date: truth.Date}
		body := truth.Body
		if truth.Text != nil {
			body = (&Prediction{Text: *truth.Text}).paragraphs()
		}
		if truth.Start != "" {
			body = append(body, truth.Start, "And so it ends.")
		}
		p.Paragraphs = distort(append(body, truth.Headings...), i)
		p.Blocks = append(p.Paragraphs, truth.Headings...)
		if p.Standfirst = truth.Dek; i%4 == 0 {
			p.Standfirst += " more"
		}
		if truth.Image != "" {
			p.Captions = append(p.Captions, Caption{URL: resized(truth.Image, i)})
		}
		for _, image := range truth.Images[:len(truth.Images)-min(i%3, len(truth.Images))] {
			p.Captions = append(p.Captions, Caption{Caption: image.Caption + "!", Credit: truth.Publisher})
		}
		require.NoError(t, lines.Encode(p))
	}
	file := filepath.Join(t.TempDir(), "pred.jsonl")
	require.NoError(t, os.WriteFile(file, b.Bytes(), 0o644))
	return file
}

// resized gives an address at which the picture may be served, too, or that of
// another.
func resized(address string, seed int) string {
	switch seed % 4 {
	case 0:
		return "https://resize.example/?width=300&url=" + url.QueryEscape(address)
	case 1:
		return strings.Replace(address, ".jpg", "-300x200.jpg", 1)
	case 2:
		return address + "/other"
	}
	return address
}

func distort(body []string, seed int) []string {
	var out []string
	for k, p := range body {
		runes := []rune(p)
		switch (k + seed) % 7 {
		case 0:
		case 1:
			out = append(out, p, p)
		case 2:
			out = append(out, string(runes[:len(runes)/2]), string(runes[len(runes)/2:]))
		case 3:
			if len(out) > 0 {
				out[len(out)-1] += " " + p
			}
		case 4:
			out = append([]string{p}, out...)
		default:
			out = append(out, p)
		}
	}
	return out
}

// TestText holds that what is scored without ROUGE is scored the same.
func TestText(t *testing.T) {
	body := &sets.Truth{Title: "Ferry", Body: []string{"The ferry is late.", "[It rains.]", "Fares rise."}}
	p := &Prediction{Title: "Ferry", Paragraphs: []string{"The ferry is late.", "Fares fall."}}
	assert.Equal(t, map[string]float64{"parF1": 0.5, "exact": 0}, Text(body, p).Value)
	whole := Page(body, p).Value
	assert.Equal(t, 0.5, whole["parF1"])
	assert.Contains(t, whole, "rougeF1")
	assert.Contains(t, whole, "title")

	text := "The ferry is late again."
	words := Text(&sets.Truth{Text: &text, With: []string{"FERRY"}}, &Prediction{Text: text})
	assert.Equal(t, map[string]float64{"wF1": 1, "acc": 1, "with": 1}, words.Value)
	assert.Equal(t, 1.0, words.Recall)
	assert.Equal(t, 0.4, Text(&sets.Truth{Text: &text}, &Prediction{Text: "the FERRY sinks"}).Recall)
}

func TestShingleF1(t *testing.T) {
	for _, c := range []struct {
		want, got string
		f1        float64
	}{
		{"", "", 1},
		{"", "a", 0},
		{"a b c d", "", 0},
		{"a b c d", "a b c d", 1},
		{"a b c d", "a b c d e", 2.0 / 3},
		{"a b", "A b", 0},
	} {
		assert.InDelta(t, c.f1, ShingleF1(c.want, c.got), 1e-9, "%q %q", c.want, c.got)
	}
}

func TestWholeF1(t *testing.T) {
	text := "a b c d e"
	for name, c := range map[string]struct {
		t      sets.Truth
		p      Prediction
		f1     float64
		ok     bool
		length int
	}{
		"text":       {sets.Truth{Text: &text}, Prediction{Text: text, Paragraphs: []string{"x"}}, 1, true, 5},
		"half":       {sets.Truth{Text: &text}, Prediction{Paragraphs: []string{"a b c d f"}}, 0.5, true, 5},
		"paragraphs": {sets.Truth{Body: []string{"[a b]", "c d e"}, Headings: []string{"H"}}, Prediction{Text: "x", Paragraphs: []string{"a b c", "d e"}}, 1, true, 5},
		"blocks":     {sets.Truth{Body: []string{"a b", "c d e"}}, Prediction{Blocks: []string{text}, Paragraphs: []string{"x"}}, 1, true, 5},
		"missing":    {sets.Truth{Text: &text}, Prediction{}, 0, true, 5},
		"no text":    {sets.Truth{Date: "2025-01-01"}, Prediction{Text: text}, 0, false, 0},
	} {
		f1, ok := WholeF1(&c.t, &c.p)
		assert.InDelta(t, c.f1, f1, 1e-9, name)
		assert.Equal(t, c.ok, ok, name)
		assert.Equal(t, c.length, Length(&c.t), name)
	}
}

func TestNormal(t *testing.T) {
	assert.Equal(t, []string{`"Late"`, "ferry"}, (&Prediction{Paragraphs: []string{" “Late” ", "\u00a0", "ferry"}}).Normal())
	assert.Equal(t, []string{"one", "two"}, (&Prediction{Text: "one\n \ntwo"}).Normal())
	assert.Empty(t, (&Prediction{}).Normal())
}

func TestBody(t *testing.T) {
	p := &Prediction{Paragraphs: []string{"one", "two"}, Blocks: []string{"one", "Heading", "two"}}
	assert.Equal(t, p.Blocks, p.body(&sets.Truth{}))
	assert.Equal(t, p.Paragraphs, p.body(&sets.Truth{Headings: []string{}}))
	assert.Equal(t, p.Paragraphs, (&Prediction{Paragraphs: p.Paragraphs}).body(&sets.Truth{}))
}

func TestStandfirstLeadStart(t *testing.T) {
	truth := &sets.Truth{Dek: "The boat sails “again”", Image: "https://i.example/boat-640x480.jpg", Start: "On Monday, it"}
	for name, c := range map[string]struct {
		p    Prediction
		want map[string]float64
	}{
		"right": {Prediction{
			Standfirst: "The boat sails again.",
			Captions:   []Caption{{URL: "https://i.example/w/boat.png"}, {URL: "https://i.example/crew.jpg"}},
			Text:       "ON MONDAY it rained.",
		}, map[string]float64{"standf": 1, "lead": 1, "start": 1}},
		"second photo, later start": {Prediction{
			Standfirst: "The boat sails",
			Captions:   []Caption{{URL: "https://i.example/crew.jpg"}, {URL: "https://i.example/boat.jpg"}},
			Paragraphs: []string{"Advertisement", "On Monday it rained."},
		}, map[string]float64{"standf": 0, "lead": 0, "start": 0}},
		"missing": {Prediction{}, map[string]float64{"standf": 0, "lead": 0, "start": 0}},
	} {
		assert.Equal(t, c.want, Page(truth, &c.p).Value, name)
	}
}

// TestImageKey has what the reference scorer gives.
func TestImageKey(t *testing.T) {
	for address, want := range map[string]string{
		"":                                    "",
		"https://i.example/a/Boat.JPG":        "boat",
		"https://i.example/boat-640x480.jpeg": "boat",
		"https://i.example/boat@2x.webp":      "boat@2x",
		"https://i.example/boat_1024.png?w=3": "boat",
		"https://i.example/boat-1-large.gif":  "boat-1",
		"https://i.example/boat-300-200.jpg":  "boat-300",
		"https://i.example/boat_٣٠٠.jpg":      "boat",
		"https://r.example/?u=https%253A%252F%252Fi.example%252Fboat%2520one.jpg&w=9": "boat one",
		"https://i.example/boat.jpg/crew.png":                                         "crew",
		"https://i.example/photo/4711/":                                               "4711",
		"https://i.example/photo/boat-w?v=a/b#c/d":                                    "boat",
		"https://i.example":                                                           "",
		"mailto:boat":                                                                 "boat",
		"/a:b/c":                                                                      "c",
		"100%_boat%zz%4":                                                              "100%_boat%zz%4",
		"b%C3%B6at.jpg":                                                               "böat",
		"b%F6at.jpg":                                                                  "b\ufffdat",
	} {
		assert.Equal(t, want, imageKey(address), address)
	}
}

func TestSquash(t *testing.T) {
	assert.Equal(t, "itsstrasse7fi", squash(" It’s_ Straße 7: ﬁ…"))
	assert.Empty(t, squash("— _ …"))
}

func TestSentences(t *testing.T) {
	for in, want := range map[string][]string{
		"":                             {""},
		"One. Two.":                    {"One.", "Two."},
		"One. two":                     {"One. two"},
		"He said “No.” “Yes.” (Late.)": {"He said “No.", "“Yes.", "(Late.)"},
		"1.5 million. 2 more? Ärger!":  {"1.5 million.", "2 more?", "Ärger!"},
		"Ends.  \u00a0(a) Next":        {"Ends.  \u00a0(a) Next"},
		"Wait...) 7":                   {"Wait...", "7"},
	} {
		assert.Equal(t, want, sentences(in), in)
	}
}

func TestRougeTokens(t *testing.T) {
	assert.Equal(t, []string{"caf", "s", "no", "7"}, rougeTokens("cafés, no. 7"))
	assert.Equal(t, []string{"渡", "し", "船", "12"}, rougeTokens("渡し船、12"))
	assert.Equal(t, []string{"паром", "мэр"}, rougeTokens("паром: мэр!"))
	assert.Empty(t, rougeTokens("…"))
}

func TestReferences(t *testing.T) {
	assert.Equal(t, [][]string{{"a"}}, references([]string{"a"}))
	assert.Equal(t, [][]string{{"a", "x", "y"}, {"a", "y"}, {"a", "x"}, {"a"}}, references([]string{"a", "[x]", "[y]"}))
	assert.Equal(t, [][]string{{"1", "2", "3", "4", "5", "a"}, {"a"}}, references([]string{"[1]", "[2]", "[3]", "[4]", "[5]", "a"}))
}

func TestNearDay(t *testing.T) {
	assert.True(t, nearDay("2025-03-01 08:00:00+00:00", "2025-02-28"))
	assert.True(t, nearDay("2025-03-01", "published 2025-03-01"))
	assert.False(t, nearDay("2025-03-01", "2025-03-03"))
	assert.False(t, nearDay("2025-03-01", ""))
	assert.False(t, nearDay("2025-02-30", "2025-02-30"))
}

func TestLower(t *testing.T) {
	long := strings.Repeat("İ λόγος ", 100)
	assert.Equal(t, strings.Repeat("i̇ λόγος ", 100), lower(strings.ReplaceAll(long, "λόγος", "ΛΌΓΟΣ")))
	assert.Equal(t, "σ aσ'b aς' ß", lower("Σ AΣ'b AΣ' ß"))
	assert.Equal(t, "strasse", fold("Straße"))
}
