package page

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

func TestReadings(t *testing.T) {
	for _, r := range readings() {
		name, err := htmlindex.Name(r.charset)
		require.NoError(t, err)
		assert.Len(t, r.languages, len(r.models)+len(r.characters), name)
		for i, m := range r.models {
			require.NotNil(t, m, "%s has no text in %s", name, r.languages[i])
			assert.Less(t, m.n, int(classUpper))
		}
		for i, m := range r.characters {
			assert.NotEmpty(t, m, "%s has no characters in %s", name, r.languages[i])
		}
	}
}

func TestGuesses(t *testing.T) {
	// Each is a single word that says enough.
	for _, tt := range []struct {
		charset *charmap.Charmap
		text    string
	}{
		{charmap.Windows1251, "правительство"},
		{charmap.KOI8R, "правительство"},
		{charmap.Windows1253, "κυβέρνηση"},
		{charmap.Windows1255, "הממשלה"},
		{charmap.Windows1256, "الحكومة"},
		{charmap.Windows874, "รัฐบาล"},
		{charmap.Windows1252, "gouvernements d’été"},
		{charmap.Windows1252, "Übergänge"},
	} {
		text, err := tt.charset.NewEncoder().Bytes([]byte(tt.text))
		require.NoError(t, err)
		assert.Equal(t, tt.charset, guesses(text)[0].charset, tt.text)
	}
}

func TestIsRefuted(t *testing.T) {
	const russian = "Городские власти объявили, что построят двенадцать новых библиотек."
	text, err := charmap.Windows1251.NewEncoder().Bytes([]byte(russian))
	require.NoError(t, err)
	gs := guesses(text)
	assert.False(t, isRefuted(charmap.Windows1251, gs, text))
	assert.True(t, isRefuted(charmap.Windows1252, gs, text))
	assert.True(t, isRefuted(charmap.KOI8R, gs, text))
	assert.False(t, isRefuted(charmap.ISO8859_3, gs, text), "no candidate")

	few := []byte("\xcf\xf0")
	assert.False(t, isRefuted(charmap.KOI8R, guesses(few), few), "too little to tell")
}

func TestSampleText(t *testing.T) {
	for _, tt := range []struct {
		in    string
		limit int
		want  string
	}{
		{"", 100, ""},
		{"<p>plain", 100, ""},
		{"<p>one caf\xe9, two caf\xe9 \xe0 la", 100, "caf\xe9 \xe0 "},
		{"<title>\xe9t\xe9</title><script>'\xe8'</script><style>\xe7</style><p title=\xea>\xeb", 100, "\xe9t\xe9 \xeb "},
		{"\xe9 \xe8 \xe7 \xe0", 4, "\xe9 \xe8 "},
		{"\xe9\xe8\xe7\xe0\xe2\xea", 4, "\xe9\xe8\xe7\xe0 "},
		{"<p>\x83@\x83A 1\xe9", 100, "\x83@\x83A \xe9 "},
		{"<title>\xe9", 100, "\xe9 "},
	} {
		assert.Equal(t, tt.want, string(sampleText([]byte(tt.in), tt.limit)), "%q", tt.in)
	}
}
