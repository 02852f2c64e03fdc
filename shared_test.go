package lede_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/lede-go/lede"
)

// shared gives a path in the folder of real pages that lies beside a checkout
// for those who have it, and skips the test for those who do not: real pages
// are their publishers' copyright and not part of the project.
func shared(t testing.TB, path string) string {
	t.Helper()
	root := os.Getenv("LEDE_SHARED")
	if root == "" {
		root = "../shared"
	}
	path = filepath.Join(root, path)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("skipped: no real pages at %s (set LEDE_SHARED to their folder)", path)
	}
	return path
}

// A pageOf a set is a line of its manifest.
type pageOf struct{ ID, URL, Path string }

// A truth is a line of a set's truth.
type truth struct {
	ID        string
	Publisher *string
	Title     string
	Section   *string
	Byline    string
	Authors   []string
	Places    []string
	Role      *string
	Date      string
	Text      *string
	Body      []string
	Summary   []string
	Images    []struct {
		Caption *string
		Credit  []string
		Alt     *string
	}
}

func readLines[T any](t testing.TB, file string) []T {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer func() { _ = f.Close() }()
	var out []T
	d := json.NewDecoder(bufio.NewReader(f))
	for {
		var v T
		err := d.Decode(&v)
		if errors.Is(err, io.EOF) {
			require.NotEmpty(t, out, file)
			return out
		}
		require.NoError(t, err, file)
		out = append(out, v)
	}
}

// readPage reads a page of a set, which may be compressed.
func readPage(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	if !strings.HasSuffix(file, ".gz") {
		return data
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	require.NoError(t, err)
	data, err = io.ReadAll(z)
	require.NoError(t, err)
	return data
}

// TestSeed holds the first page that was asked for against what must come out,
// in every field that it names.
func TestSeed(t *testing.T) {
	dir := shared(t, "seed")
	data, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	require.NoError(t, err)
	var want map[string]any
	require.NoError(t, json.Unmarshal(data, &want))
	page := readPage(t, filepath.Join(dir, "page.html"))

	for _, address := range []string{want["url"].(string), ""} {
		article, err := lede.Extract(bytes.NewReader(page), address)
		require.NoError(t, err)
		data, err := json.Marshal(article)
		require.NoError(t, err)
		var got map[string]any
		require.NoError(t, json.Unmarshal(data, &got))
		for _, p := range got["photos"].([]any) {
			delete(p.(map[string]any), "url") // free: expected.json does not name it
		}
		for field := range want {
			assert.Equal(t, want[field], got[field], "%s, given %q", field, address)
		}
	}
}

// TestInklPages holds the three generations of inkl's markup against the truth.
func TestInklPages(t *testing.T) {
	dir := shared(t, "inkl/pages")
	truths := map[string]truth{}
	for _, tr := range readLines[truth](t, filepath.Join(dir, "truth.jsonl")) {
		truths[tr.ID] = tr
	}
	for _, m := range readLines[pageOf](t, filepath.Join(dir, "manifest.jsonl")) {
		t.Run(m.ID, func(t *testing.T) {
			a, err := lede.Extract(bytes.NewReader(readPage(t, filepath.Join(dir, m.Path))), m.URL)
			require.NoError(t, err)
			compareInkl(t, truths[m.ID], a)
		})
	}
}

func compareInkl(t *testing.T, want truth, got *lede.Article) {
	t.Helper()
	assert.Equal(t, want.Title, got.Title)
	assert.Equal(t, deref(want.Section), got.Section)
	assert.Equal(t, want.Byline, got.Byline)
	assert.Equal(t, want.Authors, names(got))
	assert.Equal(t, deref(want.Publisher), got.Publisher)
	assert.ElementsMatch(t, want.Places, got.Dateline.Places)
	assert.Equal(t, want.Body, got.Paragraphs)
	assert.Equal(t, "inkl", got.Platform)
	role := ""
	for _, a := range got.Authors {
		role += a.Role
	}
	assert.Equal(t, deref(want.Role), role)
	require.Len(t, got.Photos, len(want.Images))
	for i, image := range want.Images {
		assert.Equal(t, deref(image.Caption), got.Photos[i].Caption)
		assert.Equal(t, strings.Join(image.Credit, ", "), got.Photos[i].Credit)
		assert.Equal(t, deref(image.Alt), got.Photos[i].Alt)
	}
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func names(a *lede.Article) []string {
	var out []string
	for _, author := range a.Authors {
		out = append(out, author.Name)
	}
	return out
}

// TestCorpus extracts every page of the corpus: each gives an article or one
// of the documented errors, and none a panic.
func TestCorpus(t *testing.T) {
	for _, p := range corpusPages(t) {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			a, err := lede.Extract(bytes.NewReader(p.read(t)), p.url)
			if err != nil {
				assert.ErrorIs(t, err, lede.ErrNoArticle)
				return
			}
			for field, source := range a.Sources {
				assert.NotEmpty(t, source, field)
			}
			checkText(t, a)
		})
	}
}

