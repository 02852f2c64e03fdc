package byline

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/lede-go/lede/internal/lexicon"
)

// truth is what a line of a truth.jsonl says of bylines.
type truth struct {
	ID        string
	Publisher string
	Byline    string
	Authors   []string
	Places    []string
	Role      string
}

// readTruth reads a file of the development sets, or skips the test where
// they are not.
func readTruth(t *testing.T, path ...string) []truth {
	t.Helper()
	shared := os.Getenv("LEDE_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(append([]string{shared}, path...)...))
	if err != nil {
		t.Skipf("the development sets are not here: %v", err)
	}
	defer func() { assert.NoError(t, f.Close()) }()
	var all []truth
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var page truth
		require.NoError(t, json.Unmarshal(lines.Bytes(), &page))
		all = append(all, page)
	}
	require.NoError(t, lines.Err())
	require.NotEmpty(t, all)
	return all
}

func TestInklBylines(t *testing.T) {
	for _, page := range readTruth(t, "inkl", "pages", "truth.jsonl") {
		b := Parse(page.Byline, Options{})
		var names []string
		var role string
		for _, a := range b.Authors {
			names = append(names, a.Name)
			role += a.Role
		}
		assert.Equal(t, page.Authors, names, "%s: %q", page.ID, page.Byline)
		assert.Equal(t, page.Places, append([]string{}, b.Places...), "%s: %q", page.ID, page.Byline)
		assert.Equal(t, page.Role, role, "%s: %q", page.ID, page.Byline)
	}
}

// TestTruthAuthors checks that the names of real pages come through as they
// are, but for those that are no name.
func TestTruthAuthors(t *testing.T) {
	noNames := map[string]string{
		"Nairobi":     "",    // the place of taz.de's byline
		"dan":         "",    // an initial that is an "and" in Malay
		"AFP, MANILA": "AFP", // agency and place
	}
	for _, page := range readTruth(t, "corpus", "fundus-dev", "truth.jsonl") {
		for _, name := range page.Authors {
			want, ok := noNames[name]
			if !ok {
				want, _, _ = strings.Cut(name, " 기자 외") // hankookilbo.com: "the reporter and one other"
			}
			var names []string
			for _, a := range Parse(name, Options{Site: page.Publisher}).Authors {
				names = append(names, a.Name)
			}
			assert.Equal(t, want, strings.Join(names, "; "), page.ID)
		}
	}
}

func TestLists(t *testing.T) {
	for _, name := range []string{"AP", "dpa", "Reuters", "ТАСС", "共同", "연합뉴스"} {
		got, ok := agency(strings.ToUpper(name))
		assert.True(t, ok, name)
		assert.Equal(t, name, got)
	}
	for key, p := range gazetteer() {
		assert.NotEqual(t, noPlace, p.kind, key)
		assert.Equal(t, strings.TrimSpace(key), key)
		assert.NotContains(t, key, "’", "lookups read a curly apostrophe as a straight one")
	}
	for word, c := range words().classes {
		assert.Equal(t, strings.ToLower(word), word)
		assert.NotContains(t, word, "’", "lookups read a curly apostrophe as a straight one")
		assert.Equal(t, c, classOf(word), word)
	}
}

// TestKinds checks that the lexicon has words of every kind that the grammar asks for.
func TestKinds(t *testing.T) {
	asked := kinds()
	for e := range lexicon.Entries(lexicon.Bylines, lexicon.Particles) {
		for value := range e.Values() {
			delete(asked, value)
		}
	}
	assert.Empty(t, asked)
}

func TestTitlePlace(t *testing.T) {
	for in, want := range map[string]string{
		"WARSAW, Poland": "Warsaw, Poland", "ON THE POLISH BORDER": "On the Polish border", "JEFFERSON CITY, Mo.": "Jefferson City, Mo.", "ST. LOUIS": "St. Louis",
		"McALLEN": "McAllen", "L'AQUILA": "L'Aquila", "PORT-AU-PRINCE": "Port-au-Prince", "CIUDAD DE MÉXICO": "Ciudad de México", "SÃO PAULO, SP": "São Paulo, SP",
		"WASHINGTON, D.C.": "Washington, D.C.", "İSTANBUL": "İstanbul", "МОСКВА": "Москва", "NEUSTADT-SÜD": "Neustadt-Süd", "Kyiv": "Kyiv", "the Etihad Stadium": "the Etihad Stadium", "東京": "東京", "": "",
	} {
		assert.Equal(t, want, titlePlace(in))
	}
}
