package sets

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/bench/internal/fixture"
)

func TestReadOwn(t *testing.T) {
	set, err := Read(fixture.Set(t, "../testdata/own"), "own", "article")
	require.NoError(t, err)
	assert.Equal(t, "own", set.Name)
	require.Len(t, set.Pages, 3)
	ferry := set.Pages[0].Truth
	assert.Equal(t, "ferry", ferry.ID)
	assert.Len(t, ferry.Body, 4)
	assert.Equal(t, []Image{{Caption: "The ferry at the old pier.", Credit: []string{}}}, ferry.Images)
	page, err := set.Pages[0].HTML()
	require.NoError(t, err)
	assert.Contains(t, string(page), "<h1>Ferry returns")
}

// TestReadOwnKeys has the keys that the fixture's pages do not need.
func TestReadOwnKeys(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
	}
	write("manifest.jsonl", `{"id": "a", "path": "a.html.gz"}`+"\n"+`{"id": "b", "path": "a.html.gz"}`)
	write("truth.jsonl", `{"id": "a", "type": "listing", "dek": "In short.", "image": "https://i.example/a.jpg", "start": "On Monday"}
{"id": "b", "headings": [], "text": ""}`)
	write("a.html.gz", "")
	set, err := Read(dir, "own", "article")
	require.NoError(t, err)
	assert.Equal(t, Truth{ID: "a", Type: "listing", Dek: "In short.", Image: "https://i.example/a.jpg", Start: "On Monday"}, set.Pages[0].Truth)
	assert.Equal(t, Truth{ID: "b", Headings: []string{}, Text: new("")}, set.Pages[1].Truth)
}

func TestReadScrapinghub(t *testing.T) {
	set, err := Read(fixture.Set(t, "../testdata/scrapinghub"), "scrapinghub", "article")
	require.NoError(t, err)
	require.Len(t, set.Pages, 2)
	truth := set.Pages[0].Truth
	assert.Equal(t, "a1", truth.ID)
	assert.Equal(t, "https://blog.example/ropes", truth.URL)
	assert.Equal(t, "Ropes are old. A rope of hemp lasts ten years.", *truth.Text)
	assertHolds(t, set.Pages[0], "On ropes")
}

func TestReadWCXB(t *testing.T) {
	dir := fixture.Set(t, "../testdata/wcxb")
	set, err := Read(dir, "wcxb", "article")
	require.NoError(t, err)
	require.Len(t, set.Pages, 2)
	sails, masts := set.Pages[0].Truth, set.Pages[1].Truth
	assert.Equal(t, "0001", sails.ID)
	assert.Equal(t, "On sails", sails.Title)
	assert.Equal(t, []string{"Mo Reef"}, sails.Authors)
	assert.Equal(t, "2024-02-01", sails.Date)
	assert.Equal(t, []string{"until nylon came"}, sails.With)
	assert.Equal(t, []string{"Subscribe"}, sails.Without)
	assert.Equal(t, "0003", masts.ID)
	assert.Empty(t, masts.Authors)
	assertHolds(t, set.Pages[1], "On masts")

	all, err := Read(dir, "wcxb", "all")
	require.NoError(t, err)
	require.Len(t, all.Pages, 3)
	assert.Equal(t, "article", all.Pages[0].Truth.Type)

	_, err = Read(dir, "wcxb", "forum")
	assert.ErrorContains(t, err, `no page of type "forum"`)
}

func TestReadFundus(t *testing.T) {
	set, err := Read(fixture.Set(t, "../testdata/fundus"), "fundus", "article")
	require.NoError(t, err)
	require.Len(t, set.Pages, 4)
	evening, first, second, third := set.Pages[0], set.Pages[1], set.Pages[2], set.Pages[3]
	assert.Equal(t, "uk/HarbourGazetteEvening_2024_01_01", evening.Truth.ID)
	assert.Equal(t, "uk/HarbourGazette_2023_05_01", first.Truth.ID)
	assert.Equal(t, "HarbourGazette", first.Truth.Publisher)
	assert.NotNil(t, first.Truth.Headings, "a truth with sections tells headings from paragraphs")
	assert.Equal(t, "https://harbour-gazette.example/old", first.Truth.URL)
	assert.Equal(t, []string{"In short."}, first.Truth.Summary)
	assert.Equal(t, []Image{{Caption: "The boat", Credit: []string{"Ida Lens"}}}, first.Truth.Images)
	assert.Equal(t, []string{"The second page,", "in the new layout."}, second.Truth.Body)
	assert.Equal(t, []string{"One", "Two"}, second.Truth.Headings)
	for _, p := range set.Pages {
		assertHolds(t, p, p.Truth.Title)
	}
	assert.Equal(t, "Newest layout", third.Truth.Title)
}

func TestReadFundusEval(t *testing.T) {
	set, err := Read(fixture.Set(t, "../testdata/fundus-eval"), "fundus-eval", "article")
	require.NoError(t, err)
	require.Len(t, set.Pages, 1)
	assert.Equal(t, "locks", set.Pages[0].Truth.ID)
	assert.Equal(t, []string{"The lower lock is old. The upper one is new.", "[Read more]"}, set.Pages[0].Truth.Body)
	assertHolds(t, set.Pages[0], "Two locks")
}

func assertHolds(t *testing.T, p Page, text string) {
	t.Helper()
	page, err := p.HTML()
	require.NoError(t, err)
	assert.Contains(t, string(page), text)
}

func TestCompareVersions(t *testing.T) {
	assert.Negative(t, compareVersions("V1", "V1_1"))
	assert.Negative(t, compareVersions("V1_1", "V2"))
	assert.Negative(t, compareVersions("V2", "V10"))
	assert.Zero(t, compareVersions("V2", "V2"))
}