// differs says, for the pages of publishers with a rule, in which fields the
// article rightly differs from the truth. A field that comes to agree must
// leave the list.
var differs = map[string]map[string]string{
	"uk/TheGuardian_2024_02_24": {
		"authors": "the page prints Associated Press in Valencia; the truth has the JSON-LD's Guardian staff reporter",
	},
	"uk/TheIndependent_2024_11_22": {
		"title": "the truth has the headline of the JSON-LD, the page prints another above the article",
	},
	"uk/DailyStar_2024_04_23": {
		"title": "the truth has the og:title, the page prints another above the article",
	},
	"uk/EuronewsEN_2024_04_30": {
		"title": "the truth has the og:title, the page prints another above the article",
	},
	"uk/EuronewsEN_2026_01_06": {
		"title":      "the truth has the og:title, the page prints another above the article",
		"paragraphs": "the truth has another choice of characters without width",
	},
	"uk/EveningStandard_2024_05_02": {
		"title": "the truth has the og:title, the page prints another above the article",
	},
	"uk/EveningStandard_2024_10_24": {
		"title":      "the truth has the og:title, the page prints another above the article",
		"paragraphs": "the page prints a box of figures and a line on the book in italics, the truth has neither",
	},
	"uk/Express_2024_07_18": {
		"title": "the truth has the og:title, the page prints another above the article",
	},
	"uk/TheTelegraph_2023_08_30": {
		"paragraphs": "the page prints lists, the truth has none",
	},
	"us/RollingStone_2024_04_25": {
		"paragraphs": "the truth has the headlines of a box in the paragraph before it",
	},
	"us/RollingStone_2024_08_27": {
		"paragraphs": "the truth has the headlines of three boxes in the paragraphs before them",
	},
	"us/TheGatewayPundit_2026_07_19": {
		"paragraphs": "the truth has no paragraph that is all bold",
	},
	"cz/SeznamZpravy_2025_04_08": {
		"paragraphs": "the truth leaves out boxes of facts, which it has on another page",
	},
	"isl/Morgunbladid_2025_04_16": {
		"authors":    "the truth has the publisher of the JSON-LD, the page prints a person",
		"paragraphs": "the truth has soft hyphens",
	},
	"se/Aftonbladet_2026_08_02": {
		"title": "the truth has the headline of the JSON-LD, the page prints another above the article",
	},
	"us/WorldTruth_2023_04_28": {
		"authors":    "the truth has none, the metadata have one",
		"paragraphs": "the truth leaves out a list",
	},
	"au/NineNews_2026_07_04": {
		"authors": "the truth has the agency among the authors",
	},
	"no/NRK_2024_08_05": {
		"title": "the truth has the title for networks, the page prints another above the article",
	},
	"us/APNews_2024_09_03": {
		"title": "the truth has the headline of the JSON-LD, the page prints another above the article",
	},
	"de/AFPFaktencheck_2026_05_24": {
		"authors": "the truth has the agency that translated it among the authors",
	},
	"de/BoersenZeitung_2024_10_23": {
		"paragraphs": "the truth leaves out a paragraph",
	},
	"de/BoersenZeitung_2025_11_06": {
		"authors": "the truth has the agency among the authors",
	},
	"de/FAZ_2025_04_15": {
		"paragraphs": "the truth has soft hyphens",
	},
	"de/Gamestar_2024_04_28": {
		"paragraphs": "the page prints lists, the truth has none",
	},
	"de/JungeWelt_2026_05_18": {
		"authors":    "the truth has the place among the authors",
		"paragraphs": "the truth has soft hyphens",
	},
	"de/KlasseGegenKlasse_2026_01_07": {
		"date": "the truth takes the day for the month",
	},
	"de/Postillon_2024_04_25": {
		"authors": "signed ssi, dan; dan is the and of another language",
	},
	"de/RheinischePost_2024_04_21": {
		"paragraphs": "the truth has a soft hyphen",
	},
	"de/RuhrNachrichten_2024_05_03": {
		"paragraphs": "the page prints lists, the truth has none",
	},
	"de/BSZ_2024_05_16": {
		"authors": "the truth has the agency among the authors",
	},
	"de/BerlinerMorgenpost_2024_05_03": {
		"title":      "the truth has a headline that the JSON-LD kept, the page prints another",
		"paragraphs": "the truth has a link to another article",
	},
	"de/HamburgerAbendblatt_2024_04_28": {
		"title": "the truth has a headline that the JSON-LD kept, the page prints another",
	},
	"de/MDR_2023_04_28": {
		"title": "the truth has the headline of the JSON-LD, the page prints another above the article",
	},
	"de/SpiegelOnline_2023_04_28": {
		"title": "the truth has the headline of the JSON-LD, the page prints another above the article",
	},
	"ch/NZZ_2024_07_18": {
		"title": "the truth has the title for search engines, the page prints another above the article",
	},
	"ch/TagesAnzeiger_2024_09_04": {
		"authors": "the truth has the agency, which stands under the article, among the authors",
	},
	"ch/TagesAnzeiger_2026_05_18": {
		"title": "the truth has a soft hyphen",
	},
	"ch/ZwanzigMinuten_2025_11_06": {
		"title": "the truth has the title for networks, the page prints another above the article",
	},
	"es/ABC_2025_01_13": {
		"paragraphs": "the truth has the standfirst of a related article",
	},
	"fr/LeMonde_2023_09_01": {
		"authors": "the truth has the house, which the JSON-LD names, and the page prints the author",
	},
	"lu/Tageblatt_2025_06_30": {
		"title": "the truth has the kicker before it",
	},
	"de/TOnline_2026_01_07": {
		"title": "the truth has the headline of the JSON-LD, the page prints another above the article",
	},
	"de/StuttgarterZeitung_2025_10_25": {
		"paragraphs": "the truth has the standfirst among them",
	},
	"de/Taz_2023_04_28": {
		"paragraphs": "the truth has a soft hyphen",
	},
	"de/Taz_2024_10_23": {
		"title":      "the truth has a space of no width",
		"paragraphs": "the truth leaves out the paragraph with the initial, and has a soft hyphen",
	},
	"de/WAZ_2023_06_29": {
		"title":      "the truth has the headline of the JSON-LD, the page prints another above the article",
		"paragraphs": "the truth has soft hyphens, and a link to the section",
	},
	"de/WDR_2024_04_22": {
		"paragraphs": "the truth leaves out paragraphs beside photos",
	},
	"de/ZDF_2024_04_22": {
		"paragraphs": "the truth leaves out quotes, and has what stands in place of a graphic",
	},
	"de/ZDF_2025_11_07": {
		"title":      "the truth has the title for networks, the page prints another above the article",
		"paragraphs": "the truth has the quotation marks that adorn quotes, and leaves out who is quoted",
	},
	"jp/TheJapanNews_2024_10_13": {
		"authors": "the truth has who entered the text, which the JSON-LD names, and the page prints the authors",
	},
	"jp/YomiuriShimbun_2024_12_03": {
		"paragraphs": "the truth has the readings of two words in the text",
	},
	"lb/LBCGroup_2026_01_08": {
		"title":   "the truth has the og:title, the page prints it with quotation marks",
		"authors": "the metadata names the house; the truth has nobody",
	},
	"tr/Haberturk_2024_07_03": {
		"title":   "the truth has the og:title, the page prints it without a tail",
		"authors": "the page prints Anadolu Ajansı; the truth has the house",
	},
	"ua/Pravda_2026_01_08": {
		"paragraphs": "the truth has the openings of two other articles, and asterisks between paragraphs",
	},
	"na/TheNamibian_2023_11_16": {
		"paragraphs": "the truth joins two paragraphs that breaks part, without a space",
	},
	"tz/DailyNewsTZ_2025_01_23": {
		"paragraphs": "the truth has the first sentence twice",
	},
	"tz/HabariLeo_2025_01_23": {
		"paragraphs": "the truth has the label of an advertisement",
	},
	"za/Dizindaba_2025_11_16": {
		"paragraphs": "the truth leaves out two headings in bold",
	},
	"vn/VnExpress_2025_10_22": {
		"paragraphs": "the truth has a photo's caption",
	},
}

// TestRulesOnRealPages holds the pages of the publishers that have a rule
// against the truth: title, authors, date and paragraphs.
func TestRulesOnRealPages(t *testing.T) {
	dir := shared(t, "corpus/fundus-dev")
	pages := map[string]pageOf{}
	for _, m := range readLines[pageOf](t, filepath.Join(dir, "manifest.jsonl")) {
		pages[m.ID] = m
	}
	seen := 0
	for _, want := range readLines[truth](t, filepath.Join(dir, "truth.jsonl")) {
		m := pages[want.ID]
		a, err := lede.Extract(bytes.NewReader(readPage(t, filepath.Join(dir, m.Path))), m.URL)
		if err != nil || !strings.HasPrefix(a.Sources["body"], "rule ") {
			continue
		}
		seen++
		t.Run(want.ID, func(t *testing.T) { compareFundus(t, want, a) })
	}
	assert.GreaterOrEqual(t, seen, 6, "pages whose body a rule found")
}

func compareFundus(t *testing.T, want truth, got *lede.Article) {
	t.Helper()
	wantDay, _, _ := strings.Cut(want.Date, " ")
	for _, c := range []struct{ field, want, got string }{
		{"title", plain(want.Title), plain(got.Title)},
		{"authors", fold(want.Authors), fold(names(got))},
		{"date", wantDay, got.Published.UTC().Format(time.DateOnly)},
		{"paragraphs", strings.Join(optional(want, got.Paragraphs), "\n"), plainLines(got.Paragraphs)},
	} {
		reason := differs[want.ID][c.field]
		if reason == "" {
			assert.Equal(t, c.want, c.got, c.field)
			continue
		}
		t.Logf("%s differs: %s", c.field, reason)
		assert.NotEqual(t, c.want, c.got, "%s agrees with the truth now: take it off the list", c.field)
	}
}

// optional gives the truth's paragraphs as they are to be compared with got:
// what it has in brackets, or as summary, counts where got has it too.
func optional(want truth, got []string) []string {
	have := map[string]bool{}
	for _, p := range got {
		have[plain(p)] = true
	}
	var out []string
	for _, p := range want.Summary {
		if p = plain(p); have[p] && len(got) > 0 && plain(got[0]) == p {
			out = append(out, p)
		}
	}
	for _, p := range want.Body {
		inner, bracketed := strings.CutPrefix(plain(p), "[")
		inner = strings.TrimSuffix(inner, "]")
		if !bracketed || have[inner] {
			out = append(out, inner)
		}
	}
	return out
}

func plainLines(lines []string) string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = plain(l)
	}
	return strings.Join(out, "\n")
}

// plain is a text as the truth is compared: compatibility forms, straight
// quotes, single spaces.
func plain(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`).Replace(norm.NFKC.String(s))
	return strings.Join(strings.Fields(s), " ")
}

func fold(names []string) string { return strings.ToLower(plain(strings.Join(names, "; "))) }

// TestArticlesKeepNoPage holds what articles keep in memory to twice their JSON:
// no text in them is a part of the page that it came from.
func TestArticlesKeepNoPage(t *testing.T) {
	dir := shared(t, "corpus/fundus-dev")
	var kept []*lede.Article
	size := 0
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	pages := readLines[pageOf](t, filepath.Join(dir, "manifest.jsonl"))
	for _, m := range pages { // tables are there then, and the rules that the pages ask for
		_, _ = lede.Extract(bytes.NewReader(readPage(t, filepath.Join(dir, m.Path))), m.URL)
	}
	before := heap()
	for _, m := range pages {
		a, err := lede.Extract(bytes.NewReader(readPage(t, filepath.Join(dir, m.Path))), m.URL)
		if err != nil {
			continue
		}
		text, err := json.Marshal(a)
		require.NoError(t, err)
		size += len(text)
		kept = append(kept, a)
	}
	grown := int64(heap()) - int64(before)
	t.Logf("%d articles of %d bytes of JSON keep %d bytes", len(kept), size, grown)
	assert.LessOrEqual(t, grown, 2*int64(size))
	runtime.KeepAlive(kept)
}

// TestUnclosedOnRealPages puts a start tag that is never closed in front of the
// content of real pages: none loses its text.
func TestUnclosedOnRealPages(t *testing.T) {
	const every = 6 // of the pages are tried
	dir := shared(t, "corpus/fundus-dev")
	body := regexp.MustCompile(`(?i)<body[^>]*>`)
	for i, m := range readLines[pageOf](t, filepath.Join(dir, "manifest.jsonl")) {
		src := readPage(t, filepath.Join(dir, m.Path))
		want, err := lede.Extract(bytes.NewReader(src), m.URL)
		at := body.FindIndex(src)
		if i%every != 0 || err != nil || at == nil {
			continue
		}
		for _, tag := range []string{"<label>", "<dialog>", "<button>", "<a name=top>", "<form>", "<nav>", strings.Repeat("<font>", 505)} {
			got, err := lede.Extract(bytes.NewReader(slices.Concat(src[:at[1]], []byte(tag), src[at[1]:])), m.URL)
			if assert.NoError(t, err, "%s %s", m.ID, tag[:5]) {
				lost := 1 - float64(len(got.Text()))/float64(len(want.Text()))
				assert.Less(t, math.Abs(lost), 0.05, "%s %s: %d bytes of text, %d without it", m.ID, tag[:5], len(got.Text()), len(want.Text()))
			}
		}
	}
}
